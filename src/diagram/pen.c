/* Shapes over the two verbs every pen has, path and text. */
#include "diagram/pen.h"

#include <math.h>

/* How far a cubic's handles reach so that it passes for a quarter circle. */
#define KAPPA 0.5522847498

void
lt_pen_free (LtPen *pen)
{
  if (pen != NULL)
    pen->class->free (pen);
}

gboolean
lt_pen_has_groups (LtPen *pen)
{
  return pen->class->begin_group != NULL;
}

/**
 * lt_pen_begin_group:
 * @id: (nullable): unique in the document; letters, digits and hyphens
 * @title: (nullable): what hovering tells
 *
 * Opens a group; close it with lt_pen_end_group(). Nothing happens on a pen without groups.
 */
void
lt_pen_begin_group (LtPen *pen, const char *id, const char *title)
{
  if (lt_pen_has_groups (pen))
    pen->class->begin_group (pen, id, title);
}

void
lt_pen_end_group (LtPen *pen)
{
  if (lt_pen_has_groups (pen))
    pen->class->end_group (pen);
}

void
lt_pen_path (LtPen *pen, const LtPathStep *steps, guint n_steps, const LtPaint *paint)
{
  pen->class->path (pen, steps, n_steps, paint);
}

static LtPathStep
move (double x, double y)
{
  return (LtPathStep) { LT_PATH_MOVE, { { x, y } } };
}

static LtPathStep
line (double x, double y)
{
  return (LtPathStep) { LT_PATH_LINE, { { x, y } } };
}

static LtPathStep
curve (double x1, double y1, double x2, double y2, double x3, double y3)
{
  return (LtPathStep) { LT_PATH_CURVE, { { x1, y1 }, { x2, y2 }, { x3, y3 } } };
}

static LtPathStep
close_path (void)
{
  return (LtPathStep) { LT_PATH_CLOSE, { { 0 } } };
}

/**
 * lt_pen_rect:
 * @radius: of the corners, at most half of the shorter side is used
 *
 * Draws a rectangle, with rounded corners where @radius is above 0.
 */
void
lt_pen_rect (LtPen *pen, const LtRect *rect, double radius, const LtPaint *paint)
{
  double x0 = rect->x, y0 = rect->y, x1 = x0 + rect->width, y1 = y0 + rect->height;
  double r = MIN (radius, MIN (rect->width, rect->height) / 2), k = r * (1 - KAPPA);

  if (r <= 0)
    {
      LtPathStep sharp[] = { move (x0, y0), line (x1, y0), line (x1, y1), line (x0, y1), close_path () };

      lt_pen_path (pen, sharp, G_N_ELEMENTS (sharp), paint);
      return;
    }

  LtPathStep round[] = {
    move (x0 + r, y0),
    line (x1 - r, y0),
    curve (x1 - k, y0, x1, y0 + k, x1, y0 + r),
    line (x1, y1 - r),
    curve (x1, y1 - k, x1 - k, y1, x1 - r, y1),
    line (x0 + r, y1),
    curve (x0 + k, y1, x0, y1 - k, x0, y1 - r),
    line (x0, y0 + r),
    curve (x0, y0 + k, x0 + k, y0, x0 + r, y0),
    close_path (),
  };

  lt_pen_path (pen, round, G_N_ELEMENTS (round), paint);
}

void
lt_pen_circle (LtPen *pen, LtPoint centre, double radius, const LtPaint *paint)
{
  double x = centre.x, y = centre.y, r = radius, k = radius * KAPPA;
  LtPathStep steps[] = {
    move (x + r, y),
    curve (x + r, y + k, x + k, y + r, x, y + r),
    curve (x - k, y + r, x - r, y + k, x - r, y),
    curve (x - r, y - k, x - k, y - r, x, y - r),
    curve (x + k, y - r, x + r, y - k, x + r, y),
    close_path (),
  };

  lt_pen_path (pen, steps, G_N_ELEMENTS (steps), paint);
}

/**
 * lt_pen_polygon:
 *
 * Draws a closed polygon of at least three points.
 */
void
lt_pen_polygon (LtPen *pen, const LtPoint *points, guint n_points, const LtPaint *paint)
{
  g_autofree LtPathStep *steps = NULL;

  g_return_if_fail (n_points >= 3);

  steps = g_new (LtPathStep, n_points + 1);
  for (guint i = 0; i < n_points; i++)
    steps[i] = i == 0 ? move (points[i].x, points[i].y) : line (points[i].x, points[i].y);
  steps[n_points] = close_path ();
  lt_pen_path (pen, steps, n_points + 1, paint);
}

/**
 * lt_pen_curve:
 *
 * Strokes an open curve; nothing where it has fewer than four points.
 */
void
lt_pen_curve (LtPen *pen, const LtCurve *path, const LtPaint *paint)
{
  g_autofree LtPathStep *steps = NULL;
  guint n = 1;

  if (path->n_points < 4)
    return;

  steps = g_new (LtPathStep, 1 + (path->n_points - 1) / 3);
  steps[0] = move (path->points[0].x, path->points[0].y);
  for (guint i = 1; i + 2 < path->n_points; i += 3)
    {
      const LtPoint *p = path->points + i;

      steps[n++] = curve (p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
    }
  lt_pen_path (pen, steps, n, paint);
}

void
lt_pen_line (LtPen *pen, LtPoint from, LtPoint to, const LtPaint *paint)
{
  LtPathStep steps[] = { move (from.x, from.y), line (to.x, to.y) };

  lt_pen_path (pen, steps, G_N_ELEMENTS (steps), paint);
}

/**
 * lt_pen_text:
 * @text: one line, plain: never read as markup
 * @baseline: where its baseline starts, is centred or ends, after the style's alignment
 *
 * Draws a line of text. Cleaning and ellipsising happen here, so that every pen shows the same letters.
 */
void
lt_pen_text (LtPen *pen, const char *text, LtPoint baseline, const LtTextStyle *style)
{
  g_autofree char *shown = NULL;

  if (text == NULL || *text == '\0')
    return;

  if (style->max_width > 0)
    shown = lt_text_ellipsize (text, style->size, style->weight, style->max_width);
  else
    shown = lt_text_clean (text);
  if (*shown != '\0')
    pen->class->text (pen, shown, baseline, style);
}
