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
  guint64      revision;     /* of the model, that the items are of */
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

/* Past so many changes at once sorting everything anew costs less than putting each in its place. */
#define FEW 64

/* The items of rows that did not change stay the same objects: a selection is kept. */
static GPtrArray *
sort_anew (LtTableList *self, GHashTable *changed)
{
  g_autoptr(GPtrArray) rows = read_rows (self);
  g_autoptr(GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *items = g_ptr_array_new_full (rows->len, g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    {
      LtItem *item = self->items->pdata[i];

      if (!g_hash_table_contains (changed, &item->id))
        g_hash_table_insert (old, &item->id, item);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = ((LtRow *) rows->pdata[i])->id;
      LtItem *item = g_hash_table_lookup (old, &id);

      g_ptr_array_add (items, item != NULL ? g_object_ref (item) : lt_item_new (self->table, id));
    }
  return items;
}

static gboolean
belongs (LtTableList *self, gconstpointer row)
{
  return row != NULL
         && (self->column == NULL || lt_row_get_key (self->table, row, lt_table_find_column (self->table, self->column)) == self->key);
}

static guint
place_of (LtTableList *self, GPtrArray *items, gconstpointer row)
{
  LtModel *model = lt_workspace_get_model (self->workspace);
  guint low = 0, high = items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gconstpointer other = lt_model_get (model, self->table, ((LtItem *) items->pdata[middle])->id);

      if (lt_model_compare (self->table, other, row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GPtrArray *
put_in_place (LtTableList *self, GHashTable *changed)
{
  LtModel *model = lt_workspace_get_model (self->workspace);
  GPtrArray *items = g_ptr_array_new_full (self->items->len + g_hash_table_size (changed), g_object_unref);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < self->items->len; i++)
    if (!g_hash_table_contains (changed, &((LtItem *) self->items->pdata[i])->id))
      g_ptr_array_add (items, g_object_ref (self->items->pdata[i]));
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gconstpointer row = lt_model_get (model, self->table, *(gint64 *) key);

      if (belongs (self, row))
        g_ptr_array_insert (items, place_of (self, items, row), lt_item_new (self->table, *(gint64 *) key));
    }
  return items;
}

/* One announcement: everything between the first and the last difference. */
static void
refresh (LtTableList *self, const LtChanges *changes)
{
  g_autoptr(GHashTable) changed = changed_keys (self, changes);
  g_autoptr(GPtrArray) old = self->items;
  guint64 revision = lt_model_get_revision (lt_workspace_get_model (self->workspace));
  /* Where a handler before this one edited, that edit is heard of before the one that caused it. */
  gboolean in_step = revision == self->revision + 1;
  GPtrArray *items = in_step && g_hash_table_size (changed) <= FEW ? put_in_place (self, changed) : sort_anew (self, changed);
  guint start = 0, end = 0;

  while (start < MIN (old->len, items->len) && old->pdata[start] == items->pdata[start])
    start++;
  while (end < MIN (old->len, items->len) - start && old->pdata[old->len - 1 - end] == items->pdata[items->len - 1 - end])
    end++;
  self->items = items;
  self->revision = revision;
  if (start + end < MAX (old->len, items->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, items->len - start - end);
}

static void
on_changed (LtWorkspace *workspace, const LtChanges *changes, LtTableList *self)
{
  if (lt_changes_touch (changes, self->table))
    refresh (self, changes);
  else if (self->revision + 1 == lt_model_get_revision (lt_workspace_get_model (workspace)))
    self->revision++;
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
  self->revision = lt_model_get_revision (lt_workspace_get_model (workspace));
  rows = read_rows (self);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->items, lt_item_new (table, ((LtRow *) rows->pdata[i])->id));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  return self;
}
