#include "config.h"
#include "app/place-list.h"

#include "workspace/item-cache.h"

/* For so many rows GTK's lists make widgets, however few are in sight: what is beyond costs nothing. */
#define TRACKED 210
/* About as many as are in sight: whoever asks for rows sees these in the next frame, and the others are made after it. */
#define SIGHT 32
/* Rows that are made, or given up, between two looks at the clock, and how long that may go on, in microseconds. */
#define PIECE 2
#define SLICE_US 6000

struct _LtPlaceList {
  GObject      parent_instance;
  guint        n, wanted;
  LtItemCache *items;        /* of LtItem by place */
  guint        work;
};

static GType
get_item_type (GListModel *list)
{
  return LT_TYPE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return ((LtPlaceList *) list)->n;
}

static gpointer
get_item (GListModel *list, guint position)
{
  LtPlaceList *self = (LtPlaceList *) list;

  return position < self->n ? lt_item_cache_take (self->items, LT_TABLE_META, position) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LtPlaceList, lt_place_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* By its end, to which all changes happen. */
static void
go_to (LtPlaceList *self, guint n)
{
  guint before = self->n, stays = MIN (before, n);

  self->n = n;
  if (before != n)
    g_list_model_items_changed (G_LIST_MODEL (self), stays, before - stays, n - stays);
}

static void
step (LtPlaceList *self)
{
  const guint least = MIN (self->wanted, TRACKED);

  if (self->n >= TRACKED)
    go_to (self, MAX (self->wanted, TRACKED) != self->n ? MAX (self->wanted, TRACKED) : self->n - MIN (PIECE, self->n - least));
  else if (self->n > least)
    go_to (self, self->n - MIN (PIECE, self->n - least));
  else
    go_to (self, self->n < least ? self->n + MIN (PIECE, least - self->n) : self->wanted);
}

/* What costs nothing is done however many rows there are already. */
static gboolean
work (LtPlaceList *self, guint enough)
{
  gint64 until = g_get_monotonic_time () + SLICE_US;

  while (self->n != self->wanted && (self->n > self->wanted || self->n < enough || self->n >= TRACKED) && g_get_monotonic_time () < until)
    step (self);
  return self->n != self->wanted;
}

static gboolean
on_work (gpointer data)
{
  LtPlaceList *self = data;

  if (work (self, G_MAXUINT))
    return G_SOURCE_CONTINUE;
  self->work = 0;
  return G_SOURCE_REMOVE;
}

void
lt_place_list_set (LtPlaceList *self, guint n)
{
  g_return_if_fail (LT_IS_PLACE_LIST (self));
  self->wanted = n;
  if (self->work == 0 && work (self, SIGHT))
    self->work = g_idle_add (on_work, self);
}

gboolean
lt_place_list_is_settled (LtPlaceList *self)
{
  return self->n == self->wanted;
}

static void
lt_place_list_finalize (GObject *object)
{
  LtPlaceList *self = LT_PLACE_LIST (object);

  g_clear_handle_id (&self->work, g_source_remove);
  lt_item_cache_free (self->items);
  G_OBJECT_CLASS (lt_place_list_parent_class)->finalize (object);
}

static void
lt_place_list_class_init (LtPlaceListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_place_list_finalize;
}

static void
lt_place_list_init (LtPlaceList *self)
{
  self->items = lt_item_cache_new ();
}

LtPlaceList *
lt_place_list_new (void)
{
  return g_object_new (LT_TYPE_PLACE_LIST, NULL);
}
