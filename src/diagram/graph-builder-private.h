/* Private to graph-builder.c and graph-overview.c. */
#pragma once

#include "diagram/graph-builder.h"

G_BEGIN_DECLS

/* (transfer container): all flows, in the order of their keys */
GPtrArray *lt_graph_list_flows     (LtModel *model);
void       lt_graph_build_overview (LtModel *model, LtSurvey *survey, LtGraph *graph, GHashTable *folded);

G_END_DECLS
