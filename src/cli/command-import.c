/* import, templates: tables as one undoable step, and empty ones to begin with. */
#include "config.h"
#include "cli/cli.h"

#include "exchange/import.h"
#include "exchange/table-templates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
print_report_json (const LtImportReport *report)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  lt_cli_add_int (json, "new", report->created);
  lt_cli_add_int (json, "changed", report->changed);
  lt_cli_add_int (json, "same", report->same);
  json_builder_set_member_name (json, "refused");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const LtRefusal *refusal = report->refused->pdata[i];

      json_builder_begin_object (json);
      lt_cli_add_string (json, "file", refusal->file);
      lt_cli_add_int (json, "line", refusal->line);
      lt_cli_add_string (json, "reason", refusal->reason);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_set_member_name (json, "warnings");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->warnings->len; i++)
    json_builder_add_string_value (json, report->warnings->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  lt_cli_print_json (json);
}

static void
print_report (const LtImportReport *report)
{
  for (guint i = 0; i < report->warnings->len; i++)
    lt_cli_print ("%s", (char *) report->warnings->pdata[i]);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const LtRefusal *refusal = report->refused->pdata[i];

      lt_cli_print (_("%s, line %u: %s"), refusal->file, refusal->line, refusal->reason);
    }
  lt_cli_print (_("%u new, %u changed, %u the same, %u refused"), report->created, report->changed, report->same, report->refused->len);
}

/* HEADER=FIELD; a header may hold "=" itself, a field's name never does. */
static gboolean
parse_map (char **maps, GHashTable *map)
{
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    {
      const char *equals = strrchr (maps[i], '=');

      if (equals == NULL || equals == maps[i])
        return FALSE;
      g_hash_table_insert (map, g_strndup (maps[i], equals - maps[i]), g_strdup (equals + 1));
    }
  return TRUE;
}

static int
run_import (char **paths, LtImportKind kind, GHashTable *map, gboolean dry_run, gboolean json_output)
{
  g_autoptr(LtWorkspace) workspace = NULL;
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  LtImportOptions options = { map };
  GError *error = NULL;

  workspace = lt_cli_open (paths[0], LT_OPEN_WRITE, &error);
  if (workspace == NULL
      || !lt_import_files (workspace, (const char *const *) paths + 1, kind, &options, dry_run, report, &error))
    return lt_cli_fail (error);
  (json_output ? print_report_json : print_report) (report);
  return LT_EXIT_DONE;
}

int
lt_command_import (int argc, char **argv)
{
  g_autofree char *kind_arg = NULL;
  g_auto(GStrv) maps = NULL;
  g_autoptr(GHashTable) map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean dry_run = FALSE, json_output = FALSE;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &kind_arg, N_("What the tables hold; found out if left out"), N_("KIND") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &maps, N_("Read a header as a field"), N_("HEADER=FIELD") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would happen, change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  LtImportKind kind = LT_IMPORT_AUTO;

  if (!lt_cli_parse ("import", entries, &argc, &argv, 2, 0))
    return LT_EXIT_USAGE;
  if (kind_arg != NULL && (kind = lt_kind_from_name (kind_arg)) == LT_IMPORT_AUTO)
    return lt_cli_usage (_("there is no kind “%s” of table"), kind_arg);
  if (!parse_map (maps, map))
    return lt_cli_usage ("%s", _("--map takes HEADER=FIELD"));
  return run_import (argv + 1, kind, map, dry_run, json_output);
}

int
lt_command_templates (int argc, char **argv)
{
  GError *error = NULL;

  if (!lt_cli_parse ("templates", NULL, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  if (!lt_table_templates_write (argv[1], &error))
    return lt_cli_fail (error);
  return LT_EXIT_DONE;
}
