/* gaps: how a region covers each segment, what that calls for, which comes first, and why. */
#include "config.h"
#include "cli/cli.h"
#include "cli/table.h"
#include "cli/command-rules.h"

#include "analysis/format.h"
#include "analysis/priority.h"
#include "workspace/region.h"

#include <glib/gi18n-lib.h>

static gboolean json_output;

/* What the list is of. */
typedef struct {
  LtModel   *model;
  LtSurvey  *survey;
  LtRanking *ranking;
  gint64     region, chain;
} View;

/* --- JSON --- */

static void
add_override (JsonBuilder *json, LtModel *model, const LtAssessment *a)
{
  const LtOverride *row = lt_model_get (model, LT_TABLE_OVERRIDE, a->override);

  json_builder_set_member_name (json, "override");
  if (row == NULL)
    {
      json_builder_add_null_value (json);
      return;
    }
  json_builder_begin_object (json);
  lt_cli_add_string (json, "coverage", lt_coverage_get_nick (a->coverage));
  lt_cli_add_string (json, "reason", row->reason);
  lt_cli_add_string (json, "owner", row->owner);
  lt_cli_add_string (json, "dated", row->dated);
  json_builder_end_object (json);
}

static void
add_factors (JsonBuilder *json, const LtPriority *priority)
{
  lt_cli_add_figure (json, "priority", priority->priority);
  json_builder_set_member_name (json, "factors");
  json_builder_begin_object (json);
  for (guint f = 0; f < LT_N_FACTORS; f++)
    lt_cli_add_figure (json, lt_factor_get_nick (f), priority->factors[f]);
  json_builder_end_object (json);
}

static void
add_why (JsonBuilder *json, const View *view, const LtAssessment *a)
{
  g_autofree char *coverage = lt_assessment_explain_coverage (view->model, a);
  g_autofree char *action = lt_assessment_explain_action (view->model, a);

  json_builder_set_member_name (json, "why");
  json_builder_begin_object (json);
  lt_cli_add_string (json, "coverage", coverage);
  lt_cli_add_string (json, "action", action);
  for (guint f = 0; f < LT_N_FACTORS; f++)
    {
      g_autofree char *text = lt_ranking_explain (view->ranking, a->segment, f);

      lt_cli_add_string (json, lt_factor_get_nick (f), text);
    }
  json_builder_end_object (json);
}

static void
add_segment (JsonBuilder *json, const View *view, const LtSegment *segment, gboolean why)
{
  const LtAssessment *a = lt_survey_get (view->survey, segment->id);

  json_builder_begin_object (json);
  lt_cli_add_string (json, "chain", lt_cli_chain_name (view->model, segment->chain));
  lt_cli_add_string (json, "segment", segment->name);
  lt_cli_add_string (json, "coverage", lt_coverage_get_nick (a->coverage));
  lt_cli_add_string (json, "computed", lt_coverage_get_nick (a->computed));
  add_override (json, view->model, a);
  lt_cli_add_string (json, "action", lt_action_get_nick (a->action));
  add_factors (json, lt_ranking_get (view->ranking, segment->id));
  lt_cli_add_int (json, "enterprises", a->enterprises);
  lt_cli_add_int (json, "leaders", a->leaders);
  lt_cli_add_figure (json, "revenue_wan", a->revenue_wan);
  lt_cli_add_int (json, "projects", a->projects);
  lt_cli_add_int (json, "targets", a->targets);
  if (why)
    add_why (json, view, a);
  json_builder_end_object (json);
}

/* (transfer container): chains in their order, and each chain's segments in theirs. */
static GPtrArray *
list_segments (const View *view)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (view->model, LT_TABLE_CHAIN);
  GPtrArray *found = g_ptr_array_new ();

  for (guint c = 0; c < chains->len; c++)
    {
      gint64 chain = ((LtChain *) chains->pdata[c])->id;
      g_autoptr(GPtrArray) segments = lt_model_sorted_refs (view->model, LT_TABLE_SEGMENT, "chain", chain);

      if (view->chain == 0 || view->chain == chain)
        g_ptr_array_extend (found, segments, NULL, NULL);
    }
  return found;
}

/* @only: (nullable): just this one, and why */
static void
print_json (const View *view, const LtSegment *only)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(GPtrArray) segments = only != NULL ? g_ptr_array_new () : list_segments (view);

  if (only != NULL)
    g_ptr_array_add (segments, (gpointer) only);
  json_builder_begin_object (json);
  lt_cli_add_string (json, "region", lt_model_get_region (view->model, view->region)->name);
  json_builder_set_member_name (json, "rules");
  lt_cli_add_rules (json, lt_survey_get_rules (view->survey));
  json_builder_set_member_name (json, "segments");
  json_builder_begin_array (json);
  for (guint i = 0; i < segments->len; i++)
    add_segment (json, view, segments->pdata[i], only != NULL);
  json_builder_end_array (json);
  json_builder_end_object (json);
  lt_cli_print_json (json);
}

/* --- Text --- */

static LtCliTable *
make_table (void)
{
  return lt_cli_table_new (C_("column", "Priority"), C_("column", "Chain"), C_("column", "Segment"), C_("column", "Coverage"),
                           C_("column", "Action"), C_("column", "Enterprises"), C_("column", "Projects"), C_("column", "Targets"),
                           NULL);
}

static void
add_row (LtCliTable *table, const View *view, gint64 id)
{
  const LtAssessment *a = lt_survey_get (view->survey, id);
  const LtSegment *segment = lt_model_get_segment (view->model, id);
  double priority = lt_ranking_get (view->ranking, id)->priority;
  g_autofree char *figure = lt_known (priority) ? lt_format_number (priority, 1) : g_strdup ("–");

  lt_cli_table_add (table, "%s\t%s\t%s\t%s\t%s\t%u\t%u\t%u", figure, lt_cli_chain_name (view->model, segment->chain), segment->name,
                    lt_coverage_get_label (a->coverage), lt_action_get_badge (a->action), a->enterprises, a->projects, a->targets);
}

/* The gaps, the first one first, then what is none. */
static void
print_list (const View *view)
{
  g_autoptr(GPtrArray) gaps = lt_ranking_list (view->ranking, view->chain), segments = list_segments (view);
  LtCliTable *table = make_table ();

  for (guint i = 0; i < gaps->len; i++)
    add_row (table, view, ((const LtPriority *) gaps->pdata[i])->segment);
  for (guint i = 0; i < segments->len; i++)
    {
      gint64 id = ((LtSegment *) segments->pdata[i])->id;

      if (lt_survey_get (view->survey, id)->action == LT_ACTION_NONE)
        add_row (table, view, id);
    }
  lt_cli_table_print (table);
}

static void
print_why (const View *view, const LtSegment *segment)
{
  const LtAssessment *a = lt_survey_get (view->survey, segment->id);
  const LtPriority *priority = lt_ranking_get (view->ranking, segment->id);
  const LtRules *rules = lt_survey_get_rules (view->survey);
  g_autofree char *coverage = lt_assessment_explain_coverage (view->model, a);
  g_autofree char *action = lt_assessment_explain_action (view->model, a);
  g_autofree char *figure = lt_known (priority->priority) ? lt_format_number (priority->priority, 1) : g_strdup ("–");
  LtCliTable *table = make_table ();

  add_row (table, view, segment->id);
  lt_cli_table_print (table);
  lt_cli_print ("%s: %s", lt_coverage_get_label (a->coverage), coverage);
  if (a->action != LT_ACTION_NONE)
    lt_cli_print ("%s: %s", lt_action_get_label (a->action), action);
  for (guint f = 0; f < LT_N_FACTORS; f++)
    {
      g_autofree char *text = lt_ranking_explain (view->ranking, segment->id, f);
      g_autofree char *share = lt_format_number (priority->factors[f], 3);
      g_autofree char *weight = lt_format_number (lt_rules_get_points (rules, lt_factor_get_weight (f)), 2);
      g_autofree char *points = lt_format_number (lt_ranking_get_points (view->ranking, segment->id, f), 1);

      lt_cli_print ("%s %s × %s = %s: %s", lt_factor_get_label (f), share, weight, points, text);
    }
  lt_cli_print (_("Priority: %s"), figure);
}

int
lt_command_gaps (int argc, char **argv)
{
  g_autofree char *region_name = NULL, *chain_arg = NULL, *why = NULL;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &region_name, N_("The viewpoint; the home region if left out"), N_("NAME") },
    { "chain", 0, 0, G_OPTION_ARG_STRING, &chain_arg, N_("Only this chain"), N_("NAME") },
    { "why", 0, 0, G_OPTION_ARG_STRING, &why, N_("Only this segment, and the reason for every figure"), N_("SEGMENT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr(LtWorkspace) workspace = NULL;
  g_autoptr(LtSurvey) survey = NULL;
  g_autoptr(LtRanking) ranking = NULL;
  const LtChain *chain = NULL;
  const LtSegment *segment = NULL;
  GError *error = NULL;
  View view = { 0 };

  if (!lt_cli_parse ("gaps", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  view.model = lt_workspace_get_model (workspace);
  view.region = lt_cli_region (view.model, region_name, &error);
  if (view.region == 0 || (chain_arg != NULL && (chain = lt_chain_find (view.model, chain_arg, &error)) == NULL)
      || (why != NULL && (segment = lt_segment_find (view.model, why, chain != NULL ? chain->id : 0, &error)) == NULL))
    return lt_cli_fail (error);
  view.chain = chain != NULL ? chain->id : 0;
  view.survey = survey = lt_survey_new (view.model, view.region);
  view.ranking = ranking = lt_ranking_new (view.model, survey);
  if (json_output)
    print_json (&view, segment);
  else if (segment != NULL)
    print_why (&view, segment);
  else
    print_list (&view);
  return LT_EXIT_DONE;
}
