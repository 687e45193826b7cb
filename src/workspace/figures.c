#include "config.h"
#include "workspace/figures.h"

static const gsize offsets[LT_N_FIGURES] = {
  [LT_FIGURE_REVENUE] = G_STRUCT_OFFSET (LtFigure, revenue_wan),
  [LT_FIGURE_OUTPUT]  = G_STRUCT_OFFSET (LtFigure, output_wan),
  [LT_FIGURE_TAX]     = G_STRUCT_OFFSET (LtFigure, tax_wan),
  [LT_FIGURE_STAFF]   = G_STRUCT_OFFSET (LtFigure, staff),
  [LT_FIGURE_LAND]    = G_STRUCT_OFFSET (LtFigure, land_mu),
  [LT_FIGURE_RD]      = G_STRUCT_OFFSET (LtFigure, rd_wan),
};

double *
lt_figure_at (LtFigure *row, LtFigureKind kind)
{
  return G_STRUCT_MEMBER_P (row, offsets[kind]);
}

double
lt_figure_get (const LtFigure *row, LtFigureKind kind)
{
  return *(const double *) G_STRUCT_MEMBER_P (row, offsets[kind]);
}

/* A figure without a year is older than any; of several of one year the one with the largest key counts. */
static gboolean
is_later (const LtFigure *row, const LtFigure *other)
{
  return other == NULL || row->year > other->year || (row->year == other->year && row->id > other->id);
}

/** lt_figures_find: @rows: (array length=n): #LtFigure. Returns (nullable): that of the latest year that records a figure. */
const LtFigure *
lt_figures_find (const gpointer *rows, guint n, LtFigureKind kind)
{
  const LtFigure *found = NULL;

  for (guint i = 0; i < n; i++)
    if (lt_known (lt_figure_get (rows[i], kind)) && is_later (rows[i], found))
      found = rows[i];
  return found;
}

const LtFigure *
lt_figures_latest (const gpointer *rows, guint n)
{
  const LtFigure *found = NULL;

  for (guint i = 0; i < n; i++)
    if (is_later (rows[i], found))
      found = rows[i];
  return found;
}
