#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lt_list_scroll_later (GtkListView *list, guint position, gboolean on_top);

G_END_DECLS
