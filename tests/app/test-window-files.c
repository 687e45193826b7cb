/* The window in process, and files: what comes in and goes out, and what becomes of the document. */
#include "window-fixture.h"

#include "app/chain-view.h"
#include "app/outline.h"
#include "workspace/backup.h"
#include "workspace/region.h"

#include <glib/gstdio.h>

static void
test_import_and_undo (Fixture *f, gconstpointer unused)
{
  g_autofree char *table = g_build_filename (f->folder, "segments.csv", NULL);
  const char *paths[] = { table, NULL };
  guint before = lt_model_count (f->model, LT_TABLE_SEGMENT);

  g_assert_true (g_file_set_contents (table, "环节名称,产业链,位置\n量子点膜,新型显示,上游\n,新型显示,上游\n", -1, NULL));
  lt_window_import (f->window, paths);
  WAIT (f, has_message);
  g_assert_nonnull (strstr (lt_window_get_message (f->window), "1 new"));
  g_assert_nonnull (strstr (lt_window_get_message (f->window), "1 refused"));
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SEGMENT), ==, before + 1);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  settle ();
  g_assert_nonnull (strstr (lt_window_get_message (f->window), "Undone"));
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SEGMENT), ==, before);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.redo", NULL);
  settle ();
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SEGMENT), ==, before + 1);
}

static void
test_opening_again_raises (Fixture *f, gconstpointer unused)
{
  g_assert_true (lt_application_open_path (f->application, f->path) == f->window);
}

static void
test_a_view_is_remembered (Fixture *f, gconstpointer unused)
{
  gint64 viewpoint = lt_region_find (f->model, "赤壁市", NULL)->id;
  double zoom;

  go_into (f, "光通信");
  lt_view_state_set_viewpoint (f->state, viewpoint);
  zoom = lt_viewport_get_view (lt_canvas_get_viewport (f->canvas)).zoom + LT_ZOOM_STEP;
  lt_canvas_zoom_by (f->canvas, 1);
  close_window (f);
  open_window (f);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, chain (f, "光通信"));
  g_assert_cmpint (lt_view_state_get_viewpoint (f->state), ==, viewpoint);
  g_assert_cmpfloat_with_epsilon (lt_viewport_get_view (lt_canvas_get_viewport (f->canvas)).zoom, zoom, 1e-6);
}

/* A window may be closed while its file is being read. */
static void
test_closing_while_opening (Fixture *f, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (f->folder, "other.liantu", NULL);
  g_autoptr(GError) error = NULL;
  LtWindow *window;

  g_assert_true (lt_workspace_save_copy (lt_view_state_get_workspace (f->state), other, FALSE, &error));
  window = lt_application_open_path (f->application, other);
  g_assert_true (window != f->window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  settle ();
  g_assert_null (window);
}

static void
test_export (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "overview.svg", NULL);
  g_autofree char *text = NULL;

  lt_window_export (f->window, path);
  WAIT (f, has_message);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "新型显示"));
}

/* The dialog's part is to choose the folder. */
static void
test_table_templates (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "tables", NULL);
  g_autofree char *table = g_build_filename (folder, "04-环节.csv", NULL), *filled = NULL;
  g_autofree char *headers = NULL;
  const char *paths[] = { table, NULL };
  guint before = lt_model_count (f->model, LT_TABLE_SEGMENT);

  lt_window_save_templates (f->window, folder);
  g_assert_nonnull (strstr (lt_window_get_message (f->window), "saved"));
  g_assert_true (g_file_get_contents (table, &headers, NULL, NULL));
  filled = g_strconcat (headers, "量子点膜,新型显示\n", NULL);
  g_assert_true (g_file_set_contents (table, filled, -1, NULL));
  lt_window_save_templates (f->window, folder);
  g_assert_nonnull (strstr (lt_window_get_message (f->window), "is there already"));
  lt_window_import (f->window, paths);
  while (lt_model_count (f->model, LT_TABLE_SEGMENT) == before)
    settle ();
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SEGMENT), ==, before + 1);
}

static gboolean
is_visible (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_visible (child, text))
      return TRUE;
  return FALSE;
}

/* The outline's filter and a viewpoint that nothing is local to: both say so, and offer the way out. */
static void
test_emptiness_says_what_to_do (Fixture *f, gconstpointer unused)
{
  GtkWidget *outline = find_widget (GTK_WIDGET (f->window), LT_TYPE_OUTLINE);
  GtkWidget *chains = find_widget (GTK_WIDGET (f->window), LT_TYPE_CHAIN_VIEW);
  gint64 home = lt_view_state_get_viewpoint (f->state);

  g_assert_false (is_visible (chains, "Choose Another Viewpoint"));
  lt_view_state_set_viewpoint (f->state, lt_region_find (f->model, "嘉鱼电子信息产业园", NULL)->id);
  wait_for_text (chains, "nothing is covered, seen from there");
  g_assert_true (is_visible (chains, "Choose Another Viewpoint"));
  lt_view_state_set_viewpoint (f->state, home);
  settle ();
  g_assert_false (is_visible (chains, "Choose Another Viewpoint"));

  lt_outline_set_filter_text (LT_OUTLINE (outline), "no such thing");
  g_assert_true (is_visible (outline, "Nothing matches the filter"));
  g_assert_true (is_visible (outline, "Clear the Filter"));
  lt_outline_set_filter_text (LT_OUTLINE (outline), "");
  g_assert_false (is_visible (outline, "Clear the Filter"));
}

static GtkWindow *
find_dialog (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (GTK_WIDGET (window)) && (g_strcmp0 (gtk_window_get_title (window), title) == 0
                                                           || (ADW_IS_MESSAGE_DIALOG (window) && has_text (GTK_WIDGET (window), title))))
        return window;
    }
  return NULL;
}

static GtkWindow *
wait_for_dialog (const char *title)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  GtkWindow *dialog;

  while ((dialog = find_dialog (title)) == NULL && g_get_monotonic_time () < end)
    settle ();
  if (dialog == NULL)
    g_error ("“%s” does not appear", title);
  return dialog;
}

static void
test_lost_file_is_told (Fixture *f, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.liantu", NULL);
  LtWorkspace *workspace = f->window->workspace;
  g_autoptr(GError) error = NULL;

  g_assert_true (gtk_info_bar_get_revealed (f->window->read_only) == FALSE);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  wait_for_text (GTK_WIDGET (f->window->read_only), "Save a copy to keep your work.");
  g_assert_true (gtk_info_bar_get_revealed (f->window->read_only));
  g_assert_cmpint (gtk_info_bar_get_message_type (f->window->read_only), ==, GTK_MESSAGE_WARNING);
  g_assert_false (gtk_widget_get_visible (f->window->open_again));
  g_assert_true (lt_workspace_save_copy (workspace, copy, TRUE, &error));
  g_assert_no_error (error);
}

/* Another file of that name: it can be opened in the same window. */
static void
test_replaced_file_is_opened_again (Fixture *f, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (f->folder, "other.liantu", NULL);
  g_autoptr(LtWorkspace) made = lt_workspace_create (other, NULL);

  lt_workspace_close (made);
  g_assert_cmpint (g_rename (other, f->path), ==, 0);
  wait_for_text (GTK_WIDGET (f->window->read_only), "Another file has taken the place");
  g_assert_true (gtk_widget_get_visible (f->window->open_again));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.open-again", NULL));
  f->state = NULL;
  WAIT (f, is_open);
  f->state = lt_window_get_state (f->window);
  g_assert_cmpuint (lt_model_count (lt_view_state_get_model (f->state), LT_TABLE_CHAIN), ==, 0);
  g_assert_false (gtk_info_bar_get_revealed (f->window->read_only));
}

/* Opening made the day's; it is listed, and looking at it does not let it be changed. */
static void
test_backups_are_listed (Fixture *f, gconstpointer unused)
{
  g_autofree char *segments = g_strdup_printf ("%u segments", lt_model_count (f->model, LT_TABLE_SEGMENT));
  g_autoptr(GPtrArray) list = NULL;
  GtkWindow *dialog;
  LtWindow *look;

  while (list == NULL || list->len == 0)
    {
      settle ();
      g_clear_pointer (&list, g_ptr_array_unref);
      list = lt_backup_list (f->path);
    }
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.backups", NULL));
  dialog = wait_for_dialog ("Backups");
  wait_for_text (GTK_WIDGET (dialog), segments);
  gtk_window_destroy (dialog);
  look = lt_application_open_path (f->application, ((LtBackup *) list->pdata[0])->path);
  while (look->workspace == NULL)
    settle ();
  g_assert_true (lt_workspace_is_read_only (look->workspace));
  wait_for_text (GTK_WIDGET (look->read_only), "This is a backup.");
  gtk_window_close (GTK_WINDOW (look));
  settle ();
}

static void
test_damaged_file_is_recovered (Fixture *f, gconstpointer unused)
{
  g_autofree char *damaged = g_build_filename (f->folder, "damaged.liantu", NULL), *out = g_build_filename (f->folder, "out.liantu", NULL);
  g_autofree char *saved = NULL;
  g_autoptr(GError) error = NULL;
  LtWindow *window;
  GtkWindow *dialog;

  g_assert_true (lt_workspace_save_copy (f->window->workspace, damaged, TRUE, &error));
  g_assert_cmpint (truncate (damaged, 4096 * 60), ==, 0);
  window = lt_application_open_path (f->application, damaged);
  dialog = wait_for_dialog ("“damaged.liantu” Cannot Be Opened");
  g_assert_true (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "recover"));
  g_assert_false (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "backups"));
  gtk_window_destroy (dialog);
  lt_window_recover (window, damaged, out);
  dialog = wait_for_dialog ("Recovered into “out.liantu”");
  saved = g_strdup_printf ("Chain: %u saved", lt_model_count (f->model, LT_TABLE_CHAIN));
  g_assert_true (has_text (GTK_WIDGET (dialog), saved));
  gtk_window_destroy (dialog);
  gtk_window_close (GTK_WINDOW (window));
  settle ();
}

static void
assert_saved_as (Fixture *f, const char *named, const char *expected)
{
  g_autofree char *path = g_build_filename (f->folder, named, NULL), *saved = NULL, *name = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);

  saved = lt_window_saved_path (file);
  name = g_path_get_basename (saved);
  g_assert_cmpstr (name, ==, expected);
}

/* A name without the ending gets it, but never that of another file, about which nobody asked. */
static void
test_names_get_their_ending (Fixture *f, gconstpointer unused)
{
  g_autofree char *taken = g_build_filename (f->folder, "报告.liantu", NULL);

  assert_saved_as (f, "报告", "报告.liantu");
  assert_saved_as (f, "报告.liantu", "报告.liantu");
  assert_saved_as (f, "v1.2", "v1.2.liantu");
  g_assert_true (g_file_set_contents (taken, "", 0, NULL));
  assert_saved_as (f, "报告", "报告");
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("import-and-undo", test_import_and_undo);
  TEST ("opening-again-raises", test_opening_again_raises);
  TEST ("a-view-is-remembered", test_a_view_is_remembered);
  TEST ("closing-while-opening", test_closing_while_opening);
  TEST ("export", test_export);
  TEST ("table-templates", test_table_templates);
  TEST ("emptiness-says-what-to-do", test_emptiness_says_what_to_do);
  TEST ("lost-file-is-told", test_lost_file_is_told);
  TEST ("replaced-file-is-opened-again", test_replaced_file_is_opened_again);
  TEST ("backups-are-listed", test_backups_are_listed);
  TEST ("damaged-file-is-recovered", test_damaged_file_is_recovered);
  TEST ("names-get-their-ending", test_names_get_their_ending);
  return g_test_run ();
}
