/* Operations on named lists, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"
#include "workspace/query.h"

G_BEGIN_DECLS

gboolean lt_edit_add_listing     (LtEdit *edit, const char *name, const LtQuery *query, gint64 *id, GError **error);
gboolean lt_edit_rename_listing  (LtEdit *edit, gint64 id, const char *name, GError **error);
/* Gives a list other conditions. */
gboolean lt_edit_replace_listing (LtEdit *edit, gint64 id, const LtQuery *query, GError **error);
/* Deleting is lt_edit_delete_all()'s. */

G_END_DECLS
