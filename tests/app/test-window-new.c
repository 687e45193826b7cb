/* New workspaces: the welcome page's samples, and reference chains to begin with. */
#include "analysis/candidates.h"
#include "app/application.h"
#include "app/dialog-window.h"
#include "app/properties-dialog.h"
#include "app/renderer.h"
#include "app/template-dialog.h"
#include "app/window-private.h"

#include <glib/gstdio.h>

typedef struct {
  char      *folder;
  LtWindow  *window;
} Fixture;

/* One for all tests, as in a process of its own. */
static LtApplication *application;

typedef gboolean (*Condition) (Fixture *f);

static void
wait_for (Fixture *f, Condition condition, const char *what)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!condition (f))
    {
      if (g_get_monotonic_time () > end)
        g_error ("Waited too long for %s", what);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}
#define WAIT(f, condition) wait_for (f, condition, #condition)

static gboolean
is_open (Fixture *f)
{
  return lt_window_get_state (f->window) != NULL;
}

static gboolean
has_message (Fixture *f)
{
  return lt_window_get_message (f->window) != NULL;
}

static gboolean
is_alone (Fixture *f)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))) == 0;
}

static LtWindow *
only_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  g_assert_cmpuint (g_list_length (windows), ==, 1);
  return LT_WINDOW (windows->data);
}

static void
up (Fixture *f, gconstpointer unused)
{
  f->folder = g_dir_make_tmp ("liantu-new-XXXXXX", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (application), "welcome", NULL);
  f->window = only_window ();
}

static void
down (Fixture *f, gconstpointer unused)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  gtk_window_close (GTK_WINDOW (f->window));
  WAIT (f, is_alone);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const LtChain *
only_chain (Fixture *f)
{
  GPtrArray *chains = lt_model_rows (lt_view_state_get_model (lt_window_get_state (f->window)), LT_TABLE_CHAIN);

  g_assert_cmpuint (chains->len, ==, 1);
  return chains->pdata[0];
}

/* --- Templates --- */

static void
test_from_template (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "氢能.liantu", NULL);

  lt_window_create_from_template (f->window, path, "hydrogen");
  WAIT (f, is_open);
  g_assert_cmpstr (only_chain (f)->name, ==, "氢能");
  g_assert_cmpstr (lt_window_get_path (f->window), ==, path);
}

/* A file that is there already stays, and the window is where it was. */
static void
test_where_a_file_is (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "a.liantu", NULL), *text = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  lt_window_create_from_template (f->window, path, "ic");
  WAIT (f, has_message);
  g_assert_null (lt_window_get_state (f->window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->window->stack), ==, "welcome");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

/* A file dialog that is taken away while it reads its folder leaves GTK's own tasks behind. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 500 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkWidget *file_dialog;

static gboolean
has_file_dialog (Fixture *f)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (GTK_IS_FILE_CHOOSER_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      {
        file_dialog = l->data;
        return TRUE;
      }
  return FALSE;
}

/* A row leads on to where the file goes, under the chain's name. */
static void
test_dialog (Fixture *f, gconstpointer unused)
{
  gpointer dialog = lt_template_dialog_show (GTK_WINDOW (f->window));
  GtkListBox *list = GTK_LIST_BOX (find_widget (dialog, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 2);
  g_autofree char *name = NULL;

  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 7));
  g_assert_null (gtk_list_box_get_row_at_index (list, 8));
  g_assert_true (gtk_window_get_modal (dialog));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "集成电路");
  g_object_add_weak_pointer (dialog, &dialog);
  g_signal_emit_by_name (row, "activated");
  WAIT (f, has_file_dialog);
  g_assert_null (dialog);
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (file_dialog));
  g_assert_cmpstr (name, ==, "集成电路.liantu");
  settle ();
  gtk_dialog_response (GTK_DIALOG (file_dialog), GTK_RESPONSE_CANCEL);
}

/* What the key does: within a test there is none to press. */
static gboolean
press_escape (GtkWidget *window)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint count = GTK_IS_SHORTCUT_CONTROLLER (controller) ? g_list_model_get_n_items (G_LIST_MODEL (controller)) : 0;

      for (guint k = 0; k < count; k++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == GDK_KEY_Escape)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, window, NULL);
        }
    }
  return FALSE;
}

static void
test_escape_closes (Fixture *f, gconstpointer unused)
{
  GtkWidget *dialogs[2];

  dialogs[0] = GTK_WIDGET (lt_template_dialog_show (GTK_WINDOW (f->window)));
  dialogs[1] = lt_dialog_window_new (GTK_WINDOW (f->window), "Any", gtk_label_new ("Page"), 300, 200);
  gtk_window_present (GTK_WINDOW (dialogs[1]));
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_object_add_weak_pointer (G_OBJECT (dialogs[i]), (gpointer *) &dialogs[i]);
      g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialogs[i])) == GTK_WINDOW (f->window));
      g_assert_true (press_escape (dialogs[i]));
      settle ();
      g_assert_null (dialogs[i]);
    }
}

/* Asked for from elsewhere while no window is there, dialogs have one to belong to all the same. */
static void
test_dialog_without_window (Fixture *f, gconstpointer unused)
{
  GtkWindow *parent;

  gtk_window_close (GTK_WINDOW (f->window));
  WAIT (f, is_alone);
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-template", g_variant_new_string ("ic"));
  WAIT (f, has_file_dialog);
  parent = gtk_window_get_transient_for (GTK_WINDOW (file_dialog));
  g_assert_true (LT_IS_WINDOW (parent));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (parent)));
  f->window = LT_WINDOW (parent);
  settle ();
  gtk_dialog_response (GTK_DIALOG (file_dialog), GTK_RESPONSE_CANCEL);
}

/* --- Properties --- */

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
open_properties (Fixture *f)
{
  g_autoptr(GList) toplevels = NULL;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.properties", NULL);
  toplevels = gtk_window_list_toplevels ();
  for (GList *l = toplevels; l != NULL; l = l->next)
    if (LT_IS_PROPERTIES_DIALOG (l->data))
      return l->data;
  g_assert_not_reached ();
}

/* However slow the machine is. */
static gboolean
is_written (Fixture *f)
{
  gboolean busy;

  g_object_get (lt_view_state_get_workspace (lt_window_get_state (f->window)), "busy", &busy, NULL);
  return !busy;
}

/* What is done once the writer is comes in a turn after it. */
static void
wait_for_edits (Fixture *f)
{
  settle ();
  WAIT (f, is_written);
  settle ();
}

static void
write_in (Fixture *f, GtkWidget *dialog, const char *title, const char *text, const char *signal)
{
  GtkWidget *row = find_row (dialog, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, signal);
  wait_for_edits (f);
}

static const char *
home_name (Fixture *f)
{
  LtModel *model = lt_view_state_get_model (lt_window_get_state (f->window));
  const LtRegion *home = lt_model_get_region (model, lt_model_get_home (model));

  return home != NULL ? home->name : NULL;
}

/* An empty workspace becomes a region's without a table: it is looked from there, and each choice is a step back. */
static void
test_properties (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "空.liantu", NULL);
  GtkWidget *dialog, *choice;
  LtViewState *state;

  lt_window_create (f->window, path);
  state = lt_window_get_state (f->window);
  g_assert_null (lt_view_state_get_viewpoint_name (state));
  dialog = open_properties (f);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  write_in (f, dialog, "Title", "苏州市产业链", "apply");
  g_assert_cmpstr (adw_window_title_get_title (f->window->title), ==, "苏州市产业链");
  write_in (f, dialog, "Name", "苏州", "entry-activated");
  write_in (f, dialog, "Name", "苏州市/昆山市", "entry-activated");
  g_assert_cmpstr (home_name (f), ==, "昆山市");
  g_assert_cmpstr (lt_view_state_get_viewpoint_name (state), ==, "昆山市");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (dialog, "Name"))), ==, "");
  choice = find_widget (dialog, GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 3);     /* none, province, city, county */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  wait_for_edits (f);
  g_assert_cmpstr (home_name (f), ==, "苏州市");
  g_assert_cmpstr (lt_view_state_get_viewpoint_name (state), ==, "苏州市");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  wait_for_edits (f);
  g_assert_cmpstr (home_name (f), ==, "昆山市");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 3);
  gtk_window_close (GTK_WINDOW (dialog));
  settle ();
  g_assert_null (dialog);
}

/* Where targets are preferred from: chosen one by one, each taken away again. */
static void
test_source_regions (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "空.liantu", NULL);
  g_autoptr(GArray) one = NULL, none = NULL;
  GtkWidget *dialog, *source;
  LtModel *model;

  lt_window_create (f->window, path);
  model = lt_view_state_get_model (lt_window_get_state (f->window));
  dialog = open_properties (f);
  write_in (f, dialog, "Name", "苏州市/昆山市", "entry-activated");
  source = find_widget (find_row (dialog, "Add a region"), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (source), 2);           /* none, province, city */
  wait_for_edits (f);
  one = lt_candidates_get_source_regions (model);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (lt_model_get_region (model, g_array_index (one, gint64, 0))->name, ==, "苏州市");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (source)), ==, 0);
  g_signal_emit_by_name (find_widget (find_row (dialog, "苏州市 · 江苏省"), GTK_TYPE_BUTTON), "clicked");
  wait_for_edits (f);
  none = lt_candidates_get_source_regions (model);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (find_row (dialog, "苏州市 · 江苏省"));
}

/* What cannot be is said, and the name stays to be put right. */
static void
test_properties_refused (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "空.liantu", NULL);
  g_autoptr(GList) toplevels = NULL;
  gboolean said = FALSE;
  GtkWidget *dialog;

  lt_window_create (f->window, path);
  dialog = open_properties (f);
  write_in (f, dialog, "Name", "吉林", "entry-activated");
  g_assert_null (home_name (f));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (dialog, "Name"))), ==, "吉林");
  toplevels = gtk_window_list_toplevels ();
  for (GList *l = toplevels; l != NULL; l = l->next)
    said = said || (ADW_IS_MESSAGE_DIALOG (l->data) && strstr (adw_message_dialog_get_body (l->data), "吉林") != NULL);
  g_assert_true (said);
}

/* --- Samples --- */

static void
test_sample_menu (Fixture *f, gconstpointer unused)
{
  GMenuModel *menu = G_MENU_MODEL (f->window->samples);
  g_autoptr(GVariant) label = NULL, target = NULL;

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 3);
  label = g_menu_model_get_item_attribute_value (menu, 2, G_MENU_ATTRIBUTE_LABEL, G_VARIANT_TYPE_STRING);
  target = g_menu_model_get_item_attribute_value (menu, 2, G_MENU_ATTRIBUTE_TARGET, G_VARIANT_TYPE_STRING);
  g_assert_cmpstr (g_variant_get_string (label, NULL), ==, "新郑市电子信息产业链");
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, "xinzheng");
}

/* It is made once; after that what the documents folder has is opened, in the window that shows it already. */
static void
test_sample (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = lt_window_sample_path ("xinzheng");
  gint64 home;
  LtModel *model;

  g_assert_true (g_str_has_suffix (path, "/新郑电子信息.liantu"));
  g_action_group_activate_action (G_ACTION_GROUP (application), "sample", g_variant_new_string ("xinzheng"));
  WAIT (f, is_open);
  model = lt_view_state_get_model (lt_window_get_state (f->window));
  home = lt_model_get_home (model);
  g_assert_cmpstr (lt_model_get_region (model, home)->name, ==, "新郑市");
  g_action_group_activate_action (G_ACTION_GROUP (application), "sample", g_variant_new_string ("xinzheng"));
  g_assert_true (only_window () == f->window);
  g_assert_null (lt_window_sample_path ("atlantis"));
}

#define TEST(name, func) g_test_add ("/new/" name, Fixture, NULL, up, func, down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!lt_renderer_init_check ())
    g_error ("No display: run it through tests/with-display");
  application = lt_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  TEST ("from-template", test_from_template);
  TEST ("where-a-file-is", test_where_a_file_is);
  TEST ("dialog", test_dialog);
  TEST ("escape-closes", test_escape_closes);
  TEST ("dialog-without-window", test_dialog_without_window);
  TEST ("properties", test_properties);
  TEST ("source-regions", test_source_regions);
  TEST ("properties-refused", test_properties_refused);
  TEST ("sample-menu", test_sample_menu);
  TEST ("sample", test_sample);
  return g_test_run ();
}
