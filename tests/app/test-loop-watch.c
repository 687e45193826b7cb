#include "app/loop-watch.h"

#define TURN_MS 40

static gboolean
be_busy (gpointer unused)
{
  gint64 end = g_get_monotonic_time () + TURN_MS * 1000;

  while (g_get_monotonic_time () < end) { }
  return G_SOURCE_REMOVE;
}

static void
turn (guint times)
{
  for (guint i = 0; i < times; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Work counts, waiting does not. */
static void
test_longest_turn (void)
{
  lt_loop_watch_start ();
  turn (3);
  lt_loop_watch_start_over ();
  g_assert_cmpfloat (lt_loop_watch_get_longest (), ==, 0);
  g_idle_add (be_busy, NULL);
  turn (3);
  g_assert_cmpfloat (lt_loop_watch_get_longest (), >=, TURN_MS);
  g_assert_cmpfloat (lt_loop_watch_get_recent (), >=, TURN_MS);
  lt_loop_watch_start_over ();
  g_assert_cmpfloat (lt_loop_watch_get_longest (), ==, 0);
}

static gboolean
wake (gpointer woken)
{
  *(gboolean *) woken = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_waiting_is_no_turn (void)
{
  gboolean woken = FALSE;
  double wait_ms = 300;

  lt_loop_watch_start ();
  lt_loop_watch_start_over ();
  g_timeout_add (wait_ms, wake, &woken);
  while (!woken)
    g_main_context_iteration (NULL, TRUE);
  turn (1);
  g_assert_cmpfloat (lt_loop_watch_get_longest (), <, wait_ms);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loop-watch/longest-turn", test_longest_turn);
  g_test_add_func ("/loop-watch/waiting-is-no-turn", test_waiting_is_no_turn);
  return g_test_run ();
}
