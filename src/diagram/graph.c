#include "config.h"

#include "diagram/graph.h"

#include <glib/gi18n-lib.h>

/* In the order of LtLane. */
static const struct { const char *nick, *label; } lanes[LT_N_LANES] = {
  { "none",       N_("Other") },
  { "suppliers",  N_("Suppliers") },
  { "upstream",   N_("Upstream") },
  { "midstream",  N_("Midstream") },
  { "downstream", N_("Downstream") },
  { "customers",  N_("Customers") },
  { "service",    N_("Supporting services") },
  { "root",       N_("Roots") },
  { "trunk",      N_("Trunk") },
  { "branch",     N_("Branches") },
};

static void
node_clear (gpointer data)
{
  LtNode *node = data;

  g_free (node->title);
  g_free (node->subtitle);
  g_strfreev (node->lines);
  g_strfreev (node->names);
  g_strfreev (node->hints);
}

static void
edge_clear (gpointer data)
{
  LtEdge *edge = data;

  g_free (edge->label);
}

static void
group_clear (gpointer data)
{
  LtGroup *group = data;

  g_free (group->title);
}

/**
 * lt_graph_new:
 *
 * Returns: (transfer full): a graph without nodes, to be filled by the one who made it before
 *   anyone else sees it
 */
LtGraph *
lt_graph_new (LtDiagramKind kind)
{
  LtGraph *self = g_new0 (LtGraph, 1);

  self->kind = kind;
  self->nodes = g_array_new (FALSE, TRUE, sizeof (LtNode));
  self->edges = g_array_new (FALSE, TRUE, sizeof (LtEdge));
  self->groups = g_array_new (FALSE, TRUE, sizeof (LtGroup));
  g_array_set_clear_func (self->nodes, node_clear);
  g_array_set_clear_func (self->edges, edge_clear);
  g_array_set_clear_func (self->groups, group_clear);
  self->index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_atomic_ref_count_init (&self->refs);
  return self;
}

LtGraph *
lt_graph_ref (LtGraph *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lt_graph_unref (LtGraph *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_free (self->viewpoint);
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_array_unref (self->groups);
  g_hash_table_unref (self->index);
  g_free (self);
}

/**
 * lt_graph_add_node:
 * @id: the key of its row; where two nodes have the same, lt_graph_find() knows the first
 *
 * Returns: (transfer none): the node, in group 0 and without a size; good until the next is added
 */
LtNode *
lt_graph_add_node (LtGraph    *self,
                   gint64      id,
                   const char *title,
                   LtLane      lane)
{
  const LtNode node = { .id = id, .title = g_strdup (title), .lane = lane };

  if (!g_hash_table_contains (self->index, &id))
    g_hash_table_insert (self->index, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->nodes->len));
  g_array_append_val (self->nodes, node);
  return lt_graph_node (self, self->nodes->len - 1);
}

/**
 * lt_graph_add_edge:
 * @from: index of the supplying node
 * @to: index of the buying node
 *
 * Returns: (transfer none): the edge, with weight 1; good until the next is added
 */
LtEdge *
lt_graph_add_edge (LtGraph *self,
                   gint64   id,
                   guint    from,
                   guint    to)
{
  const LtEdge edge = { .id = id, .from = from, .to = to, .weight = 1 };

  g_return_val_if_fail (from < self->nodes->len && to < self->nodes->len, NULL);
  g_array_append_val (self->edges, edge);
  return lt_graph_edge (self, self->edges->len - 1);
}

/** lt_graph_add_group: Returns: (transfer none): the group, good until the next is added */
LtGroup *
lt_graph_add_group (LtGraph    *self,
                    gint64      chain,
                    const char *title)
{
  const LtGroup group = { .chain = chain, .title = g_strdup (title) };

  g_array_append_val (self->groups, group);
  return lt_graph_group (self, self->groups->len - 1);
}

gboolean
lt_graph_is_same_diagram (LtGraph *self, LtGraph *other)
{
  return self->kind == other->kind && self->chain == other->chain && self->arrangement == other->arrangement;
}

gboolean
lt_graph_has_lanes (LtGraph *self)
{
  return self->kind != LT_DIAGRAM_CHAIN || self->arrangement == LT_ARRANGEMENT_LAYERED;
}

GHashTable *
lt_graph_index_edges (LtGraph *self)
{
  GHashTable *indexes = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->edges->len; i++)
    g_hash_table_insert (indexes, &lt_graph_edge (self, i)->id, GUINT_TO_POINTER (i));
  return indexes;
}

/** lt_graph_find: whether there is a node with this key; its index goes to @index (nullable). */
gboolean
lt_graph_find (LtGraph *self,
               gint64   id,
               guint   *index)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->index, &id, NULL, &found))
    return FALSE;
  if (index != NULL)
    *index = GPOINTER_TO_UINT (found);
  return TRUE;
}

/** lt_lane_get_nick: the stable name of a lane, for files and tests. */
const char *
lt_lane_get_nick (LtLane lane)
{
  g_return_val_if_fail ((guint) lane < LT_N_LANES, NULL);
  return lanes[lane].nick;
}

/** lt_lane_get_label: the name of a lane in the user's language. */
const char *
lt_lane_get_label (LtLane lane)
{
  g_return_val_if_fail ((guint) lane < LT_N_LANES, NULL);
  return _(lanes[lane].label);
}
