/* What is changed in the table: a cell where it stands. Every change is one edit. */
#include "config.h"
#include "app/enterprises-private.h"

#include "app/cell-editor.h"
#include "app/editor-enterprises.h"
#include "app/figure-field.h"
#include "app/row-menu.h"

/* A cell begins a few widgets above the pixel. */
#define MOST_LEVELS 3

static LtEditor *
editor_of (LtEnterprisesView *self)
{
  return lt_view_state_get_editor (self->state);
}

gboolean
lt_enterprises_edit_can (LtEnterprisesView *self)
{
  return self->state != NULL && lt_editor_can_edit (editor_of (self));
}

static gboolean
is_firms (LtEnterprisesView *self)
{
  return lt_enterprises_view_get_table (self) == LT_TABLE_ENTERPRISE;
}

/* --- What stands over a cell --- */

/* (nullable): the widget of a cell on the screen */
static GtkWidget *
find_cell (LtEnterprisesView *self, gint64 id, LtDirectoryColumn column)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      GtkWidget *cell = gtk_list_item_get_child (list_item);

      if (lt_enterprises_view_get_id (self, gtk_list_item_get_position (list_item)) == id && gtk_widget_get_mapped (cell)
          && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "column")) == column)
        return cell;
    }
  return NULL;
}

static void
on_closed (GtkWidget *popover, LtEnterprisesView *self)
{
  if (self->popover == popover)
    self->popover = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Scrolls sideways until a cell is in sight; returns by how many pixels it will have moved. */
static double
bring_into_sight (LtEnterprisesView *self, const graphene_rect_t *at)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->table));
  double before = gtk_adjustment_get_value (adjustment), end = at->origin.x + at->size.width;
  double beyond = end - gtk_widget_get_width (GTK_WIDGET (self->table));

  if (at->origin.x < 0)
    gtk_adjustment_set_value (adjustment, before + at->origin.x);
  else if (beyond > 0)
    gtk_adjustment_set_value (adjustment, before + MIN (beyond, at->origin.x));
  return before - gtk_adjustment_get_value (adjustment);
}

/* What the popover points to: the part of a cell that is in sight; without one, what is searched in. */
static GdkRectangle
place_of (LtEnterprisesView *self, GtkWidget *cell)
{
  GtkWidget *widget = cell != NULL ? cell : GTK_WIDGET (self->entry);
  graphene_rect_t at = GRAPHENE_RECT_INIT (0, 0, 1, 1), whole = GRAPHENE_RECT_INIT (0, 0, 0, 0), seen;

  whole.size.width = gtk_widget_get_width (GTK_WIDGET (self));
  whole.size.height = gtk_widget_get_height (GTK_WIDGET (self));
  if (gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &at) && cell != NULL)
    graphene_rect_offset (&at, bring_into_sight (self, &at), 0);
  if (!graphene_rect_intersection (&at, &whole, &seen))
    seen = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  return (GdkRectangle) { (int) seen.origin.x, (int) seen.origin.y, MAX ((int) seen.size.width, 1), MAX ((int) seen.size.height, 1) };
}

/** lt_enterprises_edit_show: @popover: (transfer floating); @cell: (nullable): over which, as lt_enterprises_edit_find() has it */
void
lt_enterprises_edit_show (LtEnterprisesView *self, GtkWidget *popover, GtkWidget *cell)
{
  const GdkRectangle at = place_of (self, cell);

  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->popover = lt_menu_pop_up (GTK_WIDGET (self), popover, &at);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), self);
}

/** lt_enterprises_edit_find: (nullable): the name of the first that is selected and in sight */
GtkWidget *
lt_enterprises_edit_find (LtEnterprisesView *self)
{
  guint n;
  const gint64 *ids = lt_enterprises_view_get_selected (self, &n);
  GtkWidget *cell = NULL;

  for (guint i = 0; i < MIN (n, 100) && cell == NULL; i++)
    cell = find_cell (self, ids[i], LT_DIRECTORY_NAME);
  return cell;
}

/* --- Fields --- */

typedef struct {
  gint64            id;
  LtDirectoryColumn column;
  char             *text;        /* as it was */
  int               step;
} Field;

static void
field_free (gpointer data)
{
  g_free (((Field *) data)->text);
  g_free (data);
}

static Field *
field_of (gpointer editor)
{
  return g_object_get_data (editor, "field");
}

static LtFact
fact_of (LtEnterprisesView *self, LtDirectoryColumn column)
{
  switch (column)
    {
    case LT_DIRECTORY_CREDIT:
      return LT_FACT_ENTERPRISE_CREDIT;
    case LT_DIRECTORY_PRODUCTS:
      return LT_FACT_ENTERPRISE_PRODUCTS;
    case LT_DIRECTORY_CODES:
      return LT_FACT_ENTERPRISE_CODES;
    case LT_DIRECTORY_KIND:
      return LT_FACT_INSTITUTION_KIND;
    case LT_DIRECTORY_NAME:
    default:
      return is_firms (self) ? LT_FACT_ENTERPRISE_NAME : LT_FACT_INSTITUTION_NAME;
    }
}

static gboolean
is_figure (LtDirectoryColumn column)
{
  return (column >= LT_DIRECTORY_REVENUE && column <= LT_DIRECTORY_RD) || column == LT_DIRECTORY_CAPACITY;
}

static gboolean
is_typed (LtDirectoryColumn column)
{
  return is_figure (column) || column == LT_DIRECTORY_NAME || column == LT_DIRECTORY_CREDIT || column == LT_DIRECTORY_PRODUCTS
         || column == LT_DIRECTORY_CODES || column == LT_DIRECTORY_KIND;
}

static LtMeasure
measure_of (LtDirectoryColumn column)
{
  return column == LT_DIRECTORY_CAPACITY ? LT_MEASURE_COUNT
                                         : lt_figure_get_measure (LT_FIGURE_REVENUE + column - LT_DIRECTORY_REVENUE);
}

/* (transfer full): as it is typed */
static char *
typed_text (LtEnterprisesView *self, gint64 id, LtDirectoryColumn column)
{
  LtModel *model = lt_enterprises_view_get_model (self);
  const char *text;

  if (is_figure (column))
    return lt_figure_field_text (lt_directory_get_figure (model, lt_enterprises_view_get_table (self), id, column));
  text = lt_fact_get_text (model, fact_of (self, column), id);
  return g_strdup (text != NULL ? text : "");
}

static char *
field_label (LtDirectoryColumn column)
{
  const char *title = lt_directory_get_title (column);

  return is_figure (column) ? lt_figure_field_label (title, measure_of (column)) : g_strdup (title);
}

static void edit_neighbour (LtEnterprisesView *self, const Field *field);

static void
on_done (gpointer who, const char *refused)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (gtk_widget_get_ancestor (who, LT_TYPE_ENTERPRISES_VIEW));

  lt_cell_editor_answer (who, refused);
  if (refused == NULL && self != NULL && field_of (who)->step != 0)
    edit_neighbour (self, field_of (who));
}

static void
commit_figure (LtEnterprisesView *self, GtkWidget *editor, const Field *field, const char *text)
{
  g_autoptr(GError) error = NULL;
  double value;

  if (!lt_figure_field_read (text, measure_of (field->column), &value, &error))
    lt_cell_editor_answer (LT_CELL_EDITOR (editor), error->message);
  else if (field->column == LT_DIRECTORY_CAPACITY)
    lt_editor_set_capacity (editor_of (self), field->id, value, on_done, editor);
  else
    lt_editor_set_figure (editor_of (self), field->id, LT_FIGURE_REVENUE + field->column - LT_DIRECTORY_REVENUE, value, on_done, editor);
}

static void
on_commit (GtkWidget *editor, const char *text, int step, LtEnterprisesView *self)
{
  Field *field = field_of (editor);

  field->step = step;
  if (g_str_equal (text, field->text)
      || lt_model_get (lt_enterprises_view_get_model (self), lt_enterprises_view_get_table (self), field->id) == NULL)
    on_done (editor, NULL);
  else if (is_figure (field->column))
    commit_figure (self, editor, field, text);
  else
    lt_editor_set_text (editor_of (self), fact_of (self, field->column), field->id, text, on_done, editor);
}

static void
edit_text (LtEnterprisesView *self, gint64 id, LtDirectoryColumn column, GtkWidget *cell)
{
  g_autofree char *label = field_label (column);
  Field *field = g_new0 (Field, 1);
  GtkWidget *editor;

  *field = (Field) { id, column, typed_text (self, id, column), 0 };
  editor = lt_cell_editor_new (label, field->text, gtk_widget_get_width (cell));
  g_object_set_data_full (G_OBJECT (editor), "field", field, field_free);
  g_signal_connect (editor, "commit", G_CALLBACK (on_commit), self);
  lt_enterprises_edit_show (self, editor, cell);
}

/* --- Cells --- */

static gboolean
is_editable (LtEnterprisesView *self, LtDirectoryColumn column)
{
  return is_typed (column) || column == LT_DIRECTORY_REGION || column == LT_DIRECTORY_SEGMENTS || column == LT_DIRECTORY_STATUS
         || column == LT_DIRECTORY_HONOURS || column == LT_DIRECTORY_ROLE || column == LT_DIRECTORY_PARENT;
}

/** lt_enterprises_edit_cell: what is chosen from a list is chosen for the cell's row alone: it is selected. */
void
lt_enterprises_edit_cell (LtEnterprisesView *self, gint64 id, LtDirectoryColumn column)
{
  GtkWidget *cell = lt_enterprises_edit_can (self) && is_editable (self, column) ? find_cell (self, id, column) : NULL;
  guint n;
  const gint64 *ids;

  if (cell == NULL)
    return;
  self->column = column;
  ids = lt_enterprises_view_get_selected (self, &n);
  if (n != 1 || ids[0] != id)
    lt_view_state_select (self->state, lt_enterprises_view_get_table (self), id);
  if (is_typed (column))
    edit_text (self, id, column, cell);
  else
    lt_enterprises_rows_choose (self, column, cell);
}

/* By Tab, among the shown ones that are typed. */
static void
edit_neighbour (LtEnterprisesView *self, const Field *field)
{
  gint64 id = field->id;
  gint c = field->column, step = field->step;

  do
    c = lt_enterprises_arrangement_next (self, c, step);
  while (c >= 0 && !is_typed (c));
  if (c >= 0)
    lt_enterprises_edit_cell (self, id, c);
}

/* F2: the first that is selected, where one was last. */
static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);
  guint n;
  const gint64 *ids = self->state != NULL ? lt_enterprises_view_get_selected (self, &n) : NULL;

  if (ids == NULL || n == 0)
    return;
  if (!gtk_column_view_column_get_visible (self->columns[self->column]))
    self->column = LT_DIRECTORY_NAME;
  lt_enterprises_edit_cell (self, ids[0], self->column);
}

/* (nullable): the cell at a pixel of the table */
static GtkWidget *
cell_at (LtEnterprisesView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->table), x, y, GTK_PICK_DEFAULT);

  for (guint level = 0; widget != NULL && widget != GTK_WIDGET (self->table) && level < MOST_LEVELS; level++)
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (g_object_get_data (G_OBJECT (widget), "list-item") != NULL)
        return widget;
      if (child != NULL && gtk_widget_get_next_sibling (child) == NULL && g_object_get_data (G_OBJECT (child), "list-item") != NULL)
        return child;
      widget = gtk_widget_get_parent (widget);
    }
  return NULL;
}

/* (nullable): what a press was on; F2 is about that column from then on. */
static GtkListItem *
note_cell (LtEnterprisesView *self, double x, double y)
{
  GtkWidget *cell = cell_at (self, x, y);
  GtkListItem *list_item = cell != NULL ? g_object_get_data (G_OBJECT (cell), "list-item") : NULL;

  if (list_item == NULL || lt_enterprises_view_get_id (self, gtk_list_item_get_position (list_item)) == 0)
    return NULL;
  self->column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "column"));
  return list_item;
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, LtEnterprisesView *self)
{
  if (note_cell (self, x, y) != NULL && n_press == 2)
    gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* What opens while the button is down closes when it comes up. */
static void
on_released (GtkGestureClick *click, int n_press, double x, double y, LtEnterprisesView *self)
{
  GtkListItem *list_item = n_press == 2 ? note_cell (self, x, y) : NULL;

  if (list_item != NULL)
    lt_enterprises_edit_cell (self, lt_enterprises_view_get_id (self, gtk_list_item_get_position (list_item)), self->column);
}

void
lt_enterprises_edit_add (LtEnterprisesView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (click));
}

void
lt_enterprises_edit_install (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "enterprises.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F2, 0, "enterprises.edit", NULL);
}
