/* The tree of chains as a graph: a card for every chain, or for a folded one with all that is part of it. */
#include "config.h"
#include "diagram/graph-builder-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  LtGraphBuilder *builder;
  LtModel    *model;
  LtSurvey   *survey;
  LtGraph    *graph;
  GHashTable *folded;            /* (nullable): set of keys */
  GHashTable *parts;             /* key of a chain with a card → keys (GArray of gint64) of those it stands for */
  GHashTable *shown;             /* key of a chain → that of the one whose card stands for it */
} Tree;

/* --- What is folded --- */

static gboolean
is_folded (Tree *self, gint64 chain)
{
  return self->folded != NULL && g_hash_table_contains (self->folded, &chain);
}

/* The chain whose card stands for a chain: itself, or the uppermost of those above it that are folded. */
static gint64
find_shown (Tree *self, const LtChain *chain)
{
  gint64 shown = chain->id;
  guint depth = lt_model_count (self->model, LT_TABLE_CHAIN);

  /* In a ring of parents, which a file from elsewhere may have, one gets nowhere. */
  for (const LtChain *at = lt_model_get_chain (self->model, chain->parent); at != NULL && depth-- > 0;
       at = lt_model_get_chain (self->model, at->parent))
    if (is_folded (self, at->id))
      shown = at->id;
  return shown == chain->id || lt_model_get_chain (self->model, shown) == NULL ? chain->id : shown;
}

/* Which chains each card stands for, itself first. */
static void
find_parts (Tree *self, GPtrArray *chains)
{
  for (guint i = 0; i < chains->len; i++)
    {
      const LtChain *chain = chains->pdata[i];
      gint64 shown = find_shown (self, chain);
      GArray *parts = g_hash_table_lookup (self->parts, &shown);

      if (parts == NULL)
        {
          parts = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (self->parts, g_memdup2 (&shown, sizeof shown), parts);
        }
      g_array_append_val (parts, chain->id);
      g_hash_table_insert (self->shown, g_memdup2 (&chain->id, sizeof chain->id), g_memdup2 (&shown, sizeof shown));
    }
}

static gint64
shown_for (Tree *self, gint64 chain)
{
  const gint64 *shown = g_hash_table_lookup (self->shown, &chain);

  return shown != NULL ? *shown : chain;
}

/* --- Cards --- */

/* (transfer full): the segments of all chains that a card stands for */
static GPtrArray *
list_segments (Tree *self, gint64 chain)
{
  GPtrArray *all = g_ptr_array_new ();
  GArray *parts = g_hash_table_lookup (self->parts, &chain);

  for (guint i = 0; i < parts->len; i++)
    {
      GPtrArray *segments = lt_model_refs (self->model, LT_TABLE_SEGMENT, "chain", g_array_index (parts, gint64, i));

      for (guint k = 0; k < segments->len; k++)
        g_ptr_array_add (all, segments->pdata[k]);
    }
  return all;
}

static void
summarise_chain (Tree *self, LtNode *node)
{
  g_autoptr(GPtrArray) segments = list_segments (self, node->id);
  g_autoptr(GHashTable) institutions = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < segments->len; i++)
    {
      gint64 segment = ((LtSegment *) segments->pdata[i])->id;
      const LtAssessment *a = lt_survey_get (self->survey, segment);

      if (a == NULL)
        continue;
      lt_graph_builder_add_layer (self->builder, segment, node, institutions);
      node->tally[a->coverage]++;
      node->projects += a->projects;
      node->targets += a->targets;
    }
  node->enterprises = lt_survey_count_enterprises (self->survey, segments);
  node->institutions = g_hash_table_size (institutions);
}

static LtLane
lane_of_chain (const LtChain *chain)
{
  static const LtLane lanes[] = {
    [LT_CHAIN_ROLE_NONE] = LT_LANE_NONE, [LT_CHAIN_ROLE_TRUNK] = LT_LANE_TRUNK,
    [LT_CHAIN_ROLE_BRANCH] = LT_LANE_BRANCH, [LT_CHAIN_ROLE_ROOT] = LT_LANE_ROOT,
  };

  return lanes[chain->role];
}

/* The same two chains make the same key, whichever machine asks; it only has to be stable within a workspace. */
static gint64
pair_key (gint64 from, gint64 to)
{
  guint64 mixed = (guint64) from * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) ^ (guint64) to;

  return (gint64) (mixed & G_MAXINT64) | 1;
}

static LtEdge *
find_edge (LtGraph *graph, guint from, guint to)
{
  for (guint i = 0; i < graph->edges->len; i++)
    if (lt_graph_edge (graph, i)->from == from && lt_graph_edge (graph, i)->to == to)
      return lt_graph_edge (graph, i);
  return NULL;
}

static void
add_chain_pair (Tree *self, const LtFlow *flow)
{
  const LtSegment *supplier = lt_model_get_segment (self->model, flow->supplier);
  const LtSegment *buyer = lt_model_get_segment (self->model, flow->buyer);
  guint from, to;
  LtEdge *edge;

  if (supplier == NULL || buyer == NULL || supplier->chain == buyer->chain
      || !lt_graph_find (self->graph, shown_for (self, supplier->chain), &from)
      || !lt_graph_find (self->graph, shown_for (self, buyer->chain), &to) || from == to)
    return;
  edge = find_edge (self->graph, from, to);
  if (edge == NULL)
    {
      edge = lt_graph_add_edge (self->graph, pair_key (lt_graph_node (self->graph, from)->id, lt_graph_node (self->graph, to)->id), from, to);
      edge->weight = 0;
    }
  edge->weight++;
}

/* Two chains that supply each other get one edge, in the direction of most of their flows: the tree is about who stands
 * on whom. The label gives both figures. */
static void
fold_pairs (LtGraph *graph)
{
  for (guint i = 0; i < graph->edges->len; i++)
    {
      LtEdge *edge = lt_graph_edge (graph, i), *back = find_edge (graph, edge->to, edge->from);
      guint there = edge->weight, returning = back != NULL ? back->weight : 0;

      if (returning > there || (returning == there && back < edge))
        continue;
      edge->label = returning == 0
                    ? g_strdup_printf (ngettext ("%u flow", "%u flows", there), there)
                    : g_strdup_printf (_("%u flows, %u the other way"), there, returning);
      edge->weight += returning;
    }
  for (guint i = graph->edges->len; i-- > 0;)
    if (lt_graph_edge (graph, i)->label == NULL)
      g_array_remove_index (graph->edges, i);
}

static void
add_chain (Tree *self, const LtChain *chain)
{
  LtNode *node = lt_graph_add_node (self->graph, chain->id, chain->name, lane_of_chain (chain));
  GArray *parts = g_hash_table_lookup (self->parts, &chain->id);

  node->chain = chain->id;
  node->folded = parts->len - 1;
  if (chain->role != LT_CHAIN_ROLE_NONE)
    node->subtitle = g_strdup (lt_enum_label (LT_TABLE_CHAIN, "role", chain->role));
  node->people = lt_graph_builder_list_people (chain);
  summarise_chain (self, node);
  self->graph->partial |= node->folded > 0;
}

/** lt_graph_build_overview: fills a graph with the tree of chains; see lt_graph_snapshot(). */
void
lt_graph_build_overview (LtGraphBuilder *builder, GHashTable *folded)
{
  LtGraph *graph = builder->graph;
  g_autoptr(GPtrArray) chains = lt_model_sorted (builder->model, LT_TABLE_CHAIN);
  g_autoptr(GPtrArray) flows = lt_graph_list_flows (builder->model);
  g_autoptr(GHashTable) parts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr(GHashTable) shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Tree self = { builder, builder->model, builder->survey, graph, folded, parts, shown };
  LtGroup group = { 0, NULL };

  graph->title = g_strdup (_("Tree of chains"));
  group.title = g_strdup (graph->title);
  g_array_append_val (graph->groups, group);
  find_parts (&self, chains);
  for (guint i = 0; i < chains->len; i++)
    if (g_hash_table_contains (parts, &((LtChain *) chains->pdata[i])->id))
      add_chain (&self, chains->pdata[i]);
  for (guint i = 0; i < flows->len; i++)
    add_chain_pair (&self, flows->pdata[i]);
  fold_pairs (graph);
}
