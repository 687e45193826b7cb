#include "adjacency.h"

/* All lists in one array, the one of node i from starts[i] up to starts[i + 1]. */
struct _LtAdjacency {
  guint n_nodes;
  guint *starts;
  guint *edges;
};

static void
count_edges (LtAdjacency *self, LtGraph *graph)
{
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);

      self->starts[edge->from + 1]++;
      if (edge->to != edge->from)
        self->starts[edge->to + 1]++;
    }
  for (guint i = 0; i < self->n_nodes; i++)
    self->starts[i + 1] += self->starts[i];
}

static void
fill_edges (LtAdjacency *self, LtGraph *graph)
{
  g_autofree guint *next = g_memdup2 (self->starts, (self->n_nodes + 1) * sizeof (guint));

  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);

      self->edges[next[edge->from]++] = i;
      if (edge->to != edge->from)
        self->edges[next[edge->to]++] = i;
    }
}

/** lt_adjacency_new: returns (transfer full): the index of a graph that does not change any more. */
LtAdjacency *
lt_adjacency_new (LtGraph *graph)
{
  LtAdjacency *self = g_new0 (LtAdjacency, 1);

  self->n_nodes = graph->nodes->len;
  self->starts = g_new0 (guint, self->n_nodes + 1);
  count_edges (self, graph);
  self->edges = g_new (guint, MAX (self->starts[self->n_nodes], 1));
  fill_edges (self, graph);
  return self;
}

void
lt_adjacency_free (LtAdjacency *self)
{
  g_free (self->starts);
  g_free (self->edges);
  g_free (self);
}

const guint *
lt_adjacency_get (const LtAdjacency *self, guint node, guint *n_edges)
{
  *n_edges = self->starts[node + 1] - self->starts[node];
  return self->edges + self->starts[node];
}
