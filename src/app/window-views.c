/* The views that take turns in the window, and the rail that one chooses them by. A view is a page of the stack in
 * window.ui: its button is made from the page. */
#include "config.h"
#include "app/window-private.h"

#define RAIL_ICON_PIXELS 20
#define DOOR_REST 600              /* milliseconds that something dragged rests on a view's button before the view opens */

/* --- Going to another view with something in the hand --- */

static gboolean
go_in (gpointer button)
{
  g_object_steal_data (button, "door");
  gtk_widget_activate (button);
  return G_SOURCE_REMOVE;
}

static void
remove_source (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

static void
on_held_over (GtkDropControllerMotion *motion)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));

  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    g_object_set_data_full (G_OBJECT (button), "door", GUINT_TO_POINTER (g_timeout_add (DOOR_REST, go_in, button)), remove_source);
}

static void
on_gone_on (GtkDropControllerMotion *motion)
{
  g_object_set_data (G_OBJECT (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion))), "door", NULL);
}

static void
add_door (GtkWidget *button)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_held_over), NULL);
  g_signal_connect (motion, "leave", G_CALLBACK (on_gone_on), NULL);
  gtk_widget_add_controller (button, motion);
}

/* --- The rail --- */

static GtkWidget *
button_new (GtkStackPage *page)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (gtk_stack_page_get_icon_name (page));
  GtkWidget *label = gtk_label_new (gtk_stack_page_get_title (page));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), RAIL_ICON_PIXELS);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", gtk_stack_page_get_name (page));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_stack_page_get_title (page), -1);
  add_door (button);
  return button;
}

/** lt_window_add_views: a button for each view; one view needs no choice. */
void
lt_window_add_views (LtWindow *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->views);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      gtk_box_append (GTK_BOX (self->rail), button_new (GTK_STACK_PAGE (page)));
    }
  lt_window_show_rail (self, TRUE);
}

void
lt_window_show_rail (LtWindow *self, gboolean shown)
{
  gtk_widget_set_visible (self->rail, shown && gtk_widget_get_first_child (self->rail) != gtk_widget_get_last_child (self->rail));
}

/** lt_window_get_view: the name of the view that is seen; empty while the window is being made. */
const char *
lt_window_get_view (LtWindow *self)
{
  return self->views == NULL ? "" : gtk_stack_get_visible_child_name (self->views);
}

const char *
lt_window_get_view_title (LtWindow *self)
{
  return gtk_stack_page_get_title (gtk_stack_get_page (self->views, gtk_stack_get_visible_child (self->views)));
}

/** lt_window_set_view: @name: a view's; a window without a workspace has none to show. */
void
lt_window_set_view (LtWindow *self, const char *name)
{
  if (self->state != NULL && gtk_stack_get_child_by_name (self->views, name) != NULL)
    lt_view_state_set_view (self->state, name);
}

/** lt_window_follow_view: shows the view that the state names; the keyboard goes along. */
void
lt_window_follow_view (LtWindow *self)
{
  GtkWidget *view = gtk_stack_get_child_by_name (self->views, lt_view_state_get_view (self->state));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (view == NULL)
    view = GTK_WIDGET (self->chains);
  if (view != gtk_stack_get_visible_child (self->views))
    {
      gboolean inside = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views));

      gtk_stack_set_visible_child (self->views, view);
      if (inside && view == GTK_WIDGET (self->chains))
        gtk_widget_grab_focus (GTK_WIDGET (lt_window_get_canvas (self)));
      else if (inside)
        gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
    }
  self->folding = TRUE;
  lt_window_restore_panes (self);
  self->folding = FALSE;
  g_object_notify (G_OBJECT (self), "view");
  lt_window_update_title (self);
  lt_window_update_actions (self);
}

/** lt_window_place_rail: beside what it chooses; below it in a narrow window. */
void
lt_window_place_rail (LtWindow *self)
{
  GtkOrientation across = self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->body)) == across)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), across);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->rail), self->narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_reorder_child_after (GTK_BOX (self->body), self->rail, self->narrow ? GTK_WIDGET (self->sidebar) : NULL);
  if (self->narrow)
    gtk_widget_add_css_class (self->rail, "below");
  else
    gtk_widget_remove_css_class (self->rail, "below");
}
