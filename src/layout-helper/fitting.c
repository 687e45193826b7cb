#include "config.h"

#include "layout-helper/fitting.h"

/* Neighbours that have one value in the end. */
typedef struct {
  guint  n;
  double weight, sum;
} Pool;

/* An isotonic regression, by pooling adjacent violators. */
void
lt_fit_rising (double       *values,
               const double *weights,
               guint         n)
{
  g_autofree Pool *pools = g_new (Pool, n + 1);
  guint n_pools = 0, at = 0;

  for (guint i = 0; i < n; i++)
    {
      const double weight = weights != NULL ? weights[i] : 1;

      pools[n_pools++] = (Pool) { 1, weight, weight * values[i] };
      for (Pool *last; n_pools > 1; n_pools--)
        {
          last = &pools[n_pools - 1];
          if (last[0].sum * last[-1].weight >= last[-1].sum * last[0].weight)
            break;
          last[-1].n += last[0].n;
          last[-1].weight += last[0].weight;
          last[-1].sum += last[0].sum;
        }
    }
  for (guint p = 0; p < n_pools; p++)
    for (guint k = 0; k < pools[p].n; k++)
      values[at++] = pools[p].sum / pools[p].weight;
}

LtWalk *
lt_walk_new (const LtLayoutJob *job)
{
  LtWalk *self = g_new0 (LtWalk, 1);

  self->job = job;
  self->starts = g_new0 (guint, job->n_nodes + 2);
  self->ends = g_new (guint, 2 * job->n_edges + 1);
  self->levels = g_new (guint, job->n_nodes + 1);
  self->parents = g_new (guint, job->n_nodes + 1);
  self->order = g_new (guint, job->n_nodes + 1);
  for (guint i = 0; i < 2 * job->n_edges; i++)
    self->starts[job->edges[i / 2][i % 2] + 2]++;
  for (guint i = 2; i < job->n_nodes + 2; i++)
    self->starts[i] += self->starts[i - 1];
  /* Each start moves to the end of its card's, which is where the next one's begin. */
  for (guint i = 0; i < 2 * job->n_edges; i++)
    self->ends[self->starts[job->edges[i / 2][i % 2] + 1]++] = job->edges[i / 2][1 - i % 2];
  return self;
}

void
lt_walk_free (LtWalk *self)
{
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->levels);
  g_free (self->parents);
  g_free (self->order);
  g_free (self);
}

/** lt_walk_from: fills levels, parents and order; the root is its own parent. */
void
lt_walk_from (LtWalk *self,
              guint   root)
{
  for (guint i = 0; i < self->job->n_nodes; i++)
    self->levels[i] = G_MAXUINT;
  self->levels[root] = 0;
  self->parents[root] = root;
  self->order[0] = root;
  self->n_reached = 1;
  for (guint k = 0; k < self->n_reached; k++)
    {
      const guint card = self->order[k];

      for (guint e = self->starts[card]; e < self->starts[card + 1]; e++)
        if (self->levels[self->ends[e]] == G_MAXUINT)
          {
            self->levels[self->ends[e]] = self->levels[card] + 1;
            self->parents[self->ends[e]] = card;
            self->order[self->n_reached++] = self->ends[e];
          }
    }
}
