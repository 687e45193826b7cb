/* The workspace as a tree of lines: chains, their segments by position, the enterprises in them. In step with the canvas. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_OUTLINE (lt_outline_get_type ())
G_DECLARE_FINAL_TYPE (LtOutline, lt_outline, LT, OUTLINE, GtkWidget)

void lt_outline_set_state       (LtOutline *self, LtViewState *state);
void lt_outline_set_filter_text (LtOutline *self, const char *text);
/* The lines as they are shown, for tests. */
GListModel *lt_outline_get_lines (LtOutline *self);

G_END_DECLS
