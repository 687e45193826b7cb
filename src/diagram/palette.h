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

/**
 * LtPalette:
 * @lane: the strip behind a lane's cards, @lane_quiet that of ghosts
 * @coverage: by coverage; accent for marks, bars and blocks (3:1 on its fill), text for its label on its fill (4.5:1)
 * @badge: by action; the pill and the word on it
 */
typedef struct {
  LtColour background, lane, lane_quiet, lane_text, lane_subtext;
  LtColour text, dim_text, rule;
  LtColour card, card_border, card_shadow;
  LtColour ghost, ghost_border;
  LtColour edge, edge_highlight, edge_dim;
  LtColour selection, focus, match;
  struct { LtColour accent, fill, border, text; } coverage[LT_N_COVERAGES];
  struct { LtColour fill, text; } badge[LT_N_ACTIONS];
} LtPalette;

const LtPalette *lt_palette_get  (LtPaletteKind kind);
/* The same colours faded towards the lane behind them (amount 0..1): what a search does not match. */
LtPalette        lt_palette_fade (const LtPalette *palette, double amount);
LtColour         lt_colour_mix   (LtColour a, LtColour b, double amount);

G_END_DECLS
