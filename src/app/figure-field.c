#include "config.h"
#include "app/figure-field.h"

#include "analysis/directory.h"

#include <glib/gi18n-lib.h>

LtMeasure
lt_figure_get_measure (LtFigureKind kind)
{
  return kind == LT_FIGURE_LAND ? LT_MEASURE_LAND : kind == LT_FIGURE_STAFF ? LT_MEASURE_COUNT : LT_MEASURE_MONEY;
}

char *
lt_figure_get_label (LtFigureKind kind)
{
  return lt_figure_field_label (lt_directory_get_title (LT_DIRECTORY_REVENUE + kind), lt_figure_get_measure (kind));
}

char *
lt_figure_field_label (const char *title, LtMeasure measure)
{
  if (measure == LT_MEASURE_COUNT)
    return g_strdup_printf (_("%s (persons)"), title);
  return g_strdup_printf (measure == LT_MEASURE_LAND ? _("%s (mu)") : _("%s (10,000 CNY)"), title);
}

char *
lt_figure_field_text (double value)
{
  return lt_known (value) ? g_strdup_printf ("%.15g", value) : g_strdup ("");
}

gboolean
lt_figure_field_read (const char *text, LtMeasure measure, double *value, GError **error)
{
  *value = LT_UNKNOWN;
  return lt_value_is_blank (text) || lt_value_figure (text, measure, LT_UNIT_ONE, value, error);
}
