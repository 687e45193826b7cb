/* Dropping on the lines of a list: one drop target for the list, which says beforehand what letting go does. */
#pragma once

#include "app/drop.h"
#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a line stands for as a place; line NULL: below all of them; part: how far down in it, from 0 to 1. Returns whether it is
 * a place at all. */
typedef gboolean (*LtRowPlaceFunc) (GtkWidget *owner, GtkListItem *line, const LtCargo *cargo, double part, LtDropPlace *place);

/* owner: the widget of which the list is a part; bound: GtkListItem of the lines on screen, as long as the list lives. */
void    lt_row_drop_add       (GtkWidget *owner, GtkListView *list, GHashTable *bound, LtRowPlaceFunc func);
/* state: (nullable): without one nothing can be dropped */
void    lt_row_drop_set_state (GtkListView *list, LtViewState *state);
/* What a drag holds over a pixel of the list. Returns (transfer none) (nullable): what letting go would do. */
LtDrop *lt_row_drop_hold      (GtkListView *list, LtCargo *cargo, double x, double y);
/* It is held elsewhere, or no longer. */
void    lt_row_drop_withdraw  (GtkListView *list);

G_END_DECLS
