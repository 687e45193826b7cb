/* Operations on supply relations, which enterprise supplies which; inside an edit, as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_edit_add_supply         (LtEdit *edit, gint64 supplier, gint64 buyer, const char *product, gint64 *id, GError **error);
gboolean lt_edit_set_supply_product (LtEdit *edit, gint64 id, const char *product, GError **error);

G_END_DECLS
