#include "config.h"
#include "app/rules-preview.h"

#include "analysis/format.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define FIRST 12

struct _LtRulesPreview {
  GtkWidget    parent_instance;

  GtkListBox  *list;
  GtkLabel    *summary;
  LtViewState *state;
  LtRules      rules;
  LtSurvey    *survey;           /* (nullable): by the rules, while it is yet to be ranked */
  guint        compute;
};

G_DEFINE_FINAL_TYPE (LtRulesPreview, lt_rules_preview, GTK_TYPE_WIDGET)

/* --- Rows --- */

/* (transfer full): segment's key → place from 1 */
static GHashTable *
index_ranks (GPtrArray *gaps)
{
  GHashTable *ranks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < gaps->len; i++)
    g_hash_table_insert (ranks, (gpointer) (gintptr) ((const LtPriority *) gaps->pdata[i])->segment, GUINT_TO_POINTER (i + 1));
  return ranks;
}

static char *
describe_change (const LtPriority *now, guint before, guint after, LtRanking *old)
{
  const LtPriority *was = lt_ranking_get (old, now->segment);
  g_autofree char *figure = lt_format_number (now->priority, 1);
  g_autofree char *other = was != NULL && lt_known (was->priority) ? lt_format_number (was->priority, 1) : NULL;

  if (before == 0 || other == NULL)
    return g_strdup_printf (_("New, priority %s"), figure);
  if (before == after && g_str_equal (figure, other))
    return g_strdup_printf (_("As it is, priority %s"), figure);
  return g_strdup_printf (_("%u → %u, priority %s → %s"), before, after, other, figure);
}

static void
add_row (LtRulesPreview *self, const LtPriority *now, guint before, guint after, LtRanking *old)
{
  const LtSegment *segment = lt_model_get_segment (lt_view_state_get_model (self->state), now->segment);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *change = describe_change (now, before, after, old), *rank = g_strdup_printf ("%u", after);
  GtkWidget *label = gtk_label_new (rank), *mark;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), segment != NULL ? segment->name : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  if (before != after)
    {
      mark = gtk_image_new_from_icon_name (before == 0 || before > after ? "go-up-symbolic" : "go-down-symbolic");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
show_ranking (LtRulesPreview *self, LtRanking *ranking)
{
  LtRanking *old = lt_view_state_get_ranking (self->state);
  g_autoptr(GPtrArray) before = lt_ranking_list (old, 0), after = lt_ranking_list (ranking, 0);
  g_autoptr(GHashTable) ranks = index_ranks (before);
  g_autofree char *summary = g_strdup_printf (ngettext ("%u gap, now %u", "%u gaps, now %u", after->len), after->len, before->len);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (after->len, FIRST); i++)
    {
      const LtPriority *now = after->pdata[i];

      add_row (self, now, GPOINTER_TO_UINT (g_hash_table_lookup (ranks, (gpointer) (gintptr) now->segment)), i + 1, old);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), after->len > 0);
  gtk_label_set_label (self->summary, summary);
}

/* --- Computing --- */

/* The survey in one turn, the ranking in the next. */
static gboolean
on_compute (gpointer data)
{
  LtRulesPreview *self = data;
  LtModel *model = lt_view_state_get_model (self->state);
  g_autoptr(LtRanking) ranking = NULL;

  if (self->survey == NULL)
    {
      self->survey = lt_survey_new_by (model, lt_view_state_get_viewpoint (self->state), &self->rules);
      return G_SOURCE_CONTINUE;
    }
  self->compute = 0;
  ranking = lt_ranking_new (model, self->survey);
  g_clear_pointer (&self->survey, lt_survey_unref);
  show_ranking (self, ranking);
  return G_SOURCE_REMOVE;
}

void
lt_rules_preview_show (LtRulesPreview *self, const LtRules *rules)
{
  g_return_if_fail (LT_IS_RULES_PREVIEW (self));
  self->rules = *rules;
  g_clear_pointer (&self->survey, lt_survey_unref);
  if (self->compute == 0)
    self->compute = g_idle_add (on_compute, self);
}

gboolean
lt_rules_preview_is_settled (LtRulesPreview *self)
{
  return self->compute == 0;
}

/* A survey says how the model was. */
static void
on_refreshed (LtRulesPreview *self)
{
  lt_rules_preview_show (self, &self->rules);
}

/* --- The widget --- */

static void
lt_rules_preview_dispose (GObject *object)
{
  LtRulesPreview *self = LT_RULES_PREVIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->compute, g_source_remove);
  g_clear_pointer (&self->survey, lt_survey_unref);
  g_clear_object (&self->state);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_rules_preview_parent_class)->dispose (object);
}

static void
lt_rules_preview_class_init (LtRulesPreviewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lt_rules_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
lt_rules_preview_init (LtRulesPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("First gaps by these figures"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
lt_rules_preview_new (LtViewState *state)
{
  LtRulesPreview *self = g_object_new (LT_TYPE_RULES_PREVIEW, NULL);

  self->state = g_object_ref (state);
  g_signal_connect_object (state, "refreshed", G_CALLBACK (on_refreshed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
