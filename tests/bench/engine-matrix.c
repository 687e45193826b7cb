/* The matrix of segments and regions beside the same figures by SQL. */
#include "engine.h"

#include "analysis/matrix.h"
#include "workspace/region.h"

/* As many as Xianning has districts, counties and parks. */
#define REGIONS 13

/* As for coverage the generated rows hold no pair twice, and no threshold is set. ?1: the regions' keys as a JSON list */
static const char matrix_sql[] =
  "WITH RECURSIVE local (top, id) AS (SELECT value, value FROM json_each(?1) "
  "  UNION SELECT l.top, r.id FROM region r JOIN local l ON r.parent = l.id), "
  " ours AS MATERIALIZED (SELECT l.top, e.id, "
  "  EXISTS (SELECT 1 FROM honour h WHERE h.enterprise = e.id AND h.name = '链主') AS leads, "
  "  (SELECT f.revenue_wan FROM figure f WHERE f.enterprise = e.id AND f.revenue_wan IS NOT NULL ORDER BY f.year DESC, f.id DESC LIMIT 1) AS revenue "
  "  FROM local l JOIN enterprise e ON e.region = l.id WHERE e.status IS NULL OR e.status = 'operating'), "
  " sums AS MATERIALIZED (SELECT c.top, p.segment, count(*) AS n, sum(p.role IS 'leader' OR c.leads) AS leaders, count(c.revenue) AS known, "
  "  sum(c.revenue) AS total, max(c.revenue) AS largest "
  "  FROM ours c CROSS JOIN participation p ON p.enterprise = c.id GROUP BY c.top, p.segment), "
  " coming AS MATERIALIZED (SELECT DISTINCT l.top, u.segment FROM purpose u JOIN project j ON j.id = u.project "
  "  JOIN local l ON l.id = j.region OR l.id = j.park WHERE j.stage IN ('signed', 'landed', 'construction')) "
  "SELECT s.id, t.value, ifnull(m.n, 0), CASE "
  "  WHEN m.n IS NULL THEN CASE WHEN g.segment IS NULL THEN 'missing' ELSE 'arriving' END "
  "  WHEN m.leaders > 0 AND m.n >= 2 THEN 'strong' "
  "  WHEN m.leaders = 0 AND (m.n < 2 OR (m.known = m.n AND m.total < 10000)) THEN 'weak' "
  "  WHEN m.n = 1 OR (m.known = m.n AND m.total > 0 AND m.largest >= 0.8 * m.total) THEN 'single' ELSE 'present' END "
  " FROM segment s CROSS JOIN json_each(?1) t LEFT JOIN sums m ON m.segment = s.id AND m.top = t.value "
  " LEFT JOIN coming g ON g.segment = s.id AND g.top = t.value";

typedef struct {
  gint64 segment, region;
  guint  enterprises;
  char   coverage[12];
} Row;

static char *
list_keys (GArray *regions)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < regions->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (regions, gint64, i));
  return g_string_free (g_string_append_c (text, ']'), FALSE);
}

static void
run_sql (sqlite3_stmt *statement, const char *keys, GArray *rows)
{
  g_array_set_size (rows, 0);
  sqlite3_reset (statement);
  sqlite3_bind_text (statement, 1, keys, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Row row = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                  (guint) sqlite3_column_int (statement, 2) };

      g_strlcpy (row.coverage, (const char *) sqlite3_column_text (statement, 3), sizeof row.coverage);
      g_array_append_val (rows, row);
    }
}

/* A comparison of two that do not do the same would be worth nothing. */
static void
check (LtMatrix *matrix, GArray *rows)
{
  if (rows->len != lt_matrix_get_n_rows (matrix) * lt_matrix_get_n_columns (matrix))
    g_error ("SQL and the matrix disagree about how many cells there are");
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      const LtMatrixCell *cell = lt_matrix_get_cell (matrix, (guint) lt_matrix_find_segment (matrix, row->segment),
                                                     (guint) lt_matrix_find_region (matrix, row->region));

      if (cell->enterprises != row->enterprises || !g_str_equal (lt_coverage_get_nick (cell->coverage), row->coverage))
        g_error ("SQL and the matrix disagree about segment %" G_GINT64_FORMAT, row->segment);
    }
}

/* The segment with the most neighbours: the dearest to assess alone. */
static gint64
find_busiest (LtModel *model)
{
  GPtrArray *rows = lt_model_rows (model, LT_TABLE_SEGMENT);
  gint64 found = 0;
  guint most = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = ((LtSegment *) rows->pdata[i])->id;
      guint n = lt_model_refs (model, LT_TABLE_FLOW, "supplier", id)->len + lt_model_refs (model, LT_TABLE_FLOW, "buyer", id)->len;

      if (found != 0 && n <= most)
        continue;
      most = n;
      found = id;
    }
  return found;
}

/* What is asked before a cell of another region is set by hand, beside a survey of all of that region. */
static void
measure_cell (LtModel *model, gint64 region)
{
  const gint64 segment = find_busiest (model);
  Stopwatch start = stopwatch_start (), alone, all;
  LtAssessment a = lt_assessment_of (model, region, segment);
  g_autoptr(LtSurvey) survey = NULL;

  alone = stopwatch_lap (&start);
  survey = lt_survey_new (model, region);
  all = stopwatch_lap (&start);
  if (a.enterprises != lt_survey_get (survey, segment)->enterprises || a.coverage != lt_survey_get (survey, segment)->coverage
      || a.action != lt_survey_get (survey, segment)->action)
    g_error ("One segment alone is assessed as another");
  stopwatch_report ("cell", &alone);
  stopwatch_report ("cell-survey", &all);
}

void
measure_matrix (const char *path, guint runs)
{
  g_autoptr(LtWorkspace) workspace = open_file (path);
  LtModel *model = lt_workspace_get_model (workspace);
  const LtRegion *country = lt_region_find (model, "全国", NULL);
  g_autoptr(GArray) regions = lt_matrix_list_regions (model, country->id), rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autofree char *keys = NULL;
  sqlite3 *db = open_sql (path);
  sqlite3_stmt *statement = prepare_sql (db, matrix_sql);

  g_array_set_size (regions, MIN (regions->len, REGIONS));
  keys = list_keys (regions);
  report ("segments", lt_model_count (model, LT_TABLE_SEGMENT));
  report ("regions", regions->len);
  for (guint run = 0; run <= runs; run++)
    {
      g_autoptr(LtMatrix) matrix = NULL;
      Stopwatch ours = { 0 }, theirs = { 0 };

      for (guint step = 0; step < 2; step++)
        {
          Stopwatch start = stopwatch_start ();

          if ((step + run) % 2 == 0)
            {
              matrix = lt_matrix_new (model, 0, (const gint64 *) (gpointer) regions->data, regions->len);
              ours = stopwatch_lap (&start);
            }
          else
            {
              run_sql (statement, keys, rows);
              theirs = stopwatch_lap (&start);
            }
        }
      check (matrix, rows);
      if (run == 0)
        continue;
      stopwatch_report ("matrix", &ours);
      stopwatch_report ("matrix-sql", &theirs);
      measure_cell (model, country->id);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
}
