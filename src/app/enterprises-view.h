/* The table of enterprises and innovation platforms: searched, filtered, sorted, edited cell by cell or many at once. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_ENTERPRISES_VIEW (lt_enterprises_view_get_type ())
G_DECLARE_FINAL_TYPE (LtEnterprisesView, lt_enterprises_view, LT, ENTERPRISES_VIEW, GtkWidget)

void lt_enterprises_view_set_state (LtEnterprisesView *self, LtViewState *state);

G_END_DECLS
