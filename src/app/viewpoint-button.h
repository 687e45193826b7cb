/* The region whose coverage is shown, and the list to choose another from. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_VIEWPOINT_BUTTON (lt_viewpoint_button_get_type ())
G_DECLARE_FINAL_TYPE (LtViewpointButton, lt_viewpoint_button, LT, VIEWPOINT_BUTTON, GtkWidget)

void lt_viewpoint_button_set_state (LtViewpointButton *self, LtViewState *state);
void lt_viewpoint_button_popup     (LtViewpointButton *self);
void lt_viewpoint_button_set_narrow (LtViewpointButton *self, gboolean narrow);
/* The regions as listed, for tests. */
GListModel *lt_viewpoint_button_get_regions (LtViewpointButton *self);

G_END_DECLS
