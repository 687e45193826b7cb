#include "config.h"
#include "app/pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _LtPane {
  GtkWidget       parent_instance;

  /* Template */
  AdwViewStack   *stack;

  LtOutline      *outline;
  LtThingList    *enterprises, *institutions;
  LtTemplateList *templates;
  LtViewState    *state;
};

G_DEFINE_FINAL_TYPE (LtPane, lt_pane, GTK_TYPE_WIDGET)

static void
on_page (LtPane *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->stack);

  if (self->state != NULL && page != NULL)
    lt_view_state_remember_page (self->state, page);
}

void
lt_pane_show (LtPane *self, const char *page)
{
  g_return_if_fail (LT_IS_PANE (self));
  adw_view_stack_set_visible_child_name (self->stack, page);
}

/* Without a workspace there is nothing to remember: it comes back to where the next one was left. */
void
lt_pane_set_state (LtPane *self, LtViewState *state)
{
  g_autofree char *page = state != NULL ? lt_view_state_recall_page (state) : NULL;
  GtkWidget *known = page != NULL ? adw_view_stack_get_child_by_name (self->stack, page) : NULL;

  g_return_if_fail (LT_IS_PANE (self));
  self->state = NULL;
  adw_view_stack_set_visible_child_name (self->stack, known != NULL ? page : "outline");
  self->state = state;
  lt_outline_set_state (self->outline, state);
  lt_thing_list_set_state (self->enterprises, state);
  lt_thing_list_set_state (self->institutions, state);
  lt_template_list_set_state (self->templates, state);
}

LtOutline *
lt_pane_get_outline (LtPane *self)
{
  return self->outline;
}

LtThingList *
lt_pane_get_list (LtPane *self, LtTable table)
{
  return table == LT_TABLE_INSTITUTION ? self->institutions : self->enterprises;
}

LtTemplateList *
lt_pane_get_templates (LtPane *self)
{
  return self->templates;
}

/* --- The widget --- */

static void
lt_pane_dispose (GObject *object)
{
  GtkWidget *child;

  LT_PANE (object)->state = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_pane_parent_class)->dispose (object);
}

/* Over the diagram, in a narrow window, a pane is as wide as it likes to be, which is no wider than it must. */
static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
lt_pane_class_init (LtPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_pane_dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LtPane, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_page);
  gtk_widget_class_set_css_name (widget_class, "pane");
}

static gpointer
add_page (LtPane *self, const char *name, const char *title, const char *icon, gpointer page)
{
  adw_view_stack_add_titled_with_icon (self->stack, page, name, title, icon);
  return page;
}

static void
lt_pane_init (LtPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->outline = add_page (self, "outline", C_("pane", "Outline"), "view-list-symbolic", g_object_new (LT_TYPE_OUTLINE, NULL));
  self->enterprises = add_page (self, "enterprises", C_("pane", "Enterprises"), "org.liantu.Liantu-enterprise-symbolic",
                                g_object_new (LT_TYPE_THING_LIST, "table", LT_TABLE_ENTERPRISE, NULL));
  self->institutions = add_page (self, "institutions", C_("pane", "Platforms"), "org.liantu.Liantu-institution-symbolic",
                                 g_object_new (LT_TYPE_THING_LIST, "table", LT_TABLE_INSTITUTION, NULL));
  self->templates = add_page (self, "templates", C_("pane", "Templates"), "org.liantu.Liantu-template-symbolic",
                              g_object_new (LT_TYPE_TEMPLATE_LIST, NULL));
}
