#include "config.h"
#include "app/thing-lines.h"

/* Lines that are announced at once. */
#define PIECE 2048

struct _LtThingLines {
  GObject      parent_instance;
  LtViewState *state;
  LtTable      table;
  char        *text;
  LtLinks      links;
  gint64       segment;
  GArray      *ids;          /* gint64 */
  LtItemCache *items;
};

/* --- Links --- */

GPtrArray *
lt_thing_links (LtModel *model, LtThing thing)
{
  return thing.table == LT_TABLE_INSTITUTION ? lt_model_refs (model, LT_TABLE_STUDY, "institution", thing.id)
                                             : lt_model_refs (model, LT_TABLE_PARTICIPATION, "enterprise", thing.id);
}

gboolean
lt_thing_is_linked (LtModel *model, LtThing thing, gint64 segment)
{
  GPtrArray *rows = lt_thing_links (model, thing);

  for (guint i = 0; i < rows->len; i++)
    if ((thing.table == LT_TABLE_INSTITUTION ? ((LtStudy *) rows->pdata[i])->segment : ((LtParticipation *) rows->pdata[i])->segment)
        == segment)
      return TRUE;
  return FALSE;
}

/* --- What there is --- */

static gboolean
is_kept (LtThingLines *self, LtModel *model, gint64 id)
{
  LtThing thing = { self->table, id };

  switch (self->links)
    {
    case LT_LINKS_NONE:
      return lt_thing_links (model, thing)->len == 0;
    case LT_LINKS_SEGMENT:
      return lt_thing_is_linked (model, thing, self->segment);
    case LT_LINKS_ANY:
    default:
      return TRUE;
    }
}

static void
add (LtThingLines *self, LtModel *model, GArray *ids, gint64 id)
{
  if (is_kept (self, model, id))
    g_array_append_val (ids, id);
}

/* Without a text by name, else what fits best first. */
static GArray *
read_ids (LtThingLines *self)
{
  LtModel *model = lt_view_state_get_model (self->state);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GPtrArray *rows = *self->text == '\0' ? lt_model_get_sorted (model, self->table) : NULL;
  g_autoptr(GArray) hits = rows == NULL ? lt_search_run (lt_view_state_get_search (self->state), self->text, 0) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add (self, model, ids, ((LtRow *) rows->pdata[i])->id);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    if (g_array_index (hits, LtSearchHit, i).table == self->table)
      add (self, model, ids, g_array_index (hits, LtSearchHit, i).id);
  return ids;
}

/* --- The list --- */

static GType
get_item_type (GListModel *list)
{
  return LT_TYPE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return ((LtThingLines *) list)->ids->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  LtThingLines *self = (LtThingLines *) list;

  return position < self->ids->len ? lt_item_cache_take (self->items, self->table, g_array_index (self->ids, gint64, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LtThingLines, lt_thing_lines, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- Changes --- */

/* So many lines from one place on are others, and as many as are missing are gone, or come, behind them. */
static void
replace (LtThingLines *self, guint at, guint removed, const gint64 *ids, guint added)
{
  if (removed > 0)
    g_array_remove_range (self->ids, at, removed);
  g_array_insert_vals (self->ids, at, ids, added);
  g_list_model_items_changed (G_LIST_MODEL (self), at, removed, added);
}

/* Everything between the first and the last difference; what a line says is for its widget to ask. GTK's list looks through
 * all lines that come for one that went, and each of them is made for that: it had better hear of few at a time. */
static void
refresh (LtThingLines *self)
{
  g_autoptr(GArray) ids = read_ids (self);
  const gint64 *before = (const gint64 *) (gpointer) self->ids->data, *after = (const gint64 *) (gpointer) ids->data;
  guint old = self->ids->len, n = ids->len, common = MIN (old, n), start = 0, end = 0, stays;

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

void
lt_thing_lines_filter (LtThingLines *self, const char *text, LtLinks links, gint64 segment)
{
  g_return_if_fail (LT_IS_THING_LINES (self));
  if (g_str_equal (self->text, text) && self->links == links && self->segment == segment)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  self->links = links;
  self->segment = segment;
  refresh (self);
}

/* --- The object --- */

static void
lt_thing_lines_finalize (GObject *object)
{
  LtThingLines *self = LT_THING_LINES (object);

  lt_item_cache_free (self->items);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->text);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (lt_thing_lines_parent_class)->finalize (object);
}

static void
lt_thing_lines_class_init (LtThingLinesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_thing_lines_finalize;
}

static void
lt_thing_lines_init (LtThingLines *self)
{
  self->items = lt_item_cache_new ();
  self->text = g_strdup ("");
}

LtThingLines *
lt_thing_lines_new (LtViewState *state, LtTable table)
{
  LtThingLines *self = g_object_new (LT_TYPE_THING_LINES, NULL);

  self->state = g_object_ref (state);
  self->table = table;
  self->ids = read_ids (self);
  g_signal_connect_object (state, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return self;
}
