/* Coverage and actions in words, and why they are what they are. */
#include "config.h"
#include "analysis/coverage.h"

#include <glib/gi18n-lib.h>

const char *
lt_coverage_get_nick (LtCoverage coverage)
{
  static const char *const nicks[] = { "missing", "arriving", "weak", "single", "present", "strong" };

  return nicks[coverage];
}

const char *
lt_coverage_get_label (LtCoverage coverage)
{
  static const char *const labels[] = {
    NC_("coverage", "Missing"), NC_("coverage", "Arriving"), NC_("coverage", "Weak"),
    NC_("coverage", "Single"), NC_("coverage", "Present"), NC_("coverage", "Strong"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "coverage", labels[coverage]);
}

const char *
lt_action_get_nick (LtAction action)
{
  static const char *const nicks[] = { "none", "fill", "extend", "build", "strengthen", "secure" };

  return nicks[action];
}

const char *
lt_action_get_label (LtAction action)
{
  static const char *const labels[] = {
    NC_("action", "No action"), NC_("action", "Fill the chain"), NC_("action", "Extend the chain"),
    NC_("action", "Build the chain"), NC_("action", "Strengthen the chain"), NC_("action", "Secure the chain"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "action", labels[action]);
}

/** lt_action_get_badge: the shortest word for an action, as a card's badge shows it; "" for none. */
const char *
lt_action_get_badge (LtAction action)
{
  static const char *const badges[] = {
    "", NC_("badge", "Fill"), NC_("badge", "Extend"), NC_("badge", "Build"), NC_("badge", "Strengthen"), NC_("badge", "Secure"),
  };

  return action == LT_ACTION_NONE ? "" : g_dpgettext2 (GETTEXT_PACKAGE, "badge", badges[action]);
}

static char *
explain_revenue (const LtAssessment *a)
{
  if (a->revenues == 0)
    return g_strdup (_("no revenue is recorded"));
  if (a->revenues < a->enterprises)
    return g_strdup_printf (_("revenue recorded for %u of %u"), a->revenues, a->enterprises);
  return g_strdup_printf (_("revenue %.0f × 10⁴ CNY, the largest %.0f"), a->revenue_wan, a->largest_wan);
}

static char *
explain_computed (const LtAssessment *a)
{
  g_autofree char *revenue = explain_revenue (a);

  switch (a->computed)
    {
    case LT_COVERAGE_MISSING:
      return g_strdup (_("No local enterprise in operation and no project signed, landed or under construction."));
    case LT_COVERAGE_ARRIVING:
      return g_strdup_printf (ngettext ("No local enterprise in operation yet; %u project on its way.",
                                        "No local enterprise in operation yet; %u projects on their way.", a->projects), a->projects);
    case LT_COVERAGE_STRONG:
      return g_strdup_printf (_("%u local enterprises in operation, %u of them leading; %s."), a->enterprises, a->leaders, revenue);
    case LT_COVERAGE_WEAK:
      return g_strdup_printf (ngettext ("%u local enterprise in operation and no leader; %s.",
                                        "%u local enterprises in operation and no leader; %s.", a->enterprises), a->enterprises, revenue);
    case LT_COVERAGE_SINGLE:
      return g_strdup_printf (ngettext ("It rests on %u local enterprise; %s.",
                                        "It rests on one of %u local enterprises; %s.", a->enterprises), a->enterprises, revenue);
    case LT_COVERAGE_PRESENT:
    default:
      return g_strdup_printf (_("%u local enterprises in operation; %s."), a->enterprises, revenue);
    }
}

/**
 * lt_assessment_explain_coverage:
 *
 * Returns: (transfer full): why the coverage is what it is, in words and figures; where somebody holds it to be so, who does,
 *   since when and why, and what it is by the rules
 */
char *
lt_assessment_explain_coverage (LtModel *model, const LtAssessment *a)
{
  const LtOverride *row = lt_model_get (model, LT_TABLE_OVERRIDE, a->override);
  g_autofree char *computed = explain_computed (a), *held = NULL;

  if (row == NULL)
    return g_steal_pointer (&computed);
  /* Translators: a coverage, who said so, a date, the reason given */
  held = row->owner != NULL ? g_strdup_printf (_("Held to be %s by %s on %s: “%s”."), lt_coverage_get_label (a->coverage),
                                               row->owner, row->dated, row->reason)
                            : g_strdup_printf (_("Held to be %s on %s: “%s”."), lt_coverage_get_label (a->coverage), row->dated,
                                               row->reason);
  /* Translators: what is held, the coverage by the rules, why it is that */
  return g_strdup_printf (_("%s By the rules: %s. %s"), held, lt_coverage_get_label (a->computed), computed);
}

static char *
explain_neighbours (const LtAssessment *a)
{
  g_autofree char *suppliers = a->upstream == 0 ? g_strdup (_("No flow leads to it."))
                               : g_strdup_printf (_("Of the segments that supply it, %u of %u are covered here."),
                                                  a->upstream_covered, a->upstream);
  g_autofree char *customers = a->downstream == 0 ? g_strdup (_("No flow leads from it."))
                               : g_strdup_printf (_("Of the segments it supplies, %u of %u are covered here."),
                                                  a->downstream_covered, a->downstream);

  return g_strdup_printf (C_("sentences", "%s %s"), suppliers, customers);
}

/** lt_assessment_explain_action: returns (transfer full): why the action is called for; "" for none. */
char *
lt_assessment_explain_action (LtModel *model, const LtAssessment *a)
{
  switch (a->action)
    {
    case LT_ACTION_FILL:
    case LT_ACTION_EXTEND:
    case LT_ACTION_BUILD:
      return explain_neighbours (a);
    case LT_ACTION_STRENGTHEN:
      return g_strdup (a->computed == a->coverage ? _("It is here, but small and without a leader.")
                                                  : _("It is here, but held to be weak."));
    case LT_ACTION_SECURE:
      return g_strdup (a->computed == a->coverage ? _("It is here, but rests on one enterprise.")
                                                  : _("It is here, but held to rest on one enterprise."));
    case LT_ACTION_NONE:
    default:
      return g_strdup ("");
    }
}
