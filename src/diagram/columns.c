/* Columns: inside its lane a card stands right of its suppliers in that lane, and a lane too tall for the
 * page becomes wider. */
#include "config.h"

#include "diagram/plan.h"

#include <stdlib.h>
#include <string.h>

/* A column of fewer cards is not worth splitting. */
#define MIN_SPLIT 4
#define MAX_STEPS_IN_VAIN 8
#define SHORTEN_ROUNDS 8
/* How much taller than the rest a column of ghosts may be. */
#define GHOST_RATIO 1.6
/* What a sheet has above and below its cards: headings, and a row of services. */
#define HEADINGS (LT_LANE_TOP + LT_LANE_PADDING)
#define BAND 190.0

/* A sheet while its ranks are found. Arrays are by node of the graph, with room only for what is asked. */
typedef struct {
  LtPlan  *plan;
  LtSheet *sheet;
  gint    *ranks;               /* in the lane; -1: not in a column */
  guint   *starts, *targets;    /* flows inside a lane: targets[starts[n] .. starts[n + 1] - 1] */
  gint    *balance;             /* flows that leave to the right less those that come from the left */
  gboolean *linked;             /* has a flow to another card in a lane */
  gboolean *bound;              /* has a flow inside its lane */
  guint    n_ranks[LT_N_LANES];
  gboolean whole[LT_N_LANES];   /* must not be split */
} Ranking;

static gboolean
is_inner (Ranking      *r,
          const LtEdge *edge)
{
  const LtLane from = r->plan->lanes[edge->from], to = r->plan->lanes[edge->to];

  return edge->from != edge->to && from != LT_LANE_SERVICE && to != LT_LANE_SERVICE;
}

static void
read_flows (Ranking *r)
{
  const guint n_nodes = r->plan->graph->nodes->len;
  guint total = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < r->sheet->edges->len; i++)
        {
          const LtEdge *edge = lt_graph_edge (r->plan->graph, g_array_index (r->sheet->edges, guint, i));

          if (!is_inner (r, edge))
            continue;
          if (pass == 0)
            {
              r->linked[edge->from] = r->linked[edge->to] = TRUE;
              r->balance[edge->from]++;
              r->balance[edge->to]--;
            }
          /* In the tree of chains a role is one row, whoever supplies whom in it. */
          if (r->plan->lanes[edge->from] != r->plan->lanes[edge->to] || r->plan->upright)
            continue;
          r->bound[edge->from] = r->bound[edge->to] = TRUE;
          if (pass == 0)
            r->starts[edge->from]++;
          else
            r->targets[--r->starts[edge->from]] = edge->to;
        }
      if (pass > 0)
        break;
      for (guint i = 0; i <= n_nodes; i++)
        r->starts[i] = total += r->starts[i];
      r->targets = g_new0 (guint, total + 1);
    }
}

enum { WHITE, GREY, BLACK };

/* Depth first, without recursion because chains may be long: finished nodes in @order, last first is a
 * topological order of what is left when flows back to a node under way are taken out. */
static void
visit (Ranking *r,
       guint    root,
       guint8  *colours,
       guint   *next,
       GArray  *order)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (stack, root);
  colours[root] = GREY;
  next[root] = r->starts[root];
  while (stack->len > 0)
    {
      const guint node = g_array_index (stack, guint, stack->len - 1);

      if (next[node] < r->starts[node + 1])
        {
          const guint target = r->targets[next[node]++];

          if (colours[target] == GREY)
            r->targets[next[node] - 1] = node;        /* a loop on itself: no flow for the ranks */
          else if (colours[target] == WHITE)
            {
              colours[target] = GREY;
              next[target] = r->starts[target];
              g_array_append_val (stack, target);
            }
          continue;
        }
      colours[node] = BLACK;
      g_array_append_val (order, node);
      g_array_set_size (stack, stack->len - 1);
    }
}

/* Moves cards that have room between their suppliers and their buyers in the lane to the side that they have
 * more flows on, until none moves: shorter flows, fewer crossings, and less for Graphviz to do. */
static void
shorten (Ranking *r,
         GArray  *order)
{
  g_autofree gint *earliest = g_new (gint, r->plan->graph->nodes->len + 1);

  for (guint round = 0; round < SHORTEN_ROUNDS; round++)
    {
      gboolean moved = FALSE;

      for (guint i = 0; i < order->len; i++)
        earliest[g_array_index (order, guint, i)] = 0;
      for (guint i = 0; i < order->len; i++)
        {
          const guint node = g_array_index (order, guint, i);

          for (guint k = r->starts[node]; k < r->starts[node + 1]; k++)
            if (r->targets[k] != node)
              earliest[r->targets[k]] = MAX (earliest[r->targets[k]], r->ranks[node] + 1);
        }
      /* Buyers come before their suppliers in this order, so both limits are those of now. */
      for (guint i = 0; i < order->len; i++)
        {
          const guint node = g_array_index (order, guint, i);
          gint rank = r->ranks[node], latest = r->n_ranks[r->plan->lanes[node]] - 1;

          for (guint k = r->starts[node]; k < r->starts[node + 1]; k++)
            if (r->targets[k] != node)
              latest = MIN (latest, r->ranks[r->targets[k]] - 1);
          if (r->balance[node] > 0)
            rank = latest;
          else if (r->balance[node] < 0)
            rank = MIN (earliest[node], latest);
          moved = moved || rank != r->ranks[node];
          r->ranks[node] = rank;
        }
      if (!moved)
        return;
    }
}

static void
count_ranks (Ranking *r)
{
  for (guint i = 0; i < r->sheet->nodes->len; i++)
    {
      const guint node = g_array_index (r->sheet->nodes, guint, i);
      const LtLane lane = r->plan->lanes[node];

      /* A lane of lone cards only has a column too. */
      r->n_ranks[lane] = MAX (r->n_ranks[lane], (guint) MAX (r->ranks[node] + 1, 1));
    }
  r->n_ranks[LT_LANE_SERVICE] = 0;
}

/* Longest paths, as short as they go. */
static void
rank_bound (Ranking *r)
{
  const guint n_nodes = r->plan->graph->nodes->len;
  g_autofree guint8 *colours = g_new0 (guint8, n_nodes + 1);
  g_autofree guint *next = g_new0 (guint, n_nodes + 1);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < r->sheet->nodes->len; i++)
    {
      const guint node = g_array_index (r->sheet->nodes, guint, i);

      if (r->bound[node] && colours[node] == WHITE)
        visit (r, node, colours, next, order);
    }
  for (guint i = order->len; i-- > 0;)
    {
      const guint node = g_array_index (order, guint, i);

      r->ranks[node] = MAX (r->ranks[node], 0);
      for (guint k = r->starts[node]; k < r->starts[node + 1]; k++)
        if (r->targets[k] != node)
          r->ranks[r->targets[k]] = MAX (r->ranks[r->targets[k]], r->ranks[node] + 1);
    }
  count_ranks (r);
  shorten (r, order);
}

static double
card_height (Ranking *r,
             guint    node)
{
  return lt_plan_across (r->plan, node) + lt_plan_row_gap (r->plan, node);
}

/* Cards whose flows all lead to other lanes go where there is room, near the side that their flows are on. */
static void
rank_unbound (Ranking *r)
{
  for (LtLane lane = 0; lane < LT_N_LANES; lane++)
    {
      g_autofree double *heights = g_new0 (double, r->n_ranks[lane] + 1);

      for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < r->sheet->nodes->len; i++)
          {
            const guint node = g_array_index (r->sheet->nodes, guint, i);
            double best_cost = G_MAXDOUBLE;

            if (r->plan->lanes[node] != lane || lane == LT_LANE_SERVICE || !r->linked[node])
              continue;
            if (pass == 0 && r->bound[node])
              heights[r->ranks[node]] += card_height (r, node);
            if (pass == 0 || r->bound[node])
              continue;
            r->n_ranks[lane] = MAX (r->n_ranks[lane], 1);
            for (guint rank = 0; rank < r->n_ranks[lane]; rank++)
              {
                const guint away = r->balance[node] > 0 ? r->n_ranks[lane] - 1 - rank : rank;
                const double cost = heights[rank] + away * card_height (r, node);

                if (cost < best_cost)
                  {
                    best_cost = cost;
                    r->ranks[node] = rank;
                  }
              }
            heights[r->ranks[node]] += card_height (r, node);
          }
    }
}

/* How tall a lane is, and which of its ranks makes it so; n_ranks where its lone cards do. */
static double
measure_lane (Ranking *r,
              LtLane   lane,
              guint   *tallest)
{
  g_autofree double *heights = g_new0 (double, r->n_ranks[lane] + 1);
  g_autofree double *ranked = g_new0 (double, r->n_ranks[lane] + 1);
  guint highest = 0;

  for (guint pass = 0; pass < 2 && r->n_ranks[lane] > 0; pass++)
    for (guint i = 0; i < r->sheet->nodes->len; i++)
      {
        const guint node = g_array_index (r->sheet->nodes, guint, i);
        guint rank = 0;

        if (r->plan->lanes[node] != lane || r->linked[node] != (pass == 0))
          continue;
        if (pass == 0)
          ranked[rank = r->ranks[node]] += card_height (r, node);
        else
          for (guint k = 1; k < r->n_ranks[lane]; k++)
            if (heights[k] < heights[rank])
              rank = k;
        heights[rank] += card_height (r, node);
      }
  for (guint k = 1; k < r->n_ranks[lane]; k++)
    if (heights[k] > heights[highest])
      highest = k;
  *tallest = ranked[highest] * 3 >= heights[highest] * 2 ? highest : r->n_ranks[lane];
  return heights[highest];
}

typedef struct { guint node; gint balance; } Candidate;

static gint
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->balance != second->balance)
    return first->balance < second->balance ? -1 : 1;
  return first->node < second->node ? -1 : 1;
}

/* Splits a rank in two: those that supply more stand right, nearer to who they supply; of those that only
 * supply or only buy, the ones with the most flows are near, so that the fewest flows pass through. */
static gboolean
split_rank (Ranking *r,
            LtLane   lane,
            guint    rank)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < r->sheet->nodes->len; i++)
    {
      const guint node = g_array_index (r->sheet->nodes, guint, i);
      const Candidate candidate = { node, r->balance[node] };

      if (r->plan->lanes[node] == lane && r->linked[node] && r->ranks[node] == (gint) rank)
        g_array_append_val (candidates, candidate);
    }
  if (candidates->len < MIN_SPLIT)
    return FALSE;
  for (guint i = 0; i < r->sheet->nodes->len; i++)
    {
      const guint node = g_array_index (r->sheet->nodes, guint, i);

      if (r->plan->lanes[node] == lane && r->ranks[node] > (gint) rank)
        r->ranks[node]++;
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = candidates->len / 2; i < candidates->len; i++)
    r->ranks[g_array_index (candidates, Candidate, i).node]++;
  r->n_ranks[lane]++;
  return TRUE;
}

static gboolean
is_ghost_lane (LtLane lane)
{
  return lane == LT_LANE_SUPPLIERS || lane == LT_LANE_CUSTOMERS;
}

/* A column of ghosts before another would have its flows run through that one, so they stay in one column unless
 * they are very much taller than the chain itself. */
static void
find_whole_lanes (Ranking *r)
{
  guint tallest;
  double own = 0;

  for (LtLane lane = 0; lane < LT_N_LANES; lane++)
    if (!is_ghost_lane (lane))
      own = MAX (own, measure_lane (r, lane, &tallest));
  for (LtLane lane = 0; lane < LT_N_LANES; lane++)
    r->whole[lane] = is_ghost_lane (lane) && measure_lane (r, lane, &tallest) <= GHOST_RATIO * own;
}

/* How wide a page of the usual aspect must be to hold the sheet. @lane and @rank (nullable): what to split next,
 * because it extends most across the flows. */
static double
measure_page (Ranking *r,
              LtLane  *lane,
              guint   *rank)
{
  double across = 0, widest = 0, along = 0, highest = 0;

  for (guint i = 0; i < r->sheet->nodes->len; i++)
    widest = MAX (widest, lt_plan_along (r->plan, g_array_index (r->sheet->nodes, guint, i)));
  for (LtLane i = 0; i < LT_N_LANES; i++)
    {
      guint tallest;
      const double height = measure_lane (r, i, &tallest);

      along += r->n_ranks[i] * (widest + LT_COLUMN_GAP);
      across = MAX (across, r->whole[i] ? height / GHOST_RATIO : height);
      if (r->whole[i] || height <= highest)
        continue;
      highest = height;
      if (lane != NULL)
        *lane = i;
      if (rank != NULL)
        *rank = tallest;
    }
  if (r->plan->upright)
    return MAX (across, LT_ASPECT * along);
  return MAX (along, LT_ASPECT * (across + HEADINGS + (r->sheet->service->len > 0 ? BAND : 0)));
}

/* Makes the tallest lane wider, step by step, and keeps the step that made the page smallest. Columns of the
 * same height must all be split before the page shrinks, hence the patience. */
static void
wrap (Ranking *r)
{
  const guint n_nodes = r->plan->graph->nodes->len;
  g_autofree gint *best_ranks = g_memdup2 (r->ranks, sizeof (gint) * (n_nodes + 1));
  guint best_n[LT_N_LANES], patience = MAX_STEPS_IN_VAIN;
  LtLane lane = LT_LANE_NONE;
  guint rank = 0;
  double best;

  find_whole_lanes (r);
  best = measure_page (r, &lane, &rank);

  memcpy (best_n, r->n_ranks, sizeof best_n);
  while (patience-- > 0)
    {
      double page;

      if (rank == r->n_ranks[lane])
        r->n_ranks[lane]++;
      else if (!split_rank (r, lane, rank))
        break;
      page = measure_page (r, &lane, &rank);
      if (page >= best)
        continue;
      best = page;
      memcpy (best_ranks, r->ranks, sizeof (gint) * (n_nodes + 1));
      memcpy (best_n, r->n_ranks, sizeof best_n);
      patience = MAX_STEPS_IN_VAIN;
    }
  memcpy (r->ranks, best_ranks, sizeof (gint) * (n_nodes + 1));
  memcpy (r->n_ranks, best_n, sizeof best_n);
}

/* Where the sheet's columns stand, lane after lane; then every card's column. */
static void
make_columns (Ranking *r)
{
  guint n_lanes, first[LT_N_LANES] = { 0 };
  const LtLane *lanes = lt_lanes_in_order (r->plan->graph->kind, &n_lanes);

  for (guint i = 0; i < n_lanes; i++)
    {
      first[lanes[i]] = r->sheet->columns->len;
      for (guint rank = 0; rank < r->n_ranks[lanes[i]]; rank++)
        {
          const LtPlanColumn column = { .lane = lanes[i] };

          g_array_append_val (r->sheet->columns, column);
        }
    }
  for (guint i = 0; i < r->sheet->nodes->len; i++)
    {
      const guint node = g_array_index (r->sheet->nodes, guint, i);
      const LtLane lane = r->plan->lanes[node];

      if (lane == LT_LANE_SERVICE)
        continue;
      if (r->linked[node])
        {
          LtPlanColumn *column = &g_array_index (r->sheet->columns, LtPlanColumn, first[lane] + r->ranks[node]);

          r->plan->columns[node] = first[lane] + r->ranks[node];
          column->size = MAX (column->size, lt_plan_along (r->plan, node));
          continue;
        }
      g_array_append_val (r->sheet->lone, node);
      for (guint rank = 0; rank < r->n_ranks[lane]; rank++)
        {
          LtPlanColumn *column = &g_array_index (r->sheet->columns, LtPlanColumn, first[lane] + rank);

          column->size = MAX (column->size, lt_plan_along (r->plan, node));
        }
    }
}

/**
 * lt_columns_assign:
 *
 * Fills the sheet's columns and lone cards, and the plan's column of every other card.
 */
void
lt_columns_assign (LtPlan  *plan,
                   LtSheet *sheet)
{
  const guint n_nodes = plan->graph->nodes->len;
  Ranking r = { plan, sheet };

  r.ranks = g_new (gint, n_nodes + 1);
  memset (r.ranks, -1, sizeof (gint) * (n_nodes + 1));
  r.starts = g_new0 (guint, n_nodes + 2);
  r.balance = g_new0 (gint, n_nodes + 1);
  r.linked = g_new0 (gboolean, n_nodes + 1);
  r.bound = g_new0 (gboolean, n_nodes + 1);
  read_flows (&r);
  rank_bound (&r);
  rank_unbound (&r);
  wrap (&r);
  make_columns (&r);
  g_free (r.ranks);
  g_free (r.starts);
  g_free (r.targets);
  g_free (r.balance);
  g_free (r.linked);
  g_free (r.bound);
}
