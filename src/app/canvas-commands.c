/* Editing by keyboard and menu: what is selected is renamed, deleted, duplicated, moved, connected. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/card-proxy.h"

#include <glib/gi18n-lib.h>

#define NUDGE 10.0                 /* diagram units */
#define NUDGE_REST 700             /* milliseconds after the last of several that are one edit */

/* --- Naming --- */

static void
on_named (GtkText *text, LtCanvas *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (text));

  if (self->state != NULL && self->naming.id != 0)
    lt_editor_rename (lt_view_state_get_editor (self->state), self->naming, name);
  self->naming.id = 0;
  gtk_popover_popdown (GTK_POPOVER (self->namer));
}

static gboolean
drop_namer (gpointer data)
{
  LtCanvas *self = data;

  g_clear_pointer (&self->namer, gtk_widget_unparent);
  lt_canvas_name_created (self);
  return G_SOURCE_REMOVE;
}

static void
on_namer_closed (GtkPopover *popover, LtCanvas *self)
{
  self->naming.id = 0;
  lt_canvas_refocus (self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_namer, g_object_ref (self), g_object_unref);
}

/** lt_canvas_place_namer: the card may have moved on the screen. */
void
lt_canvas_place_namer (LtCanvas *self)
{
  LtRect card, place;
  GdkRectangle at;
  guint index;

  if (self->scene == NULL || !lt_graph_find (lt_scene_get_graph (self->scene), self->naming.id, &index))
    return;
  card = lt_scene_card_rect (self->scene, index);
  place = lt_viewport_rect_to_screen (self->viewport, &card);
  at = (GdkRectangle) { (int) place.x, (int) place.y, MAX ((int) place.width, 1), MAX ((int) place.height, 1) };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->namer), &at);
  gtk_popover_present (GTK_POPOVER (self->namer));
}

/* An entry over the card, with the input method that the desktop has: Enter keeps the name, Escape leaves it. */
static void
name_node (LtCanvas *self, guint index)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  const LtNode *node = lt_graph_node (graph, index);
  GtkWidget *entry;

  if (self->namer != NULL || !lt_canvas_can_edit (self) || node->ghost)
    return;
  self->naming = (LtThing) { graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT, node->id };
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), node->title);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 20);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  self->namer = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->namer), entry);
  gtk_popover_set_position (GTK_POPOVER (self->namer), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->namer, GTK_WIDGET (self));
  lt_canvas_place_namer (self);
  g_signal_connect (entry, "activate", G_CALLBACK (on_named), self);
  g_signal_connect (self->namer, "closed", G_CALLBACK (on_namer_closed), self);
  gtk_popover_popup (GTK_POPOVER (self->namer));
  gtk_widget_grab_focus (entry);
}

static gboolean
name_created (gpointer data)
{
  LtCanvas *self = data;
  guint index;

  self->name_source = 0;
  if (self->to_name == 0 || self->namer != NULL || self->scene == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || !lt_graph_find (lt_scene_get_graph (self->scene), self->to_name, &index))
    return G_SOURCE_REMOVE;
  lt_view_state_select (self->state, lt_scene_get_graph (self->scene)->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT,
                        self->to_name);
  self->to_name = 0;
  lt_canvas_focus_node (self, index);
  name_node (self, index);
  return G_SOURCE_REMOVE;
}

/** lt_canvas_name_created: if a card is waiting for its name and is in the scene by now; when the window has been laid out
 * with it. */
void
lt_canvas_name_created (LtCanvas *self)
{
  if (self->to_name != 0 && self->name_source == 0)
    self->name_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, name_created, self, NULL);
}

/* --- What is selected --- */

/** lt_canvas_get_own: (transfer full): keys of the selected cards that are this diagram's own: what belongs to another chain
 * is edited there, and what is not in sight nowhere. */
GArray *
lt_canvas_get_own (LtCanvas *self)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (gint64));
  LtTable table;
  guint n = 0, index;
  const gint64 *ids = self->state != NULL && self->scene != NULL ? lt_view_state_get_selected (self->state, &table, &n) : NULL;
  LtGraph *graph = self->scene != NULL ? lt_scene_get_graph (self->scene) : NULL;

  for (guint i = 0; i < n && table == (graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT); i++)
    if (lt_graph_find (graph, ids[i], &index) && !lt_graph_node (graph, index)->ghost)
      g_array_append_val (own, ids[i]);
  return own;
}

static const gint64 *
keys_of (GArray *ids)
{
  return (const gint64 *) (gpointer) ids->data;
}

/* What was selected in the outline and has no card here: its diagram is shown first. */
static void
name_elsewhere (LtCanvas *self, LtThing thing)
{
  if (thing.table == LT_TABLE_SEGMENT)
    lt_view_state_go_to (self->state, thing.table, thing.id);
  else if (thing.table == LT_TABLE_CHAIN)
    lt_view_state_show_overview (self->state);
  else
    return;
  lt_view_state_select (self->state, thing.table, thing.id);
  self->to_name = thing.id;
  lt_canvas_name_created (self);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);

  if (self->scene != NULL && self->selected >= 0)
    name_node (self, self->selected);
  else if (self->state != NULL)
    name_elsewhere (self, lt_view_state_get_selection (self->state));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  LtEditor *editor;
  g_autoptr(GArray) own = NULL;
  LtThing selected;

  if (!lt_canvas_can_edit (self))
    return;
  lt_canvas_flush_nudge (self);
  editor = lt_view_state_get_editor (self->state);
  selected = lt_view_state_get_selection (self->state);
  own = lt_canvas_get_own (self);
  if (selected.table == LT_TABLE_FLOW)
    lt_editor_delete (editor, LT_TABLE_FLOW, &selected.id, 1);
  else
    lt_editor_delete (editor, selected.table, keys_of (own), own->len);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = lt_canvas_get_own (self);

  if (lt_canvas_can_edit (self) && self->namer == NULL && lt_view_state_get_kind (self->state) != LT_DIAGRAM_OVERVIEW)
    lt_editor_duplicate (lt_view_state_get_editor (self->state), keys_of (own), own->len);
}

static void
release_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = lt_canvas_get_own (self);

  if (lt_canvas_can_edit (self) && own->len > 0)
    lt_editor_release_cards (lt_view_state_get_editor (self->state),
                             lt_view_state_get_chain (self->state) != 0 ? lt_view_state_get_chain (self->state) : LT_PLACE_OVERVIEW,
                             keys_of (own), own->len);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  LtGraph *graph = self->scene != NULL ? lt_scene_get_graph (self->scene) : NULL;

  for (guint i = 0; graph != NULL && i < graph->nodes->len; i++)
    if (!lt_graph_node (graph, i)->ghost)
      g_array_append_val (ids, lt_graph_node (graph, i)->id);
  if (ids->len > 0)
    lt_view_state_select_all (self->state, graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT,
                              (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
zoom_selection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_canvas_zoom_selection (LT_CANVAS (widget));
}

/* Where the menu was opened, else in the lane of what is selected, wherever there is room. */
static void
new_segment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  gint64 chain = self->state != NULL ? lt_view_state_get_chain (self->state) : 0;
  LtScene *scene = lt_canvas_can_edit (self) ? self->scene : NULL;
  LtPoint at;
  gint position = -1;

  if (chain == 0 || !lt_editor_can_edit (lt_view_state_get_editor (self->state)))
    return;
  lt_canvas_flush_nudge (self);
  if (scene != NULL && self->menu != NULL)
    position = lt_lane_to_position (lt_hand_lane_at (scene, self->menu_at));
  else if (scene != NULL && self->selected >= 0)
    position = lt_lane_to_position (lt_graph_node (lt_scene_get_graph (scene), self->selected)->lane);
  if (scene != NULL && self->menu != NULL)
    at = lt_hand_find_place (scene, self->menu_at);
  lt_editor_add_segment (lt_view_state_get_editor (self->state), scene, chain, position,
                         scene != NULL && self->menu != NULL ? &at : NULL, 0);
}

/* --- Moving by keys --- */

static gboolean
on_nudged (gpointer data)
{
  LtCanvas *self = data;

  self->nudge_source = 0;
  lt_canvas_let_go (self);
  return G_SOURCE_REMOVE;
}

/* Keeps to guides on the way, but only where it is moved. */
static void
nudge (LtCanvas *self, double dx, double dy, double reach)
{
  LtPoint at;

  if (self->selected < 0 || !lt_canvas_can_edit (self) || self->hand.let_go || self->hand_tick != 0 || self->namer != NULL)
    return;
  if (self->hand.kind != LT_HAND_CARDS)
    {
      LtRect card = lt_scene_card_rect (self->scene, self->selected);

      lt_canvas_take_selected (self, lt_rect_centre (&card));
      self->hand.loose_x = self->hand.loose_y = TRUE;
    }
  self->hand.loose_x = self->hand.loose_x && dx == 0;
  self->hand.loose_y = self->hand.loose_y && dy == 0;
  at = (LtPoint) { self->hand.at.x + dx, self->hand.at.y + dy };
  lt_hand_move (&self->hand, at, reach, FALSE);
  g_clear_handle_id (&self->nudge_source, g_source_remove);
  self->nudge_source = g_timeout_add (NUDGE_REST, on_nudged, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** lt_canvas_nudge_key: Ctrl and an arrow moves what is selected, with Shift by a hair and past all guides. Returns whether it was such a key. */
gboolean
lt_canvas_nudge_key (LtCanvas *self, guint key, GdkModifierType state)
{
  gboolean fine = (state & GDK_SHIFT_MASK) != 0;
  double step = fine ? 1 : NUDGE, reach = fine ? 0 : NUDGE / 2;

  switch (key)
    {
    case GDK_KEY_Left:  case GDK_KEY_KP_Left:  nudge (self, -step, 0, reach); return TRUE;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: nudge (self, step, 0, reach); return TRUE;
    case GDK_KEY_Up:    case GDK_KEY_KP_Up:    nudge (self, 0, -step, reach); return TRUE;
    case GDK_KEY_Down:  case GDK_KEY_KP_Down:  nudge (self, 0, step, reach); return TRUE;
    default: return FALSE;
    }
}

/* --- Connecting by keys --- */

/* The flow starts at the selected card; the arrows then choose where it goes, and Enter makes it. */
static void
connect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);

  if (self->selected < 0 || self->namer != NULL || !lt_canvas_can_edit (self) || lt_scene_get_graph (self->scene)->kind != LT_DIAGRAM_CHAIN)
    return;
  lt_canvas_flush_nudge (self);
  lt_canvas_drop_hand (self);
  lt_hand_take_flow (&self->hand, self->scene, self->selected, lt_canvas_handle_of (self, self->selected));
  lt_hand_aim (&self->hand, self->selected);
  self->hand_by_keys = TRUE;
  lt_canvas_focus_node (self, self->selected);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** lt_canvas_follow_focus: a flow that is drawn by keys leads to the focused card. */
void
lt_canvas_follow_focus (LtCanvas *self, guint node)
{
  if (self->hand.kind == LT_HAND_FLOW && self->hand_by_keys && !self->hand.let_go)
    lt_hand_aim (&self->hand, node);
}

/** lt_canvas_end_by_key: Enter and Escape end what the hand does. Returns whether it did something. */
gboolean
lt_canvas_end_by_key (LtCanvas *self, gboolean done)
{
  if (self->hand.kind == LT_HAND_FREE || self->hand.let_go)
    return FALSE;
  g_clear_handle_id (&self->nudge_source, g_source_remove);
  if (done)
    lt_canvas_let_go (self);
  else
    lt_canvas_drop_hand (self);
  return TRUE;
}

void
lt_canvas_install_commands (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.rename", NULL, rename_action);
  gtk_widget_class_install_action (class, "canvas.delete", NULL, delete_action);
  gtk_widget_class_install_action (class, "canvas.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (class, "canvas.release", NULL, release_action);
  gtk_widget_class_install_action (class, "canvas.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (class, "canvas.zoom-selection", NULL, zoom_selection_action);
  gtk_widget_class_install_action (class, "canvas.new-segment", NULL, new_segment_action);
  gtk_widget_class_install_action (class, "canvas.connect", NULL, connect_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F2, 0, "canvas.rename", NULL);
  /* A menu names the last one. */
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Delete, 0, "canvas.delete", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Delete, 0, "canvas.delete", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_d, GDK_CONTROL_MASK, "canvas.duplicate", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Insert, 0, "canvas.new-segment", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_k, GDK_CONTROL_MASK, "canvas.connect", NULL);
}
