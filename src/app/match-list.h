/* Who here could supply whom: pairs without a supply relation yet, the best first, each taken up by one button. */
#pragma once

#include "app/view-state.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define LT_TYPE_MATCH_LIST (lt_match_list_get_type ())
G_DECLARE_FINAL_TYPE (LtMatchList, lt_match_list, LT, MATCH_LIST, GtkWidget)

/* Of the chain that is shown, or of all. */
GtkWidget  *lt_match_list_new       (LtViewState *state);
/* LtMatchItem, as they are shown */
GListModel *lt_match_list_get_items (LtMatchList *self);
gboolean    lt_match_list_is_searching (LtMatchList *self);

/* (transfer none): the dialog, which goes when it is closed */
GtkWindow  *lt_match_dialog_show    (GtkWindow *parent, LtViewState *state);

G_END_DECLS
