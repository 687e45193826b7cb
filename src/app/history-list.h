/* The steps of a document, newest first: what was done, when, by whom. Activating one asks for "win.jump" to it. */
#pragma once

#include "workspace/workspace.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_HISTORY_LIST (lt_history_list_get_type ())
G_DECLARE_FINAL_TYPE (LtHistoryList, lt_history_list, LT, HISTORY_LIST, GtkWidget)

/* workspace: (nullable): followed while the list is in sight */
void        lt_history_list_set_workspace (LtHistoryList *self, LtWorkspace *workspace);
/* LtHistoryLine, as they are shown */
GListModel *lt_history_list_get_lines     (LtHistoryList *self);

G_END_DECLS
