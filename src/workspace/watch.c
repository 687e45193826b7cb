#include "config.h"
#include "workspace/watch.h"

/* A commit is several writes, a copy hundreds: one look after the last of them. */
#define QUIET_MS 150
/* A share does not tell what other machines do, nor the system when the folder itself is moved. */
#define POLL_SECONDS 3

struct _LtWatch {
  GFileMonitor *document, *log;
  LtWatchFunc   func;
  gpointer      user_data;
  GSource      *quiet, *poll;
};

static gboolean
on_quiet (gpointer user_data)
{
  LtWatch *self = user_data;

  g_source_set_ready_time (self->quiet, -1);
  self->func (self->user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_poll (gpointer user_data)
{
  LtWatch *self = user_data;

  self->func (self->user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_changed (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, LtWatch *self)
{
  if (event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    g_source_set_ready_time (self->quiet, g_get_monotonic_time () + QUIET_MS * 1000);
}

static GFileMonitor *
monitor (LtWatch *self, const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (name);
  GFileMonitor *made = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (made != NULL)
    g_signal_connect (made, "changed", G_CALLBACK (on_changed), self);
  return made;
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs quiet_funcs = { .dispatch = dispatch };

LtWatch *
lt_watch_new (const char *path, LtWatchFunc func, gpointer user_data)
{
  LtWatch *self = g_new0 (LtWatch, 1);

  self->func = func;
  self->user_data = user_data;
  self->quiet = g_source_new (&quiet_funcs, sizeof (GSource));
  g_source_set_callback (self->quiet, on_quiet, self, NULL);
  g_source_attach (self->quiet, g_main_context_get_thread_default ());
  self->document = monitor (self, path, "");
  self->log = monitor (self, path, "-wal");
  self->poll = g_timeout_source_new_seconds (POLL_SECONDS);
  g_source_set_callback (self->poll, on_poll, self, NULL);
  g_source_attach (self->poll, g_main_context_get_thread_default ());
  return self;
}

static void
stop (GFileMonitor *monitor, LtWatch *self)
{
  if (monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (monitor, self);
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

void
lt_watch_free (LtWatch *self)
{
  if (self == NULL)
    return;
  stop (self->document, self);
  stop (self->log, self);
  g_source_destroy (self->quiet);
  g_source_unref (self->quiet);
  g_source_destroy (self->poll);
  g_source_unref (self->poll);
  g_free (self);
}
