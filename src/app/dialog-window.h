#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *lt_dialog_window_new (GtkWindow *parent, const char *title, GtkWidget *page, int width, int height);

G_END_DECLS
