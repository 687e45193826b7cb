/* What is dragged from the lists onto the diagram: one drop target for all of it, which says beforehand what letting go does. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/cargo-drag.h"
#include "workspace/edit-segment.h"

#define OUTSIDE 20.0               /* pixels beyond the border, where cards that are carried leave the diagram */
#define DOOR_REST 800              /* milliseconds over a chain's card, after which one goes into it */

/* --- Where it is held --- */

/* What is under it. @target: a card, or -1. @line: of a name on it; width 0: none */
typedef struct {
  LtDropPlace place;
  gint        target;
  LtRect      line;
} Spot;

/* A card is open when one can read who is in it; an enterprise is then among them or not. */
static gint64
find_enterprise (LtCanvas *self, guint node, LtPoint at, LtRect *line)
{
  const LtNode *card = lt_graph_node (lt_scene_get_graph (self->scene), node);
  gboolean open = lt_painter_detail_at (lt_viewport_get_scale (self->viewport)) == LT_DETAIL_FULL && !card->names_are_targets;
  gint name = open ? lt_painter_name_at (self->scene, node, at, line) : -1;
  LtModel *model = lt_view_state_get_model (self->state);
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_PARTICIPATION, "segment", card->id);

  for (guint i = 0; name >= 0 && i < rows->len; i++)
    {
      const LtEnterprise *row = lt_model_get_enterprise (model, ((LtParticipation *) rows->pdata[i])->enterprise);

      if (row != NULL && g_strcmp0 (row->name, card->names[name]) == 0)
        return row->id;
    }
  *line = (LtRect) { 0, 0, 0, 0 };
  return 0;
}

static Spot
find_spot (LtCanvas *self, const LtCargo *cargo, double x, double y)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  LtPoint at = lt_viewport_to_diagram (self->viewport, (LtPoint) { x, y });
  LtHit hit = lt_canvas_pick (self, x, y);
  gint position = lt_lane_to_position (lt_hand_lane_at (self->scene, at));
  gint64 enterprise = 0;
  Spot spot = { .target = hit.kind == LT_HIT_CARD || hit.kind == LT_HIT_BADGE ? (gint) hit.index : -1 };

  spot.place.survey = lt_view_state_get_survey (self->state);
  spot.place.chain = graph->kind == LT_DIAGRAM_CHAIN ? graph->chain : 0;
  spot.place.position = spot.target < 0 && position >= 0 ? position : LT_POSITION_STAYS;
  if (spot.target >= 0 && cargo->kind == LT_CARGO_ROWS && cargo->table == LT_TABLE_ENTERPRISE && graph->kind != LT_DIAGRAM_OVERVIEW)
    enterprise = find_enterprise (self, spot.target, at, &spot.line);
  if (enterprise != 0)
    spot.place.thing = (LtThing) { LT_TABLE_ENTERPRISE, enterprise };
  else if (spot.target >= 0)
    spot.place.thing = (LtThing) { graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT,
                                   lt_graph_node (graph, spot.target)->id };
  return spot;
}

/* --- Going into a chain with it --- */

static gboolean
go_in (gpointer data)
{
  LtCanvas *self = data;
  gint64 chain = self->drop_door;

  self->drop_source = 0;
  self->drop_door = 0;
  lt_view_state_show_chain (self->state, chain);
  return G_SOURCE_REMOVE;
}

/* Held over a chain's card for a while, whatever cannot be left there goes on into the chain. */
static void
mind_door (LtCanvas *self, const LtDrop *drop, LtThing thing)
{
  gint64 door = drop->kind == LT_DROP_NOTHING && drop->hint != NULL && thing.id != 0 && thing.table == LT_TABLE_CHAIN
                && drop->cargo->table != LT_TABLE_CHAIN ? thing.id : 0;

  if (door == self->drop_door)
    return;
  self->drop_door = door;
  g_clear_handle_id (&self->drop_source, g_source_remove);
  if (door != 0)
    self->drop_source = g_timeout_add (DOOR_REST, go_in, self);
}

/* --- Holding --- */

/* Something comes to stand where the hand is. */
static gboolean
makes_card (LtCanvas *self, const LtDrop *drop, const LtDropPlace *place)
{
  return place->thing.id == 0 && lt_scene_get_graph (self->scene)->chain == drop->to
         && (drop->kind == LT_DROP_ADD_SEGMENT || (drop->kind == LT_DROP_MOVE_SEGMENTS && drop->ids->len == 1));
}

static gboolean
is_ready (LtCanvas *self)
{
  return self->state != NULL && self->scene != NULL && lt_canvas_is_current (self);
}

gboolean
lt_canvas_hold (LtCanvas *self, LtCargo *cargo, double x, double y)
{
  LtPoint at = lt_viewport_to_diagram (self->viewport, (LtPoint) { x, y });
  g_autoptr(LtCargo) held = lt_cargo_ref (cargo);
  g_autoptr(LtDrop) drop = NULL;
  LtRect room;
  Spot spot;

  g_return_val_if_fail (LT_IS_CANVAS (self), FALSE);
  if (!is_ready (self))
    {
      lt_canvas_withdraw (self);
      return FALSE;
    }
  spot = find_spot (self, cargo, x, y);
  drop = lt_drop_judge (lt_view_state_get_workspace (self->state), cargo, &spot.place);
  if (self->drop_cargo == NULL)
    {
      lt_canvas_flush_nudge (self);
      lt_canvas_drop_hand (self);
      self->drop_inside = FALSE;
    }
  g_clear_pointer (&self->drop_cargo, lt_cargo_unref);
  self->drop_cargo = g_steal_pointer (&held);
  self->hand_x = x;
  self->hand_y = y;
  self->hover = (LtHit) { LT_HIT_NONE, 0 };
  room = makes_card (self, drop, &spot.place) ? lt_hand_find_room (self->scene, at) : spot.line;
  lt_hand_bring (&self->hand, self->scene, at, spot.line.width > 0 ? -1 : spot.target, &room, drop->hint, drop->kind == LT_DROP_NOTHING);
  mind_door (self, drop, spot.place.thing);
  lt_canvas_start_carrying (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return drop->kind != LT_DROP_NOTHING;
}

/** lt_canvas_withdraw: what was held over the diagram is held elsewhere, or no longer. */
void
lt_canvas_withdraw (LtCanvas *self)
{
  g_clear_handle_id (&self->drop_source, g_source_remove);
  self->drop_door = 0;
  if (self->drop_cargo == NULL)
    return;
  g_clear_pointer (&self->drop_cargo, lt_cargo_unref);
  if (self->hand.kind == LT_HAND_CARGO || self->hand.kind == LT_HAND_FREE)
    lt_canvas_drop_hand (self);
}

/* --- Out of the diagram --- */

/* The cards in the hand that are this diagram's own. */
static LtCargo *
get_held (LtCanvas *self)
{
  LtGraph *graph = self->scene != NULL ? lt_scene_get_graph (self->scene) : NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->hand.kind == LT_HAND_CARDS && !self->hand.let_go && i < self->hand.nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (graph, g_array_index (self->hand.nodes, guint, i));

      if (!node->ghost)
        g_array_append_val (ids, node->id);
    }
  if (ids->len == 0)
    return NULL;
  return lt_cargo_new_rows (lt_view_state_get_workspace (self->state), graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT,
                            (const gint64 *) (gpointer) ids->data, ids->len);
}

/** lt_canvas_carry_out: beyond the border cards are no longer moved in the diagram, but dragged to the lists. Returns whether
 * they are. */
gboolean
lt_canvas_carry_out (LtCanvas *self, GtkGesture *gesture, double x, double y)
{
  gboolean outside = x < -OUTSIDE || y < -OUTSIDE || x > gtk_widget_get_width (GTK_WIDGET (self)) + OUTSIDE
                     || y > gtk_widget_get_height (GTK_WIDGET (self)) + OUTSIDE;
  g_autoptr(LtCargo) cargo = outside ? get_held (self) : NULL;
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double from_x, from_y, dx, dy;

  if (cargo == NULL || native == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (native), x, y, &from_x, &from_y))
    return FALSE;
  gtk_native_get_surface_transform (native, &dx, &dy);
  if (!lt_cargo_drag_begin (gesture, cargo, from_x + dx, from_y + dy))
    return FALSE;
  lt_canvas_drop_hand (self);
  return TRUE;
}

/* --- The target --- */

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, LtCanvas *self)
{
  LtCargo *cargo = g_value_get_boxed (value);
  g_autoptr(LtDrop) drop = NULL;
  LtPoint at;
  Spot spot;

  if (!is_ready (self) || !lt_canvas_hold (self, cargo, x, y))
    {
      lt_canvas_withdraw (self);
      return FALSE;
    }
  spot = find_spot (self, cargo, x, y);
  drop = lt_drop_judge (lt_view_state_get_workspace (self->state), cargo, &spot.place);
  at = (LtPoint) { self->hand.room.x, self->hand.room.y };
  lt_canvas_withdraw (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  lt_drop_do (drop, lt_view_state_get_editor (self->state), self->scene, makes_card (self, drop, &spot.place) ? &at : NULL);
  return TRUE;
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, LtCanvas *self)
{
  const GValue *value = gtk_drop_target_get_value (target);

  /* Until it has been read, nobody knows. */
  return value == NULL || lt_canvas_hold (self, g_value_get_boxed (value), x, y) ? GDK_ACTION_COPY : 0;
}

static void
on_leave (GtkDropTarget *target, LtCanvas *self)
{
  lt_canvas_withdraw (self);
}

void
lt_canvas_add_drop (LtCanvas *self)
{
  GtkDropTarget *target = gtk_drop_target_new (LT_TYPE_CARGO, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
