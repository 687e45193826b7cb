/* Segments over the clipboard: within a workspace, to another window, and as text to and from other programs. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The selected segments, of whatever chain. Returns whether there were any. */
gboolean lt_clipboard_copy  (GtkWidget *widget, LtViewState *state);
/* Into a chain, when the clipboard has been read. */
void     lt_clipboard_paste (GtkWidget *widget, LtViewState *state, gint64 chain);

G_END_DECLS
