/* The whole diagram, small, in a corner of the canvas, with a frame around what is seen: drag the frame, or click where
 * to look. Hides itself while all is seen anyway, and where there is no room. */
#pragma once

#include "app/canvas.h"

G_BEGIN_DECLS

#define LT_TYPE_MINIMAP (lt_minimap_get_type ())
G_DECLARE_FINAL_TYPE (LtMinimap, lt_minimap, LT, MINIMAP, GtkWidget)

/* Property "enabled" (boolean): whether one wants it at all. */
void     lt_minimap_set_canvas (LtMinimap *self, LtCanvas *canvas);
/* Out of the way for now, whether one wants it or not. */
void     lt_minimap_set_aside  (LtMinimap *self, gboolean aside);
/* What the gestures call; coordinates are the widget's. */
void     lt_minimap_press      (LtMinimap *self, double x, double y);
void     lt_minimap_drag       (LtMinimap *self, double x, double y);
/* Of the present diagram, or FALSE. For tests. */
gboolean lt_minimap_is_painted (LtMinimap *self);
LtRect   lt_minimap_get_frame  (LtMinimap *self);

G_END_DECLS
