#include "config.h"
#include "workspace/item-list.h"

/* Lines that are announced at once. */
#define PIECE 2048

typedef struct {
  LtTable      table;
  GArray      *ids;          /* gint64 */
  LtItemCache *items;
} LtItemListPrivate;

static void list_model_init (GListModelInterface *interface);

G_DEFINE_TYPE_WITH_CODE (LtItemList, lt_item_list, G_TYPE_OBJECT, G_ADD_PRIVATE (LtItemList)
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

#define PRIVATE(self) ((LtItemListPrivate *) lt_item_list_get_instance_private (LT_ITEM_LIST (self)))

enum { PROP_0, PROP_TABLE };

/* --- The list --- */

static GType
get_item_type (GListModel *list)
{
  return LT_TYPE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return PRIVATE (list)->ids->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  LtItemListPrivate *priv = PRIVATE (list);

  return position < priv->ids->len ? lt_item_cache_take (priv->items, priv->table, g_array_index (priv->ids, gint64, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* --- Changes --- */

/* So many lines from one place on are others, and as many as are missing are gone, or come, behind them. */
static void
replace (LtItemList *self, guint at, guint removed, const gint64 *ids, guint added)
{
  LtItemListPrivate *priv = PRIVATE (self);

  if (removed > 0)
    g_array_remove_range (priv->ids, at, removed);
  g_array_insert_vals (priv->ids, at, ids, added);
  g_list_model_items_changed (G_LIST_MODEL (self), at, removed, added);
}

/**
 * lt_item_list_set:
 *
 * Announces everything between the first and the last difference; what a line says is for its widget to ask. GTK's list looks
 * through all lines that come for one that went, and each of them is made for that: it had better hear of few at a time.
 */
void
lt_item_list_set (LtItemList *self, const GArray *ids)
{
  LtItemListPrivate *priv = PRIVATE (self);
  const gint64 *before = (const gint64 *) (gpointer) priv->ids->data, *after = (const gint64 *) (gpointer) ids->data;
  guint old = priv->ids->len, n = ids->len, common = MIN (old, n), start = 0, end = 0, stays;

  g_return_if_fail (LT_IS_ITEM_LIST (self));
  while (start < common && before[start] == after[start])
    start++;
  while (end < common - start && before[old - 1 - end] == after[n - 1 - end])
    end++;
  stays = common - end;
  if (old != n)
    replace (self, stays, old - end - stays, after + stays, n - end - stays);
  for (guint at = start; at < stays; at += PIECE)
    replace (self, at, MIN (PIECE, stays - at), after + at, MIN (PIECE, stays - at));
}

/** lt_item_list_get_ids: returns (transfer none) (array length=n): good until the list changes. */
const gint64 *
lt_item_list_get_ids (LtItemList *self, guint *n)
{
  *n = PRIVATE (self)->ids->len;
  return (const gint64 *) (gpointer) PRIVATE (self)->ids->data;
}

LtTable
lt_item_list_get_table (LtItemList *self)
{
  return PRIVATE (self)->table;
}

/* --- The object --- */

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  PRIVATE (object)->table = g_value_get_uint (value);
}

static void
lt_item_list_finalize (GObject *object)
{
  LtItemListPrivate *priv = PRIVATE (object);

  lt_item_cache_free (priv->items);
  g_array_unref (priv->ids);
  G_OBJECT_CLASS (lt_item_list_parent_class)->finalize (object);
}

static void
lt_item_list_class_init (LtItemListClass *class)
{
  G_OBJECT_CLASS (class)->set_property = set_property;
  G_OBJECT_CLASS (class)->finalize = lt_item_list_finalize;
  g_object_class_install_property (G_OBJECT_CLASS (class), PROP_TABLE,
                                   g_param_spec_uint ("table", NULL, NULL, 0, LT_N_TABLES - 1, 0,
                                                      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
}

static void
lt_item_list_init (LtItemList *self)
{
  PRIVATE (self)->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PRIVATE (self)->items = lt_item_cache_new ();
}

/** lt_item_list_new: returns (transfer full): an empty list of #LtItem. */
LtItemList *
lt_item_list_new (LtTable table)
{
  return g_object_new (LT_TYPE_ITEM_LIST, "table", table, NULL);
}
