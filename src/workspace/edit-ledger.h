/* Operations on the ledger, what was done about a target or a project, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_add_ledger (LtEdit *edit, const LtLedger *entry, gint64 *id, GError **error);
/* (transfer full): the day it is here, as an ISO date. */
char    *lt_edit_today      (void);

G_END_DECLS
