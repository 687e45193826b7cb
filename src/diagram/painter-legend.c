/* The legend: every sign of the diagram with a word or two. */
#include "config.h"

#include "painter-private.h"

#include <glib/gi18n-lib.h>

#define SIZE 12.0
#define ROW 26.0
#define SIGN 22.0 /* the room of a sign before its text */
#define ITEM_GAP 22.0
#define BADGE_WIDTH 36.0

/* Flows one item after another into rows. */
typedef struct {
  LtPen *pen; /* (nullable): only measures without one */
  const LtPalette *palette;
  LtPoint origin;
  double max_width;
  double x, y; /* where the next item goes */
  double widest;
} Legend;

static void
new_row (Legend *self)
{
  self->x = self->origin.x;
  self->y += ROW;
}

/* Makes room for an item; returns where its middle line begins. */
static LtPoint
place (Legend *self, double width)
{
  LtPoint at;

  if (self->x > self->origin.x && self->x + width > self->origin.x + self->max_width)
    new_row (self);
  at = (LtPoint) { self->x, self->y + ROW / 2 };
  self->x += width + ITEM_GAP;
  self->widest = MAX (self->widest, at.x + width - self->origin.x);
  return at;
}

static void
label (Legend *self, LtPoint at, double indent, const char *text)
{
  if (self->pen != NULL)
    lt_painter_text (self->pen, text, at.x + indent, at.y + SIZE * 0.36, SIZE, LT_WEIGHT_NORMAL, self->palette->dim_text, 0);
}

static void
coverage_items (Legend *self)
{
  for (guint i = 0; i < LT_N_COVERAGES; i++)
    {
      const char *text = lt_coverage_get_label (lt_painter_order[i]);
      LtPoint at = place (self, SIGN + lt_text_width (text, SIZE, LT_WEIGHT_NORMAL));

      if (self->pen != NULL)
        lt_painter_mark (self->pen, lt_painter_order[i], (LtPoint) { at.x + 7, at.y }, 13, self->palette);
      label (self, at, SIGN, text);
    }
}

typedef void (*Sign) (LtPen *pen, LtPoint centre, double size, LtColour colour);

static void
sign_item (Legend *self, Sign sign, const char *text)
{
  LtPoint at = place (self, SIGN + lt_text_width (text, SIZE, LT_WEIGHT_NORMAL));

  if (self->pen != NULL)
    sign (self->pen, (LtPoint) { at.x + 7, at.y }, 12, self->palette->dim_text);
  label (self, at, SIGN, text);
}

static void
flow_item (Legend *self, gboolean judgement, const char *text)
{
  const double length = 34;
  LtPoint at = place (self, length + 8 + lt_text_width (text, SIZE, LT_WEIGHT_NORMAL));
  LtPoint points[] = { at, { at.x + length / 3, at.y }, { at.x + length * 2 / 3, at.y }, { at.x + length, at.y } };
  LtCurve curve = { points, G_N_ELEMENTS (points) };

  if (self->pen != NULL)
    lt_painter_flow (self->pen, &curve, 1.6, judgement, self->palette->edge);
  label (self, at, length + 8, text);
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

static void
badge_item (Legend *self, LtAction action)
{
  const char *word = lt_action_get_badge (action);
  /* Translators: a gap badge explained: what to do, and when, as in "补链：上下游都有" */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), lt_action_get_label (action), action_reason (action));
  double width = MAX (lt_text_width (word, LT_BADGE_SIZE, LT_WEIGHT_BOLD) + 20, BADGE_WIDTH);
  LtPoint at = place (self, width + 8 + lt_text_width (text, SIZE, LT_WEIGHT_NORMAL));
  LtRect pill = { at.x, at.y - LT_BADGE_HEIGHT / 2, width, LT_BADGE_HEIGHT };

  if (self->pen != NULL)
    lt_painter_badge (self->pen, &pill, action, word, self->palette);
  label (self, at, width + 8, text);
}

/**
 * lt_painter_paint_legend:
 * @pen: (nullable): without one, only the size is found
 * @origin: its upper left corner
 * @max_width: a row is no wider, unless a single item is
 *
 * Returns: what the legend covers
 */
LtRect
lt_painter_paint_legend (LtPen *pen, const LtPalette *palette, LtPoint origin, double max_width)
{
  Legend self = { pen, palette, origin, max_width, origin.x, origin.y, 0 };

  coverage_items (&self);
  sign_item (&self, lt_painter_target_sign, _ ("Recruitment target"));
  sign_item (&self, lt_painter_project_sign, _ ("Project under way"));
  sign_item (&self, lt_painter_chain_sign, _ ("In another chain"));
  flow_item (&self, FALSE, _ ("Flow"));
  flow_item (&self, TRUE, _ ("Flow by judgement"));
  new_row (&self);
  for (LtAction action = LT_ACTION_FILL; action < LT_N_ACTIONS; action++)
    badge_item (&self, action);
  return (LtRect) { origin.x, origin.y, self.widest, self.y + ROW - origin.y };
}
