/* The last step of every layout: each edge a curve from border to border that passes through no card. */
#include "config.h"

#include "diagram/plan.h"
#include "diagram/router.h"

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
  const LtRouterFlow flow = graph->kind == LT_DIAGRAM_OVERVIEW ? LT_ROUTER_UPWARDS : LT_ROUTER_RIGHTWARDS;
  g_autoptr (GArray) obstacles = list_obstacles (graph, layout);
  g_autoptr (LtRouter) router = lt_router_new_for_flow ((const LtRect *) (gpointer) obstacles->data, obstacles->len, flow);
  g_autofree guint (*ends)[2] = g_malloc0_n (graph->edges->len + 1, sizeof *ends);
  g_autofree gboolean *skip = g_new0 (gboolean, graph->edges->len + 1);
  g_autofree LtCurve *curves = NULL;

  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      LtCurve *curve = lt_layout_curve (layout, i);

      ends[i][0] = edge->from;
      ends[i][1] = edge->to;
      skip[i] = curve->n_points >= 4 && lt_router_is_clear (router, curve, edge->from, edge->to);
    }
  curves = lt_router_route_all (router, (const guint (*)[2]) ends, graph->edges->len, skip, ways);
  for (guint i = 0; i < graph->edges->len; i++)
    if (!skip[i])
      {
        lt_curve_clear (lt_layout_curve (layout, i));
        *lt_layout_curve (layout, i) = curves[i];
      }
}
