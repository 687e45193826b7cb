/* The descriptors against the real file, rows, keys. */
#include "config.h"
#include "document.h"
#include "fixture.h"

static sqlite3 *
open_file (Fixture *f)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (f->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  return db;
}

static sqlite3_stmt *
query (sqlite3 *db, const char *sql, const char *argument)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (argument != NULL)
    sqlite3_bind_text (statement, 1, argument, -1, SQLITE_TRANSIENT);
  return statement;
}

static void
test_columns (Fixture *f, gconstpointer unused)
{
  static const char *const types[] = {
    [LT_COLUMN_KEY] = "INTEGER", [LT_COLUMN_INT] = "INTEGER", [LT_COLUMN_ENUM] = "TEXT", [LT_COLUMN_REAL] = "REAL", [LT_COLUMN_TEXT] = "TEXT",
  };
  sqlite3 *db = open_file (f);

  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);
      sqlite3_stmt *columns = query (db, "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info (?) ORDER BY cid", info->name);
      guint c = 0;

      for (; sqlite3_step (columns) == SQLITE_ROW; c++)
        {
          g_assert_cmpuint (c, <, info->n_columns);
          g_assert_cmpstr ((const char *) sqlite3_column_text (columns, 0), ==, info->columns[c].name);
          g_assert_cmpstr ((const char *) sqlite3_column_text (columns, 1), ==, types[info->columns[c].type]);
          g_assert_cmpint (sqlite3_column_type (columns, 3), ==, SQLITE_NULL);
          g_assert_cmpint (sqlite3_column_int (columns, 4), ==, c == 0);
          g_assert_cmpint (lt_table_find_column (t, info->columns[c].name), ==, c);
          g_assert_cmpuint (info->columns[c].offset, <, info->size);
          g_assert_true ((info->columns[c].nicks != NULL) == (info->columns[c].type == LT_COLUMN_ENUM));
          /* A key that must be there can only go with what it refers to. */
          if (c > 0 && info->columns[c].type == LT_COLUMN_KEY && sqlite3_column_int (columns, 2))
            g_assert_true (info->columns[c].owner);
        }
      g_assert_cmpuint (c, ==, info->n_columns);
      sqlite3_finalize (columns);
    }
  sqlite3_close (db);
}

static void
test_every_table_is_described (Fixture *f, gconstpointer unused)
{
  sqlite3 *db = open_file (f);
  sqlite3_stmt *tables = query (db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'history'", NULL);
  guint n = 0;

  for (; sqlite3_step (tables) == SQLITE_ROW; n++)
    {
      LtTable table;

      g_assert_true (lt_table_from_name ((const char *) sqlite3_column_text (tables, 0), &table));
      g_assert_cmpstr (lt_table_get_info (table)->name, ==, (const char *) sqlite3_column_text (tables, 0));
      g_assert_cmpstr (lt_table_get_label (table), !=, "");
    }
  g_assert_cmpuint (n, ==, LT_N_TABLES);
  g_assert_false (lt_table_from_name ("history", &(LtTable) { 0 }));
  g_assert_false (lt_table_from_name ("sqlite_schema", &(LtTable) { 0 }));
  sqlite3_finalize (tables);
  sqlite3_close (db);
}

/* What undo could not apply again: cascades, triggers, generated columns. */
static void
test_references (Fixture *f, gconstpointer unused)
{
  sqlite3 *db = open_file (f);

  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);
      sqlite3_stmt *keys = query (db, "SELECT \"from\", \"table\", on_update, on_delete FROM pragma_foreign_key_list (?)", info->name);
      guint found = 0, expected = 0;

      for (guint c = 1; c < info->n_columns; c++)
        expected += info->columns[c].type == LT_COLUMN_KEY && info->columns[c].target >= 0;
      for (; sqlite3_step (keys) == SQLITE_ROW; found++)
        {
          const LtColumn *column = &info->columns[lt_table_find_column (t, (const char *) sqlite3_column_text (keys, 0))];

          g_assert_cmpint (column->type, ==, LT_COLUMN_KEY);
          g_assert_cmpstr (lt_table_get_info (column->target)->name, ==, (const char *) sqlite3_column_text (keys, 1));
          g_assert_cmpstr ((const char *) sqlite3_column_text (keys, 2), ==, "NO ACTION");
          g_assert_cmpstr ((const char *) sqlite3_column_text (keys, 3), ==, "NO ACTION");
        }
      g_assert_cmpuint (found, ==, expected);
      sqlite3_finalize (keys);
    }
  sqlite3_close (db);
  g_assert_cmpint (document_count (f->path, "SELECT count (*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"), ==, 0);
}

static void
test_every_key_has_an_index (Fixture *f, gconstpointer unused)
{
  for (guint t = 0; t < LT_N_TABLES; t++)
    for (guint c = 1; c < lt_table_get_info (t)->n_columns; c++)
      if (lt_table_get_info (t)->columns[c].type == LT_COLUMN_KEY)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM pragma_index_list ('%s') l, pragma_index_info (l.name) i "
                                                  "WHERE i.seqno = 0 AND i.name = '%s' AND NOT l.\"unique\"",
                                                  lt_table_get_info (t)->name, lt_table_get_info (t)->columns[c].name);

          g_assert_cmpint (document_count (f->path, sql), ==, 1);
        }
}

static void
test_rows (void)
{
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);
      gpointer row = lt_row_new (t), same = lt_row_copy (t, row);

      g_assert_cmpint (((LtRow *) row)->id, ==, 0);
      g_assert_true (lt_row_equal (t, row, same));       /* unknown is like unknown, though NaN is not NaN */
      for (guint c = 0; c < info->n_columns; c++)
        {
          gpointer at = (char *) row + info->columns[c].offset;
          gpointer copy;

          switch (info->columns[c].type)
            {
            case LT_COLUMN_KEY:
              g_assert_cmpint (*(gint64 *) at, ==, 0);
              *(gint64 *) at = 7;
              g_assert_cmpint (lt_row_get_key (t, row, c), ==, 7);
              break;
            case LT_COLUMN_INT:
              g_assert_cmpint (*(gint *) at, ==, LT_UNKNOWN_INT);
              *(gint *) at = 0;
              break;
            case LT_COLUMN_ENUM:
              g_assert_cmpint (*(gint *) at, ==, 0);
              *(gint *) at = 1;
              break;
            case LT_COLUMN_REAL:
              g_assert_false (lt_known (*(double *) at));
              *(double *) at = 0;
              break;
            case LT_COLUMN_TEXT:
              g_assert_null (*(char **) at);
              *(char **) at = g_strdup ("");              /* an empty text is not a missing one */
              break;
            }
          g_assert_false (lt_row_equal (t, row, same));
          copy = lt_row_copy (t, row);
          g_assert_true (lt_row_equal (t, row, copy));
          if (info->columns[c].type == LT_COLUMN_TEXT)
            g_assert_true (*(char **) ((char *) copy + info->columns[c].offset) != *(char **) at);
          lt_row_free (t, same);
          same = copy;
        }
      lt_row_free (t, row);
      lt_row_free (t, same);
      lt_row_free (t, NULL);
    }
}

static void
test_words (void)
{
  for (guint t = 0; t < LT_N_TABLES; t++)
    for (guint c = 0; c < lt_table_get_info (t)->n_columns; c++)
      {
        const LtColumn *column = &lt_table_get_info (t)->columns[c];
        gint n = column->nicks != NULL ? (gint) g_strv_length ((char **) column->nicks) : 0;

        for (gint i = 0; i < n; i++)
          {
            const char *nick = lt_enum_nick (t, column->name, i);

            g_assert_cmpint (lt_enum_value (t, column->name, nick), ==, i);
            g_assert_true ((*lt_enum_label (t, column->name, i) == '\0') == (i == 0));
          }
        if (n > 0)
          g_assert_cmpint (lt_enum_value (t, column->name, "nonsense"), ==, -1);
      }
  g_assert_cmpstr (lt_enum_nick (LT_TABLE_PROJECT, "stage", LT_STAGE_PRODUCTION), ==, "production");
  g_assert_cmpstr (lt_enum_nick (LT_TABLE_PROJECT, "method", LT_METHOD_HOME_TIE), ==, "home-tie");
  g_assert_cmpstr (lt_enum_nick (LT_TABLE_ENTERPRISE, "status", LT_STATUS_CLOSED), ==, "closed");
  g_assert_cmpstr (lt_enum_nick (LT_TABLE_ZONE, "role", LT_ZONE_EXTENSION), ==, "extension");
  g_assert_cmpstr (lt_enum_nick (LT_TABLE_REGION, "kind", LT_REGION_ZONE), ==, "zone");
}

/* Two people who import the same list hold the same keys, on any machine and in any year: these may never change.
 * SHA-256 over (length, text) of the table's name and of each folded part, lengths and numbers little-endian in eight
 * bytes, the first eight bytes of the sum without their sign. */
static void
test_keys_are_pinned (void)
{
  LtChain chain = { 0, (char *) "新型显示" };
  LtSegment segment = { 0, 0, (char *) "偏光片" };
  LtEnterprise by_name = { 0, (char *) "维达力（赤壁）有限公司" }, by_code = { 0, (char *) "任意", (char *) "91421281MA49ABCD1X" };
  LtFigure figure = { 0, 5, LT_UNKNOWN_INT };

  g_assert_cmpint (lt_row_key (LT_TABLE_CHAIN, &chain), ==, G_GINT64_CONSTANT (5336469041257405600));
  segment.chain = lt_row_key (LT_TABLE_CHAIN, &chain);
  g_assert_cmpint (lt_row_key (LT_TABLE_SEGMENT, &segment), ==, G_GINT64_CONSTANT (7225720051020732355));
  g_assert_cmpint (lt_row_key (LT_TABLE_ENTERPRISE, &by_name), ==, G_GINT64_CONSTANT (3824709829545286329));
  g_assert_cmpint (lt_row_key (LT_TABLE_ENTERPRISE, &by_code), ==, G_GINT64_CONSTANT (3686327928022216576));
  g_assert_cmpint (lt_row_key (LT_TABLE_FIGURE, &figure), ==, G_GINT64_CONSTANT (342488880636768632));
}

static void
test_keys_are_alike_and_apart (void)
{
  LtChain a = { 0, (char *) "ＬＥＤ 芯片" }, b = { 0, (char *) "led芯片" }, c = { 0, (char *) "LED芯" };
  LtZone x = { 0, (char *) "ab", 0, 1, 2 }, y = { 0, (char *) "a", 0, 1, 2 }, z = { 0, (char *) "ab", 0, 2, 1 };

  g_assert_cmpint (lt_row_key (LT_TABLE_CHAIN, &a), ==, lt_row_key (LT_TABLE_CHAIN, &b));
  g_assert_cmpint (lt_row_key (LT_TABLE_CHAIN, &a), !=, lt_row_key (LT_TABLE_CHAIN, &c));
  g_assert_cmpint (lt_row_key (LT_TABLE_ZONE, &x), !=, lt_row_key (LT_TABLE_ZONE, &y));
  g_assert_cmpint (lt_row_key (LT_TABLE_ZONE, &x), !=, lt_row_key (LT_TABLE_ZONE, &z));
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      LtChain row = { 0, name };

      g_assert_cmpint (lt_row_key (LT_TABLE_CHAIN, &row), >, 0);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/schema/columns", test_columns);
  ADD ("/workspace/schema/every-table-is-described", test_every_table_is_described);
  ADD ("/workspace/schema/references", test_references);
  ADD ("/workspace/schema/every-key-has-an-index", test_every_key_has_an_index);
  g_test_add_func ("/workspace/schema/rows", test_rows);
  g_test_add_func ("/workspace/schema/words", test_words);
  g_test_add_func ("/workspace/schema/keys-are-pinned", test_keys_are_pinned);
  g_test_add_func ("/workspace/schema/keys-are-alike-and-apart", test_keys_are_alike_and_apart);
  return g_test_run ();
}
