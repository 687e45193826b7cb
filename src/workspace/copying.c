/* Save a Copy: from the open file, or from memory where that is lost. */
#include "config.h"
#include "workspace/workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A copy of what is open read-only is made by a connection of its own; where its file is lost, from memory. */
static gboolean
copy_read_only (const char *from, LtSnapshot *snapshot, const char *path, gboolean with_history, GError **error)
{
  g_autoptr(sqlite3) db = snapshot == NULL ? lt_database_open (from, LT_DATABASE_READ, error) : NULL;

  if (snapshot != NULL)
    return lt_writer_copy_snapshot (snapshot, path, error);
  return db != NULL && lt_writer_copy (db, path, with_history, NULL, error);
}

static LtSnapshot *
take_snapshot (LtWorkspace *self)
{
  return self->loss != LT_LOSS_NONE ? lt_snapshot_take (self->model) : NULL;
}

static LtRequest *
new_copy (LtWorkspace *self, const char *path, gboolean with_history)
{
  LtRequest *request = lt_request_new (LT_REQUEST_COPY);

  request->path = g_strdup (path);
  request->with_history = with_history;
  request->snapshot = take_snapshot (self);
  return request;
}

/* Before a copy, so that one is made from memory where the file is gone. */
static void
look_now (LtWorkspace *self)
{
  LtLoss loss = lt_whereabouts_check (&self->where, NULL);

  if (self->loss == LT_LOSS_NONE && loss != LT_LOSS_NONE)
    lt_workspace_set_loss (self, loss);
}

static gboolean
is_itself (LtWorkspace *self, const char *path, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  GStatBuf ours, theirs;

  if (g_strcmp0 (canonical, self->path) != 0
      && (g_stat (self->path, &ours) != 0 || g_stat (canonical, &theirs) != 0
          || ours.st_ino != theirs.st_ino || ours.st_dev != theirs.st_dev))
    return FALSE;
  g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS, _("A copy cannot replace the open file. Choose another name."));
  return TRUE;
}

/** lt_workspace_save_copy: writes a whole document to @path, replacing what is there once the copy is complete. */
gboolean
lt_workspace_save_copy (LtWorkspace *self, const char *path, gboolean with_history, GError **error)
{
  g_autoptr(LtRequest) request = NULL;
  g_autoptr(LtSnapshot) snapshot = NULL;

  look_now (self);
  if (is_itself (self, path, error))
    return FALSE;
  if (lt_workspace_is_read_only (self))
    {
      snapshot = take_snapshot (self);
      return copy_read_only (self->path, snapshot, path, with_history, error);
    }
  request = new_copy (self, path, with_history);
  return lt_workspace_run_and_wait (self, request, error);
}

typedef struct {
  char       *from, *path;
  LtSnapshot *snapshot;
  gboolean    with_history;
} CopyJob;

static void
copy_job_free (CopyJob *job)
{
  g_free (job->from);
  g_free (job->path);
  lt_snapshot_free (job->snapshot);
  g_free (job);
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CopyJob *job = data;
  GError *error = NULL;

  if (copy_read_only (job->from, job->snapshot, job->path, job->with_history, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
lt_workspace_save_copy_async (LtWorkspace *self, const char *path, gboolean with_history, GAsyncReadyCallback callback, gpointer user_data)
{
  GError *error = NULL;

  look_now (self);
  if (is_itself (self, path, &error))
    {
      g_task_report_error (self, callback, user_data, lt_workspace_save_copy_async, error);
      return;
    }
  if (lt_workspace_is_read_only (self))
    {
      g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
      CopyJob *job = g_new (CopyJob, 1);

      *job = (CopyJob) { g_strdup (self->path), g_strdup (path), take_snapshot (self), with_history };
      g_task_set_task_data (task, job, (GDestroyNotify) copy_job_free);
      g_task_run_in_thread (task, copy_thread);
      return;
    }
  lt_workspace_start (self, new_copy (self, path, with_history), lt_workspace_save_copy_async, NULL, callback, user_data);
}

gboolean
lt_workspace_save_copy_finish (LtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
