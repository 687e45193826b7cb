#include "config.h"
#include "app/card-proxy.h"

#include "diagram/painter.h"

#include <glib/gi18n-lib.h>

struct _LtCardProxy {
  GtkWidget parent_instance;
  guint     node;
  LtGraph  *graph;               /* (nullable), borrowed: whose node it is said to be; NULL: nothing is said yet */
  gboolean  selected;
};

G_DEFINE_FINAL_TYPE (LtCardProxy, lt_card_proxy, GTK_TYPE_WIDGET)

enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
lt_card_proxy_class_init (LtCardProxyClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = snapshot;
  signals[ACTIVATED] = g_signal_new ("activated", LT_TYPE_CARD_PROXY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "card.activate", NULL, activate_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "card-proxy");
}

static void
lt_card_proxy_init (LtCardProxy *self)
{
  /* The canvas below does the pointing, with badges and edges it alone knows of. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
lt_card_proxy_new (void)
{
  return g_object_new (LT_TYPE_CARD_PROXY, NULL);
}

guint
lt_card_proxy_get_node (LtCardProxy *self)
{
  return self->node;
}

static guint
count_gaps (const LtNode *node)
{
  return node->tally[LT_COVERAGE_MISSING] + node->tally[LT_COVERAGE_WEAK] + node->tally[LT_COVERAGE_SINGLE];
}

static void
describe_chain (GPtrArray *words, const LtNode *node)
{
  guint segments = 0, gaps = count_gaps (node);

  if (node->subtitle != NULL)
    g_ptr_array_add (words, g_strdup (node->subtitle));
  for (guint i = 0; i < LT_N_COVERAGES; i++)
    segments += node->tally[i];
  g_ptr_array_add (words, g_strdup_printf (ngettext ("%u segment", "%u segments", segments), segments));
  if (node->folded > 0)
    g_ptr_array_add (words, g_strdup_printf (ngettext ("with %u chain folded", "with %u chains folded", node->folded), node->folded));
  g_ptr_array_add (words, g_strdup_printf (ngettext ("%u gap", "%u gaps", gaps), gaps));
  for (guint i = 0; node->people != NULL && node->people[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (node->people[i]));
}

static void
describe_segment (GPtrArray *words, const LtNode *node)
{
  if (node->ghost && node->subtitle != NULL)
    g_ptr_array_add (words, g_strdup_printf (_("in %s"), node->subtitle));
  g_ptr_array_add (words, g_strdup (lt_coverage_get_label (node->coverage)));
  g_ptr_array_add (words, g_strdup_printf (ngettext ("%u enterprise", "%u enterprises", node->enterprises), node->enterprises));
  if (node->leaders > 0)
    g_ptr_array_add (words, g_strdup_printf (ngettext ("%u leader", "%u leaders", node->leaders), node->leaders));
  if (node->action != LT_ACTION_NONE)
    g_ptr_array_add (words, lt_painter_name_action (node));
}

static void
describe_layer (GPtrArray *words, LtGraph *graph, const LtNode *node)
{
  g_autofree char **facts = lt_painter_list_facts (graph, node);

  if (node->ghost && node->subtitle != NULL)
    g_ptr_array_add (words, g_strdup_printf (_("in %s"), node->subtitle));
  for (guint i = 0; facts[i] != NULL; i++)
    g_ptr_array_add (words, facts[i]);
}

char *
lt_card_proxy_describe (LtGraph *graph, const LtNode *node)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (node->title));
  if (graph->layer != LT_LAYER_INDUSTRY)
    describe_layer (words, graph, node);
  else if (graph->kind == LT_DIAGRAM_OVERVIEW)
    describe_chain (words, node);
  else
    describe_segment (words, node);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (C_("list", ", "), (char **) words->pdata);
}

/** lt_card_proxy_set_node: stands for that node from now on. Says nothing anew where nothing is new. */
void
lt_card_proxy_set_node (LtCardProxy *self, LtGraph *graph, guint node, gboolean selected)
{
  g_autofree char *label = NULL;

  if (self->graph == graph && self->node == node && self->selected == selected)
    return;
  label = lt_card_proxy_describe (graph, lt_graph_node (graph, node));
  self->graph = graph;
  self->node = node;
  self->selected = selected;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/** lt_card_proxy_forget: stands for nothing; its graph may go. */
void
lt_card_proxy_forget (LtCardProxy *self)
{
  self->graph = NULL;
}
