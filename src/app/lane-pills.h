/* Names of lanes whose headings are out of sight, at the edge of the view: so that one knows where one is. */
#pragma once

#include "diagram/painter.h"

G_BEGIN_DECLS

/**
 * LtLanePill:
 * @strip: index into the layout's lanes
 * @rect: in pixels from the view's corner; as wide as the name needs, or as the lane's visible part allows
 */
typedef struct {
  guint  strip;
  LtRect rect;
} LtLanePill;

/* Fills an array with the pills of a view: `visible` in diagram units, at `scale` pixels each. */
void lt_lane_pills_find (LtScene *scene, const LtRect *visible, double scale, GArray *pills);
/* The pen's units are pixels. */
void lt_lane_pills_draw (LtScene *scene, LtPen *pen, const LtPalette *palette, GArray *pills);

G_END_DECLS
