/* The table of enterprises: a keystroke and a sort by each column, beside LIKE … ORDER BY and ORDER BY. */
#include "engine.h"

#include "analysis/directory.h"

#include <sqlite3.h>

/* As one types, with a condition besides. */
static const char *const keystrokes[] = { "芯", "芯片", "武", "武汉", "w", "wh", "914", "精密", "没有的名字" };

/* Whole tables of the latest figures, as a program without a model would ask for them. */
static const struct { LtDirectoryColumn column; const char *order; } sorts[] = {
  { LT_DIRECTORY_NAME, "e.name" },
  { LT_DIRECTORY_REGION, "(SELECT r.name FROM region r WHERE r.id = e.region), e.name" },
  { LT_DIRECTORY_SEGMENTS, "(SELECT count(*) FROM participation p WHERE p.enterprise = e.id), e.name" },
  { LT_DIRECTORY_REVENUE, "(SELECT f.revenue_wan FROM figure f WHERE f.enterprise = e.id AND f.revenue_wan IS NOT NULL"
                          " ORDER BY f.year DESC LIMIT 1), e.name" },
  { LT_DIRECTORY_PRODUCTS, "e.products, e.name" },
  { LT_DIRECTORY_CREDIT, "e.credit" },
};

static void
run_sql (sqlite3 *db, const char *sql, const char *pattern)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  if (pattern != NULL)
    sqlite3_bind_text (statement, 1, pattern, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (statement) == SQLITE_ROW) { }
  sqlite3_finalize (statement);
}

typedef struct {
  LtModel  *model;
  LtSearch *search;
  sqlite3  *db;
} Table;

static void
list (Table *table, const char *text, LtDirectoryColumn column, gboolean descending)
{
  const LtQuery query = { LT_TABLE_ENTERPRISE, (char *) text, .status = LT_STATUS_OPERATING };

  g_array_unref (lt_directory_list (lt_directory_of (table->model, LT_TABLE_ENTERPRISE), table->search, &query, 0, column, descending, NULL));
}

static void
measure_keystrokes (Table *table, guint run)
{
  for (guint k = 0; k < G_N_ELEMENTS (keystrokes); k++)
    for (guint step = 0; step < 2; step++)
      {
        gboolean ours = (step + run + k) % 2 == 0;
        g_autofree char *pattern = g_strdup_printf ("%%%s%%", keystrokes[k]);
        Stopwatch watch = stopwatch_start ();

        if (ours)
          list (table, keystrokes[k], LT_DIRECTORY_REVENUE, TRUE);
        else
          run_sql (table->db, "SELECT e.id FROM enterprise e WHERE e.name LIKE ?1 AND (e.status IS NULL OR e.status = 'operating')"
                              " ORDER BY e.name", pattern);
        watch = stopwatch_lap (&watch);
        if (run > 0)
          stopwatch_report (ours ? "keystroke" : "keystroke-sql", &watch);
      }
}

static void
measure_sorts (Table *table, guint run)
{
  for (guint s = 0; s < G_N_ELEMENTS (sorts); s++)
    for (guint step = 0; step < 2; step++)
      {
        gboolean ours = (step + run + s) % 2 == 0;
        g_autofree char *sql = g_strdup_printf ("SELECT e.id FROM enterprise e ORDER BY %s", sorts[s].order);
        Stopwatch watch = stopwatch_start ();

        if (ours)
          list (table, NULL, sorts[s].column, run % 2 == 0);
        else
          run_sql (table->db, sql, NULL);
        watch = stopwatch_lap (&watch);
        if (run > 0)
          stopwatch_report (ours ? "sort" : "sort-sql", &watch);
      }
}

void
measure_directory (const char *path, guint runs)
{
  g_autoptr(LtWorkspace) workspace = open_file (path);
  g_autoptr(LtSearch) search = lt_search_new (workspace);
  Table table = { lt_workspace_get_model (workspace), search, NULL };
  double start;

  if (sqlite3_open_v2 (path, &table.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_exec (table.db, "PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (table.db));
  g_array_unref (lt_search_run (search, "芯", 0));
  /* What a column is sorted by, made for the first time. */
  for (guint s = 0; s < G_N_ELEMENTS (sorts); s++)
    {
      start = now_ms ();
      lt_directory_prepare (lt_directory_of (table.model, LT_TABLE_ENTERPRISE), sorts[s].column, G_MAXINT64);
      report ("first", now_ms () - start);
    }
  for (guint run = 0; run <= runs; run++)
    {
      measure_keystrokes (&table, run);
      measure_sorts (&table, run);
    }
  sqlite3_close (table.db);
}
