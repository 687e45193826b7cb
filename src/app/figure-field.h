/* A figure as it is typed: in the unit in which it is stored, or with a unit of its own. */
#pragma once

#include "exchange/values.h"
#include "workspace/figures.h"

G_BEGIN_DECLS

LtMeasure lt_figure_get_measure (LtFigureKind kind);
/* (transfer full): "Revenue (10,000 CNY)"; and so with another title */
char     *lt_figure_get_label   (LtFigureKind kind);
char     *lt_figure_field_label (const char *title, LtMeasure measure);
/* (transfer full): "" where it is not known */
char     *lt_figure_field_text  (double value);
/* Nothing typed: LT_UNKNOWN. Returns FALSE with why it is none. */
gboolean  lt_figure_field_read  (const char *text, LtMeasure measure, double *value, GError **error);

G_END_DECLS
