#include "app/tile-cache.h"

struct _LtTileCache {
  GHashTable *tiles;            /* LtTileKey (in the tile) → LtTile */
  GQueue      used;             /* head: last */
  GArray     *levels;
  gsize       budget, bytes;
};

static void
tile_free (gpointer data)
{
  LtTile *tile = data;

  cairo_surface_destroy (tile->surface);
  g_clear_object (&tile->texture);
  g_free (tile);
}

/** lt_tile_cache_new: @budget is in bytes; one tile is kept however little it allows. */
LtTileCache *
lt_tile_cache_new (gsize budget)
{
  LtTileCache *self = g_new0 (LtTileCache, 1);

  self->tiles = g_hash_table_new_full (lt_tile_key_hash, lt_tile_key_equal, NULL, tile_free);
  self->levels = g_array_new (FALSE, FALSE, sizeof (LtTileLevel));
  self->budget = budget;
  g_queue_init (&self->used);
  return self;
}

void
lt_tile_cache_free (LtTileCache *self)
{
  g_hash_table_unref (self->tiles);
  g_array_unref (self->levels);
  g_free (self);
}

static guint
find_level (LtTileCache *self, const LtTileKey *key)
{
  guint i;

  for (i = 0; i < self->levels->len; i++)
    {
      const LtTileLevel *level = &g_array_index (self->levels, LtTileLevel, i);

      if (level->look == key->look && level->scale == key->scale)
        break;
    }
  return i;
}

static void
count_in (LtTileCache *self, const LtTileKey *key)
{
  guint i = find_level (self, key);

  if (i < self->levels->len)
    g_array_index (self->levels, LtTileLevel, i).n_tiles++;
  else
    {
      LtTileLevel level = { key->look, key->scale, 1 };

      g_array_append_val (self->levels, level);
    }
}

static void
count_out (LtTileCache *self, const LtTileKey *key)
{
  guint i = find_level (self, key);

  if (--g_array_index (self->levels, LtTileLevel, i).n_tiles == 0)
    g_array_remove_index_fast (self->levels, i);
}

static void
forget (LtTileCache *self, LtTile *tile)
{
  self->bytes -= tile->bytes;
  g_queue_unlink (&self->used, &tile->link);
  count_out (self, &tile->key);
  g_hash_table_remove (self->tiles, &tile->key);
}

static void
keep_to_budget (LtTileCache *self)
{
  while (self->bytes > self->budget && self->used.length > 1)
    forget (self, self->used.tail->data);
}

void
lt_tile_cache_set_budget (LtTileCache *self, gsize budget)
{
  self->budget = budget;
  keep_to_budget (self);
}

/**
 * lt_tile_cache_insert:
 * @surface: (transfer full): an image; takes the place of what the key had
 *
 * Counts as a use.
 */
void
lt_tile_cache_insert (LtTileCache *self, const LtTileKey *key, cairo_surface_t *surface)
{
  LtTile *old = g_hash_table_lookup (self->tiles, key), *tile = g_new0 (LtTile, 1);

  if (old != NULL)
    forget (self, old);
  tile->key = *key;
  tile->surface = surface;
  tile->bytes = (gsize) cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface);
  tile->link.data = tile;
  g_hash_table_insert (self->tiles, &tile->key, tile);
  g_queue_push_head_link (&self->used, &tile->link);
  self->bytes += tile->bytes;
  count_in (self, key);
  keep_to_budget (self);
}

LtTile *
lt_tile_cache_use (LtTileCache *self, const LtTileKey *key)
{
  LtTile *tile = g_hash_table_lookup (self->tiles, key);

  if (tile != NULL)
    {
      g_queue_unlink (&self->used, &tile->link);
      g_queue_push_head_link (&self->used, &tile->link);
    }
  return tile;
}

gboolean
lt_tile_cache_contains (LtTileCache *self, const LtTileKey *key)
{
  return g_hash_table_contains (self->tiles, key);
}

static gboolean
touches_any (const LtTileKey *key, const GArray *areas)
{
  LtRect tile = lt_tile_key_area (key);

  for (guint i = 0; i < areas->len; i++)
    if (lt_rect_intersects (&tile, &g_array_index (areas, LtRect, i)))
      return TRUE;
  return FALSE;
}

static void
give_to (LtTileCache *self, LtTile *tile, guint look)
{
  LtTileKey key = tile->key;

  key.look = look;
  if (g_hash_table_contains (self->tiles, &key))
    return;
  g_hash_table_steal (self->tiles, &tile->key);
  count_out (self, &tile->key);
  tile->key = key;
  g_hash_table_insert (self->tiles, &tile->key, tile);
  count_in (self, &tile->key);
}

void
lt_tile_cache_adopt (LtTileCache *self, guint from, guint to, const GArray *areas, LtTilePatch *patch)
{
  for (GList *l = self->used.head; l != NULL; l = l->next)
    {
      LtTile *tile = l->data;

      if (tile->key.look != from)
        continue;
      if (!touches_any (&tile->key, areas))
        give_to (self, tile, to);
      else if (patch != NULL)
        lt_tile_patch_add (patch, &tile->key, tile->surface);
    }
}

void
lt_tile_cache_drop (LtTileCache *self, guint look)
{
  for (GList *l = self->used.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (((LtTile *) l->data)->key.look == look)
        forget (self, l->data);
    }
}

guint
lt_tile_cache_get_count (LtTileCache *self)
{
  return self->used.length;
}

gsize
lt_tile_cache_get_bytes (LtTileCache *self)
{
  return self->bytes;
}

GArray *
lt_tile_cache_get_levels (LtTileCache *self)
{
  return self->levels;
}
