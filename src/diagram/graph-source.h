/* Where a diagram gets its graph: the steps from the workspace's model to a graph at a viewpoint, each short enough for a turn of
 * the main loop, and what of them still holds when only the layer is another. */
#pragma once

#include "diagram/graph-builder.h"

G_BEGIN_DECLS

typedef struct _LtGraphSource LtGraphSource;

LtGraphSource *lt_graph_source_new        (LtModel *model);
void           lt_graph_source_free       (LtGraphSource *self);
/* The model, the viewpoint or what is wished for is another: everything begins anew. */
void           lt_graph_source_expire     (LtGraphSource *self);
/* Only the layer is another. @current: the model has not changed since the last graph was taken */
void           lt_graph_source_turn       (LtGraphSource *self, gboolean current);
/* One step: FALSE where there is none left to take. */
gboolean       lt_graph_source_step       (LtGraphSource *self, gint64 viewpoint, const LtGraphWish *wish);
/* (transfer full): the graph, after the last step; the next one begins anew */
LtGraph       *lt_graph_source_take       (LtGraphSource *self);
/* (transfer none) (nullable): the last that was made */
LtSurvey      *lt_graph_source_get_survey (LtGraphSource *self);

G_END_DECLS
