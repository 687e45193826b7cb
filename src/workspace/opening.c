/* Making, opening and closing a document. */
#include "config.h"
#include "workspace/workspace-private.h"

#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
wake_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs wake_funcs = { .dispatch = wake_dispatch };

/* On the writer's thread. */
static void
wake_owner (gpointer user_data)
{
  g_source_set_ready_time (user_data, 0);
}

/* Write bits count even for root, who could write anyway: somebody took them away for a reason. */
static gboolean
may_write (const char *path, char **reason)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf info;

  if (g_stat (path, &info) == 0 && (info.st_mode & 0222) != 0 && g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0)
    return TRUE;
  *reason = g_strdup (_("The file or its folder is read-only. Save a copy elsewhere to change it."));
  return FALSE;
}

static gboolean
take_lock (LtWorkspace *self, char **reason)
{
  g_autofree char *holder = NULL;
  g_autoptr(GError) error = NULL;

  self->lock = lt_lock_file_take (self->path, &holder, &error);
  if (self->lock != NULL)
    return TRUE;
  *reason = holder != NULL
            ? g_strdup_printf (_("The file is being edited by %s. It is open for reading; close it there to change it here."), holder)
            : g_strdup_printf (_("The file cannot be locked for writing (%s). Save a copy elsewhere to change it."), error->message);
  return FALSE;
}

static gboolean
load (LtWorkspace *self, sqlite3 *db, LtHistory **history, GError **error)
{
  /* One read transaction, so that the tables belong together. */
  gboolean fine = lt_database_exec (db, "BEGIN", error)
                  && lt_model_load (self->model, db, error)
                  && (self->history = lt_writer_load_history (db, error)) != NULL
                  && (history == NULL || (*history = lt_writer_load_history (db, error)) != NULL);

  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  return fine;
}

static gboolean
open_reading (LtWorkspace *self, GError **error)
{
  g_autoptr(sqlite3) db = lt_database_open (self->path, LT_DATABASE_READ, error);

  return db != NULL && load (self, db, NULL, error);
}

static gboolean
open_writing (LtWorkspace *self, GError **error)
{
  g_autoptr(sqlite3) db = lt_database_open (self->path, LT_DATABASE_WRITE, error);
  LtHistory *history = NULL;

  /* What an older version lacks is made, and the switch to WAL writes the header: only once the whole content is known to
   * be sound. */
  if (db == NULL || !load (self, db, &history, error))
    return FALSE;
  if (!lt_database_migrate (db, error)
      || (lt_whereabouts_is_local (&self->where) && !lt_database_exec (db, LT_DATABASE_START_LOG, error)))
    {
      lt_history_free (history);
      return FALSE;
    }
  self->wake = g_source_new (&wake_funcs, sizeof (GSource));
  g_source_set_static_name (self->wake, "workspace results");
  g_source_set_callback (self->wake, lt_workspace_drain, self, NULL);
  g_source_attach (self->wake, self->context);
  self->writer = lt_writer_new (g_steal_pointer (&db), self->path, history, wake_owner, self->wake);
  return TRUE;
}

/* Finds out what the file is before anything writes to it, and takes the lock if it may be written. Only the journal of
 * a crash comes first. */
static gboolean
make_ready (LtWorkspace *self, LtOpenFlags flags, char **reason, GError **error)
{
  gboolean wanted = (flags & LT_OPEN_READ_ONLY) == 0;

  if (wanted && lt_database_needs_recovery (self->path) && may_write (self->path, reason) && take_lock (self, reason)
      && !lt_database_recover (self->path, error))
    return FALSE;
  if (!lt_database_inspect (self->path, error))
    return FALSE;
  if (wanted && self->lock == NULL && *reason == NULL && may_write (self->path, reason))
    take_lock (self, reason);
  return TRUE;
}

/* A disk that is full, or fails otherwise, can still be read: better to look than to be shut out. */
static gboolean
fall_back_to_reading (LtWorkspace *self, LtOpenFlags flags, GError *error, char **reason)
{
  if (!g_error_matches (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO) || (flags & LT_OPEN_WRITE) != 0)
    return FALSE;
  *reason = g_strdup (error->message);
  g_clear_pointer (&self->lock, lt_lock_file_release);
  g_clear_pointer (&self->history, lt_history_free);
  lt_model_free (self->model);
  self->model = lt_model_new ();
  return TRUE;
}

static LtWorkspace *
open_in_context (const char *path, LtOpenFlags flags, GMainContext *context, GError **error)
{
  g_autoptr(LtWorkspace) self = g_object_new (LT_TYPE_WORKSPACE, NULL);
  g_autoptr(GError) failure = NULL;
  g_autofree char *reason = NULL;

  self->path = g_canonicalize_filename (path, NULL);
  self->context = g_main_context_ref (context);
  if (!make_ready (self, flags, &reason, error))
    return NULL;
  lt_whereabouts_init (&self->where, self->path);
  if (self->lock != NULL && open_writing (self, &failure))
    return g_steal_pointer (&self);
  if (failure != NULL && !fall_back_to_reading (self, flags, failure, &reason))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  self->read_only_reason = g_steal_pointer (&reason);
  if ((flags & LT_OPEN_WRITE) != 0)
    {
      lt_workspace_require_writable (self, error);
      return NULL;
    }
  return open_reading (self, error) ? g_steal_pointer (&self) : NULL;
}

static GMainContext *
current_context (void)
{
  GMainContext *context = g_main_context_get_thread_default ();

  return context != NULL ? context : g_main_context_default ();
}

/**
 * lt_workspace_open:
 * @path: a workspace
 * @flags: how
 *
 * Opens a workspace and loads its model. A file that cannot be written, or that another process writes, is opened
 * for reading unless @flags say %LT_OPEN_WRITE; lt_workspace_get_read_only_reason() then says why.
 *
 * Returns: (transfer full): the workspace, or %NULL with an error of #LT_WORKSPACE_ERROR and the file as it was
 */
LtWorkspace *
lt_workspace_open (const char *path, LtOpenFlags flags, GError **error)
{
  return open_in_context (path, flags, current_context (), error);
}

typedef struct {
  char         *path;
  LtOpenFlags   flags;
  LtPrepareFunc prepare;
  GMainContext *context;
} OpenJob;

static void
open_job_free (OpenJob *job)
{
  g_free (job->path);
  g_main_context_unref (job->context);
  g_free (job);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenJob *job = data;
  GError *error = NULL;
  LtWorkspace *self = open_in_context (job->path, job->flags, job->context, &error);

  if (self != NULL && job->prepare != NULL)
    job->prepare (self->model);
  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
lt_workspace_open_async (const char *path, LtOpenFlags flags, LtPrepareFunc prepare, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenJob *job = g_new0 (OpenJob, 1);

  job->path = g_strdup (path);
  job->flags = flags;
  job->prepare = prepare;
  job->context = g_main_context_ref (current_context ());
  g_task_set_source_tag (task, lt_workspace_open_async);
  g_task_set_task_data (task, job, (GDestroyNotify) open_job_free);
  g_task_run_in_thread (task, open_thread);
}

LtWorkspace *
lt_workspace_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
create_file (const char *path, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.part-%08x", path, g_random_int ());
  g_autoptr(sqlite3) db = lt_database_open (part, LT_DATABASE_CREATE, error);
  gboolean fine = db != NULL && lt_database_create_schema (db, LT_SCHEMA_VERSION, error);

  g_clear_pointer (&db, lt_database_close);
  /* link(), unlike rename(), never replaces a file that came to be there meanwhile. */
  if (fine && link (part, path) != 0)
    {
      g_autofree char *shown = lt_text_one_line (path);

      if (errno == EEXIST)
        g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS,
                     _("“%s” exists already. Choose another name."), shown);
      else if (g_rename (part, path) == 0)
        return TRUE;         /* a file system without hard links */
      else
        g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO,
                     _("“%s” could not be made: %s. Choose another place."), shown, g_strerror (errno));
      fine = FALSE;
    }
  g_unlink (part);
  return fine;
}

/* The log or journal of a deleted file: SQLite would play it back into the new one. */
static gboolean
has_leftovers (const char *path, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *shown = lt_text_one_line (beside);

      if (!g_file_test (beside, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS,
                   _("“%s” is left over from another file of that name. Move it away, or choose another name."), shown);
      return TRUE;
    }
  return FALSE;
}

/** lt_workspace_create: makes an empty workspace where no file is, and opens it. */
LtWorkspace *
lt_workspace_create (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = lt_text_one_line (path);

      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS, _("“%s” exists already. Choose another name."), shown);
      return NULL;
    }
  if (has_leftovers (path, error))
    return NULL;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *shown = lt_text_one_line (folder);

      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO, _("The folder “%s” does not exist. Choose another one."), shown);
      return NULL;
    }
  return create_file (path, error) ? lt_workspace_open (path, LT_OPEN_WRITE, error) : NULL;
}

/** lt_workspace_close: finishes what is under way, leaves one file and lets go of the lock. The model stays readable. */
void
lt_workspace_close (LtWorkspace *self)
{
  g_return_if_fail (LT_IS_WORKSPACE (self));

  if (self->closing)
    return;      /* in a handler of what closing carries out */
  lt_workspace_stop_watching (self);
  lt_workspace_stop_backup (self);
  if (self->writer != NULL)
    {
      g_autoptr(LtRequest) quit = lt_request_new (LT_REQUEST_QUIT);

      self->closing = TRUE;
      lt_workspace_rescue (self);
      lt_workspace_run_and_wait (self, quit, NULL);
      g_clear_pointer (&self->writer, lt_writer_free);
    }
  if (self->wake != NULL)
    g_source_destroy (self->wake);
  g_clear_pointer (&self->wake, g_source_unref);
  g_clear_pointer (&self->lock, lt_lock_file_release);
}
