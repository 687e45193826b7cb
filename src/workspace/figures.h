/* What an enterprise's figures of a year are, by name, and which of several years counts. */
#pragma once

#include "workspace/rows.h"

G_BEGIN_DECLS

typedef enum {
  LT_FIGURE_REVENUE,         /* 万元, as all money */
  LT_FIGURE_OUTPUT,
  LT_FIGURE_TAX,
  LT_FIGURE_STAFF,           /* persons */
  LT_FIGURE_LAND,            /* 亩 */
  LT_FIGURE_RD,
} LtFigureKind;
#define LT_N_FIGURES (LT_FIGURE_RD + 1)

/* Ten billion 万元 are a hundred times the world's product: such a figure is a slip of the unit. */
#define LT_FIGURE_MOST 1e12

double          *lt_figure_at     (LtFigure *row, LtFigureKind kind);
double           lt_figure_get    (const LtFigure *row, LtFigureKind kind);
/* Of rows of one enterprise; NULL: none records it. */
const LtFigure  *lt_figures_find  (const gpointer *rows, guint n, LtFigureKind kind);
/* The latest of them, whatever it records; NULL: there is none. */
const LtFigure  *lt_figures_latest (const gpointer *rows, guint n);

G_END_DECLS
