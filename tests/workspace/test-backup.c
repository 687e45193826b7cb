/* A copy a day: made beside the work, seven kept, one of them brought back; and what is kept of a file that was lost. */
#include "config.h"
#include "session.h"
#include "workspace/backup.h"

#include <sys/stat.h>

static char *
names_of (const char *document)
{
  g_autoptr(GPtrArray) list = lt_backup_list (document);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s ", ((LtBackup *) list->pdata[i])->name);
  return g_string_free (text, FALSE);
}

static void
assert_names (Fixture *f, const char *expected)
{
  g_autofree char *names = names_of (f->path);

  g_assert_cmpstr (names, ==, expected);
}

static void
make (Fixture *f, const char *day)
{
  g_autoptr(GError) error = NULL;

  lt_backup_make_on (f->path, day, NULL, &error);
  g_assert_no_error (error);
}

static void
test_one_a_day (Fixture *f, gconstpointer shared_memory)
{
  g_autoptr(GPtrArray) list = NULL;
  g_autofree char *rows = NULL, *kept = NULL, *folder = NULL, *names = NULL;
  const LtBackup *backup;
  struct stat info;
  gint64 chain;

  fault_vfs_install (shared_memory != NULL);
  fixture_reopen (f);
  chain = fixture_chain (f->workspace, "a1");
  fixture_segment (f->workspace, chain, "s1", LT_POSITION_UPSTREAM);
  fixture_segment (f->workspace, chain, "s2", LT_POSITION_UPSTREAM);
  fixture_enterprise (f->workspace, "e1", 0);
  make (f, "2026-11-24");
  make (f, "2026-11-24");
  make (f, "2026-11-25");            /* nothing changed */
  assert_names (f, "2026-11-24 ");
  list = lt_backup_list (f->path);
  backup = list->pdata[0];
  g_assert_cmpint (backup->segments, ==, 2);
  g_assert_cmpint (backup->enterprises, ==, 1);
  g_assert_cmpint (stat (backup->path, &info), ==, 0);
  g_assert_cmpint (backup->size, ==, info.st_size);
  folder = g_path_get_dirname (backup->path);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  names = document_folder (folder);
  g_assert_cmpstr (names, ==, "2026-11-24.liantu");
  kept = document_rows (backup->path);
  rows = document_rows (f->path);
  g_assert_cmpstr (kept, ==, rows);
  fixture_chain (f->workspace, "a2");
  make (f, "2026-11-25");
  assert_names (f, "2026-11-25 2026-11-24 ");
  fixture_chain (f->workspace, "still works");
}

static void
test_seven_kept (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = NULL, *strange = NULL;
  g_autoptr(GPtrArray) list = NULL;

  for (guint day = 1; day <= 10; day++)
    {
      g_autofree char *name = g_strdup_printf ("2026-11-%02u", day);

      fixture_chain (f->workspace, name);
      make (f, name);
      if (day == 1)
        {
          list = lt_backup_list (f->path);
          folder = g_path_get_dirname (((LtBackup *) list->pdata[0])->path);
          strange = g_build_filename (folder, "my own.liantu", NULL);
          g_file_set_contents (strange, "x", 1, NULL);
        }
    }
  assert_names (f, "2026-11-10 2026-11-09 2026-11-08 2026-11-07 2026-11-06 2026-11-05 2026-11-04 ");
  /* Only what is ours is taken away. */
  g_assert_true (g_file_test (strange, G_FILE_TEST_EXISTS));
}

static void
test_restore (Fixture *f, gconstpointer unused)
{
  static const char *const wrong[] = { "2026-11-23", "../2026-11-24", "", "2026-11-24.liantu" };
  g_autofree char *out = g_build_filename (f->folder, "back.liantu", NULL), *rows = NULL, *back = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LtWorkspace) restored = NULL;

  fixture_chain (f->workspace, "a1");
  make (f, "2026-11-24");
  rows = document_rows (f->path);
  fixture_chain (f->workspace, "a2");
  g_assert_true (lt_backup_restore (f->path, "2026-11-24", out, &error));
  g_assert_no_error (error);
  back = document_rows (out);
  g_assert_cmpstr (back, ==, rows);
  restored = lt_workspace_open (out, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (lt_workspace_can_undo (restored));
  lt_workspace_close (restored);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (lt_backup_restore (f->path, wrong[i], out, &error));
      g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND);
      document_assert_message (error);
      g_clear_error (&error);
    }
  /* Never over what is open. */
  g_assert_false (lt_backup_restore (f->path, "2026-11-24", f->path, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY);
  fixture_chain (f->workspace, "a3");
}

/* Each write of the copy in turn finds the disk full: no backup, nothing left of it, and the work goes on. */
static void
test_full_disk (Fixture *f, gconstpointer unused)
{
  guint n = 0;

  fault_vfs_install (TRUE);
  fixture_reopen (f);
  fixture_chain (f->workspace, "a1");
  for (gboolean made = FALSE; !made; n++)
    {
      g_autoptr(GError) error = NULL;

      fault_vfs_fail (FAULT_WRITE, n + 1, TRUE, SQLITE_FULL);
      made = lt_backup_make_on (f->path, "2026-11-24", NULL, &error);
      fault_vfs_heal ();
      g_assert_true (made == (error == NULL));
      if (error != NULL)
        document_assert_message (error);
      assert_names (f, made ? "2026-11-24 " : "");
    }
  g_assert_cmpuint (n, >, 10);
  fixture_chain (f->workspace, "a2");
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  gboolean fine = lt_workspace_backup_finish (LT_WORKSPACE (source), result, &error);

  g_assert_true (fine || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  *(int *) data = fine ? 1 : 2;
}

static void
test_beside_the_work (Fixture *f, gconstpointer unused)
{
  g_autoptr(GPtrArray) list = NULL;
  int made = 0;

  fixture_chain (f->workspace, "a1");
  lt_workspace_backup_async (f->workspace, on_made, &made);
  fixture_chain (f->workspace, "a2");
  while (made == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (made, ==, 1);
  list = lt_backup_list (f->path);
  g_assert_cmpuint (list->len, ==, 1);
}

/* Closing at once does not wait for it, nor does it leave a log behind. */
static void
test_closed_at_once (Fixture *f, gconstpointer unused)
{
  g_autofree char *names = NULL;
  int made = 0;

  fixture_chain (f->workspace, "a1");
  lt_workspace_backup_async (f->workspace, on_made, &made);
  lt_workspace_close (f->workspace);
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu");
  while (made == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Deleted, edited before, and closed without a copy: what was open is among the backups. Saved elsewhere, it need not. */
static void
test_rescue (Fixture *f, gconstpointer saved)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.liantu", NULL), *names = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;
  LtWorkspace *rescued;

  fixture_chain (f->workspace, "a1");
  fixture_chain (f->workspace, "a2");
  g_unlink (f->path);
  if (saved != NULL)
    {
      g_assert_true (lt_workspace_save_copy (f->workspace, copy, TRUE, &error));
      g_assert_no_error (error);
    }
  g_assert_finalize_object (f->workspace);
  f->workspace = NULL;
  list = lt_backup_list (f->path);
  g_assert_cmpuint (list->len, ==, saved != NULL ? 0 : 1);
  if (saved != NULL)
    return;
  rescued = lt_workspace_open (((LtBackup *) list->pdata[0])->path, LT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  names = session_names (lt_workspace_get_model (rescued));
  g_assert_cmpstr (names, ==, "a1 a2 ");
  g_assert_finalize_object (rescued);
}

/* Nothing was done in it: whoever deleted it meant it. */
static void
test_no_rescue (Fixture *f, gconstpointer unused)
{
  fixture_chain (f->workspace, "a1");
  fixture_reopen (f);
  g_unlink (f->path);
  g_assert_finalize_object (f->workspace);
  f->workspace = NULL;
  assert_names (f, "");
}

#define ADD(path, data, func) g_test_add ("/workspace/backup/" path, Fixture, data, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("liantu-home-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("one-a-day/log", "", test_one_a_day);
  ADD ("one-a-day/journal", NULL, test_one_a_day);
  ADD ("seven-kept", NULL, test_seven_kept);
  ADD ("restore", NULL, test_restore);
  ADD ("full-disk", NULL, test_full_disk);
  ADD ("beside-the-work", NULL, test_beside_the_work);
  ADD ("closed-at-once", NULL, test_closed_at_once);
  ADD ("rescue", NULL, test_rescue);
  ADD ("rescue/saved", "", test_rescue);
  ADD ("no-rescue", NULL, test_no_rescue);
  result = g_test_run ();
  fixture_remove (home);
  return result;
}
