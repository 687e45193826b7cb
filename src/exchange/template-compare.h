/* What a reference template has and a chain lacks. DESIGN.md section 6: that is a gap too. */
#pragma once

#include "analysis/coverage.h"
#include "exchange/template-match.h"

G_BEGIN_DECLS

/* What meta "template/KEY" says of a chain that is compared with none. */
#define LT_TEMPLATE_NONE "none"

/* (transfer none) (nullable): what the chain is compared with: as it was chosen, else what its origin or its name suggests.
 * suggested: (out) (optional): whether nobody chose. */
const LtTemplate *lt_template_of (LtModel *model, gint64 chain, gboolean *suggested);

/**
 * LtTemplateLine: one segment of a template, held against a chain.
 * @index: which of the template's
 * @segment: the chain's that it is, or 0: the chain lacks it
 * @match: by what
 * @assessment: of one that is lacking, as if it stood in the chain with the template's flows to what is there: missing, with
 *   the neighbours that are there and those of them that are covered, and what that calls for
 */
typedef struct {
  guint           index;
  gint64          segment;
  LtTemplateMatch match;
  LtAssessment    assessment;
} LtTemplateLine;

/* (transfer full) (element-type LtTemplateLine): all segments of the template, in its order. */
GArray *lt_template_compare (LtModel *model, LtSurvey *survey, const LtTemplate *template, gint64 chain);

G_END_DECLS
