/* What tiles of one look need not paint, since those of the look before show it: their pixels, and where these are no
 * longer right. Filled by the main thread, used up by those that paint. */
#pragma once

#include "app/tile-key.h"
#include <cairo.h>

G_BEGIN_DECLS

typedef struct _LtTilePatch LtTilePatch;

LtTilePatch *lt_tile_patch_new  (const GArray *areas);
void         lt_tile_patch_free (LtTilePatch *self);
void         lt_tile_patch_add  (LtTilePatch *self, const LtTileKey *key, cairo_surface_t *surface);
/* Lets go of all that is not taken yet; other threads may be taking. */
void         lt_tile_patch_clear (LtTilePatch *self);
/* (transfer full) (nullable): a copy of a tile as it was, with the parts that are to be painted */
cairo_surface_t *lt_tile_patch_take (LtTilePatch *self, const LtTileKey *key, GArray **parts);
/* (transfer full) (nullable) (element-type cairo_rectangle_int_t): what of a tile the areas touch, in its own pixels; NULL: so
 * much of it that it is better painted as a whole */
GArray      *lt_tile_patch_find_parts (const GArray *areas, const LtTileKey *key);

G_END_DECLS
