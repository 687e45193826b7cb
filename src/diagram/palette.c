/* The colours of diagrams. The accents were searched so that for full colour vision, protanopia, deuteranopia and
 * tritanopia every pair of one layer lies at least 10 apart in CIEDE2000 (tests/diagram/test-palette.c); change one, run
 * that. */
#include "diagram/palette.h"

#define ALPHA(hex, a) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, (a) }
#define RGB(hex) ALPHA (hex, 1.0)
#define TINT(accent, fill, border, text) { RGB (accent), RGB (fill), RGB (border), RGB (text) }
#define BADGE(fill, text) { RGB (fill), RGB (text) }

static const LtPalette palettes[LT_N_PALETTES] = {
  [LT_PALETTE_LIGHT] = {
    .background = RGB (0xfafafb), .lane = RGB (0xf0f1f4), .lane_quiet = RGB (0xf6f6f8),
    .lane_text = RGB (0x1d1d20), .lane_subtext = RGB (0x62626b),
    .text = RGB (0x1d1d20), .dim_text = RGB (0x5f5f68), .rule = ALPHA (0x1d1d20, 0.12),
    .card = RGB (0xffffff), .card_border = RGB (0xd5d7dd), .card_shadow = ALPHA (0x1b2433, 0.07),
    .ghost = RGB (0xf9f9fb), .ghost_border = RGB (0xcfd1d8),
    .edge = RGB (0x838a99), .edge_highlight = RGB (0x3584e4), .edge_dim = RGB (0xb9bec9),
    .selection = RGB (0x3584e4), .focus = RGB (0x1a5fb4), .match = RGB (0xb07a00),
    .coverage = {
      [LT_COVERAGE_MISSING] = TINT (0xc21334, 0xffffff, 0xc21334, 0xb0102e),
      [LT_COVERAGE_ARRIVING] = TINT (0x823ec5, 0xf4eefc, 0xdccdf0, 0x6a2fb0),
      [LT_COVERAGE_WEAK] = TINT (0xd96000, 0xfdf0e4, 0xf2d3b8, 0x9c4300),
      [LT_COVERAGE_SINGLE] = TINT (0xd4a400, 0xfcf6dc, 0xebdca6, 0x735700),
      [LT_COVERAGE_PRESENT] = TINT (0x0081fa, 0xe9f3fd, 0xc4dcf4, 0x0a58ad),
      [LT_COVERAGE_STRONG] = TINT (0x00805b, 0xe4f5ee, 0xb8dfd0, 0x04684b),
    },
    .quiet = TINT (0x8c8e96, 0xfbfbfc, 0xd5d7dd, 0x5f5f68),
    .innovation = {
      TINT (0x6f71d5, 0xf6f7fd, 0xd9dcf6, 0x4c4c9e),
      TINT (0x4337ad, 0xe9ebff, 0xc5caf5, 0x413c9b),
      TINT (0x170056, 0xd9ddff, 0xafb5f4, 0x2c247a),
    },
    .supply = {
      TINT (0x067676, 0xeffafa, 0xc4e6e5, 0x026565),
      TINT (0x054f4f, 0xd7f4f3, 0xa0dbda, 0x055959),
      TINT (0x012020, 0xbaebea, 0x6ecdcc, 0x013e3e),
    },
    .badge = {
      [LT_ACTION_FILL] = BADGE (0xc21334, 0xffffff), [LT_ACTION_EXTEND] = BADGE (0xc21334, 0xffffff),
      [LT_ACTION_BUILD] = BADGE (0xc21334, 0xffffff), [LT_ACTION_STRENGTHEN] = BADGE (0xbb4f00, 0xffffff),
      [LT_ACTION_SECURE] = BADGE (0xf0c02c, 0x3a2c00),
    },
  },
  [LT_PALETTE_DARK] = {
    .background = RGB (0x1c1c1f), .lane = RGB (0x26262a), .lane_quiet = RGB (0x202024),
    .lane_text = RGB (0xf4f4f6), .lane_subtext = RGB (0xa7a7b1),
    .text = RGB (0xf6f6f8), .dim_text = RGB (0xb2b2bc), .rule = ALPHA (0xffffff, 0.13),
    .card = RGB (0x2e2e33), .card_border = RGB (0x44444b), .card_shadow = ALPHA (0x000000, 0.28),
    .ghost = RGB (0x252529), .ghost_border = RGB (0x43434a),
    .edge = RGB (0x6f7583), .edge_highlight = RGB (0x78aeed), .edge_dim = RGB (0x50545f),
    .selection = RGB (0x78aeed), .focus = RGB (0x99c1f1), .match = RGB (0xf8e45c),
    .coverage = {
      [LT_COVERAGE_MISSING] = TINT (0xf1485d, 0x27262a, 0xf1485d, 0xff8a98),
      [LT_COVERAGE_ARRIVING] = TINT (0xb672ff, 0x33284a, 0x4d3c6e, 0xd0aeff),
      [LT_COVERAGE_WEAK] = TINT (0xf48341, 0x402a1b, 0x633f27, 0xffa873),
      [LT_COVERAGE_SINGLE] = TINT (0xfdc500, 0x3a3214, 0x5c4f1f, 0xffd54a),
      [LT_COVERAGE_PRESENT] = TINT (0x86b2e6, 0x1d3046, 0x2f4a69, 0xa5caf5),
      [LT_COVERAGE_STRONG] = TINT (0x00b07e, 0x16362b, 0x245442, 0x4fd3a5),
    },
    .quiet = TINT (0x767880, 0x27272b, 0x44444b, 0xb2b2bc),
    .innovation = {
      TINT (0x8287df, 0x252634, 0x383a57, 0xb2b8f7),
      TINT (0xb6bcfe, 0x2e304c, 0x454778, 0xc4c9fe),
      TINT (0xf3f4ff, 0x3a3d6c, 0x585aa0, 0xe7eafd),
    },
    .supply = {
      TINT (0x0fa6a6, 0x182c2b, 0x164545, 0x72d0d0),
      TINT (0x14cfcf, 0x093b3b, 0x005959, 0x82e1e0),
      TINT (0xd6fffe, 0x024d4d, 0x0e7272, 0xc5f6f5),
    },
    .badge = {
      [LT_ACTION_FILL] = BADGE (0xd02c46, 0xffffff), [LT_ACTION_EXTEND] = BADGE (0xd02c46, 0xffffff),
      [LT_ACTION_BUILD] = BADGE (0xd02c46, 0xffffff), [LT_ACTION_STRENGTHEN] = BADGE (0xf48341, 0x2b1200),
      [LT_ACTION_SECURE] = BADGE (0xfdc500, 0x2e2300),
    },
  },
  [LT_PALETTE_LIGHT_CONTRAST] = {
    .background = RGB (0xffffff), .lane = RGB (0xf3f3f5), .lane_quiet = RGB (0xffffff),
    .lane_text = RGB (0x000000), .lane_subtext = RGB (0x333338),
    .text = RGB (0x000000), .dim_text = RGB (0x333338), .rule = RGB (0x55555c),
    .card = RGB (0xffffff), .card_border = RGB (0x44444a), .card_shadow = ALPHA (0x000000, 0),
    .ghost = RGB (0xffffff), .ghost_border = RGB (0x6a6a72),
    .edge = RGB (0x5c6068), .edge_highlight = RGB (0x0047b3), .edge_dim = RGB (0x86898f),
    .selection = RGB (0x0047b3), .focus = RGB (0x000000), .match = RGB (0x9a5b00),
    .coverage = {
      [LT_COVERAGE_MISSING] = TINT (0x89001e, 0xffffff, 0x89001e, 0x89001e),
      [LT_COVERAGE_ARRIVING] = TINT (0x560091, 0xffffff, 0x560091, 0x560091),
      [LT_COVERAGE_WEAK] = TINT (0xa24600, 0xffffff, 0xa24600, 0x803600),
      [LT_COVERAGE_SINGLE] = TINT (0xa37d00, 0xffffff, 0xa37d00, 0x5c4700),
      [LT_COVERAGE_PRESENT] = TINT (0x0051cb, 0xffffff, 0x0051cb, 0x0045ad),
      [LT_COVERAGE_STRONG] = TINT (0x005f43, 0xffffff, 0x005f43, 0x005239),
    },
    .quiet = TINT (0x6c6e76, 0xffffff, 0x6c6e76, 0x333338),
    .innovation = {
      TINT (0x7b7ee3, 0xffffff, 0x7b7ee3, 0x413aa0),
      TINT (0x4337ad, 0xffffff, 0x4337ad, 0x382a98),
      TINT (0x170056, 0xffffff, 0x170056, 0x220e6f),
    },
    .supply = {
      TINT (0x129f9f, 0xffffff, 0x129f9f, 0x005959),
      TINT (0x054f4f, 0xffffff, 0x054f4f, 0x074c4d),
      TINT (0x012020, 0xffffff, 0x012020, 0x033030),
    },
    .badge = {
      [LT_ACTION_FILL] = BADGE (0x89001e, 0xffffff), [LT_ACTION_EXTEND] = BADGE (0x89001e, 0xffffff),
      [LT_ACTION_BUILD] = BADGE (0x89001e, 0xffffff), [LT_ACTION_STRENGTHEN] = BADGE (0x803600, 0xffffff),
      [LT_ACTION_SECURE] = BADGE (0xf5c200, 0x000000),
    },
  },
  [LT_PALETTE_DARK_CONTRAST] = {
    .background = RGB (0x000000), .lane = RGB (0x141416), .lane_quiet = RGB (0x000000),
    .lane_text = RGB (0xffffff), .lane_subtext = RGB (0xd6d6dc),
    .text = RGB (0xffffff), .dim_text = RGB (0xd6d6dc), .rule = RGB (0x8a8a92),
    .card = RGB (0x000000), .card_border = RGB (0xb4b4bc), .card_shadow = ALPHA (0x000000, 0),
    .ghost = RGB (0x000000), .ghost_border = RGB (0x8a8a92),
    .edge = RGB (0xa6abb6), .edge_highlight = RGB (0x9ecbff), .edge_dim = RGB (0x65696f),
    .selection = RGB (0x9ecbff), .focus = RGB (0xffffff), .match = RGB (0xfff08a),
    .coverage = {
      [LT_COVERAGE_MISSING] = TINT (0xff6579, 0x000000, 0xff6579, 0xff8b9a),
      [LT_COVERAGE_ARRIVING] = TINT (0xb97cff, 0x000000, 0xb97cff, 0xd0a8ff),
      [LT_COVERAGE_WEAK] = TINT (0xffa068, 0x000000, 0xffa068, 0xffa068),
      [LT_COVERAGE_SINGLE] = TINT (0xffdf29, 0x000000, 0xffdf29, 0xffdf29),
      [LT_COVERAGE_PRESENT] = TINT (0x90bff8, 0x000000, 0x90bff8, 0x90bff8),
      [LT_COVERAGE_STRONG] = TINT (0x00dfa4, 0x000000, 0x00dfa4, 0x00dfa4),
    },
    .quiet = TINT (0x898c94, 0x000000, 0x898c94, 0xd6d6dc),
    .innovation = {
      TINT (0x6163b8, 0x000000, 0x6163b8, 0xa9b0fd),
      TINT (0xa7adfd, 0x000000, 0xa7adfd, 0xc0c6fd),
      TINT (0xf3f4ff, 0x000000, 0xf3f4ff, 0xe7eafd),
    },
    .supply = {
      TINT (0x0e7272, 0x000000, 0x0e7272, 0x4fcdcd),
      TINT (0x14cfcf, 0x000000, 0x14cfcf, 0x7fdddd),
      TINT (0xd6fffe, 0x000000, 0xd6fffe, 0xc5f6f5),
    },
    .badge = {
      [LT_ACTION_FILL] = BADGE (0xff8b9a, 0x000000), [LT_ACTION_EXTEND] = BADGE (0xff8b9a, 0x000000),
      [LT_ACTION_BUILD] = BADGE (0xff8b9a, 0x000000), [LT_ACTION_STRENGTHEN] = BADGE (0xffa068, 0x000000),
      [LT_ACTION_SECURE] = BADGE (0xffdf29, 0x000000),
    },
  },
};

const LtPalette *
lt_palette_get (LtPaletteKind kind)
{
  g_return_val_if_fail ((guint) kind < LT_N_PALETTES, &palettes[LT_PALETTE_LIGHT]);

  return &palettes[kind];
}

/** lt_palette_get_tint: returns (transfer none): the colours of a card of that tone. A gap with targets is as blue as what is
 * there: it is being seen to. */
const LtTint *
lt_palette_get_tint (const LtPalette *palette, LtTone tone)
{
  if ((guint) tone < LT_N_COVERAGES)
    return &palette->coverage[tone];
  switch (tone)
    {
    case LT_TONE_ONE_INSTITUTION:
    case LT_TONE_TWO_INSTITUTIONS:
    case LT_TONE_MORE_INSTITUTIONS:
      return &palette->innovation[tone - LT_TONE_ONE_INSTITUTION];
    case LT_TONE_UNLINKED:
    case LT_TONE_PARTLY_LINKED:
    case LT_TONE_LINKED:
      return &palette->supply[tone - LT_TONE_UNLINKED];
    case LT_TONE_OPEN_GAP:
      return &palette->coverage[LT_COVERAGE_MISSING];
    case LT_TONE_TARGETED:
      return &palette->coverage[LT_COVERAGE_PRESENT];
    case LT_TONE_PURSUED:
      return &palette->coverage[LT_COVERAGE_ARRIVING];
    default:
      return &palette->quiet;
    }
}

/**
 * lt_colour_mix:
 * @amount: 0 gives @a, 1 gives @b
 *
 * Returns: what lies between two colours
 */
LtColour
lt_colour_mix (LtColour a, LtColour b, double amount)
{
  double keep = 1 - amount;

  return (LtColour) { a.red * keep + b.red * amount, a.green * keep + b.green * amount, a.blue * keep + b.blue * amount,
                      a.alpha * keep + b.alpha * amount };
}

static void
fade (LtColour *colour, LtColour towards, double amount)
{
  /* A see-through colour already takes on what is below it: only thin it out. */
  if (colour->alpha < 1)
    colour->alpha *= 1 - amount;
  else
    *colour = lt_colour_mix (*colour, towards, amount);
}

static void
fade_tint (LtTint *tint, LtColour towards, double amount)
{
  fade (&tint->accent, towards, amount);
  fade (&tint->fill, towards, amount);
  fade (&tint->border, towards, amount);
  fade (&tint->text, towards, amount);
}

/**
 * lt_palette_fade:
 * @amount: 0 leaves all as it is, 1 leaves nothing to see
 *
 * Returns: the palette with cards, badges and edges faded towards the lane behind them. Opaque colours stay opaque,
 *   so that a faded card still hides the edge that runs behind it.
 */
LtPalette
lt_palette_fade (const LtPalette *palette, double amount)
{
  LtPalette p = *palette;
  LtColour *const plain[] = { &p.text,        &p.dim_text, &p.rule,         &p.card, &p.card_border,
                              &p.card_shadow, &p.ghost,    &p.ghost_border, &p.edge };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    fade (plain[i], p.lane, amount);
  for (guint i = 0; i < LT_N_COVERAGES; i++)
    fade_tint (&p.coverage[i], p.lane, amount);
  fade_tint (&p.quiet, p.lane, amount);
  for (guint i = 0; i < LT_N_SHADES - 1; i++)
    {
      fade_tint (&p.innovation[i], p.lane, amount);
      fade_tint (&p.supply[i], p.lane, amount);
    }
  for (guint i = 0; i < LT_N_ACTIONS; i++)
    {
      fade (&p.badge[i].fill, p.lane, amount);
      fade (&p.badge[i].text, p.lane, amount);
    }
  return p;
}
