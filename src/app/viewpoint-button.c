#include "config.h"
#include "app/viewpoint-button.h"

#include "app/list-scroll.h"
#include "workspace/item-cache.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT 16
#define MAX_DEPTH 16
#define MOST_NARROW 10             /* characters of the name in a narrow window */
#define MOST_WHOLE 20              /* columns of a label that is never cut in a wide one */

struct _LtViewpointButton {
  GtkWidget           parent_instance;

  /* Template */
  GtkMenuButton      *button;
  GtkWidget          *icon;          /* in a narrow window, for the word beside the name */
  GtkLabel           *label;
  GtkPopover         *popover;
  GtkSearchEntry     *entry;
  GtkListView        *list;
  GtkWidget          *scroller;
  GtkWidget          *nothing;
  GtkLabel           *nothing_label;
  GtkWidget          *ways;          /* out of having no region */

  LtViewState        *state;
  GListStore         *regions;       /* LtItem, as a tree read from the top */
  GtkFilter          *filter;
  GtkSingleSelection *selection;
  char               *needle;        /* (nullable) folded */
};

G_DEFINE_FINAL_TYPE (LtViewpointButton, lt_viewpoint_button, GTK_TYPE_WIDGET)

/* --- Which regions --- */

static guint
depth_of (LtModel *model, const LtRegion *region)
{
  guint depth = 0;

  while (depth < MAX_DEPTH && (region = lt_model_get_region (model, region->parent)) != NULL)
    depth++;
  return depth;
}

static void
append_below (LtViewpointButton *self, LtModel *model, gint64 parent, guint depth)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted_refs (model, LT_TABLE_REGION, "parent", parent);

  for (guint i = 0; i < rows->len && depth < MAX_DEPTH; i++)
    {
      g_autoptr(LtItem) item = lt_item_new (LT_TABLE_REGION, ((LtRegion *) rows->pdata[i])->id);

      g_list_store_append (self->regions, item);
      append_below (self, model, lt_item_get_id (item), depth + 1);
    }
}

static gint64
top_of (LtModel *model, gint64 id)
{
  const LtRegion *row = lt_model_get_region (model, id), *above;

  for (guint depth = 0; row != NULL && depth < MAX_DEPTH && (above = lt_model_get_region (model, row->parent)) != NULL; depth++)
    row = above;
  return row != NULL ? row->id : 0;
}

static void
append_tree (LtViewpointButton *self, LtModel *model, gint64 top)
{
  g_autoptr(LtItem) item = lt_item_new (LT_TABLE_REGION, top);

  g_list_store_append (self->regions, item);
  append_below (self, model, top, 1);
}

/* The province one is at home in comes first; those that targets come from are seldom looked from. */
static void
list_regions (LtViewpointButton *self)
{
  LtModel *model = lt_view_state_get_model (self->state);
  g_autoptr(GPtrArray) rows = lt_model_sorted (model, LT_TABLE_REGION);
  gint64 home = top_of (model, lt_model_get_home (model));

  g_list_store_remove_all (self->regions);
  if (home != 0)
    append_tree (self, model, home);
  for (guint i = 0; i < rows->len; i++)
    {
      const LtRegion *row = rows->pdata[i];

      if (row->id != home && (row->parent == 0 || lt_model_get_region (model, row->parent) == NULL))
        append_tree (self, model, row->id);
    }
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  LtViewpointButton *self = user_data;
  const LtRegion *region = self->state != NULL ? lt_model_get_region (lt_view_state_get_model (self->state), lt_item_get_id (item)) : NULL;
  g_autofree char *folded = NULL;
  g_autofree char *initials = NULL;

  if (self->needle == NULL || region == NULL)
    return region != NULL;
  folded = lt_text_fold (region->name);
  initials = lt_text_initials (region->name);
  return strstr (folded, self->needle) != NULL || g_str_has_prefix (initials, self->needle);
}

/* --- Rows --- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtViewpointButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL), *kind = gtk_label_new (NULL), *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_add_css_class (kind, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (list_item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtViewpointButton *self)
{
  LtModel *model = lt_view_state_get_model (self->state);
  const LtRegion *region = lt_model_get_region (model, lt_item_get_id (gtk_list_item_get_item (list_item)));
  GtkWidget *box = gtk_list_item_get_child (list_item), *row = gtk_widget_get_parent (box);
  GtkWidget *name = gtk_widget_get_first_child (box), *kind = gtk_widget_get_next_sibling (name);
  gboolean current = region != NULL && region->id == lt_view_state_get_viewpoint (self->state);

  if (region == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (name), region->name);
  gtk_label_set_label (GTK_LABEL (kind), region->type != NULL ? region->type : lt_enum_label (LT_TABLE_REGION, "kind", region->kind));
  gtk_widget_set_margin_start (name, INDENT * (int) depth_of (model, region));
  gtk_widget_set_opacity (gtk_widget_get_last_child (box), current ? 1 : 0);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, region->name, -1);
}

static void
choose (LtViewpointButton *self, guint position)
{
  g_autoptr(LtItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL)
    return;
  gtk_popover_popdown (self->popover);
  lt_view_state_set_viewpoint (self->state, lt_item_get_id (item));
}

static void
on_activate (GtkListView *list, guint position, LtViewpointButton *self)
{
  choose (self, position);
}

static void
on_entry_activate (GtkSearchEntry *entry, LtViewpointButton *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
show_nothing (LtViewpointButton *self)
{
  gboolean nothing = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0, none = self->needle == NULL;

  gtk_label_set_label (self->nothing_label, none ? _("No region is recorded yet. Regions come with tables of regions or enterprises.")
                                                 : _("No region has this name"));
  gtk_widget_set_visible (self->ways, none);
  gtk_widget_set_visible (self->nothing, nothing);
  gtk_widget_set_visible (self->scroller, !nothing);
}

static void
on_search_changed (GtkSearchEntry *entry, LtViewpointButton *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = lt_text_fold (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_nothing (self);
}

static void
select_current (LtViewpointButton *self)
{
  guint count = self->state != NULL && self->needle == NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr(LtItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (lt_item_get_id (item) != lt_view_state_get_viewpoint (self->state))
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      lt_list_scroll_later (self->list, i, FALSE);
    }
}

/* Listed anew each time: that is cheap, and following every change for a closed list is not. */
static void
on_show (GtkPopover *popover, LtViewpointButton *self)
{
  if (self->state == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_clear_pointer (&self->needle, g_free);
  list_regions (self);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), g_list_model_get_n_items (G_LIST_MODEL (self->regions)) > 8);
  show_nothing (self);
  select_current (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->button), FALSE);        /* it would cover the list */
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self->button));
}

static void
on_closed (GtkPopover *popover, LtViewpointButton *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->button), TRUE);
}

/* --- The widget --- */

static guint
count_columns (const char *text)
{
  guint columns = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    columns += g_unichar_iswide (g_utf8_get_char (c)) ? 2 : 1;
  return columns;
}

static void
update_label (LtViewpointButton *self)
{
  const char *known = self->state != NULL ? lt_view_state_get_viewpoint_name (self->state) : NULL;
  const char *name = known != NULL ? known : C_("viewpoint", "none");
  gboolean narrow = gtk_widget_get_visible (self->icon);
  g_autofree char *text = g_strdup_printf (_("Viewpoint: %s"), name);

  gtk_label_set_width_chars (self->label, narrow ? (int) MIN (count_columns (name), MOST_NARROW) : 8);
  gtk_label_set_ellipsize (self->label, !narrow && count_columns (text) <= MOST_WHOLE ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_START);
  gtk_label_set_label (self->label, narrow ? name : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
lt_viewpoint_button_set_state (LtViewpointButton *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_VIEWPOINT_BUTTON (self));
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_list_store_remove_all (self->regions);
  g_set_object (&self->state, state);
  if (state != NULL)
    g_signal_connect_swapped (state, "refreshed", G_CALLBACK (update_label), self);
  update_label (self);
}

/** lt_viewpoint_button_set_narrow: whether to show the region's name alone. */
void
lt_viewpoint_button_set_narrow (LtViewpointButton *self, gboolean narrow)
{
  g_return_if_fail (LT_IS_VIEWPOINT_BUTTON (self));
  gtk_widget_set_visible (self->icon, narrow);
  gtk_label_set_max_width_chars (self->label, narrow ? 10 : 24);
  update_label (self);
}

void
lt_viewpoint_button_popup (LtViewpointButton *self)
{
  gtk_menu_button_popup (self->button);
}

GListModel *
lt_viewpoint_button_get_regions (LtViewpointButton *self)
{
  if (self->state != NULL)
    list_regions (self);
  return G_LIST_MODEL (self->selection);
}

static void
lt_viewpoint_button_dispose (GObject *object)
{
  LtViewpointButton *self = LT_VIEWPOINT_BUTTON (object);

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->state);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->button)));
  G_OBJECT_CLASS (lt_viewpoint_button_parent_class)->dispose (object);
}

static void
lt_viewpoint_button_finalize (GObject *object)
{
  LtViewpointButton *self = LT_VIEWPOINT_BUTTON (object);

  g_clear_object (&self->regions);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_free (self->needle);
  G_OBJECT_CLASS (lt_viewpoint_button_parent_class)->finalize (object);
}

static void
lt_viewpoint_button_class_init (LtViewpointButtonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_viewpoint_button_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_viewpoint_button_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/viewpoint-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, button);
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, icon);
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, label);
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, popover);
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, entry);
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, list);
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, scroller);
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, nothing);
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, LtViewpointButton, ways);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lt_viewpoint_button_init (LtViewpointButton *self)
{
  GListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->regions = g_list_store_new (LT_TYPE_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->regions)), g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (filtered);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->popover));
}
