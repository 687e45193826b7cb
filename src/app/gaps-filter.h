/* The conditions of the gaps view, behind one button that says how many there are. */
#pragma once

#include "app/gap-lines.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define LT_TYPE_GAPS_FILTER (lt_gaps_filter_get_type ())
G_DECLARE_FINAL_TYPE (LtGapsFilter, lt_gaps_filter, LT, GAPS_FILTER, GtkWidget)

/* Signal "changed": by the user. state: (nullable) */
void     lt_gaps_filter_set_state (LtGapsFilter *self, LtViewState *state);
/* All but the text. */
void     lt_gaps_filter_read      (LtGapsFilter *self, LtGapFilter *filter);
void     lt_gaps_filter_clear     (LtGapsFilter *self);

G_END_DECLS
