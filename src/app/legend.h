/* The legend of the diagram, in full: every sign, drawn as the diagram draws it, and what it stands for. */
#pragma once

#include "diagram/layer.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lt_legend_popover_new (LtLayer layer);

G_END_DECLS
