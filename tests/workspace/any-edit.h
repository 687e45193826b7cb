/* Edits of any kind: rows of any table come, change and go, as far as the file lets them. */
#pragma once

#include "document.h"
#include "fixture.h"

#include "workspace/model-private.h"

typedef struct {
  LtModel *model;
  gboolean required[LT_N_TABLES][32];     /* NOT NULL, as the file has it */
} AnyEdit;

static inline void
learn_required (AnyEdit *random, const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT \"notnull\" FROM pragma_table_info ('%s') ORDER BY cid", lt_table_get_info (t)->name);
      sqlite3_stmt *statement = NULL;

      sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
      for (guint c = 0; sqlite3_step (statement) == SQLITE_ROW; c++)
        random->required[t][c] = sqlite3_column_int (statement, 0);
      sqlite3_finalize (statement);
    }
  sqlite3_close (db);
}

static inline gint64
any_key (AnyEdit *random, LtTable table)
{
  GPtrArray *rows = lt_model_rows (random->model, table);

  return rows->len > 0 ? ((LtRow *) rows->pdata[g_test_rand_int_range (0, rows->len)])->id : 0;
}

/* Fills a column with anything it may hold; FALSE if it must refer to a row and there is none. */
static inline gboolean
fill_column (AnyEdit *random, LtTable table, guint c, gpointer row)
{
  static const char *const words[] = { "甲", "乙", "丙", "丁", "偏光片", "A,\"b\"；c", "", "é\n" };
  const LtColumn *column = &lt_table_get_info (table)->columns[c];
  gpointer at = (char *) row + column->offset;
  gboolean empty = !random->required[table][c] && g_test_rand_int_range (0, 3) == 0;

  switch (column->type)
    {
    case LT_COLUMN_KEY:
      *(gint64 *) at = empty ? 0 : column->target >= 0 ? any_key (random, column->target) : g_test_rand_int_range (1, 5);
      if (column->target < 0 && g_test_rand_bit ())
        *(gint64 *) at = MAX (1, any_key (random, g_test_rand_bit () ? LT_TABLE_SEGMENT : LT_TABLE_CHAIN));
      return *(gint64 *) at != 0 || !random->required[table][c];
    case LT_COLUMN_INT:
      *(gint *) at = empty ? LT_UNKNOWN_INT : g_test_rand_int_range (-3, 9);
      return TRUE;
    case LT_COLUMN_ENUM:
      *(gint *) at = empty ? 0 : g_test_rand_int_range (1, g_strv_length ((char **) column->nicks));
      return TRUE;
    case LT_COLUMN_REAL:
      *(double *) at = empty ? LT_UNKNOWN : g_test_rand_int_range (-4000, 4000) / 4.0;
      return TRUE;
    case LT_COLUMN_TEXT:
    default:
      g_free (*(char **) at);
      *(char **) at = empty ? NULL : g_strdup (words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      return TRUE;
    }
}

static inline gboolean
insert_any (AnyEdit *random, LtEdit *edit, GError **error)
{
  LtTable table = g_test_rand_int_range (0, LT_N_TABLES);
  gpointer row = lt_row_new (table);
  gboolean fine = TRUE, possible = TRUE;

  for (guint c = 1; c < lt_table_get_info (table)->n_columns; c++)
    possible &= fill_column (random, table, c, row);
  if (table == LT_TABLE_CITATION)
    {
      LtCitation *citation = row;

      g_free (citation->subject);
      citation->subject = g_strdup (lt_table_get_info (g_test_rand_int_range (0, LT_N_TABLES))->name);
    }
  if (possible)
    fine = lt_edit_insert (edit, table, row, error);
  lt_row_free (table, row);
  return fine;
}

static inline gboolean
update_any (AnyEdit *random, LtEdit *edit, GError **error)
{
  LtTable table = g_test_rand_int_range (0, LT_N_TABLES);
  gint64 key = any_key (random, table);
  gpointer row = key != 0 ? lt_edit_get (edit, table, key, error) : NULL;
  gboolean fine = TRUE, possible = TRUE;

  if (row == NULL)
    return error == NULL || *error == NULL;
  for (guint i = 0; i < 2; i++)
    possible &= fill_column (random, table, g_test_rand_int_range (1, lt_table_get_info (table)->n_columns), row);
  if (possible)
    fine = lt_edit_update (edit, table, row, error);
  lt_row_free (table, row);
  return fine;
}

static inline gboolean
delete_any (AnyEdit *random, LtEdit *edit, GError **error)
{
  LtTable table = g_test_rand_int_range (0, LT_N_TABLES);
  gint64 key = any_key (random, table);

  return key == 0 || lt_edit_delete (edit, table, key, error);
}

/* Keys come from the model as it was before the edit. A row deleted earlier in it may be missing (nothing happens)
 * or be referred to (the whole edit fails and leaves no trace): both are part of the test. */
static inline gboolean
do_anything (LtEdit *edit, gpointer data, GError **error)
{
  guint n = g_test_rand_int_range (1, 6);

  for (guint i = 0; i < n; i++)
    {
      int dice = g_test_rand_int_range (0, 10);

      if (!(dice < 6 ? insert_any (data, edit, error) : dice < 8 ? update_any (data, edit, error) : delete_any (data, edit, error)))
        return FALSE;
    }
  return TRUE;
}

/* The model in memory against one loaded afresh: rows, and the lists of those who refer to each key. */
static inline void
assert_model_is_current (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3) db = lt_database_open (f->path, LT_DATABASE_READ, &error);
  g_autoptr(LtModel) fresh = lt_model_new ();
  LtModel *model = lt_workspace_get_model (f->workspace);

  lt_model_load (fresh, db, &error);
  g_assert_no_error (error);
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);
      GPtrArray *rows = lt_model_rows (fresh, t);

      g_assert_cmpuint (lt_model_count (model, t), ==, rows->len);
      g_assert_cmpuint (lt_model_rows (model, t)->len, ==, rows->len);
      for (guint i = 0; i < rows->len; i++)
        {
          const LtRow *row = rows->pdata[i], *ours = lt_model_get (model, t, row->id);

          g_assert_true (ours != NULL && lt_row_equal (t, row, ours));
          for (guint c = 1; c < info->n_columns; c++)
            if (info->columns[c].type == LT_COLUMN_KEY && lt_row_get_key (t, row, c) != 0)
              {
                GPtrArray *refs = lt_model_refs (model, t, info->columns[c].name, lt_row_get_key (t, row, c));

                g_assert_true (g_ptr_array_find (refs, ours, NULL));
                g_assert_cmpuint (refs->len, ==, lt_model_refs (fresh, t, info->columns[c].name, lt_row_get_key (t, row, c))->len);
              }
        }
    }
}

static inline void
assert_rows (Fixture *f, const char *expected)
{
  g_autofree char *rows = document_rows (f->path);
  gsize same = 0;

  /* The whole document would be a long message: only where it parts. */
  while (rows[same] != '\0' && rows[same] == expected[same])
    same++;
  if (rows[same] != expected[same])
    g_error ("At %" G_GSIZE_FORMAT ": “%.60s” instead of “%.60s”", same, rows + same, expected + same);
  assert_model_is_current (f);
}
