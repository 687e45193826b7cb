/* Measures the application's window. Usage: bench-window COMMAND FILE … (see usage())
 *
 * Results are lines as bench-engine's. Every program of a comparison does the same after each frame: it waits until the
 * display server has drawn it, so that what is left to the server counts too. */
#include "config.h"
#include "frames.h"
#include "window.h"

#include "app/renderer.h"

#include <gdk/x11/gdkx.h>
#include <locale.h>
#include <string.h>

#define WIDTH 1600
#define HEIGHT 1000
#define PATIENCE_US (90 * G_USEC_PER_SEC)
/* So long without a new pixel, and the picture is complete. */
#define QUIET_US (700 * 1000)
/* What is drawn off the main thread when one has stopped somewhere. */
#define SETTLED_US (500 * 1000)
/* So long somebody looks at the diagram before going on. */
#define LOOKED_US (8 * G_USEC_PER_SEC)

void
report (const char *name, double figure)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("%s\t%s\n", name, g_ascii_formatd (text, sizeof text, "%.6g", figure));
}

/* --- The window --- */

void
bench_up (Bench *bench, gboolean panes)
{
  bench->application = lt_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (bench->application), NULL, NULL);
  bench->settings = lt_settings_new ();
  g_object_set (bench->settings, "window-width", WIDTH, "window-height", HEIGHT, "window-maximized", FALSE,
                "show-sidebar", panes, "show-inspector", panes, "show-legend", panes, NULL);
  bench->service = lt_layout_service_new ();
}

void
bench_open (Bench *bench, const char *path)
{
  bench->window = lt_window_new (GTK_APPLICATION (bench->application), bench->settings, bench->service);
  lt_window_open (bench->window, path);
  gtk_window_present (GTK_WINDOW (bench->window));
}

LtCanvas *
canvas_of (Bench *bench)
{
  return lt_window_get_canvas (bench->window);
}

static gboolean
is_drawable (Bench *bench)
{
  LtViewState *state = lt_window_get_state (bench->window);
  LtScene *scene = state != NULL ? lt_canvas_get_scene (canvas_of (bench)) : NULL;

  return scene != NULL && !lt_diagram_is_busy (lt_window_get_diagram (bench->window))
         && lt_scene_get_graph (scene)->kind == lt_view_state_get_kind (state)
         && gtk_widget_get_width (GTK_WIDGET (canvas_of (bench))) > 0;
}

void
wait_until_drawable (Bench *bench)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!is_drawable (bench))
    {
      if (g_get_monotonic_time () > end)
        g_error ("The diagram is not drawn after a minute and a half");
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

void
settle (gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/** bench_look: a window, with its panes, whose diagram somebody has looked at for a while: the search's index is made meanwhile. */
void
bench_look (Bench *bench, const char *path)
{
  bench_up (bench, TRUE);
  bench_open (bench, path);
  while (lt_window_get_state (bench->window) == NULL)
    settle (10 * 1000);
  lt_view_state_set_view (lt_window_get_state (bench->window), LT_VIEW_CHAINS);
  lt_view_state_set_layer (lt_window_get_state (bench->window), LT_LAYER_INDUSTRY);
  wait_until_drawable (bench);
  settle (LOOKED_US);
}

/* --- visit: a person looks at the large chain and closes the window, which remembers it --- */

static void
visit (const char *path)
{
  Bench bench;
  LtViewState *state;
  g_autoptr(GPtrArray) chains = NULL;

  bench_up (&bench, TRUE);
  bench_open (&bench, path);
  wait_until_drawable (&bench);
  state = lt_window_get_state (bench.window);
  chains = lt_model_sorted (lt_view_state_get_model (state), LT_TABLE_CHAIN);
  lt_view_state_show_chain (state, ((LtRow *) chains->pdata[0])->id);
  wait_until_drawable (&bench);
  settle (300 * 1000);
  gtk_window_close (GTK_WINDOW (bench.window));
  settle (300 * 1000);
}

/* --- open: from the start of the process to a picture that stands still --- */

typedef struct {
  Bench   *bench;
  gint64   since;               /* when the process was started, by the monotonic clock */
  gint64   first, complete;     /* after the first frame with the diagram in it; after the last one that changed a pixel of it */
  guint64  seen;                /* hash of the canvas's pixels */
} Opening;

static guint64
hash_strip (Display *display, Window window, int x, int y, int height)
{
  XImage *image = XGetImage (display, window, x, y, 2, height, AllPlanes, ZPixmap);
  guint64 hash = 0;

  for (int i = 0; image != NULL && i < image->bytes_per_line * height; i++)
    hash = hash * 31 + (guchar) image->data[i];
  if (image != NULL)
    XDestroyImage (image);
  return hash;
}

/* Narrow strips that cross every part of the canvas, read back from the display server. */
static guint64
hash_canvas (Bench *bench)
{
  GtkWidget *canvas = GTK_WIDGET (canvas_of (bench));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (bench->window));
  Display *display = gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface));
  graphene_rect_t bounds;
  double dx, dy;
  guint64 hash = 0;

  if (!gtk_widget_compute_bounds (canvas, GTK_WIDGET (bench->window), &bounds))
    return 0;
  gtk_native_get_surface_transform (GTK_NATIVE (bench->window), &dx, &dy);
  for (int x = 20; x + 20 < bounds.size.width; x += 61)
    hash = hash * 1099511628211u
           + hash_strip (display, gdk_x11_surface_get_xid (surface), bounds.origin.x + dx + x, bounds.origin.y + dy, bounds.size.height);
  return hash;
}

static void
on_opening_frame (GdkFrameClock *clock, Opening *opening)
{
  gint64 now;
  guint64 hash;

  if (!is_drawable (opening->bench) || !gtk_widget_get_child_visible (GTK_WIDGET (canvas_of (opening->bench))))
    return;
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (opening->bench->window)));
  now = g_get_monotonic_time ();
  hash = hash_canvas (opening->bench);
  if (hash == opening->seen)
    return;
  opening->seen = hash;
  opening->complete = now;
  if (opening->first == 0)
    opening->first = now;
}

static void
report_memory (void)
{
  g_autofree char *text = NULL;
  const char *wanted[] = { "VmRSS:", "VmHWM:", "RssAnon:" }, *names[] = { "resident", "resident-peak", "resident-own" };

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (wanted); i++)
    {
      const char *at = strstr (text, wanted[i]);

      if (at != NULL)
        report (names[i], g_ascii_strtoull (at + strlen (wanted[i]), NULL, 10) / 1024.0);
    }
}

static void
measure_open (const char *path, gint64 since)
{
  Bench bench;
  Opening opening = { &bench, since };
  gint64 end = since + PATIENCE_US;

  bench_up (&bench, TRUE);
  report ("toolkit", (g_get_monotonic_time () - since) / 1000.0);
  frames_watch_turns ();
  bench_open (&bench, path);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench.window)), "after-paint", G_CALLBACK (on_opening_frame), &opening);
  while (opening.complete == 0 || g_get_monotonic_time () < opening.complete + QUIET_US)
    {
      if (g_get_monotonic_time () > end)
        g_error ("Nothing was drawn in a minute and a half");
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
  report ("first", (opening.first - since) / 1000.0);
  report ("open", (opening.complete - since) / 1000.0);
  report ("turn", frames_longest_turn_ms ());
  report ("nodes", lt_scene_get_graph (lt_canvas_get_scene (canvas_of (&bench)))->nodes->len);
  report_memory ();
  gtk_window_close (GTK_WINDOW (bench.window));
  settle (50 * 1000);
}

/* --- pan: frames of the canvas beside frames of a blank window --- */

/* One movement: called before every frame. */
typedef struct {
  LtCanvas *canvas;
  double    zoom;
  double    speed;             /* pixels a frame */
} Gesture;

static void
pan_step (guint frame, guint n, gpointer data)
{
  Gesture *gesture = data;
  static const int sides[4][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
  const int *side = sides[frame * 4 / n % 4];

  lt_viewport_pan (lt_canvas_get_viewport (gesture->canvas), gesture->speed * side[0], gesture->speed * side[1]);
}

static void
zoom_step (guint frame, guint n, gpointer data)
{
  Gesture *gesture = data;
  LtViewport *viewport = lt_canvas_get_viewport (gesture->canvas);
  LtView from = lt_viewport_get_view (viewport), to;
  GtkWidget *widget = GTK_WIDGET (gesture->canvas);
  LtPoint middle = { gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0 };
  double share = frame * 2 < n ? frame * 2.0 / n : 2 - frame * 2.0 / n;

  to = lt_viewport_zoomed_at (viewport, &from, middle, gesture->zoom + share);
  lt_viewport_set_view (viewport, &to);
}

/* Where many cards are: a card in the middle of the list, with its neighbours. */
static void
look_at (LtCanvas *canvas, double zoom)
{
  LtScene *scene = lt_canvas_get_scene (canvas);
  LtRect card = lt_scene_card_rect (scene, lt_scene_get_graph (scene)->nodes->len / 2);
  LtView view = { lt_rect_centre (&card), zoom };

  lt_viewport_set_view (lt_canvas_get_viewport (canvas), &view);
}

/* One window at a time: what is covered costs nothing to draw. The blank one right before, so that both have the same machine. */
static void
measure_blank (Bench *bench, GtkWidget *blank, const char *zoom, guint n)
{
  g_autofree char *name = g_strdup_printf ("blank-%s", zoom);
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (blank));

  gtk_widget_set_visible (GTK_WIDGET (bench->window), FALSE);
  gtk_window_present (GTK_WINDOW (blank));
  settle (200 * 1000);
  frames_run (child, name, n, frames_blank_step, child);
  gtk_widget_set_visible (blank, FALSE);
  gtk_window_present (GTK_WINDOW (bench->window));
}

static void
measure_round (Bench *bench, GtkWidget *blank, const char *name, double zoom, guint n)
{
  LtCanvas *canvas = canvas_of (bench);
  Gesture gesture = { canvas, zoom, 24 };
  g_autofree char *pan = g_strdup_printf ("pan-%s", name), *scale = g_strdup_printf ("zoom-%s", name);

  measure_blank (bench, blank, name, n);
  look_at (canvas, zoom);
  settle (SETTLED_US);
  frames_run (GTK_WIDGET (canvas), pan, n, pan_step, &gesture);
  look_at (canvas, zoom);
  settle (SETTLED_US);
  frames_run (GTK_WIDGET (canvas), scale, n, zoom_step, &gesture);
}

static double
fitting_zoom (LtCanvas *canvas)
{
  LtRect bounds = lt_scene_get_bounds (lt_canvas_get_scene (canvas));

  return lt_viewport_fitted (lt_canvas_get_viewport (canvas), &bounds, 20, 0).zoom;
}

static void
measure_pan (const char *path, guint rounds, guint n)
{
  Bench bench;
  GtkWidget *blank, *canvas;
  /* log2 of 1, 0.5, 0.15 */
  const struct { const char *name; double zoom; } zooms[] = { { "1", 0 }, { "0.5", -1 }, { "0.15", -2.737 } };

  bench_up (&bench, FALSE);
  bench_open (&bench, path);
  wait_until_drawable (&bench);
  settle (QUIET_US);
  canvas = GTK_WIDGET (canvas_of (&bench));
  report ("width", gtk_widget_get_width (canvas));
  report ("height", gtk_widget_get_height (canvas));
  report ("nodes", lt_scene_get_graph (lt_canvas_get_scene (canvas_of (&bench)))->nodes->len);
  report ("fit-zoom", exp2 (fitting_zoom (canvas_of (&bench))));
  blank = frames_blank_new (gtk_widget_get_width (canvas), gtk_widget_get_height (canvas));
  frames_watch_turns ();
  for (guint round = 0; round <= rounds; round++)
    {
      frames_set_quiet (round == 0);      /* the first round warms up */
      for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
        measure_round (&bench, blank, zooms[i].name, zooms[i].zoom, n);
      measure_round (&bench, blank, "fit", fitting_zoom (canvas_of (&bench)), n);
    }
  report_memory ();
  gtk_window_destroy (GTK_WINDOW (blank));
  gtk_window_close (GTK_WINDOW (bench.window));
  settle (50 * 1000);
}

static int
usage (void)
{
  g_printerr ("Usage: bench-window visit FILE                 look at the first chain, so that it is remembered\n"
              "       bench-window open FILE MICROSECONDS     from that moment of the monotonic clock to a complete picture\n"
              "       bench-window pan FILE ROUNDS FRAMES     beside a blank window\n"
              "       bench-window edit FILE TIMES            until an edit of the first chain is on screen, and what else moves\n"
              "       bench-window table FILE                 keystrokes and sorts in the table of enterprises\n"
              "       bench-window layers FILE TIMES          the four maps of the first chain\n");
  return 2;
}

int
main (int argc, char **argv)
{
  const char *command = argc > 2 ? argv[1] : "";

  setlocale (LC_ALL, "");
  if (!lt_renderer_init_check ())
    g_error ("No display: run it through tests/with-display");
  if (strcmp (command, "visit") == 0 && argc == 3)
    visit (argv[2]);
  else if (strcmp (command, "open") == 0 && argc == 4)
    measure_open (argv[2], g_ascii_strtoll (argv[3], NULL, 10));
  else if (strcmp (command, "pan") == 0 && argc == 5)
    measure_pan (argv[2], strtoul (argv[3], NULL, 10), strtoul (argv[4], NULL, 10));
  else if (strcmp (command, "table") == 0 && argc == 3)
    measure_table (argv[2]);
  else if (strcmp (command, "layers") == 0 && argc == 4)
    measure_layers (argv[2], strtoul (argv[3], NULL, 10));
  else if (strcmp (command, "edit") == 0 && argc == 4)
    measure_edits (argv[2], strtoul (argv[3], NULL, 10));
  else
    return usage ();
  return 0;
}
