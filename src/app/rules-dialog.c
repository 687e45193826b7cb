#include "config.h"
#include "app/rules-dialog.h"

#include "app/choice-row.h"
#include "app/dialog-window.h"
#include "app/editor-gaps.h"
#include "app/rules-preview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

enum { HERE, EVERYWHERE };

#define LEAST_SHARE 0.01         /* none is no share; the rule says so too */
#define LEAST_MONEY 1

typedef struct {
  LtViewState    *state;
  gint64          viewpoint;
  GtkWidget      *window;
  GtkSpinButton  *spins[LT_N_RULES];
  LtChoiceRow    *scope;
  LtRulesPreview *preview;
  GtkLabel       *refusal;
  GtkWidget      *apply;
  gboolean        filling;
  char           *refused;         /* (nullable): why what was typed last was not taken */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->state);
  g_free (self->refused);
  g_free (self);
}

/* --- Figures --- */

/* A share is typed in percent, and what else there is as it is. */
static double
scale_of (LtRule rule)
{
  return lt_rule_get_info (rule)->unit == LT_RULE_UNIT_SHARE ? 100 : 1;
}

static void
read_rules (Dialog *self, LtRules *rules)
{
  for (guint i = 0; i < LT_N_RULES; i++)
    rules->values[i] = gtk_spin_button_get_value (self->spins[i]) / scale_of (i);
}

static double
sum_weights (const LtRules *rules)
{
  double sum = 0;

  for (guint i = 0; i < LT_N_RULES; i++)
    sum += lt_rule_is_weight (i) ? rules->values[i] : 0;
  return sum;
}

static gboolean
is_other (const LtRules *a, const LtRules *b)
{
  for (guint i = 0; i < LT_N_RULES; i++)
    if (fabs (a->values[i] - b->values[i]) > 1e-9)
      return TRUE;
  return FALSE;
}

/* What is out of bounds is not taken: the figure that was there stays, and is said why. */
static int
on_input (GtkSpinButton *spin, double *value, Dialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  const LtRule rule = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (spin), "rule"));
  double least, most;
  char *end;
  const double typed = g_strtod (text, &end);

  gtk_spin_button_get_range (spin, &least, &most);
  if (end == text || *end != '\0' || (typed >= least && typed <= most))
    return FALSE;
  g_free (self->refused);
  self->refused = lt_rule_say_range (rule);
  return GTK_INPUT_ERROR;
}

static void
on_edited (Dialog *self)
{
  g_autofree char *refused = g_steal_pointer (&self->refused);
  LtRules rules;
  gboolean allowed;

  if (self->filling)
    return;
  read_rules (self, &rules);
  allowed = sum_weights (&rules) > 0;
  gtk_label_set_label (self->refusal, !allowed ? _("All weights would be zero. Leave one of them above zero.")
                                               : refused != NULL ? refused : "");
  gtk_widget_set_sensitive (self->apply, allowed && is_other (&rules,
                                                              lt_survey_get_rules (lt_view_state_get_survey (self->state))));
  if (allowed)
    lt_rules_preview_show (self->preview, &rules);
}

static void
show_rules (Dialog *self, const LtRules *rules)
{
  self->filling = TRUE;
  for (guint i = 0; i < LT_N_RULES; i++)
    gtk_spin_button_set_value (self->spins[i], rules->values[i] * scale_of (i));
  self->filling = FALSE;
  on_edited (self);
}

static void
on_reset (Dialog *self)
{
  LtRules rules;

  lt_rules_init (&rules);
  show_rules (self, &rules);
}

/* --- Applying --- */

static void
on_done (gpointer window, const char *refused)
{
  Dialog *self = g_object_get_data (window, "dialog");

  if (refused == NULL)
    gtk_window_close (window);
  else
    gtk_label_set_label (self->refusal, refused);
}

static void
on_apply (Dialog *self)
{
  LtRules rules;

  read_rules (self, &rules);
  lt_editor_set_rules (lt_view_state_get_editor (self->state), self->viewpoint,
                       self->viewpoint == 0 || lt_choice_row_get (self->scope) == EVERYWHERE, &rules, on_done, self->window);
}

/* --- The window --- */

static GtkWidget *
make_spin (LtRule rule)
{
  const LtRuleInfo *info = lt_rule_get_info (rule);
  const double least = info->unit == LT_RULE_UNIT_SHARE ? LEAST_SHARE * 100 : info->unit == LT_RULE_UNIT_MONEY ? LEAST_MONEY
      : info->least;
  const double step = info->unit == LT_RULE_UNIT_MONEY ? 1000 : info->unit == LT_RULE_UNIT_COUNT ? 1 : 5;
  GtkWidget *spin = gtk_spin_button_new_with_range (least, info->most * scale_of (rule), step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), info->unit == LT_RULE_UNIT_SHARE || info->unit == LT_RULE_UNIT_WEIGHT ? 1
                              : 0);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_update_policy (GTK_SPIN_BUTTON (spin), GTK_UPDATE_IF_VALID);
  g_object_set_data (G_OBJECT (spin), "rule", GUINT_TO_POINTER (rule));
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 8);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, lt_rule_get_label (rule), -1);
  return spin;
}

static const char *
unit_label (LtRule rule)
{
  switch (lt_rule_get_info (rule)->unit)
    {
    case LT_RULE_UNIT_COUNT:
      return rule == LT_RULE_MIN_COUNT ? _("Enterprises, below which a segment without a leader is weak") : _("Targets");
    case LT_RULE_UNIT_MONEY:
      return _("10⁴ CNY, below which all of them together are weak");
    case LT_RULE_UNIT_SHARE:
      return _("Percent of the revenue, from which on it rests on one");
    case LT_RULE_UNIT_WEIGHT:
    default:
      return NULL;
    }
}

static void
add_rule (Dialog *self, GtkWidget *group, LtRule rule)
{
  GtkWidget *row = adw_action_row_new ();

  self->spins[rule] = GTK_SPIN_BUTTON (make_spin (rule));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lt_rule_get_label (rule));
  if (unit_label (rule) != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), unit_label (rule));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->spins[rule]));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->spins[rule]));
  g_signal_connect (self->spins[rule], "input", G_CALLBACK (on_input), self);
  g_signal_connect_swapped (self->spins[rule], "value-changed", G_CALLBACK (on_edited), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_group (Dialog *self, const char *title, gboolean weights)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < LT_N_RULES; i++)
    if (lt_rule_is_weight (i) == weights)
      add_rule (self, group, i);
  return group;
}

static GtkWidget *
make_scope (Dialog *self)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *name = lt_view_state_get_viewpoint_name (self->state);
  g_autofree char *here = g_strdup_printf (_("Only for %s"), name != NULL ? name : "");
  const char *labels[] = { here, _("Everywhere"), NULL };
  const gint64 values[] = { HERE, EVERYWHERE };
  GtkWidget *group = adw_preferences_group_new ();

  g_array_append_vals (numbers, values, G_N_ELEMENTS (values));
  self->scope = LT_CHOICE_ROW (lt_choice_row_new (_("Applies")));
  lt_choice_row_set (self->scope, numbers, labels, EVERYWHERE);
  gtk_widget_set_visible (GTK_WIDGET (self->scope), self->viewpoint != 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->scope));
  return group;
}

static GtkWidget *
make_buttons (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *reset = gtk_button_new_with_label (_("Defaults"));

  self->apply = gtk_button_new_with_mnemonic (_("_Apply"));
  self->refusal = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->refusal, TRUE);
  gtk_label_set_xalign (self->refusal, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->refusal), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "error");
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_add_css_class (box, "dialog-bar");
  gtk_widget_set_tooltip_text (reset, _("Shows the figures that come with the program"));
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (on_reset), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (on_apply), self);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (box), self->apply);
  return box;
}

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_page (Dialog *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->preview = LT_RULES_PREVIEW (lt_rules_preview_new (self->state));
  gtk_widget_add_css_class (figures, "dialog-page");
  gtk_widget_add_css_class (GTK_WIDGET (self->preview), "dialog-page");
  gtk_box_append (GTK_BOX (figures), make_group (self, _("Thresholds"), FALSE));
  gtk_box_append (GTK_BOX (figures), make_group (self, _("Weights"), TRUE));
  gtk_box_append (GTK_BOX (figures), make_scope (self));
  gtk_box_append (GTK_BOX (halves), scroll (figures));
  gtk_box_append (GTK_BOX (halves), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (halves), scroll (GTK_WIDGET (self->preview)));
  gtk_box_append (GTK_BOX (page), halves);
  gtk_box_append (GTK_BOX (page), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (page), make_buttons (self));
  return page;
}

/**
 * lt_rules_dialog_show: the figures in force at the viewpoint, to be changed there or everywhere in one edit.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
lt_rules_dialog_show (GtkWindow *parent, LtViewState *state)
{
  Dialog *self = g_new0 (Dialog, 1);

  self->state = g_object_ref (state);
  self->viewpoint = lt_view_state_get_viewpoint (state);
  self->filling = TRUE;
  self->window = lt_dialog_window_new (parent, _("Thresholds and Weights"), make_page (self), 860, 740);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  show_rules (self, lt_survey_get_rules (lt_view_state_get_survey (state)));
  gtk_window_present (GTK_WINDOW (self->window));
  return self->window;
}
