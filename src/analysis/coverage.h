/* How well a region covers each segment, and what that calls for. DESIGN.md section 6. */
#pragma once

#include "analysis/rules.h"

G_BEGIN_DECLS

typedef enum {
  LT_COVERAGE_MISSING,
  LT_COVERAGE_ARRIVING,
  LT_COVERAGE_WEAK,
  LT_COVERAGE_SINGLE,
  LT_COVERAGE_PRESENT,
  LT_COVERAGE_STRONG,
} LtCoverage;
#define LT_N_COVERAGES 6

typedef enum {
  LT_ACTION_NONE,
  LT_ACTION_FILL,        /* 补链 */
  LT_ACTION_EXTEND,      /* 延链 */
  LT_ACTION_BUILD,       /* 建链 */
  LT_ACTION_STRENGTHEN,  /* 强链 */
  LT_ACTION_SECURE,      /* 固链 */
} LtAction;
#define LT_N_ACTIONS 6

/**
 * LtAssessment:
 * @segment: the segment's key
 * @coverage: the one that counts: what somebody holds it to be at exactly this viewpoint, else @computed
 * @computed: by the rules
 * @action: what @coverage and those of the neighbours call for
 * @override: the key of the row of overrides that @coverage is by, or 0
 * @enterprises: local enterprises in operation that take part in it
 * @leaders: those among them that lead it
 * @revenue_wan: the sum of their recorded revenues in 万元; %LT_UNKNOWN where none is recorded
 * @revenues: how many of them have a recorded revenue
 * @largest_wan: the largest recorded revenue in 万元, or %LT_UNKNOWN
 * @projects: local projects for it that are signed, landed or under construction
 * @targets: rows of targets that name it
 * @upstream, @downstream: segments one flow away
 * @upstream_covered, @downstream_covered: those of them that are covered
 */
typedef struct {
  gint64     segment;
  LtCoverage coverage, computed;
  LtAction   action;
  gint64     override;
  guint      enterprises;
  guint      leaders;
  double     revenue_wan;
  guint      revenues;
  double     largest_wan;
  guint      projects;
  guint      targets;
  guint      upstream, upstream_covered;
  guint      downstream, downstream_covered;
} LtAssessment;

/** LtSurvey: the assessment of every segment of a workspace at one viewpoint. */
typedef struct _LtSurvey LtSurvey;

LtSurvey           *lt_survey_new          (LtModel *model, gint64 viewpoint);
LtSurvey           *lt_survey_new_by       (LtModel *model, gint64 viewpoint, const LtRules *rules);
LtSurvey           *lt_survey_ref          (LtSurvey *self);
void                lt_survey_unref        (LtSurvey *self);
LtAssessment        lt_assessment_of       (LtModel *model, gint64 viewpoint, gint64 segment);
gint64              lt_survey_get_viewpoint (LtSurvey *self);
const LtRules      *lt_survey_get_rules    (LtSurvey *self);
const LtAssessment *lt_survey_get          (LtSurvey *self, gint64 segment);
const LtAssessment *lt_survey_get_all      (LtSurvey *self, guint *n);
gboolean            lt_survey_is_local     (LtSurvey *self, gint64 enterprise);
gboolean            lt_survey_holds        (LtSurvey *self, gint64 region);
GArray             *lt_survey_list_enterprises  (LtSurvey *self, gint64 segment);
guint               lt_survey_count_enterprises (LtSurvey *self, GPtrArray *segments);
double              lt_survey_get_revenue  (LtSurvey *self, gint64 enterprise);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSurvey, lt_survey_unref)

gboolean    lt_coverage_is_covered (LtCoverage coverage);
const char *lt_coverage_get_nick  (LtCoverage coverage);
const char *lt_coverage_get_label (LtCoverage coverage);
const char *lt_action_get_nick    (LtAction action);
const char *lt_action_get_label   (LtAction action);
const char *lt_action_get_badge   (LtAction action);
/* What an assessment is made of, one step at a time, for who makes one otherwise than a survey does. */
void        lt_assessment_add_enterprise (LtAssessment *assessment, double revenue_wan);
gboolean    lt_project_is_in_flight      (const LtProject *project);
gboolean    lt_override_is_later         (const LtOverride *row, const LtOverride *other);
LtCoverage  lt_assessment_judge_coverage (const LtAssessment *assessment, const LtRules *in_force);
LtAction    lt_assessment_judge_action   (const LtAssessment *assessment);
char       *lt_assessment_explain_coverage (LtModel *model, const LtAssessment *assessment);
char       *lt_assessment_explain_action   (LtModel *model, const LtAssessment *assessment);

G_END_DECLS
