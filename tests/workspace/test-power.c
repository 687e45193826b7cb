/* The power fails after any write: the file opens, and every edit that was acknowledged is in it. */
#include "config.h"
#include "session.h"

#define BULK 60

static gboolean
insert_many (LtEdit *edit, gpointer name, GError **error)
{
  LtChain chain = { 0, name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  if (!lt_edit_insert (edit, LT_TABLE_CHAIN, &chain, error))
    return FALSE;
  for (guint i = 0; i < BULK; i++)
    {
      g_autofree char *segment = g_strdup_printf ("%s%u", (char *) name, i), *note = g_strnfill (400, 'n');
      LtSegment row = { 0, chain.id, segment, LT_POSITION_UPSTREAM, NULL, NULL, LT_UNKNOWN_INT, note, LT_UNKNOWN_INT };

      if (!lt_edit_insert (edit, LT_TABLE_SEGMENT, &row, error))
        return FALSE;
    }
  return TRUE;
}

static void
begin (Session *s)
{
  s->workspace = lt_workspace_open (s->f->path, LT_OPEN_WRITE, NULL);
  g_assert_nonnull (s->workspace);
}

static void
end (Session *s)
{
  g_assert_finalize_object (s->workspace);
  s->workspace = NULL;
}

/* As an import does it: many rows in one step. */
static void
bulk (Session *s, const char *name)
{
  lt_workspace_edit (s->workspace, name, LT_EDIT_DEFAULT, insert_many, (gpointer) name, NULL);
  g_ptr_array_add (s->done, (gpointer) name);
  g_ptr_array_set_size (s->undone, 0);
  session_note (s, TRUE, NULL);
}

/* Two sessions, so that the switch to the log and back is in it twice. */
static void
work (Session *s)
{
  fault_vfs_mark ("");
  begin (s);
  session_edit (s, "a1");
  session_edit (s, "a2");
  session_undo (s);
  session_redo (s);
  bulk (s, "a3");
  session_undo (s);
  session_edit (s, "a4");
  end (s);
  begin (s);
  session_edit (s, "a5");
  bulk (s, "a6");
  end (s);
}

/* One of the two states around the cut, whole: every segment of a bulk step or none, every step of the history sound. */
static void
assert_state (const char *path, const char *before, const char *after)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtWorkspace) workspace = lt_workspace_open (path, LT_OPEN_WRITE, &error);
  g_autoptr(GPtrArray) problems = NULL;
  g_autofree char *names = NULL;
  LtModel *model;

  g_assert_no_error (error);
  model = lt_workspace_get_model (workspace);
  names = session_names (model);
  if (after == NULL || g_strcmp0 (names, after) != 0)
    g_assert_cmpstr (names, ==, before);
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_SEGMENT), ==,
                    BULK * ((strstr (names, "a3") != NULL) + (strstr (names, "a6") != NULL)));
  problems = lt_workspace_check (workspace, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_power_cut (Fixture *f, gconstpointer shared_memory)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };
  Session s = { f, NULL, g_ptr_array_new (), g_ptr_array_new (), NULL, FALSE, NULL };
  g_autofree char *folder = g_build_filename (f->folder, "after", NULL), *path = g_build_filename (folder, "a.liantu", NULL);
  guint steps;

  fault_vfs_install (shared_memory != NULL);
  end (&(Session) { .workspace = f->workspace });
  f->workspace = NULL;
  g_mkdir (folder, 0755);
  fault_vfs_record (f->folder);
  work (&s);
  steps = fault_vfs_stop ();
  g_test_message ("%u steps", steps);
  for (guint step = 0; step <= steps; step++)
    for (Crash crash = 0; crash < N_CRASHES; crash++)
      {
        const char *before, *after;

        for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
          {
            g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
            g_unlink (file);
          }
        fault_vfs_replay (step, crash, step, folder, &before, &after);
        if (g_test_verbose ())
          g_test_message ("step %u, crash %u: “%s” or “%s”", step, crash, before, after);
        assert_state (path, before != NULL ? before : "", after);
      }
  fault_vfs_forget ();
  g_ptr_array_unref (s.done);
  g_ptr_array_unref (s.undone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/workspace/power/log", Fixture, "", fixture_up, test_power_cut, fixture_down);
  g_test_add ("/workspace/power/journal", Fixture, NULL, fixture_up, test_power_cut, fixture_down);
  return g_test_run ();
}
