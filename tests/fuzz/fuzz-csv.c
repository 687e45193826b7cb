/* A table of any encoding into a workspace. The first byte says of which kind it is, the second whether a dry run is
 * enough; the rest is the file. What goes in must go in once only, and undo must take all of it back. */
#include "fuzz.h"

#include "exchange/csv.h"
#include "exchange/error.h"
#include "exchange/import.h"
#include "rows.h"

#include <glib/gstdio.h>

/* History only grows: after so many real imports a new workspace is used. */
#define FRESH_AFTER 50

static LtWorkspace *workspace;
static guint imports;

static void
close_workspace (void)
{
  if (workspace == NULL)
    return;
  lt_workspace_close (workspace);
  g_clear_object (&workspace);
}

static void
import (LtImportKind kind, const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (sheets, lt_csv_read_bytes (bytes, "base.csv", &error));
  g_assert_no_error (error);
  lt_import_sheets (workspace, sheets, kind, NULL, FALSE, report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->refused->len, ==, 0);
}

/* Something of each kind, so that the names in a table can be found. */
static void
open_workspace (void)
{
  g_autofree char *path = g_build_filename (fuzz_folder (), "csv.liantu", NULL);
  g_autoptr(GError) error = NULL;

  if (workspace != NULL && imports < FRESH_AFTER)
    return;
  close_workspace ();
  g_unlink (path);
  imports = 0;
  workspace = lt_workspace_create (path, &error);
  g_assert_no_error (error);
  import (LT_IMPORT_SOURCES, "key,title\n甲,甲规划\n");
  import (LT_IMPORT_REGIONS, "name,parent,kind\n咸宁市,湖北省,地级市\n赤壁市,咸宁市,县级市\n");
  import (LT_IMPORT_SEGMENTS, "name,chain,position,downstream\n玻璃,显示,上游,面板\n面板,显示,中游,\n芯片,光电,上游,显示/面板\n");
  import (LT_IMPORT_ENTERPRISES, "name,credit,region,segments,role\n甲公司,91420000MA4KXRT01F,赤壁市,玻璃,链主\n乙公司,,咸宁市,面板,\n");
}

static void
assert_refusals (LtImportReport *report, LtSheet *sheet)
{
  guint n_rows = lt_sheet_get_n_rows (sheet);

  g_assert_cmpuint (report->refused->len, <=, n_rows);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const LtRefusal *refusal = report->refused->pdata[i];

      g_assert_cmpuint (refusal->line, <=, lt_sheet_get_line (sheet, n_rows - 1));
      fuzz_assert_text (refusal->reason);
    }
}

static void
assert_warnings (LtImportReport *report)
{
  for (guint i = 0; i < report->warnings->len; i++)
    fuzz_assert_text (report->warnings->pdata[i]);
}

static gboolean
run (GPtrArray *sheets, LtImportKind kind, gboolean dry, LtImportReport *report)
{
  g_autoptr(GError) error = NULL;
  gboolean done = lt_import_sheets (workspace, sheets, kind, NULL, dry, report, &error);

  g_assert_true (done == (error == NULL));
  if (!done)
    fuzz_assert_message (error);
  assert_warnings (report);
  if (done || report->refused->len > 0)
    assert_refusals (report, sheets->pdata[0]);
  return done;
}

/* In, in once more, back. */
static void
import_for_good (GPtrArray *sheets, LtImportKind kind)
{
  g_autofree char *before = fuzz_rows (lt_workspace_get_model (workspace)), *after = NULL;
  g_autoptr(LtImportReport) first = lt_import_report_new (), second = lt_import_report_new ();
  guint steps = lt_workspace_get_history (workspace)->len;
  g_autoptr(GError) error = NULL;

  if (!run (sheets, kind, FALSE, first))
    {
      after = fuzz_rows (lt_workspace_get_model (workspace));
      g_assert_cmpstr (after, ==, before);
      return;
    }
  imports++;
  g_assert_true (run (sheets, kind, FALSE, second));
  g_assert_cmpuint (second->created, ==, 0);
  g_assert_cmpuint (second->changed, ==, 0);
  g_assert_cmpuint (second->refused->len, ==, first->refused->len);
  if (lt_workspace_get_history (workspace)->len == steps)
    return;
  g_assert_true (lt_workspace_undo (workspace, &error));
  g_assert_no_error (error);
  after = fuzz_rows (lt_workspace_get_model (workspace));
  g_assert_cmpstr (after, ==, before);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  g_autoptr(LtImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  LtSheet *sheet;
  LtImportKind kind;

  if (size < 2)
    return 0;
  kind = data[0] % LT_N_IMPORT_KINDS;
  bytes = g_bytes_new (data + 2, size - 2);
  sheet = lt_csv_read_bytes (bytes, "fuzz.csv", &error);
  if (sheet == NULL)
    {
      fuzz_assert_message (error);
      return 0;
    }
  g_ptr_array_add (sheets, sheet);
  if (lt_sheet_get_n_rows (sheet) == 0 && kind != LT_IMPORT_AUTO)
    return 0;
  open_workspace ();
  if ((data[1] & 1) != 0)
    {
      import_for_good (sheets, kind);
      return 0;
    }
  report = lt_import_report_new ();
  run (sheets, kind, TRUE, report);
  return 0;
}
