#include "config.h"
#include "workspace/database.h"

#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* A second process that checkpoints or reads holds its lock only for moments. */
#define READ_VERSION_AT 19
#define BUSY_TIMEOUT_MS 2000
/* No row of ours comes near; a foreign file may not make us allocate more. A changeset of 100 000 rows is 6 MB. */
#define MAX_VALUE_BYTES (256 * 1024 * 1024)
/* The points of an edge are no text that is shown. */
#define MAX_ROUTE_BYTES (1024 * 1024)

G_DEFINE_QUARK (lt-workspace-error-quark, lt_workspace_error)

gboolean
lt_database_fail (sqlite3 *db, GError **error)
{
  int code = db != NULL ? sqlite3_extended_errcode (db) : SQLITE_NOMEM;
  g_autofree char *detail = lt_text_one_line (db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO,
                   _("The disk is full. Nothing was changed; free some space and try again."));
      break;
    case SQLITE_NOMEM:
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO,
                   _("There is not enough memory. Nothing was changed; close other programs and try again."));
      break;
    case SQLITE_READONLY:
      if (code == SQLITE_READONLY_DBMOVED)
        {
          g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO,
                       _("The file was moved, renamed or deleted, so it can no longer be changed here. Save a copy to keep your work."));
          break;
        }
      if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY || code == SQLITE_READONLY_CANTINIT)
        {
          g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY,
                       _("The last change to the file was cut short, which only opening it for writing can mend. Open it where it may be written."));
          break;
        }
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY,
                   _("The file cannot be written. Save a copy elsewhere or change its permissions."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY,
                   _("Another program is using the file. Close it there and try again."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
                   _("The file is damaged (%s). Restore it from a backup or a copy."), detail);
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID,
                   _("The change does not fit the workspace (%s). Nothing was changed."), detail);
      break;
    default:
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO,
                   _("The file could not be read or written (%s). Nothing was changed; try again, or save a copy elsewhere."), detail);
    }
  return FALSE;
}

/* A workspace from elsewhere is untrusted: nothing in its schema may run, no value may be absurdly large. */
static void
harden (sqlite3 *db)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
}

/* Closing any other descriptor of the file would drop the locks that SQLite holds on it for this process. */
gboolean
lt_database_read_header (sqlite3 *db, guint8 *header, gint64 *size)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 length = 0;

  *size = 0;
  if (sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == NULL || file->pMethods == NULL
      || file->pMethods->xFileSize (file, &length) != SQLITE_OK)
    return FALSE;
  *size = length;
  return length >= LT_HEADER_SIZE && file->pMethods->xRead (file, header, LT_HEADER_SIZE, 0) == SQLITE_OK;
}

/* A file that says "write-ahead log" and has none was copied while it was open, or its folder cannot be written. SQLite
 * would make a log to read it, and leave it there. Nobody writes the file, or there would be one. */
static gboolean
lacks_its_log (sqlite3 *db, const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  guint8 header[LT_HEADER_SIZE];
  gint64 size;

  return lt_database_read_header (db, header, &size) && header[READ_VERSION_AT] == 2 && !g_file_test (log, G_FILE_TEST_EXISTS);
}

static gboolean
reopen_immutable (sqlite3 **db, const char *path, GError **error)
{
  g_autofree char *file = g_filename_to_uri (path, NULL, error);
  g_autofree char *uri = file != NULL ? g_strconcat (file, "?immutable=1", NULL) : NULL;

  if (uri == NULL)
    return FALSE;
  g_clear_pointer (db, lt_database_close);
  return sqlite3_open_v2 (uri, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) == SQLITE_OK
         || lt_database_fail (*db, error);
}

/**
 * lt_database_open: opens a connection, hardened; for writing it is durable after every commit.
 * @path: absolute
 * Returns: (transfer full): the connection, or %NULL with an error of #LT_WORKSPACE_ERROR
 */
sqlite3 *
lt_database_open (const char *path, LtDatabaseMode mode, GError **error)
{
  static const int flags[] = {
    [LT_DATABASE_READ]   = SQLITE_OPEN_READONLY,
    [LT_DATABASE_WRITE]  = SQLITE_OPEN_READWRITE,
    [LT_DATABASE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
  };
  g_autoptr(sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, flags[mode] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
    {
      lt_database_fail (db, error);
      return NULL;
    }
  if (mode == LT_DATABASE_READ && lacks_its_log (db, path) && !reopen_immutable (&db, path, error))
    return NULL;
  harden (db);
  /* EXTRA: without a write-ahead log a commit is done when its journal is deleted, and a power cut must not bring that back. */
  if (mode != LT_DATABASE_READ && !lt_database_exec (db, "PRAGMA synchronous = EXTRA", error))
    return NULL;
  return g_steal_pointer (&db);
}

void
lt_database_close (sqlite3 *db)
{
  if (db != NULL && sqlite3_close (db) != SQLITE_OK)
    g_critical ("A statement was left open: %s", sqlite3_errmsg (db));
}

gboolean
lt_database_exec (sqlite3 *db, const char *sql, GError **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || lt_database_fail (db, error);
}

LtStatement *
lt_database_prepare (sqlite3 *db, const char *sql, GError **error)
{
  LtStatement *statement = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    lt_database_fail (db, error);
  return statement;
}

gboolean
lt_database_get_int (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    return lt_database_fail (db, error);
  *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

char *
lt_database_select (LtTable table, const char *where)
{
  const LtTableInfo *info = lt_table_get_info (table);
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < info->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", info->columns[i].name);
  g_string_append_printf (sql, " FROM \"%s\"", info->name);
  if (where != NULL)
    g_string_append_printf (sql, " WHERE %s", where);
  return g_string_free (sql, FALSE);
}

/* What fails fails the whole transaction. ABORT would have SQLite keep a journal of its own for a statement of several rows. */
char *
lt_database_insert (LtTable table, guint n_rows)
{
  const LtTableInfo *info = lt_table_get_info (table);
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT OR FAIL INTO \"%s\" (", info->name);
  for (guint i = 0; i < info->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", info->columns[i].name);
  g_string_append (sql, ") VALUES ");
  for (guint r = 0; r < n_rows; r++)
    for (guint i = 0; i < info->n_columns; i++)
      g_string_append (sql, i > 0 ? ", ?" : r > 0 ? "), (?" : "(?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gboolean
fail_value (LtTable table, guint column, GError **error)
{
  const LtTableInfo *info = lt_table_get_info (table);

  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
               _("The file is damaged: “%s.%s” holds a value that does not belong there. Restore it from a backup or a copy."),
               info->name, info->columns[column].name);
  return FALSE;
}

static gboolean
set_text (gpointer at, const LtValueRef *value, gsize most)
{
  if (value->type != SQLITE_TEXT || value->text == NULL || value->length > most || !g_utf8_validate (value->text, value->length, NULL))
    return FALSE;
  g_free (*(char **) at);
  *(char **) at = g_strndup (value->text, value->length);
  return TRUE;
}

/* The smallest integer stands for "unknown". */
static gboolean
set_int (gpointer at, gint64 value)
{
  *(gint *) at = (gint) value;
  return value > G_MININT && value <= G_MAXINT;
}

static gboolean
set_enum (gpointer at, const LtColumn *column, const LtValueRef *value)
{
  for (gint i = 1; value->type == SQLITE_TEXT && value->text != NULL && column->nicks[i] != NULL; i++)
    if (strlen (column->nicks[i]) == value->length && memcmp (column->nicks[i], value->text, value->length) == 0)
      {
        *(gint *) at = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
lt_database_set (gpointer row, LtTable table, guint index, const LtValueRef *value, GError **error)
{
  const LtColumn *column = &lt_table_get_info (table)->columns[index];
  gpointer at = (char *) row + column->offset;
  int type = value->type;
  gboolean number = type == SQLITE_INTEGER || type == SQLITE_FLOAT;

  if (type == SQLITE_NULL)
    {
      if (index == 0)
        return fail_value (table, index, error);
      if (column->type == LT_COLUMN_TEXT)
        g_clear_pointer ((char **) at, g_free);
      else if (column->type == LT_COLUMN_REAL)
        *(double *) at = LT_UNKNOWN;
      else if (column->type == LT_COLUMN_KEY)
        *(gint64 *) at = 0;
      else
        *(gint *) at = column->type == LT_COLUMN_INT ? LT_UNKNOWN_INT : 0;
      return TRUE;
    }
  switch (column->type)
    {
    case LT_COLUMN_KEY:
      *(gint64 *) at = value->integer;
      return (type == SQLITE_INTEGER && *(gint64 *) at > 0) || fail_value (table, index, error);
    case LT_COLUMN_INT:
      return (type == SQLITE_INTEGER && set_int (at, value->integer)) || fail_value (table, index, error);
    case LT_COLUMN_REAL:
      *(double *) at = type == SQLITE_INTEGER ? (double) value->integer : value->real;
      return (number && isfinite (*(double *) at)) || fail_value (table, index, error);
    case LT_COLUMN_ENUM:
      return set_enum (at, column, value) || fail_value (table, index, error);
    case LT_COLUMN_TEXT:
    default:
      return set_text (at, value, table == LT_TABLE_ROUTE ? MAX_ROUTE_BYTES : LT_TEXT_MAX_BYTES) || fail_value (table, index, error);
    }
}

/* The type first: asking for text changes it. */
static LtValueRef
column_value (LtStatement *statement, int column)
{
  LtValueRef value = { .type = sqlite3_column_type (statement, column) };

  if (value.type == SQLITE_INTEGER)
    value.integer = sqlite3_column_int64 (statement, column);
  else if (value.type == SQLITE_FLOAT)
    value.real = sqlite3_column_double (statement, column);
  else if (value.type == SQLITE_TEXT)
    {
      value.text = (const char *) sqlite3_column_text (statement, column);
      value.length = sqlite3_column_bytes (statement, column);
    }
  return value;
}

gpointer
lt_database_read_row (LtStatement *statement, LtTable table, GError **error)
{
  gpointer row = lt_row_new (table);
  guint n = lt_table_get_info (table)->n_columns;

  for (guint i = 0; i < n; i++)
    {
      LtValueRef value = column_value (statement, i);

      if (!lt_database_set (row, table, i, &value, error))
        {
          lt_row_free (table, row);
          return NULL;
        }
    }
  return row;
}

static LtValueRef
text_value (const char *text)
{
  return (LtValueRef) { .type = text != NULL ? SQLITE_TEXT : SQLITE_NULL, .text = text, .length = text != NULL ? strlen (text) : 0 };
}

/* A value that is not in its list becomes a word that is not either, which fails the edit. */
static const char *
enum_nick (const LtColumn *column, gint value)
{
  for (gint i = 1; i <= value; i++)
    if (column->nicks[i] == NULL)
      return "?";
  return value > 0 ? column->nicks[value] : "?";
}

/** lt_database_get_value: what a column of a row is in the file; texts stay the row's. */
LtValueRef
lt_database_get_value (const LtColumn *column, gconstpointer row)
{
  gconstpointer at = (const char *) row + column->offset;
  LtValueRef value = { .type = SQLITE_NULL };

  switch (column->type)
    {
    case LT_COLUMN_KEY:
      value.integer = *(const gint64 *) at;
      value.type = value.integer != 0 ? SQLITE_INTEGER : SQLITE_NULL;
      break;
    case LT_COLUMN_INT:
      value.integer = *(const gint *) at;
      value.type = value.integer != LT_UNKNOWN_INT ? SQLITE_INTEGER : SQLITE_NULL;
      break;
    case LT_COLUMN_ENUM:
      value = text_value (*(const gint *) at != 0 ? enum_nick (column, *(const gint *) at) : NULL);
      break;
    case LT_COLUMN_REAL:
      value.real = *(const double *) at;
      value.type = lt_known (value.real) ? SQLITE_FLOAT : SQLITE_NULL;
      break;
    case LT_COLUMN_TEXT:
      value = text_value (*(char *const *) at);
      break;
    }
  return value;
}

void
lt_database_bind (LtStatement *statement, int index, const LtColumn *column, gconstpointer row)
{
  LtValueRef value = lt_database_get_value (column, row);

  switch (value.type)
    {
    case SQLITE_INTEGER:
      sqlite3_bind_int64 (statement, index, value.integer);
      break;
    case SQLITE_FLOAT:
      sqlite3_bind_double (statement, index, value.real);
      break;
    case SQLITE_TEXT:
      sqlite3_bind_text64 (statement, index, value.text, value.length, SQLITE_STATIC, SQLITE_UTF8);
      break;
    default:
      sqlite3_bind_null (statement, index);
      break;
    }
}

void
lt_database_unlink_beside (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);
      g_unlink (beside);
    }
}

/** lt_database_drop_log: the statement does not fail where it could not switch; it says which mode there is. */
gboolean
lt_database_drop_log (sqlite3 *db, GError **error)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (db, "PRAGMA journal_mode = DELETE", error);
  const char *mode;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    return lt_database_fail (db, error);
  mode = (const char *) sqlite3_column_text (statement, 0);
  if (g_strcmp0 (mode, "delete") == 0)
    return TRUE;
  g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO,
                       _("The disk would not take all of the file. Free some space, or choose another place."));
  return FALSE;
}
