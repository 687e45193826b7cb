/* Which lane a card is drawn in: its own, or where its flows put it. */
#include "config.h"

#include "diagram/plan.h"

static const LtLane chain_lanes[] = {
  LT_LANE_SUPPLIERS, LT_LANE_UPSTREAM, LT_LANE_MIDSTREAM, LT_LANE_DOWNSTREAM, LT_LANE_CUSTOMERS,
};
static const LtLane overview_lanes[] = { LT_LANE_NONE, LT_LANE_ROOT, LT_LANE_TRUNK, LT_LANE_BRANCH };

const LtLane *
lt_lanes_in_order (LtDiagramKind  kind,
                   guint         *n)
{
  if (kind == LT_DIAGRAM_OVERVIEW)
    {
      *n = G_N_ELEMENTS (overview_lanes);
      return overview_lanes;
    }
  *n = G_N_ELEMENTS (chain_lanes);
  return chain_lanes;
}

/* The lane that a neighbour's own lane speaks for; LT_LANE_NONE where it says nothing. */
static LtLane
as_position (LtLane lane)
{
  switch (lane)
    {
    case LT_LANE_SUPPLIERS:
    case LT_LANE_UPSTREAM:
      return LT_LANE_UPSTREAM;
    case LT_LANE_MIDSTREAM:
      return LT_LANE_MIDSTREAM;
    case LT_LANE_DOWNSTREAM:
    case LT_LANE_CUSTOMERS:
      return LT_LANE_DOWNSTREAM;
    default:
      return LT_LANE_NONE;
    }
}

/* One round: lanes for those that have none from the neighbours that had one before the round, so that
 * the order of the edges does not matter. */
static gboolean
spread_lanes (LtGraph  *graph,
              LtLane   *lanes,
              gboolean  downwards)
{
  g_autofree LtLane *found = g_new0 (LtLane, graph->nodes->len + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      const guint known = downwards ? edge->from : edge->to, open = downwards ? edge->to : edge->from;
      const LtLane lane = as_position (lanes[known]);

      if (lanes[open] != LT_LANE_NONE || lane == LT_LANE_NONE)
        continue;
      if (found[open] == LT_LANE_NONE || (downwards ? lane > found[open] : lane < found[open]))
        found[open] = lane;
    }
  for (guint i = 0; i < graph->nodes->len; i++)
    if (found[i] != LT_LANE_NONE)
      {
        lanes[i] = found[i];
        any = TRUE;
      }
  return any;
}

/* A ghost without a lane stands on the side that its flows say. */
static LtLane
find_ghost_lane (LtGraph *graph,
                 guint    node)
{
  for (guint i = 0; i < graph->edges->len; i++)
    if (lt_graph_edge (graph, i)->from == node)
      return LT_LANE_SUPPLIERS;
  return LT_LANE_CUSTOMERS;
}

static LtLane
get_overview_lane (LtLane lane)
{
  return lane == LT_LANE_ROOT || lane == LT_LANE_TRUNK || lane == LT_LANE_BRANCH ? lane : LT_LANE_NONE;
}

/**
 * lt_lanes_assign:
 *
 * A segment without a position sits as far down as its suppliers, else as far up as its buyers, else
 * in the middle.
 *
 * Returns: (transfer full): the lane of every node
 */
LtLane *
lt_lanes_assign (LtGraph *graph)
{
  LtLane *lanes = g_new0 (LtLane, graph->nodes->len + 1);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (graph, i);

      if (graph->kind == LT_DIAGRAM_OVERVIEW)
        lanes[i] = get_overview_lane (node->lane);
      else if (node->lane > LT_LANE_NONE && node->lane <= LT_LANE_SERVICE)
        lanes[i] = node->lane;
      else if (node->ghost)
        lanes[i] = find_ghost_lane (graph, i);
    }
  if (graph->kind == LT_DIAGRAM_OVERVIEW)
    return lanes;
  while (spread_lanes (graph, lanes, TRUE) || spread_lanes (graph, lanes, FALSE))
    ;
  for (guint i = 0; i < graph->nodes->len; i++)
    if (lanes[i] == LT_LANE_NONE)
      lanes[i] = LT_LANE_MIDSTREAM;
  return lanes;
}
