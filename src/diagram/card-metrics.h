/* Where things are in a card: what measuring, drawing and pointing must agree on. Private to src/diagram. */
#pragma once

#include "diagram/graph.h"

G_BEGIN_DECLS

/* Diagram units. A segment's title has room for ten ideographs a line. */
#define LT_CARD_WIDTH      174.0
#define LT_CARD_RADIUS     10.0
#define LT_CARD_LEFT       18.0      /* text starts here: beside the accent bar */
#define LT_CARD_RIGHT      14.0
#define LT_CARD_TITLE      14.0
#define LT_CARD_SMALL      11.5
#define LT_CARD_LINE       19.0      /* from one title line to the next */
#define LT_CARD_NAME_LINE  17.0
#define LT_CARD_MAX_LINES  2

#define LT_GHOST_WIDTH     148.0
#define LT_GHOST_RADIUS    8.0
#define LT_GHOST_LEFT      12.0
#define LT_GHOST_TITLE     12.5
#define LT_GHOST_SMALL     10.5
#define LT_GHOST_LINE      17.0

#define LT_CHAIN_WIDTH     236.0
#define LT_CHAIN_RADIUS    12.0
#define LT_CHAIN_LEFT      18.0
#define LT_CHAIN_TITLE     16.0
#define LT_CHAIN_SMALL     12.0
#define LT_CHAIN_LINE      22.0
#define LT_CHAIN_PEOPLE    18.0      /* from one line that says who answers for it to the next */

#define LT_BADGE_HEIGHT    21.0
#define LT_BADGE_SIZE      12.0      /* of its text */
#define LT_BADGE_INSET     10.0      /* from the card's right border */
#define LT_BADGE_RISE      11.0      /* above its upper border */

/* Offsets from the card's upper border. */
typedef struct {
  double title;              /* baseline of the first title line */
  double status;             /* baseline of the line with mark and counts */
  double people;             /* overview: baseline of the first line that says who answers for a chain */
  double rule;               /* the hairline above the names; the strip's upper border in the overview */
  double names;              /* baseline of the first name; of the counts below the strip in the overview */
  double height;
} LtCardMetrics;

double        lt_card_title_width (LtDiagramKind kind, const LtNode *node);
LtCardMetrics lt_card_metrics     (LtDiagramKind kind, const LtNode *node, guint n_lines, guint room);
/* The badge over the upper right corner; width 0 where the node calls for nothing. */
LtRect        lt_card_badge       (LtGraph *graph, const LtNode *node, const LtRect *card);
char         *lt_card_badge_text  (LtGraph *graph, const LtNode *node);

G_END_DECLS
