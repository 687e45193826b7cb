/* Paints tiles in threads of its own. What is wanted is told as one list, most urgent first, and each list takes the
 * place of the last: what is not on it any more is not painted, and what is being painted is given up. */
#pragma once

#include "app/tile-look.h"

G_BEGIN_DECLS

/* On the main context. Takes the surface. */
typedef void (*LtTilePainted) (const LtTileKey *key, cairo_surface_t *surface, gpointer user_data);

typedef struct _LtTilePainter LtTilePainter;

/* n_threads 0: as many as the machine has room for */
LtTilePainter *lt_tile_painter_new    (guint n_threads, LtTilePainted painted, gpointer user_data);
/* Waits for its threads, which give up what they are at. Nothing is reported any more. */
void           lt_tile_painter_free   (LtTilePainter *self);
/* All of one look; copied. */
void           lt_tile_painter_want   (LtTilePainter *self, LtTileLook *look, const LtTileKey *keys, guint n_keys);
/* How many are yet to be reported. */
guint          lt_tile_painter_get_pending (LtTilePainter *self);

G_END_DECLS
