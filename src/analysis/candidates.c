#include "config.h"
#include "analysis/candidates.h"

#include "workspace/edit-target.h"
#include "workspace/region.h"

#include <string.h>

#define HONOUR_LEADER "链主"
#define HONOUR_LISTED "上市"
#define POINTS_LEADER 10.0
#define POINTS_HONOUR 5.0
#define POINTS_NAMED 4.0
#define POINTS_CONTACTED 7.0

static const double most[LT_N_CANDIDATE_PARTS] = { 30, 20, 20, 10, 10, 10 };

/** lt_candidate_part_get_most: returns the most points that a part of the score can give. */
double
lt_candidate_part_get_most (LtCandidatePart part)
{
  return most[part];
}

/** lt_candidate_part_get_nick: returns the word that files and scripts use for a part of the score. */
const char *
lt_candidate_part_get_nick (LtCandidatePart part)
{
  static const char *const nicks[LT_N_CANDIDATE_PARTS] = { "size", "honours", "supply", "home-tie", "source-region", "contact" };

  return nicks[part];
}

/* --- Who is outside --- */

/* What candidates of one segment are judged by. */
typedef struct {
  LtModel    *model;
  LtSurvey   *survey;
  GHashTable *home;        /* keys of the home region and all below it */
  GHashTable *sources;     /* keys of the preferred source regions and all below them */
  GHashTable *leaders;     /* keys of those that lead the segment */
} Grounds;

static void
grounds_clear (Grounds *grounds)
{
  g_clear_pointer (&grounds->home, g_hash_table_unref);
  g_clear_pointer (&grounds->sources, g_hash_table_unref);
  g_clear_pointer (&grounds->leaders, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grounds, grounds_clear)

/**
 * lt_candidates_is_outside: whether an enterprise lies outside the viewpoint, and may so be a target for its gaps; one whose
 * region is unknown does, and where the viewpoint is none all do.
 */
gboolean
lt_candidates_is_outside (LtModel *model, LtSurvey *survey, gint64 enterprise)
{
  return lt_model_get_enterprise (model, enterprise) != NULL && !lt_survey_is_local (survey, enterprise);
}

/* One from another district of the home region is offered on request only, and one that has closed never. */
static gboolean
is_offered (const Grounds *grounds, gint64 enterprise, gboolean all_districts)
{
  const LtEnterprise *row = lt_model_get_enterprise (grounds->model, enterprise);

  return lt_candidates_is_outside (grounds->model, grounds->survey, enterprise) && row->status != LT_STATUS_CLOSED
         && (all_districts || !lt_region_contains (grounds->home, row->region));
}

/**
 * lt_candidates_get_source_regions:
 *
 * Returns: (transfer full) (element-type gint64): the preferred source regions, as lt_edit_set_source_regions() set them;
 *   those that are gone are passed over
 */
GArray *
lt_candidates_get_source_regions (LtModel *model)
{
  const char *text = lt_model_get_meta (model, LT_META_SOURCE_REGIONS);
  g_auto(GStrv) keys = g_strsplit (text != NULL ? text : "", " ", -1);
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; keys[i] != NULL; i++)
    {
      gint64 key = g_ascii_strtoll (keys[i], NULL, 10);

      if (lt_model_get_region (model, key) != NULL)
        g_array_append_val (regions, key);
    }
  return regions;
}

static GHashTable *
list_source_subtrees (LtModel *model)
{
  g_autoptr(GArray) regions = lt_candidates_get_source_regions (model);
  GHashTable *all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < regions->len; i++)
    {
      g_autoptr(GHashTable) subtree = lt_region_subtree (model, g_array_index (regions, gint64, i));
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, subtree);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_hash_table_add (all, g_memdup2 (key, sizeof (gint64)));
    }
  return all;
}

static void
grounds_init (Grounds *grounds, LtModel *model, LtSurvey *survey, gint64 segment)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_PARTICIPATION, "segment", segment);

  grounds->model = model;
  grounds->survey = survey;
  grounds->home = lt_region_subtree (model, lt_model_get_home (model));
  grounds->sources = list_source_subtrees (model);
  grounds->leaders = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < rows->len; i++)
    {
      LtParticipation *row = rows->pdata[i];

      if (row->role == LT_ROLE_LEADER)
        g_hash_table_add (grounds->leaders, &row->enterprise);
    }
}

/* --- The score --- */

static gboolean
supplies_or_buys (const Grounds *grounds, gint64 enterprise)
{
  GPtrArray *supplied = lt_model_refs (grounds->model, LT_TABLE_SUPPLY, "supplier", enterprise);
  GPtrArray *bought = lt_model_refs (grounds->model, LT_TABLE_SUPPLY, "buyer", enterprise);

  for (guint i = 0; i < supplied->len; i++)
    if (lt_survey_is_local (grounds->survey, ((LtSupply *) supplied->pdata[i])->buyer))
      return TRUE;
  for (guint i = 0; i < bought->len; i++)
    if (lt_survey_is_local (grounds->survey, ((LtSupply *) bought->pdata[i])->supplier))
      return TRUE;
  return FALSE;
}

/* How many honours it has but 链主, and whether that. */
static guint
count_honours (LtModel *model, gint64 enterprise, gboolean *leader, gboolean *listed)
{
  GPtrArray *honours = lt_model_refs (model, LT_TABLE_HONOUR, "enterprise", enterprise);
  guint others = 0;

  for (guint i = 0; i < honours->len; i++)
    {
      const char *name = ((LtHonour *) honours->pdata[i])->name;

      if (strcmp (name, HONOUR_LEADER) == 0)
        *leader = TRUE;
      else
        others++;
      *listed = *listed || strstr (name, HONOUR_LISTED) != NULL;
    }
  return others;
}

static double
contact_points (const LtCandidate *c)
{
  if (c->target == 0 || c->status == LT_TARGET_DECLINED)
    return 0;
  return c->status == LT_TARGET_VISITED ? most[LT_CANDIDATE_CONTACT]
         : c->status == LT_TARGET_CONTACTED ? POINTS_CONTACTED : POINTS_NAMED;
}

static gboolean
has_platform (LtModel *model, LtSurvey *survey, gint64 segment)
{
  GPtrArray *studies = lt_model_refs (model, LT_TABLE_STUDY, "segment", segment);
  g_autoptr(GHashTable) local = studies->len > 0 ? lt_region_subtree (model, lt_survey_get_viewpoint (survey)) : NULL;

  for (guint i = 0; i < studies->len; i++)
    {
      const LtInstitution *row = lt_model_get (model, LT_TABLE_INSTITUTION, ((LtStudy *) studies->pdata[i])->institution);

      if (row != NULL && lt_region_contains (local, row->region))
        return TRUE;
    }
  return FALSE;
}

/* The first that fits: a person or an enterprise that it listens to, then where it is found, then what it is. Enclaves,
 * agencies and meetings online are for people to decide on; nothing in the data speaks for them. */
static LtMethod
suggest_method (const Grounds *grounds, const LtCandidate *c, gboolean listed, gboolean platform)
{
  const LtAssessment *a = lt_survey_get (grounds->survey, c->segment);

  if (c->points[LT_CANDIDATE_SUPPLY] > 0)
    return LT_METHOD_ENTERPRISE;
  if (c->points[LT_CANDIDATE_HOME_TIE] > 0)
    return LT_METHOD_HOME_TIE;
  if (c->points[LT_CANDIDATE_SOURCE_REGION] > 0)
    return LT_METHOD_RESIDENT;
  if (a != NULL && a->upstream_covered + a->downstream_covered > 0)
    return LT_METHOD_CHAIN;
  if (listed)
    return LT_METHOD_CAPITAL;
  return platform ? LT_METHOD_PLATFORM : LT_METHOD_EXHIBITION;
}

static void
judge (const Grounds *grounds, LtCandidate *c, gboolean platform)
{
  const LtEnterprise *row = lt_model_get_enterprise (grounds->model, c->enterprise);
  const LtTarget *target = c->target != 0 ? lt_model_get (grounds->model, LT_TABLE_TARGET, c->target) : NULL;
  gboolean listed = FALSE;
  guint others;

  c->leader = g_hash_table_contains (grounds->leaders, &c->enterprise);
  others = count_honours (grounds->model, c->enterprise, &c->leader, &listed);
  c->points[LT_CANDIDATE_HONOURS] = MIN (most[LT_CANDIDATE_HONOURS], c->leader * POINTS_LEADER + others * POINTS_HONOUR);
  c->points[LT_CANDIDATE_SUPPLY] = supplies_or_buys (grounds, c->enterprise) ? most[LT_CANDIDATE_SUPPLY] : 0;
  c->points[LT_CANDIDATE_HOME_TIE] = row->home_tie != NULL ? most[LT_CANDIDATE_HOME_TIE] : 0;
  c->points[LT_CANDIDATE_SOURCE_REGION]
    = lt_region_contains (grounds->sources, row->region) ? most[LT_CANDIDATE_SOURCE_REGION] : 0;
  c->points[LT_CANDIDATE_CONTACT] = contact_points (c);
  c->method = target != NULL && target->method != LT_METHOD_NONE ? (LtMethod) target->method
              : suggest_method (grounds, c, listed, platform);
}

static int
by_revenue (gconstpointer a, gconstpointer b)
{
  double x = ((const LtCandidate *) a)->revenue_wan, y = ((const LtCandidate *) b)->revenue_wan;

  if (!lt_known (x) || !lt_known (y))
    return lt_known (y) - lt_known (x);
  return (x < y) - (x > y);
}

/* The largest gets all points, the last of n the n-th part; those of one size share the better place. */
static void
rank_by_size (GArray *candidates)
{
  guint ranked = 0;

  g_array_sort (candidates, by_revenue);
  while (ranked < candidates->len && lt_known (g_array_index (candidates, LtCandidate, ranked).revenue_wan))
    ranked++;
  for (guint i = 0; i < ranked; i++)
    {
      LtCandidate *c = &g_array_index (candidates, LtCandidate, i);

      c->rank = i > 0 && by_revenue (c, c - 1) == 0 ? (c - 1)->rank : i + 1;
      c->ranked = ranked;
      c->points[LT_CANDIDATE_SIZE] = most[LT_CANDIDATE_SIZE] * (ranked - c->rank + 1) / ranked;
    }
}

static int
by_score (gconstpointer a, gconstpointer b, gpointer model)
{
  const LtCandidate *x = a, *y = b;
  gint64 first = x->enterprise, second = y->enterprise;

  if ((x->status == LT_TARGET_DECLINED) != (y->status == LT_TARGET_DECLINED))
    return x->status == LT_TARGET_DECLINED ? 1 : -1;
  if (x->score != y->score)
    return x->score < y->score ? 1 : -1;
  return lt_model_compare (LT_TABLE_ENTERPRISE, lt_model_get_enterprise (model, first), lt_model_get_enterprise (model, second));
}

/* --- The list --- */

/* Once each, however often it takes part; @target: the row that names it, or 0. */
static void
add_candidate (const Grounds *grounds, GArray *candidates, GHashTable *seen, gint64 segment, gint64 enterprise, const LtTarget *target)
{
  LtCandidate c = { .enterprise = enterprise, .segment = segment, .revenue_wan = lt_survey_get_revenue (grounds->survey, enterprise) };

  if (!g_hash_table_add (seen, g_memdup2 (&enterprise, sizeof enterprise)))
    return;
  if (target != NULL)
    {
      c.target = target->id;
      c.status = target->status;
    }
  g_array_append_val (candidates, c);
}

static GArray *
collect (const Grounds *grounds, gint64 segment, gboolean all_districts)
{
  GPtrArray *targets = lt_model_refs (grounds->model, LT_TABLE_TARGET, "segment", segment);
  GPtrArray *links = lt_model_refs (grounds->model, LT_TABLE_PARTICIPATION, "segment", segment);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (LtCandidate));

  /* Naming one is the request that its district, or its being closed, would need. */
  for (guint i = 0; i < targets->len; i++)
    {
      const LtTarget *target = targets->pdata[i];

      if (lt_candidates_is_outside (grounds->model, grounds->survey, target->enterprise))
        add_candidate (grounds, candidates, seen, segment, target->enterprise, target);
    }
  for (guint i = 0; i < links->len; i++)
    {
      gint64 enterprise = ((LtParticipation *) links->pdata[i])->enterprise;

      if (is_offered (grounds, enterprise, all_districts))
        add_candidate (grounds, candidates, seen, segment, enterprise, NULL);
    }
  return candidates;
}

/**
 * lt_candidates_list:
 * @survey: of the viewpoint, as the model is now
 * @all_districts: whether enterprises of other districts of the home region are offered too; those that a target names are
 *   listed in any case
 *
 * Who could fill a gap: the enterprises outside the viewpoint that take part in the segment, or that a target names for it.
 * Returns: (transfer full) (element-type LtCandidate): the best first, those that declined last
 */
GArray *
lt_candidates_list (LtModel *model, LtSurvey *survey, gint64 segment, gboolean all_districts)
{
  g_auto(Grounds) grounds = { 0 };
  gboolean platform = has_platform (model, survey, segment);
  GArray *candidates;

  grounds_init (&grounds, model, survey, segment);
  candidates = collect (&grounds, segment, all_districts);
  rank_by_size (candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      LtCandidate *c = &g_array_index (candidates, LtCandidate, i);

      judge (&grounds, c, platform);
      for (guint part = 0; part < LT_N_CANDIDATE_PARTS; part++)
        c->score += c->points[part];
    }
  g_array_sort_with_data (candidates, by_score, model);
  return candidates;
}

/* --- The other way round --- */

static int
by_chain (gconstpointer a, gconstpointer b, gpointer model)
{
  const LtSegment *x = lt_model_get_segment (model, *(const gint64 *) a), *y = lt_model_get_segment (model, *(const gint64 *) b);
  const LtChain *from = lt_model_get_chain (model, x->chain), *to = lt_model_get_chain (model, y->chain);

  return from != to && from != NULL && to != NULL ? lt_model_compare (LT_TABLE_CHAIN, from, to)
         : lt_model_compare (LT_TABLE_SEGMENT, x, y);
}

static void
add_gap (LtSurvey *survey, GArray *gaps, GHashTable *seen, gint64 segment)
{
  const LtAssessment *a = lt_survey_get (survey, segment);

  if (a != NULL && a->action != LT_ACTION_NONE && g_hash_table_add (seen, g_memdup2 (&segment, sizeof segment)))
    g_array_append_val (gaps, segment);
}

/**
 * lt_candidates_list_gaps:
 * @survey: of the viewpoint, as the model is now
 *
 * Returns: (transfer full) (element-type gint64): the segments that are gaps at the viewpoint and that the enterprise, being
 *   outside, takes part in or is named for, in the order of chains; none for a local one
 */
GArray *
lt_candidates_list_gaps (LtModel *model, LtSurvey *survey, gint64 enterprise)
{
  GPtrArray *links = lt_model_refs (model, LT_TABLE_PARTICIPATION, "enterprise", enterprise);
  GPtrArray *targets = lt_model_refs (model, LT_TABLE_TARGET, "enterprise", enterprise);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!lt_candidates_is_outside (model, survey, enterprise))
    return gaps;
  for (guint i = 0; i < links->len; i++)
    add_gap (survey, gaps, seen, ((LtParticipation *) links->pdata[i])->segment);
  for (guint i = 0; i < targets->len; i++)
    add_gap (survey, gaps, seen, ((LtTarget *) targets->pdata[i])->segment);
  g_array_sort_with_data (gaps, by_chain, model);
  return gaps;
}
