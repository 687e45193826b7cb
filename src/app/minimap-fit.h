/* A diagram small: between its points and the minimap's pixels. Arithmetic only. */
#pragma once

#include "diagram/geometry.h"

G_BEGIN_DECLS

/**
 * LtMinimapFit:
 * @scale: pixels per diagram unit
 * @origin: the point of the diagram at the upper left
 */
typedef struct {
  double  scale;
  LtPoint origin;
  int     width, height;
} LtMinimapFit;

/* As large as it goes within a size, never so large that words would have to be readable. */
LtMinimapFit lt_minimap_fit            (const LtRect *diagram, int width, int height);
LtPoint      lt_minimap_fit_to_diagram (const LtMinimapFit *self, LtPoint pixel);
/* What of it a view sees, within the minimap and never too small to be seen and grabbed. */
LtRect       lt_minimap_fit_frame      (const LtMinimapFit *self, const LtRect *visible);

G_END_DECLS
