/* Why a candidate stands where it stands, in words and figures. */
#include "config.h"
#include "analysis/candidates.h"

#include "analysis/format.h"

#include <glib/gi18n-lib.h>

/* More names than these in one reason help nobody. */
#define MAX_NAMES 3

static char *
explain_size (const LtCandidate *c)
{
  g_autofree char *revenue = NULL;

  if (!lt_known (c->revenue_wan))
    return g_strdup (_("revenue unknown"));
  revenue = lt_format_money_wan (c->revenue_wan);
  return g_strdup_printf (_("revenue %s, no. %u of %u"), revenue, c->rank, c->ranked);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return lt_model_compare (LT_TABLE_HONOUR, *(gconstpointer *) a, *(gconstpointer *) b);
}

static char *
explain_honours (LtModel *model, const LtCandidate *c)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_copy (lt_model_refs (model, LT_TABLE_HONOUR, "enterprise", c->enterprise), NULL, NULL);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  g_autofree char *joined = NULL;

  if (rows->len == 0)
    return c->leader ? g_strdup (_("leads this segment")) : NULL;
  g_ptr_array_sort (rows, by_name);
  for (guint i = 0; i < rows->len; i++)
    g_strv_builder_add (names, ((LtHonour *) rows->pdata[i])->name);
  list = g_strv_builder_end (names);
  joined = g_strjoinv (_(", "), list);
  return g_strdup_printf (_("honours: %s"), joined);
}

/* "A (glass), B": the local enterprises at the other ends of its supply relations in one direction; NULL: none */
static char *
list_partners (LtModel *model, LtSurvey *survey, gint64 enterprise, gboolean buyers)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted_refs (model, LT_TABLE_SUPPLY, buyers ? "supplier" : "buyer", enterprise);
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const LtSupply *row = rows->pdata[i];
      const LtEnterprise *other = lt_model_get_enterprise (model, buyers ? row->buyer : row->supplier);

      if (other == NULL || !lt_survey_is_local (survey, other->id) || ++n > MAX_NAMES)
        continue;
      g_string_append_printf (text, "%s%s", n > 1 ? _(", ") : "", other->name);
      if (row->product != NULL)
        g_string_append_printf (text, C_("what is supplied", " (%s)"), row->product);
    }
  if (n > MAX_NAMES)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", n - MAX_NAMES), n - MAX_NAMES);
  return g_string_free (text, n == 0);
}

static char *
explain_supply (LtModel *model, LtSurvey *survey, const LtCandidate *c)
{
  g_autofree char *buyers = list_partners (model, survey, c->enterprise, TRUE);
  g_autofree char *suppliers = list_partners (model, survey, c->enterprise, FALSE);
  g_autofree char *supplies = buyers != NULL ? g_strdup_printf (_("supplies %s"), buyers) : NULL;
  g_autofree char *buys = suppliers != NULL ? g_strdup_printf (_("buys from %s"), suppliers) : NULL;

  if (supplies != NULL && buys != NULL)
    return g_strconcat (supplies, _("; "), buys, NULL);
  return supplies != NULL ? g_steal_pointer (&supplies) : g_steal_pointer (&buys);
}

static char *
explain_region (LtModel *model, const LtCandidate *c)
{
  const LtRegion *region = lt_model_get_region (model, lt_model_get_enterprise (model, c->enterprise)->region);

  return c->points[LT_CANDIDATE_SOURCE_REGION] > 0 && region != NULL
         ? g_strdup_printf (_("from %s, a preferred source region"), region->name) : NULL;
}

static char *
explain_contact (LtModel *model, const LtCandidate *c)
{
  const LtTarget *target = c->target != 0 ? lt_model_get (model, LT_TABLE_TARGET, c->target) : NULL;
  const char *status;

  if (target == NULL)
    return NULL;
  status = target->status != LT_TARGET_NONE ? lt_enum_label (LT_TABLE_TARGET, "status", target->status) : _("Status unknown");
  return target->reason != NULL ? g_strdup_printf (_("named as a target (%s): %s"), status, target->reason)
         : g_strdup_printf (_("named as a target (%s)"), status);
}

/**
 * lt_candidate_explain_part:
 *
 * Returns: (transfer full) (nullable): why a part of the score is what it is, in words and figures; %NULL where there is
 *   nothing to say
 */
char *
lt_candidate_explain_part (LtModel *model, LtSurvey *survey, const LtCandidate *candidate, LtCandidatePart part)
{
  const LtEnterprise *row = lt_model_get_enterprise (model, candidate->enterprise);

  g_return_val_if_fail (row != NULL, NULL);
  switch (part)
    {
    case LT_CANDIDATE_SIZE:
      return explain_size (candidate);
    case LT_CANDIDATE_HONOURS:
      return explain_honours (model, candidate);
    case LT_CANDIDATE_SUPPLY:
      return explain_supply (model, survey, candidate);
    case LT_CANDIDATE_HOME_TIE:
      return row->home_tie != NULL ? g_strdup_printf (_("home tie: %s"), row->home_tie) : NULL;
    case LT_CANDIDATE_SOURCE_REGION:
      return explain_region (model, candidate);
    case LT_CANDIDATE_CONTACT:
    default:
      return explain_contact (model, candidate);
    }
}

/** lt_candidate_explain: returns (transfer full): all its reasons, one after another. */
char *
lt_candidate_explain (LtModel *model, LtSurvey *survey, const LtCandidate *candidate)
{
  GString *text = g_string_new (NULL);

  for (guint part = 0; part < LT_N_CANDIDATE_PARTS; part++)
    {
      g_autofree char *reason = lt_candidate_explain_part (model, survey, candidate, part);

      if (reason != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? _("; ") : "", reason);
    }
  return g_string_free (text, FALSE);
}

/** lt_candidate_explain_method: returns (transfer full): why this way of recruiting it is suggested. */
char *
lt_candidate_explain_method (LtModel *model, LtSurvey *survey, const LtCandidate *candidate)
{
  const LtTarget *target = candidate->target != 0 ? lt_model_get (model, LT_TABLE_TARGET, candidate->target) : NULL;
  const LtAssessment *a = lt_survey_get (survey, candidate->segment);

  if (target != NULL && target->method != LT_METHOD_NONE)
    return g_strdup (_("so it is noted with the target"));
  switch (candidate->method)
    {
    case LT_METHOD_ENTERPRISE:
      return g_strdup (_("those here that it supplies or buys from can invite it"));
    case LT_METHOD_HOME_TIE:
      return g_strdup (_("it has a home tie"));
    case LT_METHOD_RESIDENT:
      return g_strdup (_("it comes from a preferred source region, where an office can see it"));
    case LT_METHOD_CHAIN:
      return g_strdup_printf (ngettext ("%u neighbour of the segment is covered here", "%u neighbours of the segment are covered here",
                                        a->upstream_covered + a->downstream_covered), a->upstream_covered + a->downstream_covered);
    case LT_METHOD_CAPITAL:
      return g_strdup (_("it is listed: a fund can take a stake"));
    case LT_METHOD_PLATFORM:
      return g_strdup (_("an institution here works on this segment"));
    default:
      return g_strdup (_("nothing ties it to here yet: an exhibition is where to meet it"));
    }
}
