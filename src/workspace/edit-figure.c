#include "config.h"
#include "workspace/edit-figure.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>

static gboolean
check (double value, gboolean whole, GError **error)
{
  if (!lt_known (value))
    return TRUE;
  if (value < 0)
    return lt_edit_refuse (error, _("The figure is negative. Leave it empty if it is not known."));
  if (!(value <= LT_FIGURE_MOST))
    return lt_edit_refuse (error, _("The figure is too large. Check its unit."));
  return !whole || value == floor (value) || lt_edit_refuse (error, _("Persons are counted in whole numbers. Leave out what is behind the point."));
}

static gboolean
says_nothing (const LtFigure *row)
{
  for (guint kind = 0; kind < LT_N_FIGURES; kind++)
    if (lt_known (lt_figure_get (row, kind)))
      return FALSE;
  return TRUE;
}

/* A new row: nobody said of which year it is. */
static gboolean
insert (LtEdit *edit, gint64 enterprise, LtFigureKind kind, double value, GError **error)
{
  LtFigure *row = lt_row_new (LT_TABLE_FIGURE);
  gboolean fine;

  row->enterprise = enterprise;
  *lt_figure_at (row, kind) = value;
  fine = lt_edit_insert (edit, LT_TABLE_FIGURE, row, error);
  lt_row_free (LT_TABLE_FIGURE, row);
  return fine;
}

/**
 * lt_edit_set_figure:
 * @value: in 万元, 亩 or persons; %LT_UNKNOWN takes it back
 *
 * Changes the figure that counts: that of the latest year that records it. Where none does, it becomes one of the latest year
 * of which anything is recorded. A year of which nothing is left is taken away.
 */
gboolean
lt_edit_set_figure (LtEdit *edit, gint64 enterprise, LtFigureKind kind, double value, GError **error)
{
  g_autoptr(LtEnterprise) who = lt_edit_need (edit, LT_TABLE_ENTERPRISE, enterprise, error);
  g_autoptr(LtRowList) rows = NULL;
  const LtFigure *found;
  LtFigure *row;

  g_return_val_if_fail ((guint) kind < LT_N_FIGURES, FALSE);
  if (who == NULL || !check (value, kind == LT_FIGURE_STAFF, error))
    return FALSE;
  rows = lt_row_list_read (edit, LT_TABLE_FIGURE, "enterprise", enterprise, error);
  if (rows == NULL)
    return FALSE;
  found = lt_figures_find (rows->rows, rows->n, kind);
  if (found == NULL)
    found = lt_figures_latest (rows->rows, rows->n);
  if (found == NULL)
    return !lt_known (value) || insert (edit, enterprise, kind, value, error);
  row = (LtFigure *) found;                            /* of the list, which is ours */
  *lt_figure_at (row, kind) = value;
  return says_nothing (row) ? lt_edit_delete (edit, LT_TABLE_FIGURE, row->id, error) : lt_edit_update (edit, LT_TABLE_FIGURE, row, error);
}

/** lt_edit_set_capacity: @value: how many people an institution trains a year, or %LT_UNKNOWN */
gboolean
lt_edit_set_capacity (LtEdit *edit, gint64 institution, double value, GError **error)
{
  g_autoptr(LtInstitution) row = lt_edit_need (edit, LT_TABLE_INSTITUTION, institution, error);

  if (row == NULL || !check (value, TRUE, error))
    return FALSE;
  row->capacity = value;
  return lt_edit_update (edit, LT_TABLE_INSTITUTION, row, error);
}
