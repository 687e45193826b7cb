/* The context menu of a list's lines: by the secondary button, the Menu key or Shift+F10. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): the menu for what is selected in the list */
typedef GMenuModel *(*LtRowMenuFunc) (GtkWidget *owner);

/* owner: the widget of which the list is a part, and whose actions the menu names; list: a GtkListView or GtkColumnView;
 * bound: GtkListItem of the lines on screen, in a column view of one column's cells. */
void         lt_row_menu_add  (GtkWidget *owner, gpointer list, GHashTable *bound, LtRowMenuFunc func);
/* (transfer none) (nullable): the line at a pixel of the list; @part: (out) (optional): how far down in it, from 0 to 1 */
GtkListItem *lt_row_find_at   (gpointer list, GHashTable *bound, double x, double y, double *part);

/* Opens a popover over a widget, pointing there in its pixels; once it is closed it goes by itself. Returns (transfer none): it */
GtkWidget   *lt_menu_pop_up   (GtkWidget *owner, GtkWidget *popover, const GdkRectangle *at);

G_END_DECLS
