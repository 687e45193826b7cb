/* Imports of texts into a new workspace, and what they leave there. */
#pragma once

#include "../workspace/fixture.h"
#include "exchange/csv.h"
#include "exchange/error.h"
#include "exchange/import.h"

#include <string.h>

static inline LtImportReport *
import_mapped (Fixture *f, LtImportKind kind, const char *text, const LtImportOptions *options, gboolean dry_run, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  LtSheet *sheet = lt_csv_read_bytes (bytes, "test.csv", error);

  if (sheet == NULL)
    return NULL;
  g_ptr_array_add (sheets, sheet);
  if (!lt_import_sheets (f->workspace, sheets, kind, options, dry_run, report, error))
    return NULL;
  return g_steal_pointer (&report);
}

static inline LtImportReport *
import_text (Fixture *f, LtImportKind kind, const char *text)
{
  g_autoptr(GError) error = NULL;
  LtImportReport *report = import_mapped (f, kind, text, NULL, FALSE, &error);

  g_assert_no_error (error);
  return report;
}

/* Imports, and asserts what the report counts. */
static inline void
expect (Fixture *f, LtImportKind kind, const char *text, guint created, guint changed, guint same, guint refused)
{
  g_autoptr(LtImportReport) report = import_text (f, kind, text);

  for (guint i = 0; i < report->refused->len && report->refused->len != refused; i++)
    g_test_message ("line %u: %s", ((LtRefusal *) report->refused->pdata[i])->line, ((LtRefusal *) report->refused->pdata[i])->reason);
  g_assert_cmpuint (report->created, ==, created);
  g_assert_cmpuint (report->changed, ==, changed);
  g_assert_cmpuint (report->same, ==, same);
  g_assert_cmpuint (report->refused->len, ==, refused);
}

/* The same file again changes nothing: no row of history, and every row is the same. */
static inline void
expect_again (Fixture *f, LtImportKind kind, const char *text, guint rows)
{
  guint before = lt_workspace_get_history (f->workspace)->len;

  expect (f, kind, text, 0, 0, rows, 0);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, before);
}

static inline void
expect_new (Fixture *f, LtImportKind kind, const char *text, guint rows)
{
  guint before = lt_workspace_get_history (f->workspace)->len;

  expect (f, kind, text, rows, 0, 0, 0);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, before + 1);
  expect_again (f, kind, text, rows);
}

/* One row is refused, at that line, for a reason with that word; the others go in. */
static inline void
expect_refused (Fixture *f, LtImportKind kind, const char *text, guint line, const char *word)
{
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  LtRefusal *refusal;

  g_ptr_array_add (sheets, lt_csv_read_bytes (bytes, "test.csv", NULL));
  if (!lt_import_sheets (f->workspace, sheets, kind, NULL, FALSE, report, &error))
    g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_NOTHING);
  g_assert_cmpuint (report->refused->len, ==, 1);
  refusal = report->refused->pdata[0];
  g_assert_cmpstr (refusal->file, ==, "test.csv");
  g_assert_cmpuint (refusal->line, ==, line);
  if (strstr (refusal->reason, word) == NULL)
    g_error ("“%s” does not say “%s”", refusal->reason, word);
  g_assert_null (strchr (refusal->reason, '\n'));
}

static inline guint
count (Fixture *f, LtTable table)
{
  return lt_model_count (lt_workspace_get_model (f->workspace), table);
}

static inline gconstpointer
find_by (Fixture *f, LtTable table, const char *column, const char *text)
{
  const LtTableInfo *info = lt_table_get_info (table);
  GPtrArray *rows = lt_model_rows (lt_workspace_get_model (f->workspace), table);
  gint c = lt_table_find_column (table, column);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (*(char **) ((char *) rows->pdata[i] + info->columns[c].offset), text) == 0)
      return rows->pdata[i];
  return NULL;
}

#define find_region(f, name)     ((const LtRegion *) find_by (f, LT_TABLE_REGION, "name", name))
#define find_chain(f, name)      ((const LtChain *) find_by (f, LT_TABLE_CHAIN, "name", name))
#define find_segment(f, name)    ((const LtSegment *) find_by (f, LT_TABLE_SEGMENT, "name", name))
#define find_enterprise(f, name) ((const LtEnterprise *) find_by (f, LT_TABLE_ENTERPRISE, "name", name))
#define find_project(f, name)    ((const LtProject *) find_by (f, LT_TABLE_PROJECT, "name", name))

/* The one row of a table that refers to a key. */
static inline gconstpointer
only_ref (Fixture *f, LtTable table, const char *column, gint64 key)
{
  GPtrArray *rows = lt_model_refs (lt_workspace_get_model (f->workspace), table, column, key);

  g_assert_cmpuint (rows->len, ==, 1);
  return rows->pdata[0];
}

static inline const LtCitation *
only_citation (Fixture *f, LtTable table, gint64 row)
{
  g_autoptr(GPtrArray) rows = lt_model_citations (lt_workspace_get_model (f->workspace), table, row);

  g_assert_cmpuint (rows->len, ==, 1);
  return rows->pdata[0];
}

#define CHAIN_TEXT "环节名称,产业链,位置\n玻璃基板,新型显示,上游\n液晶面板,新型显示,中游\n显示模组,新型显示,下游\n芯片,光通信,上游\n"

static inline void
with_chain (Fixture *f)
{
  expect (f, LT_IMPORT_SEGMENTS, CHAIN_TEXT, 4, 0, 0, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)
