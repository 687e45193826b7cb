/* Operations on flows, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_is_connected  (LtEdit *edit, gint64 supplier, gint64 buyer, gboolean *found, GError **error);
gboolean lt_edit_connect       (LtEdit *edit, gint64 supplier, gint64 buyer, LtFlowKind kind, gint64 *id, GError **error);
gboolean lt_edit_set_flow_kind (LtEdit *edit, gint64 id, LtFlowKind kind, GError **error);
gboolean lt_edit_reverse_flow  (LtEdit *edit, gint64 id, GError **error);

G_END_DECLS
