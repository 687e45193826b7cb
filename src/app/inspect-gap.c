/* Why a segment is a gap and how pressing one: every factor in words and figures; and what is held of it by hand. */
#include "config.h"
#include "app/inspect-form.h"

#include "app/editor-gaps.h"
#include "app/meter.h"
#include "app/override-dialog.h"

#include <glib/gi18n-lib.h>

/* --- What is held by hand --- */

static void
set_by_hand (LtViewState *state, LtThing segment)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ()));

  lt_override_dialog_show (window, state, lt_view_state_get_viewpoint (state), segment.id);
}

static void
withdraw (LtViewState *state, LtThing segment)
{
  lt_editor_clear_override (lt_view_state_get_editor (state), lt_view_state_get_viewpoint (state), segment.id);
}

/* What was said, beside what the rules say. */
static void
show_override (LtInspect *self, GtkWidget *group, const LtAssessment *a)
{
  const LtOverride *row = lt_model_get (self->model, LT_TABLE_OVERRIDE, a->override);
  g_autofree char *title = NULL, *words = NULL;

  if (row == NULL)
    return;
  title = g_strdup_printf (_("Set by hand: %s; by the rules: %s"), lt_coverage_get_label (a->coverage),
                           lt_coverage_get_label (a->computed));
  words = lt_inspect_join (row->reason != NULL ? row->reason : "", row->owner != NULL ? row->owner : "", row->dated != NULL
                           ? row->dated : "", NULL);
  lt_inspect_line (self, group, &(LtInspectLine) { .title = title, .subtitle = words });
}

static void
show_acts (LtInspect *self, GtkWidget *group, const LtAssessment *a)
{
  const gboolean writable = lt_editor_can_edit (lt_view_state_get_editor (self->state));
  const LtInspectAct acts[] = {
    { _("Set by Hand…"), set_by_hand, FALSE, writable && lt_view_state_get_viewpoint (self->state) != 0 },
    { _("Withdraw"), withdraw, TRUE, writable && a->override != 0 },
  };

  lt_inspect_acts (self, group, (LtThing) { LT_TABLE_SEGMENT, a->segment }, acts, G_N_ELEMENTS (acts));
}

/* --- Factors --- */

static void
show_factor (LtInspect *self, GtkWidget *group, LtRanking *ranking, const LtPriority *priority, LtFactor factor)
{
  g_autofree char *words = lt_ranking_explain (ranking, priority->segment, factor);
  g_autofree char *points = lt_format_number (lt_ranking_get_points (ranking, priority->segment, factor), 1);
  g_autofree char *most = lt_format_number (lt_rules_get_points (lt_survey_get_rules (self->survey), lt_factor_get_weight (factor)),
                                            1);
  g_autofree char *figure = g_strdup_printf (C_("points of", "%s of %s"), points, most);
  GtkWidget *row = adw_action_row_new (), *meter = lt_meter_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lt_factor_get_label (factor));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  lt_meter_set (LT_METER (meter), priority->factors[factor], figure);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), meter);
  gtk_widget_set_focusable (row, FALSE);
  lt_inspect_set_lines (row);
  lt_inspect_put (self, group, row);
}

static void
show_priority (LtInspect *self, GtkWidget *group, const LtPriority *priority)
{
  g_autofree char *figure = lt_format_number (priority->priority, 1),
      *of = g_strdup_printf (C_("points of", "%s of %s"), figure, "100");
  GtkWidget *row = adw_action_row_new (), *meter = lt_meter_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Priority"));
  lt_meter_set (LT_METER (meter), priority->priority / 100, of);
  gtk_widget_add_css_class (meter, "priority");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), meter);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "brief");
  lt_inspect_put (self, group, row);
}

/** lt_inspect_gap: the group “Why” of a segment; one that is no gap has only what can be said of it by hand. */
void
lt_inspect_gap (LtInspect *self, gint64 segment)
{
  LtRanking *ranking = lt_view_state_get_ranking (self->state);
  const LtPriority *priority = lt_ranking_get (ranking, segment);
  const LtAssessment *a = lt_survey_get (self->survey, segment);
  const gboolean gap = priority != NULL && lt_known (priority->priority);
  GtkWidget *group;

  if (priority == NULL || a == NULL || lt_view_state_get_viewpoint (self->state) == 0)
    return;
  group = lt_inspect_group (self, _("Why"), 0);
  if (gap)
    show_priority (self, group, priority);
  for (guint i = 0; gap && i < LT_N_FACTORS; i++)
    show_factor (self, group, ranking, priority, i);
  show_override (self, group, a);
  show_acts (self, group, a);
}
