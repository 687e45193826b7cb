/* Operations on enterprises, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_rename_enterprise (LtEdit *edit, gint64 id, const char *name, GError **error);

G_END_DECLS
