/* The header bar in a narrow window: what can be an icon is one, and the search entry takes other things' place
 * while one searches. */
#include "config.h"
#include "app/window-private.h"

#define NARROW 900

static void
update_header (LtWindow *self)
{
  gboolean searching = self->narrow && self->searching, open = self->workspace != NULL;

  gtk_widget_set_visible (self->back_label, !self->narrow);
  lt_viewpoint_button_set_narrow (self->viewpoint, self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->search), !self->narrow || searching);
  gtk_widget_set_visible (self->search_button, self->narrow && !searching);
  gtk_widget_set_visible (GTK_WIDGET (self->viewpoint), !searching);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !searching);
  gtk_widget_set_visible (self->tools, open && !searching);
  gtk_widget_set_size_request (GTK_WIDGET (self->search), searching ? 300 : 120, -1);
}

static gboolean
follow_width (gpointer data)
{
  LtWindow *self = data;

  self->narrow_id = 0;
  self->narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;
  self->searching = self->searching && gtk_widget_get_focus_child (GTK_WIDGET (self->search)) != NULL;
  update_header (self);
  lt_window_place_rail (self);
  return G_SOURCE_REMOVE;
}

/* Not while things are being given their places: before the next frame. */
static void
queue_header (LtWindow *self)
{
  if (self->narrow_id == 0 && !self->closed)
    self->narrow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_width, self, NULL);
}

void
lt_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LtWindow *self = LT_WINDOW (widget);

  GTK_WIDGET_CLASS (g_type_class_peek (ADW_TYPE_APPLICATION_WINDOW))->size_allocate (widget, width, height, baseline);
  if ((width < NARROW) != self->narrow)
    queue_header (self);
}

/** Puts the keyboard into the search entry, which a narrow window shows for this. */
void
lt_window_start_search (LtWindow *self)
{
  self->searching = TRUE;
  update_header (self);
  lt_search_box_start (self->search);
}

/** At once: who asks for what the entry stands for need not leave it first. */
void
lt_window_leave_search (LtWindow *self)
{
  self->searching = FALSE;
  update_header (self);
}

/** The keyboard has left the search entry: what it stood for comes back. */
void
lt_window_end_search (LtWindow *self)
{
  if (self->searching)
    queue_header (self);
}
