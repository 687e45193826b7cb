/* Which gaps come first, and why. DESIGN.md section 6. */
#pragma once

#include "analysis/coverage.h"

G_BEGIN_DECLS

/* In the order of their weights in LtRule. */
typedef enum { LT_FACTOR_DEMAND, LT_FACTOR_SUPPLY, LT_FACTOR_BRIDGE, LT_FACTOR_CRITICALITY, LT_FACTOR_PROSPECTS } LtFactor;
#define LT_N_FACTORS 5

/**
 * LtPriority:
 * @segment: its key
 * @priority: 0 to 100; %LT_UNKNOWN where the segment is no gap, that is where its coverage calls for no action
 * @factors: each 0 to 1, of every segment
 * @buyers_wan: the local revenue, in 万元, in the segments it directly supplies; %LT_UNKNOWN where none is recorded
 * @buyers: local enterprises there; one counts in each segment that it is in
 * @most_wan, @most: the largest such of any segment
 * @bridged: of @pairs those with a path by it
 * @pairs: ordered pairs of covered segments of its chain of which one leads to the other
 */
typedef struct {
  gint64  segment;
  double  priority;
  double  factors[LT_N_FACTORS];
  double  buyers_wan, most_wan;
  guint   buyers, most;
  guint64 bridged, pairs;
} LtPriority;

/** LtRanking: the priorities of all segments of a workspace at one viewpoint. */
typedef struct _LtRanking LtRanking;

LtRanking        *lt_ranking_new        (LtModel *model, LtSurvey *survey);
LtRanking        *lt_ranking_ref        (LtRanking *self);
void              lt_ranking_unref      (LtRanking *self);
LtModel          *lt_ranking_get_model  (LtRanking *self);
LtSurvey         *lt_ranking_get_survey (LtRanking *self);
const LtPriority *lt_ranking_get        (LtRanking *self, gint64 segment);
GPtrArray        *lt_ranking_list       (LtRanking *self, gint64 chain);
void              lt_ranking_sort       (LtRanking *self, GArray *segments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRanking, lt_ranking_unref)

/* Weights are those of lt_survey_get_rules (lt_ranking_get_survey ()). */
LtRule      lt_factor_get_weight  (LtFactor factor);
const char *lt_factor_get_nick    (LtFactor factor);
const char *lt_factor_get_label   (LtFactor factor);
double      lt_ranking_get_points (LtRanking *self, gint64 segment, LtFactor factor);
char       *lt_ranking_explain    (LtRanking *self, gint64 segment, LtFactor factor);

G_END_DECLS
