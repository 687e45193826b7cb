/* A GListModel over a table (or over the rows that refer to a key) that follows `changed` with exact items-changed. */
#pragma once

#include "workspace/item-cache.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

#define LT_TYPE_TABLE_LIST (lt_table_list_get_type ())
G_DECLARE_FINAL_TYPE (LtTableList, lt_table_list, LT, TABLE_LIST, GObject)
/* Sorted as lt_model_sorted(); column NULL: the whole table. */
LtTableList *lt_table_list_new (LtWorkspace *workspace, LtTable table, const char *column, gint64 key);

G_END_DECLS
