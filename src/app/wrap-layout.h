/* Lays children out in lines, as words of a text: what does not fit begins the next one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkLayoutManager *lt_wrap_layout_new (void);

G_END_DECLS
