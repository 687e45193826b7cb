#include "config.h"

#include "diagram/layout-cache.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* What a file begins with: the checksum of what follows, in hexadecimal. */
#define CHECKSUM_LENGTH 64
/* The folder is swept before the first and then before every so many files. */
#define STORES_A_SWEEP 64

struct _LtLayoutCache {
  gatomicrefcount refs;
  char  *folder;
  gsize  max_bytes;
  gint   stores;
};

/**
 * lt_layout_cache_new:
 * @folder: made with the first answer that is stored
 * @max_bytes: about how much the files in it may hold; those that were used longest ago go
 *
 * Returns: (transfer full): the cache; any number of them, in any number of processes, may share a folder
 */
LtLayoutCache *
lt_layout_cache_new (const char *folder,
                     gsize       max_bytes)
{
  LtLayoutCache *self = g_new0 (LtLayoutCache, 1);

  g_atomic_ref_count_init (&self->refs);
  self->folder = g_strdup (folder);
  self->max_bytes = max_bytes;
  return self;
}

/** lt_layout_cache_new_for_user: in the user's cache folder. Returns: (transfer full): the cache */
LtLayoutCache *
lt_layout_cache_new_for_user (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "liantu", "layouts", NULL);

  return lt_layout_cache_new (folder, LT_LAYOUT_CACHE_BYTES);
}

LtLayoutCache *
lt_layout_cache_ref (LtLayoutCache *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lt_layout_cache_unref (LtLayoutCache *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->folder);
  g_free (self);
}

/* Another version of the program may ask in other words, or answer otherwise. */
static char *
path_of (LtLayoutCache *self,
         GBytes        *question)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size;
  const guchar *data = g_bytes_get_data (question, &size);

  g_checksum_update (checksum, (const guchar *) LT_VERSION, sizeof LT_VERSION);
  g_checksum_update (checksum, data, size);
  return g_build_filename (self->folder, g_checksum_get_string (checksum), NULL);
}

/**
 * lt_layout_cache_look_up:
 *
 * Returns: (transfer full) (nullable): the answer that was stored for these very bytes; a file that was cut off or
 *   changed is as good as none
 */
GBytes *
lt_layout_cache_look_up (LtLayoutCache *self,
                         GBytes        *question)
{
  g_autofree char *path = path_of (self, question), *contents = NULL, *checksum = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL) || length < CHECKSUM_LENGTH)
    return NULL;
  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents + CHECKSUM_LENGTH, length - CHECKSUM_LENGTH);
  if (memcmp (contents, checksum, CHECKSUM_LENGTH) != 0)
    return NULL;
  /* It was used now, says its time: others are swept out before it. */
  utimensat (AT_FDCWD, path, NULL, 0);
  return g_bytes_new (contents + CHECKSUM_LENGTH, length - CHECKSUM_LENGTH);
}

typedef struct {
  char   *path;
  gint64  used;                 /* nanoseconds */
  gsize   size;
} Entry;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->path);
}

static gint
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a, *second = b;

  return (first->used < second->used) - (first->used > second->used);
}

static GArray *
list_entries (LtLayoutCache *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (entries, clear_entry);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      Entry entry;
      struct stat found;

      if (lstat (path, &found) != 0 || !S_ISREG (found.st_mode))
        continue;
      entry = (Entry) { g_steal_pointer (&path), found.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + found.st_mtim.tv_nsec,
                        found.st_size };
      g_array_append_val (entries, entry);
    }
  return entries;
}

/* Down to three quarters, so that it is not swept for every file. */
static void
sweep (LtLayoutCache *self)
{
  g_autoptr (GArray) entries = list_entries (self);
  gsize all = 0, kept = 0;

  for (guint i = 0; i < entries->len; i++)
    all += g_array_index (entries, Entry, i).size;
  if (all <= self->max_bytes)
    return;
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      kept += entry->size;
      if (kept > self->max_bytes / 4 * 3)
        g_unlink (entry->path);
    }
}

/**
 * lt_layout_cache_store:
 *
 * What cannot be written is not remembered, and nobody is told.
 */
void
lt_layout_cache_store (LtLayoutCache *self,
                       GBytes        *question,
                       GBytes        *answer)
{
  g_autofree char *path = path_of (self, question), *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, answer);
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return;
  if (g_atomic_int_add (&self->stores, 1) % STORES_A_SWEEP == 0)
    sweep (self);
  g_byte_array_append (contents, (const guint8 *) checksum, CHECKSUM_LENGTH);
  g_byte_array_append (contents, g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  /* A whole file or none, but none is worth waiting for the disk. */
  if (!g_file_set_contents_full (path, (const char *) contents->data, contents->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("a layout is not remembered: %s", error->message);
}
