/* Parts: cards that hang together by flows. Each is one job for Graphviz; what takes it long is the size of
 * a graph, so a chain of several parts is laid out many times faster part by part. */
#include "config.h"

#include "diagram/plan.h"

#include <string.h>

static guint
find_root (guint *above,
           guint  i)
{
  while (above[i] != i)
    i = above[i] = above[above[i]];
  return i;
}

static gboolean
is_in_column (LtPlan *plan,
              guint   node)
{
  return plan->columns[node] != LT_NO_COLUMN;
}

static gint
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const LtPart *first = *(LtPart *const *) a, *second = *(LtPart *const *) b;

  if (first->nodes->len != second->nodes->len)
    return first->nodes->len > second->nodes->len ? -1 : 1;
  return g_array_index (first->nodes, guint, 0) < g_array_index (second->nodes, guint, 0) ? -1 : 1;
}

static LtPart *
part_new (void)
{
  LtPart *part = g_new0 (LtPart, 1);

  part->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  part->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  part->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  return part;
}

/* The columns that a part uses become ranks without holes: an empty rank would only cost time. */
static void
number_ranks (LtPlan  *plan,
              LtSheet *sheet,
              LtPart  *part)
{
  g_autofree gint *ranks = g_new (gint, sheet->columns->len + 1);

  memset (ranks, -1, sizeof (gint) * (sheet->columns->len + 1));
  for (guint i = 0; i < part->nodes->len; i++)
    ranks[plan->columns[g_array_index (part->nodes, guint, i)]] = 0;
  for (guint column = 0; column < sheet->columns->len; column++)
    if (ranks[column] == 0)
      {
        ranks[column] = part->columns->len;
        g_array_append_val (part->columns, column);
      }
  for (guint i = 0; i < part->nodes->len; i++)
    part->job.ranks[i] = ranks[plan->columns[g_array_index (part->nodes, guint, i)]];
}

/* Every card is as wide as its column, so that the cards of a column have their left edges in one line, and
 * as high as it takes to keep cards farther apart than the edges between them. */
static void
make_job (LtPlan      *plan,
          LtSheet     *sheet,
          LtPart      *part,
          const guint *places)
{
  LtLayoutJob *job = &part->job;

  if (!lt_graph_has_lanes (plan->graph))
    {
      lt_free_make_job (plan, part, places);
      return;
    }
  job->n_nodes = part->nodes->len;
  job->n_edges = part->edges->len;
  job->sizes = g_malloc0_n (job->n_nodes, sizeof *job->sizes);
  job->ranks = g_new0 (gint, job->n_nodes);
  job->edges = g_malloc0_n (job->n_edges, sizeof *job->edges);
  job->rank_gap = LT_COLUMN_GAP;
  job->node_gap = LT_EDGE_GAP;
  job->ways = TRUE;
  number_ranks (plan, sheet, part);
  for (guint i = 0; i < job->n_nodes; i++)
    {
      const guint node = g_array_index (part->nodes, guint, i);

      job->sizes[i][0] = g_array_index (sheet->columns, LtPlanColumn, plan->columns[node]).size;
      job->sizes[i][1] = lt_plan_across (plan, node) + lt_plan_row_gap (plan, node) - LT_EDGE_GAP;
    }
  for (guint i = 0; i < job->n_edges; i++)
    {
      const LtEdge *edge = lt_graph_edge (plan->graph, g_array_index (part->edges, guint, i));

      job->edges[i][0] = places[edge->from];
      job->edges[i][1] = places[edge->to];
    }
}

/* Fills the sheet's parts with nodes and edges; @part_of says for a root which part is its own. */
static void
collect (LtPlan  *plan,
         LtSheet *sheet,
         guint   *above)
{
  g_autoptr (GHashTable) part_of = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < sheet->nodes->len; i++)
    {
      const guint node = g_array_index (sheet->nodes, guint, i);
      const gpointer root = GUINT_TO_POINTER (find_root (above, node));
      LtPart *part = g_hash_table_lookup (part_of, root);

      if (!is_in_column (plan, node))
        continue;
      if (part == NULL)
        {
          part = part_new ();
          g_hash_table_insert (part_of, root, part);
          g_ptr_array_add (sheet->parts, part);
        }
      g_array_append_val (part->nodes, node);
    }
  for (guint i = 0; i < sheet->edges->len; i++)
    {
      const guint index = g_array_index (sheet->edges, guint, i);
      const LtEdge *edge = lt_graph_edge (plan->graph, index);
      LtPart *part;

      if (edge->from == edge->to || !is_in_column (plan, edge->from) || !is_in_column (plan, edge->to))
        continue;
      part = g_hash_table_lookup (part_of, GUINT_TO_POINTER (find_root (above, edge->from)));
      g_array_append_val (part->edges, index);
    }
}

/** lt_parts_find: the parts of a sheet whose cards have their columns, with their jobs. */
void
lt_parts_find (LtPlan  *plan,
               LtSheet *sheet)
{
  const guint n_nodes = plan->graph->nodes->len;
  g_autofree guint *above = g_new (guint, n_nodes + 1);
  g_autofree guint *places = g_new0 (guint, n_nodes + 1);

  for (guint i = 0; i < sheet->nodes->len; i++)
    above[g_array_index (sheet->nodes, guint, i)] = g_array_index (sheet->nodes, guint, i);
  for (guint i = 0; i < sheet->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (plan->graph, g_array_index (sheet->edges, guint, i));

      if (is_in_column (plan, edge->from) && is_in_column (plan, edge->to))
        above[find_root (above, edge->from)] = find_root (above, edge->to);
    }
  collect (plan, sheet, above);
  g_ptr_array_sort (sheet->parts, compare_parts);
  for (guint i = 0; i < sheet->parts->len; i++)
    {
      LtPart *part = g_ptr_array_index (sheet->parts, i);

      for (guint k = 0; k < part->nodes->len; k++)
        places[g_array_index (part->nodes, guint, k)] = k;
      make_job (plan, sheet, part, places);
    }
  if (!lt_graph_has_lanes (plan->graph))
    lt_free_set_lone_apart (sheet);
}
