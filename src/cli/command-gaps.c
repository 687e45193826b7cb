/* gaps, search: what the workspace says. */
#include "config.h"
#include "cli/cli.h"

#include "analysis/coverage.h"
#include "workspace/region.h"
#include "workspace/search.h"

#include <glib/gi18n-lib.h>

static gboolean json_output;

static const char *
chain_name (LtModel *model, gint64 chain)
{
  const LtChain *row = lt_model_get_chain (model, chain);

  return row != NULL ? row->name : "";
}

static void
add_segment (JsonBuilder *json, LtModel *model, const LtSegment *segment, const LtAssessment *a)
{
  json_builder_begin_object (json);
  lt_cli_add_string (json, "chain", chain_name (model, segment->chain));
  lt_cli_add_string (json, "segment", segment->name);
  lt_cli_add_string (json, "coverage", lt_coverage_get_nick (a->coverage));
  lt_cli_add_string (json, "action", lt_action_get_nick (a->action));
  lt_cli_add_int (json, "enterprises", a->enterprises);
  lt_cli_add_int (json, "leaders", a->leaders);
  lt_cli_add_figure (json, "revenue_wan", a->revenue_wan);
  lt_cli_add_int (json, "projects", a->projects);
  lt_cli_add_int (json, "targets", a->targets);
  json_builder_end_object (json);
}

static void
print_segment (LtModel *model, const LtSegment *segment, const LtAssessment *a)
{
  lt_cli_print ("%s\t%s\t%s\t%s\t%u\t%u\t%u", chain_name (model, segment->chain), segment->name,
                lt_coverage_get_label (a->coverage), lt_action_get_badge (a->action), a->enterprises, a->projects, a->targets);
}

/* Chains in their order, and each chain's segments in theirs. */
static void
print_gaps (LtModel *model, gint64 region, gint64 only)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (model, region);
  g_autoptr(GPtrArray) chains = lt_model_sorted (model, LT_TABLE_CHAIN);
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  lt_cli_add_string (json, "region", lt_model_get_region (model, region)->name);
  json_builder_set_member_name (json, "segments");
  json_builder_begin_array (json);
  for (guint c = 0; c < chains->len; c++)
    {
      gint64 chain = ((LtChain *) chains->pdata[c])->id;
      g_autoptr(GPtrArray) segments = lt_model_sorted_refs (model, LT_TABLE_SEGMENT, "chain", chain);

      for (guint i = 0; (only == 0 || only == chain) && i < segments->len; i++)
        {
          const LtSegment *segment = segments->pdata[i];

          if (json_output)
            add_segment (json, model, segment, lt_survey_get (survey, segment->id));
          else
            print_segment (model, segment, lt_survey_get (survey, segment->id));
        }
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  if (json_output)
    lt_cli_print_json (json);
}

int
lt_command_gaps (int argc, char **argv)
{
  g_autofree char *region_name = NULL;
  g_autofree char *chain_arg = NULL;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &region_name, N_("The viewpoint; the home region if left out"), N_("NAME") },
    { "chain", 0, 0, G_OPTION_ARG_STRING, &chain_arg, N_("Only this chain"), N_("NAME") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr(LtWorkspace) workspace = NULL;
  const LtChain *chain = NULL;
  GError *error = NULL;
  LtModel *model;
  gint64 region;

  if (!lt_cli_parse ("gaps", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  model = lt_workspace_get_model (workspace);
  region = lt_cli_region (model, region_name, &error);
  if (region == 0 || (chain_arg != NULL && (chain = lt_chain_find (model, chain_arg, &error)) == NULL))
    return lt_cli_fail (error);
  print_gaps (model, region, chain != NULL ? chain->id : 0);
  return LT_EXIT_DONE;
}

/* --- search --- */

/* Every table that is searched has a name as its second column. */
static const char *
name_of (LtModel *model, const LtSearchHit *hit)
{
  const char *row = lt_model_get (model, hit->table, hit->id);
  gint column = lt_table_find_column (hit->table, "name");

  return row != NULL ? *(char *const *) (row + lt_table_get_info (hit->table)->columns[column].offset) : "";
}

static void
print_hits (LtModel *model, GArray *hits)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "hits");
  json_builder_begin_array (json);
  for (guint i = 0; i < hits->len; i++)
    {
      const LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i);
      const LtSegment *segment = hit->table == LT_TABLE_SEGMENT ? lt_model_get_segment (model, hit->id) : NULL;

      json_builder_begin_object (json);
      lt_cli_add_string (json, "table", lt_table_get_info (hit->table)->name);
      lt_cli_add_string (json, "name", name_of (model, hit));
      if (segment != NULL)
        lt_cli_add_string (json, "chain", chain_name (model, segment->chain));
      json_builder_end_object (json);
      if (!json_output)
        lt_cli_print ("%s\t%s%s%s", lt_table_get_label (hit->table), segment != NULL ? chain_name (model, segment->chain) : "",
                      segment != NULL ? "/" : "", name_of (model, hit));
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  if (json_output)
    lt_cli_print_json (json);
}

int
lt_command_search (int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr(LtWorkspace) workspace = NULL;
  g_autoptr(LtSearch) search = NULL;
  g_autoptr(GArray) hits = NULL;
  GError *error = NULL;

  if (!lt_cli_parse ("search", entries, &argc, &argv, 2, 2))
    return LT_EXIT_USAGE;
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  search = lt_search_new (workspace);
  hits = lt_search_run (search, argv[2], 0);
  print_hits (lt_workspace_get_model (workspace), hits);
  return LT_EXIT_DONE;
}
