#include "config.h"
#include "app/outline-row.h"

#include "app/coverage-mark.h"
#include "diagram/layer-facts.h"

#include <glib/gi18n-lib.h>

struct _LtOutlineRow {
  GtkWidget       parent_instance;

  /* Template */
  LtCoverageMark *mark;
  GtkLabel       *name;
  GtkLabel       *badge;
  GtkLabel       *detail;
};

G_DEFINE_FINAL_TYPE (LtOutlineRow, lt_outline_row, GTK_TYPE_WIDGET)

static void
lt_outline_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_outline_row_parent_class)->dispose (object);
}

static void
lt_outline_row_class_init (LtOutlineRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_outline_row_dispose;
  g_type_ensure (LT_TYPE_COVERAGE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LtOutlineRow, mark);
  gtk_widget_class_bind_template_child (widget_class, LtOutlineRow, name);
  gtk_widget_class_bind_template_child (widget_class, LtOutlineRow, badge);
  gtk_widget_class_bind_template_child (widget_class, LtOutlineRow, detail);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outline-row");
}

static void
lt_outline_row_init (LtOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lt_outline_row_new (void)
{
  return g_object_new (LT_TYPE_OUTLINE_ROW, NULL);
}

static void
set_texts (LtOutlineRow *self, const char *name, const char *detail)
{
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
}

static void
show_chain (LtOutlineRow *self, LtViewState *state, gint64 id)
{
  const LtChain *chain = lt_model_get_chain (lt_view_state_get_model (state), id);
  guint gaps = lt_view_state_count_gaps (state, id);
  /* Translators: how many gaps a chain has, at the end of its line; as short as can be */
  g_autofree char *detail = g_strdup_printf (ngettext ("%u gap", "%u gaps", gaps), gaps);

  set_texts (self, chain != NULL ? chain->name : "", gaps > 0 ? detail : "");
  gtk_widget_add_css_class (GTK_WIDGET (self), "chain");
}

/* As short as can be: names are long. */
static char *
describe_facts (LtLayer layer, const LtLayerFacts *facts)
{
  switch (layer)
    {
    case LT_LAYER_INNOVATION:
      if (facts->institutions > 0)
        return g_strdup_printf (ngettext ("%u platform", "%u platforms", facts->institutions), facts->institutions);
      break;
    case LT_LAYER_SUPPLY:
      if (facts->enterprises > 0)
        /* Translators: so many of so many companies have a known supplier or buyer */
        return g_strdup_printf (_("%u of %u linked"), facts->linked, facts->enterprises);
      break;
    case LT_LAYER_RECRUITMENT:
      if (facts->pursuits > 0)
        return g_strdup_printf (ngettext ("%u project", "%u projects", facts->pursuits), facts->pursuits);
      if (facts->targets > 0)
        return g_strdup_printf (ngettext ("%u target", "%u targets", facts->targets), facts->targets);
      break;
    case LT_LAYER_INDUSTRY:
    default:
      return g_strdup (lt_tone_get_label (facts->tone));
    }
  return g_strdup ("");
}

static void
show_segment (LtOutlineRow *self, LtViewState *state, gint64 id)
{
  LtModel *model = lt_view_state_get_model (state);
  LtLayer layer = lt_view_state_get_layer (state);
  const LtSegment *segment = lt_model_get_segment (model, id);
  const LtAssessment *assessment = lt_survey_get (lt_view_state_get_survey (state), id);
  LtLayerFacts facts = lt_layer_read_facts (model, lt_view_state_get_survey (state), layer, id);
  g_autofree char *detail = describe_facts (layer, &facts);

  set_texts (self, segment != NULL ? segment->name : "", assessment != NULL ? detail : "");
  if (assessment == NULL)
    return;
  lt_coverage_mark_set_tone (self->mark, facts.tone);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), TRUE);
  if (!lt_layer_has_badges (layer))
    return;
  /* Names are long: one of the two. The badge says as much as the industry's detail, which is spoken all the same. */
  if (layer == LT_LAYER_INDUSTRY)
    gtk_widget_set_visible (GTK_WIDGET (self->detail), assessment->action == LT_ACTION_NONE);
  else if (*detail != '\0')
    return;
  gtk_label_set_label (self->badge, lt_action_get_badge (assessment->action));
  gtk_widget_set_visible (GTK_WIDGET (self->badge), assessment->action != LT_ACTION_NONE);
  for (guint i = LT_ACTION_NONE; i < LT_N_ACTIONS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), lt_action_get_nick (i));
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), lt_action_get_nick (assessment->action));
}

static void
show_participation (LtOutlineRow *self, LtViewState *state, gint64 id)
{
  LtModel *model = lt_view_state_get_model (state);
  const LtParticipation *row = lt_model_get (model, LT_TABLE_PARTICIPATION, id);
  const LtEnterprise *enterprise = row != NULL ? lt_model_get_enterprise (model, row->enterprise) : NULL;

  if (enterprise == NULL)
    return;
  set_texts (self, enterprise->name, !lt_survey_is_local (lt_view_state_get_survey (state), enterprise->id) ? _("Outside")
                                     : lt_enum_label (LT_TABLE_PARTICIPATION, "role", row->role));
  gtk_widget_add_css_class (GTK_WIDGET (self), "enterprise");
}

void
lt_outline_row_show (LtOutlineRow *self, LtViewState *state, LtItem *item)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_remove_css_class (widget, "chain");
  gtk_widget_remove_css_class (widget, "heading");
  gtk_widget_remove_css_class (widget, "enterprise");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
  switch (lt_item_get_table (item))
    {
    case LT_TABLE_CHAIN:
      show_chain (self, state, lt_item_get_id (item));
      break;
    case LT_TABLE_SEGMENT:
      show_segment (self, state, lt_item_get_id (item));
      break;
    case LT_TABLE_PARTICIPATION:
      show_participation (self, state, lt_item_get_id (item));
      break;
    default:
      set_texts (self, lt_item_get_id (item) == LT_POSITION_NONE ? _("No position")
                       : lt_enum_label (LT_TABLE_SEGMENT, "position", lt_item_get_id (item)), "");
      gtk_widget_add_css_class (widget, "heading");
    }
}

char *
lt_outline_row_describe (LtOutlineRow *self)
{
  GString *text = g_string_new (gtk_label_get_label (self->name));

  if (*gtk_label_get_label (self->detail) != '\0')
    g_string_append_printf (text, "%s%s", C_("list", ", "), gtk_label_get_label (self->detail));
  if (gtk_widget_get_visible (GTK_WIDGET (self->badge)))
    g_string_append_printf (text, "%s%s", C_("list", ", "), gtk_label_get_label (self->badge));
  return g_string_free (text, FALSE);
}
