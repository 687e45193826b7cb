#include "app/tile-painter.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST_THREADS 4
/* Tiles may be late by a frame; what the hand does may not. */
#define NICENESS 10

/* One tile, from when a thread takes it until it is reported. */
typedef struct {
  LtTileKey        key;
  LtTileLook      *look;
  cairo_surface_t *surface;     /* NULL while it is painted */
  gint             stop;        /* atomic */
} Work;

struct _LtTilePainter {
  LtTilePainted painted;
  gpointer      user_data;
  GPtrArray    *threads;

  GMutex        lock;           /* of all below */
  GCond         wake;
  gboolean      quit;
  LtTileLook   *look;           /* (nullable): of the keys */
  GArray       *keys;           /* LtTileKey, the most urgent last */
  GPtrArray    *working;        /* Work in threads */
  GPtrArray    *done;           /* Work to be reported */
  GSource      *report;         /* (nullable): while there is some */
};

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->surface, cairo_surface_destroy);
  lt_tile_look_unref (work->look);
  g_free (work);
}

/* --- On the main context --- */

static gboolean
report (gpointer user_data)
{
  LtTilePainter *self = user_data;
  g_autoptr(GPtrArray) done = NULL;

  g_mutex_lock (&self->lock);
  done = g_steal_pointer (&self->done);
  self->done = g_ptr_array_new_with_free_func (work_free);
  g_clear_pointer (&self->report, g_source_unref);
  g_mutex_unlock (&self->lock);
  for (guint i = 0; i < done->len; i++)
    {
      Work *work = done->pdata[i];

      self->painted (&work->key, g_steal_pointer (&work->surface), self->user_data);
    }
  return G_SOURCE_REMOVE;
}

/* --- In the threads; the lock is held --- */

static void
hand_over (LtTilePainter *self, Work *work)
{
  g_ptr_array_remove_fast (self->working, work);
  if (g_atomic_int_get (&work->stop))
    {
      work_free (work);
      return;
    }
  g_ptr_array_add (self->done, work);
  if (self->report != NULL)
    return;
  self->report = g_idle_source_new ();
  g_source_set_priority (self->report, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->report, report, self, NULL);
  g_source_attach (self->report, NULL);
}

static Work *
take_work (LtTilePainter *self)
{
  Work *work = g_new0 (Work, 1);

  work->key = g_array_index (self->keys, LtTileKey, self->keys->len - 1);
  work->look = lt_tile_look_ref (self->look);
  g_array_set_size (self->keys, self->keys->len - 1);
  g_ptr_array_add (self->working, work);
  return work;
}

static gpointer
run (gpointer data)
{
  LtTilePainter *self = data;

#ifdef __linux__
  setpriority (PRIO_PROCESS, (id_t) syscall (SYS_gettid), NICENESS);
#endif
  g_mutex_lock (&self->lock);
  while (!self->quit)
    {
      Work *work;

      if (self->keys->len == 0)
        {
          g_cond_wait (&self->wake, &self->lock);
          continue;
        }
      work = take_work (self);
      g_mutex_unlock (&self->lock);
      work->surface = lt_tile_look_paint_tile (work->look, &work->key, &work->stop);
      g_mutex_lock (&self->lock);
      hand_over (self, work);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/* --- The object --- */

/**
 * lt_tile_painter_new:
 * @painted: called from the default main context, for every tile that was wanted until its end
 */
LtTilePainter *
lt_tile_painter_new (guint n_threads, LtTilePainted painted, gpointer user_data)
{
  LtTilePainter *self = g_new0 (LtTilePainter, 1);

  if (n_threads == 0)
    n_threads = CLAMP (g_get_num_processors (), 1, MOST_THREADS);
  self->painted = painted;
  self->user_data = user_data;
  self->keys = g_array_new (FALSE, FALSE, sizeof (LtTileKey));
  self->working = g_ptr_array_new ();
  self->done = g_ptr_array_new_with_free_func (work_free);
  self->threads = g_ptr_array_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  for (guint i = 0; i < n_threads; i++)
    g_ptr_array_add (self->threads, g_thread_new ("tiles", run, self));
  return self;
}

static void
stop_all (LtTilePainter *self)
{
  for (guint i = 0; i < self->working->len; i++)
    g_atomic_int_set (&((Work *) self->working->pdata[i])->stop, TRUE);
}

void
lt_tile_painter_free (LtTilePainter *self)
{
  g_mutex_lock (&self->lock);
  self->quit = TRUE;
  stop_all (self);
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (self->threads->pdata[i]);
  if (self->report != NULL)
    {
      g_source_destroy (self->report);
      g_source_unref (self->report);
    }
  g_ptr_array_unref (self->threads);
  g_ptr_array_unref (self->working);
  g_ptr_array_unref (self->done);
  g_array_unref (self->keys);
  g_clear_pointer (&self->look, lt_tile_look_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  g_free (self);
}

static gboolean
is_among (GPtrArray *works, const LtTileKey *key)
{
  for (guint i = 0; i < works->len; i++)
    {
      Work *work = works->pdata[i];

      if (lt_tile_key_equal (&work->key, key) && !g_atomic_int_get (&work->stop))
        return TRUE;
    }
  return FALSE;
}

static void
stop_unwanted (LtTilePainter *self, const LtTileKey *keys, guint n_keys)
{
  for (guint i = 0; i < self->working->len; i++)
    {
      Work *work = self->working->pdata[i];
      gboolean wanted = FALSE;

      for (guint k = 0; k < n_keys && !wanted; k++)
        wanted = lt_tile_key_equal (&work->key, &keys[k]);
      if (!wanted)
        g_atomic_int_set (&work->stop, TRUE);
    }
}

/**
 * lt_tile_painter_want:
 * @look: (nullable): with no keys
 * @keys: the most urgent first
 */
void
lt_tile_painter_want (LtTilePainter *self, LtTileLook *look, const LtTileKey *keys, guint n_keys)
{
  g_mutex_lock (&self->lock);
  stop_unwanted (self, keys, n_keys);
  g_array_set_size (self->keys, 0);
  for (guint i = n_keys; i-- > 0;)
    if (!is_among (self->working, &keys[i]) && !is_among (self->done, &keys[i]))
      g_array_append_val (self->keys, keys[i]);
  if (look != self->look)
    {
      g_clear_pointer (&self->look, lt_tile_look_unref);
      self->look = look != NULL ? lt_tile_look_ref (look) : NULL;
    }
  if (self->keys->len > 0)
    g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);
}

guint
lt_tile_painter_get_pending (LtTilePainter *self)
{
  guint pending;

  g_mutex_lock (&self->lock);
  pending = self->keys->len + self->working->len + self->done->len;
  g_mutex_unlock (&self->lock);
  return pending;
}
