/* The small signs of a diagram, as shapes: no font has all of them alike, and shapes export everywhere. */
#include "painter-private.h"

#include <math.h>

#define KAPPA 0.5522847498

static LtPaint
filled (LtColour colour)
{
  return (LtPaint) { .fill = colour };
}

static LtPaint
stroked (LtColour colour, double width)
{
  return (LtPaint) { .stroke = colour, .stroke_width = width };
}

static void
star (LtPen *pen, LtPoint c, double size, LtColour colour)
{
  LtPaint paint = filled (colour);
  LtPoint points[10];

  for (guint i = 0; i < 10; i++)
    {
      double angle = -G_PI_2 + i * G_PI / 5, r = size * (i % 2 == 0 ? 0.56 : 0.25);

      /* A star's centre of mass lies above the middle of its box. */
      points[i] = (LtPoint) { c.x + r * cos (angle), c.y + size * 0.04 + r * sin (angle) };
    }
  paint.stroke = colour;
  paint.stroke_width = size * 0.06;
  lt_pen_polygon (pen, points, G_N_ELEMENTS (points), &paint);
}

static void
half_disc (LtPen *pen, LtPoint c, double size, LtColour colour)
{
  double line = size * 0.13, r = size * 0.46, k = r * KAPPA;
  LtPathStep steps[] = {
    { LT_PATH_MOVE, { { c.x, c.y - r } } },
    { LT_PATH_CURVE, { { c.x - k, c.y - r }, { c.x - r, c.y - k }, { c.x - r, c.y } } },
    { LT_PATH_CURVE, { { c.x - r, c.y + k }, { c.x - k, c.y + r }, { c.x, c.y + r } } },
    { LT_PATH_CLOSE },
  };
  LtPaint fill = filled (colour), ring = stroked (colour, line);

  lt_pen_path (pen, steps, G_N_ELEMENTS (steps), &fill);
  lt_pen_circle (pen, c, r - line / 2, &ring);
}

static void
triangle (LtPen *pen, LtPoint c, double size, LtColour colour)
{
  double w = size * 0.5, top = c.y - size * 0.36, tip = c.y + size * 0.44;
  LtPoint points[] = { { c.x - w, top }, { c.x + w, top }, { c.x, tip } };
  LtPaint paint = stroked (colour, size * 0.15);

  lt_pen_polygon (pen, points, G_N_ELEMENTS (points), &paint);
}

static void
arrow (LtPen *pen, LtPoint c, double size, LtColour colour)
{
  double w = size * 0.5, h = size * 0.38, s = size * 0.09;
  LtPoint points[] = {
    { c.x - w, c.y - s },       { c.x + w * 0.1, c.y - s }, { c.x + w * 0.1, c.y - h }, { c.x + w, c.y },
    { c.x + w * 0.1, c.y + h }, { c.x + w * 0.1, c.y + s }, { c.x - w, c.y + s },
  };
  LtPaint paint = filled (colour);

  lt_pen_polygon (pen, points, G_N_ELEMENTS (points), &paint);
}

/* Three columns that grow; those that are not there yet are stumps. */
static void
columns (LtPen *pen, LtPoint c, double size, guint n, LtColour colour)
{
  double width = size * 0.25, step = size * 0.36, x = c.x - step - width / 2;

  for (guint i = 0; i < LT_N_SHADES - 1; i++, x += step)
    {
      double height = size * (i < n ? 0.5 + 0.22 * i : 0.15);
      LtRect column = { x, c.y + size * 0.46 - height, width, height };
      LtPaint paint = filled (colour);

      lt_pen_rect (pen, &column, i < n ? width * 0.25 : 0, &paint);
    }
}

/* Two links, side by side; a line between them where the chain holds. */
static void
links (LtPen *pen, LtPoint c, double size, gboolean joined, gboolean whole, LtColour colour)
{
  double r = size * 0.23, x = size * 0.34, thin = size * 0.13;
  LtPaint full = filled (colour), line = stroked (colour, size * 0.15), ring = stroked (colour, thin);
  LtPoint left = { c.x - x, c.y }, right = { c.x + x, c.y };

  if (joined)
    lt_pen_line (pen, (LtPoint) { left.x + r, c.y }, (LtPoint) { right.x - r, c.y }, &line);
  lt_pen_circle (pen, left, joined ? r : r - thin / 2, joined ? &full : &ring);
  lt_pen_circle (pen, right, whole ? r : r - thin / 2, whole ? &full : &ring);
}

static void
tick (LtPen *pen, LtPoint c, double size, LtColour colour)
{
  LtPaint line = stroked (colour, size * 0.15);
  LtPoint knee = { c.x - size * 0.1, c.y + size * 0.3 };

  lt_pen_line (pen, (LtPoint) { c.x - size * 0.4, c.y }, (LtPoint) { knee.x + size * 0.05, knee.y + size * 0.05 }, &line);
  lt_pen_line (pen, knee, (LtPoint) { c.x + size * 0.42, c.y - size * 0.3 }, &line);
}

static void
mark_coverage (LtPen *pen, LtCoverage coverage, LtPoint centre, double size, LtColour colour)
{
  LtPaint disc = filled (colour), ring = stroked (colour, size * 0.15);

  switch (coverage)
    {
    case LT_COVERAGE_STRONG:
      star (pen, centre, size, colour);
      break;
    case LT_COVERAGE_PRESENT:
      lt_pen_circle (pen, centre, size * 0.46, &disc);
      break;
    case LT_COVERAGE_SINGLE:
      half_disc (pen, centre, size, colour);
      break;
    case LT_COVERAGE_WEAK:
      triangle (pen, centre, size, colour);
      break;
    case LT_COVERAGE_ARRIVING:
      arrow (pen, centre, size, colour);
      break;
    case LT_COVERAGE_MISSING:
    default:
      lt_pen_circle (pen, centre, size * 0.4, &ring);
      break;
    }
}

void
lt_painter_mark_in (LtPen *pen, LtTone tone, LtPoint centre, double size, LtColour colour)
{
  LtPaint ring = stroked (colour, size * 0.11);

  switch (tone)
    {
    case LT_TONE_ONE_INSTITUTION:
    case LT_TONE_TWO_INSTITUTIONS:
    case LT_TONE_MORE_INSTITUTIONS:
      columns (pen, centre, size, tone - LT_TONE_NO_INSTITUTION, colour);
      break;
    case LT_TONE_UNLINKED:
    case LT_TONE_PARTLY_LINKED:
    case LT_TONE_LINKED:
      links (pen, centre, size, tone != LT_TONE_UNLINKED, tone == LT_TONE_LINKED, colour);
      break;
    case LT_TONE_NO_INSTITUTION:
    case LT_TONE_NO_ENTERPRISE:
      lt_pen_circle (pen, centre, size * 0.36, &ring);
      break;
    case LT_TONE_NO_GAP:
      tick (pen, centre, size, colour);
      break;
    case LT_TONE_OPEN_GAP:
      mark_coverage (pen, LT_COVERAGE_MISSING, centre, size, colour);
      break;
    case LT_TONE_TARGETED:
      lt_painter_target_sign (pen, centre, size, colour);
      break;
    case LT_TONE_PURSUED:
      lt_painter_project_sign (pen, centre, size, colour);
      break;
    default:
      mark_coverage (pen, (LtCoverage) tone, centre, size, colour);
    }
}

void
lt_painter_mark (LtPen *pen, LtCoverage coverage, LtPoint centre, double size, const LtPalette *palette)
{
  lt_painter_tone_mark (pen, (LtTone) coverage, centre, size, palette);
}

void
lt_painter_tone_mark (LtPen *pen, LtTone tone, LtPoint centre, double size, const LtPalette *palette)
{
  lt_painter_mark_in (pen, tone, centre, size, lt_palette_get_tint (palette, tone)->accent);
}

/* A ring with a dot: aimed at. */
void
lt_painter_target_sign (LtPen *pen, LtPoint centre, double size, LtColour colour)
{
  LtPaint ring = stroked (colour, size * 0.13), dot = filled (colour);

  lt_pen_circle (pen, centre, size * 0.42, &ring);
  lt_pen_circle (pen, centre, size * 0.16, &dot);
}

/* A flag: somebody is going to settle. */
void
lt_painter_project_sign (LtPen *pen, LtPoint c, double size, LtColour colour)
{
  double h = size * 0.5, x = c.x - size * 0.3;
  LtPoint flag[] = { { x, c.y - h }, { c.x + size * 0.46, c.y - h * 0.4 }, { x, c.y + h * 0.2 } };
  LtPaint pole = stroked (colour, size * 0.13), cloth = filled (colour);

  lt_pen_line (pen, (LtPoint) { x, c.y - h }, (LtPoint) { x, c.y + h }, &pole);
  lt_pen_polygon (pen, flag, G_N_ELEMENTS (flag), &cloth);
}

/* A roof on two columns: where people learn and try. */
void
lt_painter_institution_sign (LtPen *pen, LtPoint c, double size, LtColour colour)
{
  double w = size * 0.48, line = size * 0.13;
  LtPoint roof[] = { { c.x - w, c.y - size * 0.1 }, { c.x, c.y - size * 0.48 }, { c.x + w, c.y - size * 0.1 } };
  LtPaint stone = filled (colour), column = stroked (colour, line);

  lt_pen_polygon (pen, roof, G_N_ELEMENTS (roof), &stone);
  for (gint i = -1; i <= 1; i++)
    lt_pen_line (pen, (LtPoint) { c.x + i * w * 0.62, c.y }, (LtPoint) { c.x + i * w * 0.62, c.y + size * 0.3 }, &column);
  lt_pen_line (pen, (LtPoint) { c.x - w, c.y + size * 0.4 }, (LtPoint) { c.x + w, c.y + size * 0.4 }, &column);
}

/* An arrow up and out: in another chain. */
void
lt_painter_chain_sign (LtPen *pen, LtPoint c, double size, LtColour colour)
{
  double r = size * 0.34;
  LtPaint line = stroked (colour, size * 0.13);

  lt_pen_line (pen, (LtPoint) { c.x - r, c.y + r }, (LtPoint) { c.x + r, c.y - r }, &line);
  lt_pen_line (pen, (LtPoint) { c.x - r * 0.35, c.y - r }, (LtPoint) { c.x + r + line.stroke_width / 2, c.y - r }, &line);
  lt_pen_line (pen, (LtPoint) { c.x + r, c.y - r }, (LtPoint) { c.x + r, c.y + r * 0.35 }, &line);
}

void
lt_painter_badge (LtPen *pen, const LtRect *rect, LtAction action, const char *text, const LtPalette *palette)
{
  LtPaint pill = { .fill = palette->badge[action].fill };
  double size = LT_BADGE_SIZE * rect->height / LT_BADGE_HEIGHT;

  lt_pen_rect (pen, rect, rect->height / 2, &pill);
  if (text != NULL)
    lt_painter_text_centred (pen, text, rect->x + rect->width / 2, rect->y + rect->height / 2 + size * 0.36, size, LT_WEIGHT_BOLD,
                             palette->badge[action].text);
}

/**
 * lt_painter_text:
 * @pen: (nullable): only measures without one
 * @max_width: 0: no limit
 *
 * Returns: how wide the text became
 */
double
lt_painter_text (LtPen *pen, const char *text, double x, double y, double size, LtWeight weight, LtColour colour,
                 double max_width)
{
  LtTextStyle style = { size, weight, LT_ALIGN_START, colour, max_width };
  double width = lt_text_width (text, size, weight);

  if (pen != NULL)
    lt_pen_text (pen, text, (LtPoint) { x, y }, &style);
  return max_width > 0 ? MIN (width, max_width) : width;
}

void
lt_painter_text_end (LtPen *pen, const char *text, double x, double y, double size, LtWeight weight, LtColour colour)
{
  LtTextStyle style = { size, weight, LT_ALIGN_END, colour, 0 };

  lt_pen_text (pen, text, (LtPoint) { x, y }, &style);
}

void
lt_painter_text_centred (LtPen *pen, const char *text, double x, double y, double size, LtWeight weight, LtColour colour)
{
  LtTextStyle style = { size, weight, LT_ALIGN_CENTRE, colour, 0 };

  lt_pen_text (pen, text, (LtPoint) { x, y }, &style);
}
