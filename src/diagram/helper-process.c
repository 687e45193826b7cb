#include "config.h"

#include "diagram/helper-process.h"
#include "layout-helper/frames.h"

#include <string.h>

#define HELPER_NAME "liantu-layout"
/* Where the helper's own limit is processor time, ours is the clock: it needs no more of the former. */
#define HELPER_CPU "--cpu=60"
#define HELPER_MEMORY "--memory=2048"
#define STDERR_TAIL 1024

/* Reference-counted, because operations on the pipes may still be under way when the owner has
 * dropped it: each holds a reference. */
struct _LtHelperProcess {
  grefcount         refs;
  gboolean          dropped, dead;
  GSubprocess      *process;
  GCancellable     *io;
  GBytes           *question;       /* while it is being written */
  LtHelperAnswered  answered;       /* NULL while it has nothing to do */
  gpointer          user_data;
  GSource          *timeout;
  guint8            header[LT_FRAME_HEADER_SIZE];
  guint8           *body;
  gsize             body_size;
  GError           *failure;        /* why it is dead */
  char              stderr_piece[256];
  GString          *stderr_tail;
};

static LtHelperProcess *
helper_ref (LtHelperProcess *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

static void
helper_unref (LtHelperProcess *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  g_clear_object (&self->process);
  g_clear_object (&self->io);
  g_clear_pointer (&self->question, g_bytes_unref);
  g_clear_error (&self->failure);
  g_string_free (self->stderr_tail, TRUE);
  g_free (self->body);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHelperProcess, helper_unref)

/* The environment comes first so that a build and a test can say which; then beside the program that
 * runs, so that nothing needs to be installed. */
/* Beside the program, in a build folder, or in the libexec folder of an installation that has been moved. */
static const char *const helper_folders[] = { ".", "../layout-helper", "../libexec" };

static char *
find_helper (void)
{
  const char *named = g_getenv ("LIANTU_LAYOUT_HELPER");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  if (named != NULL && *named != '\0')
    return g_strdup (named);
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (helper_folders); i++)
    {
      g_autofree char *path = g_build_filename (folder, helper_folders[i], HELPER_NAME, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test (path, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&path);
    }
  return g_build_filename (LT_LIBEXECDIR, HELPER_NAME, NULL);
}

static void
stop_clock (LtHelperProcess *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static void
answer (LtHelperProcess *self,
        GBytes          *body,
        const GError    *error)
{
  LtHelperAnswered answered = g_steal_pointer (&self->answered);

  stop_clock (self);
  if (answered != NULL && !self->dropped)
    answered (self, body, error, self->user_data);
}

/* How it ended and the last thing it said: what a person who reports it can use. */
static GError *
describe_death (LtHelperProcess *self)
{
  const char *said = strrchr (g_strchomp (self->stderr_tail->str), '\n');
  g_autofree char *valid = g_utf8_make_valid (said != NULL ? said + 1 : self->stderr_tail->str, -1);
  g_autofree char *how = NULL;

  if (g_subprocess_get_if_signaled (self->process))
    how = g_strdup_printf ("ended by signal %d", g_subprocess_get_term_sig (self->process));
  else
    how = g_strdup_printf ("ended with status %d", g_subprocess_get_exit_status (self->process));
  return g_error_new (LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_CRASHED, *valid != '\0' ? "%s %s: %s" : "%s %s",
                      HELPER_NAME, how, valid);
}

static void
on_exited (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LtHelperProcess) self = user_data;
  g_autoptr (GError) death = NULL;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  self->dead = TRUE;
  g_cancellable_cancel (self->io);
  death = self->failure != NULL ? g_error_copy (self->failure) : describe_death (self);
  answer (self, NULL, death);
}

/* The pipes say it is gone or cannot be trusted. The answer to the question follows when the process
 * has been reaped, which on_exited() is told in any case. */
static void
fail (LtHelperProcess *self,
      GError          *take_failure)
{
  self->dead = TRUE;
  if (self->failure == NULL)
    self->failure = take_failure;
  else
    g_clear_error (&take_failure);
  g_subprocess_force_exit (self->process);
}

static gboolean
on_time_limit (gpointer user_data)
{
  LtHelperProcess *self = user_data;

  stop_clock (self);
  fail (self, g_error_new (LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_TIMED_OUT, "%s took too long", HELPER_NAME));
  return G_SOURCE_REMOVE;
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LtHelperProcess) self = user_data;

  g_clear_pointer (&self->question, g_bytes_unref);
  /* Who closed the pipe is about to be reaped, and how it ended says more than a broken pipe. */
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL) && !self->dead)
    fail (self, NULL);
}

static void
on_body (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (LtHelperProcess) self = user_data;
  g_autoptr (GBytes) body = NULL;
  gsize size = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &size, NULL) || size < self->body_size)
    {
      if (!self->dead)
        fail (self, NULL);
      return;
    }
  if (self->question != NULL)
    {
      fail (self, g_error_new (LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_PROTOCOL, "%s answered before it was asked", HELPER_NAME));
      return;
    }
  body = g_bytes_new_take (g_steal_pointer (&self->body), self->body_size);
  answer (self, body, NULL);
}

static void
on_header (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LtHelperProcess) self = user_data;
  GError *error = NULL;
  gsize size = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &size, NULL) || size < sizeof self->header)
    {
      if (!self->dead)
        fail (self, NULL);
      return;
    }
  if (!lt_frame_get_size (self->header, &self->body_size, &error))
    {
      fail (self, error);
      return;
    }
  g_free (self->body);
  self->body = g_malloc (self->body_size);
  g_input_stream_read_all_async (G_INPUT_STREAM (source), self->body, self->body_size, G_PRIORITY_DEFAULT, self->io,
                                 on_body, helper_ref (self));
}

static void read_stderr (LtHelperProcess *self);

static void
on_stderr (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LtHelperProcess) self = user_data;
  const gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (n <= 0)
    return;
  g_string_append_len (self->stderr_tail, self->stderr_piece, n);
  if (self->stderr_tail->len > STDERR_TAIL)
    g_string_erase (self->stderr_tail, 0, self->stderr_tail->len - STDERR_TAIL);
  read_stderr (self);
}

static void
read_stderr (LtHelperProcess *self)
{
  g_input_stream_read_async (g_subprocess_get_stderr_pipe (self->process), self->stderr_piece, sizeof self->stderr_piece,
                             G_PRIORITY_HIGH, self->io, on_stderr, helper_ref (self));
}

/**
 * lt_helper_process_start:
 *
 * Returns: (transfer full): a new process, to be ended with lt_helper_process_drop(), or %NULL with
 *   %LT_LAYOUT_ERROR_HELPER
 */
LtHelperProcess *
lt_helper_process_start (GError **error)
{
  g_autofree char *path = find_helper ();
  g_autoptr (GError) why = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                           G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                           &why, path, HELPER_CPU, HELPER_MEMORY, NULL);
  LtHelperProcess *self;

  if (process == NULL)
    {
      g_set_error_literal (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_HELPER, why->message);
      return NULL;
    }
  self = g_new0 (LtHelperProcess, 1);
  g_ref_count_init (&self->refs);
  self->process = process;
  self->io = g_cancellable_new ();
  self->stderr_tail = g_string_new (NULL);
  read_stderr (self);
  g_subprocess_wait_async (process, NULL, on_exited, helper_ref (self));
  return self;
}

void
lt_helper_process_ask (LtHelperProcess  *self,
                       GBytes           *frame,
                       guint             time_limit_ms,
                       LtHelperAnswered  answered,
                       gpointer          user_data)
{
  g_return_if_fail (self->answered == NULL && self->question == NULL && !self->dead);
  self->answered = answered;
  self->user_data = user_data;
  self->question = g_bytes_ref (frame);
  self->timeout = g_timeout_source_new (time_limit_ms);
  g_source_set_callback (self->timeout, on_time_limit, self, NULL);
  g_source_attach (self->timeout, g_main_context_get_thread_default ());
  g_output_stream_write_all_async (g_subprocess_get_stdin_pipe (self->process),
                                   g_bytes_get_data (frame, NULL), g_bytes_get_size (frame),
                                   G_PRIORITY_DEFAULT, self->io, on_written, helper_ref (self));
  g_input_stream_read_all_async (g_subprocess_get_stdout_pipe (self->process), self->header, sizeof self->header,
                                 G_PRIORITY_DEFAULT, self->io, on_header, helper_ref (self));
}

gboolean
lt_helper_process_is_alive (LtHelperProcess *self)
{
  return !self->dead;
}

void
lt_helper_process_drop (LtHelperProcess *self)
{
  self->dropped = TRUE;
  self->dead = TRUE;
  self->answered = NULL;
  stop_clock (self);
  g_cancellable_cancel (self->io);
  g_subprocess_force_exit (self->process);
  helper_unref (self);
}
