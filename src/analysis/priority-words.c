/* The factors of a priority in words and figures. */
#include "config.h"
#include "analysis/priority.h"

#include "analysis/format.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>

/* So many neighbours are named; a sentence with more is not read. */
#define MAX_NAMED 6

LtRule
lt_factor_get_weight (LtFactor factor)
{
  g_return_val_if_fail ((guint) factor < LT_N_FACTORS, LT_RULE_WEIGHT_DEMAND);
  return LT_RULE_WEIGHT_DEMAND + (guint) factor;
}

const char *
lt_factor_get_nick (LtFactor factor)
{
  static const char *const nicks[] = { "demand", "supply", "bridge", "criticality", "prospects" };

  return nicks[factor];
}

const char *
lt_factor_get_label (LtFactor factor)
{
  static const char *const labels[] = {
    NC_("factor", "Demand"), NC_("factor", "Supply"), NC_("factor", "Bridge"), NC_("factor", "Criticality"),
    NC_("factor", "Prospects"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "factor", labels[factor]);
}

/* --- Neighbours --- */

static int
compare_neighbours (gconstpointer a, gconstpointer b)
{
  const LtAssessment *x = *(const LtAssessment *const *) a, *y = *(const LtAssessment *const *) b;
  double p = lt_known (x->revenue_wan) ? x->revenue_wan : 0, q = lt_known (y->revenue_wan) ? y->revenue_wan : 0;

  if (p != q)
    return p > q ? -1 : 1;
  if (x->enterprises != y->enterprises)
    return x->enterprises > y->enterprises ? -1 : 1;
  return x->segment < y->segment ? -1 : x->segment > y->segment;
}

/* (element-type LtAssessment): those one flow away, each once, those with most revenue first. */
static GPtrArray *
list_neighbours (LtRanking *self, gint64 segment, gboolean upstream)
{
  GPtrArray *flows = lt_model_refs (lt_ranking_get_model (self), LT_TABLE_FLOW, upstream ? "buyer" : "supplier", segment);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];
      gint64 other = upstream ? flow->supplier : flow->buyer;
      const LtAssessment *a = other != segment ? lt_survey_get (lt_ranking_get_survey (self), other) : NULL;

      if (a != NULL && g_hash_table_add (seen, (gpointer) a))
        g_ptr_array_add (found, (gpointer) a);
    }
  g_ptr_array_sort (found, compare_neighbours);
  return found;
}

/* The chain is said where it is another one than the gap's. */
static char *
name_neighbour (LtModel *model, gint64 neighbour, gint64 of)
{
  const LtSegment *segment = lt_model_get_segment (model, neighbour);
  const LtChain *chain = lt_model_get_chain (model, segment->chain);
  g_autofree char *name = lt_text_one_line (segment->name), *in = lt_text_one_line (chain->name);

  if (segment->chain == lt_model_get_segment (model, of)->chain)
    return g_steal_pointer (&name);
  /* Translators: a segment, and the chain it is in */
  return g_strdup_printf (C_("segment", "%s of %s"), name, in);
}

typedef char *(*FigureFunc) (const LtAssessment *a);

static char *
revenue_figure (const LtAssessment *a)
{
  return a->enterprises > 0 ? lt_format_money_wan (a->revenue_wan) : g_strdup (C_("enterprises", "none"));
}

static char *
count_figure (const LtAssessment *a)
{
  return lt_format_count (a->enterprises);
}

/* The names with a comma between them; figure: (nullable): what stands in brackets after each. */
static char *
join_names (LtRanking *self, GPtrArray *neighbours, gint64 of, FigureFunc figure)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (neighbours->len, MAX_NAMED); i++)
    {
      const LtAssessment *a = neighbours->pdata[i];
      g_autofree char *name = name_neighbour (lt_ranking_get_model (self), a->segment, of);
      g_autofree char *said = figure != NULL ? figure (a) : NULL;

      g_ptr_array_add (names, said != NULL ? g_strdup_printf (C_("name, figure", "%s (%s)"), name, said) : g_steal_pointer (&name));
    }
  if (neighbours->len > MAX_NAMED)
    {
      const guint more = neighbours->len - MAX_NAMED;

      /* Translators: the end of a list of segments */
      g_ptr_array_add (names, g_strdup_printf (ngettext ("%u more segment", "%u more segments", more), more));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_(", "), (char **) names->pdata);
}

/* --- Sentences --- */

static char *
explain_demand (LtRanking *self, const LtPriority *priority)
{
  g_autoptr(GPtrArray) buyers = list_neighbours (self, priority->segment, FALSE);
  FigureFunc figure = lt_known (priority->buyers_wan) ? revenue_figure : count_figure;
  g_autofree char *names = join_names (self, buyers, priority->segment, figure);
  g_autofree char *revenue = lt_format_money_wan (priority->buyers_wan), *most = lt_format_money_wan (priority->most_wan);

  if (buyers->len == 0)
    return g_strdup (_("No flow leads from it."));
  if (priority->buyers == 0)
    return g_strdup_printf (_("It supplies %s: no local enterprise there."), names);
  if (lt_known (priority->buyers_wan))
    return g_strdup_printf (_("It supplies %s: local revenue %s in all; the largest such of any segment is %s."), names, revenue,
                            most);
  return g_strdup_printf (ngettext ("It supplies %s: %u local enterprise in all, without a recorded revenue; the most of any "
                                    "segment is %u.",
                                    "It supplies %s: %u local enterprises in all, none with a recorded revenue; the most of any "
                                    "segment is %u.", priority->buyers),
                          names, priority->buyers, priority->most);
}

static char *
explain_supply (LtRanking *self, const LtPriority *priority)
{
  g_autoptr(GPtrArray) suppliers = list_neighbours (self, priority->segment, TRUE);
  g_autoptr(GPtrArray) covered = g_ptr_array_new (), rest = g_ptr_array_new ();
  g_autofree char *there = NULL, *lacking = NULL;

  for (guint i = 0; i < suppliers->len; i++)
    {
      LtAssessment *a = suppliers->pdata[i];

      g_ptr_array_add (lt_coverage_is_covered (a->coverage) ? covered : rest, a);
    }
  there = join_names (self, covered, priority->segment, NULL);
  lacking = join_names (self, rest, priority->segment, NULL);
  if (suppliers->len == 0)
    return g_strdup (_("No flow leads to it."));
  if (covered->len == 0)
    return g_strdup_printf (_("Of the segments that supply it, none of %u is covered here: %s."), suppliers->len, lacking);
  if (rest->len == 0)
    return g_strdup_printf (_("Of the segments that supply it, %u of %u are covered here: %s."), covered->len, suppliers->len,
                            there);
  return g_strdup_printf (_("Of the segments that supply it, %u of %u are covered here: %s; not covered: %s."), covered->len,
                          suppliers->len, there, lacking);
}

static char *
explain_bridge (const LtPriority *priority)
{
  g_autofree char *bridged = lt_format_count (priority->bridged), *pairs = lt_format_count (priority->pairs);

  if (priority->pairs == 0)
    return g_strdup (_("In its chain no covered segment leads to another one."));
  return g_strdup_printf (_("Of %s pairs of covered segments of its chain of which one leads to the other, %s have a path by it."),
                          pairs, bridged);
}

static char *
explain_criticality (LtRanking *self, const LtPriority *priority)
{
  gint mark = lt_model_get_segment (lt_ranking_get_model (self), priority->segment)->criticality;

  return mark == LT_UNKNOWN_INT ? g_strdup (_("No criticality is recorded.")) : g_strdup_printf (_("It is marked %d of 3."), mark);
}

static char *
explain_prospects (LtRanking *self, const LtPriority *priority)
{
  guint targets = lt_survey_get (lt_ranking_get_survey (self), priority->segment)->targets;
  double full = lt_survey_get_rules (lt_ranking_get_survey (self))->values[LT_RULE_PROSPECTS_FULL];

  if (targets == 0)
    return g_strdup (_("No target is recorded for it."));
  return g_strdup_printf (ngettext ("%u target is recorded for it; from %.0f on the factor is full.",
                                    "%u targets are recorded for it; from %.0f on the factor is full.", targets),
                          targets, full);
}

/** lt_ranking_explain: returns (transfer full): why a factor of a segment is what it is, in words and figures. */
char *
lt_ranking_explain (LtRanking *self, gint64 segment, LtFactor factor)
{
  const LtPriority *priority = lt_ranking_get (self, segment);

  g_return_val_if_fail (priority != NULL, NULL);
  switch (factor)
    {
    case LT_FACTOR_DEMAND:
      return explain_demand (self, priority);
    case LT_FACTOR_SUPPLY:
      return explain_supply (self, priority);
    case LT_FACTOR_BRIDGE:
      return explain_bridge (priority);
    case LT_FACTOR_CRITICALITY:
      return explain_criticality (self, priority);
    case LT_FACTOR_PROSPECTS:
      return explain_prospects (self, priority);
    default:
      g_return_val_if_reached (NULL);
    }
}
