/* What tiles show and in which colours, apart from where and how large: the scene, the palette (which knows of dark
 * and high contrast), what a search leaves bright, what a hand holds, and the screen's scale factor, on which the level of detail depends.
 * Fonts are the diagram's own (pen.h) and never hinted, so that no setting of the desktop changes a tile.
 *
 * Immutable and atomically reference-counted: painted in several threads at once. */
#pragma once

#include "app/tile-key.h"
#include "app/tile-patch.h"
#include "diagram/painter.h"

G_BEGIN_DECLS

typedef struct _LtTileLook LtTileLook;

/* highlight, hidden: (nullable): indexes of nodes, copied */
LtTileLook *lt_tile_look_new    (LtScene *scene, const LtPalette *palette, GHashTable *highlight, GHashTable *hidden, guint factor);
LtTileLook *lt_tile_look_ref    (LtTileLook *self);
void        lt_tile_look_unref  (LtTileLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtTileLook, lt_tile_look_unref)

guint       lt_tile_look_get_id (LtTileLook *self);         /* never 0, never given twice */
LtScene    *lt_tile_look_get_scene (LtTileLook *self);
guint       lt_tile_look_get_factor (LtTileLook *self);
const LtPalette *lt_tile_look_get_palette (LtTileLook *self);
/* Whether the same would be painted. */
gboolean    lt_tile_look_equal  (LtTileLook *self, LtTileLook *other);
/* (transfer full) (nullable) (element-type LtRect): where the one is painted otherwise than the other; NULL: wherever */
GArray     *lt_tile_look_find_changes (LtTileLook *self, LtTileLook *before);
/* The diagram with all that hangs over its border, in diagram units: beyond it there is only background. */
LtRect      lt_tile_look_get_extents (LtTileLook *self);

/* Takes what its tiles may begin with; before any thread knows the look. */
void        lt_tile_look_set_patch (LtTileLook *self, LtTilePatch *patch);
/* Lets go of them: another look is painted now. */
void        lt_tile_look_clear_patch (LtTileLook *self);

/* (transfer full): what a rectangle of device pixels shows at a scale, opaque. stop: (nullable): see LtPaintOptions. */
cairo_surface_t *lt_tile_look_paint (LtTileLook *self, double scale, gint x, gint y, gint width, gint height, const gint *stop);
cairo_surface_t *lt_tile_look_paint_tile (LtTileLook *self, const LtTileKey *key, const gint *stop);

G_END_DECLS
