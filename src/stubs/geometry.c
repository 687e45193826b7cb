#include "diagram/geometry.h"
#include <math.h>
gboolean lt_rect_contains (const LtRect *r, LtPoint p)
{ return p.x >= r->x && p.y >= r->y && p.x <= r->x + r->width && p.y <= r->y + r->height; }
gboolean lt_rect_intersects (const LtRect *a, const LtRect *b)
{ return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height && b->y <= a->y + a->height; }
LtRect lt_rect_union (const LtRect *a, const LtRect *b)
{
  double x = MIN (a->x, b->x), y = MIN (a->y, b->y);
  return (LtRect) { x, y, MAX (a->x + a->width, b->x + b->width) - x, MAX (a->y + a->height, b->y + b->height) - y };
}
LtRect lt_rect_grow (const LtRect *r, double by)
{ return (LtRect) { r->x - by, r->y - by, r->width + 2 * by, r->height + 2 * by }; }
void lt_curve_clear (LtCurve *c) { g_clear_pointer (&c->points, g_free); c->n_points = 0; }
LtCurve lt_curve_copy (const LtCurve *c)
{ return (LtCurve) { g_memdup2 (c->points, c->n_points * sizeof (LtPoint)), c->n_points }; }
LtRect lt_curve_get_bounds (const LtCurve *c)
{
  double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
  if (c->n_points < 4) return (LtRect) { 0 };
  for (guint i = 0; i < c->n_points; i++) {
    x0 = MIN (x0, c->points[i].x); y0 = MIN (y0, c->points[i].y); x1 = MAX (x1, c->points[i].x); y1 = MAX (y1, c->points[i].y);
  }
  return (LtRect) { x0, y0, x1 - x0, y1 - y0 };
}
GArray *lt_curve_flatten (const LtCurve *c, double tolerance)
{
  GArray *a = g_array_new (FALSE, FALSE, sizeof (LtPoint));
  if (c->n_points < 4) return a;
  g_array_append_val (a, c->points[0]);
  for (guint i = 0; i + 3 < c->n_points; i += 3) {
    const LtPoint *p = c->points + i;
    for (guint k = 1; k <= 24; k++) {
      double t = k / 24.0, u = 1 - t;
      LtPoint q = { u*u*u*p[0].x + 3*u*u*t*p[1].x + 3*u*t*t*p[2].x + t*t*t*p[3].x, u*u*u*p[0].y + 3*u*u*t*p[1].y + 3*u*t*t*p[2].y + t*t*t*p[3].y };
      g_array_append_val (a, q);
    }
  }
  return a;
}
double lt_curve_distance (const LtCurve *c, LtPoint p, double within)
{
  g_autoptr(GArray) f = lt_curve_flatten (c, 0.5);
  double best = INFINITY;
  for (guint i = 0; i + 1 < f->len; i++) {
    LtPoint a = g_array_index (f, LtPoint, i), b = g_array_index (f, LtPoint, i + 1);
    double dx = b.x - a.x, dy = b.y - a.y, l = dx * dx + dy * dy;
    double t = l > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / l, 0, 1) : 0;
    best = MIN (best, hypot (a.x + t * dx - p.x, a.y + t * dy - p.y));
  }
  return best;
}
