#include "config.h"
#include "workspace/salvage.h"

#include <string.h>

/* A key beyond this in a history is damage, not work. */
#define MOST_STEPS 10000000

LtSalvage *
lt_salvage_new (void)
{
  LtSalvage *self = g_new0 (LtSalvage, 1);

  self->certain = TRUE;
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      self->rows[t] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      self->lost[t] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  return self;
}

void
lt_salvage_free (LtSalvage *self)
{
  for (guint t = 0; self != NULL && t < LT_N_TABLES; t++)
    {
      GHashTableIter iter;
      gpointer row;

      g_hash_table_iter_init (&iter, self->rows[t]);
      while (g_hash_table_iter_next (&iter, NULL, &row))
        lt_row_free (t, row);
      g_hash_table_unref (self->rows[t]);
      g_hash_table_unref (self->lost[t]);
    }
  g_free (self);
}

static gboolean
is_known (LtSalvage *self, LtTable table, gint64 id)
{
  return g_hash_table_contains (self->rows[table], &id) || g_hash_table_contains (self->lost[table], &id);
}

/* The statement's row; what does not make sense is lost. */
static void
take_row (LtSalvage *self, LtTable table, LtStatement *statement)
{
  gint64 id = sqlite3_column_int64 (statement, 0);
  gpointer row = lt_database_read_row (statement, table, NULL);

  if (row != NULL)
    g_hash_table_insert (self->rows[table], g_memdup2 (&id, sizeof id), row);
  else
    g_hash_table_add (self->lost[table], g_memdup2 (&id, sizeof id));
}

/* --- Through the table --- */

/* From one end until it is read through, or until a page that cannot be read, or what came from the other end. */
static gboolean
scan (LtSalvage *self, sqlite3 *db, LtTable table, const char *order)
{
  g_autofree char *select = lt_database_select (table, NULL), *sql = g_strconcat (select, " ORDER BY id ", order, NULL);
  g_autoptr(LtStatement) statement = lt_database_prepare (db, sql, NULL);
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      if (is_known (self, table, sqlite3_column_int64 (statement, 0)))
        return FALSE;
      take_row (self, table, statement);
    }
  return code == SQLITE_DONE;
}

/* --- Past a page that cannot be read: an index says which rows there are --- */

static void
fetch (LtSalvage *self, LtTable table, LtStatement *by_key, gint64 id)
{
  sqlite3_bind_int64 (by_key, 1, id);
  if (sqlite3_step (by_key) == SQLITE_ROW)
    take_row (self, table, by_key);
  else
    g_hash_table_add (self->lost[table], g_memdup2 (&id, sizeof id));
  sqlite3_reset (by_key);
}

/* TRUE if the index could be read through, so that all rows are known. */
static gboolean
follow_index (LtSalvage *self, sqlite3 *db, LtTable table, const char *index)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" INDEXED BY \"%s\"", lt_table_get_info (table)->name, index);
  g_autofree char *select = lt_database_select (table, "id = ?");
  g_autoptr(LtStatement) keys = lt_database_prepare (db, sql, NULL), by_key = lt_database_prepare (db, select, NULL);
  int code = SQLITE_ERROR;

  while (keys != NULL && by_key != NULL && (code = sqlite3_step (keys)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (keys, 0);

      if (!is_known (self, table, id))
        fetch (self, table, by_key, id);
    }
  return code == SQLITE_DONE;
}

static gboolean
follow_indexes (LtSalvage *self, sqlite3 *db, sqlite3 *scratch, LtTable table)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (scratch, "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?", NULL);
  gboolean all = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, lt_table_get_info (table)->name, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    all = follow_index (self, db, table, (const char *) sqlite3_column_text (statement, 0)) || all;
  return all;
}

/* --- What the record of the steps still knows --- */

static int
accept_ours (gpointer user_data, const char *table)
{
  LtTable known;

  return lt_table_from_name (table, &known);
}

static int
go_on (gpointer user_data, int conflict, sqlite3_changeset_iter *iter)
{
  return conflict == SQLITE_CHANGESET_DATA || conflict == SQLITE_CHANGESET_CONFLICT ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
}

static gboolean
play_step (sqlite3 *scratch, LtStatement *statement)
{
  gconstpointer changeset = sqlite3_column_blob (statement, 0);
  int length = sqlite3_column_bytes (statement, 0);
  g_autofree char *checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, changeset != NULL ? changeset : (gconstpointer) "", length);

  if (g_strcmp0 (checksum, (const char *) sqlite3_column_text (statement, 1)) != 0)
    return FALSE;
  return length == 0 || sqlite3changeset_apply (scratch, length, (gpointer) changeset, accept_ours, go_on, NULL) == SQLITE_OK;
}

/* Step by step, by key: a seek finds its way past pages that a walk would stop at. */
static gboolean
play_history (sqlite3 *db, sqlite3 *scratch)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (db, "SELECT changeset, checksum FROM history WHERE id = ?", NULL);
  gint64 last = 0;
  gboolean whole = statement != NULL && lt_database_get_int (db, "SELECT ifnull (max (id), 0) FROM history", &last, NULL);

  if (last > MOST_STEPS)
    return FALSE;
  for (gint64 id = 1; statement != NULL && id <= last; id++)
    {
      sqlite3_bind_int64 (statement, 1, id);
      whole = sqlite3_step (statement) == SQLITE_ROW && play_step (scratch, statement) && whole;
      sqlite3_reset (statement);
    }
  return whole;
}

static void
take_from_history (LtSalvage *self, sqlite3 *scratch, LtTable table)
{
  g_autofree char *sql = lt_database_select (table, NULL);
  g_autoptr(LtStatement) statement = lt_database_prepare (scratch, sql, NULL);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      if (g_hash_table_contains (self->rows[table], &id))
        continue;
      g_hash_table_remove (self->lost[table], &id);
      take_row (self, table, statement);
      self->from_history += g_hash_table_contains (self->rows[table], &id);
    }
}

static gboolean
is_there (sqlite3 *db, LtTable table)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, lt_table_get_info (table)->name, -1, SQLITE_STATIC);
  return sqlite3_step (statement) == SQLITE_ROW;
}

/* A table that is not there. */
static void
miss (LtSalvage *self, LtTable table, guint version)
{
  const gboolean later = lt_table_get_info (table)->since > version;

  /* A document of an older version never had it, or got it later: then all of it is in the history. */
  self->broken[table] = !later || self->grafted;
  self->certain = self->certain && later;
}

void
lt_salvage_read (LtSalvage *self, sqlite3 *db, sqlite3 *scratch)
{
  gboolean any = FALSE;
  guint version;

  if (!lt_database_get_version (db, &version, NULL))
    version = LT_SCHEMA_VERSION;
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const gboolean there = is_there (db, t);

      if (there)
        {
          self->broken[t] = !scan (self, db, t, "ASC");
          if (self->broken[t])
            scan (self, db, t, "DESC");
          self->certain = (!self->broken[t] || follow_indexes (self, db, scratch, t)) && self->certain;
          self->broken[t] = self->broken[t] || g_hash_table_size (self->lost[t]) > 0;
        }
      else
        miss (self, t, version);
      any = any || self->broken[t];
    }
  self->history_whole = play_history (db, scratch);
  self->certain = self->certain && (!self->grafted || self->history_whole || version == LT_SCHEMA_VERSION);
  for (guint t = 0; any && t < LT_N_TABLES; t++)
    if (self->broken[t])
      take_from_history (self, scratch, t);
}

/* --- What cannot stand alone --- */

static void
drop (LtSalvage *self, LtTable table, GHashTableIter *iter, gpointer row)
{
  gint64 id = ((LtRow *) row)->id;

  g_hash_table_iter_remove (iter);
  lt_row_free (table, row);
  g_hash_table_add (self->lost[table], g_memdup2 (&id, sizeof id));
}

/* FALSE: the row goes; what may be unknown is made so. */
static gboolean
mend_row (LtSalvage *self, LtTable table, const gboolean *required, gpointer row)
{
  const LtTableInfo *info = lt_table_get_info (table);

  for (guint c = 1; c < info->n_columns; c++)
    {
      const LtColumn *column = &info->columns[c];
      gpointer at = (char *) row + column->offset;
      gint64 *key = column->type == LT_COLUMN_KEY ? at : NULL;

      if (key != NULL && *key != 0 && column->target >= 0 && !g_hash_table_contains (self->rows[column->target], key))
        *key = 0;
      if (required[c] && ((key != NULL && *key == 0) || (column->type == LT_COLUMN_TEXT && *(char **) at == NULL)
                          || (column->type == LT_COLUMN_REAL && !lt_known (*(double *) at))))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mend_table (LtSalvage *self, sqlite3 *scratch, LtTable table)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (scratch, "SELECT \"notnull\" FROM pragma_table_info (?)", NULL);
  g_autofree gboolean *required = g_new0 (gboolean, lt_table_get_info (table)->n_columns);
  GHashTableIter iter;
  gpointer row;
  gboolean changed = FALSE;

  sqlite3_bind_text (statement, 1, lt_table_get_info (table)->name, -1, SQLITE_STATIC);
  for (guint c = 0; c < lt_table_get_info (table)->n_columns && sqlite3_step (statement) == SQLITE_ROW; c++)
    required[c] = sqlite3_column_int (statement, 0) != 0;
  g_hash_table_iter_init (&iter, self->rows[table]);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!mend_row (self, table, required, row))
      {
        drop (self, table, &iter, row);
        changed = TRUE;
      }
  return changed;
}

void
lt_salvage_mend (LtSalvage *self, sqlite3 *scratch)
{
  gboolean changed;

  do
    {
      changed = FALSE;
      for (guint t = 0; t < LT_N_TABLES; t++)
        changed = mend_table (self, scratch, t) || changed;
    }
  while (changed);
}

LtSnapshot *
lt_salvage_take (LtSalvage *self)
{
  LtSnapshot *snapshot = lt_snapshot_new ();

  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      GHashTableIter iter;
      gpointer row;

      g_hash_table_iter_init (&iter, self->rows[t]);
      while (g_hash_table_iter_next (&iter, NULL, &row))
        g_ptr_array_add (snapshot->rows[t], row);
      g_hash_table_remove_all (self->rows[t]);
    }
  return snapshot;
}
