#include "config.h"

#include "diagram/geometry.h"

#include <math.h>

/* Beyond this many pieces a Bézier gains nothing that an eye could see. */
#define MAX_PIECES 64

gboolean
lt_rect_contains (const LtRect *rect,
                  LtPoint       point)
{
  return point.x >= rect->x && point.x <= rect->x + rect->width &&
         point.y >= rect->y && point.y <= rect->y + rect->height;
}

/**
 * lt_rect_intersects:
 *
 * Whether the two share some inside; touching borders do not count. A line (width or height 0)
 * strictly inside a rectangle does.
 */
gboolean
lt_rect_intersects (const LtRect *a,
                    const LtRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width &&
         a->y < b->y + b->height && b->y < a->y + a->height;
}

static gboolean
is_nothing (const LtRect *rect)
{
  return rect->width <= 0 && rect->height <= 0;
}

/**
 * lt_rect_union:
 *
 * The smallest rectangle around both. One without width and height is nothing, so that a union
 * can start from an empty rectangle.
 */
LtRect
lt_rect_union (const LtRect *a,
               const LtRect *b)
{
  double x, y;

  if (is_nothing (a))
    return *b;
  if (is_nothing (b))
    return *a;
  x = MIN (a->x, b->x);
  y = MIN (a->y, b->y);
  return (LtRect) { x, y,
                    MAX (a->x + a->width, b->x + b->width) - x,
                    MAX (a->y + a->height, b->y + b->height) - y };
}

/** lt_rect_grow: @rect moved outwards @by units on every side; inwards where it is negative. */
LtRect
lt_rect_grow (const LtRect *rect,
              double        by)
{
  return (LtRect) { rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

/**
 * lt_rect_crosses_line:
 *
 * Whether the straight line from @a to @b has a point strictly inside @rect (Liang and Barsky's
 * clipping).
 */
gboolean
lt_rect_crosses_line (const LtRect *rect,
                      LtPoint       a,
                      LtPoint       b)
{
  const double d[2] = { b.x - a.x, b.y - a.y };
  const double low[2] = { rect->x - a.x, rect->y - a.y };
  const double high[2] = { low[0] + rect->width, low[1] + rect->height };
  double enter = 0, leave = 1;

  if (rect->width <= 0 || rect->height <= 0)
    return FALSE;
  for (guint axis = 0; axis < 2; axis++)
    {
      double first, second;

      if (d[axis] == 0)
        {
          if (low[axis] >= 0 || high[axis] <= 0)
            return FALSE;
          continue;
        }
      first = low[axis] / d[axis];
      second = high[axis] / d[axis];
      enter = MAX (enter, MIN (first, second));
      leave = MIN (leave, MAX (first, second));
    }
  /* A single point belongs to the border, unless the line itself is only a point. */
  return enter < leave || (d[0] == 0 && d[1] == 0);
}

/** lt_curve_clear: frees the points; the struct itself is the caller's. */
void
lt_curve_clear (LtCurve *curve)
{
  g_clear_pointer (&curve->points, g_free);
  curve->n_points = 0;
}

gboolean
lt_curve_equal (const LtCurve *a, const LtCurve *b)
{
  if (a->n_points != b->n_points)
    return FALSE;
  for (guint i = 0; i < a->n_points; i++)
    if (a->points[i].x != b->points[i].x || a->points[i].y != b->points[i].y)
      return FALSE;
  return TRUE;
}

/** lt_curve_copy: a deep copy, to be freed with lt_curve_clear(). */
LtCurve
lt_curve_copy (const LtCurve *curve)
{
  LtCurve copy = { NULL, curve->n_points };

  if (curve->n_points > 0)
    copy.points = g_memdup2 (curve->points, curve->n_points * sizeof (LtPoint));
  return copy;
}

static double
cubic (double a, double b, double c, double d, double t)
{
  const double s = 1 - t;

  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

/** lt_bezier_at: the point of the cubic Bézier @p (four points) at @t in 0..1. */
LtPoint
lt_bezier_at (const LtPoint *p,
              double         t)
{
  return (LtPoint) { cubic (p[0].x, p[1].x, p[2].x, p[3].x, t), cubic (p[0].y, p[1].y, p[2].y, p[3].y, t) };
}

/* Widens low..high by the extremes that the cubic has between its ends: the roots of its derivative. */
static void
extend_by_extremes (double  p0,
                    double  p1,
                    double  p2,
                    double  p3,
                    double *low,
                    double *high)
{
  const double a = -p0 + 3 * p1 - 3 * p2 + p3;
  const double b = 2 * (p0 - 2 * p1 + p2);
  const double c = p1 - p0;
  const double discriminant = b * b - 4 * a * c;
  double roots[2] = { -1, -1 };

  /* It never leaves the span of its four points. */
  if (MIN (p1, p2) >= *low && MAX (p1, p2) <= *high)
    return;
  if (fabs (a) < 1e-12)
    {
      if (fabs (b) > 1e-12)
        roots[0] = -c / b;
    }
  else if (discriminant >= 0)
    {
      roots[0] = (-b + sqrt (discriminant)) / (2 * a);
      roots[1] = (-b - sqrt (discriminant)) / (2 * a);
    }
  for (guint i = 0; i < 2; i++)
    if (roots[i] > 0 && roots[i] < 1)
      {
        const double value = cubic (p0, p1, p2, p3, roots[i]);

        *low = MIN (*low, value);
        *high = MAX (*high, value);
      }
}

/** lt_curve_get_bounds: the tight bounds of the curve itself, not of its control points. */
LtRect
lt_curve_get_bounds (const LtCurve *curve)
{
  double left, right, top, bottom;

  if (curve->n_points == 0)
    return (LtRect) { 0 };
  left = right = curve->points[0].x;
  top = bottom = curve->points[0].y;
  for (guint i = 0; i + 3 < curve->n_points; i += 3)
    {
      const LtPoint *p = curve->points + i;

      left = MIN (left, p[3].x);
      right = MAX (right, p[3].x);
      top = MIN (top, p[3].y);
      bottom = MAX (bottom, p[3].y);
      extend_by_extremes (p[0].x, p[1].x, p[2].x, p[3].x, &left, &right);
      extend_by_extremes (p[0].y, p[1].y, p[2].y, p[3].y, &top, &bottom);
    }
  return (LtRect) { left, top, right - left, bottom - top };
}

/* How many straight pieces keep a Bézier within the tolerance: its second derivative bounds the error. */
static guint
count_pieces (const LtPoint *p,
              double         tolerance)
{
  const double first = hypot (p[0].x - 2 * p[1].x + p[2].x, p[0].y - 2 * p[1].y + p[2].y);
  const double second = hypot (p[1].x - 2 * p[2].x + p[3].x, p[1].y - 2 * p[2].y + p[3].y);
  const double n = ceil (sqrt (0.75 * MAX (first, second) / MAX (tolerance, 1e-3)));

  return isfinite (n) ? (guint) CLAMP (n, 1, MAX_PIECES) : 1;
}

/**
 * lt_curve_flatten:
 * @tolerance: how far the polyline may be from the curve, in diagram units
 *
 * Returns: (element-type LtPoint) (transfer full): the curve as a polyline, empty for no path
 */
GArray *
lt_curve_flatten (const LtCurve *curve,
                  double         tolerance)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (LtPoint));

  if (curve->n_points < 4)
    return points;
  g_array_append_val (points, curve->points[0]);
  for (guint i = 0; i + 3 < curve->n_points; i += 3)
    {
      const LtPoint *p = curve->points + i;
      const guint n = count_pieces (p, tolerance);

      for (guint k = 1; k < n; k++)
        {
          const LtPoint point = lt_bezier_at (p, (double) k / n);

          g_array_append_val (points, point);
        }
      g_array_append_val (points, p[3]);
    }
  return points;
}

static double
distance_to_line (LtPoint point,
                  LtPoint a,
                  LtPoint b)
{
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  double t = 0;

  if (length > 0)
    t = CLAMP (((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0, 1);
  return hypot (point.x - (a.x + t * dx), point.y - (a.y + t * dy));
}

/**
 * lt_curve_distance:
 * @within: distances beyond it do not matter
 *
 * Returns: how far @point is from the curve, or %G_MAXDOUBLE where that is more than @within
 */
double
lt_curve_distance (const LtCurve *curve,
                   LtPoint        point,
                   double         within)
{
  g_autoptr (GArray) flat = NULL;
  LtRect bounds = lt_curve_get_bounds (curve);
  double best = G_MAXDOUBLE;

  bounds = lt_rect_grow (&bounds, within);
  if (curve->n_points < 4 || !lt_rect_contains (&bounds, point))
    return G_MAXDOUBLE;
  flat = lt_curve_flatten (curve, 0.5);
  for (guint i = 0; i + 1 < flat->len; i++)
    best = MIN (best, distance_to_line (point, g_array_index (flat, LtPoint, i), g_array_index (flat, LtPoint, i + 1)));
  return best <= within ? best : G_MAXDOUBLE;
}
