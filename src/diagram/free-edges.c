/* The edges of a layout without lanes: straight from border to border where nothing is in the way, else bent around the
 * cards that are; no side of a card is better than another. */
#include "config.h"

#include "diagram/corridors.h"
#include "diagram/free-path.h"
#include "diagram/plan.h"
#include "diagram/route-curve.h"
#include "diagram/route-search.h"

#include <math.h>
#include <stdlib.h>

/* What a straight edge keeps from cards that it passes. */
#define CLEARANCE 6.0
/* Between edges that join the same two cards; they take up this much of a card at most. */
#define PARALLEL_STEP 13.0
#define PARALLEL_SHARE 0.6

typedef struct {
  guint    from, to;
  double   aside;               /* parallel edges: how far from the line between the middles */
  guint    order;
  GArray  *corners;             /* of one at right angles, until it is known where others run */
} Link;

typedef struct {
  LtObstacles   *obstacles;
  LtFreePath    *paths;
  LtRouteSearch *search;
} Router;

static gint
compare_links (gconstpointer a,
               gconstpointer b)
{
  const Link *first = *(Link *const *) a, *second = *(Link *const *) b;
  const guint ends[2][2] = { { MIN (first->from, first->to), MAX (first->from, first->to) },
                             { MIN (second->from, second->to), MAX (second->from, second->to) } };

  for (guint i = 0; i < 2; i++)
    if (ends[0][i] != ends[1][i])
      return ends[0][i] < ends[1][i] ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

static double
shorter_side (const LtRect *a,
              const LtRect *b)
{
  return MIN (MIN (a->width, a->height), MIN (b->width, b->height));
}

/* Edges between the same two cards are told apart. */
static void
set_parallels_apart (Link     *links,
                     guint     n,
                     LtLayout *layout)
{
  g_autofree Link **sorted = g_new (Link *, n + 1);

  for (guint i = 0; i < n; i++)
    sorted[i] = &links[i];
  qsort (sorted, n, sizeof *sorted, compare_links);
  for (guint start = 0, end; start < n; start = end)
    {
      const Link *first = sorted[start];
      double step;

      for (end = start + 1; end < n && MIN (sorted[end]->from, sorted[end]->to) == MIN (first->from, first->to) &&
                            MAX (sorted[end]->from, sorted[end]->to) == MAX (first->from, first->to); end++)
        ;
      step = MIN (PARALLEL_STEP, PARALLEL_SHARE * shorter_side (lt_layout_rect (layout, first->from),
                                                                lt_layout_rect (layout, first->to)) / (end - start));
      for (guint i = start; i < end; i++)
        sorted[i]->aside = (i - start - (end - start - 1) / 2.0) * step;
    }
}

/* Where the line from a point in a card to one outside leaves it. */
static LtPoint
leave_card (const LtRect *card,
            LtPoint       inside,
            LtPoint       outside)
{
  const double dx = outside.x - inside.x, dy = outside.y - inside.y;
  const double to_x = dx > 0 ? (card->x + card->width - inside.x) / dx : dx < 0 ? (card->x - inside.x) / dx : G_MAXDOUBLE;
  const double to_y = dy > 0 ? (card->y + card->height - inside.y) / dy : dy < 0 ? (card->y - inside.y) / dy : G_MAXDOUBLE;
  const double t = CLAMP (MIN (to_x, to_y), 0, 1);

  return (LtPoint) { inside.x + dx * t, inside.y + dy * t };
}

/* The points inside the two cards that an edge aims at. */
static void
find_aims (const LtRect *from,
           const LtRect *to,
           const Link   *link,
           LtPoint       aims[2])
{
  const gboolean forwards = link->from < link->to;
  const double dx = (to->x + to->width / 2 - from->x - from->width / 2) * (forwards ? 1 : -1);
  const double dy = (to->y + to->height / 2 - from->y - from->height / 2) * (forwards ? 1 : -1);
  const double length = MAX (hypot (dx, dy), 1e-6);

  aims[0] = lt_rect_centre (from);
  aims[1] = lt_rect_centre (to);
  for (guint i = 0; i < 2; i++)
    {
      aims[i].x -= dy / length * link->aside;
      aims[i].y += dx / length * link->aside;
    }
}

static gboolean
is_clear (Router        *router,
          const LtCurve *curve,
          double         clearance,
          const Link    *link)
{
  return !lt_obstacles_meet_curve (router->obstacles, curve, clearance, link->from, link->to, -1);
}

/* From the one card's border to the other's along the corners, whose first and last are inside. */
static gboolean
try_corners (Router     *router,
             const Link *link,
             GArray     *corners,
             double      clearance,
             LtCurve    *curve)
{
  LtPoint *points = (LtPoint *) (gpointer) corners->data;
  const guint last = corners->len - 1;

  points[0] = leave_card (lt_obstacles_get (router->obstacles, link->from), points[0], points[1]);
  points[last] = leave_card (lt_obstacles_get (router->obstacles, link->to), points[last], points[last - 1]);
  *curve = lt_route_curve_bend (router->obstacles, points, corners->len, link->from, link->to);
  if (is_clear (router, curve, clearance, link))
    return TRUE;
  lt_curve_clear (curve);
  return FALSE;
}

static LtCurve
cross_anyway (const LtRect *from,
              const LtRect *to,
              LtPoint       start,
              LtPoint       end)
{
  if (lt_rect_intersects (from, to))
    return lt_route_curve_straight (lt_route_port (from, LT_SIDE_RIGHT, 0.5), lt_route_port (to, LT_SIDE_LEFT, 0.5));
  return lt_route_curve_straight (leave_card (from, start, end), leave_card (to, end, start));
}

/* At right angles, where it is too crowded for anything else. */
static GArray *
search (Router     *router,
        const Link *link)
{
  const LtRect *from = lt_obstacles_get (router->obstacles, link->from), *to = lt_obstacles_get (router->obstacles, link->to);
  LtRouteEnds ends = { .from = link->from, .to = link->to, .any_side = TRUE };

  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      const gboolean upright = side == LT_SIDE_RIGHT || side == LT_SIDE_LEFT;

      ends.leave[side] = CLAMP (0.5 + link->aside / (upright ? from->height : from->width), 0.1, 0.9);
      ends.enter[side] = CLAMP (0.5 + link->aside / (upright ? to->height : to->width), 0.1, 0.9);
    }
  return lt_rect_intersects (from, to) ? NULL : lt_route_search_find (router->search, &ends);
}

static LtCurve
find_way (Router *router,
          Link   *link)
{
  const LtRect *from = lt_obstacles_get (router->obstacles, link->from), *to = lt_obstacles_get (router->obstacles, link->to);
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (LtPoint));
  g_autoptr (GArray) path = NULL;
  LtCurve curve = { 0 };
  LtPoint aims[2];

  find_aims (from, to, link, aims);
  g_array_append_vals (line, aims, 2);
  if (lt_rect_intersects (from, to))
    return cross_anyway (from, to, aims[0], aims[1]);
  if (try_corners (router, link, line, CLEARANCE, &curve))
    return curve;
  path = lt_free_path_find (router->paths, link->from, link->to, aims[0], aims[1]);
  if (path != NULL && path->len >= 2 && try_corners (router, link, path, 1, &curve))
    return curve;
  link->corners = search (router, link);
  return link->corners != NULL ? curve : cross_anyway (from, to, aims[0], aims[1]);
}

static Link *
list_links (LtGraph  *graph,
            LtLayout *layout)
{
  Link *links = g_new0 (Link, graph->edges->len + 1);

  for (guint i = 0; i < graph->edges->len; i++)
    links[i] = (Link) { lt_graph_edge (graph, i)->from, lt_graph_edge (graph, i)->to, 0, i, NULL };
  set_parallels_apart (links, graph->edges->len, layout);
  return links;
}

/* What goes at right angles is drawn when all of it is known. */
static void
finish_searched (Router   *router,
                 Link     *links,
                 guint     n,
                 LtLayout *layout)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (links[i].corners != NULL)
      g_ptr_array_add (paths, links[i].corners);
  lt_corridors_spread (router->obstacles, paths);
  for (guint i = 0; i < n; i++)
    if (links[i].corners != NULL)
      {
        *lt_layout_curve (layout, i) = lt_route_curve_smooth (router->obstacles, (LtPoint *) (gpointer) links[i].corners->data,
                                                              links[i].corners->len, links[i].from, links[i].to);
        g_array_unref (links[i].corners);
      }
}

/**
 * lt_free_edges_finish:
 *
 * Every card must have its place. Edges that have a curve keep it where it is still clear of all cards.
 */
void
lt_free_edges_finish (LtGraph  *graph,
                      LtLayout *layout)
{
  g_autoptr (LtObstacles) obstacles = lt_obstacles_new ((const LtRect *) (gpointer) layout->nodes->data, layout->nodes->len);
  g_autoptr (LtFreePath) paths = lt_free_path_new (obstacles);
  g_autoptr (LtRouteSearch) route_search = lt_route_search_new (obstacles);
  g_autofree guint *loops = g_new0 (guint, graph->nodes->len + 1);
  g_autofree Link *links = list_links (graph, layout);
  Router router = { obstacles, paths, route_search };

  for (guint i = 0; i < graph->edges->len; i++)
    {
      LtCurve *curve = lt_layout_curve (layout, i);
      const gboolean is_loop = links[i].from == links[i].to;
      const guint nth = is_loop ? loops[links[i].from]++ : 0;

      if (curve->n_points >= 4 && is_clear (&router, curve, -1, &links[i]))
        continue;
      lt_curve_clear (curve);
      *curve = is_loop ? lt_route_curve_loop (lt_layout_rect (layout, links[i].from), nth) : find_way (&router, &links[i]);
    }
  finish_searched (&router, links, graph->edges->len, layout);
}
