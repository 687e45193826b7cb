/* Stands in for liantu-layout and misbehaves as its own name says (tests make links to it). */
#include "config.h"

#include "layout-helper/frames.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
say (gconstpointer data,
     gsize         size)
{
  if (write (STDOUT_FILENO, data, size) != (gssize) size)
    exit (9);
}

static gboolean
hear (guint8 *data,
      gsize   size)
{
  gsize done = 0;

  while (done < size)
    {
      const gssize n = read (STDIN_FILENO, data + done, size - done);

      if (n <= 0)
        return FALSE;
      done += n;
    }
  return TRUE;
}

/* Bears simplified graphs only. */
static void
answer_simplified (void)
{
  guint8 header[LT_FRAME_HEADER_SIZE];
  gsize size;

  while (hear (header, sizeof header) && lt_frame_get_size (header, &size, NULL))
    {
      guint8 *data = g_malloc (size);
      LtLayoutJob job;
      guint attempt;

      if (!hear (data, size))
        return;
      g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);
      g_autoptr (GVariant) body = lt_frame_open_request (bytes, NULL);
      if (!lt_frame_read_request (body, &job, &attempt, NULL) || attempt == 0)
        abort ();
      g_autoptr (LtLayoutAnswer) answer = lt_layout_answer_new (job.n_nodes, job.n_edges);
      answer->attempt = attempt;
      g_autoptr (GBytes) frame = lt_frame_new_answer (answer);
      say (g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *name = g_path_get_basename (argv[0]);

  if (g_str_equal (name, "sleeps"))
    sleep (60);
  else if (g_str_equal (name, "exits"))
    {
      g_printerr ("one line\nno licence to lay out\n");
      return 3;
    }
  else if (g_str_equal (name, "garbage"))
    {
      say ("\x20\0\0\0", 4);
      for (guint i = 0; i < 8; i++) /* 32 bytes */
        say ("\xff\xfe\x01\x02", 4);
      sleep (60);
    }
  else if (g_str_equal (name, "huge"))
    {
      say ("\xff\xff\xff\xff", 4);
      sleep (60);
    }
  else if (g_str_equal (name, "short"))
    say ("\x40\0\0\0abc", 7);
  else if (g_str_equal (name, "simplified"))
    answer_simplified ();
  return 0;
}
