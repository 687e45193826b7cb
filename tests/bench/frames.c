#include "frames.h"

static gint64 turn_began, busy, longest, syncing;
static gboolean quiet;

/* --- Turns of the main loop --- */

static gint
poll_and_watch (GPollFD *fds, guint n, gint timeout)
{
  gint64 now = g_get_monotonic_time ();
  gint result;

  busy += now - turn_began;
  longest = MAX (longest, now - turn_began - syncing);
  syncing = 0;
  result = g_poll (fds, n, timeout);
  turn_began = g_get_monotonic_time ();
  return result;
}

void
frames_watch_turns (void)
{
  turn_began = g_get_monotonic_time ();
  busy = longest = syncing = 0;
  g_main_context_set_poll_func (NULL, poll_and_watch);
}

double
frames_longest_turn_ms (void)
{
  return longest / 1000.0;
}

void
frames_set_quiet (gboolean value)
{
  quiet = value;
}

/* --- Frames --- */

typedef struct {
  const char *name;
  guint       n, started, finished;
  FrameStep   step;
  gpointer    data;
  gint64      busy_before, painted_before;
  GArray     *costs, *intervals;       /* double, milliseconds */
} Run;

static gint64
busy_now (void)
{
  return busy + g_get_monotonic_time () - turn_began;
}

/* All that the main thread did since the last frame, waiting for events aside. */
static void
on_after_paint (GdkFrameClock *clock, Run *run)
{
  gint64 start = g_get_monotonic_time (), now;
  double cost, interval;

  gdk_display_sync (gdk_display_get_default ());
  now = g_get_monotonic_time ();
  syncing += now - start;
  cost = (busy_now () - run->busy_before) / 1000.0;
  interval = (now - run->painted_before) / 1000.0;
  run->busy_before = busy_now ();
  run->painted_before = now;
  /* The first frame shows what was before the first step. */
  if (run->started > 1 && run->finished < run->n)
    {
      g_array_append_val (run->costs, cost);
      g_array_append_val (run->intervals, interval);
      run->finished++;
    }
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;

  run->step (run->started++ % run->n, run->n, run->data);
  return G_SOURCE_CONTINUE;
}

static void
print_figures (const char *name, const char *suffix, const GArray *figures)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < figures->len; i++)
    g_print ("%s%s\t%s\n", name, suffix, g_ascii_formatd (text, sizeof text, "%.3f", g_array_index (figures, double, i)));
}

static void
print_run (Run *run)
{
  g_autoptr(GArray) turn = g_array_new (FALSE, FALSE, sizeof (double));
  double most = frames_longest_turn_ms ();

  g_array_append_val (turn, most);
  print_figures (run->name, "", run->costs);
  print_figures (run->name, "-interval", run->intervals);
  print_figures (run->name, "-turn", turn);
}

void
frames_run (GtkWidget *widget, const char *name, guint n, FrameStep step, gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Run run = { name, n, 0, 0, step, data, busy_now (), g_get_monotonic_time (),
              g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &run);
  guint tick;
  gint64 end = g_get_monotonic_time () + 300 * G_USEC_PER_SEC;

  longest = 0;
  tick = gtk_widget_add_tick_callback (widget, on_tick, &run, NULL);
  while (run.finished < n)
    {
      if (g_get_monotonic_time () > end)
        g_error ("%s: %u of %u frames in five minutes", name, run.finished, n);
      g_main_context_iteration (NULL, TRUE);
    }
  gtk_widget_remove_tick_callback (widget, tick);
  g_signal_handler_disconnect (clock, id);
  if (!quiet)
    print_run (&run);
  g_array_unref (run.costs);
  g_array_unref (run.intervals);
}

/* --- A blank window --- */

#define BLANK_TYPE (blank_get_type ())
G_DECLARE_FINAL_TYPE (Blank, blank, BLANK, WIDGET, GtkWidget)

struct _Blank {
  GtkWidget parent_instance;
  gboolean  odd;
};

G_DEFINE_FINAL_TYPE (Blank, blank, GTK_TYPE_WIDGET)

/* Two colours in turn: the renderer repaints nothing that is the same as before. */
static void
blank_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA colour = { 0.97, 0.97, BLANK_WIDGET (widget)->odd ? 0.97 : 0.98, 1 };

  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
}

static void
blank_class_init (BlankClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = blank_snapshot;
}

static void
blank_init (Blank *self)
{
}

GtkWidget *
frames_blank_new (int width, int height)
{
  GtkWidget *window = gtk_window_new (), *blank = g_object_new (BLANK_TYPE, NULL);

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_widget_set_size_request (blank, width, height);
  gtk_window_set_child (GTK_WINDOW (window), blank);
  return window;
}

void
frames_blank_step (guint frame, guint n, gpointer widget)
{
  BLANK_WIDGET (widget)->odd = !BLANK_WIDGET (widget)->odd;
  gtk_widget_queue_draw (widget);
}
