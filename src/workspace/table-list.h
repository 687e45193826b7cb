/* A GListModel over a table (or over the rows that refer to a key) that follows `changed` with exact items-changed. */
#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* LtItem: a row of the workspace by table and key, as lists hold it. Read the row itself from the model. */
#define LT_TYPE_ITEM (lt_item_get_type ())
G_DECLARE_FINAL_TYPE (LtItem, lt_item, LT, ITEM, GObject)
LtItem *lt_item_new       (LtTable table, gint64 id);
LtTable lt_item_get_table (LtItem *self);
gint64  lt_item_get_id    (LtItem *self);

#define LT_TYPE_TABLE_LIST (lt_table_list_get_type ())
G_DECLARE_FINAL_TYPE (LtTableList, lt_table_list, LT, TABLE_LIST, GObject)
/* Sorted as lt_model_sorted(); column NULL: the whole table. */
LtTableList *lt_table_list_new (LtWorkspace *workspace, LtTable table, const char *column, gint64 key);

G_END_DECLS
