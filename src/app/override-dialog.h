#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *lt_override_dialog_show (GtkWindow *parent, LtViewState *state, gint64 region, gint64 segment);

G_END_DECLS
