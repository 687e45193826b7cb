#include "config.h"
#include "workspace/rule.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Nothing that anybody records comes near: a hundred trillion yuan, a thousand enterprises. */
#define MOST_WAN 1e10
#define MOST_COUNT 1000

static const LtRuleInfo rules[LT_N_RULES] = {
  [LT_RULE_MIN_COUNT]          = { "min_count", 2, 1, MOST_COUNT, LT_RULE_UNIT_COUNT, N_("Least number of enterprises") },
  [LT_RULE_MIN_REVENUE]        = { "min_revenue_wan", 10000, 0, MOST_WAN, LT_RULE_UNIT_MONEY, N_("Least revenue") },
  [LT_RULE_SINGLE_SHARE]       = { "single_share", 0.8, 0, 1, LT_RULE_UNIT_SHARE, N_("Share of a single enterprise") },
  [LT_RULE_PROSPECTS_FULL]     = { "prospects_full", 3, 1, MOST_COUNT, LT_RULE_UNIT_COUNT, N_("Targets that count in full") },
  [LT_RULE_WEIGHT_DEMAND]      = { "weight_demand", 35, 0, 100, LT_RULE_UNIT_WEIGHT, N_("Weight of demand") },
  [LT_RULE_WEIGHT_SUPPLY]      = { "weight_supply", 15, 0, 100, LT_RULE_UNIT_WEIGHT, N_("Weight of supply") },
  [LT_RULE_WEIGHT_BRIDGE]      = { "weight_bridge", 20, 0, 100, LT_RULE_UNIT_WEIGHT, N_("Weight of the bridge") },
  [LT_RULE_WEIGHT_CRITICALITY] = { "weight_criticality", 20, 0, 100, LT_RULE_UNIT_WEIGHT, N_("Weight of criticality") },
  [LT_RULE_WEIGHT_PROSPECTS]   = { "weight_prospects", 10, 0, 100, LT_RULE_UNIT_WEIGHT, N_("Weight of prospects") },
};

const LtRuleInfo *
lt_rule_get_info (LtRule rule)
{
  g_return_val_if_fail ((guint) rule < LT_N_RULES, NULL);
  return &rules[rule];
}

const char *
lt_rule_get_label (LtRule rule)
{
  return _(lt_rule_get_info (rule)->label);
}

gboolean
lt_rule_is_weight (LtRule rule)
{
  return lt_rule_get_info (rule)->unit == LT_RULE_UNIT_WEIGHT;
}

/** lt_rule_from_name: whether a rule has that name, and which. */
gboolean
lt_rule_from_name (const char *name, LtRule *rule)
{
  for (guint i = 0; i < LT_N_RULES; i++)
    if (g_strcmp0 (rules[i].name, name) == 0)
      {
        *rule = i;
        return TRUE;
      }
  return FALSE;
}

/** lt_rule_allows: whether a figure is one that the rule may be; what is no number never is. */
gboolean
lt_rule_allows (LtRule rule, double value)
{
  const LtRuleInfo *info = lt_rule_get_info (rule);

  if (!isfinite (value) || value < info->least || value > info->most)
    return FALSE;
  switch (info->unit)
    {
    case LT_RULE_UNIT_COUNT:
      return value == floor (value);
    case LT_RULE_UNIT_MONEY:
    case LT_RULE_UNIT_SHARE:
      return value > info->least;
    case LT_RULE_UNIT_WEIGHT:
    default:
      return TRUE;
    }
}

/** lt_rule_say_range: returns (transfer full): what a rule may be, as a refusal says it. */
char *
lt_rule_say_range (LtRule rule)
{
  const LtRuleInfo *info = lt_rule_get_info (rule);
  const char *label = lt_rule_get_label (rule);

  switch (info->unit)
    {
    case LT_RULE_UNIT_COUNT:
      return g_strdup_printf (_("“%s” must be a whole number from %.0f to %.0f. Type another one."), label, info->least,
                              info->most);
    case LT_RULE_UNIT_MONEY:
      return g_strdup_printf (_("“%s” must be more than %.0f and at most %.0f × 10⁴ CNY. Type another amount."), label, info->least,
                              info->most);
    case LT_RULE_UNIT_SHARE:
      return g_strdup_printf (_("“%s” must be more than %.0f%% and at most %.0f%%. Type another share."), label, 100 * info->least,
                              100 * info->most);
    case LT_RULE_UNIT_WEIGHT:
    default:
      return g_strdup_printf (_("“%s” must lie between %.0f and %.0f. Type another number."), label, info->least, info->most);
    }
}
