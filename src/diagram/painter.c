/* Draws a scene: what lies behind first, then flows, cards over them, and what is selected on top. */
#include "diagram/painter.h"

#include "painter-private.h"

/* How far a card's badge, shadow or ring, and an edge's head, reach beyond card and curve. */
#define OVERHANG 18.0
#define FADE 0.72
#define LEGEND_GAP 20.0
/* The block of title and legend is at least as wide as this, however small the diagram. */
#define LEAST_WIDTH 520.0

static void
measure_node (LtGraph *graph, LtNode *node)
{
  LtCardMetrics metrics;
  double size = LT_CARD_TITLE;
  LtWeight weight = LT_WEIGHT_BOLD;

  node->width = LT_CARD_WIDTH;
  if (graph->kind == LT_DIAGRAM_OVERVIEW)
    {
      size = LT_CHAIN_TITLE;
      node->width = LT_CHAIN_WIDTH;
    }
  else if (node->ghost)
    {
      size = LT_GHOST_TITLE;
      weight = LT_WEIGHT_MEDIUM;
      node->width = LT_GHOST_WIDTH;
    }
  g_strfreev (node->lines);
  node->lines = lt_text_wrap (node->title, size, weight, lt_card_title_width (graph->kind, node), LT_CARD_MAX_LINES);
  metrics = lt_card_metrics (graph->kind, node, g_strv_length (node->lines), graph->room);
  node->height = metrics.height;
}

/**
 * lt_painter_measure:
 *
 * Fills lines, width and height of every node: what its name and the diagram's room for names ask for, and nothing
 * else, so that a card is as large from every viewpoint.
 */
void
lt_painter_measure (LtGraph *graph)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    measure_node (graph, lt_graph_node (graph, i));
}

/**
 * lt_painter_detail_at:
 * @zoom: pixels per diagram unit
 *
 * Returns: the level at which what is drawn can still be read
 */
LtDetail
lt_painter_detail_at (double zoom)
{
  if (zoom < 0.35)
    return LT_DETAIL_BLOCK;
  return zoom < 0.75 ? LT_DETAIL_TITLE : LT_DETAIL_FULL;
}

static gboolean
is_bright (const LtPainter *self, guint node)
{
  return self->options->highlight == NULL || g_hash_table_contains (self->options->highlight, GUINT_TO_POINTER (node));
}

static gboolean
is_hidden (const LtPainter *self, guint node)
{
  return self->options->hidden != NULL && g_hash_table_contains (self->options->hidden, GUINT_TO_POINTER (node));
}

static gboolean
is_at_selected (const LtPainter *self, const LtEdge *edge)
{
  gint selected = self->options->selected;

  return selected >= 0 && (edge->from == (guint) selected || edge->to == (guint) selected);
}

static void
paint_edges (LtPainter *self, GArray *edges)
{
  for (guint i = 0; i < edges->len && !lt_painter_is_stopped (self); i++)
    {
      guint index = g_array_index (edges, guint, i);
      const LtEdge *edge = lt_graph_edge (self->graph, index);
      gboolean bright = is_bright (self, edge->from) && is_bright (self, edge->to);

      if (!is_at_selected (self, edge) && !is_hidden (self, edge->from) && !is_hidden (self, edge->to))
        lt_painter_edge (self, index, bright ? LT_LOOK_NORMAL : LT_LOOK_FADED);
    }
}

static gboolean
is_in_clip (const LtPainter *self, const LtCurve *curve)
{
  LtRect bounds;

  if (self->options->clip == NULL)
    return TRUE;
  bounds = lt_curve_get_bounds (curve);
  bounds = lt_rect_grow (&bounds, OVERHANG);
  return lt_rect_intersects (&bounds, self->options->clip);
}

static void
paint_strong_edges (LtPainter *self, guint node)
{
  guint n;
  const guint *edges = lt_scene_edges_at (self->scene, node, &n);

  for (guint i = 0; i < n; i++)
    if (is_in_clip (self, lt_layout_curve (lt_scene_get_layout (self->scene), edges[i])))
      lt_painter_edge (self, edges[i], LT_LOOK_STRONG);
}

/* Those of cards that are dimmed or drawn elsewhere go with them. */
static void
paint_ties (LtPainter *self)
{
  for (guint i = 0; i < self->graph->ties->len && !lt_painter_is_stopped (self); i++)
    {
      const LtTie *tie = &g_array_index (self->graph->ties, LtTie, i);

      if (is_in_clip (self, lt_scene_tie_curve (self->scene, i)) && is_bright (self, tie->from) && is_bright (self, tie->to)
          && !is_hidden (self, tie->from) && !is_hidden (self, tie->to))
        lt_painter_tie (self, i);
    }
}

static void
paint_node (LtPainter *self, guint index)
{
  const LtNode *node = lt_graph_node (self->graph, index);
  LtLook look = is_bright (self, index) ? LT_LOOK_NORMAL : LT_LOOK_FADED;

  if (lt_pen_has_groups (self->pen))
    {
      g_autofree char *id = g_strdup_printf (
          self->graph->kind == LT_DIAGRAM_OVERVIEW ? "chain-%" G_GINT64_FORMAT : "segment-%" G_GINT64_FORMAT, node->id);
      g_autofree char *title = lt_painter_describe (self->graph, node);

      lt_pen_begin_group (self->pen, id, title);
    }
  if (self->graph->kind == LT_DIAGRAM_OVERVIEW)
    lt_painter_chain (self, index, look);
  else if (node->ghost)
    lt_painter_ghost (self, index, look);
  else
    lt_painter_card (self, index, look);
  lt_pen_end_group (self->pen);
}

static void
paint_ring (LtPainter *self, guint node, LtColour colour)
{
  LtRect card = lt_scene_card_rect (self->scene, node);

  lt_painter_ring (self->pen, &card, lt_painter_radius (self->graph, lt_graph_node (self->graph, node)), colour, self->detail);
}

static void
paint_nodes (LtPainter *self, GArray *nodes)
{
  for (guint i = 0; i < nodes->len && !lt_painter_is_stopped (self); i++)
    {
      guint node = g_array_index (nodes, guint, i);

      if (is_hidden (self, node))
        continue;
      /* Rings first: a badge hangs over them. */
      if (self->options->selected == (gint) node)
        paint_ring (self, node, self->palette->selection);
      else if (self->options->highlight != NULL && is_bright (self, node))
        paint_ring (self, node, self->palette->match);
      paint_node (self, node);
    }
}

static LtPainter
painter_for (LtScene *scene, LtPen *pen, const LtPaintOptions *options)
{
  LtPainter self = {
    .scene = scene,
    .graph = lt_scene_get_graph (scene),
    .pen = pen,
    .palette = options->palette,
    .detail = options->detail,
    .options = options,
  };

  if (options->highlight != NULL)
    self.faded = lt_palette_fade (options->palette, FADE);
  return self;
}

static double
frame_width (LtScene *scene)
{
  return MAX (lt_scene_get_bounds (scene).width, LEAST_WIDTH);
}

static LtPoint
title_origin (LtScene *scene, const LtPaintOptions *options)
{
  LtRect bounds = lt_scene_get_bounds (scene);
  LtRect block = lt_painter_title_block (scene, NULL, options, (LtPoint) { 0 }, frame_width (scene));

  return (LtPoint) { bounds.x, bounds.y - block.height };
}

static LtPoint
legend_origin (LtScene *scene)
{
  LtRect bounds = lt_scene_get_bounds (scene);

  return (LtPoint) { bounds.x + 4, bounds.y + bounds.height + LEGEND_GAP };
}

/**
 * lt_painter_paint:
 *
 * Draws the scene, or what of it touches the clip. The background is the caller's.
 */
void
lt_painter_paint (LtScene *scene, LtPen *pen, const LtPaintOptions *options)
{
  LtPainter self = painter_for (scene, pen, options);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));
  LtRect area = lt_rect_grow (options->clip != NULL ? options->clip : &(LtRect) { -1e9, -1e9, 2e9, 2e9 }, OVERHANG);
  gboolean selected = options->selected >= 0 && (guint) options->selected < self.graph->nodes->len;

  lt_scene_query (scene, &area, nodes, edges);
  lt_painter_groups (&self);
  lt_painter_lanes (&self);
  paint_edges (&self, edges);
  paint_ties (&self);
  if (selected)
    paint_strong_edges (&self, options->selected);
  paint_nodes (&self, nodes);

  if (options->title)
    lt_painter_title_block (scene, pen, options, title_origin (scene, options), frame_width (scene));
  if (options->legend)
    lt_painter_paint_legend (pen, self.graph->layer, options->palette, legend_origin (scene), frame_width (scene));
}

/**
 * lt_painter_paint_selection:
 * @clip: (nullable): flows that do not touch it are left out
 *
 * Draws what a selection adds, over a scene already drawn without it: the node's flows, a ring, and once more the
 * card, which they must not cover.
 */
void
lt_painter_paint_selection (LtScene *scene, LtPen *pen, guint node, const LtPalette *palette, LtDetail detail,
                            const LtRect *clip)
{
  LtPaintOptions options = { .palette = palette, .detail = detail, .clip = clip, .selected = node };
  LtPainter self = painter_for (scene, pen, &options);

  g_return_if_fail (node < self.graph->nodes->len);

  paint_strong_edges (&self, node);
  paint_ring (&self, node, palette->selection);
  paint_node (&self, node);
}

void
lt_painter_paint_cards (LtScene *scene, LtPen *pen, const guint *nodes, guint n_nodes, const LtPalette *palette, LtDetail detail,
                        gboolean strong)
{
  LtPaintOptions options = { .palette = palette, .detail = detail, .selected = -1 };
  LtPainter self = painter_for (scene, pen, &options);

  for (guint i = 0; i < n_nodes; i++)
    {
      if (strong)
        paint_ring (&self, nodes[i], palette->selection);
      paint_node (&self, nodes[i]);
    }
}

/** lt_painter_paint_flow: @curve: up to the border of the card that it enters. */
void
lt_painter_paint_flow (LtScene *scene, LtPen *pen, guint edge, const LtCurve *curve, const LtPalette *palette, LtDetail detail,
                       gboolean strong)
{
  LtPaintOptions options = { .palette = palette, .detail = detail, .selected = -1 };
  LtPainter self = painter_for (scene, pen, &options);

  lt_painter_edge_along (&self, edge, curve, strong ? LT_LOOK_STRONG : LT_LOOK_NORMAL);
}

LtRect
lt_painter_get_extents (LtScene *scene, const LtPaintOptions *options)
{
  LtRect extents = lt_scene_get_bounds (scene);

  if (options->title)
    {
      LtRect title = lt_painter_title_block (scene, NULL, options, title_origin (scene, options), frame_width (scene));

      extents = lt_rect_union (&extents, &title);
    }
  if (options->legend)
    {
      LtRect legend = lt_painter_paint_legend (NULL, lt_scene_get_graph (scene)->layer, options->palette, legend_origin (scene), frame_width (scene));

      extents = lt_rect_union (&extents, &legend);
    }
  return extents;
}
