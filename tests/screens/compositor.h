/* As much of a compositing window manager as pictures need: windows get their shadows and round corners, and what
 * is translucent in them stays so. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _LtCompositor LtCompositor;

LtCompositor    *lt_compositor_new  (void);
void             lt_compositor_free (LtCompositor *self);
/* (transfer full): that part of the screen, transparent where no window is */
cairo_surface_t *lt_compositor_paint (LtCompositor *self, int x, int y, int width, int height);

G_END_DECLS
