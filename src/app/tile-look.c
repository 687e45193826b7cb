#include "app/tile-look.h"

#include "diagram/scene-changes.h"

/* How far badges, rings and arrow heads may reach beyond the scene's bounds. */
#define OVERHANG 20.0

struct _LtTileLook {
  guint id;
  LtScene *scene;
  const LtPalette *palette;
  GHashTable *highlight;        /* (nullable) */
  GHashTable *hidden;           /* (nullable) */
  guint factor;
  LtTilePatch *patch;           /* (nullable): what its tiles may begin with */
  gatomicrefcount refs;
};

static GHashTable *
copy_set (GHashTable *set)
{
  GHashTable *copy = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_hash_table_add (copy, item);
  return copy;
}

static gboolean
same_set (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer item;

  if (a == NULL || b == NULL || g_hash_table_size (a) != g_hash_table_size (b))
    return a == b;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (!g_hash_table_contains (b, item))
      return FALSE;
  return TRUE;
}

/** lt_tile_look_new: from the main thread. */
LtTileLook *
lt_tile_look_new (LtScene *scene, const LtPalette *palette, GHashTable *highlight, GHashTable *hidden, guint factor)
{
  static guint last_id;
  LtTileLook *self = g_new0 (LtTileLook, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = ++last_id;
  self->scene = lt_scene_ref (scene);
  self->palette = palette;
  self->highlight = highlight != NULL ? copy_set (highlight) : NULL;
  self->hidden = hidden != NULL ? copy_set (hidden) : NULL;
  self->factor = MAX (factor, 1);
  return self;
}

LtTileLook *
lt_tile_look_ref (LtTileLook *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lt_tile_look_unref (LtTileLook *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  lt_scene_unref (self->scene);
  g_clear_pointer (&self->highlight, g_hash_table_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->patch, lt_tile_patch_free);
  g_free (self);
}

guint
lt_tile_look_get_id (LtTileLook *self)
{
  return self->id;
}

LtScene *
lt_tile_look_get_scene (LtTileLook *self)
{
  return self->scene;
}

guint
lt_tile_look_get_factor (LtTileLook *self)
{
  return self->factor;
}

const LtPalette *
lt_tile_look_get_palette (LtTileLook *self)
{
  return self->palette;
}

gboolean
lt_tile_look_equal (LtTileLook *self, LtTileLook *other)
{
  return self->scene == other->scene && self->palette == other->palette && self->factor == other->factor
         && same_set (self->highlight, other->highlight) && same_set (self->hidden, other->hidden);
}

static gboolean
is_hidden (LtTileLook *self, gint64 id)
{
  guint index;

  return self->hidden != NULL && lt_graph_find (lt_scene_get_graph (self->scene), id, &index)
         && g_hash_table_contains (self->hidden, GUINT_TO_POINTER (index));
}

/* What one has hidden and the other shows, wherever either would show it. */
static void
add_hidden (LtTileLook *self, LtTileLook *other, GArray *areas)
{
  GHashTableIter iter;
  gpointer item;

  if (self->hidden == NULL)
    return;
  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      gint64 id = lt_graph_node (lt_scene_get_graph (self->scene), GPOINTER_TO_UINT (item))->id;
      guint index;

      if (is_hidden (other, id))
        continue;
      lt_scene_add_area (self->scene, GPOINTER_TO_UINT (item), areas);
      if (other->scene != self->scene && lt_graph_find (lt_scene_get_graph (other->scene), id, &index))
        lt_scene_add_area (other->scene, index, areas);
    }
}

GArray *
lt_tile_look_find_changes (LtTileLook *self, LtTileLook *before)
{
  GArray *areas = NULL;
  gboolean bright = self->highlight == NULL && before->highlight == NULL;

  if (self->palette != before->palette || self->factor != before->factor)
    return NULL;
  if (self->scene == before->scene)
    areas = bright || same_set (self->highlight, before->highlight) ? g_array_new (FALSE, FALSE, sizeof (LtRect)) : NULL;
  else
    areas = bright ? lt_scene_find_changes (before->scene, self->scene) : NULL;
  if (areas != NULL)
    {
      add_hidden (self, before, areas);
      add_hidden (before, self, areas);
    }
  return areas;
}

LtRect
lt_tile_look_get_extents (LtTileLook *self)
{
  LtRect bounds = lt_scene_get_bounds (self->scene);

  return lt_rect_grow (&bounds, OVERHANG);
}

void
lt_tile_look_set_patch (LtTileLook *self, LtTilePatch *patch)
{
  g_return_if_fail (self->patch == NULL);
  self->patch = patch;
}

void
lt_tile_look_clear_patch (LtTileLook *self)
{
  if (self->patch != NULL)
    lt_tile_patch_clear (self->patch);
}

/* --- Painting --- */

/* @part: of the picture whose corner is at x, y: device pixels, from that corner */
static void
paint_part (LtTileLook *self, cairo_t *cr, double scale, gint x, gint y, const cairo_rectangle_int_t *part, const gint *stop)
{
  LtRect clip = { (x + part->x) / scale, (y + part->y) / scale, part->width / scale, part->height / scale };
  LtPaintOptions options = {
    .palette = self->palette,
    .detail = lt_painter_detail_at (scale / self->factor),
    .clip = &clip,
    .highlight = self->highlight,
    .hidden = self->hidden,
    .selected = -1,
    .scale = scale / self->factor,
    .stop = stop,
  };
  LtPen *pen;

  cairo_save (cr);
  cairo_rectangle (cr, part->x, part->y, part->width, part->height);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, self->palette->background.red, self->palette->background.green, self->palette->background.blue);
  cairo_paint (cr);
  cairo_translate (cr, -x, -y);
  cairo_scale (cr, scale, scale);
  pen = lt_pen_new_cairo (cr);
  lt_painter_paint (self->scene, pen, &options);
  lt_pen_free (pen);
  cairo_restore (cr);
}

/**
 * lt_tile_look_paint:
 * @x: of the rectangle's left border, in device pixels from the diagram's origin
 *
 * In any thread. A neighbour painted by itself goes on where this one ends: both lie on the same pixels.
 */
cairo_surface_t *
lt_tile_look_paint (LtTileLook *self, double scale, gint x, gint y, gint width, gint height, const gint *stop)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  paint_part (self, cr, scale, x, y, &(cairo_rectangle_int_t) { 0, 0, width, height }, stop);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* (nullable): painted over what was there, as far as it is no longer right */
static cairo_surface_t *
patch_tile (LtTileLook *self, const LtTileKey *key, const gint *stop)
{
  g_autoptr(GArray) parts = NULL;
  cairo_surface_t *surface = self->patch != NULL ? lt_tile_patch_take (self->patch, key, &parts) : NULL;
  cairo_t *cr;

  if (surface == NULL)
    return NULL;
  cr = cairo_create (surface);
  for (guint i = 0; i < parts->len; i++)
    paint_part (self, cr, key->scale, key->x * LT_TILE_SIZE, key->y * LT_TILE_SIZE, &g_array_index (parts, cairo_rectangle_int_t, i), stop);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/** lt_tile_look_paint_tile: in any thread; a tile of the look before is made use of once. */
cairo_surface_t *
lt_tile_look_paint_tile (LtTileLook *self, const LtTileKey *key, const gint *stop)
{
  cairo_surface_t *surface = patch_tile (self, key, stop);

  return surface != NULL ? surface
                         : lt_tile_look_paint (self, key->scale, key->x * LT_TILE_SIZE, key->y * LT_TILE_SIZE, LT_TILE_SIZE, LT_TILE_SIZE, stop);
}
