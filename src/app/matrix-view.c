#include "config.h"
#include "app/matrix-view.h"

#include "app/canvas-private.h"
#include "app/matrix-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* How wide a region's column is, in sizes of the font. */
#define LEAST_COLUMN 5.6
#define MOST_COLUMN  9.0

struct _LtMatrixView {
  GtkWidget        parent_instance;

  GtkAdjustment   *hadjustment, *vadjustment;
  guint            hpolicy : 1, vpolicy : 1;
  GtkWidget       *cell;           /* stands for the cell under the cursor, for the focus and for who listens */

  LtMatrixPicture  picture;
};

static void scrollable_init (GtkScrollableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LtMatrixView, lt_matrix_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HPOLICY, PROP_VPOLICY };
enum { CURSOR, ACTIVATED, REGION_CLICKED, MENU, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
has_cells (LtMatrixView *self)
{
  return self->picture.matrix != NULL && self->picture.lines->len > 0 && lt_matrix_get_n_columns (self->picture.matrix) > 0;
}

static LtMatrixLine *
get_line (LtMatrixView *self, guint line)
{
  return &g_array_index (self->picture.lines, LtMatrixLine, line);
}

/* --- Sizes and scrolling --- */

static void
measure_grid (LtMatrixView *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  LtMatrixGrid *grid = &self->picture.grid;
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  /* The pen counts in pixels. */
  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) > 0 ? pango_cairo_context_get_resolution (context) / 72 : 96.0 / 72;
  grid->font = size;
  grid->line = (int) ceil (size * 2.1);
  grid->totals = (int) ceil (size * 4.6);
  grid->names = (int) CLAMP (width * 0.3, size * 8, size * 17);
  grid->header = (int) ceil (size * 3.2) + grid->line;
  /* Few columns spread a little. */
  grid->column = (int) ceil (size * LEAST_COLUMN);
  if (has_cells (self))
    grid->column = (int) CLAMP ((width - grid->names - grid->totals) / (int) lt_matrix_get_n_columns (self->picture.matrix),
                                grid->column,
                                size * MOST_COLUMN);
}

static void
configure (GtkAdjustment *adjustment, double content, double page, double step)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, content - page)), 0,
                              MAX (content, page), step,
                              page * 0.9, page);
}

static void
update_adjustments (LtMatrixView *self)
{
  const LtMatrixGrid *grid = &self->picture.grid;
  const int width = gtk_widget_get_width (GTK_WIDGET (self)) - grid->names - grid->totals;
  const int height = gtk_widget_get_height (GTK_WIDGET (self)) - grid->header;

  configure (self->hadjustment, self->picture.matrix != NULL
             ? lt_matrix_get_n_columns (self->picture.matrix) * (double) grid->column : 0, MAX (width, 0),
             grid->column);
  configure (self->vadjustment, self->picture.lines->len * (double) grid->line, MAX (height, 0), grid->line);
}

static void
cell_box (LtMatrixView *self, gint line, gint column, GdkRectangle *box)
{
  const LtMatrixGrid *grid = &self->picture.grid;

  *box = (GdkRectangle) { .x = grid->names + grid->totals + column * grid->column - (int) grid->x,
                          .y = grid->header + line * grid->line - (int) grid->y, .width = grid->column, .height = grid->line };
}

static void
place_cell (LtMatrixView *self)
{
  GdkRectangle box = { 0, 0, 1, 1 };
  const gboolean shown = self->picture.cursor_line >= 0;

  gtk_widget_set_child_visible (self->cell, shown);
  if (shown)
    cell_box (self, self->picture.cursor_line, self->picture.cursor_column, &box);
  gtk_widget_size_allocate (self->cell, &box, -1);
}

static void
on_scrolled (LtMatrixView *self)
{
  self->picture.grid.x = self->hadjustment != NULL ? round (gtk_adjustment_get_value (self->hadjustment)) : 0;
  self->picture.grid.y = self->vadjustment != NULL ? round (gtk_adjustment_get_value (self->vadjustment)) : 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (LtMatrixView *self, GtkAdjustment **at, GtkAdjustment *adjustment)
{
  if (*at != NULL)
    g_signal_handlers_disconnect_by_func (*at, on_scrolled, self);
  g_set_object (at, adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
  update_adjustments (self);
  on_scrolled (self);
}

static void
reveal_range (GtkAdjustment *adjustment, double from, double length)
{
  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, from, from + length);
}

static void
reveal_cursor (LtMatrixView *self)
{
  const LtMatrixGrid *grid = &self->picture.grid;

  reveal_range (self->hadjustment, self->picture.cursor_column * (double) grid->column, grid->column);
  reveal_range (self->vadjustment, self->picture.cursor_line * (double) grid->line, grid->line);
}

/* Of its line all, up and down. */
static gboolean
is_cursor_in_sight (LtMatrixView *self)
{
  const double line = self->picture.grid.line, top = self->picture.cursor_line * line;

  return self->vadjustment != NULL && self->picture.cursor_line >= 0 && top >= gtk_adjustment_get_value (self->vadjustment)
         && top + line <= gtk_adjustment_get_value (self->vadjustment) + gtk_adjustment_get_page_size (self->vadjustment);
}

/* --- The cursor --- */

static void
describe_cursor (LtMatrixView *self)
{
  const LtMatrixPicture *picture = &self->picture;
  g_autofree char *words = NULL;

  if (picture->cursor_line < 0)
    return;
  words = lt_matrix_explain (picture->matrix, picture->model, (guint) get_line (self, (guint) picture->cursor_line)->row,
                             (guint) picture->cursor_column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
put_cursor (LtMatrixView *self, gint line, gint column)
{
  self->picture.cursor_line = line;
  self->picture.cursor_column = column;
  describe_cursor (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
lt_matrix_view_get_cursor (LtMatrixView *self, gint64 *segment, gint64 *region)
{
  g_return_val_if_fail (LT_IS_MATRIX_VIEW (self), FALSE);
  if (self->picture.cursor_line < 0)
    return FALSE;
  *segment = lt_matrix_get_segment (self->picture.matrix, (guint) get_line (self, (guint) self->picture.cursor_line)->row);
  *region = lt_matrix_get_region (self->picture.matrix, (guint) self->picture.cursor_column);
  return TRUE;
}

static gint
find_line (LtMatrixView *self, gint64 segment)
{
  const gint row = self->picture.matrix != NULL ? lt_matrix_find_segment (self->picture.matrix, segment) : -1;

  for (guint i = 0; row >= 0 && i < self->picture.lines->len; i++)
    if (get_line (self, i)->row == row)
      return (gint) i;
  return -1;
}

void
lt_matrix_view_set_cursor (LtMatrixView *self, gint64 segment, gint64 region)
{
  const gint line = find_line (self, segment);
  gint column = self->picture.matrix != NULL && region != 0 ? lt_matrix_find_region (self->picture.matrix, region) : -1;

  g_return_if_fail (LT_IS_MATRIX_VIEW (self));
  if (column < 0)
    column = MAX (0, self->picture.cursor_column);
  if (line < 0 || !has_cells (self) || (line == self->picture.cursor_line && column == self->picture.cursor_column))
    return;
  put_cursor (self, line, column);
  reveal_cursor (self);
}

static gboolean
go_to (LtMatrixView *self, gint line, gint column)
{
  if (line == self->picture.cursor_line && column == self->picture.cursor_column)
    return FALSE;
  put_cursor (self, line, column);
  reveal_cursor (self);
  g_signal_emit (self, signals[CURSOR], 0);
  return TRUE;
}

/* The nearest line that is no heading, looking on in a direction first; every chain that has a heading has rows. */
static gint
nearest_row (LtMatrixView *self, gint line, gint direction)
{
  const gint n = (gint) self->picture.lines->len;

  line = CLAMP (line, 0, n - 1);
  for (gint step = direction; step == direction || step == -direction; step = step == direction ? -direction : 0)
    for (gint i = line; i >= 0 && i < n; i += step)
      if (get_line (self, (guint) i)->row != LT_MATRIX_HEADING)
        return i;
  return -1;
}

gboolean
lt_matrix_view_move (LtMatrixView *self, gint rows, gint columns)
{
  gint line, column;

  g_return_val_if_fail (LT_IS_MATRIX_VIEW (self), FALSE);
  if (!has_cells (self))
    return FALSE;
  if (self->picture.cursor_line < 0)
    return go_to (self, nearest_row (self, 0, 1), 0);
  line = self->picture.cursor_line + CLAMP (rows, -(gint) self->picture.lines->len, (gint) self->picture.lines->len);
  column = CLAMP (self->picture.cursor_column + columns, 0, (gint) lt_matrix_get_n_columns (self->picture.matrix) - 1);
  return go_to (self, rows == 0 ? self->picture.cursor_line : nearest_row (self, line, rows > 0 ? 1 : -1), column);
}

/* --- Pointing --- */

/* -1 where it is beside the lines, or beside the columns. */
static void
find_at (LtMatrixView *self, double x, double y, gint *line, gint *column)
{
  const LtMatrixGrid *grid = &self->picture.grid;
  const double left = grid->names + grid->totals;

  *line = *column = -1;
  if (!has_cells (self))
    return;
  if (y >= grid->header && (y - grid->header + grid->y) / grid->line < self->picture.lines->len)
    *line = (gint) ((y - grid->header + grid->y) / grid->line);
  if (x >= left && (x - left + grid->x) / grid->column < lt_matrix_get_n_columns (self->picture.matrix))
    *column = (gint) ((x - left + grid->x) / grid->column);
}

void
lt_matrix_view_click (LtMatrixView *self, double x, double y, guint n_press)
{
  gint line, column;

  g_return_if_fail (LT_IS_MATRIX_VIEW (self));
  find_at (self, x, y, &line, &column);
  if (line < 0 && column >= 0 && y < self->picture.grid.header)
    g_signal_emit (self, signals[REGION_CLICKED], 0, lt_matrix_get_region (self->picture.matrix, (guint) column));
  if (line < 0 || get_line (self, (guint) line)->row == LT_MATRIX_HEADING)
    return;
  if (column < 0 && x >= self->picture.grid.names + self->picture.grid.totals)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  go_to (self, line, column >= 0 ? column : MAX (0, self->picture.cursor_column));
  if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

/** lt_matrix_view_ask_menu: a click of the secondary button at a pixel: the cell there is the one that a menu is about. */
void
lt_matrix_view_ask_menu (LtMatrixView *self, double x, double y)
{
  gint line, column;

  g_return_if_fail (LT_IS_MATRIX_VIEW (self));
  find_at (self, x, y, &line, &column);
  if (line < 0 || column < 0 || get_line (self, (guint) line)->row == LT_MATRIX_HEADING)
    return;
  lt_matrix_view_click (self, x, y, 1);
  g_signal_emit (self, signals[MENU], 0, x, y);
}

/* Of a heading: how the region covers all of the segments. */
static char *
describe_region (LtMatrixView *self, guint column)
{
  const LtMatrixPicture *picture = &self->picture;
  const LtMatrixTotal *total = lt_matrix_get_column_total (picture->matrix, column);
  const LtRegion *region = lt_model_get_region (picture->model, lt_matrix_get_region (picture->matrix, column));

  return g_strdup_printf (_("%s: covers %u of %u segments, %u gaps"), region != NULL ? region->name : "", total->covered,
                          lt_matrix_get_n_rows (picture->matrix), total->gaps);
}

char *
lt_matrix_view_describe (LtMatrixView *self, double x, double y)
{
  gint line, column;

  g_return_val_if_fail (LT_IS_MATRIX_VIEW (self), NULL);
  find_at (self, x, y, &line, &column);
  if (line < 0)
    return column >= 0 && y < self->picture.grid.header ? describe_region (self, (guint) column) : NULL;
  if (get_line (self, (guint) line)->row == LT_MATRIX_HEADING)
    return NULL;
  if (column >= 0)
    return lt_matrix_explain (self->picture.matrix, self->picture.model, (guint) get_line (self, (guint) line)->row,
                              (guint) column);
  return x < self->picture.grid.names + self->picture.grid.totals
           ? lt_matrix_explain_row (self->picture.matrix, self->picture.model, (guint) get_line (self, (guint) line)->row) : NULL;
}

gboolean
lt_matrix_view_get_cell (LtMatrixView *self, gint64 segment, gint64 region, GdkRectangle *bounds)
{
  const gint line = find_line (self, segment);
  const gint column = self->picture.matrix != NULL ? lt_matrix_find_region (self->picture.matrix, region) : -1;

  if (line >= 0 && column >= 0)
    cell_box (self, line, column, bounds);
  return line >= 0 && column >= 0;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, LtMatrixView *self)
{
  lt_matrix_view_click (self, x, y, (guint) n_press);
}

static void
on_secondary (GtkGestureClick *gesture, int n_press, double x, double y, LtMatrixView *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  lt_matrix_view_ask_menu (self, x, y);
}

static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *words = keyboard ? NULL : lt_matrix_view_describe (LT_MATRIX_VIEW (widget), x, y);

  if (words != NULL)
    gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

/* --- Keys --- */

static gint
page_lines (LtMatrixView *self)
{
  const LtMatrixGrid *grid = &self->picture.grid;

  return MAX (1, (gtk_widget_get_height (GTK_WIDGET (self)) - grid->header) / MAX (1, grid->line) - 1);
}

/* Over the cell under the cursor. */
static gboolean
ask_menu_at_cursor (LtMatrixView *self)
{
  GdkRectangle box;

  if (self->picture.cursor_line < 0)
    return FALSE;
  reveal_cursor (self);
  cell_box (self, self->picture.cursor_line, self->picture.cursor_column, &box);
  g_signal_emit (self, signals[MENU], 0, box.x + box.width / 2.0, box.y + box.height / 2.0);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, LtMatrixView *self)
{
  const gint all = G_MAXINT / 4;
  const gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (has_cells (self) && (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0)))
    return ask_menu_at_cursor (self);
  if ((state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || !has_cells (self))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Up: case GDK_KEY_KP_Up: lt_matrix_view_move (self, -1, 0); return TRUE;
    case GDK_KEY_Down: case GDK_KEY_KP_Down: lt_matrix_view_move (self, 1, 0); return TRUE;
    case GDK_KEY_Left: case GDK_KEY_KP_Left: lt_matrix_view_move (self, 0, -1); return TRUE;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: lt_matrix_view_move (self, 0, 1); return TRUE;
    case GDK_KEY_Home: case GDK_KEY_KP_Home: lt_matrix_view_move (self, control ? -all : 0, -all); return TRUE;
    case GDK_KEY_End: case GDK_KEY_KP_End: lt_matrix_view_move (self, control ? all : 0, all); return TRUE;
    case GDK_KEY_Page_Up: case GDK_KEY_KP_Page_Up: lt_matrix_view_move (self, -page_lines (self), 0); return TRUE;
    case GDK_KEY_Page_Down: case GDK_KEY_KP_Page_Down: lt_matrix_view_move (self, page_lines (self), 0); return TRUE;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_ISO_Enter: g_signal_emit (self, signals[ACTIVATED], 0); return TRUE;
    default: return FALSE;
    }
}

/* Whoever comes by Tab lands on a cell. */
static gboolean
grab_focus (GtkWidget *widget)
{
  LtMatrixView *self = LT_MATRIX_VIEW (widget);

  if (!has_cells (self))
    return FALSE;
  if (self->picture.cursor_line < 0)
    {
      put_cursor (self, nearest_row (self, 0, 1), 0);
      place_cell (self);
    }
  return gtk_widget_grab_focus (self->cell);
}

static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !gtk_widget_has_focus (LT_MATRIX_VIEW (widget)->cell) && grab_focus (widget);
}

static void
on_focus (LtMatrixView *self)
{
  self->picture.focused = gtk_widget_has_focus (self->cell);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- What is shown --- */

static void
append_row (LtMatrixView *self, guint row, gint64 *chain, gboolean headings)
{
  const LtSegment *segment = lt_model_get_segment (self->picture.model, lt_matrix_get_segment (self->picture.matrix, row));
  LtMatrixLine line = { (gint) row, segment != NULL ? segment->chain : 0 };

  if (headings && line.chain != *chain)
    g_array_append_val (self->picture.lines, ((LtMatrixLine) { LT_MATRIX_HEADING, line.chain }));
  *chain = line.chain;
  g_array_append_val (self->picture.lines, line);
}

/* Chains have headings where there are several. */
static gboolean
has_chains (LtModel *model, LtMatrix *matrix)
{
  const guint n = lt_matrix_get_n_rows (matrix);
  const LtSegment *first = n > 0 ? lt_model_get_segment (model, lt_matrix_get_segment (matrix, 0)) : NULL;
  const LtSegment *last = n > 0 ? lt_model_get_segment (model, lt_matrix_get_segment (matrix, n - 1)) : NULL;

  return first != NULL && last != NULL && first->chain != last->chain;
}

void
lt_matrix_view_set_matrix (LtMatrixView *self, LtModel *model, LtMatrix *matrix, GArray *rows)
{
  const gint column = self->picture.cursor_column;
  gint64 chain = 0, segment = 0, region = 0;
  gboolean kept, headings = matrix != NULL && has_chains (model, matrix);

  g_return_if_fail (LT_IS_MATRIX_VIEW (self));
  kept = self->picture.matrix != NULL && lt_matrix_view_get_cursor (self, &segment, &region);
  self->picture.model = model;
  self->picture.matrix = matrix;
  self->picture.cursor_line = self->picture.cursor_column = -1;
  g_array_set_size (self->picture.lines, 0);
  if (rows == NULL)
    for (guint row = 0; matrix != NULL && row < lt_matrix_get_n_rows (matrix); row++)
      append_row (self, row, &chain, headings);
  else
    for (guint i = 0; matrix != NULL && i < rows->len; i++)
      append_row (self, g_array_index (rows, guint, i), &chain, headings);
  if (kept && has_cells (self) && find_line (self, segment) >= 0)
    {
      const gint same = lt_matrix_find_region (matrix, region);

      put_cursor (self, find_line (self, segment), same >= 0 ? same : MIN (column, (gint) lt_matrix_get_n_columns (matrix) - 1));
    }
  update_adjustments (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- The widget --- */

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtMatrixView *self = LT_MATRIX_VIEW (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (!has_cells (self))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  lt_matrix_draw (&self->picture, cr, width, height, lt_canvas_get_palette ());
  cairo_destroy (cr);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = 120;
  *natural = 400;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LtMatrixView *self = LT_MATRIX_VIEW (widget);
  const gboolean in_sight = is_cursor_in_sight (self);

  measure_grid (self, width);
  update_adjustments (self);
  /* The bar about the cursor's cell comes from below, and would lie on it. */
  if (in_sight)
    reveal_range (self->vadjustment, self->picture.cursor_line * (double) self->picture.grid.line, self->picture.grid.line);
  place_cell (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  LtMatrixView *self = LT_MATRIX_VIEW (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, id == PROP_HADJUSTMENT ? self->hadjustment : self->vadjustment);
  else
    g_value_set_enum (value, id == PROP_HPOLICY ? self->hpolicy : self->vpolicy);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  LtMatrixView *self = LT_MATRIX_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT: set_adjustment (self, &self->hadjustment, g_value_get_object (value)); break;
    case PROP_VADJUSTMENT: set_adjustment (self, &self->vadjustment, g_value_get_object (value)); break;
    case PROP_HPOLICY: self->hpolicy = (guint) g_value_get_enum (value) & 1; break;
    default: self->vpolicy = (guint) g_value_get_enum (value) & 1; break;
    }
}

static void
lt_matrix_view_dispose (GObject *object)
{
  LtMatrixView *self = LT_MATRIX_VIEW (object);

  self->picture.matrix = NULL;
  for (guint i = 0; i < 2; i++)
    {
      GtkAdjustment **adjustment = i == 0 ? &self->hadjustment : &self->vadjustment;

      if (*adjustment != NULL)
        g_signal_handlers_disconnect_by_func (*adjustment, on_scrolled, self);
      g_clear_object (adjustment);
    }
  g_clear_pointer (&self->cell, gtk_widget_unparent);
  G_OBJECT_CLASS (lt_matrix_view_parent_class)->dispose (object);
}

static void
lt_matrix_view_finalize (GObject *object)
{
  g_array_unref (LT_MATRIX_VIEW (object)->picture.lines);
  G_OBJECT_CLASS (lt_matrix_view_parent_class)->finalize (object);
}

static void
scrollable_init (GtkScrollableInterface *interface)
{
}

static void
lt_matrix_view_class_init (LtMatrixViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = lt_matrix_view_dispose;
  object_class->finalize = lt_matrix_view_finalize;
  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = focus;
  widget_class->query_tooltip = on_query_tooltip;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HPOLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VPOLICY, "vscroll-policy");
  signals[CURSOR] = g_signal_new ("cursor", LT_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", LT_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REGION_CLICKED] = g_signal_new ("region-clicked", LT_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1,
                                          G_TYPE_INT64);
  signals[MENU] = g_signal_new ("menu", LT_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "matrix-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
lt_matrix_view_init (LtMatrixView *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *secondary = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->picture.lines = g_array_new (FALSE, FALSE, sizeof (LtMatrixLine));
  self->picture.cursor_line = self->picture.cursor_column = -1;
  self->cell = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL, "focusable", TRUE, "can-target", FALSE,
                             NULL);
  gtk_widget_set_parent (self->cell, GTK_WIDGET (self));
  g_signal_connect_swapped (self->cell, "notify::has-focus", G_CALLBACK (on_focus), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Segments by regions"), -1);
}
