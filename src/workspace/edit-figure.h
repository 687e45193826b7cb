/* Operations on the figures of enterprises, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"
#include "workspace/figures.h"

G_BEGIN_DECLS

gboolean lt_edit_set_figure   (LtEdit *edit, gint64 enterprise, LtFigureKind kind, double value, GError **error);
gboolean lt_edit_set_capacity (LtEdit *edit, gint64 institution, double value, GError **error);

G_END_DECLS
