/* The ranked list of gaps beside the same figures by SQL. */
#include "engine.h"

#include "analysis/priority.h"
#include "workspace/region.h"

#include <math.h>

/* As for coverage the generated rows hold no pair twice, and no threshold is set. The columns after the coverage are the
 * factors in their order. */
static const char rank_sql[] =
  "WITH RECURSIVE local (id) AS (SELECT ?1 UNION SELECT r.id FROM region r JOIN local l ON r.parent = l.id), "
  " ours AS MATERIALIZED (SELECT e.id, "
  "  EXISTS (SELECT 1 FROM honour h WHERE h.enterprise = e.id AND h.name = '链主') AS leads, "
  "  (SELECT f.revenue_wan FROM figure f WHERE f.enterprise = e.id AND f.revenue_wan IS NOT NULL ORDER BY f.year DESC, f.id DESC LIMIT 1) AS revenue "
  "  FROM enterprise e WHERE e.region IN (SELECT id FROM local) AND (e.status IS NULL OR e.status = 'operating')), "
  " sums AS MATERIALIZED (SELECT p.segment, count(*) AS n, sum(p.role IS 'leader' OR c.leads) AS leaders, count(c.revenue) AS known, "
  "  sum(c.revenue) AS total, max(c.revenue) AS largest "
  "  FROM ours c CROSS JOIN participation p ON p.enterprise = c.id GROUP BY p.segment), "
  " coming AS MATERIALIZED (SELECT DISTINCT u.segment FROM purpose u JOIN project j ON j.id = u.project "
  "  WHERE j.stage IN ('signed', 'landed', 'construction') AND (j.region IN (SELECT id FROM local) OR j.park IN (SELECT id FROM local))), "
  " state AS MATERIALIZED (SELECT s.id, s.chain, s.criticality, ifnull(m.n, 0) AS n, ifnull(m.known, 0) AS known, m.total, CASE "
  "  WHEN m.n IS NULL THEN CASE WHEN s.id IN (SELECT segment FROM coming) THEN 'arriving' ELSE 'missing' END "
  "  WHEN m.leaders > 0 AND m.n >= 2 THEN 'strong' "
  "  WHEN m.leaders = 0 AND (m.n < 2 OR (m.known = m.n AND m.total < 10000)) THEN 'weak' "
  "  WHEN m.n = 1 OR (m.known = m.n AND m.total > 0 AND m.largest >= 0.8 * m.total) THEN 'single' ELSE 'present' END AS coverage "
  "  FROM segment s LEFT JOIN sums m ON m.segment = s.id), "
  " covered AS MATERIALIZED (SELECT id, chain FROM state WHERE coverage NOT IN ('missing', 'arriving')), "
  " net AS MATERIALIZED (SELECT DISTINCT supplier, buyer FROM flow WHERE supplier <> buyer), "
  " buyers AS MATERIALIZED (SELECT net.supplier AS id, sum(b.n) AS n, sum(b.known) AS known, sum(b.total) AS total "
  "  FROM net JOIN state b ON b.id = net.buyer GROUP BY net.supplier), "
  " most AS (SELECT max(n) AS n, max(total) AS total FROM buyers), "
  " suppliers AS MATERIALIZED (SELECT net.buyer AS id, 1.0 * sum(net.supplier IN (SELECT id FROM covered)) / count(*) AS share FROM net GROUP BY net.buyer), "
  " reach (a, b, chain) AS ( "
  "  SELECT id, id, chain FROM segment "
  "  UNION SELECT r.a, f.buyer, r.chain FROM reach r JOIN flow f ON f.supplier = r.b JOIN segment s ON s.id = f.buyer AND s.chain = r.chain), "
  " pairs AS MATERIALIZED (SELECT a, b, a IN (SELECT id FROM covered) AS of_a, b IN (SELECT id FROM covered) AS of_b FROM reach WHERE a <> b), "
  " downs AS MATERIALIZED (SELECT a AS id, sum(of_b) AS n FROM pairs GROUP BY a), "
  " ups AS MATERIALIZED (SELECT b AS id, sum(of_a) AS n FROM pairs GROUP BY b), "
  " rings AS MATERIALIZED (SELECT p.a AS id, sum(p.of_b) AS n FROM pairs p JOIN pairs q ON q.a = p.b AND q.b = p.a GROUP BY p.a), "
  " totals AS MATERIALIZED (SELECT s.chain, sum(of_a AND of_b) AS n FROM pairs JOIN segment s ON s.id = pairs.a GROUP BY s.chain) "
  "SELECT state.id, coverage, "
  "  coalesce(CASE WHEN buyers.known > 0 THEN buyers.total / most.total ELSE 1.0 * buyers.n / most.n END, 0), "
  "  coalesce(suppliers.share, 0), "
  "  coalesce(1.0 * (ifnull(ups.n, 0) * ifnull(downs.n, 0) - ifnull(rings.n, 0)) / totals.n, 0), "
  "  coalesce(criticality / 3.0, 0), "
  "  min((SELECT count(*) FROM target t WHERE t.segment = state.id), 3) / 3.0 "
  " FROM state, most LEFT JOIN buyers ON buyers.id = state.id LEFT JOIN suppliers ON suppliers.id = state.id "
  " LEFT JOIN ups ON ups.id = state.id LEFT JOIN downs ON downs.id = state.id LEFT JOIN rings ON rings.id = state.id "
  " LEFT JOIN totals ON totals.chain = state.chain";

typedef struct {
  gint64 segment;
  char   coverage[12];
  double factors[LT_N_FACTORS];
} Row;

static void
run_sql (sqlite3_stmt *statement, gint64 viewpoint, GArray *rows)
{
  g_array_set_size (rows, 0);
  sqlite3_reset (statement);
  sqlite3_bind_int64 (statement, 1, viewpoint);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Row row = { .segment = sqlite3_column_int64 (statement, 0) };

      g_strlcpy (row.coverage, (const char *) sqlite3_column_text (statement, 1), sizeof row.coverage);
      for (guint f = 0; f < LT_N_FACTORS; f++)
        row.factors[f] = sqlite3_column_double (statement, 2 + f);
      g_array_append_val (rows, row);
    }
}

/* A comparison of two that do not do the same would be worth nothing. */
static void
check (LtRanking *ranking, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      const LtPriority *priority = lt_ranking_get (ranking, row->segment);
      LtCoverage coverage = lt_survey_get (lt_ranking_get_survey (ranking), row->segment)->coverage;

      if (!g_str_equal (lt_coverage_get_nick (coverage), row->coverage))
        g_error ("SQL and the survey disagree about segment %" G_GINT64_FORMAT, row->segment);
      for (guint f = 0; f < LT_N_FACTORS; f++)
        if (fabs (priority->factors[f] - row->factors[f]) > 1e-9)
          g_error ("SQL and the ranking disagree about %s of segment %" G_GINT64_FORMAT, lt_factor_get_nick (f), row->segment);
    }
}

/* What one turn of the main loop does, and then the next. */
typedef struct {
  Stopwatch survey, ranking, both;
} Turns;

static LtRanking *
rank (LtModel *model, gint64 viewpoint, Turns *turns)
{
  Stopwatch start = stopwatch_start (), then;
  g_autoptr(LtSurvey) survey = lt_survey_new (model, viewpoint);
  LtRanking *ranking;

  turns->survey = stopwatch_lap (&start);
  then = stopwatch_start ();
  ranking = lt_ranking_new (model, survey);
  g_ptr_array_unref (lt_ranking_list (ranking, 0));
  turns->ranking = stopwatch_lap (&then);
  turns->both = stopwatch_lap (&start);
  return ranking;
}

static void
compare_at (LtModel *model, sqlite3_stmt *statement, gint64 viewpoint, const char *what, guint run, GArray *rows)
{
  g_autoptr(LtRanking) ranking = NULL;
  g_autofree char *sql_name = g_strconcat (what, "-sql", NULL);
  g_autofree char *survey_name = g_strconcat (what, "-survey", NULL), *ranking_name = g_strconcat (what, "-ranking", NULL);
  Stopwatch theirs = { 0 };
  Turns turns;

  for (guint step = 0; step < 2; step++)
    if ((step + run) % 2 == 0)
      ranking = rank (model, viewpoint, &turns);
    else
      {
        Stopwatch start = stopwatch_start ();

        run_sql (statement, viewpoint, rows);
        theirs = stopwatch_lap (&start);
      }
  if (rows->len != lt_model_count (model, LT_TABLE_SEGMENT))
    g_error ("SQL and the ranking disagree about how many segments there are");
  check (ranking, rows);
  if (run == 0)
    return;
  stopwatch_report (what, &turns.both);
  stopwatch_report (survey_name, &turns.survey);
  stopwatch_report (ranking_name, &turns.ranking);
  stopwatch_report (sql_name, &theirs);
}

void
measure_rank (const char *path, guint runs)
{
  g_autoptr(LtWorkspace) workspace = open_file (path);
  LtModel *model = lt_workspace_get_model (workspace);
  const LtRegion *country = lt_region_find (model, "全国", NULL);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  sqlite3 *db = open_sql (path);
  sqlite3_stmt *statement = prepare_sql (db, rank_sql);

  report ("segments", lt_model_count (model, LT_TABLE_SEGMENT));
  for (guint run = 0; run <= runs; run++)
    {
      compare_at (model, statement, country->id, "country", run, rows);
      compare_at (model, statement, lt_model_get_home (model), "province", run, rows);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
}
