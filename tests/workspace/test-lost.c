/* The file is moved, deleted, replaced or cut short under the open workspace; somebody reads while another writes. */
#include "config.h"
#include "session.h"
#include "workspace/whereabouts.h"

#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* --- A file system without locks --- */

static gboolean without_locks;

/* In the place of the C library's, for this program and what it links. */
int
fcntl64 (int fd, int command, ...)
{
  va_list args;
  void *argument;

  va_start (args, command);
  argument = va_arg (args, void *);
  va_end (args);
  if (without_locks && command == F_OFD_SETLK)
    {
      errno = ENOLCK;
      return -1;
    }
  return syscall (SYS_fcntl, fd, command, argument);
}

static void
test_without_locks (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *names = NULL;

  g_assert_finalize_object (f->workspace);
  without_locks = TRUE;
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
  without_locks = FALSE;
  g_assert_null (f->workspace);
  document_assert_message (error);
  /* Not "held by somebody". */
  g_assert_nonnull (strstr (error->message, g_strerror (ENOLCK)));
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu");
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, NULL);
  g_assert_nonnull (f->workspace);
}

/* --- Waiting --- */

static gboolean
has_notice (LtWorkspace *workspace)
{
  return lt_workspace_get_notice (workspace) != NULL;
}

static gboolean
has_no_notice (LtWorkspace *workspace)
{
  return lt_workspace_get_notice (workspace) == NULL;
}

static void
wait_for (LtWorkspace *workspace, gboolean (*condition) (LtWorkspace *))
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!condition (workspace))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

/* --- What can become of a file --- */

static void
rename_away (Fixture *f)
{
  g_autofree char *away = g_build_filename (f->folder, "away.liantu", NULL);

  g_assert_cmpint (g_rename (f->path, away), ==, 0);
}

static void
rename_folder (Fixture *f)
{
  g_autofree char *away = g_strconcat (f->folder, ".away", NULL);

  g_assert_cmpint (g_rename (f->folder, away), ==, 0);
}

static void
delete_file (Fixture *f)
{
  g_assert_cmpint (g_unlink (f->path), ==, 0);
}

static void
make_other (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr(LtWorkspace) other = lt_workspace_create (path, NULL);

  fixture_chain (other, "other");
  lt_workspace_close (other);
}

static void
replace (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "other.liantu", NULL);

  make_other (f, "other.liantu");
  g_assert_cmpint (g_rename (path, f->path), ==, 0);
}

/* As `cp` does it: into the same file. */
static void
write_over (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "other.liantu", NULL);
  g_autoptr(GBytes) bytes = NULL;
  FILE *file;

  make_other (f, "other.liantu");
  bytes = document_bytes (path);
  g_unlink (path);
  file = fopen (f->path, "wb");
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), file);
  fclose (file);
}

static void
empty (Fixture *f)
{
  g_assert_cmpint (truncate (f->path, 0), ==, 0);
}

static void
cut (Fixture *f)
{
  g_assert_cmpint (truncate (f->path, 4096 * 3), ==, 0);
}

typedef struct {
  const char *name;
  void      (*happens) (Fixture *f);
  gboolean    in_memory;        /* only there is the work safe: its history is gone */
  const char *left;             /* in the folder, once closed; NULL: no folder */
} Case;

static const Case cases[] = {
  { "renamed", rename_away, FALSE, "away.liantu" },
  { "folder-renamed", rename_folder, FALSE, NULL },
  { "deleted", delete_file, FALSE, "" },
  { "replaced", replace, FALSE, "a.liantu" },
  { "written-over", write_over, TRUE, "a.liantu" },
  { "emptied", empty, TRUE, "a.liantu" },
  { "cut-short", cut, TRUE, "a.liantu" },
};

/* --- The writer's side --- */

static void
assert_refused (LtWorkspace *workspace)
{
  gboolean (*const steps[]) (LtWorkspace *, GError **) = { lt_workspace_undo, lt_workspace_redo };
  g_autoptr(GError) error = NULL;

  g_assert_false (lt_workspace_edit (workspace, "lost", LT_EDIT_DEFAULT, session_insert_chain, (gpointer) "lost", &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO);
  document_assert_message (error);
  g_assert_cmpstr (lt_workspace_get_notice (workspace), ==, error->message);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_clear_error (&error);
      g_assert_false (steps[i] (workspace, &error));
      g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO);
    }
}

/* Everything acknowledged is in the copy, and its history where that could be had. */
static void
assert_copy (LtWorkspace *workspace, const char *path, gboolean in_memory)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtWorkspace) copy = NULL;
  g_autofree char *names = NULL;

  lt_workspace_save_copy (workspace, path, TRUE, &error);
  g_assert_no_error (error);
  copy = lt_workspace_open (path, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  names = session_names (lt_workspace_get_model (copy));
  g_assert_cmpstr (names, ==, "a1 a2 ");
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (copy), LT_TABLE_SEGMENT), ==, 1);
  g_assert_true (lt_workspace_can_undo (copy) == !in_memory);
  lt_workspace_close (copy);
}

static void
fill (LtWorkspace *workspace)
{
  gint64 chain = fixture_chain (workspace, "a1");

  fixture_segment (workspace, chain, "s", LT_POSITION_UPSTREAM);
  fixture_chain (workspace, "a2");
}

static void
assert_renamed (Fixture *f, const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtWorkspace) workspace = lt_workspace_open (path, LT_OPEN_WRITE, &error);
  g_autofree char *names = NULL;

  g_assert_no_error (error);
  names = session_names (lt_workspace_get_model (workspace));
  g_assert_cmpstr (names, ==, "a1 a2 ");
  lt_workspace_close (workspace);
}

static void
test_lost (Fixture *f, gconstpointer data)
{
  const Case *c = &cases[GPOINTER_TO_UINT (data) / 2];
  g_autofree char *elsewhere = g_dir_make_tmp ("liantu-test-XXXXXX", NULL), *copy = g_build_filename (elsewhere, "copy.liantu", NULL);
  g_autofree char *away = g_strconcat (f->folder, ".away", NULL), *moved = NULL, *left = NULL, *lock = NULL;
  g_autoptr(GBytes) before = NULL, after = NULL;

  fault_vfs_install (GPOINTER_TO_UINT (data) % 2 == 0);
  fixture_reopen (f);
  fill (f->workspace);
  lt_workspace_watch (f->workspace);
  c->happens (f);
  wait_for (f->workspace, has_notice);
  assert_refused (f->workspace);
  assert_copy (f->workspace, copy, c->in_memory);
  before = document_bytes (f->path);
  g_assert_finalize_object (f->workspace);
  f->workspace = NULL;
  /* What is there instead is not touched by closing. */
  after = document_bytes (f->path);
  g_assert_true (before == after || g_bytes_equal (before, after));
  left = document_folder (f->folder);
  g_assert_cmpstr (left, ==, c->left != NULL ? c->left : "");
  if (c->happens == rename_away)
    moved = g_build_filename (f->folder, "away.liantu", NULL);
  else if (c->happens == rename_folder)
    moved = g_build_filename (away, "a.liantu", NULL);
  if (moved != NULL)
    assert_renamed (f, moved);
  fixture_remove (away);
  fixture_remove (elsewhere);
}

/* Without anybody watching: the edit itself looks. */
static void
test_unwatched (Fixture *f, gconstpointer unused)
{
  fault_vfs_install (TRUE);
  fixture_reopen (f);
  fill (f->workspace);
  delete_file (f);
  assert_refused (f->workspace);
}

static void
test_back_again (Fixture *f, gconstpointer unused)
{
  g_autofree char *away = g_build_filename (f->folder, "away.liantu", NULL);

  fault_vfs_install (TRUE);
  fixture_reopen (f);
  fill (f->workspace);
  lt_workspace_watch (f->workspace);
  rename_away (f);
  wait_for (f->workspace, has_notice);
  assert_refused (f->workspace);
  g_assert_cmpint (g_rename (away, f->path), ==, 0);
  wait_for (f->workspace, has_no_notice);
  fixture_chain (f->workspace, "a3");
  fixture_reopen (f);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 3);
}

/* Somebody tidies away what lies beside the document. What was in the log, and every later edit, is in the files that have
 * names: a copy of them, as a crash would leave them, has it all. */
static void
test_log_deleted (Fixture *f, gconstpointer unused)
{
  static const char *const suffixes[] = { "", "-wal" };
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL), *crashed = g_build_filename (f->folder, "b.liantu", NULL), *names = NULL;
  g_autoptr(LtWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  fault_vfs_install (TRUE);
  fixture_reopen (f);
  fill (f->workspace);
  g_assert_cmpint (g_unlink (log), ==, 0);
  fixture_chain (f->workspace, "a3");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (f->path, suffixes[i], NULL), *to = g_strconcat (crashed, suffixes[i], NULL);
      g_autofree char *command = g_strdup_printf ("cp '%s' '%s'", from, to);

      /* By another process: closing the document here would drop its locks. */
      g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
    }
  workspace = lt_workspace_open (crashed, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  names = session_names (lt_workspace_get_model (workspace));
  g_assert_cmpstr (names, ==, "a1 a2 a3 ");
}

/* --- The reader's side --- */

static gboolean
has_four (LtWorkspace *workspace)
{
  return lt_model_count (lt_workspace_get_model (workspace), LT_TABLE_CHAIN) == 4;
}

static gboolean
has_three (LtWorkspace *workspace)
{
  return lt_model_count (lt_workspace_get_model (workspace), LT_TABLE_CHAIN) == 3;
}

static void
count_changes (LtWorkspace *workspace, const LtChanges *changes, guint *count)
{
  *count += changes->items->len;
}

static LtWorkspace *
open_reader (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  LtWorkspace *reader = lt_workspace_open (f->path, LT_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  lt_workspace_watch (reader);
  return reader;
}

/* Lets what was started for it come back first. */
static void
close_reader (LtWorkspace *reader)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  lt_workspace_close (reader);
  while (G_OBJECT (reader)->ref_count > 1 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_finalize_object (reader);
}

static void
test_reader_follows (Fixture *f, gconstpointer shared_memory)
{
  LtWorkspace *reader;
  guint changes = 0;

  fault_vfs_install (shared_memory != NULL);
  fixture_reopen (f);
  fill (f->workspace);
  reader = open_reader (f);
  g_signal_connect (reader, "changed", G_CALLBACK (count_changes), &changes);
  fixture_chain (f->workspace, "a3");
  fixture_chain (f->workspace, "a4");
  wait_for (reader, has_four);
  g_assert_cmpuint (changes, ==, 2);
  lt_workspace_undo (f->workspace, NULL);
  wait_for (reader, has_three);
  /* The writer closes, leaves one file, and comes again. */
  fixture_reopen (f);
  fixture_chain (f->workspace, "a5");
  wait_for (reader, has_four);
  g_assert_cmpuint (lt_workspace_get_history (reader)->len, ==, 7);
  g_assert_cmpuint (changes, ==, 4);
  g_assert_null (lt_workspace_get_notice (reader));
  close_reader (reader);
}

static void
test_reader_loses (Fixture *f, gconstpointer data)
{
  const Case *c = &cases[GPOINTER_TO_UINT (data)];
  g_autofree char *copy = NULL, *elsewhere = g_dir_make_tmp ("liantu-test-XXXXXX", NULL), *away = g_strconcat (f->folder, ".away", NULL);
  LtWorkspace *reader;

  fault_vfs_install (TRUE);
  fixture_reopen (f);
  fill (f->workspace);
  g_assert_finalize_object (f->workspace);
  f->workspace = NULL;
  reader = open_reader (f);
  c->happens (f);
  wait_for (reader, has_notice);
  copy = g_build_filename (elsewhere, "copy.liantu", NULL);
  assert_copy (reader, copy, TRUE);
  close_reader (reader);
  fixture_remove (elsewhere);
  fixture_remove (away);
}

/* --- Where a write-ahead log works --- */

static void
test_file_systems (void)
{
  /* From statfs(2). */
  static const struct { guint32 type; gboolean local; } systems[] = {
    { 0xEF53, TRUE }, { 0x9123683E, TRUE }, { 0x58465342, TRUE }, { 0x01021994, TRUE }, { 0x4D44, TRUE }, { 0x794C7630, TRUE }, { 0x2FC12FC1, TRUE },
    { 0x6969, FALSE }, { 0xFF534D42, FALSE }, { 0xFE534D42, FALSE }, { 0x517B, FALSE }, { 0x65735546, FALSE }, { 0x01021997, FALSE },
    { 0x00C36400, FALSE }, { 0x5346414F, FALSE }, { 0x73757245, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    g_assert_cmpint (lt_file_system_is_local (systems[i].type), ==, systems[i].local);
}

#define ADD(path, data, func) g_test_add (path, Fixture, data, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *log = g_strconcat ("/workspace/lost/log/", cases[i].name, NULL);
      g_autofree char *journal = g_strconcat ("/workspace/lost/journal/", cases[i].name, NULL);
      g_autofree char *reader = g_strconcat ("/workspace/lost/reader/", cases[i].name, NULL);

      ADD (log, GUINT_TO_POINTER (i * 2), test_lost);
      ADD (journal, GUINT_TO_POINTER (i * 2 + 1), test_lost);
      ADD (reader, GUINT_TO_POINTER (i), test_reader_loses);
    }
  ADD ("/workspace/lost/unwatched", NULL, test_unwatched);
  ADD ("/workspace/lost/back-again", NULL, test_back_again);
  ADD ("/workspace/lost/log-deleted", NULL, test_log_deleted);
  ADD ("/workspace/lost/reader-follows/log", "", test_reader_follows);
  ADD ("/workspace/lost/reader-follows/journal", NULL, test_reader_follows);
  ADD ("/workspace/lost/without-locks", NULL, test_without_locks);
  g_test_add_func ("/workspace/lost/file-systems", test_file_systems);
  return g_test_run ();
}
