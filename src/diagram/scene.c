/* A graph at its places, with an index over its cards and edges. */
#include "diagram/scene.h"

#include "adjacency.h"
#include "card-metrics.h"
#include "edge-index.h"
#include "grid.h"

#include <math.h>

/* A little larger than a card. */
#define CELL 256.0

struct _LtScene {
  LtGraph *graph;
  LtLayout *layout;
  LtRect bounds;
  LtCurve *ties;        /* for every tie of the graph */
  LtRect *badges;       /* for every node; width 0 without one */
  guint *lane_counts;   /* for every strip */
  LtAdjacency *adjacency;
  LtGrid *card_grid;    /* cards with their badges */
  LtEdgeIndex *edges;
  gatomicrefcount refs;
};

static void
index_cards (LtScene *self)
{
  self->badges = g_new0 (LtRect, self->graph->nodes->len);
  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (self->graph, i);
      const LtRect *card = lt_layout_rect (self->layout, i);
      LtRect whole = *card;

      if (self->graph->kind != LT_DIAGRAM_OVERVIEW)
        self->badges[i] = lt_card_badge (self->graph, node, card);
      if (self->badges[i].width > 0)
        whole = lt_rect_union (card, &self->badges[i]);
      lt_grid_insert (self->card_grid, &whole, i);
    }
}

/* Where the line from one card's middle towards another's leaves its border. */
static LtPoint
leave_card (const LtRect *card, LtPoint towards)
{
  LtPoint c = lt_rect_centre (card);
  double dx = towards.x - c.x, dy = towards.y - c.y;
  double x = fabs (dx) > 0 ? card->width / 2 / fabs (dx) : INFINITY, y = fabs (dy) > 0 ? card->height / 2 / fabs (dy) : INFINITY;
  double t = MIN (MIN (x, y), 1);

  return (LtPoint) { c.x + dx * t, c.y + dy * t };
}

/* Bent to its left, so that two that go there and back are two. */
static void
run_ties (LtScene *self)
{
  GArray *ties = self->graph->ties;

  self->ties = g_new0 (LtCurve, ties->len);
  for (guint i = 0; i < ties->len; i++)
    {
      const LtTie *tie = &g_array_index (ties, LtTie, i);
      const LtRect *from = lt_layout_rect (self->layout, tie->from), *to = lt_layout_rect (self->layout, tie->to);
      LtPoint a = leave_card (from, lt_rect_centre (to)), b = leave_card (to, lt_rect_centre (from));
      LtPoint bend = { (b.y - a.y) * 0.12, (a.x - b.x) * 0.12 };
      LtPoint points[] = { a, { a.x + (b.x - a.x) / 3 + bend.x, a.y + (b.y - a.y) / 3 + bend.y },
                           { a.x + (b.x - a.x) * 2 / 3 + bend.x, a.y + (b.y - a.y) * 2 / 3 + bend.y }, b };
      LtCurve curve = { points, G_N_ELEMENTS (points) };

      self->ties[i] = lt_curve_copy (&curve);
    }
}

static gboolean
counts_in_strip (const LtNode *node, const LtRect *card, const LtLaneStrip *strip)
{
  LtPoint centre = lt_rect_centre (card);

  return !node->ghost && node->group == strip->group && lt_rect_contains (&strip->rect, centre);
}

static void
count_lanes (LtScene *self)
{
  GArray *lanes = self->layout->lanes;

  self->lane_counts = g_new0 (guint, lanes->len);
  for (guint i = 0; i < self->graph->nodes->len; i++)
    for (guint k = 0; k < lanes->len; k++)
      if (counts_in_strip (lt_graph_node (self->graph, i), lt_layout_rect (self->layout, i),
                           &g_array_index (lanes, LtLaneStrip, k)))
        {
          self->lane_counts[k]++;
          break;
        }
}

static void
add_bounds (LtRect *bounds, gboolean *any, const LtRect *rect)
{
  if (rect->width <= 0 && rect->height <= 0)
    return;
  *bounds = *any ? lt_rect_union (bounds, rect) : *rect;
  *any = TRUE;
}

static LtRect
find_bounds (LtScene *self)
{
  LtRect bounds = { 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < self->layout->groups->len; i++)
    add_bounds (&bounds, &any, &g_array_index (self->layout->groups, LtRect, i));
  for (guint i = 0; i < self->layout->lanes->len; i++)
    add_bounds (&bounds, &any, &g_array_index (self->layout->lanes, LtLaneStrip, i).rect);
  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      add_bounds (&bounds, &any, lt_layout_rect (self->layout, i));
      add_bounds (&bounds, &any, &self->badges[i]);
    }
  for (guint i = 0; i < self->graph->edges->len; i++)
    {
      LtRect edge = lt_curve_get_bounds (lt_layout_curve (self->layout, i));

      add_bounds (&bounds, &any, &edge);
    }
  for (guint i = 0; i < self->graph->ties->len; i++)
    {
      LtRect tie = lt_curve_get_bounds (&self->ties[i]);

      add_bounds (&bounds, &any, &tie);
    }
  return bounds;
}

static LtEdgeIndex *
index_edges (LtGraph *graph, LtLayout *layout, LtScene *before)
{
  g_autofree guint *same = NULL;

  if (before == NULL)
    return lt_edge_index_new (graph, layout);
  same = lt_layout_find_same_curves (graph, layout, before->graph, before->layout);
  return lt_edge_index_after (before->edges, graph, layout, same);
}

/**
 * lt_scene_new_after:
 * @graph: measured
 * @layout: of that graph, its arrays as long as the graph's
 * @before: (nullable): a scene of which much may be as it was; it only saves time
 *
 * Returns: (transfer full): graph and layout joined; they must not change any more
 */
LtScene *
lt_scene_new_after (LtGraph *graph, LtLayout *layout, LtScene *before)
{
  LtScene *self;

  g_return_val_if_fail (layout->nodes->len == graph->nodes->len && layout->edges->len == graph->edges->len, NULL);

  self = g_new0 (LtScene, 1);
  g_atomic_ref_count_init (&self->refs);
  self->graph = lt_graph_ref (graph);
  self->layout = lt_layout_ref (layout);
  self->card_grid = lt_grid_new (CELL);
  index_cards (self);
  run_ties (self);
  self->edges = index_edges (graph, layout, before);
  count_lanes (self);
  self->adjacency = lt_adjacency_new (graph);
  self->bounds = find_bounds (self);
  return self;
}

LtScene *
lt_scene_new (LtGraph *graph, LtLayout *layout)
{
  return lt_scene_new_after (graph, layout, NULL);
}

LtScene *
lt_scene_ref (LtScene *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lt_scene_unref (LtScene *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->graph->ties->len; i++)
    lt_curve_clear (&self->ties[i]);
  g_free (self->ties);
  lt_edge_index_free (self->edges);
  g_free (self->badges);
  g_free (self->lane_counts);
  lt_adjacency_free (self->adjacency);
  lt_grid_free (self->card_grid);
  lt_layout_unref (self->layout);
  lt_graph_unref (self->graph);
  g_free (self);
}

LtGraph *
lt_scene_get_graph (LtScene *self)
{
  return self->graph;
}

LtLayout *
lt_scene_get_layout (LtScene *self)
{
  return self->layout;
}

LtRect
lt_scene_get_bounds (LtScene *self)
{
  return self->bounds;
}

LtRect
lt_scene_card_rect (LtScene *self, guint node)
{
  return *lt_layout_rect (self->layout, node);
}

LtRect
lt_scene_badge_rect (LtScene *self, guint node)
{
  return self->badges[node];
}

const guint *
lt_scene_edges_at (LtScene *self, guint node, guint *n_edges)
{
  g_return_val_if_fail (node < self->graph->nodes->len, NULL);

  return lt_adjacency_get (self->adjacency, node, n_edges);
}

const LtCurve *
lt_scene_tie_curve (LtScene *self, guint tie)
{
  g_return_val_if_fail (tie < self->graph->ties->len, NULL);

  return &self->ties[tie];
}

static double
piece_length (GArray *points, guint i)
{
  LtPoint a = g_array_index (points, LtPoint, i), b = g_array_index (points, LtPoint, i + 1);

  return hypot (b.x - a.x, b.y - a.y);
}

LtPoint
lt_scene_edge_middle (LtScene *self, guint edge)
{
  GArray *points = lt_edge_index_get (self->edges, edge);
  double length = 0, half;

  for (guint i = 0; i + 1 < points->len; i++)
    length += piece_length (points, i);
  half = length / 2;
  for (guint i = 0; i + 1 < points->len; i++)
    {
      LtPoint a = g_array_index (points, LtPoint, i), b = g_array_index (points, LtPoint, i + 1);
      double step = piece_length (points, i), t = step > 0 ? half / step : 0;

      if (half <= step)
        return (LtPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
      half -= step;
    }
  return points->len > 0 ? g_array_index (points, LtPoint, points->len - 1) : (LtPoint) { 0, 0 };
}

guint
lt_scene_lane_count (LtScene *self, guint strip)
{
  g_return_val_if_fail (strip < self->layout->lanes->len, 0);

  return self->lane_counts[strip];
}

/* One side of Liang and Barsky's clipping: p and q of one border, t0..t1 what is left of the segment. */
static gboolean
clip_side (double p, double q, double *t0, double *t1)
{
  double r;

  if (p == 0)
    return q >= 0;
  r = q / p;
  if (p < 0)
    *t0 = MAX (*t0, r);
  else
    *t1 = MIN (*t1, r);
  return *t0 <= *t1;
}

static gboolean
segment_touches (LtPoint a, LtPoint b, const LtRect *area)
{
  double dx = b.x - a.x, dy = b.y - a.y, t0 = 0, t1 = 1;

  return clip_side (-dx, a.x - area->x, &t0, &t1) && clip_side (dx, area->x + area->width - a.x, &t0, &t1)
         && clip_side (-dy, a.y - area->y, &t0, &t1) && clip_side (dy, area->y + area->height - a.y, &t0, &t1);
}

static gboolean
edge_touches (LtScene *self, guint edge, const LtRect *area)
{
  GArray *points = lt_edge_index_get (self->edges, edge);

  for (guint i = 0; i + 1 < points->len; i++)
    if (segment_touches (g_array_index (points, LtPoint, i), g_array_index (points, LtPoint, i + 1), area))
      return TRUE;
  return FALSE;
}

/**
 * lt_scene_query:
 * @nodes: (nullable): array of guint, replaced by the cards that touch @area (badges aside)
 * @edges: (nullable): array of guint, replaced by the edges whose curves do
 *
 * Both come in drawing order.
 */
void
lt_scene_query (LtScene *self, const LtRect *area, GArray *nodes, GArray *edges)
{
  guint n = 0;

  if (nodes != NULL)
    {
      lt_grid_query (self->card_grid, area, nodes);
      for (guint i = 0; i < nodes->len; i++)
        if (lt_rect_intersects (lt_layout_rect (self->layout, g_array_index (nodes, guint, i)), area))
          g_array_index (nodes, guint, n++) = g_array_index (nodes, guint, i);
      g_array_set_size (nodes, n);
    }
  if (edges != NULL)
    {
      n = 0;
      lt_edge_index_query (self->edges, area, edges);
      for (guint i = 0; i < edges->len; i++)
        if (edge_touches (self, g_array_index (edges, guint, i), area))
          g_array_index (edges, guint, n++) = g_array_index (edges, guint, i);
      g_array_set_size (edges, n);
    }
}

/* The uppermost card or badge at a point: the last drawn. A badge counts before any card it hangs over. */
static LtHit
hit_cards (LtScene *self, LtPoint point)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  LtRect spot = { point.x, point.y, 0, 0 };
  LtHit hit = { LT_HIT_NONE, 0 };

  lt_grid_query (self->card_grid, &spot, found);
  for (guint i = found->len; i-- > 0;)
    {
      guint node = g_array_index (found, guint, i);

      if (self->badges[node].width > 0 && lt_rect_contains (&self->badges[node], point))
        return (LtHit) { LT_HIT_BADGE, node };
      if (hit.kind == LT_HIT_NONE && lt_rect_contains (lt_layout_rect (self->layout, node), point))
        hit = (LtHit) { LT_HIT_CARD, node };
    }
  return hit;
}

static LtHit
hit_edges (LtScene *self, LtPoint point, double tolerance)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  LtRect spot = { point.x - tolerance, point.y - tolerance, 2 * tolerance, 2 * tolerance };
  LtHit hit = { LT_HIT_NONE, 0 };
  double nearest = tolerance;

  lt_edge_index_query (self->edges, &spot, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint edge = g_array_index (found, guint, i);
      double distance = lt_curve_distance (lt_layout_curve (self->layout, edge), point, tolerance);

      if (distance <= nearest)
        {
          nearest = distance;
          hit = (LtHit) { LT_HIT_EDGE, edge };
        }
    }
  return hit;
}

/* There are few beside flows, and most end at a look at their frame. */
guint
lt_scene_hit_tie (LtScene *self, LtPoint point, double tolerance)
{
  guint found = LT_NO_TIE;
  double nearest = tolerance;

  for (guint i = 0; i < self->graph->ties->len; i++)
    {
      LtRect frame = lt_curve_get_bounds (&self->ties[i]);
      double distance;

      frame = (LtRect) { frame.x - tolerance, frame.y - tolerance, frame.width + 2 * tolerance, frame.height + 2 * tolerance };
      if (!lt_rect_contains (&frame, point))
        continue;
      distance = lt_curve_distance (&self->ties[i], point, tolerance);
      if (distance > nearest)
        continue;
      nearest = distance;
      found = i;
    }
  return found;
}

static LtHit
hit_ground (LtScene *self, LtPoint point)
{
  for (guint i = 0; i < self->layout->lanes->len; i++)
    if (lt_rect_contains (&g_array_index (self->layout->lanes, LtLaneStrip, i).rect, point))
      return (LtHit) { LT_HIT_LANE, i };
  for (guint i = 0; i < self->layout->groups->len; i++)
    if (lt_rect_contains (&g_array_index (self->layout->groups, LtRect, i), point))
      return (LtHit) { LT_HIT_GROUP, i };
  return (LtHit) { LT_HIT_NONE, 0 };
}

/**
 * lt_scene_hit:
 * @tolerance: how far from an edge still points at it, in diagram units: a few pixels divided by the zoom
 *
 * Returns: what is at @point: a badge before a card, then the nearest edge, then a lane (index of its strip), then
 *   a group's frame
 */
LtHit
lt_scene_hit (LtScene *self, LtPoint point, double tolerance)
{
  LtHit hit = hit_cards (self, point);

  if (hit.kind == LT_HIT_NONE)
    hit = hit_edges (self, point, tolerance);
  if (hit.kind == LT_HIT_NONE)
    hit = hit_ground (self, point);
  return hit;
}
