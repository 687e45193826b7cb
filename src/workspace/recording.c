#include "config.h"
#include "workspace/recording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows of one INSERT: more gain nothing. */
#define ROWS_AT_ONCE 16

struct _LtRecording {
  sqlite3         *db;
  sqlite3_session *session;
  GByteArray      *inserts;                /* a changeset, format as in changeset.c */
  gboolean         has[LT_N_TABLES];
};

/** lt_recording_start: in a transaction, before anything is changed. */
LtRecording *
lt_recording_start (sqlite3 *db, GError **error)
{
  g_autoptr(LtRecording) self = g_new0 (LtRecording, 1);

  self->db = db;
  self->inserts = g_byte_array_new ();
  if (sqlite3session_create (db, "main", &self->session) != SQLITE_OK)
    {
      lt_database_fail (db, error);
      return NULL;
    }
  for (guint t = 0; t < LT_N_TABLES; t++)
    if (sqlite3session_attach (self->session, lt_table_get_info (t)->name) != SQLITE_OK)
      {
        lt_database_fail (db, error);
        return NULL;
      }
  return g_steal_pointer (&self);
}

void
lt_recording_free (LtRecording *self)
{
  if (self == NULL)
    return;
  if (self->session != NULL)
    sqlite3session_delete (self->session);
  g_byte_array_unref (self->inserts);
  g_free (self);
}

/* --- Writing down --- */

/* Of what a value's type takes, and of a text's length. */
#define TYPE_BYTES 1
#define NUMBER_BYTES 8
#define MOST_LENGTH_BYTES 4

static guint8 *
put_u64 (guint8 *to, guint64 bits)
{
  guint64 wire = GUINT64_TO_BE (bits);

  memcpy (to, &wire, sizeof wire);
  return to + sizeof wire;
}

/* SQLite's variable-length integer, as far as four bytes go: no text of ours is as long as 256 MiB. */
static guint8 *
put_length (guint8 *to, gsize length)
{
  for (guint shift = 7 * (MOST_LENGTH_BYTES - 1); shift > 0; shift -= 7)
    if (length >> shift > 0)
      *to++ = (length >> shift & 0x7F) | 0x80;
  *to++ = length & 0x7F;
  return to;
}

static guint8 *
put_value (guint8 *to, const LtValueRef *value)
{
  guint64 bits;

  *to++ = value->type;
  switch (value->type)
    {
    case SQLITE_INTEGER:
      return put_u64 (to, (guint64) value->integer);
    case SQLITE_FLOAT:
      memcpy (&bits, &value->real, sizeof bits);
      return put_u64 (to, bits);
    case SQLITE_TEXT:
      to = put_length (to, value->length);
      memcpy (to, value->text, value->length);
      return to + value->length;
    default:
      return to;
    }
}

/* Every table's first column, and only that, is its key. */
static void
put_table (GByteArray *to, const LtTableInfo *info)
{
  const guint8 head[] = { 'T', info->n_columns, TRUE };
  guint rest = to->len + sizeof head;

  g_byte_array_append (to, head, sizeof head);
  g_byte_array_set_size (to, rest + info->n_columns - 1);
  memset (to->data + rest, FALSE, info->n_columns - 1);
  g_byte_array_append (to, (const guint8 *) info->name, strlen (info->name) + 1);
}

static void
put_insert (GByteArray *to, const LtTableInfo *info, gconstpointer row)
{
  const guint8 head[] = { SQLITE_INSERT, FALSE };      /* not indirect */
  LtValueRef *values = g_newa (LtValueRef, info->n_columns);
  gsize most = sizeof head;
  guint start = to->len;
  guint8 *at;

  for (guint i = 0; i < info->n_columns; i++)
    {
      values[i] = lt_database_get_value (&info->columns[i], row);
      most += TYPE_BYTES + NUMBER_BYTES + MOST_LENGTH_BYTES + values[i].length;
    }
  g_byte_array_set_size (to, start + most);
  at = mempcpy (to->data + start, head, sizeof head);
  for (guint i = 0; i < info->n_columns; i++)
    at = put_value (at, &values[i]);
  g_byte_array_set_size (to, at - to->data);
}

/* --- Many at once --- */

static gboolean
step (LtRecording *self, LtStatement *statement, const LtTableInfo *info, gconstpointer const *rows, guint n, GError **error)
{
  for (guint r = 0; r < n; r++)
    for (guint i = 0; i < info->n_columns; i++)
      lt_database_bind (statement, r * info->n_columns + i + 1, &info->columns[i], rows[r]);
  if (sqlite3_step (statement) != SQLITE_DONE)
    return lt_database_fail (self->db, error);
  sqlite3_reset (statement);
  return TRUE;
}

static LtStatement *
prepare (LtRecording *self, LtTable table, guint n_rows, GError **error)
{
  g_autofree char *sql = lt_database_insert (table, n_rows);

  return lt_database_prepare (self->db, sql, error);
}

static gboolean
insert (LtRecording *self, LtTable table, gconstpointer const *rows, guint n, GError **error)
{
  const LtTableInfo *info = lt_table_get_info (table);
  g_autoptr(LtStatement) many = NULL, one = NULL;
  guint done = 0;

  if (n >= ROWS_AT_ONCE && (many = prepare (self, table, ROWS_AT_ONCE, error)) == NULL)
    return FALSE;
  for (; n - done >= ROWS_AT_ONCE; done += ROWS_AT_ONCE)
    if (!step (self, many, info, rows + done, ROWS_AT_ONCE, error))
      return FALSE;
  if (done < n && (one = prepare (self, table, 1, error)) == NULL)
    return FALSE;
  for (; done < n; done++)
    if (!step (self, one, info, rows + done, 1, error))
      return FALSE;
  return TRUE;
}

/**
 * lt_recording_insert:
 * @rows: (array length=n): with their keys, which no row of the table has
 *
 * Adds rows and writes them down. Nothing else may change them in this transaction: the record would say that they went in
 * as they are no longer, and undo would not find them.
 */
gboolean
lt_recording_insert (LtRecording *self, LtTable table, gconstpointer const *rows, guint n, GError **error)
{
  const LtTableInfo *info = lt_table_get_info (table);
  gboolean fine;

  if (n == 0)
    return TRUE;
  sqlite3session_enable (self->session, FALSE);
  fine = insert (self, table, rows, n, error);
  sqlite3session_enable (self->session, TRUE);
  if (!fine)
    return FALSE;
  self->has[table] = TRUE;
  put_table (self->inserts, info);
  for (guint i = 0; i < n; i++)
    put_insert (self->inserts, info, rows[i]);
  return TRUE;
}

gboolean
lt_recording_has (LtRecording *self, LtTable table)
{
  return self->has[table];
}

/* A changeset is a sequence of tables, each with its changes; a table may come twice. */
static gboolean
append (LtRecording *self, gpointer *changeset, int *length, GError **error)
{
  guint64 whole = (guint64) *length + self->inserts->len;
  gpointer joined = whole <= (guint64) sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, -1) ? sqlite3_realloc64 (*changeset, whole) : NULL;

  if (joined == NULL)
    {
      g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID,
                           _("This is too much for one change. Nothing was changed; bring it in as several smaller ones."));
      return FALSE;
    }
  memcpy ((char *) joined + *length, self->inserts->data, self->inserts->len);
  *changeset = joined;
  *length = whole;
  return TRUE;
}

/** lt_recording_finish: before the transaction is committed. */
gboolean
lt_recording_finish (LtRecording *self, gpointer *changeset, int *length, GError **error)
{
  *changeset = NULL;
  *length = 0;
  if (sqlite3session_changeset (self->session, length, changeset) != SQLITE_OK)
    return lt_database_fail (self->db, error);
  return self->inserts->len == 0 || append (self, changeset, length, error);
}
