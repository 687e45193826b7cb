#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Thresholds and weights, with the first gaps as they would come. */
GtkWidget *lt_rules_dialog_show (GtkWindow *parent, LtViewState *state);

G_END_DECLS
