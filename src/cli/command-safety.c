/* backups, recover: getting back what was lost. */
#include "config.h"
#include "cli/cli.h"

#include "workspace/backup.h"
#include "workspace/recovery.h"

#include <glib/gi18n-lib.h>

static gboolean json_output;

/* What exists is never written over from here. */
static gboolean
is_taken (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS, _("“%s” exists already. Choose another name."), path);
  return TRUE;
}

/* --- backups --- */

static void
add_count (JsonBuilder *json, const char *member, gint64 count)
{
  if (count >= 0)
    lt_cli_add_int (json, member, count);
  else
    lt_cli_add_string (json, member, NULL);
}

static void
print_backups_json (const GPtrArray *list)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "backups");
  json_builder_begin_array (json);
  for (guint i = 0; i < list->len; i++)
    {
      const LtBackup *backup = list->pdata[i];

      json_builder_begin_object (json);
      lt_cli_add_string (json, "day", backup->name);
      lt_cli_add_string (json, "path", backup->path);
      lt_cli_add_int (json, "bytes", backup->size);
      add_count (json, "enterprises", backup->enterprises);
      add_count (json, "segments", backup->segments);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  lt_cli_print_json (json);
}

static void
print_backups (const GPtrArray *list)
{
  if (list->len == 0)
    lt_cli_print (_("There are no backups of this file."));
  for (guint i = 0; i < list->len; i++)
    {
      const LtBackup *backup = list->pdata[i];
      g_autofree char *size = g_format_size (backup->size);

      if (backup->enterprises < 0 || backup->segments < 0)
        lt_cli_print (_("%-17s  %10s  cannot be read"), backup->name, size);
      else
        lt_cli_print (_("%-17s  %10s  %lld enterprises, %lld segments"), backup->name, size,
                      (long long) backup->enterprises, (long long) backup->segments);
    }
}

int
lt_command_backups (int argc, char **argv)
{
  g_autofree char *day = NULL, *out = NULL;
  const GOptionEntry entries[] = {
    { "restore", 0, 0, G_OPTION_ARG_STRING, &day, N_("Write the backup of that day to OUT"), N_("DAY") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to write"), N_("OUT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) list = NULL;
  GError *error = NULL;

  if (!lt_cli_parse ("backups", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  if ((day == NULL) != (out == NULL))
    return lt_cli_usage (_("--restore and -o belong together"));
  if (day != NULL)
    return !is_taken (out, &error) && lt_backup_restore (argv[1], day, out, &error) ? LT_EXIT_DONE : lt_cli_fail (error);
  list = lt_backup_list (argv[1]);
  (json_output ? print_backups_json : print_backups) (list);
  return LT_EXIT_DONE;
}

/* --- recover --- */

static void
print_recovery_json (const LtRecovery *report)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "tables");
  json_builder_begin_object (json);
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      json_builder_set_member_name (json, lt_table_get_info (t)->name);
      json_builder_begin_object (json);
      lt_cli_add_int (json, "saved", report->saved[t]);
      lt_cli_add_int (json, "lost", report->lost[t]);
      json_builder_end_object (json);
    }
  json_builder_end_object (json);
  lt_cli_add_int (json, "from_history", report->from_history);
  json_builder_set_member_name (json, "with_history");
  json_builder_add_boolean_value (json, report->with_history);
  json_builder_set_member_name (json, "certain");
  json_builder_add_boolean_value (json, report->certain);
  json_builder_end_object (json);
  lt_cli_print_json (json);
}

static void
print_recovery (const LtRecovery *report)
{
  for (guint t = 0; t < LT_N_TABLES; t++)
    if (report->saved[t] + report->lost[t] > 0)
      lt_cli_print (_("%8u saved  %8u lost  %s"), report->saved[t], report->lost[t], lt_table_get_label (t));
  if (!report->certain)
    lt_cli_print (_("More may be lost than could be counted."));
  if (!report->with_history)
    lt_cli_print (_("The history could not be kept, so nothing before this can be undone."));
}

int
lt_command_recover (int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to write"), N_("OUT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  LtRecovery report;
  GError *error = NULL;

  if (!lt_cli_parse ("recover", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  if (out == NULL)
    return lt_cli_usage (_("name the file to write with -o"));
  if (is_taken (out, &error) || !lt_recovery_run (argv[1], out, &report, &error))
    return lt_cli_fail (error);
  (json_output ? print_recovery_json : print_recovery) (&report);
  return LT_EXIT_DONE;
}
