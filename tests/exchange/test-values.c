/* Cells as values; the figures are worked out by hand. */
#include "config.h"

#include "exchange/error.h"
#include "exchange/values.h"
#include "exchange/words.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-9)

static void
assert_figure (const char *cell, LtMeasure measure, LtUnit unit, double expected)
{
  g_autoptr(GError) error = NULL;
  double figure = -1;

  lt_value_figure (cell, measure, unit, &figure, &error);
  g_assert_no_error (error);
  assert_near (figure, expected);
}

static void
assert_no_figure (const char *cell, LtMeasure measure)
{
  g_autoptr(GError) error = NULL;
  double figure;

  g_assert_false (lt_value_figure (cell, measure, LT_UNIT_ONE, &figure, &error));
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED);
}

static void
test_money (void)
{
  LtUnit yi, yuan;

  g_assert_true (lt_unit_parse ("亿元", LT_MEASURE_MONEY, &yi));
  g_assert_true (lt_unit_parse ("元", LT_MEASURE_MONEY, &yuan));
  assert_figure ("1,234.5", LT_MEASURE_MONEY, LT_UNIT_ONE, 1234.5);
  assert_figure ("1，234，567", LT_MEASURE_MONEY, LT_UNIT_ONE, 1234567);
  assert_figure ("１２３．５", LT_MEASURE_MONEY, LT_UNIT_ONE, 123.5);
  assert_figure ("35亿元", LT_MEASURE_MONEY, LT_UNIT_ONE, 350000);
  assert_figure ("8.2亿", LT_MEASURE_MONEY, LT_UNIT_ONE, 82000);
  assert_figure ("3万元", LT_MEASURE_MONEY, yi, 3);
  assert_figure ("12345元", LT_MEASURE_MONEY, LT_UNIT_ONE, 1.2345);
  assert_figure ("¥12345 元", LT_MEASURE_MONEY, LT_UNIT_ONE, 1.2345);
  assert_figure ("1.2", LT_MEASURE_MONEY, yi, 12000);
  assert_figure ("20000", LT_MEASURE_MONEY, yuan, 2);
  assert_figure ("1.5E+03", LT_MEASURE_MONEY, LT_UNIT_ONE, 1500);
  assert_figure ("0", LT_MEASURE_MONEY, LT_UNIT_ONE, 0);
}

static void
test_refused_figures (void)
{
  static const char *const cells[] = { "-1", "－5", "12,34", "1234,567", "1.2.3", "3万美元", "约3亿", "0x10", "nan", "inf", "1 2", "1e400", "三亿" };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    assert_no_figure (cells[i], LT_MEASURE_MONEY);
  assert_no_figure ("-3", LT_MEASURE_LAND);
  assert_no_figure ("3亩", LT_MEASURE_MONEY);
  assert_figure ("-3.5", LT_MEASURE_NUMBER, LT_UNIT_ONE, -3.5);
}

static void
test_land (void)
{
  LtUnit hectares;

  g_assert_true (lt_unit_parse ("公顷", LT_MEASURE_LAND, &hectares));
  assert_figure ("2", LT_MEASURE_LAND, hectares, 30);
  assert_figure ("2000平方米", LT_MEASURE_LAND, LT_UNIT_ONE, 3);
  assert_figure ("2000㎡", LT_MEASURE_LAND, LT_UNIT_ONE, 3);
  assert_figure ("1平方公里", LT_MEASURE_LAND, LT_UNIT_ONE, 1500);
  assert_figure ("150亩", LT_MEASURE_LAND, hectares, 150);
}

static void
test_other_measures (void)
{
  assert_figure ("1,200人", LT_MEASURE_COUNT, LT_UNIT_ONE, 1200);
  assert_figure ("1.2万人", LT_MEASURE_COUNT, LT_UNIT_ONE, 12000);
  assert_figure ("80％", LT_MEASURE_NUMBER, LT_UNIT_ONE, 0.8);
  assert_figure ("400万元/亩", LT_MEASURE_NUMBER, LT_UNIT_ONE, 400);
}

static void
test_blank (void)
{
  g_assert_true (lt_value_is_blank ("  "));
  g_assert_true (lt_value_is_blank ("—"));
  g_assert_true (lt_value_is_blank ("/"));
  g_assert_true (lt_value_is_blank ("暂无"));
  g_assert_false (lt_value_is_blank ("0"));
}

static void
test_formulas (void)
{
  g_assert_true (lt_value_is_formula ("=HYPERLINK(\"x\")"));
  g_assert_true (lt_value_is_formula (" @SUM(1)"));
  g_assert_true (lt_value_is_formula ("+cmd"));
  g_assert_true (lt_value_is_formula ("-"));
  g_assert_true (lt_value_is_formula ("＝1+1"));
  g_assert_false (lt_value_is_formula ("-12.5"));
  g_assert_false (lt_value_is_formula ("+86"));
  g_assert_false (lt_value_is_formula ("A=1"));
}

static void
assert_date (const char *cell, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *date = lt_value_date (cell, &error);

  g_assert_cmpstr (date, ==, expected);
  if (!expected)
    g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED);
}

static void
test_dates (void)
{
  assert_date ("2023-01-03", "2023-01-03");
  assert_date ("2023/1/3", "2023-01-03");
  assert_date ("2023.1.3", "2023-01-03");
  assert_date ("20230103", "2023-01-03");
  assert_date ("2023年1月3日", "2023-01-03");
  assert_date ("２０２３年１月３日", "2023-01-03");
  assert_date ("2023/1/3 0:00", "2023-01-03");
  assert_date ("2023-01-03T00:00:00", "2023-01-03");
  assert_date ("2023年1月", "2023-01");
  assert_date ("2023-12", "2023-12");
  assert_date ("2023年", "2023");
  assert_date ("2024-02-29", "2024-02-29");
  assert_date ("2023-02-29", NULL);
  assert_date ("2023-13-01", NULL);
  assert_date ("2023-1/3", NULL);
  assert_date ("2023.1", NULL);
  assert_date ("1899-12-31", NULL);
  assert_date ("2201-01-01", NULL);
  assert_date ("上月", NULL);
  assert_date ("44929", NULL);
}

static void
test_years (void)
{
  static const char *const wrong[] = { "1899", "2201", "23", "二〇二三", "2023-1", "2023上半年", "99999999999999999999" };
  gint year = 0;

  g_assert_true (lt_value_year ("2023", &year, NULL));
  g_assert_cmpint (year, ==, 2023);
  g_assert_true (lt_value_year ("２０２２年度", &year, NULL));
  g_assert_cmpint (year, ==, 2022);
  g_assert_true (lt_value_year ("1900", &year, NULL));
  g_assert_true (lt_value_year ("2200年", &year, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (lt_value_year (wrong[i], &year, &error));
      g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED);
    }
}

/* The standard's own example of the check digit, and 91350100M000100Y43, a published code. */
static void
test_credit (void)
{
  static const char *const wrong[] = { "91350100M000100Y42", "91350100M000100Y4", "91350100I000100Y43", "" };
  g_autofree char *code = lt_value_credit ("91350100m000100y43 ", NULL);
  g_autofree char *wide = lt_value_credit ("９1350100M000100Y43", NULL);

  g_assert_cmpstr (code, ==, "91350100M000100Y43");
  g_assert_cmpstr (wide, ==, code);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (lt_value_credit (wrong[i], &error));
      g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED);
    }
}

static void
test_industry (void)
{
  static const struct { const char *cell, *code; } cases[] = {
    { "c3973", "C3973" }, { "39", "39" }, { "C", "C" }, { "3973", "3973" }, { "Ｃ39", "C39" },
    { "39734", NULL }, { "C39734", NULL }, { "CC39", NULL }, { "39.7", NULL }, { "电子", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = lt_value_industry (cases[i].cell, NULL);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static void
test_words (void)
{
  static const struct { LtTable table; const char *column, *cell; gint value; } cases[] = {
    { LT_TABLE_SEGMENT, "position", "上游", LT_POSITION_UPSTREAM },
    { LT_TABLE_SEGMENT, "position", " Service ", LT_POSITION_SERVICE },
    { LT_TABLE_PARTICIPATION, "role", "链主企业", LT_ROLE_LEADER },
    { LT_TABLE_ENTERPRISE, "status", "正在建设", LT_STATUS_CONSTRUCTION },
    { LT_TABLE_PROJECT, "stage", "正在建设", LT_STAGE_CONSTRUCTION },
    { LT_TABLE_PROJECT, "stage", "production", LT_STAGE_PRODUCTION },
    { LT_TABLE_PROJECT, "method", "以商招商", LT_METHOD_ENTERPRISE },
    { LT_TABLE_TARGET, "status", "已识别", LT_TARGET_IDENTIFIED },
    { LT_TABLE_TARGET, "status", "已接触", LT_TARGET_CONTACTED },
    { LT_TABLE_TARGET, "status", "已拜访", LT_TARGET_VISITED },
    { LT_TABLE_TARGET, "status", "已拒绝", LT_TARGET_DECLINED },
    { LT_TABLE_TARGET, "status", "declined", LT_TARGET_DECLINED },
    { LT_TABLE_CITATION, "basis", "“研判”", LT_BASIS_JUDGEMENT },
    { LT_TABLE_ZONE, "role", "拓展", LT_ZONE_EXTENSION },
  };
  g_autoptr(GError) error = NULL;
  gint value;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (lt_words_find (cases[i].table, cases[i].column, cases[i].cell, &value, NULL));
      g_assert_cmpint (value, ==, cases[i].value);
    }
  g_assert_false (lt_words_find (LT_TABLE_SEGMENT, "position", "中上游", &value, &error));
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "“中上游” is not one of: 上游, 中游, 下游, 配套");
}

static void
test_region_kinds (void)
{
  g_assert_cmpint (lt_words_region_kind ("省"), ==, LT_REGION_PROVINCE);
  g_assert_cmpint (lt_words_region_kind ("市"), ==, LT_REGION_CITY);
  g_assert_cmpint (lt_words_region_kind ("县级市"), ==, LT_REGION_COUNTY);
  g_assert_cmpint (lt_words_region_kind ("区"), ==, LT_REGION_COUNTY);
  g_assert_cmpint (lt_words_region_kind ("国家级高新区"), ==, LT_REGION_ZONE);
  g_assert_cmpint (lt_words_region_kind ("产业集聚区"), ==, LT_REGION_PARK);
  g_assert_cmpint (lt_words_region_kind ("镇"), ==, LT_REGION_TOWN);
  g_assert_cmpint (lt_words_region_kind ("片"), ==, LT_REGION_NONE);
}

static void
test_honours (void)
{
  static const struct { const char *cell, *honour; gboolean known; } cases[] = {
    { "链主企业", "链主", TRUE }, { "专精特新小巨人", "小巨人", TRUE }, { "国家级专精特新“小巨人”企业", "小巨人", TRUE },
    { "国家级专精特新\"小巨人\"企业", "小巨人", TRUE }, { "省级专精特新中小企业", "专精特新", TRUE }, { "制造业单项冠军", "单项冠军", TRUE },
    { "隐形冠军", "隐形冠军", TRUE }, { "瞪羚企业", "瞪羚", TRUE }, { "世界５００强", "500强", TRUE }, { "A股上市公司", "上市", TRUE },
    { "拟上市企业", "拟上市企业", FALSE }, { "瞪羚培育企业", "瞪羚培育企业", FALSE }, { " 绿色  工厂 ", "绿色 工厂", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean known = FALSE;
      g_autofree char *honour = lt_words_honour (cases[i].cell, &known);

      g_assert_cmpstr (honour, ==, cases[i].honour);
      g_assert_cmpint (known, ==, cases[i].known);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/money", test_money);
  g_test_add_func ("/values/refused-figures", test_refused_figures);
  g_test_add_func ("/values/land", test_land);
  g_test_add_func ("/values/other-measures", test_other_measures);
  g_test_add_func ("/values/blank", test_blank);
  g_test_add_func ("/values/formulas", test_formulas);
  g_test_add_func ("/values/dates", test_dates);
  g_test_add_func ("/values/years", test_years);
  g_test_add_func ("/values/credit", test_credit);
  g_test_add_func ("/values/industry", test_industry);
  g_test_add_func ("/values/words", test_words);
  g_test_add_func ("/values/region-kinds", test_region_kinds);
  g_test_add_func ("/values/honours", test_honours);
  return g_test_run ();
}
