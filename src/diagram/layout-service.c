#include "config.h"

#include "diagram/layout-service.h"

#include "diagram/helper-process.h"
#include "layout-helper/frames.h"

#include <signal.h>

/* Two graphs at a time: more would only take the window's own processor. */
#define MAX_HELPERS 2
/* Answers that are remembered are looked up and stored in so many threads. */
#define MAX_CLERKS 2
#define TIME_LIMIT_MS 20000
/* A helper that dies this often without one answer in between is broken; for a while nobody waits for it. */
#define MAX_DEATHS 8
#define REST_US (5 * G_USEC_PER_SEC)

typedef struct {
  LtHelperProcess *process;     /* NULL until it is needed */
  GTask           *task;        /* what it works on, or NULL */
} Worker;

struct _LtLayoutService {
  GObject  parent_instance;
  GQueue   waiting;             /* of GTask */
  Worker   workers[MAX_HELPERS];
  LtLayoutCache *cache;         /* nullable */
  GThreadPool   *clerks;        /* of Errand; NULL without a cache */
  guint    time_limit;
  guint    deaths;              /* since the last answer */
  gint64   rest_until;
};

G_DEFINE_FINAL_TYPE (LtLayoutService, lt_layout_service, G_TYPE_OBJECT)

/* The task data of a job. */
typedef struct {
  guint    n_nodes, n_edges;
  guint    attempt;
  GBytes  *frames[2];           /* the question in full, and simplified */
  GSource *cancelled;
  GError  *first_failure;       /* of the attempt in full */
} Request;

/* What a clerk does: look a question up, or store an answer to it. */
typedef struct {
  GTask  *looking;              /* returns the answer or NULL, or no task: to store */
  GBytes *question, *answer;
} Errand;

static void dispatch (LtLayoutService *self);

static void
run_errand (gpointer data,
            gpointer user_data)
{
  Errand *errand = data;
  LtLayoutCache *cache = user_data;

  if (errand->looking != NULL)
    g_task_return_pointer (errand->looking, lt_layout_cache_look_up (cache, errand->question), (GDestroyNotify) g_bytes_unref);
  else
    lt_layout_cache_store (cache, errand->question, errand->answer);
  g_clear_object (&errand->looking);
  g_bytes_unref (errand->question);
  g_clear_pointer (&errand->answer, g_bytes_unref);
  g_free (errand);
}

static void
send_errand (LtLayoutService *self,
             GTask           *take_looking,
             GBytes          *question,
             GBytes          *answer)
{
  Errand *errand = g_new (Errand, 1);

  *errand = (Errand) { take_looking, g_bytes_ref (question), answer != NULL ? g_bytes_ref (answer) : NULL };
  g_thread_pool_push (self->clerks, errand, NULL);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->frames[0], g_bytes_unref);
  g_clear_pointer (&request->frames[1], g_bytes_unref);
  g_clear_error (&request->first_failure);
  if (request->cancelled != NULL)
    g_source_destroy (request->cancelled);
  g_clear_pointer (&request->cancelled, g_source_unref);
  g_free (request);
}

static void
lt_layout_service_finalize (GObject *object)
{
  LtLayoutService *self = LT_LAYOUT_SERVICE (object);

  /* Every task holds a reference on us, so none is left. */
  for (guint i = 0; i < MAX_HELPERS; i++)
    g_clear_pointer (&self->workers[i].process, lt_helper_process_drop);
  g_queue_clear (&self->waiting);
  /* What is still to be stored is: some kilobytes. */
  if (self->clerks != NULL)
    g_thread_pool_free (self->clerks, FALSE, TRUE);
  g_clear_pointer (&self->cache, lt_layout_cache_unref);
  G_OBJECT_CLASS (lt_layout_service_parent_class)->finalize (object);
}

static void
lt_layout_service_class_init (LtLayoutServiceClass *class)
{
  struct sigaction now;

  G_OBJECT_CLASS (class)->finalize = lt_layout_service_finalize;
  /* Writing to a helper that has just died must be an error, not our own end; GSocket does the same. */
  if (sigaction (SIGPIPE, NULL, &now) == 0 && now.sa_handler == SIG_DFL)
    signal (SIGPIPE, SIG_IGN);
}

static void
lt_layout_service_init (LtLayoutService *self)
{
  g_queue_init (&self->waiting);
  self->time_limit = TIME_LIMIT_MS;
}

/**
 * lt_layout_service_new:
 *
 * No process is started before the first job.
 *
 * Returns: (transfer full): the service
 */
LtLayoutService *
lt_layout_service_new (void)
{
  return g_object_new (LT_TYPE_LAYOUT_SERVICE, NULL);
}

/**
 * lt_layout_service_set_time_limit:
 * @milliseconds: how long one attempt at a job may take
 */
void
lt_layout_service_set_time_limit (LtLayoutService *self,
                                  guint            milliseconds)
{
  g_return_if_fail (LT_IS_LAYOUT_SERVICE (self));
  self->time_limit = milliseconds;
}

/**
 * lt_layout_service_set_cache:
 *
 * What Graphviz answers in full is stored there, and not asked again. To be called once, before the first job.
 */
void
lt_layout_service_set_cache (LtLayoutService *self,
                             LtLayoutCache   *cache)
{
  g_return_if_fail (LT_IS_LAYOUT_SERVICE (self) && self->cache == NULL);
  self->cache = lt_layout_cache_ref (cache);
  self->clerks = g_thread_pool_new (run_errand, self->cache, MAX_CLERKS, FALSE, NULL);
}

/** lt_layout_service_get_cache: Returns: (transfer none) (nullable): what was set */
LtLayoutCache *
lt_layout_service_get_cache (LtLayoutService *self)
{
  g_return_val_if_fail (LT_IS_LAYOUT_SERVICE (self), NULL);
  return self->cache;
}

static Worker *
find_worker (LtLayoutService *self,
             GTask           *task)
{
  for (guint i = 0; i < MAX_HELPERS; i++)
    if (self->workers[i].task == task)
      return &self->workers[i];
  return NULL;
}

/* Takes the task's reference. */
static void
settle (GTask          *take_task,
        LtLayoutAnswer *take_answer,
        GError         *take_error)
{
  Request *request = g_task_get_task_data (take_task);

  if (request->cancelled != NULL)
    g_source_destroy (request->cancelled);
  if (take_error != NULL)
    g_task_return_error (take_task, take_error);
  else
    g_task_return_pointer (take_task, take_answer, (GDestroyNotify) lt_layout_answer_free);
  g_object_unref (take_task);
}

static void
count_death (LtLayoutService *self)
{
  if (++self->deaths < MAX_DEATHS)
    return;
  self->rest_until = g_get_monotonic_time () + REST_US;
  /* After the rest a single death more starts another. */
  self->deaths = MAX_DEATHS - 1;
}

/* The simplified attempt is for what Graphviz could not bear; what fails twice is the graph's fault. What took
 * too long is too big, and would be so again. */
static void
retry_or_settle (LtLayoutService *self,
                 GTask           *take_task,
                 GError          *take_error)
{
  Request *request = g_task_get_task_data (take_task);

  if (request->attempt > 0 || g_error_matches (take_error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_TIMED_OUT))
    {
      settle (take_task, NULL, take_error);
      return;
    }
  g_debug ("laying out again, simplified: %s", take_error->message);
  request->attempt = 1;
  request->first_failure = take_error;
  g_queue_push_head (&self->waiting, take_task);
}

static void
on_answered (LtHelperProcess *process,
             GBytes          *body,
             const GError    *error,
             gpointer         user_data)
{
  g_autoptr (LtLayoutService) self = g_object_ref (user_data);
  g_autoptr (GVariant) variant = NULL;
  LtLayoutAnswer *answer = NULL;
  GError *failure = NULL;
  Worker *worker = NULL;
  GTask *task;
  Request *request;

  for (guint i = 0; i < MAX_HELPERS; i++)
    if (self->workers[i].process == process)
      worker = &self->workers[i];
  g_return_if_fail (worker != NULL && worker->task != NULL);
  task = g_steal_pointer (&worker->task);
  request = g_task_get_task_data (task);
  if (error != NULL)
    failure = g_error_copy (error);
  else if ((variant = lt_frame_open_answer (body, &failure)) != NULL)
    answer = lt_frame_read_answer (variant, request->n_nodes, request->n_edges, &failure);

  if (answer != NULL || g_error_matches (failure, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_REFUSED))
    self->deaths = 0;
  else
    {
      g_clear_pointer (&worker->process, lt_helper_process_drop);
      /* One that took too long is not broken. */
      if (!g_error_matches (failure, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_TIMED_OUT))
        count_death (self);
    }
  if (answer != NULL && answer->attempt == 0 && self->cache != NULL)
    send_errand (self, NULL, request->frames[0], body);
  if (answer != NULL)
    settle (task, answer, NULL);
  else
    retry_or_settle (self, task, failure);
  dispatch (self);
}

static gboolean
ensure_process (LtLayoutService  *self,
                Worker           *worker,
                GError          **error)
{
  if (worker->process != NULL && lt_helper_process_is_alive (worker->process))
    return TRUE;
  g_clear_pointer (&worker->process, lt_helper_process_drop);
  if (g_get_monotonic_time () < self->rest_until)
    {
      g_set_error (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_HELPER, "the layout helper keeps ending");
      return FALSE;
    }
  worker->process = lt_helper_process_start (error);
  return worker->process != NULL;
}

/* Gives what waits to who has nothing to do. */
static void
dispatch (LtLayoutService *self)
{
  Worker *idle;

  while (!g_queue_is_empty (&self->waiting) && (idle = find_worker (self, NULL)) != NULL)
    {
      GTask *task = g_queue_pop_head (&self->waiting);
      Request *request = g_task_get_task_data (task);
      GError *error = NULL;

      if (!ensure_process (self, idle, &error))
        {
          /* That the helper died on this very graph says more than that it is not started again. */
          if (request->first_failure != NULL)
            {
              g_clear_error (&error);
              error = g_steal_pointer (&request->first_failure);
            }
          settle (task, NULL, error);
          continue;
        }
      idle->task = task;
      lt_helper_process_ask (idle->process, request->frames[request->attempt], self->time_limit, on_answered, self);
    }
}

/* A layout cannot be interrupted, only its process killed. */
static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  GTask *task = user_data;
  g_autoptr (LtLayoutService) self = g_object_ref (g_task_get_source_object (task));
  Worker *worker = find_worker (self, task);

  if (worker != NULL)
    {
      g_clear_pointer (&worker->process, lt_helper_process_drop);
      worker->task = NULL;
    }
  else if (!g_queue_remove (&self->waiting, task))
    return G_SOURCE_REMOVE;
  settle (task, NULL, g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "the layout was cancelled"));
  dispatch (self);
  return G_SOURCE_REMOVE;
}

static void
watch_cancellable (GTask   *task,
                   Request *request)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable == NULL)
    return;
  request->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (request->cancelled, G_SOURCE_FUNC (on_cancelled), task, NULL);
  g_source_attach (request->cancelled, g_main_context_get_thread_default ());
}

static void
ask_helper (GTask *take_task)
{
  LtLayoutService *self = g_task_get_source_object (take_task);

  g_queue_push_tail (&self->waiting, take_task);
  dispatch (self);
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GBytes) body = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GVariant) variant = body != NULL ? lt_frame_open_answer (body, NULL) : NULL;
  LtLayoutAnswer *answer = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      settle (task, NULL, g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "the layout was cancelled"));
      return;
    }
  if (variant != NULL)
    answer = lt_frame_read_answer (variant, request->n_nodes, request->n_edges, NULL);
  if (answer != NULL)
    settle (task, answer, NULL);
  else
    ask_helper (task);
}

/**
 * lt_layout_service_run_async:
 * @job: copied
 *
 * Queues a job, unless its answer is remembered. One that the helper does not survive, or that Graphviz refuses, is tried once more
 * in a simplified way.
 */
void
lt_layout_service_run_async (LtLayoutService     *self,
                             const LtLayoutJob   *job,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;
  Request *request;
  GError *error = NULL;

  g_return_if_fail (LT_IS_LAYOUT_SERVICE (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lt_layout_service_run_async);
  request = g_new0 (Request, 1);
  request->n_nodes = job->n_nodes;
  request->n_edges = job->n_edges;
  g_task_set_task_data (task, request, request_free);
  for (guint i = 0; error == NULL && i < 2; i++)
    request->frames[i] = lt_frame_new_request (job, i, &error);
  if (error != NULL)
    {
      settle (task, NULL, error);
      return;
    }
  watch_cancellable (task, request);
  if (self->cache != NULL)
    /* Without us as its source: a clerk that is the last to let go of it must not end us in its own thread. */
    send_errand (self, g_task_new (NULL, NULL, on_looked_up, task), request->frames[0], NULL);
  else
    ask_helper (task);
}

/**
 * lt_layout_service_run_finish:
 *
 * Returns: (transfer full): the answer, or %NULL with an error of %LT_LAYOUT_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
LtLayoutAnswer *
lt_layout_service_run_finish (LtLayoutService  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
