/* A page of the left pane: all enterprises, or all institutions, searched, dragged onto segments, linked by keyboard. */
#pragma once

#include "app/cargo.h"
#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_THING_LIST (lt_thing_list_get_type ())
G_DECLARE_FINAL_TYPE (LtThingList, lt_thing_list, LT, THING_LIST, GtkWidget)

/* Property "table" (uint, construct-only): enterprise or institution. */
void        lt_thing_list_set_state (LtThingList *self, LtViewState *state);
/* (nullable): of LtItem, as they are filtered, with what is selected of them; until the page is first shown there are none */
GtkSelectionModel *lt_thing_list_get_model (LtThingList *self);
/* (transfer full) (nullable): what a drag from a line takes: all that is selected, if the line is */
LtCargo    *lt_thing_list_take      (LtThingList *self, guint position);

G_END_DECLS
