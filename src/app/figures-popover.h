/* The figures of a year that an enterprise has none of yet. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_FIGURES_POPOVER (lt_figures_popover_get_type ())
G_DECLARE_FINAL_TYPE (LtFiguresPopover, lt_figures_popover, LT, FIGURES_POPOVER, GtkPopover)

GtkWidget *lt_figures_popover_new (LtViewState *state, gint64 enterprise);

G_END_DECLS
