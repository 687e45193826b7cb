#include "config.h"
#include "analysis/rules.h"

static double
sum_weights (const LtRules *self)
{
  double sum = 0;

  for (guint i = 0; i < LT_N_RULES; i++)
    if (lt_rule_is_weight (i))
      sum += self->values[i];
  return sum;
}

void
lt_rules_init (LtRules *self)
{
  for (guint i = 0; i < LT_N_RULES; i++)
    self->values[i] = lt_rule_get_info (i)->otherwise;
}

/**
 * lt_rules_read:
 * @region: the viewpoint; 0: what is set for everywhere
 *
 * Reads what is in force at a viewpoint: its own rows of the table of thresholds, else those of the nearest region above it,
 * else those for everywhere, else the defaults. A stored figure that the rule may not be, as a file from elsewhere may have
 * it, counts as the default; so do all weights where every one of them is zero.
 */
void
lt_rules_read (LtRules *self, LtModel *model, gint64 region)
{
  lt_rules_init (self);
  for (guint i = 0; i < LT_N_RULES; i++)
    {
      const LtRuleInfo *info = lt_rule_get_info (i);
      double value = lt_model_get_threshold (model, region, info->name, info->otherwise);

      if (lt_rule_allows (i, value))
        self->values[i] = value;
    }
  if (sum_weights (self) > 0)
    return;
  for (guint i = 0; i < LT_N_RULES; i++)
    if (lt_rule_is_weight (i))
      self->values[i] = lt_rule_get_info (i)->otherwise;
}

/** lt_rules_get_points: what a factor of 1 adds to a priority at most: the weights as shares of their sum, over 100. */
double
lt_rules_get_points (const LtRules *self, LtRule weight)
{
  g_return_val_if_fail (lt_rule_is_weight (weight), 0);
  return 100 * self->values[weight] / sum_weights (self);
}
