/* The pen for the screen, PDF, PNG and print. */
#include "diagram/pen.h"
#include "text-measure.h"

#include <pango/pangocairo.h>

typedef struct {
  LtPen parent;
  cairo_t *cr;
} CairoPen;

static void
set_colour (cairo_t *cr, LtColour c)
{
  cairo_set_source_rgba (cr, c.red, c.green, c.blue, c.alpha);
}

static void
add_steps (cairo_t *cr, const LtPathStep *steps, guint n_steps)
{
  cairo_new_path (cr);
  for (guint i = 0; i < n_steps; i++)
    {
      const LtPoint *p = steps[i].p;

      switch (steps[i].op)
        {
        case LT_PATH_MOVE:
          cairo_move_to (cr, p[0].x, p[0].y);
          break;
        case LT_PATH_LINE:
          cairo_line_to (cr, p[0].x, p[0].y);
          break;
        case LT_PATH_CURVE:
          cairo_curve_to (cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
          break;
        case LT_PATH_CLOSE:
          cairo_close_path (cr);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static void
cairo_pen_path (LtPen *pen, const LtPathStep *steps, guint n_steps, const LtPaint *paint)
{
  cairo_t *cr = ((CairoPen *) pen)->cr;

  add_steps (cr, steps, n_steps);
  if (paint->fill.alpha > 0)
    {
      set_colour (cr, paint->fill);
      cairo_fill_preserve (cr);
    }
  if (paint->stroke.alpha > 0 && paint->stroke_width > 0)
    {
      set_colour (cr, paint->stroke);
      cairo_set_line_width (cr, paint->stroke_width);
      cairo_set_dash (cr, paint->dash, paint->dash[0] > 0 ? 2 : 0, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
cairo_pen_text (LtPen *pen, const char *text, LtPoint baseline, const LtTextStyle *style)
{
  cairo_t *cr = ((CairoPen *) pen)->cr;
  PangoLayout *layout = lt_text_get_layout (text, style->size, style->weight);
  PangoRectangle logical;
  double x = baseline.x;

  if (style->align != LT_ALIGN_START)
    {
      pango_layout_get_extents (layout, NULL, &logical);
      x -= (double) logical.width / PANGO_SCALE * (style->align == LT_ALIGN_CENTRE ? 0.5 : 1);
    }
  set_colour (cr, style->colour);
  cairo_move_to (cr, x, baseline.y);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  cairo_new_path (cr);
}

static void
cairo_pen_free (LtPen *pen)
{
  CairoPen *self = (CairoPen *) pen;

  cairo_destroy (self->cr);
  g_free (self);
}

/**
 * lt_pen_new_cairo:
 * @cr: drawn on with its present transformation; the pen holds a reference and sets round line joins
 *
 * Returns: (transfer full): a pen for the thread that calls
 */
LtPen *
lt_pen_new_cairo (cairo_t *cr)
{
  static const LtPenClass class = { .path = cairo_pen_path, .text = cairo_pen_text, .free = cairo_pen_free };
  CairoPen *self = g_new0 (CairoPen, 1);

  self->parent.class = &class;
  self->cr = cairo_reference (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  return &self->parent;
}
