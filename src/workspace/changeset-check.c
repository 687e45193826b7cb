/* SQLite's session extension trusts the changesets that it is given: a forged one, whose checksum can be forged too, makes
 * it read past the end of its buffer (sqlite3changeset_invert, SQLite 3.40). The format is described in SQLite's
 * documentation of sqlite3session_changeset(); what a session of ours writes is a narrow part of it. */
#include "config.h"
#include "workspace/changeset-check.h"

#include "workspace/database.h"

#include <string.h>

/* Values in a record; a blob (4) is in no table of ours. */
enum { VALUE_UNDEFINED, VALUE_INTEGER, VALUE_REAL, VALUE_TEXT, VALUE_BLOB, VALUE_NULL };

/* Which record of a change, and so what each column must be. */
typedef enum { RECORD_WHOLE, RECORD_BEFORE, RECORD_AFTER } RecordKind;

typedef struct {
  const guint8 *at, *end;
  guint         n_columns;
} Reader;

static gboolean
read_byte (Reader *self, guint8 *byte)
{
  if (self->at >= self->end)
    return FALSE;
  *byte = *self->at++;
  return TRUE;
}

static gboolean
skip (Reader *self, gsize length)
{
  if (length > (gsize) (self->end - self->at))
    return FALSE;
  self->at += length;
  return TRUE;
}

/* Seven bits a byte, the highest first. SQLite's varints go to nine bytes; no length of ours needs more than four. */
static gboolean
read_length (Reader *self, gsize *length)
{
  guint8 byte = 0x80;

  *length = 0;
  for (guint i = 0; i < 4 && (byte & 0x80) != 0; i++)
    {
      if (!read_byte (self, &byte))
        return FALSE;
      *length = *length << 7 | (byte & 0x7f);
    }
  return (byte & 0x80) == 0;
}

static gboolean
read_value (Reader *self, guint8 *type)
{
  gsize length;

  if (!read_byte (self, type))
    return FALSE;
  switch (*type)
    {
    case VALUE_UNDEFINED:
    case VALUE_NULL:
      return TRUE;
    case VALUE_INTEGER:
    case VALUE_REAL:
      return skip (self, 8);
    case VALUE_TEXT:
      return read_length (self, &length) && skip (self, length);
    default:
      return FALSE;
    }
}

/* What is inserted or deleted is there with every column; what is updated with the key and the columns that change, before
 * them and after. `defined` says of which: RECORD_BEFORE sets it and RECORD_AFTER must agree. */
static gboolean
read_record (Reader *self, RecordKind kind, gboolean *defined)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint8 type;

      if (!read_value (self, &type))
        return FALSE;
      if (i == 0)
        {
          if (type != (kind == RECORD_AFTER ? VALUE_UNDEFINED : VALUE_INTEGER))
            return FALSE;
        }
      else if (kind == RECORD_WHOLE && type == VALUE_UNDEFINED)
        return FALSE;
      else if (kind == RECORD_BEFORE)
        defined[i] = type != VALUE_UNDEFINED;
      else if (kind == RECORD_AFTER && defined[i] != (type != VALUE_UNDEFINED))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_change (Reader *self, guint8 op)
{
  gboolean *defined = g_newa0 (gboolean, self->n_columns);
  guint8 indirect;

  if (!read_byte (self, &indirect) || indirect > 1)
    return FALSE;
  if (op == SQLITE_INSERT || op == SQLITE_DELETE)
    return read_record (self, RECORD_WHOLE, NULL);
  return op == SQLITE_UPDATE && read_record (self, RECORD_BEFORE, defined) && read_record (self, RECORD_AFTER, defined);
}

/* 'T', the number of columns, which of them are the key, the name. An older version's table had fewer columns. */
static gboolean
read_table (Reader *self)
{
  const guint8 *keys, *name;
  gsize n_columns;
  LtTable table;

  if (!read_length (self, &n_columns))
    return FALSE;
  keys = self->at;
  if (!skip (self, n_columns) || n_columns == 0 || keys[0] != 1)
    return FALSE;
  for (gsize i = 1; i < n_columns; i++)
    if (keys[i] != 0)
      return FALSE;
  name = self->at;
  self->at = memchr (name, '\0', self->end - name);
  if (self->at == NULL || !lt_table_from_name ((const char *) name, &table) || n_columns > lt_table_get_info (table)->n_columns)
    return FALSE;
  self->at++;
  self->n_columns = n_columns;
  return TRUE;
}

/**
 * lt_changeset_is_sound:
 *
 * Returns: whether these bytes are a changeset as a session of ours records it: of our tables, whole to the last byte.
 *   What its values are is not looked at.
 */
gboolean
lt_changeset_is_sound (gconstpointer data, gsize length)
{
  Reader reader = { data, data, 0 };
  guint8 op;

  if (length > 0)
    reader.end += length;
  while (read_byte (&reader, &op))
    if (op == 'T' ? !read_table (&reader) : reader.n_columns == 0 || !read_change (&reader, op))
      return FALSE;
  return TRUE;
}
