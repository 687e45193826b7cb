/* Segments by regions as a heat map: names stay in sight while one scrolls, arrows go from cell to cell. To stand in a
 * GtkScrolledWindow. */
#pragma once

#include "analysis/matrix.h"
#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_MATRIX_VIEW (lt_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (LtMatrixView, lt_matrix_view, LT, MATRIX_VIEW, GtkWidget)

/* Signals: "cursor": on another cell, by hand. "activated": the cell is gone into. "region-clicked" (gint64): its heading.
 * "menu" (double, double): what can be done with the cell under the cursor is asked for, at a pixel. */

/* Both (nullable). The matrix is the caller's, and to be there until another one is set. rows: (nullable) (element-type guint):
 * those of the matrix that are shown, in its order; NULL: all. The cursor stays on its segment and region if it can. */
void     lt_matrix_view_set_matrix (LtMatrixView *self, LtModel *model, LtMatrix *matrix, GArray *rows);

/* FALSE: there is none. Both out. */
gboolean lt_matrix_view_get_cursor (LtMatrixView *self, gint64 *segment, gint64 *region);
/* region 0: in the column where it is. Without a signal, and into sight. */
void     lt_matrix_view_set_cursor (LtMatrixView *self, gint64 segment, gint64 region);
/* By so many rows and columns, as the arrows do; returns whether there was somewhere to go. */
gboolean lt_matrix_view_move       (LtMatrixView *self, gint rows, gint columns);
/* A click at a pixel, n_press as gestures count. */
void     lt_matrix_view_click      (LtMatrixView *self, double x, double y, guint n_press);
void     lt_matrix_view_ask_menu   (LtMatrixView *self, double x, double y);
/* (transfer full) (nullable): what a tooltip says of a pixel. */
char    *lt_matrix_view_describe   (LtMatrixView *self, double x, double y);
/* Where the cell of a segment and a region is drawn, in the widget's pixels; FALSE: nowhere. */
gboolean lt_matrix_view_get_cell   (LtMatrixView *self, gint64 segment, gint64 region, GdkRectangle *bounds);

G_END_DECLS
