/* The open document's backups: the day's, and what is saved of a file that was lost. */
#include "config.h"
#include "workspace/workspace-private.h"

#include "workspace/backup.h"

/* The thread never holds the workspace: the last to let go of it would close it there. */
static gpointer
backup_thread (gpointer data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (lt_backup_make (g_task_get_task_data (task), g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  return NULL;
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** lt_workspace_backup_async: only of what is open for writing: who reads has nothing to lose here. */
void
lt_workspace_backup_async (LtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data), work = NULL;

  g_return_if_fail (LT_IS_WORKSPACE (self));
  g_task_set_source_tag (task, lt_workspace_backup_async);
  if (lt_workspace_is_read_only (self) || self->backup != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->backup_cancellable = g_cancellable_new ();
  work = g_task_new (NULL, self->backup_cancellable, on_backed_up, g_steal_pointer (&task));
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, g_strdup (self->path), g_free);
  self->backup = g_thread_new ("backup", backup_thread, g_steal_pointer (&work));
}

gboolean
lt_workspace_backup_finish (LtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Its connection must be gone before the writer's closes, or the log would stay. */
void
lt_workspace_stop_backup (LtWorkspace *self)
{
  if (self->backup == NULL)
    return;
  g_cancellable_cancel (self->backup_cancellable);
  g_clear_pointer (&self->backup, g_thread_join);
}

void
lt_workspace_rescue (LtWorkspace *self)
{
  g_autoptr(LtRequest) look = lt_request_new (LT_REQUEST_LOOK), request = NULL;
  g_autoptr(GError) error = NULL;

  if (!self->edited)
    return;
  lt_workspace_run_and_wait (self, look, NULL);
  if (self->loss == LT_LOSS_NONE || self->copied)
    return;
  request = lt_request_new (LT_REQUEST_COPY);
  request->with_history = TRUE;
  request->snapshot = lt_snapshot_take (self->model);
  request->path = lt_backup_rescue_path (self->path, &error);
  if (request->path == NULL || !lt_workspace_run_and_wait (self, request, &error))
    g_message ("What was open as %s could not be saved to the backups: %s", self->path, error->message);
}
