/* The menu of the outline's lines, and what dragging does there, by keyboard. */
#include "config.h"
#include "app/outline-private.h"

#include "app/editor-details.h"
#include "app/row-menu.h"
#include "workspace/edit-segment.h"

#include <glib/gi18n-lib.h>

/* A submenu of more chains than this nobody finds anything in; one drags, or cuts and pastes. */
#define MOST_CHAINS 40

/* --- What it is about --- */

static LtThing
get_selection (LtOutline *self)
{
  return self->state != NULL ? lt_view_state_get_selection (self->state) : (LtThing) { LT_TABLE_META, 0 };
}

/* All that is selected, if it is of that table. */
static LtCargo *
take_selected (LtOutline *self, LtTable table)
{
  LtTable of;
  guint n = 0;
  const gint64 *ids = self->state != NULL ? lt_view_state_get_selected (self->state, &of, &n) : NULL;

  return n > 0 && of == table ? lt_cargo_new_rows (lt_view_state_get_workspace (self->state), table, ids, n) : NULL;
}

static void
drop_on (LtOutline *self, LtTable table, const LtDropPlace *place)
{
  g_autoptr(LtCargo) cargo = take_selected (self, table);
  g_autoptr(LtDrop) drop = cargo != NULL ? lt_drop_judge (lt_view_state_get_workspace (self->state), cargo, place) : NULL;

  if (drop != NULL)
    lt_drop_do (drop, lt_view_state_get_editor (self->state), NULL, NULL);
}

/* --- Actions --- */

static void
move_to_chain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drop_on (LT_OUTLINE (widget), LT_TABLE_SEGMENT,
           &(LtDropPlace) { .thing = { LT_TABLE_CHAIN, g_variant_get_int64 (parameter) }, .position = LT_POSITION_STAYS });
}

static void
move_to_position_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  LtThing thing = get_selection (self);
  const LtSegment *segment = thing.table == LT_TABLE_SEGMENT ? lt_model_get_segment (lt_view_state_get_model (self->state), thing.id) : NULL;

  if (segment != NULL)
    drop_on (self, LT_TABLE_SEGMENT, &(LtDropPlace) { .chain = segment->chain, .position = g_variant_get_int32 (parameter) });
}

static void
nest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  gint64 parent = g_variant_get_int64 (parameter);
  LtThing thing = get_selection (self);
  const LtChain *chain = thing.table == LT_TABLE_CHAIN ? lt_model_get_chain (lt_view_state_get_model (self->state), thing.id) : NULL;

  if (parent != 0)
    drop_on (self, LT_TABLE_CHAIN, &(LtDropPlace) { .thing = { LT_TABLE_CHAIN, parent } });
  else if (chain != NULL && chain->parent != 0 && lt_editor_can_edit (lt_view_state_get_editor (self->state)))
    lt_editor_set_number (lt_view_state_get_editor (self->state), LT_FACT_CHAIN_PARENT, &thing.id, 1, 0, NULL, NULL);
}

/* One line up or down in the order of all chains. */
static void
shift (LtOutline *self, gboolean up)
{
  LtThing thing = get_selection (self);
  const GPtrArray *chains = self->state != NULL ? lt_model_get_sorted (lt_view_state_get_model (self->state), LT_TABLE_CHAIN) : NULL;

  for (guint i = 0; thing.table == LT_TABLE_CHAIN && i < chains->len; i++)
    if (((LtRow *) chains->pdata[i])->id == thing.id && (up ? i > 0 : i + 1 < chains->len))
      {
        gint64 other = ((LtRow *) chains->pdata[up ? i - 1 : i + 1])->id;

        drop_on (self, LT_TABLE_CHAIN, &(LtDropPlace) { .thing = { LT_TABLE_CHAIN, other }, .side = up ? LT_SIDE_BEFORE : LT_SIDE_BEHIND });
        return;
      }
}

static void
shift_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  shift (LT_OUTLINE (widget), g_str_equal (name, "outline.move-up"));
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  LtThing thing = get_selection (self);

  if (thing.id != 0)
    lt_view_state_go_to (self->state, thing.table, thing.id);
}

/* --- The menu --- */

static void
append_section (GMenu *menu, const char *const (*items)[2], guint n)
{
  g_autoptr(GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    g_menu_append (section, items[i][0], items[i][1]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Every chain but one. */
static void
append_chains (LtOutline *self, GMenu *menu, const char *label, const char *action, gint64 except, const char *none)
{
  const GPtrArray *chains = lt_model_get_sorted (lt_view_state_get_model (self->state), LT_TABLE_CHAIN);
  g_autoptr(GMenu) choices = g_menu_new ();

  if (none != NULL)
    {
      g_autofree char *detailed = g_strdup_printf ("%s(int64 0)", action);

      g_menu_append (choices, none, detailed);
    }
  for (guint i = 0; i < chains->len && i < MOST_CHAINS; i++)
    {
      const LtChain *chain = chains->pdata[i];
      g_autofree char *detailed = g_strdup_printf ("%s(int64 %" G_GINT64_FORMAT ")", action, chain->id);

      if (chain->id != except)
        g_menu_append (choices, chain->name, detailed);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (choices)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (choices));
}

static void
append_positions (GMenu *menu)
{
  g_autoptr(GMenu) choices = g_menu_new ();

  for (gint k = 0; k <= LT_POSITION_SERVICE; k++)
    {
      gint position = (k + 1) % (LT_POSITION_SERVICE + 1);
      g_autofree char *detailed = g_strdup_printf ("outline.move-to-position(%d)", position);

      g_menu_append (choices, position == LT_POSITION_NONE ? _("No position") : lt_enum_label (LT_TABLE_SEGMENT, "position", position),
                     detailed);
    }
  g_menu_append_submenu (menu, _("Move to Position"), G_MENU_MODEL (choices));
}

static void
append_segment_items (LtOutline *self, GMenu *menu, gint64 id)
{
  const LtSegment *segment = lt_model_get_segment (lt_view_state_get_model (self->state), id);
  g_autoptr(GMenu) moves = g_menu_new ();

  if (segment == NULL)
    return;
  append_section (menu, (const char *const[][2]) { { _("Show in the Diagram"), "outline.show" }, { _("Rename…"), "win.rename" },
                                                   { _("Cut"), "win.cut" }, { _("Copy"), "win.copy" },
                                                   { _("Duplicate"), "win.duplicate" }, { _("Delete"), "win.delete" } }, 6);
  append_positions (moves);
  append_chains (self, moves, _("Move to Chain"), "outline.move-to-chain", segment->chain, NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
}

static void
append_chain_items (LtOutline *self, GMenu *menu, gint64 id)
{
  g_autoptr(GMenu) moves = g_menu_new ();

  append_section (menu, (const char *const[][2]) { { _("Go into Chain"), "outline.show" }, { _("Rename…"), "win.rename" },
                                                   { _("Paste"), "win.paste" }, { _("Delete"), "win.delete" } }, 4);
  g_menu_append (moves, _("Move Up"), "outline.move-up");
  g_menu_append (moves, _("Move Down"), "outline.move-down");
  append_chains (self, moves, _("Make Part of"), "outline.nest", id, C_("chain", "No Other Chain"));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
}

static GMenuModel *
make_menu (GtkWidget *widget)
{
  LtOutline *self = LT_OUTLINE (widget);
  LtThing thing = lt_view_state_get_selection (self->state);
  GMenu *menu = g_menu_new ();

  if (thing.table == LT_TABLE_SEGMENT)
    append_segment_items (self, menu, thing.id);
  else if (thing.table == LT_TABLE_CHAIN)
    append_chain_items (self, menu, thing.id);
  else
    g_menu_append (menu, _("Find in the Diagram"), "outline.show");
  return G_MENU_MODEL (menu);
}

void
lt_outline_install_menu (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "outline.show", NULL, show_action);
  gtk_widget_class_install_action (class, "outline.move-to-chain", "x", move_to_chain_action);
  gtk_widget_class_install_action (class, "outline.move-to-position", "i", move_to_position_action);
  gtk_widget_class_install_action (class, "outline.nest", "x", nest_action);
  gtk_widget_class_install_action (class, "outline.move-up", NULL, shift_action);
  gtk_widget_class_install_action (class, "outline.move-down", NULL, shift_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "outline.move-up", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, "outline.move-down", NULL);
}

void
lt_outline_add_menu (LtOutline *self)
{
  lt_row_menu_add (GTK_WIDGET (self), self->list, self->bound, make_menu);
}
