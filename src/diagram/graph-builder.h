/* Reads the workspace into a graph: which cards a diagram has, with their figures at a viewpoint. */
#pragma once

#include "analysis/coverage.h"
#include "diagram/graph.h"
#include "workspace/model.h"

G_BEGIN_DECLS

/* chain: for LT_DIAGRAM_CHAIN. The graph is joined, measured (lt_painter_measure) and ready for layout. */
LtGraph *lt_graph_build    (LtModel *model, LtSurvey *survey, LtDiagramKind kind, gint64 chain, LtLayer layer);
/* The same without sizes and joins; they need no model, so that another thread can see to them. */
LtGraph *lt_graph_snapshot (LtModel *model, LtSurvey *survey, LtDiagramKind kind, gint64 chain, LtLayer layer, GHashTable *folded);

G_END_DECLS
