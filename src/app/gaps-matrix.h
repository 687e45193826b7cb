/* The matrix of the gaps view: which regions it compares, and when it is computed anew. */
#pragma once

#include "app/gap-lines.h"
#include "app/matrix-view.h"

G_BEGIN_DECLS

#define LT_TYPE_GAPS_MATRIX (lt_gaps_matrix_get_type ())
G_DECLARE_FINAL_TYPE (LtGapsMatrix, lt_gaps_matrix, LT, GAPS_MATRIX, GtkWidget)

/* Signals: "cursor", "activated": as the matrix's; "regions": others are compared. Both (nullable). */
void          lt_gaps_matrix_set_lines      (LtGapsMatrix *self, LtViewState *state, LtGapLines *lines);
/* Other rows are left by the filter. */
void          lt_gaps_matrix_filter         (LtGapsMatrix *self, const LtGapFilter *filter);
/* By what is selected in the state. */
void          lt_gaps_matrix_follow         (LtGapsMatrix *self);
gboolean      lt_gaps_matrix_is_settled     (LtGapsMatrix *self);
LtMatrixView *lt_gaps_matrix_get_view       (LtGapsMatrix *self);
/* (transfer none) (nullable): what is shown, until it is computed anew */
LtMatrix     *lt_gaps_matrix_get_matrix     (LtGapsMatrix *self);
/* (transfer none) (element-type gint64): what is compared: as it was chosen, or as the viewpoint suggests */
GArray       *lt_gaps_matrix_get_regions    (LtGapsMatrix *self, gboolean *chosen);
/* Chosen ones are the user's until the viewpoint's own are asked for again. */
void          lt_gaps_matrix_add_region     (LtGapsMatrix *self, gint64 region);
void          lt_gaps_matrix_remove_region  (LtGapsMatrix *self, gint64 region);
void          lt_gaps_matrix_reset_regions  (LtGapsMatrix *self);

G_END_DECLS
