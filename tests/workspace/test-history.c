/* Undo, redo and the history: nothing is lost, nothing is taken back that should stay, nothing is ever removed. */
#include "config.h"
#include "any-edit.h"

static void
undo (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  lt_workspace_undo (f->workspace, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  lt_workspace_redo (f->workspace, &error);
  g_assert_no_error (error);
}

static const LtHistoryEntry *
entry_at (Fixture *f, guint index)
{
  const GPtrArray *history = lt_workspace_get_history (f->workspace);

  g_assert_cmpuint (index, <, history->len);
  return history->pdata[index];
}

static void
assert_entry (Fixture *f, guint index, LtHistoryKind kind, const char *label, gint64 refers, guint changes)
{
  const LtHistoryEntry *entry = entry_at (f, index);

  g_assert_cmpint (entry->kind, ==, kind);
  g_assert_cmpstr (entry->label, ==, label);
  g_assert_cmpint (entry->refers, ==, refers);
  g_assert_cmpuint (entry->changes, ==, changes);
}

static void
step_chain (Fixture *f, const char *name, LtEditFlags flags)
{
  LtChain row = { 0, (char *) name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  fixture_step (f->workspace, name, flags, fixture_insert_one, LT_TABLE_CHAIN, &row);
}

static void
assert_chains (Fixture *f, const char *expected)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ((LtChain *) rows->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
assert_nothing (Fixture *f, gboolean (*func) (LtWorkspace *, GError **))
{
  g_autoptr(GError) error = NULL;
  guint before = lt_workspace_get_history (f->workspace)->len;

  g_assert_false (func (f->workspace, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOTHING);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, before);
}

static void
test_one (Fixture *f, gconstpointer unused)
{
  g_assert_false (lt_workspace_can_undo (f->workspace));
  g_assert_null (lt_workspace_get_undo_label (f->workspace));
  assert_nothing (f, lt_workspace_undo);
  assert_nothing (f, lt_workspace_redo);
  step_chain (f, "a", LT_EDIT_DEFAULT);
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "a");
  g_assert_null (lt_workspace_get_redo_label (f->workspace));
  undo (f);
  assert_chains (f, "");
  g_assert_false (lt_workspace_can_undo (f->workspace));
  g_assert_cmpstr (lt_workspace_get_redo_label (f->workspace), ==, "a");
  assert_nothing (f, lt_workspace_undo);
  redo (f);
  assert_chains (f, "a");
  assert_nothing (f, lt_workspace_redo);
}

static void
test_many_across_reopening (Fixture *f, gconstpointer unused)
{
  step_chain (f, "a", LT_EDIT_DEFAULT);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  step_chain (f, "c", LT_EDIT_DEFAULT);
  undo (f);
  fixture_reopen (f);
  assert_chains (f, "a b");
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "b");
  g_assert_cmpstr (lt_workspace_get_redo_label (f->workspace), ==, "c");
  undo (f);
  undo (f);
  assert_chains (f, "");
  fixture_reopen (f);
  assert_nothing (f, lt_workspace_undo);
  redo (f);
  redo (f);
  fixture_reopen (f);
  redo (f);
  assert_chains (f, "a b c");
  assert_nothing (f, lt_workspace_redo);
  undo (f);
  assert_chains (f, "a b");
}

static void
test_new_edit_ends_redo (Fixture *f, gconstpointer unused)
{
  step_chain (f, "a", LT_EDIT_DEFAULT);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  undo (f);
  step_chain (f, "c", LT_EDIT_DEFAULT);
  assert_nothing (f, lt_workspace_redo);
  undo (f);
  assert_chains (f, "a");
  g_assert_cmpstr (lt_workspace_get_redo_label (f->workspace), ==, "c");
  fixture_reopen (f);
  redo (f);
  assert_chains (f, "a c");
}

/* Two first layouts follow the step that called for them; they go and come with it. */
static void
test_automatic_goes_with_its_step (Fixture *f, gconstpointer unused)
{
  step_chain (f, "a", LT_EDIT_DEFAULT);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  step_chain (f, "b1", LT_EDIT_AUTOMATIC);
  step_chain (f, "b2", LT_EDIT_AUTOMATIC);
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "b");
  g_assert_true (entry_at (f, 3)->automatic);
  g_assert_false (entry_at (f, 1)->automatic);
  undo (f);
  assert_chains (f, "a");
  assert_entry (f, 4, LT_HISTORY_UNDO, "b", entry_at (f, 1)->id, 3);
  redo (f);
  assert_chains (f, "a b b1 b2");
  fixture_reopen (f);
  undo (f);
  assert_chains (f, "a");
  redo (f);
  step_chain (f, "b3", LT_EDIT_AUTOMATIC);
  fixture_reopen (f);
  undo (f);
  assert_chains (f, "a");
  redo (f);
  assert_chains (f, "a b b1 b2 b3");
  undo (f);
  undo (f);
  assert_chains (f, "");
}

/* With no step before it there is nothing that would take it back. */
static void
test_automatic_alone_stays (Fixture *f, gconstpointer unused)
{
  step_chain (f, "a", LT_EDIT_AUTOMATIC);
  g_assert_false (lt_workspace_can_undo (f->workspace));
  assert_nothing (f, lt_workspace_undo);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  undo (f);
  assert_chains (f, "a");
  assert_nothing (f, lt_workspace_undo);
}

/* How the document came to be stands in its history, yet no undo reaches it, nor what followed by itself. */
static void
test_founding (Fixture *f, gconstpointer unused)
{
  step_chain (f, "a", LT_EDIT_FOUNDING);
  step_chain (f, "a1", LT_EDIT_AUTOMATIC);
  g_assert_false (lt_workspace_can_undo (f->workspace));
  assert_nothing (f, lt_workspace_undo);
  fixture_reopen (f);
  g_assert_false (lt_workspace_can_undo (f->workspace));
  assert_nothing (f, lt_workspace_undo);
  assert_entry (f, 0, LT_HISTORY_EDIT, "a", 0, 1);
  g_assert_true (entry_at (f, 0)->automatic);
  step_chain (f, "b", LT_EDIT_DEFAULT);
  undo (f);
  assert_chains (f, "a a1");
  assert_nothing (f, lt_workspace_undo);
  redo (f);
  fixture_reopen (f);
  assert_chains (f, "a a1 b");
  undo (f);
  assert_chains (f, "a a1");
}

/* Into a document that has a history already it is a step like any other. */
static void
test_founding_later (Fixture *f, gconstpointer unused)
{
  step_chain (f, "a", LT_EDIT_DEFAULT);
  step_chain (f, "b", LT_EDIT_FOUNDING);
  fixture_reopen (f);
  g_assert_false (entry_at (f, 1)->automatic);
  undo (f);
  assert_chains (f, "a");
}

/* The automatic edit took back what its step did: an undo of the two changes nothing, yet it is an undo. */
static void
test_group_without_effect (Fixture *f, gconstpointer unused)
{
  gint64 chain;
  LtRow row;

  step_chain (f, "a", LT_EDIT_DEFAULT);
  chain = fixture_chain (f->workspace, "b");
  row.id = chain;
  fixture_step (f->workspace, "auto", LT_EDIT_AUTOMATIC, fixture_delete_one, LT_TABLE_CHAIN, &row);
  assert_chains (f, "a");
  undo (f);
  assert_chains (f, "a");
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "a");
  assert_entry (f, 3, LT_HISTORY_UNDO, "Insert", entry_at (f, 1)->id, 0);
  fixture_reopen (f);
  redo (f);
  assert_chains (f, "a");
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "Insert");
  undo (f);
  undo (f);
  assert_chains (f, "");
}

static void
test_entries (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "新型显示");
  gint64 a = fixture_segment (f->workspace, chain, "偏光片", LT_POSITION_UPSTREAM);
  g_autoptr(GDateTime) when = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  fixture_rename (f->workspace, LT_TABLE_CHAIN, chain, "name", "显示");
  fixture_delete (f->workspace, LT_TABLE_CHAIN, chain);
  undo (f);
  redo (f);
  fixture_reopen (f);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 6);
  assert_entry (f, 0, LT_HISTORY_EDIT, "Insert", 0, 1);
  assert_entry (f, 1, LT_HISTORY_EDIT, "Insert", 0, 1);
  assert_entry (f, 2, LT_HISTORY_EDIT, "Rename", 0, 1);
  assert_entry (f, 3, LT_HISTORY_EDIT, "Delete", 0, 2);          /* the chain and its segment */
  assert_entry (f, 4, LT_HISTORY_UNDO, "Delete", entry_at (f, 3)->id, 2);
  assert_entry (f, 5, LT_HISTORY_REDO, "Delete", entry_at (f, 3)->id, 2);
  for (guint i = 1; i < 6; i++)
    g_assert_cmpint (entry_at (f, i)->id, >, entry_at (f, i - 1)->id);
  /* 2026-11-22T08:00:00Z: whole seconds, so that texts compare as times do. */
  g_assert_cmpuint (strlen (entry_at (f, 0)->utc), ==, 20);
  g_assert_true (g_str_has_suffix (entry_at (f, 0)->utc, "Z"));
  when = g_date_time_new_from_iso8601 (entry_at (f, 0)->utc, NULL);
  g_assert_nonnull (when);
  g_assert_cmpint (ABS (g_date_time_difference (now, when)), <, 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpstr (entry_at (f, 0)->author, !=, "");
  g_assert_null (lt_model_get_segment (lt_workspace_get_model (f->workspace), a));
}

/* --- Damage --- */

static void
assert_undo_fails (Fixture *f, int code)
{
  g_autofree char *before = document_rows (f->path), *after = NULL;
  g_autoptr(GError) error = NULL;
  guint entries = lt_workspace_get_history (f->workspace)->len;

  g_assert_false (lt_workspace_undo (f->workspace, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, entries);
  g_assert_cmpint (document_count (f->path, "SELECT count (*) FROM history"), ==, entries);
}

static void
tamper (Fixture *f, const char *sql)
{
  g_autoptr(GError) error = NULL;

  g_assert_finalize_object (f->workspace);
  document_exec (f->path, sql);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
}

/* Replaces bytes in the newest changeset; `forge`: with a checksum that fits. */
static void
patch_changeset (const char *path, const char *from, const char *to, gboolean forge)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gsize length;
  guint8 *blob;
  char *at;
  g_autofree char *checksum = NULL;

  g_assert_cmpuint (strlen (from), ==, strlen (to));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT changeset, checksum FROM history ORDER BY id DESC LIMIT 1", -1, &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  length = sqlite3_column_bytes (statement, 0);
  blob = g_memdup2 (sqlite3_column_blob (statement, 0), length);
  at = memmem (blob, length, from, strlen (from));
  g_assert_nonnull (at);
  memcpy (at, to, strlen (to));
  checksum = forge ? g_compute_checksum_for_data (G_CHECKSUM_SHA256, blob, length)
                   : g_strdup ((const char *) sqlite3_column_text (statement, 1));
  sqlite3_finalize (statement);
  sqlite3_prepare_v2 (db, "UPDATE history SET changeset = ?, checksum = ? WHERE id = (SELECT max (id) FROM history)", -1, &statement, NULL);
  sqlite3_bind_blob (statement, 1, blob, length, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, checksum, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_free (blob);
}

static void
reopen_patched (Fixture *f, const char *from, const char *to, gboolean forge)
{
  g_autoptr(GError) error = NULL;

  g_assert_finalize_object (f->workspace);
  patch_changeset (f->path, from, to, forge);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
}

/* One letter of the recorded name: the changeset still parses. */
static void
test_tampered_changeset (Fixture *f, gconstpointer unused)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  step_chain (f, "abcdefgh", LT_EDIT_DEFAULT);
  reopen_patched (f, "abcdefgh", "abcdefgi", FALSE);
  assert_undo_fails (f, LT_WORKSPACE_ERROR_DAMAGED);
  problems = lt_workspace_check (f->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_tampered_checksum (Fixture *f, gconstpointer unused)
{
  step_chain (f, "a", LT_EDIT_DEFAULT);
  tamper (f, "UPDATE history SET checksum = 'x' || substr (checksum, 2)");
  assert_undo_fails (f, LT_WORKSPACE_ERROR_DAMAGED);
}

/* Whoever forges a changeset can forge its checksum: what it says must still fit the document. */
static void
test_forged_changeset_does_not_fit (Fixture *f, gconstpointer unused)
{
  step_chain (f, "abcdefgh", LT_EDIT_DEFAULT);
  reopen_patched (f, "abcdefgh", "abcdefgi", TRUE);
  assert_undo_fails (f, LT_WORKSPACE_ERROR_INVALID);
}

/* A deletion whose undo would bring in text that is no text, after which the file could not be opened any more. */
static void
test_forged_changeset_with_bad_text (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "abcdefgh");

  fixture_delete (f->workspace, LT_TABLE_CHAIN, chain);
  reopen_patched (f, "abcdefgh", "abc\xff\xfe\xffgh", TRUE);
  assert_undo_fails (f, LT_WORKSPACE_ERROR_INVALID);
  fixture_reopen (f);
}

static void
test_forged_history_of_another_table (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "abcdefgh");

  /* Names a table that is not tracked, and one that is not there. */
  fixture_delete (f->workspace, LT_TABLE_CHAIN, chain);
  reopen_patched (f, "chain", "xhain", TRUE);
  {
    g_autoptr(GError) error = NULL;
    gboolean fine = lt_workspace_undo (f->workspace, &error);

    /* SQLite skips what it does not know: an undo that does nothing, or a refusal; never a change. */
    g_assert_true (fine || error != NULL);
    assert_chains (f, "");
  }
}

static void
test_unknown_kind (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  LtWorkspace *again;

  step_chain (f, "a", LT_EDIT_DEFAULT);
  g_assert_finalize_object (f->workspace);
  f->workspace = NULL;
  document_exec (f->path, "UPDATE history SET kind = 'party'");
  again = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
  g_assert_null (again);
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED);
}

/* --- Any edits at all --- */

#define N_OPERATIONS 300

/* before[i] and after[i] are the document around step i, which is an edit with the automatic ones that follow it. */
static void
do_operations (Fixture *f, AnyEdit *random, GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      g_autofree char *was = document_rows (f->path);
      guint entries = lt_workspace_get_history (f->workspace)->len;
      gboolean automatic = before->len > 0 && g_test_rand_int_range (0, 6) == 0;
      g_autoptr(GError) error = NULL;
      gboolean fine = lt_workspace_edit (f->workspace, "any", automatic ? LT_EDIT_AUTOMATIC : LT_EDIT_DEFAULT, do_anything, random, &error);

      if (!fine)
        g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
      if (lt_workspace_get_history (f->workspace)->len == entries)
        {
          assert_rows (f, was);
          continue;
        }
      g_assert_true (fine);
      assert_model_is_current (f);
      if (!automatic)
        g_ptr_array_add (before, g_steal_pointer (&was));
      else
        g_ptr_array_remove_index (after, after->len - 1);
      g_ptr_array_add (after, document_rows (f->path));
    }
}

static void
test_any_edits (Fixture *f, gconstpointer unused)
{
  AnyEdit random = { .model = lt_workspace_get_model (f->workspace) };
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) problems = NULL;
  guint entries;

  learn_required (&random, f->path);
  do_operations (f, &random, before, after);
  g_assert_cmpuint (before->len, ==, after->len);
  g_assert_cmpuint (before->len, >, N_OPERATIONS / 4);
  entries = lt_workspace_get_history (f->workspace)->len;
  for (guint i = before->len; i-- > 0;)
    {
      undo (f);
      assert_rows (f, before->pdata[i]);
    }
  g_assert_false (lt_workspace_can_undo (f->workspace));
  for (guint i = 0; i < after->len; i++)
    {
      redo (f);
      assert_rows (f, after->pdata[i]);
    }
  g_assert_false (lt_workspace_can_redo (f->workspace));
  fixture_reopen (f);
  for (guint i = before->len; i-- > 0;)
    {
      undo (f);
      assert_rows (f, before->pdata[i]);
    }
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, entries + 3 * before->len);
  problems = lt_workspace_check (f->workspace, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/history/one", test_one);
  ADD ("/workspace/history/many-across-reopening", test_many_across_reopening);
  ADD ("/workspace/history/new-edit-ends-redo", test_new_edit_ends_redo);
  ADD ("/workspace/history/automatic-goes-with-its-step", test_automatic_goes_with_its_step);
  ADD ("/workspace/history/automatic-alone-stays", test_automatic_alone_stays);
  ADD ("/workspace/history/founding", test_founding);
  ADD ("/workspace/history/founding-later", test_founding_later);
  ADD ("/workspace/history/group-without-effect", test_group_without_effect);
  ADD ("/workspace/history/entries", test_entries);
  ADD ("/workspace/history/tampered-changeset", test_tampered_changeset);
  ADD ("/workspace/history/tampered-checksum", test_tampered_checksum);
  ADD ("/workspace/history/forged-changeset-does-not-fit", test_forged_changeset_does_not_fit);
  ADD ("/workspace/history/forged-changeset-with-bad-text", test_forged_changeset_with_bad_text);
  ADD ("/workspace/history/forged-table", test_forged_history_of_another_table);
  ADD ("/workspace/history/unknown-kind", test_unknown_kind);
  ADD ("/workspace/history/any-edits", test_any_edits);
  return g_test_run ();
}
