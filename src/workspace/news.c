#include "config.h"
#include "workspace/news.h"

#include "workspace/writer.h"

void
lt_news_free (LtNews *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->changesets);
  g_free (self);
}

/* The file must still have the step that was the last one here. */
static gboolean
has_entry (LtHistory *history, const LtHistoryEntry *last)
{
  const LtHistoryEntry *same = last != NULL ? lt_history_find (history, last->id) : NULL;

  return last == NULL || (same != NULL && g_str_equal (same->utc, last->utc) && g_str_equal (same->label, last->label));
}

static gboolean
read_rows (LtNews *self, sqlite3 *db, const LtHistoryEntry *last, GError **error)
{
  g_autoptr(LtHistory) history = lt_writer_load_history (db, error);
  const GPtrArray *entries;

  if (history == NULL)
    return FALSE;
  if (!has_entry (history, last))
    {
      self->loss = LT_LOSS_STRANGE;
      return TRUE;
    }
  entries = lt_history_get_entries (history);
  for (guint i = 0; i < entries->len; i++)
    {
      const LtHistoryEntry *entry = entries->pdata[i];
      GBytes *changeset;

      if (last != NULL && entry->id <= last->id)
        continue;
      changeset = lt_writer_load_changeset (db, entry->id, error);
      if (changeset == NULL)
        return FALSE;
      g_ptr_array_add (self->entries, lt_history_entry_copy (entry));
      g_ptr_array_add (self->changesets, changeset);
    }
  return TRUE;
}

/** lt_news_read: on a connection of its own, closed again at once: one that stays would keep the writer from closing tidily. */
LtNews *
lt_news_read (const LtWhereabouts *where, const LtHistoryEntry *last, GError **error)
{
  g_autoptr(LtNews) self = g_new0 (LtNews, 1);
  g_autoptr(sqlite3) db = NULL;
  g_autoptr(GError) failure = NULL;
  guint8 header[LT_HEADER_SIZE];
  gint64 size;
  gboolean fine;

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_history_entry_free);
  self->changesets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->loss = lt_whereabouts_check (where, NULL);
  if (self->loss != LT_LOSS_NONE)
    return g_steal_pointer (&self);
  db = lt_database_open (where->path, LT_DATABASE_READ, error);
  if (db == NULL || !lt_database_exec (db, "BEGIN", error))
    return NULL;
  fine = read_rows (self, db, last, &failure);
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  if (fine)
    return g_steal_pointer (&self);
  if (!lt_database_read_header (db, header, &size) || g_error_matches (failure, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED))
    {
      self->loss = LT_LOSS_OVERWRITTEN;
      return g_steal_pointer (&self);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
