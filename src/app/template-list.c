#include "config.h"
#include "app/template-list.h"

#include "app/cargo-drag.h"
#include "app/drop.h"
#include "app/row-menu.h"
#include "app/template-lines.h"
#include "app/thing-row.h"
#include "workspace/edit-segment.h"

#include <glib/gi18n-lib.h>

struct _LtTemplateList {
  GtkWidget           parent_instance;

  /* Template */
  GtkSearchEntry     *entry;
  GtkWidget          *nothing;
  GtkListView        *list;

  LtViewState        *state;
  char               *text;
  GtkSingleSelection *selection;     /* (nullable): from the first look on */
  GHashTable         *bound;         /* GtkListItem → itself: rows on screen */
};

G_DEFINE_FINAL_TYPE (LtTemplateList, lt_template_list, GTK_TYPE_WIDGET)

/* --- Lines --- */

static GListModel *
make_children (gpointer item, gpointer unused)
{
  GListModel *children = lt_template_item_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static void
open_all (GtkTreeListModel *tree)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
make_lines (LtTemplateList *self)
{
  GtkTreeListModel *tree = gtk_tree_list_model_new (lt_template_lines_new (self->text), FALSE, FALSE, make_children, NULL, NULL);

  if (*self->text != '\0')
    open_all (tree);
  gtk_widget_set_visible (self->nothing, g_list_model_get_n_items (G_LIST_MODEL (tree)) == 0);
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (tree));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (tree);
}

/** lt_template_list_filter: leaves the lines that have to do with a text; "" leaves all. */
void
lt_template_list_filter (LtTemplateList *self, const char *text)
{
  g_return_if_fail (LT_IS_TEMPLATE_LIST (self));
  g_free (self->text);
  self->text = g_strdup (text);
  make_lines (self);
}

static void
on_search_changed (GtkSearchEntry *entry, LtTemplateList *self)
{
  lt_template_list_filter (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_stop_search (GtkSearchEntry *entry, LtTemplateList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

/* The button goes with the filter: the keyboard stays near. */
static void
on_clear (LtTemplateList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* --- What one does with them --- */

static LtTemplateItem *
get_selected (LtTemplateList *self)
{
  GtkTreeListRow *row = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

/* Into the chain that is shown, as if it were dropped beside its cards; or a template as a chain of its own. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtTemplateList *self = LT_TEMPLATE_LIST (widget);
  g_autoptr(LtTemplateItem) item = get_selected (self);
  gboolean apart = g_str_equal (name, "templates.add-chain");
  g_autoptr(LtCargo) cargo = item != NULL && self->state != NULL ? lt_template_item_take (item) : NULL;
  g_autoptr(LtDrop) drop = NULL;
  LtDropPlace place = { .position = LT_POSITION_STAYS };

  if (cargo == NULL || (apart && cargo->kind != LT_CARGO_TEMPLATE))
    return;
  place.chain = apart ? 0 : lt_view_state_get_chain (self->state);
  drop = lt_drop_judge (lt_view_state_get_workspace (self->state), cargo, &place);
  lt_drop_do (drop, lt_view_state_get_editor (self->state), NULL, NULL);
}

static void
on_activate (GtkListView *list, guint position, LtTemplateList *self)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "templates.add", NULL);
}

static GMenuModel *
make_menu (GtkWidget *widget)
{
  LtTemplateList *self = LT_TEMPLATE_LIST (widget);
  g_autoptr(LtTemplateItem) item = get_selected (self);
  LtThing shown = { LT_TABLE_CHAIN, lt_view_state_get_chain (self->state) };
  gboolean whole = item != NULL && lt_template_item_get_children (item) != NULL;
  const char *chain = lt_thing_get_name (lt_view_state_get_model (self->state), shown);
  g_autofree char *add = chain != NULL ? g_strdup_printf (whole ? _("Merge into “%s”") : _("Add to “%s”"), chain)
                                       : g_strdup (whole ? _("Merge into the Chain Shown") : _("Add to the Chain Shown"));
  GMenu *menu;

  if (item == NULL)
    return NULL;
  menu = g_menu_new ();
  if (whole)
    g_menu_append (menu, _("Add as a New Chain"), "templates.add-chain");
  g_menu_append (menu, add, "templates.add");
  return G_MENU_MODEL (menu);
}

/* --- Rows --- */

static LtCargo *
take (GtkWidget *list, double x, double y, gpointer template_list)
{
  LtTemplateList *self = template_list;
  GtkListItem *line = lt_row_find_at (self->list, self->bound, x, y, NULL);
  GtkTreeListRow *row = line != NULL ? gtk_list_item_get_item (line) : NULL;
  g_autoptr(LtTemplateItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item != NULL ? lt_template_item_take (item) : NULL;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtTemplateList *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), lt_thing_row_new ());
  gtk_list_item_set_child (list_item, expander);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtTemplateList *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *expander = gtk_list_item_get_child (list_item), *line = gtk_widget_get_parent (expander);
  GtkWidget *child = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  g_autoptr(LtTemplateItem) item = gtk_tree_list_row_get_item (row);
  g_autofree char *detail = lt_template_item_detail (item), *words = NULL;

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  lt_thing_row_show (child, lt_template_item_get_name (item), detail);
  words = lt_thing_row_describe (child);
  /* The focus sits on the expander. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_hash_table_add (self->bound, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtTemplateList *self)
{
  g_hash_table_remove (self->bound, list_item);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

/* --- The widget --- */

GtkSelectionModel *
lt_template_list_get_model (LtTemplateList *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}

/* In the overview there is no chain to add to. */
static void
on_shown (LtTemplateList *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.add", lt_view_state_get_chain (self->state) != 0);
}

/** lt_template_list_set_state: @state: (nullable): where what is added goes. */
void
lt_template_list_set_state (LtTemplateList *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_TEMPLATE_LIST (self));
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  if (state == NULL)
    return;
  g_signal_connect_swapped (state, "shown", G_CALLBACK (on_shown), self);
  on_shown (self);
}

/* Not before somebody looks: eight folders of tables are read. */
static void
map (GtkWidget *widget)
{
  LtTemplateList *self = LT_TEMPLATE_LIST (widget);

  if (self->selection == NULL)
    make_lines (self);
  GTK_WIDGET_CLASS (lt_template_list_parent_class)->map (widget);
}

static void
lt_template_list_dispose (GObject *object)
{
  LtTemplateList *self = LT_TEMPLATE_LIST (object);
  GtkWidget *child;

  if (self->list != NULL)
    {
      lt_template_list_set_state (self, NULL);
      gtk_list_view_set_model (self->list, NULL);
    }
  self->list = NULL;
  g_clear_object (&self->selection);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_template_list_parent_class)->dispose (object);
}

static void
lt_template_list_finalize (GObject *object)
{
  LtTemplateList *self = LT_TEMPLATE_LIST (object);

  g_hash_table_unref (self->bound);
  g_free (self->text);
  G_OBJECT_CLASS (lt_template_list_parent_class)->finalize (object);
}

static void
lt_template_list_class_init (LtTemplateListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_template_list_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_template_list_finalize;
  widget_class->map = map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/template-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LtTemplateList, entry);
  gtk_widget_class_bind_template_child (widget_class, LtTemplateList, nothing);
  gtk_widget_class_bind_template_child (widget_class, LtTemplateList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_install_action (widget_class, "templates.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "templates.add-chain", NULL, add_action);
  /* Menus show the last one. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "templates.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "templates.add", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "template-list");
}

static void
lt_template_list_init (LtTemplateList *self)
{
  self->text = g_strdup ("");
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  lt_cargo_drag_add (GTK_WIDGET (self->list), take, self);
  lt_row_menu_add (GTK_WIDGET (self), self->list, self->bound, make_menu);
}
