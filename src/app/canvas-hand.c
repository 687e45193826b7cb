/* Editing by the pointer: what a drag takes hold of, and what it does when it lets go. */
#include "config.h"
#include "app/canvas-private.h"

#include <math.h>

#define HANDLE_REACH 11.0          /* pixels around a handle's middle */
#define GUIDE_REACH 7.0            /* pixels */
#define SCROLL_EDGE 36.0           /* pixels at the border, where the diagram comes towards a hand that holds something */
#define SCROLL_SPEED 14.0          /* pixels a frame, at the very border */

gboolean
lt_canvas_can_edit (LtCanvas *self)
{
  return self->state != NULL && self->scene != NULL && !self->presenting && lt_canvas_is_current (self) && !lt_diagram_is_proposing (self->diagram)
         && lt_editor_can_edit (lt_view_state_get_editor (self->state));
}

/** (nullable): cards that are drawn where the hand has them, not in tiles. */
GHashTable *
lt_canvas_get_hidden (LtCanvas *self)
{
  return self->hand.kind == LT_HAND_CARDS && !self->hand.landed ? self->hand.held : lt_canvas_get_moving (self);
}

/* --- The handle from which one draws a flow --- */

static gboolean
has_handle (LtCanvas *self, guint node)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);

  return graph->kind == LT_DIAGRAM_CHAIN && node < graph->nodes->len;
}

/** Where the handle of a card is, in diagram units: in the middle of its right side, where flows leave it. */
LtPoint
lt_canvas_handle_of (LtCanvas *self, guint node)
{
  LtRect card = lt_scene_card_rect (self->scene, node);

  return (LtPoint) { card.x + card.width, card.y + card.height / 2 };
}

/** The card whose handle is shown, or -1: the one that is pointed at. */
gint
lt_canvas_get_handle (LtCanvas *self)
{
  gboolean card = self->hover.kind == LT_HIT_CARD || self->hover.kind == LT_HIT_BADGE;

  if (!card || self->hand.kind != LT_HAND_FREE || !lt_canvas_can_edit (self) || !has_handle (self, self->hover.index)
      || lt_painter_detail_at (lt_viewport_get_scale (self->viewport)) == LT_DETAIL_BLOCK)
    return -1;
  return self->hover.index;
}

gboolean
lt_canvas_is_on_handle (LtCanvas *self, double x, double y)
{
  gint node = lt_canvas_get_handle (self);
  LtPoint at;

  if (node < 0)
    return FALSE;
  at = lt_viewport_to_screen (self->viewport, lt_canvas_handle_of (self, node));
  return hypot (at.x - x, at.y - y) <= HANDLE_REACH;
}

/* --- Taking --- */

/** lt_canvas_press: a drag may begin at a pixel: what is pointed at there is remembered, as the pointer moves on first. */
void
lt_canvas_press (LtCanvas *self, double x, double y)
{
  self->pressed_handle = lt_canvas_is_on_handle (self, x, y) ? lt_canvas_get_handle (self) : -1;
}

/* A card, and with it all that is selected, if it is. */
static void
take_cards (LtCanvas *self, guint node, LtPoint at)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  g_autoptr(GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  LtTable table;
  guint n, index;
  const gint64 *selected = lt_view_state_get_selected (self->state, &table, &n);
  gboolean own = lt_view_state_is_selected (self->state, graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT,
                                            lt_graph_node (graph, node)->id);

  lt_canvas_end_transit (self);
  g_array_append_val (nodes, node);
  for (guint i = 0; own && i < n; i++)
    if (lt_graph_find (graph, selected[i], &index) && index != node)
      g_array_append_val (nodes, index);
  lt_hand_take_cards (&self->hand, self->scene, (const guint *) (gpointer) nodes->data, nodes->len, at);
  lt_canvas_update_look (self, TRUE);
}

void
lt_canvas_take_selected (LtCanvas *self, LtPoint at)
{
  lt_canvas_drop_hand (self);
  take_cards (self, self->selected, at);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  LtCanvas *self = LT_CANVAS (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double left = SCROLL_EDGE - self->hand_x, right = self->hand_x - (width - SCROLL_EDGE);
  double up = SCROLL_EDGE - self->hand_y, down = self->hand_y - (height - SCROLL_EDGE);
  double dx = (MAX (left, 0) - MAX (right, 0)) / SCROLL_EDGE, dy = (MAX (up, 0) - MAX (down, 0)) / SCROLL_EDGE;

  /* What is brought comes over the border; it may go on once it is inside. */
  self->drop_inside |= dx == 0 && dy == 0;
  if ((dx == 0 && dy == 0) || (self->drop_cargo != NULL && !self->drop_inside))
    return G_SOURCE_CONTINUE;
  lt_viewport_pan (self->viewport, CLAMP (dx, -1, 1) * SCROLL_SPEED, CLAMP (dy, -1, 1) * SCROLL_SPEED);
  if (self->drop_cargo != NULL)
    lt_canvas_hold (self, self->drop_cargo, self->hand_x, self->hand_y);
  else
    lt_canvas_carry (self, self->hand_x, self->hand_y, self->hand_state);
  return G_SOURCE_CONTINUE;
}

/** lt_canvas_start_carrying: from now on the diagram comes towards the hand at its border. */
void
lt_canvas_start_carrying (LtCanvas *self)
{
  if (self->hand_tick == 0)
    self->hand_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/** lt_canvas_take: a drag begins at a pixel. Returns whether it takes hold of something; else it moves the diagram. */
gboolean
lt_canvas_take (LtCanvas *self, double x, double y, GdkModifierType state)
{
  LtPoint at = lt_viewport_to_diagram (self->viewport, (LtPoint) { x, y });
  LtHit hit;

  if (!lt_canvas_can_edit (self))
    return FALSE;
  lt_canvas_drop_hand (self);
  hit = lt_canvas_pick (self, x, y);
  if (self->pressed_handle >= 0)
    lt_hand_take_flow (&self->hand, self->scene, self->pressed_handle, at);
  else if (hit.kind == LT_HIT_CARD || hit.kind == LT_HIT_BADGE)
    take_cards (self, hit.index, at);
  else if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    lt_hand_take_band (&self->hand, self->scene, at);
  else
    return FALSE;
  lt_canvas_stop (self);
  self->hover = (LtHit) { LT_HIT_NONE, 0 };
  self->keep = LT_KEEP_CENTRE;
  lt_canvas_start_carrying (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

/** lt_canvas_carry: the hand that holds something is at a pixel. Alt lets it ignore what is near, Shift keeps it to an axis. */
void
lt_canvas_carry (LtCanvas *self, double x, double y, GdkModifierType state)
{
  LtPoint at = lt_viewport_to_diagram (self->viewport, (LtPoint) { x, y });
  double reach = (state & GDK_ALT_MASK) != 0 ? 0 : GUIDE_REACH / lt_viewport_get_scale (self->viewport);

  if (self->hand.kind == LT_HAND_FREE || self->hand.let_go)
    return;
  self->hand_x = x;
  self->hand_y = y;
  self->hand_state = state;
  lt_hand_move (&self->hand, at, reach, (state & GDK_SHIFT_MASK) != 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Letting go --- */

static void
stop_carrying (LtCanvas *self)
{
  if (self->hand_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->hand_tick);
  self->hand_tick = 0;
  g_clear_handle_id (&self->nudge_source, g_source_remove);
}

/** lt_canvas_empty_hand: what it did is on screen. */
void
lt_canvas_empty_hand (LtCanvas *self)
{
  stop_carrying (self);
  lt_hand_clear (&self->hand);
  self->hand_by_keys = FALSE;
}

/** lt_canvas_drop_hand: as if it had taken nothing. */
void
lt_canvas_drop_hand (LtCanvas *self)
{
  gboolean hid = lt_canvas_get_hidden (self) != NULL;

  lt_canvas_empty_hand (self);
  if (hid && self->layer != NULL)
    lt_canvas_update_look (self, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GArray *
ids_of (LtCanvas *self, const GArray *nodes, gboolean ghosts)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (graph, g_array_index (nodes, guint, i));

      if (ghosts || !node->ghost)
        g_array_append_val (ids, node->id);
    }
  return ids;
}

/* Until the diagram has followed, the cards stay where they were put. */
static void
put_cards (LtCanvas *self)
{
  LtEditor *editor = lt_view_state_get_editor (self->state);
  gint position = lt_lane_to_position (self->hand.lane);
  g_autoptr(GArray) ids = ids_of (self, self->hand.nodes, position < 0);

  if ((self->hand.by.x == 0 && self->hand.by.y == 0) || ids->len == 0)
    {
      lt_canvas_drop_hand (self);
      return;
    }
  self->hand.let_go = TRUE;
  lt_editor_move_cards (editor, self->scene, (const gint64 *) (gpointer) ids->data, ids->len, self->hand.by, position);
}

static void
put_flow (LtCanvas *self)
{
  LtEditor *editor = lt_view_state_get_editor (self->state);
  LtGraph *graph = lt_scene_get_graph (self->scene);
  const LtNode *from = lt_graph_node (graph, g_array_index (self->hand.nodes, guint, 0));
  LtPoint corner = { self->hand.at.x, self->hand.at.y - from->height / 2 };

  if (self->hand.refused)
    {
      lt_canvas_drop_hand (self);
      return;
    }
  self->hand.let_go = TRUE;
  if (self->hand.target >= 0)
    {
      lt_editor_connect (editor, from->id, lt_graph_node (graph, self->hand.target)->id);
      return;
    }
  corner = lt_hand_find_place (self->scene, corner);
  lt_editor_add_segment (editor, self->scene, graph->chain, lt_lane_to_position (lt_hand_lane_at (self->scene, self->hand.at)),
                         &corner, from->id);
}

static void
select_banded (LtCanvas *self)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  g_autoptr(GArray) nodes = lt_hand_find_banded (&self->hand), ids = ids_of (self, nodes, graph->kind == LT_DIAGRAM_OVERVIEW);

  lt_canvas_drop_hand (self);
  lt_view_state_select_all (self->state, graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT,
                            (const gint64 *) (gpointer) ids->data, ids->len);
}

/** lt_canvas_flush_nudge: what the keys have moved so far is done, before anything else is. */
void
lt_canvas_flush_nudge (LtCanvas *self)
{
  if (self->nudge_source != 0)
    lt_canvas_let_go (self);
}

/** lt_canvas_let_go: where the hand is, its work is done. */
void
lt_canvas_let_go (LtCanvas *self)
{
  stop_carrying (self);
  switch (self->hand.let_go ? LT_HAND_FREE : self->hand.kind)
    {
    case LT_HAND_CARDS:
      put_cards (self);
      break;
    case LT_HAND_FLOW:
      put_flow (self);
      break;
    case LT_HAND_BAND:
      select_banded (self);
      break;
    default:
      break;
    }
}

/* --- What hands are told --- */

gboolean
lt_canvas_is_same_diagram (LtScene *a, LtScene *b)
{
  return a != NULL && b != NULL && lt_scene_get_graph (a)->kind == lt_scene_get_graph (b)->kind
         && lt_scene_get_graph (a)->chain == lt_scene_get_graph (b)->chain;
}

/** lt_canvas_change_hands: another scene takes the place of @before. A hand that carries cards goes on with those that are
 * still there; what it let go of is drawn until the new scene is; else it is empty from now on. */
void
lt_canvas_change_hands (LtCanvas *self, LtScene *before)
{
  g_autoptr(GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  LtPoint start = self->hand.start, at = self->hand.at;
  gboolean nudging = self->nudge_source != 0;
  gboolean goes_on = self->hand.kind == LT_HAND_CARDS && !self->hand.let_go && (self->hand_tick != 0 || nudging);

  for (guint i = 0; goes_on && self->scene != NULL && i < self->hand.nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (lt_scene_get_graph (before), g_array_index (self->hand.nodes, guint, i));
      guint index;

      if (lt_graph_find (lt_scene_get_graph (self->scene), node->id, &index))
        g_array_append_val (nodes, index);
    }
  self->hand.landed = self->hand.let_go && lt_canvas_is_same_diagram (before, self->scene);
  if (self->hand.landed)
    return;
  if (nodes->len == 0)
    {
      lt_canvas_empty_hand (self);
      return;
    }
  lt_hand_take_cards (&self->hand, self->scene, (const guint *) (gpointer) nodes->data, nodes->len, start);
  lt_hand_move (&self->hand, at, 0, FALSE);
}

/** lt_canvas_on_failed: the edit could not be: what was shown of it beforehand goes. */
void
lt_canvas_on_failed (LtCanvas *self)
{
  if (self->hand.let_go)
    lt_canvas_drop_hand (self);
}

/* Whether the canvas is about to show it. */
static gboolean
will_show (LtCanvas *self, LtTable table, gint64 id)
{
  const LtSegment *segment = table == LT_TABLE_SEGMENT ? lt_model_get_segment (lt_view_state_get_model (self->state), id) : NULL;

  return gtk_widget_get_mapped (GTK_WIDGET (self))
         && (table == LT_TABLE_CHAIN || (segment != NULL && segment->chain == lt_view_state_get_chain (self->state)));
}

/** lt_canvas_on_created: what the hand made is selected and named as soon as it is there to be seen: what all panels show of
 * it need not be made before. */
void
lt_canvas_on_created (LtEditor *editor, guint table, gint64 id, LtCanvas *self)
{
  if (table == LT_TABLE_CHAIN)
    lt_view_state_show_overview (self->state);
  if (!will_show (self, table, id))
    lt_view_state_select (self->state, table, id);
  self->to_name = id;
  lt_canvas_name_created (self);
}

/** lt_canvas_on_copied: what came from others is selected, so that one can move it to where it belongs. */
void
lt_canvas_on_copied (LtEditor *editor, guint table, GArray *ids, LtCanvas *self)
{
  if (table == LT_TABLE_CHAIN)
    lt_view_state_show_overview (self->state);
  lt_view_state_select_all (self->state, table, (const gint64 *) (gpointer) ids->data, ids->len);
}
