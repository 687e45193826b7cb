#include "config.h"
#include "diagram/legend.h"

#include "painter-private.h"

#include <glib/gi18n-lib.h>

#define MARK 14.0            /* the room of a mark */
#define GHOST_WIDTH 26.0
#define GHOST_HEIGHT 17.0
#define FLOW_LENGTH 34.0
#define BADGE_LEAST 36.0

/* Strong first, then the cards' small signs, the flows, and what gaps call for. */
const LtSign lt_legend[LT_N_SIGNS] = {
  { LT_SIGN_COVERAGE, LT_COVERAGE_STRONG }, { LT_SIGN_COVERAGE, LT_COVERAGE_PRESENT }, { LT_SIGN_COVERAGE, LT_COVERAGE_SINGLE },
  { LT_SIGN_COVERAGE, LT_COVERAGE_WEAK }, { LT_SIGN_COVERAGE, LT_COVERAGE_ARRIVING }, { LT_SIGN_COVERAGE, LT_COVERAGE_MISSING },
  { LT_SIGN_TARGET }, { LT_SIGN_PROJECT }, { LT_SIGN_GHOST },
  { LT_SIGN_FLOW, FALSE }, { LT_SIGN_FLOW, TRUE },
  { LT_SIGN_ACTION, LT_ACTION_FILL }, { LT_SIGN_ACTION, LT_ACTION_EXTEND }, { LT_SIGN_ACTION, LT_ACTION_BUILD },
  { LT_SIGN_ACTION, LT_ACTION_STRENGTHEN }, { LT_SIGN_ACTION, LT_ACTION_SECURE },
};

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
    case LT_SIGN_COVERAGE:
      return g_strdup (lt_coverage_get_label (sign.of));
    case LT_SIGN_TARGET:
      return g_strdup (_ ("Recruitment target"));
    case LT_SIGN_PROJECT:
      return g_strdup (_ ("Project under way"));
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
      return FLOW_LENGTH;
    case LT_SIGN_ACTION:
      return MAX (lt_text_width (lt_action_get_badge (sign.of), LT_BADGE_SIZE, LT_WEIGHT_BOLD) + 20, BADGE_LEAST);
    case LT_SIGN_COVERAGE:
    case LT_SIGN_TARGET:
    case LT_SIGN_PROJECT:
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
draw_flow (LtPen *pen, LtPoint at, gboolean judgement, const LtPalette *palette)
{
  LtPoint points[] = { at, { at.x + FLOW_LENGTH / 3, at.y }, { at.x + FLOW_LENGTH * 2 / 3, at.y }, { at.x + FLOW_LENGTH, at.y } };
  LtCurve curve = { points, G_N_ELEMENTS (points) };

  lt_painter_flow (pen, &curve, 1.6, judgement, palette->edge);
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
    case LT_SIGN_COVERAGE:
      lt_painter_mark (pen, sign.of, centre, 13, palette);
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
      draw_flow (pen, at, sign.of, palette);
      break;
    case LT_SIGN_ACTION:
    default:
      lt_painter_badge (pen, &pill, sign.of, lt_action_get_badge (sign.of), palette);
    }
}
