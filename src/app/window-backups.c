/* The backups of a document: which there are, a look at one, one restored as a copy. */
#include "config.h"
#include "app/dialog-window.h"
#include "app/window-private.h"

#include "workspace/backup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_LENGTH 10

/* --- Restoring --- */

typedef struct {
  LtWindow *window;
  char     *document, *name, *out;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_object_unref (restore->window);
  g_free (restore->document);
  g_free (restore->name);
  g_free (restore->out);
  g_free (restore);
}

/* Works on texts only: the window is the main thread's. */
static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **texts = data;
  GError *error = NULL;

  if (lt_backup_restore (texts[0], texts[1], texts[2], &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restore *restore = user_data;
  g_autoptr(GError) error = NULL;
  gboolean fine = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *base = g_path_get_basename (restore->out), *shown = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_("Restored the backup of %s as %s"), restore->name, shown);

  if (!restore->window->closed && fine)
    lt_window_toast_written (restore->window, text, restore->out);
  else if (!restore->window->closed)
    lt_window_show_error (restore->window, _("The Backup Was Not Restored"), error);
  restore_free (restore);
}

static void
on_restore_chosen (GtkNativeDialog *dialog, int response, Restore *restore)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autoptr(GTask) task = NULL;
  char **texts;

  restore->out = file != NULL ? lt_window_saved_path (file) : NULL;
  g_object_unref (dialog);
  if (restore->out == NULL)
    {
      restore_free (restore);
      return;
    }
  texts = g_new0 (char *, 4);
  texts[0] = g_strdup (restore->document);
  texts[1] = g_strdup (restore->name);
  texts[2] = g_strdup (restore->out);
  task = g_task_new (NULL, NULL, on_restored, restore);
  g_task_set_task_data (task, texts, (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, restore_thread);
}

static char *
suggest_name (const char *document, const char *more)
{
  g_autofree char *base = g_path_get_basename (document), *shown = g_filename_display_name (base);

  if (g_str_has_suffix (shown, ".liantu"))
    shown[strlen (shown) - strlen (".liantu")] = '\0';
  return g_strdup_printf ("%s %s.liantu", shown, more);
}

static void
choose_restore (LtWindow *window, GtkWindow *parent, const char *document, const char *name)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Restore as a Copy"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Restore"), NULL);
  g_autofree char *suggested = suggest_name (document, name);
  Restore *restore = g_new0 (Restore, 1);

  restore->window = g_object_ref (window);
  restore->document = g_strdup (document);
  restore->name = g_strdup (name);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested);
  g_signal_connect (dialog, "response", G_CALLBACK (on_restore_chosen), restore);
  lt_window_show_saver (dialog, document);
}

/* --- The list --- */

static LtWindow *
window_of (GtkWidget *dialog)
{
  return LT_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
}

static void
on_look (GtkButton *button, gpointer unused)
{
  GtkWidget *dialog = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (button)));

  gtk_widget_activate_action (GTK_WIDGET (window_of (dialog)), "app.open-path", "s", g_object_get_data (G_OBJECT (button), "path"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
on_restore (GtkButton *button, gpointer unused)
{
  GtkWidget *dialog = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (button)));
  LtWindow *window = window_of (dialog);

  choose_restore (window, GTK_WINDOW (window), g_object_get_data (G_OBJECT (dialog), "document"), g_object_get_data (G_OBJECT (button), "name"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* 2026-11-25; of one with a time: when the file was lost. */
static char *
title_of (const LtBackup *backup)
{
  const char *time = backup->name + MIN (strlen (backup->name), DAY_LENGTH + 1);

  if (strlen (time) != 6)
    return g_strdup (backup->name);
  return g_strdup_printf (_("%.10s %.2s:%.2s, when the file was lost"), backup->name, time, time + 2);
}

static char *
describe (const LtBackup *backup)
{
  g_autofree char *size = g_format_size (backup->size), *enterprises = NULL, *segments = NULL;

  if (backup->enterprises < 0 || backup->segments < 0)
    return g_strdup_printf (_("%s; cannot be read"), size);
  enterprises = g_strdup_printf (ngettext ("%u enterprise", "%u enterprises", backup->enterprises), (guint) backup->enterprises);
  segments = g_strdup_printf (ngettext ("%u segment", "%u segments", backup->segments), (guint) backup->segments);
  return g_strdup_printf (_("%s; %s, %s"), size, enterprises, segments);
}

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *key, const char *value, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), key, g_strdup (value), g_free);
  g_signal_connect (button, "clicked", clicked, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
add_backup (GtkWidget *group, const LtBackup *backup)
{
  GtkWidget *row = adw_action_row_new (), *look;
  g_autofree char *title = title_of (backup), *subtitle = describe (backup);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  look = add_button (row, _("_Look"), "path", backup->path, G_CALLBACK (on_look));
  gtk_widget_set_tooltip_text (look, _("Open it for reading"));
  add_button (row, _("_Restore as a Copy…"), "name", backup->name, G_CALLBACK (on_restore));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_page (const GPtrArray *list)
{
  GtkWidget *page, *group;

  if (list->len == 0)
    {
      page = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-recent-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Backups Yet"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page), _("One is made each day that this workspace is opened and was changed."));
      return page;
    }
  page = adw_preferences_page_new ();
  group = adw_preferences_group_new ();
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Made once a day when this workspace is opened; the last seven are kept on this computer."));
  for (guint i = 0; i < list->len; i++)
    add_backup (group, list->pdata[i]);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static void
show_list (LtWindow *self, const char *document, const GPtrArray *list)
{
  GtkWidget *window = lt_dialog_window_new (GTK_WINDOW (self), _("Backups"), make_page (list), 620, 480);

  g_object_set_data_full (G_OBJECT (window), "document", g_strdup (document), g_free);
  gtk_window_present (GTK_WINDOW (window));
}

static void
list_thread (GTask *task, gpointer source, gpointer document, GCancellable *cancellable)
{
  g_task_return_pointer (task, lt_backup_list (document), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtWindow) self = user_data;
  g_autoptr(GPtrArray) list = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!self->closed)
    show_list (self, g_task_get_task_data (G_TASK (result)), list);
}

/** lt_window_show_backups: of a document that is open here, or that could not be opened. */
void
lt_window_show_backups (LtWindow *self, const char *document)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, on_listed, g_object_ref (self));

  g_task_set_task_data (task, g_strdup (document), g_free);
  g_task_run_in_thread (task, list_thread);
}

/* --- The day's --- */

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (lt_workspace_backup_finish (LT_WORKSPACE (source), result, &error) || self->closed
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = g_strdup_printf (_("Today’s backup was not made: %s"), error->message);
  lt_window_toast (self, text, NULL, NULL);
}

/** lt_window_keep_safe: what is shown is followed, and backed up beside the work. */
void
lt_window_keep_safe (LtWindow *self)
{
  lt_workspace_watch (self->workspace);
  lt_workspace_backup_async (self->workspace, on_backed_up, g_object_ref (self));
}
