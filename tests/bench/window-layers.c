/* The four maps of one chain in the window: until each is there, and the longest turn of the main loop meanwhile. */
#include "config.h"
#include "frames.h"
#include "window.h"

#define PATIENCE_US (30 * G_USEC_PER_SEC)
#define REST_US (800 * 1000)

static void
wait_until_shown (Bench *bench, LtLayer layer)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (lt_scene_get_graph (lt_canvas_get_scene (canvas_of (bench)))->layer != layer)
    {
      if (g_get_monotonic_time () > end)
        g_error ("The map is not there");
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
measure (Bench *bench, LtLayer layer)
{
  g_autofree char *name = g_strdup_printf ("layer-%s", lt_layer_get_nick (layer)), *turn = g_strconcat (name, "-turn", NULL);
  gint64 start;

  frames_watch_turns ();
  start = g_get_monotonic_time ();
  lt_view_state_set_layer (lt_window_get_state (bench->window), layer);
  wait_until_shown (bench, layer);
  report (name, (g_get_monotonic_time () - start) / 1000.0);
  settle (REST_US);
  report (turn, frames_longest_turn_ms ());
}

void
measure_layers (const char *path, guint times)
{
  Bench bench;

  bench_look (&bench, path);
  report ("nodes", lt_scene_get_graph (lt_canvas_get_scene (canvas_of (&bench)))->nodes->len);
  for (guint i = 0; i < times; i++)
    for (guint layer = 1; layer <= LT_N_LAYERS; layer++)
      measure (&bench, layer % LT_N_LAYERS);
  gtk_window_close (GTK_WINDOW (bench.window));
  settle (REST_US);
}
