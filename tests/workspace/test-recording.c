/* Rows that go in by the thousand are recorded without SQLite's session: what stands in the record is what the session
 * would have put there, and undo and redo take it as they take any other. */
#include "config.h"
#include "document.h"
#include "fixture.h"

#include "workspace/changeset-check.h"

/* More than two full statements, and a rest. */
#define N_ROWS 45

typedef struct {
  GPtrArray *chains, *segments;
  gboolean   at_once;
} Job;

static void
chain_free (gpointer row)
{
  lt_row_free (LT_TABLE_CHAIN, row);
}

static void
segment_free (gpointer row)
{
  lt_row_free (LT_TABLE_SEGMENT, row);
}

static void
job_fill (Job *job)
{
  /* 127 and 128, 16383 and 16384 differ in how the length of a text is written. */
  static const gsize lengths[] = { 1, 127, 128, 16383, 16384, 65000 };

  job->chains = g_ptr_array_new_with_free_func (chain_free);
  job->segments = g_ptr_array_new_with_free_func (segment_free);
  for (guint i = 0; i < N_ROWS; i++)
    {
      LtChain *chain = lt_row_new (LT_TABLE_CHAIN);
      LtSegment *segment = lt_row_new (LT_TABLE_SEGMENT);

      chain->id = i + 1;
      chain->name = g_strdup_printf ("链%u", i);
      chain->role = i % 4;
      chain->parent = i > 0 ? i : 0;
      chain->ordinal = i % 2 == 0 ? (gint) i : LT_UNKNOWN_INT;
      g_ptr_array_add (job->chains, chain);
      segment->id = i + 1;
      segment->chain = i + 1;
      segment->name = g_strdup_printf ("环节%u", i);
      segment->note = i % 3 == 0 ? NULL : g_strnfill (lengths[i % G_N_ELEMENTS (lengths)], 'x');
      g_ptr_array_add (job->segments, segment);
    }
}

static void
job_clear (Job *job)
{
  g_ptr_array_unref (job->chains);
  g_ptr_array_unref (job->segments);
}

static gboolean
insert_each (LtEdit *edit, LtTable table, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!lt_edit_insert (edit, table, rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_all (LtEdit *edit, LtTable table, GPtrArray *rows, GError **error)
{
  return lt_edit_insert_all (edit, table, (gconstpointer const *) rows->pdata, rows->len, error);
}

static gboolean
insert (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;
  gboolean (*way) (LtEdit *, LtTable, GPtrArray *, GError **) = job->at_once ? insert_all : insert_each;

  /* The session sees this one either way. */
  return lt_edit_set_meta (edit, "title", "试", error)
         && way (edit, LT_TABLE_CHAIN, job->chains, error) && way (edit, LT_TABLE_SEGMENT, job->segments, error);
}

/* Figures too: reals, whole ones among them, which SQLite keeps as integers. */
static gboolean
insert_figures (LtEdit *edit, gpointer data, GError **error)
{
  const gboolean *at_once = data;
  LtEnterprise enterprise = { 1, (char *) "甲", NULL, 0, LT_STATUS_OPERATING, NULL, NULL, NULL, 0 };
  LtFigure figures[] = {
    { 1, 1, 2023, 1583, LT_UNKNOWN, 0, LT_UNKNOWN, -2.5, 1e300 },
    { 2, 1, LT_UNKNOWN_INT, 1e-300, 0.1, LT_UNKNOWN, 25, LT_UNKNOWN, LT_UNKNOWN },
  };
  const gconstpointer one[] = { &enterprise }, two[] = { &figures[0], &figures[1] };

  if (*at_once)
    return lt_edit_insert_all (edit, LT_TABLE_ENTERPRISE, one, 1, error) && lt_edit_insert_all (edit, LT_TABLE_FIGURE, two, 2, error);
  return lt_edit_insert (edit, LT_TABLE_ENTERPRISE, &enterprise, error) && lt_edit_insert (edit, LT_TABLE_FIGURE, &figures[0], error)
         && lt_edit_insert (edit, LT_TABLE_FIGURE, &figures[1], error);
}

/* --- What is in the record --- */

/* A change as the session extension itself reads it. */
static char *
describe (sqlite3_changeset_iter *iter)
{
  GString *text = g_string_new (NULL);
  const char *table;
  int n_columns, op, indirect;

  g_assert_cmpint (sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect), ==, SQLITE_OK);
  g_string_printf (text, "%s %d %d", table, op, indirect);
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;

      g_assert_cmpint (op == SQLITE_DELETE ? sqlite3changeset_old (iter, i, &value) : sqlite3changeset_new (iter, i, &value), ==, SQLITE_OK);
      if (value == NULL)
        continue;
      g_string_append_printf (text, " %d:%d:", i, sqlite3_value_type (value));
      if (sqlite3_value_type (value) == SQLITE_FLOAT)
        g_string_append_printf (text, "%.17g", sqlite3_value_double (value));
      else if (sqlite3_value_type (value) != SQLITE_NULL)
        g_string_append (text, (const char *) sqlite3_value_text (value));
    }
  return g_string_free (text, FALSE);
}

/* The last step's changes, sorted. */
static char *
last_changes (const char *path)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GByteArray) changeset = document_last_changeset (path);
  sqlite3_changeset_iter *iter = NULL;

  g_assert_true (lt_changeset_is_sound (changeset->data, changeset->len));
  g_assert_cmpint (sqlite3changeset_start (&iter, changeset->len, changeset->data), ==, SQLITE_OK);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    g_ptr_array_add (changes, describe (iter));
  g_assert_cmpint (sqlite3changeset_finalize (iter), ==, SQLITE_OK);
  g_ptr_array_sort (changes, document_compare_names);
  g_ptr_array_add (changes, NULL);
  return g_strjoinv ("\n", (char **) changes->pdata);
}

/* The same edit in both ways, each in a document of its own: the records say the same. */
static void
assert_same (Fixture *f, LtEditFunc func, gpointer data, gboolean *at_once)
{
  Fixture other = { 0 };
  g_autofree char *by_session = NULL, *ours = NULL, *rows = NULL, *other_rows = NULL;
  g_autoptr(GError) error = NULL;

  fixture_up (&other, NULL);
  *at_once = FALSE;
  lt_workspace_edit (other.workspace, "Each", LT_EDIT_DEFAULT, func, data, &error);
  g_assert_no_error (error);
  *at_once = TRUE;
  lt_workspace_edit (f->workspace, "All", LT_EDIT_DEFAULT, func, data, &error);
  g_assert_no_error (error);
  by_session = last_changes (other.path);
  ours = last_changes (f->path);
  g_assert_cmpstr (ours, ==, by_session);
  rows = document_rows (f->path);
  other_rows = document_rows (other.path);
  g_assert_cmpstr (rows, ==, other_rows);
  fixture_down (&other, NULL);
}

/* --- Undo and redo of it, also after the document was opened anew --- */

static void
assert_undo (Fixture *f)
{
  g_autofree char *before = document_rows (f->path), *undone = NULL, *redone = NULL;
  g_autoptr(GError) error = NULL;

  fixture_reopen (f);
  g_assert_true (lt_workspace_undo (f->workspace, &error));
  g_assert_no_error (error);
  undone = document_rows (f->path);
  g_assert_cmpstr (undone, !=, before);
  for (guint t = 0; t < LT_N_TABLES; t++)
    g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), t), ==, 0);
  g_assert_true (lt_workspace_redo (f->workspace, &error));
  g_assert_no_error (error);
  redone = document_rows (f->path);
  g_assert_cmpstr (redone, ==, before);
}

static void
test_rows (Fixture *f, gconstpointer unused)
{
  Job job = { 0 };

  job_fill (&job);
  assert_same (f, insert, &job, &job.at_once);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_SEGMENT), ==, N_ROWS);
  assert_undo (f);
  job_clear (&job);
}

static void
test_figures (Fixture *f, gconstpointer unused)
{
  gboolean at_once;

  assert_same (f, insert_figures, &at_once, &at_once);
  assert_undo (f);
}

/* --- What may not come after it --- */

static gboolean
rename_after (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;
  LtChain renamed = *(LtChain *) job->chains->pdata[0];

  renamed.name = (char *) "改名";
  return insert_all (edit, LT_TABLE_CHAIN, job->chains, error) && lt_edit_update (edit, LT_TABLE_CHAIN, &renamed, error);
}

static gboolean
delete_after (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return insert_all (edit, LT_TABLE_CHAIN, job->chains, error) && lt_edit_delete (edit, LT_TABLE_CHAIN, N_ROWS, error);
}

/* Another edit may, and so may this one in other tables. */
static gboolean
add_after (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return insert_all (edit, LT_TABLE_CHAIN, job->chains, error) && lt_edit_set_meta (edit, "title", "后", error);
}

/* A key that is taken, or rows that refer to nothing. */
static gboolean
insert_twice (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return insert_all (edit, LT_TABLE_CHAIN, job->chains, error) && insert_all (edit, LT_TABLE_CHAIN, job->chains, error);
}

static gboolean
insert_orphans (LtEdit *edit, gpointer data, GError **error)
{
  return insert_all (edit, LT_TABLE_SEGMENT, ((Job *) data)->segments, error);
}

static void
test_afterwards (Fixture *f, gconstpointer unused)
{
  static const LtEditFunc refused[] = { rename_after, delete_after, insert_twice, insert_orphans };
  g_autofree char *before = document_rows (f->path), *after = NULL;
  g_autoptr(GError) error = NULL;
  Job job = { 0 };

  job_fill (&job);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *rows = NULL;

      g_assert_false (lt_workspace_edit (f->workspace, "Refused", LT_EDIT_DEFAULT, refused[i], &job, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      rows = document_rows (f->path);
      g_assert_cmpstr (rows, ==, before);
    }
  g_assert_true (lt_workspace_edit (f->workspace, "Fine", LT_EDIT_DEFAULT, add_after, &job, &error));
  g_assert_no_error (error);
  fixture_rename (f->workspace, LT_TABLE_CHAIN, 1, "name", "改名");
  g_assert_true (lt_workspace_undo (f->workspace, &error));
  g_assert_true (lt_workspace_undo (f->workspace, &error));
  g_assert_no_error (error);
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
  job_clear (&job);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/recording/rows", test_rows);
  ADD ("/workspace/recording/figures", test_figures);
  ADD ("/workspace/recording/afterwards", test_afterwards);
  return g_test_run ();
}
