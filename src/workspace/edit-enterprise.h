/* Operations on enterprises and institutions, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_rename_enterprise (LtEdit *edit, gint64 id, const char *name, GError **error);
/* text: as typed; nothing: it is not known */
gboolean lt_edit_set_credit        (LtEdit *edit, gint64 id, const char *text, GError **error);
gboolean lt_edit_set_status        (LtEdit *edit, gint64 id, gint status, GError **error);
/* table: enterprise or institution; region 0: it is not known */
gboolean lt_edit_set_home          (LtEdit *edit, LtTable table, gint64 id, gint64 region, GError **error);
/* parent 0: none. Refuses a ring. */
gboolean lt_edit_set_parent        (LtEdit *edit, gint64 id, gint64 parent, GError **error);
/* Of many; who has it already, or has it not, is passed over. */
gboolean lt_edit_add_honour        (LtEdit *edit, const gint64 *ids, guint n, const char *name, GError **error);
gboolean lt_edit_remove_honour     (LtEdit *edit, const gint64 *ids, guint n, const char *name, GError **error);
gboolean lt_edit_rename_institution (LtEdit *edit, gint64 id, const char *name, GError **error);

G_END_DECLS
