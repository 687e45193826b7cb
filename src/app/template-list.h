/* A page of the left pane: what one makes segments and chains from. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_TEMPLATE_LIST (lt_template_list_get_type ())
G_DECLARE_FINAL_TYPE (LtTemplateList, lt_template_list, LT, TEMPLATE_LIST, GtkWidget)

void               lt_template_list_set_state (LtTemplateList *self, LtViewState *state);
void               lt_template_list_filter    (LtTemplateList *self, const char *text);
/* (nullable): of GtkTreeListRow over LtTemplateItem; until the page is first shown there are none */
GtkSelectionModel *lt_template_list_get_model (LtTemplateList *self);

G_END_DECLS
