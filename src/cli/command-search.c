/* search: what a workspace finds. */
#include "config.h"
#include "cli/cli.h"

#include "workspace/search.h"

#include <glib/gi18n-lib.h>

static gboolean json_output;

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
        lt_cli_add_string (json, "chain", lt_cli_chain_name (model, segment->chain));
      json_builder_end_object (json);
      if (!json_output)
        lt_cli_print ("%s\t%s%s%s", lt_table_get_label (hit->table), segment != NULL ? lt_cli_chain_name (model, segment->chain) : "",
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
