#include "app/loop-watch.h"

#define RECENT_US G_USEC_PER_SEC

static struct {
  GPollFunc poll;
  gint64    woken;               /* when the last wait ended */
  double    longest, recent, before;
  gint64    recent_since;
} watch;

static void
end_turn (void)
{
  gint64 now = g_get_monotonic_time ();
  double turn = watch.woken != 0 ? (now - watch.woken) / 1000.0 : 0;

  if (now - watch.recent_since > RECENT_US)
    {
      watch.before = watch.recent;
      watch.recent = 0;
      watch.recent_since = now;
    }
  watch.recent = MAX (watch.recent, turn);
  watch.longest = MAX (watch.longest, turn);
}

/* A loop turns from one wait to the next, and waiting is what poll does. */
static gint
watched_poll (GPollFD *fds, guint n_fds, gint timeout)
{
  gint result;

  end_turn ();
  result = watch.poll (fds, n_fds, timeout);
  watch.woken = g_get_monotonic_time ();
  return result;
}

void
lt_loop_watch_start (void)
{
  if (watch.poll != NULL)
    return;
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watched_poll);
}

double
lt_loop_watch_get_longest (void)
{
  return watch.longest;
}

/** lt_loop_watch_get_recent: the longest of the last one to two seconds. */
double
lt_loop_watch_get_recent (void)
{
  return MAX (watch.recent, watch.before);
}

void
lt_loop_watch_start_over (void)
{
  watch.longest = watch.recent = watch.before = 0;
  watch.woken = 0;
}
