/* Coverage beside a bare SQL aggregate of the same figures; search beside LIKE. */
#include "engine.h"

#include "analysis/coverage.h"
#include "workspace/region.h"
#include "workspace/search.h"

#include <math.h>

/* The generated rows hold no pair twice, so that SQL need not look for doubles. Two ways to write the same; each viewpoint
 * gets the one that is faster there. */
#define LOCAL_SQL "WITH RECURSIVE local (id) AS (SELECT ?1 UNION SELECT r.id FROM region r JOIN local l ON r.parent = l.id),"
#define COUNTS_SQL "e.region IN (SELECT id FROM local) AND (e.status IS NULL OR e.status = 'operating')"

static const char country_sql[] =
  LOCAL_SQL
  " latest AS MATERIALIZED (SELECT enterprise, revenue_wan AS revenue, max(year) FROM figure"
  "  WHERE revenue_wan IS NOT NULL GROUP BY enterprise),"
  " leads AS MATERIALIZED (SELECT DISTINCT enterprise FROM honour WHERE name = '链主')"
  " SELECT p.segment, count(*), sum(p.role IS 'leader' OR p.enterprise IN (SELECT enterprise FROM leads)),"
  "  count(c.revenue), sum(c.revenue), max(c.revenue)"
  " FROM participation p JOIN enterprise e ON e.id = p.enterprise LEFT JOIN latest c ON c.enterprise = e.id"
  " WHERE " COUNTS_SQL " GROUP BY p.segment";

static const char province_sql[] =
  LOCAL_SQL
  " counts AS MATERIALIZED (SELECT e.id,"
  "  EXISTS (SELECT 1 FROM honour h WHERE h.enterprise = e.id AND h.name = '链主') AS leads,"
  "  (SELECT f.revenue_wan FROM figure f WHERE f.enterprise = e.id AND f.revenue_wan IS NOT NULL"
  "   ORDER BY f.year DESC, f.id DESC LIMIT 1) AS revenue"
  "  FROM enterprise e WHERE " COUNTS_SQL ")"
  " SELECT p.segment, count(*), sum(p.role IS 'leader' OR c.leads), count(c.revenue), sum(c.revenue), max(c.revenue)"
  " FROM counts c CROSS JOIN participation p ON p.enterprise = c.id GROUP BY p.segment";

static const char like_sql[] = "SELECT id FROM enterprise WHERE name LIKE ?1";

typedef struct {
  gint64 segment;
  guint  enterprises, leaders, revenues;
  double revenue, largest;
} Row;

sqlite3 *
open_sql (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_exec (db, "PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  return db;
}

sqlite3_stmt *
prepare_sql (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return statement;
}

static void
run_sql (sqlite3_stmt *statement, gint64 viewpoint, GArray *rows)
{
  g_array_set_size (rows, 0);
  sqlite3_reset (statement);
  sqlite3_bind_int64 (statement, 1, viewpoint);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Row row = { sqlite3_column_int64 (statement, 0), sqlite3_column_int (statement, 1), sqlite3_column_int (statement, 2),
                  sqlite3_column_int (statement, 3), sqlite3_column_double (statement, 4), sqlite3_column_double (statement, 5) };

      g_array_append_val (rows, row);
    }
}

/* A comparison of two that do not do the same would be worth nothing. */
static void
check (LtModel *model, LtSurvey *survey, GArray *rows)
{
  GPtrArray *segments = lt_model_rows (model, LT_TABLE_SEGMENT);
  guint with_some = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      const LtAssessment *a = lt_survey_get (survey, row->segment);

      if (a == NULL || a->enterprises != row->enterprises || a->leaders != row->leaders || a->revenues != row->revenues
          || (row->revenues > 0 && (fabs (a->revenue_wan - row->revenue) > 1e-6 * row->revenue || a->largest_wan != row->largest)))
        g_error ("SQL and the survey disagree about segment %" G_GINT64_FORMAT, row->segment);
    }
  for (guint i = 0; i < segments->len; i++)
    with_some += lt_survey_get (survey, ((LtRow *) segments->pdata[i])->id)->enterprises > 0;
  if (with_some != rows->len)
    g_error ("SQL and the survey disagree about how many segments have enterprises");
}

static void
compare_at (LtModel *model, sqlite3_stmt *statement, gint64 viewpoint, const char *what, guint run, GArray *rows, gboolean warm_up)
{
  g_autoptr(LtSurvey) survey = NULL;
  g_autofree char *sql_name = g_strconcat (what, "-sql", NULL);
  Stopwatch ours = { 0 }, theirs = { 0 };

  for (guint step = 0; step < 2; step++)
    {
      Stopwatch start = stopwatch_start ();

      if ((step + run) % 2 == 0)
        {
          survey = lt_survey_new (model, viewpoint);
          ours = stopwatch_lap (&start);
        }
      else
        {
          run_sql (statement, viewpoint, rows);
          theirs = stopwatch_lap (&start);
        }
    }
  check (model, survey, rows);
  if (warm_up)
    return;
  stopwatch_report (what, &ours);
  stopwatch_report (sql_name, &theirs);
}

/* The provinces take turns, so that nobody lives on the last answer. */
void
measure_coverage (const char *path, guint runs)
{
  g_autoptr(LtWorkspace) workspace = open_file (path);
  LtModel *model = lt_workspace_get_model (workspace);
  const LtRegion *country = lt_region_find (model, "全国", NULL);
  g_autoptr(GPtrArray) provinces = lt_model_sorted_refs (model, LT_TABLE_REGION, "parent", country->id);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  sqlite3 *db = open_sql (path);
  sqlite3_stmt *whole = prepare_sql (db, country_sql), *part = prepare_sql (db, province_sql);

  report ("segments", lt_model_count (model, LT_TABLE_SEGMENT));
  report ("enterprises", lt_model_count (model, LT_TABLE_ENTERPRISE));
  report ("participations", lt_model_count (model, LT_TABLE_PARTICIPATION));
  for (guint run = 0; run <= runs; run++)
    {
      gint64 home = lt_model_get_home (model), other = ((LtRow *) provinces->pdata[run % provinces->len])->id;

      compare_at (model, whole, country->id, "country", run, rows, run == 0);
      compare_at (model, part, home, "province", run, rows, run == 0);
      compare_at (model, part, other, "other-province", run, rows, run == 0);
    }
  sqlite3_finalize (whole);
  sqlite3_finalize (part);
  sqlite3_close (db);
}

/* --- Search --- */

/* As one types: Chinese, a product, initials, a credit code. */
static const char *const keystrokes[] = {
  "芯", "芯片", "武", "武汉", "武汉华", "新能源", "精密", "w", "wh", "whx", "914", "9142", "智能传感", "没有的名字",
};

void
measure_search (const char *path, guint runs)
{
  g_autoptr(LtWorkspace) workspace = open_file (path);
  g_autoptr(LtSearch) search = lt_search_new (workspace);
  sqlite3 *db = open_sql (path);
  sqlite3_stmt *statement = prepare_sql (db, like_sql);
  double start = now_ms ();
  g_autoptr(GArray) first = lt_search_run (search, "芯", 0);

  report ("index", now_ms () - start);
  report ("entries", lt_model_count (lt_workspace_get_model (workspace), LT_TABLE_ENTERPRISE));
  for (guint run = 0; run <= runs; run++)
    for (guint k = 0; k < G_N_ELEMENTS (keystrokes); k++)
      for (guint step = 0; step < 2; step++)
        {
          gboolean ours = (step + run + k) % 2 == 0;
          g_autofree char *pattern = g_strdup_printf ("%%%s%%", keystrokes[k]);
          Stopwatch watch = stopwatch_start ();

          if (ours)
            g_array_unref (lt_search_run (search, keystrokes[k], 0));
          else
            {
              sqlite3_reset (statement);
              sqlite3_bind_text (statement, 1, pattern, -1, SQLITE_TRANSIENT);
              while (sqlite3_step (statement) == SQLITE_ROW) { }
            }
          watch = stopwatch_lap (&watch);
          if (run > 0)
            stopwatch_report (ours ? "search" : "like", &watch);
        }
  sqlite3_finalize (statement);
  sqlite3_close (db);
}
