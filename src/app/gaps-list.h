/* The ranked list of the gaps view. */
#pragma once

#include "app/gap-lines.h"
#include "app/row-menu.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_GAPS_LIST (lt_gaps_list_get_type ())
G_DECLARE_FINAL_TYPE (LtGapsList, lt_gaps_list, LT, GAPS_LIST, GtkWidget)

/* Signals: "selected": another line, or none. "activated" */
void               lt_gaps_list_set_lines    (LtGapsList *self, LtViewState *state, LtGapLines *lines);
/* (transfer none) (nullable): the one that is selected */
LtGapLine         *lt_gaps_list_get_selected (LtGapsList *self);
/* By what is selected in the state; where that is no line of the list, none is. */
void               lt_gaps_list_follow       (LtGapsList *self);
GtkSelectionModel *lt_gaps_list_get_model    (LtGapsList *self);
void               lt_gaps_list_scroll_up    (LtGapsList *self);
void               lt_gaps_list_add_menu     (LtGapsList *self, GtkWidget *owner, LtRowMenuFunc func);
gboolean           lt_gaps_list_get_place    (LtGapsList *self, GtkWidget *owner, GdkRectangle *at);

G_END_DECLS
