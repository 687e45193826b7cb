/* Cut, copy and paste in the diagram. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/clipboard.h"

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);

  if (self->state != NULL)
    lt_clipboard_copy (widget, self->state);
}

static void
cut_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);

  if (lt_canvas_can_edit (self) && lt_clipboard_copy (widget, self->state))
    gtk_widget_activate_action (widget, "canvas.delete", NULL);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);

  if (self->state != NULL)
    lt_clipboard_paste (widget, self->state, lt_view_state_get_chain (self->state));
}

void
lt_canvas_install_clipboard (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.copy", NULL, copy_action);
  gtk_widget_class_install_action (class, "canvas.cut", NULL, cut_action);
  gtk_widget_class_install_action (class, "canvas.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, GDK_CONTROL_MASK, "canvas.copy", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_x, GDK_CONTROL_MASK, "canvas.cut", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_v, GDK_CONTROL_MASK, "canvas.paste", NULL);
}
