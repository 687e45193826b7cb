/* The rules of DESIGN.md section 6 once more in SQL, held against ours on random workspaces and after random changes. */
#include "config.h"
#include "../workspace/document.h"
#include "../workspace/fixture.h"

#include "analysis/coverage.h"

typedef struct {
  Fixture base;
  gint64  chain;
} Place;

static void
place_up (Place *p, gconstpointer unused)
{
  fixture_up (&p->base, NULL);
  p->chain = fixture_chain (p->base.workspace, "新型显示");
}

static void
place_down (Place *p, gconstpointer unused)
{
  fixture_down (&p->base, NULL);
}

#define N_SEGMENTS 60
#define N_ENTERPRISES 300
#define N_REGIONS 12

static const char rules[] =
  "WITH RECURSIVE"
  " here (id) AS (SELECT ?1 UNION SELECT region.id FROM region JOIN here ON region.parent = here.id),"
  " up (id, depth) AS (SELECT ?1, 0 UNION SELECT region.parent, depth + 1 FROM region JOIN up ON region.id = up.id"
  "                    WHERE region.parent IS NOT NULL AND depth < 50),"
  " rule (name, value) AS (SELECT d.column1, coalesce ("
  "   (SELECT t.value FROM up JOIN threshold t ON t.region = up.id AND t.name = d.column1 ORDER BY depth LIMIT 1),"
  "   (SELECT t.value FROM threshold t WHERE t.region IS NULL AND t.name = d.column1), d.column2)"
  "   FROM (VALUES ('min_count', 2), ('min_revenue_wan', 10000), ('single_share', 0.8)) d),"
  " ours (id, leads) AS (SELECT e.id, EXISTS (SELECT 1 FROM honour h WHERE h.enterprise = e.id AND h.name = '链主') FROM enterprise e"
  "   WHERE e.region IN (SELECT id FROM here) AND ifnull (e.status, 'operating') = 'operating'),"
  " money (id, revenue) AS (SELECT o.id, (SELECT f.revenue_wan FROM figure f WHERE f.enterprise = o.id AND f.revenue_wan IS NOT NULL"
  "   ORDER BY ifnull (f.year, -99999) DESC, f.id DESC LIMIT 1) FROM ours o),"
  " members (segment, enterprise, leads) AS (SELECT p.segment, p.enterprise, max (ifnull (p.role, '') = 'leader' OR o.leads)"
  "   FROM participation p JOIN ours o ON o.id = p.enterprise GROUP BY p.segment, p.enterprise),"
  " sums (segment, n, leaders, known, total, largest) AS (SELECT m.segment, count (*), sum (m.leads), count (y.revenue), sum (y.revenue), max (y.revenue)"
  "   FROM members m JOIN money y ON y.id = m.enterprise GROUP BY m.segment),"
  " coming (segment, n) AS (SELECT u.segment, count (DISTINCT j.id) FROM purpose u JOIN project j ON j.id = u.project"
  "   WHERE j.stage IN ('signed', 'landed', 'construction') AND (j.region IN (SELECT id FROM here) OR j.park IN (SELECT id FROM here))"
  "   GROUP BY u.segment),"
  " state (id, coverage, n, projects) AS (SELECT s.id, CASE"
  "   WHEN sums.n IS NULL THEN CASE WHEN coming.n IS NULL THEN 'missing' ELSE 'arriving' END"
  "   WHEN sums.leaders > 0 AND sums.n >= (SELECT value FROM rule WHERE name = 'min_count') THEN 'strong'"
  "   WHEN sums.leaders = 0 AND (sums.n < (SELECT value FROM rule WHERE name = 'min_count')"
  "        OR (sums.known = sums.n AND sums.total < (SELECT value FROM rule WHERE name = 'min_revenue_wan'))) THEN 'weak'"
  "   WHEN sums.n = 1 OR (sums.known = sums.n AND sums.total > 0 AND sums.largest >= (SELECT value FROM rule WHERE name = 'single_share') * sums.total) THEN 'single'"
  "   ELSE 'present' END, ifnull (sums.n, 0), ifnull (coming.n, 0)"
  "   FROM segment s LEFT JOIN sums ON sums.segment = s.id LEFT JOIN coming ON coming.segment = s.id),"
  " covered (id) AS (SELECT id FROM state WHERE coverage IN ('weak', 'single', 'present', 'strong')),"
  " sides (id, up, down) AS (SELECT s.id,"
  "   (SELECT count (DISTINCT f.supplier) FROM flow f WHERE f.buyer = s.id AND f.supplier <> s.id AND f.supplier IN (SELECT id FROM covered)),"
  "   (SELECT count (DISTINCT f.buyer) FROM flow f WHERE f.supplier = s.id AND f.buyer <> s.id AND f.buyer IN (SELECT id FROM covered))"
  "   FROM segment s) "
  "SELECT state.id, coverage, n, projects, up, down, CASE coverage"
  "  WHEN 'missing' THEN CASE WHEN up > 0 AND down > 0 THEN 'fill' WHEN up + down > 0 THEN 'extend' ELSE 'build' END"
  "  WHEN 'weak' THEN 'strengthen' WHEN 'single' THEN 'secure' ELSE 'none' END "
  "FROM state JOIN sides ON sides.id = state.id";

typedef struct { Place *place; gint64 regions[N_REGIONS], segments[N_SEGMENTS]; } World;

static gint64
one_of (const gint64 *keys, guint n)
{
  return keys[g_test_rand_int_range (0, n)];
}

static gboolean
put (LtEdit *edit, LtTable table, gpointer row, GError **error)
{
  return lt_edit_insert (edit, table, row, error);
}

static gboolean
fill_enterprise (LtEdit *edit, World *world, guint i, GError **error)
{
  g_autofree char *name = g_strdup_printf ("随机企业 %u", i);
  LtEnterprise row = { 0, name, NULL, g_test_rand_int_range (0, 8) ? one_of (world->regions, N_REGIONS) : 0,
                       g_test_rand_int_range (0, 4) ? LT_STATUS_NONE : (gint) g_test_rand_int_range (1, 5), NULL, NULL, NULL, 0 };
  guint n = g_test_rand_int_range (0, 4), years = g_test_rand_int_range (0, 4);
  gboolean fine = put (edit, LT_TABLE_ENTERPRISE, &row, error);

  for (guint k = 0; fine && k < n; k++)
    {
      /* Few segments, so that some are entered twice. */
      LtParticipation link = { 0, row.id, world->segments[g_test_rand_int_range (0, g_test_rand_bit () ? 6 : N_SEGMENTS - 1)],
                               g_test_rand_int_range (0, 12) ? g_test_rand_int_range (2, 4) : LT_ROLE_LEADER };
      fine = put (edit, LT_TABLE_PARTICIPATION, &link, error);
    }
  for (guint k = 0; fine && k < years; k++)
    {
      LtFigure figure = { 0, row.id, g_test_rand_int_range (0, 5) ? g_test_rand_int_range (2020, 2024) : LT_UNKNOWN_INT,
                          g_test_rand_int_range (0, 5) ? g_test_rand_int_range (0, 12000) : LT_UNKNOWN,
                          LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };
      fine = put (edit, LT_TABLE_FIGURE, &figure, error);
    }
  if (fine && g_test_rand_int_range (0, 25) == 0)
    {
      LtHonour honour = { 0, row.id, (char *) (g_test_rand_bit () ? "链主" : "小巨人") };
      fine = put (edit, LT_TABLE_HONOUR, &honour, error);
    }
  return fine;
}

/* Chance seldom leaves a leader alone in a segment: the last one is kept for that. */
static gboolean
fill_single (LtEdit *edit, World *world, GError **error)
{
  LtEnterprise row = { 0, (char *) "独苗", NULL, world->regions[0], LT_STATUS_NONE, NULL, NULL, NULL, 0 };
  LtParticipation link = { 0, 0, world->segments[N_SEGMENTS - 1], LT_ROLE_LEADER };

  if (!put (edit, LT_TABLE_ENTERPRISE, &row, error))
    return FALSE;
  link.enterprise = row.id;
  return put (edit, LT_TABLE_PARTICIPATION, &link, error);
}

static gboolean
fill_project (LtEdit *edit, World *world, guint i, GError **error)
{
  g_autofree char *name = g_strdup_printf ("随机项目 %u", i);
  LtProject row = { 0, name, 0, g_test_rand_bit () ? one_of (world->regions, N_REGIONS) : 0, g_test_rand_bit () ? one_of (world->regions, N_REGIONS) : 0,
                    g_test_rand_int_range (0, 8), LT_METHOD_NONE, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };
  LtPurpose a = { 0, 0, one_of (world->segments, N_SEGMENTS) }, b = { 0, 0, g_test_rand_bit () ? a.segment : one_of (world->segments, N_SEGMENTS) };

  if (!put (edit, LT_TABLE_PROJECT, &row, error))
    return FALSE;
  a.project = b.project = row.id;
  return put (edit, LT_TABLE_PURPOSE, &a, error) && put (edit, LT_TABLE_PURPOSE, &b, error);
}

static gboolean
fill_world (LtEdit *edit, gpointer data, GError **error)
{
  World *world = data;
  gboolean fine = TRUE;

  for (guint i = 0; fine && i < N_REGIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("随机区 %u", i);
      LtRegion row = { 0, name, i > 1 ? one_of (world->regions, i) : 0, LT_REGION_NONE, NULL, NULL, LT_UNKNOWN, NULL, NULL };
      fine = put (edit, LT_TABLE_REGION, &row, error);
      world->regions[i] = row.id;
    }
  for (guint i = 0; fine && i < N_SEGMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("随机环节 %u", i);
      LtSegment row = { 0, world->place->chain, name, LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };
      fine = put (edit, LT_TABLE_SEGMENT, &row, error);
      world->segments[i] = row.id;
    }
  for (guint i = 0; fine && i < 3 * N_SEGMENTS / 2; i++)
    {
      LtFlow row = { 0, one_of (world->segments, N_SEGMENTS), one_of (world->segments, N_SEGMENTS), LT_FLOW_NONE, NULL };
      fine = put (edit, LT_TABLE_FLOW, &row, error);
    }
  for (guint i = 0; fine && i < N_ENTERPRISES; i++)
    fine = fill_enterprise (edit, world, i, error);
  for (guint i = 0; fine && i < 60; i++)
    fine = fill_project (edit, world, i, error);
  for (guint i = 0; fine && i < 4; i++)
    {
      static const char *const names[] = { "min_count", "min_revenue_wan", "single_share", "min_count" };
      const double values[] = { 3, 20000, 0.7, 1 };
      LtThreshold row = { 0, i == 2 ? 0 : world->regions[i * 2], (char *) names[i], values[i] };
      fine = put (edit, LT_TABLE_THRESHOLD, &row, error);
    }
  return fine && fill_single (edit, world, error);
}

static guint
compare_with_sql (Place *p, gint64 viewpoint)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (lt_workspace_get_model (p->base.workspace), viewpoint);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  guint n = 0, seen = 0;

  g_assert_cmpint (sqlite3_open_v2 (p->base.path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db, rules, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_bind_int64 (statement, 1, viewpoint);
  for (; sqlite3_step (statement) == SQLITE_ROW; n++)
    {
      const LtAssessment *a = lt_survey_get (survey, sqlite3_column_int64 (statement, 0));

      g_assert_cmpstr (lt_coverage_get_nick (a->coverage), ==, (const char *) sqlite3_column_text (statement, 1));
      g_assert_cmpuint (a->enterprises, ==, sqlite3_column_int (statement, 2));
      g_assert_cmpuint (a->projects, ==, sqlite3_column_int (statement, 3));
      g_assert_cmpuint (a->upstream_covered, ==, sqlite3_column_int (statement, 4));
      g_assert_cmpuint (a->downstream_covered, ==, sqlite3_column_int (statement, 5));
      g_assert_cmpstr (lt_action_get_nick (a->action), ==, (const char *) sqlite3_column_text (statement, 6));
      seen |= 1u << a->coverage;
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_assert_cmpuint (n, ==, N_SEGMENTS);
  return seen;
}

static void
test_against_sql (Place *p, gconstpointer unused)
{
  World world = { p };
  g_autoptr(GError) error = NULL;
  guint seen = 0;

  lt_workspace_edit (p->base.workspace, "random", LT_EDIT_DEFAULT, fill_world, &world, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    seen |= compare_with_sql (p, world.regions[i]);
  g_assert_cmpuint (seen, ==, (1u << LT_N_COVERAGES) - 1);          /* every coverage came up */
}

/* --- What is kept from one change to the next --- */

/* A row of the table, or NULL where there is none. */
static gpointer
pick (LtModel *model, LtTable table)
{
  GPtrArray *rows = lt_model_rows (model, table);

  return rows->len > 0 ? lt_row_copy (table, rows->pdata[g_test_rand_int_range (0, rows->len)]) : NULL;
}

static gboolean
change_one (LtEdit *edit, World *world, LtModel *model, GError **error)
{
  static const LtTable tables[] = { LT_TABLE_ENTERPRISE, LT_TABLE_PARTICIPATION, LT_TABLE_HONOUR, LT_TABLE_FIGURE };
  LtTable table = tables[g_test_rand_int_range (0, G_N_ELEMENTS (tables))];
  gpointer row = pick (model, table);
  LtHonour honour = { 0, ((LtRow *) row)->id, (char *) "链主" };
  gboolean fine;

  if (g_test_rand_int_range (0, 4) == 0)
    fine = lt_edit_delete (edit, table, ((LtRow *) row)->id, error);
  else
    {
      if (table == LT_TABLE_ENTERPRISE)
        {
          ((LtEnterprise *) row)->region = g_test_rand_int_range (0, 6) ? one_of (world->regions, N_REGIONS) : 0;
          ((LtEnterprise *) row)->status = g_test_rand_int_range (0, 3);
        }
      else if (table == LT_TABLE_PARTICIPATION)
        {
          ((LtParticipation *) row)->segment = one_of (world->segments, N_SEGMENTS);
          ((LtParticipation *) row)->role = g_test_rand_int_range (0, 4);
        }
      else if (table == LT_TABLE_HONOUR)
        {
          g_free (((LtHonour *) row)->name);
          ((LtHonour *) row)->name = g_strdup (g_test_rand_bit () ? "链主" : "瞪羚");
        }
      else
        ((LtFigure *) row)->revenue_wan = g_test_rand_int_range (0, 3) ? g_test_rand_int_range (0, 12000) : LT_UNKNOWN;
      fine = lt_edit_update (edit, table, row, error);
      if (fine && table == LT_TABLE_ENTERPRISE && g_test_rand_int_range (0, 8) == 0)
        fine = lt_edit_insert (edit, LT_TABLE_HONOUR, &honour, error);
    }
  lt_row_free (table, row);
  return fine;
}

typedef struct { World *world; LtModel *model; } Change;

/* The model is looked at from the writer's thread: only here, where its owner waits. */
static gboolean
change_func (LtEdit *edit, gpointer data, GError **error)
{
  Change *change = data;

  return change_one (edit, change->world, change->model, error);
}

static gboolean
add_more (LtEdit *edit, gpointer data, GError **error)
{
  for (guint i = 0; i < 5; i++)
    if (!fill_enterprise (edit, data, N_ENTERPRISES + g_test_rand_int (), error))
      return FALSE;
  return TRUE;
}

static void
test_after_every_change (Place *p, gconstpointer unused)
{
  LtWorkspace *workspace = p->base.workspace;
  World world = { p };
  Change change = { &world, lt_workspace_get_model (workspace) };
  g_autoptr(GError) error = NULL;

  lt_workspace_edit (workspace, "random", LT_EDIT_DEFAULT, fill_world, &world, &error);
  for (guint i = 0; error == NULL && i < 120; i++)
    {
      if (i % 10 == 3)
        lt_workspace_edit (workspace, "more", LT_EDIT_DEFAULT, add_more, &world, &error);
      else if (i % 5 == 4)
        lt_workspace_undo (workspace, &error);
      else if (i % 10 == 5)
        lt_workspace_redo (workspace, &error);
      else
        lt_workspace_edit (workspace, "change", LT_EDIT_DEFAULT, change_func, &change, &error);
      compare_with_sql (p, world.regions[i % 3]);
    }
  g_assert_no_error (error);
}

#define ADD(path, func) g_test_add (path, Place, NULL, place_up, func, place_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/analysis/coverage/against-sql", test_against_sql);
  ADD ("/analysis/coverage/after-every-change", test_after_every_change);
  return g_test_run ();
}
