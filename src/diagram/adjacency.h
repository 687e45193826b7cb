/* Which edges meet at a node, found without a look at the others. Immutable. Private to src/diagram. */
#pragma once

#include "diagram/graph.h"

G_BEGIN_DECLS

typedef struct _LtAdjacency LtAdjacency;

LtAdjacency *lt_adjacency_new  (LtGraph *graph);
void         lt_adjacency_free (LtAdjacency *self);
/* (transfer none): indexes of edges, ascending */
const guint *lt_adjacency_get  (const LtAdjacency *self, guint node, guint *n_edges);

G_END_DECLS
