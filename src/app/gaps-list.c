#include "config.h"
#include "app/gaps-list.h"

#include "app/column-titles.h"
#include "app/gap-columns.h"

#include <glib/gi18n-lib.h>

/* Of a character, about. */
#define PIXELS 8

typedef struct {
  LtGapsList *list;
  LtGapColumn column;
} Slot;

struct _LtGapsList {
  GtkWidget           parent_instance;

  GtkColumnView      *view;
  LtViewState        *state;
  LtGapLines         *lines;
  GtkSingleSelection *selection;
  GHashTable         *bound;       /* GtkListItem → LtGapColumn: cells on screen */
  GHashTable         *rows;        /* GtkListItem: those of them that name a segment */
  gboolean            following;   /* what is selected is not to be said again */
  Slot                slots[LT_N_GAP_COLUMNS];
};

G_DEFINE_FINAL_TYPE (LtGapsList, lt_gaps_list, GTK_TYPE_WIDGET)

enum { SELECTED, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- Cells --- */

static void
fill (LtGapsList *self, GtkListItem *item, LtGapColumn column)
{
  LtGapLine *line = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (self->state == NULL)
    return;
  lt_gap_column_fill (column, cell, line, self->state);
  if (column == LT_GAP_COLUMN_SEGMENT && gtk_widget_get_parent (cell) != NULL)
    {
      GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
      g_autofree char *words = lt_gap_line_describe (line, self->state);

      if (row != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, Slot *slot)
{
  gtk_list_item_set_child (item, lt_gap_column_make (slot->column));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, Slot *slot)
{
  g_hash_table_insert (slot->list->bound, item, GUINT_TO_POINTER (slot->column));
  if (slot->column == LT_GAP_COLUMN_SEGMENT)
    g_hash_table_add (slot->list->rows, item);
  fill (slot->list, item, slot->column);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, Slot *slot)
{
  g_hash_table_remove (slot->list->bound, item);
  g_hash_table_remove (slot->list->rows, item);
}

static void
on_refreshed (LtGapsList *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    fill (self, item, GPOINTER_TO_UINT (column));
}

/* --- Columns --- */

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  Slot *slot = data;
  int order = slot->list->state != NULL ? lt_gap_column_compare (slot->column, (LtGapLine *) a, (LtGapLine *) b, slot->list->state)
      : 0;

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
add_column (LtGapsList *self, LtGapColumn column)
{
  Slot *slot = &self->slots[column];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) added = gtk_column_view_column_new (lt_gap_column_get_title (column), factory);
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, slot, NULL));
  guint width = lt_gap_column_get_width (column);

  *slot = (Slot) { self, column };
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), slot);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), slot);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), slot);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_column_set_resizable (added, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (added, (int) width * PIXELS);
  gtk_column_view_column_set_expand (added, column == LT_GAP_COLUMN_SEGMENT);
  gtk_column_view_append_column (self->view, added);
  if (lt_gap_column_is_figure (column))
    lt_column_title_align_end (self->view, column);
}

/* --- What is selected --- */

LtGapLine *
lt_gaps_list_get_selected (LtGapsList *self)
{
  g_return_val_if_fail (LT_IS_GAPS_LIST (self), NULL);
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

GtkSelectionModel *
lt_gaps_list_get_model (LtGapsList *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}

static void
on_selected (LtGapsList *self)
{
  if (!self->following)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_activate (GtkColumnView *view, guint position, LtGapsList *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Whether a line is what is selected: a segment, or what a chain lacks. */
static gboolean
is_selected (LtGapsList *self, LtGapLine *line)
{
  const LtLacking *lacking = lt_view_state_get_lacking (self->state);
  LtThing thing = lt_view_state_get_selection (self->state);
  LtLacking own;

  if (lt_gap_line_get_lacking (line, &own))
    return lacking != NULL && own.chain == lacking->chain && own.template == lacking->template && own.index == lacking->index;
  return thing.table == LT_TABLE_SEGMENT && lt_gap_line_get_segment (line) == thing.id;
}

void
lt_gaps_list_follow (LtGapsList *self)
{
  LtGapLine *line = lt_gaps_list_get_selected (self);
  guint n, found = GTK_INVALID_LIST_POSITION;

  if (self->selection == NULL || (line != NULL && is_selected (self, line)))
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n && found == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr(LtGapLine) one = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (is_selected (self, one))
        found = i;
    }
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, found);
  self->following = FALSE;
}

/** lt_gaps_list_scroll_up: what a filter leaves is read from its beginning. */
void
lt_gaps_list_scroll_up (LtGapsList *self)
{
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u", 0);
}

/** lt_gaps_list_add_menu: @owner: whose actions the menu names. */
void
lt_gaps_list_add_menu (LtGapsList *self, GtkWidget *owner, LtRowMenuFunc func)
{
  g_return_if_fail (LT_IS_GAPS_LIST (self));
  lt_row_menu_add (owner, self->view, self->rows, func);
}

/** lt_gaps_list_get_place: @at: (out): where the line that is selected is, in pixels of @owner. Returns %FALSE: out of sight. */
gboolean
lt_gaps_list_get_place (LtGapsList *self, GtkWidget *owner, GdkRectangle *at)
{
  LtGapLine *line = lt_gaps_list_get_selected (self);
  GHashTableIter iter;
  gpointer item;
  graphene_rect_t bounds;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_item (item) == line && gtk_widget_get_mapped (gtk_list_item_get_child (item))
        && gtk_widget_compute_bounds (gtk_list_item_get_child (item), owner, &bounds))
      {
        *at = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
        return TRUE;
      }
  return FALSE;
}

/* --- The widget --- */

static void
clear_lines (LtGapsList *self)
{
  if (self->lines != NULL)
    g_signal_handlers_disconnect_by_data (self->lines, self);
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  self->state = NULL;
}

/** lt_gaps_list_set_lines: both (nullable): what to show. */
void
lt_gaps_list_set_lines (LtGapsList *self, LtViewState *state, LtGapLines *lines)
{
  GtkSortListModel *sorted;

  g_return_if_fail (LT_IS_GAPS_LIST (self));
  clear_lines (self);
  if (lines == NULL)
    return;
  self->state = state;
  self->lines = g_object_ref (lines);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (lines)), g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (lines, "refreshed", G_CALLBACK (on_refreshed), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static void
lt_gaps_list_dispose (GObject *object)
{
  LtGapsList *self = LT_GAPS_LIST (object);
  GtkWidget *child;

  if (self->view != NULL)
    clear_lines (self);
  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_gaps_list_parent_class)->dispose (object);
}

static void
lt_gaps_list_finalize (GObject *object)
{
  g_hash_table_unref (LT_GAPS_LIST (object)->bound);
  g_hash_table_unref (LT_GAPS_LIST (object)->rows);
  G_OBJECT_CLASS (lt_gaps_list_parent_class)->finalize (object);
}

static void
lt_gaps_list_class_init (LtGapsListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lt_gaps_list_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_gaps_list_finalize;
  signals[SELECTED] = g_signal_new ("selected", LT_TYPE_GAPS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", LT_TYPE_GAPS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "gaps-list");
}

static void
lt_gaps_list_init (LtGapsList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->bound = g_hash_table_new (NULL, NULL);
  self->rows = g_hash_table_new (NULL, NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  for (guint i = 0; i < LT_N_GAP_COLUMNS; i++)
    add_column (self, i);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Gaps by priority"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}
