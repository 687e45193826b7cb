/* The legend below an exported diagram. */
#include "painter-private.h"

#include "legend.h"

#define SIZE 12.0
#define ROW 26.0
#define SIGN_GAP 8.0 /* between a sign and its text */
#define ITEM_GAP 22.0

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
add_sign (Legend *self, LtSign sign)
{
  g_autofree char *text = lt_sign_describe (sign);
  double indent = lt_sign_get_width (sign) + SIGN_GAP;
  LtPoint at = place (self, indent + lt_text_width (text, SIZE, LT_WEIGHT_NORMAL));

  if (self->pen == NULL)
    return;
  lt_sign_draw (sign, self->pen, at, self->palette);
  lt_painter_text (self->pen, text, at.x + indent, at.y + SIZE * 0.36, SIZE, LT_WEIGHT_NORMAL, self->palette->dim_text, 0);
}

/**
 * lt_painter_paint_legend:
 * @layer: whose signs
 * @pen: (nullable): without one, only the size is found
 * @origin: its upper left corner
 * @max_width: a row is no wider, unless a single item is
 *
 * Returns: what the legend covers
 */
LtRect
lt_painter_paint_legend (LtPen *pen, LtLayer layer, const LtPalette *palette, LtPoint origin, double max_width)
{
  guint n;
  const LtSign *signs = lt_legend_get (layer, &n);
  Legend self = { pen, palette, origin, max_width, origin.x, origin.y, 0 };

  for (guint i = 0; i < n; i++)
    {
      /* What to do begins a row of its own. */
      if (i > 0 && signs[i].kind == LT_SIGN_ACTION && signs[i - 1].kind != LT_SIGN_ACTION)
        new_row (&self);
      add_sign (&self, signs[i]);
    }
  return (LtRect) { origin.x, origin.y, self.widest, self.y + ROW - origin.y };
}
