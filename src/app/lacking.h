/* What a reference chain has and a chain of the workspace lacks, as one looks at it: shown, and taken over. */
#pragma once

#include "app/view-state.h"
#include "exchange/template-compare.h"

G_BEGIN_DECLS

/* (transfer full) (element-type LtTemplateLine): the state's lacking segment among all of its template. @line: (out): it, in the
 * array. NULL: there is none, or the chain has it by now. */
GArray *lt_lacking_compare (LtViewState *state, const LtTemplateLine **line);
/* Into the chain, with its flows to what is there; all: whatever else of the template the chain lacks, too. */
void    lt_lacking_take    (LtViewState *state, const LtLacking *lacking, gboolean all);

G_END_DECLS
