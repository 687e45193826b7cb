#include "config.h"
#include "workspace/edit-figure.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"
#include "workspace/text.h"

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

/* A year of which nothing is left goes. */
static gboolean
store (LtEdit *edit, const LtFigure *row, GError **error)
{
  return says_nothing (row) ? lt_edit_delete (edit, LT_TABLE_FIGURE, row->id, error) : lt_edit_update (edit, LT_TABLE_FIGURE, row, error);
}

/* --- The figure that counts --- */

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
  return store (edit, row, error);
}

/* --- The figures of a year --- */

/** lt_figure_last_year: returns the last year that figures can be of: the next one, for what is planned. */
gint
lt_figure_last_year (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (now) + 1;
}

/* @text: (nullable): 2025, 2025年 */
static gboolean
read_year (const char *text, gint *year, GError **error)
{
  g_autofree char *folded = text != NULL && g_utf8_validate (text, -1, NULL) ? lt_text_fold (text) : g_strdup ("");
  char *rest = folded;
  const gint last = lt_figure_last_year ();

  *year = g_ascii_isdigit (*folded) ? (gint) MIN (g_ascii_strtoull (folded, &rest, 10), G_MAXINT) : 0;
  return (*year >= LT_FIGURE_FIRST_YEAR && *year <= last && (*rest == '\0' || g_str_equal (rest, "年") || g_str_equal (rest, "年度")))
         || lt_edit_refuse (error, _("This is not a year from %d to %d. Type one such as %d."), LT_FIGURE_FIRST_YEAR, last,
                            last - 2);
}

/* A year has its figures once. @self: the row that may have it */
static gboolean
check_year (LtEdit *edit, gint64 enterprise, gint64 self, gint year, GError **error)
{
  g_autoptr(LtRowList) rows = lt_row_list_read (edit, LT_TABLE_FIGURE, "enterprise", enterprise, error);

  for (guint i = 0; rows != NULL && i < rows->n; i++)
    if (((const LtFigure *) rows->rows[i])->year == year && ((const LtFigure *) rows->rows[i])->id != self)
      return lt_edit_refuse (error, _("There are figures of %d already. Change those instead."), year);
  return rows != NULL;
}

/**
 * lt_edit_add_figures:
 * @year: (nullable): as somebody typed it: 1949 to next year, of which nothing is recorded yet
 * @values: by #LtFigureKind, in 万元, 亩 or persons, or %LT_UNKNOWN; one at least is known
 * @id: (out) (optional): the new row
 *
 * Records what is known of an enterprise in a year.
 */
gboolean
lt_edit_add_figures (LtEdit *edit, gint64 enterprise, const char *year, const double values[LT_N_FIGURES], gint64 *id,
                     GError **error)
{
  g_autoptr(LtEnterprise) who = lt_edit_need (edit, LT_TABLE_ENTERPRISE, enterprise, error);
  g_autoptr(LtFigure) row = lt_row_new (LT_TABLE_FIGURE);

  if (who == NULL || !read_year (year, &row->year, error) || !check_year (edit, enterprise, 0, row->year, error))
    return FALSE;
  row->enterprise = enterprise;
  for (guint kind = 0; kind < LT_N_FIGURES; kind++)
    {
      if (!check (values[kind], kind == LT_FIGURE_STAFF, error))
        return FALSE;
      *lt_figure_at (row, kind) = values[kind];
    }
  if (says_nothing (row))
    return lt_edit_refuse (error, _("No figure of the year is known. Type one at least."));
  if (!lt_edit_insert (edit, LT_TABLE_FIGURE, row, error))
    return FALSE;
  if (id != NULL)
    *id = row->id;
  return TRUE;
}

/**
 * lt_edit_set_figure_of_year:
 * @id: of a row of figures
 *
 * Changes a figure of its year, as lt_edit_set_figure() that which counts.
 */
gboolean
lt_edit_set_figure_of_year (LtEdit *edit, gint64 id, LtFigureKind kind, double value, GError **error)
{
  g_autoptr(LtFigure) row = lt_edit_need (edit, LT_TABLE_FIGURE, id, error);

  g_return_val_if_fail ((guint) kind < LT_N_FIGURES, FALSE);
  if (row == NULL || !check (value, kind == LT_FIGURE_STAFF, error))
    return FALSE;
  *lt_figure_at (row, kind) = value;
  return store (edit, row, error);
}

/** lt_edit_set_figure_year: says of which year figures are; @year as of lt_edit_add_figures(). */
gboolean
lt_edit_set_figure_year (LtEdit *edit, gint64 id, const char *year, GError **error)
{
  g_autoptr(LtFigure) row = lt_edit_need (edit, LT_TABLE_FIGURE, id, error);

  return row != NULL && read_year (year, &row->year, error) && check_year (edit, row->enterprise, id, row->year, error)
         && lt_edit_update (edit, LT_TABLE_FIGURE, row, error);
}

/* --- Institutions --- */

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
