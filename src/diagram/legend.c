#include "config.h"
#include "diagram/legend.h"

#include "painter-private.h"

#include <glib/gi18n-lib.h>

#define MARK 14.0            /* the room of a mark */
#define GHOST_WIDTH 26.0
#define GHOST_HEIGHT 17.0
#define FLOW_LENGTH 34.0
#define BADGE_LEAST 36.0
#define PARTNERS "←2 →1"      /* as beside a name on a card */

/* The tones, the best first, then the cards' small signs, the flows, and what gaps call for. */
#define SIGN_COVERAGE(coverage) { LT_SIGN_TONE, LT_COVERAGE_ ## coverage }
#define SIGN_TONE(tone) { LT_SIGN_TONE, LT_TONE_ ## tone }
#define SIGN_ACTIONS \
  { LT_SIGN_ACTION, LT_ACTION_FILL }, { LT_SIGN_ACTION, LT_ACTION_EXTEND }, { LT_SIGN_ACTION, LT_ACTION_BUILD }, \
  { LT_SIGN_ACTION, LT_ACTION_STRENGTHEN }, { LT_SIGN_ACTION, LT_ACTION_SECURE }

static const LtSign industry[] = {
  SIGN_COVERAGE (STRONG), SIGN_COVERAGE (PRESENT), SIGN_COVERAGE (SINGLE), SIGN_COVERAGE (WEAK), SIGN_COVERAGE (ARRIVING),
  SIGN_COVERAGE (MISSING),
  { LT_SIGN_TARGET }, { LT_SIGN_PROJECT }, { LT_SIGN_GHOST }, { LT_SIGN_FLOW, FALSE }, { LT_SIGN_FLOW, TRUE }, SIGN_ACTIONS,
};

static const LtSign innovation[] = {
  SIGN_TONE (MORE_INSTITUTIONS), SIGN_TONE (TWO_INSTITUTIONS), SIGN_TONE (ONE_INSTITUTION), SIGN_TONE (NO_INSTITUTION),
  { LT_SIGN_INSTITUTION }, { LT_SIGN_GHOST }, { LT_SIGN_PALE_FLOW },
};

static const LtSign supply[] = {
  SIGN_TONE (LINKED), SIGN_TONE (PARTLY_LINKED), SIGN_TONE (UNLINKED), SIGN_TONE (NO_ENTERPRISE),
  { LT_SIGN_PARTNERS }, { LT_SIGN_GHOST }, { LT_SIGN_SUPPLIED_FLOW }, { LT_SIGN_PALE_FLOW }, { LT_SIGN_TIE },
};

static const LtSign recruitment[] = {
  SIGN_TONE (PURSUED), SIGN_TONE (TARGETED), SIGN_TONE (OPEN_GAP), SIGN_TONE (NO_GAP),
  { LT_SIGN_TARGET }, { LT_SIGN_PROJECT }, { LT_SIGN_GHOST }, { LT_SIGN_FLOW, FALSE }, { LT_SIGN_FLOW, TRUE }, SIGN_ACTIONS,
};

/** lt_legend_get: returns (transfer none) (array length=n): every sign that a layer draws. */
const LtSign *
lt_legend_get (LtLayer layer, guint *n)
{
  static const struct { const LtSign *signs; guint n; } legends[LT_N_LAYERS] = {
    { industry, G_N_ELEMENTS (industry) }, { innovation, G_N_ELEMENTS (innovation) }, { supply, G_N_ELEMENTS (supply) },
    { recruitment, G_N_ELEMENTS (recruitment) },
  };

  g_return_val_if_fail ((guint) layer < LT_N_LAYERS, NULL);
  *n = legends[layer].n;
  return legends[layer].signs;
}

static const char *
action_reason (LtAction action)
{
  switch (action)
    {
    case LT_ACTION_FILL:
      return _ ("missing between covered neighbours");
    case LT_ACTION_EXTEND:
      return _ ("missing beside a covered neighbour");
    case LT_ACTION_BUILD:
      return _ ("missing, no neighbour covered");
    case LT_ACTION_STRENGTHEN:
      return _ ("weak");
    case LT_ACTION_SECURE:
      return _ ("rests on a single company");
    case LT_ACTION_NONE:
    default:
      return "";
    }
}

/** lt_sign_describe: Returns: (transfer full): what a sign stands for, in a few words. */
char *
lt_sign_describe (LtSign sign)
{
  switch (sign.kind)
    {
    case LT_SIGN_TONE:
      return g_strdup (lt_tone_explain (sign.of));
    case LT_SIGN_TARGET:
      return g_strdup (_ ("Recruitment target"));
    case LT_SIGN_PROJECT:
      return g_strdup (_ ("Project under way"));
    case LT_SIGN_INSTITUTION:
      return g_strdup (_ ("Innovation platform"));
    case LT_SIGN_PARTNERS:
      return g_strdup (_ ("Suppliers and buyers known of a company"));
    case LT_SIGN_SUPPLIED_FLOW:
      return g_strdup (_ ("Flow with supply between local companies"));
    case LT_SIGN_PALE_FLOW:
      return g_strdup (_ ("Flow"));
    case LT_SIGN_TIE:
      return g_strdup (_ ("Supply where no flow is drawn"));
    case LT_SIGN_GHOST:
      return g_strdup (_ ("Segment of another chain"));
    case LT_SIGN_FLOW:
      return g_strdup (sign.of ? _ ("Flow by judgement") : _ ("Flow stated by a source"));
    case LT_SIGN_ACTION:
    default:
      /* Translators: a gap badge explained: what to do, and when, as in "补链：上下游都有" */
      return g_strdup_printf (_ ("%s: %s"), lt_action_get_label (sign.of), action_reason (sign.of));
    }
}

/** lt_sign_get_width: Returns: how wide a sign is drawn, in diagram units. */
double
lt_sign_get_width (LtSign sign)
{
  switch (sign.kind)
    {
    case LT_SIGN_GHOST:
      return GHOST_WIDTH;
    case LT_SIGN_FLOW:
    case LT_SIGN_SUPPLIED_FLOW:
    case LT_SIGN_PALE_FLOW:
    case LT_SIGN_TIE:
      return FLOW_LENGTH;
    case LT_SIGN_PARTNERS:
      return lt_text_width (PARTNERS, LT_CARD_SMALL, LT_WEIGHT_NORMAL);
    case LT_SIGN_ACTION:
      return MAX (lt_text_width (lt_action_get_badge (sign.of), LT_BADGE_SIZE, LT_WEIGHT_BOLD) + 20, BADGE_LEAST);
    case LT_SIGN_TONE:
    case LT_SIGN_TARGET:
    case LT_SIGN_PROJECT:
    case LT_SIGN_INSTITUTION:
    default:
      return MARK;
    }
}

static void
draw_ghost (LtPen *pen, LtPoint at, const LtPalette *palette)
{
  LtRect card = { at.x, at.y - GHOST_HEIGHT / 2, GHOST_WIDTH, GHOST_HEIGHT };
  LtPaint paint = { .fill = palette->ghost, .stroke = palette->ghost_border, .stroke_width = 1 };

  lt_pen_rect (pen, &card, LT_GHOST_RADIUS / 2, &paint);
  lt_painter_chain_sign (pen, lt_rect_centre (&card), 11, palette->dim_text);
}

static void
draw_flow (LtPen *pen, LtPoint at, LtSign sign, const LtPalette *palette)
{
  LtColour supplied = palette->supply[LT_TONE_PARTLY_LINKED - LT_TONE_UNLINKED].accent;
  LtPoint points[] = { at, { at.x + FLOW_LENGTH / 3, at.y }, { at.x + FLOW_LENGTH * 2 / 3, at.y }, { at.x + FLOW_LENGTH, at.y } };
  LtCurve curve = { points, G_N_ELEMENTS (points) };

  if (sign.kind == LT_SIGN_TIE)
    lt_painter_tie_along (pen, &curve, 1.8, supplied);
  else if (sign.kind == LT_SIGN_SUPPLIED_FLOW)
    lt_painter_flow (pen, &curve, 2.1, FALSE, supplied);
  else
    lt_painter_flow (pen, &curve, 1.6, sign.kind == LT_SIGN_FLOW && sign.of, sign.kind == LT_SIGN_FLOW ? palette->edge : palette->edge_dim);
  if (sign.kind == LT_SIGN_SUPPLIED_FLOW)
    lt_painter_supplies (pen, (LtPoint) { at.x + FLOW_LENGTH * 0.38, at.y }, 2, 9, palette);
}

/**
 * lt_sign_draw:
 * @at: the middle of its left end
 *
 * Draws a sign as the diagram has it.
 */
void
lt_sign_draw (LtSign sign, LtPen *pen, LtPoint at, const LtPalette *palette)
{
  LtPoint centre = { at.x + MARK / 2, at.y };
  LtRect pill = { at.x, at.y - LT_BADGE_HEIGHT / 2, lt_sign_get_width (sign), LT_BADGE_HEIGHT };

  switch (sign.kind)
    {
    case LT_SIGN_TONE:
      lt_painter_tone_mark (pen, sign.of, centre, 13, palette);
      break;
    case LT_SIGN_INSTITUTION:
      lt_painter_institution_sign (pen, centre, 12, palette->dim_text);
      break;
    case LT_SIGN_PARTNERS:
      lt_painter_text (pen, PARTNERS, at.x, at.y + LT_CARD_SMALL * 0.36, LT_CARD_SMALL, LT_WEIGHT_NORMAL, palette->dim_text, 0);
      break;
    case LT_SIGN_TARGET:
      lt_painter_target_sign (pen, centre, 12, palette->dim_text);
      break;
    case LT_SIGN_PROJECT:
      lt_painter_project_sign (pen, centre, 12, palette->dim_text);
      break;
    case LT_SIGN_GHOST:
      draw_ghost (pen, at, palette);
      break;
    case LT_SIGN_FLOW:
    case LT_SIGN_SUPPLIED_FLOW:
    case LT_SIGN_PALE_FLOW:
    case LT_SIGN_TIE:
      draw_flow (pen, at, sign, palette);
      break;
    case LT_SIGN_ACTION:
    default:
      lt_painter_badge (pen, &pill, sign.of, lt_action_get_badge (sign.of), palette);
    }
}
