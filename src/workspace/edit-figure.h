/* Operations on the figures of enterprises, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"
#include "workspace/figures.h"

G_BEGIN_DECLS

gboolean lt_edit_set_figure   (LtEdit *edit, gint64 enterprise, LtFigureKind kind, double value, GError **error);
/* Of any year */
#define LT_FIGURE_FIRST_YEAR 1949
gint     lt_figure_last_year  (void);
gboolean lt_edit_add_figures  (LtEdit *edit, gint64 enterprise, const char *year, const double values[LT_N_FIGURES], gint64 *id,
                               GError **error);
gboolean lt_edit_set_figure_of_year (LtEdit *edit, gint64 id, LtFigureKind kind, double value, GError **error);
gboolean lt_edit_set_figure_year    (LtEdit *edit, gint64 id, const char *year, GError **error);
gboolean lt_edit_set_capacity (LtEdit *edit, gint64 institution, double value, GError **error);

G_END_DECLS
