/* Segments by regions: figures by hand, and against a survey of each region. */
#include "config.h"
#include "../workspace/document.h"
#include "../workspace/fixture.h"

#include "analysis/matrix.h"

/* 湖北 › 咸宁 › 赤壁, 咸安, 通山 (where nothing is); 湖南. Two chains of two segments. */
typedef struct {
  Fixture  base;
  LtModel *model;
  gint64   hubei, xianning, chibi, xianan, tongshan, hunan;
  gint64   display, optical, panel, film, fibre, cable;
} Place;

static gint64
enterprise (Place *p, const char *name, gint64 region, double revenue_wan)
{
  gint64 id = fixture_enterprise (p->base.workspace, name, region);

  if (lt_known (revenue_wan))
    fixture_revenue (p->base.workspace, id, 2024, revenue_wan);
  return id;
}

static void
project (Place *p, gint64 segment, gint64 region, gint64 park, LtStage stage)
{
  LtProject row = { 0, (char *) "项目", 0, region, park, stage, LT_METHOD_NONE, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN,
                    LT_UNKNOWN };
  LtPurpose purpose = { 0, 0, segment };

  purpose.project = fixture_insert (p->base.workspace, LT_TABLE_PROJECT, &row);
  fixture_insert (p->base.workspace, LT_TABLE_PURPOSE, &purpose);
}

static gint64
hold (Place *p, gint64 region, gint64 segment, LtOverrideCoverage coverage, const char *dated)
{
  LtOverride row = { 0, region, segment, coverage, (char *) "走访", NULL, (char *) dated };

  return fixture_insert (p->base.workspace, LT_TABLE_OVERRIDE, &row);
}

/* 面板: 赤壁 has two enterprises with a leader, one of them noted twice; 咸安 has one small one. 膜: 赤壁 awaits a project.
 * 光纤: 湖南 alone, and one of unknown region. 光缆: nobody. */
static void
place_up (Place *p, gconstpointer unused)
{
  LtWorkspace *w;
  gint64 one, two;

  fixture_up (&p->base, NULL);
  w = p->base.workspace;
  p->model = lt_workspace_get_model (w);
  p->hubei = fixture_region (w, "湖北省", 0);
  p->xianning = fixture_region (w, "咸宁市", p->hubei);
  p->chibi = fixture_region (w, "赤壁市", p->xianning);
  p->xianan = fixture_region (w, "咸安区", p->xianning);
  p->tongshan = fixture_region (w, "通山县", p->xianning);
  p->hunan = fixture_region (w, "湖南省", 0);
  p->display = fixture_chain (w, "新型显示");
  p->optical = fixture_chain (w, "光通信");
  p->panel = fixture_segment (w, p->display, "面板", LT_POSITION_NONE);
  p->film = fixture_segment (w, p->display, "膜", LT_POSITION_NONE);
  p->fibre = fixture_segment (w, p->optical, "光纤", LT_POSITION_NONE);
  p->cable = fixture_segment (w, p->optical, "光缆", LT_POSITION_NONE);
  one = enterprise (p, "甲", p->chibi, 30000);
  two = enterprise (p, "乙", p->chibi, 20000);
  fixture_participation (w, one, p->panel, LT_ROLE_LEADER);
  fixture_participation (w, one, p->panel, LT_ROLE_SUPPORT);
  fixture_participation (w, two, p->panel, LT_ROLE_CORE);
  fixture_participation (w, enterprise (p, "丙", p->xianan, LT_UNKNOWN), p->panel, LT_ROLE_NONE);
  fixture_participation (w, enterprise (p, "丁", p->hunan, 900), p->fibre, LT_ROLE_NONE);
  fixture_participation (w, enterprise (p, "戊", 0, 900), p->fibre, LT_ROLE_NONE);
  project (p, p->film, p->xianan, p->chibi, LT_STAGE_SIGNED);
}

static void
place_down (Place *p, gconstpointer unused)
{
  fixture_down (&p->base, NULL);
}

static const LtMatrixCell *
cell (LtMatrix *matrix, gint64 segment, gint64 region)
{
  g_assert_cmpint (lt_matrix_find_segment (matrix, segment), >=, 0);
  g_assert_cmpint (lt_matrix_find_region (matrix, region), >=, 0);
  return lt_matrix_get_cell (matrix, (guint) lt_matrix_find_segment (matrix, segment),
                             (guint) lt_matrix_find_region (matrix, region));
}

#define IS(matrix, s, r, expected) \
  g_assert_cmpstr (lt_coverage_get_nick (cell (matrix, s, r)->coverage), ==, lt_coverage_get_nick (LT_COVERAGE_##expected))

static LtMatrix *
make (Place *p, gint64 chain)
{
  const gint64 regions[] = { p->chibi, p->xianan, p->xianning, p->hunan };      /* the third holds the first two */

  return lt_matrix_new (p->model, chain, regions, G_N_ELEMENTS (regions));
}

static void
test_cells (Place *p, gconstpointer unused)
{
  g_autoptr(LtMatrix) matrix = make (p, 0);

  g_assert_cmpuint (lt_matrix_get_n_rows (matrix), ==, 4);
  g_assert_cmpuint (lt_matrix_get_n_columns (matrix), ==, 4);
  g_assert_cmpint (lt_matrix_get_region (matrix, 2), ==, p->xianning);
  IS (matrix, p->panel, p->chibi, STRONG);
  g_assert_cmpuint (cell (matrix, p->panel, p->chibi)->enterprises, ==, 2);
  g_assert_cmpuint (cell (matrix, p->panel, p->chibi)->leaders, ==, 1);
  g_assert_cmpfloat (cell (matrix, p->panel, p->chibi)->revenue_wan, ==, 50000);
  IS (matrix, p->panel, p->xianan, WEAK);
  g_assert_false (lt_known (cell (matrix, p->panel, p->xianan)->revenue_wan));
  IS (matrix, p->panel, p->xianning, STRONG);
  g_assert_cmpuint (cell (matrix, p->panel, p->xianning)->enterprises, ==, 3);
  IS (matrix, p->panel, p->hunan, MISSING);
  IS (matrix, p->film, p->chibi, ARRIVING);
  IS (matrix, p->film, p->xianan, ARRIVING);
  g_assert_cmpuint (cell (matrix, p->film, p->xianning)->projects, ==, 1);      /* its region and its park are one project */
  IS (matrix, p->film, p->hunan, MISSING);
  IS (matrix, p->fibre, p->hunan, WEAK);
  g_assert_cmpuint (cell (matrix, p->fibre, p->hunan)->enterprises, ==, 1);
  IS (matrix, p->cable, p->hunan, MISSING);
}

static void
test_totals (Place *p, gconstpointer unused)
{
  g_autoptr(LtMatrix) matrix = make (p, 0);
  const LtMatrixTotal *panel = lt_matrix_get_row_total (matrix, (guint) lt_matrix_find_segment (matrix, p->panel));
  const LtMatrixTotal *chibi = lt_matrix_get_column_total (matrix, 0), *hunan = lt_matrix_get_column_total (matrix, 3);

  g_assert_cmpuint (panel->covered, ==, 3);
  g_assert_cmpuint (panel->gaps, ==, 2);                     /* weak in 咸安, missing in 湖南 */
  g_assert_cmpuint (panel->by_coverage[LT_COVERAGE_STRONG], ==, 2);
  g_assert_cmpuint (chibi->covered, ==, 1);
  g_assert_cmpuint (chibi->gaps, ==, 2);                     /* 光纤, 光缆; 膜 arrives */
  g_assert_cmpuint (chibi->by_coverage[LT_COVERAGE_ARRIVING], ==, 1);
  g_assert_cmpuint (hunan->covered, ==, 1);
  g_assert_cmpuint (hunan->gaps, ==, 4);
}

/* What is said at one region counts there and nowhere else, and the latest that is said. */
static void
test_overrides (Place *p, gconstpointer unused)
{
  gint64 later;

  hold (p, p->chibi, p->cable, LT_OVERRIDE_PRESENT, "2025-01-02");
  later = hold (p, p->chibi, p->cable, LT_OVERRIDE_SINGLE, "2025-03-04");
  hold (p, p->chibi, p->cable, LT_OVERRIDE_STRONG, "2025-02-03");
  {
    g_autoptr(LtMatrix) matrix = make (p, p->optical);

    g_assert_cmpuint (lt_matrix_get_n_rows (matrix), ==, 2);
    g_assert_cmpint (lt_matrix_find_segment (matrix, p->panel), ==, -1);
    IS (matrix, p->cable, p->chibi, SINGLE);
    g_assert_cmpint (cell (matrix, p->cable, p->chibi)->computed, ==, LT_COVERAGE_MISSING);
    g_assert_cmpint (cell (matrix, p->cable, p->chibi)->override, ==, later);
    IS (matrix, p->cable, p->xianning, MISSING);
    g_assert_cmpint (cell (matrix, p->cable, p->xianning)->override, ==, 0);
    g_assert_cmpuint (lt_matrix_get_column_total (matrix, 0)->covered, ==, 1);
    g_assert_cmpuint (lt_matrix_get_column_total (matrix, 0)->gaps, ==, 2);
  }
}

/* Each region goes by its own rules. */
static void
test_rules (Place *p, gconstpointer unused)
{
  fixture_threshold (p->base.workspace, p->chibi, "min_count", 3);
  {
    g_autoptr(LtMatrix) matrix = make (p, 0);

    IS (matrix, p->panel, p->chibi, PRESENT);      /* two with a leader are no longer enough; neither has 80 % */
    IS (matrix, p->panel, p->xianning, STRONG);
  }
}

static void
assert_regions (Place *p, gint64 viewpoint, const gint64 *expected, guint n)
{
  g_autoptr(GArray) regions = lt_matrix_list_regions (p->model, viewpoint);

  g_assert_cmpuint (regions->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      gboolean found = FALSE;

      for (guint r = 0; r < n; r++)
        found |= g_array_index (regions, gint64, r) == expected[i];
      g_assert_true (found);
    }
}

/* 通山 has nothing; from 赤壁, which has no children, one looks beside it. */
static void
test_which_regions (Place *p, gconstpointer unused)
{
  const gint64 counties[] = { p->chibi, p->xianan }, cities[] = { p->xianning }, alone[] = { p->hunan };
  g_autoptr(GArray) none = lt_matrix_list_regions (p->model, 0);

  assert_regions (p, p->xianning, counties, 2);
  assert_regions (p, p->chibi, counties, 2);
  assert_regions (p, p->hubei, cities, 1);
  assert_regions (p, p->hunan, alone, 1);
  g_assert_cmpuint (none->len, ==, 0);
  enterprise (p, "市直企业", p->xianning, LT_UNKNOWN);
  {
    g_autoptr(GArray) with_own = lt_matrix_list_regions (p->model, p->xianning);

    g_assert_cmpuint (with_own->len, ==, 3);
    g_assert_cmpint (g_array_index (with_own, gint64, 0), ==, p->xianning);
  }
}

static void
assert_says (LtMatrix *matrix, Place *p, gint64 segment, gint64 region, const char *expected)
{
  g_autofree char *words = lt_matrix_explain (matrix, p->model, (guint) lt_matrix_find_segment (matrix, segment),
                                              (guint) lt_matrix_find_region (matrix, region));

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (Place *p, gconstpointer unused)
{
  g_autofree char *row = NULL;

  hold (p, p->xianan, p->film, LT_OVERRIDE_WEAK, "2025-01-02");
  {
    g_autoptr(LtMatrix) matrix = make (p, 0);

    assert_says (matrix, p, p->panel, p->chibi, "赤壁市, 面板: Strong\n甲 (3 × 10⁸ CNY)\n乙 (2 × 10⁸ CNY)");
    assert_says (matrix, p, p->panel, p->hunan, "湖南省, 面板: Missing\nCovered by: 赤壁市, 咸安区, 咸宁市");
    assert_says (matrix, p, p->cable, p->hunan, "湖南省, 光缆: Missing\nCovered by: none");
    assert_says (matrix, p, p->film, p->xianan,
                 "咸安区, 膜: Weak\nSet by hand; computed: Arriving\n1 project on its way\nCovered by: 咸安区");
    row = lt_matrix_explain_row (matrix, p->model, (guint) lt_matrix_find_segment (matrix, p->panel));
    g_assert_cmpstr (row, ==, "面板\nCovered by: 赤壁市, 咸安区, 咸宁市\nLacked by: 湖南省");
  }
}

/* --- Against surveys --- */

#define N_REGIONS 9
#define N_SEGMENTS 25
#define N_ENTERPRISES 120

static gboolean
put (LtEdit *edit, LtTable table, gpointer row, GError **error)
{
  return lt_edit_insert (edit, table, row, error);
}

static gboolean
make_world (LtEdit *edit, gpointer data, GError **error)
{
  Place *p = data;
  gint64 regions[N_REGIONS] = { 0 }, segments[N_SEGMENTS] = { 0 };

  for (guint i = 0; i < N_REGIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("区 %u", i);
      LtRegion row = { 0, name, i > 2 ? regions[g_test_rand_int_range (0, (gint) i)] : 0, LT_REGION_NONE, NULL, NULL, LT_UNKNOWN,
                       NULL, NULL };

      if (!put (edit, LT_TABLE_REGION, &row, error))
        return FALSE;
      regions[i] = row.id;
    }
  for (guint i = 0; i < N_SEGMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("段 %u", i);
      LtSegment row = { 0, i % 2 ? p->display : p->optical, name, LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL,
                        LT_UNKNOWN_INT };

      if (!put (edit, LT_TABLE_SEGMENT, &row, error))
        return FALSE;
      segments[i] = row.id;
    }
  for (guint i = 0; i < N_ENTERPRISES; i++)
    {
      g_autofree char *name = g_strdup_printf ("企 %u", i);
      LtEnterprise row = { 0, name, NULL, g_test_rand_int_range (0, 8) > 0 ? regions[g_test_rand_int_range (0, N_REGIONS)] : 0,
                           g_test_rand_int_range (0, LT_STATUS_CLOSED + 1), NULL, NULL, NULL, 0 };
      LtFigure figure = { 0, 0, 2024, g_test_rand_int_range (0, 30000), LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN,
                          LT_UNKNOWN };
      guint links = (guint) g_test_rand_int_range (0, 4);

      if (!put (edit, LT_TABLE_ENTERPRISE, &row, error))
        return FALSE;
      figure.enterprise = row.id;
      if (g_test_rand_bit () && !put (edit, LT_TABLE_FIGURE, &figure, error))
        return FALSE;
      for (guint l = 0; l < links; l++)
        {
          LtParticipation link = { 0, row.id, segments[g_test_rand_int_range (0, N_SEGMENTS)],
                                   g_test_rand_int_range (0, LT_ROLE_SUPPORT + 1) };

          if (!put (edit, LT_TABLE_PARTICIPATION, &link, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Every region as a column at once is what a survey of each says alone. */
static void
test_surveys (Place *p, gconstpointer unused)
{
  g_autoptr(GArray) regions = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(LtMatrix) matrix = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *rows;

  lt_workspace_edit (p->base.workspace, "World", LT_EDIT_DEFAULT, make_world, p, &error);
  g_assert_no_error (error);
  rows = lt_model_rows (p->model, LT_TABLE_REGION);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (regions, ((LtRegion *) rows->pdata[i])->id);
  matrix = lt_matrix_new (p->model, 0, (const gint64 *) (gpointer) regions->data, regions->len);
  g_assert_cmpuint (lt_matrix_get_n_rows (matrix), ==, N_SEGMENTS + 4);
  for (guint c = 0; c < regions->len; c++)
    {
      g_autoptr(LtSurvey) survey = lt_survey_new (p->model, g_array_index (regions, gint64, c));

      for (guint r = 0; r < lt_matrix_get_n_rows (matrix); r++)
        {
          const LtAssessment *a = lt_survey_get (survey, lt_matrix_get_segment (matrix, r));
          const LtMatrixCell *ours = lt_matrix_get_cell (matrix, r, c);

          g_assert_cmpint (ours->coverage, ==, a->coverage);
          g_assert_cmpuint (ours->enterprises, ==, a->enterprises);
          g_assert_cmpuint (ours->leaders, ==, a->leaders);
          g_assert_cmpuint (ours->projects, ==, a->projects);
          g_assert_true (ours->revenue_wan == a->revenue_wan || (!lt_known (ours->revenue_wan) && !lt_known (a->revenue_wan)));
        }
    }
}

#define TEST(name, func) g_test_add ("/matrix/" name, Place, NULL, place_up, func, place_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("cells", test_cells);
  TEST ("totals", test_totals);
  TEST ("overrides", test_overrides);
  TEST ("rules", test_rules);
  TEST ("regions", test_which_regions);
  TEST ("words", test_words);
  TEST ("surveys", test_surveys);
  return g_test_run ();
}
