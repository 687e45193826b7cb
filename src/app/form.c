#include "config.h"
#include "app/form.h"

#include "app/text-row.h"

struct _LtForm {
  GtkBox     *page;
  GHashTable *kept;              /* key → widget */
  GHashTable *asked;             /* widgets that this building has asked for */
  GtkWidget  *last;              /* (nullable): the page's child that was put last */
  GArray     *path;              /* guint: where the focus was, from the page down */
  GtkWidget  *focus;             /* (weak) (nullable) */
};

/* Of a kept child of the page: its list, and how many of its rows this building has put. */
#define LIST "form-list"
#define NEXT "form-next"
#define KEY  "form-key"

LtForm *
lt_form_new (GtkBox *page)
{
  LtForm *self = g_new0 (LtForm, 1);

  self->page = page;
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->asked = g_hash_table_new (NULL, NULL);
  self->path = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
lt_form_free (LtForm *self)
{
  if (self == NULL)
    return;
  g_clear_weak_pointer (&self->focus);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->asked);
  g_array_unref (self->path);
  g_free (self);
}

static gboolean
is_kept (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), KEY) != NULL;
}

static void
detach (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_LIST_BOX (parent))
    gtk_list_box_remove (GTK_LIST_BOX (parent), widget);
  else if (GTK_IS_BOX (parent))
    gtk_box_remove (GTK_BOX (parent), widget);
}

static void
detach_others (GtkWidget *parent)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (!is_kept (child))
        detach (child);
      child = next;
    }
}

/* --- The focus --- */

static guint
index_of (GtkWidget *widget)
{
  guint index = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    index++;
  return index;
}

static GtkWidget *
get_focus (LtForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page)) ? focus : NULL;
}

static void
remember_focus (LtForm *self)
{
  GtkWidget *focus = get_focus (self);

  g_set_weak_pointer (&self->focus, focus);
  g_array_set_size (self->path, 0);
  for (GtkWidget *at = focus; at != NULL && at != GTK_WIDGET (self->page); at = gtk_widget_get_parent (at))
    {
      guint index = index_of (at);

      g_array_prepend_val (self->path, index);
    }
}

static GtkWidget *
nth_child (GtkWidget *widget, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (n-- > 0 && child != NULL && gtk_widget_get_next_sibling (child) != NULL)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The focus stays with what had it; where that is gone, it goes to what stands there now. */
static void
restore_focus (LtForm *self)
{
  GtkWidget *at = GTK_WIDGET (self->page);

  if (self->path->len == 0 || get_focus (self) != NULL)
    return;
  if (self->focus != NULL && gtk_widget_is_ancestor (self->focus, at) && gtk_widget_grab_focus (self->focus))
    return;
  for (guint i = 0; i < self->path->len && at != NULL; i++)
    {
      GtkWidget *child = nth_child (at, g_array_index (self->path, guint, i));

      if (child == NULL)
        break;
      at = child;
    }
  while (at != NULL && at != GTK_WIDGET (self->page) && !gtk_widget_child_focus (at, GTK_DIR_TAB_FORWARD))
    at = gtk_widget_get_parent (at);
}

/* --- Building --- */

void
lt_form_begin (LtForm *self)
{
  remember_focus (self);
  g_hash_table_remove_all (self->asked);
  self->last = NULL;
  detach_others (GTK_WIDGET (self->page));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->page)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *list = g_object_get_data (G_OBJECT (child), LIST);

      g_object_set_data (G_OBJECT (child), NEXT, NULL);
      if (list != NULL)
        detach_others (list);
    }
}

/* GTK 4.8 keeps a popover that goes while it is open for good. */
static void
close_popovers (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    close_popovers (child);
}

static void
drop (GtkWidget *widget)
{
  close_popovers (widget);
  if (LT_IS_TEXT_ROW (widget))
    lt_text_row_commit (LT_TEXT_ROW (widget));
  detach (widget);
}

void
lt_form_end (LtForm *self)
{
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    if (!g_hash_table_contains (self->asked, widget))
      {
        drop (widget);
        g_hash_table_iter_remove (&iter);
      }
  restore_focus (self);
}

void
lt_form_clear (LtForm *self)
{
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    drop (widget);
  g_hash_table_remove_all (self->kept);
  g_hash_table_remove_all (self->asked);
  detach_others (GTK_WIDGET (self->page));
}

GtkWidget *
lt_form_find (LtForm *self, const char *key)
{
  GtkWidget *widget = g_hash_table_lookup (self->kept, key);

  if (widget != NULL)
    g_hash_table_add (self->asked, widget);
  return widget;
}

void
lt_form_keep (LtForm *self, const char *key, GtkWidget *widget)
{
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (key), g_free);
  g_hash_table_insert (self->kept, g_strdup (key), g_object_ref_sink (widget));
  g_hash_table_add (self->asked, widget);
}

void
lt_form_put (LtForm *self, GtkWidget *child)
{
  if (gtk_widget_get_parent (child) == NULL)
    gtk_box_insert_child_after (self->page, child, self->last);
  else if (gtk_widget_get_prev_sibling (child) != self->last)
    gtk_box_reorder_child_after (self->page, child, self->last);
  self->last = child;
}

/* Rows that stand in the way go last: those that are asked for get their place in turn. One may come from another list: a
 * flow that was turned. */
void
lt_form_put_row (LtForm *self, GtkWidget *child, GtkListBox *list, GtkWidget *row)
{
  int next = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), NEXT));

  g_object_set_data (G_OBJECT (child), LIST, list);
  g_object_set_data (G_OBJECT (child), NEXT, GINT_TO_POINTER (next + 1));
  if (gtk_widget_get_parent (row) != GTK_WIDGET (list))
    {
      detach (row);
      gtk_list_box_insert (list, row, next);
      return;
    }
  while (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) > next)
    {
      GtkWidget *first = g_object_ref (GTK_WIDGET (gtk_list_box_get_row_at_index (list, next)));

      gtk_list_box_remove (list, first);
      gtk_list_box_append (list, first);
      g_object_unref (first);
    }
}
