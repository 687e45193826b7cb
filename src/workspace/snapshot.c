#include "config.h"
#include "workspace/snapshot.h"

LtSnapshot *
lt_snapshot_new (void)
{
  LtSnapshot *self = g_new0 (LtSnapshot, 1);

  for (guint t = 0; t < LT_N_TABLES; t++)
    self->rows[t] = g_ptr_array_new ();
  return self;
}

LtSnapshot *
lt_snapshot_take (LtModel *model)
{
  LtSnapshot *self = lt_snapshot_new ();

  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const GPtrArray *rows = lt_model_rows (model, t);

      for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add (self->rows[t], lt_row_copy (t, rows->pdata[i]));
    }
  return self;
}

void
lt_snapshot_free (LtSnapshot *self)
{
  if (self == NULL)
    return;
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      for (guint i = 0; i < self->rows[t]->len; i++)
        lt_row_free (t, self->rows[t]->pdata[i]);
      g_ptr_array_unref (self->rows[t]);
    }
  g_free (self);
}

static LtStatement *
prepare_insert (sqlite3 *db, LtTable table, GError **error)
{
  const LtTableInfo *info = lt_table_get_info (table);
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" VALUES (", info->name);
  for (guint c = 0; c < info->n_columns; c++)
    g_string_append (sql, c > 0 ? ", ?" : "?");
  g_string_append_c (sql, ')');
  return lt_database_prepare (db, sql->str, error);
}

static gboolean
write_table (LtSnapshot *self, sqlite3 *db, LtTable table, GError **error)
{
  const LtTableInfo *info = lt_table_get_info (table);
  g_autoptr(LtStatement) statement = prepare_insert (db, table, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows[table]->len; i++)
    {
      for (guint c = 0; c < info->n_columns; c++)
        lt_database_bind (statement, c + 1, &info->columns[c], self->rows[table]->pdata[i]);
      if (sqlite3_step (statement) != SQLITE_DONE)
        return lt_database_fail (db, error);
      sqlite3_reset (statement);
    }
  return TRUE;
}

static gboolean
write_history (sqlite3 *from, sqlite3 *db, GError **error)
{
  g_autoptr(LtStatement) read = lt_database_prepare (from, "SELECT * FROM history ORDER BY id", error), write = NULL;
  int code;

  if (read == NULL || (write = lt_database_prepare (db, "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error)) == NULL)
    return FALSE;
  while ((code = sqlite3_step (read)) == SQLITE_ROW)
    {
      for (int c = 0; c < sqlite3_column_count (read); c++)
        sqlite3_bind_value (write, c + 1, sqlite3_column_value (read, c));
      if (sqlite3_step (write) != SQLITE_DONE)
        return lt_database_fail (db, error);
      sqlite3_reset (write);
    }
  return code == SQLITE_DONE || lt_database_fail (from, error);
}

gboolean
lt_snapshot_write (LtSnapshot *self, const char *path, GError **error)
{
  g_autoptr(sqlite3) db = lt_database_open (path, LT_DATABASE_CREATE, error);

  if (db == NULL || !lt_database_create_schema (db, LT_SCHEMA_VERSION, error) || !lt_database_exec (db, "BEGIN", error))
    return FALSE;
  for (guint t = 0; t < LT_N_TABLES; t++)
    if (!write_table (self, db, t, error))
      return FALSE;
  if (self->history != NULL && !write_history (self->history, db, error))
    return FALSE;
  return lt_database_exec (db, "COMMIT", error);
}
