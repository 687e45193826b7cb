/* Who may become a target of a segment, for a list to pick one from; and making it one. */
#pragma once

#include "app/pick-popover.h"

G_BEGIN_DECLS

/* As LtPickFilter: from outside, and no target of it yet. */
gboolean lt_target_may_be_picked (LtViewState *state, gint64 enterprise, LtThing segment);
void     lt_target_pick          (LtViewState *state, gint64 enterprise, LtThing segment);

G_END_DECLS
