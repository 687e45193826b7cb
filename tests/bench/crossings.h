/* How often the drawn edges of a diagram cross: one count for our drawings and for those of others. */
#pragma once

#include "diagram/geometry.h"

G_BEGIN_DECLS

/* An edge as drawn: between two nodes, its curve flattened to this share of a unit. */
typedef struct {
  guint   from, to;
  LtCurve curve;
} DrawnEdge;
#define CROSSINGS_FLATNESS 0.5

/**
 * Crossings:
 * @points: places where two edges cross, from one side of the other to the other side
 * @pairs: pairs of edges that cross at least once
 * @length: of all edges together, in units
 * @through: times an edge runs through a card that is neither of its ends
 */
typedef struct {
  guint64 points, pairs, through;
  double  length;
} Crossings;

Crossings crossings_count (const DrawnEdge *edges, guint n_edges, const LtRect *nodes, guint n_nodes);

G_END_DECLS
