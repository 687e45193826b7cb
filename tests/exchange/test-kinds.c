/* Headers and kinds. */
#include "config.h"

#include "exchange/csv.h"
#include "exchange/error.h"
#include "exchange/kinds.h"

#include <string.h>

static gint
find (LtImportKind kind, const char *header, LtUnit *unit)
{
  const LtField *field = lt_kind_find_field (lt_kind_get (kind), header, unit);

  return field ? (gint) field->id : -1;
}

static void
test_headers (void)
{
  static const struct { LtImportKind kind; const char *header; gint field; } cases[] = {
    { LT_IMPORT_ENTERPRISES, "企业名称", LT_FIELD_NAME },
    { LT_IMPORT_ENTERPRISES, " 公司名称 ", LT_FIELD_NAME },
    { LT_IMPORT_ENTERPRISES, "Name", LT_FIELD_NAME },
    { LT_IMPORT_ENTERPRISES, "Home_Tie", LT_FIELD_HOME_TIE },
    { LT_IMPORT_ENTERPRISES, "home tie", LT_FIELD_HOME_TIE },
    { LT_IMPORT_ENTERPRISES, "籍贯", LT_FIELD_HOME_TIE },
    { LT_IMPORT_ENTERPRISES, "来源", LT_FIELD_SOURCE },
    { LT_IMPORT_ENTERPRISES, "ｎａｍｅ", LT_FIELD_NAME },
    { LT_IMPORT_ENTERPRISES, "法人", -1 },
    { LT_IMPORT_ENTERPRISES, "", -1 },
    { LT_IMPORT_SEGMENTS, "卡脖子程度", LT_FIELD_CRITICALITY },
    { LT_IMPORT_SEGMENTS, "上游环节", LT_FIELD_UPSTREAM },
    { LT_IMPORT_FLOWS, "上游环节", LT_FIELD_FROM },
    { LT_IMPORT_FLOWS, "依据", LT_FIELD_BASIS },
    { LT_IMPORT_PROJECTS, "签约日期", LT_FIELD_SIGNED_ON },
    { LT_IMPORT_PROJECTS, "signed_on", LT_FIELD_SIGNED_ON },
    { LT_IMPORT_REGIONS, "星级", LT_FIELD_LEVEL },
    { LT_IMPORT_ZONES, "空间布局", LT_FIELD_STRUCTURE },
    { LT_IMPORT_SOURCES, "出处", LT_FIELD_PLACE },
    { LT_IMPORT_LEDGER, "日期", LT_FIELD_DATE },
    { LT_IMPORT_LEDGER, "项目名称", LT_FIELD_PROJECT },
    { LT_IMPORT_LEDGER, "招商对象", LT_FIELD_ENTERPRISE },
    { LT_IMPORT_LEDGER, "事项", LT_FIELD_KIND },
    { LT_IMPORT_LEDGER, "备注", LT_FIELD_NOTE },
    { LT_IMPORT_LEDGER, "Author", LT_FIELD_AUTHOR },
    { LT_IMPORT_LEDGER, "阶段", -1 },
  };
  LtUnit unit;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (find (cases[i].kind, cases[i].header, &unit), ==, cases[i].field);
}

static void
assert_unit (LtImportKind kind, const char *header, LtFieldId field, double times, double over)
{
  LtUnit unit;

  g_assert_cmpint (find (kind, header, &unit), ==, field);
  g_assert_cmpfloat (unit.times, ==, times);
  g_assert_cmpfloat (unit.over, ==, over);
}

static void
test_units (void)
{
  LtUnit unit;

  assert_unit (LT_IMPORT_ENTERPRISES, "营业收入", LT_FIELD_REVENUE, 1, 1);
  assert_unit (LT_IMPORT_ENTERPRISES, "营业收入(万元)", LT_FIELD_REVENUE, 1, 1);
  assert_unit (LT_IMPORT_ENTERPRISES, "营业收入（亿元）", LT_FIELD_REVENUE, 10000, 1);
  assert_unit (LT_IMPORT_ENTERPRISES, "营收 [元]", LT_FIELD_REVENUE, 1, 10000);
  assert_unit (LT_IMPORT_ENTERPRISES, "Revenue (亿元)", LT_FIELD_REVENUE, 10000, 1);
  assert_unit (LT_IMPORT_ENTERPRISES, "占地面积（公顷）", LT_FIELD_LAND, 15, 1);
  assert_unit (LT_IMPORT_PROJECTS, "用地（平方米）", LT_FIELD_LAND, 3, 2000);
  assert_unit (LT_IMPORT_PROJECTS, "用地（亩）", LT_FIELD_LAND, 1, 1);
  assert_unit (LT_IMPORT_ENTERPRISES, "员工人数（人）", LT_FIELD_STAFF, 1, 1);
  assert_unit (LT_IMPORT_LEDGER, "金额（亿元）", LT_FIELD_AMOUNT, 10000, 1);
  assert_unit (LT_IMPORT_THRESHOLDS, "数值（%）", LT_FIELD_VALUE, 1, 100);
  assert_unit (LT_IMPORT_ENTERPRISES, "企业名称（全称）", LT_FIELD_NAME, 1, 1);
  /* Dollars must not be taken for yuan. */
  g_assert_cmpint (find (LT_IMPORT_ENTERPRISES, "营业收入(万美元)", &unit), ==, -1);
}

static LtImportKind
guess (const char *header, const char *file_name, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (header, strlen (header));
  g_autoptr(LtSheet) sheet = lt_csv_read_bytes (bytes, "t.csv", NULL);

  return lt_import_guess_kind (sheet, file_name, error);
}

static void
test_guess (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (guess ("名称", "regions.csv", NULL), ==, LT_IMPORT_REGIONS);
  g_assert_cmpint (guess ("名称", "/tmp/企业.csv", NULL), ==, LT_IMPORT_ENTERPRISES);
  g_assert_cmpint (guess ("名称", "03-Projects.CSV", NULL), ==, LT_IMPORT_PROJECTS);
  g_assert_cmpint (guess ("企业名称,所属区域,营业收入(亿元)", "x.csv", NULL), ==, LT_IMPORT_ENTERPRISES);
  g_assert_cmpint (guess ("环节名称,产业链,位置,主要产品", "x.csv", NULL), ==, LT_IMPORT_SEGMENTS);
  g_assert_cmpint (guess ("供给环节,需求环节,类型", NULL, NULL), ==, LT_IMPORT_FLOWS);
  g_assert_cmpint (guess ("招商对象,环节,招商方式", "x.csv", NULL), ==, LT_IMPORT_TARGETS);
  g_assert_cmpint (guess ("项目名称,总投资(亿元),阶段", "x.csv", NULL), ==, LT_IMPORT_PROJECTS);
  g_assert_cmpint (guess ("区域,指标,数值", "x.csv", NULL), ==, LT_IMPORT_THRESHOLDS);
  g_assert_cmpint (guess ("区域名称,上级区域,行政区划代码", "x.csv", NULL), ==, LT_IMPORT_REGIONS);
  g_assert_cmpint (guess ("空间布局,角色,区域", "x.csv", NULL), ==, LT_IMPORT_ZONES);
  g_assert_cmpint (guess ("平台名称,类型,年培养人数", "x.csv", NULL), ==, LT_IMPORT_INSTITUTIONS);
  g_assert_cmpint (guess ("来源编号,标题", "x.csv", NULL), ==, LT_IMPORT_SOURCES);
  g_assert_cmpint (guess ("产业链名称,链长", "x.csv", NULL), ==, LT_IMPORT_CHAINS);
  g_assert_cmpint (guess ("企业名称,环节,参与角色", "x.csv", NULL), ==, LT_IMPORT_PARTICIPATIONS);

  g_assert_cmpint (guess ("供应商,采购商,产品", "x.csv", NULL), ==, LT_IMPORT_SUPPLIES);
  g_assert_cmpint (guess ("供应商,采购商", "09-供应关系.csv", NULL), ==, LT_IMPORT_SUPPLIES);

  g_assert_cmpint (guess ("日期,项目名称,类型,内容,金额（万元）,经办人", "x.csv", NULL), ==, LT_IMPORT_LEDGER);
  g_assert_cmpint (guess ("走访日期,企业名称,说明", "x.csv", NULL), ==, LT_IMPORT_LEDGER);
  g_assert_cmpint (guess ("日期,企业名称,环节,事项,内容,记录人", "2024年.csv", NULL), ==, LT_IMPORT_LEDGER);
  g_assert_cmpint (guess ("date,project,note", "ledger.csv", NULL), ==, LT_IMPORT_LEDGER);
  /* With a day alone it is no ledger, and people call a list of projects 台账. */
  g_assert_cmpint (guess ("企业名称,所属环节,所属区域,日期", "x.csv", NULL), ==, LT_IMPORT_ENTERPRISES);
  g_assert_cmpint (guess ("招商对象,环节,日期,招商方式", "x.csv", NULL), ==, LT_IMPORT_TARGETS);
  g_assert_cmpint (guess ("项目名称,总投资(亿元),阶段,责任人", "台账.csv", NULL), ==, LT_IMPORT_PROJECTS);
  g_assert_cmpint (guess ("甲,乙", "台账.csv", NULL), ==, LT_IMPORT_LEDGER);
  g_assert_cmpint (guess ("日期,说明,类型", "x.csv", NULL), ==, LT_IMPORT_AUTO);

  g_assert_cmpint (guess ("name", "x.csv", &error), ==, LT_IMPORT_AUTO);
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND);
  g_clear_error (&error);
  g_assert_cmpint (guess ("甲,乙", "x.csv", &error), ==, LT_IMPORT_AUTO);
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND);
}

static void
test_names (void)
{
  for (guint i = 1; i < LT_N_IMPORT_KINDS; i++)
    {
      const LtKind *kind = lt_kind_get (i);

      g_assert_cmpint (kind->kind, ==, i);
      g_assert_cmpint (lt_kind_from_name (kind->name), ==, i);
      for (const LtField *field = kind->fields; field->name; field++)
        {
          LtUnit unit;

          /* A header stands for one field only, and the first of them would hide the others. */
          g_assert_true (lt_kind_find_field (kind, field->name, &unit) == field);
        }
    }
  g_assert_cmpint (lt_kind_from_name ("企业"), ==, LT_IMPORT_ENTERPRISES);
  g_assert_cmpint (lt_kind_from_name ("台账"), ==, LT_IMPORT_LEDGER);
  g_assert_cmpint (lt_kind_from_name ("nonsense"), ==, LT_IMPORT_AUTO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/headers", test_headers);
  g_test_add_func ("/kinds/units", test_units);
  g_test_add_func ("/kinds/guess", test_guess);
  g_test_add_func ("/kinds/names", test_names);
  return g_test_run ();
}
