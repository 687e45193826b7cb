#include "config.h"
#include "app/chain-view.h"

#include "app/coverage-mark.h"
#include "app/halves-layout.h"
#include "app/legend.h"
#include "app/minimap.h"
#include "diagram/legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _LtChainView {
  GtkWidget      parent_instance;

  /* Template */
  GtkStack      *stack;
  LtCanvas      *canvas;
  LtMinimap     *minimap;
  GtkWidget     *busy;
  AdwStatusPage *empty;
  GtkButton     *make;
  GtkWidget     *hint;
  GtkLabel      *hint_label;
  GtkButton     *hint_button;
  GtkWidget     *legend;
  GtkMenuButton *legend_button;
  GtkWidget     *layers;
  GtkMenuButton *layer_button;
  GtkWidget     *marks;
  GtkWidget     *tools;
  GtkLabel      *caption;
  GtkRevealer   *proposal;
  GtkWidget     *arrangement;
  GtkWidget     *zoom;
  GtkInscription *zoom_text;

  LtViewState   *state;
  LtDiagram     *diagram;
  LtLayer        explained;      /* by the legend's popover */
  gboolean       presenting;
};

G_DEFINE_FINAL_TYPE (LtChainView, lt_chain_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SHOW_LEGEND, PROP_SHOW_MINIMAP, PROP_PRESENTING, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- What there is to see --- */

static guint
count_cards (LtChainView *self)
{
  LtModel *model = lt_view_state_get_model (self->state);

  return lt_view_state_get_kind (self->state) == LT_DIAGRAM_CHAIN
         ? lt_model_refs (model, LT_TABLE_SEGMENT, "chain", lt_view_state_get_chain (self->state))->len
         : lt_model_count (model, LT_TABLE_CHAIN);
}

static void
describe_emptiness (LtChainView *self)
{
  gboolean chain = lt_view_state_get_kind (self->state) == LT_DIAGRAM_CHAIN;

  adw_status_page_set_title (self->empty, chain ? _("No Segments Yet") : _("No Chains Yet"));
  adw_status_page_set_description (self->empty, chain
    ? _("Make the first one, or import a table of this chain’s segments: they appear here from upstream to downstream.")
    : _("Make the first one, import tables of chains, segments and enterprises, or drop CSV files onto this window. The templates say which columns are read."));
  gtk_button_set_label (self->make, chain ? _("New Segment") : _("New Chain"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->make), chain ? "win.new-segment" : "win.new-chain");
}

/* What one looks at, and from where, for those who see nothing else. */
static void
update_caption (LtChainView *self)
{
  const LtChain *chain = lt_model_get_chain (lt_view_state_get_model (self->state), lt_view_state_get_chain (self->state));
  const char *viewpoint = lt_view_state_get_viewpoint_name (self->state);
  g_autofree char *title = lt_workspace_get_title (lt_view_state_get_workspace (self->state));
  g_autofree char *text = g_strdup_printf ("%s · %s%s%s", chain != NULL ? chain->name : title,
                                           lt_layer_get_label (lt_view_state_get_layer (self->state)), viewpoint != NULL ? " · " : "",
                                           viewpoint != NULL ? viewpoint : "");

  gtk_label_set_label (self->caption, text);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), self->presenting);
}

static void
on_proposing (LtChainView *self)
{
  gtk_revealer_set_reveal_child (self->proposal, self->diagram != NULL && lt_diagram_is_proposing (self->diagram));
}

static void
update (LtChainView *self)
{
  gboolean drawn;

  if (self->state == NULL)
    return;
  update_caption (self);
  drawn = count_cards (self) > 0;
  if (!drawn)
    describe_emptiness (self);
  gtk_widget_set_visible (self->arrangement, lt_view_state_get_kind (self->state) == LT_DIAGRAM_CHAIN);
  gtk_stack_set_visible_child_name (self->stack, drawn ? "diagram" : "empty");
  gtk_widget_set_visible (self->busy, drawn && lt_diagram_is_busy (self->diagram)
                                      && (lt_diagram_get_scene (self->diagram) == NULL));
}

/* --- Why all of it may be missing --- */

static gboolean
has_local (LtChainView *self)
{
  GPtrArray *rows = lt_model_rows (lt_view_state_get_model (self->state), LT_TABLE_ENTERPRISE);
  LtSurvey *survey = lt_view_state_get_survey (self->state);

  for (guint i = 0; i < rows->len; i++)
    if (lt_survey_is_local (survey, ((LtEnterprise *) rows->pdata[i])->id))
      return TRUE;
  return FALSE;
}

static void
show_hint (LtChainView *self, const char *text, const char *button, const char *action)
{
  gtk_label_set_label (self->hint_label, text);
  gtk_button_set_label (self->hint_button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->hint_button), action);
}

/* A diagram that is missing throughout is right, and looks broken. */
static void
update_hint (LtChainView *self)
{
  const char *viewpoint = lt_view_state_get_viewpoint_name (self->state);
  gboolean regions = lt_model_count (lt_view_state_get_model (self->state), LT_TABLE_REGION) > 0;
  gboolean local = viewpoint != NULL && has_local (self);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->hint, !local);
  if (local)
    return;
  if (viewpoint != NULL)
    {
      text = g_strdup_printf (_("No enterprise of %s is recorded: nothing is covered, seen from there."), viewpoint);
      show_hint (self, text, _("Choose Another Viewpoint"), "win.viewpoint");
    }
  else if (regions)
    show_hint (self, _("Choose a viewpoint: the region whose enterprises count. Until then all segments are missing."),
               _("Choose a Viewpoint"), "win.viewpoint");
  else
    show_hint (self, _("No region is recorded yet. Say which region this workspace is of; the enterprises you import there count as its own."),
               _("Set the Home Region…"), "win.properties");
}

static void
on_figures (LtChainView *self)
{
  update_hint (self);
  update (self);
}

/* The figure changes at every step of a motion: in an inscription, which, unlike a label, has the window keep its layout. */
static void
on_zoom (LtChainView *self)
{
  double zoom;
  g_autofree char *text = NULL;

  g_object_get (self->canvas, "zoom", &zoom, NULL);
  text = g_strdup_printf (C_("zoom", "%.0f%%"), zoom * 100);
  gtk_inscription_set_text (self->zoom_text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* --- Legend --- */

/* The tones, which one looks up most; the rest is one click away. All in a row, or half and half: never one alone. */
#define MOST_HALF (LT_N_COVERAGES / 2)

static GtkWidget *
make_mark (LtTone tone)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (lt_tone_get_label (tone));

  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), lt_coverage_mark_new_for_tone (tone));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
add_marks (LtChainView *self, LtLayer layer)
{
  GtkSizeGroup *columns[MOST_HALF];
  GtkWidget *half = NULL;
  guint n;
  const LtTone *tones = lt_layer_get_tones (layer, &n);

  for (guint i = 0; i < MOST_HALF; i++)
    columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *mark = make_mark (tones[i]);

      if (i % (n / 2) == 0)
        {
          half = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, LT_HALVES_SPACING);
          gtk_box_append (GTK_BOX (self->marks), half);
        }
      gtk_box_append (GTK_BOX (half), mark);
      gtk_size_group_add_widget (columns[i % (n / 2)], mark);
    }
  for (guint i = 0; i < MOST_HALF; i++)
    g_object_unref (columns[i]);
}

/* Not before somebody looks: it is many widgets. */
static void
make_legend (GtkMenuButton *button, gpointer user_data)
{
  LtChainView *self = user_data;
  LtLayer layer = self->state != NULL ? lt_view_state_get_layer (self->state) : LT_LAYER_INDUSTRY;

  if (self->explained == layer && gtk_menu_button_get_popover (button) != NULL)
    return;
  self->explained = layer;
  gtk_menu_button_set_popover (button, lt_legend_popover_new (layer));
}

/* What the signs mean is another matter on every layer. */
static void
explain_layer (LtChainView *self, LtLayer layer)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->marks)) != NULL)
    gtk_box_remove (GTK_BOX (self->marks), child);
  add_marks (self, layer);
  gtk_menu_button_set_label (self->layer_button, lt_layer_get_label (layer));
}

static void
on_layer (LtChainView *self)
{
  explain_layer (self, lt_view_state_get_layer (self->state));
  update_caption (self);
}

/* --- The widget --- */

void
lt_chain_view_set_diagram (LtChainView *self, LtViewState *state, LtDiagram *diagram)
{
  g_return_if_fail (LT_IS_CHAIN_VIEW (self));
  if (self->state != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->state, self);
      g_signal_handlers_disconnect_by_data (self->diagram, self);
    }
  g_set_object (&self->state, state);
  g_set_object (&self->diagram, diagram);
  lt_canvas_set_diagram (self->canvas, state, diagram);
  on_proposing (self);
  if (state == NULL)
    {
      lt_chain_view_set_presenting (self, FALSE);
      return;
    }
  g_signal_connect_swapped (state, "shown", G_CALLBACK (update), self);
  g_signal_connect_swapped (state, "layer", G_CALLBACK (on_layer), self);
  g_signal_connect_swapped (state, "refreshed", G_CALLBACK (on_figures), self);
  g_signal_connect_swapped (diagram, "notify::busy", G_CALLBACK (update), self);
  g_signal_connect_swapped (diagram, "notify::scene", G_CALLBACK (update), self);
  g_signal_connect_swapped (diagram, "notify::proposing", G_CALLBACK (on_proposing), self);
  on_layer (self);
  on_figures (self);
}

LtCanvas *
lt_chain_view_get_canvas (LtChainView *self)
{
  return self->canvas;
}

void
lt_chain_view_set_presenting (LtChainView *self, gboolean presenting)
{
  g_return_if_fail (LT_IS_CHAIN_VIEW (self));
  presenting = presenting && self->state != NULL;
  if (presenting == self->presenting)
    return;
  self->presenting = presenting;
  gtk_widget_set_visible (self->tools, !presenting);
  gtk_widget_set_visible (self->layers, !presenting);
  lt_minimap_set_aside (self->minimap, presenting);
  lt_canvas_set_presenting (self->canvas, presenting);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRESENTING]);
}

gboolean
lt_chain_view_is_presenting (LtChainView *self)
{
  return self->presenting;
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  LtChainView *self = LT_CHAIN_VIEW (object);

  if (id == PROP_SHOW_LEGEND)
    g_value_set_boolean (value, gtk_widget_get_visible (self->legend));
  else if (id == PROP_PRESENTING)
    g_value_set_boolean (value, self->presenting);
  else
    g_object_get_property (G_OBJECT (self->minimap), "enabled", value);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  LtChainView *self = LT_CHAIN_VIEW (object);

  if (id == PROP_SHOW_LEGEND)
    gtk_widget_set_visible (self->legend, g_value_get_boolean (value));
  else if (id == PROP_PRESENTING)
    lt_chain_view_set_presenting (self, g_value_get_boolean (value));
  else
    g_object_set_property (G_OBJECT (self->minimap), "enabled", value);
}

static void
lt_chain_view_dispose (GObject *object)
{
  LtChainView *self = LT_CHAIN_VIEW (object);
  GtkWidget *child;

  if (self->canvas != NULL)
    {
      lt_chain_view_set_diagram (self, NULL, NULL);
      lt_minimap_set_canvas (self->minimap, NULL);
    }
  self->canvas = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_chain_view_parent_class)->dispose (object);
}

static void
lt_chain_view_class_init (LtChainViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = lt_chain_view_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_SHOW_LEGEND] = g_param_spec_boolean ("show-legend", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_MINIMAP] = g_param_spec_boolean ("show-minimap", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PRESENTING] = g_param_spec_boolean ("presenting", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LT_TYPE_CANVAS);
  g_type_ensure (LT_TYPE_MINIMAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/chain-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LtChainView, stack);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, canvas);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, minimap);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, busy);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, empty);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, make);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, hint);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, hint_label);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, hint_button);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, legend);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, legend_button);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, layers);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, layer_button);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, marks);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, tools);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, caption);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, proposal);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, arrangement);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, zoom);
  gtk_widget_class_bind_template_child (widget_class, LtChainView, zoom_text);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chain-view");
}

static void
lt_chain_view_init (LtChainView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lt_minimap_set_canvas (self->minimap, self->canvas);
  gtk_widget_set_layout_manager (self->marks, lt_halves_layout_new ());
  explain_layer (self, LT_LAYER_INDUSTRY);
  gtk_menu_button_set_create_popup_func (self->legend_button, make_legend, self, NULL);
  make_legend (self->legend_button, self);
  g_signal_connect_object (self->canvas, "notify::zoom", G_CALLBACK (on_zoom), self, G_CONNECT_SWAPPED);
}
