#include "config.h"
#include "workspace/changeset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The format is fixed by https://www.sqlite.org/session/sqlite3changeset_start.html and the head of sqlite3session.c: for
 * each table 'T', the number of columns, a byte for each that says whether it is in the key, and the name with a zero;
 * then its rows, each as operation, indirect flag, and the values of the old row (delete, update) and the new one
 * (insert, update). A value is its type and what the type needs; one that an update leaves alone is of type 0. */

typedef struct {
  const guint8 *at, *end;
  LtTable       table;
  guint         n_columns;   /* 0: before the first table */
} Reader;

static gboolean
misfit (GError **error)
{
  g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
                       _("A change does not fit the document in memory. Close the file and open it again."));
  return FALSE;
}

/* SQLite's variable-length integer: seven bits a byte, the highest first; of a length no more than five bytes matter. */
static gboolean
read_length (Reader *self, gsize *length)
{
  *length = 0;
  for (guint i = 0; i < 5 && self->at < self->end; i++)
    {
      guint8 byte = *self->at++;

      *length = *length << 7 | (byte & 0x7F);
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_table (Reader *self)
{
  gsize n_columns;
  const guint8 *name, *zero;

  self->at++;
  if (!read_length (self, &n_columns) || n_columns > (gsize) (self->end - self->at))
    return FALSE;
  name = self->at + n_columns;
  zero = memchr (name, '\0', self->end - name);
  if (zero == NULL || !lt_table_from_name ((const char *) name, &self->table)
      || n_columns != lt_table_get_info (self->table)->n_columns)
    return FALSE;
  self->n_columns = n_columns;
  self->at = zero + 1;
  return TRUE;
}

static guint64
read_u64 (const guint8 *at)
{
  guint64 wire;

  memcpy (&wire, at, sizeof wire);
  return GUINT64_FROM_BE (wire);
}

#define TYPE_UNCHANGED 0

static gboolean
read_value (Reader *self, LtValueRef *value)
{
  gsize length;
  guint64 bits;

  if (self->at == self->end)
    return FALSE;
  value->type = *self->at++;
  switch (value->type)
    {
    case TYPE_UNCHANGED:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      if (self->end - self->at < 8)
        return FALSE;
      bits = read_u64 (self->at);
      value->integer = (gint64) bits;
      memcpy (&value->real, &bits, sizeof bits);
      self->at += 8;
      return TRUE;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      if (!read_length (self, &length) || length > (gsize) (self->end - self->at))
        return FALSE;
      value->text = (const char *) self->at;
      value->length = length;
      self->at += length;
      return TRUE;
    default:
      return FALSE;
    }
}

/* Passes over a row; `key` is its first value. */
static gboolean
skip_row (Reader *self, gint64 *key)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      LtValueRef value;

      if (!read_value (self, &value) || (c == 0 && value.type != SQLITE_INTEGER))
        return FALSE;
      if (c == 0)
        *key = value.integer;
    }
  return TRUE;
}

static gboolean
refuse_value (LtTable table, guint column, GError **error)
{
  const LtTableInfo *info = lt_table_get_info (table);

  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID,
               _("“%s.%s” cannot hold this value. Nothing was changed."), info->name, info->columns[column].name);
  return FALSE;
}

/* Reads the values of a row into one; those that are not changed stay. */
static gboolean
read_into (Reader *self, gpointer row, GError **error)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      LtValueRef value;

      if (!read_value (self, &value))
        return misfit (error);
      if (value.type != TYPE_UNCHANGED && !lt_database_set (row, self->table, c, &value, NULL))
        return refuse_value (self->table, c, error);
    }
  return TRUE;
}

static gboolean
read_insert (Reader *self, LtChange *change, GError **error)
{
  change->after = lt_row_new (self->table);
  if (!read_into (self, change->after, error))
    {
      lt_row_free (self->table, change->after);
      return FALSE;
    }
  change->id = ((LtRow *) change->after)->id;
  if (change->id != 0)
    return TRUE;
  lt_row_free (self->table, change->after);
  return misfit (error);
}

/* The values are checked in a row that is thrown away: the one they belong to is the model's. */
static gboolean
read_update (Reader *self, LtChange *change, gconstpointer *record, GError **error)
{
  gpointer scratch;
  gboolean fine;

  if (!skip_row (self, &change->id))
    return misfit (error);
  *record = self->at;
  scratch = lt_row_new (self->table);
  fine = read_into (self, scratch, error);
  lt_row_free (self->table, scratch);
  return fine;
}

static gboolean
read_change (Reader *self, LtChange *change, gconstpointer *record, GError **error)
{
  guint op;

  *record = NULL;
  if (self->n_columns == 0 || self->end - self->at < 2)
    return misfit (error);
  op = self->at[0];
  self->at += 2;
  *change = (LtChange) { .table = self->table };
  switch (op)
    {
    case SQLITE_INSERT:
      change->kind = LT_CHANGE_INSERT;
      return read_insert (self, change, error);
    case SQLITE_UPDATE:
      change->kind = LT_CHANGE_UPDATE;
      return read_update (self, change, record, error);
    case SQLITE_DELETE:
      change->kind = LT_CHANGE_DELETE;
      return skip_row (self, &change->id) || misfit (error);
    default:
      return misfit (error);
    }
}

/**
 * lt_changeset_decode:
 * @changeset: (nullable): %NULL where nothing changed; must stay as long as what is returned
 *
 * Returns: (transfer full) (nullable): what it does, or %NULL with %LT_WORKSPACE_ERROR_INVALID for a value that its column
 *   does not take, %LT_WORKSPACE_ERROR_DAMAGED for what is no changeset of our tables
 */
LtDecoded *
lt_changeset_decode (gconstpointer changeset, gsize length, GError **error)
{
  g_autoptr(LtDecoded) self = g_new0 (LtDecoded, 1);
  Reader reader = { changeset, changeset == NULL ? NULL : (const guint8 *) changeset + length, 0, 0 };

  self->end = reader.end;
  self->items = g_array_new (FALSE, FALSE, sizeof (LtChange));
  self->records = g_array_new (FALSE, FALSE, sizeof (gconstpointer));
  while (reader.at < reader.end)
    {
      LtChange change;
      gconstpointer record;

      if (*reader.at == 'T')
        {
          if (read_table (&reader))
            continue;
          misfit (error);
          return NULL;
        }
      if (!read_change (&reader, &change, &record, error))
        return NULL;
      g_array_append_val (self->items, change);
      g_array_append_val (self->records, record);
    }
  return g_steal_pointer (&self);
}

/** lt_decoded_update: @row is one of the table of change @index; its texts are replaced. */
void
lt_decoded_update (LtDecoded *self, guint index, gpointer row)
{
  const LtChange *change = &g_array_index (self->items, LtChange, index);
  const guint8 *record = g_array_index (self->records, gconstpointer, index);
  Reader reader = { record, self->end, change->table, lt_table_get_info (change->table)->n_columns };

  read_into (&reader, row, NULL);
}

void
lt_decoded_free (LtDecoded *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->items->len; i++)
    lt_row_free (g_array_index (self->items, LtChange, i).table, g_array_index (self->items, LtChange, i).after);
  g_array_unref (self->items);
  g_array_unref (self->records);
  g_free (self);
}
