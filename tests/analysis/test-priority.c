/* Priority and its factors, DESIGN.md section 6: figures by hand. */
#include "config.h"
#include "../workspace/document.h"
#include "../workspace/fixture.h"

#include "analysis/priority.h"

/* 湖北 › 咸宁 › 赤壁. In the chain 显示: glass → panel → module → set, film → module; in the chain 终端: phone, which module
 * and film supply. Enterprises of 咸宁, revenue in 万元:
 *   glass   20 000, 5 000                  no leader, the largest has 80 %: single
 *   panel   none                           missing
 *   module  30 000 (a leader), unknown     strong
 *   set     100                            weak
 *   film    none                           missing
 *   phone   the leader's 30 000 again, 40 000, 50 000: 120 000, the largest 42 %: present
 * Criticality: panel 3, film 2, module 1, set 0. Targets: glass 1, panel 2, film 4. */
typedef struct {
  Fixture base;
  gint64  hubei, xianning, chibi, chain, terminal;
  gint64  glass, panel, module, set, film, phone;
  guint   n;
} World;

static gint64
segment (World *w, gint64 chain, const char *name, gint criticality)
{
  LtSegment row = { 0, chain, (char *) name, LT_POSITION_NONE, NULL, NULL, criticality, NULL, LT_UNKNOWN_INT };

  return fixture_insert (w->base.workspace, LT_TABLE_SEGMENT, &row);
}

static gint64
enterprise (World *w, gint64 s, LtRole role, double revenue_wan)
{
  g_autofree char *name = g_strdup_printf ("企业 %u", w->n++);
  gint64 e = fixture_enterprise (w->base.workspace, name, w->xianning);

  fixture_participation (w->base.workspace, e, s, role);
  if (lt_known (revenue_wan))
    fixture_revenue (w->base.workspace, e, 2024, revenue_wan);
  return e;
}

static void
targets (World *w, gint64 s, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("对象 %u", w->n++);
      LtTarget row = { 0, fixture_enterprise (w->base.workspace, name, 0), s, NULL, NULL, 0, i == 0 ? LT_TARGET_DECLINED : 0 };

      fixture_insert (w->base.workspace, LT_TABLE_TARGET, &row);
    }
}

static void
world_up (World *w, gconstpointer unused)
{
  LtWorkspace *workspace;
  gint64 leader;

  fixture_up (&w->base, NULL);
  workspace = w->base.workspace;
  w->hubei = fixture_region (workspace, "湖北省", 0);
  w->xianning = fixture_region (workspace, "咸宁市", w->hubei);
  w->chibi = fixture_region (workspace, "赤壁市", w->xianning);
  w->chain = fixture_chain (workspace, "显示");
  w->terminal = fixture_chain (workspace, "终端");
  w->n = 0;
  w->glass = segment (w, w->chain, "玻璃", LT_UNKNOWN_INT);
  w->panel = segment (w, w->chain, "面板", 3);
  w->module = segment (w, w->chain, "模组", 1);
  w->set = segment (w, w->chain, "整机", 0);
  w->film = segment (w, w->chain, "偏光片", 2);
  w->phone = segment (w, w->terminal, "手机", LT_UNKNOWN_INT);
  fixture_flow (workspace, w->glass, w->panel);
  fixture_flow (workspace, w->panel, w->module);
  fixture_flow (workspace, w->module, w->set);
  fixture_flow (workspace, w->film, w->module);
  fixture_flow (workspace, w->module, w->phone);
  fixture_flow (workspace, w->film, w->phone);
  enterprise (w, w->glass, LT_ROLE_CORE, 20000);
  enterprise (w, w->glass, LT_ROLE_CORE, 5000);
  leader = enterprise (w, w->module, LT_ROLE_LEADER, 30000);
  enterprise (w, w->module, LT_ROLE_CORE, LT_UNKNOWN);
  enterprise (w, w->set, LT_ROLE_CORE, 100);
  fixture_participation (workspace, leader, w->phone, LT_ROLE_SUPPORT);
  enterprise (w, w->phone, LT_ROLE_CORE, 40000);
  enterprise (w, w->phone, LT_ROLE_CORE, 50000);
  targets (w, w->glass, 1);
  targets (w, w->panel, 2);
  targets (w, w->film, 4);
}

static void
world_down (World *w, gconstpointer unused)
{
  fixture_down (&w->base, NULL);
}

static LtRanking *
rank (World *w, gint64 viewpoint)
{
  LtModel *model = lt_workspace_get_model (w->base.workspace);
  g_autoptr(LtSurvey) survey = lt_survey_new (model, viewpoint);

  return lt_ranking_new (model, survey);
}

static void
assert_near (double figure, double expected)
{
  g_assert_true (lt_known (figure) == lt_known (expected));
  if (lt_known (expected))
    g_assert_cmpfloat_with_epsilon (figure, expected, 1e-12);
}

static void
assert_factors (LtRanking *ranking, gint64 s, double demand, double supply, double bridge, double criticality, double prospects)
{
  const double expected[LT_N_FACTORS] = { demand, supply, bridge, criticality, prospects };

  for (guint i = 0; i < LT_N_FACTORS; i++)
    assert_near (lt_ranking_get (ranking, s)->factors[i], expected[i]);
}

static void
assert_priority (LtRanking *ranking, gint64 s, double expected)
{
  double priority = lt_ranking_get (ranking, s)->priority;

  g_assert_true (lt_known (priority) == lt_known (expected));
  if (lt_known (expected))
    g_assert_cmpfloat_with_epsilon (priority, expected, 1e-10);
}

/* Revenue downstream: glass nothing (panel is empty), panel 30 000, module 100 + 120 000, film 30 000 + 120 000, which is the
 * largest. Suppliers covered: panel 1 of 1, module 0 of 2, set 1 of 1, phone 1 of 2. Pairs of covered segments in 显示: glass
 * to module, glass to set, module to set; by panel the first two, by module the second. */
static void
test_factors (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = rank (w, w->xianning);

  assert_factors (ranking, w->glass, 0, 0, 0, 0, 1 / 3.0);
  assert_factors (ranking, w->panel, 0.2, 1, 2 / 3.0, 1, 2 / 3.0);
  assert_factors (ranking, w->module, 120100 / 150000.0, 0, 1 / 3.0, 1 / 3.0, 0);
  assert_factors (ranking, w->set, 0, 1, 0, 0, 0);
  assert_factors (ranking, w->film, 1, 0, 0, 2 / 3.0, 1);
  assert_factors (ranking, w->phone, 0, 0.5, 0, 0, 0);
  g_assert_cmpuint (lt_ranking_get (ranking, w->panel)->bridged, ==, 2);
  g_assert_cmpuint (lt_ranking_get (ranking, w->panel)->pairs, ==, 3);
  g_assert_cmpfloat (lt_ranking_get (ranking, w->panel)->buyers_wan, ==, 30000);
  g_assert_cmpuint (lt_ranking_get (ranking, w->panel)->buyers, ==, 2);
  g_assert_cmpfloat (lt_ranking_get (ranking, w->panel)->most_wan, ==, 150000);
  g_assert_cmpuint (lt_ranking_get (ranking, w->panel)->most, ==, 5);          /* film: 2 and 3 */
  g_assert_false (lt_known (lt_ranking_get (ranking, w->glass)->buyers_wan));
  g_assert_null (lt_ranking_get (ranking, 4711));
}

/* Panel 7 + 15 + 40/3 + 20 + 20/3; film 35 + 40/3 + 10; set 15; glass 10/3; the others are no gaps. */
static void
test_priorities (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = rank (w, w->xianning);
  g_autoptr(GPtrArray) all = lt_ranking_list (ranking, 0), own = lt_ranking_list (ranking, w->chain);
  g_autoptr(GPtrArray) none = lt_ranking_list (ranking, w->terminal);
  const gint64 order[] = { w->panel, w->film, w->set, w->glass };

  assert_priority (ranking, w->panel, 62);
  assert_priority (ranking, w->film, 35 + 40 / 3.0 + 10);
  assert_priority (ranking, w->set, 15);
  assert_priority (ranking, w->glass, 10 / 3.0);
  assert_priority (ranking, w->module, LT_UNKNOWN);
  assert_priority (ranking, w->phone, LT_UNKNOWN);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < all->len; i++)
    {
      g_assert_cmpint (((const LtPriority *) all->pdata[i])->segment, ==, order[i]);
      g_assert_true (own->pdata[i] == all->pdata[i]);
    }
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (lt_ranking_get_points (ranking, w->panel, LT_FACTOR_BRIDGE), 40 / 3.0, 1e-12);
  g_assert_cmpint (lt_survey_get_viewpoint (lt_ranking_get_survey (ranking)), ==, w->xianning);
}

/* Nobody is local in 赤壁: every segment is missing, nothing is covered, only criticality and targets are left. */
static void
test_elsewhere (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = rank (w, w->chibi), nowhere = rank (w, 0), above = rank (w, w->hubei);

  assert_factors (ranking, w->panel, 0, 0, 0, 1, 2 / 3.0);
  assert_priority (ranking, w->panel, 20 + 20 / 3.0);
  assert_priority (ranking, w->module, 20 / 3.0);
  assert_priority (ranking, w->phone, 0);
  assert_priority (nowhere, w->panel, 20 + 20 / 3.0);
  assert_priority (above, w->panel, 62);
}

/* Where no revenue is recorded downstream enterprises are counted, each in every segment it is in, and measured by the most
 * that any segment has downstream, be theirs recorded or not. */
static void
test_demand_by_number (World *w, gconstpointer unused)
{
  LtWorkspace *workspace = w->base.workspace;
  gint64 cover = segment (w, w->terminal, "盖板", LT_UNKNOWN_INT), tablet = segment (w, w->terminal, "平板", LT_UNKNOWN_INT);
  gint64 watch = segment (w, w->terminal, "手表", LT_UNKNOWN_INT), glue = segment (w, w->terminal, "胶", LT_UNKNOWN_INT);
  gint64 both = enterprise (w, tablet, LT_ROLE_CORE, LT_UNKNOWN);
  g_autoptr(LtRanking) ranking = NULL, again = NULL;

  fixture_participation (workspace, both, watch, LT_ROLE_CORE);
  enterprise (w, watch, LT_ROLE_CORE, LT_UNKNOWN);
  fixture_flow (workspace, cover, tablet);
  fixture_flow (workspace, cover, watch);
  fixture_flow (workspace, cover, watch);          /* noted twice, and one to itself: nothing new */
  fixture_flow (workspace, cover, cover);
  fixture_flow (workspace, glue, tablet);
  ranking = rank (w, w->xianning);
  g_assert_cmpuint (lt_ranking_get (ranking, cover)->buyers, ==, 3);
  assert_factors (ranking, cover, 3 / 5.0, 0, 0, 0, 0);          /* film has 5 */
  assert_factors (ranking, glue, 1 / 5.0, 0, 0, 0, 0);
  fixture_revenue (workspace, both, 2024, 0);                    /* recorded as nothing: measured by revenue from now on */
  again = rank (w, w->xianning);
  assert_factors (again, cover, 0, 0, 0, 0, 0);
}

/* A revenue that only a foreign file has takes no factor out of its range. */
static void
test_negative_revenue (World *w, gconstpointer unused)
{
  gint64 late = segment (w, w->terminal, "维修", LT_UNKNOWN_INT);
  g_autoptr(LtRanking) ranking = NULL;

  enterprise (w, late, LT_ROLE_CORE, -500);
  fixture_flow (w->base.workspace, w->phone, late);
  ranking = rank (w, w->xianning);
  assert_factors (ranking, w->phone, 0, 0.5, 0, 0, 0);
}

/* A file from elsewhere: sums past all numbers, of either sign. */
static void
test_endless_revenue (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = NULL;
  guint n;

  for (guint i = 0; i < 4; i++)
    {
      enterprise (w, w->set, LT_ROLE_CORE, 1.5e308);
      enterprise (w, w->phone, LT_ROLE_CORE, i % 2 ? -1.5e308 : 1.5e308);
    }
  ranking = rank (w, w->xianning);
  lt_survey_get_all (lt_ranking_get_survey (ranking), &n);
  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    {
      const LtPriority *priority = lt_ranking_get (ranking, lt_survey_get_all (lt_ranking_get_survey (ranking), &n)[i].segment);

      for (guint f = 0; f < LT_N_FACTORS; f++)
        {
          g_autofree char *text = lt_ranking_explain (ranking, priority->segment, f);

          g_assert_cmpstr (text, !=, "");
          g_assert_true (priority->factors[f] >= 0 && priority->factors[f] <= 1);
        }
      g_assert_true (isnan (priority->priority) || (priority->priority >= 0 && priority->priority <= 100));
    }
}

/* A ring of module → set → module: pairs glass to module, glass to set, module to set, set to module; by module glass to set,
 * by set glass to module, by panel both. */
static void
test_ring (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = NULL;

  fixture_flow (w->base.workspace, w->set, w->module);
  ranking = rank (w, w->xianning);
  g_assert_cmpuint (lt_ranking_get (ranking, w->panel)->pairs, ==, 4);
  g_assert_cmpuint (lt_ranking_get (ranking, w->panel)->bridged, ==, 2);
  g_assert_cmpuint (lt_ranking_get (ranking, w->module)->bridged, ==, 1);
  g_assert_cmpuint (lt_ranking_get (ranking, w->set)->bridged, ==, 1);
  g_assert_cmpuint (lt_ranking_get (ranking, w->glass)->bridged, ==, 0);
}

/* Of equal priorities the earlier chain's come first, in a chain by name. */
static void
test_ties (World *w, gconstpointer unused)
{
  LtChain first = { 0, (char *) "后来的链", 0, 0, NULL, NULL, NULL, NULL, 1 };
  gint64 chain = fixture_insert (w->base.workspace, LT_TABLE_CHAIN, &first);
  gint64 b = segment (w, chain, "B", LT_UNKNOWN_INT), c = segment (w, w->terminal, "C", LT_UNKNOWN_INT), a = segment (w, chain, "A", LT_UNKNOWN_INT);
  const gint64 order[] = { a, b, c };
  g_autoptr(LtRanking) ranking = rank (w, w->xianning);
  g_autoptr(GPtrArray) all = lt_ranking_list (ranking, 0);

  g_assert_cmpuint (all->len, ==, 7);
  for (guint i = 0; i < 3; i++)
    {
      assert_priority (ranking, order[i], 0);
      g_assert_cmpint (((const LtPriority *) all->pdata[4 + i])->segment, ==, order[i]);
    }
}

/* Some of the gaps, as all of them are ordered; what is no gap, or nothing, goes, and what is named twice is there once. */
static void
test_sort (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = rank (w, w->xianning);
  const gint64 given[] = { w->glass, w->phone, w->panel, 4711, w->set, w->panel }, order[] = { w->panel, w->set, w->glass };
  g_autoptr(GArray) segments = g_array_new (FALSE, FALSE, sizeof (gint64));

  lt_ranking_sort (ranking, segments);
  g_assert_cmpuint (segments->len, ==, 0);
  g_array_append_vals (segments, given, G_N_ELEMENTS (given));
  lt_ranking_sort (ranking, segments);
  g_assert_cmpmem (segments->data, segments->len * sizeof (gint64), order, sizeof order);
}

/* --- What is held of a coverage --- */

static void
hold (World *w, gint64 region, gint64 s, LtOverrideCoverage coverage, const char *dated)
{
  LtOverride row = { lt_row_random_key (), region, s, coverage, (char *) "两家企业未入统", (char *) "王科长", (char *) dated };

  fixture_insert (w->base.workspace, LT_TABLE_OVERRIDE, &row);
}

/* Panel held to be strong: no gap, module and film see it covered; pairs glass, panel, module and set in a line: 6. */
static void
test_override (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = NULL, below = NULL;
  const LtAssessment *a;

  hold (w, w->xianning, w->panel, LT_OVERRIDE_STRONG, "2026-11-26");
  ranking = rank (w, w->xianning);
  a = lt_survey_get (lt_ranking_get_survey (ranking), w->panel);
  g_assert_cmpint (a->coverage, ==, LT_COVERAGE_STRONG);
  g_assert_cmpint (a->computed, ==, LT_COVERAGE_MISSING);
  g_assert_cmpint (a->action, ==, LT_ACTION_NONE);
  g_assert_cmpint (a->override, !=, 0);
  assert_priority (ranking, w->panel, LT_UNKNOWN);
  assert_factors (ranking, w->panel, 0.2, 1, 2 / 6.0, 1, 2 / 3.0);             /* glass to module and to set */
  assert_factors (ranking, w->module, 120100 / 150000.0, 0.5, 2 / 6.0, 1 / 3.0, 0);
  below = rank (w, w->chibi);                                                  /* said of 咸宁 alone */
  g_assert_cmpint (lt_survey_get (lt_ranking_get_survey (below), w->panel)->override, ==, 0);
  g_assert_cmpint (lt_survey_get (lt_ranking_get_survey (below), w->panel)->coverage, ==, LT_COVERAGE_MISSING);
}

/* Held to be missing: a gap that its neighbours make 补链; its enterprises and their revenue stay. */
static void
test_override_missing (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = NULL;
  const LtAssessment *a;

  hold (w, w->xianning, w->module, LT_OVERRIDE_MISSING, "2026-11-26");
  hold (w, w->xianning, w->panel, LT_OVERRIDE_PRESENT, "2026-11-26");
  ranking = rank (w, w->xianning);
  a = lt_survey_get (lt_ranking_get_survey (ranking), w->module);
  g_assert_cmpint (a->computed, ==, LT_COVERAGE_STRONG);
  g_assert_cmpint (a->action, ==, LT_ACTION_FILL);
  g_assert_cmpuint (a->enterprises, ==, 2);
  assert_factors (ranking, w->film, 1, 0, 0, 2 / 3.0, 1);
  /* Covered are glass, panel, set: 3 pairs; by module glass to set and panel to set. */
  assert_factors (ranking, w->module, 120100 / 150000.0, 0.5, 2 / 3.0, 1 / 3.0, 0);
  assert_priority (ranking, w->module, 35 * 120100 / 150000.0 + 7.5 + 40 / 3.0 + 20 / 3.0);
}

/* Of several rows the latest counts, of one day that with the largest key; opened again it is the same. */
static void
test_override_twice (World *w, gconstpointer unused)
{
  LtOverride rows[] = {
    { 11, w->xianning, w->panel, LT_OVERRIDE_WEAK, (char *) "一", NULL, (char *) "2026-11-27" },
    { 12, w->xianning, w->panel, LT_OVERRIDE_SINGLE, (char *) "二", NULL, (char *) "2026-11-27" },
    { 13, w->xianning, w->panel, LT_OVERRIDE_STRONG, (char *) "三", NULL, (char *) "2026-11-26" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fixture_insert (w->base.workspace, LT_TABLE_OVERRIDE, &rows[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(LtRanking) ranking = rank (w, w->xianning);

      g_assert_cmpint (lt_survey_get (lt_ranking_get_survey (ranking), w->panel)->override, ==, 12);
      g_assert_cmpint (lt_survey_get (lt_ranking_get_survey (ranking), w->panel)->coverage, ==, LT_COVERAGE_SINGLE);
      g_clear_pointer (&ranking, lt_ranking_unref);
      fixture_reopen (&w->base);
    }
}

/* --- Rules --- */

/* Demand 70 makes the sum 135: (14 + 15 + 40/3 + 20 + 20/3) / 1.35. Two targets are enough at the county's own rule. */
static void
test_weights (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = NULL, above = NULL;

  fixture_threshold (w->base.workspace, 0, "weight_demand", 70);
  ranking = rank (w, w->xianning);
  assert_priority (ranking, w->panel, 69 / 1.35);
  g_assert_cmpfloat_with_epsilon (lt_ranking_get_points (ranking, w->film, LT_FACTOR_DEMAND), 70 / 1.35, 1e-10);
  g_clear_pointer (&ranking, lt_ranking_unref);
  fixture_threshold (w->base.workspace, w->xianning, "prospects_full", 2);
  fixture_threshold (w->base.workspace, w->xianning, "weight_demand", 0);
  ranking = rank (w, w->xianning);
  assert_factors (ranking, w->panel, 0.2, 1, 2 / 3.0, 1, 1);
  assert_priority (ranking, w->panel, (15 + 40 / 3.0 + 20 + 10) / 0.65);
  above = rank (w, w->hubei);
  assert_priority (above, w->panel, 69 / 1.35);
}

/* A preview: other rules, nothing written. Three enterprises at least: glass and module are weak by count, phone is not. */
static void
test_other_rules (World *w, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (w->base.workspace);
  g_autoptr(LtSurvey) survey = NULL;
  g_autoptr(LtRanking) ranking = NULL;
  LtRules rules;

  lt_rules_read (&rules, model, w->xianning);
  rules.values[LT_RULE_MIN_COUNT] = 3;
  rules.values[LT_RULE_SINGLE_SHARE] = 0.4;
  survey = lt_survey_new_by (model, w->xianning, &rules);
  ranking = lt_ranking_new (model, survey);
  g_assert_cmpint (lt_survey_get (survey, w->glass)->coverage, ==, LT_COVERAGE_WEAK);
  g_assert_cmpint (lt_survey_get (survey, w->module)->coverage, ==, LT_COVERAGE_PRESENT);   /* it leads; one revenue is unknown */
  g_assert_cmpint (lt_survey_get (survey, w->phone)->coverage, ==, LT_COVERAGE_SINGLE);     /* 50 of 120 */
  assert_priority (ranking, w->phone, 7.5);
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_THRESHOLD), ==, 0);
}

/* Figures that no rule may be, in a file from elsewhere: as if they were not there. */
static void
test_absurd_rules (World *w, gconstpointer unused)
{
  static const struct { const char *name; double value; } absurd[] = {
    { "min_count", 0 }, { "min_count", -3 }, { "min_count", 1.5 }, { "min_revenue_wan", 0 }, { "min_revenue_wan", -1 },
    { "min_revenue_wan", 1e300 }, { "single_share", 0 }, { "single_share", -0.5 }, { "single_share", 5 }, { "prospects_full", 0 },
    { "prospects_full", -3 }, { "weight_demand", -35 }, { "weight_supply", 1e300 }, { "weight_prospects", 100.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (absurd); i++)
    {
      gint64 id = fixture_threshold (w->base.workspace, w->xianning, absurd[i].name, absurd[i].value);
      g_autoptr(LtRanking) ranking = rank (w, w->xianning);

      g_assert_cmpint (lt_survey_get (lt_ranking_get_survey (ranking), w->glass)->coverage, ==, LT_COVERAGE_SINGLE);
      g_assert_cmpint (lt_survey_get (lt_ranking_get_survey (ranking), w->phone)->coverage, ==, LT_COVERAGE_PRESENT);
      assert_priority (ranking, w->panel, 62);
      assert_priority (ranking, w->film, 35 + 40 / 3.0 + 10);
      g_clear_pointer (&ranking, lt_ranking_unref);
      fixture_delete (w->base.workspace, LT_TABLE_THRESHOLD, id);
    }
}

static void
test_all_weights_zero (World *w, gconstpointer unused)
{
  static const char *const names[] = { "weight_demand", "weight_supply", "weight_bridge", "weight_criticality", "weight_prospects" };
  g_autoptr(LtRanking) one = NULL, none = NULL;

  for (guint i = 0; i < 4; i++)
    fixture_threshold (w->base.workspace, w->xianning, names[i], 0);
  one = rank (w, w->xianning);
  assert_priority (one, w->panel, 200 / 3.0);                  /* prospects alone */
  g_clear_pointer (&one, lt_ranking_unref);
  fixture_threshold (w->base.workspace, 0, names[4], 0);
  none = rank (w, w->xianning);
  assert_priority (none, w->panel, 62);
}

/* The regions of a doctored file form a ring: all of them are local from each, and nothing hangs. */
static void
test_ring_of_regions (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = NULL;
  LtModel *model;

  g_assert_finalize_object (w->base.workspace);
  document_exec (w->base.path, "UPDATE region SET parent = (SELECT id FROM region WHERE name = '赤壁市') WHERE name = '湖北省';"
                               "INSERT INTO threshold (id, region, name, value) SELECT 1, id, 'weight_demand', 70 FROM region WHERE name = '赤壁市'");
  w->base.workspace = lt_workspace_open (w->base.path, LT_OPEN_WRITE, NULL);
  model = lt_workspace_get_model (w->base.workspace);
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_REGION), ==, 3);
  ranking = rank (w, w->chibi);
  assert_priority (ranking, w->panel, 69 / 1.35);
  g_clear_pointer (&ranking, lt_ranking_unref);
  ranking = rank (w, w->xianning);                             /* up from it: 湖北, then 赤壁 */
  assert_priority (ranking, w->panel, 69 / 1.35);
}

/* --- Words --- */

static void
assert_words (LtRanking *ranking, gint64 s, LtFactor factor, const char *expected)
{
  g_autofree char *text = lt_ranking_explain (ranking, s, factor);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (World *w, gconstpointer unused)
{
  g_autoptr(LtRanking) ranking = rank (w, w->xianning);

  assert_words (ranking, w->panel, LT_FACTOR_DEMAND,
                "It supplies 模组 (3 × 10⁸ CNY): local revenue 3 × 10⁸ CNY in all; the largest such of any segment is 15 × 10⁸ CNY.");
  assert_words (ranking, w->film, LT_FACTOR_DEMAND, "It supplies 手机 of 终端 (12 × 10⁸ CNY), 模组 (3 × 10⁸ CNY): local revenue "
                "15 × 10⁸ CNY in all; the largest such of any segment is 15 × 10⁸ CNY.");
  assert_words (ranking, w->glass, LT_FACTOR_DEMAND, "It supplies 面板 (0): no local enterprise there.");
  assert_words (ranking, w->set, LT_FACTOR_DEMAND, "No flow leads from it.");
  assert_words (ranking, w->panel, LT_FACTOR_SUPPLY, "Of the segments that supply it, 1 of 1 are covered here: 玻璃.");
  assert_words (ranking, w->phone, LT_FACTOR_SUPPLY,
                "Of the segments that supply it, 1 of 2 are covered here: 模组 of 显示; not covered: 偏光片 of 显示.");
  assert_words (ranking, w->glass, LT_FACTOR_SUPPLY, "No flow leads to it.");
  assert_words (ranking, w->panel, LT_FACTOR_BRIDGE,
                "Of 3 pairs of covered segments of its chain of which one leads to the other, 2 have a path by it.");
  assert_words (ranking, w->phone, LT_FACTOR_BRIDGE, "In its chain no covered segment leads to another one.");
  assert_words (ranking, w->film, LT_FACTOR_CRITICALITY, "It is marked 2 of 3.");
  assert_words (ranking, w->glass, LT_FACTOR_CRITICALITY, "No criticality is recorded.");
  assert_words (ranking, w->panel, LT_FACTOR_PROSPECTS, "2 targets are recorded for it; from 3 on the factor is full.");
  assert_words (ranking, w->set, LT_FACTOR_PROSPECTS, "No target is recorded for it.");
}

static void
test_words_by_number (World *w, gconstpointer unused)
{
  gint64 maker = segment (w, w->terminal, "设备", LT_UNKNOWN_INT);
  g_autoptr(LtRanking) ranking = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("产品 %u", i);
      gint64 product = segment (w, w->terminal, name, LT_UNKNOWN_INT);

      fixture_flow (w->base.workspace, maker, product);
      for (guint k = i; k < 8; k++)
        enterprise (w, product, LT_ROLE_CORE, LT_UNKNOWN);
    }
  ranking = rank (w, w->xianning);
  assert_words (ranking, maker, LT_FACTOR_DEMAND, "It supplies 产品 0 (8), 产品 1 (7), 产品 2 (6), 产品 3 (5), 产品 4 (4), 产品 5 (3), "
                "2 more segments: 36 local enterprises in all, none with a recorded revenue; the most of any segment is 36.");
}

static void
test_words_of_override (World *w, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (w->base.workspace);
  g_autoptr(LtSurvey) survey = NULL;
  g_autofree char *coverage = NULL, *action = NULL;

  hold (w, w->xianning, w->module, LT_OVERRIDE_WEAK, "2026-11-26");
  survey = lt_survey_new (model, w->xianning);
  coverage = lt_assessment_explain_coverage (model, lt_survey_get (survey, w->module));
  action = lt_assessment_explain_action (model, lt_survey_get (survey, w->module));
  g_assert_cmpstr (coverage, ==, "Held to be Weak by 王科长 on 2026-11-26: “两家企业未入统”. By the rules: Strong. "
                   "2 local enterprises in operation, 1 of them leading; revenue recorded for 1 of 2.");
  g_assert_cmpstr (action, ==, "It is here, but held to be weak.");
}

#define ADD(path, func) g_test_add ("/analysis/priority/" path, World, NULL, world_up, func, world_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("factors", test_factors);
  ADD ("priorities", test_priorities);
  ADD ("elsewhere", test_elsewhere);
  ADD ("demand-by-number", test_demand_by_number);
  ADD ("negative-revenue", test_negative_revenue);
  ADD ("endless-revenue", test_endless_revenue);
  ADD ("ring", test_ring);
  ADD ("ties", test_ties);
  ADD ("sort", test_sort);
  ADD ("override", test_override);
  ADD ("override-missing", test_override_missing);
  ADD ("override-twice", test_override_twice);
  ADD ("weights", test_weights);
  ADD ("other-rules", test_other_rules);
  ADD ("absurd-rules", test_absurd_rules);
  ADD ("all-weights-zero", test_all_weights_zero);
  ADD ("ring-of-regions", test_ring_of_regions);
  ADD ("words", test_words);
  ADD ("words-by-number", test_words_by_number);
  ADD ("words-of-override", test_words_of_override);
  return g_test_run ();
}
