/* A document seen from outside: its rows by plain SQL, its bytes, and what lies beside it. */
#pragma once

#include "workspace/database.h"

#include <string.h>

/* A message is one line of valid text, and its last sentence says what to do. */
static inline void
document_assert_message (const GError *error)
{
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  for (const char *p = error->message; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_nonnull (strstr (error->message, ". "));
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), <, 400);
}

/* Runs SQL over the file the way a stranger would: without our limits, without foreign keys. */
static inline void
document_exec (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_close (db);
}

static inline void
document_append_table (sqlite3 *db, const char *table, GString *out)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", table);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_string_append (out, table);
      for (int c = 0; c < sqlite3_column_count (statement); c++)
        g_string_append_printf (out, "|%d:%s", sqlite3_column_type (statement, c),
                                sqlite3_column_text (statement, c) != NULL ? (const char *) sqlite3_column_text (statement, c) : "");
      g_string_append_c (out, '\n');
    }
  sqlite3_finalize (statement);
}

/* Every row of the tables that a schema version has, but for the history, in the order of tables and keys. */
static inline char *
document_rows_of (const char *path, guint version)
{
  GString *out = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint t = 0; t < LT_N_TABLES; t++)
    if (lt_table_get_info (t)->since <= version)
      document_append_table (db, lt_table_get_info (t)->name, out);
  sqlite3_close (db);
  return g_string_free (out, FALSE);
}

static inline char *
document_rows (const char *path)
{
  return document_rows_of (path, LT_SCHEMA_VERSION);
}

static inline gint64
document_count (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

/* The last step of the history. */
static inline GByteArray *
document_last_changeset (const char *path)
{
  GByteArray *bytes = g_byte_array_new ();
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT changeset FROM history ORDER BY id DESC LIMIT 1", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_byte_array_append (bytes, sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return bytes;
}

static inline GBytes *
document_bytes (const char *path)
{
  char *data = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

static inline int
document_compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names in a folder, hidden ones too, sorted and joined with blanks. */
static inline char *
document_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, document_compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}
