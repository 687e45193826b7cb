/* The menu of the outline's lines, and what it does: with what is selected, of whatever chain, in the diagram or not. */
#include "config.h"
#include "app/outline-private.h"

#include "app/clipboard.h"
#include "app/editor-details.h"
#include "app/menu-items.h"
#include "app/row-menu.h"
#include "app/split-dialog.h"
#include "workspace/edit-segment.h"

#include <glib/gi18n-lib.h>

#define GROUP "outline"

/* --- What it is about --- */

static LtEditor *
get_editor (LtOutline *self)
{
  return lt_view_state_get_editor (self->state);
}

static gboolean
can_edit (LtOutline *self)
{
  return self->state != NULL && lt_editor_can_edit (get_editor (self));
}

/* (nullable): all that is selected, if that is of this table and may be edited */
static const gint64 *
get_selected (LtOutline *self, LtTable table, guint *n)
{
  LtTable of = LT_TABLE_META;
  const gint64 *ids = can_edit (self) ? lt_view_state_get_selected (self->state, &of, n) : NULL;

  return ids != NULL && *n > 0 && of == table ? ids : NULL;
}

/* The chain that is selected, or that of the selected segment, or the one that is shown; 0: none of them */
static gint64
get_chain (LtOutline *self)
{
  LtThing thing = lt_view_state_get_selection (self->state);
  const LtSegment *segment = thing.table == LT_TABLE_SEGMENT ? lt_model_get_segment (lt_view_state_get_model (self->state), thing.id) : NULL;

  return thing.table == LT_TABLE_CHAIN ? thing.id : segment != NULL ? segment->chain : lt_view_state_get_chain (self->state);
}

/* --- Segments and chains --- */

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  LtThing thing = self->state != NULL ? lt_view_state_get_selection (self->state) : (LtThing) { LT_TABLE_META, 0 };

  if (thing.id != 0)
    lt_view_state_go_to (self->state, thing.table, thing.id);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  guint n;
  const gint64 *segments = get_selected (self, LT_TABLE_SEGMENT, &n);
  const gint64 *chains = segments == NULL ? get_selected (self, LT_TABLE_CHAIN, &n) : NULL;

  if (segments != NULL)
    lt_editor_delete (get_editor (self), LT_TABLE_SEGMENT, segments, n);
  else if (chains != NULL)
    lt_editor_delete (get_editor (self), LT_TABLE_CHAIN, chains, n);
}

/* Where one sees it, and it can be named. */
static void
new_segment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  gint64 chain = can_edit (self) ? get_chain (self) : 0;
  LtThing thing;
  const LtSegment *beside;

  if (chain == 0)
    return;
  thing = lt_view_state_get_selection (self->state);
  beside = thing.table == LT_TABLE_SEGMENT ? lt_model_get_segment (lt_view_state_get_model (self->state), thing.id) : NULL;
  lt_view_state_show_chain (self->state, chain);
  lt_editor_add_segment (get_editor (self), NULL, chain, beside != NULL ? beside->position : LT_POSITION_STAYS, NULL, 0);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  guint n;
  const gint64 *segments = get_selected (self, LT_TABLE_SEGMENT, &n);

  if (segments != NULL && n == 1)
    lt_split_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), self->state, segments[0]);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  guint n;
  const gint64 *segments = get_selected (self, LT_TABLE_SEGMENT, &n);

  if (segments != NULL)
    lt_editor_merge (get_editor (self), segments, n);
}

static void
set_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct { const char *action; LtTable table; LtFact fact; } facts[] = {
    { GROUP ".move-to-position", LT_TABLE_SEGMENT, LT_FACT_SEGMENT_POSITION },
    { GROUP ".move-to-chain", LT_TABLE_SEGMENT, LT_FACT_SEGMENT_CHAIN },
    { GROUP ".set-role", LT_TABLE_CHAIN, LT_FACT_CHAIN_ROLE },
    { GROUP ".nest", LT_TABLE_CHAIN, LT_FACT_CHAIN_PARENT },
  };
  LtOutline *self = LT_OUTLINE (widget);
  gint64 number = g_variant_is_of_type (parameter, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (parameter) : g_variant_get_int32 (parameter);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      guint n = 0;
      const gint64 *ids = g_str_equal (name, facts[i].action) ? get_selected (self, facts[i].table, &n) : NULL;

      if (ids != NULL)
        lt_editor_set_number (get_editor (self), facts[i].fact, ids, n, number, NULL, NULL);
    }
}

static void
reorder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  guint n;
  const gint64 *chains = get_selected (self, LT_TABLE_CHAIN, &n);

  if (chains != NULL && n == 1)
    lt_editor_step_chain (get_editor (self), chains[0], g_variant_get_int32 (parameter));
}

/* --- The clipboard --- */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);

  if (self->state != NULL)
    lt_clipboard_copy (widget, self->state);
}

static void
cut_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);

  if (can_edit (self) && lt_clipboard_copy (widget, self->state))
    delete_action (widget, name, parameter);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);

  if (can_edit (self))
    lt_clipboard_paste (widget, self->state, get_chain (self));
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtOutline *self = LT_OUTLINE (widget);
  guint n;
  const gint64 *segments = get_selected (self, LT_TABLE_SEGMENT, &n);

  if (segments != NULL)
    lt_editor_duplicate (get_editor (self), segments, n);
}

/* --- The menu --- */

static void
append_making (GMenu *menu)
{
  g_autoptr(GMenu) making = g_menu_new ();

  lt_menu_append (making, _("New Segment"), GROUP, "new-segment", NULL);
  lt_menu_append (making, _("Paste"), GROUP, "paste", NULL);
  lt_menu_append_section (menu, making);
}

static void
append_end (GMenu *menu)
{
  g_autoptr(GMenu) end = g_menu_new ();

  lt_menu_append (end, _("Delete"), GROUP, "delete", NULL);
  lt_menu_append_section (menu, end);
}

static void
append_segment_items (LtOutline *self, GMenu *menu, guint n)
{
  g_autoptr(GMenu) names = g_menu_new ();

  lt_menu_append (names, _("Go to Segment"), GROUP, "show", NULL);
  if (n == 1 && can_edit (self))
    lt_menu_append (names, _("Rename…"), "win", "rename", NULL);
  lt_menu_append_section (menu, names);
  if (!can_edit (self))
    return;
  lt_menu_append_clipboard (menu, GROUP);
  append_making (menu);
  lt_menu_append_segments (menu, GROUP, lt_view_state_get_model (self->state), get_chain (self), n);
  append_end (menu);
}

static void
append_chain_items (LtOutline *self, GMenu *menu, gint64 chain)
{
  g_autoptr(GMenu) names = g_menu_new ();

  lt_menu_append (names, _("Go into Chain"), GROUP, "show", NULL);
  if (can_edit (self))
    lt_menu_append (names, _("Rename…"), "win", "rename", NULL);
  lt_menu_append_section (menu, names);
  if (!can_edit (self))
    return;
  append_making (menu);
  lt_menu_append_chain (menu, GROUP, lt_view_state_get_model (self->state), chain);
  append_end (menu);
}

static GMenuModel *
make_menu (GtkWidget *widget)
{
  LtOutline *self = LT_OUTLINE (widget);
  LtTable table;
  guint n = 0;
  const gint64 *ids = lt_view_state_get_selected (self->state, &table, &n);
  GMenu *menu = g_menu_new ();

  if (n > 0 && table == LT_TABLE_SEGMENT)
    append_segment_items (self, menu, n);
  else if (n > 0 && table == LT_TABLE_CHAIN)
    append_chain_items (self, menu, ids[0]);
  else
    lt_menu_append (menu, _("Go to Segment"), GROUP, "show", NULL);
  return G_MENU_MODEL (menu);
}

void
lt_outline_install_menu (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "outline.show", NULL, show_action);
  gtk_widget_class_install_action (class, "outline.delete", NULL, delete_action);
  gtk_widget_class_install_action (class, "outline.new-segment", NULL, new_segment_action);
  gtk_widget_class_install_action (class, "outline.split", NULL, split_action);
  gtk_widget_class_install_action (class, "outline.merge", NULL, merge_action);
  gtk_widget_class_install_action (class, "outline.move-to-position", "i", set_action);
  gtk_widget_class_install_action (class, "outline.move-to-chain", "x", set_action);
  gtk_widget_class_install_action (class, "outline.set-role", "i", set_action);
  gtk_widget_class_install_action (class, "outline.nest", "x", set_action);
  gtk_widget_class_install_action (class, "outline.reorder", "i", reorder_action);
  gtk_widget_class_install_action (class, "outline.copy", NULL, copy_action);
  gtk_widget_class_install_action (class, "outline.cut", NULL, cut_action);
  gtk_widget_class_install_action (class, "outline.paste", NULL, paste_action);
  gtk_widget_class_install_action (class, "outline.duplicate", NULL, duplicate_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "outline.reorder", "i", -1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, "outline.reorder", "i", 1);
}

void
lt_outline_add_menu (LtOutline *self)
{
  lt_row_menu_add (GTK_WIDGET (self), self->list, self->bound, make_menu);
}
