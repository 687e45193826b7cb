#include "config.h"

#include "diagram/route-curve.h"

#include <math.h>

/* The arm of a cubic that comes nearest to a quarter of a circle, from the corner inwards. */
#define CORNER_ARM (1 - 0.5523)
#define SWING_ARM 0.5
/* What a rounded corner keeps from other cards; the straight pieces have been given theirs. */
#define CLEARANCE 4.0

static const double radii[] = { 120, 80, 56, 40, 28, 20, 14, 10 };

static LtPoint
towards (LtPoint a,
         LtPoint b,
         double  distance)
{
  const double length = hypot (b.x - a.x, b.y - a.y);

  if (length < 1e-9)
    return a;
  return (LtPoint) { a.x + (b.x - a.x) * distance / length, a.y + (b.y - a.y) * distance / length };
}

static double
distance (LtPoint a,
          LtPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

static LtPoint
between (LtPoint a,
         LtPoint b,
         double  t)
{
  return (LtPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static void
add_bezier (GArray  *points,
            LtPoint  b,
            LtPoint  c,
            LtPoint  d)
{
  const LtPoint more[3] = { b, c, d };

  g_array_append_vals (points, more, 3);
}

static LtPoint
last_point (GArray *points)
{
  return g_array_index (points, LtPoint, points->len - 1);
}

static void
add_line (GArray  *points,
          LtPoint  to)
{
  const LtPoint from = last_point (points);

  if (distance (from, to) > 1e-6)
    add_bezier (points, between (from, to, 1.0 / 3), between (from, to, 2.0 / 3), to);
}

static LtCurve
take_curve (GArray *points)
{
  LtCurve curve;

  curve.n_points = points->len;
  curve.points = (LtPoint *) (gpointer) g_array_free (points, FALSE);
  return curve;
}

static GArray *
begin_curve (LtPoint at)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (LtPoint));

  g_array_append_val (points, at);
  return points;
}

/** lt_route_curve_straight: the line from @a to @b as a curve. */
LtCurve
lt_route_curve_straight (LtPoint a,
                         LtPoint b)
{
  GArray *points = begin_curve (a);

  add_bezier (points, between (a, b, 1.0 / 3), between (a, b, 2.0 / 3), b);
  return take_curve (points);
}

/**
 * lt_route_curve_s:
 * @upright: leave and arrive along y instead of along x
 *
 * One swing from @a to @b, with a short straight piece at both ends, since either may have the arrow head.
 */
LtCurve
lt_route_curve_s (LtPoint  a,
                  LtPoint  b,
                  gboolean upright)
{
  GArray *points = begin_curve (a);
  const double along = upright ? b.y - a.y : b.x - a.x;
  const double straight = CLAMP (fabs (along) / 4, 0, LT_ROUTE_ARROW) * (along < 0 ? -1 : 1);
  const LtPoint begin = upright ? (LtPoint) { a.x, a.y + straight } : (LtPoint) { a.x + straight, a.y };
  const LtPoint end = upright ? (LtPoint) { b.x, b.y - straight } : (LtPoint) { b.x - straight, b.y };
  const double arm = (along - 2 * straight) * 0.55;

  add_line (points, begin);
  if (upright)
    add_bezier (points, (LtPoint) { begin.x, begin.y + arm }, (LtPoint) { end.x, end.y - arm }, end);
  else
    add_bezier (points, (LtPoint) { begin.x + arm, begin.y }, (LtPoint) { end.x - arm, end.y }, end);
  add_line (points, b);
  return take_curve (points);
}

/**
 * lt_route_curve_through:
 * @points: an even number of them, each further right than the one before
 *
 * A curve that goes level from the first point, swings to the second, goes straight to the third, swings to the
 * fourth and so on. The ends are straight for an arrow head.
 */
LtCurve
lt_route_curve_through (const LtPoint *points,
                        guint          n_points)
{
  GArray *curve = begin_curve (points[0]);

  for (guint i = 0; i + 1 < n_points; i += 2)
    {
      LtPoint a = points[i], b = points[i + 1];
      const double straight = MIN ((b.x - a.x) / 4, LT_ROUTE_ARROW);

      a.x += i == 0 ? straight : 0;
      b.x -= i + 2 == n_points ? straight : 0;
      add_line (curve, a);
      if (fabs (b.y - a.y) < 0.01)
        add_line (curve, b);
      else
        add_bezier (curve, (LtPoint) { a.x + (b.x - a.x) * SWING_ARM, a.y }, (LtPoint) { b.x - (b.x - a.x) * SWING_ARM, b.y }, b);
    }
  add_line (curve, points[n_points - 1]);
  return take_curve (curve);
}

/**
 * lt_route_curve_loop:
 * @nth: how many loops the card has already
 *
 * From the top of a card over its right corner to its right side.
 */
LtCurve
lt_route_curve_loop (const LtRect *card,
                     guint         nth)
{
  const double size = MIN (16 + 5.0 * MIN (nth, 4), MIN (card->width, card->height) * 0.45);
  const LtPoint corner = { card->x + card->width, card->y };
  const LtPoint a = { corner.x - size, corner.y }, b = { corner.x, corner.y + size };
  GArray *points = begin_curve (a);

  add_bezier (points, (LtPoint) { a.x, a.y - 1.6 * size }, (LtPoint) { b.x + 1.6 * size, b.y }, b);
  return take_curve (points);
}

typedef struct {
  LtObstacles   *obstacles;
  guint          from, to;
  const LtPoint *corners;
  guint          n_corners;
  GArray        *points;
} Smoothing;

/* How much of the piece after corner @i a curve at one of its ends may use up. */
static double
share_of (const Smoothing *s,
          guint            i)
{
  const double length = distance (s->corners[i], s->corners[i + 1]);

  if (s->n_corners == 2)
    return length;
  if (i == 0 || i + 2 == s->n_corners)
    return length > 2 * LT_ROUTE_ARROW ? length - LT_ROUTE_ARROW : length / 2;
  return length / 2;
}

static gboolean
is_clear (const Smoothing *s,
          const LtPoint   *p)
{
  return !lt_obstacles_meet_bezier (s->obstacles, p, CLEARANCE, s->from, s->to, -0.5);
}

/* Two turns that undo each other with a piece between them, as one swing. Where that would be steep it would
 * lean on the cards beside it, and two round corners look better. */
static gboolean
add_swing (Smoothing *s,
           guint      i)
{
  const LtPoint a = s->corners[i], b = s->corners[i + 1];
  const double middle = distance (a, b);
  const double most = MIN (share_of (s, i - 1), share_of (s, i + 1));

  for (double reach = MIN (most, MAX (24, middle * 0.9)); reach * LT_ROUTE_STEEP >= middle; reach *= 0.75)
    {
      const LtPoint start = towards (a, s->corners[i - 1], reach), end = towards (b, s->corners[i + 2], reach);
      const LtPoint p[4] = { start, between (start, a, 1.1), between (end, b, 1.1), end };

      if (reach < 4)
        break;
      if (!is_clear (s, p))
        continue;
      add_line (s->points, start);
      add_bezier (s->points, p[1], p[2], p[3]);
      return TRUE;
    }
  return FALSE;
}

static void
add_corner (Smoothing *s,
            guint      i)
{
  const LtPoint corner = s->corners[i];
  const double most = MIN (share_of (s, i - 1), share_of (s, i));

  for (guint k = 0; k < G_N_ELEMENTS (radii); k++)
    {
      const double radius = MIN (radii[k], most);
      const LtPoint start = towards (corner, s->corners[i - 1], radius), end = towards (corner, s->corners[i + 1], radius);
      const LtPoint p[4] = { start, towards (corner, start, radius * CORNER_ARM),
                             towards (corner, end, radius * CORNER_ARM), end };

      if (radius < 1)
        break;
      if (k + 1 < G_N_ELEMENTS (radii) && (most <= radii[k + 1] || !is_clear (s, p)))
        continue;
      add_line (s->points, start);
      add_bezier (s->points, p[1], p[2], p[3]);
      return;
    }
  add_line (s->points, corner);
}

static gboolean
is_swing (const Smoothing *s,
          guint            i)
{
  const LtPoint *c = s->corners + i;
  const double before_x = c[0].x - c[-1].x, before_y = c[0].y - c[-1].y;
  const double after_x = c[2].x - c[1].x, after_y = c[2].y - c[1].y;

  return before_x * after_x + before_y * after_y > 0;
}

static LtCurve
finish (Smoothing *s)
{
  add_line (s->points, s->corners[s->n_corners - 1]);
  if (s->points->len == 1)
    add_bezier (s->points, s->corners[0], s->corners[0], s->corners[0]);
  return take_curve (s->points);
}

/**
 * lt_route_curve_smooth:
 * @corners: a path of right angles, at least two points
 * @from, @to: the cards that it joins
 *
 * Rounds every corner as much as other cards allow.
 */
LtCurve
lt_route_curve_smooth (LtObstacles   *obstacles,
                       const LtPoint *corners,
                       guint          n_corners,
                       guint          from,
                       guint          to)
{
  Smoothing s = { obstacles, from, to, corners, n_corners, begin_curve (corners[0]) };

  for (guint i = 1; i + 1 < n_corners; i++)
    {
      if (i + 2 < n_corners && is_swing (&s, i) && add_swing (&s, i))
        i++;
      else
        add_corner (&s, i);
    }
  return finish (&s);
}

/**
 * lt_route_curve_bend:
 * @corners: a path of any angles, at least two points
 * @from, @to: the cards that it joins
 *
 * Rounds every corner as much as other cards allow, each by itself.
 */
LtCurve
lt_route_curve_bend (LtObstacles   *obstacles,
                     const LtPoint *corners,
                     guint          n_corners,
                     guint          from,
                     guint          to)
{
  Smoothing s = { obstacles, from, to, corners, n_corners, begin_curve (corners[0]) };

  for (guint i = 1; i + 1 < n_corners; i++)
    add_corner (&s, i);
  return finish (&s);
}
