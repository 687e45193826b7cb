#include "config.h"
#include "analysis/coverage.h"

#include "workspace/region.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rules' defaults; rows of the threshold table change them (DESIGN.md section 6). */
#define MIN_COUNT 2
#define MIN_REVENUE_WAN 10000
#define SINGLE_SHARE 0.8

#define HONOUR_LEADER "链主"

struct _LtSurvey {
  gint64      viewpoint;
  double      min_count, min_revenue_wan, single_share;
  GHashTable *local;         /* keys of regions */
  GHashTable *assessments;   /* a set of LtAssessment, hashed by the segment each begins with */
  LtModel    *model;
  grefcount   refs;
};

/**
 * lt_survey_get_revenue: the enterprise's revenue in 万元 in the latest year that records one (a figure without
 * a year counts as older than any; of several of one year the one with the largest key), or %LT_UNKNOWN.
 */
double
lt_survey_get_revenue (LtSurvey *self, gint64 enterprise)
{
  GPtrArray *figures = lt_model_refs (self->model, LT_TABLE_FIGURE, "enterprise", enterprise);
  const LtFigure *latest = NULL;

  for (guint i = 0; i < figures->len; i++)
    {
      const LtFigure *figure = figures->pdata[i];

      if (lt_known (figure->revenue_wan)
          && (latest == NULL || figure->year > latest->year || (figure->year == latest->year && figure->id > latest->id)))
        latest = figure;
    }
  return latest != NULL ? latest->revenue_wan : LT_UNKNOWN;
}

/* Operating is the default: only another status keeps an enterprise out. */
static gboolean
is_operating (const LtEnterprise *row)
{
  return row->status == LT_STATUS_NONE || row->status == LT_STATUS_OPERATING;
}

/** lt_survey_is_local: whether an enterprise is in the viewpoint's subtree; one whose region is unknown never is. */
gboolean
lt_survey_is_local (LtSurvey *self, gint64 enterprise)
{
  const LtEnterprise *row = lt_model_get_enterprise (self->model, enterprise);

  return row != NULL && lt_region_contains (self->local, row->region);
}

/** lt_survey_counts: whether an enterprise is one of those that cover a segment: local and operating. */
gboolean
lt_survey_counts (LtSurvey *self, gint64 enterprise)
{
  return lt_survey_is_local (self, enterprise) && is_operating (lt_model_get_enterprise (self->model, enterprise));
}

static gboolean
has_leader_honour (LtModel *model, gint64 enterprise)
{
  GPtrArray *honours = lt_model_refs (model, LT_TABLE_HONOUR, "enterprise", enterprise);

  for (guint i = 0; i < honours->len; i++)
    if (strcmp (((LtHonour *) honours->pdata[i])->name, HONOUR_LEADER) == 0)
      return TRUE;
  return FALSE;
}

static void
add_revenue (LtAssessment *a, double revenue)
{
  if (!lt_known (revenue))
    return;
  a->revenue_wan = a->revenues == 0 ? revenue : a->revenue_wan + revenue;
  a->largest_wan = a->revenues == 0 ? revenue : MAX (a->largest_wan, revenue);
  a->revenues++;
}

/* An enterprise counts once, also where a merge or an import noted its participation twice; it leads if one of them says so. */
static void
add_enterprises (LtSurvey *self, LtAssessment *a)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_PARTICIPATION, "segment", a->segment);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GHashTable) leading = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      LtParticipation *row = rows->pdata[i];

      if (!lt_survey_counts (self, row->enterprise))
        continue;
      if (g_hash_table_add (seen, &row->enterprise))
        add_revenue (a, lt_survey_get_revenue (self, row->enterprise));
      if (row->role == LT_ROLE_LEADER || has_leader_honour (self->model, row->enterprise))
        g_hash_table_add (leading, &row->enterprise);
    }
  a->enterprises = g_hash_table_size (seen);
  a->leaders = g_hash_table_size (leading);
}

static gboolean
is_in_flight (LtStage stage)
{
  return stage == LT_STAGE_SIGNED || stage == LT_STAGE_LANDED || stage == LT_STAGE_CONSTRUCTION;
}

static void
add_projects (LtSurvey *self, LtAssessment *a)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_PURPOSE, "segment", a->segment);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      LtPurpose *row = rows->pdata[i];
      const LtProject *project = lt_model_get_project (self->model, row->project);

      if (project != NULL && is_in_flight (project->stage)
          && (lt_region_contains (self->local, project->region) || lt_region_contains (self->local, project->park)))
        g_hash_table_add (seen, &row->project);
    }
  a->projects = g_hash_table_size (seen);
}

/* The first rule that fits, in the order of the table in DESIGN.md section 6. */
static LtCoverage
judge_coverage (LtSurvey *self, const LtAssessment *a)
{
  gboolean all_recorded = a->revenues == a->enterprises;

  if (a->enterprises == 0)
    return a->projects == 0 ? LT_COVERAGE_MISSING : LT_COVERAGE_ARRIVING;
  if (a->leaders > 0 && a->enterprises >= self->min_count)
    return LT_COVERAGE_STRONG;
  if (a->leaders == 0
      && (a->enterprises < self->min_count || (all_recorded && a->revenue_wan < self->min_revenue_wan)))
    return LT_COVERAGE_WEAK;
  if (a->enterprises == 1
      || (all_recorded && a->revenue_wan > 0 && a->largest_wan >= self->single_share * a->revenue_wan))
    return LT_COVERAGE_SINGLE;
  return LT_COVERAGE_PRESENT;
}

static gboolean
is_covered (LtCoverage coverage)
{
  return coverage >= LT_COVERAGE_WEAK;
}

/* A neighbour counts once, however many flows lead to it; a segment is not its own neighbour. */
static void
count_neighbours (LtSurvey *self, LtAssessment *a, gboolean upstream)
{
  GPtrArray *flows = lt_model_refs (self->model, LT_TABLE_FLOW, upstream ? "buyer" : "supplier", a->segment);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint covered = 0;

  for (guint i = 0; i < flows->len; i++)
    {
      LtFlow *flow = flows->pdata[i];
      gint64 *other = upstream ? &flow->supplier : &flow->buyer;
      const LtAssessment *neighbour = lt_survey_get (self, *other);

      if (*other != a->segment && neighbour != NULL && g_hash_table_add (seen, other))
        covered += is_covered (neighbour->coverage);
    }
  *(upstream ? &a->upstream : &a->downstream) = g_hash_table_size (seen);
  *(upstream ? &a->upstream_covered : &a->downstream_covered) = covered;
}

static LtAction
judge_action (const LtAssessment *a)
{
  switch (a->coverage)
    {
    case LT_COVERAGE_MISSING:
      if (a->upstream_covered > 0 && a->downstream_covered > 0)
        return LT_ACTION_FILL;
      return a->upstream_covered > 0 || a->downstream_covered > 0 ? LT_ACTION_EXTEND : LT_ACTION_BUILD;
    case LT_COVERAGE_WEAK:
      return LT_ACTION_STRENGTHEN;
    case LT_COVERAGE_SINGLE:
      return LT_ACTION_SECURE;
    default:
      return LT_ACTION_NONE;
    }
}

static void
assess_all (LtSurvey *self)
{
  GPtrArray *segments = lt_model_rows (self->model, LT_TABLE_SEGMENT);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < segments->len; i++)
    {
      LtAssessment *a = g_new0 (LtAssessment, 1);

      a->segment = ((LtSegment *) segments->pdata[i])->id;
      a->revenue_wan = a->largest_wan = LT_UNKNOWN;
      add_enterprises (self, a);
      add_projects (self, a);
      a->targets = lt_model_refs (self->model, LT_TABLE_TARGET, "segment", a->segment)->len;
      a->coverage = judge_coverage (self, a);
      g_hash_table_add (self->assessments, a);
    }
  /* What a gap calls for depends on its neighbours' coverage, so it comes after all of them. */
  g_hash_table_iter_init (&iter, self->assessments);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      LtAssessment *a = key;

      count_neighbours (self, a, TRUE);
      count_neighbours (self, a, FALSE);
      a->action = judge_action (a);
    }
}

/**
 * lt_survey_new:
 * @model: the model; it must outlive the survey, which describes it as it is now
 * @viewpoint: the region whose subtree counts as local; 0: nothing is local
 *
 * Assesses every segment in one pass over the links.
 * Returns: (transfer full): the survey
 */
LtSurvey *
lt_survey_new (LtModel *model, gint64 viewpoint)
{
  LtSurvey *self = g_new0 (LtSurvey, 1);

  g_ref_count_init (&self->refs);
  self->model = model;
  self->viewpoint = viewpoint;
  self->min_count = lt_model_get_threshold (model, viewpoint, "min_count", MIN_COUNT);
  self->min_revenue_wan = lt_model_get_threshold (model, viewpoint, "min_revenue_wan", MIN_REVENUE_WAN);
  self->single_share = lt_model_get_threshold (model, viewpoint, "single_share", SINGLE_SHARE);
  self->local = lt_region_subtree (model, viewpoint);
  self->assessments = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  assess_all (self);
  return self;
}

LtSurvey *
lt_survey_ref (LtSurvey *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

void
lt_survey_unref (LtSurvey *self)
{
  if (self == NULL || !g_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->local);
  g_hash_table_unref (self->assessments);
  g_free (self);
}

gint64
lt_survey_get_viewpoint (LtSurvey *self)
{
  return self->viewpoint;
}

/** lt_survey_get: returns (transfer none) (nullable): how the viewpoint covers a segment. */
const LtAssessment *
lt_survey_get (LtSurvey *self, gint64 segment)
{
  return g_hash_table_lookup (self->assessments, &segment);
}

/* --- Words --- */

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

/** lt_assessment_explain_coverage: returns (transfer full): why the coverage is what it is, in words and figures. */
char *
lt_assessment_explain_coverage (LtModel *model, const LtAssessment *a)
{
  g_autofree char *revenue = explain_revenue (a);

  switch (a->coverage)
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
      return g_strdup (_("It is here, but small and without a leader."));
    case LT_ACTION_SECURE:
      return g_strdup (_("It is here, but rests on one enterprise."));
    case LT_ACTION_NONE:
    default:
      return g_strdup ("");
    }
}
