/* Cards on their way from where they stood in one scene to where they stand in another, and what is new there. Plain
 * figures of the diagram; knows no widget. */
#pragma once

#include "diagram/scene.h"

G_BEGIN_DECLS

typedef struct _LtTransit LtTransit;

LtTransit  *lt_transit_new       (LtScene *from, LtScene *to, const LtRect *seen, guint most);
void        lt_transit_free      (LtTransit *self);
/* (transfer none): indexes of the cards of the new scene that move in sight; empty: there are only new ones */
GHashTable *lt_transit_get_moving (LtTransit *self);
/* (transfer none): of guint: these, and the new ones */
GArray     *lt_transit_get_nodes (LtTransit *self);
/* (transfer none): of guint: the flows at cards that move, and the new ones */
GArray     *lt_transit_get_edges (LtTransit *self);
/* When a share of the way is done: by how much the n-th card is off its place; how the n-th flow runs (transfer full). */
LtPoint     lt_transit_offset    (LtTransit *self, guint n, double share);
LtCurve     lt_transit_curve     (LtTransit *self, guint n, double share);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtTransit, lt_transit_free)

G_END_DECLS
