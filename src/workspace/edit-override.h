/* Operations on what people hold a segment's coverage to be; inside an edit, as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_set_override   (LtEdit *edit, LtOverride *row, GError **error);
gboolean lt_edit_clear_override (LtEdit *edit, gint64 region, gint64 segment, GError **error);

G_END_DECLS
