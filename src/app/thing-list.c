#include "config.h"
#include "app/thing-list.h"

#include "analysis/format.h"
#include "app/cargo-drag.h"
#include "app/drop.h"
#include "app/row-drop.h"
#include "app/row-menu.h"
#include "app/thing-lines.h"
#include "app/thing-row.h"

#include <glib/gi18n-lib.h>

struct _LtThingList {
  GtkWidget          parent_instance;

  /* Template */
  GtkSearchEntry    *entry;
  GtkDropDown       *links;
  GtkStringList     *choices;
  GtkLabel          *count;
  GtkWidget         *nothing;
  GtkLabel          *nothing_label;
  GtkWidget         *clear;
  GtkWidget         *import;
  GtkListView       *list;

  LtTable            table;
  LtViewState       *state;
  LtThingLines      *lines;          /* (nullable): from the first look on */
  GtkMultiSelection *selection;
  GHashTable        *bound;          /* GtkListItem → itself: rows on screen */
  gint64             segment;        /* the one that was selected last: rows are linked to it */
};

G_DEFINE_FINAL_TYPE (LtThingList, lt_thing_list, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_TABLE };

static gboolean
is_enterprises (LtThingList *self)
{
  return self->table == LT_TABLE_ENTERPRISE;
}

/* --- What there is --- */

static void
describe_nothing (LtThingList *self, guint count)
{
  gboolean any = self->state != NULL && lt_model_count (lt_view_state_get_model (self->state), self->table) > 0;
  gboolean filtered = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' || gtk_drop_down_get_selected (self->links) != LT_LINKS_ANY;

  gtk_widget_set_visible (self->nothing, count == 0);
  gtk_widget_set_visible (self->clear, any && filtered);
  gtk_widget_set_visible (self->import, !any);
  if (any)
    gtk_label_set_label (self->nothing_label, gtk_drop_down_get_selected (self->links) == LT_LINKS_SEGMENT && self->segment == 0
                                                ? _("Select a segment’s card first") : _("Nothing matches the filter"));
  else
    gtk_label_set_label (self->nothing_label, is_enterprises (self)
      ? _("Enterprises will be listed here, to be dragged onto segments. Import a table of them.")
      : _("Innovation platforms will be listed here, to be dragged onto segments. Import a table of them."));
}

static void
update_count (LtThingList *self)
{
  guint count = self->lines != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->lines)) : 0;
  g_autofree char *text = lt_format_count (count);

  gtk_label_set_label (self->count, count > 0 ? text : "");
  describe_nothing (self, count);
}

static void
filter (LtThingList *self)
{
  LtLinks links = gtk_drop_down_get_selected (self->links);

  if (self->lines == NULL)
    return;
  lt_thing_lines_filter (self->lines, gtk_editable_get_text (GTK_EDITABLE (self->entry)), links,
                         links == LT_LINKS_SEGMENT ? self->segment : 0);
  update_count (self);
}

/* What is found is read from its beginning. */
static void
on_filter_changed (LtThingList *self)
{
  filter (self);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

static void
on_stop_search (GtkSearchEntry *entry, LtThingList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

/* The button goes with the filter: the keyboard stays near. */
static void
on_clear (LtThingList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->links, LT_LINKS_ANY);
}

/* --- What is selected in the list --- */

static GArray *
get_selected (LtThingList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GtkBitset) selected = self->selection != NULL ? gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection)) : NULL;
  GtkBitsetIter iter;
  guint position;

  if (selected == NULL || !gtk_bitset_iter_init_first (&iter, selected, &position))
    return ids;
  do
    {
      g_autoptr(LtItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
      gint64 id = lt_item_get_id (item);

      g_array_append_val (ids, id);
    }
  while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

LtCargo *
lt_thing_list_take (LtThingList *self, guint position)
{
  g_autoptr(LtItem) item = self->lines != NULL ? g_list_model_get_item (G_LIST_MODEL (self->lines), position) : NULL;
  g_autoptr(GArray) ids = NULL;
  gint64 id;

  g_return_val_if_fail (LT_IS_THING_LIST (self), NULL);
  if (item == NULL)
    return NULL;
  id = lt_item_get_id (item);
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    return lt_cargo_new_rows (lt_view_state_get_workspace (self->state), self->table, &id, 1);
  ids = get_selected (self);
  return lt_cargo_new_rows (lt_view_state_get_workspace (self->state), self->table, (const gint64 *) (gpointer) ids->data, ids->len);
}

static LtCargo *
take (GtkWidget *list, double x, double y, gpointer thing_list)
{
  LtThingList *self = thing_list;
  GtkListItem *line = lt_row_find_at (self->list, self->bound, x, y, NULL);

  return line != NULL ? lt_thing_list_take (self, gtk_list_item_get_position (line)) : NULL;
}

/* A line as a place, for others to be dropped on. */
static gboolean
find_place (GtkWidget *widget, GtkListItem *line, const LtCargo *cargo, double part, LtDropPlace *place)
{
  LtThingList *self = LT_THING_LIST (widget);
  LtItem *item = line != NULL ? gtk_list_item_get_item (line) : NULL;

  if (item == NULL || !is_enterprises (self) || cargo->kind != LT_CARGO_ROWS || cargo->table != LT_TABLE_ENTERPRISE)
    return FALSE;
  *place = (LtDropPlace) { .thing = { LT_TABLE_ENTERPRISE, lt_item_get_id (item) } };
  return TRUE;
}

/* --- What one does with it by keyboard and menu --- */

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtThingList *self = LT_THING_LIST (widget);
  g_autoptr(GArray) ids = get_selected (self);
  LtDropPlace place = { .thing = { LT_TABLE_SEGMENT, self->segment } };
  g_autoptr(LtCargo) cargo = NULL;
  g_autoptr(LtDrop) drop = NULL;

  if (ids->len == 0 || self->segment == 0)
    return;
  cargo = lt_cargo_new_rows (lt_view_state_get_workspace (self->state), self->table, (const gint64 *) (gpointer) ids->data, ids->len);
  drop = lt_drop_judge (lt_view_state_get_workspace (self->state), cargo, &place);
  lt_drop_do (drop, lt_view_state_get_editor (self->state), NULL, NULL);
}

/* Whether enterprises outside may become targets for the segment: it is a gap at the viewpoint. */
static gboolean
is_gap (LtThingList *self)
{
  const LtAssessment *a = is_enterprises (self) && self->segment != 0
                          ? lt_survey_get (lt_view_state_get_survey (self->state), self->segment) : NULL;

  return a != NULL && a->action != LT_ACTION_NONE;
}

static void
target_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtThingList *self = LT_THING_LIST (widget);
  g_autoptr(GArray) ids = get_selected (self);
  g_autoptr(LtCargo) cargo = NULL;
  g_autoptr(LtDrop) drop = NULL;

  if (ids->len == 0 || !is_gap (self))
    return;
  cargo = lt_cargo_new_rows (lt_view_state_get_workspace (self->state), self->table, (const gint64 *) (gpointer) ids->data, ids->len);
  drop = lt_drop_judge (lt_view_state_get_workspace (self->state), cargo,
                        &(LtDropPlace) { .thing = { LT_TABLE_SEGMENT, self->segment }, .survey = lt_view_state_get_survey (self->state) });
  if (drop->kind == LT_DROP_PARTICIPATE)
    lt_editor_refuse (lt_view_state_get_editor (self->state), _("A target comes from outside. This enterprise is a local one."));
  else
    lt_drop_do (drop, lt_view_state_get_editor (self->state), NULL, NULL);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtThingList *self = LT_THING_LIST (widget);
  g_autoptr(GArray) ids = get_selected (self);

  if (ids->len > 0)
    lt_view_state_select (self->state, self->table, g_array_index (ids, gint64, 0));
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtThingList *self = LT_THING_LIST (widget);
  g_autoptr(GArray) ids = get_selected (self);

  if (ids->len > 0)
    lt_view_state_go_to (self->state, self->table, g_array_index (ids, gint64, 0));
}

/* The enterprise that the inspector shows, and the one selected here: which of the two supplies the other. */
static void
supply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtThingList *self = LT_THING_LIST (widget);
  LtThing shown = self->state != NULL ? lt_view_state_get_selection (self->state) : (LtThing) { LT_TABLE_META, 0 };
  g_autoptr(GArray) ids = get_selected (self);
  gboolean supplies = g_str_equal (name, "things.supply");
  g_autoptr(LtCargo) cargo = NULL;
  g_autoptr(LtDrop) drop = NULL;

  if (ids->len == 0 || shown.table != LT_TABLE_ENTERPRISE)
    return;
  cargo = supplies ? lt_cargo_new_rows (lt_view_state_get_workspace (self->state), self->table, (const gint64 *) (gpointer) ids->data, ids->len)
                   : lt_cargo_new_rows (lt_view_state_get_workspace (self->state), self->table, &shown.id, 1);
  drop = lt_drop_judge (lt_view_state_get_workspace (self->state), cargo,
                        &(LtDropPlace) { .thing = { LT_TABLE_ENTERPRISE, supplies ? shown.id : g_array_index (ids, gint64, 0) } });
  lt_drop_do (drop, lt_view_state_get_editor (self->state), NULL, NULL);
}

static void
on_activate (GtkListView *list, guint position, LtThingList *self)
{
  g_autoptr(LtItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (item != NULL)
    lt_view_state_select (self->state, self->table, lt_item_get_id (item));
}

/* Towards the enterprise that is looked at; that one is chosen first. */
static void
append_supplies (LtThingList *self, GMenu *menu)
{
  LtThing shown = lt_view_state_get_selection (self->state);
  const char *name = shown.table == LT_TABLE_ENTERPRISE ? lt_thing_get_name (lt_view_state_get_model (self->state), shown) : NULL;
  g_autofree char *supplies = g_strdup_printf (_("Supplies “%s”"), name != NULL ? name : "");
  g_autofree char *supplied = g_strdup_printf (_("Is Supplied by “%s”"), name != NULL ? name : "");

  if (name == NULL)
    return;
  g_menu_append (menu, supplies, "things.supply");
  g_menu_append (menu, supplied, "things.supply-from");
}

static GMenuModel *
make_menu (GtkWidget *widget)
{
  LtThingList *self = LT_THING_LIST (widget);
  const char *segment = lt_thing_get_name (lt_view_state_get_model (self->state), (LtThing) { LT_TABLE_SEGMENT, self->segment });
  GMenu *menu = g_menu_new ();
  gboolean enterprises = is_enterprises (self);
  g_autofree char *link = segment != NULL ? g_strdup_printf (enterprises ? _("Put into “%s”") : _("Link to “%s”"), segment)
                                          : g_strdup (enterprises ? _("Put into the Selected Segment")
                                                                  : _("Link to the Selected Segment"));
  g_autofree char *target = segment != NULL ? g_strdup_printf (_("Make a Target for “%s”"), segment) : NULL;

  g_menu_append (menu, link, "things.link");
  if (segment != NULL && is_gap (self))
    g_menu_append (menu, target, "things.target");
  if (enterprises)
    append_supplies (self, menu);
  g_menu_append (menu, _("Show Details"), "things.show");
  g_menu_append (menu, _("Find in the Diagram"), "things.find");
  return G_MENU_MODEL (menu);
}

/* --- Rows --- */

static void
fill_row (LtThingList *self, GtkListItem *list_item)
{
  LtModel *model = lt_view_state_get_model (self->state);
  LtItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item), *line = gtk_widget_get_parent (row);
  LtThing thing = { self->table, lt_item_get_id (item) };
  const char *name = lt_thing_get_name (model, thing);
  g_autofree char *detail = name != NULL ? lt_thing_row_detail (model, thing) : g_strdup (""), *words = NULL;

  lt_thing_row_show (row, name != NULL ? name : "", detail);
  words = lt_thing_row_describe (row);
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtThingList *self)
{
  gtk_list_item_set_child (list_item, lt_thing_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtThingList *self)
{
  g_hash_table_add (self->bound, list_item);
  if (self->state != NULL)
    fill_row (self, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtThingList *self)
{
  g_hash_table_remove (self->bound, list_item);
}

/* --- In step --- */

static void
update_links (LtThingList *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "things.link", self->segment != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "things.target", is_gap (self));
}

static void
on_refreshed (LtThingList *self)
{
  GHashTableIter iter;
  gpointer list_item;

  if (lt_model_get_segment (lt_view_state_get_model (self->state), self->segment) == NULL)
    self->segment = 0;
  update_links (self);
  update_count (self);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    fill_row (self, list_item);
}

/* The last one stays while one looks at an enterprise, which is then linked to it. */
static void
on_selection (LtThingList *self)
{
  LtThing thing = lt_view_state_get_selection (self->state);

  if (thing.table == LT_TABLE_SEGMENT)
    self->segment = thing.id;
  else if (thing.table != self->table)
    self->segment = 0;
  update_links (self);
  filter (self);
}

static void
clear_lines (LtThingList *self)
{
  lt_row_drop_withdraw (self->list);
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
}

/* Not before somebody looks: to sort a country's enterprises for the first time takes a while. */
static void
make_lines (LtThingList *self)
{
  if (self->state == NULL || self->lines != NULL)
    return;
  self->lines = lt_thing_lines_new (self->state, self->table);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  filter (self);
  update_count (self);
}

/* --- The widget --- */

GtkSelectionModel *
lt_thing_list_get_model (LtThingList *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}

/** lt_thing_list_set_state: @state: (nullable): whose workspace to list. */
void
lt_thing_list_set_state (LtThingList *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_THING_LIST (self));
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  clear_lines (self);
  self->segment = 0;
  g_set_object (&self->state, state);
  lt_row_drop_set_state (self->list, state);
  if (state == NULL)
    return;
  g_signal_connect_object (state, "refreshed", G_CALLBACK (on_refreshed), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (state, "selection", G_CALLBACK (on_selection), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_lines (self);
  on_selection (self);
}

static void
map (GtkWidget *widget)
{
  make_lines (LT_THING_LIST (widget));
  GTK_WIDGET_CLASS (lt_thing_list_parent_class)->map (widget);
}

static void
constructed (GObject *object)
{
  LtThingList *self = LT_THING_LIST (object);
  gboolean enterprises = is_enterprises (self);
  const char *all = enterprises ? _("All Enterprises") : _("All Platforms");

  G_OBJECT_CLASS (lt_thing_list_parent_class)->constructed (object);
  gtk_string_list_append (self->choices, all);
  gtk_string_list_append (self->choices, _("In No Segment Yet"));
  gtk_string_list_append (self->choices, _("In the Selected Segment"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  enterprises ? _("Enterprises") : _("Innovation platforms"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  enterprises ? _("Filter the enterprises") : _("Filter the innovation platforms"), -1);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_uint (value, LT_THING_LIST (object)->table);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  LT_THING_LIST (object)->table = g_value_get_uint (value);
}

static void
lt_thing_list_dispose (GObject *object)
{
  LtThingList *self = LT_THING_LIST (object);
  GtkWidget *child;

  if (self->list != NULL)
    lt_thing_list_set_state (self, NULL);
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_thing_list_parent_class)->dispose (object);
}

static void
lt_thing_list_finalize (GObject *object)
{
  g_hash_table_unref (LT_THING_LIST (object)->bound);
  G_OBJECT_CLASS (lt_thing_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/liantu/Liantu/thing-list.ui");
  gtk_widget_class_bind_template_child (class, LtThingList, entry);
  gtk_widget_class_bind_template_child (class, LtThingList, links);
  gtk_widget_class_bind_template_child (class, LtThingList, choices);
  gtk_widget_class_bind_template_child (class, LtThingList, count);
  gtk_widget_class_bind_template_child (class, LtThingList, nothing);
  gtk_widget_class_bind_template_child (class, LtThingList, nothing_label);
  gtk_widget_class_bind_template_child (class, LtThingList, clear);
  gtk_widget_class_bind_template_child (class, LtThingList, import);
  gtk_widget_class_bind_template_child (class, LtThingList, list);
  gtk_widget_class_bind_template_callback (class, on_filter_changed);
  gtk_widget_class_bind_template_callback (class, on_stop_search);
  gtk_widget_class_bind_template_callback (class, on_clear);
  gtk_widget_class_bind_template_callback (class, on_setup);
  gtk_widget_class_bind_template_callback (class, on_bind);
  gtk_widget_class_bind_template_callback (class, on_unbind);
  gtk_widget_class_bind_template_callback (class, on_activate);
}

static void
lt_thing_list_class_init (LtThingListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = constructed;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = lt_thing_list_dispose;
  object_class->finalize = lt_thing_list_finalize;
  widget_class->map = map;
  g_object_class_install_property (object_class, PROP_TABLE,
                                   g_param_spec_uint ("table", NULL, NULL, 0, LT_N_TABLES - 1, LT_TABLE_ENTERPRISE,
                                                      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "things.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "things.target", NULL, target_action);
  gtk_widget_class_install_action (widget_class, "things.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "things.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "things.supply", NULL, supply_action);
  gtk_widget_class_install_action (widget_class, "things.supply-from", NULL, supply_action);
  /* Menus show the last one. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "things.link", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "things.link", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "things.target", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "things.target", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "thing-list");
}

static void
lt_thing_list_init (LtThingList *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  lt_cargo_drag_add (GTK_WIDGET (self->list), take, self);
  lt_row_menu_add (GTK_WIDGET (self), self->list, self->bound, make_menu);
  lt_row_drop_add (GTK_WIDGET (self), self->list, self->bound, find_place);
}
