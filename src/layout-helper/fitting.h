/* What layouts compute with on both sides of the pipe. */
#pragma once

#include "diagram/layout-service.h"

G_BEGIN_DECLS

/* Replaces values by the nearest ones, in least squares, of which none is less than the one before it.
 * @weights: (nullable): how much each counts */
void lt_fit_rising (double *values, const double *weights, guint n);

/* A job's cards breadth first, whichever way its flows go. */
typedef struct {
  const LtLayoutJob *job;
  guint *starts, *ends;         /* of card i: ends[starts[i]] .. ends[starts[i + 1] - 1], in the order of the edges */
  guint *levels;                /* of every card: how many flows from the root; G_MAXUINT: not reached */
  guint *parents;               /* of every card that is reached: the one it was come upon from */
  guint *order;                 /* the cards that are reached, as they were come upon */
  guint  n_reached;
} LtWalk;

LtWalk *lt_walk_new  (const LtLayoutJob *job);
void    lt_walk_free (LtWalk *self);
void    lt_walk_from (LtWalk *self, guint root);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtWalk, lt_walk_free)

G_END_DECLS
