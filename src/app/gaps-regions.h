/* Which regions the matrix compares, behind one button: each to be taken out, others to be added. */
#pragma once

#include "app/gaps-matrix.h"

G_BEGIN_DECLS

#define LT_TYPE_GAPS_REGIONS (lt_gaps_regions_get_type ())
G_DECLARE_FINAL_TYPE (LtGapsRegions, lt_gaps_regions, LT, GAPS_REGIONS, GtkWidget)

/* Both (nullable) */
void lt_gaps_regions_set_matrix (LtGapsRegions *self, LtViewState *state, LtGapsMatrix *matrix);

G_END_DECLS
