#include "config.h"
#include "app/outline-filter.h"

struct _LtOutlineFilter {
  LtViewState *state;
  GHashTable  *kept;         /* keys of chains, segments and participations that are shown */
  GHashTable  *whole;        /* chains and segments that match themselves: everything below is shown */
  GHashTable  *open;
};

static void
add (GHashTable *set, gint64 key)
{
  g_hash_table_add (set, g_memdup2 (&key, sizeof key));
}

static gboolean
has (GHashTable *set, gint64 key)
{
  return g_hash_table_contains (set, &key);
}

static void
keep_segment (LtOutlineFilter *self, gint64 id)
{
  const LtSegment *segment = lt_model_get_segment (lt_view_state_get_model (self->state), id);

  if (segment == NULL)
    return;
  add (self->kept, id);
  add (self->kept, segment->chain);
  add (self->open, segment->chain);
}

static void
keep_enterprise (LtOutlineFilter *self, gint64 id)
{
  GPtrArray *rows = lt_model_refs (lt_view_state_get_model (self->state), LT_TABLE_PARTICIPATION, "enterprise", id);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtParticipation *row = rows->pdata[i];

      add (self->kept, row->id);
      add (self->open, row->segment);
      keep_segment (self, row->segment);
    }
}

LtOutlineFilter *
lt_outline_filter_new (LtViewState *state, const char *text)
{
  LtOutlineFilter *self = g_rc_box_new0 (LtOutlineFilter);
  g_autoptr(GArray) hits = lt_search_run (lt_view_state_get_search (state), text, 0);

  self->state = state;
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->whole = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i);

      if (hit->table == LT_TABLE_CHAIN || hit->table == LT_TABLE_SEGMENT)
        add (self->whole, hit->id);
      if (hit->table == LT_TABLE_CHAIN)
        add (self->kept, hit->id);
      else if (hit->table == LT_TABLE_SEGMENT)
        keep_segment (self, hit->id);
      else if (hit->table == LT_TABLE_ENTERPRISE)
        keep_enterprise (self, hit->id);
    }
  return self;
}

LtOutlineFilter *
lt_outline_filter_ref (LtOutlineFilter *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer filter)
{
  LtOutlineFilter *self = filter;

  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->whole);
  g_hash_table_unref (self->open);
}

void
lt_outline_filter_unref (LtOutlineFilter *self)
{
  g_rc_box_release_full (self, clear);
}

gboolean
lt_outline_filter_matches (LtOutlineFilter *self, LtTable table, gint64 id)
{
  LtModel *model = lt_view_state_get_model (self->state);

  if (table == LT_TABLE_PARTICIPATION)
    {
      const LtParticipation *row = lt_model_get (model, LT_TABLE_PARTICIPATION, id);

      return row != NULL && (has (self->kept, id) || has (self->whole, row->segment));
    }
  if (table == LT_TABLE_SEGMENT)
    {
      const LtSegment *row = lt_model_get_segment (model, id);

      return row != NULL && (has (self->kept, id) || has (self->whole, row->chain));
    }
  return has (self->kept, id);
}

gboolean
lt_outline_filter_opens (LtOutlineFilter *self, LtItem *item)
{
  return has (self->open, lt_item_get_id (item));
}
