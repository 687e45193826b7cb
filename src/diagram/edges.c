/* The last step of every layout: each edge a curve from border to border that passes through no card. */
#include "config.h"

#include "diagram/plan.h"
#include "diagram/router.h"

#include <string.h>

/* Where the words of a strip's heading stand: its name and hint at the left, its count at the right. */
#define HEADING_TOP    8.0
#define HEADING_HEIGHT 28.0
#define HEADING_NAME   260.0
#define HEADING_COUNT  76.0
/* In the tree of chains they are one under the other at the left. */
#define TREE_HEADING_HEIGHT 84.0

/* What edges keep clear of: the cards, whose indexes stay, and after them the words of the headings. In a region the
 * flows between chains cross whole frames anyway. */
static GArray *
list_obstacles (LtGraph  *graph,
                LtLayout *layout)
{
  GArray *rects = g_array_sized_new (FALSE, FALSE, sizeof (LtRect), layout->nodes->len + 2 * layout->lanes->len);

  g_array_append_vals (rects, layout->nodes->data, layout->nodes->len);
  for (guint i = 0; graph->kind != LT_DIAGRAM_REGION && i < layout->lanes->len; i++)
    {
      const LtRect *strip = &g_array_index (layout->lanes, LtLaneStrip, i).rect;
      const LtRect tree = { strip->x + 8, strip->y + (strip->height - TREE_HEADING_HEIGHT) / 2,
                            LT_TREE_HEADING - 32, TREE_HEADING_HEIGHT };
      const LtRect name = { strip->x + 8, strip->y + HEADING_TOP, MIN (HEADING_NAME, strip->width * 0.5), HEADING_HEIGHT };
      const LtRect count = { strip->x + strip->width - HEADING_COUNT - 8, name.y, HEADING_COUNT, HEADING_HEIGHT };

      if (graph->kind == LT_DIAGRAM_OVERVIEW)
        {
          g_array_append_val (rects, tree);
          continue;
        }
      g_array_append_val (rects, name);
      if (strip->width > HEADING_NAME + 2 * HEADING_COUNT)
        g_array_append_val (rects, count);
    }
  return rects;
}

/* --- What is known to be clear --- */

static guint
hash_rect (gconstpointer data)
{
  const guint64 *words = data;
  guint64 hash = 0;

  for (guint i = 0; i < sizeof (LtRect) / sizeof *words; i++)
    hash = (hash ^ words[i]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return hash >> 32;
}

static gboolean
same_rect (gconstpointer a,
           gconstpointer b)
{
  return memcmp (a, b, sizeof (LtRect)) == 0;
}

/* Those obstacles that were not there. */
static GArray *
list_new_obstacles (GArray   *obstacles,
                    LtGraph  *former,
                    LtLayout *before)
{
  g_autoptr (GArray) there = list_obstacles (former, before);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_rect, same_rect);
  GArray *fresh = g_array_new (FALSE, FALSE, sizeof (LtRect));

  for (guint i = 0; i < there->len; i++)
    g_hash_table_add (known, &g_array_index (there, LtRect, i));
  for (guint i = 0; i < obstacles->len; i++)
    if (!g_hash_table_contains (known, &g_array_index (obstacles, LtRect, i)))
      g_array_append_val (fresh, g_array_index (obstacles, LtRect, i));
  return fresh;
}

static gboolean
meets_any (const LtCurve *curve,
           GArray        *rects)
{
  LtRect bounds = lt_curve_get_bounds (curve);

  for (guint i = 0; i < rects->len; i++)
    if (lt_rect_intersects (&bounds, &g_array_index (rects, LtRect, i)))
      return TRUE;
  return FALSE;
}

/* A curve that runs as it did, with nothing new in its way, is as clear as it was: for every edge whether that is so. */
static gboolean *
find_clear (LtGraph  *graph,
            LtLayout *layout,
            GArray   *obstacles,
            LtGraph  *former,
            LtLayout *before)
{
  gboolean *clear = g_new0 (gboolean, graph->edges->len + 1);
  g_autofree guint *same = NULL;
  g_autoptr (GArray) fresh = NULL;

  if (before == NULL)
    return clear;
  same = lt_layout_find_same_curves (graph, layout, former, before);
  fresh = list_new_obstacles (obstacles, former, before);
  for (guint i = 0; i < graph->edges->len; i++)
    clear[i] = same[i] != LT_NO_EDGE && !meets_any (lt_layout_curve (layout, i), fresh);
  return clear;
}

/* --- Routing --- */

static void
finish (LtGraph       *graph,
        LtLayout      *layout,
        const LtCurve *ways,
        LtGraph       *former,
        LtLayout      *before)
{
  const LtRouterFlow flow = graph->kind == LT_DIAGRAM_OVERVIEW ? LT_ROUTER_UPWARDS : LT_ROUTER_RIGHTWARDS;
  g_autoptr (GArray) obstacles = list_obstacles (graph, layout);
  g_autoptr (LtRouter) router = lt_router_new_for_flow ((const LtRect *) (gpointer) obstacles->data, obstacles->len, flow);
  g_autofree guint (*ends)[2] = g_malloc0_n (graph->edges->len + 1, sizeof *ends);
  g_autofree gboolean *skip = find_clear (graph, layout, obstacles, former, before);
  g_autofree LtCurve *curves = NULL;
  gboolean all = TRUE;

  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      LtCurve *curve = lt_layout_curve (layout, i);

      ends[i][0] = edge->from;
      ends[i][1] = edge->to;
      skip[i] = skip[i] || (curve->n_points >= 4 && lt_router_is_clear (router, curve, edge->from, edge->to));
      all = all && skip[i];
    }
  if (all)
    return;
  curves = lt_router_route_all (router, (const guint (*)[2]) ends, graph->edges->len, skip, ways);
  for (guint i = 0; i < graph->edges->len; i++)
    if (!skip[i])
      {
        lt_curve_clear (lt_layout_curve (layout, i));
        *lt_layout_curve (layout, i) = curves[i];
      }
}

/**
 * lt_edges_finish:
 *
 * Every card must have its place. Edges that have a curve keep it where it is still clear of all cards.
 *
 * All are routed by ourselves, those that Graphviz could have drawn too: its curves leave and enter cards
 * on any side, and when cards are moved they could not be had again, so that the picture would change its
 * manner with the first drag. But where Graphviz kept room for an edge among the cards of a column, it goes
 * through there: that is what makes the fewest crossings.
 */
void
lt_edges_finish (LtGraph       *graph,
                 LtLayout      *layout,
                 const LtCurve *ways)
{
  finish (graph, layout, ways, NULL, NULL);
}

void
lt_edges_finish_after (LtGraph  *graph,
                       LtLayout *layout,
                       LtGraph  *former,
                       LtLayout *before)
{
  finish (graph, layout, NULL, former, before);
}
