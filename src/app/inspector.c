#include "config.h"
#include "app/inspector.h"

#include "app/inspect.h"
#include "app/lacking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The diagram comes first: what was done is seen there. */
#define LATER (GDK_PRIORITY_REDRAW + 10)

struct _LtInspector {
  GtkWidget          parent_instance;

  /* Template */
  GtkScrolledWindow *scroller;
  GtkBox            *head;
  GtkWidget         *edit;
  GtkBox            *box;

  LtViewState       *state;
  LtForm            *form;           /* what is in the box */
  gboolean           editing;        /* where something can be */
  gboolean           edited;         /* the page that is shown is for editing */
  gboolean           to_focus;       /* its first field is to get the keyboard */
  LtTable            table;          /* of what is shown */
  GArray            *shown;          /* gint64 */
  LtLacking          lacking;        /* template NULL: none is shown */
  gboolean           lacks;          /* it is what the page is about */
  GHashTable        *more;           /* rows of its groups that were asked for */
  guint              rebuild;
};

G_DEFINE_FINAL_TYPE (LtInspector, lt_inspector, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_EDITING };

/* --- The page --- */

static gboolean
is_several (LtTable table, guint n)
{
  return n > 1 && (table == LT_TABLE_SEGMENT || table == LT_TABLE_CHAIN || table == LT_TABLE_ENTERPRISE || table == LT_TABLE_INSTITUTION);
}

static gboolean
has_form (LtTable table)
{
  return table == LT_TABLE_SEGMENT || table == LT_TABLE_CHAIN || table == LT_TABLE_ENTERPRISE || table == LT_TABLE_FLOW
         || table == LT_TABLE_INSTITUTION;
}

static void
build_page (LtInspect *page, LtTable table, const gint64 *ids, guint n)
{
  gint64 id = n > 0 ? ids[0] : 0;

  if (is_several (table, n))
    {
      lt_inspect_several (page, table, ids, n);
      return;
    }
  switch (lt_model_get (page->model, table, id) != NULL ? table : LT_TABLE_META)
    {
    case LT_TABLE_SEGMENT:
      lt_inspect_segment (page, id);
      break;
    case LT_TABLE_CHAIN:
      lt_inspect_chain (page, id);
      break;
    case LT_TABLE_ENTERPRISE:
      lt_inspect_enterprise (page, id);
      break;
    case LT_TABLE_PROJECT:
      lt_inspect_project (page, id);
      break;
    case LT_TABLE_INSTITUTION:
      lt_inspect_institution (page, id);
      break;
    case LT_TABLE_REGION:
      lt_inspect_region (page, id);
      break;
    case LT_TABLE_FLOW:
      lt_inspect_flow (page, id);
      break;
    default:
      lt_inspect_workspace (page);
    }
}

/* What is lacking is first to be in the chain. */
static gboolean
can_have_form (LtInspector *self, LtTable table)
{
  return has_form (table) && !self->lacks;
}

/* Where several are selected there is nothing to read first. */
static void
show_edit_button (LtInspector *self, LtTable table, guint n, gboolean can_edit)
{
  LtWorkspace *workspace = lt_view_state_get_workspace (self->state);
  const char *reason = lt_workspace_get_notice (workspace) != NULL ? lt_workspace_get_notice (workspace)
                                                                   : lt_workspace_get_read_only_reason (workspace);

  if (reason == NULL)
    reason = _("This workspace is open for reading only.");
  gtk_widget_set_visible (self->edit, can_have_form (self, table) && !is_several (table, n));
  gtk_widget_set_sensitive (self->edit, can_edit);
  gtk_widget_set_tooltip_text (self->edit, can_edit ? _("Edit (F4)") : reason);
}

static LtLacking
get_lacking (LtInspector *self)
{
  const LtLacking *lacking = lt_view_state_get_lacking (self->state);

  return lacking != NULL ? *lacking : (LtLacking) { 0, NULL, 0 };
}

static gboolean
is_shown (LtInspector *self, LtTable table, const gint64 *ids, guint n)
{
  const LtLacking lacking = get_lacking (self);

  return table == self->table && n == self->shown->len && (n == 0 || memcmp (ids, self->shown->data, n * sizeof *ids) == 0)
         && lacking.template == self->lacking.template && lacking.index == self->lacking.index;
}

/* Built once a turn of the loop, however many signals asked for it. Another thing is read from its beginning. */
static gboolean
rebuild (gpointer data)
{
  LtInspector *self = data;
  LtTable table;
  guint n;
  const gint64 *ids = lt_view_state_get_selected (self->state, &table, &n);
  gboolean can_edit = lt_editor_can_edit (lt_view_state_get_editor (self->state));
  const LtTemplateLine *line;
  g_autoptr(GArray) lines = lt_lacking_compare (self->state, &line);
  gboolean other = (lines != NULL) != self->lacks || !is_shown (self, table, ids, n);
  gboolean editing = can_edit && lines == NULL && (is_several (table, n) || (self->editing && has_form (table)));
  LtInspect page = { self->state, lt_view_state_get_model (self->state), lt_view_state_get_survey (self->state), GTK_WIDGET (self),
                     self->head, self->form, editing, self->more };

  self->rebuild = 0;
  self->lacks = lines != NULL;
  if (other)
    g_hash_table_remove_all (self->more);
  if (other || editing != self->edited)
    lt_form_clear (self->form);
  lt_form_begin (self->form);
  if (lines != NULL)
    lt_inspect_lacking (&page, lines, line);
  else
    build_page (&page, table, ids, n);
  lt_form_end (self->form);
  show_edit_button (self, table, n, can_edit);
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->edited = editing;
  self->table = table;
  self->lacking = get_lacking (self);
  g_array_set_size (self->shown, 0);
  g_array_append_vals (self->shown, ids, n);
  if (self->to_focus && editing)
    gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
  self->to_focus = FALSE;
  return G_SOURCE_REMOVE;
}

void
lt_inspector_refresh (LtInspector *self)
{
  if (self->rebuild == 0 && self->state != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rebuild = g_idle_add_full (LATER, rebuild, self, NULL);
}

static gboolean
can_edit_selected (LtInspector *self)
{
  return self->state != NULL && can_have_form (self, lt_view_state_get_selection (self->state).table)
         && lt_editor_can_edit (lt_view_state_get_editor (self->state));
}

static void
set_editing (LtInspector *self, gboolean editing)
{
  if (editing == self->editing || (editing && !can_edit_selected (self)))
    return;
  self->editing = editing;
  self->to_focus = editing;
  /* What is asked for by a shortcut is to be seen. */
  if (editing && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.inspector", NULL);
  g_object_notify (G_OBJECT (self), "editing");
  lt_inspector_refresh (self);
}

/** lt_inspector_set_state: @state: (nullable): whose selection to show. */
void
lt_inspector_set_state (LtInspector *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_INSPECTOR (self));
  if (self->state != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->state, self);
      g_signal_handlers_disconnect_by_data (lt_view_state_get_workspace (self->state), self);
    }
  /* What is typed is stored first, and may ask for a page. */
  if (self->form != NULL)
    lt_form_clear (self->form);
  g_clear_handle_id (&self->rebuild, g_source_remove);
  g_set_object (&self->state, state);
  if (state == NULL)
    return;
  g_signal_connect_swapped (state, "selection", G_CALLBACK (lt_inspector_refresh), self);
  g_signal_connect_swapped (state, "refreshed", G_CALLBACK (lt_inspector_refresh), self);
  g_signal_connect_swapped (lt_view_state_get_workspace (state), "notify::notice", G_CALLBACK (lt_inspector_refresh), self);
  lt_inspector_refresh (self);
}

/* --- The widget --- */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, LT_INSPECTOR (object)->editing);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  set_editing (LT_INSPECTOR (object), g_value_get_boolean (value));
}

/* What nobody sees is built when it is seen. */
static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lt_inspector_parent_class)->map (widget);
  lt_inspector_refresh (LT_INSPECTOR (widget));
}

static void
lt_inspector_dispose (GObject *object)
{
  LtInspector *self = LT_INSPECTOR (object);
  GtkWidget *child;

  lt_inspector_set_state (self, NULL);
  g_clear_pointer (&self->form, lt_form_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_inspector_parent_class)->dispose (object);
}

static void
lt_inspector_finalize (GObject *object)
{
  g_array_unref (LT_INSPECTOR (object)->shown);
  g_hash_table_unref (LT_INSPECTOR (object)->more);
  G_OBJECT_CLASS (lt_inspector_parent_class)->finalize (object);
}

static void
lt_inspector_class_init (LtInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_inspector_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_inspector_finalize;
  G_OBJECT_CLASS (class)->get_property = get_property;
  G_OBJECT_CLASS (class)->set_property = set_property;
  g_object_class_install_property (G_OBJECT_CLASS (class), PROP_EDITING,
                                   g_param_spec_boolean ("editing", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                                                       | G_PARAM_EXPLICIT_NOTIFY));
  widget_class->map = map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, LtInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, LtInspector, head);
  gtk_widget_class_bind_template_child (widget_class, LtInspector, edit);
  gtk_widget_class_bind_template_child (widget_class, LtInspector, box);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lt_inspector_init (LtInspector *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->more = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = lt_form_new (self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Inspector"), -1);
}
