#include "config.h"
#include "workspace/table-list.h"

struct _LtTableList {
  GObject      parent_instance;
  LtWorkspace *workspace;
  LtTable      table;
  char        *column;
  gint64       key;
  GArray      *ids;          /* gint64, sorted */
  LtItemCache *items;
};

static GType
get_item_type (GListModel *list)
{
  return LT_TYPE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return ((LtTableList *) list)->ids->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  LtTableList *self = (LtTableList *) list;

  if (position >= self->ids->len)
    return NULL;
  return lt_item_cache_take (self->items, self->table, g_array_index (self->ids, gint64, position));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LtTableList, lt_table_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GArray *
read_ids (LtTableList *self)
{
  LtModel *model = lt_workspace_get_model (self->workspace);
  g_autoptr(GPtrArray) some = self->column != NULL ? lt_model_sorted_refs (model, self->table, self->column, self->key) : NULL;
  const GPtrArray *rows = some != NULL ? some : lt_model_get_sorted (model, self->table);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, ((LtRow *) rows->pdata[i])->id);
  return ids;
}

/* Rows whose content changed are announced too: their widgets show something else now, so their items are others. */
static GHashTable *
changed_keys (LtTableList *self, const LtChanges *changes)
{
  GHashTable *keys = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < changes->items->len; i++)
    {
      LtChange *change = &g_array_index (changes->items, LtChange, i);

      if (change->table == self->table && g_hash_table_add (keys, &change->id))
        lt_item_cache_forget (self->items, self->table, change->id);
    }
  return keys;
}

static gboolean
is_same (GHashTable *changed, const gint64 *old, const gint64 *new)
{
  return *old == *new && !g_hash_table_contains (changed, new);
}

/* One announcement: everything between the first and the last difference. */
static void
refresh (LtTableList *self, const LtChanges *changes)
{
  g_autoptr(GHashTable) changed = changed_keys (self, changes);
  g_autoptr(GArray) old = self->ids;
  GArray *ids = read_ids (self);
  const gint64 *before = (const gint64 *) (gpointer) old->data, *after = (const gint64 *) (gpointer) ids->data;
  guint common = MIN (old->len, ids->len), start = 0, end = 0;

  while (start < common && is_same (changed, &before[start], &after[start]))
    start++;
  while (end < common - start && is_same (changed, &before[old->len - 1 - end], &after[ids->len - 1 - end]))
    end++;
  self->ids = ids;
  if (start + end < MAX (old->len, ids->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, ids->len - start - end);
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

  lt_item_cache_free (self->items);
  g_clear_pointer (&self->ids, g_array_unref);
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
  self->items = lt_item_cache_new ();
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

  self->workspace = g_object_ref (workspace);
  self->table = table;
  self->column = g_strdup (column);
  self->key = key;
  self->ids = read_ids (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  return self;
}
