#include "config.h"
#include "app/target-pick.h"

#include "analysis/candidates.h"
#include "app/editor-recruit.h"

gboolean
lt_target_may_be_picked (LtViewState *state, gint64 enterprise, LtThing segment)
{
  GPtrArray *rows = lt_model_refs (lt_view_state_get_model (state), LT_TABLE_TARGET, "enterprise", enterprise);

  for (guint i = 0; i < rows->len; i++)
    if (((LtTarget *) rows->pdata[i])->segment == segment.id)
      return FALSE;
  return lt_candidates_is_outside (lt_view_state_get_model (state), lt_view_state_get_survey (state), enterprise);
}

void
lt_target_pick (LtViewState *state, gint64 enterprise, LtThing segment)
{
  lt_editor_add_targets (lt_view_state_get_editor (state), segment.id, &enterprise, 1, LT_METHOD_NONE, NULL, 0);
}
