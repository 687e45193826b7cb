/* Which edges pass where: curves as lines, and an index over those. Most of a diagram is as it was before an edit, and that
 * part of the index is shared. Immutable; its reference count is atomic. Private to src/diagram. */
#pragma once

#include "diagram/layout.h"

G_BEGIN_DECLS

typedef struct _LtEdgeIndex LtEdgeIndex;

LtEdgeIndex *lt_edge_index_new   (LtGraph *graph, LtLayout *layout);
/* `same`: for every edge its number in the index before, where it runs as it did there, or LT_NO_EDGE */
LtEdgeIndex *lt_edge_index_after (LtEdgeIndex *before, LtGraph *graph, LtLayout *layout, const guint *same);
void         lt_edge_index_free  (LtEdgeIndex *self);
/* Replaces the contents of found (guint) by the edges that may touch the area: ascending, each once. */
void         lt_edge_index_query (LtEdgeIndex *self, const LtRect *area, GArray *found);
/* (transfer none): an edge's curve flattened, of LtPoint */
GArray      *lt_edge_index_get   (LtEdgeIndex *self, guint edge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtEdgeIndex, lt_edge_index_free)

G_END_DECLS
