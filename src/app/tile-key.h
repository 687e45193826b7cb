/* Names a tile: a square of the diagram as it looks at one zoom. Everything that changes its pixels is in its key:
 * what is drawn and how (the look), at which size, and where. */
#pragma once

#include "diagram/geometry.h"

G_BEGIN_DECLS

#define LT_TILE_SIZE 512           /* device pixels, across and down */
#define LT_TILE_BYTES (LT_TILE_SIZE * LT_TILE_SIZE * 4)

/**
 * LtTileKey:
 * @look: the id of an LtTileLook
 * @scale: device pixels per diagram unit
 * @x: columns to the right of the diagram's origin
 */
typedef struct {
  guint  look;
  double scale;
  gint   x, y;
} LtTileKey;

guint    lt_tile_key_hash  (gconstpointer key);
gboolean lt_tile_key_equal (gconstpointer a, gconstpointer b);
/* In diagram units */
LtRect   lt_tile_key_area  (const LtTileKey *self);

G_END_DECLS
