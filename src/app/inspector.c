#include "config.h"
#include "app/inspector.h"

#include "app/inspect.h"

#include <glib/gi18n-lib.h>

/* The diagram comes first: what was done is seen there. */
#define LATER (GDK_PRIORITY_REDRAW + 10)

struct _LtInspector {
  GtkWidget          parent_instance;

  /* Template */
  GtkScrolledWindow *scroller;
  GtkBox            *box;

  LtViewState       *state;
  LtThing            shown;
  guint              rebuild;
};

G_DEFINE_FINAL_TYPE (LtInspector, lt_inspector, GTK_TYPE_WIDGET)

static void
build_page (LtInspector *self, LtThing thing)
{
  LtInspect page = { self->state, lt_view_state_get_model (self->state), lt_view_state_get_survey (self->state), self->box };

  if (lt_model_get (page.model, thing.table, thing.id) == NULL)
    thing.table = LT_TABLE_META;
  switch (thing.table)
    {
    case LT_TABLE_SEGMENT:
      lt_inspect_segment (&page, thing.id);
      break;
    case LT_TABLE_CHAIN:
      lt_inspect_chain (&page, thing.id);
      break;
    case LT_TABLE_ENTERPRISE:
      lt_inspect_enterprise (&page, thing.id);
      break;
    case LT_TABLE_PROJECT:
      lt_inspect_project (&page, thing.id);
      break;
    case LT_TABLE_INSTITUTION:
      lt_inspect_institution (&page, thing.id);
      break;
    case LT_TABLE_REGION:
      lt_inspect_region (&page, thing.id);
      break;
    case LT_TABLE_FLOW:
      lt_inspect_flow (&page, thing.id);
      break;
    default:
      lt_inspect_workspace (&page);
    }
}

static void
clear (LtInspector *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

/* Built once a turn of the loop, however many signals asked for it. Another thing is read from its beginning. */
static gboolean
rebuild (gpointer data)
{
  LtInspector *self = data;
  LtThing thing = lt_view_state_get_selection (self->state);

  self->rebuild = 0;
  clear (self);
  build_page (self, thing);
  if (thing.table != self->shown.table || thing.id != self->shown.id)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->shown = thing;
  return G_SOURCE_REMOVE;
}

static void
queue_rebuild (LtInspector *self)
{
  if (self->rebuild == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rebuild = g_idle_add_full (LATER, rebuild, self, NULL);
}

/** lt_inspector_set_state: @state: (nullable): whose selection to show. */
void
lt_inspector_set_state (LtInspector *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_INSPECTOR (self));
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_handle_id (&self->rebuild, g_source_remove);
  g_set_object (&self->state, state);
  if (self->box != NULL)
    clear (self);
  if (state == NULL)
    return;
  g_signal_connect_swapped (state, "selection", G_CALLBACK (queue_rebuild), self);
  g_signal_connect_swapped (state, "refreshed", G_CALLBACK (queue_rebuild), self);
  queue_rebuild (self);
}

/* What nobody sees is built when it is seen. */
static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lt_inspector_parent_class)->map (widget);
  if (LT_INSPECTOR (widget)->state != NULL)
    queue_rebuild (LT_INSPECTOR (widget));
}

static void
lt_inspector_dispose (GObject *object)
{
  LtInspector *self = LT_INSPECTOR (object);
  GtkWidget *child;

  lt_inspector_set_state (self, NULL);
  self->box = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_inspector_parent_class)->dispose (object);
}

static void
lt_inspector_class_init (LtInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_inspector_dispose;
  widget_class->map = map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, LtInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, LtInspector, box);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lt_inspector_init (LtInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Inspector"), -1);
}
