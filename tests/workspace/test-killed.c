/* kill -9 at any moment of editing, undoing, importing, opening and closing: what was acknowledged is there. */
#include "config.h"
#include "session.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Each of the two ways a document is kept. */
#define KILLS 60
#define MOST_STEPS 12
#define LONGEST_US 4000
#define BULK 300

static const char *self_path;

/* --- The process that is killed: this program again --- */

typedef struct { const char *name; guint rows; } Step;

static gboolean
insert_step (LtEdit *edit, gpointer data, GError **error)
{
  const Step *step = data;
  LtChain chain = { 0, (char *) step->name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  if (!lt_edit_insert (edit, LT_TABLE_CHAIN, &chain, error))
    return FALSE;
  for (guint i = 0; i < step->rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", step->name, i);
      LtSegment row = { 0, chain.id, name, LT_POSITION_UPSTREAM, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };

      if (!lt_edit_insert (edit, LT_TABLE_SEGMENT, &row, error))
        return FALSE;
    }
  return TRUE;
}

/* Every step is one row of the history; its number is told once it is done. */
static int
work (const char *path, guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(LtWorkspace) workspace = NULL;

  setvbuf (stdout, NULL, _IONBF, 0);
  printf ("0\n");            /* how long it takes to start says nothing */
  workspace = lt_workspace_open (path, LT_OPEN_WRITE, NULL);
  while (workspace != NULL)
    {
      guint n = lt_workspace_get_history (workspace)->len, what = g_rand_int_range (rand, 0, 10);
      g_autofree char *name = g_strdup_printf ("c%u", n + 1);
      Step step = { name, what == 0 ? BULK : 1 };
      gboolean fine = TRUE;

      if (what == 1)
        {
          g_clear_object (&workspace);
          workspace = lt_workspace_open (path, LT_OPEN_WRITE, NULL);
          continue;
        }
      if (what <= 3 && lt_workspace_can_undo (workspace))
        fine = lt_workspace_undo (workspace, NULL);
      else if (what <= 5 && lt_workspace_can_redo (workspace))
        fine = lt_workspace_redo (workspace, NULL);
      else
        fine = lt_workspace_edit (workspace, name, LT_EDIT_DEFAULT, insert_step, &step, NULL);
      if (!fine)
        return 1;
      printf ("%u\n", n + 1);
    }
  return 1;
}

static int
work_with (const char *mode, const char *path, const char *seed)
{
  if (g_str_equal (mode, "--journal"))
    fault_vfs_install (FALSE);
  return work (path, atoi (seed));
}

/* --- Who kills it --- */

/* Returns the number of steps that it told of. */
static guint
kill_after (const char *mode, const char *path, guint seed, guint after_steps, guint after_us)
{
  g_autofree char *number = g_strdup_printf ("%u", seed);
  const char *argv[] = { self_path, mode, path, number, NULL };
  g_autofree char *said = NULL;
  g_autoptr(GError) error = NULL;
  GPid pid;
  int out, status;
  char *last;
  gsize got = 0;
  ssize_t n;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  said = g_malloc0 (1 << 16);
  for (guint lines = 0; lines <= after_steps && (n = read (out, said + got, 1)) > 0; got++)
    lines += said[got] == '\n';
  g_usleep (after_us);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  while ((n = read (out, said + got, (1 << 16) - 1 - got)) > 0)
    got += n;
  close (out);
  /* The last whole line. */
  while (got > 0 && said[got - 1] != '\n')
    said[--got] = '\0';
  g_strchomp (said);
  last = strrchr (said, '\n');
  return atoi (last != NULL ? last + 1 : said);
}

/* What the history says was done, row by row, is what is there. */
static void
assert_whole (LtWorkspace *workspace)
{
  const GPtrArray *history = lt_workspace_get_history (workspace);
  LtModel *model = lt_workspace_get_model (workspace);
  g_autoptr(GPtrArray) problems = lt_workspace_check (workspace, NULL);
  gint64 rows = 0;

  for (guint i = 0; i < history->len; i++)
    {
      const LtHistoryEntry *entry = history->pdata[i];

      rows += entry->kind == LT_HISTORY_UNDO ? -(gint64) entry->changes : entry->changes;
    }
  g_assert_cmpint (rows, ==, lt_model_count (model, LT_TABLE_CHAIN) + lt_model_count (model, LT_TABLE_SEGMENT));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_killed (Fixture *f, gconstpointer mode)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4711);
  guint known = 0, told = 0;

  fault_vfs_install (g_str_equal (mode, "--log"));
  g_assert_finalize_object (f->workspace);
  for (guint i = 0; i < KILLS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *names = NULL;
      guint done = kill_after (mode, f->path, i, g_rand_int_range (rand, 0, MOST_STEPS), g_rand_int_range (rand, 0, LONGEST_US));
      guint length;

      told += done > known;
      /* Who only reads sees it too, where that takes no writing. */
      if (i % 5 == 0 && g_str_equal (mode, "--log"))
        {
          g_autoptr(LtWorkspace) reader = lt_workspace_open (f->path, LT_OPEN_READ_ONLY, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (lt_workspace_get_history (reader)->len, >=, MAX (known, done));
        }
      f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
      g_assert_no_error (error);
      length = lt_workspace_get_history (f->workspace)->len;
      /* All that was told, and perhaps the one it was about to tell. */
      g_assert_cmpuint (length, >=, MAX (known, done));
      g_assert_cmpuint (length, <=, MAX (known, done) + 1);
      known = length;
      assert_whole (f->workspace);
      g_assert_finalize_object (f->workspace);
      names = document_folder (f->folder);
      if (g_str_equal (mode, "--log"))
        g_assert_cmpstr (names, ==, "a.liantu");
    }
  f->workspace = NULL;
  g_test_message ("%u steps, %u kills in the middle of work", known, told);
  g_assert_cmpuint (known, >, KILLS);
}

int
main (int argc, char **argv)
{
  self_path = argv[0];
  if (argc == 4)
    return work_with (argv[1], argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/workspace/killed/log", Fixture, "--log", fixture_up, test_killed, fixture_down);
  g_test_add ("/workspace/killed/journal", Fixture, "--journal", fixture_up, test_killed, fixture_down);
  return g_test_run ();
}
