/* Where the vertices of every rank stand, in their order: near to those they hang on, so that edges are straight. Rank
 * after rank, each vertex wishes to be where its links pull it, and the wishes of a rank are met as nearly as the
 * distances allow, in least squares. */
#include "config.h"

#include "layout-helper/fitting.h"
#include "layout-helper/layers.h"

#define ROUNDS 24

static double
distance (const LtLayers *self,
          guint           upper,
          guint           lower)
{
  return (self->heights[upper] + self->heights[lower]) / 2 + self->job->node_gap;
}

/* Where a vertex is pulled to by its links at the sides given; returns how strongly. */
static double
find_wish (const LtLayers *self,
           const double   *places,
           guint           vertex,
           gboolean        left,
           gboolean        right,
           double         *wish)
{
  double weight = 0, sum = 0;

  for (guint side = 0; side < 2; side++)
    for (guint l = self->starts[side][vertex]; (side == 0 ? left : right) && l < self->starts[side][vertex + 1]; l++)
      {
        weight += self->links[side][l].weight;
        sum += self->links[side][l].weight * places[self->links[side][l].other];
      }
  *wish = weight > 0 ? sum / weight : places[vertex];
  return weight > 0 ? weight : 0.01;
}

/* @wishes, @weights and @offsets have room for a rank. */
static void
place_rank (const LtLayers *self,
            double         *places,
            guint           rank,
            gboolean        left,
            gboolean        right,
            double         *wishes,
            double         *weights,
            double         *offsets)
{
  const guint *order = self->order + self->rank_starts[rank];
  const guint n = self->rank_starts[rank + 1] - self->rank_starts[rank];

  /* With distances taken off, all that is asked is that none stands before the one above it. */
  for (guint i = 0; i < n; i++)
    {
      offsets[i] = i == 0 ? 0 : offsets[i - 1] + distance (self, order[i - 1], order[i]);
      weights[i] = find_wish (self, places, order[i], left, right, &wishes[i]);
      wishes[i] -= offsets[i];
    }
  lt_fit_rising (wishes, weights, n);
  for (guint i = 0; i < n; i++)
    places[order[i]] = wishes[i] + offsets[i];
}

/**
 * lt_layers_find_places:
 *
 * Returns: (transfer full) (array): the middle of every vertex, along its rank, as far from the next as their heights and
 *   the job's gap ask
 */
double *
lt_layers_find_places (const LtLayers *self)
{
  double *places = g_new0 (double, self->n + 1);
  g_autofree double *wishes = g_new (double, self->n + 1), *weights = g_new (double, self->n + 1);
  g_autofree double *offsets = g_new (double, self->n + 1);

  for (guint rank = 0; rank < self->n_ranks; rank++)
    for (guint k = self->rank_starts[rank] + 1; k < self->rank_starts[rank + 1]; k++)
      places[self->order[k]] = places[self->order[k - 1]] + distance (self, self->order[k - 1], self->order[k]);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < self->n_ranks; i++)
      {
        const guint rank = round % 2 == 0 ? i : self->n_ranks - 1 - i;
        /* One side at first, so that what is far apart comes together quickly; both in the end. */
        const gboolean both = round >= ROUNDS / 2;

        place_rank (self, places, rank, both || round % 2 == 0, both || round % 2 == 1, wishes, weights, offsets);
      }
  return places;
}
