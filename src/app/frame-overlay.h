/* What a frame costs, for who works on the canvas: with LIANTU_DEBUG=canvas in the environment, figures over it. */
#pragma once

#include "app/tile-layer.h"
#include "diagram/pen.h"

G_BEGIN_DECLS

typedef struct _LtFrameOverlay LtFrameOverlay;

/* (nullable): NULL where it is not asked for */
LtFrameOverlay *lt_frame_overlay_new   (void);
void            lt_frame_overlay_free  (LtFrameOverlay *self);
/* A frame begins to be drawn, is drawn. */
void            lt_frame_overlay_begin (LtFrameOverlay *self);
void            lt_frame_overlay_end   (LtFrameOverlay *self);
void            lt_frame_overlay_draw  (LtFrameOverlay *self, LtPen *pen, const LtTileStats *tiles, guint items);

G_END_DECLS
