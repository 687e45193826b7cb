/* Operations on the rows of any table, inside an edit. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): `name`, or the first of `numbered` (with a %u, from 2 on) that no row has of those whose key
 * column holds a key (column NULL: all). NULL with an error. */
char    *lt_edit_free_name  (LtEdit *edit, LtTable table, const char *column, gint64 key, const char *name, const char *numbered,
                             GError **error);
gboolean lt_edit_delete_all (LtEdit *edit, LtTable table, const gint64 *ids, guint n, GError **error);

G_END_DECLS
