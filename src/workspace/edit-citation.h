/* Operations on sources and on what is cited from them, inside an edit; as in edit-segment.h. A citation is taken away as any
 * row is (edit-rows.h). */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_add_source (LtEdit *edit, LtSource *row, GError **error);
gboolean lt_edit_cite       (LtEdit *edit, LtTable table, gint64 id, LtCitation *row, GError **error);

G_END_DECLS
