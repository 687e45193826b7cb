/* What is drawn of the canvas on the main thread: tiles that are there already, and over them what is live. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/card-proxy.h"
#include "app/lane-pills.h"

#define RING_RADIUS 10.0
#define BAND_HEIGHT 128
#define HANDLE_RADIUS 8.0
#define HINT_SIZE 13.0
#define HINT_HEIGHT 28.0
#define HINT_INSET 12.0
#define HINT_GAP 16.0              /* from the pointer */

/** lt_canvas_get_palette: the palette that goes with the application's style. */
const LtPalette *
lt_canvas_get_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return lt_palette_get (dark ? LT_PALETTE_DARK_CONTRAST : LT_PALETTE_LIGHT_CONTRAST);
  return lt_palette_get (dark ? LT_PALETTE_DARK : LT_PALETTE_LIGHT);
}

gboolean
lt_canvas_is_sharp (LtCanvas *self)
{
  LtView view = lt_viewport_get_view (self->viewport);
  LtTileView seen = lt_canvas_tile_view (self, &view);

  return lt_tile_layer_is_sharp (self->layer, &seen);
}

/* A line around a card, as wide on screen at every zoom. */
static void
draw_ring (LtCanvas *self, LtPen *pen, guint node, LtColour colour, double pixels, double gap)
{
  double scale = lt_viewport_get_scale (self->viewport);
  LtRect card = lt_scene_card_rect (self->scene, node);
  LtRect ring = lt_rect_grow (&card, gap / scale);
  LtPaint paint = { .fill = { 0, 0, 0, 0 }, .stroke = colour, .stroke_width = pixels / scale };

  lt_pen_rect (pen, &ring, RING_RADIUS + gap / scale, &paint);
}

static gboolean
is_card_hovered (LtCanvas *self)
{
  return self->hover.kind == LT_HIT_CARD || self->hover.kind == LT_HIT_BADGE;
}

static gboolean
has_live (LtCanvas *self)
{
  return self->hand.kind != LT_HAND_FREE || self->transit != NULL || self->selected >= 0 || self->hover.kind == LT_HIT_EDGE || is_card_hovered (self) || lt_canvas_get_focused (self) >= 0;
}

/* Drawn where the hand has it. */
static gboolean
is_held (LtCanvas *self, guint node)
{
  GHashTable *held = lt_canvas_get_hidden (self);

  return held != NULL && g_hash_table_contains (held, GUINT_TO_POINTER (node));
}

/* The rings of all that is selected beside what panels show. */
static void
draw_others (LtCanvas *self, LtPen *pen, const LtPalette *palette)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  LtTable table;
  guint n, index;
  const gint64 *ids = lt_view_state_get_selected (self->state, &table, &n);

  for (guint i = 1; i < n && table == (graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT); i++)
    if (lt_graph_find (graph, ids[i], &index) && !is_held (self, index))
      draw_ring (self, pen, index, palette->selection, 2, 2.5);
}

/* From here one draws a flow. */
static void
draw_handle (LtCanvas *self, LtPen *pen, guint node, const LtPalette *palette)
{
  double scale = lt_viewport_get_scale (self->viewport), radius = HANDLE_RADIUS / scale, arm = radius * 0.42;
  LtPoint at = lt_canvas_handle_of (self, node);
  LtPaint disc = { .fill = palette->selection, .stroke = palette->card, .stroke_width = 1.5 / scale };
  LtPaint line = { .stroke = palette->card, .stroke_width = 1.6 / scale };

  lt_pen_circle (pen, at, radius, &disc);
  lt_pen_line (pen, (LtPoint) { at.x - arm, at.y }, (LtPoint) { at.x + arm, at.y }, &line);
  lt_pen_line (pen, (LtPoint) { at.x, at.y - arm }, (LtPoint) { at.x, at.y + arm }, &line);
}

/* What changes without the diagram changing: what is pointed at, selected, focused. Each is one card, or the flows at
 * one, and of those what is in sight. */
static void
draw_live (LtCanvas *self, LtPen *pen, const LtRect *visible, const LtPalette *palette)
{
  LtDetail detail = lt_painter_detail_at (lt_viewport_get_scale (self->viewport));
  gint focused = lt_canvas_get_focused (self);

  if (self->hover.kind == LT_HIT_EDGE)
    {
      LtCurve *curve = lt_layout_curve (lt_scene_get_layout (self->scene), self->hover.index);
      LtPaint paint = { .fill = { 0, 0, 0, 0 }, .stroke = palette->edge_highlight, .stroke_width = 2 };

      lt_pen_curve (pen, curve, &paint);
    }
  if (self->selected >= 0 && !is_held (self, self->selected))
    lt_painter_paint_selection (self->scene, pen, self->selected, palette, detail, visible);
  draw_others (self, pen, palette);
  if (is_card_hovered (self) && (gint) self->hover.index != self->selected)
    {
      LtColour colour = palette->selection;

      colour.alpha *= 0.5;
      draw_ring (self, pen, self->hover.index, colour, 1.5, 1.5);
    }
  if (focused >= 0 && !is_held (self, focused))
    draw_ring (self, pen, focused, palette->focus, 2, 5);
  if (lt_canvas_get_handle (self) >= 0)
    draw_handle (self, pen, lt_canvas_get_handle (self), palette);
}

/* --- What a hand holds --- */

static void
draw_guide (LtCanvas *self, LtPen *pen, const LtPoint *line, const LtPalette *palette)
{
  LtPaint paint = { .stroke = palette->match, .stroke_width = 1 / lt_viewport_get_scale (self->viewport) };

  if (line[0].x != line[1].x || line[0].y != line[1].y)
    lt_pen_line (pen, line[0], line[1], &paint);
}

static void
draw_held_cards (LtCanvas *self, cairo_t *cr, LtPen *pen, const LtRect *visible, const LtPalette *palette, LtDetail detail)
{
  LtHand *hand = &self->hand;
  LtRect seen = { visible->x - hand->by.x, visible->y - hand->by.y, visible->width, visible->height };

  if (!hand->let_go)
    {
      draw_guide (self, pen, hand->guide_x, palette);
      draw_guide (self, pen, hand->guide_y, palette);
    }
  for (guint i = 0; i < hand->curves->len; i++)
    lt_painter_paint_flow (hand->scene, pen, g_array_index (hand->edges, guint, i), &g_array_index (hand->curves, LtCurve, i), palette, detail,
                           TRUE);
  cairo_save (cr);
  cairo_translate (cr, hand->by.x, hand->by.y);
  for (guint i = 0; i < hand->nodes->len; i++)
    {
      guint node = g_array_index (hand->nodes, guint, i);
      LtRect card = lt_scene_card_rect (hand->scene, node);

      card = lt_rect_grow (&card, LT_CARD_SURROUNDINGS);
      if (lt_rect_intersects (&seen, &card))
        lt_painter_paint_cards (hand->scene, pen, &node, 1, palette, detail, TRUE);
    }
  cairo_restore (cr);
}

static void
draw_flow (LtCanvas *self, LtPen *pen, const LtPalette *palette)
{
  double width = 2 / lt_viewport_get_scale (self->viewport);
  LtColour colour = self->hand.refused ? palette->coverage[LT_COVERAGE_MISSING].accent : palette->edge_highlight;
  LtPaint paint = { .fill = { 0, 0, 0, 0 }, .stroke = colour, .stroke_width = width };

  if (self->hand.curves->len > 0)
    lt_pen_curve (pen, &g_array_index (self->hand.curves, LtCurve, 0), &paint);
  if (self->hand.target >= 0 && !self->hand.let_go)
    draw_ring (self, pen, self->hand.target, colour, 2.5, 4);
}

static void
draw_band (LtCanvas *self, LtPen *pen, const LtPalette *palette)
{
  LtRect band = lt_hand_band (&self->hand);
  LtColour fill = palette->selection;
  LtPaint paint = { .stroke = palette->selection, .stroke_width = 1 / lt_viewport_get_scale (self->viewport) };

  fill.alpha = 0.12;
  paint.fill = fill;
  lt_pen_rect (pen, &band, 0, &paint);
}

/* What is under the hand, and where what it brings would stand. */
static void
draw_cargo (LtCanvas *self, LtPen *pen, const LtPalette *palette)
{
  double scale = lt_viewport_get_scale (self->viewport);
  LtColour colour = self->hand.refused ? palette->coverage[LT_COVERAGE_MISSING].accent : palette->edge_highlight, fill = colour;
  LtPaint paint = { .stroke = colour, .stroke_width = 1.5 / scale };

  fill.alpha = 0.12;
  paint.fill = fill;
  if (self->hand.target >= 0)
    draw_ring (self, pen, self->hand.target, colour, 2.5, 4);
  if (self->hand.room.width > 0)
    lt_pen_rect (pen, &self->hand.room, RING_RADIUS, &paint);
}

static void
draw_hand (LtCanvas *self, cairo_t *cr, LtPen *pen, const LtRect *visible, const LtPalette *palette)
{
  LtDetail detail = lt_painter_detail_at (lt_viewport_get_scale (self->viewport));

  switch (self->hand.kind)
    {
    case LT_HAND_CARDS:
      draw_held_cards (self, cr, pen, visible, palette, detail);
      break;
    case LT_HAND_FLOW:
      draw_flow (self, pen, palette);
      break;
    case LT_HAND_BAND:
      draw_band (self, pen, palette);
      break;
    case LT_HAND_CARGO:
      draw_cargo (self, pen, palette);
      break;
    case LT_HAND_FREE:
    default:
      break;
    }
}

/* What letting go would do, in words beside the hand; the units are pixels. */
static void
draw_hint (LtCanvas *self, LtPen *pen, const LtPalette *palette)
{
  const char *hint = self->hand.let_go ? NULL : self->hand.hint;
  LtTextStyle style = { .size = HINT_SIZE, .weight = LT_WEIGHT_MEDIUM, .colour = palette->text };
  LtPaint paint = { .fill = palette->card, .stroke = palette->card_border, .stroke_width = 1 };
  LtPoint at;
  LtRect box;

  if (hint == NULL)
    return;
  at = lt_viewport_to_screen (self->viewport, self->hand.at);
  box = (LtRect) { at.x + HINT_GAP, at.y + HINT_GAP, lt_text_width (hint, HINT_SIZE, LT_WEIGHT_MEDIUM) + 2 * HINT_INSET, HINT_HEIGHT };
  box.x = CLAMP (box.x, 4, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - box.width - 4, 4));
  box.y = CLAMP (box.y, 4, MAX (gtk_widget_get_height (GTK_WIDGET (self)) - box.height - 4, 4));
  lt_pen_rect (pen, &box, HINT_HEIGHT / 2, &paint);
  lt_pen_text (pen, hint, (LtPoint) { box.x + HINT_INSET, box.y + HINT_HEIGHT / 2 + HINT_SIZE * 0.36 }, &style);
}

static guint
count_items (LtCanvas *self, const LtRect *visible)
{
  g_autoptr(GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));

  lt_scene_query (self->scene, visible, nodes, edges);
  return nodes->len + edges->len;
}

/* Over the tiles, on the same whole pixels. The units of cr are those of the widget. */
static void
draw_above (LtCanvas *self, cairo_t *cr, const LtTileView *view, const graphene_rect_t *area, GArray *pills)
{
  const LtPalette *palette = lt_canvas_get_palette ();
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self)), scale = view->scale / factor;
  LtRect visible = { view->x / view->scale, view->y / view->scale, view->width / view->scale, view->height / view->scale };
  LtRect part = { visible.x + area->origin.x / scale, visible.y + area->origin.y / scale, area->size.width / scale, area->size.height / scale };
  LtPen *pen = lt_pen_new_cairo (cr);

  if (has_live (self))
    {
      cairo_save (cr);
      cairo_translate (cr, -view->x / factor, -view->y / factor);
      cairo_scale (cr, scale, scale);
      lt_canvas_draw_transit (self, cr, pen, &part, palette, lt_painter_detail_at (lt_viewport_get_scale (self->viewport)));
      draw_live (self, pen, &part, palette);
      draw_hand (self, cr, pen, &part, palette);
      cairo_restore (cr);
    }
  draw_hint (self, pen, palette);
  lt_lane_pills_draw (self->scene, pen, palette, pills);
  if (self->overlay != NULL)
    {
      LtTileStats stats = lt_tile_layer_get_stats (self->layer, view);

      lt_frame_overlay_draw (self->overlay, pen, &stats, count_items (self, &visible));
    }
  lt_pen_free (pen);
}

static GArray *
find_pills (LtCanvas *self, const LtTileView *view)
{
  GArray *pills = g_array_new (FALSE, FALSE, sizeof (LtLanePill));
  LtRect visible = { view->x / view->scale, view->y / view->scale, view->width / view->scale, view->height / view->scale };

  lt_lane_pills_find (self->scene, &visible, view->scale / gtk_widget_get_scale_factor (GTK_WIDGET (self)), pills);
  return pills;
}

/* One node of cairo's for each band: the renderer paints a node aside before it copies it onto the window, and what is
 * as small as a band stays in the processor's cache meanwhile. */
static void
snapshot_cairo (LtCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *area, const LtTileView *view)
{
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr(GArray) pills = find_pills (self, view), ops = g_array_new (FALSE, FALSE, sizeof (LtTileOp));
  gboolean current = lt_tile_layer_plan (self->layer, view, ops);

  for (float y = 0; y < area->size.height; y += BAND_HEIGHT)
    {
      graphene_rect_t band = GRAPHENE_RECT_INIT (0, y, area->size.width, MIN (BAND_HEIGHT, area->size.height - y));
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &band);

      cairo_save (cr);
      cairo_scale (cr, 1 / factor, 1 / factor);
      lt_tile_layer_draw (self->layer, cr, ops, lt_canvas_is_in_motion (self));
      cairo_restore (cr);
      if (current)
        draw_above (self, cr, view, &band, pills);
      cairo_destroy (cr);
    }
}

/* A node of cairo's is uploaded as a whole here: only where there is something to draw. */
static void
snapshot_textures (LtCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *area, const LtTileView *view)
{
  float factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr(GArray) pills = find_pills (self, view), ops = g_array_new (FALSE, FALSE, sizeof (LtTileOp));
  gboolean current = lt_tile_layer_plan (self->layer, view, ops);
  cairo_t *cr;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, 1 / factor, 1 / factor);
  lt_tile_layer_snapshot (self->layer, snapshot, ops);
  gtk_snapshot_restore (snapshot);
  if (!current || (!has_live (self) && pills->len == 0 && self->overlay == NULL))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, area);
  draw_above (self, cr, view, area, pills);
  cairo_destroy (cr);
}

static gboolean
is_drawn_by_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native == NULL || GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

void
lt_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtCanvas *self = LT_CANVAS (widget);
  const LtPalette *palette = lt_canvas_get_palette ();
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  LtView view = lt_viewport_get_view (self->viewport);
  LtTileView seen = lt_canvas_tile_view (self, &view);

  if (self->scene == NULL)
    {
      gtk_snapshot_append_color (snapshot, &(GdkRGBA) { palette->background.red, palette->background.green, palette->background.blue, 1 },
                                 &area);
      return;
    }
  if (self->hand.landed && lt_canvas_is_sharp (self))
    lt_canvas_empty_hand (self);
  if (self->transit != NULL && self->transit_landed && lt_canvas_is_sharp (self))
    lt_canvas_end_transit (self);
  if (self->overlay != NULL)
    lt_frame_overlay_begin (self->overlay);
  if (is_drawn_by_cairo (widget))
    snapshot_cairo (self, snapshot, &area, &seen);
  else
    snapshot_textures (self, snapshot, &area, &seen);
  if (self->overlay != NULL)
    lt_frame_overlay_end (self->overlay);
}
