/* The menu on a card, a flow, the empty diagram: what can be done there. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/align.h"
#include "app/menu-items.h"

#include <glib/gi18n-lib.h>

#define GROUP "canvas"

/* --- Items --- */

static guint
count_own (LtCanvas *self)
{
  g_autoptr(GArray) own = lt_canvas_get_own (self);

  return own->len;
}

static void
append_arranging (LtCanvas *self, GMenu *menu, guint n)
{
  g_autoptr(GMenu) section = g_menu_new (), align = g_menu_new (), spread = g_menu_new ();

  for (gint i = 0; i < LT_N_ALIGNMENTS; i++)
    lt_menu_append (i < LT_SPREAD_ACROSS ? align : spread, lt_alignment_get_label (i), GROUP, "align",
                    g_variant_new_string (lt_alignment_get_nick (i)));
  if (n > 2)
    lt_menu_append_section (align, spread);
  if (n > 1)
    lt_menu_append_submenu (section, _("Align"), align);
  g_menu_append (section, _("Release Pin"), "canvas.release");
  g_menu_append (section, _("Tidy Selection"), "canvas.tidy-selection");
  lt_menu_append_section (menu, section);
}

static void
append_segment_items (LtCanvas *self, GMenu *menu)
{
  g_autoptr(GMenu) names = g_menu_new (), end = g_menu_new ();
  guint n = count_own (self);

  if (n == 1)
    lt_menu_append (names, _("Rename…"), GROUP, "rename", NULL);
  if (n == 1)
    lt_menu_append (names, _("New Flow from Here"), GROUP, "connect", NULL);
  lt_menu_append_section (menu, names);
  lt_menu_append_clipboard (menu, GROUP);
  lt_menu_append_segments (menu, GROUP, lt_view_state_get_model (self->state), lt_view_state_get_chain (self->state), n);
  append_arranging (self, menu, n);
  lt_menu_append (end, _("Delete"), GROUP, "delete", NULL);
  lt_menu_append_section (menu, end);
}

static void
append_chain_items (LtCanvas *self, GMenu *menu, gint64 chain)
{
  g_autoptr(GMenu) names = g_menu_new (), end = g_menu_new ();

  lt_menu_append (names, _("Rename…"), GROUP, "rename", NULL);
  lt_menu_append_section (menu, names);
  lt_menu_append_chain (menu, GROUP, lt_view_state_get_model (self->state), chain);
  append_arranging (self, menu, count_own (self));
  lt_menu_append (end, _("Delete"), GROUP, "delete", NULL);
  lt_menu_append_section (menu, end);
}

static void
append_node_items (LtCanvas *self, GMenu *menu, guint index)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  LtNode *node = lt_graph_node (graph, index);
  g_autoptr(GMenu) section = g_menu_new ();

  if (graph->kind == LT_DIAGRAM_CHAIN)
    lt_menu_append (section, node->ghost ? _("Go to Segment") : _("Show Details"), GROUP, "select", g_variant_new_int64 (node->id));
  if (graph->kind != LT_DIAGRAM_CHAIN || node->ghost)
    lt_menu_append (section, _("Go into Chain"), GROUP, "enter", g_variant_new_int64 (node->chain != 0 ? node->chain : node->id));
  if (lt_canvas_can_fold (self, node->id, FALSE))
    g_menu_append (section, _("Fold Its Parts"), "canvas.fold");
  if (lt_canvas_can_fold (self, node->id, TRUE))
    g_menu_append (section, _("Unfold Its Parts"), "canvas.unfold");
  if (self->selected >= 0)
    g_menu_append (section, _("Zoom to Selection"), "canvas.zoom-selection");
  lt_menu_append_section (menu, section);
  if (node->ghost || !lt_canvas_can_edit (self))
    return;
  if (graph->kind == LT_DIAGRAM_OVERVIEW)
    append_chain_items (self, menu, node->id);
  else
    append_segment_items (self, menu);
}

static void
append_flow_items (GMenu *menu)
{
  g_autoptr(GMenu) section = g_menu_new ();

  g_menu_append (section, _("Reverse Flow"), "canvas.reverse");
  g_menu_append (section, _("Delete Flow"), "canvas.delete");
  lt_menu_append_section (menu, section);
}

static void
append_diagram_items (LtCanvas *self, GMenu *menu)
{
  g_autoptr(GMenu) making = g_menu_new (), looking = g_menu_new ();
  gboolean chain = lt_scene_get_graph (self->scene)->kind == LT_DIAGRAM_CHAIN;

  if (lt_canvas_can_edit (self) && chain)
    {
      g_menu_append (making, _("New Segment"), "canvas.new-segment");
      g_menu_append (making, _("Paste"), "canvas.paste");
    }
  else if (lt_canvas_can_edit (self))
    g_menu_append (making, _("New Chain"), "win.new-chain");
  g_menu_append (making, _("Select All"), "canvas.select-all");
  if (chain)
    g_menu_append (looking, _("Back to Overview"), "win.overview");
  g_menu_append (looking, _("Fit in Window"), "win.zoom-fit");
  g_menu_append (looking, _("Tidy"), "win.tidy");
  g_menu_append (looking, _("Present"), "win.present");
  lt_menu_append_section (menu, making);
  lt_menu_append_section (menu, looking);
}

static GMenu *
make_menu (LtCanvas *self, LtHit hit)
{
  GMenu *menu = g_menu_new ();

  if (hit.kind == LT_HIT_CARD || hit.kind == LT_HIT_BADGE)
    append_node_items (self, menu, hit.index);
  else
    {
      if (hit.kind == LT_HIT_EDGE && lt_canvas_can_edit (self) && lt_scene_get_graph (self->scene)->kind == LT_DIAGRAM_CHAIN)
        append_flow_items (menu);
      append_diagram_items (self, menu);
    }
  return menu;
}

/* --- The menu --- */

static gboolean
drop_menu (gpointer data)
{
  LtCanvas *self = data;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* The item's action runs after "closed": its widget must live until then. */
static void
on_menu_closed (GtkPopover *popover, LtCanvas *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_menu, g_object_ref (self), g_object_unref);
}

void
lt_canvas_open_menu (LtCanvas *self, double x, double y)
{
  g_autoptr(GMenu) menu = NULL;
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (self->scene == NULL || self->menu != NULL)
    return;
  self->menu_at = lt_viewport_to_diagram (self->viewport, (LtPoint) { x, y });
  lt_canvas_select_for_menu (self, lt_canvas_pick (self, x, y));
  menu = make_menu (self, lt_canvas_pick (self, x, y));
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  g_signal_connect (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));        /* it would cover the menu */
}

void
lt_canvas_open_menu_at_focus (LtCanvas *self)
{
  gint node = lt_canvas_get_focused (self);
  LtRect card;
  LtPoint at;

  if (node < 0)
    return;
  card = lt_scene_card_rect (self->scene, node);
  at = lt_viewport_to_screen (self->viewport, lt_rect_centre (&card));
  lt_canvas_open_menu (self, at.x, at.y);
}
