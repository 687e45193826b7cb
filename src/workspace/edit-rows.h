/* Operations on the rows of any table, inside an edit. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_delete_all (LtEdit *edit, LtTable table, const gint64 *ids, guint n, GError **error);

G_END_DECLS
