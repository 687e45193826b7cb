#include "config.h"
#include "app/gaps-regions.h"

#include "app/pick-popover.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _LtGapsRegions {
  GtkWidget         parent_instance;

  GtkMenuButton    *button, *add;
  AdwButtonContent *content;
  GtkListBox       *list;
  GtkWidget        *reset;
  LtViewState      *state;         /* with `matrix`, or NULL */
  LtGapsMatrix     *matrix;
};

G_DEFINE_FINAL_TYPE (LtGapsRegions, lt_gaps_regions, GTK_TYPE_WIDGET)

static void
on_remove (GtkWidget *button, LtGapsRegions *self)
{
  gint64 *region = g_object_get_data (G_OBJECT (button), "region");

  lt_gaps_matrix_remove_region (self->matrix, *region);
}

static void
add_row (LtGapsRegions *self, const LtRegion *region)
{
  GtkWidget *row = adw_action_row_new (), *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *label = g_strdup_printf (_("Leave “%s” out"), region->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), region->name);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (remove), "region", g_memdup2 (&region->id, sizeof region->id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (self->list, row);
}

static void
on_regions (LtGapsRegions *self)
{
  LtModel *model = lt_view_state_get_model (self->state);
  GtkListBoxRow *row;
  gboolean chosen;
  GArray *regions = lt_gaps_matrix_get_regions (self->matrix, &chosen);
  g_autofree char *label = g_strdup_printf (ngettext ("%u Region", "%u Regions", regions->len), regions->len);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < regions->len; i++)
    {
      const LtRegion *region = lt_model_get_region (model, g_array_index (regions, gint64, i));

      if (region != NULL)
        add_row (self, region);
    }
  gtk_widget_set_sensitive (self->reset, chosen);
  adw_button_content_set_label (self->content, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_picked (LtPickPopover *popover, gint64 region, LtGapsRegions *self)
{
  lt_gaps_matrix_add_region (self->matrix, region);
}

static gboolean
can_pick (LtViewState *state, gint64 candidate, LtThing about)
{
  return TRUE;
}

static void
on_reset (LtGapsRegions *self)
{
  lt_gaps_matrix_reset_regions (self->matrix);
}

void
lt_gaps_regions_set_matrix (LtGapsRegions *self, LtViewState *state, LtGapsMatrix *matrix)
{
  g_return_if_fail (LT_IS_GAPS_REGIONS (self));
  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  gtk_menu_button_set_popover (self->add, NULL);
  g_set_object (&self->matrix, matrix);
  self->state = matrix != NULL ? state : NULL;
  if (matrix == NULL)
    return;
  GtkWidget *pick = lt_pick_popover_new (state, LT_TABLE_REGION, _("Region to compare"), can_pick, (LtThing) { LT_TABLE_META, 0 });
  g_signal_connect_object (pick, "picked", G_CALLBACK (on_picked), self, 0);
  gtk_menu_button_set_popover (self->add, pick);
  g_signal_connect_swapped (matrix, "regions", G_CALLBACK (on_regions), self);
  on_regions (self);
}

/* --- The widget --- */

static GtkWidget *
make_popover (LtGapsRegions *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroll = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Regions that are compared"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 360);
  self->reset = gtk_button_new_with_label (_("As the Viewpoint Suggests"));
  gtk_widget_set_halign (self->reset, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (on_reset), self);
  gtk_widget_set_size_request (box, 280, -1);
  gtk_widget_add_css_class (box, "filter-box");
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_box_append (GTK_BOX (box), self->reset);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
lt_gaps_regions_dispose (GObject *object)
{
  LtGapsRegions *self = LT_GAPS_REGIONS (object);
  GtkWidget *child;

  if (self->add != NULL)
    lt_gaps_regions_set_matrix (self, NULL, NULL);
  self->add = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_gaps_regions_parent_class)->dispose (object);
}

static void
lt_gaps_regions_class_init (LtGapsRegionsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lt_gaps_regions_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
lt_gaps_regions_init (LtGapsRegions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->content = ADW_BUTTON_CONTENT (adw_button_content_new ());
  adw_button_content_set_icon_name (self->content, "mark-location-symbolic");
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->content));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Regions that are compared"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Regions that are compared"), -1);
  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->add, "list-add-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add), _("Compare one more region"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compare one more region"), -1);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->add));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}
