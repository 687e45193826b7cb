/* Operations on chains, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_add_chain      (LtEdit *edit, LtChain *row, GError **error);
gboolean lt_edit_rename_chain   (LtEdit *edit, gint64 id, const char *name, GError **error);
gboolean lt_edit_nest_chain     (LtEdit *edit, gint64 id, gint64 parent, GError **error);
gboolean lt_edit_set_chain_role (LtEdit *edit, gint64 id, LtChainRole role, GError **error);
gboolean lt_edit_reorder_chain  (LtEdit *edit, gint64 id, gint64 before, GError **error);

G_END_DECLS
