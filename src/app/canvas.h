/* The diagram on screen: draws the scene, lets one pan, zoom, point at, select and go into. */
#pragma once

#include "app/cargo.h"
#include "app/tile-look.h"
#include "app/view-state.h"
#include "diagram/diagram.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define LT_TYPE_CANVAS (lt_canvas_get_type ())
G_DECLARE_FINAL_TYPE (LtCanvas, lt_canvas, LT, CANVAS, GtkWidget)

/* Property "zoom" (double): pixels per diagram unit.  Signal "look-changed": another scene, or in other colours. */
void        lt_canvas_set_diagram  (LtCanvas *self, LtViewState *state, LtDiagram *diagram);
LtViewport *lt_canvas_get_viewport (LtCanvas *self);
LtScene    *lt_canvas_get_scene    (LtCanvas *self);
/* (nullable): what tiles show now, for who draws the same elsewhere */
LtTileLook *lt_canvas_get_look     (LtCanvas *self);
/* Whether all that is in sight is painted as it should be, and nothing stands in for it. */
gboolean    lt_canvas_is_sharp     (LtCanvas *self);

void        lt_canvas_zoom_by      (LtCanvas *self, double steps);
void        lt_canvas_zoom_to      (LtCanvas *self, double zoom);
void        lt_canvas_fit          (LtCanvas *self);
/* Nothing is edited meanwhile, and the diagram is seen whole. */
void        lt_canvas_set_presenting (LtCanvas *self, gboolean presenting);
/* At once */
void        lt_canvas_look_at      (LtCanvas *self, const LtView *view);
void        lt_canvas_pan          (LtCanvas *self, double dx, double dy);
void        lt_canvas_throw        (LtCanvas *self, double vx, double vy);
/* anchor: the point of the diagram that comes to lie at a pixel */
void        lt_canvas_zoom_live    (LtCanvas *self, LtPoint anchor, LtPoint screen, double zoom);

/* What the gestures call; coordinates are the widget's. */
LtHit       lt_canvas_pick         (LtCanvas *self, double x, double y);
/* (transfer full) (nullable): what a tooltip says of a pixel */
char       *lt_canvas_describe     (LtCanvas *self, double x, double y);
void        lt_canvas_click        (LtCanvas *self, double x, double y, guint n_press);
/* The same with Ctrl or Shift: a card more, or less. */
void        lt_canvas_click_also   (LtCanvas *self, double x, double y);
void        lt_canvas_point_at     (LtCanvas *self, double x, double y);
void        lt_canvas_activate     (LtCanvas *self, guint node);
gboolean    lt_canvas_move_focus   (LtCanvas *self, GtkDirectionType direction);
/* A drag that edits, from the press until it lets go; take returns whether there is something to take hold of. */
void        lt_canvas_press        (LtCanvas *self, double x, double y);
gboolean    lt_canvas_take         (LtCanvas *self, double x, double y, GdkModifierType state);
void        lt_canvas_carry        (LtCanvas *self, double x, double y, GdkModifierType state);
void        lt_canvas_let_go       (LtCanvas *self);
/* What another widget's drag holds over a pixel; returns whether letting go there would do something. */
gboolean    lt_canvas_hold         (LtCanvas *self, LtCargo *cargo, double x, double y);
/* (nullable): the widget that stands for a node, if it is in sight */
GtkWidget  *lt_canvas_get_proxy    (LtCanvas *self, guint node);

G_END_DECLS
