/* The ledger: entries of projects and targets. */
#include "config.h"

#include "import-fixture.h"
#include "workspace/edit-ledger.h"

/* 京东方 is a target twice, 康宁 once; 面板项目 stands in one region, 二期 in two, 一期 in none that anybody recorded. */
static void
with_subjects (Fixture *f)
{
  with_chain (f);
  expect (f, LT_IMPORT_TARGETS, "招商对象,环节,状态\n京东方,液晶面板,已识别\n京东方,显示模组,\n康宁,玻璃基板,已接触\n", 3, 0, 0, 0);
  expect (f, LT_IMPORT_PROJECTS, "项目名称,区域,投资方,阶段\n面板项目,咸宁,京东方,签约\n二期,咸宁,,\n二期,武汉,,\n一期,,,\n", 4, 0, 0, 0);
}

static gint64
find_target (Fixture *f, const char *enterprise, const char *segment)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_TARGET, "enterprise", find_enterprise (f, enterprise)->id);

  for (guint i = 0; i < rows->len; i++)
    if (((const LtTarget *) rows->pdata[i])->segment == find_segment (f, segment)->id)
      return ((const LtTarget *) rows->pdata[i])->id;
  g_assert_not_reached ();
}

static const LtLedger *
only_entry_of_target (Fixture *f, const char *enterprise, const char *segment)
{
  return only_ref (f, LT_TABLE_LEDGER, "target", find_target (f, enterprise, segment));
}

/* One row below all headers; the other cells are given as far as they matter. */
static void
refuse (Fixture *f, const char *cells, const char *word)
{
  g_autofree char *text = g_strdup_printf ("日期,项目名称,区域,企业名称,环节,类型,内容,金额（万元）,经办人\n%s\n", cells);
  guint before = count (f, LT_TABLE_LEDGER);

  expect_refused (f, LT_IMPORT_LEDGER, text, 2, word);
  g_assert_cmpuint (count (f, LT_TABLE_LEDGER), ==, before);
}

static void
test_whole_row (Fixture *f, gconstpointer unused)
{
  const char *text = "日期,项目名称,落地区域,招商对象,环节,类型,内容,金额（亿元）,经办人,来源\n"
                     "2025/3/9,面板项目,咸宁市,,,到位资金,\"首期\n注册资本\",1.2,张三,\n"
                     "2025年3月10日,,,京东方,液晶面板,走访,参观合肥工厂,,李四,纪要\n"
                     "20250311,,,康宁公司,玻璃基板,会议,,,,\n";
  const LtLedger *row;

  with_subjects (f);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称\n康宁公司\n", 1, 0, 0, 0);
  expect (f, LT_IMPORT_TARGETS, "招商对象,环节\n康宁公司,玻璃基板\n", 1, 0, 0, 0);
  expect (f, LT_IMPORT_SOURCES, "来源编号,标题\n纪要,走访纪要\n", 1, 0, 0, 0);
  expect_new (f, LT_IMPORT_LEDGER, text, 3);
  row = only_ref (f, LT_TABLE_LEDGER, "project", find_project (f, "面板项目")->id);
  g_assert_cmpint (row->target, ==, 0);
  g_assert_cmpstr (row->dated, ==, "2025-03-09");
  g_assert_cmpint (row->kind, ==, LT_LEDGER_FUNDS);
  g_assert_cmpstr (row->note, ==, "首期 注册资本");
  g_assert_cmpfloat (row->amount_wan, ==, 12000);
  g_assert_cmpstr (row->author, ==, "张三");
  row = only_entry_of_target (f, "京东方", "液晶面板");
  g_assert_cmpint (row->project, ==, 0);
  g_assert_cmpstr (row->dated, ==, "2025-03-10");
  g_assert_cmpint (row->kind, ==, LT_LEDGER_VISIT);
  g_assert_cmpstr (row->note, ==, "参观合肥工厂");
  g_assert_false (lt_known (row->amount_wan));
  g_assert_cmpstr (row->author, ==, "李四");
  g_assert_cmpint (only_citation (f, LT_TABLE_LEDGER, row->id)->basis, ==, LT_BASIS_SOURCE);
  row = only_entry_of_target (f, "康宁公司", "玻璃基板");
  g_assert_cmpstr (row->dated, ==, "2025-03-11");
  g_assert_cmpint (row->kind, ==, LT_LEDGER_MEETING);
  g_assert_null (row->note);
  /* Who brings a table in is not who was there. */
  g_assert_null (row->author);
}

/* As with an entry that is made in the window: how far it has come is said elsewhere. */
static void
test_no_status (Fixture *f, gconstpointer unused)
{
  with_subjects (f);
  expect_new (f, LT_IMPORT_LEDGER, "日期,招商对象,环节,类型\n2025-03-10,京东方,液晶面板,走访\n", 1);
  expect_new (f, LT_IMPORT_LEDGER, "日期,项目,类型,内容\n2025-03-10,面板项目,阶段变更,开工\n", 1);
  g_assert_cmpint (((const LtTarget *) lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_TARGET,
                                                     find_target (f, "京东方", "液晶面板")))->status, ==, LT_TARGET_IDENTIFIED);
  g_assert_cmpint (find_project (f, "面板项目")->stage, ==, LT_STAGE_SIGNED);
  g_assert_null (find_project (f, "面板项目")->started_on);
}

/* A project's enterprise is who invests: the entry is the project's. A target without a segment is the only one there is. */
static void
test_whose (Fixture *f, gconstpointer unused)
{
  const LtLedger *row;

  with_subjects (f);
  expect_new (f, LT_IMPORT_LEDGER, "日期,项目名称,企业名称,环节,事项\n2025-03-10,面板项目,京东方,液晶面板,走访\n", 1);
  row = only_ref (f, LT_TABLE_LEDGER, "project", find_project (f, "面板项目")->id);
  g_assert_cmpint (row->target, ==, 0);
  expect_new (f, LT_IMPORT_LEDGER, "日期,企业名称,事项\n2025-03-11,康宁,联系\n", 1);
  g_assert_cmpstr (only_entry_of_target (f, "康宁", "玻璃基板")->dated, ==, "2025-03-11");
  refuse (f, "2025-03-12,,,京东方,,走访,,,", "液晶面板");
  refuse (f, "2025-03-12,,,京东方,,走访,,,", "显示模组");
  /* A region says which; one that nobody recorded is the one that is meant. */
  expect_new (f, LT_IMPORT_LEDGER, "日期,项目名称,区域,内容\n2025-04-01,二期,武汉市,勘界\n2025-04-02,一期,黄石,选址\n", 2);
  row = find_by (f, LT_TABLE_LEDGER, "note", "勘界");
  g_assert_cmpint (lt_model_get_project (lt_workspace_get_model (f->workspace), row->project)->region, ==,
                   find_region (f, "武汉市")->id);
  g_assert_cmpint (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "note", "选址"))->project, ==, find_project (f, "一期")->id);
  /* No place enters through a visit. */
  g_assert_null (find_region (f, "黄石市"));
  g_assert_cmpint (find_project (f, "一期")->region, ==, 0);
}

/* Project or target, day, kind and note; what else is said is filled in, and an empty cell takes nothing away. */
static void
test_identity (Fixture *f, gconstpointer unused)
{
  const LtLedger *row;

  with_subjects (f);
  expect_new (f, LT_IMPORT_LEDGER, "日期,项目,类型,内容,金额\n2025-03-10,面板项目,到位资金,首期 A,500\n2025-03-10,面板项目,到位资金,二期,500\n"
                                   "2025-03-11,面板项目,到位资金,首期 A,500\n2025-03-10,面板项目,说明,首期 A,\n", 4);
  expect (f, LT_IMPORT_LEDGER, "date,project,kind,note,amount,author\n2025-3-10,面板项目,funds,首期ａ,800万元,张三\n", 0, 1, 0, 0);
  row = find_by (f, LT_TABLE_LEDGER, "author", "张三");
  g_assert_cmpstr (row->note, ==, "首期 A");
  g_assert_cmpfloat (row->amount_wan, ==, 800);
  expect (f, LT_IMPORT_LEDGER, "日期,项目,类型,内容,金额,经办人\n2025-03-10,面板项目,资金到位,首期A,—,\n", 0, 0, 1, 0);
  g_assert_cmpfloat (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "author", "张三"))->amount_wan, ==, 800);
  g_assert_cmpuint (count (f, LT_TABLE_LEDGER), ==, 4);
}

static gboolean
add_by_hand (LtEdit *edit, gpointer data, GError **error)
{
  LtLedger entry = { .target = *(gint64 *) data, .dated = (char *) "2025-03-10", .kind = LT_LEDGER_VISIT, .note = (char *) "参观工厂",
                     .amount_wan = LT_UNKNOWN };

  return lt_edit_add_ledger (edit, &entry, NULL, error);
}

/* What somebody entered in the window is that row of the table. */
static void
test_by_hand (Fixture *f, gconstpointer unused)
{
  gint64 target;

  with_subjects (f);
  target = find_target (f, "康宁", "玻璃基板");
  g_assert_true (lt_workspace_edit (f->workspace, "Ledger", LT_EDIT_DEFAULT, add_by_hand, &target, NULL));
  expect_again (f, LT_IMPORT_LEDGER, "日期,招商对象,环节,类型,内容\n2025-03-10,康宁,玻璃基板,走访,参观工厂\n", 1);
}

/* The same sum twice is one entry; two sums that nothing tells apart are refused, again and again, and none is lost silently. */
static void
test_two_sums (Fixture *f, gconstpointer unused)
{
  const char *text = "日期,项目,金额\n2025-03-10,面板项目,500\n2025-03-10,面板项目,500\n2025-03-10,面板项目,300\n";

  with_subjects (f);
  expect_refused (f, LT_IMPORT_LEDGER, text, 4, "line 3 has");
  g_assert_cmpfloat (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-03-10"))->amount_wan, ==, 500);
  expect (f, LT_IMPORT_LEDGER, text, 0, 0, 2, 1);
  expect_new (f, LT_IMPORT_LEDGER, "日期,项目,内容,金额\n2025-03-11,面板项目,上午,500\n2025-03-11,面板项目,下午,300\n", 2);
}

/* A text of no kind is a note, money is money that arrived. */
static void
test_no_kind (Fixture *f, gconstpointer unused)
{
  with_subjects (f);
  expect_new (f, LT_IMPORT_LEDGER, "日期,项目,内容,金额（元）\n2025-01-01,面板项目,电话沟通,\n2025-01-02,面板项目,,5000\n2025-01-03,面板项目,首期,10000\n"
                                   "2025-01-04,面板项目,调研,0\n", 4);
  g_assert_cmpint (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-01-01"))->kind, ==, LT_LEDGER_NOTE);
  g_assert_cmpint (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-01-02"))->kind, ==, LT_LEDGER_FUNDS);
  g_assert_cmpfloat (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-01-02"))->amount_wan, ==, 0.5);
  g_assert_cmpint (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-01-03"))->kind, ==, LT_LEDGER_FUNDS);
  g_assert_cmpfloat (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-01-03"))->amount_wan, ==, 1);
  g_assert_cmpint (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-01-04"))->kind, ==, LT_LEDGER_NOTE);
}

static void
test_units (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtImportReport) report = NULL;

  with_subjects (f);
  expect_new (f, LT_IMPORT_LEDGER, "日期,项目,金额（亿元）\n2025-01-01,面板项目,2.5\n2025-01-02,面板项目,\"1,200万元\"\n", 2);
  g_assert_cmpfloat (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-01-01"))->amount_wan, ==, 25000);
  g_assert_cmpfloat (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-01-02"))->amount_wan, ==, 1200);
  expect_new (f, LT_IMPORT_LEDGER, "日期,项目,到位金额（万元）\n2025-01-03,面板项目,3000\n", 1);
  g_assert_cmpfloat (((const LtLedger *) find_by (f, LT_TABLE_LEDGER, "dated", "2025-01-03"))->amount_wan, ==, 3000);
  /* Dollars are no yuan: the column is left out, and nothing is left that says what was done. */
  report = import_mapped (f, LT_IMPORT_LEDGER, "日期,项目,金额（万美元）\n2025-01-04,面板项目,3000\n", NULL, FALSE, &error);
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND);
  g_assert_null (report);
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  static const char *const days[] = {
    "2025-02-30", "1022-03-01", "2300-01-01", "45123", "明天", "2025年3月", "2025", "=TODAY()", "3月9日",
  };

  with_subjects (f);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *cells = g_strdup_printf ("%s,面板项目,,,,走访,,,", days[i]);

      refuse (f, cells, days[i][0] == '2' && days[i][4] != '-' ? "whole day" : days[i]);
    }
  refuse (f, ",面板项目,,,,走访,,,", "日期");
  refuse (f, "2025-03-09,,,,,走访,见面,,张三", "项目名称, 企业名称");
  refuse (f, "2025-03-09,面板项目,,,,,,,张三", "类型, 内容, 金额");
  refuse (f, "2025-03-09,面板项目,,,,喝茶,,,", "联系, 走访, 会议, 阶段变更, 到位资金, 说明");
  refuse (f, "2025-03-09,面板项目,,,,说明,,,", "note is empty");
  refuse (f, "2025-03-09,面板项目,,,,到位资金,,-5,", "negative");
  refuse (f, "2025-03-09,面板项目,,,,到位资金,,=B2*2,", "=B2*2");
  refuse (f, "2025-03-09,面板项目,,,,到位资金,,许多,", "许多");
  refuse (f, "2025-03-09,=A1,,,,走访,,,", "=A1");
  refuse (f, "2025-03-09,,,@京东方,液晶面板,走访,,,", "@京东方");
  refuse (f, "2025-03-09,没有的项目,,,,走访,,,", "没有的项目");
  refuse (f, "2025-03-09,面板项目,武汉,,,走访,,,", "武汉");
  refuse (f, "2025-03-09,面板项目,无此区域,,,走访,,,", "无此区域");
  refuse (f, "2025-03-09,二期,,,,走访,,,", "several regions");
  refuse (f, "2025-03-09,,,没有的企业,液晶面板,走访,,,", "没有的企业");
  refuse (f, "2025-03-09,,,康宁,没有的环节,走访,,,", "没有的环节");
  refuse (f, "2025-03-09,,,康宁,芯片,走访,,,", "no target for “芯片”");
  refuse (f, "2025-03-09,,,康宁,玻璃基板,到位资金,,,", "projects");
  refuse (f, "2025-03-09,,,康宁,玻璃基板,阶段变更,签约,,", "projects");
  refuse (f, "2025-03-09,,,康宁,玻璃基板,走访,,500,", "projects");
  g_assert_cmpuint (count (f, LT_TABLE_LEDGER), ==, 0);
  /* No enterprise and no target enters through a visit. */
  g_assert_null (find_enterprise (f, "没有的企业"));
  g_assert_cmpuint (count (f, LT_TABLE_TARGET), ==, 3);
}

/* An enterprise that takes part but is no target, and none at all. */
static void
test_no_target (Fixture *f, gconstpointer unused)
{
  with_subjects (f);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,环节\n维达力,玻璃基板\n", 1, 0, 0, 0);
  refuse (f, "2025-03-09,,,维达力,,走访,,,", "no target yet");
  /* The others of the table go in, and a text is kept as it is written, whatever a spreadsheet would make of it. */
  expect (f, LT_IMPORT_LEDGER, "日期,招商对象,类型,内容\n2025-03-09,维达力,走访,\n2025-03-09,康宁,走访,=1+1\n", 1, 0, 0, 1);
  g_assert_cmpstr (only_entry_of_target (f, "康宁", "玻璃基板")->note, ==, "=1+1");
}

/* Zero beside a visit is a column that was filled with zeros, not money. */
static void
test_zero (Fixture *f, gconstpointer unused)
{
  with_subjects (f);
  expect_new (f, LT_IMPORT_LEDGER, "日期,招商对象,类型,金额\n2025-03-09,康宁,走访,0\n", 1);
  g_assert_false (lt_known (only_entry_of_target (f, "康宁", "玻璃基板")->amount_wan));
}

static void
test_future (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtImportReport) report = NULL;

  with_subjects (f);
  report = import_text (f, LT_IMPORT_LEDGER, "日期,项目,类型\n2025-03-09,面板项目,走访\n2199-03-09,面板项目,走访\n");
  g_assert_cmpuint (report->created, ==, 2);
  g_assert_cmpuint (report->warnings->len, ==, 1);
  g_assert_cmpstr (report->warnings->pdata[0], ==, "test.csv, line 3: the day 2199-03-09 is still to come");
}

/* A table that cannot be a ledger is refused as a whole, and says which columns it lacks. */
static void
test_columns (Fixture *f, gconstpointer unused)
{
  static const struct { const char *text, *word; } cases[] = {
    { "项目,类型\n面板项目,走访\n", "日期" },
    { "日期,类型\n2025-03-09,走访\n", "“project” (项目名称), “enterprise” (招商对象)" },
    { "日期,项目\n2025-03-09,面板项目\n", "“kind” (类型), “note” (内容), “amount” (金额)" },
  };

  with_subjects (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LtImportReport) report = import_mapped (f, LT_IMPORT_LEDGER, cases[i].text, NULL, FALSE, &error);

      g_assert_null (report);
      g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static LtImportReport *
import_gb18030 (Fixture *f)
{
  gsize length;
  static const char table[] = "日期,招商对象,类型,内容,经办人\n2025-03-09,康宁,走访,参观厂房，约定复访,张三\n";
  g_autofree char *text = g_convert (table, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (sheets, lt_csv_read_bytes (bytes, "去年.csv", NULL));
  lt_import_sheets (f->workspace, sheets, LT_IMPORT_AUTO, NULL, FALSE, report, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->kind, ==, "ledger");
  return g_steal_pointer (&report);
}

static void
test_gb18030 (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtImportReport) first = NULL, again = NULL;

  with_subjects (f);
  first = import_gb18030 (f);
  g_assert_cmpuint (first->created, ==, 1);
  g_assert_cmpstr (only_entry_of_target (f, "康宁", "玻璃基板")->note, ==, "参观厂房，约定复访");
  g_assert_cmpstr (only_entry_of_target (f, "康宁", "玻璃基板")->author, ==, "张三");
  again = import_gb18030 (f);
  g_assert_cmpuint (again->created + again->changed, ==, 0);
  g_assert_cmpuint (again->same, ==, 1);
}

/* A target may come in with the same import: tables are taken in the order in which they build on each other. */
static void
test_together (Fixture *f, gconstpointer unused)
{
  static const char ledger[] = "日期,招商对象,类型\n2025-03-09,旭硝子,走访\n", targets[] = "招商对象,环节\n旭硝子,玻璃基板\n";
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  g_autoptr(GBytes) first = g_bytes_new_static (ledger, sizeof ledger - 1);
  g_autoptr(GBytes) second = g_bytes_new_static (targets, sizeof targets - 1);
  g_autoptr(GError) error = NULL;

  with_subjects (f);
  g_ptr_array_add (sheets, lt_csv_read_bytes (first, "ledger.csv", NULL));
  g_ptr_array_add (sheets, lt_csv_read_bytes (second, "targets.csv", NULL));
  lt_import_sheets (f->workspace, sheets, LT_IMPORT_AUTO, NULL, FALSE, report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->created, ==, 2);
  g_assert_cmpuint (report->refused->len, ==, 0);
  g_assert_cmpint (only_entry_of_target (f, "旭硝子", "玻璃基板")->kind, ==, LT_LEDGER_VISIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/ledger/whole-row", test_whole_row);
  ADD ("/import/ledger/no-status", test_no_status);
  ADD ("/import/ledger/whose", test_whose);
  ADD ("/import/ledger/identity", test_identity);
  ADD ("/import/ledger/by-hand", test_by_hand);
  ADD ("/import/ledger/two-sums", test_two_sums);
  ADD ("/import/ledger/no-kind", test_no_kind);
  ADD ("/import/ledger/units", test_units);
  ADD ("/import/ledger/refused", test_refused);
  ADD ("/import/ledger/no-target", test_no_target);
  ADD ("/import/ledger/zero", test_zero);
  ADD ("/import/ledger/future", test_future);
  ADD ("/import/ledger/columns", test_columns);
  ADD ("/import/ledger/gb18030", test_gb18030);
  ADD ("/import/ledger/together", test_together);
  return g_test_run ();
}
