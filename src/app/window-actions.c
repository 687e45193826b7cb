/* What the window's menu, buttons and shortcuts do. */
#include "config.h"
#include "app/window-private.h"

#include "app/match-list.h"
#include "app/properties-dialog.h"

#include <glib/gi18n-lib.h>

/* --- Messages --- */

#define TOAST_SECONDS 6

/* One on its way out shows nothing new any more. */
static void
on_dismissed (AdwToast *toast, LtWindow *self)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

/* Added to what is shown, toasts would queue and tell of what is past by then; dismissing one before its time is what
 * libadwaita 1.2 does not survive. So the one that is shown is given the new words. */
static AdwToast *
get_toast (LtWindow *self)
{
  AdwToast *toast;

  if (self->toast != NULL)
    return self->toast;
  toast = adw_toast_new ("");
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  g_set_weak_pointer (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
}

/**
 * lt_window_toast: takes the place of the one before.
 * @text: plain text
 * @button: (nullable): a label, with @action, which takes no parameter: libadwaita 1.2 sets an action and its target
 *   one after the other, and GTK warns in between
 */
void
lt_window_toast (LtWindow *self, const char *text, const char *button, const char *action)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = get_toast (self);

  g_free (self->message);
  self->message = g_strdup (text);
  adw_toast_set_title (toast, escaped);
  adw_toast_set_action_name (toast, button != NULL ? action : NULL);
  adw_toast_set_button_label (toast, button);
}

/** lt_window_toast_written: says that a file was written, and offers to show it. */
void
lt_window_toast_written (LtWindow *self, const char *text, const char *path)
{
  g_free (self->written);
  self->written = g_strdup (path);
  lt_window_toast (self, text, _("_Show in Folder"), "win.show-file");
}

/** lt_window_show_error: for what stops the user's way; smaller things are toasts. */
GtkWidget *
lt_window_show_error (LtWindow *self, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  g_free (self->message);
  self->message = g_strdup (error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

void
lt_window_show_task (LtWindow *self, const char *label)
{
  if (label != NULL)
    gtk_label_set_label (self->task_label, label);
  gtk_progress_bar_set_fraction (self->task_bar, 0);
  gtk_revealer_set_reveal_child (self->task, label != NULL);
  lt_window_update_actions (self);
}

void
lt_window_task_progress (double fraction, gpointer window)
{
  gtk_progress_bar_set_fraction (LT_WINDOW (window)->task_bar, CLAMP (fraction, 0, 1));
}

/* --- Looking around --- */

static void
overview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtWindow *self = LT_WINDOW (widget);

  if (self->state == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (lt_window_get_canvas (self)));
  lt_view_state_show_overview (self->state);
}

static void
focus_diagram_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (lt_window_get_canvas (LT_WINDOW (widget))));
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_window_start_search (LT_WINDOW (widget));
}

static void
viewpoint_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_viewpoint_button_popup (LT_WINDOW (widget)->viewpoint);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *canvas = lt_window_get_canvas (LT_WINDOW (widget));

  if (g_str_equal (name, "win.zoom-in"))
    lt_canvas_zoom_by (canvas, 1);
  else if (g_str_equal (name, "win.zoom-out"))
    lt_canvas_zoom_by (canvas, -1);
  else if (g_str_equal (name, "win.zoom-reset"))
    lt_canvas_zoom_to (canvas, 0);
  else if (g_str_equal (name, "win.zoom-selection"))
    gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.zoom-selection", NULL);
  else
    lt_canvas_fit (canvas);
}

static void
tidy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtWindow *self = LT_WINDOW (widget);

  if (self->diagram != NULL)
    lt_diagram_tidy (self->diagram, NULL, 0);
}

static void
keep_tidy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtWindow *self = LT_WINDOW (widget);

  lt_diagram_accept (self->diagram);
  gtk_widget_grab_focus (GTK_WIDGET (lt_window_get_canvas (self)));
}

static void
leave_tidy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtWindow *self = LT_WINDOW (widget);

  lt_diagram_leave (self->diagram);
  gtk_widget_grab_focus (GTK_WIDGET (lt_window_get_canvas (self)));
}

static void
step_chain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_window_step_chain (LT_WINDOW (widget), g_str_equal (name, "win.next-chain") ? 1 : -1);
}

/* --- Files --- */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_window_choose_copy (LT_WINDOW (widget));
}

static void
backups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtWindow *self = LT_WINDOW (widget);

  lt_window_show_backups (self, lt_workspace_get_path (self->workspace));
}

static void
properties_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_properties_dialog_show (GTK_WINDOW (widget), LT_WINDOW (widget)->workspace);
}

static void
match_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtWindow *self = LT_WINDOW (widget);

  if (self->matches == NULL)
    g_set_weak_pointer (&self->matches, lt_match_dialog_show (GTK_WINDOW (widget), self->state));
  else
    gtk_window_present (self->matches);
}

static void
open_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_window_open_again (LT_WINDOW (widget));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_window_choose_import (LT_WINDOW (widget));
}

static void
templates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_window_choose_templates (LT_WINDOW (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_window_choose_export (LT_WINDOW (widget));
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_window_show_details (LT_WINDOW (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtWindow *self = LT_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
show_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_path (LT_WINDOW (widget)->written);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

/* --- Editing --- */

/* The canvas does it: with what is selected, wherever that was selected. */
static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct { const char *action, *does; } edits[] = {
    { "win.rename", "canvas.rename" }, { "win.delete", "canvas.delete" }, { "win.duplicate", "canvas.duplicate" },
    { "win.cut", "canvas.cut" }, { "win.copy", "canvas.copy" }, { "win.paste", "canvas.paste" },
    { "win.new-segment", "canvas.new-segment" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (name, edits[i].action))
      gtk_widget_activate_action (GTK_WIDGET (lt_window_get_canvas (LT_WINDOW (widget))), edits[i].does, NULL);
}

static void
new_chain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtWindow *self = LT_WINDOW (widget);

  if (self->state != NULL)
    lt_editor_add_chain (lt_view_state_get_editor (self->state));
}

/* --- Which of them can be used --- */

static const char *const zooms[] = { "win.zoom-in", "win.zoom-out", "win.zoom-reset", "win.zoom-fit", "win.zoom-selection" };

void
lt_window_update_actions (LtWindow *self)
{
  static const char *const with_workspace[] = {
    "win.find", "win.viewpoint", "win.save-copy", "win.export", "win.backups", "win.match", "win.view",
    "win.next-chain", "win.previous-chain",
  };
  static const char *const edits[] = { "win.rename", "win.delete", "win.duplicate", "win.cut", "win.paste" };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->workspace != NULL, writable = open && !lt_workspace_is_read_only (self->workspace) && lt_workspace_get_notice (self->workspace) == NULL;
  gboolean drawn = open && g_str_equal (lt_window_get_view (self), LT_VIEW_CHAINS);
  gboolean proposing = open && lt_diagram_is_proposing (self->diagram);
  gboolean working = gtk_revealer_get_reveal_child (self->task);

  for (guint i = 0; i < G_N_ELEMENTS (with_workspace); i++)
    gtk_widget_action_set_enabled (widget, with_workspace[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_action_set_enabled (widget, zooms[i], drawn);
  gtk_widget_action_set_enabled (widget, "win.open-again", open && lt_workspace_is_superseded (self->workspace));
  gtk_widget_action_set_enabled (widget, "win.overview", open && (lt_view_state_get_chain (self->state) != 0 || !drawn));
  gtk_widget_action_set_enabled (widget, "win.tidy", drawn && !proposing);
  gtk_widget_action_set_enabled (widget, "win.keep-tidy", proposing);
  gtk_widget_action_set_enabled (widget, "win.leave-tidy", proposing);
  gtk_widget_action_set_enabled (widget, "win.arrangement", writable && drawn && lt_view_state_get_kind (self->state) == LT_DIAGRAM_CHAIN);
  g_object_notify (G_OBJECT (self), "arrangement");
  gtk_widget_action_set_enabled (widget, "win.import", writable && !working);
  gtk_widget_action_set_enabled (widget, "win.properties", writable);
  gtk_widget_action_set_enabled (widget, "win.new-chain", writable);
  gtk_widget_action_set_enabled (widget, "win.new-segment", writable && lt_view_state_get_chain (self->state) != 0);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (widget, edits[i], writable);
  lt_window_update_history (self);
}

void
lt_window_install_actions (GtkWidgetClass *class)
{
  static const char *const edits[] = {
    "win.rename", "win.delete", "win.duplicate", "win.cut", "win.copy", "win.paste", "win.new-segment",
  };
  gtk_widget_class_install_action (class, "win.overview", NULL, overview_action);
  gtk_widget_class_install_action (class, "win.focus-diagram", NULL, focus_diagram_action);
  gtk_widget_class_install_action (class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (class, "win.viewpoint", NULL, viewpoint_action);
  gtk_widget_class_install_action (class, "win.tidy", NULL, tidy_action);
  gtk_widget_class_install_action (class, "win.keep-tidy", NULL, keep_tidy_action);
  gtk_widget_class_install_action (class, "win.leave-tidy", NULL, leave_tidy_action);
  gtk_widget_class_install_action (class, "win.next-chain", NULL, step_chain_action);
  gtk_widget_class_install_action (class, "win.previous-chain", NULL, step_chain_action);
  gtk_widget_class_install_property_action (class, "win.arrangement", "arrangement");
  gtk_widget_class_install_property_action (class, "win.view", "view");
  gtk_widget_class_install_action (class, "win.save-copy", NULL, copy_action);
  gtk_widget_class_install_action (class, "win.backups", NULL, backups_action);
  gtk_widget_class_install_action (class, "win.properties", NULL, properties_action);
  gtk_widget_class_install_action (class, "win.match", NULL, match_action);
  gtk_widget_class_install_action (class, "win.open-again", NULL, open_again_action);
  gtk_widget_class_install_action (class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (class, "win.templates", NULL, templates_action);
  gtk_widget_class_install_action (class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (class, "win.import-details", NULL, details_action);
  gtk_widget_class_install_action (class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (class, "win.show-file", NULL, show_file_action);
  gtk_widget_class_install_action (class, "win.new-chain", NULL, new_chain_action);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (class, edits[i], NULL, edit_action);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_install_action (class, zooms[i], NULL, zoom_action);
  lt_window_install_history (class);
}
