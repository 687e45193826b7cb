#include "config.h"
#include "app/list-scroll.h"

/* A list knows the places of new rows only when they are laid out, which is after the frame's ticks. */
#define FRAMES 2

typedef struct {
  guint    position;
  gboolean on_top;
  guint    frames;
} Scroll;

static void
scroll_to (GtkWidget *list, const Scroll *scroll)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  if (model == NULL || scroll->position >= g_list_model_get_n_items (G_LIST_MODEL (model)))
    return;
  /* A list scrolls no further than it must: from below, that is until the row is on top. */
  if (scroll->on_top && adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", scroll->position);
}

static gboolean
on_tick (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  Scroll *scroll = data;

  if (++scroll->frames <= FRAMES)
    return G_SOURCE_CONTINUE;
  g_object_steal_data (G_OBJECT (list), "scroll-later");
  scroll_to (list, scroll);
  return G_SOURCE_REMOVE;
}

/**
 * lt_list_scroll_later: brings a row into sight once the list is laid out; a later call wins.
 * @on_top: as the first one in sight, where what follows reaches so far
 */
void
lt_list_scroll_later (GtkListView *list, guint position, gboolean on_top)
{
  GtkWidget *widget = GTK_WIDGET (list);
  guint before = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (list), "scroll-later"));
  Scroll *scroll = g_new (Scroll, 1);

  if (before != 0)
    gtk_widget_remove_tick_callback (widget, before);
  *scroll = (Scroll) { position, on_top, 0 };
  g_object_set_data (G_OBJECT (list), "scroll-later", GUINT_TO_POINTER (gtk_widget_add_tick_callback (widget, on_tick, scroll, g_free)));
}
