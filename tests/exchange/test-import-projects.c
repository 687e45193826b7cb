/* Projects and thresholds. */
#include "config.h"

#include "import-fixture.h"

static void
test_whole_row (Fixture *f, gconstpointer unused)
{
  const char *text =
    "项目名称,环节,投资方,落地区域,园区,阶段,招商方式,总投资,到位资金(亿元),用地,预计产值,预计税收,责任人,线索日期,在谈日期,签约日期,落地日期,开工日期,投产日期,终止日期\n"
    "面板项目,液晶面板；芯片,京东方,咸宁市,咸宁高新区,签约,资本招商,35亿元,8.2,150,\"400,000\",1.2亿,张三,2022年,2022年6月,2023年1月3日,2023/2/3,,,\n";
  const LtProject *row;

  with_chain (f);
  expect (f, LT_IMPORT_REGIONS, "区域,上级\n咸宁高新区,咸宁市\n", 1, 0, 0, 0);
  expect_new (f, LT_IMPORT_PROJECTS, text, 1);
  row = find_project (f, "面板项目");
  g_assert_cmpint (row->enterprise, ==, find_enterprise (f, "京东方")->id);
  g_assert_cmpint (row->region, ==, find_region (f, "咸宁市")->id);
  g_assert_cmpint (row->park, ==, find_region (f, "咸宁高新区")->id);
  g_assert_cmpint (row->stage, ==, LT_STAGE_SIGNED);
  g_assert_cmpint (row->method, ==, LT_METHOD_CAPITAL);
  g_assert_cmpfloat (row->invest_wan, ==, 350000);
  g_assert_cmpfloat (row->arrived_wan, ==, 82000);
  g_assert_cmpfloat (row->land_mu, ==, 150);
  g_assert_cmpfloat (row->output_wan, ==, 400000);
  g_assert_cmpfloat (row->tax_wan, ==, 12000);
  g_assert_cmpstr (row->owner, ==, "张三");
  g_assert_cmpstr (row->lead_on, ==, "2022");
  g_assert_cmpstr (row->talks_on, ==, "2022-06");
  g_assert_cmpstr (row->signed_on, ==, "2023-01-03");
  g_assert_cmpstr (row->landed_on, ==, "2023-02-03");
  g_assert_null (row->started_on);
  g_assert_cmpuint (lt_model_refs (lt_workspace_get_model (f->workspace), LT_TABLE_PURPOSE, "project", row->id)->len, ==, 2);
}

/* Name and region; without a region the one of that name; one whose region nobody recorded gains it. */
static void
test_identity (Fixture *f, gconstpointer unused)
{
  expect (f, LT_IMPORT_PROJECTS, "项目名称,区域,阶段\n二期,咸宁,在谈\n二期,武汉,签约\n", 2, 0, 0, 0);
  expect (f, LT_IMPORT_PROJECTS, "项目名称,区域,阶段\n二期,武汉市,\n二期,咸宁,签约\n", 0, 1, 1, 0);
  expect_refused (f, LT_IMPORT_PROJECTS, "项目名称,阶段\n一期,\n二期,投产\n", 3, "武汉市");
  expect (f, LT_IMPORT_PROJECTS, "项目名称,阶段\n一期,开工\n", 0, 1, 0, 0);
  expect (f, LT_IMPORT_PROJECTS, "项目名称,区域\n一期,黄石\n", 0, 1, 0, 0);
  g_assert_cmpint (find_project (f, "一期")->stage, ==, LT_STAGE_CONSTRUCTION);
  g_assert_cmpuint (count (f, LT_TABLE_PROJECT), ==, 3);
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  expect_refused (f, LT_IMPORT_PROJECTS, "项目名称,总投资\n甲,\n乙,-5\n", 3, "总投资");
  expect_refused (f, LT_IMPORT_PROJECTS, "项目名称,用地\n甲,\n乙,-5\n", 3, "用地");
  expect_refused (f, LT_IMPORT_PROJECTS, "项目名称,签约日期\n甲,\n乙,2023-02-31\n", 3, "2023-02-31");
  expect_refused (f, LT_IMPORT_PROJECTS, "项目名称,阶段\n甲,\n乙,空想\n", 3, "线索");
  expect_refused (f, LT_IMPORT_PROJECTS, "项目名称,园区,投资方\n甲,,\n乙,没有园,新投资方\n", 3, "没有园");
  expect_refused (f, LT_IMPORT_PROJECTS, "项目名称,区域,投资方\n甲,,\n+乙,武汉,新投资方\n", 3, "+乙");
  /* A refused row leaves nothing behind. */
  g_assert_null (find_enterprise (f, "新投资方"));
  g_assert_null (find_region (f, "湖北省"));
  g_assert_cmpuint (count (f, LT_TABLE_PROJECT), ==, 1);
}

static void
test_thresholds (Fixture *f, gconstpointer unused)
{
  const char *text = "区域,指标,数值\n咸宁,min_count,3\n,min_count,2\n,single_share,80%\n";
  LtModel *model = lt_workspace_get_model (f->workspace);
  gint64 city;

  expect_new (f, LT_IMPORT_THRESHOLDS, text, 3);
  city = find_region (f, "咸宁市")->id;
  g_assert_cmpfloat (lt_model_get_threshold (model, city, "min_count", 9), ==, 3);
  g_assert_cmpfloat (lt_model_get_threshold (model, 0, "min_count", 9), ==, 2);
  g_assert_cmpfloat (lt_model_get_threshold (model, city, "single_share", 9), ==, 0.8);
  expect (f, LT_IMPORT_THRESHOLDS, "region,name,value\n,min_count,4\n", 0, 1, 0, 0);
  g_assert_cmpfloat (lt_model_get_threshold (model, 0, "min_count", 9), ==, 4);
  expect_refused (f, LT_IMPORT_THRESHOLDS, "指标,数值\nmin_count,4\nx,许多\n", 3, "许多");
  expect_refused (f, LT_IMPORT_THRESHOLDS, "指标,数值\nmin_count,4\nx,\n", 3, "数值");
}

/* What gaps go by, by the names that the window gives it; a figure that it may not be is refused. */
static void
test_rules (Fixture *f, gconstpointer unused)
{
  const char *text = "指标,数值\n最少企业数,3\n最低营业收入,20000\n单点企业占比,70%\n计满分的招商对象数,5\n需求权重,30\n配套权重,20\n衔接权重,0\n"
                     "关键度权重,25\n招商储备权重,15\n";
  LtModel *model = lt_workspace_get_model (f->workspace);
  static const struct { const char *name; double value; } expected[] = {
    { "min_count", 3 }, { "min_revenue_wan", 20000 }, { "single_share", 0.7 }, { "prospects_full", 5 }, { "weight_demand", 30 },
    { "weight_supply", 20 }, { "weight_bridge", 0 }, { "weight_criticality", 25 }, { "weight_prospects", 15 },
  };
  static const char *const bad[] = { "min_count,0", "最少企业数,2.5", "min_revenue_wan,-1", "single_share,120%", "weight_demand,-5", "需求权重,101" };

  expect_new (f, LT_IMPORT_THRESHOLDS, text, 9);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpfloat (lt_model_get_threshold (model, 0, expected[i].name, 9), ==, expected[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *row = g_strdup_printf ("指标,数值\n%s\n", bad[i]);

      expect_refused (f, LT_IMPORT_THRESHOLDS, row, 2, "must");
    }
}

/* All weights of zero, though each of them may be: nothing of the table goes in. */
static void
test_weights_of_zero (Fixture *f, gconstpointer unused)
{
  static const char text[] = "区域,指标,数值\n咸宁,min_count,3\n咸宁,需求权重,0\n咸宁,配套权重,0\n咸宁,衔接权重,0\n咸宁,关键度权重,0\n咸宁,招商储备权重,0\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (sheets, lt_csv_read_bytes (bytes, "test.csv", NULL));
  g_assert_false (lt_import_sheets (f->workspace, sheets, LT_IMPORT_THRESHOLDS, NULL, FALSE, report, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "All weights would be zero for “咸宁市”"));
  g_assert_cmpuint (count (f, LT_TABLE_THRESHOLD), ==, 0);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 0);
}

/* The standards of land use by the names people give them; which of its names a table uses does not matter. */
static void
test_standards (Fixture *f, gconstpointer unused)
{
  const char *text = "区域,指标,数值\n咸宁,投资强度,400万元/亩\n咸宁,亩均产值,500\n咸宁,税收强度,30万元/亩/年\n";
  LtModel *model = lt_workspace_get_model (f->workspace);
  gint64 city;

  expect_new (f, LT_IMPORT_THRESHOLDS, text, 3);
  city = find_region (f, "咸宁市")->id;
  g_assert_cmpfloat (lt_model_get_threshold (model, city, "invest_wan_per_mu", 9), ==, 400);
  g_assert_cmpfloat (lt_model_get_threshold (model, city, "output_wan_per_mu", 9), ==, 500);
  g_assert_cmpfloat (lt_model_get_threshold (model, city, "tax_wan_per_mu", 9), ==, 30);
  expect (f, LT_IMPORT_THRESHOLDS, "区域,指标,数值\n咸宁,invest_wan_per_mu,450\n咸宁,产出强度,500\n", 0, 1, 1, 0);
  g_assert_cmpfloat (lt_model_get_threshold (model, city, "invest_wan_per_mu", 9), ==, 450);
  expect_refused (f, LT_IMPORT_THRESHOLDS, "指标,数值\n投资强度,400\n税收强度,30吨/亩\n", 3, "30吨/亩");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/projects/whole-row", test_whole_row);
  ADD ("/import/projects/identity", test_identity);
  ADD ("/import/projects/refused", test_refused);
  ADD ("/import/projects/thresholds", test_thresholds);
  ADD ("/import/projects/rules", test_rules);
  ADD ("/import/projects/weights-of-zero", test_weights_of_zero);
  ADD ("/import/projects/standards", test_standards);
  return g_test_run ();
}
