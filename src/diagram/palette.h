/* Colours of a diagram: light, dark, and high contrast of both. Coverage colours are safe for the
 * colour-blind (checked by a test) and never stand alone: each coverage has a mark. */
#pragma once

#include "diagram/pen.h"
#include "analysis/coverage.h"

G_BEGIN_DECLS

typedef enum {
  LT_PALETTE_LIGHT,
  LT_PALETTE_DARK,
  LT_PALETTE_LIGHT_CONTRAST,
  LT_PALETTE_DARK_CONTRAST,
} LtPaletteKind;
#define LT_N_PALETTES 4

typedef struct {
  LtColour background, lane, lane_text, lane_subtext;
  LtColour text, dim_text, rule;
  LtColour card, card_border, card_shadow;
  LtColour ghost, ghost_border;
  LtColour edge, edge_highlight, edge_dim;
  LtColour selection, focus, match;
  LtColour badge_text;
  struct { LtColour accent, fill, border, text; } coverage[LT_N_COVERAGES];
  LtColour badge[LT_N_ACTIONS];
} LtPalette;

const LtPalette *lt_palette_get (LtPaletteKind kind);

G_END_DECLS
