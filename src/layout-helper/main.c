/* liantu-layout: reads graphs without names on its standard input, lays each out with Graphviz, and
 * writes the places to its standard output. It is a process of its own because a layout engine may
 * crash, loop or leak: whoever started it kills it and goes on. Ends at the end of input. */
#include "config.h"

#include "layout-helper/frames.h"
#include "layout-helper/graphviz.h"
#include "layout-helper/layers.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Cards, and ranks that their flows pass. It takes Graphviz 0.1 s for so many, 1 s for three and 20 s for twenty
 * times as many; ours is as good from there on, and takes a hundredth. */
#define MOST_FOR_GRAPHVIZ 400

static gint cpu_seconds = 20;
static gint memory_mib = 2048;

static const GOptionEntry options[] = {
  { "cpu", 0, 0, G_OPTION_ARG_INT, &cpu_seconds, "Processor time for one graph", "SECONDS" },
  { "memory", 0, 0, G_OPTION_ARG_INT, &memory_mib, "Address space", "MIB" },
  { NULL },
};

static gboolean
set_os_error (GError    **error,
              const char *what)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", what, g_strerror (errno));
  return FALSE;
}

/* @end (nullable): where to note that the input ended before the first byte, which is no error then. */
static gboolean
read_all (guint8    *data,
          gsize      size,
          gboolean  *end,
          GError   **error)
{
  gsize done = 0;

  while (done < size)
    {
      const gssize n = read (STDIN_FILENO, data + done, size - done);

      if (n > 0)
        done += n;
      else if (n == 0 && done == 0 && end != NULL)
        return *end = TRUE;
      else if (n == 0)
        {
          g_set_error (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_PROTOCOL, "the input ends inside a frame");
          return FALSE;
        }
      else if (errno != EINTR)
        return set_os_error (error, "cannot read");
    }
  return TRUE;
}

static gboolean
write_all (GBytes  *bytes,
           GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      const gssize n = write (STDOUT_FILENO, data, size);

      if (n < 0 && errno != EINTR)
        return set_os_error (error, "cannot write");
      data += MAX (n, 0);
      size -= MAX (n, 0);
    }
  return TRUE;
}

/* The limit counts the process's whole life, so each graph gets its share on top of what is used. */
static void
renew_cpu_limit (void)
{
  struct rusage usage;
  struct rlimit limit;

  if (getrusage (RUSAGE_SELF, &usage) != 0 || getrlimit (RLIMIT_CPU, &limit) != 0)
    return;
  limit.rlim_cur = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1 + CLAMP (cpu_seconds, 1, 24 * 3600);
  limit.rlim_cur = MIN (limit.rlim_cur, limit.rlim_max);
  setrlimit (RLIMIT_CPU, &limit);
}

static void
limit_memory (void)
{
  /* AddressSanitizer reserves terabytes of address space. */
#ifndef __SANITIZE_ADDRESS__
  struct rlimit limit;

  if (getrlimit (RLIMIT_AS, &limit) != 0)
    return;
  limit.rlim_cur = MIN ((rlim_t) CLAMP (memory_mib, 64, 1 << 20) << 20, limit.rlim_max);
  setrlimit (RLIMIT_AS, &limit);
#endif
}

/* Graphviz, but for a part so large that it would take it seconds or minutes. */
static LtLayoutAnswer *
lay_out (LtGraphviz         *graphviz,
         const LtLayoutJob  *job,
         guint               attempt,
         GError            **error)
{
  if (lt_layers_can_take (job) && lt_layers_count (job) > MOST_FOR_GRAPHVIZ)
    return lt_layers_layout (job);
  return lt_graphviz_layout (graphviz, job, attempt, error);
}

/* Frames come from our own side only: after a bad one nothing on the pipe can be trusted, hence FALSE. */
static gboolean
serve_one (LtGraphviz  *graphviz,
           gsize        size,
           GError     **error)
{
  guint8 *data = g_try_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GVariant) body = NULL;
  g_autoptr (LtLayoutAnswer) answer = NULL;
  g_autoptr (GError) refusal = NULL;
  LtLayoutJob job;
  guint attempt;

  if (data == NULL)
    {
      g_set_error (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_PROTOCOL, "no memory for a frame");
      return FALSE;
    }
  bytes = g_bytes_new_take (data, size);
  if (!read_all (data, size, NULL, error))
    return FALSE;
  body = lt_frame_open_request (bytes, error);
  if (body == NULL || !lt_frame_read_request (body, &job, &attempt, error))
    return FALSE;
  renew_cpu_limit ();
  answer = lay_out (graphviz, &job, attempt, &refusal);
  reply = answer != NULL ? lt_frame_new_answer (answer) : lt_frame_new_refusal (refusal->message);
  return write_all (reply, error);
}

static gboolean
serve (GError **error)
{
  g_autoptr (LtGraphviz) graphviz = lt_graphviz_new ();

  while (TRUE)
    {
      guint8 header[LT_FRAME_HEADER_SIZE];
      gboolean end = FALSE;
      gsize size;

      if (!read_all (header, sizeof header, &end, error))
        return FALSE;
      if (end)
        return TRUE;
      if (!lt_frame_get_size (header, &size, error) || !serve_one (graphviz, size, error))
        return FALSE;
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, "Lays out graphs for Liantu, which starts it itself.");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("liantu-layout: %s\n", error->message);
      return 2;
    }
  /* A layout under way does not notice that its reader is gone. */
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  limit_memory ();
  if (!serve (&error))
    {
      g_printerr ("liantu-layout: %s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
