/* What a fact may be set to. */
#pragma once

#include "workspace/edit-details.h"

G_BEGIN_DECLS

typedef struct {
  GArray    *numbers;            /* gint64 */
  GPtrArray *labels;             /* char *, ends with NULL */
} LtDetailChoices;

/* id: the row that it is of, or 0: of several */
LtDetailChoices *lt_fact_choices_new  (LtModel *model, LtFact fact, gint64 id);
void             lt_fact_choices_free (LtDetailChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtDetailChoices, lt_fact_choices_free)
void             lt_fact_choices_prepend (LtDetailChoices *self, gint64 number, const char *label);

G_END_DECLS
