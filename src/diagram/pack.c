/* Parts into one sheet: columns that all parts share, parts one under the other as near as they go. */
#include "config.h"

#include "diagram/plan.h"

#include <math.h>
#include <stdlib.h>

/* How far a column is from the next: enough that so many edges can be told apart. */
#define MAX_COLUMN_GAP 132.0
#define GAP_AN_EDGE 4.0

typedef struct {
  LtPlan   *plan;
  LtSheet  *sheet;
  LtLayout *layout;
  double   *skyline;            /* of every column: where the next card may begin, along v */
} Packing;

static LtPlanColumn *
get_column (LtSheet *sheet,
            guint    column)
{
  return &g_array_index (sheet->columns, LtPlanColumn, column);
}

/* Chains show their three positions even where one has no card: that is where something is missing. */
static gboolean
is_shown (Packing *p,
          LtLane   lane)
{
  if (!p->plan->upright && lane >= LT_LANE_UPSTREAM && lane <= LT_LANE_DOWNSTREAM)
    return TRUE;
  for (guint i = 0; i < p->sheet->columns->len; i++)
    if (get_column (p->sheet, i)->lane == lane)
      return TRUE;
  return FALSE;
}

static double *
measure_gaps (Packing *p)
{
  const guint n = p->sheet->columns->len;
  double *gaps = g_new0 (double, n + 1);

  for (guint i = 0; i < p->sheet->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (p->plan->graph, g_array_index (p->sheet->edges, guint, i));
      const guint a = p->plan->columns[edge->from], b = p->plan->columns[edge->to];

      if (a == LT_NO_COLUMN || b == LT_NO_COLUMN)
        continue;
      for (guint c = MIN (a, b); c < MAX (a, b); c++)
        gaps[c] += GAP_AN_EDGE;
    }
  for (guint c = 0; c < n; c++)
    gaps[c] = CLAMP (LT_COLUMN_GAP - 24 + gaps[c], LT_COLUMN_GAP, MAX_COLUMN_GAP);
  return gaps;
}

/* Between the cards of two lanes: padding and heading of the strips; @empty lanes lie between them. */
static double
measure_lane_gap (Packing *p,
                  double   wanted,
                  guint    empty)
{
  const double least = 2 * (p->plan->upright ? LT_TREE_PADDING : LT_LANE_PADDING) + LT_STRIP_GAP;

  return MAX (wanted, least) + empty * (LT_EMPTY_LANE + LT_STRIP_GAP);
}

static void
place_columns (Packing *p)
{
  guint n_lanes, empty = 0, column = 0;
  const LtLane *lanes = lt_lanes_in_order (p->plan->graph->kind, &n_lanes);
  g_autofree double *gaps = measure_gaps (p);
  double u = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < n_lanes; i++)
    {
      gboolean first = TRUE;

      for (; column < p->sheet->columns->len && get_column (p->sheet, column)->lane == lanes[i]; column++)
        {
          if (any)
            u += first ? measure_lane_gap (p, gaps[column - 1], empty) : gaps[column - 1];
          get_column (p->sheet, column)->u = u;
          u += get_column (p->sheet, column)->size;
          any = TRUE;
          first = FALSE;
        }
      empty = first ? empty + (is_shown (p, lanes[i]) ? 1 : 0) : 0;
    }
}

typedef struct { gint rank; LtRect rect; } Placed;

static gint
compare_placed (gconstpointer a,
                gconstpointer b)
{
  const Placed *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->rect.y != second->rect.y)
    return first->rect.y < second->rect.y ? -1 : 1;
  return 0;
}

/* Whether the answer has every card in its rank's line, ranks in order, and none on top of another: else
 * it is of no use. */
static gboolean
is_sound (const LtPart *part)
{
  const guint n = part->job.n_nodes;
  g_autofree Placed *placed = g_new (Placed, n + 1);

  for (guint i = 0; i < n; i++)
    placed[i] = (Placed) { part->job.ranks[i], g_array_index (part->answer->nodes, LtRect, i) };
  qsort (placed, n, sizeof *placed, compare_placed);
  for (guint i = 1; i < n; i++)
    {
      const LtRect *before = &placed[i - 1].rect, *here = &placed[i].rect;

      if (placed[i].rank == placed[i - 1].rank
          ? fabs (here->x - before->x) > 1 || here->y < before->y + before->height
          : here->x < before->x + before->width)
        return FALSE;
    }
  return TRUE;
}

typedef struct { double low, high; } Extent;

/* A way that does not have a point for every rank between its ends is none. */
static gboolean
has_way (const LtPart *part,
         guint         edge)
{
  const gint a = part->job.ranks[part->job.edges[edge][0]], b = part->job.ranks[part->job.edges[edge][1]];

  return a != b && g_array_index (part->answer->ways, LtCurve, edge).n_points == (guint) ABS (a - b) - 1;
}

/* The column of the @nth point of a way. */
static guint
column_of_step (const LtPart *part,
                guint         edge,
                guint         nth)
{
  const gint from = part->job.ranks[part->job.edges[edge][0]], to = part->job.ranks[part->job.edges[edge][1]];

  return g_array_index (part->columns, guint, from < to ? from + 1 + (gint) nth : from - 1 - (gint) nth);
}

static void
extend (Extent *extent,
        double  low,
        double  high)
{
  extent->low = MIN (extent->low, low);
  extent->high = MAX (extent->high, high);
}

/* What the part takes up of each column, before it is moved along v. */
static Extent *
measure_part (Packing      *p,
              const LtPart *part)
{
  Extent *extents = g_new (Extent, p->sheet->columns->len + 1);

  for (guint c = 0; c < p->sheet->columns->len; c++)
    extents[c] = (Extent) { G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = 0; i < part->job.n_nodes; i++)
    {
      const LtRect *rect = &g_array_index (part->answer->nodes, LtRect, i);

      extend (&extents[g_array_index (part->columns, guint, part->job.ranks[i])], rect->y, rect->y + rect->height);
    }
  for (guint i = 0; i < part->job.n_edges; i++)
    for (guint k = 0; has_way (part, i) && k < g_array_index (part->answer->ways, LtCurve, i).n_points; k++)
      {
        const double v = g_array_index (part->answer->ways, LtCurve, i).points[k].y;

        extend (&extents[column_of_step (part, i, k)], v, v);
      }
  return extents;
}

static void
put_card (Packing *p,
          guint    node,
          double   u,
          double   v)
{
  const LtNode *n = lt_graph_node (p->plan->graph, node);

  *lt_layout_rect (p->layout, node) = p->plan->upright ? (LtRect) { v, -u - n->height, n->width, n->height }
                                                       : (LtRect) { u, v, n->width, n->height };
}

static LtPoint
to_page (Packing *p,
         double   u,
         double   v)
{
  return p->plan->upright ? (LtPoint) { v, -u } : (LtPoint) { u, v };
}

/* Straight through every column between the ends, with a little room before and behind the cards. */
static void
put_way (Packing      *p,
         const LtPart *part,
         guint         edge,
         double        v)
{
  const LtCurve *steps = &g_array_index (part->answer->ways, LtCurve, edge);
  LtCurve *way = &p->plan->ways[g_array_index (part->edges, guint, edge)];
  const gboolean forwards = part->job.ranks[part->job.edges[edge][0]] < part->job.ranks[part->job.edges[edge][1]];

  lt_curve_clear (way);
  way->points = g_new (LtPoint, 2 * steps->n_points + 1);
  way->n_points = 2 * steps->n_points;
  for (guint k = 0; k < steps->n_points; k++)
    {
      const LtPlanColumn *column = get_column (p->sheet, column_of_step (part, edge, k));

      way->points[2 * k + (forwards ? 0 : 1)] = to_page (p, column->u - LT_WAY_MARGIN, v + steps->points[k].y);
      way->points[2 * k + (forwards ? 1 : 0)] = to_page (p, column->u + column->size + LT_WAY_MARGIN, v + steps->points[k].y);
    }
}

/* As far up as the parts before it allow, in every column that it touches. */
static double
find_place (Packing      *p,
            const Extent *extents)
{
  double v = -G_MAXDOUBLE;

  for (guint c = 0; c < p->sheet->columns->len; c++)
    if (extents[c].low <= extents[c].high)
      v = MAX (v, p->skyline[c] - extents[c].low);
  for (guint c = 0; c < p->sheet->columns->len; c++)
    if (extents[c].low <= extents[c].high)
      p->skyline[c] = v + extents[c].high + LT_EDGE_GAP;
  return v;
}

static void
pack_part (Packing *p,
           LtPart  *part)
{
  g_autofree Extent *extents = NULL;
  double v;

  if (!is_sound (part))
    {
      lt_layout_answer_free (part->answer);
      part->answer = lt_plain_answer (&part->job);
    }
  extents = measure_part (p, part);
  v = find_place (p, extents);
  for (guint i = 0; i < part->job.n_nodes; i++)
    {
      const guint node = g_array_index (part->nodes, guint, i);
      const guint column = g_array_index (part->columns, guint, part->job.ranks[i]);

      put_card (p, node, get_column (p->sheet, column)->u,
                v + g_array_index (part->answer->nodes, LtRect, i).y + (lt_plan_row_gap (p->plan, node) - LT_EDGE_GAP) / 2);
    }
  for (guint i = 0; i < part->job.n_edges; i++)
    if (has_way (part, i))
      put_way (p, part, i, v);
}

/* Lone cards fill the shortest columns of their lane. */
static void
pack_lone (Packing *p,
           guint    node)
{
  const LtLane lane = p->plan->lanes[node];
  guint best = LT_NO_COLUMN;

  for (guint c = 0; c < p->sheet->columns->len; c++)
    if (get_column (p->sheet, c)->lane == lane && (best == LT_NO_COLUMN || p->skyline[c] < p->skyline[best]))
      best = c;
  g_return_if_fail (best != LT_NO_COLUMN);
  p->plan->columns[node] = best;
  put_card (p, node, get_column (p->sheet, best)->u, p->skyline[best] + (lt_plan_row_gap (p->plan, node) - LT_EDGE_GAP) / 2);
  p->skyline[best] += lt_plan_across (p->plan, node) + lt_plan_row_gap (p->plan, node);
}

/* A tree stands upright: rows that no edge ties to others are moved to the middle. */
static void
centre_rows (Packing *p)
{
  double widest = 0;

  for (guint c = 0; c < p->sheet->columns->len; c++)
    widest = MAX (widest, p->skyline[c]);
  for (guint c = 0; c < p->sheet->columns->len; c++)
    {
      gboolean tied = FALSE;

      for (guint i = 0; i < p->sheet->parts->len && !tied; i++)
        {
          const LtPart *part = g_ptr_array_index (p->sheet->parts, i);

          for (guint k = 0; k < part->columns->len; k++)
            tied = tied || g_array_index (part->columns, guint, k) == c;
        }
      for (guint i = 0; i < p->sheet->lone->len && !tied; i++)
        {
          const guint node = g_array_index (p->sheet->lone, guint, i);

          if (p->plan->columns[node] == c)
            lt_layout_rect (p->layout, node)->x += (widest - p->skyline[c]) / 2;
        }
    }
}

typedef struct { double middle; guint node; } Middle;

static gint
compare_middles (gconstpointer a,
                 gconstpointer b)
{
  const Middle *first = a, *second = b;

  return (first->middle > second->middle) - (first->middle < second->middle);
}

/* Cards of the tree's rows that are almost above each other are put exactly so. */
static void
align_cards (Packing *p)
{
  const guint n = p->sheet->nodes->len;
  g_autofree Middle *middles = g_new (Middle, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const guint node = g_array_index (p->sheet->nodes, guint, i);

      middles[i] = (Middle) { lt_rect_centre (lt_layout_rect (p->layout, node)).x, node };
    }
  qsort (middles, n, sizeof *middles, compare_middles);
  for (guint start = 0, end; start < n; start = end)
    for (end = start; end < n && middles[end].middle - middles[start].middle < LT_SIBLING_GAP / 3; end++)
      lt_layout_rect (p->layout, middles[end].node)->x += middles[start].middle - middles[end].middle;
}

/**
 * lt_pack_sheet:
 *
 * Every part must have an answer. Afterwards every card of the sheet but those of the band has its place.
 */
void
lt_pack_sheet (LtPlan   *plan,
               LtSheet  *sheet,
               LtLayout *layout)
{
  Packing p = { plan, sheet, layout };

  p.skyline = g_new0 (double, sheet->columns->len + 1);
  place_columns (&p);
  for (guint i = 0; i < sheet->parts->len; i++)
    pack_part (&p, g_ptr_array_index (sheet->parts, i));
  for (guint i = 0; i < sheet->lone->len; i++)
    pack_lone (&p, g_array_index (sheet->lone, guint, i));
  if (plan->upright)
    {
      centre_rows (&p);
      align_cards (&p);
    }
  g_free (p.skyline);
}
