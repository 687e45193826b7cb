#include "config.h"
#include "app/drop-down.h"

/**
 * lt_drop_down_name_button:
 * @drop_down: with its accessible LABEL
 *
 * The focus is in the drop-down's button, which GTK leaves without a name: gives it the drop-down's.
 */
void
lt_drop_down_name_button (GtkDropDown *drop_down)
{
  GtkWidget *button;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  if (button != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, drop_down, NULL, -1);
}
