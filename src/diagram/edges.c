/* The last step of every layout: each edge a curve from border to border that passes through no card. */
#include "config.h"

#include "diagram/plan.h"
#include "diagram/router.h"

#include <math.h>
#include <string.h>

/* An end no farther from its card than this is moved onto it; one farther off is joined by a line. */
#define SNAP 3.0
#define SAMPLES 24

static LtPoint
nearest_on_border (const LtRect *rect,
                   LtPoint       p)
{
  const double right = rect->x + rect->width, bottom = rect->y + rect->height;
  LtPoint q = { CLAMP (p.x, rect->x, right), CLAMP (p.y, rect->y, bottom) };
  const double depths[4] = { q.x - rect->x, right - q.x, q.y - rect->y, bottom - q.y };
  guint least = 0;

  for (guint i = 1; i < 4; i++)
    if (depths[i] < depths[least])
      least = i;
  /* Outside, one of the depths is zero already. */
  if (least == 0)
    q.x = rect->x;
  else if (least == 1)
    q.x = right;
  else if (least == 2)
    q.y = rect->y;
  else
    q.y = bottom;
  return q;
}

static void
reverse (LtCurve *curve)
{
  for (guint i = 0; i < curve->n_points / 2; i++)
    {
      const LtPoint p = curve->points[i];

      curve->points[i] = curve->points[curve->n_points - 1 - i];
      curve->points[curve->n_points - 1 - i] = p;
    }
}

static void
drop_first (LtCurve *curve,
            guint    n)
{
  memmove (curve->points, curve->points + n, (curve->n_points - n) * sizeof (LtPoint));
  curve->n_points -= n;
}

/* Cuts off what lies inside the card that the curve starts from. */
static void
cut_inside (LtCurve      *curve,
            const LtRect *rect)
{
  const LtRect inside = lt_rect_grow (rect, -0.01);

  while (curve->n_points >= 4)
    {
      double low = 0, high = -1;

      if (!lt_rect_contains (&inside, curve->points[0]))
        return;
      for (guint i = 1; i <= SAMPLES && high < 0; i++)
        {
          const double t = (double) i / SAMPLES;

          if (lt_rect_contains (&inside, lt_bezier_at (curve->points, t)))
            low = t;
          else
            high = t;
        }
      if (high < 0)
        {
          /* All of this piece is inside; the curve begins with the next. */
          if (curve->n_points < 7)
            return;
          drop_first (curve, 3);
          continue;
        }
      for (guint i = 0; i < 40; i++)
        {
          const double middle = (low + high) / 2;

          if (lt_rect_contains (&inside, lt_bezier_at (curve->points, middle)))
            low = middle;
          else
            high = middle;
        }
      lt_bezier_split (curve->points, high, NULL, curve->points);
      return;
    }
}

static void
prepend_line (LtCurve *curve,
              LtPoint  from)
{
  const LtPoint to = curve->points[0];

  curve->points = g_renew (LtPoint, curve->points, curve->n_points + 3);
  memmove (curve->points + 3, curve->points, curve->n_points * sizeof (LtPoint));
  curve->n_points += 3;
  for (guint i = 0; i < 3; i++)
    curve->points[i] = (LtPoint) { from.x + (to.x - from.x) * i / 3, from.y + (to.y - from.y) * i / 3 };
}

/* Makes the curve start on the border of its card. */
static void
attach_start (LtCurve      *curve,
              const LtRect *rect)
{
  LtPoint border;
  double dx, dy;

  cut_inside (curve, rect);
  border = nearest_on_border (rect, curve->points[0]);
  dx = border.x - curve->points[0].x;
  dy = border.y - curve->points[0].y;
  if (hypot (dx, dy) > SNAP)
    {
      prepend_line (curve, border);
      return;
    }
  curve->points[0] = border;
  curve->points[1] = (LtPoint) { curve->points[1].x + dx, curve->points[1].y + dy };
}

static double
distance_to_centre (LtPoint       p,
                    const LtRect *rect)
{
  const LtPoint centre = lt_rect_centre (rect);

  return hypot (p.x - centre.x, p.y - centre.y);
}

/* From border to border, in the direction of the flow. */
static void
attach (LtCurve      *curve,
        const LtRect *from,
        const LtRect *to)
{
  const LtPoint first = curve->points[0], last = curve->points[curve->n_points - 1];

  if (distance_to_centre (first, to) + distance_to_centre (last, from) <
      distance_to_centre (first, from) + distance_to_centre (last, to))
    reverse (curve);
  attach_start (curve, from);
  reverse (curve);
  attach_start (curve, to);
  reverse (curve);
}

/**
 * lt_edges_finish:
 *
 * Every card must have its place. Curves that are there are kept where they can be.
 */
void
lt_edges_finish (LtGraph  *graph,
                 LtLayout *layout)
{
  g_autoptr (LtRouter) router = lt_router_new_for_flow ((const LtRect *) (gpointer) layout->nodes->data, layout->nodes->len,
                                                        graph->kind == LT_DIAGRAM_OVERVIEW ? LT_ROUTER_UPWARDS
                                                                                           : LT_ROUTER_RIGHTWARDS);
  g_autofree guint (*ends)[2] = g_malloc0_n (graph->edges->len + 1, sizeof *ends);
  g_autofree guint *missing = g_new (guint, graph->edges->len + 1);
  g_autofree LtCurve *curves = NULL;
  guint n_missing = 0;

  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      LtCurve *curve = lt_layout_curve (layout, i);

      if (curve->n_points >= 4)
        {
          attach (curve, lt_layout_rect (layout, edge->from), lt_layout_rect (layout, edge->to));
          if (lt_router_is_clear (router, curve, edge->from, edge->to))
            continue;
        }
      lt_curve_clear (curve);
      ends[n_missing][0] = edge->from;
      ends[n_missing][1] = edge->to;
      missing[n_missing++] = i;
    }
  curves = lt_router_route_all (router, (const guint (*)[2]) ends, n_missing);
  for (guint i = 0; i < n_missing; i++)
    *lt_layout_curve (layout, missing[i]) = curves[i];
}
