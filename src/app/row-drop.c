#include "config.h"
#include "app/row-drop.h"

#include "app/cargo-drag.h"
#include "app/row-menu.h"

typedef struct {
  GtkWidget     *owner;
  GtkListView   *list;
  GHashTable    *bound;
  LtRowPlaceFunc func;
  LtViewState   *state;      /* (nullable) */
  LtDrop        *drop;       /* (nullable): what letting go would do */
  GtkWidget     *line;       /* (weak) (nullable): that says so */
} RowDrop;

static RowDrop *
of_list (GtkListView *list)
{
  return g_object_get_data (G_OBJECT (list), "row-drop");
}

/* --- Saying what it would do --- */

static void
mark_line (RowDrop *self, GtkWidget *line, LtSide side, gboolean refused)
{
  static const char *const classes[] = { "drop-before", "drop-on", "drop-behind", "drop-refused" };

  for (guint i = 0; self->line != NULL && i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->line, classes[i]);
  g_set_weak_pointer (&self->line, line);
  if (line != NULL)
    gtk_widget_add_css_class (line, refused ? "drop-refused" : classes[side + 1]);
}

void
lt_row_drop_withdraw (GtkListView *list)
{
  RowDrop *self = of_list (list);

  mark_line (self, NULL, LT_SIDE_ON, FALSE);
  g_clear_pointer (&self->drop, lt_drop_free);
}

LtDrop *
lt_row_drop_hold (GtkListView *list, LtCargo *cargo, double x, double y)
{
  RowDrop *self = of_list (list);
  double part = 0;
  GtkListItem *line = lt_row_find_at (list, self->bound, x, y, &part);
  LtDropPlace place;

  lt_row_drop_withdraw (list);
  if (self->state == NULL || !self->func (self->owner, line, cargo, part, &place))
    return NULL;
  place.survey = lt_view_state_get_survey (self->state);
  self->drop = lt_drop_judge (lt_view_state_get_workspace (self->state), cargo, &place);
  if (line != NULL)
    mark_line (self, gtk_widget_get_parent (gtk_list_item_get_child (line)), place.side, self->drop->kind == LT_DROP_NOTHING);
  return self->drop;
}

/* --- The target --- */

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, RowDrop *self)
{
  const GValue *value = gtk_drop_target_get_value (target);
  LtDrop *drop = value != NULL ? lt_row_drop_hold (self->list, g_value_get_boxed (value), x, y) : NULL;
  gboolean refused = drop == NULL || drop->kind == LT_DROP_NOTHING;

  lt_cargo_drag_hint (gtk_drop_target_get_current_drop (target), drop != NULL ? drop->hint : NULL, refused);
  /* Until it has been read, nobody knows. */
  return value == NULL || !refused ? GDK_ACTION_COPY : 0;
}

static void
on_leave (GtkDropTarget *target, RowDrop *self)
{
  lt_cargo_drag_hint (gtk_drop_target_get_current_drop (target), NULL, FALSE);
  lt_row_drop_withdraw (self->list);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RowDrop *self)
{
  LtDrop *drop = lt_row_drop_hold (self->list, g_value_get_boxed (value), x, y);
  gboolean done = drop != NULL && drop->kind != LT_DROP_NOTHING;

  if (done)
    lt_drop_do (drop, lt_view_state_get_editor (self->state), NULL, NULL);
  lt_row_drop_withdraw (self->list);
  return done;
}

static void
row_drop_free (gpointer data)
{
  RowDrop *self = data;

  g_clear_weak_pointer (&self->line);
  g_clear_pointer (&self->drop, lt_drop_free);
  g_clear_object (&self->state);
  g_free (self);
}

void
lt_row_drop_set_state (GtkListView *list, LtViewState *state)
{
  lt_row_drop_withdraw (list);
  g_set_object (&of_list (list)->state, state);
}

void
lt_row_drop_add (GtkWidget *owner, GtkListView *list, GHashTable *bound, LtRowPlaceFunc func)
{
  GtkDropTarget *target = gtk_drop_target_new (LT_TYPE_CARGO, GDK_ACTION_COPY);
  RowDrop *self = g_new0 (RowDrop, 1);

  *self = (RowDrop) { .owner = owner, .list = list, .bound = bound, .func = func };
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (target));
  g_object_set_data_full (G_OBJECT (list), "row-drop", self, row_drop_free);
}
