/* The band of services below a chain: cards in rows, each about below what it serves. */
#include "config.h"

#include "diagram/plan.h"

#include <math.h>
#include <stdlib.h>

/* Room between cards and between rows for the edges that come down to them. */
#define CARD_GAP 40.0
#define ROW_GAP 44.0

typedef struct {
  guint  node;
  double width, height;
  double wish;                  /* the middle of the cards it has to do with */
  double x;
} Card;

static gint
compare_cards (gconstpointer a,
               gconstpointer b)
{
  const Card *first = a, *second = b;

  if (first->wish != second->wish)
    return first->wish < second->wish ? -1 : 1;
  return first->node < second->node ? -1 : 1;
}

/* Where the neighbours of every service card are, in the middle; @otherwise where it has none. */
static void
read_wishes (LtPlan   *plan,
             LtSheet  *sheet,
             LtLayout *layout,
             Card     *cards,
             double    otherwise)
{
  const guint n_nodes = plan->graph->nodes->len;
  g_autofree double *sums = g_new0 (double, n_nodes + 1);
  g_autofree guint *counts = g_new0 (guint, n_nodes + 1);

  for (guint i = 0; i < sheet->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (plan->graph, g_array_index (sheet->edges, guint, i));

      for (guint end = 0; end < 2; end++)
        {
          const guint a = end == 0 ? edge->from : edge->to, b = end == 0 ? edge->to : edge->from;

          if (plan->lanes[a] != LT_LANE_SERVICE || plan->lanes[b] == LT_LANE_SERVICE)
            continue;
          sums[a] += lt_rect_centre (lt_layout_rect (layout, b)).x;
          counts[a]++;
        }
    }
  for (guint i = 0; i < sheet->service->len; i++)
    {
      const guint node = g_array_index (sheet->service, guint, i);
      const LtNode *n = lt_graph_node (plan->graph, node);

      cards[i] = (Card) { node, n->width, n->height, counts[node] > 0 ? sums[node] / counts[node] : otherwise, 0 };
    }
}

/* In their order, as near to their wishes as the width allows: pushed right off each other, then back. */
static void
place_row (Card  **row,
           guint   n,
           double  left,
           double  right)
{
  double next = left;

  for (guint i = 0; i < n; i++)
    {
      row[i]->x = MAX (row[i]->wish - row[i]->width / 2, next);
      next = row[i]->x + row[i]->width + CARD_GAP;
    }
  next = right;
  for (guint i = n; i-- > 0;)
    {
      row[i]->x = MIN (row[i]->x, next - row[i]->width);
      next = row[i]->x - CARD_GAP;
    }
}

/* The sheet's strips without the band, as one rectangle. */
static LtRect
measure_strips (LtPlan   *plan,
                LtSheet  *sheet,
                LtLayout *layout)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint before = layout->lanes->len;
  LtRect all = { 0 };

  for (guint i = 0; i < sheet->nodes->len; i++)
    if (plan->lanes[g_array_index (sheet->nodes, guint, i)] != LT_LANE_SERVICE)
      g_array_append_val (others, g_array_index (sheet->nodes, guint, i));
  lt_strips_add (plan->graph, plan->lanes, others, 0, layout);
  for (guint i = before; i < layout->lanes->len; i++)
    all = lt_rect_union (&all, &g_array_index (layout->lanes, LtLaneStrip, i).rect);
  g_array_set_size (layout->lanes, before);
  return all;
}

/**
 * lt_band_place:
 *
 * The sheet's other cards must have their places.
 */
void
lt_band_place (LtPlan   *plan,
               LtSheet  *sheet,
               LtLayout *layout)
{
  const guint n = sheet->service->len;
  g_autofree Card *cards = g_new0 (Card, n + 1);
  g_autofree Card **row = g_new0 (Card *, n + 1);
  const LtRect strips = measure_strips (plan, sheet, layout);
  const double left = strips.x + LT_LANE_PADDING, right = strips.x + strips.width - LT_LANE_PADDING;
  double y = strips.y + strips.height + LT_STRIP_GAP + LT_LANE_TOP, total = 0;
  guint n_rows;

  if (n == 0)
    return;
  read_wishes (plan, sheet, layout, cards, (left + right) / 2);
  for (guint i = 0; i < n; i++)
    total += cards[i].width + CARD_GAP;
  n_rows = MAX (1, ceil ((total - CARD_GAP) / MAX (right - left, 1)));
  n_rows = MIN (n_rows, n);
  qsort (cards, n, sizeof *cards, compare_cards);
  for (guint r = 0; r < n_rows; r++)
    {
      guint in_row = 0;
      double height = 0;

      /* Dealt out in turn, so that every row keeps the order and the spread of the whole. */
      for (guint i = r; i < n; i += n_rows)
        {
          row[in_row++] = &cards[i];
          height = MAX (height, cards[i].height);
        }
      place_row (row, in_row, left, right);
      for (guint i = 0; i < in_row; i++)
        *lt_layout_rect (layout, row[i]->node) = (LtRect) { row[i]->x, y, row[i]->width, row[i]->height };
      y += height + ROW_GAP;
    }
}
