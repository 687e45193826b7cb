/* Operations on what institutions work on, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_add_study (LtEdit *edit, gint64 institution, gint64 segment, gint64 *id, GError **error);

G_END_DECLS
