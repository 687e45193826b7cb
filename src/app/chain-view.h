/* The Chains view: the canvas with its legend and zoom bar, and what is shown while there is nothing to draw. */
#pragma once

#include "app/canvas.h"

G_BEGIN_DECLS

#define LT_TYPE_CHAIN_VIEW (lt_chain_view_get_type ())
G_DECLARE_FINAL_TYPE (LtChainView, lt_chain_view, LT, CHAIN_VIEW, GtkWidget)

/* Properties "show-legend", "show-minimap" (boolean). */
void      lt_chain_view_set_diagram (LtChainView *self, LtViewState *state, LtDiagram *diagram);
LtCanvas *lt_chain_view_get_canvas  (LtChainView *self);
/* Property "presenting" (boolean): the diagram with its name, and nothing to work with. */
void      lt_chain_view_set_presenting (LtChainView *self, gboolean presenting);
gboolean  lt_chain_view_is_presenting  (LtChainView *self);

G_END_DECLS
