/* Thresholds and weights, and what people hold a coverage to be. */
#include "config.h"
#include "operation.h"

/* 湖北 › 咸宁 › 赤壁; 偏光片 of 新型显示. */
typedef struct {
  gint64 hubei, xianning, chibi, segment;
} Places;

static Places
make_places (Fixture *f)
{
  Places p;

  p.hubei = fixture_region (f->workspace, "湖北省", 0);
  p.xianning = fixture_region (f->workspace, "咸宁市", p.hubei);
  p.chibi = fixture_region (f->workspace, "赤壁市", p.xianning);
  p.segment = fixture_segment (f->workspace, fixture_chain (f->workspace, "新型显示"), "偏光片", LT_POSITION_NONE);
  return p;
}

static void
set (Fixture *f, gint64 region, LtRule rule, double figure)
{
  Operation o = { .id = region, .value = rule, .figure = figure };

  operate (f, do_set_threshold, &o);
}

static void
clear (Fixture *f, gint64 region, LtRule rule)
{
  Operation o = { .id = region, .value = rule };

  operate (f, do_clear_threshold, &o);
}

static void
refuse_figure (Fixture *f, gint64 region, LtRule rule, double figure, const char *word)
{
  refuse (f, do_set_threshold, (Operation) { .id = region, .value = rule, .figure = figure }, word);
}

static double
figure_at (Fixture *f, gint64 region, const char *name)
{
  return lt_model_get_threshold (lt_workspace_get_model (f->workspace), region, name, -1);
}

/* --- Thresholds --- */

static void
test_set (Fixture *f, gconstpointer unused)
{
  Places p = make_places (f);

  set (f, 0, LT_RULE_MIN_COUNT, 4);
  set (f, p.xianning, LT_RULE_MIN_COUNT, 3);
  g_assert_cmpfloat (figure_at (f, p.hubei, "min_count"), ==, 4);
  g_assert_cmpfloat (figure_at (f, p.chibi, "min_count"), ==, 3);
  set (f, p.xianning, LT_RULE_MIN_COUNT, 5);
  assert_count (f, "threshold", 2);
  g_assert_cmpfloat (figure_at (f, p.chibi, "min_count"), ==, 5);
  clear (f, p.xianning, LT_RULE_MIN_COUNT);
  g_assert_cmpfloat (figure_at (f, p.chibi, "min_count"), ==, 4);
  clear (f, p.xianning, LT_RULE_MIN_COUNT);          /* nothing there */
  clear (f, 0, LT_RULE_MIN_COUNT);
  assert_count (f, "threshold", 0);
}

/* The outermost figures that are taken. */
static void
test_taken (Fixture *f, gconstpointer unused)
{
  static const struct { LtRule rule; const char *name; double least, most; } rules[] = {
    { LT_RULE_MIN_COUNT, "min_count", 1, 1000 },
    { LT_RULE_MIN_REVENUE, "min_revenue_wan", 0.01, 1e10 },
    { LT_RULE_SINGLE_SHARE, "single_share", 0.001, 1 },
    { LT_RULE_PROSPECTS_FULL, "prospects_full", 1, 1000 },
    { LT_RULE_WEIGHT_DEMAND, "weight_demand", 0, 100 },
    { LT_RULE_WEIGHT_SUPPLY, "weight_supply", 0, 100 },
    { LT_RULE_WEIGHT_BRIDGE, "weight_bridge", 0, 100 },
    { LT_RULE_WEIGHT_CRITICALITY, "weight_criticality", 0, 100 },
    { LT_RULE_WEIGHT_PROSPECTS, "weight_prospects", 0.5, 100 },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rules), ==, LT_N_RULES);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      LtRule rule;

      g_assert_true (lt_rule_from_name (rules[i].name, &rule));
      g_assert_cmpint (rule, ==, rules[i].rule);
      set (f, 0, rule, rules[i].most);
      g_assert_cmpfloat (figure_at (f, 0, rules[i].name), ==, rules[i].most);
      set (f, 0, rule, rules[i].least);
      g_assert_cmpfloat (figure_at (f, 0, rules[i].name), ==, rules[i].least);
    }
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  static const double absurd[] = { NAN, INFINITY, -INFINITY, -1, -0.0001, 1e11, G_MAXDOUBLE };
  Places p = make_places (f);
  LtRule rule;

  for (guint r = 0; r < LT_N_RULES; r++)
    for (guint i = 0; i < G_N_ELEMENTS (absurd); i++)
      refuse_figure (f, i % 2 ? p.xianning : 0, r, absurd[i], lt_rule_get_label (r));
  refuse_figure (f, 0, LT_RULE_MIN_COUNT, 0, "whole number from 1 to 1000");
  refuse_figure (f, 0, LT_RULE_MIN_COUNT, 2.5, "whole number");
  refuse_figure (f, 0, LT_RULE_MIN_COUNT, 1001, "whole number");
  refuse_figure (f, 0, LT_RULE_MIN_REVENUE, 0, "more than 0 and at most 10000000000 × 10⁴ CNY");
  refuse_figure (f, 0, LT_RULE_SINGLE_SHARE, 0, "more than 0% and at most 100%");
  refuse_figure (f, 0, LT_RULE_SINGLE_SHARE, 1.0001, "at most 100%");
  refuse_figure (f, 0, LT_RULE_PROSPECTS_FULL, 0, "whole number from 1");
  refuse_figure (f, 0, LT_RULE_WEIGHT_DEMAND, 100.5, "between 0 and 100");
  refuse_figure (f, 4711, LT_RULE_MIN_COUNT, 2, "no longer in the workspace");
  refuse (f, do_clear_threshold, (Operation) { .id = 4711, .value = LT_RULE_MIN_COUNT }, "no longer in the workspace");
  g_assert_false (lt_rule_from_name ("invest_wan_per_mu", &rule));
  g_assert_false (lt_rule_from_name ("", &rule));
}

/* Four weights of zero leave the fifth; where that goes too, at the place itself or below, it is refused. */
static void
test_weights_of_zero (Fixture *f, gconstpointer unused)
{
  Places p = make_places (f);

  for (guint r = LT_RULE_WEIGHT_DEMAND; r < LT_RULE_WEIGHT_PROSPECTS; r++)
    set (f, p.chibi, r, 0);
  refuse_figure (f, p.chibi, LT_RULE_WEIGHT_PROSPECTS, 0, "All weights would be zero for “赤壁市”");
  /* It has none of its own for prospects: those above it decide. */
  refuse_figure (f, p.xianning, LT_RULE_WEIGHT_PROSPECTS, 0, "“赤壁市”");
  refuse_figure (f, 0, LT_RULE_WEIGHT_PROSPECTS, 0, "“赤壁市”");
  set (f, p.hubei, LT_RULE_WEIGHT_PROSPECTS, 7);
  set (f, 0, LT_RULE_WEIGHT_PROSPECTS, 0);               /* not in force there any more */
  refuse (f, do_clear_threshold, (Operation) { .id = p.hubei, .value = LT_RULE_WEIGHT_PROSPECTS }, "“赤壁市”");
  for (guint r = LT_RULE_WEIGHT_DEMAND; r < LT_RULE_WEIGHT_CRITICALITY; r++)
    set (f, 0, r, 0);
  refuse_figure (f, 0, LT_RULE_WEIGHT_CRITICALITY, 0, "All weights would be zero. Leave");
  set (f, 0, LT_RULE_WEIGHT_CRITICALITY, 0.5);
}

/* A file from elsewhere whose weights are all zero already, and whose regions form a ring: it can be mended. */
static void
test_foreign (Fixture *f, gconstpointer unused)
{
  Places p = make_places (f);

  g_assert_finalize_object (f->workspace);
  document_exec (f->path, "UPDATE region SET parent = (SELECT id FROM region WHERE name = '赤壁市') WHERE name = '湖北省';"
                          "INSERT INTO threshold (id, region, name, value) SELECT 1 + column1, NULL, column2, 0 FROM (VALUES"
                          " (1, 'weight_demand'), (2, 'weight_supply'), (3, 'weight_bridge'), (4, 'weight_criticality'), (5, 'weight_prospects'));"
                          "INSERT INTO threshold (id, region, name, value) SELECT 10, id, 'min_count', -1 FROM region WHERE name = '咸宁市';"
                          "INSERT INTO threshold (id, region, name, value) SELECT 11, id, 'min_count', 0 FROM region WHERE name = '咸宁市'");
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, NULL);
  g_assert_cmpfloat (figure_at (f, p.chibi, "min_count"), ==, 0);              /* of the two the one with the larger key */
  set (f, p.chibi, LT_RULE_WEIGHT_BRIDGE, 0);            /* no worse than before */
  set (f, p.chibi, LT_RULE_WEIGHT_BRIDGE, 3);
  refuse_figure (f, p.chibi, LT_RULE_WEIGHT_BRIDGE, 0, "“赤壁市”");
  set (f, p.xianning, LT_RULE_MIN_COUNT, 6);             /* instead of both */
  assert_count (f, "threshold", 7);
  g_assert_cmpfloat (figure_at (f, p.xianning, "min_count"), ==, 6);
}

/* --- Overrides --- */

static LtOverride
held (const Places *p)
{
  return (LtOverride) { 0, p->xianning, p->segment, LT_OVERRIDE_PRESENT, (char *) "两家企业未入统", (char *) "王科长", (char *) "2026-11-26" };
}

static const LtOverride *
only_override (Fixture *f)
{
  GPtrArray *rows = lt_model_rows (lt_workspace_get_model (f->workspace), LT_TABLE_OVERRIDE);

  g_assert_cmpuint (rows->len, ==, 1);
  return rows->pdata[0];
}

static void
test_override (Fixture *f, gconstpointer unused)
{
  Places p = make_places (f);
  LtOverride row = held (&p);
  Operation o = { .override = &row };
  g_autofree char *before = document_rows (f->path), *after = NULL;
  gint64 id;

  row.reason = (char *) "  两家企业\n未入统 ";
  operate (f, do_set_override, &o);
  id = row.id;
  g_assert_cmpint (only_override (f)->id, ==, id);
  g_assert_cmpint (only_override (f)->region, ==, p.xianning);
  g_assert_cmpint (only_override (f)->segment, ==, p.segment);
  g_assert_cmpint (only_override (f)->coverage, ==, LT_OVERRIDE_PRESENT);
  g_assert_cmpstr (only_override (f)->reason, ==, "两家企业 未入统");
  g_assert_cmpstr (only_override (f)->owner, ==, "王科长");
  g_assert_cmpstr (only_override (f)->dated, ==, "2026-11-26");
  row = held (&p);
  row.coverage = LT_OVERRIDE_WEAK;
  row.owner = (char *) " ";
  row.dated = (char *) "2026-11-27";
  operate (f, do_set_override, &o);                      /* said anew: the same row */
  g_assert_cmpint (only_override (f)->id, ==, id);
  g_assert_cmpint (only_override (f)->coverage, ==, LT_OVERRIDE_WEAK);
  g_assert_null (only_override (f)->owner);
  row.region = p.chibi;
  operate (f, do_set_override, &o);                      /* from elsewhere it is another */
  assert_count (f, "override", 2);
  o = (Operation) { .id = p.chibi, .other = p.segment };
  operate (f, do_clear_override, &o);
  g_assert_cmpint (only_override (f)->region, ==, p.xianning);
  o.id = p.xianning;
  operate (f, do_clear_override, &o);
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
  refuse (f, do_clear_override, o, "goes by the rules already");
}

static void
test_override_refused (Fixture *f, gconstpointer unused)
{
  static const char *const blank[] = { NULL, "", "  \t\n", "\xe3\x80\x80" };
  static const char *const days[] = { NULL, "", "昨天", "2026-11-31", "2026-2-1", "26-11-26", "2026-11-26T08:00", "2026/11/26", "0000-01-01" };
  Places p = make_places (f);
  g_autofree char *long_text = g_strnfill (300 * 1024, 'x');
  LtOverride row;
  Operation o = { .override = &row };

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      row = held (&p);
      row.reason = (char *) blank[i];
      refuse (f, do_set_override, o, "The reason is missing");
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      row = held (&p);
      row.dated = (char *) days[i];
      refuse (f, do_set_override, o, "is not a day");
    }
  for (gint coverage = -1; coverage <= LT_OVERRIDE_STRONG + 1; coverage += coverage == 0 ? LT_OVERRIDE_STRONG + 1 : 1)
    {
      row = held (&p);
      row.coverage = coverage;
      refuse (f, do_set_override, o, "no such coverage");
    }
  row = held (&p);
  row.region = 4711;
  refuse (f, do_set_override, o, "no longer in the workspace");
  row.region = 0;
  refuse (f, do_set_override, o, "no longer in the workspace");
  row = held (&p);
  row.segment = p.xianning;
  refuse (f, do_set_override, o, "no longer in the workspace");
  row = held (&p);
  row.reason = long_text;
  refuse (f, do_set_override, o, "longer");
  row = held (&p);
  row.owner = (char *) "\xff";
  refuse (f, do_set_override, o, "UTF-8");
}

/* It goes with either of its ends, and undo brings it back. */
static void
test_override_ends (Fixture *f, gconstpointer unused)
{
  Places p = make_places (f);
  LtOverride row = held (&p);
  Operation o = { .override = &row };
  g_autoptr(GError) error = NULL;

  operate (f, do_set_override, &o);
  fixture_delete (f->workspace, LT_TABLE_SEGMENT, p.segment);
  assert_count (f, "override", 0);
  lt_workspace_undo (f->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (only_override (f)->reason, ==, row.reason);
  fixture_delete (f->workspace, LT_TABLE_REGION, p.xianning);
  assert_count (f, "override", 0);
}

#define ADD(path, func) g_test_add ("/workspace/edit-rules/" path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("set", test_set);
  ADD ("taken", test_taken);
  ADD ("refused", test_refused);
  ADD ("weights-of-zero", test_weights_of_zero);
  ADD ("foreign", test_foreign);
  ADD ("override", test_override);
  ADD ("override-refused", test_override_refused);
  ADD ("override-ends", test_override_ends);
  return g_test_run ();
}
