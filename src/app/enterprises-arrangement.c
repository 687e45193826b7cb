/* Which columns the table has, in which order and how wide: as one left it, for enterprises and for institutions each, remembered
 * per workspace in the user's state folder. */
#include "config.h"
#include "app/enterprises-private.h"

/* In what the user's state folder remembers: the columns in their order, "name:220 -role:90 …", a hidden one with a dash. */
#define REMEMBERED "enterprises"

/* The bounds of a width, in pixels: a header that cannot be taken hold of does not get wider again. */
#define LEAST_WIDTH 24
#define MOST_WIDTH 2000

/* Pixels, and whether one sees it before one chooses. */
static const struct { int width; gboolean shown; } looks[LT_N_DIRECTORY_COLUMNS] = {
  [LT_DIRECTORY_NAME]     = { 220, TRUE },
  [LT_DIRECTORY_REGION]   = { 110, TRUE },
  [LT_DIRECTORY_STATUS]   = { 110, TRUE },
  [LT_DIRECTORY_SEGMENTS] = { 180, TRUE },
  [LT_DIRECTORY_ROLE]     = { 90, FALSE },
  [LT_DIRECTORY_HONOURS]  = { 150, TRUE },
  [LT_DIRECTORY_REVENUE]  = { 130, TRUE },
  [LT_DIRECTORY_OUTPUT]   = { 130, FALSE },
  [LT_DIRECTORY_TAX]      = { 120, TRUE },
  [LT_DIRECTORY_STAFF]    = { 90, TRUE },
  [LT_DIRECTORY_LAND]     = { 100, FALSE },
  [LT_DIRECTORY_RD]       = { 120, FALSE },
  [LT_DIRECTORY_YEAR]     = { 70, TRUE },
  [LT_DIRECTORY_CREDIT]   = { 180, FALSE },
  [LT_DIRECTORY_PRODUCTS] = { 220, FALSE },
  [LT_DIRECTORY_CODES]    = { 120, FALSE },
  [LT_DIRECTORY_PARENT]   = { 180, FALSE },
  [LT_DIRECTORY_KIND]     = { 130, TRUE },
  [LT_DIRECTORY_CAPACITY] = { 120, TRUE },
};

static const char *
remembered_name (LtEnterprisesView *self)
{
  return lt_enterprises_view_get_table (self) == LT_TABLE_ENTERPRISE ? "columns" : "platform-columns";
}

static LtDirectoryColumn
column_at (LtEnterprisesView *self, guint position)
{
  g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (self->table), position);

  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), "column"));
}

static guint
position_of (LtEnterprisesView *self, LtDirectoryColumn column)
{
  guint position = 0;

  while (column_at (self, position) != column)
    position++;
  return position;
}

/* --- Remembering --- */

void
lt_enterprises_arrangement_remember (LtEnterprisesView *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  /* One that is moved is out of the table for a moment. */
  if (self->arranging || self->state == NULL
      || g_list_model_get_n_items (gtk_column_view_get_columns (self->table)) < LT_N_DIRECTORY_COLUMNS)
    return;
  for (guint i = 0; i < LT_N_DIRECTORY_COLUMNS; i++)
    {
      LtDirectoryColumn c = column_at (self, i);

      if (lt_directory_has (lt_enterprises_view_get_table (self), c))
        {
          gboolean shown = gtk_column_view_column_get_visible (self->columns[c]);

          if (shown)
            self->widths[c] = gtk_column_view_column_get_fixed_width (self->columns[c]);
          g_string_append_printf (text, "%s%s%s:%d", text->len > 0 ? " " : "", shown ? "" : "-", lt_directory_get_nick (c), self->widths[c]);
        }
    }
  lt_view_state_remember_text (self->state, REMEMBERED, remembered_name (self), text->str);
}

/* One word of what is remembered: "-role:90"; before widths and order were, only what is shown: "role". Returns whether it is
 * one. */
static gboolean
read_word (const char *word, LtDirectoryColumn *column, gboolean *shown, int *width)
{
  g_auto(GStrv) parts = g_strsplit (*word == '-' ? word + 1 : word, ":", 2);

  *shown = *word != '-';
  for (guint c = 0; parts[0] != NULL && c < LT_N_DIRECTORY_COLUMNS; c++)
    if (g_str_equal (parts[0], lt_directory_get_nick (c)))
      {
        guint64 pixels = parts[1] != NULL ? g_ascii_strtoull (parts[1], NULL, 10) : 0;

        *column = c;
        *width = pixels > 0 ? (int) CLAMP (pixels, LEAST_WIDTH, MOST_WIDTH) : looks[c].width;
        return TRUE;
      }
  return FALSE;
}

static void
place (LtEnterprisesView *self, LtDirectoryColumn column, guint position)
{
  if (column_at (self, position) != column)
    gtk_column_view_insert_column (self->table, position, self->columns[column]);
}

/* GTK 4.8 takes the widths of hidden columns from the room that is left for the one that grows: they have none. */
static void
show_column (LtEnterprisesView *self, LtDirectoryColumn column, gboolean shown, int width)
{
  gboolean there = lt_directory_has (lt_enterprises_view_get_table (self), column) && (shown || column == LT_DIRECTORY_NAME);

  self->widths[column] = width;
  gtk_column_view_column_set_visible (self->columns[column], there);
  gtk_column_view_column_set_fixed_width (self->columns[column], there ? width : 0);
}

/** lt_enterprises_arrangement_show: shows a column, or hides it; it is as wide as it was when it comes back. */
void
lt_enterprises_arrangement_show (LtEnterprisesView *self, LtDirectoryColumn column, gboolean shown)
{
  self->arranging = TRUE;
  show_column (self, column, shown, self->widths[column]);
  self->arranging = FALSE;
  lt_enterprises_arrangement_remember (self);
}

/** lt_enterprises_arrangement_recall: as it was the last time, for what is listed; what is not remembered is as at first. */
void
lt_enterprises_arrangement_recall (LtEnterprisesView *self)
{
  g_autofree char *text = lt_view_state_recall_text (self->state, REMEMBERED, remembered_name (self));
  gboolean remembered = text != NULL && *text != '\0', done[LT_N_DIRECTORY_COLUMNS] = { FALSE };
  g_auto(GStrv) words = g_strsplit (remembered ? text : "", " ", -1);
  guint position = 0;

  self->arranging = TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      LtDirectoryColumn column = LT_DIRECTORY_NAME;
      gboolean shown;
      int width;

      if (!read_word (words[i], &column, &shown, &width) || done[column])
        continue;
      done[column] = TRUE;
      show_column (self, column, shown, width);
      place (self, column, position++);
    }
  for (guint c = 0; c < LT_N_DIRECTORY_COLUMNS; c++)
    if (!done[c])
      {
        show_column (self, c, looks[c].shown && !remembered, looks[c].width);
        place (self, c, position++);
      }
  self->arranging = FALSE;
}

/** lt_enterprises_arrangement_reset: as at first. */
void
lt_enterprises_arrangement_reset (LtEnterprisesView *self)
{
  lt_view_state_remember_text (self->state, REMEMBERED, remembered_name (self), "");
  lt_enterprises_arrangement_recall (self);
}

/* --- The order --- */

/** lt_enterprises_arrangement_next: the shown column beside @column, to the end (1) or to the start (-1); -1: there is none */
gint
lt_enterprises_arrangement_next (LtEnterprisesView *self, LtDirectoryColumn column, int step)
{
  for (gint i = (gint) position_of (self, column) + step; i >= 0 && i < LT_N_DIRECTORY_COLUMNS; i += step)
    if (gtk_column_view_column_get_visible (self->columns[column_at (self, i)]))
      return column_at (self, i);
  return -1;
}

/* By key, as by dragging its header: the column that one was in last. */
static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);
  gint beside = self->state != NULL ? lt_enterprises_arrangement_next (self, self->column, g_variant_get_int32 (parameter)) : -1;

  if (beside >= 0)
    gtk_column_view_insert_column (self->table, position_of (self, beside), self->columns[self->column]);
}

void
lt_enterprises_arrangement_add (LtEnterprisesView *self)
{
  for (guint c = 0; c < LT_N_DIRECTORY_COLUMNS; c++)
    g_signal_connect_swapped (self->columns[c], "notify::fixed-width", G_CALLBACK (lt_enterprises_arrangement_remember), self);
  g_signal_connect_swapped (gtk_column_view_get_columns (self->table), "items-changed",
                            G_CALLBACK (lt_enterprises_arrangement_remember), self);
}

void
lt_enterprises_arrangement_install (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "enterprises.move-column", "i", move_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, "enterprises.move-column", "i", -1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK, "enterprises.move-column", "i", 1);
}
