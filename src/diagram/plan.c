#include "config.h"

#include "diagram/plan.h"

static void
part_free (gpointer data)
{
  LtPart *part = data;

  g_array_unref (part->nodes);
  g_array_unref (part->edges);
  g_array_unref (part->columns);
  g_free (part->job.sizes);
  g_free (part->job.ranks);
  g_free (part->job.edges);
  lt_layout_answer_free (part->answer);
  g_free (part);
}

static void
sheet_free (gpointer data)
{
  LtSheet *sheet = data;

  g_array_unref (sheet->nodes);
  g_array_unref (sheet->edges);
  g_array_unref (sheet->lone);
  g_array_unref (sheet->service);
  g_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->parts);
  g_free (sheet);
}

static LtSheet *
sheet_new (void)
{
  LtSheet *sheet = g_new0 (LtSheet, 1);

  sheet->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->lone = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->service = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->columns = g_array_new (FALSE, TRUE, sizeof (LtPlanColumn));
  sheet->parts = g_ptr_array_new_with_free_func (part_free);
  return sheet;
}

/* In the whole region each chain has a sheet of its own. */
static guint
sheet_of (LtPlan *plan,
          guint   node)
{
  return plan->graph->kind == LT_DIAGRAM_REGION ? lt_graph_node (plan->graph, node)->group : 0;
}

static void
deal_out (LtPlan *plan)
{
  LtGraph *graph = plan->graph;
  guint n_sheets = 1;

  for (guint i = 0; i < graph->nodes->len; i++)
    n_sheets = MAX (n_sheets, sheet_of (plan, i) + 1);
  if (graph->kind == LT_DIAGRAM_REGION)
    n_sheets = MAX (n_sheets, graph->groups->len);
  for (guint i = 0; i < n_sheets; i++)
    g_ptr_array_add (plan->sheets, sheet_new ());
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtSheet *sheet = g_ptr_array_index (plan->sheets, sheet_of (plan, i));

      g_array_append_val (sheet->nodes, i);
      if (plan->lanes[i] == LT_LANE_SERVICE)
        g_array_append_val (sheet->service, i);
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      LtSheet *sheet = g_ptr_array_index (plan->sheets, sheet_of (plan, edge->from));

      if (sheet_of (plan, edge->from) == sheet_of (plan, edge->to))
        g_array_append_val (sheet->edges, i);
    }
}

/**
 * lt_plan_new:
 * @graph: with sizes; kept alive by the plan
 *
 * Returns: (transfer full): lanes, columns and parts with their jobs, no answers yet
 */
LtPlan *
lt_plan_new (LtGraph *graph)
{
  LtPlan *plan = g_new0 (LtPlan, 1);

  plan->graph = lt_graph_ref (graph);
  plan->upright = graph->kind == LT_DIAGRAM_OVERVIEW;
  plan->lanes = lt_lanes_assign (graph);
  plan->columns = g_new (guint, graph->nodes->len + 1);
  plan->ways = g_new0 (LtCurve, graph->edges->len + 1);
  for (guint i = 0; i < graph->nodes->len; i++)
    plan->columns[i] = LT_NO_COLUMN;
  plan->sheets = g_ptr_array_new_with_free_func (sheet_free);
  deal_out (plan);
  for (guint i = 0; i < plan->sheets->len; i++)
    {
      if (lt_graph_has_lanes (graph))
        lt_columns_assign (plan, g_ptr_array_index (plan->sheets, i));
      else
        lt_free_columns (plan, g_ptr_array_index (plan->sheets, i));
      lt_parts_find (plan, g_ptr_array_index (plan->sheets, i));
    }
  return plan;
}

void
lt_plan_free (LtPlan *plan)
{
  for (guint i = 0; i < plan->graph->edges->len; i++)
    lt_curve_clear (&plan->ways[i]);
  g_free (plan->ways);
  lt_graph_unref (plan->graph);
  g_free (plan->lanes);
  g_free (plan->columns);
  g_ptr_array_unref (plan->sheets);
  g_free (plan);
}

double
lt_plan_along (const LtPlan *plan,
               guint         node)
{
  const LtNode *n = lt_graph_node (plan->graph, node);

  return plan->upright ? n->height : n->width;
}

double
lt_plan_across (const LtPlan *plan,
                guint         node)
{
  const LtNode *n = lt_graph_node (plan->graph, node);

  return plan->upright ? n->width : n->height;
}

double
lt_plan_row_gap (const LtPlan *plan,
                 guint         node)
{
  if (plan->upright)
    return LT_SIBLING_GAP;
  return lt_graph_node (plan->graph, node)->ghost ? LT_GHOST_GAP : LT_ROW_GAP;
}
