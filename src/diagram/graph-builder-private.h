/* Private to graph-builder.c, graph-layers.c, graph-overview.c and graph-snapshot.c. */
#pragma once

#include "diagram/graph-builder.h"

G_BEGIN_DECLS

typedef struct {
  LtModel    *model;
  LtSurvey   *survey;
  LtGraph    *graph;
  LtRanking  *ranking;         /* (nullable) */
} LtGraphBuilder;

LtLane     lt_graph_builder_lane_of    (const LtSegment *segment);
LtNode    *lt_graph_builder_add_segment (LtGraphBuilder *self, const LtSegment *segment, LtLane lane, guint group);
/* Where both ends are in the graph. */
void       lt_graph_builder_add_flow   (LtGraphBuilder *self, const LtFlow *flow);
/* (transfer container): all flows, in the order of their keys */
GPtrArray *lt_graph_list_flows     (LtModel *model);
void       lt_graph_build_overview (LtGraphBuilder *self, GHashTable *folded);

void       lt_graph_builder_set_names (LtGraphBuilder *self, LtNode *node, GPtrArray *names, GPtrArray *notes, guint n);
/* What a segment is on the graph's layer, and what its card says there. links: of LtRosterLink: the local enterprises. */
void       lt_graph_builder_show_layer (LtGraphBuilder *self, LtNode *node, GArray *links);
/* The same for a card that stands for a segment among others: its tone and figures are added up. */
void       lt_graph_builder_add_layer (LtGraphBuilder *self, gint64 segment, LtNode *chain, GHashTable *institutions);
/* (transfer full): who answers for a chain, as far as that is recorded */
char     **lt_graph_builder_list_people (const LtChain *chain);

G_END_DECLS
