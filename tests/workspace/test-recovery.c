/* A damaged file: what can still be read comes back, what is lost is counted, the file itself stays as it is. */
#include "config.h"
#include "document.h"
#include "fixture.h"
#include "workspace/recovery.h"

#include <unistd.h>

#define SEGMENTS 400
#define ENTERPRISES 300

static gboolean
insert_all (LtEdit *edit, gpointer data, GError **error)
{
  LtChain chain = { 0, (char *) "新型显示", LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  lt_edit_insert (edit, LT_TABLE_CHAIN, &chain, error);
  for (guint i = 0; i < SEGMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("环节 %u", i), *note = g_strnfill (60, 'n');
      LtSegment row = { 0, chain.id, name, LT_POSITION_UPSTREAM, NULL, NULL, LT_UNKNOWN_INT, note, LT_UNKNOWN_INT };

      lt_edit_insert (edit, LT_TABLE_SEGMENT, &row, error);
    }
  for (guint i = 0; i < ENTERPRISES; i++)
    {
      g_autofree char *name = g_strdup_printf ("企业 %u", i);
      LtEnterprise row = { 0, name, NULL, 0, LT_STATUS_NONE, NULL, NULL, NULL, 0 };

      if (!lt_edit_insert (edit, LT_TABLE_ENTERPRISE, &row, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill (Fixture *f, gboolean with_history)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.liantu", NULL);

  lt_workspace_edit (f->workspace, "fill", LT_EDIT_DEFAULT, insert_all, NULL, NULL);
  if (!with_history)
    lt_workspace_save_copy (f->workspace, copy, FALSE, NULL);
  g_assert_finalize_object (f->workspace);
  f->workspace = NULL;
  if (!with_history)
    g_rename (copy, f->path);
}

/* Recovers into b.liantu, which must be a sound document with as many rows as are said; the damaged one must be as it was. */
static LtRecovery
recover (Fixture *f)
{
  g_autofree char *out = g_build_filename (f->folder, "b.liantu", NULL), *names = NULL;
  g_autoptr(GBytes) before = document_bytes (f->path), after = NULL;
  g_autoptr(LtWorkspace) workspace = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  LtRecovery report;

  lt_recovery_run (f->path, out, &report, &error);
  g_assert_no_error (error);
  after = document_bytes (f->path);
  g_assert_true (g_bytes_equal (before, after));
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu b.liantu");
  workspace = lt_workspace_open (out, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  problems = lt_workspace_check (workspace, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  for (guint t = 0; t < LT_N_TABLES; t++)
    g_assert_cmpuint (lt_model_count (lt_workspace_get_model (workspace), t), ==, report.saved[t]);
  g_assert_true (report.with_history || !lt_workspace_can_undo (workspace));
  lt_workspace_close (workspace);
  return report;
}

static void
overwrite (const char *path, gsize at, gsize length)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpuint (at + length, <=, size);
  memset (data + at, 0x5A, length);
  g_assert_true (g_file_set_contents (path, data, size, NULL));
}

/* A page of a table, by SQLite's own account: the kind's page in the middle of it. */
static gsize
page_of (const char *path, const char *table, const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT pageno FROM dbstat WHERE name = '%s' AND pagetype = '%s' ORDER BY path "
                                          "LIMIT 1 OFFSET (SELECT count (*) / 2 FROM dbstat WHERE name = '%s' AND pagetype = '%s')",
                                          table, kind, table, kind);

  return (document_count (path, sql) - 1) * 4096;
}

static guint
cells_of (const char *path, const char *table, gsize at)
{
  g_autofree char *sql = g_strdup_printf ("SELECT ncell FROM dbstat WHERE name = '%s' AND pageno = %u", table, (guint) (at / 4096 + 1));

  return document_count (path, sql);
}

static void
assert_damaged (const char *path)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (lt_workspace_open (path, LT_OPEN_READ_ONLY, &error));
  g_assert_true (g_error_matches (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED)
                 || g_error_matches (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_OURS));
}

/* One page of rows is gone for good: exactly its rows are lost, and it is known how many. */
static void
test_lost_page (Fixture *f, gconstpointer unused)
{
  LtRecovery report;
  gsize at;
  guint cells;

  fill (f, FALSE);
  at = page_of (f->path, "segment", "leaf");
  cells = cells_of (f->path, "segment", at);
  g_assert_cmpuint (cells, >, 5);
  overwrite (f->path, at, 4096);
  assert_damaged (f->path);
  report = recover (f);
  g_assert_cmpuint (report.lost[LT_TABLE_SEGMENT], ==, cells);
  g_assert_cmpuint (report.saved[LT_TABLE_SEGMENT], ==, SEGMENTS - cells);
  g_assert_cmpuint (report.saved[LT_TABLE_ENTERPRISE], ==, ENTERPRISES);
  g_assert_cmpuint (report.from_history, ==, 0);
  g_assert_true (report.certain);
  g_assert_false (report.with_history);
}

/* The record of the steps has what the page had. */
static void
test_page_from_history (Fixture *f, gconstpointer unused)
{
  g_autofree char *out = g_build_filename (f->folder, "b.liantu", NULL);
  LtRecovery report;
  gsize at;
  guint cells;

  fill (f, TRUE);
  at = page_of (f->path, "segment", "leaf");
  cells = cells_of (f->path, "segment", at);
  overwrite (f->path, at, 4096);
  report = recover (f);
  g_assert_cmpuint (report.saved[LT_TABLE_SEGMENT], ==, SEGMENTS);
  g_assert_cmpuint (report.lost[LT_TABLE_SEGMENT], ==, 0);
  g_assert_cmpuint (report.from_history, ==, cells);
  g_assert_true (report.with_history);
  g_assert_cmpint (document_count (out, "SELECT count (*) FROM history"), ==, 1);
}

/* What belongs to a lost row goes with it. */
static void
test_lost_parent (Fixture *f, gconstpointer unused)
{
  LtRecovery report;

  fill (f, FALSE);
  overwrite (f->path, page_of (f->path, "chain", "leaf"), 4096);
  assert_damaged (f->path);
  report = recover (f);
  g_assert_cmpuint (report.saved[LT_TABLE_CHAIN], ==, 0);
  g_assert_cmpuint (report.lost[LT_TABLE_CHAIN], ==, 1);
  g_assert_cmpuint (report.saved[LT_TABLE_SEGMENT], ==, 0);
  g_assert_cmpuint (report.lost[LT_TABLE_SEGMENT], ==, SEGMENTS);
  g_assert_cmpuint (report.saved[LT_TABLE_ENTERPRISE], ==, ENTERPRISES);
}

/* The start of the file, with which everything else is found. */
static void
test_first_page (Fixture *f, gconstpointer unused)
{
  LtRecovery report;

  fill (f, TRUE);
  overwrite (f->path, 0, 4096);
  assert_damaged (f->path);
  report = recover (f);
  g_assert_cmpuint (report.saved[LT_TABLE_SEGMENT], ==, SEGMENTS);
  g_assert_cmpuint (report.saved[LT_TABLE_ENTERPRISE], ==, ENTERPRISES);
  g_assert_true (report.with_history);
}

static void
test_index_only (Fixture *f, gconstpointer unused)
{
  LtRecovery report;

  fill (f, TRUE);
  overwrite (f->path, page_of (f->path, "segment_chain", "leaf"), 4096);
  assert_damaged (f->path);
  report = recover (f);
  g_assert_cmpuint (report.saved[LT_TABLE_SEGMENT], ==, SEGMENTS);
  g_assert_true (report.certain && report.with_history);
}

/* Cut anywhere: never a crash, and what comes out is sound (recover() looks). */
static void
test_cut (Fixture *f, gconstpointer unused)
{
  g_autoptr(GBytes) whole = NULL;
  gsize length;
  guint least = G_MAXUINT;

  fill (f, FALSE);
  whole = document_bytes (f->path);
  length = g_bytes_get_size (whole);
  for (gsize cut = length - 4096; cut > length / 2; cut -= 4096 * 3)
    {
      LtRecovery report;

      g_file_set_contents (f->path, g_bytes_get_data (whole, NULL), cut, NULL);
      report = recover (f);
      g_assert_cmpuint (report.saved[LT_TABLE_SEGMENT] + report.lost[LT_TABLE_SEGMENT], <=, SEGMENTS);
      least = MIN (least, report.saved[LT_TABLE_SEGMENT] + report.saved[LT_TABLE_ENTERPRISE]);
    }
  g_assert_cmpuint (least, <, SEGMENTS + ENTERPRISES);
}

/* Each page in turn is noise. */
static void
test_noise (Fixture *f, gconstpointer unused)
{
  g_autoptr(GBytes) whole = NULL;
  gsize length;

  fill (f, TRUE);
  whole = document_bytes (f->path);
  length = g_bytes_get_size (whole);
  for (gsize page = 0; page < length; page += 4096)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), length);

      for (guint i = page == 0 ? 100 : 0; i < 4096; i++)
        data[page + i] ^= (guint8) (i * 37 + page / 4096);
      g_file_set_contents (f->path, (char *) data, length, NULL);
      recover (f);
    }
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  g_autofree char *out = g_build_filename (f->folder, "b.liantu", NULL), *names = NULL, *missing = g_build_filename (f->folder, "c.liantu", NULL);
  g_autoptr(GError) error = NULL;
  LtRecovery report;

  fill (f, TRUE);
  g_assert_false (lt_recovery_run (f->path, f->path, &report, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS);
  document_assert_message (error);
  g_clear_error (&error);
  g_assert_false (lt_recovery_run (missing, out, &report, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO);
  document_assert_message (error);
  g_clear_error (&error);
  g_file_set_contents (f->path, "no document at all", -1, NULL);
  g_assert_false (lt_recovery_run (f->path, out, &report, &error));
  g_assert_nonnull (error);
  document_assert_message (error);
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu");
}

#define ADD(path, func) g_test_add ("/workspace/recovery/" path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lost-page", test_lost_page);
  ADD ("page-from-history", test_page_from_history);
  ADD ("lost-parent", test_lost_parent);
  ADD ("first-page", test_first_page);
  ADD ("index-only", test_index_only);
  ADD ("cut", test_cut);
  ADD ("noise", test_noise);
  ADD ("refused", test_refused);
  return g_test_run ();
}
