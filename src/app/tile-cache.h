/* Painted tiles by their keys, as many as a budget in bytes allows; what was used longest ago goes first.
 * A plain type of one thread. */
#pragma once

#include "app/tile-key.h"
#include "app/tile-patch.h"
#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LtTile:
 * @texture: (nullable): the same pixels for a graphics card; whoever makes it puts it here
 */
typedef struct {
  LtTileKey        key;
  cairo_surface_t *surface;
  GObject         *texture;

  /*< private >*/
  gsize            bytes;
  GList            link;
} LtTile;

/* Tiles of one look at one scale. */
typedef struct {
  guint  look;
  double scale;
  guint  n_tiles;
} LtTileLevel;

typedef struct _LtTileCache LtTileCache;

LtTileCache *lt_tile_cache_new        (gsize budget);
void         lt_tile_cache_free       (LtTileCache *self);
void         lt_tile_cache_set_budget (LtTileCache *self, gsize budget);
/* Takes the surface. */
void         lt_tile_cache_insert     (LtTileCache *self, const LtTileKey *key, cairo_surface_t *surface);
/* (transfer none) (nullable): use counts; contains does not */
LtTile      *lt_tile_cache_use        (LtTileCache *self, const LtTileKey *key);
gboolean     lt_tile_cache_contains   (LtTileCache *self, const LtTileKey *key);
/* Tiles of one look become another's; those that touch areas (of LtRect) stay, and are what a patch (nullable)
 * begins with. */
void         lt_tile_cache_adopt      (LtTileCache *self, guint from, guint to, const GArray *areas, LtTilePatch *patch);
/* Forgets all tiles of a look. */
void         lt_tile_cache_drop       (LtTileCache *self, guint look);
guint        lt_tile_cache_get_count  (LtTileCache *self);
gsize        lt_tile_cache_get_bytes  (LtTileCache *self);
/* (transfer none) (element-type LtTileLevel): which there are, in no order */
GArray      *lt_tile_cache_get_levels (LtTileCache *self);

G_END_DECLS
