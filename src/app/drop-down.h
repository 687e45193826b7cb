/* What a drop-down is called. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lt_drop_down_name_button (GtkDropDown *drop_down);

G_END_DECLS
