/* Reads the workspace into a graph: which cards a diagram has, with their figures at a viewpoint. */
#pragma once

#include "analysis/priority.h"
#include "diagram/graph.h"
#include "workspace/model.h"

G_BEGIN_DECLS

/**
 * LtGraphWish: which graph
 * @chain: of %LT_DIAGRAM_CHAIN; otherwise ignored
 * @layer: what its cards are about
 * @folded: (nullable): of the tree of chains: keys of those whose parts are not shown
 * @ranking: (nullable): where badges get their priorities
 * @supply: (nullable) (transfer full): for the supply layer, which makes them itself where there are none
 */
typedef struct {
  LtDiagramKind  kind;
  gint64         chain;
  LtLayer        layer;
  GHashTable    *folded;
  LtRanking     *ranking;
  LtSupplyLinks *supply;
} LtGraphWish;

/* chain: for LT_DIAGRAM_CHAIN. The graph is joined, measured (lt_painter_measure) and ready for layout. */
LtGraph *lt_graph_build    (LtModel *model, LtSurvey *survey, LtDiagramKind kind, gint64 chain, LtLayer layer);
/* The same without sizes and joins; they need no model, so that another thread can see to them. */
LtGraph *lt_graph_snapshot (LtModel *model, LtSurvey *survey, const LtGraphWish *wish);

/* A snapshot that is taken piece by piece, for as long as nothing changes. Nothing is owned of what it is taken of. */
typedef struct _LtGraphSnapshot LtGraphSnapshot;

LtGraphSnapshot *lt_graph_snapshot_new      (LtModel *model, LtSurvey *survey, const LtGraphWish *wish);
gboolean         lt_graph_snapshot_continue (LtGraphSnapshot *self, gint64 until);
LtGraph         *lt_graph_snapshot_finish   (LtGraphSnapshot *self);
void             lt_graph_snapshot_free     (LtGraphSnapshot *self);

G_END_DECLS
