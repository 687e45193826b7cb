/* The gaps of a workspace at the viewpoint as a list that follows it: ranked, then what reference chains have and the
 * workspace's chains lack; and those of them that a filter leaves. */
#pragma once

#include "app/view-state.h"
#include "exchange/template-compare.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define LT_TYPE_GAP_LINE (lt_gap_line_get_type ())
G_DECLARE_FINAL_TYPE (LtGapLine, lt_gap_line, LT, GAP_LINE, GObject)

/* Of the workspace, or 0: it is one that a reference chain has */
gint64             lt_gap_line_get_segment  (LtGapLine *self);
gint64             lt_gap_line_get_chain    (LtGapLine *self, LtModel *model);
/* From 1 over all chains; 0: it is no gap by what is said of it by hand, or has no priority */
guint              lt_gap_line_get_rank     (LtGapLine *self);
/* (nullable): of one that is lacking */
const LtTemplate  *lt_gap_line_get_template (LtGapLine *self);
/* FALSE: it is a segment of the workspace. lacking: out */
gboolean           lt_gap_line_get_lacking  (LtGapLine *self, LtLacking *lacking);
const char        *lt_gap_line_get_name     (LtGapLine *self, LtModel *model);
gint               lt_gap_line_get_position (LtGapLine *self, LtModel *model);
/* (transfer none): at the viewpoint */
const LtAssessment *lt_gap_line_get_assessment (LtGapLine *self, LtViewState *state);

#define LT_GAP_ANY (-1)

typedef enum { LT_LACKING_TOO, LT_LACKING_NOT, LT_LACKING_ONLY } LtLackingListed;

/**
 * LtGapFilter:
 * @text: (nullable): names, products, codes, pinyin initials
 * @chain: 0: of all
 * @action, @coverage, @position: or %LT_GAP_ANY
 * @by_hand: only those whose coverage was said by hand, also those that are no gaps by it
 * @lacking: whether what reference chains have is listed
 */
typedef struct {
  char     *text;
  gint64    chain;
  gint      action, coverage, position;
  gboolean  by_hand;
  LtLackingListed lacking;
} LtGapFilter;

void  lt_gap_filter_init  (LtGapFilter *self);
guint lt_gap_filter_count (const LtGapFilter *self);      /* how many conditions there are, beside the text */

#define LT_TYPE_GAP_LINES (lt_gap_lines_get_type ())
G_DECLARE_FINAL_TYPE (LtGapLines, lt_gap_lines, LT, GAP_LINES, GObject)

/* A list of LtGapLine. Signal "refreshed": the figures of lines that stayed may be others. */
LtGapLines *lt_gap_lines_new        (LtViewState *state);
/* Taken over */
void        lt_gap_lines_filter     (LtGapLines *self, const LtGapFilter *filter);
/* Whether a segment is left by the filter's text, chain and position, gap or not. */
gboolean    lt_gap_lines_matches    (LtGapLines *self, gint64 segment);
/* FALSE: reference chains are still being held against the workspace's. */
gboolean    lt_gap_lines_is_settled (LtGapLines *self);
guint       lt_gap_lines_count_all  (LtGapLines *self);
guint       lt_gap_lines_count_lacking (LtGapLines *self);

G_END_DECLS
