#include "config.h"
#include "app/transit.h"

#include <math.h>

#define TREMBLE 0.5                /* diagram units: so little is no move */
#define MOST_NEW 600               /* cards and flows each: more are soon on screen all the same */
#define PIECES 4                   /* Béziers of a curve on its way */
#define N_POINTS (3 * PIECES + 1)

/* How a flow runs in both scenes, in as many points. */
typedef struct {
  LtPoint from[N_POINTS], to[N_POINTS];
} Way;

struct _LtTransit {
  GHashTable *moving;
  GArray     *nodes;             /* guint */
  GArray     *offsets;           /* LtPoint, parallel: from the new corner to the old */
  GArray     *edges;             /* guint */
  GArray     *ways;              /* Way, parallel */
};

/* --- Cards --- */

static gboolean
is_in_sight (const LtRect *seen, LtRect card, LtPoint offset)
{
  LtRect before = { card.x + offset.x, card.y + offset.y, card.width, card.height };

  return lt_rect_intersects (seen, &card) || lt_rect_intersects (seen, &before);
}

static void
find_moving (LtTransit *self, LtScene *from, LtScene *to, const LtRect *seen, guint most)
{
  LtGraph *graph = lt_scene_get_graph (to);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtRect card = lt_scene_card_rect (to, i), before;
      LtPoint offset;
      guint index;

      if (!lt_graph_find (lt_scene_get_graph (from), lt_graph_node (graph, i)->id, &index))
        continue;
      before = lt_scene_card_rect (from, index);
      offset = (LtPoint) { before.x - card.x, before.y - card.y };
      if (hypot (offset.x, offset.y) < TREMBLE || !is_in_sight (seen, card, offset))
        continue;
      g_hash_table_add (self->moving, GUINT_TO_POINTER (i));
      g_array_append_val (self->nodes, i);
      g_array_append_val (self->offsets, offset);
    }
  if (self->nodes->len <= most)
    return;
  g_hash_table_remove_all (self->moving);
  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->offsets, 0);
}

static void
find_new_cards (LtTransit *self, LtScene *from, LtScene *to, const LtRect *seen)
{
  LtGraph *graph = lt_scene_get_graph (to);
  LtPoint none = { 0, 0 };

  for (guint i = 0; i < graph->nodes->len && self->nodes->len < MOST_NEW; i++)
    {
      LtRect card = lt_scene_card_rect (to, i);

      if (lt_graph_find (lt_scene_get_graph (from), lt_graph_node (graph, i)->id, NULL) || !lt_rect_intersects (seen, &card))
        continue;
      g_array_append_val (self->nodes, i);
      g_array_append_val (self->offsets, none);
    }
}

/* --- Flows --- */

/* Points as a curve of PIECES Béziers has them, the n-th taken at about the n-th share of its length. */
static void
sample (const LtCurve *curve, LtPoint *points)
{
  guint pieces = (curve->n_points - 1) / 3;

  for (guint i = 0; i < N_POINTS; i++)
    {
      double at = (double) i / (N_POINTS - 1) * pieces;
      guint piece = MIN ((guint) at, pieces - 1);

      points[i] = lt_bezier_at (curve->points + 3 * piece, at - piece);
    }
}

static void
add_way (LtTransit *self, LtScene *from, LtScene *to, GHashTable *indexes, guint edge)
{
  LtCurve *after = lt_layout_curve (lt_scene_get_layout (to), edge), *before;
  gpointer index;
  Way way;

  if (after->n_points < 4)
    return;
  sample (after, way.to);
  sample (after, way.from);
  if (g_hash_table_lookup_extended (indexes, &lt_graph_edge (lt_scene_get_graph (to), edge)->id, NULL, &index))
    {
      before = lt_layout_curve (lt_scene_get_layout (from), GPOINTER_TO_UINT (index));
      if (before->n_points >= 4)
        sample (before, way.from);
    }
  g_array_append_val (self->edges, edge);
  g_array_append_val (self->ways, way);
}

static gboolean
moves (LtTransit *self, guint node)
{
  return g_hash_table_contains (self->moving, GUINT_TO_POINTER (node));
}

static void
find_ways (LtTransit *self, LtScene *from, LtScene *to, const LtRect *seen)
{
  g_autoptr(GHashTable) indexes = lt_graph_index_edges (lt_scene_get_graph (from));
  LtGraph *graph = lt_scene_get_graph (to);

  for (guint i = 0; i < graph->edges->len && self->edges->len < MOST_NEW; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      LtRect bounds;

      if (!moves (self, edge->from) && !moves (self, edge->to) && g_hash_table_contains (indexes, &edge->id))
        continue;
      bounds = lt_curve_get_bounds (lt_layout_curve (lt_scene_get_layout (to), i));
      if (moves (self, edge->from) || moves (self, edge->to) || lt_rect_intersects (seen, &bounds))
        add_way (self, from, to, indexes, i);
    }
}

/**
 * lt_transit_new:
 * @from: what was shown
 * @to: what is shown now, of the same diagram
 * @seen: what of it is in sight
 * @most: more cards than these are not followed
 *
 * Returns: (transfer full) (nullable): the way from one to the other; %NULL where nothing moves in sight, or too much, and
 *   nothing is new
 */
LtTransit *
lt_transit_new (LtScene *from, LtScene *to, const LtRect *seen, guint most)
{
  LtTransit *self = g_new0 (LtTransit, 1);

  self->moving = g_hash_table_new (NULL, NULL);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (LtPoint));
  self->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ways = g_array_new (FALSE, FALSE, sizeof (Way));
  find_moving (self, from, to, seen, most);
  find_new_cards (self, from, to, seen);
  find_ways (self, from, to, seen);
  if (self->nodes->len > 0 || self->edges->len > 0)
    return self;
  lt_transit_free (self);
  return NULL;
}

void
lt_transit_free (LtTransit *self)
{
  g_hash_table_unref (self->moving);
  g_array_unref (self->nodes);
  g_array_unref (self->offsets);
  g_array_unref (self->edges);
  g_array_unref (self->ways);
  g_free (self);
}

GHashTable *
lt_transit_get_moving (LtTransit *self)
{
  return self->moving;
}

GArray *
lt_transit_get_nodes (LtTransit *self)
{
  return self->nodes;
}

GArray *
lt_transit_get_edges (LtTransit *self)
{
  return self->edges;
}

LtPoint
lt_transit_offset (LtTransit *self, guint n, double share)
{
  LtPoint offset = g_array_index (self->offsets, LtPoint, n);

  return (LtPoint) { offset.x * (1 - share), offset.y * (1 - share) };
}

/* Through the points, smoothly: the tangent at one leads from the one before it to the one after it (Catmull-Rom). */
static LtCurve
through (const LtPoint *points)
{
  LtCurve curve = { g_new (LtPoint, 3 * (N_POINTS - 1) + 1), 3 * (N_POINTS - 1) + 1 };

  curve.points[0] = points[0];
  for (guint i = 0; i + 1 < N_POINTS; i++)
    {
      const LtPoint *before = &points[i > 0 ? i - 1 : i], *a = &points[i], *b = &points[i + 1], *after = &points[MIN (i + 2, N_POINTS - 1)];

      curve.points[3 * i + 1] = (LtPoint) { a->x + (b->x - before->x) / 6, a->y + (b->y - before->y) / 6 };
      curve.points[3 * i + 2] = (LtPoint) { b->x - (after->x - a->x) / 6, b->y - (after->y - a->y) / 6 };
      curve.points[3 * i + 3] = *b;
    }
  return curve;
}

LtCurve
lt_transit_curve (LtTransit *self, guint n, double share)
{
  const Way *way = &g_array_index (self->ways, Way, n);
  LtPoint points[N_POINTS];

  for (guint i = 0; i < N_POINTS; i++)
    points[i] = (LtPoint) { way->from[i].x + (way->to[i].x - way->from[i].x) * share, way->from[i].y + (way->to[i].y - way->from[i].y) * share };
  return through (points);
}
