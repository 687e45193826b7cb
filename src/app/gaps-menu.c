/* What can be done with a line of the gaps and with a cell of the matrix: its menu, and what is in no other place. */
#include "config.h"
#include "app/gaps-private.h"

#include "analysis/format.h"
#include "app/gap-columns.h"
#include "app/target-pick.h"

#include <glib/gi18n-lib.h>

/* --- Reasons --- */

static void
append_factors (LtGapsView *self, GString *text, gint64 segment)
{
  LtRanking *ranking = lt_view_state_get_ranking (self->state);
  const LtPriority *priority = lt_ranking_get (ranking, segment);
  const LtRules *rules = lt_survey_get_rules (lt_view_state_get_survey (self->state));

  for (guint i = 0; priority != NULL && lt_known (priority->priority) && i < LT_N_FACTORS; i++)
    {
      g_autofree char *words = lt_ranking_explain (ranking, segment, i);
      g_autofree char *points = lt_format_number (lt_ranking_get_points (ranking, segment, i), 1);
      g_autofree char *most = lt_format_number (lt_rules_get_points (rules, lt_factor_get_weight (i)), 1);
      g_autofree char *figure = g_strdup_printf (C_("points of", "%s of %s"), points, most);

      /* Translators: a factor, its points, why */
      g_string_append_printf (text, _("\n%s (%s): %s"), lt_factor_get_label (i), figure, words);
    }
}

static char *
explain_line (LtGapsView *self, LtGapLine *line)
{
  LtModel *model = lt_view_state_get_model (self->state);
  const LtAssessment *a = lt_gap_line_get_assessment (line, self->state);
  g_autofree char *title = lt_gap_line_describe (line, self->state);
  g_autofree char *coverage = a != NULL ? lt_assessment_explain_coverage (model, a) : g_strdup ("");
  g_autofree char *action = a != NULL ? lt_assessment_explain_action (model, a) : g_strdup ("");
  GString *text = g_string_new (title);

  g_string_append_printf (text, "\n%s", coverage);
  if (*action != '\0')
    g_string_append_printf (text, "\n%s", action);
  if (lt_gap_line_get_template (line) == NULL)
    append_factors (self, text, lt_gap_line_get_segment (line));
  return g_string_free (text, FALSE);
}

/* (transfer full) (nullable): why what is at hand is what it is */
static char *
explain (LtGapsView *self)
{
  LtMatrix *matrix = lt_gaps_matrix_get_matrix (self->matrix);
  LtGapLine *line = lt_gaps_list_get_selected (self->list);
  gint64 segment, region;

  if (!lt_gaps_view_is_matrix (self))
    return line != NULL ? explain_line (self, line) : NULL;
  if (matrix == NULL || !lt_gaps_view_get_place (self, &segment, &region))
    return NULL;
  return lt_matrix_explain (matrix, lt_view_state_get_model (self->state), (guint) lt_matrix_find_segment (matrix, segment),
                            (guint) lt_matrix_find_region (matrix, region));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = explain (LT_GAPS_VIEW (widget));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* What is at hand is what the inspector shows: it is only to be seen. From a cell, as the cell's region sees it. */
static void
why_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtGapsView *self = LT_GAPS_VIEW (widget);
  GActionGroup *window = G_ACTION_GROUP (gtk_widget_get_root (widget));
  g_autoptr(GVariant) shown = g_action_group_get_action_state (window, "inspector");
  gint64 segment, region;

  if (lt_gaps_view_is_matrix (self) && lt_gaps_view_get_place (self, &segment, &region))
    lt_view_state_set_viewpoint (self->state, region);
  if (shown != NULL && !g_variant_get_boolean (shown))
    g_action_group_activate_action (window, "inspector", NULL);
}

/* --- Targets --- */

static void
on_picked (LtGapsView *self, gint64 enterprise, GtkWidget *popover)
{
  const gint64 *segment = g_object_get_data (G_OBJECT (popover), "segment");

  lt_target_pick (self->state, enterprise, (LtThing) { LT_TABLE_SEGMENT, *segment });
}

static GdkRectangle
place_of (LtGapsView *self)
{
  GtkWidget *view = GTK_WIDGET (lt_gaps_matrix_get_view (self->matrix));
  GdkRectangle at = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, gtk_widget_get_height (GTK_WIDGET (self)) / 3, 1, 1 }, cell;
  graphene_point_t corner;
  gint64 segment, region;

  if (!lt_gaps_view_is_matrix (self))
    lt_gaps_list_get_place (self->list, GTK_WIDGET (self), &at);
  else if (lt_gaps_view_get_place (self, &segment, &region)
           && lt_matrix_view_get_cell (LT_MATRIX_VIEW (view), segment, region, &cell)
           && gtk_widget_compute_point (view, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (cell.x, cell.y), &corner))
    at = (GdkRectangle) { (int) corner.x, (int) corner.y, cell.width, cell.height };
  return at;
}

static void
target_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtGapsView *self = LT_GAPS_VIEW (widget);
  gint64 segment, region;
  GdkRectangle at = place_of (self);
  GtkWidget *popover;

  if (!lt_gaps_view_get_place (self, &segment, &region))
    return;
  popover = lt_pick_popover_new (self->state, LT_TABLE_ENTERPRISE, _("Add a target"), lt_target_may_be_picked,
                                 (LtThing) { LT_TABLE_SEGMENT, segment });
  g_object_set_data_full (G_OBJECT (popover), "segment", g_memdup2 (&segment, sizeof segment), g_free);
  g_signal_connect_object (popover, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  lt_menu_pop_up (widget, popover, &at);
}

/* --- The menu --- */

static GMenuModel *
make_menu (GtkWidget *widget)
{
  LtGapsView *self = LT_GAPS_VIEW (widget);
  const gboolean writable = lt_editor_can_edit (lt_view_state_get_editor (self->state));
  const gboolean lacking = lt_gaps_view_get_lacking (self) != NULL;
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) edits = g_menu_new (), looks = g_menu_new ();

  if (writable && lacking)
    {
      g_menu_append (edits, _("_Take Over"), "gaps.take");
      g_menu_append (edits, _("Take _All Over"), "gaps.take-all");
    }
  else if (writable)
    {
      g_menu_append (edits, _("_Set by Hand…"), "gaps.set-by-hand");
      g_menu_append (edits, _("Add a _Target…"), "gaps.add-target");
    }
  if (!lacking)
    g_menu_append (looks, _("_Find in the Diagram"), "gaps.go");
  g_menu_append (looks, _("Show _Why"), "gaps.why");
  g_menu_append (looks, _("_Copy the Reasons"), "gaps.copy-reasons");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (looks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edits));
  return G_MENU_MODEL (menu);
}

static void
on_menu (LtGapsView *self, double x, double y, GtkWidget *view)
{
  g_autoptr(GMenuModel) menu = make_menu (GTK_WIDGET (self));
  graphene_point_t at;

  if (gtk_widget_compute_point (view, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    lt_menu_pop_up (GTK_WIDGET (self), gtk_popover_menu_new_from_model (menu), &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
}

void
lt_gaps_menu_add (LtGapsView *self)
{
  lt_gaps_list_add_menu (self->list, GTK_WIDGET (self), make_menu);
  g_signal_connect_object (lt_gaps_matrix_get_view (self->matrix), "menu", G_CALLBACK (on_menu), self, G_CONNECT_SWAPPED);
}

void
lt_gaps_menu_install (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "gaps.why", NULL, why_action);
  gtk_widget_class_install_action (class, "gaps.copy-reasons", NULL, copy_action);
  gtk_widget_class_install_action (class, "gaps.add-target", NULL, target_action);
}
