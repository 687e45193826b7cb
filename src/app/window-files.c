/* Opening, creating, copying; recent files; files dropped on the window. */
#include "config.h"
#include "app/window-private.h"

#include "analysis/roster.h"
#include "exchange/sample.h"
#include "exchange/template-edit.h"
#include "workspace/backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define MIME_TYPE "application/x-liantu"
#define MOST_RECENT 6

static char *
display_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_filename_display_name (name);
}

static void
remember (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData data = { .mime_type = (char *) MIME_TYPE, .app_name = (char *) "Liantu", .app_exec = (char *) "liantu %f" };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* --- Opening --- */

static void
back_to_welcome (LtWindow *self, const char *path, const GError *error)
{
  g_autofree char *name = display_name (path);
  g_autofree char *heading = g_strdup_printf (_("“%s” Cannot Be Opened"), name);

  lt_window_set_workspace (self, self->workspace);
  lt_window_show_open_error (self, heading, path, error);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LtWorkspace) workspace = lt_workspace_open_finish (result, &error);
  g_autofree char *path = g_strdup (self->path);

  if (self->closed)
    return;
  if (workspace == NULL)
    {
      back_to_welcome (self, path, error);
      return;
    }
  if (!lt_backup_is_one (path))
    remember (path);
  lt_window_set_workspace (self, workspace);
}

/* On the opening thread: what the first look at a large workspace would wait for. */
static void
prepare (LtModel *model)
{
  lt_roster_of (model);
  lt_model_get_sorted (model, LT_TABLE_ENTERPRISE);
}

void
lt_window_show_loading (LtWindow *self, const char *path, const char *format)
{
  g_autofree char *name = display_name (path);
  g_autoptr(GString) text = g_string_new (format);

  g_string_replace (text, "%s", name, 1);

  g_free (self->path);
  self->path = g_strdup (path);
  gtk_label_set_label (self->loading_label, text->str);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

/** lt_window_open: opens a file in this window, which must not show another. */
void
lt_window_open (LtWindow *self, const char *path)
{
  g_return_if_fail (LT_IS_WINDOW (self) && self->workspace == NULL);
  lt_window_show_loading (self, path, _("Opening %s…"));
  lt_workspace_open_async (path, lt_backup_is_one (path) ? LT_OPEN_READ_ONLY : LT_OPEN_DEFAULT, prepare, NULL, on_opened, g_object_ref (self));
}

/** lt_window_open_again: what has the name of the shown file by now takes its place. */
void
lt_window_open_again (LtWindow *self)
{
  g_autofree char *path = g_strdup (lt_workspace_get_path (self->workspace));

  lt_window_set_workspace (self, NULL);
  lt_window_open (self, path);
}

/** lt_window_create: makes an empty workspace and shows it. */
void
lt_window_create (LtWindow *self, const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtWorkspace) workspace = lt_workspace_create (path, &error);
  g_autofree char *name = display_name (path);
  g_autofree char *heading = g_strdup_printf (_("“%s” Cannot Be Created"), name);

  if (workspace == NULL)
    {
      lt_window_show_error (self, heading, error);
      return;
    }
  remember (path);
  lt_window_set_workspace (self, workspace);
}

/* --- Samples and templates --- */

/* A new workspace to be filled. */
typedef struct {
  char     *path;
  char     *name;
  gboolean  template;      /* otherwise a sample */
} Filling;

static void
filling_free (Filling *filling)
{
  g_free (filling->path);
  g_free (filling->name);
  g_free (filling);
}

static gboolean
fill (LtWorkspace *workspace, const Filling *filling, GError **error)
{
  const char *const names[] = { filling->name, NULL };

  return filling->template ? lt_template_build (workspace, names, error) : lt_sample_build (workspace, filling->name, error);
}

/* The workspace calls back into the context of the thread that made it: here one of the task's own. */
static void
fill_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Filling *filling = data;
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(LtWorkspace) workspace = NULL;
  GError *error = NULL;
  gboolean filled;

  g_main_context_push_thread_default (context);
  workspace = lt_workspace_create (filling->path, &error);
  filled = workspace != NULL && fill (workspace, filling, &error);
  if (workspace != NULL)
    lt_workspace_close (workspace);
  if (workspace != NULL && !filled)
    g_unlink (filling->path);
  g_clear_object (&workspace);
  g_main_context_pop_thread_default (context);
  if (filled)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_filled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LtWindow *self = LT_WINDOW (source);
  const Filling *filling = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean filled = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *name = display_name (filling->path);
  g_autofree char *heading = g_strdup_printf (_("“%s” Cannot Be Created"), name);

  if (self->closed)
    return;
  if (filled)
    {
      lt_window_open (self, filling->path);
      return;
    }
  lt_window_set_workspace (self, self->workspace);
  lt_window_show_error (self, heading, error);
}

static void
create_filled (LtWindow *self, const char *path, const char *name, gboolean template)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, on_filled, NULL);
  Filling *filling = g_new (Filling, 1);

  *filling = (Filling) { g_strdup (path), g_strdup (name), template };
  lt_window_show_loading (self, path, _("Opening %s…"));
  g_task_set_task_data (task, filling, (GDestroyNotify) filling_free);
  g_task_run_in_thread (task, fill_thread);
}

/**
 * lt_window_sample_path:
 * @name: one of lt_sample_list()
 *
 * Returns: (transfer full) (nullable): where the sample lies in the documents folder; %NULL where there is no such sample.
 */
char *
lt_window_sample_path (const char *name)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *file = lt_sample_get_file (name, NULL);

  return file != NULL ? g_build_filename (documents != NULL ? documents : g_get_home_dir (), file, NULL) : NULL;
}

/** lt_window_create_sample: makes a sample in the documents folder and shows it. */
void
lt_window_create_sample (LtWindow *self, const char *name)
{
  g_autofree char *path = lt_window_sample_path (name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0755);
  create_filled (self, path, name, FALSE);
}

/** lt_window_create_from_template: makes a workspace that begins with a reference chain, and shows it. */
void
lt_window_create_from_template (LtWindow *self, const char *path, const char *name)
{
  create_filled (self, path, name, TRUE);
}

/** lt_window_list_samples: fills the menu of samples. */
void
lt_window_list_samples (LtWindow *self)
{
  g_auto(GStrv) names = lt_sample_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *title = lt_sample_get_title (names[i], NULL);
      g_autoptr(GMenuItem) item = g_menu_item_new (title != NULL ? title : names[i], NULL);

      g_menu_item_set_action_and_target (item, "app.sample", "s", names[i]);
      g_menu_append_item (self->samples, item);
    }
}

/* --- Dialogs for files --- */

/** lt_window_filter_workspaces: has a file dialog show workspaces alone. */
void
lt_window_filter_workspaces (GtkFileChooserNative *dialog)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Liantu workspaces"));
  gtk_file_filter_add_suffix (filter, "liantu");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

static void
show_beside (GtkFileChooserNative *dialog, const char *path)
{
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autoptr(GFile) file = folder != NULL ? g_file_new_for_path (folder) : NULL;

  if (file != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), file, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/** lt_window_show_chooser: where the document is, its tables and pictures are looked for first. */
void
lt_window_show_chooser (LtWindow *self, GtkFileChooserNative *dialog)
{
  show_beside (dialog, self->path);
}

/** lt_window_show_saver: @beside: the workspace that another is made of: its place is offered. */
void
lt_window_show_saver (GtkFileChooserNative *dialog, const char *beside)
{
  lt_window_filter_workspaces (dialog);
  show_beside (dialog, beside);
}

/**
 * lt_window_saved_path:
 * @file: as it was named in a dialog for a new workspace
 *
 * A name without the ending gets it, unless that names a file: the dialog did not ask whether to replace it.
 *
 * Returns: (transfer full) (nullable): the path, %NULL where there is none
 */
char *
lt_window_saved_path (GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *ended = NULL;

  if (path == NULL || g_str_has_suffix (path, ".liantu"))
    return g_steal_pointer (&path);
  ended = g_strconcat (path, ".liantu", NULL);
  return g_file_test (ended, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : g_steal_pointer (&ended);
}

/* --- Save a Copy --- */

typedef struct {
  LtWindow *window;
  char     *path;
} Copy;

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Copy *copy = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = display_name (copy->path);
  g_autofree char *text = g_strdup_printf (_("Saved a copy as %s"), name);
  gboolean saved = lt_workspace_save_copy_finish (LT_WORKSPACE (source), result, &error);

  if (copy->window->closed)
    g_debug ("The window that asked for %s is closed", copy->path);
  else if (saved)
    lt_window_toast_written (copy->window, text, copy->path);
  else
    lt_window_show_error (copy->window, _("The Copy Was Not Saved"), error);
  g_object_unref (copy->window);
  g_free (copy->path);
  g_free (copy);
}

static void
on_copy_chosen (GtkNativeDialog *dialog, int response, LtWindow *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  const char *history = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (dialog), "history");
  gboolean with_history = g_strcmp0 (history, "false") != 0;
  g_autofree char *path = file != NULL ? lt_window_saved_path (file) : NULL;
  Copy *copy;

  if (path != NULL && self->workspace != NULL)
    {
      copy = g_new (Copy, 1);
      *copy = (Copy) { g_object_ref (self), g_steal_pointer (&path) };
      lt_workspace_save_copy_async (self->workspace, copy->path, with_history, on_copied, copy);
    }
  g_object_unref (dialog);
}

void
lt_window_choose_copy (LtWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save a Copy"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _("_Save"), NULL);
  g_autofree char *title = lt_workspace_get_title (self->workspace);
  g_autofree char *name = g_strdup_printf (_("%s (copy).liantu"), title);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (dialog), "history", _("With its history (undo, and what was deleted)"), NULL, NULL);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (dialog), "history", "true");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_copy_chosen), self, 0);
  lt_window_show_saver (dialog, self->path);
}

/* --- Recent files --- */

static void
add_recent (LtWindow *self, const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  g_autofree char *name = path != NULL ? display_name (path) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->recent, row);
}

static int
compare_recent (gconstpointer a, gconstpointer b)
{
  return -g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) a), gtk_recent_info_get_modified ((GtkRecentInfo *) b));
}

void
lt_window_list_recent (LtWindow *self)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_recent);
  GtkListBoxRow *row;
  guint count = 0;

  while ((row = gtk_list_box_get_row_at_index (self->recent, 0)) != NULL)
    gtk_list_box_remove (self->recent, GTK_WIDGET (row));
  for (GList *l = items; l != NULL && count < MOST_RECENT; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), MIME_TYPE) == 0 && gtk_recent_info_exists (l->data))
      {
        add_recent (self, gtk_recent_info_get_uri (l->data));
        count++;
      }
  gtk_widget_set_visible (self->recent_group, count > 0);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}
