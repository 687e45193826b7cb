/* Documents of older schema versions, as those left them: version-1.liantu.gz holds a chain with its enterprises, built in
 * five steps and a sixth that was taken back; version-2.liantu.gz that with a supply relation after it. */
#include "config.h"
#include "fault-vfs.h"
#include "operation.h"

#include "workspace/backup.h"
#include "workspace/recovery.h"

#include <gio/gio.h>
#include <sqlite3.h>

#define OLD_STEPS 9
#define UNDOABLE 5

typedef struct {
  Fixture base;      /* its workspace is closed */
  guint   version;
  char   *old;       /* the old document */
  char   *rows;      /* what is in it */
} Old;

static void
unpack (const char *path, guint version)
{
  g_autofree char *name = g_strdup_printf ("version-%u.liantu.gz", version);
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr(GFile) from = g_file_new_for_path (packed), to = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GConverter) inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr(GFileInputStream) bytes = g_file_read (from, NULL, &error);
  g_autoptr(GInputStream) stream = bytes != NULL ? g_converter_input_stream_new (G_INPUT_STREAM (bytes), inflate) : NULL;
  g_autoptr(GFileOutputStream) out = stream != NULL ? g_file_create (to, G_FILE_CREATE_NONE, NULL, &error) : NULL;

  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

static void
old_up (Old *o, gconstpointer version)
{
  fixture_up (&o->base, NULL);
  g_assert_finalize_object (o->base.workspace);
  g_unlink (o->base.path);
  o->base.workspace = NULL;
  o->version = GPOINTER_TO_UINT (version);
  o->old = o->base.path;
  unpack (o->old, o->version);
  g_assert_cmpint (document_count (o->old, "PRAGMA user_version"), ==, o->version);
  o->rows = document_rows_of (o->old, o->version);
}

static void
old_down (Old *o, gconstpointer unused)
{
  g_free (o->rows);
  fixture_down (&o->base, NULL);
}

static void
open_old (Old *o, LtOpenFlags flags)
{
  g_autoptr(GError) error = NULL;

  o->base.workspace = lt_workspace_open (o->old, flags, &error);
  g_assert_no_error (error);
}

static void
close_old (Old *o)
{
  g_assert_finalize_object (o->base.workspace);
  o->base.workspace = NULL;
}

/* What version 2 has more than version 1. */
static guint
old_supplies (Old *o)
{
  return o->version > 1;
}

static guint
old_steps (Old *o)
{
  return OLD_STEPS + old_supplies (o);
}

static guint
count (Old *o, LtTable table)
{
  return lt_model_count (lt_workspace_get_model (o->base.workspace), table);
}

static void
assert_old_rows (Old *o)
{
  g_autofree char *rows = document_rows_of (o->old, o->version);

  g_assert_cmpstr (rows, ==, o->rows);
}

static gint64
enterprise_named (Old *o, const char *name)
{
  GPtrArray *rows = lt_model_rows (lt_workspace_get_model (o->base.workspace), LT_TABLE_ENTERPRISE);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((const LtEnterprise *) rows->pdata[i])->name, name))
      return ((const LtEnterprise *) rows->pdata[i])->id;
  g_assert_not_reached ();
}

/* Says that the glass maker supplies the module maker. */
static gint64
add_supply (Old *o)
{
  Operation operation = { enterprise_named (o, "咸宁南玻光电玻璃有限公司"), enterprise_named (o, "赤壁万津电子有限公司"), "盖板玻璃" };

  operate (&o->base, do_add_supply, &operation);
  return operation.created;
}

static void
assert_sound (Old *o)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = lt_workspace_check (o->base.workspace, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* --- Opening --- */

static void
test_migrates (Old *o, gconstpointer unused)
{
  g_autofree char *names = NULL;

  open_old (o, LT_OPEN_WRITE);
  g_assert_cmpint (document_count (o->old, "PRAGMA user_version"), ==, LT_SCHEMA_VERSION);
  assert_old_rows (o);
  g_assert_cmpuint (count (o, LT_TABLE_SEGMENT), ==, 4);
  g_assert_cmpuint (count (o, LT_TABLE_FLOW), ==, 3);
  g_assert_cmpuint (count (o, LT_TABLE_ENTERPRISE), ==, 5);
  g_assert_cmpuint (count (o, LT_TABLE_CITATION), ==, 9 + old_supplies (o));
  g_assert_cmpuint (count (o, LT_TABLE_SUPPLY), ==, old_supplies (o));
  g_assert_cmpuint (lt_workspace_get_history (o->base.workspace)->len, ==, old_steps (o));
  assert_sound (o);
  close_old (o);
  /* Nothing is left to do, and the file is one file. */
  names = document_folder (o->base.folder);
  g_assert_cmpstr (names, ==, "a.liantu");
  open_old (o, LT_OPEN_WRITE);
  assert_old_rows (o);
}

static void
test_history (Old *o, gconstpointer unused)
{
  g_autofree char *redone = NULL, *again = NULL;
  g_autoptr(GError) error = NULL;

  open_old (o, LT_OPEN_WRITE);
  g_assert_cmpstr (lt_workspace_get_undo_label (o->base.workspace), ==, "Import 企业更新.csv");
  g_assert_cmpstr (lt_workspace_get_redo_label (o->base.workspace), ==, "Import flows2.csv");
  lt_workspace_redo (o->base.workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (o, LT_TABLE_FLOW), ==, 4);
  redone = document_rows (o->old);
  for (guint i = 0; i < UNDOABLE + 1; i++)
    g_assert_true (lt_workspace_undo (o->base.workspace, &error));
  g_assert_false (lt_workspace_can_undo (o->base.workspace));
  for (guint t = 0; t < LT_N_TABLES; t++)
    g_assert_cmpuint (count (o, t), ==, 0);
  close_old (o);
  open_old (o, LT_OPEN_WRITE);
  for (guint i = 0; i < UNDOABLE + 1; i++)
    g_assert_true (lt_workspace_redo (o->base.workspace, &error));
  again = document_rows (o->old);
  g_assert_cmpstr (again, ==, redone);
  assert_sound (o);
}

/* What only the new version has is undone and redone among the old steps. */
static void
test_supply (Old *o, gconstpointer unused)
{
  g_autofree char *with = NULL, *again = NULL;
  g_autoptr(GError) error = NULL;
  const LtSupply *row;

  open_old (o, LT_OPEN_WRITE);
  row = lt_model_get (lt_workspace_get_model (o->base.workspace), LT_TABLE_SUPPLY, add_supply (o));
  g_assert_cmpstr (row->product, ==, "盖板玻璃");
  with = document_rows (o->old);
  for (guint i = 0; i < UNDOABLE + 1; i++)
    g_assert_true (lt_workspace_undo (o->base.workspace, &error));
  close_old (o);
  open_old (o, LT_OPEN_WRITE);
  for (guint i = 0; i < UNDOABLE + 1; i++)
    g_assert_true (lt_workspace_redo (o->base.workspace, &error));
  again = document_rows (o->old);
  g_assert_cmpstr (again, ==, with);
  assert_sound (o);
}

static gboolean
do_override (LtEdit *edit, gpointer data, GError **error)
{
  Old *o = data;
  LtModel *model = lt_workspace_get_model (o->base.workspace);
  LtOverride row = { 0, lt_model_get_home (model), 0, LT_OVERRIDE_PRESENT, (char *) "两家企业未入库", (char *) "王科长", (char *) "2026-11-26" };
  LtTarget target = { 0, enterprise_named (o, "咸宁南玻光电玻璃有限公司"), 0, NULL, NULL, 0, LT_TARGET_VISITED };
  LtLedger entry = { 0, 0, 0, (char *) "2026-11-20", LT_LEDGER_VISIT, (char *) "看厂", LT_UNKNOWN, NULL };
  LtListing listing = { 0, (char *) "赤壁", (char *) "enterprise", (char *) "{}", 1 };

  row.segment = target.segment = ((const LtSegment *) lt_model_rows (model, LT_TABLE_SEGMENT)->pdata[0])->id;
  if (row.region == 0)
    row.region = ((const LtRegion *) lt_model_rows (model, LT_TABLE_REGION)->pdata[0])->id;
  if (!lt_edit_insert (edit, LT_TABLE_TARGET, &target, error))
    return FALSE;
  entry.target = target.id;
  return lt_edit_insert (edit, LT_TABLE_OVERRIDE, &row, error) && lt_edit_insert (edit, LT_TABLE_LEDGER, &entry, error)
         && lt_edit_insert (edit, LT_TABLE_LISTING, &listing, error);
}

/* What version 3 brought is stored in a document that was brought up to date, and read again. */
static void
test_override (Old *o, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  const LtOverride *row;

  open_old (o, LT_OPEN_WRITE);
  lt_workspace_edit (o->base.workspace, "Override", LT_EDIT_DEFAULT, do_override, o, &error);
  g_assert_no_error (error);
  close_old (o);
  open_old (o, LT_OPEN_WRITE);
  row = lt_model_rows (lt_workspace_get_model (o->base.workspace), LT_TABLE_OVERRIDE)->pdata[0];
  g_assert_cmpint (row->coverage, ==, LT_OVERRIDE_PRESENT);
  g_assert_cmpstr (row->reason, ==, "两家企业未入库");
  g_assert_cmpuint (count (o, LT_TABLE_LEDGER), ==, 1);
  g_assert_cmpuint (count (o, LT_TABLE_LISTING), ==, 1);
  g_assert_true (lt_workspace_undo (o->base.workspace, &error));
  g_assert_cmpuint (count (o, LT_TABLE_OVERRIDE) + count (o, LT_TABLE_LEDGER) + count (o, LT_TABLE_LISTING), ==, 0);
  assert_old_rows (o);
  assert_sound (o);
}

static void
test_reading (Old *o, gconstpointer unused)
{
  g_autoptr(GBytes) before = document_bytes (o->old), after = NULL;
  g_autofree char *names = NULL;

  open_old (o, LT_OPEN_READ_ONLY);
  g_assert_cmpuint (count (o, LT_TABLE_ENTERPRISE), ==, 5);
  g_assert_cmpuint (count (o, LT_TABLE_SUPPLY), ==, old_supplies (o));
  g_assert_cmpuint (lt_workspace_get_history (o->base.workspace)->len, ==, old_steps (o));
  assert_sound (o);
  close_old (o);
  after = document_bytes (o->old);
  g_assert_true (g_bytes_equal (before, after));
  names = document_folder (o->base.folder);
  g_assert_cmpstr (names, ==, "a.liantu");
}

/* A copy of an old document is old, and is brought up to date itself. */
static void
test_copies (Old *o, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (o->base.folder, "copy.liantu", NULL);

  for (guint with_history = 0; with_history < 2; with_history++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LtWorkspace) workspace = NULL;
      g_autofree char *rows = NULL;

      open_old (o, LT_OPEN_READ_ONLY);
      lt_workspace_save_copy (o->base.workspace, copy, with_history, &error);
      g_assert_no_error (error);
      close_old (o);
      g_assert_cmpint (document_count (copy, "PRAGMA user_version"), ==, o->version);
      workspace = lt_workspace_open (copy, LT_OPEN_WRITE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (document_count (copy, "PRAGMA user_version"), ==, LT_SCHEMA_VERSION);
      rows = document_rows_of (copy, o->version);
      g_assert_cmpstr (rows, ==, o->rows);
      g_assert_cmpuint (lt_workspace_get_history (workspace)->len, ==, with_history ? old_steps (o) : 0);
    }
}

static void
test_backup (Old *o, gconstpointer unused)
{
  g_autofree char *restored = g_build_filename (o->base.folder, "b.liantu", NULL), *rows = NULL;
  g_autoptr(GError) error = NULL;

  lt_backup_make_on (o->old, "2026-01-01", NULL, &error);
  g_assert_no_error (error);
  open_old (o, LT_OPEN_WRITE);
  add_supply (o);
  close_old (o);
  lt_backup_restore (o->old, "2026-01-01", restored, &error);
  g_assert_no_error (error);
  g_assert_cmpint (document_count (restored, "PRAGMA user_version"), ==, o->version);
  rows = document_rows_of (restored, o->version);
  g_assert_cmpstr (rows, ==, o->rows);
}

/* A crash just after it was brought up to date: the header says the old version, and the log beside it the new one. */
static void
test_log_left (Old *o, gconstpointer unused)
{
  g_autofree char *log = g_strconcat (o->old, "-wal", NULL), *crashed = g_build_filename (o->base.folder, "b.liantu", NULL);
  g_autofree char *crashed_log = g_strconcat (crashed, "-wal", NULL);
  static const LtOpenFlags flags[] = { LT_OPEN_READ_ONLY, LT_OPEN_WRITE };
  g_autoptr(GError) error = NULL;

  document_exec (o->old, "PRAGMA journal_mode = WAL");
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr(sqlite3) db = lt_database_open (o->old, LT_DATABASE_WRITE, &error);
      g_autoptr(GBytes) bytes = NULL, log_bytes = NULL;
      g_autoptr(LtWorkspace) workspace = NULL;
      g_autofree char *rows = NULL;

      lt_database_migrate (db, &error);
      g_assert_no_error (error);
      bytes = document_bytes (o->old);
      log_bytes = document_bytes (log);
      g_assert_cmpint (((const char *) g_bytes_get_data (bytes, NULL))[63], ==, o->version);
      g_file_set_contents (crashed, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
      g_file_set_contents (crashed_log, g_bytes_get_data (log_bytes, NULL), g_bytes_get_size (log_bytes), NULL);
      workspace = lt_workspace_open (crashed, flags[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (lt_model_count (lt_workspace_get_model (workspace), LT_TABLE_ENTERPRISE), ==, 5);
      g_clear_object (&workspace);
      g_assert_cmpint (document_count (crashed, "PRAGMA user_version"), ==, LT_SCHEMA_VERSION);
      rows = document_rows_of (crashed, o->version);
      g_assert_cmpstr (rows, ==, o->rows);
      g_clear_pointer (&db, lt_database_close);
      g_unlink (o->old);
      unpack (o->old, o->version);
      document_exec (o->old, "PRAGMA journal_mode = WAL");
    }
}

/* --- What is refused --- */

static void
assert_refused (Old *o, const char *sql, int code)
{
  static const LtOpenFlags flags[] = { LT_OPEN_READ_ONLY, LT_OPEN_WRITE };

  document_exec (o->old, sql);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr(GBytes) before = document_bytes (o->old), after = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_null (lt_workspace_open (o->old, flags[i], &error));
      g_assert_error (error, LT_WORKSPACE_ERROR, code);
      document_assert_message (error);
      after = document_bytes (o->old);
      g_assert_true (g_bytes_equal (before, after));
    }
  g_unlink (o->old);
  unpack (o->old, o->version);
}

/* Each version has exactly its own tables. */
static void
test_refused (Old *o, gconstpointer unused)
{
  assert_refused (o, "PRAGMA user_version = 0", LT_WORKSPACE_ERROR_DAMAGED);
  assert_refused (o, "PRAGMA user_version = 2", LT_WORKSPACE_ERROR_DAMAGED);
  assert_refused (o, "PRAGMA user_version = 3", LT_WORKSPACE_ERROR_DAMAGED);
  assert_refused (o, "PRAGMA user_version = 4", LT_WORKSPACE_ERROR_NEWER);
  assert_refused (o, "CREATE TABLE supply (id INTEGER PRIMARY KEY)", LT_WORKSPACE_ERROR_FOREIGN);
  assert_refused (o, "CREATE TABLE other (id INTEGER PRIMARY KEY)", LT_WORKSPACE_ERROR_FOREIGN);
  assert_refused (o, "CREATE TRIGGER t AFTER INSERT ON chain BEGIN DELETE FROM history; END", LT_WORKSPACE_ERROR_FOREIGN);
  assert_refused (o, "DROP INDEX flow_buyer", LT_WORKSPACE_ERROR_DAMAGED);
}

/* A disk that fails at any write, and at all after it, leaves the old document or the new one; where nothing was begun it
 * can be looked at meanwhile. */
static void
test_failing_disk (Old *o, gconstpointer unused)
{
  gboolean hit = TRUE;
  guint read_only = 0, broken_off = 0;

  fault_vfs_install (TRUE);
  for (guint nth = 1; hit; nth++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LtWorkspace) workspace = NULL;

      fault_vfs_fail (FAULT_WRITE, nth, TRUE, SQLITE_FULL);
      workspace = lt_workspace_open (o->old, LT_OPEN_DEFAULT, &error);
      hit = fault_vfs_was_hit ();
      fault_vfs_heal ();
      if (workspace == NULL)
        {
          document_assert_message (error);
          broken_off++;
        }
      else
        {
          g_assert_cmpuint (lt_model_count (lt_workspace_get_model (workspace), LT_TABLE_ENTERPRISE), ==, 5);
          read_only += lt_workspace_is_read_only (workspace);
        }
      g_clear_object (&workspace);
      open_old (o, LT_OPEN_WRITE);
      assert_old_rows (o);
      assert_sound (o);
      close_old (o);
      g_unlink (o->old);
      unpack (o->old, o->version);
    }
  g_assert_cmpuint (read_only, >, 0);
  g_assert_cmpuint (broken_off, >, 0);
}

/* --- Recovery --- */

static void
destroy_first_page (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  memset (data, 0x5A, 4096);
  g_assert_true (g_file_set_contents (path, data, length, NULL));
}

static LtRecovery
recover (Old *o, const char *rows, guint version)
{
  g_autofree char *out = g_build_filename (o->base.folder, "b.liantu", NULL), *found = NULL;
  g_autoptr(GError) error = NULL;
  LtRecovery report;

  destroy_first_page (o->old);
  lt_recovery_run (o->old, out, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpint (document_count (out, "PRAGMA user_version"), ==, LT_SCHEMA_VERSION);
  found = document_rows_of (out, version);
  g_assert_cmpstr (found, ==, rows);
  g_assert_true (report.certain);
  return report;
}

static void
test_recovery (Old *o, gconstpointer unused)
{
  LtRecovery report = recover (o, o->rows, o->version);

  g_assert_true (report.with_history);
  g_assert_cmpuint (report.saved[LT_TABLE_SUPPLY], ==, old_supplies (o));
  g_assert_cmpuint (report.saved[LT_TABLE_OVERRIDE], ==, 0);
}

/* Where it was brought up to date the new table may be anywhere; its rows are in the history. */
static void
test_recovery_after (Old *o, gconstpointer unused)
{
  g_autofree char *rows = NULL;
  LtRecovery report;

  open_old (o, LT_OPEN_WRITE);
  add_supply (o);
  rows = document_rows (o->old);
  close_old (o);
  report = recover (o, rows, LT_SCHEMA_VERSION);
  g_assert_true (report.with_history);
  g_assert_cmpuint (report.saved[LT_TABLE_SUPPLY], ==, 1);
  g_assert_cmpuint (report.from_history, ==, 1);
}

/* A document without history is like one that was made in this version. */
static void
test_recovery_without_history (Old *o, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (o->base.folder, "copy.liantu", NULL), *rows = NULL;
  g_autoptr(GError) error = NULL;
  LtRecovery report;

  open_old (o, LT_OPEN_WRITE);
  add_supply (o);
  rows = document_rows (o->old);
  lt_workspace_save_copy (o->base.workspace, copy, FALSE, &error);
  g_assert_no_error (error);
  close_old (o);
  g_rename (copy, o->old);
  report = recover (o, rows, LT_SCHEMA_VERSION);
  g_assert_cmpuint (report.saved[LT_TABLE_SUPPLY], ==, 1);
  g_assert_cmpuint (report.from_history, ==, 0);
}

#define ADD_FOR(version, path, func) \
  g_test_add ("/workspace/version/" #version "/" path, Old, GUINT_TO_POINTER (version), old_up, func, old_down)
#define ADD(path, func) ADD_FOR (1, path, func)
#define ADD_ALL(path, func) G_STMT_START { ADD_FOR (1, path, func); ADD_FOR (2, path, func); } G_STMT_END

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_ALL ("migrates", test_migrates);
  ADD ("history", test_history);
  ADD ("supply", test_supply);
  ADD_ALL ("reading", test_reading);
  ADD_ALL ("copies", test_copies);
  ADD ("backup", test_backup);
  ADD_ALL ("log-left", test_log_left);
  ADD ("refused", test_refused);
  ADD_ALL ("override", test_override);
  ADD ("failing-disk", test_failing_disk);
  ADD_ALL ("recovery", test_recovery);
  ADD ("recovery-after", test_recovery_after);
  ADD ("recovery-without-history", test_recovery_without_history);
  return g_test_run ();
}
