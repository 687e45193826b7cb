/* What the table of enterprises has the editor do. */
#pragma once

#include "app/editor-details.h"
#include "workspace/figures.h"
#include "workspace/query.h"

G_BEGIN_DECLS

/* value: in 万元, 亩 or persons; LT_UNKNOWN: it is not known */
void lt_editor_set_figure      (LtEditor *self, gint64 enterprise, LtFigureKind kind, double value, LtEditorDone done, gpointer who);
/* The figures of a year, and that year: as typed. figures: the key of their row */
void lt_editor_add_figures     (LtEditor *self, gint64 enterprise, const char *year, const double values[LT_N_FIGURES],
                                LtEditorDone done, gpointer who);
void lt_editor_set_figure_of_year (LtEditor *self, gint64 figures, LtFigureKind kind, double value, LtEditorDone done,
                                   gpointer who);
void lt_editor_set_figure_year (LtEditor *self, gint64 figures, const char *year, LtEditorDone done, gpointer who);
void lt_editor_set_capacity    (LtEditor *self, gint64 institution, double value, LtEditorDone done, gpointer who);
void lt_editor_add_honour      (LtEditor *self, const gint64 *enterprises, guint n, const char *name, LtEditorDone done, gpointer who);
void lt_editor_remove_honour   (LtEditor *self, const gint64 *enterprises, guint n, const char *name);

/* Named lists */
void lt_editor_add_listing     (LtEditor *self, const char *name, const LtQuery *query);
void lt_editor_rename_listing  (LtEditor *self, gint64 listing, const char *name);
void lt_editor_replace_listing (LtEditor *self, gint64 listing, const LtQuery *query);
void lt_editor_delete_listing  (LtEditor *self, gint64 listing);

G_END_DECLS
