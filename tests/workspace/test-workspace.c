/* Edits: one transaction, one step, one `changed`; keys; deletion; threads. */
#include "config.h"
#include "fixture.h"

typedef struct {
  guint emissions, inserts, updates, deletes;
  guint tables;
} Heard;

static void
hear (LtWorkspace *workspace, const LtChanges *changes, Heard *heard)
{
  heard->emissions++;
  heard->tables |= changes->tables;
  for (guint i = 0; i < changes->items->len; i++)
    {
      LtChange *change = &g_array_index (changes->items, LtChange, i);

      heard->inserts += change->kind == LT_CHANGE_INSERT;
      heard->updates += change->kind == LT_CHANGE_UPDATE;
      heard->deletes += change->kind == LT_CHANGE_DELETE;
      g_assert_true ((change->before == NULL) == (change->kind == LT_CHANGE_INSERT));
      g_assert_true ((change->after == NULL) == (change->kind == LT_CHANGE_DELETE));
    }
}

static void
test_insert_is_heard_and_kept (Fixture *f, gconstpointer unused)
{
  Heard heard = { 0 };
  gint64 chain, segment;
  const LtSegment *row;

  g_signal_connect (f->workspace, "changed", G_CALLBACK (hear), &heard);
  chain = fixture_chain (f->workspace, "新型显示");
  segment = fixture_segment (f->workspace, chain, "偏光片", LT_POSITION_UPSTREAM);
  g_assert_cmpuint (heard.emissions, ==, 2);
  g_assert_cmpuint (heard.inserts, ==, 2);
  g_assert_cmpuint (heard.tables, ==, (1u << LT_TABLE_CHAIN) | (1u << LT_TABLE_SEGMENT));
  fixture_reopen (f);
  row = lt_model_get_segment (lt_workspace_get_model (f->workspace), segment);
  g_assert_nonnull (row);
  g_assert_cmpstr (row->name, ==, "偏光片");
  g_assert_cmpint (row->position, ==, LT_POSITION_UPSTREAM);
  g_assert_cmpint (row->criticality, ==, LT_UNKNOWN_INT);
  g_assert_null (row->note);
  g_assert_cmpint (row->chain, ==, chain);
}

static void
test_same_natural_key_same_key (Fixture *f, gconstpointer unused)
{
  g_autofree char *other_path = g_build_filename (f->folder, "b.liantu", NULL);
  g_autoptr(LtWorkspace) other = lt_workspace_create (other_path, NULL);
  LtEnterprise short_form = { 0, (char *) "南玻光电", NULL, 0, LT_STATUS_NONE, NULL, NULL, NULL, 0 };
  LtEnterprise long_form = { 0, (char *) " 南玻光电 有限公司", NULL, 0, LT_STATUS_NONE, NULL, NULL, NULL, 0 };
  gint64 a = fixture_chain (f->workspace, "新型显示"), b = fixture_chain (other, "新型显示");

  g_assert_cmpint (a, ==, b);
  g_assert_cmpint (a, >, 0);
  g_assert_cmpint (fixture_insert (f->workspace, LT_TABLE_ENTERPRISE, &short_form), ==,
                   fixture_insert (other, LT_TABLE_ENTERPRISE, &long_form));
  /* A clash is settled by a random key. */
  g_assert_cmpint (fixture_chain (other, "新型显示"), !=, b);
}

static gboolean
insert_two_then_fail (LtEdit *edit, gpointer data, GError **error)
{
  LtChain a = { 0, (char *) "甲" }, b = { 0, (char *) "乙" };

  g_assert_true (lt_edit_insert (edit, LT_TABLE_CHAIN, &a, error));
  g_assert_true (lt_edit_insert (edit, LT_TABLE_CHAIN, &b, error));
  g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID, "no");
  return FALSE;
}

static void
test_failed_edit_leaves_no_trace (Fixture *f, gconstpointer unused)
{
  Heard heard = { 0 };
  g_autoptr(GError) error = NULL;

  g_signal_connect (f->workspace, "changed", G_CALLBACK (hear), &heard);
  g_assert_false (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, insert_two_then_fail, NULL, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  g_assert_cmpuint (heard.emissions, ==, 0);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 0);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 0);
  fixture_reopen (f);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 0);
}

static gboolean
change_nothing (LtEdit *edit, gpointer data, GError **error)
{
  LtChain *same = lt_edit_get (edit, LT_TABLE_CHAIN, *(gint64 *) data, error);
  gboolean fine = same != NULL && lt_edit_update (edit, LT_TABLE_CHAIN, same, error);

  lt_row_free (LT_TABLE_CHAIN, same);
  return fine;
}

static void
test_empty_edit_leaves_no_trace (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "新型显示");
  g_autoptr(GError) error = NULL;

  g_assert_true (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, change_nothing, &chain, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 1);
}

static gboolean
dangling (LtEdit *edit, gpointer data, GError **error)
{
  LtSegment row = { 0, 4711, (char *) "x", LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };

  return lt_edit_insert (edit, LT_TABLE_SEGMENT, &row, error);
}

static void
test_dangling_key_is_refused (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, dangling, NULL, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 0);
}

/* What loading would refuse may not get in, or the file could never be opened again. */
static void
test_unfit_values_are_refused (Fixture *f, gconstpointer unused)
{
  LtChain nameless = { 0, NULL }, garbled = { 0, (char *) "\xe6\x98" }, alien = { 0, (char *) "甲", 99 };
  LtChain negative = { 0, (char *) "甲", -1 }, below_zero = { -5, (char *) "甲" };
  LtRegion infinite = { 0, (char *) "甲", 0, 0, NULL, NULL, INFINITY };
  OneRow rows[] = { { LT_TABLE_CHAIN, &nameless }, { LT_TABLE_CHAIN, &garbled }, { LT_TABLE_CHAIN, &alien },
                    { LT_TABLE_CHAIN, &negative }, { LT_TABLE_CHAIN, &below_zero }, { LT_TABLE_REGION, &infinite } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, fixture_insert_one, &rows[i], &error));
      g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
    }
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 0);
  fixture_reopen (f);
}

static gboolean
delete_chain (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_delete (edit, LT_TABLE_CHAIN, *(gint64 *) data, error);
}

/* A chain goes with its segments, their products, flows and citations; a child chain and an enterprise stay. */
static void
test_delete_takes_children (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "新型显示");
  gint64 a = fixture_segment (f->workspace, chain, "偏光片", LT_POSITION_UPSTREAM);
  gint64 b = fixture_segment (f->workspace, chain, "液晶面板", LT_POSITION_MIDSTREAM);
  LtChain child = { 0, (char *) "子链", LT_CHAIN_ROLE_NONE, chain, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };
  LtProduct product = { 0, a, (char *) "TFT-LCD 偏光片", LT_UNKNOWN_INT };
  LtCitation citation = { 0, (char *) "segment", a, 0, LT_BASIS_JUDGEMENT, NULL, NULL };
  LtPlacement place = { 0, chain, a, 1, 2, 0 };
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autoptr(GError) error = NULL;
  Heard heard = { 0 };
  gint64 child_key;

  fixture_flow (f->workspace, a, b);
  child_key = fixture_insert (f->workspace, LT_TABLE_CHAIN, &child);
  fixture_insert (f->workspace, LT_TABLE_PRODUCT, &product);
  fixture_insert (f->workspace, LT_TABLE_CITATION, &citation);
  fixture_insert (f->workspace, LT_TABLE_PLACEMENT, &place);
  g_signal_connect (f->workspace, "changed", G_CALLBACK (hear), &heard);
  g_assert_true (lt_workspace_edit (f->workspace, "Delete", LT_EDIT_DEFAULT, delete_chain, &chain, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (heard.deletes, ==, 7);      /* chain, 2 segments, flow, product, citation, placement */
  g_assert_cmpuint (heard.updates, ==, 1);      /* the child chain forgets its parent */
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_SEGMENT), ==, 0);
  g_assert_cmpint (lt_model_get_chain (model, child_key)->parent, ==, 0);

  g_assert_true (lt_workspace_undo (f->workspace, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_SEGMENT), ==, 2);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_FLOW, "supplier", a)->len, ==, 1);
  g_assert_cmpint (lt_model_get_chain (model, child_key)->parent, ==, chain);
}

/* --- Asynchronous --- */

typedef struct { GMainLoop *loop; guint done; GError *error; double last; GThread *edit_thread; } Async;

static gboolean
slow_edit (LtEdit *edit, gpointer data, GError **error)
{
  Async *async = data;
  LtChain row = { 0, (char *) "甲" };

  async->edit_thread = g_thread_self ();
  for (guint i = 0; i <= 10; i++)
    if (!lt_edit_step (edit, i / 10.0, error))
      return FALSE;
  return lt_edit_insert (edit, LT_TABLE_CHAIN, &row, error);
}

static void
on_progress (double fraction, gpointer data)
{
  ((Async *) data)->last = fraction;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Async *async = data;

  async->done++;
  lt_workspace_edit_finish (LT_WORKSPACE (source), result, &async->error);
  g_main_loop_quit (async->loop);
}

static void
test_async_edit (Fixture *f, gconstpointer unused)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Async async = { .loop = loop };

  lt_workspace_edit_async (f->workspace, "x", LT_EDIT_DEFAULT, slow_edit, &async, NULL, on_progress, &async, NULL, on_done, &async);
  g_main_loop_run (loop);
  g_assert_no_error (async.error);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 1);
  g_assert_true (async.edit_thread != g_thread_self ());
  while (g_main_context_iteration (NULL, FALSE)) { }
  g_assert_cmpfloat (async.last, ==, 1.0);
}

static void
test_async_cancel (Fixture *f, gconstpointer unused)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Async async = { .loop = loop };

  g_cancellable_cancel (cancellable);
  lt_workspace_edit_async (f->workspace, "x", LT_EDIT_DEFAULT, slow_edit, &async, NULL, NULL, NULL, cancellable, on_done, &async);
  g_main_loop_run (loop);
  g_assert_error (async.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&async.error);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 0);
}

/* A waiting edit queued behind asynchronous ones takes their results in first, in order. */
static void
test_order_of_results (Fixture *f, gconstpointer unused)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Async async = { .loop = loop };
  const GPtrArray *history;

  lt_workspace_edit_async (f->workspace, "first", LT_EDIT_DEFAULT, slow_edit, &async, NULL, NULL, NULL, NULL, on_done, &async);
  fixture_chain (f->workspace, "乙");
  history = lt_workspace_get_history (f->workspace);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpstr (((LtHistoryEntry *) history->pdata[0])->label, ==, "first");
  while (async.done == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (async.error);
}

/* --- Handlers that go on --- */

typedef struct { LtWorkspace *workspace; guint left, heard; gboolean refused; } Nested;

static void
edit_again (LtWorkspace *workspace, const LtChanges *changes, Nested *nested)
{
  nested->heard++;
  if (nested->left > 0)
    {
      g_autofree char *name = g_strdup_printf ("n%u", nested->left--);

      fixture_chain (workspace, name);
    }
}

static void
look_at_rows (LtWorkspace *workspace, const LtChanges *changes, guint *looked)
{
  for (guint i = 0; i < changes->items->len; i++)
    {
      LtChange *change = &g_array_index (changes->items, LtChange, i);

      if (change->after != NULL)
        g_assert_cmpint (((LtRow *) change->after)->id, ==, change->id);
      (*looked)++;
    }
}

/* A handler edits while a waiting edit is queued behind an asynchronous one: everything is carried out and heard once. */
static void
test_edit_in_a_handler (Fixture *f, gconstpointer unused)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Async async = { .loop = loop };
  Nested nested = { .left = 3 };
  guint looked = 0;

  g_signal_connect (f->workspace, "changed", G_CALLBACK (edit_again), &nested);
  g_signal_connect (f->workspace, "changed", G_CALLBACK (look_at_rows), &looked);
  lt_workspace_edit_async (f->workspace, "first", LT_EDIT_DEFAULT, slow_edit, &async, NULL, NULL, NULL, NULL, on_done, &async);
  fixture_chain (f->workspace, "乙");
  while (async.done == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (nested.heard, ==, 5);
  g_assert_cmpuint (looked, ==, 5);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 5);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 5);
}

/* What a handler changes may take the rows away that the outer handlers are still looking at. */
static void
delete_what_came (LtWorkspace *workspace, const LtChanges *changes, gpointer unused)
{
  LtChange *change = &g_array_index (changes->items, LtChange, 0);

  if (change->kind == LT_CHANGE_INSERT)
    fixture_delete (workspace, LT_TABLE_CHAIN, change->id);
}

static void
test_delete_in_a_handler (Fixture *f, gconstpointer unused)
{
  guint looked = 0;

  g_signal_connect (f->workspace, "changed", G_CALLBACK (delete_what_came), NULL);
  g_signal_connect (f->workspace, "changed", G_CALLBACK (look_at_rows), &looked);
  fixture_chain (f->workspace, "乙");
  g_assert_cmpuint (looked, ==, 2);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 0);
}

static gboolean
insert_b (LtEdit *edit, gpointer data, GError **error)
{
  LtChain row = { 0, (char *) "乙" };

  return lt_edit_insert (edit, LT_TABLE_CHAIN, &row, error);
}

static void
edit_while_closing (LtWorkspace *workspace, const LtChanges *changes, Nested *nested)
{
  g_autoptr(GError) error = NULL;

  nested->heard++;
  nested->refused = !lt_workspace_edit (workspace, "late", LT_EDIT_DEFAULT, insert_b, NULL, &error);
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY);
  lt_workspace_close (workspace);
}

/* Closing carries out what is queued; what a handler adds meanwhile is refused, and closing again does no harm. */
static void
test_close_with_requests_queued (Fixture *f, gconstpointer unused)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Async async = { .loop = loop };
  Nested nested = { 0 };

  g_signal_connect (f->workspace, "changed", G_CALLBACK (edit_while_closing), &nested);
  lt_workspace_edit_async (f->workspace, "first", LT_EDIT_DEFAULT, slow_edit, &async, NULL, NULL, NULL, NULL, on_done, &async);
  lt_workspace_close (f->workspace);
  g_assert_cmpuint (nested.heard, ==, 1);
  g_assert_true (nested.refused);
  while (async.done == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (async.error);
  fixture_reopen (f);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 1);
}

static void
on_done_in_close (GObject *source, GAsyncResult *result, gpointer data)
{
  on_done (source, result, data);
  lt_workspace_close (LT_WORKSPACE (source));
}

/* The last reference goes in the callback. */
static void
test_let_go_with_requests_queued (Fixture *f, gconstpointer unused)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Async async = { .loop = loop };
  gpointer weak = f->workspace;

  g_object_add_weak_pointer (weak, &weak);
  for (guint i = 0; i < 3; i++)
    lt_workspace_edit_async (f->workspace, "x", LT_EDIT_DEFAULT, i == 0 ? slow_edit : insert_b, &async, NULL, NULL, NULL, NULL,
                             i == 1 ? on_done_in_close : on_done, &async);
  g_clear_object (&f->workspace);
  while (async.done < 3)
    g_main_context_iteration (NULL, TRUE);
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (async.error);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, NULL);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 3);
}

typedef struct { GThread *thread; gboolean over; guint calls; double last; } Watch;

static void
watch_progress (double fraction, gpointer data)
{
  Watch *watch = data;

  g_assert_true (g_thread_self () == watch->thread);
  g_assert_false (watch->over);
  g_assert_cmpfloat (fraction, >=, watch->last);
  watch->last = fraction;
  watch->calls++;
}

static void
watch_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (lt_workspace_edit_finish (LT_WORKSPACE (source), result, NULL));
  ((Watch *) data)->over = TRUE;
}

static gboolean
many_steps (LtEdit *edit, gpointer data, GError **error)
{
  for (guint i = 0; i <= 10000; i++)
    if (!lt_edit_step (edit, i / 10000.0, error))
      return FALSE;
  return insert_b (edit, data, error);
}

/* Nobody runs the owner's main context while the edit works: progress waits for it, and does not outlive the callback. */
static void
test_progress_stays_with_its_owner (Fixture *f, gconstpointer unused)
{
  Watch watch = { .thread = g_thread_self () };

  lt_workspace_edit_async (f->workspace, "x", LT_EDIT_DEFAULT, many_steps, NULL, NULL, watch_progress, &watch, NULL, watch_done, &watch);
  fixture_chain (f->workspace, "甲");
  while (!watch.over)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE)) { }
  g_assert_cmpfloat (watch.last, ==, 1.0);
  g_assert_cmpuint (watch.calls, <, 100);       /* one note at a time, however many steps */
}

/* What is said of a chain by its key goes with it, and comes back with it. */
static void
test_meta_of_a_chain (Fixture *f, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  gint64 chain = fixture_chain (f->workspace, "甲"), other = fixture_chain (f->workspace, "乙");
  g_autofree char *name = g_strdup_printf ("arrangement/%" G_GINT64_FORMAT, chain);
  g_autofree char *other_name = g_strdup_printf ("arrangement/%" G_GINT64_FORMAT, other);
  LtMeta rows[] = { { 0, name, (char *) "radial" }, { 0, other_name, (char *) "force" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fixture_insert (f->workspace, LT_TABLE_META, &rows[i]);
  fixture_delete (f->workspace, LT_TABLE_CHAIN, chain);
  g_assert_null (lt_model_get_meta (model, name));
  g_assert_cmpstr (lt_model_get_meta (model, other_name), ==, "force");
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  g_assert_cmpstr (lt_model_get_meta (model, name), ==, "radial");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/edit/insert-is-heard-and-kept", test_insert_is_heard_and_kept);
  ADD ("/workspace/edit/same-natural-key-same-key", test_same_natural_key_same_key);
  ADD ("/workspace/edit/failed-leaves-no-trace", test_failed_edit_leaves_no_trace);
  ADD ("/workspace/edit/empty-leaves-no-trace", test_empty_edit_leaves_no_trace);
  ADD ("/workspace/edit/dangling-key-is-refused", test_dangling_key_is_refused);
  ADD ("/workspace/edit/unfit-values-are-refused", test_unfit_values_are_refused);
  ADD ("/workspace/edit/delete-takes-children", test_delete_takes_children);
  ADD ("/workspace/edit/async", test_async_edit);
  ADD ("/workspace/edit/async-cancel", test_async_cancel);
  ADD ("/workspace/edit/order-of-results", test_order_of_results);
  ADD ("/workspace/edit/edit-in-a-handler", test_edit_in_a_handler);
  ADD ("/workspace/edit/delete-in-a-handler", test_delete_in_a_handler);
  ADD ("/workspace/edit/close-with-requests-queued", test_close_with_requests_queued);
  ADD ("/workspace/edit/let-go-with-requests-queued", test_let_go_with_requests_queued);
  ADD ("/workspace/edit/progress-stays-with-its-owner", test_progress_stays_with_its_owner);
  ADD ("/workspace/edit/delete-takes-meta", test_meta_of_a_chain);
  return g_test_run ();
}
