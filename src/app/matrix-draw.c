#include "config.h"
#include "app/matrix-private.h"

#include "diagram/painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAD    8.0
#define GAP    2.0               /* between cells */
#define RADIUS 4.0
#define MARK   11.0
#define SMALL  0.85              /* of the font */

typedef struct {
  const LtMatrixPicture *picture;
  const LtPalette       *palette;
  cairo_t               *cr;
  LtPen                 *pen;
  int                    width, height;
} Draw;

static void
text_at (Draw *draw, const char *text, double x, double middle, double width, double scale, LtWeight weight, LtAlign align,
         LtColour colour)
{
  const double size = draw->picture->grid.font * scale;
  LtTextStyle style = { size, weight, align, colour, width };
  const double from = align == LT_ALIGN_CENTRE ? x + width / 2 : align == LT_ALIGN_END ? x + width : x;

  if (width > 0)
    lt_pen_text (draw->pen, text, (LtPoint) { from, middle + 0.36 * size }, &style);
}

static void
fill (Draw *draw, double x, double y, double width, double height, LtColour colour)
{
  lt_pen_rect (draw->pen, &(LtRect) { x, y, width, height }, 0, &(LtPaint) { .fill = colour });
}

static void
rule (Draw *draw, double x1, double y1, double x2, double y2)
{
  lt_pen_line (draw->pen, (LtPoint) { x1, y1 }, (LtPoint) { x2, y2 },
               &(LtPaint) { .stroke = draw->palette->rule, .stroke_width = 1 });
}

static double
line_top (const LtMatrixGrid *grid, guint line)
{
  return grid->header + line * grid->line - grid->y;
}

static double
column_left (const LtMatrixGrid *grid, guint column)
{
  return grid->names + grid->totals + column * grid->column - grid->x;
}

/* --- Cells --- */

/* What was said by hand has a folded corner. */
static void
draw_fold (Draw *draw, const LtRect *box, LtColour colour)
{
  const double size = 8, right = box->x + box->width, top = box->y;
  const LtPoint corner[] = { { right - size, top }, { right, top }, { right, top + size } };

  lt_pen_polygon (draw->pen, corner, G_N_ELEMENTS (corner), &(LtPaint) { .fill = colour });
}

static void
draw_cell (Draw *draw, const LtMatrixCell *cell, double x, double y)
{
  const LtMatrixGrid *grid = &draw->picture->grid;
  const LtRect box = { x + GAP / 2, y + GAP / 2, grid->column - GAP, grid->line - GAP };
  const double middle = y + grid->line / 2.0;
  const guint count = cell->enterprises > 0 ? cell->enterprises : cell->projects;
  g_autofree char *number = g_strdup_printf ("%u", count);

  /* What is lacking is most of a matrix: it stays quiet, so that what is there is seen. */
  lt_pen_rect (draw->pen, &box, RADIUS,
               &(LtPaint) { .fill = draw->palette->coverage[cell->coverage].fill,
                            .stroke = cell->coverage == LT_COVERAGE_MISSING ? draw->palette->rule
                                : draw->palette->coverage[cell->coverage].border,
                            .stroke_width = 1 });
  lt_painter_mark (draw->pen, cell->coverage, (LtPoint) { x + PAD + MARK / 2, middle }, MARK, draw->palette);
  if (count > 0)
    text_at (draw, number, x + PAD + MARK, middle, grid->column - 2 * PAD - MARK, 1, LT_WEIGHT_MEDIUM, LT_ALIGN_END,
             draw->palette->coverage[cell->coverage].text);
  if (cell->override != 0)
    draw_fold (draw, &box, draw->palette->coverage[cell->coverage].accent);
}

static void
draw_cells (Draw *draw, guint first, guint last)
{
  const LtMatrixGrid *grid = &draw->picture->grid;
  const guint n = lt_matrix_get_n_columns (draw->picture->matrix);
  const guint from = (guint) MAX (0, floor (grid->x / grid->column));

  for (guint i = first; i < last; i++)
    {
      const LtMatrixLine *line = &g_array_index (draw->picture->lines, LtMatrixLine, i);

      for (guint c = from; line->row != LT_MATRIX_HEADING && c < n && column_left (grid, c) < draw->width; c++)
        draw_cell (draw, lt_matrix_get_cell (draw->picture->matrix, (guint) line->row, c), column_left (grid, c),
                   line_top (grid, i));
    }
}

static void
draw_cursor (Draw *draw)
{
  const LtMatrixPicture *picture = draw->picture;
  const LtMatrixGrid *grid = &picture->grid;
  LtRect box;

  if (picture->cursor_line < 0 || picture->cursor_column < 0)
    return;
  box = (LtRect) { column_left (grid, (guint) picture->cursor_column), line_top (grid, (guint) picture->cursor_line), grid->column,
                   grid->line };
  lt_pen_rect (draw->pen, &box, RADIUS + 1,
               &(LtPaint) { .stroke = picture->focused ? draw->palette->focus : draw->palette->selection,
                            .stroke_width = picture->focused ? 3 : 2 });
}

/* --- What stays in sight --- */

static void
draw_share (Draw *draw, guint covered, guint of, double x, double y, double width)
{
  g_autofree char *text = g_strdup_printf (C_("covered of all", "%u/%u"), covered, of);

  text_at (draw, text, x, y, width, SMALL, LT_WEIGHT_MEDIUM, LT_ALIGN_CENTRE, draw->palette->dim_text);
}

static void
draw_name (Draw *draw, guint i)
{
  const LtMatrixPicture *picture = draw->picture;
  const LtMatrixGrid *grid = &picture->grid;
  const LtMatrixLine *line = &g_array_index (picture->lines, LtMatrixLine, i);
  const double y = line_top (grid, i), middle = y + grid->line / 2.0;
  const LtChain *chain = lt_model_get_chain (picture->model, line->chain);
  const LtSegment *segment;

  if (line->row == LT_MATRIX_HEADING)
    {
      text_at (draw, chain != NULL ? chain->name : "", PAD, middle, grid->names + grid->totals - 2 * PAD, SMALL, LT_WEIGHT_BOLD,
               LT_ALIGN_START,
               draw->palette->dim_text);
      return;
    }
  if ((gint) i == picture->cursor_line)
    fill (draw, 0, y, grid->names + grid->totals, grid->line, draw->palette->lane);
  segment = lt_model_get_segment (picture->model, lt_matrix_get_segment (picture->matrix, (guint) line->row));
  text_at (draw, segment != NULL ? segment->name : "", 2 * PAD, middle, grid->names - 3 * PAD, 1, LT_WEIGHT_NORMAL, LT_ALIGN_START,
           draw->palette->text);
  draw_share (draw, lt_matrix_get_row_total (picture->matrix, (guint) line->row)->covered,
              lt_matrix_get_n_columns (picture->matrix), grid->names,
              middle, grid->totals);
}

static void
draw_names (Draw *draw, guint first, guint last)
{
  const LtMatrixGrid *grid = &draw->picture->grid;
  const int edge = grid->names + grid->totals;

  fill (draw, 0, grid->header, edge, draw->height - grid->header, draw->palette->card);
  for (guint i = first; i < last; i++)
    draw_name (draw, i);
  rule (draw, edge - 0.5, grid->header, edge - 0.5, draw->height);
}

/* A long name in two lines. */
static void
draw_region (Draw *draw, guint column)
{
  const LtMatrixPicture *picture = draw->picture;
  const LtMatrixGrid *grid = &picture->grid;
  const LtRegion *region = lt_model_get_region (picture->model, lt_matrix_get_region (picture->matrix, column));
  const double x = column_left (grid, column), width = grid->column - 4, step = grid->font * 1.25;
  g_auto(GStrv) lines = lt_text_wrap (region != NULL ? region->name : "", grid->font, LT_WEIGHT_MEDIUM, width, 2);
  const guint n = g_strv_length (lines);
  double middle = grid->header - grid->line - step * (n - 0.5);

  if ((gint) column == picture->cursor_column)
    fill (draw, x, 0, grid->column, grid->header, draw->palette->lane);
  for (guint i = 0; i < n; i++, middle += step)
    text_at (draw, lines[i], x + 2, middle, width, 1, LT_WEIGHT_MEDIUM, LT_ALIGN_CENTRE, draw->palette->text);
  draw_share (draw, lt_matrix_get_column_total (picture->matrix, column)->covered, lt_matrix_get_n_rows (picture->matrix), x,
              grid->header - grid->line / 2.0, grid->column);
}

static void
draw_header (Draw *draw)
{
  const LtMatrixGrid *grid = &draw->picture->grid;
  const guint n = lt_matrix_get_n_columns (draw->picture->matrix);
  const double edge = grid->names + grid->totals;

  fill (draw, 0, 0, draw->width, grid->header, draw->palette->card);
  cairo_save (draw->cr);
  cairo_rectangle (draw->cr, edge, 0, draw->width - edge, grid->header);
  cairo_clip (draw->cr);
  for (guint c = (guint) MAX (0, floor (grid->x / grid->column)); c < n && column_left (grid, c) < draw->width; c++)
    draw_region (draw, c);
  cairo_restore (draw->cr);
  text_at (draw, _("Segment"), 2 * PAD, grid->header - grid->line / 2.0, grid->names - 3 * PAD, SMALL, LT_WEIGHT_BOLD,
           LT_ALIGN_START,
           draw->palette->dim_text);
  text_at (draw, _("Covered"), grid->names, grid->header - grid->line / 2.0, grid->totals, SMALL, LT_WEIGHT_BOLD, LT_ALIGN_CENTRE,
           draw->palette->dim_text);
  rule (draw, 0, grid->header - 0.5, draw->width, grid->header - 0.5);
  rule (draw, edge - 0.5, 0, edge - 0.5, grid->header);
}

/** lt_matrix_draw: what is in sight of a picture, into a widget of that size. */
void
lt_matrix_draw (const LtMatrixPicture *picture, cairo_t *cr, int width, int height, const LtPalette *palette)
{
  const LtMatrixGrid *grid = &picture->grid;
  Draw draw = { picture, palette, cr, lt_pen_new_cairo (cr), width, height };
  const double edge = grid->names + grid->totals;
  guint first = (guint) MAX (0, floor (grid->y / grid->line));
  guint last = (guint) MAX (0, ceil ((grid->y + height - grid->header) / grid->line));

  first = MIN (first, picture->lines->len);
  last = MIN (last, picture->lines->len);
  fill (&draw, 0, 0, width, height, palette->card);
  cairo_save (cr);
  cairo_rectangle (cr, edge, grid->header, MAX (0, width - edge), MAX (0, height - grid->header));
  cairo_clip (cr);
  draw_cells (&draw, first, last);
  draw_cursor (&draw);
  cairo_restore (cr);
  cairo_save (cr);
  cairo_rectangle (cr, 0, grid->header, width, MAX (0, height - grid->header));
  cairo_clip (cr);
  draw_names (&draw, first, last);
  cairo_restore (cr);
  draw_header (&draw);
  lt_pen_free (draw.pen);
}
