/* Points, rectangles and curves in diagram units (one unit is one pixel at zoom 1; y grows downwards). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct { double x, y; } LtPoint;
typedef struct { double x, y, width, height; } LtRect;

/**
 * LtCurve: an open path: a point, then whole cubic Béziers (three points each), so
 * 1 + 3n points; fewer than four is no path.
 */
typedef struct {
  LtPoint *points;
  guint    n_points;
} LtCurve;

static inline LtPoint
lt_rect_centre (const LtRect *r)
{
  return (LtPoint) { r->x + r->width / 2, r->y + r->height / 2 };
}

gboolean lt_rect_contains    (const LtRect *rect, LtPoint point);
gboolean lt_rect_intersects  (const LtRect *a, const LtRect *b);
LtRect   lt_rect_union       (const LtRect *a, const LtRect *b);
LtRect   lt_rect_grow        (const LtRect *rect, double by);
gboolean lt_rect_crosses_line (const LtRect *rect, LtPoint a, LtPoint b);
LtPoint  lt_bezier_at        (const LtPoint *p, double t);
void     lt_curve_clear      (LtCurve *curve);
LtCurve  lt_curve_copy       (const LtCurve *curve);
gboolean lt_curve_equal      (const LtCurve *a, const LtCurve *b);       /* to the last bit */
LtRect   lt_curve_get_bounds (const LtCurve *curve);
GArray  *lt_curve_flatten    (const LtCurve *curve, double tolerance);   /* of LtPoint */
double   lt_curve_distance   (const LtCurve *curve, LtPoint point, double within);

G_END_DECLS
