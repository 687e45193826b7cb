#include "config.h"
#include "analysis/priority.h"

#include "analysis/bridge.h"

#define MOST_CRITICAL 3

struct _LtRanking {
  LtModel    *model;
  LtSurvey   *survey;
  LtPriority *priorities;    /* in the order of the survey's assessments */
  guint       n;
  GPtrArray  *gaps;          /* LtPriority, the first gap first */
  grefcount   refs;
};

/* --- Flows --- */

/* Segments by their places in the survey, and whom each supplies: once each, and never itself. */
typedef struct {
  LtSurvey           *survey;
  const LtAssessment *assessments;
  guint               n;
  guint32            *first, *buyers;        /* first: of n + 1 */
} Net;

static void
net_clear (Net *net)
{
  g_free (net->first);
  g_free (net->buyers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Net, net_clear)

static guint32
place_of (const Net *net, gint64 segment)
{
  return lt_survey_get (net->survey, segment) - net->assessments;
}

/* A second flow between the same two says nothing new. */
static void
drop_doubles (Net *net)
{
  g_autofree guint32 *met = g_new0 (guint32, net->n + 1);
  guint32 kept = 0;

  for (guint32 i = 0; i < net->n; i++)
    {
      guint32 from = net->first[i];

      net->first[i] = kept;
      for (guint32 e = from; e < net->first[i + 1]; e++)
        if (net->buyers[e] != i && met[net->buyers[e]] != i + 1)
          {
            met[net->buyers[e]] = i + 1;
            net->buyers[kept++] = net->buyers[e];
          }
    }
  net->first[net->n] = kept;
}

static void
net_init (Net *net, LtModel *model, LtSurvey *survey)
{
  GPtrArray *flows = lt_model_rows (model, LT_TABLE_FLOW);
  g_autofree guint32 *suppliers = g_new (guint32, flows->len + 1);

  net->survey = survey;
  net->assessments = lt_survey_get_all (survey, &net->n);
  net->first = g_new0 (guint32, net->n + 2);
  net->buyers = g_new (guint32, flows->len + 1);
  for (guint i = 0; i < flows->len; i++)
    {
      suppliers[i] = place_of (net, ((LtFlow *) flows->pdata[i])->supplier);
      net->first[suppliers[i] + 2]++;
    }
  for (guint i = 2; i <= net->n + 1; i++)
    net->first[i] += net->first[i - 1];
  /* first[i + 1] moves on from where a supplier's buyers begin to where they end, which is where the next one's begin. */
  for (guint i = 0; i < flows->len; i++)
    net->buyers[net->first[suppliers[i] + 1]++] = place_of (net, ((LtFlow *) flows->pdata[i])->buyer);
  drop_doubles (net);
}

/* --- Factors --- */

/* Sums of what a file from elsewhere holds may be endless, and their share then no number. */
static double
share (double part, double whole)
{
  double found = whole > 0 ? part / whole : 0;

  return isnan (found) ? 0 : CLAMP (found, 0, 1);
}

static void
add_buyers (LtPriority *priority, const LtAssessment *buyer)
{
  priority->buyers += buyer->enterprises;
  if (buyer->revenues > 0)
    priority->buyers_wan = lt_known (priority->buyers_wan) ? priority->buyers_wan + buyer->revenue_wan : buyer->revenue_wan;
}

static void
find_demand (LtRanking *self, const Net *net)
{
  double most_wan = 0;
  guint most = 0;

  for (guint i = 0; i < self->n; i++)
    {
      LtPriority *priority = &self->priorities[i];

      for (guint32 e = net->first[i]; e < net->first[i + 1]; e++)
        add_buyers (priority, &net->assessments[net->buyers[e]]);
      if (lt_known (priority->buyers_wan))
        most_wan = MAX (most_wan, priority->buyers_wan);
      most = MAX (most, priority->buyers);
    }
  for (guint i = 0; i < self->n; i++)
    {
      LtPriority *priority = &self->priorities[i];

      priority->most_wan = most_wan;
      priority->most = most;
      priority->factors[LT_FACTOR_DEMAND] = lt_known (priority->buyers_wan) ? share (priority->buyers_wan, most_wan)
                                                                           : share (priority->buyers, most);
    }
}

/* The flows inside one chain, its segments numbered from 0. @inside: by place, one more than the number in that chain */
static void
find_bridges_of (LtRanking *self, const Net *net, const guint32 *places, guint n, guint32 *inside)
{
  g_autofree guint32 *first = g_new (guint32, n + 1);
  g_autofree guint64 *through = g_new (guint64, n + 1);
  g_autofree guint8 *covered = g_new (guint8, n + 1);
  g_autoptr(GArray) to = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint64 pairs;

  for (guint i = 0; i < n; i++)
    inside[places[i]] = i + 1;
  for (guint i = 0; i < n; i++)
    {
      first[i] = to->len;
      covered[i] = lt_coverage_is_covered (net->assessments[places[i]].coverage);
      for (guint32 e = net->first[places[i]]; e < net->first[places[i] + 1]; e++)
        if (inside[net->buyers[e]] > 0)
          g_array_append_val (to, (guint32) { inside[net->buyers[e]] - 1 });
    }
  first[n] = to->len;
  pairs = lt_bridge_count (n, first, (const guint32 *) (gpointer) to->data, covered, through);
  for (guint i = 0; i < n; i++)
    {
      LtPriority *priority = &self->priorities[places[i]];

      priority->bridged = through[i];
      priority->pairs = pairs;
      priority->factors[LT_FACTOR_BRIDGE] = share (through[i], pairs);
      inside[places[i]] = 0;
    }
}

static void
find_bridges (LtRanking *self, const Net *net)
{
  GPtrArray *chains = lt_model_rows (self->model, LT_TABLE_CHAIN);
  g_autofree guint32 *inside = g_new0 (guint32, self->n + 1), *places = g_new (guint32, self->n + 1);

  for (guint c = 0; c < chains->len; c++)
    {
      GPtrArray *segments = lt_model_refs (self->model, LT_TABLE_SEGMENT, "chain", ((LtRow *) chains->pdata[c])->id);

      for (guint i = 0; i < segments->len; i++)
        places[i] = place_of (net, ((LtRow *) segments->pdata[i])->id);
      find_bridges_of (self, net, places, segments->len, inside);
    }
}

/* What is known of each by itself. */
static void
find_others (LtRanking *self, const LtAssessment *assessments)
{
  const double full = lt_survey_get_rules (self->survey)->values[LT_RULE_PROSPECTS_FULL];

  for (guint i = 0; i < self->n; i++)
    {
      const LtAssessment *a = &assessments[i];
      const LtSegment *segment = lt_model_get_segment (self->model, a->segment);
      double *factors = self->priorities[i].factors;

      factors[LT_FACTOR_SUPPLY] = share (a->upstream_covered, a->upstream);
      factors[LT_FACTOR_CRITICALITY] = segment->criticality != LT_UNKNOWN_INT ? share (segment->criticality, MOST_CRITICAL) : 0;
      factors[LT_FACTOR_PROSPECTS] = share (a->targets, full);
    }
}

/* --- Ranks --- */

/* What a gap's place among others is by. @rounded: sums that are equal but for the last bits are equal */
typedef struct {
  const LtPriority *priority;
  double            rounded;
  const char       *name;
  guint             chain;   /* its place among chains */
} Gap;

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const Gap *x = a, *y = b;
  int order;

  if (x->rounded != y->rounded)
    return x->rounded > y->rounded ? -1 : 1;
  if (x->chain != y->chain)
    return x->chain < y->chain ? -1 : 1;
  order = g_strcmp0 (x->name, y->name);
  return order != 0 ? order : x->priority->segment < y->priority->segment ? -1 : 1;
}

static void
list_gaps (LtRanking *self)
{
  const GPtrArray *chains = lt_model_get_sorted (self->model, LT_TABLE_CHAIN);
  g_autoptr(GHashTable) order = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr(GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));

  for (guint i = 0; i < chains->len; i++)
    g_hash_table_insert (order, (gpointer) (gintptr) ((LtRow *) chains->pdata[i])->id, GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->n; i++)
    {
      const LtSegment *segment = lt_model_get_segment (self->model, self->priorities[i].segment);
      Gap gap = { &self->priorities[i], round (self->priorities[i].priority * 1e9), segment->name,
                  GPOINTER_TO_UINT (g_hash_table_lookup (order, (gpointer) (gintptr) segment->chain)) };

      if (lt_known (gap.priority->priority))
        g_array_append_val (gaps, gap);
    }
  g_array_sort (gaps, compare_gaps);
  self->gaps = g_ptr_array_sized_new (gaps->len);
  for (guint i = 0; i < gaps->len; i++)
    g_ptr_array_add (self->gaps, (gpointer) g_array_index (gaps, Gap, i).priority);
}

static void
add_up (LtRanking *self, const LtAssessment *assessments)
{
  for (guint i = 0; i < self->n; i++)
    {
      LtPriority *priority = &self->priorities[i];

      if (assessments[i].action == LT_ACTION_NONE)
        continue;
      priority->priority = 0;
      for (guint f = 0; f < LT_N_FACTORS; f++)
        priority->priority += lt_ranking_get_points (self, priority->segment, f);
    }
}

/**
 * lt_ranking_new:
 * @survey: of @model as it is now; its rules say the weights
 *
 * Gives every segment its five factors, and every gap its priority: the sum of the factors, weighted, over the sum of the
 * weights, times 100. DESIGN.md section 6 says what the factors are; what it leaves open is decided so:
 * - demand: segments of other chains that it supplies count too, and one counts once however many flows lead to it. Where one
 *   enterprise at least in those segments has a recorded revenue, the recorded ones are summed, and measured by the largest
 *   such sum; where none has, the enterprises are counted, and measured by the largest such number of any segment.
 * - bridge: a path by it may come by other segments twice, which only rings make possible.
 * - prospects: every row of targets counts, also of those that declined.
 * - What somebody holds a coverage to be counts as covered or not, also for its neighbours and for the bridge; revenues stay
 *   what they are.
 *
 * Returns: (transfer full): the ranking; the model must not change before it is given up
 */
LtRanking *
lt_ranking_new (LtModel *model, LtSurvey *survey)
{
  LtRanking *self = g_new0 (LtRanking, 1);
  g_auto(Net) net = { 0 };

  g_ref_count_init (&self->refs);
  self->model = model;
  self->survey = lt_survey_ref (survey);
  net_init (&net, model, survey);
  self->n = net.n;
  self->priorities = g_new0 (LtPriority, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->priorities[i] = (LtPriority) { .segment = net.assessments[i].segment, .priority = LT_UNKNOWN, .buyers_wan = LT_UNKNOWN };
  find_demand (self, &net);
  find_bridges (self, &net);
  find_others (self, net.assessments);
  add_up (self, net.assessments);
  list_gaps (self);
  return self;
}

LtRanking *
lt_ranking_ref (LtRanking *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

void
lt_ranking_unref (LtRanking *self)
{
  if (self == NULL || !g_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->gaps);
  g_free (self->priorities);
  lt_survey_unref (self->survey);
  g_free (self);
}

LtModel *
lt_ranking_get_model (LtRanking *self)
{
  return self->model;
}

/** lt_ranking_get_survey: returns (transfer none): what it was made from. */
LtSurvey *
lt_ranking_get_survey (LtRanking *self)
{
  return self->survey;
}

/** lt_ranking_get: returns (transfer none) (nullable): the factors and the priority of a segment. */
const LtPriority *
lt_ranking_get (LtRanking *self, gint64 segment)
{
  const LtAssessment *a = lt_survey_get (self->survey, segment);
  guint n;

  return a != NULL ? &self->priorities[a - lt_survey_get_all (self->survey, &n)] : NULL;
}

/**
 * lt_ranking_list:
 * @chain: only its gaps; 0: of all chains
 *
 * Returns: (transfer container) (element-type LtPriority): the gaps, the highest priority first; of equal ones in the order
 *   of their chains, then by name
 */
GPtrArray *
lt_ranking_list (LtRanking *self, gint64 chain)
{
  GPtrArray *found = g_ptr_array_sized_new (self->gaps->len);

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const LtPriority *gap = self->gaps->pdata[i];

      if (chain == 0 || lt_model_get_segment (self->model, gap->segment)->chain == chain)
        g_ptr_array_add (found, (gpointer) gap);
    }
  return found;
}

/**
 * lt_ranking_sort:
 * @segments: (element-type gint64): put into the order of lt_ranking_list(); one that is no gap goes
 */
void
lt_ranking_sort (LtRanking *self, GArray *segments)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < segments->len; i++)
    g_hash_table_add (wanted, g_memdup2 (&g_array_index (segments, gint64, i), sizeof (gint64)));
  g_array_set_size (segments, 0);
  for (guint i = 0; i < self->gaps->len && segments->len < g_hash_table_size (wanted); i++)
    {
      const LtPriority *gap = self->gaps->pdata[i];

      if (g_hash_table_contains (wanted, &gap->segment))
        g_array_append_val (segments, gap->segment);
    }
}

/** lt_ranking_get_points: what a factor adds to the segment's priority, or would if it were a gap. */
double
lt_ranking_get_points (LtRanking *self, gint64 segment, LtFactor factor)
{
  const LtPriority *priority = lt_ranking_get (self, segment);

  g_return_val_if_fail (priority != NULL, 0);
  return priority->factors[factor] * lt_rules_get_points (lt_survey_get_rules (self->survey), lt_factor_get_weight (factor));
}
