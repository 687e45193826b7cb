/* The way back and forth: a step undone or redone, and the list of steps to jump in. */
#include "config.h"
#include "app/window-private.h"

#include <glib/gi18n-lib.h>

/* --- One step --- */

typedef struct {
  LtWindow *window;
  char     *label;
  gboolean  redo;
} Step;

static void
on_stepped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Step *step = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = step->redo ? lt_workspace_redo_finish (LT_WORKSPACE (source), result, &error)
                             : lt_workspace_undo_finish (LT_WORKSPACE (source), result, &error);
  g_autofree char *text = g_strdup_printf (step->redo ? _("Redone: %s") : _("Undone: %s"), step->label);

  if (!step->window->closed && step->window->workspace == LT_WORKSPACE (source))
    {
      if (!done)
        lt_window_toast (step->window, error->message, NULL, NULL);
      else
        lt_window_toast (step->window, text, step->redo ? _("_Undo") : _("_Redo"), step->redo ? "win.undo" : "win.redo");
    }
  g_object_unref (step->window);
  g_free (step->label);
  g_free (step);
}

static void
take_step (LtWindow *self, gboolean redo)
{
  const char *label = self->workspace == NULL ? NULL : redo ? lt_workspace_get_redo_label (self->workspace)
                                                            : lt_workspace_get_undo_label (self->workspace);
  Step *step;

  /* What is only proposed is taken back before what was done. */
  if (self->diagram != NULL && lt_diagram_is_proposing (self->diagram))
    {
      if (!redo)
        lt_diagram_leave (self->diagram);
      return;
    }
  if (label == NULL)
    return;
  step = g_new (Step, 1);
  *step = (Step) { g_object_ref (self), g_strdup (label), redo };
  if (redo)
    lt_workspace_redo_async (self->workspace, on_stepped, step);
  else
    lt_workspace_undo_async (self->workspace, on_stepped, step);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (LT_WINDOW (widget), FALSE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (LT_WINDOW (widget), TRUE);
}

/* --- Several --- */

static void
on_jumped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!lt_workspace_jump_finish (LT_WORKSPACE (source), result, &error) && !self->closed && self->workspace == LT_WORKSPACE (source))
    lt_window_toast (self, error->message, NULL, NULL);
}

static void
jump_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtWindow *self = LT_WINDOW (widget);

  if (self->workspace == NULL)
    return;
  if (lt_diagram_is_proposing (self->diagram))
    lt_diagram_leave (self->diagram);
  lt_workspace_jump_async (self->workspace, g_variant_get_int64 (parameter), on_jumped, g_object_ref (self));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_window_show_history (LT_WINDOW (widget));
}

/** lt_window_show_history: the list of steps; who presents has no header bar for it. */
void
lt_window_show_history (LtWindow *self)
{
  if (self->workspace != NULL && self->searching)
    lt_window_leave_search (self);
  if (self->workspace != NULL && gtk_widget_get_mapped (self->history_button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->history_button));
}

/* --- Which of them can be used --- */

static void
describe_step (GtkWidget *button, const char *format, const char *otherwise, const char *label)
{
  g_autofree char *text = label != NULL ? g_strdup_printf (format, label) : g_strdup (otherwise);

  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
lt_window_update_history (LtWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->workspace != NULL, proposing = open && lt_diagram_is_proposing (self->diagram);

  gtk_widget_action_set_enabled (widget, "win.undo", proposing || (open && lt_workspace_can_undo (self->workspace)));
  gtk_widget_action_set_enabled (widget, "win.redo", open && lt_workspace_can_redo (self->workspace));
  describe_step (self->undo, _("Undo: %s"), _("Undo"), open ? lt_workspace_get_undo_label (self->workspace) : NULL);
  describe_step (self->redo, _("Redo: %s"), _("Redo"), open ? lt_workspace_get_redo_label (self->workspace) : NULL);
  gtk_widget_action_set_enabled (widget, "win.history", open);
  gtk_widget_action_set_enabled (widget, "win.jump", open && lt_editor_can_edit (lt_view_state_get_editor (self->state)));
}

void
lt_window_install_history (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (class, "win.jump", "x", jump_action);

  /* Not as the application's accelerators, which come before the focus: an entry has an undo of its own. */
  gtk_widget_class_add_binding_action (class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}
