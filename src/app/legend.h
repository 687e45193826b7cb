/* The legend of the diagram, in full: every sign, drawn as the diagram draws it, and what it stands for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lt_legend_popover_new (void);

G_END_DECLS
