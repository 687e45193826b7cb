/* Operations on who is in a segment, enterprises and institutions, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_participate (LtEdit *edit, gint64 enterprise, gint64 segment, LtRole role, gint64 *id, GError **error);
gboolean lt_edit_set_role    (LtEdit *edit, gint64 participation, LtRole role, GError **error);

G_END_DECLS
