/* The thresholds and weights in force at a viewpoint. */
#pragma once

#include "workspace/model.h"
#include "workspace/rule.h"

G_BEGIN_DECLS

/** LtRules: one figure for each rule; all of them are what lt_rule_allows(), and one weight at least is not zero. */
typedef struct {
  double values[LT_N_RULES];
} LtRules;

void   lt_rules_init       (LtRules *self);                                       /* the defaults */
void   lt_rules_read       (LtRules *self, LtModel *model, gint64 region);
double lt_rules_get_points (const LtRules *self, LtRule weight);

G_END_DECLS
