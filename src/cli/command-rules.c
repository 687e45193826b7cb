/* rules, override: what the list of gaps goes by. */
#include "config.h"
#include "cli/cli.h"
#include "cli/command-rules.h"

#include "analysis/coverage.h"
#include "workspace/edit-override.h"
#include "workspace/edit-threshold.h"
#include "workspace/region.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean json_output;

/** lt_cli_add_rules: adds them as one object, by their names. */
void
lt_cli_add_rules (JsonBuilder *json, const LtRules *rules)
{
  json_builder_begin_object (json);
  for (guint i = 0; i < LT_N_RULES; i++)
    lt_cli_add_figure (json, lt_rule_get_info (i)->name, rules->values[i]);
  json_builder_end_object (json);
}

/* --- rules --- */

typedef struct {
  gint64  region;
  char  **set, **clear;      /* (nullable) */
} Wish;

static gboolean
find_rule (const char *name, LtRule *rule, GError **error)
{
  if (lt_rule_from_name (name, rule))
    return TRUE;
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND,
               _("There is no rule “%s”. “liantuctl rules” lists their names."), name);
  return FALSE;
}

static gboolean
set_one (LtEdit *edit, gint64 region, const char *assignment, GError **error)
{
  const char *sign = strchr (assignment, '=');
  g_autofree char *name = g_strndup (assignment, sign != NULL ? (gsize) (sign - assignment) : strlen (assignment));
  const char *figure = sign != NULL ? sign + 1 : "";
  char *end = NULL;
  double value = g_ascii_strtod (figure, &end);
  LtRule rule;

  if (!find_rule (name, &rule, error))
    return FALSE;
  if (end == figure || *end != '\0')
    {
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID,
                   _("“%s” is not a figure. Write it as NAME=FIGURE, such as min_count=3."), assignment);
      return FALSE;
    }
  return lt_edit_set_threshold (edit, region, rule, value, error);
}

static gboolean
set_rules (LtEdit *edit, gpointer data, GError **error)
{
  const Wish *wish = data;
  LtRule rule;

  for (guint i = 0; wish->set != NULL && wish->set[i] != NULL; i++)
    if (!set_one (edit, wish->region, wish->set[i], error))
      return FALSE;
  for (guint i = 0; wish->clear != NULL && wish->clear[i] != NULL; i++)
    if (!find_rule (wish->clear[i], &rule, error) || !lt_edit_clear_threshold (edit, wish->region, rule, error))
      return FALSE;
  return TRUE;
}

static void
print_rules (LtModel *model, gint64 region)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  LtRules rules;

  lt_rules_read (&rules, model, region);
  for (guint i = 0; !json_output && i < LT_N_RULES; i++)
    {
      char figure[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (figure, sizeof figure, "%.10g", rules.values[i]);
      lt_cli_print ("%s\t%s\t%s", lt_rule_get_info (i)->name, figure, lt_rule_get_label (i));
    }
  if (!json_output)
    return;
  json_builder_begin_object (json);
  lt_cli_add_string (json, "region", region != 0 ? lt_model_get_region (model, region)->name : NULL);
  json_builder_set_member_name (json, "rules");
  lt_cli_add_rules (json, &rules);
  json_builder_end_object (json);
  lt_cli_print_json (json);
}

int
lt_command_rules (int argc, char **argv)
{
  g_autofree char *region_name = NULL;
  g_auto(GStrv) set = NULL, clear = NULL;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &region_name, N_("Seen from there; from everywhere if left out"), N_("NAME") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &set, N_("Set a figure there"), N_("NAME=FIGURE") },
    { "clear", 0, 0, G_OPTION_ARG_STRING_ARRAY, &clear, N_("Take a figure of there back"), N_("NAME") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr(LtWorkspace) workspace = NULL;
  GError *error = NULL;
  Wish wish = { 0 };

  if (!lt_cli_parse ("rules", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  wish = (Wish) { 0, set, clear };
  workspace = lt_cli_open (argv[1], set != NULL || clear != NULL ? LT_OPEN_WRITE : LT_OPEN_READ_ONLY, &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  if (region_name != NULL && (wish.region = lt_cli_region (lt_workspace_get_model (workspace), region_name, &error)) == 0)
    return lt_cli_fail (error);
  if ((set != NULL || clear != NULL)
      && !lt_workspace_edit (workspace, _("Set thresholds and weights"), LT_EDIT_DEFAULT, set_rules, &wish, &error))
    return lt_cli_fail (error);
  print_rules (lt_workspace_get_model (workspace), wish.region);
  return LT_EXIT_DONE;
}

/* --- override --- */

static gboolean
set_override (LtEdit *edit, gpointer row, GError **error)
{
  return lt_edit_set_override (edit, row, error);
}

static gboolean
clear_override (LtEdit *edit, gpointer row, GError **error)
{
  return lt_edit_clear_override (edit, ((LtOverride *) row)->region, ((LtOverride *) row)->segment, error);
}

static char *
today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

int
lt_command_override (int argc, char **argv)
{
  g_autofree char *region_name = NULL, *segment_name = NULL, *coverage = NULL, *reason = NULL, *owner = NULL, *on = NULL;
  gboolean withdraw = FALSE;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &region_name, N_("The viewpoint; the home region if left out"), N_("NAME") },
    { "segment", 0, 0, G_OPTION_ARG_STRING, &segment_name, N_("The segment, or chain/segment"), N_("NAME") },
    { "coverage", 0, 0, G_OPTION_ARG_STRING, &coverage, "missing, arriving, weak, single, present, strong", N_("WORD") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why"), N_("TEXT") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner, N_("Who says so"), N_("NAME") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("On which day; today if left out"), N_("DAY") },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &withdraw, N_("Go by the rules again"), NULL },
    { NULL },
  };
  g_autoptr(LtWorkspace) workspace = NULL;
  const LtSegment *segment;
  LtOverride row = { 0 };
  GError *error = NULL;
  LtModel *model;

  if (!lt_cli_parse ("override", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  if (segment_name == NULL || (coverage != NULL) == withdraw)
    return lt_cli_usage (_("Say --segment, and either --coverage with --reason or --withdraw."));
  row.coverage = withdraw ? 0 : lt_enum_value (LT_TABLE_OVERRIDE, "coverage", coverage);
  if (!withdraw && row.coverage <= LT_OVERRIDE_NONE)
    return lt_cli_usage (_("“%s” is no coverage: missing, arriving, weak, single, present or strong."), coverage);
  workspace = lt_cli_open (argv[1], LT_OPEN_WRITE, &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  model = lt_workspace_get_model (workspace);
  row.region = lt_cli_region (model, region_name, &error);
  segment = row.region != 0 ? lt_segment_find (model, segment_name, 0, &error) : NULL;
  if (segment == NULL)
    return lt_cli_fail (error);
  on = on != NULL ? on : today ();
  row.segment = segment->id;
  row.reason = reason;
  row.owner = owner;
  row.dated = on;
  if (!lt_workspace_edit (workspace, withdraw ? _("Withdraw an override") : _("Override a coverage"), LT_EDIT_DEFAULT,
                          withdraw ? clear_override : set_override, &row, &error))
    return lt_cli_fail (error);
  return LT_EXIT_DONE;
}
