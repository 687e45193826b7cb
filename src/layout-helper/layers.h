/* Large parts, laid out by ourselves: a tenth of a second where Graphviz takes seconds or minutes, in the same ranks. A graph whose
 * cards have ranks becomes one whose edges go from rank to rank (long ones through a step in each rank that they
 * pass), then every rank gets its order (layers-order.c), then everything its place (layers-place.c). */
#pragma once

#include "diagram/layout-service.h"

G_BEGIN_DECLS

typedef struct {
  guint   other;
  double  weight;               /* how much it wants to be straight */
} LtLink;

/* Vertices are the job's cards and after them the steps. */
typedef struct {
  const LtLayoutJob *job;
  guint    n, n_ranks;
  guint   *ranks;               /* of every vertex */
  double  *heights;             /* of every vertex */
  guint   *first_step;          /* of every edge, and one more: counted from 0 */
  guint   *starts[2];           /* links to the rank before and to the rank after, of every vertex, and one more */
  LtLink  *links[2];
  guint   *rank_starts;         /* of every rank, and one more */
  guint   *order;               /* the vertices, rank by rank */
  guint   *places;              /* of every vertex, in its rank */
  guint64  work;                /* what finding the order has cost so far, in links looked at */
} LtLayers;

/* Whether a job can be laid out so: its ranks are columns, and every card has one. */
gboolean        lt_layers_can_take (const LtLayoutJob *job);
/* How much there is to do: cards and steps. */
guint           lt_layers_count    (const LtLayoutJob *job);
LtLayoutAnswer *lt_layers_layout   (const LtLayoutJob *job);

/* Its parts. */
LtLayers *lt_layers_new         (const LtLayoutJob *job);
void      lt_layers_free        (LtLayers *self);
void      lt_layers_find_order  (LtLayers *self);
double   *lt_layers_find_places (const LtLayers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtLayers, lt_layers_free)

G_END_DECLS
