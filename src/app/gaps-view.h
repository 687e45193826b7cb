/* The gaps of the workspace at the viewpoint: as a ranked list, and as a matrix of segments and regions. */
#pragma once

#include "app/gaps-list.h"
#include "app/gaps-matrix.h"

G_BEGIN_DECLS

#define LT_TYPE_GAPS_VIEW (lt_gaps_view_get_type ())
G_DECLARE_FINAL_TYPE (LtGapsView, lt_gaps_view, LT, GAPS_VIEW, GtkWidget)

/* state: (nullable). Nothing is computed before the view is seen. */
void          lt_gaps_view_set_state     (LtGapsView *self, LtViewState *state);
/* FALSE: something is still being compared or computed. */
gboolean      lt_gaps_view_is_settled    (LtGapsView *self);
void          lt_gaps_view_show_matrix   (LtGapsView *self, gboolean matrix);
LtGapsList   *lt_gaps_view_get_list      (LtGapsView *self);
LtGapsMatrix *lt_gaps_view_get_matrix    (LtGapsView *self);

G_END_DECLS
