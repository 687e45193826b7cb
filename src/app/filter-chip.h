/* One condition of a filter: a button that says it and opens what it is chosen from, and one that takes it back. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_FILTER_CHIP (lt_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (LtFilterChip, lt_filter_chip, LT, FILTER_CHIP, GtkWidget)

/* Signals: "cleared"; "open": it is about to open, and may get its popover or menu now. label: what the condition is on */
GtkWidget     *lt_filter_chip_new       (const char *label);
GtkMenuButton *lt_filter_chip_get_button (LtFilterChip *self);
/* value: (nullable): NULL: there is no such condition */
void           lt_filter_chip_set_value (LtFilterChip *self, const char *value);

G_END_DECLS
