#include "config.h"
#include "app/column-titles.h"

static GtkWidget *
nth_child (GtkWidget *parent, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  while (child != NULL && n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * lt_column_title_align_end:
 * @column: counted from 0, among those that were added to the view, shown or not
 *
 * Puts the title above the figures of its column, which end where the column ends: by itself GTK puts all titles at the
 * begin, and has no word for it. The title is a box in a widget for each column, in the header, the view's first child; in
 * the box are the words and an arrow, which comes before the words here.
 */
void
lt_column_title_align_end (GtkColumnView *view, guint column)
{
  GtkWidget *header, *title, *box;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  header = gtk_widget_get_first_child (GTK_WIDGET (view));
  title = header != NULL ? nth_child (header, column) : NULL;
  box = title != NULL ? gtk_widget_get_first_child (title) : NULL;
  if (!GTK_IS_BOX (box))
    return;
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_reorder_child_after (GTK_BOX (box), gtk_widget_get_first_child (box), gtk_widget_get_last_child (box));
}
