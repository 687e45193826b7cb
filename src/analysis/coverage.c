#include "config.h"
#include "analysis/coverage.h"

#include "analysis/roster.h"
#include "workspace/region.h"

struct _LtSurvey {
  gint64      viewpoint;
  LtRules     rules;
  GHashTable *local;         /* keys of regions */
  guint8     *counts;        /* by the roster's slot of an enterprise: whether it is local and operating */
  guint       n_counts;
  GArray     *assessments;   /* LtAssessment */
  GHashTable *places;        /* segment's key → index + 1 */
  LtModel    *model;
  grefcount   refs;
};

/** lt_survey_get_revenue: the enterprise's revenue in 万元 in the latest year that records one, or %LT_UNKNOWN. */
double
lt_survey_get_revenue (LtSurvey *self, gint64 enterprise)
{
  const LtRosterEnterprise *row = lt_roster_find (lt_roster_of (self->model), enterprise);

  return row != NULL ? row->revenue_wan : LT_UNKNOWN;
}

/** lt_survey_is_local: whether an enterprise is in the viewpoint's subtree; one whose region is unknown never is. */
gboolean
lt_survey_is_local (LtSurvey *self, gint64 enterprise)
{
  const LtEnterprise *row = lt_model_get_enterprise (self->model, enterprise);

  return row != NULL && lt_region_contains (self->local, row->region);
}

/** lt_survey_holds: whether a region is in the viewpoint's subtree; an unknown one, 0, never is. */
gboolean
lt_survey_holds (LtSurvey *self, gint64 region)
{
  return lt_region_contains (self->local, region);
}

static inline gboolean
counts (LtSurvey *self, guint32 slot)
{
  return slot < self->n_counts && self->counts[slot];
}

/**
 * lt_survey_list_enterprises:
 *
 * Returns: (transfer full) (element-type LtRosterLink): the participations of those that cover a segment, as they are local
 *   and operating
 */
GArray *
lt_survey_list_enterprises (LtSurvey *self, gint64 segment)
{
  guint n;
  const LtRosterLink *links = lt_roster_get_links (lt_roster_of (self->model), segment, &n);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (LtRosterLink));

  for (guint i = 0; i < n; i++)
    if (counts (self, links[i].enterprise))
      g_array_append_val (found, links[i]);
  return found;
}

/**
 * lt_survey_count_enterprises:
 * @segments: (element-type LtSegment)
 *
 * Returns: how many cover one of them or more, each counted once
 */
guint
lt_survey_count_enterprises (LtSurvey *self, GPtrArray *segments)
{
  LtRoster *roster = lt_roster_of (self->model);
  g_autofree guint8 *seen = g_new0 (guint8, self->n_counts + 1);
  guint count = 0, n;

  for (guint i = 0; i < segments->len; i++)
    {
      const LtRosterLink *links = lt_roster_get_links (roster, ((LtSegment *) segments->pdata[i])->id, &n);

      for (guint l = 0; l < n; l++)
        if (counts (self, links[l].enterprise) && !seen[links[l].enterprise])
          {
            seen[links[l].enterprise] = TRUE;
            count++;
          }
    }
  return count;
}

/* What the pass over the links goes by. */
typedef struct {
  LtRoster                 *roster;
  const LtRosterEnterprise *enterprises;
  const guint8             *counts;      /* the survey's */
  guint32                  *seen;        /* by enterprise slot: the last segment that counted it, from 1 */
  guint32                  *led;
  guint32                  *met;         /* by segment: the last one whose neighbour it was noted as, from 1 */
} Pass;

static void
pass_clear (Pass *pass)
{
  g_free (pass->seen);
  g_free (pass->led);
  g_free (pass->met);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

/* Told beforehand, in one walk from end to end: a participation then costs a look at a byte, and most end there. */
static void
mark_counting (LtSurvey *self, LtRoster *roster)
{
  const LtRosterEnterprise *enterprises = lt_roster_get_enterprises (roster);
  g_autofree guint8 *local = lt_roster_mark_regions (roster, self->local);
  const guint n = lt_roster_get_size (roster);

  self->counts = g_new0 (guint8, n + 1);
  self->n_counts = n;
  for (guint i = 0; i < n; i++)
    self->counts[i] = enterprises[i].id != 0 && enterprises[i].operating && enterprises[i].region != LT_ROSTER_NONE
                      && local[enterprises[i].region];
}

static void
pass_init (Pass *pass, LtSurvey *self)
{
  pass->roster = lt_roster_of (self->model);
  pass->enterprises = lt_roster_get_enterprises (pass->roster);
  mark_counting (self, pass->roster);
  pass->counts = self->counts;
  pass->seen = g_new0 (guint32, lt_roster_get_size (pass->roster) + 1);
  pass->led = g_new0 (guint32, lt_roster_get_size (pass->roster) + 1);
  pass->met = g_new0 (guint32, self->assessments->len + 1);
}

/** lt_assessment_add_enterprise: one more takes part; @revenue: in 万元, or %LT_UNKNOWN */
void
lt_assessment_add_enterprise (LtAssessment *a, double revenue)
{
  a->enterprises++;
  if (!lt_known (revenue))
    return;
  a->revenue_wan = a->revenues == 0 ? revenue : a->revenue_wan + revenue;
  a->largest_wan = a->revenues == 0 ? revenue : MAX (a->largest_wan, revenue);
  a->revenues++;
}

/* An enterprise counts once, also where a merge or an import noted its participation twice; it leads if one of them says
 * so. @number: the segment's, from 1 */
static void
add_enterprises (Pass *pass, LtAssessment *a, guint32 number)
{
  guint n;
  const LtRosterLink *links = lt_roster_get_links (pass->roster, a->segment, &n);

  for (guint i = 0; i < n; i++)
    {
      guint32 slot = links[i].enterprise;
      const LtRosterEnterprise *enterprise;

      if (!pass->counts[slot])
        continue;
      enterprise = &pass->enterprises[slot];
      if (pass->seen[slot] != number)
        {
          pass->seen[slot] = number;
          lt_assessment_add_enterprise (a, enterprise->revenue_wan);
        }
      if ((links[i].role == LT_ROLE_LEADER || enterprise->leader) && pass->led[slot] != number)
        {
          pass->led[slot] = number;
          a->leaders++;
        }
    }
}

/** lt_project_is_in_flight: whether what it is for counts as arriving. */
gboolean
lt_project_is_in_flight (const LtProject *project)
{
  return project->stage == LT_STAGE_SIGNED || project->stage == LT_STAGE_LANDED || project->stage == LT_STAGE_CONSTRUCTION;
}

static void
add_projects (LtSurvey *self, LtAssessment *a)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_PURPOSE, "segment", a->segment);
  g_autoptr(GHashTable) seen = rows->len > 0 ? g_hash_table_new (g_int64_hash, g_int64_equal) : NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      LtPurpose *row = rows->pdata[i];
      const LtProject *project = lt_model_get_project (self->model, row->project);

      if (project != NULL && lt_project_is_in_flight (project)
          && (lt_region_contains (self->local, project->region) || lt_region_contains (self->local, project->park)))
        a->projects += g_hash_table_add (seen, &row->project);
    }
}

/** lt_assessment_judge_coverage: by the first rule that fits, in the order of the table in DESIGN.md section 6. */
LtCoverage
lt_assessment_judge_coverage (const LtAssessment *a, const LtRules *in_force)
{
  const double *rules = in_force->values;
  gboolean all_recorded = a->revenues == a->enterprises;

  if (a->enterprises == 0)
    return a->projects == 0 ? LT_COVERAGE_MISSING : LT_COVERAGE_ARRIVING;
  if (a->leaders > 0 && a->enterprises >= rules[LT_RULE_MIN_COUNT])
    return LT_COVERAGE_STRONG;
  if (a->leaders == 0
      && (a->enterprises < rules[LT_RULE_MIN_COUNT] || (all_recorded && a->revenue_wan < rules[LT_RULE_MIN_REVENUE])))
    return LT_COVERAGE_WEAK;
  if (a->enterprises == 1
      || (all_recorded && a->revenue_wan > 0 && a->largest_wan >= rules[LT_RULE_SINGLE_SHARE] * a->revenue_wan))
    return LT_COVERAGE_SINGLE;
  return LT_COVERAGE_PRESENT;
}

/** lt_coverage_is_covered: whether the segment is there at all: weak, single, present or strong. */
gboolean
lt_coverage_is_covered (LtCoverage coverage)
{
  return coverage >= LT_COVERAGE_WEAK;
}

static guint32
find_place (LtSurvey *self, gint64 segment)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->places, (gpointer) (gintptr) segment));
}

/* A neighbour counts once, however many flows lead to it; a segment is not its own neighbour. @number: of this look, from 1 */
static void
count_neighbours (LtSurvey *self, Pass *pass, LtAssessment *a, gboolean upstream, guint32 number)
{
  GPtrArray *flows = lt_model_refs (self->model, LT_TABLE_FLOW, upstream ? "buyer" : "supplier", a->segment);
  guint *total = upstream ? &a->upstream : &a->downstream;
  guint *covered = upstream ? &a->upstream_covered : &a->downstream_covered;

  for (guint i = 0; i < flows->len; i++)
    {
      LtFlow *flow = flows->pdata[i];
      gint64 other = upstream ? flow->supplier : flow->buyer;
      guint32 place = other != a->segment ? find_place (self, other) : 0;

      if (place == 0 || pass->met[place - 1] == number)
        continue;
      pass->met[place - 1] = number;
      *total += 1;
      *covered += lt_coverage_is_covered (g_array_index (self->assessments, LtAssessment, place - 1).coverage);
    }
}

/** lt_assessment_judge_action: what its coverage and its neighbours' call for. */
LtAction
lt_assessment_judge_action (const LtAssessment *a)
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
list_segments (LtSurvey *self, GPtrArray *segments)
{
  self->assessments = g_array_sized_new (FALSE, TRUE, sizeof (LtAssessment), segments->len);
  self->places = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_array_set_size (self->assessments, segments->len);
  for (guint i = 0; i < segments->len; i++)
    {
      gint64 id = ((LtSegment *) segments->pdata[i])->id;

      g_array_index (self->assessments, LtAssessment, i) = (LtAssessment) { .segment = id, .revenue_wan = LT_UNKNOWN, .largest_wan = LT_UNKNOWN };
      g_hash_table_insert (self->places, (gpointer) (gintptr) id, GUINT_TO_POINTER (i + 1));
    }
}

/**
 * lt_override_is_later:
 * @other: (nullable)
 *
 * Two people may have said something of one segment, in files that were merged: the latest counts.
 */
gboolean
lt_override_is_later (const LtOverride *row, const LtOverride *other)
{
  int order = other != NULL ? g_strcmp0 (row->dated, other->dated) : 1;

  return order != 0 ? order > 0 : row->id > other->id;
}

static void
apply_overrides (LtSurvey *self)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_OVERRIDE, "region", self->viewpoint);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtOverride *row = rows->pdata[i];
      guint32 place = find_place (self, row->segment);
      LtAssessment *a = place > 0 ? &g_array_index (self->assessments, LtAssessment, place - 1) : NULL;

      if (a == NULL || row->coverage == LT_OVERRIDE_NONE
          || !lt_override_is_later (row, lt_model_get (self->model, LT_TABLE_OVERRIDE, a->override)))
        continue;
      a->override = row->id;
      a->coverage = row->coverage - LT_OVERRIDE_MISSING + LT_COVERAGE_MISSING;
    }
}

static void
assess_all (LtSurvey *self)
{
  g_auto(Pass) pass = { 0 };

  pass_init (&pass, self);
  for (guint i = 0; i < self->assessments->len; i++)
    {
      LtAssessment *a = &g_array_index (self->assessments, LtAssessment, i);

      add_enterprises (&pass, a, i + 1);
      add_projects (self, a);
      a->targets = lt_model_refs (self->model, LT_TABLE_TARGET, "segment", a->segment)->len;
      a->coverage = a->computed = lt_assessment_judge_coverage (a, &self->rules);
    }
  apply_overrides (self);
  /* What a gap calls for depends on its neighbours' coverage, so it comes after all of them. */
  for (guint i = 0; i < self->assessments->len; i++)
    {
      LtAssessment *a = &g_array_index (self->assessments, LtAssessment, i);

      count_neighbours (self, &pass, a, TRUE, 2 * i + 1);
      count_neighbours (self, &pass, a, FALSE, 2 * i + 2);
      a->action = lt_assessment_judge_action (a);
    }
}

/* @segments: (element-type LtSegment): those to assess; all, but where only one of them and its neighbours matter */
static LtSurvey *
survey (LtModel *model, gint64 viewpoint, const LtRules *rules, GPtrArray *segments)
{
  LtSurvey *self = g_new0 (LtSurvey, 1);

  g_ref_count_init (&self->refs);
  self->model = model;
  self->viewpoint = viewpoint;
  self->rules = *rules;
  self->local = lt_region_subtree (model, viewpoint);
  list_segments (self, segments);
  assess_all (self);
  return self;
}

/**
 * lt_survey_new_by:
 * @rules: as they might be: nothing is written
 *
 * lt_survey_new() by other rules than those that are in force.
 */
LtSurvey *
lt_survey_new_by (LtModel *model, gint64 viewpoint, const LtRules *rules)
{
  return survey (model, viewpoint, rules, lt_model_rows (model, LT_TABLE_SEGMENT));
}

static void
add_neighbours (LtModel *model, gint64 segment, gboolean upstream, GPtrArray *segments)
{
  GPtrArray *flows = lt_model_refs (model, LT_TABLE_FLOW, upstream ? "buyer" : "supplier", segment);

  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];
      LtSegment *other = (LtSegment *) lt_model_get_segment (model, upstream ? flow->supplier : flow->buyer);

      if (other != NULL && !g_ptr_array_find (segments, other, NULL))
        g_ptr_array_add (segments, other);
    }
}

/**
 * lt_assessment_of:
 * @viewpoint: the region whose subtree counts as local
 *
 * One segment as a survey would assess it, at the price of it and of its neighbours.
 * Returns: its assessment; of a segment that is not there one with the key 0
 */
LtAssessment
lt_assessment_of (LtModel *model, gint64 viewpoint, gint64 segment)
{
  g_autoptr(GPtrArray) segments = g_ptr_array_new ();
  g_autoptr(LtSurvey) few = NULL;
  LtSegment *row = (LtSegment *) lt_model_get_segment (model, segment);
  LtRules rules;

  if (row == NULL)
    return (LtAssessment) { 0 };
  g_ptr_array_add (segments, row);
  add_neighbours (model, segment, TRUE, segments);
  add_neighbours (model, segment, FALSE, segments);
  lt_rules_read (&rules, model, viewpoint);
  few = survey (model, viewpoint, &rules, segments);
  return *lt_survey_get (few, segment);
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
  LtRules rules;

  lt_rules_read (&rules, model, viewpoint);
  return lt_survey_new_by (model, viewpoint, &rules);
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
  g_free (self->counts);
  g_hash_table_unref (self->places);
  g_array_unref (self->assessments);
  g_free (self);
}

gint64
lt_survey_get_viewpoint (LtSurvey *self)
{
  return self->viewpoint;
}

/** lt_survey_get_rules: returns (transfer none): what it was judged by. */
const LtRules *
lt_survey_get_rules (LtSurvey *self)
{
  return &self->rules;
}

/** lt_survey_get_all: returns (transfer none) (array length=n): every segment's assessment, in no order; what lt_survey_get()
 * returns is one of them. */
const LtAssessment *
lt_survey_get_all (LtSurvey *self, guint *n)
{
  *n = self->assessments->len;
  return (const LtAssessment *) (gpointer) self->assessments->data;
}

/** lt_survey_get: returns (transfer none) (nullable): how the viewpoint covers a segment. */
const LtAssessment *
lt_survey_get (LtSurvey *self, gint64 segment)
{
  guint32 place = find_place (self, segment);

  return place > 0 ? &g_array_index (self->assessments, LtAssessment, place - 1) : NULL;
}
