/* targets, match: whom to ask for a gap, and who here could supply whom. */
#include "config.h"
#include "cli/cli.h"
#include "cli/table.h"

#include "analysis/candidates.h"
#include "analysis/format.h"
#include "analysis/matching.h"
#include "workspace/region.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_LIMIT 50
#define MAX_LIMIT 100000

static gboolean json_output;

/* Every table that is named here has its name as a column. "": it is unknown */
static const char *
name_or_empty (LtModel *model, LtTable table, gint64 id)
{
  const char *row = lt_model_get (model, table, id);

  return row != NULL ? *(char *const *) (row + lt_table_get_info (table)->columns[lt_table_find_column (table, "name")].offset) : "";
}

/* A name, or null where the row is unknown. */
static void
add_name (JsonBuilder *json, const char *member, LtModel *model, LtTable table, gint64 id)
{
  const char *name = name_or_empty (model, table, id);

  lt_cli_add_string (json, member, *name != '\0' ? name : NULL);
}

/* --- targets --- */

static void
add_reasons (JsonBuilder *json, LtModel *model, LtSurvey *survey, const LtCandidate *c)
{
  json_builder_set_member_name (json, "reasons");
  json_builder_begin_array (json);
  for (guint part = 0; part < LT_N_CANDIDATE_PARTS; part++)
    {
      g_autofree char *why = lt_candidate_explain_part (model, survey, c, part);

      json_builder_begin_object (json);
      lt_cli_add_string (json, "part", lt_candidate_part_get_nick (part));
      lt_cli_add_figure (json, "points", c->points[part]);
      lt_cli_add_figure (json, "most", lt_candidate_part_get_most (part));
      lt_cli_add_string (json, "why", why);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_candidate (JsonBuilder *json, LtModel *model, LtSurvey *survey, const LtCandidate *c)
{
  const LtTarget *target = c->target != 0 ? lt_model_get (model, LT_TABLE_TARGET, c->target) : NULL;
  g_autofree char *method = lt_candidate_explain_method (model, survey, c);

  json_builder_begin_object (json);
  add_name (json, "enterprise", model, LT_TABLE_ENTERPRISE, c->enterprise);
  add_name (json, "region", model, LT_TABLE_REGION, lt_model_get_enterprise (model, c->enterprise)->region);
  lt_cli_add_figure (json, "score", c->score);
  json_builder_set_member_name (json, "target");
  json_builder_add_boolean_value (json, target != NULL);
  lt_cli_add_string (json, "status", c->status != LT_TARGET_NONE ? lt_enum_nick (LT_TABLE_TARGET, "status", c->status) : NULL);
  lt_cli_add_string (json, "product", target != NULL ? target->product : NULL);
  lt_cli_add_figure (json, "revenue_wan", c->revenue_wan);
  lt_cli_add_string (json, "method", lt_enum_nick (LT_TABLE_TARGET, "method", c->method));
  lt_cli_add_string (json, "method_why", method);
  add_reasons (json, model, survey, c);
  json_builder_end_object (json);
}

static void
add_candidate_row (LtCliTable *table, LtModel *model, LtSurvey *survey, const LtCandidate *c)
{
  g_autofree char *score = lt_format_number (c->score, 1), *why = lt_candidate_explain (model, survey, c);
  g_autofree char *method = lt_candidate_explain_method (model, survey, c);
  const LtEnterprise *row = lt_model_get_enterprise (model, c->enterprise);

  lt_cli_table_add (table, "%s\t%s\t%s\t%s (%s)\t%s", score, row->name, name_or_empty (model, LT_TABLE_REGION, row->region),
                    lt_enum_label (LT_TABLE_TARGET, "method", c->method), method, why);
}

static void
print_candidates (LtModel *model, gint64 region, const LtSegment *segment, gboolean all_districts)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (model, region);
  g_autoptr(GArray) list = lt_candidates_list (model, survey, segment->id, all_districts);
  g_autoptr(JsonBuilder) json = json_builder_new ();
  LtCliTable *table = lt_cli_table_new (C_("column", "Points"), C_("column", "Enterprise"), C_("column", "Region"),
                                        C_("column", "Way of Recruiting"), C_("column", "Reasons"), NULL);

  json_builder_begin_object (json);
  add_name (json, "region", model, LT_TABLE_REGION, region);
  add_name (json, "chain", model, LT_TABLE_CHAIN, segment->chain);
  lt_cli_add_string (json, "segment", segment->name);
  lt_cli_add_string (json, "coverage", lt_coverage_get_nick (lt_survey_get (survey, segment->id)->coverage));
  lt_cli_add_string (json, "action", lt_action_get_nick (lt_survey_get (survey, segment->id)->action));
  json_builder_set_member_name (json, "candidates");
  json_builder_begin_array (json);
  for (guint i = 0; i < list->len; i++)
    if (json_output)
      add_candidate (json, model, survey, &g_array_index (list, LtCandidate, i));
    else
      add_candidate_row (table, model, survey, &g_array_index (list, LtCandidate, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  lt_cli_table_print (table);
  if (json_output)
    lt_cli_print_json (json);
}

/* --- All targets --- */

/* The last day that its ledger has an entry of; NULL: none. */
static const char *
find_last_day (LtModel *model, gint64 target, guint *n_entries)
{
  GPtrArray *entries = lt_model_refs (model, LT_TABLE_LEDGER, "target", target);
  const char *last = NULL;

  *n_entries = entries->len;
  for (guint i = 0; i < entries->len; i++)
    {
      const LtLedger *entry = entries->pdata[i];

      if (last == NULL || strcmp (entry->dated, last) > 0)
        last = entry->dated;
    }
  return last;
}

/* Of a closed list of targets, or null where it is unknown. */
static void
add_word (JsonBuilder *json, const char *column, gint value)
{
  lt_cli_add_string (json, column, value != 0 ? lt_enum_nick (LT_TABLE_TARGET, column, value) : NULL);
}

static void
add_target (JsonBuilder *json, LtModel *model, LtSurvey *survey, const LtTarget *target)
{
  const LtAssessment *a = lt_survey_get (survey, target->segment);
  guint n_entries;
  const char *last = find_last_day (model, target->id, &n_entries);

  json_builder_begin_object (json);
  add_name (json, "enterprise", model, LT_TABLE_ENTERPRISE, target->enterprise);
  add_name (json, "chain", model, LT_TABLE_CHAIN, lt_model_get_segment (model, target->segment)->chain);
  add_name (json, "segment", model, LT_TABLE_SEGMENT, target->segment);
  lt_cli_add_string (json, "coverage", lt_coverage_get_nick (a->coverage));
  lt_cli_add_string (json, "action", lt_action_get_nick (a->action));
  add_word (json, "status", target->status);
  add_word (json, "method", target->method);
  lt_cli_add_string (json, "product", target->product);
  lt_cli_add_string (json, "reason", target->reason);
  lt_cli_add_int (json, "entries", n_entries);
  lt_cli_add_string (json, "last_entry", last);
  json_builder_end_object (json);
}

static void
add_target_row (LtCliTable *table, LtModel *model, LtSurvey *survey, const LtTarget *target)
{
  const LtSegment *segment = lt_model_get_segment (model, target->segment);
  guint n_entries;
  const char *last = find_last_day (model, target->id, &n_entries);
  const char *status = lt_enum_label (LT_TABLE_TARGET, "status", target->status);

  lt_cli_table_add (table, "%s\t%s\t%s\t%s\t%s\t%s", name_or_empty (model, LT_TABLE_ENTERPRISE, target->enterprise),
                    lt_cli_chain_name (model, segment->chain), segment->name,
                    lt_action_get_badge (lt_survey_get (survey, segment->id)->action),
                    *status != '\0' ? status : _("Status unknown"), last != NULL ? last : "–");
}

/* Chain by chain, segment by segment, in their order. */
static GPtrArray *
list_targets (LtModel *model)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (model, LT_TABLE_CHAIN);
  GPtrArray *found = g_ptr_array_new ();

  for (guint c = 0; c < chains->len; c++)
    {
      g_autoptr(GPtrArray) segments = lt_model_sorted_refs (model, LT_TABLE_SEGMENT, "chain", ((LtChain *) chains->pdata[c])->id);

      for (guint s = 0; s < segments->len; s++)
        {
          GPtrArray *targets = lt_model_sorted_refs (model, LT_TABLE_TARGET, "segment", ((LtSegment *) segments->pdata[s])->id);

          g_ptr_array_extend_and_steal (found, targets);
        }
    }
  return found;
}

/* What people have named, not what could be: how far it has come with each, and when somebody last did something about it. */
static void
print_targets (LtModel *model, gint64 region)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (model, region);
  g_autoptr(GPtrArray) targets = list_targets (model);
  g_autoptr(JsonBuilder) json = json_builder_new ();
  LtCliTable *table = lt_cli_table_new (C_("column", "Enterprise"), C_("column", "Chain"), C_("column", "Segment"),
                                        C_("column", "Action"), C_("column", "Status"), C_("column", "Last Entry"), NULL);

  json_builder_begin_object (json);
  add_name (json, "region", model, LT_TABLE_REGION, region);
  json_builder_set_member_name (json, "targets");
  json_builder_begin_array (json);
  for (guint i = 0; i < targets->len; i++)
    if (json_output)
      add_target (json, model, survey, targets->pdata[i]);
    else
      add_target_row (table, model, survey, targets->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  lt_cli_table_print (table);
  if (json_output)
    lt_cli_print_json (json);
}

int
lt_command_targets (int argc, char **argv)
{
  g_autofree char *region_name = NULL, *segment_name = NULL;
  gboolean all_districts = FALSE;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &region_name, N_("The viewpoint; the home region if left out"), N_("NAME") },
    { "segment", 0, 0, G_OPTION_ARG_STRING, &segment_name,
      N_("The segment: its name, or chain/segment; all targets if left out"), N_("NAME") },
    { "all-districts", 0, 0, G_OPTION_ARG_NONE, &all_districts, N_("Enterprises of other districts of the home region too"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr(LtWorkspace) workspace = NULL;
  const LtSegment *segment = NULL;
  GError *error = NULL;
  LtModel *model;
  gint64 region;

  if (!lt_cli_parse ("targets", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  if (segment_name == NULL && all_districts)
    return lt_cli_usage ("%s", _("--all-districts needs --segment"));
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  model = lt_workspace_get_model (workspace);
  region = lt_cli_region (model, region_name, &error);
  if (region == 0 || (segment_name != NULL && (segment = lt_segment_find (model, segment_name, 0, &error)) == NULL))
    return lt_cli_fail (error);
  if (segment != NULL)
    print_candidates (model, region, segment, all_districts);
  else
    print_targets (model, region);
  return LT_EXIT_DONE;
}

/* --- match --- */

static void
add_match (JsonBuilder *json, LtModel *model, const LtMatch *match)
{
  const LtFlow *flow = lt_model_get (model, LT_TABLE_FLOW, match->flow);
  g_autofree char *word = lt_match_find_word (model, match), *why = lt_match_explain (model, match);

  json_builder_begin_object (json);
  add_name (json, "supplier", model, LT_TABLE_ENTERPRISE, match->supplier);
  add_name (json, "buyer", model, LT_TABLE_ENTERPRISE, match->buyer);
  add_name (json, "from", model, LT_TABLE_SEGMENT, flow->supplier);
  add_name (json, "to", model, LT_TABLE_SEGMENT, flow->buyer);
  lt_cli_add_figure (json, "score", match->score);
  lt_cli_add_figure (json, "supplier_revenue_wan", match->supplier_wan);
  lt_cli_add_figure (json, "buyer_revenue_wan", match->buyer_wan);
  json_builder_set_member_name (json, "supplier_leads");
  json_builder_add_boolean_value (json, match->supplier_leads);
  json_builder_set_member_name (json, "buyer_leads");
  json_builder_add_boolean_value (json, match->buyer_leads);
  lt_cli_add_string (json, "word", word);
  lt_cli_add_string (json, "why", why);
  json_builder_end_object (json);
}

static void
add_match_row (LtCliTable *table, LtModel *model, const LtMatch *match)
{
  g_autofree char *score = lt_format_number (match->score, 1), *why = lt_match_explain (model, match);

  lt_cli_table_add (table, "%s\t%s\t%s\t%s", score, name_or_empty (model, LT_TABLE_ENTERPRISE, match->supplier),
                    name_or_empty (model, LT_TABLE_ENTERPRISE, match->buyer), why);
}

static void
print_matches (LtModel *model, gint64 region, gint64 chain, guint limit)
{
  g_autoptr(LtMatching) matching = lt_matching_new (model, region, chain, limit);
  g_autoptr(JsonBuilder) json = json_builder_new ();
  LtCliTable *table = lt_cli_table_new (C_("column", "Points"), C_("column", "Supplier"), C_("column", "Buyer"),
                                        C_("column", "Reasons"), NULL);
  GArray *found;

  lt_matching_step (matching, 0);
  found = lt_matching_get (matching);
  json_builder_begin_object (json);
  add_name (json, "region", model, LT_TABLE_REGION, region);
  json_builder_set_member_name (json, "capped");
  json_builder_add_boolean_value (json, lt_matching_is_capped (matching));
  json_builder_set_member_name (json, "pairs");
  json_builder_begin_array (json);
  for (guint i = 0; i < found->len; i++)
    if (json_output)
      add_match (json, model, &g_array_index (found, LtMatch, i));
    else
      add_match_row (table, model, &g_array_index (found, LtMatch, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  lt_cli_table_print (table);
  if (json_output)
    lt_cli_print_json (json);
}

int
lt_command_match (int argc, char **argv)
{
  g_autofree char *region_name = NULL, *chain_name = NULL;
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &region_name, N_("The viewpoint; the home region if left out"), N_("NAME") },
    { "chain", 0, 0, G_OPTION_ARG_STRING, &chain_name, N_("Only flows with an end in this chain"), N_("NAME") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many pairs at most; 50 if left out"), N_("NUMBER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr(LtWorkspace) workspace = NULL;
  const LtChain *chain = NULL;
  GError *error = NULL;
  LtModel *model;
  gint64 region;

  if (!lt_cli_parse ("match", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  if (limit < 1 || limit > MAX_LIMIT)
    return lt_cli_usage (_("--limit is a number from 1 to %d"), MAX_LIMIT);
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  model = lt_workspace_get_model (workspace);
  region = lt_cli_region (model, region_name, &error);
  if (region == 0 || (chain_name != NULL && (chain = lt_chain_find (model, chain_name, &error)) == NULL))
    return lt_cli_fail (error);
  print_matches (model, region, chain != NULL ? chain->id : 0, limit);
  return LT_EXIT_DONE;
}
