#include "config.h"
#include "workspace/edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEY_TRIES 8

struct _LtEdit {
  sqlite3        *db;
  LtRecording    *recording;
  LtStatement    *inserts[LT_N_TABLES], *updates[LT_N_TABLES], *gets[LT_N_TABLES];
  GHashTable     *statements;      /* the others: SQL → LtStatement; all for the length of the edit */
  GCancellable   *cancellable;
  LtEditProgress  progress;
  gpointer        progress_data;
};

LtEdit *
lt_edit_new (sqlite3 *db, LtRecording *recording, GCancellable *cancellable, LtEditProgress progress, gpointer progress_data)
{
  LtEdit *self = g_new0 (LtEdit, 1);

  self->db = db;
  self->recording = recording;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->progress = progress;
  self->progress_data = progress_data;
  return self;
}

void
lt_edit_free (LtEdit *self)
{
  if (self == NULL)
    return;
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      sqlite3_finalize (self->inserts[t]);
      sqlite3_finalize (self->updates[t]);
      sqlite3_finalize (self->gets[t]);
    }
  g_hash_table_unref (self->statements);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/* Takes the SQL. The statement is reset, its parameters are the caller's to bind. */
static LtStatement *
get_statement (LtEdit *self, char *sql, GError **error)
{
  LtStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      g_free (sql);
      sqlite3_reset (statement);
      return statement;
    }
  statement = lt_database_prepare (self->db, sql, error);
  if (statement != NULL)
    g_hash_table_insert (self->statements, sql, statement);
  else
    g_free (sql);
  return statement;
}

static gboolean
run (LtEdit *self, LtStatement *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_DONE && code != SQLITE_ROW)
    return lt_database_fail (self->db, error);
  sqlite3_reset (statement);
  return TRUE;
}

static char *
insert_sql (LtTable table)
{
  return lt_database_insert (table, 1);
}

static char *
update_sql (LtTable table)
{
  const LtTableInfo *info = lt_table_get_info (table);
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE \"%s\" SET ", info->name);
  for (guint i = 1; i < info->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 1 ? ", " : "", info->columns[i].name, i + 1);
  g_string_append (sql, " WHERE id = ?1");
  return g_string_free (sql, FALSE);
}

static char *
get_sql (LtTable table)
{
  return lt_database_select (table, "id = ?1");
}

static void
bind_all (LtStatement *statement, const LtTableInfo *info, gconstpointer row)
{
  for (guint i = 0; i < info->n_columns; i++)
    lt_database_bind (statement, i + 1, &info->columns[i], row);
}

static LtStatement *
get_own (LtEdit *self, LtStatement **statement, char *(*make_sql) (LtTable table), LtTable table, GError **error)
{
  g_autofree char *sql = *statement == NULL ? make_sql (table) : NULL;

  if (*statement == NULL)
    *statement = lt_database_prepare (self->db, sql, error);
  else
    sqlite3_reset (*statement);
  return *statement;
}

/**
 * lt_edit_insert:
 * @row: a row of @table; its key is set unless it has one
 *
 * Adds a row. The key is the hash of its natural key; a row that another one's key stands in the way of gets a random one.
 * Returns: whether it is in; otherwise @error is set and the edit must fail
 */
gboolean
lt_edit_insert (LtEdit *self, LtTable table, gpointer row, GError **error)
{
  const LtTableInfo *info = lt_table_get_info (table);
  LtStatement *statement = get_own (self, &self->inserts[table], insert_sql, table, error);
  LtRow *head = row;
  gboolean may_change = head->id == 0;
  int code;

  if (statement == NULL)
    return FALSE;
  if (head->id == 0)
    head->id = lt_row_key (table, row);
  bind_all (statement, info, row);
  code = sqlite3_step (statement);
  for (guint i = 0; i < KEY_TRIES && may_change && code == SQLITE_CONSTRAINT_PRIMARYKEY; i++)
    {
      head->id = lt_row_random_key ();
      sqlite3_reset (statement);
      sqlite3_bind_int64 (statement, 1, head->id);
      code = sqlite3_step (statement);
    }
  if (code != SQLITE_DONE)
    return lt_database_fail (self->db, error);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * lt_edit_insert_all:
 * @rows: (array length=n): of @table, each with its key
 *
 * Adds rows by the thousand, which is quickest in the order of their keys. It comes last: after it this edit may add to
 * @table, and no longer change or delete rows of it.
 */
gboolean
lt_edit_insert_all (LtEdit *self, LtTable table, gconstpointer const *rows, guint n, GError **error)
{
  return lt_recording_insert (self->recording, table, rows, n, error);
}

/* A fault of the program; were it let through, undo could not take the edit back. */
static gboolean
may_change (LtEdit *self, LtTable table, GError **error)
{
  if (!lt_recording_has (self->recording, table))
    return TRUE;
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID, "%s changed after lt_edit_insert_all()",
               lt_table_get_info (table)->name);
  return FALSE;
}

gpointer
lt_edit_get (LtEdit *self, LtTable table, gint64 id, GError **error)
{
  LtStatement *statement = get_own (self, &self->gets[table], get_sql, table, error);
  gpointer row = NULL;
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    row = lt_database_read_row (statement, table, error);
  else if (code != SQLITE_DONE)
    lt_database_fail (self->db, error);
  sqlite3_reset (statement);
  return row;
}

/** lt_edit_update: writes a whole row over the one with its key; a row that is not there is an error. */
gboolean
lt_edit_update (LtEdit *self, LtTable table, gconstpointer row, GError **error)
{
  const LtTableInfo *info = lt_table_get_info (table);
  GError *failure = NULL;
  gpointer current = lt_edit_get (self, table, ((const LtRow *) row)->id, &failure);
  LtStatement *statement;
  gboolean same;

  if (current == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      else
        g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND,
                     _("This %s is no longer in the workspace."), lt_table_get_label (table));
      return FALSE;
    }
  same = lt_row_equal (table, current, row);
  lt_row_free (table, current);
  if (same)
    return TRUE;
  statement = may_change (self, table, error) ? get_own (self, &self->updates[table], update_sql, table, error) : NULL;
  if (statement == NULL)
    return FALSE;
  bind_all (statement, info, row);
  return run (self, statement, error);
}

/* The keys of the rows of `table` whose `column` holds `key` (and, for citations, that are about `subject`). */
static GArray *
referring (LtEdit *self, LtTable table, const LtColumn *column, gint64 key, const char *subject, GError **error)
{
  char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1%s", lt_table_get_info (table)->name, column->name,
                               subject != NULL ? " AND subject = ?2" : "");
  LtStatement *statement = get_statement (self, sql, error);
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, key);
  if (subject != NULL)
    sqlite3_bind_text (statement, 2, subject, -1, SQLITE_TRANSIENT);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 found = sqlite3_column_int64 (statement, 0);
      g_array_append_val (keys, found);
    }
  sqlite3_reset (statement);
  if (code != SQLITE_DONE)
    {
      lt_database_fail (self->db, error);
      return NULL;
    }
  return g_steal_pointer (&keys);
}

static gboolean
clear_reference (LtEdit *self, LtTable table, const LtColumn *column, gint64 row, GError **error)
{
  LtStatement *statement = get_statement (self, g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL WHERE id = ?1",
                                                                 lt_table_get_info (table)->name, column->name), error);

  if (statement == NULL || !may_change (self, table, error))
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  return run (self, statement, error);
}

/* A key column without a target may hold keys of several tables: a placement's node, a route's edge, a citation's row. */
static gboolean
may_refer (LtTable table, const LtColumn *column, LtTable to)
{
  if (column->type != LT_COLUMN_KEY)
    return FALSE;
  if (column->target >= 0)
    return column->target == (gint) to;
  if (!column->owner)
    return FALSE;
  if (g_str_equal (column->name, "edge"))
    return to == LT_TABLE_FLOW;
  /* A citation is about data, not about a citation: a foreign file's might form a ring. */
  return table == LT_TABLE_CITATION ? to != LT_TABLE_CITATION : to == LT_TABLE_SEGMENT || to == LT_TABLE_CHAIN;
}

static gboolean
release (LtEdit *self, LtTable table, const LtColumn *column, LtTable to, gint64 key, GError **error)
{
  gboolean about = table == LT_TABLE_CITATION && column->target < 0;
  g_autoptr(GArray) rows = referring (self, table, column, key, about ? lt_table_get_info (to)->name : NULL, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);

      if (row == key && table == to)
        continue;      /* a row that refers to itself */
      if (!(column->owner ? lt_edit_delete (self, table, row, error) : clear_reference (self, table, column, row, error)))
        return FALSE;
    }
  return TRUE;
}

/* What `meta` says of a chain by its key. */
static gboolean
forget_meta (LtEdit *self, gint64 chain, GError **error)
{
  g_autofree char *arrangement = lt_meta_arrangement_name (chain), *template = lt_meta_template_name (chain);

  return lt_edit_set_meta (self, arrangement, NULL, error) && lt_edit_set_meta (self, template, NULL, error);
}

/**
 * lt_edit_delete: deletes a row; first what belongs to it goes too, and what merely refers to it forgets it.
 * There is no cascade in the file, because undo could not apply one again.
 */
gboolean
lt_edit_delete (LtEdit *self, LtTable table, gint64 id, GError **error)
{
  LtStatement *statement;

  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);

      for (guint c = 1; c < info->n_columns; c++)
        if (may_refer (t, &info->columns[c], table) && !release (self, t, &info->columns[c], table, id, error))
          return FALSE;
    }
  if (table == LT_TABLE_CHAIN && !forget_meta (self, id, error))
    return FALSE;
  statement = get_statement (self, g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", lt_table_get_info (table)->name), error);
  if (statement == NULL || !may_change (self, table, error))
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return run (self, statement, error);
}

gboolean
lt_edit_each (LtEdit *self, LtTable table, const char *column, gint64 key, LtEditRowFunc func, gpointer user_data, GError **error)
{
  g_autofree char *where = column != NULL ? g_strdup_printf ("\"%s\" = ?1", column) : NULL;
  g_autofree char *sql = lt_database_select (table, where);
  /* A statement of its own: the function may walk the same table. */
  g_autoptr(LtStatement) statement = lt_database_prepare (self->db, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  if (column != NULL)
    sqlite3_bind_int64 (statement, 1, key);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gpointer row = lt_database_read_row (statement, table, error);
      gboolean fine = row != NULL && func (row, user_data, error);

      lt_row_free (table, row);
      if (!fine)
        return FALSE;
    }
  return code == SQLITE_DONE || lt_database_fail (self->db, error);
}

typedef struct {
  const char *name;
  LtMeta     *found;         /* a copy */
} MetaSearch;

static gboolean
match_meta (gpointer row, gpointer user_data, GError **error)
{
  MetaSearch *search = user_data;

  if (search->found == NULL && g_strcmp0 (((LtMeta *) row)->name, search->name) == 0)
    search->found = lt_row_copy (LT_TABLE_META, row);
  return TRUE;
}

/* @row: (out) (transfer full) (nullable) */
static gboolean
find_meta (LtEdit *self, const char *name, LtMeta **row, GError **error)
{
  MetaSearch search = { name, NULL };
  gboolean fine = lt_edit_each (self, LT_TABLE_META, NULL, 0, match_meta, &search, error);

  *row = search.found;
  return fine;
}

gboolean
lt_edit_get_meta (LtEdit *self, const char *name, char **value, GError **error)
{
  LtMeta *row;
  gboolean fine = find_meta (self, name, &row, error);

  *value = row != NULL ? g_steal_pointer (&row->value) : NULL;
  if (row != NULL)
    lt_row_free (LT_TABLE_META, row);
  return fine;
}

gboolean
lt_edit_set_meta (LtEdit *self, const char *name, const char *value, GError **error)
{
  LtMeta *old;
  gboolean fine = find_meta (self, name, &old, error);
  LtMeta row = { old != NULL ? old->id : 0, (char *) name, (char *) value };

  if (fine && value == NULL)
    fine = old == NULL || lt_edit_delete (self, LT_TABLE_META, row.id, error);
  else if (fine)
    fine = old != NULL ? lt_edit_update (self, LT_TABLE_META, &row, error) : lt_edit_insert (self, LT_TABLE_META, &row, error);
  if (old != NULL)
    lt_row_free (LT_TABLE_META, old);
  return fine;
}

gboolean
lt_edit_step (LtEdit *self, double fraction, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (CLAMP (fraction, 0, 1), self->progress_data);
  return TRUE;
}
