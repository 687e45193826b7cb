/* Operations on the figures that coverage and priority are computed by; inside an edit, as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"
#include "workspace/rule.h"

G_BEGIN_DECLS

gboolean lt_edit_set_threshold   (LtEdit *edit, gint64 region, LtRule rule, double value, GError **error);
gboolean lt_edit_clear_threshold (LtEdit *edit, gint64 region, LtRule rule, GError **error);
/* Refuses where weights are set and all that are in force there are zero: after rows of the table came from elsewhere. */
gboolean lt_edit_check_weights   (LtEdit *edit, GError **error);

G_END_DECLS
