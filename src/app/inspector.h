/* Everything about what is selected, each datum with its source. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_INSPECTOR (lt_inspector_get_type ())
G_DECLARE_FINAL_TYPE (LtInspector, lt_inspector, LT, INSPECTOR, GtkWidget)

void lt_inspector_set_state (LtInspector *self, LtViewState *state);

G_END_DECLS
