#include "crossings.h"

#include <math.h>

/* Two edges of one card meet at its border; what happens so near to a common end is not a crossing. */
#define COMMON_END 2.0
#define CELL 120.0
/* Edges are moved by so little before they are compared: two that cross in a bend of both, or that run along each other
 * for a while and leave on different sides, then cross properly. */
#define SHIFT 1e-3

typedef struct {
  LtPoint a, b;
  guint   edge;
} Piece;

typedef struct {
  const DrawnEdge *edges;
  const LtRect    *nodes;
  GArray          *pieces;      /* Piece */
  GHashTable      *cells;       /* place of a cell → GArray of guint: pieces in it */
  GHashTable      *pairs;       /* a set of edge << 32 | edge */
  Crossings        result;
} Count;

static double
turn (LtPoint a, LtPoint b, LtPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static gboolean
cross (const Piece *p, const Piece *q, LtPoint *at)
{
  double a = turn (p->a, p->b, q->a), b = turn (p->a, p->b, q->b), c = turn (q->a, q->b, p->a), d = turn (q->a, q->b, p->b);

  if (!(a * b < 0 && c * d < 0))
    return FALSE;
  *at = (LtPoint) { q->a.x + (q->b.x - q->a.x) * a / (a - b), q->a.y + (q->b.y - q->a.y) * a / (a - b) };
  return TRUE;
}

static gboolean
is_near_end (const LtCurve *curve, LtPoint at)
{
  LtPoint first = curve->points[0], last = curve->points[curve->n_points - 1];

  return hypot (first.x - at.x, first.y - at.y) < COMMON_END || hypot (last.x - at.x, last.y - at.y) < COMMON_END;
}

static gboolean
share_node (const DrawnEdge *a, const DrawnEdge *b)
{
  return a->from == b->from || a->from == b->to || a->to == b->from || a->to == b->to;
}

/* A pair of pieces may lie in two cells together: only the cell that holds the crossing counts it. */
static void
compare (Count *count, guint i, guint j, int column, int row)
{
  const Piece *p = &g_array_index (count->pieces, Piece, i), *q = &g_array_index (count->pieces, Piece, j);
  const DrawnEdge *a = &count->edges[p->edge], *b = &count->edges[q->edge];
  gint64 pair = (gint64) MIN (p->edge, q->edge) << 32 | MAX (p->edge, q->edge);
  LtPoint at;

  if (p->edge == q->edge || !cross (p, q, &at) || floor (at.x / CELL) != column || floor (at.y / CELL) != row)
    return;
  if (share_node (a, b) && (is_near_end (&a->curve, at) || is_near_end (&b->curve, at)))
    return;
  count->result.points++;
  count->result.pairs += g_hash_table_add (count->pairs, g_memdup2 (&pair, sizeof pair));
}

static gint64
cell_key (int column, int row)
{
  return (gint64) ((guint64) (guint32) column << 32 | (guint32) row);
}

static void
add_to_cells (Count *count, guint index)
{
  const Piece *p = &g_array_index (count->pieces, Piece, index);
  int left = floor (MIN (p->a.x, p->b.x) / CELL), right = floor (MAX (p->a.x, p->b.x) / CELL);
  int top = floor (MIN (p->a.y, p->b.y) / CELL), bottom = floor (MAX (p->a.y, p->b.y) / CELL);

  for (int column = left; column <= right; column++)
    for (int row = top; row <= bottom; row++)
      {
        gint64 key = cell_key (column, row);
        GArray *cell = g_hash_table_lookup (count->cells, &key);

        if (cell == NULL)
          {
            cell = g_array_new (FALSE, FALSE, sizeof (guint));
            g_hash_table_insert (count->cells, g_memdup2 (&key, sizeof key), cell);
          }
        g_array_append_val (cell, index);
      }
}

/* Between -SHIFT and SHIFT, another for every edge. */
static double
shift_of (guint edge, guint32 factor)
{
  return ((edge + 1) * factor / (double) G_MAXUINT32 * 2 - 1) * SHIFT;
}

static void
cut (Count *count, guint edge)
{
  g_autoptr(GArray) points = lt_curve_flatten (&count->edges[edge].curve, CROSSINGS_FLATNESS);
  const double dx = shift_of (edge, 2654435761u), dy = shift_of (edge, 2246822519u);

  for (guint i = 1; i < points->len; i++)
    {
      LtPoint a = g_array_index (points, LtPoint, i - 1), b = g_array_index (points, LtPoint, i);
      Piece piece = { { a.x + dx, a.y + dy }, { b.x + dx, b.y + dy }, edge };

      g_array_append_val (count->pieces, piece);
      count->result.length += hypot (piece.b.x - piece.a.x, piece.b.y - piece.a.y);
    }
}

static void
count_through (Count *count, guint n_nodes)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint n = 0; n < n_nodes; n++)
    {
      LtRect inner = lt_rect_grow (&count->nodes[n], -1);

      for (int column = floor (inner.x / CELL); column <= floor ((inner.x + inner.width) / CELL); column++)
        for (int row = floor (inner.y / CELL); row <= floor ((inner.y + inner.height) / CELL); row++)
          {
            gint64 key = cell_key (column, row);
            GArray *cell = g_hash_table_lookup (count->cells, &key);

            for (guint i = 0; cell != NULL && i < cell->len; i++)
              {
                const Piece *p = &g_array_index (count->pieces, Piece, g_array_index (cell, guint, i));
                gint64 pair = (gint64) p->edge << 32 | n;

                if (count->edges[p->edge].from != n && count->edges[p->edge].to != n && lt_rect_crosses_line (&inner, p->a, p->b))
                  count->result.through += g_hash_table_add (seen, g_memdup2 (&pair, sizeof pair));
              }
          }
    }
}

static void
count_cells (Count *count)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, count->cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GArray *cell = value;
      int column = (gint32) (*(guint64 *) key >> 32), row = (gint32) *(guint64 *) key;

      for (guint i = 0; i < cell->len; i++)
        for (guint j = i + 1; j < cell->len; j++)
          compare (count, g_array_index (cell, guint, i), g_array_index (cell, guint, j), column, row);
    }
}

/** crossings_count: a grid of cells keeps it from comparing every piece with every other. */
Crossings
crossings_count (const DrawnEdge *edges, guint n_edges, const LtRect *nodes, guint n_nodes)
{
  Count count = {
    .edges = edges,
    .nodes = nodes,
    .pieces = g_array_new (FALSE, FALSE, sizeof (Piece)),
    .cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref),
    .pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };

  for (guint i = 0; i < n_edges; i++)
    if (edges[i].curve.n_points >= 4)
      cut (&count, i);
  for (guint i = 0; i < count.pieces->len; i++)
    add_to_cells (&count, i);
  count_cells (&count);
  count_through (&count, n_nodes);
  g_array_unref (count.pieces);
  g_hash_table_unref (count.cells);
  g_hash_table_unref (count.pairs);
  return count.result;
}
