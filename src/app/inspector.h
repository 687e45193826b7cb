/* Everything about what is selected, each datum with its source; read, and changed where one asks to edit it. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_INSPECTOR (lt_inspector_get_type ())
G_DECLARE_FINAL_TYPE (LtInspector, lt_inspector, LT, INSPECTOR, GtkWidget)

/* Properties: "editing": whether pages show what can be changed. */
void lt_inspector_set_state   (LtInspector *self, LtViewState *state);
/* The page is built anew, soon. */
void lt_inspector_refresh     (LtInspector *self);

G_END_DECLS
