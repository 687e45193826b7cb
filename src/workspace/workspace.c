#include "config.h"
#include "workspace/workspace-private.h"

#include "workspace/memory.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LtWorkspace, lt_workspace, G_TYPE_OBJECT)

enum { PROP_0, PROP_PATH, PROP_READ_ONLY, PROP_CAN_UNDO, PROP_CAN_REDO, PROP_BUSY, PROP_NOTICE, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- Results of the writer --- */

static void
set_pending (LtWorkspace *self, guint pending)
{
  gboolean was = self->pending > 0;

  self->pending = pending;
  if (was != (pending > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* What was committed enters the model and everybody hears of it. */
gboolean
lt_workspace_take_in (LtWorkspace *self, LtHistoryEntry *const *entries, guint n, LtDecoded *decoded, GError **error)
{
  g_autoptr(LtChanges) changes = lt_model_apply (self->model, decoded, error);

  if (changes == NULL)
    return FALSE;
  self->edited = TRUE;
  for (guint i = 0; i < n; i++)
    lt_history_add (self->history, lt_history_entry_copy (entries[i]));
  self->emitting++;
  g_signal_emit (self, signals[CHANGED], 0, changes);
  /* A handler may have edited: rows that this took away stay until the outermost handlers have seen theirs. */
  g_ptr_array_add (self->heard, g_steal_pointer (&changes));
  if (--self->emitting == 0)
    g_ptr_array_set_size (self->heard, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  return TRUE;
}

/* Where there was no memory for a step, it waits, and those after it: they only fit one after the other. */
static void
catch_up (LtWorkspace *self)
{
  while (self->behind->len > 0)
    {
      /* Out of the list first: a handler of `changed` may edit and come here again. */
      g_autoptr(LtRequest) request = g_ptr_array_steal_index (self->behind, 0);
      g_autoptr(GError) error = NULL;

      if (!lt_workspace_take_in (self, (LtHistoryEntry *const *) request->entries->pdata, request->entries->len, request->decoded, &error))
        {
          g_ptr_array_insert (self->behind, 0, g_steal_pointer (&request));
          if (self->behind->len > 1)
            g_critical ("The model lost track of the file: %s", error->message);
          if (self->wake != NULL)
            g_source_set_ready_time (self->wake, g_get_monotonic_time () + G_USEC_PER_SEC);
          return;
        }
    }
}

static void
queue_up (LtWorkspace *self, LtRequest *request)
{
  LtRequest *step;

  if (request->entries == NULL)
    return;
  step = lt_request_new (request->kind);
  step->entries = g_steal_pointer (&request->entries);
  step->changeset = g_steal_pointer (&request->changeset);
  step->changeset_length = request->changeset_length;
  step->decoded = g_steal_pointer (&request->decoded);
  g_ptr_array_add (self->behind, step);
}

static void
take_in (LtWorkspace *self, LtRequest *request)
{
  queue_up (self, request);
  for (guint i = 0; request->parts != NULL && i < request->parts->len; i++)
    queue_up (self, request->parts->pdata[i]);
  catch_up (self);
}

void
lt_workspace_set_loss (LtWorkspace *self, LtLoss loss)
{
  if (self->loss == loss)
    return;
  self->loss = loss;
  self->copied = FALSE;
  g_free (self->notice);
  self->notice = lt_loss_describe (loss);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

static void
complete (LtWorkspace *self, LtRequest *request)
{
  if (request->settle != NULL)
    request->settle (request->data);
  if (request->kind != LT_REQUEST_LOOK)
    set_pending (self, self->pending - 1);
  lt_workspace_set_loss (self, request->loss);
  if (request->kind == LT_REQUEST_COPY && request->error == NULL)
    self->copied = TRUE;
  take_in (self, request);
  if (request->task == NULL)
    return;
  if (request->error != NULL)
    g_task_return_error (request->task, g_steal_pointer (&request->error));
  else
    g_task_return_boolean (request->task, TRUE);
}

/* A handler may wait for an edit of its own while somebody waits further out: then the inner one finishes the outer's. */
static void
finish (LtWorkspace *self, LtRequest *request)
{
  gboolean waited = request->waited;

  complete (self, request);
  if (!waited)
    lt_request_free (request);
}

gboolean
lt_workspace_drain (gpointer user_data)
{
  g_autoptr(LtWorkspace) self = g_object_ref (user_data);
  LtRequest *request;

  g_source_set_ready_time (self->wake, -1);
  while (self->writer != NULL && (request = lt_writer_pop (self->writer, FALSE)) != NULL)
    finish (self, request);
  catch_up (self);
  return G_SOURCE_CONTINUE;
}

gboolean
lt_workspace_run_and_wait (LtWorkspace *self, LtRequest *request, GError **error)
{
  gboolean fine;

  request->waited = TRUE;
  if (request->kind != LT_REQUEST_LOOK)
    set_pending (self, self->pending + 1);
  lt_writer_push (self->writer, request);
  while (!request->done)
    finish (self, lt_writer_pop (self->writer, TRUE));
  fine = request->error == NULL;
  if (!fine)
    g_propagate_error (error, g_steal_pointer (&request->error));
  return fine;
}

gboolean
lt_workspace_require_writable (LtWorkspace *self, GError **error)
{
  if (!lt_workspace_is_read_only (self))
    return TRUE;
  g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY,
                       self->read_only_reason != NULL ? self->read_only_reason : _("The file is open for reading only."));
  return FALSE;
}

static gboolean
run_simple (LtWorkspace *self, LtRequestKind kind, GError **error)
{
  g_autoptr(LtRequest) request = NULL;

  if (!lt_workspace_require_writable (self, error))
    return FALSE;
  request = lt_request_new (kind);
  return lt_workspace_run_and_wait (self, request, error);
}

void
lt_workspace_start (LtWorkspace *self, LtRequest *request, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  /* What is committed is committed: a cancel that comes too late must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  if (!lt_workspace_require_writable (self, &error))
    {
      g_task_return_error (task, error);
      lt_request_free (request);
      return;
    }
  request->task = g_steal_pointer (&task);
  set_pending (self, self->pending + 1);
  lt_writer_push (self->writer, request);
}

/* --- Reading --- */

LtModel *
lt_workspace_get_model (LtWorkspace *self)
{
  return self->model;
}

const char *
lt_workspace_get_path (LtWorkspace *self)
{
  return self->path;
}

char *
lt_workspace_get_title (LtWorkspace *self)
{
  const char *title = lt_model_get_meta (self->model, "title");
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *shown = g_filename_display_name (name);

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (g_str_has_suffix (shown, ".liantu"))
    shown[strlen (shown) - strlen (".liantu")] = '\0';
  return g_steal_pointer (&shown);
}

gboolean
lt_workspace_is_read_only (LtWorkspace *self)
{
  return self->writer == NULL || self->closing;
}

const char *
lt_workspace_get_notice (LtWorkspace *self)
{
  return self->notice;
}

gboolean
lt_workspace_is_superseded (LtWorkspace *self)
{
  return self->loss == LT_LOSS_REPLACED || self->loss == LT_LOSS_OVERWRITTEN || self->loss == LT_LOSS_STRANGE;
}

const char *
lt_workspace_get_read_only_reason (LtWorkspace *self)
{
  return self->read_only_reason;
}

const GPtrArray *
lt_workspace_get_history (LtWorkspace *self)
{
  return lt_history_get_entries (self->history);
}

static const char *
group_label (LtWorkspace *self, const LtHistoryGroup *group)
{
  const LtHistoryEntry *entry = group != NULL && !lt_workspace_is_read_only (self) ? lt_history_find (self->history, group->step) : NULL;

  return entry != NULL ? entry->label : NULL;
}

const char *
lt_workspace_get_undo_label (LtWorkspace *self)
{
  return group_label (self, lt_history_peek_undo (self->history));
}

const char *
lt_workspace_get_redo_label (LtWorkspace *self)
{
  return group_label (self, lt_history_peek_redo (self->history));
}

gboolean
lt_workspace_can_undo (LtWorkspace *self)
{
  return lt_workspace_get_undo_label (self) != NULL;
}

gboolean
lt_workspace_can_redo (LtWorkspace *self)
{
  return lt_workspace_get_redo_label (self) != NULL;
}

/* --- Writing --- */

/**
 * lt_workspace_edit:
 * @label: what the step is called in menus and the history, translated
 * @func: makes the changes, on the writer's thread
 *
 * Changes the document: one transaction, one changeset, one step of the history. Waits for it; the window uses
 * lt_workspace_edit_async().
 *
 * Returns: whether it is in the file; otherwise nothing changed and @error says why
 */
gboolean
lt_workspace_edit (LtWorkspace *self, const char *label, LtEditFlags flags, LtEditFunc func, gpointer user_data, GError **error)
{
  g_autoptr(LtRequest) request = NULL;

  g_return_val_if_fail (LT_IS_WORKSPACE (self) && label != NULL && func != NULL, FALSE);
  if (!lt_workspace_require_writable (self, error))
    return FALSE;
  request = lt_request_new (LT_REQUEST_EDIT);
  request->label = g_strdup (label);
  request->flags = flags;
  request->func = func;
  request->data = user_data;
  return lt_workspace_run_and_wait (self, request, error);
}

typedef struct {
  LtEditFunc      edit;
  gpointer        edit_data;
  GDestroyNotify  destroy;
  LtProgressFunc  progress;
  gpointer        progress_data;
  GMainContext   *context;
  GMutex          lock;
  double          fraction;      /* the latest */
  GSource        *note;          /* on its way to the owner */
} AsyncEdit;

/* Progress crosses from the writer's thread to the owner's, one note at a time. */
static gboolean
deliver_progress (gpointer user_data)
{
  AsyncEdit *job = user_data;
  double fraction;

  g_mutex_lock (&job->lock);
  fraction = job->fraction;
  g_clear_pointer (&job->note, g_source_unref);
  g_mutex_unlock (&job->lock);
  job->progress (fraction, job->progress_data);
  return G_SOURCE_REMOVE;
}

static void
send_progress (double fraction, gpointer user_data)
{
  AsyncEdit *job = user_data;

  g_mutex_lock (&job->lock);
  job->fraction = fraction;
  if (job->note == NULL)
    {
      job->note = g_idle_source_new ();
      g_source_set_priority (job->note, G_PRIORITY_DEFAULT);
      g_source_set_callback (job->note, deliver_progress, job, NULL);
      g_source_attach (job->note, job->context);
    }
  g_mutex_unlock (&job->lock);
}

/* The edit is over: what is still on its way arrives now, before the callback, and nothing after it. */
static void
settle_progress (gpointer user_data)
{
  AsyncEdit *job = user_data;
  g_autoptr(GSource) note = NULL;

  g_mutex_lock (&job->lock);
  note = g_steal_pointer (&job->note);
  g_mutex_unlock (&job->lock);
  if (note == NULL)
    return;
  g_source_destroy (note);
  job->progress (job->fraction, job->progress_data);
}

static gboolean
run_async_edit (LtEdit *edit, gpointer user_data, GError **error)
{
  AsyncEdit *job = user_data;

  return job->edit (edit, job->edit_data, error);
}

static void
async_edit_free (gpointer data)
{
  AsyncEdit *job = data;

  if (job->destroy != NULL)
    job->destroy (job->edit_data);
  g_main_context_unref (job->context);
  g_mutex_clear (&job->lock);
  g_free (job);
}

/**
 * lt_workspace_edit_async: like lt_workspace_edit(), without waiting. @progress is called on the owner's thread and
 * must stay valid until @callback has run; cancelling before the commit rolls everything back.
 */
void
lt_workspace_edit_async (LtWorkspace *self, const char *label, LtEditFlags flags, LtEditFunc func, gpointer user_data,
                         GDestroyNotify destroy, LtProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer callback_data)
{
  LtRequest *request;
  AsyncEdit *job;

  g_return_if_fail (LT_IS_WORKSPACE (self) && label != NULL && func != NULL);
  job = g_new0 (AsyncEdit, 1);
  *job = (AsyncEdit) { func, user_data, destroy, progress, progress_data, g_main_context_ref (self->context) };
  g_mutex_init (&job->lock);
  request = lt_request_new (LT_REQUEST_EDIT);
  request->label = g_strdup (label);
  request->flags = flags;
  request->func = run_async_edit;
  request->data = job;
  request->destroy = async_edit_free;
  request->settle = settle_progress;
  request->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  request->progress = progress != NULL ? send_progress : NULL;
  request->progress_data = job;
  lt_workspace_start (self, request, lt_workspace_edit_async, cancellable, callback, callback_data);
}

gboolean
lt_workspace_edit_finish (LtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
lt_workspace_undo (LtWorkspace *self, GError **error)
{
  return run_simple (self, LT_REQUEST_UNDO, error);
}

gboolean
lt_workspace_redo (LtWorkspace *self, GError **error)
{
  return run_simple (self, LT_REQUEST_REDO, error);
}

void
lt_workspace_undo_async (LtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  lt_workspace_start (self, lt_request_new (LT_REQUEST_UNDO), lt_workspace_undo_async, NULL, callback, user_data);
}

void
lt_workspace_redo_async (LtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  lt_workspace_start (self, lt_request_new (LT_REQUEST_REDO), lt_workspace_redo_async, NULL, callback, user_data);
}

gboolean
lt_workspace_undo_finish (LtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
lt_workspace_redo_finish (LtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** lt_workspace_check: returns (transfer full): a line for each thing that is wrong; %NULL with an error if it could not be checked. */
GPtrArray *
lt_workspace_check (LtWorkspace *self, GError **error)
{
  g_autoptr(LtRequest) request = NULL;

  if (lt_workspace_is_read_only (self))
    {
      g_autoptr(sqlite3) db = lt_database_open (self->path, LT_DATABASE_READ, error);

      return db != NULL ? lt_writer_check (db, error) : NULL;
    }
  request = lt_request_new (LT_REQUEST_CHECK);
  return lt_workspace_run_and_wait (self, request, error) ? g_steal_pointer (&request->problems) : NULL;
}

/* --- The object --- */

static void
lt_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtWorkspace *self = LT_WORKSPACE (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, lt_workspace_is_read_only (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, lt_workspace_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, lt_workspace_can_redo (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->pending > 0);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_workspace_dispose (GObject *object)
{
  lt_workspace_close (LT_WORKSPACE (object));
  G_OBJECT_CLASS (lt_workspace_parent_class)->dispose (object);
}

static void
let_go (LtModel *model)
{
  guint n = 0;

  for (guint t = 0; t < LT_N_TABLES; t++)
    n += lt_model_count (model, t);
  lt_memory_free_rows ((GDestroyNotify) lt_model_free, model, n);
}

static void
lt_workspace_finalize (GObject *object)
{
  LtWorkspace *self = LT_WORKSPACE (object);

  g_clear_pointer (&self->history, lt_history_free);
  g_clear_pointer (&self->heard, g_ptr_array_unref);
  g_clear_pointer (&self->model, let_go);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->behind, g_ptr_array_unref);
  lt_whereabouts_clear (&self->where);
  g_clear_object (&self->backup_cancellable);
  g_free (self->notice);
  g_free (self->read_only_reason);
  g_free (self->path);
  G_OBJECT_CLASS (lt_workspace_parent_class)->finalize (object);
}

static void
lt_workspace_class_init (LtWorkspaceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lt_workspace_get_property;
  object_class->dispose = lt_workspace_dispose;
  object_class->finalize = lt_workspace_finalize;
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /**
   * LtWorkspace::changed:
   * @changes: (type gpointer): the #LtChanges; valid during the emission
   */
  signals[CHANGED] = g_signal_new ("changed", LT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
lt_workspace_init (LtWorkspace *self)
{
  self->model = lt_model_new ();
  self->behind = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_request_free);
  self->heard = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_changes_free);
}
