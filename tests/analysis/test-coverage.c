/* Coverage and action, DESIGN.md section 6: figures by hand. */
#include "config.h"
#include "../workspace/document.h"
#include "../workspace/fixture.h"

#include "analysis/coverage.h"

/* 湖北 › 咸宁 › 赤壁, 咸安; 湖南. One chain. */
typedef struct {
  Fixture base;
  gint64  hubei, xianning, chibi, xianan, hunan, chain;
  guint   n;
} Place;

static void
place_up (Place *p, gconstpointer unused)
{
  fixture_up (&p->base, NULL);
  p->hubei = fixture_region (p->base.workspace, "湖北省", 0);
  p->xianning = fixture_region (p->base.workspace, "咸宁市", p->hubei);
  p->chibi = fixture_region (p->base.workspace, "赤壁市", p->xianning);
  p->xianan = fixture_region (p->base.workspace, "咸安区", p->xianning);
  p->hunan = fixture_region (p->base.workspace, "湖南省", 0);
  p->chain = fixture_chain (p->base.workspace, "新型显示");
  p->n = 0;
}

static void
place_down (Place *p, gconstpointer unused)
{
  fixture_down (&p->base, NULL);
}

static gint64
segment (Place *p)
{
  g_autofree char *name = g_strdup_printf ("环节 %u", p->n++);

  return fixture_segment (p->base.workspace, p->chain, name, LT_POSITION_NONE);
}

static gint64
enterprise (Place *p, gint64 region, LtStatus status)
{
  g_autofree char *name = g_strdup_printf ("企业 %u", p->n++);
  LtEnterprise row = { 0, name, NULL, region, status, NULL, NULL, NULL, 0 };

  return fixture_insert (p->base.workspace, LT_TABLE_ENTERPRISE, &row);
}

/* An enterprise of 咸宁 in the segment; revenue may be unknown. */
static gint64
add (Place *p, gint64 s, LtRole role, double revenue_wan)
{
  gint64 e = enterprise (p, p->xianning, LT_STATUS_OPERATING);

  fixture_participation (p->base.workspace, e, s, role);
  if (lt_known (revenue_wan))
    fixture_revenue (p->base.workspace, e, 2024, revenue_wan);
  return e;
}

static gint64
project (Place *p, gint64 s, gint64 region, gint64 park, LtStage stage)
{
  g_autofree char *name = g_strdup_printf ("项目 %u", p->n++);
  LtProject row = { 0, name, 0, region, park, stage, LT_METHOD_NONE, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };
  LtPurpose purpose = { 0, 0, s };

  purpose.project = fixture_insert (p->base.workspace, LT_TABLE_PROJECT, &row);
  fixture_insert (p->base.workspace, LT_TABLE_PURPOSE, &purpose);
  return purpose.project;
}

/* One segment alone is assessed as among all. */
static void
assert_alone (Place *p, gint64 viewpoint, const LtAssessment *a)
{
  LtAssessment b = lt_assessment_of (lt_workspace_get_model (p->base.workspace), viewpoint, a->segment);

  g_assert_cmpint (b.segment, ==, a->segment);
  g_assert_cmpint (b.coverage, ==, a->coverage);
  g_assert_cmpint (b.computed, ==, a->computed);
  g_assert_cmpint (b.action, ==, a->action);
  g_assert_cmpint (b.override, ==, a->override);
  g_assert_cmpuint (b.enterprises, ==, a->enterprises);
  g_assert_cmpuint (b.leaders, ==, a->leaders);
  g_assert_cmpuint (b.revenues, ==, a->revenues);
  g_assert_true (b.revenue_wan == a->revenue_wan || (!lt_known (b.revenue_wan) && !lt_known (a->revenue_wan)));
  g_assert_true (b.largest_wan == a->largest_wan || (!lt_known (b.largest_wan) && !lt_known (a->largest_wan)));
  g_assert_cmpuint (b.projects, ==, a->projects);
  g_assert_cmpuint (b.targets, ==, a->targets);
  g_assert_cmpuint (b.upstream, ==, a->upstream);
  g_assert_cmpuint (b.upstream_covered, ==, a->upstream_covered);
  g_assert_cmpuint (b.downstream, ==, a->downstream);
  g_assert_cmpuint (b.downstream_covered, ==, a->downstream_covered);
}

static LtAssessment
look (Place *p, gint64 viewpoint, gint64 s)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (lt_workspace_get_model (p->base.workspace), viewpoint);

  g_assert_nonnull (lt_survey_get (survey, s));
  assert_alone (p, viewpoint, lt_survey_get (survey, s));
  return *lt_survey_get (survey, s);
}

static void
assert_at (Place *p, gint64 viewpoint, gint64 s, LtCoverage coverage)
{
  LtAssessment a = look (p, viewpoint, s);

  g_assert_cmpint (a.segment, ==, s);
  g_assert_cmpstr (lt_coverage_get_nick (a.coverage), ==, lt_coverage_get_nick (coverage));
}

#define IN(p, s, coverage) assert_at (p, (p)->xianning, s, LT_COVERAGE_##coverage)

static void
test_missing_and_arriving (Place *p, gconstpointer unused)
{
  static const struct { LtStage stage; LtCoverage coverage; } stages[] = {
    { LT_STAGE_NONE, LT_COVERAGE_MISSING }, { LT_STAGE_LEAD, LT_COVERAGE_MISSING }, { LT_STAGE_TALKS, LT_COVERAGE_MISSING },
    { LT_STAGE_SIGNED, LT_COVERAGE_ARRIVING }, { LT_STAGE_LANDED, LT_COVERAGE_ARRIVING }, { LT_STAGE_CONSTRUCTION, LT_COVERAGE_ARRIVING },
    { LT_STAGE_PRODUCTION, LT_COVERAGE_MISSING }, { LT_STAGE_DROPPED, LT_COVERAGE_MISSING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      gint64 s = segment (p);

      project (p, s, p->xianning, 0, stages[i].stage);
      assert_at (p, p->xianning, s, stages[i].coverage);
      g_assert_cmpuint (look (p, p->xianning, s).projects, ==, stages[i].coverage == LT_COVERAGE_ARRIVING);
    }
}

static void
test_where_a_project_counts (Place *p, gconstpointer unused)
{
  gint64 elsewhere = segment (p), park = segment (p), nowhere = segment (p), below = segment (p), both = segment (p);
  LtPurpose twice = { 99, 0, 0 };

  project (p, elsewhere, p->hunan, 0, LT_STAGE_SIGNED);
  IN (p, elsewhere, MISSING);
  project (p, park, 0, p->chibi, LT_STAGE_SIGNED);          /* its park lies here */
  IN (p, park, ARRIVING);
  assert_at (p, p->xianan, park, LT_COVERAGE_MISSING);
  project (p, nowhere, 0, 0, LT_STAGE_SIGNED);
  IN (p, nowhere, MISSING);
  project (p, below, p->chibi, 0, LT_STAGE_CONSTRUCTION);
  IN (p, below, ARRIVING);
  assert_at (p, p->hubei, below, LT_COVERAGE_ARRIVING);
  twice.project = project (p, both, p->chibi, p->chibi, LT_STAGE_LANDED);
  twice.segment = both;
  fixture_insert (p->base.workspace, LT_TABLE_PURPOSE, &twice);          /* the same purpose noted twice */
  g_assert_cmpuint (look (p, p->xianning, both).projects, ==, 1);
}

/* Two enterprises are enough, 10 000 is enough; one less of either is not. */
static void
test_weak (Place *p, gconstpointer unused)
{
  gint64 one = segment (p), exact = segment (p), below = segment (p), unrecorded = segment (p), part = segment (p), zero = segment (p);

  add (p, one, LT_ROLE_CORE, 500000);
  IN (p, one, WEAK);                        /* one, however large, and no leader */
  add (p, exact, LT_ROLE_CORE, 4000);
  add (p, exact, LT_ROLE_NONE, 6000);
  IN (p, exact, PRESENT);                   /* 10 000; the largest has 60 % */
  add (p, below, LT_ROLE_CORE, 4000);
  add (p, below, LT_ROLE_NONE, 5999.99);
  IN (p, below, WEAK);
  add (p, unrecorded, LT_ROLE_CORE, LT_UNKNOWN);
  add (p, unrecorded, LT_ROLE_CORE, LT_UNKNOWN);
  IN (p, unrecorded, PRESENT);              /* unknown is not zero */
  add (p, part, LT_ROLE_CORE, 5);
  add (p, part, LT_ROLE_CORE, LT_UNKNOWN);
  IN (p, part, PRESENT);
  add (p, zero, LT_ROLE_CORE, 0);
  add (p, zero, LT_ROLE_CORE, 0);
  IN (p, zero, WEAK);                       /* recorded as nothing */
}

static void
test_single (Place *p, gconstpointer unused)
{
  gint64 leader = segment (p), exact = segment (p), below = segment (p), part = segment (p);

  add (p, leader, LT_ROLE_LEADER, LT_UNKNOWN);
  IN (p, leader, SINGLE);                   /* one, but a leader: not weak */
  add (p, exact, LT_ROLE_CORE, 80000);
  add (p, exact, LT_ROLE_CORE, 20000);
  IN (p, exact, SINGLE);                    /* 80 % */
  add (p, below, LT_ROLE_CORE, 79999);
  add (p, below, LT_ROLE_CORE, 20001);
  IN (p, below, PRESENT);
  add (p, part, LT_ROLE_CORE, 80000);
  add (p, part, LT_ROLE_CORE, LT_UNKNOWN);
  IN (p, part, PRESENT);                    /* the other's share is not known */
}

static void
test_strong (Place *p, gconstpointer unused)
{
  gint64 by_role = segment (p), by_honour = segment (p), other_honour = segment (p), alone = segment (p), away = segment (p);
  LtHonour honour = { 0, 0, (char *) "链主" }, giant = { 0, 0, (char *) "小巨人" };
  gint64 outsider = enterprise (p, p->hunan, LT_STATUS_NONE);

  add (p, by_role, LT_ROLE_LEADER, 1);
  add (p, by_role, LT_ROLE_SUPPORT, 1);
  IN (p, by_role, STRONG);                  /* before weak: the sum does not matter; before single: nor the share */
  honour.enterprise = add (p, by_honour, LT_ROLE_CORE, LT_UNKNOWN);
  fixture_insert (p->base.workspace, LT_TABLE_HONOUR, &honour);
  add (p, by_honour, LT_ROLE_CORE, LT_UNKNOWN);
  IN (p, by_honour, STRONG);
  g_assert_cmpuint (look (p, p->xianning, by_honour).leaders, ==, 1);
  giant.enterprise = add (p, other_honour, LT_ROLE_CORE, LT_UNKNOWN);
  fixture_insert (p->base.workspace, LT_TABLE_HONOUR, &giant);
  add (p, other_honour, LT_ROLE_CORE, LT_UNKNOWN);
  IN (p, other_honour, PRESENT);
  add (p, alone, LT_ROLE_LEADER, 900000);
  IN (p, alone, SINGLE);
  add (p, away, LT_ROLE_CORE, LT_UNKNOWN);
  add (p, away, LT_ROLE_CORE, LT_UNKNOWN);
  fixture_participation (p->base.workspace, outsider, away, LT_ROLE_LEADER);
  IN (p, away, PRESENT);                    /* its leader is not here */
}

static void
test_who_is_local (Place *p, gconstpointer unused)
{
  gint64 s = segment (p), unknown = enterprise (p, 0, LT_STATUS_NONE), county = enterprise (p, p->chibi, LT_STATUS_NONE);
  LtAssessment a;

  fixture_participation (p->base.workspace, unknown, s, LT_ROLE_LEADER);
  IN (p, s, MISSING);                       /* a region that is unknown is never local, not even to nowhere */
  assert_at (p, 0, s, LT_COVERAGE_MISSING);
  fixture_participation (p->base.workspace, county, s, LT_ROLE_LEADER);
  assert_at (p, p->chibi, s, LT_COVERAGE_SINGLE);
  assert_at (p, p->xianning, s, LT_COVERAGE_SINGLE);
  assert_at (p, p->hubei, s, LT_COVERAGE_SINGLE);
  assert_at (p, p->xianan, s, LT_COVERAGE_MISSING);
  assert_at (p, p->hunan, s, LT_COVERAGE_MISSING);
  assert_at (p, 4711, s, LT_COVERAGE_MISSING);
  fixture_participation (p->base.workspace, enterprise (p, p->xianan, LT_STATUS_NONE), s, LT_ROLE_CORE);
  a = look (p, p->xianning, s);
  g_assert_cmpuint (a.enterprises, ==, 2);
  g_assert_cmpint (a.coverage, ==, LT_COVERAGE_STRONG);
  assert_at (p, p->chibi, s, LT_COVERAGE_SINGLE);
}

static void
test_status (Place *p, gconstpointer unused)
{
  static const LtStatus out[] = { LT_STATUS_CONSTRUCTION, LT_STATUS_SUSPENDED, LT_STATUS_CLOSED };
  gint64 s = segment (p);

  for (guint i = 0; i < G_N_ELEMENTS (out); i++)
    fixture_participation (p->base.workspace, enterprise (p, p->xianning, out[i]), s, LT_ROLE_LEADER);
  IN (p, s, MISSING);
  fixture_participation (p->base.workspace, enterprise (p, p->xianning, LT_STATUS_NONE), s, LT_ROLE_NONE);
  g_assert_cmpuint (look (p, p->xianning, s).enterprises, ==, 1);      /* without a status it operates */
  fixture_participation (p->base.workspace, enterprise (p, p->xianning, LT_STATUS_OPERATING), s, LT_ROLE_NONE);
  g_assert_cmpuint (look (p, p->xianning, s).enterprises, ==, 2);
}

/* An enterprise that was entered twice in a segment is one enterprise. */
static void
test_twice_in_a_segment (Place *p, gconstpointer unused)
{
  gint64 s = segment (p), e = add (p, s, LT_ROLE_CORE, 7000);
  LtAssessment a;

  fixture_participation (p->base.workspace, e, s, LT_ROLE_LEADER);
  a = look (p, p->xianning, s);
  g_assert_cmpuint (a.enterprises, ==, 1);
  g_assert_cmpuint (a.leaders, ==, 1);
  g_assert_cmpuint (a.revenues, ==, 1);
  g_assert_cmpfloat (a.revenue_wan, ==, 7000);
  g_assert_cmpint (a.coverage, ==, LT_COVERAGE_SINGLE);
}

static void
test_figures (Place *p, gconstpointer unused)
{
  gint64 s = segment (p), e = add (p, s, LT_ROLE_CORE, LT_UNKNOWN), f = add (p, s, LT_ROLE_CORE, 300);
  g_autoptr(LtSurvey) survey = NULL;
  LtAssessment a = look (p, p->xianning, s);

  g_assert_cmpuint (a.revenues, ==, 1);
  g_assert_cmpfloat (a.revenue_wan, ==, 300);
  fixture_revenue (p->base.workspace, e, LT_UNKNOWN_INT, 10);
  g_assert_cmpfloat (look (p, p->xianning, s).revenue_wan, ==, 310);          /* undated, but all there is */
  fixture_revenue (p->base.workspace, e, 2021, 20);
  fixture_revenue (p->base.workspace, e, 2023, 40);
  fixture_revenue (p->base.workspace, e, 2022, 30);
  fixture_revenue (p->base.workspace, e, 2025, LT_UNKNOWN);                   /* no revenue in it */
  a = look (p, p->xianning, s);
  g_assert_cmpfloat (a.revenue_wan, ==, 340);                                 /* 2023's */
  g_assert_cmpfloat (a.largest_wan, ==, 300);
  g_assert_cmpuint (a.revenues, ==, 2);
  survey = lt_survey_new (lt_workspace_get_model (p->base.workspace), p->xianning);
  g_assert_cmpfloat (lt_survey_get_revenue (survey, e), ==, 40);
  g_assert_cmpfloat (lt_survey_get_revenue (survey, f), ==, 300);
  g_assert_false (lt_known (lt_survey_get_revenue (survey, 4711)));
  g_assert_true (lt_survey_is_local (survey, e));
  g_assert_false (lt_survey_is_local (survey, 4711));
  g_assert_cmpint (lt_survey_get_viewpoint (survey), ==, p->xianning);
  g_assert_null (lt_survey_get (survey, 4711));
  a = look (p, p->hunan, s);
  g_assert_false (lt_known (a.revenue_wan) || lt_known (a.largest_wan));      /* none here: unknown, not zero */
}

/* Two figures of one year: whichever, but the same one always, and after reopening too. */
static void
test_figures_of_one_year (Place *p, gconstpointer unused)
{
  gint64 s = segment (p), e = add (p, s, LT_ROLE_CORE, LT_UNKNOWN);

  for (guint i = 0; i < 8; i++)
    {
      LtFigure row = { 1000 + (i * 5) % 8, e, 2024, 1000 + (i * 5) % 8, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };
      fixture_insert (p->base.workspace, LT_TABLE_FIGURE, &row);
    }
  g_assert_cmpfloat (look (p, p->xianning, s).revenue_wan, ==, 1007);         /* the largest key */
  fixture_delete (p->base.workspace, LT_TABLE_FIGURE, 1003);
  g_assert_cmpfloat (look (p, p->xianning, s).revenue_wan, ==, 1007);
  fixture_reopen (&p->base);
  g_assert_cmpfloat (look (p, p->xianning, s).revenue_wan, ==, 1007);
}

static void
test_thresholds (Place *p, gconstpointer unused)
{
  gint64 s = segment (p);

  add (p, s, LT_ROLE_CORE, 4000);
  add (p, s, LT_ROLE_CORE, 6000);
  IN (p, s, PRESENT);
  fixture_threshold (p->base.workspace, p->hubei, "min_count", 3);
  IN (p, s, WEAK);
  fixture_threshold (p->base.workspace, p->xianning, "min_count", 2);
  IN (p, s, PRESENT);
  assert_at (p, p->hubei, s, LT_COVERAGE_WEAK);
  fixture_threshold (p->base.workspace, 0, "min_revenue_wan", 10000.5);
  IN (p, s, WEAK);
  fixture_threshold (p->base.workspace, p->xianning, "min_revenue_wan", 1);
  IN (p, s, PRESENT);
  fixture_threshold (p->base.workspace, p->xianning, "single_share", 0.6);
  IN (p, s, SINGLE);
}

static void
test_targets (Place *p, gconstpointer unused)
{
  gint64 s = segment (p), t = segment (p);
  LtTarget a = { 0, enterprise (p, p->hunan, LT_STATUS_NONE), s }, b = { 0, enterprise (p, 0, LT_STATUS_NONE), s };

  fixture_insert (p->base.workspace, LT_TABLE_TARGET, &a);
  fixture_insert (p->base.workspace, LT_TABLE_TARGET, &b);
  g_assert_cmpuint (look (p, p->xianning, s).targets, ==, 2);
  g_assert_cmpuint (look (p, p->xianning, t).targets, ==, 0);
}

/* --- Actions --- */

static void
assert_action (Place *p, gint64 s, LtAction action, guint up, guint up_covered, guint down, guint down_covered)
{
  LtAssessment a = look (p, p->xianning, s);

  g_assert_cmpstr (lt_action_get_nick (a.action), ==, lt_action_get_nick (action));
  g_assert_cmpuint (a.upstream, ==, up);
  g_assert_cmpuint (a.upstream_covered, ==, up_covered);
  g_assert_cmpuint (a.downstream, ==, down);
  g_assert_cmpuint (a.downstream_covered, ==, down_covered);
}

static void
test_actions (Place *p, gconstpointer unused)
{
  LtWorkspace *w = p->base.workspace;
  gint64 gap = segment (p), up = segment (p), down = segment (p), empty = segment (p), arriving = segment (p), other_chain;

  assert_action (p, gap, LT_ACTION_BUILD, 0, 0, 0, 0);
  fixture_flow (w, up, gap);
  fixture_flow (w, gap, down);
  assert_action (p, gap, LT_ACTION_BUILD, 1, 0, 1, 0);
  add (p, up, LT_ROLE_CORE, LT_UNKNOWN);                        /* weak is covered */
  assert_action (p, gap, LT_ACTION_EXTEND, 1, 1, 1, 0);
  assert_action (p, up, LT_ACTION_STRENGTHEN, 0, 0, 1, 0);
  assert_action (p, down, LT_ACTION_BUILD, 1, 0, 0, 0);
  add (p, down, LT_ROLE_LEADER, LT_UNKNOWN);
  assert_action (p, gap, LT_ACTION_FILL, 1, 1, 1, 1);
  assert_action (p, down, LT_ACTION_SECURE, 1, 0, 0, 0);
  add (p, down, LT_ROLE_CORE, LT_UNKNOWN);
  assert_action (p, down, LT_ACTION_NONE, 1, 0, 0, 0);          /* strong */

  /* A neighbour counts once, a segment is not its own neighbour, what lies two flows away is none. */
  fixture_flow (w, up, gap);
  fixture_flow (w, gap, gap);
  assert_action (p, gap, LT_ACTION_FILL, 1, 1, 1, 1);
  fixture_flow (w, gap, empty);
  fixture_flow (w, empty, up);
  assert_action (p, gap, LT_ACTION_FILL, 1, 1, 2, 1);
  assert_action (p, empty, LT_ACTION_EXTEND, 1, 0, 1, 1);
  /* Both ways between two: it stands on either side. */
  fixture_flow (w, down, gap);
  assert_action (p, gap, LT_ACTION_FILL, 2, 2, 2, 1);

  /* Flows lead out of the chain. */
  other_chain = fixture_chain (w, "玻璃");
  {
    gint64 other = fixture_segment (w, other_chain, "原片", LT_POSITION_NONE), lonely = segment (p);

    add (p, other, LT_ROLE_CORE, LT_UNKNOWN);
    fixture_flow (w, other, lonely);
    assert_action (p, lonely, LT_ACTION_EXTEND, 1, 1, 0, 0);
  }
  /* Arriving is no gap, and not covered. */
  project (p, arriving, p->xianning, 0, LT_STAGE_SIGNED);
  fixture_flow (w, down, arriving);
  assert_action (p, arriving, LT_ACTION_NONE, 1, 1, 0, 0);
  {
    gint64 behind = segment (p);

    fixture_flow (w, arriving, behind);
    assert_action (p, behind, LT_ACTION_BUILD, 1, 0, 0, 0);
  }
}

/* What is held of a neighbour counts for one alone too; of what is not there nothing is said. */
static void
test_alone (Place *p, gconstpointer unused)
{
  gint64 gap = segment (p), up = segment (p);
  LtOverride row = { 0, p->chibi, up, LT_OVERRIDE_STRONG, (char *) "有", NULL, (char *) "2025-01-01" };

  fixture_flow (p->base.workspace, up, gap);
  fixture_insert (p->base.workspace, LT_TABLE_OVERRIDE, &row);
  g_assert_cmpint (look (p, p->chibi, gap).action, ==, LT_ACTION_EXTEND);
  g_assert_cmpint (look (p, p->xianning, gap).action, ==, LT_ACTION_BUILD);
  g_assert_cmpint (lt_assessment_of (lt_workspace_get_model (p->base.workspace), p->chibi, 12345).segment, ==, 0);
}

static void
test_words (void)
{
  static const char *const coverages[] = { "missing", "arriving", "weak", "single", "present", "strong" };
  static const char *const actions[] = { "none", "fill", "extend", "build", "strengthen", "secure" };

  for (guint i = 0; i < LT_N_COVERAGES; i++)
    {
      g_assert_cmpstr (lt_coverage_get_nick (i), ==, coverages[i]);
      g_assert_cmpstr (lt_coverage_get_label (i), !=, "");
    }
  for (guint i = 0; i < LT_N_ACTIONS; i++)
    {
      g_assert_cmpstr (lt_action_get_nick (i), ==, actions[i]);
      g_assert_cmpstr (lt_action_get_label (i), !=, "");
      g_assert_true ((*lt_action_get_badge (i) == '\0') == (i == LT_ACTION_NONE));
    }
}

static void
assert_explained (Place *p, gint64 s, const char *coverage, const char *action)
{
  LtModel *model = lt_workspace_get_model (p->base.workspace);
  LtAssessment a = look (p, p->xianning, s);
  g_autofree char *why = lt_assessment_explain_coverage (model, &a), *what = lt_assessment_explain_action (model, &a);

  g_assert_cmpstr (why, ==, coverage);
  g_assert_cmpstr (what, ==, action);
}

static void
test_explained (Place *p, gconstpointer unused)
{
  gint64 s = segment (p), t = segment (p), weak = segment (p);

  fixture_flow (p->base.workspace, s, t);
  assert_explained (p, t, "No local enterprise in operation and no project signed, landed or under construction.",
                    "Of the segments that supply it, 0 of 1 are covered here. No flow leads from it.");
  project (p, t, p->xianning, 0, LT_STAGE_SIGNED);
  assert_explained (p, t, "No local enterprise in operation yet; 1 project on its way.", "");
  add (p, s, LT_ROLE_LEADER, 8000);
  assert_explained (p, s, "It rests on 1 local enterprise; revenue 8000 × 10⁴ CNY, the largest 8000.",
                    "It is here, but rests on one enterprise.");
  add (p, s, LT_ROLE_CORE, LT_UNKNOWN);
  assert_explained (p, s, "2 local enterprises in operation, 1 of them leading; revenue recorded for 1 of 2.", "");
  add (p, weak, LT_ROLE_CORE, LT_UNKNOWN);
  assert_explained (p, weak, "1 local enterprise in operation and no leader; no revenue is recorded.",
                    "It is here, but small and without a leader.");
}

#define ADD(path, func) g_test_add (path, Place, NULL, place_up, func, place_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/analysis/coverage/missing-and-arriving", test_missing_and_arriving);
  ADD ("/analysis/coverage/where-a-project-counts", test_where_a_project_counts);
  ADD ("/analysis/coverage/weak", test_weak);
  ADD ("/analysis/coverage/single", test_single);
  ADD ("/analysis/coverage/strong", test_strong);
  ADD ("/analysis/coverage/who-is-local", test_who_is_local);
  ADD ("/analysis/coverage/status", test_status);
  ADD ("/analysis/coverage/twice-in-a-segment", test_twice_in_a_segment);
  ADD ("/analysis/coverage/figures", test_figures);
  ADD ("/analysis/coverage/figures-of-one-year", test_figures_of_one_year);
  ADD ("/analysis/coverage/thresholds", test_thresholds);
  ADD ("/analysis/coverage/targets", test_targets);
  ADD ("/analysis/coverage/actions", test_actions);
  ADD ("/analysis/coverage/alone", test_alone);
  g_test_add_func ("/analysis/coverage/words", test_words);
  ADD ("/analysis/coverage/explained", test_explained);
  return g_test_run ();
}
