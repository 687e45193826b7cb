/* The menu on a card, a flow, the empty diagram: what can be done there. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/align.h"

#include <glib/gi18n-lib.h>

#define MOST_CHAINS 30             /* in a menu; more are chosen in the outline or the inspector */

/* --- Items --- */

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_target (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}

static guint
count_own (LtCanvas *self)
{
  g_autoptr(GArray) own = lt_canvas_get_own (self);

  return own->len;
}

/* Chains in their order, but for one. */
static void
append_chains (LtCanvas *self, GMenu *menu, const char *action, gint64 except)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (lt_view_state_get_model (self->state), LT_TABLE_CHAIN);

  for (guint i = 0; i < MIN (chains->len, MOST_CHAINS); i++)
    {
      const LtChain *chain = chains->pdata[i];

      if (chain->id != except)
        append_target (menu, chain->name, action, g_variant_new_int64 (chain->id));
    }
}

static void
append_positions (LtCanvas *self, GMenu *menu)
{
  g_autoptr(GMenu) positions = g_menu_new (), chains = g_menu_new ();

  for (gint i = LT_POSITION_UPSTREAM; i <= LT_POSITION_SERVICE; i++)
    append_target (positions, lt_enum_label (LT_TABLE_SEGMENT, "position", i), "canvas.move-to-position", g_variant_new_int32 (i));
  append_submenu (menu, _("Move to Position"), positions);
  append_chains (self, chains, "canvas.move-to-chain", lt_view_state_get_chain (self->state));
  append_submenu (menu, _("Move to Chain"), chains);
}

static void
append_arranging (LtCanvas *self, GMenu *menu, guint n)
{
  g_autoptr(GMenu) section = g_menu_new (), align = g_menu_new (), spread = g_menu_new ();

  for (gint i = 0; i < LT_N_ALIGNMENTS; i++)
    append_target (i < LT_SPREAD_ACROSS ? align : spread, lt_alignment_get_label (i), "canvas.align",
                   g_variant_new_string (lt_alignment_get_nick (i)));
  if (n > 2)
    append_section (align, spread);
  if (n > 1)
    append_submenu (section, _("Align"), align);
  g_menu_append (section, _("Release Pin"), "canvas.release");
  g_menu_append (section, _("Tidy Selection"), "canvas.tidy-selection");
  append_section (menu, section);
}

static void
append_segment_items (LtCanvas *self, GMenu *menu)
{
  g_autoptr(GMenu) names = g_menu_new (), clipboard = g_menu_new (), structure = g_menu_new (), end = g_menu_new ();
  guint n = count_own (self);

  if (n == 1)
    g_menu_append (names, _("Rename…"), "canvas.rename");
  if (n == 1)
    g_menu_append (names, _("New Flow from Here"), "canvas.connect");
  g_menu_append (clipboard, _("Cut"), "canvas.cut");
  g_menu_append (clipboard, _("Copy"), "canvas.copy");
  g_menu_append (clipboard, _("Duplicate"), "canvas.duplicate");
  append_positions (self, structure);
  if (n == 1)
    g_menu_append (structure, _("Split…"), "canvas.split");
  else
    g_menu_append (structure, _("Merge into One"), "canvas.merge");
  g_menu_append (end, _("Delete"), "canvas.delete");
  append_section (menu, names);
  append_section (menu, clipboard);
  append_section (menu, structure);
  append_arranging (self, menu, n);
  append_section (menu, end);
}

static void
append_chain_items (LtCanvas *self, GMenu *menu, gint64 chain)
{
  g_autoptr(GMenu) names = g_menu_new (), structure = g_menu_new (), roles = g_menu_new (), parents = g_menu_new (), end = g_menu_new ();

  for (gint i = LT_CHAIN_ROLE_TRUNK; i <= LT_CHAIN_ROLE_ROOT; i++)
    append_target (roles, lt_enum_label (LT_TABLE_CHAIN, "role", i), "canvas.set-role", g_variant_new_int32 (i));
  append_target (roles, C_("role", "None"), "canvas.set-role", g_variant_new_int32 (LT_CHAIN_ROLE_NONE));
  append_target (parents, _("A Chain of Its Own"), "canvas.nest", g_variant_new_int64 (0));
  append_chains (self, parents, "canvas.nest", chain);
  g_menu_append (names, _("Rename…"), "canvas.rename");
  append_submenu (structure, _("Role in the Tree"), roles);
  append_submenu (structure, _("Part of"), parents);
  append_target (structure, _("Move Forward in the List"), "canvas.reorder", g_variant_new_int32 (-1));
  append_target (structure, _("Move Back in the List"), "canvas.reorder", g_variant_new_int32 (1));
  g_menu_append (end, _("Delete"), "canvas.delete");
  append_section (menu, names);
  append_section (menu, structure);
  append_arranging (self, menu, count_own (self));
  append_section (menu, end);
}

static void
append_node_items (LtCanvas *self, GMenu *menu, guint index)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  LtNode *node = lt_graph_node (graph, index);
  g_autoptr(GMenu) section = g_menu_new ();

  if (graph->kind == LT_DIAGRAM_CHAIN)
    append_target (section, node->ghost ? _("Go to Segment") : _("Show Details"), "canvas.select", g_variant_new_int64 (node->id));
  if (graph->kind != LT_DIAGRAM_CHAIN || node->ghost)
    append_target (section, _("Go into Chain"), "canvas.enter", g_variant_new_int64 (node->chain != 0 ? node->chain : node->id));
  if (lt_canvas_can_fold (self, node->id, FALSE))
    g_menu_append (section, _("Fold Its Parts"), "canvas.fold");
  if (lt_canvas_can_fold (self, node->id, TRUE))
    g_menu_append (section, _("Unfold Its Parts"), "canvas.unfold");
  if (self->selected >= 0)
    g_menu_append (section, _("Zoom to Selection"), "canvas.zoom-selection");
  append_section (menu, section);
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
  append_section (menu, section);
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
  append_section (menu, making);
  append_section (menu, looking);
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
