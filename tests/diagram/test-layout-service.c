#include "config.h"

#include "diagram/layout-service.h"
#include "layout-helper/frames.h"

#include <math.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A part of @n nodes in columns of five, every node linked to some of the next column. */
typedef struct {
  LtLayoutJob job;
} Part;

static void
part_init (Part  *part,
           guint  n)
{
  LtLayoutJob *job = &part->job;

  *job = (LtLayoutJob) { .n_nodes = n, .ways = TRUE, .rank_gap = 70, .node_gap = 28 };
  job->sizes = g_malloc0_n (n, sizeof *job->sizes);
  job->ranks = g_new0 (gint, n);
  job->edges = g_malloc0_n (2 * n, sizeof *job->edges);
  for (guint i = 0; i < n; i++)
    {
      job->sizes[i][0] = 150;
      job->sizes[i][1] = 50 + i % 3 * 20;
      job->ranks[i] = i / 5;
      for (guint k = 0; k < 2 && i + 3 + k * 9 < n; k++)
        {
          /* Some of the long ones go backwards. */
          job->edges[job->n_edges][k == 1 && i % 4 == 0] = i;
          job->edges[job->n_edges++][!(k == 1 && i % 4 == 0)] = i + 3 + k * 9;
        }
    }
}

static void
part_clear (Part *part)
{
  g_free (part->job.sizes);
  g_free (part->job.ranks);
  g_free (part->job.edges);
}

typedef struct {
  guint           pending;
  LtLayoutAnswer *answer;
  GError         *error;
} Wait;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Wait *wait = user_data;

  g_clear_pointer (&wait->answer, lt_layout_answer_free);
  g_clear_error (&wait->error);
  wait->answer = lt_layout_service_run_finish (LT_LAYOUT_SERVICE (source), result, &wait->error);
  g_assert_true ((wait->answer == NULL) == (wait->error != NULL));
  wait->pending--;
}

static void
wait_clear (Wait *wait)
{
  g_clear_pointer (&wait->answer, lt_layout_answer_free);
  g_clear_error (&wait->error);
}

static void
run (LtLayoutService *service,
     guint            n,
     Wait            *wait)
{
  Part part;

  part_init (&part, n);
  wait->pending++;
  lt_layout_service_run_async (service, &part.job, NULL, on_done, wait);
  part_clear (&part);
  while (wait->pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
use_helper (const char *path)
{
  g_setenv ("LIANTU_LAYOUT_HELPER", path, TRUE);
}

/* Runs @function with a helper that misbehaves. */
static void
with_awkward_helper (const char *name,
                     void      (*function) (LtLayoutService *service))
{
  g_autofree char *usual = g_strdup (g_getenv ("LIANTU_LAYOUT_HELPER"));
  g_autofree char *folder = g_dir_make_tmp ("liantu-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();

  g_assert_true (g_file_make_symbolic_link (file, g_getenv ("LT_TEST_AWKWARD_HELPER"), NULL, NULL));
  use_helper (link);
  function (service);
  use_helper (usual);
  g_unlink (link);
  g_rmdir (folder);
}

/* An edge that passes columns has a point in each, between the cards. */
static void
check_ways (LtLayoutAnswer *answer,
            guint           n)
{
  Part part;

  part_init (&part, n);
  for (guint i = 0; i < part.job.n_edges; i++)
    {
      const guint from = part.job.edges[i][0], to = part.job.edges[i][1];
      const LtCurve *way = &g_array_index (answer->ways, LtCurve, i);

      const gint step = part.job.ranks[from] < part.job.ranks[to] ? 1 : -1;

      g_assert_cmpuint (way->n_points, ==, MAX (ABS (part.job.ranks[to] - part.job.ranks[from]), 1) - 1);
      for (guint k = 0; k < way->n_points; k++)
        for (guint node = 0; node < n; node++)
          {
            const LtRect *rect = &g_array_index (answer->nodes, LtRect, node);

            g_assert_false (lt_rect_contains (rect, way->points[k]));
            if (part.job.ranks[node] == part.job.ranks[from] + step * (1 + (gint) k))
              g_assert_cmpfloat_with_epsilon (way->points[k].x, rect->x + rect->width / 2, 1);
          }
    }
  part_clear (&part);
}

static void
test_answers (void)
{
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();
  Wait wait = { 0 };

  for (guint n = 0; n < 60; n += 7)
    {
      run (service, n, &wait);
      g_assert_no_error (wait.error);
      g_assert_cmpuint (wait.answer->attempt, ==, 0);
      g_assert_cmpuint (wait.answer->nodes->len, ==, n);
      for (guint i = 5; i < n; i++)
        {
          const LtRect *rect = &g_array_index (wait.answer->nodes, LtRect, i);
          const LtRect *before = &g_array_index (wait.answer->nodes, LtRect, i - 5);

          g_assert_cmpfloat (rect->x, >, before->x + 150);
          g_assert_cmpfloat (rect->y, >=, -1e-6);
        }
      check_ways (wait.answer, n);
    }
  wait_clear (&wait);
}

/* Every engine: a star of nine, the fourth in the middle, twice the same. */
static void
test_engines (void)
{
  for (guint engine = LT_ENGINE_RINGS; engine < LT_N_ENGINES; engine++)
    {
      g_autoptr (LtLayoutService) service = lt_layout_service_new ();
      LtRect first[9];

      for (guint time = 0; time < 2; time++)
        {
          LtLayoutJob job = { .engine = engine, .root = 4, .n_nodes = 9, .n_edges = 8, .rank_gap = 200 };
          double sizes[9][2];
          gint ranks[9];
          guint edges[8][2];
          Wait wait = { .pending = 1 };

          for (guint i = 0; i < 9; i++)
            {
              sizes[i][0] = 100 + i;
              sizes[i][1] = 80;
              ranks[i] = -1;
            }
          for (guint i = 0; i < 8; i++)
            {
              edges[i][0] = 4;
              edges[i][1] = i < 4 ? i : i + 1;
            }
          job.sizes = sizes;
          job.ranks = ranks;
          job.edges = edges;
          lt_layout_service_run_async (service, &job, NULL, on_done, &wait);
          while (wait.pending > 0)
            g_main_context_iteration (NULL, TRUE);
          g_assert_no_error (wait.error);
          g_assert_cmpuint (wait.answer->attempt, ==, 0);
          for (guint i = 0; i < 9; i++)
            {
              const LtRect *rect = &g_array_index (wait.answer->nodes, LtRect, i);
              const LtRect *middle = &g_array_index (wait.answer->nodes, LtRect, 4);

              g_assert_cmpfloat (rect->width, ==, 100 + i);
              for (guint k = 0; k < i && engine != LT_ENGINE_RINGS; k++)
                g_assert_false (lt_rect_intersects (rect, &g_array_index (wait.answer->nodes, LtRect, k)));
              /* All on the first ring, whose radius is the gap; rounding leaves a little. */
              if (engine == LT_ENGINE_RINGS && i != 4)
                g_assert_cmpfloat_with_epsilon (hypot (rect->x + rect->width / 2 - middle->x - middle->width / 2,
                                                       rect->y - middle->y), 200, 1);
            }
          if (time == 0)
            memcpy (first, wait.answer->nodes->data, sizeof first);
          else
            g_assert_cmpmem (first, sizeof first, wait.answer->nodes->data, sizeof first);
          wait_clear (&wait);
        }
    }
}

/* An engine that there is not, and a root that there is not. */
static void
test_job_bounds (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) frame = NULL;
      Part part;

      part_init (&part, 5);
      part.job.engine = i == 0 ? LT_N_ENGINES : LT_ENGINE_RINGS;
      part.job.root = i == 0 ? 0 : 5;
      frame = lt_frame_new_request (&part.job, 0, &error);
      g_assert_null (frame);
      g_assert_error (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_PROTOCOL);
      part_clear (&part);
    }
}

static void
test_queue (void)
{
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();
  Wait wait = { 0 };

  for (guint i = 0; i < 20; i++)
    {
      Part part;

      part_init (&part, 5 + i);
      wait.pending++;
      lt_layout_service_run_async (service, &part.job, NULL, on_done, &wait);
      part_clear (&part);
    }
  while (wait.pending > 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_no_error (wait.error);
    }
  wait_clear (&wait);
}

static void
test_bounds (void)
{
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();
  Wait wait = { .pending = 1 };
  Part part;

  part_init (&part, 5);
  part.job.sizes[2][0] = NAN;
  lt_layout_service_run_async (service, &part.job, NULL, on_done, &wait);
  while (wait.pending > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (wait.error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_PROTOCOL);
  part_clear (&part);
  wait_clear (&wait);
}

/* Four wait for two helpers: one at work and one in the queue are cancelled, the others are served. */
static void
test_cancel (void)
{
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();
  GCancellable *cancellables[4];
  Wait waits[4] = { 0 };

  for (guint i = 0; i < 4; i++)
    {
      Part part;

      part_init (&part, 150);
      cancellables[i] = g_cancellable_new ();
      waits[i].pending = 1;
      lt_layout_service_run_async (service, &part.job, cancellables[i], on_done, &waits[i]);
      part_clear (&part);
    }
  /* The first two are at work since they were asked for. */
  g_cancellable_cancel (cancellables[0]);
  g_cancellable_cancel (cancellables[3]);
  for (guint i = 0; i < 4; i++)
    while (waits[i].pending > 0)
      g_main_context_iteration (NULL, TRUE);
  g_assert_error (waits[0].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (waits[1].error);
  g_assert_no_error (waits[2].error);
  g_assert_error (waits[3].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint i = 0; i < 4; i++)
    {
      g_object_unref (cancellables[i]);
      wait_clear (&waits[i]);
    }
}

static void
hang (LtLayoutService *service)
{
  const gint64 start = g_get_monotonic_time ();
  Wait wait = { 0 };

  lt_layout_service_set_time_limit (service, 100);
  run (service, 5, &wait);
  g_assert_error (wait.error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  wait_clear (&wait);
}

static void
end_at_once (LtLayoutService *service)
{
  Wait wait = { 0 };

  run (service, 5, &wait);
  g_assert_error (wait.error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_CRASHED);
  g_assert_nonnull (strstr (wait.error->message, "status 3"));
  g_assert_nonnull (strstr (wait.error->message, "no licence to lay out"));
  /* After a few of those it is not started any more. */
  for (guint i = 0; i < 10; i++)
    run (service, 5, &wait);
  g_assert_error (wait.error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_HELPER);
  wait_clear (&wait);
}

static void
talk_nonsense (LtLayoutService *service)
{
  Wait wait = { 0 };

  run (service, 5, &wait);
  g_assert_error (wait.error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_PROTOCOL);
  wait_clear (&wait);
}

static void
break_off (LtLayoutService *service)
{
  Wait wait = { 0 };

  run (service, 5, &wait);
  g_assert_error (wait.error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_CRASHED);
  wait_clear (&wait);
}

static void
bear_simple_graphs (LtLayoutService *service)
{
  Wait wait = { 0 };

  for (guint i = 0; i < 3; i++)
    {
      run (service, 5, &wait);
      g_assert_no_error (wait.error);
      g_assert_cmpuint (wait.answer->attempt, ==, 1);
    }
  wait_clear (&wait);
}

static void
test_awkward (void)
{
  with_awkward_helper ("sleeps", hang);
  with_awkward_helper ("exits", end_at_once);
  with_awkward_helper ("garbage", talk_nonsense);
  with_awkward_helper ("huge", talk_nonsense);
  with_awkward_helper ("short", break_off);
  with_awkward_helper ("simplified", bear_simple_graphs);
}

static void
test_missing (void)
{
  g_autofree char *usual = g_strdup (g_getenv ("LIANTU_LAYOUT_HELPER"));
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();
  Wait wait = { 0 };

  use_helper ("/nonexistent/liantu-layout");
  run (service, 5, &wait);
  g_assert_error (wait.error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_HELPER);
  /* When it is there again, the same service finds it. */
  use_helper (usual);
  run (service, 5, &wait);
  g_assert_no_error (wait.error);
  wait_clear (&wait);
}

/* The processes that this one has started, as the kernel lists them. */
static guint
kill_children (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
  g_autofree char *list = NULL;
  g_auto (GStrv) pids = NULL;
  guint n = 0;

  if (!g_file_get_contents (path, &list, NULL, NULL))
    return 0;
  pids = g_strsplit (g_strstrip (list), " ", -1);
  for (guint i = 0; pids[i] != NULL && *pids[i] != '\0'; i++)
    n += kill (atoi (pids[i]), SIGKILL) == 0 ? 1 : 0;
  return n;
}

/* A helper that is killed at work: the job is done by another one, in the simplified way. One that is killed
 * while it has nothing to do: nobody notices. */
static void
test_killed (void)
{
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();
  Wait wait = { .pending = 1 };
  guint expected = 0;
  Part part;

  part_init (&part, 400);
  /* Nobody asks for ways, so it is Graphviz that works on it, for long enough. */
  part.job.ways = FALSE;
  lt_layout_service_run_async (service, &part.job, NULL, on_done, &wait);
  part_clear (&part);
  if (kill_children () == 0)
    g_test_skip ("the kernel does not list children");
  else
    expected = 1;
  while (wait.pending > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (wait.answer->attempt, ==, expected);
  
  kill_children ();
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  run (service, 5, &wait);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (wait.answer->attempt, ==, 0);
  wait_clear (&wait);
}

static void
test_dropped_service (void)
{
  LtLayoutService *service = lt_layout_service_new ();
  Wait wait = { 0 };

  run (service, 5, &wait);
  g_assert_finalize_object (service);
  /* What was under way in its pipes ends quietly. */
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  wait_clear (&wait);
}

/* Feeds the real helper raw bytes and says how it ended: its status, or minus the signal. */
static gint
feed (gconstpointer  data,
      gsize          size,
      char         **said)
{
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                      G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                                      NULL, g_getenv ("LIANTU_LAYOUT_HELPER"), "--cpu", "3", NULL);
  g_autoptr (GBytes) input = g_bytes_new (data, size);
  g_autoptr (GBytes) errors = NULL;

  g_assert_nonnull (process);
  g_subprocess_communicate (process, input, NULL, NULL, &errors, NULL);
  g_subprocess_wait (process, NULL, NULL);
  if (said != NULL)
    *said = g_strndup (g_bytes_get_data (errors, NULL), g_bytes_get_size (errors));
  if (g_subprocess_get_if_signaled (process))
    return -g_subprocess_get_term_sig (process);
  return g_subprocess_get_exit_status (process);
}

static void
test_bad_frames (void)
{
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240501);
  g_autofree char *said = NULL;
  const guint8 *good;
  gsize size;
  Part part;

  part_init (&part, 12);
  frame = lt_frame_new_request (&part.job, 0, NULL);
  part_clear (&part);
  good = g_bytes_get_data (frame, &size);
  g_assert_cmpint (feed (good, size, NULL), ==, 0);
  g_assert_cmpint (feed ("", 0, NULL), ==, 0);
  g_assert_cmpint (feed ("\xff\xff\xff\xff", 4, &said), ==, 1);
  g_assert_true (g_str_has_prefix (said, "liantu-layout: "));
  g_assert_true (strchr (said, '\n') == said + strlen (said) - 1);
  g_assert_cmpint (feed ("\0\0\0\0", 4, NULL), ==, 1);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpint (feed (good, 1 + i * (size - 2) / 12, NULL), ==, 1);
  /* A flipped byte may leave a graph that can be laid out, or one with so many ranks that the limit ends it; a crash is
   * what must not be. */
  for (guint i = 0; i < 60; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (good, size);
      gint end;

      for (guint k = 0; k <= i % 4; k++)
        bytes[g_rand_int_range (rand, i < 40 ? 4 : 0, size)] = g_rand_int_range (rand, 0, 256);
      end = feed (bytes, size, NULL);
      g_assert_true (end >= 0 || end == -SIGXCPU);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-service/answers", test_answers);
  g_test_add_func ("/layout-service/engines", test_engines);
  g_test_add_func ("/layout-service/job-bounds", test_job_bounds);
  g_test_add_func ("/layout-service/queue", test_queue);
  g_test_add_func ("/layout-service/bounds", test_bounds);
  g_test_add_func ("/layout-service/cancel", test_cancel);
  g_test_add_func ("/layout-service/awkward", test_awkward);
  g_test_add_func ("/layout-service/missing", test_missing);
  g_test_add_func ("/layout-service/killed", test_killed);
  g_test_add_func ("/layout-service/dropped", test_dropped_service);
  g_test_add_func ("/layout-service/bad-frames", test_bad_frames);
  return g_test_run ();
}
