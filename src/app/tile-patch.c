#include "app/tile-patch.h"

#include <math.h>
#include <string.h>

/* More than this share of a tile, and it is painted as a whole. */
#define MOST 0.6
/* What to begin another part costs, in pixels. */
#define BEGIN_COST 4000.0
/* Areas in a tile, before they are joined. */
#define MOST_AREAS 96
/* Pixels around an area: where its border falls between two. */
#define ROUND 1

struct _LtTilePatch {
  GArray     *areas;            /* LtRect */
  GMutex      lock;
  GHashTable *bases;            /* LtTileKey → cairo_surface_t; of the key only scale and place count */
};

static guint
hash_place (gconstpointer data)
{
  LtTileKey key = *(const LtTileKey *) data;

  key.look = 0;
  return lt_tile_key_hash (&key);
}

static gboolean
same_place (gconstpointer a, gconstpointer b)
{
  const LtTileKey *one = a, *other = b;

  return one->scale == other->scale && one->x == other->x && one->y == other->y;
}

/** lt_tile_patch_new: @areas: (element-type LtRect): copied; where the tiles that are added are no longer right */
LtTilePatch *
lt_tile_patch_new (const GArray *areas)
{
  LtTilePatch *self = g_new0 (LtTilePatch, 1);

  g_mutex_init (&self->lock);
  self->areas = g_array_sized_new (FALSE, FALSE, sizeof (LtRect), areas->len);
  g_array_append_vals (self->areas, areas->data, areas->len);
  self->bases = g_hash_table_new_full (hash_place, same_place, g_free, (GDestroyNotify) cairo_surface_destroy);
  return self;
}

void
lt_tile_patch_free (LtTilePatch *self)
{
  g_array_unref (self->areas);
  g_hash_table_unref (self->bases);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
lt_tile_patch_add (LtTilePatch *self, const LtTileKey *key, cairo_surface_t *surface)
{
  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->bases, g_memdup2 (key, sizeof *key), cairo_surface_reference (surface));
  g_mutex_unlock (&self->lock);
}

void
lt_tile_patch_clear (LtTilePatch *self)
{
  g_mutex_lock (&self->lock);
  g_hash_table_remove_all (self->bases);
  g_mutex_unlock (&self->lock);
}

/* --- Parts of a tile --- */

static gboolean
clip_area (const LtRect *area, const LtTileKey *key, cairo_rectangle_int_t *part)
{
  double left = floor (area->x * key->scale) - ROUND - (double) key->x * LT_TILE_SIZE;
  double top = floor (area->y * key->scale) - ROUND - (double) key->y * LT_TILE_SIZE;
  double right = ceil ((area->x + area->width) * key->scale) + ROUND - (double) key->x * LT_TILE_SIZE;
  double bottom = ceil ((area->y + area->height) * key->scale) + ROUND - (double) key->y * LT_TILE_SIZE;

  left = CLAMP (left, 0, LT_TILE_SIZE);
  top = CLAMP (top, 0, LT_TILE_SIZE);
  right = CLAMP (right, 0, LT_TILE_SIZE);
  bottom = CLAMP (bottom, 0, LT_TILE_SIZE);
  *part = (cairo_rectangle_int_t) { left, top, right - left, bottom - top };
  return part->width > 0 && part->height > 0;
}

static double
size_of (const cairo_rectangle_int_t *part)
{
  return (double) part->width * part->height;
}

static cairo_rectangle_int_t
join (const cairo_rectangle_int_t *a, const cairo_rectangle_int_t *b)
{
  int left = MIN (a->x, b->x), top = MIN (a->y, b->y);
  int right = MAX (a->x + a->width, b->x + b->width), bottom = MAX (a->y + a->height, b->y + b->height);

  return (cairo_rectangle_int_t) { left, top, right - left, bottom - top };
}

/* Joins the two by whose joining most is gained; FALSE where none is worth it. */
static gboolean
join_two (GArray *parts)
{
  double most = 0;
  guint first = 0, second = 0;
  cairo_rectangle_int_t *all = (cairo_rectangle_int_t *) (gpointer) parts->data;

  for (guint i = 0; i < parts->len; i++)
    for (guint k = i + 1; k < parts->len; k++)
      {
        cairo_rectangle_int_t both = join (&all[i], &all[k]);
        double gain = size_of (&all[i]) + size_of (&all[k]) + BEGIN_COST - size_of (&both);

        if (gain > most)
          {
            most = gain;
            first = i;
            second = k;
          }
      }
  if (most == 0)
    return FALSE;
  all[first] = join (&all[first], &all[second]);
  g_array_remove_index_fast (parts, second);
  return TRUE;
}

GArray *
lt_tile_patch_find_parts (const GArray *areas, const LtTileKey *key)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_int_t));
  double cost = 0;

  for (guint i = 0; i < areas->len; i++)
    {
      cairo_rectangle_int_t part;

      if (clip_area (&g_array_index (areas, LtRect, i), key, &part))
        g_array_append_val (parts, part);
      if (parts->len > MOST_AREAS)
        return NULL;
    }
  while (join_two (parts)) { }
  for (guint i = 0; i < parts->len; i++)
    cost += size_of (&g_array_index (parts, cairo_rectangle_int_t, i)) + BEGIN_COST;
  return cost <= MOST * LT_TILE_SIZE * LT_TILE_SIZE ? g_steal_pointer (&parts) : NULL;
}

/* --- In threads --- */

/* Only its memory is read: the surface itself is the main thread's. */
static cairo_surface_t *
copy_of (cairo_surface_t *surface)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, LT_TILE_SIZE, LT_TILE_SIZE);

  memcpy (cairo_image_surface_get_data (copy), cairo_image_surface_get_data (surface), LT_TILE_BYTES);
  cairo_surface_mark_dirty (copy);
  return copy;
}

cairo_surface_t *
lt_tile_patch_take (LtTilePatch *self, const LtTileKey *key, GArray **parts)
{
  gpointer held = NULL, base = NULL;
  cairo_surface_t *copy = NULL;

  g_mutex_lock (&self->lock);
  g_hash_table_steal_extended (self->bases, key, &held, &base);
  g_mutex_unlock (&self->lock);
  if (base == NULL)
    return NULL;
  *parts = lt_tile_patch_find_parts (self->areas, key);
  if (*parts != NULL)
    copy = copy_of (base);
  cairo_surface_destroy (base);
  g_free (held);
  return copy;
}
