/* The figures that coverage and priority are computed by (DESIGN.md section 6): their names in the table of thresholds,
 * what they are without a row there, and what they may be. The one table of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LT_RULE_MIN_COUNT,         /* enterprises */
  LT_RULE_MIN_REVENUE,       /* 万元 */
  LT_RULE_SINGLE_SHARE,
  LT_RULE_PROSPECTS_FULL,    /* targets from which on prospects count in full */
  /* Weights of the factors of a priority, in the order of analysis's LtFactor. */
  LT_RULE_WEIGHT_DEMAND,
  LT_RULE_WEIGHT_SUPPLY,
  LT_RULE_WEIGHT_BRIDGE,
  LT_RULE_WEIGHT_CRITICALITY,
  LT_RULE_WEIGHT_PROSPECTS,
} LtRule;
#define LT_N_RULES (LT_RULE_WEIGHT_PROSPECTS + 1)

typedef enum { LT_RULE_UNIT_COUNT, LT_RULE_UNIT_MONEY, LT_RULE_UNIT_SHARE, LT_RULE_UNIT_WEIGHT } LtRuleUnit;

/**
 * LtRuleInfo:
 * @name: in the table of thresholds, in JSON, on the command line
 * @otherwise: what it is where no row says anything, or anything it may not be
 * @least, @most: what it may be; @least itself only for counts and weights
 * @unit: counts are whole numbers, money is in 万元
 */
typedef struct {
  const char *name;
  double      otherwise, least, most;
  LtRuleUnit  unit;
  const char *label;         /* N_() */
} LtRuleInfo;

const LtRuleInfo *lt_rule_get_info  (LtRule rule);
const char       *lt_rule_get_label (LtRule rule);          /* translated */
gboolean          lt_rule_is_weight (LtRule rule);
gboolean          lt_rule_from_name (const char *name, LtRule *rule);
gboolean          lt_rule_allows    (LtRule rule, double value);
char             *lt_rule_say_range (LtRule rule);

G_END_DECLS
