/* A row of the workspace by table and key, as lists hold it (read the row itself from the model), and the rows of one list
 * that somebody holds: only what is on screen is an object. */
#pragma once

#include "workspace/schema.h"
#include <glib-object.h>

G_BEGIN_DECLS

#define LT_TYPE_ITEM (lt_item_get_type ())
G_DECLARE_FINAL_TYPE (LtItem, lt_item, LT, ITEM, GObject)
LtItem *lt_item_new       (LtTable table, gint64 id);
LtTable lt_item_get_table (LtItem *self);
gint64  lt_item_get_id    (LtItem *self);

typedef struct _LtItemCache LtItemCache;

LtItemCache *lt_item_cache_new    (void);
void         lt_item_cache_free   (LtItemCache *self);
/* (transfer full): the one that somebody holds, or a new one */
LtItem      *lt_item_cache_take   (LtItemCache *self, LtTable table, gint64 id);
/* Whoever takes it next gets another: what it showed is something else. */
void         lt_item_cache_forget (LtItemCache *self, LtTable table, gint64 id);

G_END_DECLS
