/* The columns of the table: what a cell says, which are shown, what is sorted by. */
#include "config.h"
#include "app/enterprises-private.h"

#include "app/column-titles.h"
#include "workspace/figures.h"
#include "workspace/item-cache.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* About how wide characters are, and what is beside them. */
#define WIDE_PIXELS 14
#define NARROW_PIXELS 8
#define CELL_PADDING 12

/* In what the user's state folder remembers. */
#define REMEMBERED "enterprises"

/* --- Cells --- */

static LtDirectoryColumn
column_of (gpointer factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (factory, "column"));
}

/* A figure says less without its year. */
static char *
describe_year (LtModel *model, gint64 enterprise, LtDirectoryColumn column)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_FIGURE, "enterprise", enterprise);
  const LtFigure *figure = lt_figures_find (rows->pdata, rows->len, LT_FIGURE_REVENUE + column - LT_DIRECTORY_REVENUE);

  if (figure == NULL)
    return NULL;
  return figure->year == LT_UNKNOWN_INT ? g_strdup (_("Year unknown")) : g_strdup_printf ("%d", figure->year);
}

/* As good as measured: what is cut off can be read in the tip. */
static gboolean
is_cut_off (LtEnterprisesView *self, LtDirectoryColumn column, const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? WIDE_PIXELS : NARROW_PIXELS;
  return width > gtk_column_view_column_get_fixed_width (self->columns[column]) - CELL_PADDING;
}

static char *
describe_tip (LtEnterprisesView *self, gint64 id, LtDirectoryColumn column, const char *text)
{
  if (column >= LT_DIRECTORY_REVENUE && column <= LT_DIRECTORY_RD)
    return describe_year (lt_enterprises_view_get_model (self), id, column);
  return !lt_directory_is_number (column) && is_cut_off (self, column, text) ? g_strdup (text) : NULL;
}

static void
fill (LtEnterprisesView *self, GtkListItem *list_item, LtDirectoryColumn column)
{
  gint64 id = lt_enterprises_view_get_id (self, gtk_list_item_get_position (list_item));
  GtkWidget *cell = gtk_list_item_get_child (list_item), *row = gtk_widget_get_parent (cell);
  const char *shown = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_autofree char *text = NULL, *words = NULL;

  if (self->state == NULL)
    return;
  text = lt_directory_describe (lt_enterprises_view_get_model (self), lt_enterprises_view_get_table (self), id, column);
  if (g_strcmp0 (text, shown) == 0)
    return;
  words = g_strdup_printf (C_("cell", "%s: %s"), lt_directory_get_title (column), *text != '\0' ? text : C_("figure", "unknown"));
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (column == LT_DIRECTORY_NAME && row != NULL && gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Asked when somebody rests there: to give each cell its tip when it is filled takes GTK half a millisecond. */
static gboolean
on_query_tooltip (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, LtEnterprisesView *self)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (cell), "list-item");
  LtDirectoryColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "column"));
  gint64 id = lt_enterprises_view_get_id (self, gtk_list_item_get_position (list_item));
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_autofree char *tip = self->state != NULL && id != 0 ? describe_tip (self, id, column, text != NULL ? text : "") : NULL;

  gtk_tooltip_set_text (tooltip, tip);
  return tip != NULL;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtEnterprisesView *self)
{
  LtDirectoryColumn column = column_of (factory);
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 2);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (cell), 0.5);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), lt_directory_is_number (column) ? 1 : 0);
  if (lt_directory_is_number (column))
    gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data (G_OBJECT (cell), "list-item", list_item);
  g_object_set_data (G_OBJECT (cell), "column", GUINT_TO_POINTER (column));
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (on_query_tooltip), self, 0);
  gtk_list_item_set_child (list_item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtEnterprisesView *self)
{
  g_hash_table_add (self->bound, list_item);
  if (column_of (factory) == LT_DIRECTORY_NAME)
    g_hash_table_add (self->rows, list_item);
  g_hash_table_remove (self->unfilled, list_item);
  fill (self, list_item, column_of (factory));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtEnterprisesView *self)
{
  g_hash_table_remove (self->bound, list_item);
  g_hash_table_remove (self->rows, list_item);
  g_hash_table_remove (self->unfilled, list_item);
}

static LtDirectoryColumn
bound_column (gpointer list_item)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "column"));
}

/* GTK keeps widgets for many more rows than are in sight. All rows are of one height; before any has it, all are in sight. */
static void
find_sight (LtEnterprisesView *self, guint *first, guint *last)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));
  GHashTableIter iter;
  gpointer list_item;
  int height = 0;

  g_hash_table_iter_init (&iter, self->rows);
  while (height == 0 && g_hash_table_iter_next (&iter, &list_item, NULL))
    height = gtk_widget_get_height (gtk_widget_get_parent (gtk_widget_get_parent (gtk_list_item_get_child (list_item))));
  *first = height > 0 ? (guint) (gtk_adjustment_get_value (adjustment) / height) : 0;
  *last = height > 0 ? *first + 1 + (guint) (gtk_adjustment_get_page_size (adjustment) / height) : G_MAXUINT;
}

/** lt_enterprises_columns_refill: what the rows say may be something else: at once those in sight, others when there is time. */
void
lt_enterprises_columns_refill (LtEnterprisesView *self)
{
  GHashTableIter iter;
  gpointer list_item;
  guint first, last;

  find_sight (self, &first, &last);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      guint position = gtk_list_item_get_position (list_item);

      if (position >= first && position <= last)
        fill (self, list_item, bound_column (list_item));
      else
        g_hash_table_add (self->unfilled, list_item);
    }
}

/* What comes into sight cannot wait. */
static void
on_scrolled (LtEnterprisesView *self)
{
  GHashTableIter iter;
  gpointer list_item;
  guint first, last;

  if (g_hash_table_size (self->unfilled) == 0)
    return;
  find_sight (self, &first, &last);
  g_hash_table_iter_init (&iter, self->unfilled);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      guint position = gtk_list_item_get_position (list_item);

      if (position < first || position > last)
        continue;
      fill (self, list_item, bound_column (list_item));
      g_hash_table_iter_remove (&iter);
    }
}

gboolean
lt_enterprises_columns_fill_rest (LtEnterprisesView *self, gint64 until)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->unfilled);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      if (g_get_monotonic_time () > until)
        return FALSE;
      fill (self, list_item, bound_column (list_item));
      g_hash_table_iter_remove (&iter);
    }
  return TRUE;
}

/* --- The order --- */

/* The rows are sorted by the directory, not by GTK; which header was chosen GTK 4.8 tells nobody. Asked to compare two rows, it
 * asks that header's sorter, and turns the answer round where the order descends. */
static int
answer_probe (gconstpointer a, gconstpointer b, gpointer data)
{
  LtEnterprisesView *self = g_object_get_data (data, "view");

  self->probe = GPOINTER_TO_UINT (g_object_get_data (data, "column"));
  return GTK_ORDERING_SMALLER;
}

static void
remember_sort (LtEnterprisesView *self)
{
  g_autofree char *text = NULL;

  if (self->sort != LT_DIRECTORY_BEST)
    text = g_strdup_printf ("%s%s", lt_directory_get_nick (self->sort), self->descending ? " descending" : "");
  lt_view_state_remember_text (self->state, REMEMBERED, "sort", text != NULL ? text : "");
}

static void
on_sorter (LtEnterprisesView *self)
{
  g_autoptr(LtItem) one = lt_item_new (LT_TABLE_ENTERPRISE, 1), other = lt_item_new (LT_TABLE_ENTERPRISE, 2);
  GtkOrdering order;

  if (self->syncing || self->state == NULL)
    return;
  self->probe = LT_DIRECTORY_BEST;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->table), one, other);
  if (self->probe == self->sort && (order == GTK_ORDERING_LARGER) == self->descending)
    return;
  self->sort = self->probe;
  self->descending = order == GTK_ORDERING_LARGER;
  remember_sort (self);
  lt_enterprises_view_relist (self);
}

/** lt_enterprises_columns_sort: @column: or %LT_DIRECTORY_BEST: by name, or by how well it fits what is searched for. */
void
lt_enterprises_columns_sort (LtEnterprisesView *self, gint column, gboolean descending)
{
  gtk_column_view_sort_by_column (self->table, NULL, GTK_SORT_ASCENDING);
  if (column != LT_DIRECTORY_BEST)
    gtk_column_view_sort_by_column (self->table, self->columns[column], descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* --- Which are shown --- */

static void
recall_sort (LtEnterprisesView *self)
{
  g_autofree char *text = lt_view_state_recall_text (self->state, REMEMBERED, "sort");
  g_auto(GStrv) words = g_strsplit (text != NULL ? text : "", " ", 2);
  gint sort = LT_DIRECTORY_BEST;
  gboolean descending = words[0] != NULL && words[1] != NULL;

  for (guint c = 0; words[0] != NULL && c < LT_N_DIRECTORY_COLUMNS; c++)
    if (g_str_equal (words[0], lt_directory_get_nick (c)) && lt_directory_has (lt_enterprises_view_get_table (self), c))
      sort = c;
  self->syncing = TRUE;
  lt_enterprises_columns_sort (self, sort, descending);
  self->syncing = FALSE;
  self->sort = sort;
  self->descending = sort != LT_DIRECTORY_BEST && descending;
}

/** lt_enterprises_columns_recall: as they were the last time, for the table that is listed. */
void
lt_enterprises_columns_recall (LtEnterprisesView *self)
{
  lt_enterprises_arrangement_recall (self);
  recall_sort (self);
  lt_enterprises_columns_show (self);
}

void
lt_enterprises_columns_toggle (LtEnterprisesView *self, LtDirectoryColumn column)
{
  lt_enterprises_arrangement_show (self, column, !gtk_column_view_column_get_visible (self->columns[column]));
  if (self->sort == (gint) column)
    lt_enterprises_columns_sort (self, LT_DIRECTORY_BEST, FALSE);
  else
    lt_enterprises_view_relist (self);
  lt_enterprises_columns_show (self);
}

static void
on_toggle (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtEnterprisesView *self = data;

  if (self->state != NULL)
    lt_enterprises_columns_toggle (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (action), "column")));
}

/** lt_enterprises_columns_show: the menu of columns: those of the table that is listed. The name is always there. */
void
lt_enterprises_columns_show (LtEnterprisesView *self)
{
  g_autoptr(GMenu) menu = g_menu_new (), columns = g_menu_new (), order = g_menu_new ();

  for (guint c = 0; c < LT_N_DIRECTORY_COLUMNS; c++)
    {
      g_autofree char *name = g_strdup_printf ("filter.column-%s", lt_directory_get_nick (c));
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name + strlen ("filter."));

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (gtk_column_view_column_get_visible (self->columns[c])));
      if (c != LT_DIRECTORY_NAME && lt_directory_has (lt_enterprises_view_get_table (self), c))
        g_menu_append (columns, lt_directory_get_title (c), name);
    }
  g_menu_append (order, _("_Default Order"), "enterprises.default-order");
  g_menu_append (order, _("D_efault Columns"), "enterprises.default-columns");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  gtk_menu_button_set_menu_model (self->columns_button, G_MENU_MODEL (menu));
}

static void
default_order_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_enterprises_columns_sort (LT_ENTERPRISES_VIEW (widget), LT_DIRECTORY_BEST, FALSE);
}

static void
default_columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);

  if (self->state == NULL)
    return;
  lt_enterprises_arrangement_reset (self);
  if (self->sort != LT_DIRECTORY_BEST && !gtk_column_view_column_get_visible (self->columns[self->sort]))
    lt_enterprises_columns_sort (self, LT_DIRECTORY_BEST, FALSE);
  else
    lt_enterprises_view_relist (self);
  lt_enterprises_columns_show (self);
}

void
lt_enterprises_columns_install (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "enterprises.default-columns", NULL, default_columns_action);
  gtk_widget_class_install_action (class, "enterprises.default-order", NULL, default_order_action);
}

static void
add_column (LtEnterprisesView *self, LtDirectoryColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *name = g_strdup_printf ("column-%s", lt_directory_get_nick (column));
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));
  g_autoptr(GtkSorter) sorter = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->columns[column] = gtk_column_view_column_new (lt_directory_get_title (column), factory);
  g_object_set_data (G_OBJECT (self->columns[column]), "view", self);
  g_object_set_data (G_OBJECT (self->columns[column]), "column", GUINT_TO_POINTER (column));
  sorter = GTK_SORTER (gtk_custom_sorter_new (answer_probe, self->columns[column], NULL));
  gtk_column_view_column_set_sorter (self->columns[column], sorter);
  gtk_column_view_column_set_resizable (self->columns[column], TRUE);
  gtk_column_view_column_set_expand (self->columns[column], column == LT_DIRECTORY_SEGMENTS);
  gtk_column_view_append_column (self->table, self->columns[column]);
  if (lt_directory_is_number (column))
    lt_column_title_align_end (self->table, column);
  g_object_unref (self->columns[column]);
  g_object_set_data (G_OBJECT (action), "column", GUINT_TO_POINTER (column));
  g_signal_connect (action, "activate", G_CALLBACK (on_toggle), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

void
lt_enterprises_columns_add (LtEnterprisesView *self)
{
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->actions));
  for (guint c = 0; c < LT_N_DIRECTORY_COLUMNS; c++)
    add_column (self, c);
  lt_enterprises_arrangement_add (self);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table)), "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (on_sorter), self);
}
