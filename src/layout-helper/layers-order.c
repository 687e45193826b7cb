/* In which order the vertices of every rank stand, so that few edges cross. Where a graph is large, what counts is that
 * its far ends are not folded over each other: sweeps from rank to rank, which is how Graphviz goes about it, see only
 * what is next to them. So each card first gets a number by diffusion over the whole graph (the second eigenvector of
 * its random walk, after Koren: Drawing Graphs by Eigenvectors, 2005), which is the order to begin with; then neighbours
 * are exchanged, and at last each vertex goes to the best place near it (sifting, after Matuszewski, Schönfeld, Molitor:
 * Using Sifting for k-Layer Straightline Crossing Minimization, 1999). */
#include "config.h"

#include "layout-helper/fitting.h"
#include "layout-helper/layers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DIFFUSION_ROUNDS 400
#define EXCHANGE_ROUNDS 24
#define SIFT_ROUNDS 8
/* How far a vertex looks for a better place. */
#define REACH 24
/* Some seconds; a graph that is not done by then is drawn as it is. */
#define MOST_WORK 100000000

typedef struct { double key; guint vertex, place; } Ranked;

static gint
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *first = a, *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return first->place < second->place ? -1 : 1;
}

static guint
rank_length (const LtLayers *self,
             guint           rank)
{
  return self->rank_starts[rank + 1] - self->rank_starts[rank];
}

/* Sorts a rank by keys of its vertices; those with the same stay as they stand. */
static void
sort_rank (LtLayers     *self,
           guint         rank,
           const double *keys,
           Ranked       *buffer)
{
  const guint n = rank_length (self, rank);
  guint *order = self->order + self->rank_starts[rank];

  for (guint i = 0; i < n; i++)
    buffer[i] = (Ranked) { keys[order[i]], order[i], i };
  qsort (buffer, n, sizeof *buffer, compare_ranked);
  for (guint i = 0; i < n; i++)
    {
      order[i] = buffer[i].vertex;
      self->places[order[i]] = i;
    }
}

/* --- The order to begin with --- */

/* Without its mean, weighted by how many flows each has, and of length 1. */
static void
normalise (double      *values,
           const guint *degrees,
           guint        n)
{
  double sum = 0, all = 0, length = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += values[i] * degrees[i];
      all += degrees[i];
    }
  for (guint i = 0; i < n; i++)
    {
      values[i] -= sum / MAX (all, 1);
      length += values[i] * values[i];
    }
  for (guint i = 0; i < n && length > 0; i++)
    values[i] /= sqrt (length);
}

/* From one far end of the graph to the other, roughly: what long and thin graphs would not get from diffusion alone in
 * any time. What is not reached is as far as the farthest. */
static double *
find_distances (const LtLayoutJob *job)
{
  double *distances = g_new (double, job->n_nodes + 1);
  g_autoptr (LtWalk) walk = lt_walk_new (job);
  guint farthest;

  lt_walk_from (walk, 0);
  lt_walk_from (walk, walk->order[walk->n_reached - 1]);
  farthest = walk->levels[walk->order[walk->n_reached - 1]];
  for (guint i = 0; i < job->n_nodes; i++)
    distances[i] = MIN (walk->levels[i], farthest);
  return distances;
}

/* A number for every card: near for those that hang together. Always the same for the same graph. */
static double *
diffuse (const LtLayoutJob *job)
{
  const guint n = job->n_nodes;
  g_autofree guint *degrees = g_new0 (guint, n + 1);
  g_autofree double *sums = g_new0 (double, n + 1);
  double *values;

  for (guint i = 0; i < job->n_edges; i++)
    for (guint end = 0; end < 2; end++)
      degrees[job->edges[i][end]]++;
  values = find_distances (job);
  for (guint round = 0; round < DIFFUSION_ROUNDS; round++)
    {
      normalise (values, degrees, n);
      memset (sums, 0, n * sizeof *sums);
      for (guint i = 0; i < job->n_edges; i++)
        {
          sums[job->edges[i][0]] += values[job->edges[i][1]];
          sums[job->edges[i][1]] += values[job->edges[i][0]];
        }
      for (guint i = 0; i < n; i++)
        if (degrees[i] > 0)
          values[i] = (values[i] + sums[i] / degrees[i]) / 2;
    }
  return values;
}

static void
begin (LtLayers *self,
       Ranked   *buffer)
{
  g_autofree double *cards = diffuse (self->job);
  g_autofree double *keys = g_new (double, self->n + 1);

  memcpy (keys, cards, self->job->n_nodes * sizeof *keys);
  for (guint i = 0; i < self->job->n_edges; i++)
    {
      const guint *ends = self->job->edges[i];
      const gboolean forwards = self->job->ranks[ends[0]] < self->job->ranks[ends[1]];
      const double left = cards[forwards ? ends[0] : ends[1]], right = cards[forwards ? ends[1] : ends[0]];
      const guint n = self->first_step[i + 1] - self->first_step[i];

      for (guint k = 0; k < n; k++)
        keys[self->job->n_nodes + self->first_step[i] + k] = left + (right - left) * (k + 1) / (n + 1);
    }
  for (guint rank = 0; rank < self->n_ranks; rank++)
    sort_rank (self, rank, keys, buffer);
}

/* --- Exchanging --- */

static gint
compare_guints (gconstpointer a,
                gconstpointer b)
{
  const guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* The places of those that a vertex hangs on at one side, in order. */
static guint
list_ends (const LtLayers *self,
           guint           vertex,
           guint           side,
           guint          *ends)
{
  guint n = 0;

  for (guint l = self->starts[side][vertex]; l < self->starts[side][vertex + 1]; l++)
    ends[n++] = self->places[self->links[side][l].other];
  if (n > 1)
    qsort (ends, n, sizeof *ends, compare_guints);
  return n;
}

/* How many crossings are saved when two that stand beside each other change places. */
static gint64
find_gain (LtLayers *self,
           guint     upper,
           guint     lower,
           guint    *a,
           guint    *b)
{
  gint64 gain = 0;

  for (guint side = 0; side < 2; side++)
    {
      const guint n = list_ends (self, upper, side, a), m = list_ends (self, lower, side, b);
      guint before = 0, up_to = 0;

      self->work += n + m + 1;
      for (guint i = 0; i < n; i++)
        {
          while (before < m && b[before] < a[i])
            before++;
          while (up_to < m && b[up_to] <= a[i])
            up_to++;
          /* As they stand, one to those before crosses; exchanged, one to those behind. */
          gain += (gint64) before - (gint64) (m - up_to);
        }
    }
  return gain;
}

static void
swap (LtLayers *self,
      guint     at)
{
  const guint upper = self->order[at], lower = self->order[at + 1];

  self->order[at] = lower;
  self->order[at + 1] = upper;
  self->places[lower]--;
  self->places[upper]++;
}

/* Exchanges neighbours while that saves crossings. */
static void
exchange (LtLayers *self,
          guint    *a,
          guint    *b)
{
  gboolean any = TRUE;

  for (guint round = 0; round < EXCHANGE_ROUNDS && any && self->work < MOST_WORK; round++)
    {
      any = FALSE;
      for (guint rank = 0; rank < self->n_ranks; rank++)
        for (guint k = self->rank_starts[rank]; k + 1 < self->rank_starts[rank + 1]; k++)
          if (find_gain (self, self->order[k], self->order[k + 1], a, b) > 0)
            {
              swap (self, k);
              any = TRUE;
            }
    }
}

/* The best place for a vertex among those within reach, though it may get worse on the way there. */
static gint64
sift (LtLayers *self,
      guint     vertex,
      guint    *a,
      guint    *b)
{
  const guint first = self->rank_starts[self->ranks[vertex]], end = self->rank_starts[self->ranks[vertex] + 1];
  const guint here = first + self->places[vertex];
  guint best = here;
  gint64 gain = 0, most = 0;

  for (guint k = here; k > first && here - k < REACH; k--)
    if ((gain += find_gain (self, self->order[k - 1], vertex, a, b)) > most)
      {
        most = gain;
        best = k - 1;
      }
  gain = 0;
  for (guint k = here; k + 1 < end && k - here < REACH; k++)
    if ((gain += find_gain (self, vertex, self->order[k + 1], a, b)) > most)
      {
        most = gain;
        best = k + 1;
      }
  for (guint k = here; k < best; k++)
    swap (self, k);
  for (guint k = here; k > best; k--)
    swap (self, k - 1);
  return most;
}

/** lt_layers_find_order: the ranks are put in an order with few crossings, always the same for the same graph. */
void
lt_layers_find_order (LtLayers *self)
{
  g_autofree Ranked *buffer = g_new (Ranked, self->n + 1);
  g_autofree guint *a = g_new (guint, self->job->n_edges + 1), *b = g_new (guint, self->job->n_edges + 1);
  gint64 gain = 1;

  begin (self, buffer);
  exchange (self, a, b);
  for (guint round = 0; round < SIFT_ROUNDS && gain > 0; round++)
    {
      gain = 0;
      for (guint i = 0; i < self->n && self->work < MOST_WORK; i++)
        gain += sift (self, i, a, b);
    }
}
