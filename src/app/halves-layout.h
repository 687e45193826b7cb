#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_HALVES_SPACING 12

GtkLayoutManager *lt_halves_layout_new (void);

G_END_DECLS
