#include "config.h"
#include "app/outline-private.h"

#include "app/list-scroll.h"
#include "app/outline-lines.h"
#include "app/outline-row.h"
#include "app/row-drop.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LtOutline, lt_outline, GTK_TYPE_WIDGET)

static GListModel *
make_children (gpointer item, gpointer user_data)
{
  LtOutline *self = user_data;

  return self->state != NULL ? lt_outline_lines_new (self->state, item, self->filter) : NULL;
}

/* --- In step --- */

static guint
find_line (LtOutline *self, LtTable table, gint64 id)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < count; i++)
    {
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr(LtItem) item = gtk_tree_list_row_get_item (row);

      if (item != NULL && lt_item_get_table (item) == table && lt_item_get_id (item) == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
open_line (LtOutline *self, LtTable table, gint64 id)
{
  guint at = find_line (self, table, id);
  g_autoptr(GtkTreeListRow) row = at != GTK_INVALID_LIST_POSITION ? gtk_tree_list_model_get_row (self->tree, at) : NULL;

  if (row != NULL)
    gtk_tree_list_row_set_expanded (row, TRUE);
}

/* An enterprise's line: under a segment of the shown chain rather than another. */
static guint
find_enterprise (LtOutline *self, gint64 enterprise)
{
  LtModel *model = lt_view_state_get_model (self->state);
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_PARTICIPATION, "enterprise", enterprise);
  const LtParticipation *best = NULL;
  const LtSegment *segment;

  for (guint i = 0; i < rows->len; i++)
    {
      const LtParticipation *row = rows->pdata[i];
      guint at = find_line (self, LT_TABLE_PARTICIPATION, row->id);

      if (at != GTK_INVALID_LIST_POSITION && at == gtk_single_selection_get_selected (self->selection))
        return at;
      segment = lt_model_get_segment (model, row->segment);
      if (segment != NULL && (best == NULL || segment->chain == lt_view_state_get_chain (self->state)))
        best = row;
    }
  if (best == NULL)
    return GTK_INVALID_LIST_POSITION;
  segment = lt_model_get_segment (model, best->segment);
  open_line (self, LT_TABLE_CHAIN, segment->chain);
  open_line (self, LT_TABLE_SEGMENT, segment->id);
  return find_line (self, LT_TABLE_PARTICIPATION, best->id);
}

static guint
find_thing (LtOutline *self, LtThing thing)
{
  const LtSegment *segment;

  switch (thing.table)
    {
    case LT_TABLE_CHAIN:
      return find_line (self, LT_TABLE_CHAIN, thing.id);
    case LT_TABLE_SEGMENT:
      segment = lt_model_get_segment (lt_view_state_get_model (self->state), thing.id);
      if (segment != NULL)
        open_line (self, LT_TABLE_CHAIN, segment->chain);
      return find_line (self, LT_TABLE_SEGMENT, thing.id);
    case LT_TABLE_ENTERPRISE:
      return find_enterprise (self, thing.id);
    default:
      return GTK_INVALID_LIST_POSITION;
    }
}

/* The line of the shown chain is open; that of the one before is folded, unless the user opened it. */
static void
open_shown (LtOutline *self)
{
  gint64 chain = lt_view_state_get_chain (self->state);
  guint at = chain != 0 ? find_line (self, LT_TABLE_CHAIN, chain) : GTK_INVALID_LIST_POSITION, before;
  g_autoptr(GtkTreeListRow) row = at != GTK_INVALID_LIST_POSITION ? gtk_tree_list_model_get_row (self->tree, at) : NULL;
  g_autoptr(GtkTreeListRow) other = NULL;

  if (row == NULL || gtk_tree_list_row_get_expanded (row))
    return;
  gtk_tree_list_row_set_expanded (row, TRUE);
  before = self->opened != 0 && self->filter == NULL ? find_line (self, LT_TABLE_CHAIN, self->opened) : GTK_INVALID_LIST_POSITION;
  if (before != GTK_INVALID_LIST_POSITION)
    other = gtk_tree_list_model_get_row (self->tree, before);
  if (other != NULL && other != row)
    gtk_tree_list_row_set_expanded (other, FALSE);
  self->opened = chain;
}

static void
sync_selection (LtOutline *self)
{
  LtThing thing;
  gboolean entered;

  if (self->syncing || self->state == NULL)
    return;
  self->syncing = TRUE;
  open_shown (self);
  thing = lt_view_state_get_selection (self->state);
  self->last = find_thing (self, thing);
  gtk_single_selection_set_selected (self->selection, self->last);
  entered = thing.table == LT_TABLE_CHAIN && thing.id == lt_view_state_get_chain (self->state) && thing.id != self->on_top;
  self->on_top = entered ? thing.id : lt_view_state_get_chain (self->state);
  if (self->last != GTK_INVALID_LIST_POSITION)
    lt_list_scroll_later (self->list, self->last, entered);
  self->syncing = FALSE;
}

/* What a line stands for: a participation for its enterprise. */
LtThing
lt_outline_get_thing (LtOutline *self, LtItem *item)
{
  if (lt_item_get_table (item) == LT_TABLE_PARTICIPATION)
    {
      const LtParticipation *row = lt_model_get (lt_view_state_get_model (self->state), LT_TABLE_PARTICIPATION, lt_item_get_id (item));

      return (LtThing) { LT_TABLE_ENTERPRISE, row != NULL ? row->enterprise : 0 };
    }
  return (LtThing) { lt_item_get_table (item), lt_item_get_id (item) };
}

static void
focus_line (LtOutline *self, guint at)
{
  GHashTableIter iter;
  gpointer list_item;

  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_position (list_item) == at)
      {
        gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (list_item)));
        return;
      }
}

/* The arrow keys walk over a heading, in the direction in which they came to it. */
static void
skip_heading (LtOutline *self, guint at)
{
  guint next = self->last != GTK_INVALID_LIST_POSITION && at < self->last ? at - 1 : at + 1;

  gtk_single_selection_set_selected (self->selection, next);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    focus_line (self, next);
}

/* What is selected here is only looked at: one walks through the lines without leaving the diagram. */
static void
on_selected (GObject *selection, GParamSpec *spec, LtOutline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(LtItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  guint at = gtk_single_selection_get_selected (self->selection);
  LtThing thing;

  if (self->syncing || item == NULL)
    return;
  if (lt_outline_lines_is_heading (item))
    {
      skip_heading (self, at);
      return;
    }
  self->last = at;
  thing = lt_outline_get_thing (self, item);
  if (thing.id == 0)
    return;
  self->syncing = TRUE;
  lt_view_state_select (self->state, thing.table, thing.id);
  self->syncing = FALSE;
}

/* --- Opening --- */

static void
open_thing (LtOutline *self, LtThing thing)
{
  if (thing.id == 0)
    return;
  if (thing.table == LT_TABLE_CHAIN && thing.id == lt_view_state_get_chain (self->state))
    open_line (self, LT_TABLE_CHAIN, thing.id);
  lt_view_state_go_to (self->state, thing.table, thing.id);
}

static gboolean
open_clicked (gpointer data)
{
  LtOutline *self = data;

  self->open_id = 0;
  open_thing (self, self->to_open);
  return G_SOURCE_REMOVE;
}

/* A click opens, whether or not the line is selected already; not before the list has done its part with it.
 * (The list's own single clicks would have it select whatever the pointer passes over.) */
static void
on_clicked (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *list_item)
{
  LtOutline *self = LT_OUTLINE (gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), LT_TYPE_OUTLINE));
  GtkTreeListRow *line = gtk_list_item_get_item (list_item);
  g_autoptr(LtItem) item = line != NULL ? gtk_tree_list_row_get_item (line) : NULL;

  if (self == NULL || self->state == NULL || n_press != 1 || item == NULL || lt_outline_lines_is_heading (item))
    return;
  self->to_open = lt_outline_get_thing (self, item);
  if (self->open_id == 0)
    self->open_id = g_idle_add_full (G_PRIORITY_DEFAULT, open_clicked, self, NULL);
}

/* --- Rows --- */

static void
label_row (GtkListItem *list_item, LtOutlineRow *row)
{
  GtkWidget *expander = gtk_list_item_get_child (list_item);
  GtkWidget *widget = gtk_widget_get_parent (expander);
  g_autofree char *text = lt_outline_row_describe (row);

  /* The focus sits on the expander. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
fill_row (LtOutline *self, GtkListItem *list_item)
{
  GtkTreeListRow *line = gtk_list_item_get_item (list_item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  LtOutlineRow *row = LT_OUTLINE_ROW (gtk_tree_expander_get_child (expander));
  g_autoptr(LtItem) item = gtk_tree_list_row_get_item (line);
  gboolean heading = item != NULL && lt_outline_lines_is_heading (item);

  if (item == NULL)
    return;      /* a line that goes at once: its list has changed already, and the tree hears of it next */
  lt_outline_row_show (row, self->state, item);
  gtk_list_item_set_selectable (list_item, !heading);
  gtk_list_item_set_activatable (list_item, !heading);
  label_row (list_item, row);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtOutline *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "released", G_CALLBACK (on_clicked), list_item);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (click));
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), lt_outline_row_new ());
  gtk_list_item_set_child (list_item, expander);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtOutline *self)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
  g_hash_table_add (self->bound, list_item);
  if (self->state != NULL)
    fill_row (self, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtOutline *self)
{
  g_hash_table_remove (self->bound, list_item);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

/* What an empty list means, and the way out of it. */
static void
update_nothing (LtOutline *self)
{
  gboolean empty = self->tree != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->tree)) == 0;

  gtk_widget_set_visible (self->nothing, empty);
  gtk_widget_set_visible (self->clear, self->filter != NULL);
  gtk_label_set_label (self->nothing_label, self->filter != NULL ? _("Nothing matches the filter")
                                                                 : _("Chains, their segments and the enterprises in them will be listed here"));
}

static void
on_refreshed (LtViewState *state, LtOutline *self)
{
  GHashTableIter iter;
  gpointer list_item;

  update_nothing (self);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    fill_row (self, list_item);
}

/* Enter opens what the arrow keys have selected. */
static void
on_activate (GtkListView *list, guint position, LtOutline *self)
{
  g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr(LtItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (item == NULL || lt_outline_lines_is_heading (item))
    return;
  open_thing (self, lt_outline_get_thing (self, item));
}

/* --- The lines --- */

static void
clear_lines (LtOutline *self)
{
  lt_row_drop_withdraw (self->list);
  gtk_list_view_set_model (self->list, NULL);
  g_clear_handle_id (&self->open_id, g_source_remove);
  self->opened = self->on_top = 0;
  self->last = GTK_INVALID_LIST_POSITION;
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
}

static void
make_lines (LtOutline *self)
{
  GListModel *chains = lt_outline_lines_new (self->state, NULL, self->filter);

  self->tree = gtk_tree_list_model_new (chains, FALSE, FALSE, make_children, self, NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->tree));
  g_signal_connect (self->selection, "notify::selected", G_CALLBACK (on_selected), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/* --- Filtering --- */

static void
open_matches (LtOutline *self)
{
  for (guint i = 0; self->filter != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr(LtItem) item = gtk_tree_list_row_get_item (row);

      if (lt_outline_filter_opens (self->filter, item))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

/**
 * lt_outline_set_filter_text: leaves the lines that have to do with it; "" leaves all.
 *
 * The lines are made anew, and those with a match below them opened.
 */
void
lt_outline_set_filter_text (LtOutline *self, const char *text)
{
  if (self->state == NULL)
    return;
  clear_lines (self);
  g_clear_pointer (&self->filter, lt_outline_filter_unref);
  if (text != NULL && *text != '\0')
    self->filter = lt_outline_filter_new (self->state, text);
  self->syncing = TRUE;
  make_lines (self);
  open_matches (self);
  self->syncing = FALSE;
  update_nothing (self);
  sync_selection (self);
}

static void
on_search_changed (GtkSearchEntry *entry, LtOutline *self)
{
  lt_outline_set_filter_text (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_stop_search (GtkSearchEntry *entry, LtOutline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

/* The button goes with the filter: the keyboard stays near. */
static void
on_clear (GtkButton *button, LtOutline *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* --- The widget --- */

GListModel *
lt_outline_get_lines (LtOutline *self)
{
  return G_LIST_MODEL (self->tree);
}


/** lt_outline_set_state: @state: (nullable): whose workspace to list. */
void
lt_outline_set_state (LtOutline *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_OUTLINE (self));
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  clear_lines (self);
  g_clear_pointer (&self->filter, lt_outline_filter_unref);
  g_set_object (&self->state, state);
  lt_row_drop_set_state (self->list, state);
  if (state == NULL)
    return;
  make_lines (self);
  g_signal_connect (state, "refreshed", G_CALLBACK (on_refreshed), self);
  g_signal_connect (state, "layer", G_CALLBACK (on_refreshed), self);
  g_signal_connect_swapped (state, "selection", G_CALLBACK (sync_selection), self);
  g_signal_connect_swapped (state, "shown", G_CALLBACK (sync_selection), self);
  update_nothing (self);
  sync_selection (self);
}

static void
lt_outline_dispose (GObject *object)
{
  LtOutline *self = LT_OUTLINE (object);
  GtkWidget *child;

  if (self->list != NULL)
    lt_outline_set_state (self, NULL);
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_outline_parent_class)->dispose (object);
}

static void
lt_outline_finalize (GObject *object)
{
  LtOutline *self = LT_OUTLINE (object);

  g_hash_table_unref (self->bound);
  G_OBJECT_CLASS (lt_outline_parent_class)->finalize (object);
}

static void
lt_outline_class_init (LtOutlineClass *class)
{
  /* As in the diagram, with the same selection, of whatever chain. Menus show the last of those that do the same. */
  static const struct { guint key; GdkModifierType state; const char *action; } keys[] = {
    { GDK_KEY_F2, 0, "win.rename" }, { GDK_KEY_KP_Delete, 0, "outline.delete" }, { GDK_KEY_Delete, 0, "outline.delete" },
    { GDK_KEY_Insert, 0, "outline.new-segment" }, { GDK_KEY_d, GDK_CONTROL_MASK, "outline.duplicate" },
    { GDK_KEY_x, GDK_CONTROL_MASK, "outline.cut" }, { GDK_KEY_c, GDK_CONTROL_MASK, "outline.copy" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "outline.paste" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_outline_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_outline_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/outline.ui");
  gtk_widget_class_bind_template_child (widget_class, LtOutline, entry);
  gtk_widget_class_bind_template_child (widget_class, LtOutline, list);
  gtk_widget_class_bind_template_child (widget_class, LtOutline, nothing);
  gtk_widget_class_bind_template_child (widget_class, LtOutline, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, LtOutline, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].state, keys[i].action, NULL);
  lt_outline_install_menu (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outline");
}

static void
lt_outline_init (LtOutline *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  lt_outline_add_drag (self);
  lt_outline_add_menu (self);
}
