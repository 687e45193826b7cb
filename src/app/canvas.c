#include "config.h"
#include "app/canvas-private.h"

#include "app/card-proxy.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 20.0                /* pixels around a diagram's beginning */
#define REVEAL_MARGIN 72.0         /* pixels between a revealed card and the border */
#define READABLE_ZOOM (-1.4)       /* log2; below it names on cards cannot be read */
#define REVEAL_ZOOM   (-0.5)       /* log2; a card that is jumped to is zoomed to this much at least, to 100 % at most */
#define CARD_EDGE 48.0             /* pixels of a card that are too few to go by */

G_DEFINE_FINAL_TYPE (LtCanvas, lt_canvas, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_ZOOM, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { LOOK_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- Where one looks --- */

/* Whether the scene is of the diagram that the state shows: a new one takes its time, the old stays until then. */
gboolean
lt_canvas_is_current (LtCanvas *self)
{
  LtGraph *graph = self->scene != NULL ? lt_scene_get_graph (self->scene) : NULL;

  return graph != NULL && graph->kind == lt_view_state_get_kind (self->state)
         && (graph->kind != LT_DIAGRAM_CHAIN || graph->chain == lt_view_state_get_chain (self->state));
}

/* A large diagram begins where its chain does, upper left, at a size at which names can be read. */
static LtView
beginning (LtCanvas *self)
{
  LtRect bounds = lt_scene_get_bounds (self->scene);
  double scale = exp2 (READABLE_ZOOM), margin = MARGIN / scale;
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / scale - 2 * margin;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / scale - 2 * margin;
  LtPoint centre = lt_rect_centre (&bounds);

  return (LtView) { { MIN (centre.x, bounds.x + width / 2), MIN (centre.y, bounds.y + height / 2) }, READABLE_ZOOM };
}

/* Whether more than a card's edge is in sight: lines alone do not say where one is. */
static gboolean
sees_card (LtCanvas *self)
{
  g_autoptr(GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  LtRect area = lt_viewport_get_visible (self->viewport);

  area = lt_rect_grow (&area, -CARD_EDGE / lt_viewport_get_scale (self->viewport));
  lt_scene_query (self->scene, &area, nodes, NULL);
  return nodes->len > 0;
}

/* Whole, if it can be read like that. */
static void
look_first (LtCanvas *self)
{
  LtView view = lt_canvas_fitted (self);

  self->keep = view.zoom >= READABLE_ZOOM ? LT_KEEP_WHOLE : LT_KEEP_FIRST_LOOK;
  if (self->keep == LT_KEEP_FIRST_LOOK)
    view = beginning (self);
  lt_viewport_set_view (self->viewport, &view);
}

/* The first look at a diagram: as it was left, if a card is in sight there. */
static void
place (LtCanvas *self)
{
  LtView view;

  lt_canvas_stop (self);
  if (self->presenting)
    {
      lt_canvas_fit (self);
      return;
    }
  self->keep = LT_KEEP_CENTRE;
  if (lt_view_state_recall_view (self->state, &view))
    {
      lt_viewport_set_view (self->viewport, &view);
      if (sees_card (self))
        return;
    }
  look_first (self);
}

/* Seen wholly with its surroundings, and large enough to be read; as little changed as that needs. */
static double
revealing_zoom (LtCanvas *self, const LtRect *card, double zoom)
{
  LtView most = lt_viewport_fitted (self->viewport, card, REVEAL_MARGIN, 0);

  return MIN (MAX (zoom, REVEAL_ZOOM), most.zoom);
}

static void
reveal (LtCanvas *self)
{
  LtView view = lt_canvas_is_moving (self) ? self->to : lt_viewport_get_view (self->viewport);
  double zoom;
  LtRect rect;

  self->reveal_pending = !lt_canvas_is_current (self);
  if (self->reveal_pending || self->selected < 0)
    return;
  rect = lt_scene_card_rect (self->scene, self->selected);
  zoom = revealing_zoom (self, &rect, view.zoom);
  if (zoom != view.zoom)
    view = (LtView) { lt_rect_centre (&rect), zoom };
  view = lt_viewport_revealing (self->viewport, &view, &rect, REVEAL_MARGIN);
  /* A card at the border of a diagram that is seen whole is only nudged. */
  if (view.zoom != lt_viewport_get_view (self->viewport).zoom || self->keep == LT_KEEP_FIRST_LOOK)
    self->keep = LT_KEEP_CENTRE;
  lt_canvas_animate_to (self, &view);
}

static void
on_viewport_changed (LtViewport *viewport, LtCanvas *self)
{
  double zoom = lt_viewport_get_view (viewport).zoom;

  self->moved_at = g_get_monotonic_time ();
  if (zoom != self->last_zoom)
    lt_canvas_note_zoom (self);
  lt_canvas_remember (self);
  lt_canvas_aim (self);
  lt_canvas_queue_cards (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (zoom == self->last_zoom)
    return;
  self->last_zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* --- What is shown --- */

/* The card of what is selected: its own, or for an enterprise and the like none. */
static void
find_selected (LtCanvas *self)
{
  LtThing thing = lt_view_state_get_selection (self->state);
  LtGraph *graph = self->scene != NULL ? lt_scene_get_graph (self->scene) : NULL;
  gboolean overview = graph != NULL && graph->kind == LT_DIAGRAM_OVERVIEW;
  guint index;

  self->selected = -1;
  if (graph != NULL && thing.table == (overview ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT) && lt_graph_find (graph, thing.id, &index))
    self->selected = index;
}

/* An enterprise is no card: its first bright one stands for it when it is to be revealed. */
static void
find_highlight (LtCanvas *self)
{
  LtGraph *graph = self->scene != NULL ? lt_scene_get_graph (self->scene) : NULL;

  g_clear_pointer (&self->highlight, g_hash_table_unref);
  if (graph == NULL || !lt_view_state_is_highlighting (self->state))
    return;
  self->highlight = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < graph->nodes->len; i++)
    if (lt_view_state_is_highlighted (self->state, lt_graph_node (graph, i)->id))
      g_hash_table_add (self->highlight, GUINT_TO_POINTER (i));
}

static void
on_selection (LtViewState *state, LtCanvas *self)
{
  lt_canvas_flush_nudge (self);
  find_selected (self);
  if (self->selected >= 0)
    self->focus = lt_view_state_get_selection (self->state).id;
  lt_canvas_update_cards (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_highlight (LtViewState *state, LtCanvas *self)
{
  find_highlight (self);
  lt_canvas_update_look (self, TRUE);
}

static gint
first_highlighted (LtCanvas *self)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);

  for (guint i = 0; self->highlight != NULL && i < graph->nodes->len; i++)
    if (g_hash_table_contains (self->highlight, GUINT_TO_POINTER (i)))
      return i;
  return -1;
}

static void
on_reveal (LtViewState *state, LtCanvas *self)
{
  gint selected = self->selected;

  if (selected < 0 && lt_canvas_is_current (self))
    self->selected = first_highlighted (self);
  reveal (self);
  self->selected = selected;
}

static void
on_shown (LtViewState *state, LtCanvas *self)
{
  lt_canvas_flush_nudge (self);
  self->reveal_pending = FALSE;
  self->to_name = 0;
  lt_diagram_show (self->diagram, lt_view_state_get_kind (state), lt_view_state_get_chain (state));
}

static void
on_folded (LtViewState *state, LtCanvas *self)
{
  guint n;
  const gint64 *folded = lt_view_state_get_folded (state, &n);

  lt_diagram_set_folded (self->diagram, folded, n);
}

static void
on_layer (LtViewState *state, LtCanvas *self)
{
  lt_diagram_set_layer (self->diagram, lt_view_state_get_layer (state));
}

static void
on_refreshed (LtViewState *state, LtCanvas *self)
{
  lt_diagram_set_viewpoint (self->diagram, lt_view_state_get_viewpoint (state));
}

/* The new scene takes the old one's place. Of the same diagram, the view stays, since only colours and
 * figures are others; but arranged anew it is seen whole. */
static void
take_scene (LtCanvas *self)
{
  LtScene *scene = lt_diagram_get_scene (self->diagram);
  gboolean was_current = lt_canvas_is_current (self), fresh = TRUE, arranged = FALSE;
  gboolean had_focus = lt_canvas_has_card_focus (self) || gtk_widget_has_focus (GTK_WIDGET (self));
  g_autoptr(LtScene) last = g_steal_pointer (&self->scene);
  LtGraph *before = last != NULL ? lt_scene_get_graph (last) : NULL;
  LtRect bounds;

  lt_canvas_drop_cards (self);
  self->hover = (LtHit) { LT_HIT_NONE, 0 };
  self->pressed_handle = -1;
  if (scene != NULL)
    {
      LtGraph *graph = lt_scene_get_graph (scene);

      self->scene = lt_scene_ref (scene);
      bounds = lt_scene_get_bounds (scene);
      lt_viewport_set_content (self->viewport, &bounds);
      fresh = before == NULL || !was_current || before->kind != graph->kind || before->chain != graph->chain;
      arranged = !fresh && before->arrangement != graph->arrangement;
      find_selected (self);
      find_highlight (self);
      /* Chains and segments share no keys: the focus goes to the chain one comes from. */
      if (before != NULL && before->kind != graph->kind)
        self->focus = self->selected >= 0 ? lt_graph_node (graph, self->selected)->id : 0;
      if (fresh && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
        place (self);
      else if (arranged)
        lt_canvas_fit (self);
      if (self->reveal_pending)
        on_reveal (self->state, self);
    }
  lt_canvas_change_hands (self, last);
  lt_canvas_start_transit (self, last);
  lt_canvas_update_look (self, !fresh);
  lt_canvas_update_cards (self);
  if (had_focus)
    lt_canvas_refocus (self);
  lt_canvas_name_created (self);
}

static void
on_scene_changed (LtDiagram *diagram, gboolean same_places, LtCanvas *self)
{
  take_scene (self);
}

/**
 * lt_canvas_set_diagram:
 * @state: (nullable): what is looked at; the canvas follows it
 * @diagram: (nullable): where scenes come from; the canvas tells it what @state shows
 */
void
lt_canvas_set_diagram (LtCanvas *self, LtViewState *state, LtDiagram *diagram)
{
  g_return_if_fail (LT_IS_CANVAS (self) && (state == NULL) == (diagram == NULL));
  if (self->state != NULL)
    {
      lt_canvas_flush_nudge (self);
      g_signal_handlers_disconnect_by_data (lt_view_state_get_editor (self->state), self);
      g_signal_handlers_disconnect_by_data (self->state, self);
      g_signal_handlers_disconnect_by_data (self->diagram, self);
    }
  self->to_name = 0;
  g_clear_handle_id (&self->name_source, g_source_remove);
  self->naming.id = 0;
  g_clear_pointer (&self->namer, gtk_widget_unparent);
  lt_canvas_withdraw (self);
  lt_canvas_drop_hand (self);
  lt_canvas_end_transit (self);
  lt_canvas_drop_cards (self);
  g_clear_pointer (&self->scene, lt_scene_unref);
  g_set_object (&self->state, state);
  g_set_object (&self->diagram, diagram);
  if (self->layer != NULL)
    lt_canvas_update_look (self, FALSE);
  if (state == NULL)
    return;
  g_signal_connect (state, "shown", G_CALLBACK (on_shown), self);
  g_signal_connect (state, "layer", G_CALLBACK (on_layer), self);
  g_signal_connect (state, "refreshed", G_CALLBACK (on_refreshed), self);
  g_signal_connect (state, "selection", G_CALLBACK (on_selection), self);
  g_signal_connect (state, "highlight", G_CALLBACK (on_highlight), self);
  g_signal_connect (state, "folded", G_CALLBACK (on_folded), self);
  g_signal_connect (state, "reveal", G_CALLBACK (on_reveal), self);
  g_signal_connect (diagram, "scene-changed", G_CALLBACK (on_scene_changed), self);
  g_signal_connect_swapped (lt_view_state_get_editor (state), "failed", G_CALLBACK (lt_canvas_on_failed), self);
  g_signal_connect (lt_view_state_get_editor (state), "created", G_CALLBACK (lt_canvas_on_created), self);
  g_signal_connect (lt_view_state_get_editor (state), "copied", G_CALLBACK (lt_canvas_on_copied), self);
  on_folded (state, self);
  on_layer (state, self);
  on_refreshed (state, self);
  on_shown (state, self);
  take_scene (self);
}

/** lt_canvas_get_viewport: returns (transfer none): where the canvas looks. */
LtViewport *
lt_canvas_get_viewport (LtCanvas *self)
{
  return self->viewport;
}

/** lt_canvas_get_scene: returns (transfer none) (nullable): what is drawn. */
LtScene *
lt_canvas_get_scene (LtCanvas *self)
{
  return self->scene;
}

void
lt_canvas_set_presenting (LtCanvas *self, gboolean presenting)
{
  g_return_if_fail (LT_IS_CANVAS (self));
  lt_canvas_flush_nudge (self);
  lt_canvas_drop_hand (self);
  self->presenting = presenting;
  lt_canvas_fit (self);
}

LtTileLook *
lt_canvas_get_look (LtCanvas *self)
{
  return self->layer != NULL ? lt_tile_layer_get_look (self->layer) : NULL;
}

/** Something is to be painted otherwise: the scene, its colours, what is bright, the screen. */
void
lt_canvas_update_look (LtCanvas *self, gboolean same_diagram)
{
  g_autoptr(LtTileLook) look = NULL;

  if (self->scene != NULL)
    look = lt_tile_look_new (self->scene, lt_canvas_get_palette (), self->highlight, lt_canvas_get_hidden (self),
                             gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  lt_tile_layer_set_look (self->layer, look, same_diagram);
  lt_canvas_aim (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[LOOK_CHANGED], 0);
}

/* --- Pointing --- */

LtHit
lt_canvas_pick (LtCanvas *self, double x, double y)
{
  LtPoint point = lt_viewport_to_diagram (self->viewport, (LtPoint) { x, y });

  if (self->scene == NULL || !lt_canvas_is_current (self))
    return (LtHit) { LT_HIT_NONE, 0 };
  return lt_scene_hit (self->scene, point, 5 / lt_viewport_get_scale (self->viewport));
}

/** lt_canvas_activate: what Enter and a click on a doorway do: a chain of the overview and a ghost lead into their chain. */
void
lt_canvas_activate (LtCanvas *self, guint index)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  LtNode *node = lt_graph_node (graph, index);

  if (graph->kind == LT_DIAGRAM_OVERVIEW)
    lt_view_state_show_chain (self->state, node->id);
  else if (node->ghost)
    lt_view_state_go_to (self->state, LT_TABLE_SEGMENT, node->id);
  else
    lt_view_state_select (self->state, LT_TABLE_SEGMENT, node->id);
}

static LtThing
thing_at (LtCanvas *self, LtHit hit)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);

  if (hit.kind == LT_HIT_CARD || hit.kind == LT_HIT_BADGE)
    return (LtThing) { graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT, lt_graph_node (graph, hit.index)->id };
  if (hit.kind == LT_HIT_EDGE && graph->kind != LT_DIAGRAM_OVERVIEW
      && lt_model_get (lt_view_state_get_model (self->state), LT_TABLE_FLOW, lt_graph_edge (graph, hit.index)->id) != NULL)
    return (LtThing) { LT_TABLE_FLOW, lt_graph_edge (graph, hit.index)->id };
  return (LtThing) { LT_TABLE_META, 0 };
}

/** lt_canvas_click: a press and release at one place, without a drag between them. */
void
lt_canvas_click (LtCanvas *self, double x, double y, guint n_press)
{
  LtHit hit = lt_canvas_pick (self, x, y);
  LtGraph *graph;

  g_return_if_fail (LT_IS_CANVAS (self));
  /* The second press of a double click that has led elsewhere. */
  if (self->scene != NULL && !lt_canvas_is_current (self))
    return;
  if (hit.kind == LT_HIT_EDGE)
    {
      LtThing flow = thing_at (self, hit);

      if (flow.id != 0)
        lt_view_state_select (self->state, flow.table, flow.id);
      return;
    }
  if (hit.kind != LT_HIT_CARD && hit.kind != LT_HIT_BADGE)
    {
      if (self->state != NULL)
        lt_view_state_select (self->state, lt_view_state_get_chain (self->state) != 0 ? LT_TABLE_CHAIN : LT_TABLE_META,
                              lt_view_state_get_chain (self->state));
      return;
    }
  graph = lt_scene_get_graph (self->scene);
  lt_canvas_focus_node (self, hit.index);
  if (n_press == 2 && graph->kind == LT_DIAGRAM_CHAIN && (gint) hit.index == self->selected)
    gtk_widget_activate_action (GTK_WIDGET (self), "canvas.rename", NULL);
  else if (n_press == 2 && graph->kind == LT_DIAGRAM_REGION)
    lt_view_state_show_chain (self->state, lt_graph_node (graph, hit.index)->chain);
  else if (n_press == 1)
    lt_canvas_activate (self, hit.index);
}

void
lt_canvas_click_also (LtCanvas *self, double x, double y)
{
  LtThing thing = self->scene != NULL ? thing_at (self, lt_canvas_pick (self, x, y)) : (LtThing) { LT_TABLE_META, 0 };

  g_return_if_fail (LT_IS_CANVAS (self));
  if (thing.id != 0)
    lt_view_state_select_also (self->state, thing.table, thing.id);
}

/** What a menu is opened on is what its items are about; if it is among what is selected, they are about all of that. */
void
lt_canvas_select_for_menu (LtCanvas *self, LtHit hit)
{
  LtThing thing = thing_at (self, hit);

  if (thing.id != 0 && !lt_view_state_is_selected (self->state, thing.table, thing.id))
    lt_view_state_select (self->state, thing.table, thing.id);
}

/** lt_canvas_point_at: the pointer is there; x < 0: it has left. */
void
lt_canvas_point_at (LtCanvas *self, double x, double y)
{
  LtHit hit = x < 0 ? (LtHit) { LT_HIT_NONE, 0 } : lt_canvas_pick (self, x, y);

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->hand_tick != 0)
    return;
  /* Half of the handle lies beside its card. */
  if (x >= 0 && lt_canvas_is_on_handle (self, x, y))
    {
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
      return;
    }
  if (hit.kind == self->hover.kind && hit.index == self->hover.index)
    return;
  self->hover = hit;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hit.kind == LT_HIT_CARD || hit.kind == LT_HIT_BADGE
                                                      || hit.kind == LT_HIT_EDGE ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- The widget --- */

static gboolean
is_ellipsised (const LtNode *node)
{
  guint lines = node->lines != NULL ? g_strv_length (node->lines) : 0;

  return lines > 0 && g_str_has_suffix (node->lines[lines - 1], "…");
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  LtCanvas *self = LT_CANVAS (widget);
  gboolean covered = keyboard || self->menu != NULL;
  LtHit hit = covered ? (LtHit) { LT_HIT_NONE, 0 } : lt_canvas_pick (self, x, y);
  LtGraph *graph = self->scene != NULL ? lt_scene_get_graph (self->scene) : NULL;
  g_autofree char *text = NULL;

  if (hit.kind == LT_HIT_EDGE)
    {
      LtEdge *edge = lt_graph_edge (graph, hit.index);

      g_autofree char *supplies = g_strdup_printf (ngettext ("%u supply relation", "%u supply relations", edge->supplies), edge->supplies);

      text = g_strdup_printf ("%s → %s%s%s%s%s%s%s", lt_graph_node (graph, edge->from)->title, lt_graph_node (graph, edge->to)->title,
                              edge->label != NULL && *edge->label != '\0' ? "\n" : "", edge->label != NULL ? edge->label : "",
                              edge->judgement ? "\n" : "", edge->judgement ? _("A judgement; no document states it") : "",
                              edge->supplies > 0 ? "\n" : "", edge->supplies > 0 ? supplies : "");
    }
  else if (hit.kind == LT_HIT_CARD || hit.kind == LT_HIT_BADGE)
    {
      LtNode *node = lt_graph_node (graph, hit.index);
      gboolean unreadable = lt_painter_detail_at (lt_viewport_get_scale (self->viewport)) == LT_DETAIL_BLOCK;

      if (unreadable || is_ellipsised (node))
        text = lt_card_proxy_describe (graph, node);
      else if (node->ghost)
        text = g_strdup_printf (_("Go to “%s” in %s"), node->title, node->subtitle != NULL ? node->subtitle : "");
    }
  if (text != NULL)
    gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LtCanvas *self = LT_CANVAS (widget);
  gboolean first = lt_viewport_get_visible (self->viewport).width <= 0;

  lt_viewport_set_size (self->viewport, width, height);
  if (self->scene != NULL && first)
    place (self);
  else if (self->scene != NULL && self->keep == LT_KEEP_WHOLE)
    lt_canvas_refit (self);
  else if (self->scene != NULL && self->keep == LT_KEEP_FIRST_LOOK)
    {
      lt_canvas_stop (self);
      look_first (self);
      /* Where it is large enough for a moment only, while panes come and go, it is not seen whole ever after. */
      self->keep = LT_KEEP_FIRST_LOOK;
    }
  lt_canvas_allocate_cards (self);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 240;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_double (value, lt_viewport_get_scale (LT_CANVAS (object)->viewport));
}

static void
lt_canvas_dispose (GObject *object)
{
  LtCanvas *self = LT_CANVAS (object);

  lt_canvas_set_diagram (self, NULL, NULL);
  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  if (self->animation != NULL)
    lt_canvas_stop (self);
  g_clear_object (&self->animation);
  g_clear_handle_id (&self->cards_source, g_source_remove);
  g_clear_handle_id (&self->zoom_rest, g_source_remove);
  g_clear_pointer (&self->layer, lt_tile_layer_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->namer, gtk_widget_unparent);
  g_ptr_array_set_size (self->pool, 0);
  G_OBJECT_CLASS (lt_canvas_parent_class)->dispose (object);
}

static void
lt_canvas_finalize (GObject *object)
{
  LtCanvas *self = LT_CANVAS (object);

  g_clear_object (&self->viewport);
  g_clear_pointer (&self->overlay, lt_frame_overlay_free);
  g_clear_pointer (&self->highlight, g_hash_table_unref);
  g_clear_pointer (&self->proxies, g_hash_table_unref);
  g_clear_pointer (&self->pool, g_ptr_array_unref);
  G_OBJECT_CLASS (lt_canvas_parent_class)->finalize (object);
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);

  if (self->state != NULL)
    lt_view_state_show_chain (self->state, g_variant_get_int64 (parameter));
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);

  if (self->state != NULL)
    lt_view_state_go_to (self->state, lt_view_state_get_kind (self->state) == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT,
                         g_variant_get_int64 (parameter));
}

static void
lt_canvas_class_init (LtCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = lt_canvas_dispose;
  object_class->finalize = lt_canvas_finalize;
  object_class->get_property = get_property;
  widget_class->snapshot = lt_canvas_snapshot;
  widget_class->size_allocate = size_allocate;
  widget_class->measure = measure;
  widget_class->query_tooltip = query_tooltip;
  widget_class->focus = lt_canvas_focus;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LOOK_CHANGED] = g_signal_new ("look-changed", LT_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "canvas.enter", "x", enter_action);
  gtk_widget_class_install_action (widget_class, "canvas.select", "x", select_action);
  lt_canvas_install_commands (widget_class);
  lt_canvas_install_structure (widget_class);
  lt_canvas_install_clipboard (widget_class);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
on_style (LtCanvas *self)
{
  lt_canvas_update_look (self, TRUE);
}

static void
lt_canvas_init (LtCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->selected = -1;
  self->hand.target = -1;
  self->pressed_handle = -1;
  self->viewport = lt_viewport_new ();
  self->proxies = g_hash_table_new (NULL, NULL);
  self->pool = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->layer = lt_tile_layer_new ((void (*) (gpointer)) gtk_widget_queue_draw, self);
  self->overlay = lt_frame_overlay_new ();
  lt_canvas_add_motion (self);
  g_signal_connect (self->viewport, "changed", G_CALLBACK (on_viewport_changed), self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_style), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Diagram"), -1);
  lt_canvas_add_gestures (self);
  lt_canvas_add_drop (self);
}
