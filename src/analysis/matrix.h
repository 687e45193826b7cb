/* How each of several regions covers each segment: who has it and who lacks it. */
#pragma once

#include "analysis/coverage.h"

G_BEGIN_DECLS

/**
 * LtMatrixCell: a segment seen from a region, as lt_survey_get() has it.
 * @coverage: what counts: as it is held to be, else as computed
 * @computed: by the rules
 * @override: the key of the row of overrides that @coverage is by, or 0
 * @revenue_wan: of its enterprises in 万元, as far as recorded, or %LT_UNKNOWN
 */
typedef struct {
  LtCoverage coverage, computed;
  gint64     override;
  guint      enterprises, leaders, projects;
  double     revenue_wan;
} LtMatrixCell;

/**
 * LtMatrixTotal: of a row or a column.
 * @by_coverage: how many of its cells have which
 * @covered: how many are covered
 * @gaps: how many call for an action
 */
typedef struct {
  guint by_coverage[LT_N_COVERAGES];
  guint covered, gaps;
} LtMatrixTotal;

typedef struct _LtMatrix LtMatrix;

LtMatrix            *lt_matrix_new              (LtModel *model, gint64 chain, const gint64 *regions, guint n_regions);
void                 lt_matrix_free             (LtMatrix *self);
guint                lt_matrix_get_n_rows       (LtMatrix *self);
guint                lt_matrix_get_n_columns    (LtMatrix *self);
gint64               lt_matrix_get_segment      (LtMatrix *self, guint row);
gint64               lt_matrix_get_region       (LtMatrix *self, guint column);
const LtMatrixCell  *lt_matrix_get_cell         (LtMatrix *self, guint row, guint column);
const LtMatrixTotal *lt_matrix_get_row_total    (LtMatrix *self, guint row);
const LtMatrixTotal *lt_matrix_get_column_total (LtMatrix *self, guint column);
gint                 lt_matrix_find_segment     (LtMatrix *self, gint64 segment);
gint                 lt_matrix_find_region      (LtMatrix *self, gint64 region);
char                *lt_matrix_explain          (LtMatrix *self, LtModel *model, guint row, guint column);
char                *lt_matrix_explain_row      (LtMatrix *self, LtModel *model, guint row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtMatrix, lt_matrix_free)

/* (transfer full) (element-type gint64): which regions one compares, looking from a viewpoint. */
GArray *lt_matrix_list_regions (LtModel *model, gint64 viewpoint);

G_END_DECLS
