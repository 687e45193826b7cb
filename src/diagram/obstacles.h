/* Rectangles that curves must keep clear of, found quickly by where they are. */
#pragma once

#include "diagram/geometry.h"

G_BEGIN_DECLS

#define LT_NO_OBSTACLE G_MAXUINT

typedef struct _LtObstacles LtObstacles;

LtObstacles  *lt_obstacles_new   (const LtRect *rects, guint n_rects);
void          lt_obstacles_free  (LtObstacles *self);
guint         lt_obstacles_count (LtObstacles *self);
const LtRect *lt_obstacles_get   (LtObstacles *self, guint index);
LtRect        lt_obstacles_get_bounds (LtObstacles *self);
/* Fills @found (of guint) with those that an area touches, in their order. */
void          lt_obstacles_query (LtObstacles *self, const LtRect *area, GArray *found);
/* Whether an area touches any but two of them (LT_NO_OBSTACLE: none). */
gboolean      lt_obstacles_touch (LtObstacles *self, const LtRect *area, guint but, guint and_but);
/* Whether a curve comes nearer than @clearance to any, or nearer than @graze to the two that it leads from and to
 * (LT_NO_OBSTACLE: none); what is negative lets it into them as far. */
gboolean      lt_obstacles_meet_curve (LtObstacles *self, const LtCurve *curve, double clearance, guint from, guint to, double graze);
gboolean      lt_obstacles_meet_bezier (LtObstacles *self, const LtPoint *p, double clearance, guint from, guint to, double graze);
gboolean      lt_obstacles_contain_point (LtObstacles *self, LtPoint point, double clearance, guint but);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtObstacles, lt_obstacles_free)

G_END_DECLS
