/* Cards as widgets: for each card in sight one that draws nothing, from a pool. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/card-proxy.h"

#include <math.h>

#define MARGIN 120.0           /* pixels beyond the border, so that panning does not churn */
#define FOLLOW 50              /* milliseconds that they lag behind */
#define FOLLOW_MOST G_USEC_PER_SEC
#define MOST 400               /* far out nobody walks thousands of blocks one by one */

static void
on_activated (LtCardProxy *proxy, LtCanvas *self)
{
  lt_canvas_activate (self, lt_card_proxy_get_node (proxy));
}

static void
on_focus (GObject *proxy, GParamSpec *spec, LtCanvas *self)
{
  guint node = lt_card_proxy_get_node (LT_CARD_PROXY (proxy));

  /* A stack gives the focus back to what had it, though it stands for no card any more. */
  if (gtk_widget_has_focus (GTK_WIDGET (proxy)) && self->scene != NULL && (gpointer) lt_canvas_get_proxy (self, node) == (gpointer) proxy)
    {
      self->focus = lt_graph_node (lt_scene_get_graph (self->scene), node)->id;
      lt_canvas_follow_focus (self, node);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkWidget *
take_proxy (LtCanvas *self)
{
  GtkWidget *proxy;

  if (self->pool->len > 0)
    {
      proxy = g_ptr_array_steal_index_fast (self->pool, self->pool->len - 1);
      gtk_widget_set_visible (proxy, TRUE);
      return proxy;
    }
  proxy = lt_card_proxy_new ();
  g_signal_connect (proxy, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect (proxy, "notify::has-focus", G_CALLBACK (on_focus), self);
  gtk_widget_set_parent (proxy, GTK_WIDGET (self));
  return proxy;
}

static void
release_proxy (LtCanvas *self, GtkWidget *proxy)
{
  gtk_widget_set_visible (proxy, FALSE);
  lt_card_proxy_forget (LT_CARD_PROXY (proxy));
  g_ptr_array_add (self->pool, proxy);
}

/** Whether a card, and not a popover over the diagram, has the focus. */
gboolean
lt_canvas_has_card_focus (LtCanvas *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && LT_IS_CARD_PROXY (child);
}

/** The nodes have other indexes from now on: no widget stands for one any more. The focus goes back to the canvas. */
void
lt_canvas_drop_cards (LtCanvas *self)
{
  GHashTableIter iter;
  gpointer proxy;

  if (lt_canvas_has_card_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_hash_table_iter_init (&iter, self->proxies);
  while (g_hash_table_iter_next (&iter, NULL, &proxy))
    {
      release_proxy (self, proxy);
      g_hash_table_iter_remove (&iter);
    }
}

static void
ensure_proxy (LtCanvas *self, GHashTable *before, guint node)
{
  GtkWidget *proxy = g_hash_table_lookup (before, GUINT_TO_POINTER (node));

  if (g_hash_table_contains (self->proxies, GUINT_TO_POINTER (node)))
    return;
  if (proxy != NULL)
    g_hash_table_remove (before, GUINT_TO_POINTER (node));
  else
    proxy = take_proxy (self);
  lt_card_proxy_set_node (LT_CARD_PROXY (proxy), lt_scene_get_graph (self->scene), node, (gint) node == self->selected);
  g_hash_table_insert (self->proxies, GUINT_TO_POINTER (node), proxy);
}

static gboolean
find_focus (LtCanvas *self, guint *node)
{
  return self->focus != 0 && lt_graph_find (lt_scene_get_graph (self->scene), self->focus, node);
}

static gboolean
on_update (gpointer user_data)
{
  LtCanvas *self = user_data;

  if (lt_canvas_is_in_motion (self) && g_get_monotonic_time () - self->cards_queued < FOLLOW_MOST)
    return G_SOURCE_CONTINUE;
  self->cards_source = 0;
  lt_canvas_update_cards (self);
  return G_SOURCE_REMOVE;
}

/** Another part of the diagram is in sight: the widgets follow when it comes to rest, as moving them has the whole window
 * laid out. */
void
lt_canvas_queue_cards (LtCanvas *self)
{
  if (self->cards_source != 0)
    return;
  self->cards_queued = g_get_monotonic_time ();
  self->cards_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, FOLLOW, on_update, self, NULL);
}

/** Which cards are in sight has changed, or what they say. */
void
lt_canvas_update_cards (LtCanvas *self)
{
  g_autoptr(GHashTable) before = g_steal_pointer (&self->proxies);
  g_autoptr(GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer proxy;
  LtRect area;
  guint focus;

  g_clear_handle_id (&self->cards_source, g_source_remove);
  self->proxies = g_hash_table_new (NULL, NULL);
  if (self->scene != NULL)
    {
      area = lt_viewport_get_visible (self->viewport);
      area = lt_rect_grow (&area, MARGIN / lt_viewport_get_scale (self->viewport));
      lt_scene_query (self->scene, &area, nodes, NULL);
      if (find_focus (self, &focus))
        ensure_proxy (self, before, focus);
      for (guint i = 0; i < MIN (nodes->len, MOST); i++)
        ensure_proxy (self, before, g_array_index (nodes, guint, i));
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &proxy))
    release_proxy (self, proxy);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
lt_canvas_allocate_cards (LtCanvas *self)
{
  GHashTableIter iter;
  gpointer node, proxy;

  g_hash_table_iter_init (&iter, self->proxies);
  while (self->scene != NULL && g_hash_table_iter_next (&iter, &node, &proxy))
    {
      LtRect card = lt_scene_card_rect (self->scene, GPOINTER_TO_UINT (node));
      LtRect place = lt_viewport_rect_to_screen (self->viewport, &card);
      GtkAllocation allocation = { (int) floor (place.x), (int) floor (place.y), (int) ceil (place.width), (int) ceil (place.height) };

      gtk_widget_size_allocate (proxy, &allocation, -1);
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->namer != NULL)
    lt_canvas_place_namer (self);
}

GtkWidget *
lt_canvas_get_proxy (LtCanvas *self, guint node)
{
  return g_hash_table_lookup (self->proxies, GUINT_TO_POINTER (node));
}

/** The node whose focus is to be drawn, or -1. */
gint
lt_canvas_get_focused (LtCanvas *self)
{
  GtkWidget *proxy = gtk_widget_get_focus_child (GTK_WIDGET (self));

  guint node;

  if (proxy == NULL || !LT_IS_CARD_PROXY (proxy) || !gtk_widget_has_visible_focus (proxy))
    return -1;
  node = lt_card_proxy_get_node (LT_CARD_PROXY (proxy));
  return lt_canvas_get_proxy (self, node) == proxy ? (gint) node : -1;
}

/** A new scene has a new widget for the card that had the focus: the focus goes on to it. */
void
lt_canvas_refocus (LtCanvas *self)
{
  guint node;

  if (self->scene != NULL && find_focus (self, &node))
    gtk_widget_grab_focus (lt_canvas_get_proxy (self, node));
}

/** Gives a node the focus, and brings it into sight when it is not. */
void
lt_canvas_focus_node (LtCanvas *self, guint node)
{
  LtView view = lt_viewport_get_view (self->viewport), seen;
  LtRect card = lt_scene_card_rect (self->scene, node);

  self->focus = lt_graph_node (lt_scene_get_graph (self->scene), node)->id;
  lt_canvas_update_cards (self);
  gtk_widget_grab_focus (lt_canvas_get_proxy (self, node));
  seen = lt_viewport_revealing (self->viewport, &view, &card, 12);
  if (seen.centre.x != view.centre.x || seen.centre.y != view.centre.y)
    {
      self->keep = LT_KEEP_CENTRE;
      lt_canvas_animate_to (self, &seen);
    }
}

/* --- Walking --- */

static gint
first_node (LtCanvas *self)
{
  guint count = lt_scene_get_graph (self->scene)->nodes->len;
  double best = G_MAXDOUBLE;
  gint first = -1;

  for (guint i = 0; i < count; i++)
    {
      LtRect card = lt_scene_card_rect (self->scene, i);

      if (card.x + card.y < best)
        {
          best = card.x + card.y;
          first = i;
        }
    }
  return first;
}

/* Where Tab enters: the card that last had the focus, the selected one, the first. */
static gint
entry_node (LtCanvas *self)
{
  guint node;

  if (self->scene == NULL)
    return -1;
  if (find_focus (self, &node))
    return node;
  return self->selected >= 0 ? self->selected : first_node (self);
}

/* How far a card lies in a direction; what lies aside counts double, what lies behind not at all. */
static double
distance (LtPoint from, LtPoint to, GtkDirectionType direction)
{
  gboolean sideways = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;
  gboolean back = direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
  double along = (sideways ? to.x - from.x : to.y - from.y) * (back ? -1 : 1);
  double aside = fabs (sideways ? to.y - from.y : to.x - from.x);

  return along < 1 || aside > 3 * along ? G_MAXDOUBLE : along + 2 * aside;
}

/**
 * lt_canvas_move_focus: moves the focus to the nearest card in a direction.
 *
 * Returns: whether there was one
 */
gboolean
lt_canvas_move_focus (LtCanvas *self, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gint start = entry_node (self), nearest = -1;
  double best = G_MAXDOUBLE;
  LtRect card;
  LtPoint from;

  if (start < 0)
    return FALSE;
  if (child == NULL || !LT_IS_CARD_PROXY (child))
    {
      lt_canvas_focus_node (self, start);
      return TRUE;
    }
  card = lt_scene_card_rect (self->scene, start);
  from = lt_rect_centre (&card);
  for (guint i = 0; i < lt_scene_get_graph (self->scene)->nodes->len; i++)
    {
      double far;

      card = lt_scene_card_rect (self->scene, i);
      far = (gint) i == start ? G_MAXDOUBLE : distance (from, lt_rect_centre (&card), direction);
      if (far < best)
        {
          best = far;
          nearest = i;
        }
    }
  if (nearest >= 0)
    lt_canvas_focus_node (self, nearest);
  return nearest >= 0;
}

/* Tab goes to one card and then on, past the diagram: inside it one walks with the arrows. */
gboolean
lt_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LtCanvas *self = LT_CANVAS (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gint node;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return child != NULL && lt_canvas_move_focus (self, direction);
  if (child != NULL)
    return FALSE;
  node = entry_node (self);
  if (node < 0)
    return gtk_widget_has_focus (widget) ? FALSE : gtk_widget_grab_focus (widget);
  lt_canvas_focus_node (self, node);
  return TRUE;
}
