/* Where a column view's titles stand. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lt_column_title_align_end (GtkColumnView *view, guint column);

G_END_DECLS
