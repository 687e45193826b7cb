/* Who here could supply whom here: enterprises in operation on the two ends of a flow that have no supply relation yet,
 * ranked. DESIGN.md section 6, "Matching". */
#pragma once

#include "analysis/coverage.h"

G_BEGIN_DECLS

/**
 * LtMatch:
 * @flow: the flow whose ends they stand on
 * @supplier, @buyer: enterprises here, in operation
 * @supplier_wan, @buyer_wan: their latest recorded revenues in 万元, or %LT_UNKNOWN
 * @supplier_leads, @buyer_leads: whether each leads its segment, or has the honour 链主
 * @score: 0..100: 25 for the size of each (ln (1 + revenue) over the largest such here), 15 for each that leads, 20 for
 *   a word that the products of both have in common
 */
typedef struct {
  gint64   flow;
  gint64   supplier, buyer;
  double   supplier_wan, buyer_wan;
  gboolean supplier_leads, buyer_leads;
  double   score;
} LtMatch;

/** LtMatching: a search for the best pairs at one viewpoint, made step by step. */
typedef struct _LtMatching LtMatching;

LtMatching *lt_matching_new        (LtModel *model, gint64 viewpoint, gint64 chain, guint limit);
void        lt_matching_free       (LtMatching *self);
gboolean    lt_matching_step       (LtMatching *self, gint64 budget_us);
gboolean    lt_matching_is_capped  (LtMatching *self);
GArray     *lt_matching_get        (LtMatching *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtMatching, lt_matching_free)

char *lt_match_find_word (LtModel *model, const LtMatch *match);
char *lt_match_find_product (LtModel *model, const LtMatch *match);
char *lt_match_explain   (LtModel *model, const LtMatch *match);

G_END_DECLS
