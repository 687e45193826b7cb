/* From a view to tiles: which it asks for, and how those that there are fill it. Arithmetic only.
 *
 * A view lies on whole device pixels, as tiles do, so that a tile of the view's own scale is copied and not resampled. */
#pragma once

#include "app/tile-cache.h"

G_BEGIN_DECLS

/**
 * LtTileView:
 * @scale: device pixels per diagram unit
 * @x: of the upper left corner, in device pixels from the diagram's origin
 */
typedef struct {
  double scale;
  gint   x, y, width, height;
} LtTileView;

/**
 * LtTileOp: one rectangle of a view, in device pixels from its corner
 * @tile: what fills it; %NULL: the background
 * @ratio: the tile's scale to the view's; 1: pixel for pixel
 * @left: where the tile's left border would be, in device pixels from the view's corner
 */
typedef struct {
  LtTile *tile;
  gint    x, y, width, height;
  double  ratio;
  double  left, top;
} LtTileOp;

/* Appends the keys of the tiles that a view touches, and as many rings around it, to an array of LtTileKey: those in
 * its middle first. Beyond the extents (diagram units) there is nothing to paint. */
void lt_tile_plan_cells (const LtTileView *view, guint look, const LtRect *extents, guint rings, GArray *keys);
/* Fills an array with LtTileOp that cover the view, each pixel once, from the tile that comes nearest to what is wanted.
 * looks: the wanted one first, then what may stand in for it. */
void lt_tile_plan_fill  (LtTileCache *cache, const guint *looks, guint n_looks, const LtTileView *view, const LtRect *extents,
                         GArray *ops);

G_END_DECLS
