/* The table of enterprises in the window: from a key to the rows on the screen, and the longest turn of the main loop meanwhile. */
#include "config.h"
#include "frames.h"
#include "window.h"

#include "app/enterprises-private.h"
#include "app/window-private.h"

#define PATIENCE_US (60 * G_USEC_PER_SEC)
#define REST_US (150 * 1000)

static const char *const keystrokes[] = { "武", "武汉", "武汉华", "", "w", "wh", "whx", "", "芯", "芯片", "没有的名字", "" };

static const LtDirectoryColumn sorts[] = {
  LT_DIRECTORY_NAME, LT_DIRECTORY_REVENUE, LT_DIRECTORY_REGION, LT_DIRECTORY_SEGMENTS, LT_DIRECTORY_HONOURS, LT_DIRECTORY_TAX,
};

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Until what is asked for is listed, and the display server has it. */
static void
wait_until_listed (Bench *bench)
{
  LtEnterprisesView *view = bench->window->enterprises;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  gboolean painted = FALSE;
  gulong handler = 0;

  while (view->places == NULL || view->stale || !painted)
    {
      if (g_get_monotonic_time () > end)
        g_error ("The table is not listed");
      if (handler == 0 && view->places != NULL && !view->stale)
        {
          handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);
          gtk_widget_queue_draw (GTK_WIDGET (view));
        }
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (view)));
}

typedef void (*Step) (LtEnterprisesView *view, guint i);

static void
key (LtEnterprisesView *view, guint i)
{
  gtk_editable_set_text (GTK_EDITABLE (view->entry), keystrokes[i]);
}

static void
sort (LtEnterprisesView *view, guint i)
{
  lt_enterprises_columns_sort (view, sorts[i], i % 2 == 0);
}

static void
measure (Bench *bench, const char *name, Step step, guint n)
{
  g_autofree char *turn = g_strconcat (name, "-turn", NULL);

  for (guint i = 0; i < n; i++)
    {
      gint64 start;

      settle (REST_US);
      frames_watch_turns ();
      start = g_get_monotonic_time ();
      step (bench->window->enterprises, i);
      wait_until_listed (bench);
      report (name, (g_get_monotonic_time () - start) / 1000.0);
      settle (REST_US);
      report (turn, frames_longest_turn_ms ());
    }
}

static void
show (LtEnterprisesView *view, guint i)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "win.view", "s", LT_VIEW_ENTERPRISES);
}

void
measure_table (const char *path)
{
  Bench bench;

  bench_look (&bench, path);
  measure (&bench, "show", show, 1);
  settle (2 * G_USEC_PER_SEC);
  measure (&bench, "keystroke", key, G_N_ELEMENTS (keystrokes));
  measure (&bench, "sort", sort, G_N_ELEMENTS (sorts));
  gtk_window_close (GTK_WINDOW (bench.window));
  settle (REST_US);
}
