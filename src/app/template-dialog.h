/* The reference chains that a new workspace can begin with. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (nullable): @parent. What is chosen goes to the application's action new-template. */
GtkWindow *lt_template_dialog_show (GtkWindow *parent);

G_END_DECLS
