#include "config.h"
#include "app/thing-lines.h"

struct _LtThingLines {
  LtItemList   parent_instance;
  LtViewState *state;
  char        *text;
  LtLinks      links;
  gint64       segment;
};

G_DEFINE_FINAL_TYPE (LtThingLines, lt_thing_lines, LT_TYPE_ITEM_LIST)

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
  LtThing thing = { lt_item_list_get_table (LT_ITEM_LIST (self)), id };

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
  const GPtrArray *rows = *self->text == '\0' ? lt_model_get_sorted (model, lt_item_list_get_table (LT_ITEM_LIST (self))) : NULL;
  g_autoptr(GArray) hits = rows == NULL ? lt_search_run (lt_view_state_get_search (self->state), self->text, 0) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add (self, model, ids, ((LtRow *) rows->pdata[i])->id);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    if (g_array_index (hits, LtSearchHit, i).table == lt_item_list_get_table (LT_ITEM_LIST (self)))
      add (self, model, ids, g_array_index (hits, LtSearchHit, i).id);
  return ids;
}

/* --- Changes --- */

static void
refresh (LtThingLines *self)
{
  g_autoptr(GArray) ids = read_ids (self);

  lt_item_list_set (LT_ITEM_LIST (self), ids);
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
  self->text = g_strdup ("");
}

LtThingLines *
lt_thing_lines_new (LtViewState *state, LtTable table)
{
  LtThingLines *self = g_object_new (LT_TYPE_THING_LINES, "table", table, NULL);

  self->state = g_object_ref (state);
  refresh (self);
  g_signal_connect_object (state, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return self;
}
