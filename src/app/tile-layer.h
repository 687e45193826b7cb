/* The diagram under everything that is live: keeps tiles, has those painted that are wanted, and copies them onto the
 * screen. Never paints by itself: where the right tile is not there yet, it shows what there is, scaled. */
#pragma once

#include "app/tile-look.h"
#include "app/tile-plan.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _LtTileLayer LtTileLayer;

typedef struct {
  guint cached, visible, missing, pending;
  gsize bytes;
} LtTileStats;

/* changed: there is something new to draw */
LtTileLayer *lt_tile_layer_new      (void (*changed) (gpointer user_data), gpointer user_data);
void         lt_tile_layer_free     (LtTileLayer *self);
/* look: (nullable): nothing to show. same_diagram: until its tiles are there, those of the last look stand in. */
void         lt_tile_layer_set_look (LtTileLayer *self, LtTileLook *look, gboolean same_diagram);
LtTileLook  *lt_tile_layer_get_look (LtTileLayer *self);
/* What will be looked at: now, and (nullable) where a motion leads. */
void         lt_tile_layer_aim      (LtTileLayer *self, const LtTileView *now, const LtTileView *target);
/* What fills the view now: an array of LtTileOp, to draw before anything else is asked of the layer. Returns whether that
 * is the present look; else the last one's picture is held for a moment. */
gboolean     lt_tile_layer_plan     (LtTileLayer *self, const LtTileView *view, GArray *ops);
/* quick: the next frame shows another size, so that smooth scaling of what stands in would be lost on it */
void         lt_tile_layer_draw     (LtTileLayer *self, cairo_t *cr, const GArray *ops, gboolean quick);
void         lt_tile_layer_snapshot (LtTileLayer *self, GtkSnapshot *snapshot, const GArray *ops);
/* Whether a view can be shown as it should be. */
gboolean     lt_tile_layer_is_sharp (LtTileLayer *self, const LtTileView *view);
LtTileStats  lt_tile_layer_get_stats (LtTileLayer *self, const LtTileView *view);

G_END_DECLS
