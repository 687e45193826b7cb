#include "config.h"
#include "workspace/table-list.h"

struct _LtItem {
  GObject parent_instance;
  LtTable table;
  gint64  id;
};

G_DEFINE_FINAL_TYPE (LtItem, lt_item, G_TYPE_OBJECT)

static void lt_item_class_init (LtItemClass *class) { }
static void lt_item_init (LtItem *self) { }

LtItem *
lt_item_new (LtTable table, gint64 id)
{
  LtItem *self = g_object_new (LT_TYPE_ITEM, NULL);

  self->table = table;
  self->id = id;
  return self;
}

LtTable
lt_item_get_table (LtItem *self)
{
  return self->table;
}

gint64
lt_item_get_id (LtItem *self)
{
  return self->id;
}

struct _LtTableList {
  GObject      parent_instance;
  LtWorkspace *workspace;
  LtTable      table;
  char        *column;
  gint64       key;
  GPtrArray   *items;        /* LtItem, sorted */
};

static GType
get_item_type (GListModel *list)
{
  return LT_TYPE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return ((LtTableList *) list)->items->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  LtTableList *self = (LtTableList *) list;

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LtTableList, lt_table_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GPtrArray *
read_rows (LtTableList *self)
{
  LtModel *model = lt_workspace_get_model (self->workspace);

  return self->column != NULL ? lt_model_sorted_refs (model, self->table, self->column, self->key)
                              : lt_model_sorted (model, self->table);
}

/* Rows whose content changed are announced too: their widgets show something else now. */
static GHashTable *
changed_keys (LtTableList *self, const LtChanges *changes)
{
  GHashTable *keys = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < changes->items->len; i++)
    {
      LtChange *change = &g_array_index (changes->items, LtChange, i);

      if (change->table == self->table)
        g_hash_table_add (keys, &change->id);
    }
  return keys;
}

static gboolean
stays (LtTableList *self, guint position, const LtRow *row, GHashTable *changed)
{
  gint64 id = lt_item_get_id (self->items->pdata[position]);

  return id == row->id && !g_hash_table_contains (changed, &id);
}

/* Everything between the first and the last difference is replaced: exact for one change, right for any number. */
static void
refresh (LtTableList *self, const LtChanges *changes)
{
  g_autoptr(GPtrArray) rows = read_rows (self);
  g_autoptr(GHashTable) changed = changed_keys (self, changes);
  guint old = self->items->len, start = 0, end = 0, removed, added;

  while (start < MIN (old, rows->len) && stays (self, start, rows->pdata[start], changed))
    start++;
  while (end < MIN (old, rows->len) - start && stays (self, old - 1 - end, rows->pdata[rows->len - 1 - end], changed))
    end++;
  removed = old - start - end;
  added = rows->len - start - end;
  if (removed == 0 && added == 0)
    return;
  if (removed > 0)
    g_ptr_array_remove_range (self->items, start, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->items, start + i, lt_item_new (self->table, ((LtRow *) rows->pdata[start + i])->id));
  g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
}

static void
on_changed (LtWorkspace *workspace, const LtChanges *changes, LtTableList *self)
{
  if (lt_changes_touch (changes, self->table))
    refresh (self, changes);
}

static void
lt_table_list_finalize (GObject *object)
{
  LtTableList *self = LT_TABLE_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self->column);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (lt_table_list_parent_class)->finalize (object);
}

static void
lt_table_list_class_init (LtTableListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_table_list_finalize;
}

static void
lt_table_list_init (LtTableList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * lt_table_list_new:
 * @column: (nullable): a key column; only rows that hold @key there are listed
 *
 * Returns: (transfer full): a list of #LtItem that follows the workspace
 */
LtTableList *
lt_table_list_new (LtWorkspace *workspace, LtTable table, const char *column, gint64 key)
{
  LtTableList *self = g_object_new (LT_TYPE_TABLE_LIST, NULL);
  g_autoptr(GPtrArray) rows = NULL;

  self->workspace = g_object_ref (workspace);
  self->table = table;
  self->column = g_strdup (column);
  self->key = key;
  rows = read_rows (self);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->items, lt_item_new (table, ((LtRow *) rows->pdata[i])->id));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  return self;
}
