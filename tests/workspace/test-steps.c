/* The steps as a list, and jumping to any of them. */
#include "config.h"
#include "any-edit.h"

#define N_EDITS 60
#define N_JUMPS 40

static void
step_chain (Fixture *f, const char *name, LtEditFlags flags)
{
  LtChain row = { 0, (char *) name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  fixture_step (f->workspace, name, flags, fixture_insert_one, LT_TABLE_CHAIN, &row);
}

static void
jump (Fixture *f, gint64 step)
{
  g_autoptr(GError) error = NULL;

  lt_workspace_jump (f->workspace, step, &error);
  g_assert_no_error (error);
}

/* As "+甲 +乙 -丙": done, done, taken back; without the first, which is the beginning. */
static void
assert_steps (Fixture *f, const char *expected)
{
  g_autoptr(GPtrArray) steps = lt_workspace_list_steps (f->workspace);
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_cmpint (((const LtStep *) steps->pdata[0])->id, ==, 0);
  g_assert_true (((const LtStep *) steps->pdata[0])->done);
  for (guint i = 1; i < steps->len; i++)
    {
      const LtStep *step = steps->pdata[i];

      g_string_append_printf (text, "%s%c%s", i > 1 ? " " : "", step->done ? '+' : '-', step->label);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static gint64
step_at (Fixture *f, guint index)
{
  g_autoptr(GPtrArray) steps = lt_workspace_list_steps (f->workspace);

  g_assert_cmpuint (index, <, steps->len);
  return ((const LtStep *) steps->pdata[index])->id;
}

static void
assert_chains (Fixture *f, const char *expected)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append (names, ((const LtChain *) rows->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
  assert_model_is_current (f);
}

/* --- The list --- */

static void
test_list (Fixture *f, gconstpointer unused)
{
  g_autoptr(GPtrArray) empty = lt_workspace_list_steps (f->workspace), steps = NULL;
  const GPtrArray *entries = lt_workspace_get_history (f->workspace);
  const LtStep *step;

  g_assert_cmpuint (empty->len, ==, 1);
  g_assert_null (((const LtStep *) empty->pdata[0])->label);
  step_chain (f, "a", LT_EDIT_FOUNDING);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  step_chain (f, "c", LT_EDIT_AUTOMATIC);
  step_chain (f, "d", LT_EDIT_AUTOMATIC);
  step_chain (f, "e", LT_EDIT_DEFAULT);
  assert_steps (f, "+b +e");
  lt_workspace_undo (f->workspace, NULL);
  assert_steps (f, "+b -e");
  steps = lt_workspace_list_steps (f->workspace);
  step = steps->pdata[0];
  g_assert_cmpstr (step->label, ==, "a");
  g_assert_cmpuint (step->changes, ==, 1);
  step = steps->pdata[1];
  g_assert_cmpint (step->id, ==, ((const LtHistoryEntry *) entries->pdata[1])->id);
  g_assert_cmpstr (step->author, ==, ((const LtHistoryEntry *) entries->pdata[1])->author);
  g_assert_cmpstr (step->utc, ==, ((const LtHistoryEntry *) entries->pdata[1])->utc);
  g_assert_cmpuint (step->changes, ==, 3);      /* with the automatic ones */
  /* What a newer edit ended is listed no more. */
  step_chain (f, "f", LT_EDIT_DEFAULT);
  assert_steps (f, "+b +f");
}

static void
test_read_only (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  step_chain (f, "a", LT_EDIT_DEFAULT);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  lt_workspace_undo (f->workspace, NULL);
  g_assert_finalize_object (f->workspace);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  assert_steps (f, "+a -b");
  g_assert_false (lt_workspace_jump (f->workspace, 0, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY);
}

/* --- Jumping --- */

static void
count_changes (LtWorkspace *workspace, gpointer changes, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_jump (Fixture *f, gconstpointer unused)
{
  const GPtrArray *entries = lt_workspace_get_history (f->workspace);
  const LtHistoryEntry *entry;
  guint heard = 0;
  gint64 b;

  step_chain (f, "a", LT_EDIT_DEFAULT);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  step_chain (f, "c", LT_EDIT_AUTOMATIC);
  step_chain (f, "d", LT_EDIT_DEFAULT);
  step_chain (f, "e", LT_EDIT_DEFAULT);
  b = step_at (f, 2);
  g_signal_connect (f->workspace, "changed", G_CALLBACK (count_changes), &heard);
  jump (f, b);
  assert_steps (f, "+a +b -d -e");
  assert_chains (f, "abc");
  g_assert_cmpuint (heard, ==, 1);
  /* Each step is a row of the history, as if it had been undone by itself. */
  g_assert_cmpuint (entries->len, ==, 7);
  entry = entries->pdata[6];
  g_assert_cmpint (entry->kind, ==, LT_HISTORY_UNDO);
  g_assert_cmpstr (entry->label, ==, "d");
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "b");
  g_assert_cmpstr (lt_workspace_get_redo_label (f->workspace), ==, "d");
  jump (f, step_at (f, 4));
  assert_steps (f, "+a +b +d +e");
  assert_chains (f, "abcde");
  g_assert_cmpuint (heard, ==, 2);
  /* Where it is already: nothing happens. */
  jump (f, step_at (f, 4));
  g_assert_cmpuint (heard, ==, 2);
  g_assert_cmpuint (entries->len, ==, 9);
  jump (f, 0);
  assert_steps (f, "-a -b -d -e");
  assert_chains (f, "");
  jump (f, b);
  assert_chains (f, "abc");
  /* A new edit ends what could be redone, as ever. */
  step_chain (f, "f", LT_EDIT_DEFAULT);
  assert_steps (f, "+a +b +f");
}

static void
test_founding (Fixture *f, gconstpointer unused)
{
  step_chain (f, "a", LT_EDIT_FOUNDING);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  jump (f, 0);
  assert_chains (f, "a");
  g_assert_false (lt_workspace_can_undo (f->workspace));
}

static void
test_unknown (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  gint64 ended;

  step_chain (f, "a", LT_EDIT_DEFAULT);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  ended = step_at (f, 2);
  jump (f, 0);
  step_chain (f, "c", LT_EDIT_DEFAULT);
  g_assert_false (lt_workspace_jump (f->workspace, ended, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND);
  document_assert_message (error);
  assert_chains (f, "c");
}

/* A row that came and went on the way is no change at all. */
static void
test_nothing_left (Fixture *f, gconstpointer unused)
{
  gint64 chain, first;
  guint heard = 0;

  step_chain (f, "a", LT_EDIT_DEFAULT);
  first = step_at (f, 1);
  chain = fixture_chain (f->workspace, "b");
  fixture_delete (f->workspace, LT_TABLE_CHAIN, chain);
  g_signal_connect (f->workspace, "changed", G_CALLBACK (count_changes), &heard);
  jump (f, first);
  assert_chains (f, "a");
  assert_steps (f, "+a -Insert -Delete");
  g_assert_cmpuint (heard, ==, 1);
}

/* --- What fails on the way --- */

static void
test_stops (Fixture *f, gconstpointer unused)
{
  static const char *const names[] = { "a", "b", "c", "d", "e" };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    step_chain (f, names[i], LT_EDIT_DEFAULT);
  g_assert_finalize_object (f->workspace);
  document_exec (f->path, "UPDATE history SET checksum = 'x' WHERE label = 'c'");
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_false (lt_workspace_jump (f->workspace, step_at (f, 1), &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED);
  document_assert_message (error);
  g_assert_nonnull (strstr (error->message, "after 2 of 4 steps, at “c”"));
  assert_chains (f, "abc");
  assert_steps (f, "+a +b +c -d -e");
  /* What can be reached can still be reached. */
  jump (f, step_at (f, 5));
  assert_chains (f, "abcde");
  jump (f, step_at (f, 3));
  g_clear_error (&error);
  g_assert_false (lt_workspace_jump (f->workspace, 0, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED);
  g_assert_null (strstr (error->message, "steps"));      /* none was taken */
  assert_chains (f, "abc");
}

/* --- Off the main loop --- */

typedef struct {
  gboolean done;
  GError  *error;
  guint    busy;
} Async;

static void
on_jumped (GObject *source, GAsyncResult *result, gpointer data)
{
  Async *async = data;

  g_assert_false (lt_workspace_jump_finish (LT_WORKSPACE (source), result, &async->error) != (async->error == NULL));
  async->done = TRUE;
}

static void
on_busy (Async *async)
{
  async->busy++;
}

/* Jumps that are queued one behind another find their way from where the one before has ended. */
static void
test_async (Fixture *f, gconstpointer unused)
{
  Async first = { FALSE }, second = { FALSE };
  gboolean busy;

  step_chain (f, "a", LT_EDIT_DEFAULT);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  step_chain (f, "c", LT_EDIT_DEFAULT);
  g_signal_connect_swapped (f->workspace, "notify::busy", G_CALLBACK (on_busy), &first);
  lt_workspace_jump_async (f->workspace, 0, on_jumped, &first);
  lt_workspace_jump_async (f->workspace, step_at (f, 2), on_jumped, &second);
  g_object_get (f->workspace, "busy", &busy, NULL);
  g_assert_true (busy);
  while (!first.done || !second.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (first.error);
  g_assert_no_error (second.error);
  g_object_get (f->workspace, "busy", &busy, NULL);
  g_assert_false (busy);
  g_assert_cmpuint (first.busy, ==, 2);
  assert_chains (f, "ab");
  assert_steps (f, "+a +b -c");
}

/* --- Any edits at all --- */

/* What the document was at each step that is listed; the first is the beginning. */
static void
do_edits (Fixture *f, AnyEdit *any, guint n, GPtrArray *snapshots)
{
  while (n > 0)
    {
      const guint entries = lt_workspace_get_history (f->workspace)->len;
      const gboolean automatic = snapshots->len > 1 && g_test_rand_int_range (0, 6) == 0;

      lt_workspace_edit (f->workspace, "any", automatic ? LT_EDIT_AUTOMATIC : LT_EDIT_DEFAULT, do_anything, any, NULL);
      if (lt_workspace_get_history (f->workspace)->len == entries)
        continue;
      if (automatic)
        g_ptr_array_set_size (snapshots, snapshots->len - 1);
      g_ptr_array_add (snapshots, document_rows (f->path));
      n--;
    }
}

static void
assert_jump (Fixture *f, const GPtrArray *snapshots, guint to)
{
  g_autoptr(GPtrArray) steps = NULL;

  jump (f, step_at (f, to));
  assert_rows (f, snapshots->pdata[to]);
  steps = lt_workspace_list_steps (f->workspace);
  g_assert_cmpuint (steps->len, ==, snapshots->len);
  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpint (((const LtStep *) steps->pdata[i])->done, ==, i <= to);
}

static void
test_any_edits (Fixture *f, gconstpointer unused)
{
  AnyEdit any = { .model = lt_workspace_get_model (f->workspace) };
  g_autoptr(GPtrArray) snapshots = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) problems = NULL;
  guint at;

  learn_required (&any, f->path);
  g_ptr_array_add (snapshots, document_rows (f->path));
  do_edits (f, &any, N_EDITS, snapshots);
  for (guint i = 0; i < N_JUMPS; i++)
    assert_jump (f, snapshots, g_test_rand_int_range (0, snapshots->len));
  fixture_reopen (f);
  any.model = lt_workspace_get_model (f->workspace);
  for (guint i = 0; i < N_JUMPS; i++)
    assert_jump (f, snapshots, g_test_rand_int_range (0, snapshots->len));
  /* Edits from somewhere in the middle end the rest. */
  at = snapshots->len / 2;
  assert_jump (f, snapshots, at);
  g_ptr_array_set_size (snapshots, at + 1);
  do_edits (f, &any, 10, snapshots);
  for (guint i = 0; i < N_JUMPS; i++)
    assert_jump (f, snapshots, g_test_rand_int_range (0, snapshots->len));
  assert_jump (f, snapshots, 0);
  assert_jump (f, snapshots, snapshots->len - 1);
  problems = lt_workspace_check (f->workspace, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

#define ADD(path, func) g_test_add ("/workspace/steps/" path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list", test_list);
  ADD ("read-only", test_read_only);
  ADD ("jump", test_jump);
  ADD ("founding", test_founding);
  ADD ("unknown", test_unknown);
  ADD ("nothing-left", test_nothing_left);
  ADD ("stops", test_stops);
  ADD ("async", test_async);
  ADD ("any-edits", test_any_edits);
  return g_test_run ();
}
