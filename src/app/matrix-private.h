/* How the matrix is laid out. Private to matrix-*.c. */
#pragma once

#include "app/matrix-view.h"
#include "diagram/palette.h"

G_BEGIN_DECLS

#define LT_MATRIX_HEADING (-1)

/* One line: a row of the matrix, or the heading of the chain that follows. */
typedef struct {
  gint   row;                /* or LT_MATRIX_HEADING */
  gint64 chain;
} LtMatrixLine;

/**
 * LtMatrixGrid: sizes in pixels, all of which follow the font.
 * @names: how wide the names of segments are, at the left
 * @totals: how wide the totals of rows are, beside them
 * @column: how wide a region's is
 * @header: how high the names of regions and their totals are, at the top
 * @line: how high a line is
 * @x, @y: how far it is scrolled
 */
typedef struct {
  double font;
  int    names, totals, column, header, line;
  double x, y;
} LtMatrixGrid;

/* What there is to draw. @cursor_line, @cursor_column: -1: none */
typedef struct {
  LtModel         *model;
  LtMatrix        *matrix;
  GArray          *lines;      /* LtMatrixLine */
  LtMatrixGrid     grid;
  gint             cursor_line, cursor_column;
  gboolean         focused;
} LtMatrixPicture;

void  lt_matrix_draw    (const LtMatrixPicture *picture, cairo_t *cr, int width, int height, const LtPalette *palette);

G_END_DECLS
