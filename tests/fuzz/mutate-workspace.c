/* libFuzzer flips bytes, which in a database is mostly noticed at once. This also puts odd values into sound rows, and
 * forges the changesets of the history together with their checksums, as somebody would who means harm. */
#include "fuzz.h"

#include "workspace/schema.h"

#include <sqlite3.h>
#include <string.h>

size_t LLVMFuzzerMutate (guint8 *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator (guint8 *data, size_t size, size_t max_size, unsigned int seed);

static const char *const odd_values[] = {
  "0", "1", "2", "-1", "NULL", "9223372036854775807", "-9223372036854775808", "2147483647", "4294967296", "1.5", "1e308", "-1e300", "1e-320",
  "1e999", "''", "'x'", "x''", "x'00ff'", "'edit'", "'undo'", "'redo'", "char (0x202e) || 'abc'", "char (27) || '[31m'", "'<b>&amp;</b>'",
  "printf ('%2000d', 1)", "'1 2 3 4 5 6 7 8'", "'1e9 2 3 4 5 6 7 8'", "'upstream'", "'leader'", "'segment'", "'citation'", "'2026-01-01'",
  "CAST (x'e698' AS TEXT)", "'a' || char (0) || 'b'", "char (0xfffe)", "'home'", "'title'",
};

static void
run (sqlite3 *db, const char *sql)
{
  sqlite3_exec (db, sql, NULL, NULL, NULL);
}

static void
change_value (sqlite3 *db, GRand *rand)
{
  guint table = g_rand_int_range (rand, 0, LT_N_TABLES + 1);
  const char *name = table < LT_N_TABLES ? lt_table_get_info (table)->name : "history";
  static const char *const history[] = { "id", "utc", "author", "label", "kind", "refers", "automatic", "changes" };
  const char *column = table < LT_N_TABLES ? lt_table_get_info (table)->columns[g_rand_int_range (rand, 0, lt_table_get_info (table)->n_columns)].name
                                           : history[g_rand_int_range (rand, 0, G_N_ELEMENTS (history))];
  g_autofree char *value = g_rand_boolean (rand)
                           ? g_strdup (odd_values[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd_values))])
                           : g_strdup_printf ("(SELECT id FROM \"%s\" ORDER BY random () LIMIT 1)",
                                              lt_table_get_info (g_rand_int_range (rand, 0, LT_N_TABLES))->name);
  g_autofree char *sql = g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = %s WHERE rowid = (SELECT rowid FROM \"%s\" ORDER BY random () LIMIT 1)",
                                          name, column, value, name);

  run (db, sql);
}

static void
copy_row (sqlite3 *db, GRand *rand)
{
  const LtTableInfo *info = lt_table_get_info (g_rand_int_range (rand, 0, LT_N_TABLES));
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT OR IGNORE INTO \"%s\" SELECT %u", info->name, g_rand_int (rand) >> 1);
  for (guint c = 1; c < info->n_columns; c++)
    g_string_append_printf (sql, ", \"%s\"", info->columns[c].name);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY random () LIMIT 1", info->name);
  run (db, sql->str);
  g_string_free (sql, TRUE);
}

static void
forge_step (sqlite3 *db, GRand *rand)
{
  sqlite3_stmt *read = NULL, *write = NULL;

  sqlite3_prepare_v2 (db, "SELECT id, changeset FROM history ORDER BY random () LIMIT 1", -1, &read, NULL);
  sqlite3_prepare_v2 (db, "UPDATE history SET changeset = ?, checksum = ? WHERE id = ?", -1, &write, NULL);
  if (read != NULL && write != NULL && sqlite3_step (read) == SQLITE_ROW)
    {
      gsize length = sqlite3_column_bytes (read, 1), room = length + 64;
      g_autofree guint8 *data = g_malloc0 (room);
      g_autofree char *checksum = NULL;

      if (length > 0)
        memcpy (data, sqlite3_column_blob (read, 1), length);
      for (guint i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        length = LLVMFuzzerMutate (data, length, room);
      checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
      sqlite3_bind_blob (write, 1, data, length, SQLITE_STATIC);
      sqlite3_bind_text (write, 2, checksum, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (write, 3, sqlite3_column_int64 (read, 0));
      sqlite3_step (write);
    }
  sqlite3_finalize (read);
  sqlite3_finalize (write);
}

static void
delete_row (sqlite3 *db, GRand *rand)
{
  guint table = g_rand_int_range (rand, 0, LT_N_TABLES + 1);
  const char *name = table < LT_N_TABLES ? lt_table_get_info (table)->name : "history";
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE rowid = (SELECT rowid FROM \"%s\" ORDER BY random () LIMIT 1)", name, name);

  run (db, sql);
}

/* 0 where the bytes are no database that could be changed, or one that has grown too large. */
static gsize
change_rows (guint8 *data, gsize size, gsize max_size, GRand *rand)
{
  void (*const funcs[]) (sqlite3 *, GRand *) = { change_value, change_value, copy_row, forge_step, forge_step, delete_row };
  sqlite3 *db = NULL;
  sqlite3_int64 length = 0;
  guint8 *copy = sqlite3_malloc64 (size + 1), *out;

  memcpy (copy, data, size);
  /* "write-ahead log" is no mode of a database in memory. */
  if (size > 19)
    copy[18] = copy[19] = 1;
  if (sqlite3_open (":memory:", &db) != SQLITE_OK
      || sqlite3_deserialize (db, "main", copy, size, size, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK)
    {
      sqlite3_close (db);
      return 0;
    }
  run (db, "PRAGMA foreign_keys = 0");
  for (guint i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    funcs[g_rand_int_range (rand, 0, G_N_ELEMENTS (funcs))] (db, rand);
  out = sqlite3_serialize (db, "main", &length, 0);
  if (out != NULL && length > 0 && (gsize) length <= max_size)
    memcpy (data, out, length);
  else
    length = 0;
  sqlite3_free (out);
  sqlite3_close (db);
  return length;
}

size_t
LLVMFuzzerCustomMutator (guint8 *data, size_t size, size_t max_size, unsigned int seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  gsize length = g_rand_int_range (rand, 0, 4) > 0 && size >= 512 ? change_rows (data, size, max_size, rand) : 0;

  return length > 0 ? length : LLVMFuzzerMutate (data, size, max_size);
}
