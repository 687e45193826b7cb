/* Who supplies whom, put onto a graph: onto its flows where one joins the two segments, and where none does as ties. */
#include "diagram/graph.h"

typedef struct {
  LtGraph *graph;
  guint   *cards;            /* by slot: where its standings begin; one more at the end */
  guint   *flows;            /* by node: where its edges begin in @leaving; one more at the end */
  guint   *leaving;          /* indexes of edges by the node they leave */
  guint   *marks;            /* by node: the relation that has its buyer there, from 1 */
  GHashTable *ties;          /* from and to, packed → index + 1 */
} Join;

/* Where each of `n` keys begins, as counts[key] says how many there are of it; counts becomes that. */
static void
accumulate (guint *counts, guint n)
{
  guint sum = 0;

  for (guint i = 0; i <= n; i++)
    {
      guint count = counts[i];

      counts[i] = sum;
      sum += count;
    }
}

/* They come card after card; sorted by enterprise, and within one still by card. */
static void
sort_standings (Join *self)
{
  LtSupplyLinks *supply = self->graph->supply;
  GArray *standings = supply->standings, *sorted = g_array_sized_new (FALSE, FALSE, sizeof (LtStanding), standings->len);
  g_autofree guint *next = NULL;

  self->cards = g_new0 (guint, supply->n_slots + 1);
  for (guint i = 0; i < standings->len; i++)
    self->cards[g_array_index (standings, LtStanding, i).enterprise]++;
  accumulate (self->cards, supply->n_slots);
  next = g_memdup2 (self->cards, (supply->n_slots + 1) * sizeof (guint));
  g_array_set_size (sorted, standings->len);
  for (guint i = 0; i < standings->len; i++)
    {
      LtStanding standing = g_array_index (standings, LtStanding, i);

      g_array_index (sorted, LtStanding, next[standing.enterprise]++) = standing;
    }
  g_array_unref (standings);
  supply->standings = sorted;
}

/* In the overview an edge stands for both directions. */
static void
sort_edges (Join *self)
{
  GArray *edges = self->graph->edges;
  guint n = self->graph->nodes->len;
  gboolean both = self->graph->kind == LT_DIAGRAM_OVERVIEW;
  g_autofree guint *next = NULL;

  self->flows = g_new0 (guint, n + 1);
  self->leaving = g_new (guint, edges->len * 2 + 1);
  for (guint i = 0; i < edges->len; i++)
    {
      self->flows[lt_graph_edge (self->graph, i)->from]++;
      self->flows[lt_graph_edge (self->graph, i)->to] += both;
    }
  accumulate (self->flows, n);
  next = g_memdup2 (self->flows, (n + 1) * sizeof (guint));
  for (guint i = 0; i < edges->len; i++)
    {
      self->leaving[next[lt_graph_edge (self->graph, i)->from]++] = i;
      if (both)
        self->leaving[next[lt_graph_edge (self->graph, i)->to]++] = i;
    }
}

static guint
card_at (Join *self, guint standing)
{
  return g_array_index (self->graph->supply->standings, LtStanding, standing).node;
}

/* Returns whether a flow joins a card with one that is marked. */
static gboolean
count_on_flows (Join *self, guint card, guint number)
{
  gboolean found = FALSE;

  for (guint i = self->flows[card]; i < self->flows[card + 1]; i++)
    {
      LtEdge *edge = lt_graph_edge (self->graph, self->leaving[i]);
      guint other = edge->from == card ? edge->to : edge->from;

      if (self->marks[other] != number || other == card)
        continue;
      if (edge->supplies < LT_MOST_NAMED_SUPPLIES)
        edge->named[edge->supplies] = g_array_index (self->graph->supply->relations, LtRelation, number - 1).id;
      edge->supplies++;
      found = TRUE;
    }
  return found;
}

static void
add_tie (Join *self, guint from, guint to, gint64 relation)
{
  gint64 key = (gint64) from << 32 | to;
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->ties, &key));
  LtTie tie = { from, to, 0, { 0 } }, *own;

  if (at == 0)
    {
      g_array_append_val (self->graph->ties, tie);
      at = self->graph->ties->len;
      g_hash_table_insert (self->ties, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (at));
    }
  own = &g_array_index (self->graph->ties, LtTie, at - 1);
  if (own->weight < LT_MOST_NAMED_SUPPLIES)
    own->named[own->weight] = relation;
  own->weight++;
}

/* An enterprise may stand on several cards. What no flow accounts for is one tie between the first two, and none where both
 * stand on one card. */
static void
join_relation (Join *self, const LtRelation *relation, guint number)
{
  const guint *cards = self->cards;
  guint first = cards[relation->supplier], last = cards[relation->supplier + 1];
  guint buyers = cards[relation->buyer], end = cards[relation->buyer + 1];
  gboolean on_flow = FALSE, together = FALSE;

  if (first == last || buyers == end)
    return;
  for (guint i = buyers; i < end; i++)
    self->marks[card_at (self, i)] = number;
  for (guint i = first; i < last; i++)
    {
      /* In two roles, or in two segments of one chain: still one card. */
      if (i > first && card_at (self, i) == card_at (self, i - 1))
        continue;
      on_flow |= count_on_flows (self, card_at (self, i), number);
      together |= self->marks[card_at (self, i)] == number;
    }
  if (!on_flow && !together)
    add_tie (self, card_at (self, first), card_at (self, buyers), relation->id);
}

/**
 * lt_graph_join:
 *
 * Counts on every flow the supply relations between local enterprises at its ends, and adds ties for those that no flow
 * joins. Does nothing to a graph of another layer, nor a second time.
 */
void
lt_graph_join (LtGraph *self)
{
  Join join = { self };
  GArray *relations;

  if (self->supply == NULL)
    return;
  relations = self->supply->relations;
  sort_standings (&join);
  sort_edges (&join);
  join.marks = g_new0 (guint, self->nodes->len + 1);
  join.ties = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < relations->len; i++)
    join_relation (&join, &g_array_index (relations, LtRelation, i), i + 1);
  g_hash_table_unref (join.ties);
  g_free (join.marks);
  g_free (join.leaving);
  g_free (join.flows);
  g_free (join.cards);
  g_clear_pointer (&self->supply, lt_supply_links_free);
}
