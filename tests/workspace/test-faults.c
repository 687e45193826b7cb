/* A disk that fails at any moment: whatever fails says so, leaves the file as it was, and the next edit works. */
#include "config.h"
#include "document.h"
#include "session.h"

#define OLDER "an older copy"

static void
save_copy (Session *s)
{
  GError *error = NULL;

  g_file_set_contents_full (s->copy, OLDER, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
  s->copied = lt_workspace_save_copy (s->workspace, s->copy, TRUE, &error);
  session_note (s, s->copied, error);
}

static void
work (Session *s)
{
  GError *error = NULL;

  s->workspace = lt_workspace_open (s->f->path, LT_OPEN_DEFAULT, &error);
  if (!session_note (s, s->workspace != NULL, error))
    return;
  session_edit (s, "a1");
  session_edit (s, "a2");
  session_undo (s);
  session_redo (s);
  session_edit (s, "a3");
  save_copy (s);
}

/* --- What is left --- */

static void
assert_copy (Session *s)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtWorkspace) workspace = NULL;
  g_autoptr(GBytes) bytes = document_bytes (s->copy);
  g_autofree char *names = NULL, *expected = session_join (s->done, NULL);

  if (!s->copied)
    {
      g_assert_true (bytes == NULL || (g_bytes_get_size (bytes) == strlen (OLDER) && memcmp (g_bytes_get_data (bytes, NULL), OLDER, strlen (OLDER)) == 0));
      return;
    }
  workspace = lt_workspace_open (s->copy, LT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  names = session_names (lt_workspace_get_model (workspace));
  /* The edit that came after the copy is not in it. */
  g_assert_true (g_str_has_prefix (expected, names));
}

/* An edit clears away what a journal that came to nothing left. */
static char *
reopened_names (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtWorkspace) workspace = lt_workspace_open (path, LT_OPEN_WRITE, &error);
  g_autoptr(GPtrArray) problems = NULL;
  char *names;

  g_assert_no_error (error);
  problems = lt_workspace_check (workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  names = session_names (lt_workspace_get_model (workspace));
  lt_workspace_edit (workspace, "z", LT_EDIT_DEFAULT, session_insert_chain, (gpointer) "z", &error);
  g_assert_no_error (error);
  return names;
}

static void
assert_left (Session *s)
{
  g_autofree char *names = reopened_names (s->f->path), *expected = session_join (s->done, NULL), *and_refused = session_join (s->done, s->refused);
  g_autofree char *folder = document_folder (s->f->folder);

  /* What could not be synced may have arrived all the same, where the log could not be taken away either. */
  if (g_strcmp0 (names, and_refused) != 0)
    g_assert_cmpstr (names, ==, expected);
  assert_copy (s);
  g_assert_cmpstr (folder, ==, g_file_test (s->copy, G_FILE_TEST_EXISTS) ? "a.liantu b.liantu" : "a.liantu");
}

/* --- Every fault in its turn --- */

typedef struct {
  const char *name;
  gboolean    shared_memory;
  FaultOp     op;
  gboolean    lasting;
  int         code;
  gboolean    mended;        /* while the session lasts: then the next edit must work; else it closes on the bad disk */
} Case;

static const Case cases[] = {
#define CASES(mode, shared) \
  { mode "/full", shared, FAULT_WRITE, FALSE, SQLITE_FULL, TRUE }, \
  { mode "/full-to-the-end", shared, FAULT_WRITE, TRUE, SQLITE_FULL, FALSE }, \
  { mode "/full-halfway", shared, FAULT_SHORT_WRITE, FALSE, SQLITE_FULL, TRUE }, \
  { mode "/write", shared, FAULT_WRITE, TRUE, SQLITE_IOERR_WRITE, TRUE }, \
  { mode "/read", shared, FAULT_READ, FALSE, SQLITE_IOERR_READ, TRUE }, \
  { mode "/read-to-the-end", shared, FAULT_READ, TRUE, SQLITE_IOERR_READ, FALSE }, \
  { mode "/sync", shared, FAULT_SYNC, FALSE, SQLITE_IOERR_FSYNC, TRUE }, \
  { mode "/sync-to-the-end", shared, FAULT_SYNC, TRUE, SQLITE_IOERR_FSYNC, FALSE }, \
  { mode "/truncate", shared, FAULT_TRUNCATE, FALSE, SQLITE_IOERR_TRUNCATE, FALSE }, \
  { mode "/open", shared, FAULT_OPEN, FALSE, SQLITE_CANTOPEN, TRUE }, \
  { mode "/open-to-the-end", shared, FAULT_OPEN, TRUE, SQLITE_CANTOPEN, FALSE }, \
  { mode "/delete", shared, FAULT_DELETE, FALSE, SQLITE_IOERR_DELETE, TRUE }, \
  { mode "/delete-to-the-end", shared, FAULT_DELETE, TRUE, SQLITE_IOERR_DELETE, FALSE }
  CASES ("log", TRUE),
  CASES ("journal", FALSE),
  { "log/shared-memory", TRUE, FAULT_SHM, FALSE, SQLITE_IOERR_SHMMAP, TRUE },
  { "log/shared-memory-to-the-end", TRUE, FAULT_SHM, TRUE, SQLITE_IOERR_SHMMAP, FALSE },
};

/* One session with the nth call failing; FALSE once there are fewer calls than that. */
static gboolean
round_of (Fixture *f, const Case *c, GBytes *start, guint nth)
{
  Session s = { f, NULL, g_ptr_array_new (), g_ptr_array_new (), g_build_filename (f->folder, "b.liantu", NULL), FALSE, NULL };
  gboolean hit;

  g_unlink (s.copy);
  g_file_set_contents_full (f->path, g_bytes_get_data (start, NULL), g_bytes_get_size (start), G_FILE_SET_CONTENTS_NONE, 0644, NULL);
  fault_vfs_fail (c->op, nth, c->lasting, c->code);
  work (&s);
  /* What only could not be written can be looked at, unless a half-done change can be taken back no more. */
  g_assert_true (s.workspace != NULL || c->lasting || c->op == FAULT_OPEN || c->op == FAULT_READ || c->op == FAULT_SHM);
  if (c->mended)
    {
      fault_vfs_heal ();
      if (s.workspace != NULL && !lt_workspace_is_read_only (s.workspace))
        g_assert_true (session_edit (&s, "a4"));
    }
  if (s.workspace != NULL)
    lt_workspace_close (s.workspace);
  g_clear_object (&s.workspace);
  hit = fault_vfs_was_hit ();
  fault_vfs_heal ();
  assert_left (&s);
  g_ptr_array_unref (s.done);
  g_ptr_array_unref (s.undone);
  g_free (s.copy);
  return hit;
}

static void
test_fault (Fixture *f, gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GBytes) start = NULL;
  guint n = 0;

  fault_vfs_install (c->shared_memory);
  g_assert_finalize_object (f->workspace);
  f->workspace = NULL;
  start = document_bytes (f->path);
  while (round_of (f, c, start, n + 1))
    n++;
  g_test_message ("%u faults", n);
  /* Without a log nothing is cut short. */
  g_assert_true (n > 0 || (c->op == FAULT_TRUNCATE && !c->shared_memory));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/faults/", cases[i].name, NULL);
      g_test_add (path, Fixture, &cases[i], fixture_up, test_fault, fixture_down);
    }
  return g_test_run ();
}
