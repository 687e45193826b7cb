/* Whom to ask for a gap: the enterprises outside that are in a segment or named for it, ranked, each with its reasons and a
 * way to recruit it. DESIGN.md section 6, "Targets for a gap". */
#pragma once

#include "analysis/coverage.h"

G_BEGIN_DECLS

/* What a candidate's score is the sum of, with the most that each can give; 100 together. */
typedef enum {
  LT_CANDIDATE_SIZE,           /* 30: its place by the latest recorded revenue among the candidates */
  LT_CANDIDATE_HONOURS,        /* 20: 10 for leading, 5 for each honour but 链主 */
  LT_CANDIDATE_SUPPLY,         /* 20: supplies or buys from an enterprise here */
  LT_CANDIDATE_HOME_TIE,       /* 10: has a home tie */
  LT_CANDIDATE_SOURCE_REGION,  /* 10: comes from a preferred source region */
  LT_CANDIDATE_CONTACT,        /* 10: visited; 7 contacted; 4 named as a target */
} LtCandidatePart;
#define LT_N_CANDIDATE_PARTS 6

/**
 * LtCandidate:
 * @segment: the segment it is a candidate for
 * @target: the row of targets that names it for the segment, or 0
 * @status: how far it has come with it; declined ones go last, whatever their score
 * @leader: whether it has the honour 链主, or leads the segment elsewhere
 * @revenue_wan: in 万元, of the latest year that records one, or %LT_UNKNOWN
 * @rank, @ranked: its place by revenue among the candidates that have one recorded, from 1; 0 without one
 * @method: the way of recruiting that its target names, or that suits it best
 * @points: by part
 * @score: their sum, 0..100
 */
typedef struct {
  gint64         enterprise;
  gint64         segment;
  gint64         target;
  LtTargetStatus status;
  gboolean       leader;
  double         revenue_wan;
  guint          rank, ranked;
  LtMethod       method;
  double         points[LT_N_CANDIDATE_PARTS];
  double         score;
} LtCandidate;

gboolean lt_candidates_is_outside (LtModel *model, LtSurvey *survey, gint64 enterprise);
GArray  *lt_candidates_list       (LtModel *model, LtSurvey *survey, gint64 segment, gboolean all_districts);
GArray  *lt_candidates_list_gaps  (LtModel *model, LtSurvey *survey, gint64 enterprise);
GArray  *lt_candidates_get_source_regions (LtModel *model);

double      lt_candidate_part_get_most  (LtCandidatePart part);
const char *lt_candidate_part_get_nick  (LtCandidatePart part);
char       *lt_candidate_explain_part   (LtModel *model, LtSurvey *survey, const LtCandidate *candidate, LtCandidatePart part);
char       *lt_candidate_explain        (LtModel *model, LtSurvey *survey, const LtCandidate *candidate);
char       *lt_candidate_explain_method (LtModel *model, LtSurvey *survey, const LtCandidate *candidate);

G_END_DECLS
