/* A path of right angles made into a smooth curve. */
#pragma once

#include "diagram/obstacles.h"

G_BEGIN_DECLS

/* The end of a curve stays straight for this long, for the arrow head. */
#define LT_ROUTE_ARROW 10.0
/* A swing rises no more than so many times its length. */
#define LT_ROUTE_STEEP 3.0

LtCurve lt_route_curve_smooth   (LtObstacles *obstacles, const LtPoint *corners, guint n_corners, guint from, guint to);
LtCurve lt_route_curve_bend     (LtObstacles *obstacles, const LtPoint *corners, guint n_corners, guint from, guint to);
LtCurve lt_route_curve_straight (LtPoint a, LtPoint b);
LtCurve lt_route_curve_s        (LtPoint a, LtPoint b, gboolean upright);
LtCurve lt_route_curve_through  (const LtPoint *points, guint n_points);
LtCurve lt_route_curve_loop     (const LtRect *card, guint nth);

G_END_DECLS
