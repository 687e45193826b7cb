/* Parts of a layout without lanes beside each other. What hangs together is seldom a rectangle, so that smaller parts find
 * a place in the corners that larger ones leave. */
#include "config.h"

#include "diagram/plan.h"

#include <math.h>

/* Between cards of different parts, and between a part and another's flows. */
#define CARD_GAP 72.0
#define FLOW_GAP 30.0
/* So many places are tried along each side; parts that come after the first ones are small and many, and stand on shelves. */
#define TRIES 40
#define MAX_FITTED 200

typedef struct {
  GArray *nodes;                /* guint */
  LtRect  box;
} Piece;

typedef struct {
  LtGraph  *graph;
  LtLayout *layout;
  GArray   *pieces;             /* Piece, the largest first */
  guint    *piece_of;           /* of every node */
  guint     n_placed;           /* pieces */
  LtRect    bounds;             /* of these */
} Packing;

static gint
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *first = a, *second = b;
  const double areas[2] = { first->box.width * first->box.height, second->box.width * second->box.height };

  if (areas[0] != areas[1])
    return areas[0] > areas[1] ? -1 : 1;
  return g_array_index (first->nodes, guint, 0) < g_array_index (second->nodes, guint, 0) ? -1 : 1;
}

static Piece *
get_piece (Packing *p,
           guint    i)
{
  return &g_array_index (p->pieces, Piece, i);
}

static void
list_pieces (Packing   *p,
             GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      Piece piece = { g_ptr_array_index (nodes, i), { 0 } };

      for (guint k = 0; k < piece.nodes->len; k++)
        piece.box = lt_rect_union (&piece.box, lt_layout_rect (p->layout, g_array_index (piece.nodes, guint, k)));
      g_array_append_val (p->pieces, piece);
    }
  g_array_sort (p->pieces, compare_pieces);
  for (guint i = 0; i < p->pieces->len; i++)
    for (guint k = 0; k < get_piece (p, i)->nodes->len; k++)
      p->piece_of[g_array_index (get_piece (p, i)->nodes, guint, k)] = i;
}

static void
put (Packing *p,
     double   x,
     double   y)
{
  Piece *piece = get_piece (p, p->n_placed++);

  for (guint i = 0; i < piece->nodes->len; i++)
    {
      LtRect *rect = lt_layout_rect (p->layout, g_array_index (piece->nodes, guint, i));

      rect->x += x - piece->box.x;
      rect->y += y - piece->box.y;
    }
  piece->box.x = x;
  piece->box.y = y;
  p->bounds = lt_rect_union (&p->bounds, &piece->box);
}

/* Edges have no curves yet; most of them will be straight. */
static gboolean
is_free (const Packing *p,
         const LtRect  *box)
{
  const LtRect with_gap = lt_rect_grow (box, CARD_GAP), with_less = lt_rect_grow (box, FLOW_GAP);

  for (guint i = 0; i < p->graph->nodes->len; i++)
    if (p->piece_of[i] < p->n_placed && lt_rect_intersects (lt_layout_rect (p->layout, i), &with_gap))
      return FALSE;
  for (guint i = 0; i < p->graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (p->graph, i);

      if (p->piece_of[edge->from] < p->n_placed && edge->from != edge->to &&
          lt_rect_crosses_line (&with_less, lt_rect_centre (lt_layout_rect (p->layout, edge->from)),
                                lt_rect_centre (lt_layout_rect (p->layout, edge->to))))
        return FALSE;
    }
  return TRUE;
}

/* How large the whole becomes, in the shape of a window; of places that make it no larger the one that is nearest to a corner. */
static double
weigh (const Packing *p,
       const LtRect  *box)
{
  const LtRect all = lt_rect_union (&p->bounds, box);
  const double aside = MIN (box->x - all.x, all.x + all.width - box->x - box->width);
  const double down = MIN (box->y - all.y, all.y + all.height - box->y - box->height);

  return MAX (all.width, all.height * LT_ASPECT) + (all.width + all.height * LT_ASPECT) / 16 + (aside + down) / 256;
}

static void
fit (Packing *p)
{
  LtRect box = get_piece (p, p->n_placed)->box, best = { 0 };
  const double left = p->bounds.x - box.width - CARD_GAP, right = p->bounds.x + p->bounds.width + CARD_GAP;
  const double top = p->bounds.y - box.height - CARD_GAP, bottom = p->bounds.y + p->bounds.height + CARD_GAP;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i <= TRIES; i++)
    for (guint k = 0; k <= TRIES; k++)
      {
        double weight;

        box.x = left + (right - left) * i / TRIES;
        box.y = top + (bottom - top) * k / TRIES;
        /* A border that nearly meets that of the whole meets it. */
        if (fabs (box.x - p->bounds.x) < (right - left) / TRIES / 2)
          box.x = p->bounds.x;
        if (fabs (box.x + box.width - p->bounds.x - p->bounds.width) < (right - left) / TRIES / 2)
          box.x = p->bounds.x + p->bounds.width - box.width;
        if (fabs (box.y - p->bounds.y) < (bottom - top) / TRIES / 2)
          box.y = p->bounds.y;
        if (fabs (box.y + box.height - p->bounds.y - p->bounds.height) < (bottom - top) / TRIES / 2)
          box.y = p->bounds.y + p->bounds.height - box.height;
        weight = weigh (p, &box);
        if (weight < least && is_free (p, &box))
          {
            least = weight;
            best = box;
          }
      }
  /* Beside the whole there is always room; in numbers so large that gaps are lost in them, below it. */
  if (least == G_MAXDOUBLE)
    best = (LtRect) { p->bounds.x, bottom, box.width, box.height };
  put (p, best.x, best.y);
}

/* What is left, below what is there. */
static void
put_on_shelves (Packing *p)
{
  double area = 0, width = p->bounds.width, y = p->bounds.y + p->bounds.height + CARD_GAP;
  const double left = p->bounds.x;

  for (guint i = p->n_placed; i < p->pieces->len; i++)
    {
      const LtRect *box = &get_piece (p, i)->box;

      area += (box->width + CARD_GAP) * (box->height + CARD_GAP);
      width = MAX (width, box->width);
    }
  width = MAX (width, sqrt (area * LT_ASPECT));
  while (p->n_placed < p->pieces->len)
    {
      double x = left, height = 0;

      while (p->n_placed < p->pieces->len && (x == left || x + get_piece (p, p->n_placed)->box.width <= left + width))
        {
          const LtRect *box = &get_piece (p, p->n_placed)->box;

          height = MAX (height, box->height);
          put (p, x, y);
          x += box->width + CARD_GAP;
        }
      y += height + CARD_GAP;
    }
}

/**
 * lt_free_pack: each part as it is, its left upper corner the only thing that changes; the whole begins at 0, 0.
 */
void
lt_free_pack (LtGraph   *graph,
              GPtrArray *pieces,
              LtLayout  *layout)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autofree guint *piece_of = g_new0 (guint, graph->nodes->len + 1);
  Packing p = { graph, layout, list, piece_of, 0, { 0 } };

  list_pieces (&p, pieces);
  if (list->len > 0)
    put (&p, 0, 0);
  while (p.n_placed < MIN (list->len, MAX_FITTED))
    fit (&p);
  put_on_shelves (&p);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      lt_layout_rect (layout, i)->x -= p.bounds.x;
      lt_layout_rect (layout, i)->y -= p.bounds.y;
    }
}
