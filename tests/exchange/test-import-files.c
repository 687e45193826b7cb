/* Whole imports: files, one edit, dry runs, options, progress and cancel. */
#include "config.h"

#include "import-fixture.h"

static char *
write_file (Fixture *f, const char *name, const char *text)
{
  g_autoptr(GError) error = NULL;
  char *path = g_build_filename (f->folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

#define ENTERPRISES "企业名称,环节\n甲,玻璃基板\n乙,芯片\n"

/* Several files are one step, in the order in which they build on each other, however they are given. */
static void
test_one_step (Fixture *f, gconstpointer unused)
{
  g_autofree char *enterprises = write_file (f, "企业.csv", ENTERPRISES);
  g_autofree char *segments = write_file (f, "t.tsv", "环节名称\t产业链\t位置\n玻璃基板\t新型显示\t上游\n芯片\t光通信\t上游\n");
  const char *paths[] = { enterprises, segments, NULL };
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (lt_import_files (f->workspace, paths, LT_IMPORT_AUTO, NULL, FALSE, report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report->created, ==, 4);
  g_assert_null (report->kind);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 1);
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "Import 2 files");
  g_assert_cmpuint (count (f, LT_TABLE_PARTICIPATION), ==, 2);

  g_assert_true (lt_workspace_undo (f->workspace, &error));
  for (guint t = 0; t < LT_N_TABLES; t++)
    g_assert_cmpuint (count (f, t), ==, 0);
  g_assert_true (lt_workspace_redo (f->workspace, &error));
  g_assert_cmpuint (count (f, LT_TABLE_PARTICIPATION), ==, 2);
}

static void
test_label (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = write_file (f, "enterprises.csv", "企业名称\n甲\n");
  const char *paths[] = { path, NULL };
  g_autoptr(LtImportReport) report = lt_import_report_new ();

  g_assert_true (lt_import_files (f->workspace, paths, LT_IMPORT_AUTO, NULL, FALSE, report, NULL));
  g_assert_cmpstr (report->kind, ==, "enterprises");
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "Import enterprises.csv");
}

/* A dry run says just what the import does, and leaves nothing. */
static void
test_dry_run (Fixture *f, gconstpointer unused)
{
  const char *text = "企业名称,区域,营收\n甲,武汉,1\n乙,硅谷,1\n丙,,x\n甲,,2\n";
  g_autoptr(LtImportReport) dry = NULL, wet = NULL;
  g_autoptr(GError) error = NULL;

  dry = import_mapped (f, LT_IMPORT_ENTERPRISES, text, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 0);
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 0);
  wet = import_text (f, LT_IMPORT_ENTERPRISES, text);
  g_assert_cmpuint (dry->created, ==, 1);
  g_assert_cmpuint (dry->changed, ==, 1);
  g_assert_cmpuint (dry->refused->len, ==, 2);
  g_assert_cmpuint (wet->created, ==, dry->created);
  g_assert_cmpuint (wet->changed, ==, dry->changed);
  g_assert_cmpuint (wet->same, ==, dry->same);
  g_assert_cmpuint (wet->refused->len, ==, dry->refused->len);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (((LtRefusal *) wet->refused->pdata[i])->reason, ==, ((LtRefusal *) dry->refused->pdata[i])->reason);
}

static void
assert_fails (Fixture *f, LtImportKind kind, const char *text, int code, const char *word)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (import_mapped (f, kind, text, NULL, FALSE, &error));
  g_assert_error (error, LT_EXCHANGE_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 0);
}

static void
test_nothing_usable (Fixture *f, gconstpointer unused)
{
  assert_fails (f, LT_IMPORT_ENTERPRISES, "企业名称,区域\n甲,硅谷\n", LT_EXCHANGE_ERROR_NOTHING, "硅谷");
  assert_fails (f, LT_IMPORT_ENTERPRISES, "企业名称\n", LT_EXCHANGE_ERROR_NOTHING, "header");
  assert_fails (f, LT_IMPORT_ENTERPRISES, "单位,区域\n甲,硅谷\n", LT_EXCHANGE_ERROR_KIND, "企业名称");
  assert_fails (f, LT_IMPORT_AUTO, "甲,乙\n1,2\n", LT_EXCHANGE_ERROR_KIND, "test.csv");
  assert_fails (f, LT_IMPORT_THRESHOLDS, "指标\nx\n", LT_EXCHANGE_ERROR_KIND, "数值");
}

/* One file that cannot be read keeps the others out. */
static void
test_bad_file (Fixture *f, gconstpointer unused)
{
  g_autofree char *good = write_file (f, "企业.csv", "企业名称\n甲\n"), *bad = write_file (f, "x.csv", "");
  const char *paths[] = { good, bad, NULL };
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (lt_import_files (f->workspace, paths, LT_IMPORT_AUTO, NULL, FALSE, report, &error));
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_NOTHING);
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 0);
}

static void
test_header_map (Fixture *f, gconstpointer unused)
{
  g_autoptr(GHashTable) map = g_hash_table_new (g_str_hash, g_str_equal);
  LtImportOptions options = { map };
  g_autoptr(LtImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  const LtFigure *figure;

  g_hash_table_insert (map, (gpointer) "单位", (gpointer) "name");
  g_hash_table_insert (map, (gpointer) "收入（亿元）", (gpointer) "营业收入");
  g_hash_table_insert (map, (gpointer) "状态", (gpointer) "");
  report = import_mapped (f, LT_IMPORT_ENTERPRISES, "单位,收入(亿元),状态\n甲,2,飞行\n", &options, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->created, ==, 1);
  g_assert_cmpuint (report->warnings->len, ==, 0);
  figure = only_ref (f, LT_TABLE_FIGURE, "enterprise", find_enterprise (f, "甲")->id);
  g_assert_cmpfloat (figure->revenue_wan, ==, 20000);

  g_hash_table_insert (map, (gpointer) "单位", (gpointer) "没有的字段");
  g_assert_null (import_mapped (f, LT_IMPORT_ENTERPRISES, "单位\n甲\n", &options, FALSE, &error));
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND);
}

/* GB18030 and UTF-16 files hold the same table. */
static void
test_encodings (Fixture *f, gconstpointer unused)
{
  static const char *const encodings[] = { "GB18030", "UTF-16LE", "UTF-16BE" };

  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,区域\n甲公司,武汉\n", 1, 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length = 0;
      g_autofree char *raw = g_convert ("企业名称,区域\r\n甲公司,武汉\r\n", -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autofree char *path = g_build_filename (f->folder, "企业.csv", NULL);
      const char *paths[] = { path, NULL };
      g_autoptr(LtImportReport) report = lt_import_report_new ();
      g_autoptr(GError) error = NULL;

      g_assert_true (g_file_set_contents (path, raw, length, NULL));
      lt_import_files (f->workspace, paths, LT_IMPORT_AUTO, NULL, FALSE, report, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->same, ==, 1);
    }
}

typedef struct {
  GMainLoop      *loop;
  LtImportReport *report;
  GError         *error;
  guint           steps;
  double          last;
} Wait;

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->report = lt_import_files_finish (LT_WORKSPACE (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static void
on_progress (double fraction, gpointer user_data)
{
  Wait *wait = user_data;

  g_assert_cmpfloat (fraction, >=, wait->last);
  g_assert_cmpfloat (fraction, <=, 1);
  wait->last = fraction;
  wait->steps++;
}

static void
run_async (Fixture *f, Wait *wait, const char *path, GCancellable *cancellable)
{
  const char *paths[] = { path, NULL };

  wait->loop = g_main_loop_new (NULL, FALSE);
  lt_import_files_async (f->workspace, paths, LT_IMPORT_AUTO, NULL, FALSE, on_progress, wait, cancellable, on_done, wait);
  g_main_loop_run (wait->loop);
  g_main_loop_unref (wait->loop);
}

static void
test_async (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = write_file (f, "企业.csv", "企业名称\n甲\n乙\n"), *missing = g_build_filename (f->folder, "no.csv", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Wait good = { 0 }, bad = { 0 }, cancelled = { 0 };

  run_async (f, &good, path, NULL);
  g_assert_no_error (good.error);
  g_assert_cmpuint (good.report->created, ==, 2);
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 2);
  lt_import_report_free (good.report);

  run_async (f, &bad, missing, NULL);
  g_assert_error (bad.error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&bad.error);

  g_cancellable_cancel (cancellable);
  run_async (f, &cancelled, path, cancellable);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&cancelled.error);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 1);
}

#define MANY 4000

/* No query for each row: many rows take a time that grows with their number, not with its square. */
static void
test_many (Fixture *f, gconstpointer unused)
{
  g_autoptr(GString) text = g_string_new ("企业名称,区域,环节,营收,年份\n");
  g_autoptr(GTimer) timer = NULL;

  with_chain (f);
  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "第%u电子有限公司,武汉,芯片,%u,2023\n", i, i);
  timer = g_timer_new ();
  expect (f, LT_IMPORT_ENTERPRISES, text->str, MANY, 0, 0, 0);
  g_test_message ("%u new rows: %.2f s", MANY, g_timer_elapsed (timer, NULL));
  g_timer_start (timer);
  expect_again (f, LT_IMPORT_ENTERPRISES, text->str, MANY);
  g_test_message ("%u same rows: %.2f s", MANY, g_timer_elapsed (timer, NULL));
  g_assert_cmpuint (count (f, LT_TABLE_FIGURE), ==, MANY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/files/one-step", test_one_step);
  ADD ("/import/files/label", test_label);
  ADD ("/import/files/dry-run", test_dry_run);
  ADD ("/import/files/nothing-usable", test_nothing_usable);
  ADD ("/import/files/bad-file", test_bad_file);
  ADD ("/import/files/header-map", test_header_map);
  ADD ("/import/files/encodings", test_encodings);
  ADD ("/import/files/async", test_async);
  ADD ("/import/files/many", test_many);
  return g_test_run ();
}
