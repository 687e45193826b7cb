/* Following the file of an open document: what another process adds to it, and whether it is still there. */
#include "config.h"
#include "workspace/workspace-private.h"

#include "workspace/news.h"

typedef struct {
  LtWhereabouts   where;
  LtHistoryEntry *last;
} NewsJob;

static void
news_job_free (gpointer data)
{
  NewsJob *job = data;

  g_clear_pointer (&job->last, lt_history_entry_free);
  lt_whereabouts_clear (&job->where);
  g_free (job);
}

static void
read_news (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  NewsJob *job = data;
  GError *error = NULL;
  LtNews *news = lt_news_read (&job->where, job->last, &error);

  if (news != NULL)
    g_task_return_pointer (task, news, (GDestroyNotify) lt_news_free);
  else
    g_task_return_error (task, error);
}

static void start_reading (LtWorkspace *self);

static void
on_news (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtWorkspace) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LtNews) news = g_task_propagate_pointer (G_TASK (result), &error);

  self->reading_news = FALSE;
  if (self->closing || self->watch == NULL)
    return;
  /* The writer is just busy, or its disk failed, which is told there. The next change is another chance. */
  if (news == NULL)
    {
      g_debug ("No news of %s: %s", self->path, error->message);
      return;
    }
  for (guint i = 0; i < news->entries->len && news->loss == LT_LOSS_NONE; i++)
    {
      gsize length;
      gconstpointer changeset = g_bytes_get_data (news->changesets->pdata[i], &length);
      g_autoptr(LtDecoded) decoded = lt_changeset_decode (changeset, length, NULL);

      if (decoded == NULL || !lt_workspace_take_in (self, (LtHistoryEntry *const *) &news->entries->pdata[i], 1, decoded, NULL))
        news->loss = LT_LOSS_STRANGE;
    }
  lt_workspace_set_loss (self, news->loss);
  if (self->more_news)
    start_reading (self);
}

static void
start_reading (LtWorkspace *self)
{
  const GPtrArray *entries = lt_workspace_get_history (self);
  g_autoptr(GTask) task = NULL;
  NewsJob *job;

  self->more_news = self->reading_news;
  if (self->reading_news)
    return;
  self->reading_news = TRUE;
  job = g_new0 (NewsJob, 1);
  job->where = self->where;
  job->where.path = g_strdup (self->where.path);
  job->last = entries->len > 0 ? lt_history_entry_copy (entries->pdata[entries->len - 1]) : NULL;
  /* Not the task's own source: the thread might be the last to let go of that. */
  task = g_task_new (NULL, NULL, on_news, g_object_ref (self));
  g_task_set_task_data (task, job, news_job_free);
  g_task_run_in_thread (task, read_news);
}

static void
on_changed (gpointer user_data)
{
  LtWorkspace *self = user_data;

  if (self->closing)
    return;
  if (self->writer != NULL)
    lt_writer_push (self->writer, lt_request_new (LT_REQUEST_LOOK));
  else if (self->loss != LT_LOSS_STRANGE)
    start_reading (self);
}

/**
 * lt_workspace_watch: from now on "notice" says when the file is lost, and who only reads takes in what another process
 * adds, each step with its `changed`. For who keeps a workspace open; a command that ends at once has no use for it.
 */
void
lt_workspace_watch (LtWorkspace *self)
{
  g_return_if_fail (LT_IS_WORKSPACE (self));
  if (self->watch != NULL || self->closing)
    return;
  self->watch = lt_watch_new (self->path, on_changed, self);
  on_changed (self);       /* what happened since it was opened */
}

void
lt_workspace_stop_watching (LtWorkspace *self)
{
  g_clear_pointer (&self->watch, lt_watch_free);
}
