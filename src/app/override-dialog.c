#include "config.h"
#include "app/override-dialog.h"

#include "app/choice-row.h"
#include "app/editor-gaps.h"
#include "workspace/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct {
  LtViewState  *state;
  gint64        region, segment;
  LtAssessment  assessment;          /* as it is there now */
  GtkWidget    *dialog;
  LtChoiceRow  *coverage;
  GtkWidget    *reason, *owner, *dated;
  GtkLabel     *preview;
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *self = data;

  g_object_unref (self->state);
  g_free (self);
}

static const LtOverride *
get_override (Dialog *self)
{
  return lt_model_get (lt_view_state_get_model (self->state), LT_TABLE_OVERRIDE, self->assessment.override);
}

/* --- Answering --- */

static void
set_override (Dialog *self)
{
  LtOverride row = { 0, self->region, self->segment,
                     (gint) lt_choice_row_get (self->coverage) - LT_COVERAGE_MISSING + LT_OVERRIDE_MISSING,
                     (char *) gtk_editable_get_text (GTK_EDITABLE (self->reason)),
                         (char *) gtk_editable_get_text (GTK_EDITABLE (self->owner)),
                     (char *) gtk_editable_get_text (GTK_EDITABLE (self->dated)) };

  lt_editor_set_override (lt_view_state_get_editor (self->state), &row, NULL, NULL);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Dialog *self)
{
  if (g_str_equal (response, "set"))
    set_override (self);
  else if (g_str_equal (response, "withdraw"))
    lt_editor_clear_override (lt_view_state_get_editor (self->state), self->region, self->segment);
}

static gboolean
is_complete (Dialog *self)
{
  g_autofree char *reason = lt_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  g_autofree char *dated = lt_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->dated)));

  return reason != NULL && dated != NULL && lt_text_is_day (dated);
}

/* What it would call for; without a reason nothing is set. */
static void
on_edited (Dialog *self)
{
  LtAssessment would = self->assessment;
  g_autofree char *words = NULL, *dated = lt_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->dated)));

  would.coverage = (LtCoverage) lt_choice_row_get (self->coverage);
  would.action = lt_assessment_judge_action (&would);
  words = g_strdup_printf (_("By the rules: %s. Set by hand: %s; that calls for: %s."), lt_coverage_get_label (would.computed),
                           lt_coverage_get_label (would.coverage), lt_action_get_label (would.action));
  gtk_label_set_label (self->preview, words);
  if (dated == NULL || !lt_text_is_day (dated))
    gtk_widget_add_css_class (self->dated, "error");
  else
    gtk_widget_remove_css_class (self->dated, "error");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "set", is_complete (self));
}

/* An answer that is no button's leaves the dialog open. */
static void
on_entry_activated (Dialog *self)
{
  GtkWindow *dialog = GTK_WINDOW (self->dialog);

  if (!is_complete (self))
    return;
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "set");
  gtk_window_close (dialog);
}

/* --- What is asked --- */

static void
add_coverages (Dialog *self, GtkWidget *list)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *labels[LT_N_COVERAGES + 1] = { NULL };

  self->coverage = LT_CHOICE_ROW (lt_choice_row_new (_("Coverage")));
  for (gint64 i = 0; i < LT_N_COVERAGES; i++)
    {
      g_array_append_val (numbers, i);
      labels[i] = lt_coverage_get_label (i);
    }
  lt_choice_row_set (self->coverage, numbers, labels, self->assessment.coverage);
  g_signal_connect_swapped (self->coverage, "chosen", G_CALLBACK (on_edited), self);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->coverage));
}

static GtkWidget *
add_entry (Dialog *self, GtkWidget *list, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_entry_activated), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
make_content (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new (), *preview = gtk_label_new (NULL);
  const LtOverride *old = get_override (self);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->preview = GTK_LABEL (preview);
  gtk_label_set_wrap (self->preview, TRUE);
  gtk_label_set_xalign (self->preview, 0);
  gtk_label_set_width_chars (self->preview, 44);
  gtk_label_set_max_width_chars (self->preview, 52);
  gtk_widget_add_css_class (preview, "dim-label");
  add_coverages (self, list);
  self->reason = add_entry (self, list, _("Reason"), old != NULL ? old->reason : NULL);
  self->owner = add_entry (self, list, _("Who Says So"), old != NULL ? old->owner : lt_workspace_get_author ());
  self->dated = add_entry (self, list, _("Day (YYYY-MM-DD)"), today);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), preview);
  return box;
}

static void
add_responses (Dialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self->dialog);

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  if (get_override (self) != NULL)
    {
      adw_message_dialog_add_response (dialog, "withdraw", _("_Withdraw"));
      adw_message_dialog_set_response_appearance (dialog, "withdraw", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_add_response (dialog, "set", _("_Set"));
  adw_message_dialog_set_response_appearance (dialog, "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
}

/* The rules of its own, and what is held there: the viewpoint's survey where that is the region. */
static LtAssessment
assess (LtViewState *state, gint64 region, gint64 segment)
{
  return region == lt_view_state_get_viewpoint (state) ? *lt_survey_get (lt_view_state_get_survey (state), segment)
                                                       : lt_assessment_of (lt_view_state_get_model (state), region, segment);
}

/**
 * lt_override_dialog_show: asks what a segment's coverage is held to be, seen from a region; and why, who says so and when.
 *
 * Returns: (transfer none) (nullable): the dialog, which goes when it is answered; %NULL where there is no such segment or region
 */
GtkWindow *
lt_override_dialog_show (GtkWindow *parent, LtViewState *state, gint64 region, gint64 segment)
{
  const LtSegment *row = lt_model_get_segment (lt_view_state_get_model (state), segment);
  const LtRegion *place = lt_model_get_region (lt_view_state_get_model (state), region);
  g_autofree char *heading = NULL;
  Dialog *self;

  if (row == NULL || place == NULL)
    return NULL;
  self = g_new0 (Dialog, 1);
  self->state = g_object_ref (state);
  self->region = region;
  self->segment = segment;
  self->assessment = assess (state, region, segment);
  heading = g_strdup_printf (_("Coverage of “%s” in %s"), row->name, place->name);
  self->dialog = adw_message_dialog_new (parent, heading,
                                         _("What is set by hand counts instead of what the rules say, and is shown beside it."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), make_content (self));
  add_responses (self);
  on_edited (self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (on_response), self, dialog_free, 0);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->reason);
  return GTK_WINDOW (self->dialog);
}
