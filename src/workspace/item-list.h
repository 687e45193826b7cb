/* A GListModel of rows of one table, in whatever order somebody puts them. Only those on screen are objects. */
#pragma once

#include "workspace/item-cache.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define LT_TYPE_ITEM_LIST (lt_item_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (LtItemList, lt_item_list, LT, ITEM_LIST, GObject)

struct _LtItemListClass {
  GObjectClass parent_class;
};

LtItemList   *lt_item_list_new     (LtTable table);
LtTable       lt_item_list_get_table (LtItemList *self);
/* ids: (element-type gint64) (transfer none): from now on these */
void          lt_item_list_set     (LtItemList *self, const GArray *ids);
const gint64 *lt_item_list_get_ids (LtItemList *self, guint *n);

G_END_DECLS
