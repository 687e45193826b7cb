/* What is offered to be filled in is what the importer reads. */
#include "config.h"

#include "import-fixture.h"
#include "exchange/table-templates.h"

#include <glib/gstdio.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What goes into the rows, by header: names of the kinds before it, as a person fills them in from the first file to the last. */
static const struct { LtImportKind kind; guint row; const char *header, *cell; } filled[] = {
  { LT_IMPORT_SOURCES, 0, "来源编号", "规划" },
  { LT_IMPORT_REGIONS, 0, "区域名称", "咸宁市" },
  { LT_IMPORT_REGIONS, 0, "面积（亩）", "15" },
  { LT_IMPORT_CHAINS, 0, "产业链名称", "新型显示" },
  { LT_IMPORT_CHAINS, 0, "角色", "树干" },
  { LT_IMPORT_SEGMENTS, 0, "环节名称", "玻璃基板" },
  { LT_IMPORT_SEGMENTS, 0, "产业链", "新型显示" },
  { LT_IMPORT_SEGMENTS, 0, "关键度", "2" },
  { LT_IMPORT_SEGMENTS, 1, "环节名称", "显示面板" },
  { LT_IMPORT_SEGMENTS, 1, "产业链", "新型显示" },
  { LT_IMPORT_FLOWS, 0, "供给环节", "玻璃基板" },
  { LT_IMPORT_FLOWS, 0, "需求环节", "显示面板" },
  { LT_IMPORT_FLOWS, 0, "来源", "规划" },
  { LT_IMPORT_ZONES, 0, "空间布局", "一极两翼" },
  { LT_IMPORT_ZONES, 0, "角色", "极" },
  { LT_IMPORT_ZONES, 0, "区域", "咸宁市" },
  { LT_IMPORT_ENTERPRISES, 0, "企业名称", "甲公司" },
  { LT_IMPORT_ENTERPRISES, 0, "营业收入（万元）", "1200" },
  { LT_IMPORT_ENTERPRISES, 0, "年份", "2024" },
  { LT_IMPORT_ENTERPRISES, 1, "企业名称", "乙公司" },
  { LT_IMPORT_PARTICIPATIONS, 0, "企业名称", "甲公司" },
  { LT_IMPORT_PARTICIPATIONS, 0, "环节", "玻璃基板" },
  { LT_IMPORT_SUPPLIES, 0, "供应商", "甲公司" },
  { LT_IMPORT_SUPPLIES, 0, "采购商", "乙公司" },
  { LT_IMPORT_SUPPLIES, 0, "产品", "盖板玻璃；基板玻璃" },
  { LT_IMPORT_INSTITUTIONS, 0, "平台名称", "湖北科技学院" },
  { LT_IMPORT_TARGETS, 0, "招商对象", "乙公司" },
  { LT_IMPORT_TARGETS, 0, "环节", "玻璃基板" },
  { LT_IMPORT_PROJECTS, 0, "项目名称", "玻璃项目" },
  { LT_IMPORT_PROJECTS, 0, "总投资（万元）", "350000" },
  { LT_IMPORT_THRESHOLDS, 0, "指标", "亩均税收" },
  { LT_IMPORT_THRESHOLDS, 0, "数值", "20" },
  { LT_IMPORT_LEDGER, 0, "日期", "2025-03-31" },
  { LT_IMPORT_LEDGER, 0, "项目名称", "玻璃项目" },
  { LT_IMPORT_LEDGER, 0, "金额（万元）", "1200" },
  { LT_IMPORT_LEDGER, 1, "日期", "2025-03-30" },
  { LT_IMPORT_LEDGER, 1, "招商对象", "乙公司" },
  { LT_IMPORT_LEDGER, 1, "环节", "玻璃基板" },
  { LT_IMPORT_LEDGER, 1, "类型", "走访" },
};

static char *
template_path (Fixture *f, LtImportKind kind)
{
  g_autofree char *name = lt_table_template_name (kind);

  return g_build_filename (f->folder, "tables", name, NULL);
}

static void
write_templates (Fixture *f)
{
  g_autofree char *folder = g_build_filename (f->folder, "tables", NULL);
  g_autoptr(GError) error = NULL;

  lt_table_templates_write (folder, &error);
  g_assert_no_error (error);
}

static const char *
get_cell (LtImportKind kind, guint row, const char *header)
{
  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    if (filled[i].kind == kind && filled[i].row == row && strcmp (filled[i].header, header) == 0)
      return filled[i].cell;
  return "";
}

static guint
count_cells (LtImportKind kind, guint row)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    n += filled[i].kind == kind && filled[i].row == row;
  return n;
}

static void
fill_in (Fixture *f, LtImportKind kind)
{
  g_autofree char *path = template_path (f, kind), *before = NULL;
  g_autoptr(LtSheet) sheet = lt_csv_read_file (path, NULL);
  g_autoptr(GString) text = NULL;

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  text = g_string_new (before);
  for (guint row = 0; count_cells (kind, row) > 0; row++)
    {
      guint used = 0;

      for (guint c = 0; c < lt_sheet_get_n_columns (sheet); c++)
        {
          const char *cell = get_cell (kind, row, lt_sheet_get_header (sheet, c));

          g_string_append_printf (text, "%s%s", c > 0 ? "," : "", cell);
          used += *cell != '\0';
        }
      g_assert_cmpuint (used, ==, count_cells (kind, row));
      g_string_append (text, "\n");
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

/* All files of the folder at once, as one chooses them. */
static LtImportReport *
import_all (Fixture *f, GError **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(LtImportReport) report = lt_import_report_new ();

  for (LtImportKind kind = LT_N_IMPORT_KINDS - 1; kind > LT_IMPORT_AUTO; kind--)
    g_ptr_array_add (paths, template_path (f, kind));
  g_ptr_array_add (paths, NULL);
  if (!lt_import_files (f->workspace, (const char *const *) paths->pdata, LT_IMPORT_AUTO, NULL, FALSE, report, error))
    return NULL;
  return g_steal_pointer (&report);
}

static void
test_recognised (Fixture *f, gconstpointer unused)
{
  write_templates (f);
  for (LtImportKind kind = LT_IMPORT_AUTO + 1; kind < LT_N_IMPORT_KINDS; kind++)
    {
      const LtKind *info = lt_kind_get (kind);
      g_autofree char *path = template_path (f, kind), *text = NULL;
      g_autoptr(LtSheet) sheet = lt_csv_read_file (path, NULL);
      g_autoptr(GPtrArray) fields = lt_kind_list_fields (info);
      g_autoptr(GError) error = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, BYTE_ORDER_MARK));
      g_assert_cmpint (lt_import_guess_kind (sheet, path, &error), ==, kind);
      g_assert_no_error (error);
      /* Renamed, too: by its headers alone. */
      g_assert_cmpint (lt_import_guess_kind (sheet, "x.csv", &error), ==, kind);
      g_assert_no_error (error);
      g_assert_cmpuint (lt_sheet_get_n_columns (sheet), ==, fields->len);
      for (guint c = 0; c < fields->len; c++)
        {
          LtUnit unit;

          g_assert_true (lt_kind_find_field (info, lt_sheet_get_header (sheet, c), &unit) == fields->pdata[c]);
          g_assert_cmpfloat (unit.times / unit.over, ==, 1);
        }
    }
}

static void
test_imports_again (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtImportReport) empty = NULL;
  g_autoptr(LtImportReport) report = NULL;
  const LtEnterprise *enterprise;

  write_templates (f);
  empty = import_all (f, &error);
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_NOTHING);
  g_assert_null (empty);
  g_clear_error (&error);

  for (LtImportKind kind = LT_IMPORT_AUTO + 1; kind < LT_N_IMPORT_KINDS; kind++)
    fill_in (f, kind);
  report = import_all (f, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->refused->len; i++)
    g_test_message ("%s", ((LtRefusal *) report->refused->pdata[i])->reason);
  g_assert_cmpuint (report->refused->len, ==, 0);
  g_assert_cmpuint (report->created, ==, 17);
  enterprise = find_enterprise (f, "甲公司");
  g_assert_nonnull (enterprise);
  g_assert_cmpuint (count (f, LT_TABLE_PARTICIPATION), ==, 1);
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 1);
  g_assert_cmpuint (count (f, LT_TABLE_SUPPLY), ==, 1);
  g_assert_cmpuint (count (f, LT_TABLE_TARGET), ==, 1);
  g_assert_cmpuint (count (f, LT_TABLE_LEDGER), ==, 2);
  g_assert_cmpfloat (find_region (f, "咸宁市")->land_mu, ==, 15);
  g_assert_cmpfloat (find_project (f, "玻璃项目")->invest_wan, ==, 350000);
}

/* What somebody has filled in is not written over, and nothing is left beside it. */
static void
test_never_over_another (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "tables", NULL), *path = template_path (f, LT_IMPORT_ENTERPRISES);
  g_autofree char *text = NULL, *first = template_path (f, LT_IMPORT_SOURCES);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, "企业名称\n甲公司\n", -1, NULL));
  g_assert_false (lt_table_templates_write (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "企业名称\n甲公司\n");
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
}

static void
test_guide (Fixture *f, gconstpointer unused)
{
  g_autofree char *name = lt_table_templates_get_guide (), *path = g_build_filename (f->folder, "tables", name, NULL), *text = NULL;
  g_autofree char *table = template_path (f, LT_IMPORT_FLOWS);

  write_templates (f);
  g_assert_true (lt_table_templates_is_guide (path));
  g_assert_false (lt_table_templates_is_guide (table));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, BYTE_ORDER_MARK));
  g_assert_nonnull (strstr (text, "07-企业.csv"));
  g_assert_nonnull (strstr (text, "企业名称 (required)"));
  g_assert_null (strstr (text, "统一社会信用代码 (required)"));
  g_assert_nonnull (strstr (text, "位置: one of: 上游, 中游, 下游, 配套"));
  g_assert_nonnull (strstr (text, "14-台账.csv\r\n  日期 (required): as in 2025-03-31\r\n"
                                  "  项目名称 (required, or instead of it: 招商对象)\r\n  落地区域\r\n"
                                  "  招商对象 (required, or instead of it: 项目名称)\r\n  环节\r\n"
                                  "  类型 (required, or instead of it: 内容, 金额（万元）): one of: 联系, 走访, 会议, 阶段变更, 到位资金, 说明\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/table-templates/recognised", test_recognised);
  ADD ("/table-templates/imports-again", test_imports_again);
  ADD ("/table-templates/never-over-another", test_never_over_another);
  ADD ("/table-templates/guide", test_guide);
  return g_test_run ();
}
