#include "config.h"
#include "workspace/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* More are not freed in passing. */
#define MANY_ROWS 20000

/**
 * lt_memory_keep:
 *
 * For a whole process, at its start. A frame needs pictures as large as the window, and needs them again in the next; an
 * import grows by a few bytes a million times. What is kept is not given back to the system and fetched anew, page by page.
 */
void
lt_memory_keep (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 32 << 20);
  mallopt (M_TRIM_THRESHOLD, 512 << 20);
  mallopt (M_TOP_PAD, 16 << 20);
#endif
}

typedef struct {
  GDestroyNotify free_func;
  gpointer       data;
} Freeing;

static gpointer
free_it (gpointer user_data)
{
  Freeing *freeing = user_data;

  freeing->free_func (freeing->data);
  g_free (freeing);
  return NULL;
}

/**
 * lt_memory_free_rows:
 * @data: what nobody else knows any more
 * @n_rows: about how many it holds
 *
 * Frees it, where they are many on a thread of its own: a few hundred thousand take a third of a second. Nobody waits for
 * that, not even the end of the process.
 */
void
lt_memory_free_rows (GDestroyNotify free_func, gpointer data, guint n_rows)
{
  Freeing *freeing = g_new (Freeing, 1);
  GThread *thread = NULL;

  *freeing = (Freeing) { free_func, data };
  if (n_rows > MANY_ROWS)
    thread = g_thread_try_new ("free", free_it, freeing, NULL);
  if (thread != NULL)
    g_thread_unref (thread);
  else
    free_it (freeing);
}
