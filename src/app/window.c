#include "config.h"
#include "app/window-private.h"

#include "workspace/backup.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LtWindow, lt_window, ADW_TYPE_APPLICATION_WINDOW)

enum { PROP_0, PROP_ARRANGEMENT, PROP_VIEW, PROP_LAYER };

/* --- The header bar --- */

void
lt_window_update_title (LtWindow *self)
{
  LtModel *model = self->state != NULL ? lt_view_state_get_model (self->state) : NULL;
  gboolean drawn = model != NULL && g_str_equal (lt_window_get_view (self), LT_VIEW_CHAINS);
  const LtChain *chain = drawn ? lt_model_get_chain (model, lt_view_state_get_chain (self->state)) : NULL;
  g_autofree char *title = self->workspace != NULL ? lt_workspace_get_title (self->workspace) : g_strdup (_("Liantu"));
  g_autofree char *whole = chain != NULL ? g_strdup_printf ("%s – %s", chain->name, title) : g_strdup (title);

  adw_window_title_set_title (self->title, chain != NULL ? chain->name : title);
  adw_window_title_set_subtitle (self->title, chain != NULL ? title : drawn ? _("Overview") : model != NULL ? lt_window_get_view_title (self) : "");
  gtk_widget_set_visible (self->back, chain != NULL);
  gtk_window_set_title (GTK_WINDOW (self), whole);
}

/* --- Panes --- */

/* The left pane belongs to the diagram. Beside a table it takes room, and is there when it is asked for. */
static gboolean
is_aside (LtWindow *self, AdwFlap *flap)
{
  return flap == self->sidebar && !g_str_equal (lt_window_get_view (self), LT_VIEW_CHAINS);
}

static const char *
pane_name (LtWindow *self, AdwFlap *flap)
{
  return is_aside (self, flap) ? "sidebar-aside" : flap == self->sidebar ? "sidebar" : "inspector";
}

static const char *
pane_setting (LtWindow *self, AdwFlap *flap)
{
  return flap == self->sidebar ? "show-sidebar" : "show-inspector";
}

/* What the user wants of a pane: for this workspace, else in general. A narrow window folds it all the same. */
static void
restore_pane (LtWindow *self, AdwFlap *flap)
{
  gboolean shown = FALSE;

  if (adw_flap_get_folded (flap))
    return;
  if (!is_aside (self, flap))
    g_object_get (self->settings, pane_setting (self, flap), &shown, NULL);
  if (self->state != NULL)
    lt_view_state_recall_pane (self->state, pane_name (self, flap), &shown);
  adw_flap_set_reveal_flap (flap, shown);
}

static void
on_layer (LtWindow *self)
{
  g_object_notify (G_OBJECT (self), "layer");
}

void
lt_window_restore_panes (LtWindow *self)
{
  restore_pane (self, self->sidebar);
  restore_pane (self, self->inspector_flap);
}

/* A pane that there is no room for is folded away, and comes back when there is: neither is what the user wants in general.
 * The flaps are locked, so that they do nothing by themselves. */
static void
on_folded (AdwFlap *flap, GParamSpec *spec, LtWindow *self)
{
  self->folding = TRUE;
  if (adw_flap_get_folded (flap))
    adw_flap_set_reveal_flap (flap, FALSE);
  else
    restore_pane (self, flap);
  self->folding = FALSE;
}

static void
on_reveal (AdwFlap *flap, GParamSpec *spec, LtWindow *self)
{
  gboolean shown = adw_flap_get_reveal_flap (flap);

  if (self->folding || self->state == NULL || adw_flap_get_folded (flap) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!is_aside (self, flap))
    g_object_set (self->settings, pane_setting (self, flap), shown, NULL);
  lt_view_state_remember_pane (self->state, pane_name (self, flap), shown);
}

/* --- The workspace --- */

static void
show_read_only (LtWindow *self)
{
  gboolean read_only = self->workspace != NULL && lt_workspace_is_read_only (self->workspace);
  const char *notice = self->workspace != NULL ? lt_workspace_get_notice (self->workspace) : NULL;
  const char *reason = read_only ? lt_workspace_get_read_only_reason (self->workspace) : NULL;

  /* That the file is lost comes first: what is here is all there is of it. */
  if (notice != NULL)
    reason = notice;
  else if (reason == NULL)
    reason = self->path != NULL && lt_backup_is_one (self->path) ? _("This is a backup. Restore it as a copy to change it.")
                                                                 : _("This workspace is open for reading only.");
  gtk_label_set_label (self->read_only_label, reason);
  gtk_info_bar_set_message_type (self->read_only, notice != NULL ? GTK_MESSAGE_WARNING : GTK_MESSAGE_INFO);
  gtk_widget_set_visible (self->open_again, notice != NULL && lt_workspace_is_superseded (self->workspace));
  gtk_info_bar_set_revealed (self->read_only, read_only || notice != NULL);
}

static void
on_notice (LtWindow *self)
{
  const char *notice = self->diagram != NULL ? lt_diagram_get_notice (self->diagram) : NULL;

  if (notice != NULL)
    gtk_label_set_label (self->notice_label, notice);
  gtk_info_bar_set_revealed (self->notice, notice != NULL);
}

static void
on_notice_response (GtkInfoBar *bar, int response, LtWindow *self)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

static void
on_edit_failed (LtEditor *editor, const char *message, LtWindow *self)
{
  lt_window_toast (self, message, NULL, NULL);
}

/* The history's words for it, and the way back. */
static void
on_deleted (LtEditor *editor, const char *label, LtWindow *self)
{
  lt_window_toast (self, label, _("_Undo"), "win.undo");
}

static void
on_tidy_already (LtWindow *self)
{
  lt_window_toast (self, _("The diagram is tidy already. Pinned cards stay where they are."), NULL, NULL);
}

static void
attach (LtWindow *self)
{
  lt_history_list_set_workspace (self->history, self->state != NULL ? self->workspace : NULL);
  lt_pane_set_state (self->pane, self->state);
  lt_inspector_set_state (self->inspector, self->state);
  lt_viewpoint_button_set_state (self->viewpoint, self->state);
  lt_search_box_set_state (self->search, self->state);
  lt_chain_view_set_diagram (self->chains, self->state, self->diagram);
  lt_enterprises_view_set_state (self->enterprises, self->state);
  lt_gaps_view_set_state (self->gaps, self->state);
}

static void
close_workspace (LtWindow *self)
{
  if (self->workspace == NULL)
    return;
  lt_view_state_save (self->state);
  if (self->matches != NULL)
    gtk_window_destroy (self->matches);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_signal_handlers_disconnect_by_data (self->state, self);
  g_signal_handlers_disconnect_by_data (self->diagram, self);
  g_clear_object (&self->diagram);
  g_clear_object (&self->state);
  attach (self);
  lt_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

/** lt_window_set_workspace: shows a workspace, as it was last looked at; @workspace %NULL: the welcome page. */
void
lt_window_set_workspace (LtWindow *self, LtWorkspace *workspace)
{
  g_return_if_fail (LT_IS_WINDOW (self));
  close_workspace (self);
  g_free (self->path);
  self->path = workspace != NULL ? g_strdup (lt_workspace_get_path (workspace)) : NULL;
  if (workspace != NULL)
    {
      self->workspace = g_object_ref (workspace);
      self->state = lt_view_state_new (workspace);
      self->diagram = lt_diagram_new (workspace, self->layout);
      attach (self);
      g_signal_connect_swapped (workspace, "notify", G_CALLBACK (lt_window_update_actions), self);
      g_signal_connect_swapped (workspace, "notify::notice", G_CALLBACK (show_read_only), self);
      g_signal_connect_swapped (workspace, "changed", G_CALLBACK (lt_window_update_title), self);
      g_signal_connect_swapped (self->state, "view", G_CALLBACK (lt_window_follow_view), self);
      g_signal_connect_swapped (self->state, "shown", G_CALLBACK (lt_window_update_title), self);
      g_signal_connect_object (lt_view_state_get_editor (self->state), "failed", G_CALLBACK (on_edit_failed), self, 0);
      g_signal_connect_object (lt_view_state_get_editor (self->state), "deleted", G_CALLBACK (on_deleted), self, 0);
      g_signal_connect_swapped (self->state, "shown", G_CALLBACK (lt_window_update_actions), self);
      g_signal_connect_swapped (self->state, "layer", G_CALLBACK (on_layer), self);
      g_signal_connect_swapped (self->diagram, "notify::notice", G_CALLBACK (on_notice), self);
      g_signal_connect_swapped (self->diagram, "notify::proposing", G_CALLBACK (lt_window_update_actions), self);
      g_signal_connect_swapped (self->diagram, "tidy-already", G_CALLBACK (on_tidy_already), self);
      lt_window_restore_panes (self);
      lt_window_keep_safe (self);
    }
  gtk_stack_set_visible_child_name (self->stack, workspace != NULL ? "workspace" : "welcome");
  gtk_widget_set_visible (self->tools, workspace != NULL);
  gtk_widget_set_visible (self->end_tools, workspace != NULL);
  if (workspace == NULL)
    lt_window_list_recent (self);
  else
    {
      gtk_widget_grab_focus (GTK_WIDGET (lt_chain_view_get_canvas (self->chains)));
      lt_window_follow_view (self);
    }
  show_read_only (self);
  on_notice (self);
  lt_window_update_title (self);
  lt_window_update_actions (self);
}

const char *
lt_window_get_path (LtWindow *self)
{
  return self->path;
}

LtViewState *
lt_window_get_state (LtWindow *self)
{
  return self->state;
}

LtDiagram *
lt_window_get_diagram (LtWindow *self)
{
  return self->diagram;
}

LtCanvas *
lt_window_get_canvas (LtWindow *self)
{
  return lt_chain_view_get_canvas (self->chains);
}

const char *
lt_window_get_message (LtWindow *self)
{
  return self->message;
}

/* --- The widget --- */

static gboolean
close_request (GtkWindow *window)
{
  LtWindow *self = LT_WINDOW (window);
  gboolean maximized = gtk_window_is_maximized (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_object_set (self->settings, "window-maximized", maximized, NULL);
  if (!maximized && width > 0 && height > 0)
    g_object_set (self->settings, "window-width", width, "window-height", height, NULL);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  close_workspace (self);
  return GTK_WINDOW_CLASS (lt_window_parent_class)->close_request (window);
}

static void
lt_window_dispose (GObject *object)
{
  LtWindow *self = LT_WINDOW (object);

  close_workspace (self);
  self->closed = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->written, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->left_out, g_free);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->matches);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_pointer (&self->report, lt_import_report_free);
  G_OBJECT_CLASS (lt_window_parent_class)->dispose (object);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  LtWindow *self = LT_WINDOW (object);

  if (id == PROP_LAYER)
    g_value_set_string (value, self->state != NULL ? lt_layer_get_nick (lt_view_state_get_layer (self->state)) : "");
  else
    g_value_set_string (value, id == PROP_VIEW ? lt_window_get_view (self) : lt_window_get_arrangement (self));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  LtWindow *self = LT_WINDOW (object);
  LtLayer layer;

  if (id == PROP_VIEW)
    lt_window_set_view (self, g_value_get_string (value));
  else if (id == PROP_ARRANGEMENT)
    lt_window_arrange (self, g_value_get_string (value));
  else if (self->state != NULL && lt_layer_from_nick (g_value_get_string (value), &layer))
    lt_view_state_set_layer (self->state, layer);
}

/* A spinner that nobody sees would have every frame laid out anew. */
static gboolean
is_loading (LtWindow *self, const char *page)
{
  return g_strcmp0 (page, "loading") == 0;
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, LtWindow, toasts);
  gtk_widget_class_bind_template_child (class, LtWindow, stack);
  gtk_widget_class_bind_template_child (class, LtWindow, header);
  gtk_widget_class_bind_template_child (class, LtWindow, tools);
  gtk_widget_class_bind_template_child (class, LtWindow, end_tools);
  gtk_widget_class_bind_template_child (class, LtWindow, undo);
  gtk_widget_class_bind_template_child (class, LtWindow, redo);
  gtk_widget_class_bind_template_child (class, LtWindow, history_button);
  gtk_widget_class_bind_template_child (class, LtWindow, history);
  gtk_widget_class_bind_template_child (class, LtWindow, back);
  gtk_widget_class_bind_template_child (class, LtWindow, back_label);
  gtk_widget_class_bind_template_child (class, LtWindow, title);
  gtk_widget_class_bind_template_child (class, LtWindow, viewpoint);
  gtk_widget_class_bind_template_child (class, LtWindow, search);
  gtk_widget_class_bind_template_child (class, LtWindow, search_button);
  gtk_widget_class_bind_template_child (class, LtWindow, read_only);
  gtk_widget_class_bind_template_child (class, LtWindow, read_only_label);
  gtk_widget_class_bind_template_child (class, LtWindow, open_again);
  gtk_widget_class_bind_template_child (class, LtWindow, notice);
  gtk_widget_class_bind_template_child (class, LtWindow, notice_label);
  gtk_widget_class_bind_template_child (class, LtWindow, task);
  gtk_widget_class_bind_template_child (class, LtWindow, task_label);
  gtk_widget_class_bind_template_child (class, LtWindow, task_bar);
  gtk_widget_class_bind_template_child (class, LtWindow, body);
  gtk_widget_class_bind_template_child (class, LtWindow, rail);
  gtk_widget_class_bind_template_child (class, LtWindow, views);
  gtk_widget_class_bind_template_child (class, LtWindow, sidebar);
  gtk_widget_class_bind_template_child (class, LtWindow, inspector_flap);
  gtk_widget_class_bind_template_child (class, LtWindow, pane);
  gtk_widget_class_bind_template_child (class, LtWindow, inspector);
  gtk_widget_class_bind_template_child (class, LtWindow, chains);
  gtk_widget_class_bind_template_child (class, LtWindow, enterprises);
  gtk_widget_class_bind_template_child (class, LtWindow, gaps);
  gtk_widget_class_bind_template_child (class, LtWindow, recent_group);
  gtk_widget_class_bind_template_child (class, LtWindow, recent);
  gtk_widget_class_bind_template_child (class, LtWindow, loading_label);
  gtk_widget_class_bind_template_child (class, LtWindow, samples);
}

static void
lt_window_class_init (LtWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_window_dispose;
  G_OBJECT_CLASS (class)->get_property = get_property;
  G_OBJECT_CLASS (class)->set_property = set_property;
  g_object_class_install_property (G_OBJECT_CLASS (class), PROP_ARRANGEMENT,
                                   g_param_spec_string ("arrangement", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                                                       | G_PARAM_EXPLICIT_NOTIFY));
  g_object_class_install_property (G_OBJECT_CLASS (class), PROP_VIEW,
                                   g_param_spec_string ("view", NULL, NULL, LT_VIEW_CHAINS, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                                                            | G_PARAM_EXPLICIT_NOTIFY));
  g_object_class_install_property (G_OBJECT_CLASS (class), PROP_LAYER,
                                   g_param_spec_string ("layer", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                                                 | G_PARAM_EXPLICIT_NOTIFY));
  GTK_WINDOW_CLASS (class)->close_request = close_request;
  widget_class->size_allocate = lt_window_size_allocate;
  g_type_ensure (LT_TYPE_GAPS_VIEW);
  g_type_ensure (LT_TYPE_HISTORY_LIST);
  g_type_ensure (LT_TYPE_PANE);
  g_type_ensure (LT_TYPE_INSPECTOR);
  g_type_ensure (LT_TYPE_CHAIN_VIEW);
  g_type_ensure (LT_TYPE_ENTERPRISES_VIEW);
  g_type_ensure (LT_TYPE_SEARCH_BOX);
  g_type_ensure (LT_TYPE_VIEWPOINT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, lt_window_end_search);
  gtk_widget_class_bind_template_callback (widget_class, lt_window_show_history);
  gtk_widget_class_bind_template_callback (widget_class, is_loading);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_response);
  lt_window_install_actions (widget_class);
}

static void
add_pane_action (LtWindow *self, const char *name, gpointer object, const char *property)
{
  g_autoptr(GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
lt_window_init (LtWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_pane_action (self, "sidebar", self->sidebar, "reveal-flap");
  add_pane_action (self, "inspector", self->inspector_flap, "reveal-flap");
  add_pane_action (self, "edit", self->inspector, "editing");
  add_pane_action (self, "legend", self->chains, "show-legend");
  add_pane_action (self, "minimap", self->chains, "show-minimap");
  add_pane_action (self, "present", self->chains, "presenting");
  g_signal_connect_object (self->chains, "notify::presenting", G_CALLBACK (lt_window_follow_presenting), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (lt_window_follow_fullscreen), NULL);
  lt_window_add_views (self);
  lt_window_add_drop (self);
  lt_window_list_samples (self);
}

/**
 * lt_window_new:
 * @layout: shared by all windows
 *
 * Returns: (transfer none): a window on the welcome page, owned by the application
 */
LtWindow *
lt_window_new (GtkApplication *application, LtSettings *settings, LtLayoutService *layout)
{
  LtWindow *self = g_object_new (LT_TYPE_WINDOW, "application", application, NULL);
  gboolean maximized;
  int width, height;

  self->settings = g_object_ref (settings);
  self->layout = g_object_ref (layout);
  g_object_get (settings, "window-width", &width, "window-height", &height, "window-maximized", &maximized, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_bind_property (settings, "show-legend", self->chains, "show-legend", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (settings, "show-minimap", self->chains, "show-minimap", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  lt_window_set_workspace (self, NULL);
  return self;
}
