#include "app/tile-layer.h"

#include "app/tile-painter.h"

#include <math.h>

#define LEAST_BUDGET (64u << 20)
/* Looks whose tiles are kept, as one comes back to them: a search is cleared, a viewpoint taken back. */
#define MOST_LOOKS 4
/* The whole diagram once, so small that it costs little, stands in wherever nothing better is there. */
#define BASE_PIXELS 2048.0
#define BASE_SCALE 0.5
/* How long another diagram's picture may stay while the new one is painted. */
#define HOLD_US (400 * 1000)

struct _LtTileLayer {
  void         (*changed) (gpointer user_data);
  gpointer       user_data;
  LtTileCache   *cache;
  LtTilePainter *painter;
  GPtrArray     *looks;          /* LtTileLook of this diagram, the present one first */
  LtTileView     drawn;          /* the last view; scale 0: none yet */
  gboolean       sharp;          /* it was all there */

  GPtrArray     *held;           /* (nullable): of the last diagram, shown until the present one is there */
  LtTileView     held_view;
  gint64         held_until;
};

static LtTileLook *
present (LtTileLayer *self)
{
  return self->looks->len > 0 ? self->looks->pdata[0] : NULL;
}

/* --- Painted --- */

static gboolean
is_known (LtTileLayer *self, guint look)
{
  for (guint i = 0; i < self->looks->len; i++)
    if (lt_tile_look_get_id (self->looks->pdata[i]) == look)
      return TRUE;
  return FALSE;
}

static gboolean
is_in_view (const LtTileKey *key, const LtTileView *view)
{
  LtRect tile = lt_tile_key_area (key);
  LtRect seen = { view->x / view->scale, view->y / view->scale, view->width / view->scale, view->height / view->scale };

  return view->scale > 0 && lt_rect_intersects (&tile, &seen);
}

static void
on_painted (const LtTileKey *key, cairo_surface_t *surface, gpointer user_data)
{
  LtTileLayer *self = user_data;

  if (!is_known (self, key->look))
    {
      cairo_surface_destroy (surface);
      return;
    }
  lt_tile_cache_insert (self->cache, key, surface);
  if (self->held != NULL || (!self->sharp && is_in_view (key, &self->drawn)))
    self->changed (self->user_data);
}

/* --- Looks --- */

static void
drop_look (LtTileLayer *self, LtTileLook *look)
{
  lt_tile_cache_drop (self->cache, lt_tile_look_get_id (look));
}

static void
release_held (LtTileLayer *self)
{
  for (guint i = 0; self->held != NULL && i < self->held->len; i++)
    drop_look (self, self->held->pdata[i]);
  g_clear_pointer (&self->held, g_ptr_array_unref);
}

static GPtrArray *
new_looks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lt_tile_look_unref);
}

/* The picture that is on screen stays there until its successor is complete. */
static void
hold (LtTileLayer *self)
{
  if (self->held == NULL && self->looks->len > 0 && self->drawn.scale > 0)
    {
      self->held = g_steal_pointer (&self->looks);
      self->held_view = self->drawn;
      self->held_until = g_get_monotonic_time () + HOLD_US;
      self->looks = new_looks ();
      return;
    }
  for (guint i = 0; i < self->looks->len; i++)
    drop_look (self, self->looks->pdata[i]);
  g_ptr_array_set_size (self->looks, 0);
}

/* Puts a look first; one that paints the same is taken again, with its tiles. */
static void
bring_forward (LtTileLayer *self, LtTileLook *look)
{
  LtTileLook *found = NULL;

  for (guint i = 0; i < self->looks->len && found == NULL; i++)
    if (lt_tile_look_equal (self->looks->pdata[i], look))
      found = g_ptr_array_steal_index (self->looks, i);
  g_ptr_array_insert (self->looks, 0, found != NULL ? found : lt_tile_look_ref (look));
  while (self->looks->len > MOST_LOOKS)
    {
      drop_look (self, self->looks->pdata[self->looks->len - 1]);
      g_ptr_array_remove_index (self->looks, self->looks->len - 1);
    }
}

/* What the last look has painted and the present one would paint the same, whole tiles or parts. @fresh: no thread knows
 * the present one yet; one that is come back to has most of its tiles. */
static void
adopt (LtTileLayer *self, LtTileLook *last, gboolean fresh)
{
  g_autoptr(GArray) areas = lt_tile_look_find_changes (present (self), last);

  LtTilePatch *patch;

  if (areas == NULL)
    return;
  patch = fresh ? lt_tile_patch_new (areas) : NULL;
  lt_tile_cache_adopt (self->cache, lt_tile_look_get_id (last), lt_tile_look_get_id (present (self)), areas, patch);
  if (fresh)
    lt_tile_look_set_patch (present (self), patch);
}

/** lt_tile_layer_set_look: nothing happens where it would paint the same as the present one. */
void
lt_tile_layer_set_look (LtTileLayer *self, LtTileLook *look, gboolean same_diagram)
{
  g_autoptr(LtTileLook) last = present (self) != NULL ? lt_tile_look_ref (present (self)) : NULL;

  if (look != NULL && last != NULL && lt_tile_look_equal (look, last))
    return;
  lt_tile_painter_want (self->painter, NULL, NULL, 0);
  self->sharp = FALSE;
  /* The cache's budget is for tiles; what only the last look would have begun with is not to be kept besides. */
  if (last != NULL)
    lt_tile_look_clear_patch (last);
  if (look == NULL || !same_diagram)
    hold (self);
  if (look == NULL)
    release_held (self);
  else
    bring_forward (self, look);
  if (look != NULL && last != NULL && same_diagram)
    adopt (self, last, present (self) == look);
}

LtTileLook *
lt_tile_layer_get_look (LtTileLayer *self)
{
  return present (self);
}

/* --- What to have painted --- */

static LtTileView
base_view (LtTileLook *look)
{
  LtRect extents = lt_tile_look_get_extents (look);
  double most = MAX (MAX (extents.width, extents.height), 1);
  LtTileView view = { .scale = MIN (BASE_PIXELS / most, BASE_SCALE * lt_tile_look_get_factor (look)) };

  view.x = floor (extents.x * view.scale);
  view.y = floor (extents.y * view.scale);
  view.width = ceil (extents.width * view.scale) + 1;
  view.height = ceil (extents.height * view.scale) + 1;
  return view;
}

static void
append_missing (LtTileLayer *self, GArray *wanted, const LtTileView *view, guint rings)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (LtTileKey));
  LtTileLook *look = present (self);
  LtRect extents = lt_tile_look_get_extents (look);

  lt_tile_plan_cells (view, lt_tile_look_get_id (look), &extents, rings, keys);
  for (guint i = 0; i < keys->len; i++)
    {
      LtTileKey *key = &g_array_index (keys, LtTileKey, i);
      gboolean there = lt_tile_cache_contains (self->cache, key);

      for (guint k = 0; k < wanted->len && !there; k++)
        there = lt_tile_key_equal (key, &g_array_index (wanted, LtTileKey, k));
      if (!there)
        g_array_append_val (wanted, *key);
    }
}

static gsize
bytes_around (const LtTileView *view)
{
  return (gsize) (view->width / LT_TILE_SIZE + 4) * (gsize) (view->height / LT_TILE_SIZE + 4) * LT_TILE_BYTES;
}

/**
 * lt_tile_layer_aim:
 *
 * Where a motion leads comes first: it will be there when the motion ends. Then what is seen now, where that is more
 * than passing through; then the small picture of all, and a ring around, which panning will reach next.
 */
void
lt_tile_layer_aim (LtTileLayer *self, const LtTileView *now, const LtTileView *target)
{
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (LtTileKey));
  LtTileView base;

  if (present (self) == NULL || now->width <= 0)
    return;
  lt_tile_cache_set_budget (self->cache, MAX (LEAST_BUDGET, 2 * bytes_around (now)));
  base = base_view (present (self));
  if (target == NULL || target->scale == now->scale)
    append_missing (self, wanted, now, 0);
  if (target != NULL)
    append_missing (self, wanted, target, 0);
  append_missing (self, wanted, &base, 0);
  append_missing (self, wanted, target != NULL ? target : now, 1);
  lt_tile_painter_want (self->painter, present (self), (LtTileKey *) (gpointer) wanted->data, wanted->len);
}

static guint
count_missing (LtTileLayer *self, const LtTileView *view, guint *visible)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (LtTileKey));
  LtTileLook *look = present (self);
  LtRect extents = lt_tile_look_get_extents (look);
  guint missing = 0;

  lt_tile_plan_cells (view, lt_tile_look_get_id (look), &extents, 0, keys);
  for (guint i = 0; i < keys->len; i++)
    missing += !lt_tile_cache_contains (self->cache, &g_array_index (keys, LtTileKey, i));
  if (visible != NULL)
    *visible = keys->len;
  return missing;
}

gboolean
lt_tile_layer_is_sharp (LtTileLayer *self, const LtTileView *view)
{
  return present (self) != NULL && count_missing (self, view, NULL) == 0;
}

LtTileStats
lt_tile_layer_get_stats (LtTileLayer *self, const LtTileView *view)
{
  LtTileStats stats = { 0 };

  stats.cached = lt_tile_cache_get_count (self->cache);
  stats.bytes = lt_tile_cache_get_bytes (self->cache);
  stats.pending = lt_tile_painter_get_pending (self->painter);
  if (present (self) != NULL)
    stats.missing = count_missing (self, view, &stats.visible);
  return stats;
}

/* --- Drawing --- */

static LtTileLook *
shown (LtTileLayer *self)
{
  return self->held != NULL ? self->held->pdata[0] : present (self);
}

/** lt_tile_layer_plan: also decides whether it is time to let the last look's picture go. */
gboolean
lt_tile_layer_plan (LtTileLayer *self, const LtTileView *view, GArray *ops)
{
  GPtrArray *looks = self->looks;
  LtTileView seen = *view;
  guint ids[MOST_LOOKS], n = 0;
  LtRect extents;

  g_return_val_if_fail (present (self) != NULL, FALSE);
  self->sharp = count_missing (self, view, NULL) == 0;
  if (self->held != NULL && (self->sharp || g_get_monotonic_time () > self->held_until))
    release_held (self);
  if (self->held != NULL)
    {
      looks = self->held;
      seen = self->held_view;
      seen.width = view->width;
      seen.height = view->height;
    }
  else
    self->drawn = *view;
  while (n < looks->len)
    {
      ids[n] = lt_tile_look_get_id (looks->pdata[n]);
      n++;
    }
  extents = lt_tile_look_get_extents (shown (self));
  lt_tile_plan_fill (self->cache, ids, n, &seen, &extents, ops);
  return self->held == NULL;
}

static void
set_source (cairo_t *cr, const LtTileOp *op, const LtPalette *palette, gboolean quick)
{
  cairo_pattern_t *pattern;
  cairo_matrix_t matrix;

  if (op->tile == NULL)
    {
      cairo_set_source_rgb (cr, palette->background.red, palette->background.green, palette->background.blue);
      return;
    }
  pattern = cairo_pattern_create_for_surface (op->tile->surface);
  cairo_matrix_init (&matrix, op->ratio, 0, 0, op->ratio, -op->left * op->ratio, -op->top * op->ratio);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_filter (pattern, op->ratio == 1 || quick ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (pattern, op->ratio == 1 ? CAIRO_EXTEND_NONE : CAIRO_EXTEND_PAD);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

/**
 * lt_tile_layer_draw:
 * @cr: its units are device pixels and its origin the view's corner
 *
 * With GTK's cairo renderer a node of cairo's is much cheaper than a texture for each tile.
 */
void
lt_tile_layer_draw (LtTileLayer *self, cairo_t *cr, const GArray *ops, gboolean quick)
{
  const LtPalette *palette = lt_tile_look_get_palette (shown (self));

  cairo_save (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (guint i = 0; i < ops->len; i++)
    {
      const LtTileOp *op = &g_array_index (ops, LtTileOp, i);

      set_source (cr, op, palette, quick);
      cairo_rectangle (cr, op->x, op->y, op->width, op->height);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static GdkTexture *
get_texture (LtTile *tile)
{
  cairo_surface_t *surface = tile->surface;
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  if (tile->texture != NULL)
    return GDK_TEXTURE (tile->texture);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * cairo_image_surface_get_height (surface),
                                      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  tile->texture = G_OBJECT (gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                                    GDK_MEMORY_DEFAULT, bytes, stride));
  return GDK_TEXTURE (tile->texture);
}

/** lt_tile_layer_snapshot: the same as textures, for renderers that use the graphics card; units are device pixels. */
void
lt_tile_layer_snapshot (LtTileLayer *self, GtkSnapshot *snapshot, const GArray *ops)
{
  const LtColour *ground = &lt_tile_look_get_palette (shown (self))->background;

  for (guint i = 0; i < ops->len; i++)
    {
      const LtTileOp *op = &g_array_index (ops, LtTileOp, i);
      graphene_rect_t box = GRAPHENE_RECT_INIT (op->x, op->y, op->width, op->height), whole;
      float side = LT_TILE_SIZE / op->ratio;

      if (op->tile == NULL)
        {
          gtk_snapshot_append_color (snapshot, &(GdkRGBA) { ground->red, ground->green, ground->blue, 1 }, &box);
          continue;
        }
      whole = GRAPHENE_RECT_INIT (op->left, op->top, side, side);
      gtk_snapshot_push_clip (snapshot, &box);
      gtk_snapshot_append_texture (snapshot, get_texture (op->tile), &whole);
      gtk_snapshot_pop (snapshot);
    }
}

/* --- The object --- */

LtTileLayer *
lt_tile_layer_new (void (*changed) (gpointer user_data), gpointer user_data)
{
  LtTileLayer *self = g_new0 (LtTileLayer, 1);

  self->changed = changed;
  self->user_data = user_data;
  self->cache = lt_tile_cache_new (LEAST_BUDGET);
  self->painter = lt_tile_painter_new (0, on_painted, self);
  self->looks = new_looks ();
  return self;
}

void
lt_tile_layer_free (LtTileLayer *self)
{
  lt_tile_painter_free (self->painter);
  lt_tile_cache_free (self->cache);
  g_ptr_array_unref (self->looks);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_free (self);
}
