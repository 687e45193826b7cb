/* Candidates for a gap, DESIGN.md section 6: ranks, points, reasons and methods, by hand. */
#include "config.h"
#include "../workspace/operation.h"

#include "analysis/candidates.h"

/* 湖北 › 咸宁 › 赤壁, 咸安; 广东 › 深圳; 上海. The home is 咸宁. Glass supplies panels; what is asked for is panels. */
typedef struct {
  Fixture base;
  gint64  hubei, xianning, chibi, xianan, guangdong, shenzhen, shanghai;
  gint64  chain, glass, panel;
} Place;

static gboolean
set_home (LtEdit *edit, gpointer data, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *) data);

  return lt_edit_set_meta (edit, "home", key, error);
}

static void
place_up (Place *p, gconstpointer unused)
{
  LtWorkspace *w;

  fixture_up (&p->base, NULL);
  w = p->base.workspace;
  p->hubei = fixture_region (w, "湖北省", 0);
  p->xianning = fixture_region (w, "咸宁市", p->hubei);
  p->chibi = fixture_region (w, "赤壁市", p->xianning);
  p->xianan = fixture_region (w, "咸安区", p->xianning);
  p->guangdong = fixture_region (w, "广东省", 0);
  p->shenzhen = fixture_region (w, "深圳市", p->guangdong);
  p->shanghai = fixture_region (w, "上海市", 0);
  p->chain = fixture_chain (w, "新型显示");
  p->glass = fixture_segment (w, p->chain, "玻璃", LT_POSITION_UPSTREAM);
  p->panel = fixture_segment (w, p->chain, "面板", LT_POSITION_MIDSTREAM);
  lt_workspace_edit (w, "Home", LT_EDIT_DEFAULT, set_home, &p->xianning, NULL);
}

static void
place_down (Place *p, gconstpointer unused)
{
  fixture_down (&p->base, NULL);
}

static LtModel *
model_of (Place *p)
{
  return lt_workspace_get_model (p->base.workspace);
}

static gint64
enterprise (Place *p, const char *name, gint64 region, LtStatus status, const char *home_tie)
{
  LtEnterprise row = { 0, (char *) name, NULL, region, status, NULL, NULL, (char *) home_tie, 0 };

  return fixture_insert (p->base.workspace, LT_TABLE_ENTERPRISE, &row);
}

/* One that takes part in panels; revenue may be unknown. */
static gint64
maker (Place *p, const char *name, gint64 region, double revenue_wan)
{
  gint64 id = enterprise (p, name, region, LT_STATUS_NONE, NULL);

  fixture_participation (p->base.workspace, id, p->panel, LT_ROLE_NONE);
  if (lt_known (revenue_wan))
    fixture_revenue (p->base.workspace, id, 2024, revenue_wan);
  return id;
}

static void
honour (Place *p, gint64 id, const char *name)
{
  LtHonour row = { 0, id, (char *) name };

  fixture_insert (p->base.workspace, LT_TABLE_HONOUR, &row);
}

static gint64
target (Place *p, gint64 enterprise_id, const char *reason, LtMethod method, LtTargetStatus status)
{
  LtTarget row = { 0, enterprise_id, p->panel, NULL, (char *) reason, method, status };

  return fixture_insert (p->base.workspace, LT_TABLE_TARGET, &row);
}

static void
supply (Place *p, gint64 supplier, gint64 buyer, const char *product)
{
  LtSupply row = { 0, supplier, buyer, (char *) product };

  fixture_insert (p->base.workspace, LT_TABLE_SUPPLY, &row);
}

/* --- What comes out --- */

/* "甲 乙 丙": the names, the best first. */
static void
assert_order (Place *p, gint64 viewpoint, gboolean all_districts, const char *expected)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (model_of (p), viewpoint);
  g_autoptr(GArray) list = lt_candidates_list (model_of (p), survey, p->panel, all_districts);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            lt_model_get_enterprise (model_of (p), g_array_index (list, LtCandidate, i).enterprise)->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static LtCandidate
look (Place *p, LtSurvey *survey, gint64 id)
{
  g_autoptr(GArray) list = lt_candidates_list (model_of (p), survey, p->panel, TRUE);

  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, LtCandidate, i).enterprise == id)
      return g_array_index (list, LtCandidate, i);
  g_error ("it is no candidate");
}

/* Its points, by part, and all it is said of it, seen from 咸宁. */
static void
assert_candidate (Place *p, gint64 id, const char *points, const char *why)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (model_of (p), p->xianning);
  LtCandidate c = look (p, survey, id);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *said = lt_candidate_explain (model_of (p), survey, &c);
  double sum = 0;

  for (guint i = 0; i < LT_N_CANDIDATE_PARTS; i++)
    {
      g_string_append_printf (text, "%s%g", i > 0 ? " " : "", c.points[i]);
      g_assert_cmpfloat (c.points[i], <=, lt_candidate_part_get_most (i));
      sum += c.points[i];
    }
  g_assert_cmpstr (text->str, ==, points);
  g_assert_cmpfloat (c.score, ==, sum);
  g_assert_cmpstr (said, ==, why);
}

static void
assert_method (Place *p, gint64 id, LtMethod method, const char *why)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (model_of (p), p->xianning);
  LtCandidate c = look (p, survey, id);
  g_autofree char *said = lt_candidate_explain_method (model_of (p), survey, &c);

  g_assert_cmpstr (lt_enum_nick (LT_TABLE_TARGET, "method", c.method), ==, lt_enum_nick (LT_TABLE_TARGET, "method", method));
  g_assert_cmpstr (said, ==, why);
}

/* --- Who is one --- */

static void
test_who (Place *p, gconstpointer unused)
{
  gint64 named, closed;

  maker (p, "赤壁厂", p->chibi, 100);
  maker (p, "深圳厂", p->shenzhen, 100);
  maker (p, "不明厂", 0, 50);
  closed = enterprise (p, "已注销", p->shanghai, LT_STATUS_CLOSED, NULL);
  fixture_participation (p->base.workspace, closed, p->panel, LT_ROLE_NONE);
  enterprise (p, "别处", p->shanghai, LT_STATUS_NONE, NULL);
  assert_order (p, p->xianning, FALSE, "深圳厂 不明厂");
  assert_order (p, p->xianning, TRUE, "深圳厂 不明厂");
  /* Another district of the home region is asked on request; a wider viewpoint takes it in. */
  assert_order (p, p->xianan, FALSE, "深圳厂 不明厂");
  assert_order (p, p->xianan, TRUE, "深圳厂 赤壁厂 不明厂");
  assert_order (p, p->guangdong, FALSE, "不明厂");
  assert_order (p, p->guangdong, TRUE, "赤壁厂 不明厂");
  /* Named by a row: without taking part, and in spite of being in another district; but not if it is local. */
  named = enterprise (p, "点名", p->chibi, LT_STATUS_NONE, NULL);
  target (p, named, NULL, LT_METHOD_NONE, LT_TARGET_NONE);
  assert_order (p, p->xianan, FALSE, "深圳厂 不明厂 点名");
  assert_order (p, p->xianning, TRUE, "深圳厂 不明厂");
}

/* Three revenues of four: 30 points, two thirds of them for two that are alike, none. */
static void
test_size (Place *p, gconstpointer unused)
{
  gint64 large = maker (p, "大", p->shenzhen, 45630000), one = maker (p, "中一", p->shenzhen, 200), two = maker (p, "中二", 0, 200);
  gint64 silent = maker (p, "无", p->shanghai, LT_UNKNOWN);

  fixture_revenue (p->base.workspace, large, 2023, 1);
  assert_candidate (p, large, "30 0 0 0 0 0", "revenue 4,563 × 10⁸ CNY, no. 1 of 3");
  assert_candidate (p, one, "20 0 0 0 0 0", "revenue 200 × 10⁴ CNY, no. 2 of 3");
  assert_candidate (p, two, "20 0 0 0 0 0", "revenue 200 × 10⁴ CNY, no. 2 of 3");
  assert_candidate (p, silent, "0 0 0 0 0 0", "revenue unknown");
}

static void
test_honours (Place *p, gconstpointer unused)
{
  gint64 leader = maker (p, "链主厂", 0, LT_UNKNOWN), many = maker (p, "多荣誉", 0, LT_UNKNOWN), here = maker (p, "在此领头", 0, LT_UNKNOWN);
  gint64 small = maker (p, "一项", 0, LT_UNKNOWN);
  LtParticipation again = { 4711, here, p->panel, LT_ROLE_LEADER };

  honour (p, leader, "链主");
  honour (p, small, "小巨人");
  for (guint i = 0; i < 5; i++)
    honour (p, many, (const char *[]) { "上市", "小巨人", "专精特新", "瞪羚", "单项冠军" }[i]);
  fixture_insert (p->base.workspace, LT_TABLE_PARTICIPATION, &again);
  assert_candidate (p, leader, "0 10 0 0 0 0", "revenue unknown; honours: 链主");
  assert_candidate (p, small, "0 5 0 0 0 0", "revenue unknown; honours: 小巨人");
  assert_candidate (p, here, "0 10 0 0 0 0", "revenue unknown; leads this segment");
  {
    g_autoptr(LtSurvey) survey = lt_survey_new (model_of (p), p->xianning);

    g_assert_cmpfloat (look (p, survey, many).points[LT_CANDIDATE_HONOURS], ==, 20);
    g_assert_false (look (p, survey, many).leader);
    g_assert_true (look (p, survey, leader).leader);
  }
}

static void
test_ties (Place *p, gconstpointer unused)
{
  gint64 supplier = maker (p, "供", p->shenzhen, LT_UNKNOWN), both = maker (p, "又供又采", p->shenzhen, LT_UNKNOWN);
  gint64 elsewhere = maker (p, "与外地", p->shenzhen, LT_UNKNOWN), local[5], kin;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("本地%u", i + 1);
      local[i] = enterprise (p, name, p->chibi, LT_STATUS_NONE, NULL);
    }
  supply (p, supplier, local[0], "玻璃");
  for (guint i = 0; i < 5; i++)
    supply (p, both, local[i], NULL);
  supply (p, local[1], both, "盖板；模组");
  supply (p, supplier, elsewhere, NULL);
  kin = enterprise (p, "乡贤", p->shanghai, LT_STATUS_NONE, "咸宁籍");
  fixture_participation (p->base.workspace, kin, p->panel, LT_ROLE_NONE);
  assert_candidate (p, supplier, "0 0 20 0 0 0", "revenue unknown; supplies 本地1 (玻璃)");
  assert_candidate (p, elsewhere, "0 0 0 0 0 0", "revenue unknown");
  assert_candidate (p, kin, "0 0 0 10 0 0", "revenue unknown; home tie: 咸宁籍");
  {
    g_autoptr(LtSurvey) survey = lt_survey_new (model_of (p), p->xianning);
    LtCandidate c = look (p, survey, both);
    g_autofree char *why = lt_candidate_explain_part (model_of (p), survey, &c, LT_CANDIDATE_SUPPLY);

    /* Which three is the file's order; that two are left is what is said. */
    g_assert_true (g_str_has_prefix (why, "supplies 本地"));
    g_assert_true (g_str_has_suffix (why, " and 2 more; buys from 本地2 (盖板；模组)"));
    g_assert_cmpfloat (c.points[LT_CANDIDATE_SUPPLY], ==, 20);
  }
}

static void
test_regions_and_contact (Place *p, gconstpointer unused)
{
  gint64 from = maker (p, "深圳厂", p->shenzhen, LT_UNKNOWN), named = maker (p, "点名", 0, LT_UNKNOWN), met = maker (p, "联系", 0, LT_UNKNOWN);
  gint64 seen = maker (p, "拜访", 0, LT_UNKNOWN), gone = maker (p, "婉拒", 0, 10), source = p->guangdong;
  Operation o = { .ids = &source, .n = 1 };

  operate (&p->base, do_set_source_regions, &o);
  target (p, named, "规划点名", LT_METHOD_NONE, LT_TARGET_NONE);
  target (p, met, NULL, LT_METHOD_NONE, LT_TARGET_CONTACTED);
  target (p, seen, NULL, LT_METHOD_NONE, LT_TARGET_VISITED);
  target (p, gone, NULL, LT_METHOD_NONE, LT_TARGET_DECLINED);
  assert_candidate (p, from, "0 0 0 0 10 0", "revenue unknown; from 深圳市, a preferred source region");
  assert_candidate (p, named, "0 0 0 0 0 4", "revenue unknown; named as a target (Status unknown): 规划点名");
  assert_candidate (p, met, "0 0 0 0 0 7", "revenue unknown; named as a target (Contacted)");
  assert_candidate (p, seen, "0 0 0 0 0 10", "revenue unknown; named as a target (Visited)");
  assert_candidate (p, gone, "30 0 0 0 0 0", "revenue 10 × 10⁴ CNY, no. 1 of 1; named as a target (Declined)");
  /* 10, 10 by name, 7, 4; the one that declined last though it has 30. */
  assert_order (p, p->xianning, FALSE, "拜访 深圳厂 联系 点名 婉拒");
  /* A region that is gone is no source any more. */
  fixture_delete (p->base.workspace, LT_TABLE_REGION, p->guangdong);
  assert_candidate (p, from, "0 0 0 0 0 0", "revenue unknown");
}

static void
test_methods (Place *p, gconstpointer unused)
{
  gint64 plain = maker (p, "普通", 0, LT_UNKNOWN), listed = maker (p, "上市厂", 0, LT_UNKNOWN), noted = maker (p, "已定", 0, LT_UNKNOWN);
  gint64 from = maker (p, "深圳厂", p->shenzhen, LT_UNKNOWN), supplier = maker (p, "供", p->shenzhen, LT_UNKNOWN), kin, source = p->shenzhen;
  gint64 local = enterprise (p, "本地厂", p->chibi, LT_STATUS_NONE, NULL);
  LtInstitution lab = { 0, (char *) "实验室", NULL, p->shanghai, LT_UNKNOWN };
  LtStudy study = { 0, 0, p->panel };
  Operation o = { .ids = &source, .n = 1 };

  kin = enterprise (p, "乡贤", p->shenzhen, LT_STATUS_NONE, "咸宁籍");
  fixture_participation (p->base.workspace, kin, p->panel, LT_ROLE_NONE);
  honour (p, listed, "上市公司");
  target (p, noted, NULL, LT_METHOD_ENCLAVE, LT_TARGET_NONE);
  supply (p, local, supplier, NULL);
  operate (&p->base, do_set_source_regions, &o);
  assert_method (p, supplier, LT_METHOD_ENTERPRISE, "those here that it supplies or buys from can invite it");
  assert_method (p, kin, LT_METHOD_HOME_TIE, "it has a home tie");
  assert_method (p, from, LT_METHOD_RESIDENT, "it comes from a preferred source region, where an office can see it");
  assert_method (p, listed, LT_METHOD_CAPITAL, "it is listed: a fund can take a stake");
  assert_method (p, noted, LT_METHOD_ENCLAVE, "so it is noted with the target");
  assert_method (p, plain, LT_METHOD_EXHIBITION, "nothing ties it to here yet: an exhibition is where to meet it");
  study.institution = fixture_insert (p->base.workspace, LT_TABLE_INSTITUTION, &lab);
  fixture_insert (p->base.workspace, LT_TABLE_STUDY, &study);
  assert_method (p, plain, LT_METHOD_EXHIBITION, "nothing ties it to here yet: an exhibition is where to meet it");
  lab = (LtInstitution) { 0, (char *) "研究院", NULL, p->xianan, LT_UNKNOWN };
  study = (LtStudy) { 0, fixture_insert (p->base.workspace, LT_TABLE_INSTITUTION, &lab), p->panel };
  fixture_insert (p->base.workspace, LT_TABLE_STUDY, &study);
  assert_method (p, plain, LT_METHOD_PLATFORM, "an institution here works on this segment");
  /* Its upstream neighbour comes to be covered. */
  fixture_flow (p->base.workspace, p->glass, p->panel);
  fixture_participation (p->base.workspace, local, p->glass, LT_ROLE_NONE);
  assert_method (p, plain, LT_METHOD_CHAIN, "1 neighbour of the segment is covered here");
  assert_method (p, listed, LT_METHOD_CHAIN, "1 neighbour of the segment is covered here");
}

static void
assert_gaps (Place *p, gint64 viewpoint, gint64 id, guint n, const gint64 *expected)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (model_of (p), viewpoint);
  g_autoptr(GArray) gaps = lt_candidates_list_gaps (model_of (p), survey, id);

  g_assert_cmpuint (gaps->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (gaps, gint64, i), ==, expected[i]);
}

/* What it takes part in and what it is named for, once each, where that is a gap. */
static void
test_gaps (Place *p, gconstpointer unused)
{
  gint64 id = maker (p, "深圳厂", p->shenzhen, LT_UNKNOWN), local[2];

  target (p, id, NULL, LT_METHOD_NONE, LT_TARGET_NONE);
  fixture_participation (p->base.workspace, id, p->glass, LT_ROLE_NONE);
  assert_gaps (p, p->xianning, id, 2, (gint64[]) { p->glass, p->panel });
  assert_gaps (p, p->guangdong, id, 0, NULL);
  /* Two here, one of them leading: no gap any more. */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("本地%u", i);
      local[i] = enterprise (p, name, p->chibi, LT_STATUS_NONE, NULL);
      fixture_participation (p->base.workspace, local[i], p->glass, i == 0 ? LT_ROLE_LEADER : LT_ROLE_NONE);
    }
  assert_gaps (p, p->xianning, id, 1, (gint64[]) { p->panel });
  assert_gaps (p, p->xianning, local[0], 0, NULL);
  assert_gaps (p, p->xianning, 4711, 0, NULL);
}

#define ADD(path, func) g_test_add ("/analysis/candidates/" path, Place, NULL, place_up, func, place_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who", test_who);
  ADD ("size", test_size);
  ADD ("honours", test_honours);
  ADD ("ties", test_ties);
  ADD ("regions-and-contact", test_regions_and_contact);
  ADD ("methods", test_methods);
  ADD ("gaps", test_gaps);
  return g_test_run ();
}
