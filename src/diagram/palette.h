/* Colours of a diagram: light, dark, and high contrast of both. Coverage colours are safe for the
 * colour-blind (checked by a test) and never stand alone: each coverage has a mark. */
#pragma once

#include "diagram/layer.h"
#include "diagram/pen.h"

G_BEGIN_DECLS

typedef enum {
  LT_PALETTE_LIGHT,
  LT_PALETTE_DARK,
  LT_PALETTE_LIGHT_CONTRAST,
  LT_PALETTE_DARK_CONTRAST,
} LtPaletteKind;
#define LT_N_PALETTES 4

/** LtTint: @accent for marks, bars and blocks (3:1 on its fill), @text for its label on its fill (4.5:1) */
typedef struct { LtColour accent, fill, border, text; } LtTint;

/**
 * LtPalette:
 * @lane: the strip behind a lane's cards, @lane_quiet that of ghosts
 * @coverage: by coverage
 * @quiet: of what has nothing to say on its layer
 * @innovation: of one, two, more institutions; @supply: of the unlinked, the partly linked and the linked
 * @badge: by action; the pill and the word on it
 */
typedef struct {
  LtColour background, lane, lane_quiet, lane_text, lane_subtext;
  LtColour text, dim_text, rule;
  LtColour card, card_border, card_shadow;
  LtColour ghost, ghost_border;
  LtColour edge, edge_highlight, edge_dim;
  LtColour selection, focus, match;
  LtTint coverage[LT_N_COVERAGES];
  LtTint quiet, innovation[LT_N_SHADES - 1], supply[LT_N_SHADES - 1];
  struct { LtColour fill, text; } badge[LT_N_ACTIONS];
} LtPalette;

const LtPalette *lt_palette_get  (LtPaletteKind kind);
const LtTint    *lt_palette_get_tint (const LtPalette *palette, LtTone tone);
/* The same colours faded towards the lane behind them (amount 0..1): what a search does not match. */
LtPalette        lt_palette_fade (const LtPalette *palette, double amount);
LtColour         lt_colour_mix   (LtColour a, LtColour b, double amount);

G_END_DECLS
