#include "config.h"
#include "app/row-menu.h"

typedef struct {
  GtkWidget    *owner;
  GtkWidget    *list;        /* GtkListView or GtkColumnView */
  GHashTable   *bound;
  LtRowMenuFunc func;
  GtkWidget    *popover;     /* (nullable): while it is open */
  GtkWidget    *row;         /* (weak) (nullable): what it is open on */
} RowMenu;

/* --- Lines on screen --- */

static GtkWidget *
line_of (GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  return child != NULL ? gtk_widget_get_parent (child) : NULL;
}

GtkListItem *
lt_row_find_at (gpointer list, GHashTable *bound, double x, double y, double *part)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      GtkWidget *line = line_of (list_item);
      graphene_rect_t at;

      if (line == NULL || !gtk_widget_get_mapped (line) || !gtk_widget_compute_bounds (line, GTK_WIDGET (list), &at)
          || y < at.origin.y || y >= at.origin.y + at.size.height)
        continue;
      if (part != NULL)
        *part = (y - at.origin.y) / at.size.height;
      return list_item;
    }
  return NULL;
}

/* (nullable): what has the focus: in a column view the row, the line being one of its cells */
static GtkWidget *
row_of (GtkWidget *line)
{
  GtkWidget *parent = gtk_widget_get_parent (line);

  return GTK_IS_LIST_VIEW (parent) ? line : parent;
}

static gboolean
is_focused (GtkWidget *line)
{
  GtkWidget *row = row_of (line);

  return gtk_widget_has_focus (line) || gtk_widget_get_focus_child (line) != NULL || (row != NULL && gtk_widget_has_focus (row));
}

static GtkListItem *
find_focused (RowMenu *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (line_of (list_item) != NULL && is_focused (line_of (list_item)))
      return list_item;
  return NULL;
}

/* --- The menu --- */

/* The item's action runs after "closed": its widget must live until then. */
static gboolean
drop_popover (gpointer data)
{
  gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_popover, g_object_ref (popover), g_object_unref);
}

GtkWidget *
lt_menu_pop_up (GtkWidget *owner, GtkWidget *popover, const GdkRectangle *at)
{
  gtk_widget_set_parent (popover, owner);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  if (GTK_IS_POPOVER_MENU (popover))
    {
      gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
      gtk_widget_set_halign (popover, GTK_ALIGN_START);
    }
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  return popover;
}

/* The row has the focus again: GTK would move it on to what is beside the list. */
static void
forget_popover (RowMenu *self)
{
  self->popover = NULL;
  if (self->row != NULL && gtk_widget_get_mapped (self->row))
    gtk_widget_grab_focus (self->row);
  g_clear_weak_pointer (&self->row);
}

/* What a menu is opened on is what its items are about; if it is among what is selected, they are about all of that. */
static void
open_menu (RowMenu *self, GtkListItem *list_item, double x, double y)
{
  g_autoptr(GtkSelectionModel) model = NULL;
  guint position = gtk_list_item_get_position (list_item);
  g_autoptr(GMenuModel) menu = NULL;
  graphene_point_t at;

  if (self->popover != NULL || !gtk_list_item_get_selectable (list_item))
    return;
  g_object_get (self->list, "model", &model, NULL);
  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
  menu = self->func (self->owner);
  if (menu == NULL || !gtk_widget_compute_point (self->list, self->owner, &GRAPHENE_POINT_INIT (x, y), &at))
    return;
  g_set_weak_pointer (&self->row, row_of (line_of (list_item)));
  self->popover = gtk_popover_menu_new_from_model (menu);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (forget_popover), self);
  lt_menu_pop_up (self->owner, self->popover, &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, RowMenu *self)
{
  GtkListItem *list_item = lt_row_find_at (self->list, self->bound, x, y, NULL);

  if (list_item == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, list_item, x, y);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, RowMenu *self)
{
  GtkListItem *list_item = key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0) ? find_focused (self) : NULL;
  graphene_rect_t at;

  if (list_item == NULL || !gtk_widget_compute_bounds (line_of (list_item), self->list, &at))
    return GDK_EVENT_PROPAGATE;
  open_menu (self, list_item, at.origin.x + at.size.width / 3, at.origin.y + at.size.height / 2);
  return GDK_EVENT_STOP;
}

static void
free_menu (gpointer data)
{
  RowMenu *self = data;

  g_clear_weak_pointer (&self->row);
  g_free (self);
}

void
lt_row_menu_add (GtkWidget *owner, gpointer list, GHashTable *bound, LtRowMenuFunc func)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  RowMenu *self = g_new0 (RowMenu, 1);

  *self = (RowMenu) { .owner = owner, .list = list, .bound = bound, .func = func };
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
  g_object_set_data_full (G_OBJECT (list), "row-menu", self, free_menu);
}
