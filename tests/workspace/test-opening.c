/* Files from elsewhere, files in use, crashes, copies: what is refused stays as it was, what was finished is kept. */
#include "config.h"
#include "refused.h"

#include <gio/gio.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *self_path;

/* --- What is no workspace --- */

static void
test_not_a_workspace (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "b.liantu", NULL);
  g_autofree char *folder = g_build_filename (f->folder, "c.liantu", NULL);
  g_autofree char *missing = g_build_filename (f->folder, "missing", "d.liantu", NULL);

  close_it (f);
  assert_refused (path, LT_WORKSPACE_ERROR_NOT_FOUND);
  assert_refused (missing, LT_WORKSPACE_ERROR_NOT_FOUND);
  g_file_set_contents (path, "", 0, NULL);
  assert_refused (path, LT_WORKSPACE_ERROR_NOT_OURS);
  g_file_set_contents (path, "PK\003\004 a spreadsheet", -1, NULL);
  assert_refused (path, LT_WORKSPACE_ERROR_NOT_OURS);
  g_file_set_contents (path, "SQLite format 3", 16, NULL);          /* the magic and no more */
  assert_refused (path, LT_WORKSPACE_ERROR_NOT_OURS);
  g_unlink (path);
  document_exec (f->path, "VACUUM");
  g_mkdir (folder, 0755);
  assert_refused (folder, LT_WORKSPACE_ERROR_NOT_OURS);
}

static void
test_other_application (Fixture *f, gconstpointer unused)
{
  close_it (f);
  document_exec (f->path, "PRAGMA application_id = 1");
  assert_refused (f->path, LT_WORKSPACE_ERROR_NOT_OURS);
  document_exec (f->path, "PRAGMA application_id = 0");
  assert_refused (f->path, LT_WORKSPACE_ERROR_NOT_OURS);
}

static void
test_newer_version (Fixture *f, gconstpointer unused)
{
  close_it (f);
  document_exec (f->path, "PRAGMA user_version = 99");
  assert_refused (f->path, LT_WORKSPACE_ERROR_NEWER);
  document_exec (f->path, "PRAGMA user_version = 0");
  assert_refused (f->path, LT_WORKSPACE_ERROR_DAMAGED);
}

static void
test_name_with_line_break (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "line\nbreak \xff.liantu", NULL);

  close_it (f);
  assert_refused (path, LT_WORKSPACE_ERROR_NOT_FOUND);
  g_file_set_contents (path, "x", 1, NULL);
  assert_refused (path, LT_WORKSPACE_ERROR_NOT_OURS);
}

/* --- What is damaged --- */

static void
test_truncated (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "b.liantu", NULL);
  g_autoptr(GBytes) whole = NULL;
  const char *data;
  gsize length;

  fill (f);
  close_it (f);
  whole = document_bytes (f->path);
  data = g_bytes_get_data (whole, &length);
  for (gsize cut = 100; cut < length; cut += 4096 * 7 + 50)
    {
      g_file_set_contents (path, data, cut, NULL);
      assert_refused (path, LT_WORKSPACE_ERROR_DAMAGED);
    }
  g_file_set_contents (path, data, length - 1, NULL);
  assert_refused (path, LT_WORKSPACE_ERROR_DAMAGED);
  g_file_set_contents (path, data, length - 4096, NULL);
  assert_refused (path, LT_WORKSPACE_ERROR_DAMAGED);
}

/* Each page in turn is overwritten with noise: it may open (a free page, a blob of the history), never crash, never change. */
static void
test_noise (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "b.liantu", NULL);
  g_autoptr(GBytes) whole = NULL;
  gsize length;
  guint refused = 0, pages = 0;

  fill (f);
  close_it (f);
  whole = document_bytes (f->path);
  length = g_bytes_get_size (whole);
  for (gsize page = 0; page < length; page += 4096, pages++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), length);
      g_autoptr(GError) error = NULL;
      g_autoptr(LtWorkspace) workspace = NULL;
      g_autoptr(GBytes) before = NULL, after = NULL;

      for (guint i = 100; i < 4096; i++)
        data[page + i] ^= (guint8) (i * 37 + page / 4096);
      g_file_set_contents (path, (char *) data, length, NULL);
      before = document_bytes (path);
      workspace = lt_workspace_open (path, LT_OPEN_READ_ONLY, &error);
      after = document_bytes (path);
      g_assert_true (g_bytes_equal (before, after));
      if (workspace != NULL)
        continue;
      refused++;
      document_assert_message (error);
      g_assert_true (g_error_matches (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED)
                     || g_error_matches (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_FOREIGN));
    }
  g_assert_cmpuint (refused, >, pages / 10);
}

/* --- Read-only --- */

static gboolean
insert_chain (LtEdit *edit, gpointer name, GError **error)
{
  LtChain row = { 0, name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  return lt_edit_insert (edit, LT_TABLE_CHAIN, &row, error);
}

static void
on_edit_failed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (lt_workspace_edit_finish (LT_WORKSPACE (source), result, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY);
  *(gboolean *) data = TRUE;
}

static void
assert_cannot_write (LtWorkspace *workspace)
{
  gboolean (*const funcs[]) (LtWorkspace *, GError **) = { lt_workspace_undo, lt_workspace_redo };
  g_autoptr(GError) error = NULL;
  gboolean done = FALSE;

  g_assert_true (lt_workspace_is_read_only (workspace));
  g_assert_false (lt_workspace_edit (workspace, "x", LT_EDIT_DEFAULT, insert_chain, (gpointer) "x", &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY);
  for (guint i = 0; i < G_N_ELEMENTS (funcs); i++)
    {
      g_clear_error (&error);
      g_assert_false (funcs[i] (workspace, &error));
      g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY);
    }
  g_assert_false (lt_workspace_can_undo (workspace));
  lt_workspace_edit_async (workspace, "x", LT_EDIT_DEFAULT, insert_chain, (gpointer) "x", NULL, NULL, NULL, NULL, on_edit_failed, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_opens_for_reading (const char *path, guint chains, const char *reason)
{
  g_autofree char *folder = g_path_get_dirname (path), *before = document_folder (folder);
  g_autofree char *after = NULL;
  g_autoptr(GBytes) bytes = document_bytes (path), bytes_after = NULL;
  g_autoptr(GError) error = NULL;
  LtWorkspace *workspace = lt_workspace_open (path, LT_OPEN_WRITE, &error);

  g_assert_null (workspace);
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY);
  document_assert_message (error);
  g_assert_nonnull (strstr (error->message, reason));
  g_clear_error (&error);
  workspace = lt_workspace_open (path, LT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (lt_workspace_get_read_only_reason (workspace), reason));
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (workspace), LT_TABLE_CHAIN), ==, chains);
  assert_cannot_write (workspace);
  g_assert_finalize_object (workspace);
  after = document_folder (folder);
  bytes_after = document_bytes (path);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (g_bytes_equal (bytes, bytes_after));
}

static void
test_read_only_file (Fixture *f, gconstpointer unused)
{
  fill (f);
  close_it (f);
  g_chmod (f->path, 0444);
  assert_opens_for_reading (f->path, 1, "read-only");
}

static void
test_read_only_flag (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fill (f);
  close_it (f);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  assert_cannot_write (f->workspace);
}

/* The second window of one process, and what it must not do to the first: closing a descriptor of its own would drop
 * the locks that SQLite holds for the whole process. */
static void
test_held_by_this_process (Fixture *f, gconstpointer unused)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000 + 2, .l_len = 510 };
  int fd;
  pid_t child;
  int status;

  fill (f);
  {
    g_autoptr(GError) error = NULL;
    LtWorkspace *second = lt_workspace_open (f->path, LT_OPEN_DEFAULT, &error);

    g_assert_no_error (error);
    g_assert_nonnull (strstr (lt_workspace_get_read_only_reason (second), g_get_user_name ()));
    g_assert_nonnull (strstr (lt_workspace_get_read_only_reason (second), "(链图, "));
    assert_cannot_write (second);
    g_assert_cmpuint (lt_model_count (lt_workspace_get_model (second), LT_TABLE_SEGMENT), ==, 40);
    g_assert_finalize_object (second);
  }
  /* Another process must still see our shared lock: pages 0x40000002 and on (SQLite's SHARED_FIRST, SHARED_SIZE). */
  child = fork ();
  if (child == 0)
    {
      fd = open (f->path, O_RDWR);
      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 0 : 1);
    }
  waitpid (child, &status, 0);
  g_assert_cmpint (status, ==, 0);
  fixture_chain (f->workspace, "还能写");
}

/* --- Other processes: this program again, as a helper --- */

static int
help_hold (const char *path)
{
  g_autoptr(LtWorkspace) workspace = lt_workspace_open (path, LT_OPEN_WRITE, NULL);

  g_print ("%s\n", workspace != NULL ? "holding" : "failed");
  while (getchar () != EOF) { }
  return 0;
}

/* Prints a number after each finished edit. */
static int
help_work (const char *path)
{
  g_autoptr(LtWorkspace) workspace = lt_workspace_open (path, LT_OPEN_WRITE, NULL);

  setvbuf (stdout, NULL, _IONBF, 0);
  for (guint i = 1; workspace != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);

      if (!lt_workspace_edit (workspace, name, LT_EDIT_DEFAULT, insert_chain, name, NULL))
        return 1;
      printf ("%u\n", i);
    }
  return 1;
}

/* Leaves a transaction in a rollback journal, as on a share without shared memory. */
static int
help_journal (const char *path)
{
  sqlite3 *db = NULL;

  sqlite3_open (path, &db);
  sqlite3_exec (db, "PRAGMA cache_size = 1; PRAGMA synchronous = FULL; BEGIN; UPDATE segment SET name = name || 'x', note = hex (randomblob (3000));"
                    "DELETE FROM segment", NULL, NULL, NULL);
  sqlite3_db_cacheflush (db);
  g_print ("holding\n");
  while (getchar () != EOF) { }
  return 0;
}

typedef struct {
  GSubprocess      *process;
  GDataInputStream *lines;
} Helper;

static Helper
helper_start (const char *what, const char *path)
{
  g_autoptr(GError) error = NULL;
  Helper helper;

  helper.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self_path, what, path, NULL);
  g_assert_no_error (error);
  helper.lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (helper.process));
  return helper;
}

static char *
helper_read (Helper *helper)
{
  return g_data_input_stream_read_line (helper->lines, NULL, NULL, NULL);
}

static void
helper_kill (Helper *helper)
{
  g_subprocess_force_exit (helper->process);
  g_subprocess_wait (helper->process, NULL, NULL);
}

static void
helper_clear (Helper *helper)
{
  g_clear_object (&helper->lines);
  g_clear_object (&helper->process);
}

static void
test_held_by_another_process (Fixture *f, gconstpointer unused)
{
  Helper helper;
  g_autofree char *line = NULL, *pid = NULL;

  fill (f);
  close_it (f);
  helper = helper_start ("--hold", f->path);
  line = helper_read (&helper);
  g_assert_cmpstr (line, ==, "holding");
  pid = g_strdup_printf (", %s)", g_subprocess_get_identifier (helper.process));
  assert_opens_for_reading (f->path, 1, pid);
  assert_opens_for_reading (f->path, 1, g_get_user_name ());
  /* The lock dies with its process, whatever file it left. */
  helper_kill (&helper);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, NULL);
  g_assert_nonnull (f->workspace);
  helper_clear (&helper);
}

static void
assert_alone (Fixture *f)
{
  g_autofree char *names = document_folder (f->folder);

  g_assert_cmpstr (names, ==, "a.liantu");
}

/* Killed after a number was read, the helper may have finished more; what it printed must be there, without gaps. */
static void
test_killed_in_mid_work (Fixture *f, gconstpointer unused)
{
  g_autoptr(GPtrArray) problems = NULL;
  guint total = 0;

  close_it (f);
  for (guint round = 0; round < 3; round++)
    {
      Helper helper = helper_start ("--work", f->path);
      g_autofree char *line = NULL;
      LtModel *model;
      guint last = 0, n;

      for (guint i = 0; i < 20 + 17 * round; i++)
        {
          g_free (line);
          line = helper_read (&helper);
          g_assert_nonnull (line);
        }
      helper_kill (&helper);
      do
        {
          last = MAX (last, line != NULL && *line != '\0' ? (guint) atoi (line) : 0);
          g_free (line);
        }
      while ((line = helper_read (&helper)) != NULL);
      helper_clear (&helper);

      /* Reading alone sees all of it too, and leaves what is beside the file for who writes. */
      {
        g_autoptr(GError) error = NULL;
        g_autoptr(LtWorkspace) reader = lt_workspace_open (f->path, LT_OPEN_READ_ONLY, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (lt_model_count (lt_workspace_get_model (reader), LT_TABLE_CHAIN), >=, total + last);
      }
      f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, NULL);
      g_assert_nonnull (f->workspace);
      model = lt_workspace_get_model (f->workspace);
      n = lt_model_count (model, LT_TABLE_CHAIN);
      g_assert_cmpuint (n, >=, total + last);
      g_assert_cmpuint (n, <=, total + last + 1);
      g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, n);
      total = n;
      g_clear_pointer (&problems, g_ptr_array_unref);
      problems = lt_workspace_check (f->workspace, NULL);
      g_assert_cmpuint (problems->len, ==, 0);
      close_it (f);
      assert_alone (f);
    }
}

/* The rollback journal of a crash on a share is played back before anything is judged. */
static void
test_hot_journal (Fixture *f, gconstpointer unused)
{
  Helper helper;
  g_autofree char *line = NULL, *before = NULL, *after = NULL, *names = NULL;
  g_autoptr(GError) error = NULL;

  fill (f);
  close_it (f);
  before = document_rows (f->path);
  helper = helper_start ("--journal", f->path);
  line = helper_read (&helper);
  helper_kill (&helper);
  helper_clear (&helper);
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu a.liantu-journal");
  f->workspace = lt_workspace_open (f->path, LT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (lt_workspace_is_read_only (f->workspace));
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_SEGMENT), ==, 40);
  close_it (f);
  assert_alone (f);
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
}

/* A file that was copied by hand while it was open says "write-ahead log" and has none. */
static void
test_copied_while_open (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "copy", NULL), *path = g_build_filename (folder, "b.liantu", NULL);
  g_autofree char *names = NULL, *again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  LtWorkspace *workspace;

  close_it (f);
  document_exec (f->path, "PRAGMA journal_mode = WAL");
  bytes = document_bytes (f->path);
  g_mkdir (folder, 0755);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  workspace = lt_workspace_open (path, LT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (workspace);
  names = document_folder (folder);
  g_assert_cmpstr (names, ==, "b.liantu");
  /* And where nothing may be put beside it. */
  g_chmod (path, 0444);
  g_chmod (folder, 0555);
  workspace = lt_workspace_open (path, LT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (workspace);
  g_chmod (folder, 0755);
  g_chmod (path, 0644);
  workspace = lt_workspace_open (path, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (workspace);
  again = document_folder (folder);
  g_assert_cmpstr (again, ==, "b.liantu");
}

/* An index that lacks a row is not seen in opening, and what is deleted by it leaves the row behind, without its chain: the
 * file would not open again. So it is mended before the first change. */
static void
test_index_lacks_a_row (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "甲");
  g_autofree char *insert = g_strdup_printf ("INSERT INTO segment (id, chain, name) VALUES (7, %" G_GINT64_FORMAT ", '环节')", chain);
  g_autoptr(GPtrArray) problems = NULL, left = NULL;
  g_autoptr(GError) error = NULL;

  close_it (f);
  document_exec (f->path, "CREATE TABLE aside AS SELECT * FROM sqlite_schema WHERE name = 'segment_chain';"
                          "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'segment_chain'");
  document_exec (f->path, insert);
  document_exec (f->path, "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM aside");
  document_exec (f->path, "DROP TABLE aside");
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  problems = lt_workspace_check (f->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
  fixture_delete (f->workspace, LT_TABLE_CHAIN, chain);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_SEGMENT), ==, 0);
  left = lt_workspace_check (f->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 0);
  fixture_reopen (f);
}

static gpointer
read_for_a_while (gpointer db)
{
  g_usleep (50000);
  lt_database_close (db);
  return NULL;
}

/* One file is left though somebody reads at the moment it is closed. */
static void
test_closed_while_read (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *names = NULL;
  GThread *reader;
  sqlite3 *db;

  fill (f);
  db = lt_database_open (f->path, LT_DATABASE_READ, &error);
  g_assert_no_error (error);
  g_assert_true (lt_database_exec (db, "BEGIN; SELECT count(*) FROM chain", &error));
  reader = g_thread_new ("reader", read_for_a_while, db);
  close_it (f);
  g_thread_join (reader);
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu");
}

/* --- Making and copying --- */

static void
test_create_refuses_existing (Fixture *f, gconstpointer unused)
{
  g_autofree char *missing = g_build_filename (f->folder, "missing", "b.liantu", NULL);
  g_autofree char *taken = g_build_filename (f->folder, "c.liantu", NULL);
  g_autofree char *wal = g_strconcat (taken, "-wal", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) before = NULL, after = NULL;

  fill (f);
  close_it (f);
  before = document_bytes (f->path);
  g_assert_null (lt_workspace_create (f->path, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS);
  document_assert_message (error);
  after = document_bytes (f->path);
  g_assert_true (g_bytes_equal (before, after));
  g_clear_error (&error);
  g_assert_null (lt_workspace_create (missing, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO);
  document_assert_message (error);
  g_clear_error (&error);
  g_assert_null (lt_workspace_create (f->folder, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS);
  g_clear_error (&error);
  /* The log of a file that was deleted would be played back into the new one. */
  g_file_set_contents (wal, "left over", -1, NULL);
  g_assert_null (lt_workspace_create (taken, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS);
  document_assert_message (error);
  g_assert_false (g_file_test (taken, G_FILE_TEST_EXISTS));
}

static gboolean
bytes_contain (const char *path, const char *text)
{
  g_autoptr(GBytes) bytes = document_bytes (path);

  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text)) != NULL;
}

#define SECRET "王经理 13900000000"

static void
fill_with_secret (Fixture *f)
{
  LtChain row = { 0, (char *) "新型显示", LT_CHAIN_ROLE_NONE, 0, (char *) SECRET, NULL, NULL, NULL, LT_UNKNOWN_INT };
  gint64 chain = fixture_insert (f->workspace, LT_TABLE_CHAIN, &row);

  fixture_rename (f->workspace, LT_TABLE_CHAIN, chain, "chief", "李局长");
}

static void
test_copy (Fixture *f, gconstpointer read_only)
{
  g_autofree char *with = g_build_filename (f->folder, "with.liantu", NULL), *without = g_build_filename (f->folder, "without.liantu", NULL);
  g_autofree char *rows = NULL, *rows_with = NULL, *rows_without = NULL, *names = NULL;
  g_autoptr(GError) error = NULL;
  LtWorkspace *copy;

  fill_with_secret (f);
  if (read_only != NULL)
    {
      close_it (f);
      f->workspace = lt_workspace_open (f->path, LT_OPEN_READ_ONLY, NULL);
    }
  g_file_set_contents (without, "an older copy", -1, NULL);
  g_assert_true (lt_workspace_save_copy (f->workspace, with, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (lt_workspace_save_copy (f->workspace, without, FALSE, &error));
  g_assert_no_error (error);
  close_it (f);
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu with.liantu without.liantu");
  g_assert_true (bytes_contain (with, SECRET));
  g_assert_false (bytes_contain (without, SECRET));
  g_assert_true (bytes_contain (without, "李局长"));
  rows = document_rows (f->path);
  rows_with = document_rows (with);
  rows_without = document_rows (without);
  g_assert_cmpstr (rows_with, ==, rows);
  g_assert_cmpstr (rows_without, ==, rows);
  copy = lt_workspace_open (with, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (lt_workspace_undo (copy, &error));
  g_assert_finalize_object (copy);
  copy = lt_workspace_open (without, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lt_workspace_get_history (copy)->len, ==, 0);
  g_assert_false (lt_workspace_can_undo (copy));
  g_assert_finalize_object (copy);
}

static void
test_copy_onto_itself (Fixture *f, gconstpointer unused)
{
  g_autofree char *name = g_path_get_basename (f->folder), *roundabout = g_build_filename (f->folder, "..", name, "a.liantu", NULL);
  g_autofree char *hard = g_build_filename (f->folder, "hard.liantu", NULL), *soft = g_build_filename (f->folder, "soft.liantu", NULL);
  const char *paths[] = { f->path, roundabout, hard, soft };

  fill (f);
  g_assert_cmpint (link (f->path, hard), ==, 0);
  g_assert_cmpint (symlink (f->path, soft), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (lt_workspace_save_copy (f->workspace, paths[i], TRUE, &error));
      g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS);
      document_assert_message (error);
    }
  fixture_chain (f->workspace, "还能写");
}

static void
test_copy_that_fails (Fixture *f, gconstpointer unused)
{
  g_autofree char *missing = g_build_filename (f->folder, "missing", "b.liantu", NULL), *names = NULL;
  g_autofree char *folder = g_build_filename (f->folder, "folder", NULL);
  g_autoptr(GError) error = NULL;

  fill (f);
  g_assert_false (lt_workspace_save_copy (f->workspace, missing, TRUE, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO);
  document_assert_message (error);
  g_clear_error (&error);
  g_mkdir (folder, 0755);
  g_assert_false (lt_workspace_save_copy (f->workspace, folder, FALSE, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO);
  document_assert_message (error);
  close_it (f);
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu folder");
}

/* Over a file that crashed: its log belongs to the old file and must not be played back into the new one. Over one that
 * is open elsewhere: refused. */
static void
test_copy_over_a_file_in_use (Fixture *f, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (f->folder, "b.liantu", NULL), *line = NULL, *rows = NULL, *copied = NULL, *names = NULL;
  g_autoptr(LtWorkspace) made = lt_workspace_create (other, NULL);
  g_autoptr(GError) error = NULL;
  Helper helper;

  g_clear_object (&made);
  fill (f);
  helper = helper_start ("--work", other);
  for (guint i = 0; i < 5; i++)
    {
      g_free (line);
      line = helper_read (&helper);
    }
  g_assert_false (lt_workspace_save_copy (f->workspace, other, TRUE, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY);
  document_assert_message (error);
  g_clear_error (&error);
  helper_kill (&helper);
  helper_clear (&helper);
  g_assert_true (lt_workspace_save_copy (f->workspace, other, TRUE, &error));
  g_assert_no_error (error);
  close_it (f);
  rows = document_rows (f->path);
  copied = document_rows (other);
  g_assert_cmpstr (copied, ==, rows);
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu b.liantu");
}

/* --- Asynchronous opening, closing --- */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;

  *(LtWorkspace **) data = lt_workspace_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_open_async (Fixture *f, gconstpointer unused)
{
  fill (f);
  close_it (f);
  lt_workspace_open_async (f->path, LT_OPEN_WRITE, NULL, NULL, on_opened, &f->workspace);
  while (f->workspace == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture_chain (f->workspace, "乙");
  lt_workspace_close (f->workspace);
  assert_alone (f);
  /* What was open stays readable, and says that it can no longer be changed. */
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 2);
  assert_cannot_write (f->workspace);
  lt_workspace_close (f->workspace);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  self_path = argv[0];
  if (argc == 3 && strcmp (argv[1], "--hold") == 0)
    return help_hold (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--work") == 0)
    return help_work (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--journal") == 0)
    return help_journal (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_set_application_name ("链图");
  ADD ("/workspace/opening/not-a-workspace", test_not_a_workspace);
  ADD ("/workspace/opening/other-application", test_other_application);
  ADD ("/workspace/opening/newer-version", test_newer_version);
  ADD ("/workspace/opening/name-with-line-break", test_name_with_line_break);
  ADD ("/workspace/opening/truncated", test_truncated);
  ADD ("/workspace/opening/noise", test_noise);
  ADD ("/workspace/opening/read-only-file", test_read_only_file);
  ADD ("/workspace/opening/read-only-flag", test_read_only_flag);
  ADD ("/workspace/opening/held-by-this-process", test_held_by_this_process);
  ADD ("/workspace/opening/held-by-another-process", test_held_by_another_process);
  ADD ("/workspace/opening/killed-in-mid-work", test_killed_in_mid_work);
  ADD ("/workspace/opening/hot-journal", test_hot_journal);
  ADD ("/workspace/opening/copied-while-open", test_copied_while_open);
  ADD ("/workspace/opening/index-lacks-a-row", test_index_lacks_a_row);
  ADD ("/workspace/opening/closed-while-read", test_closed_while_read);
  ADD ("/workspace/opening/create-refuses-existing", test_create_refuses_existing);
  ADD ("/workspace/opening/copy", test_copy);
  g_test_add ("/workspace/opening/copy-from-read-only", Fixture, "", fixture_up, test_copy, fixture_down);
  ADD ("/workspace/opening/copy-onto-itself", test_copy_onto_itself);
  ADD ("/workspace/opening/copy-that-fails", test_copy_that_fails);
  ADD ("/workspace/opening/copy-over-a-file-in-use", test_copy_over_a_file_in_use);
  ADD ("/workspace/opening/open-async", test_open_async);
  return g_test_run ();
}
