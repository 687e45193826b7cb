/* A file that cannot be opened: what can be done about it. */
#include "config.h"
#include "app/window-private.h"

#include "workspace/backup.h"
#include "workspace/recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  char       *path, *out;
  LtRecovery  report;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->out);
  g_free (job);
}

/* --- What came of it --- */

/* One line for each table that had anything. */
static char *
describe (const LtRecovery *report)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      if (report->saved[t] + report->lost[t] == 0)
        continue;
      g_string_append_printf (text, _("%s: %u saved"), lt_table_get_label (t), report->saved[t]);
      if (report->lost[t] > 0)
        g_string_append_printf (text, _(", %u lost"), report->lost[t]);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
  if (!report->certain)
    g_string_append_printf (text, "%s\n", _("More may be lost than could be counted."));
  if (!report->with_history)
    g_string_append_printf (text, "%s\n", _("The history could not be kept, so nothing before this can be undone."));
  g_string_append (text, _("The damaged file was left as it is."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_report_response (AdwMessageDialog *dialog, const char *response, LtWindow *self)
{
  if (g_str_equal (response, "open"))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-path", "s", g_object_get_data (G_OBJECT (dialog), "path"));
}

static void
show_report (LtWindow *self, const Job *job)
{
  g_autofree char *base = g_path_get_basename (job->out), *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_("Recovered into “%s”"), name), *body = describe (&job->report);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  g_free (self->message);
  self->message = g_strdup (body);
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (job->out), g_free);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "open", _("_Open"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_report_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Recovering --- */

static void
recover_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (lt_recovery_run (job->path, job->out, &job->report, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_recovered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean fine = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->closed)
    return;
  if (self->workspace == NULL)
    lt_window_set_workspace (self, NULL);
  if (fine)
    show_report (self, g_task_get_task_data (G_TASK (result)));
  else
    lt_window_show_error (self, _("Nothing Was Recovered"), error);
}

/** lt_window_recover: saves what can still be read of the file at `path` to `out`. */
void
lt_window_recover (LtWindow *self, const char *path, const char *out)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, on_recovered, g_object_ref (self));
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->out = g_strdup (out);
  if (self->workspace == NULL)
    lt_window_show_loading (self, path, _("Recovering %s…"));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, recover_thread);
}

static void
on_out_chosen (GtkNativeDialog *dialog, int response, LtWindow *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *out = file != NULL ? lt_window_saved_path (file) : NULL;

  if (out != NULL)
    lt_window_recover (self, g_object_get_data (G_OBJECT (dialog), "path"), out);
  g_object_unref (dialog);
}

static void
choose_out (LtWindow *self, const char *path)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save What Is Recovered"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _("_Recover"), NULL);
  g_autofree char *base = g_path_get_basename (path), *shown = g_filename_display_name (base), *name = NULL;

  if (g_str_has_suffix (shown, ".liantu"))
    shown[strlen (shown) - strlen (".liantu")] = '\0';
  name = g_strdup_printf (_("%s (recovered).liantu"), shown);
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_out_chosen), self, 0);
  lt_window_show_saver (dialog, path);
}

/* --- What is offered --- */

static void
on_response (AdwMessageDialog *dialog, const char *response, LtWindow *self)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "path");

  if (g_str_equal (response, "recover"))
    choose_out (self, path);
  else if (g_str_equal (response, "backups"))
    lt_window_show_backups (self, path);
}

/** lt_window_show_open_error: why a file was not opened, with its backups and, where it is damaged, recovery beside it. */
void
lt_window_show_open_error (LtWindow *self, const char *heading, const char *path, const GError *error)
{
  GtkWidget *dialog = lt_window_show_error (self, heading, error);

  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
  if (lt_backup_exists (path))
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "backups", _("_Backups…"));
  if (g_error_matches (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED))
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "recover", _("_Try to Recover…"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
}
