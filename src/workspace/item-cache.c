#include "config.h"
#include "workspace/item-cache.h"

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

/* --- Those that are held --- */

struct _LtItemCache {
  GHashTable *items;         /* of LtItem, by what they stand for */
};

static guint
hash (gconstpointer item)
{
  const LtItem *self = item;

  return g_int64_hash (&self->id) * 31 + self->table;
}

static gboolean
equal (gconstpointer a, gconstpointer b)
{
  const LtItem *x = a, *y = b;

  return x->table == y->table && x->id == y->id;
}

static LtItem *
look_up (LtItemCache *self, LtTable table, gint64 id)
{
  LtItem key = { .table = table, .id = id };

  return g_hash_table_lookup (self->items, &key);
}

static void
on_gone (gpointer cache, GObject *gone)
{
  LtItemCache *self = cache;

  /* What was forgotten has another in its place. */
  if (g_hash_table_lookup (self->items, gone) == gone)
    g_hash_table_remove (self->items, gone);
}

LtItemCache *
lt_item_cache_new (void)
{
  LtItemCache *self = g_new (LtItemCache, 1);

  self->items = g_hash_table_new (hash, equal);
  return self;
}

void
lt_item_cache_free (LtItemCache *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_object_weak_unref (item, on_gone, self);
  g_hash_table_unref (self->items);
  g_free (self);
}

LtItem *
lt_item_cache_take (LtItemCache *self, LtTable table, gint64 id)
{
  LtItem *item = look_up (self, table, id);

  if (item != NULL)
    return g_object_ref (item);
  item = lt_item_new (table, id);
  g_object_weak_ref (G_OBJECT (item), on_gone, self);
  g_hash_table_add (self->items, item);
  return item;
}

void
lt_item_cache_forget (LtItemCache *self, LtTable table, gint64 id)
{
  LtItem *item = look_up (self, table, id);

  if (item == NULL)
    return;
  g_object_weak_unref (G_OBJECT (item), on_gone, self);
  g_hash_table_remove (self->items, item);
}
