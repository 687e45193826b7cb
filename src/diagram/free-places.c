/* Without lanes, around cards whose places are given: new cards beside their neighbours, nothing else is moved. */
#include "config.h"

#include "diagram/plan.h"

#include <math.h>

/* Between a new card and any other. */
#define GAP 36.0
/* A place is looked for on ellipses around the one wanted, each so much larger than the one before. */
#define STEP 48.0
#define DIRECTIONS 16
#define MAX_ELLIPSES 400

typedef struct {
  LtGraph *graph;
  LtRect  *rects;               /* width 0: not yet placed */
} Places;

static gboolean
is_placed (const Places *p,
           guint         node)
{
  return p->rects[node].width > 0;
}

static gboolean
is_free (const Places *p,
         const LtRect *rect)
{
  const LtRect with_gap = lt_rect_grow (rect, GAP);

  for (guint i = 0; i < p->graph->nodes->len; i++)
    if (is_placed (p, i) && lt_rect_intersects (&p->rects[i], &with_gap))
      return FALSE;
  return TRUE;
}

static LtRect
find_bounds (const Places *p)
{
  LtRect bounds = { 0 };

  for (guint i = 0; i < p->graph->nodes->len; i++)
    if (is_placed (p, i))
      bounds = lt_rect_union (&bounds, &p->rects[i]);
  return bounds;
}

/* Where a card's neighbours would have it: amid them, or outwards from the only one. */
static guint
ask_neighbours (const Places *p,
                guint         node,
                LtPoint      *wish)
{
  LtPoint sum = { 0 };
  guint n = 0;

  for (guint i = 0; i < p->graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (p->graph, i);
      const guint other = edge->from == node ? edge->to : edge->from;
      LtPoint centre;

      if ((edge->from != node && edge->to != node) || !is_placed (p, other))
        continue;
      centre = lt_rect_centre (&p->rects[other]);
      sum = (LtPoint) { sum.x + centre.x, sum.y + centre.y };
      n++;
    }
  if (n > 0)
    *wish = (LtPoint) { sum.x / n, sum.y / n };
  return n;
}

/* The nearest free place; of several that are as near, the one farthest from the middle of all. */
static LtRect
find_free (const Places *p,
           LtRect        rect,
           LtPoint       wish,
           LtPoint       middle)
{
  for (guint ellipse = 0; ellipse < MAX_ELLIPSES; ellipse++)
    {
      double farthest = -1;
      LtRect best = rect;

      for (guint i = 0; i < (ellipse == 0 ? 1 : DIRECTIONS); i++)
        {
          const double angle = 2 * G_PI * i / DIRECTIONS;
          const LtPoint centre = { wish.x + ellipse * STEP * LT_ASPECT * cos (angle), wish.y + ellipse * STEP * sin (angle) };
          const double distance = hypot (centre.x - middle.x, centre.y - middle.y);

          rect.x = centre.x - rect.width / 2;
          rect.y = centre.y - rect.height / 2;
          if (distance > farthest + 1e-6 && is_free (p, &rect))
            {
              farthest = distance;
              best = rect;
            }
        }
      if (farthest >= 0)
        return best;
    }
  return rect;
}

static gboolean
place (gpointer data,
       guint    node,
       gboolean lonely)
{
  Places *p = data;
  LtPoint wish = { 0 };
  const guint neighbours = ask_neighbours (p, node, &wish);
  LtRect rect = { 0, 0, lt_graph_node (p->graph, node)->width, lt_graph_node (p->graph, node)->height };
  LtRect bounds;

  if (neighbours == 0 && !lonely)
    return FALSE;
  bounds = find_bounds (p);
  if (neighbours == 0)
    wish = (LtPoint) { bounds.x + rect.width / 2, bounds.y + bounds.height + 2 * GAP + rect.height / 2 };
  p->rects[node] = find_free (p, rect, wish, lt_rect_centre (&bounds));
  return TRUE;
}

/**
 * lt_free_from_places: lt_layout_from_places() for a graph without lanes.
 * @places: at least one of them given
 *
 * Returns: (transfer full): the layout, with every card that has a place where it was
 */
LtLayout *
lt_free_from_places (LtGraph       *graph,
                     const LtRect  *places,
                     const LtCurve *curves)
{
  LtLayout *layout = lt_layout_new (graph);
  Places p = { graph, (LtRect *) (gpointer) layout->nodes->data };

  for (guint i = 0; i < graph->nodes->len; i++)
    if (lt_place_is_given (&places[i]))
      p.rects[i] = (LtRect) { places[i].x, places[i].y, lt_graph_node (graph, i)->width, lt_graph_node (graph, i)->height };
  lt_places_grow (graph, p.rects, place, &p);
  if (curves != NULL)
    lt_curves_keep (graph, layout, curves);
  lt_free_edges_finish (graph, layout);
  lt_layout_find_bounds (layout);
  return layout;
}
