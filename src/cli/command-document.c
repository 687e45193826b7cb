/* new, info, check, history, undo, redo: the document as a whole. */
#include "config.h"
#include "cli/cli.h"

#include "exchange/sample.h"
#include "exchange/template-edit.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* --- new --- */

/* What a new workspace is filled with. */
typedef struct {
  char  *sample;
  char **templates;
} Filling;

static void
filling_clear (Filling *filling)
{
  g_free (filling->sample);
  g_strfreev (filling->templates);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filling, filling_clear)

/* Before a file is made: a wrong name must leave nothing behind. */
static gboolean
check_filling (const Filling *filling, GError **error)
{
  g_autofree char *title = filling->sample != NULL ? lt_sample_get_title (filling->sample, error) : NULL;

  if (filling->sample != NULL && title == NULL)
    return FALSE;
  for (guint i = 0; filling->templates != NULL && filling->templates[i] != NULL; i++)
    {
      g_autoptr(LtTemplate) template = lt_template_load (filling->templates[i], error);

      if (template == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (LtWorkspace *workspace, const Filling *filling, GError **error)
{
  return (filling->sample == NULL || lt_sample_build (workspace, filling->sample, error))
         && (filling->templates == NULL || lt_template_build (workspace, (const char *const *) filling->templates, error));
}

static gboolean
parse_new (int *argc, char ***argv, Filling *filling)
{
  g_auto(GStrv) samples = lt_sample_list (), templates = lt_template_list ();
  g_autofree char *sample_list = g_strjoinv (_(", "), samples), *template_list = g_strjoinv (_(", "), templates);
  g_autofree char *sample_text = g_strdup_printf (_("Fill it with a sample: %s"), sample_list);
  g_autofree char *template_text = g_strdup_printf (_("Begin with a reference chain, may be repeated: %s"), template_list);
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_STRING, &filling->sample, sample_text, N_("NAME") },
    { "template", 0, 0, G_OPTION_ARG_STRING_ARRAY, &filling->templates, template_text, N_("NAME") },
    { NULL },
  };

  return lt_cli_parse ("new", entries, argc, argv, 1, 1);
}

int
lt_command_new (int argc, char **argv)
{
  g_auto(Filling) filling = { NULL, NULL };
  g_autoptr(LtWorkspace) workspace = NULL;
  GError *error = NULL;

  if (!parse_new (&argc, &argv, &filling))
    return LT_EXIT_USAGE;
  if (filling.sample != NULL && filling.templates != NULL)
    return lt_cli_usage ("%s", _("--sample and --template exclude each other"));
  if (!check_filling (&filling, &error))
    return lt_cli_fail (error);
  workspace = lt_workspace_create (argv[1], &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  if (!fill (workspace, &filling, &error))
    {
      lt_workspace_close (workspace);
      g_unlink (argv[1]);
      return lt_cli_fail (error);
    }
  return LT_EXIT_DONE;
}

/* --- info --- */

static void
add_counts (JsonBuilder *json, LtWorkspace *workspace)
{
  LtModel *model = lt_workspace_get_model (workspace);


  json_builder_set_member_name (json, "counts");
  json_builder_begin_object (json);
  for (guint t = 0; t < LT_N_TABLES; t++)
    lt_cli_add_int (json, lt_table_get_info (t)->name, lt_model_count (model, t));
  lt_cli_add_int (json, "history", lt_workspace_get_history (workspace)->len);
  json_builder_end_object (json);
}

static void
add_names (JsonBuilder *json, const char *member, LtModel *model)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (model, LT_TABLE_CHAIN);

  json_builder_set_member_name (json, member);
  json_builder_begin_array (json);
  for (guint i = 0; i < chains->len; i++)
    json_builder_add_string_value (json, ((LtChain *) chains->pdata[i])->name);
  json_builder_end_array (json);
}

static void
print_info_json (LtWorkspace *workspace)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autofree char *title = lt_workspace_get_title (workspace);
  LtModel *model = lt_workspace_get_model (workspace);
  const LtRegion *home = lt_model_get_region (model, lt_model_get_home (model));

  json_builder_begin_object (json);
  lt_cli_add_string (json, "title", title);
  lt_cli_add_string (json, "home", home != NULL ? home->name : NULL);
  add_counts (json, workspace);
  add_names (json, "chains", model);
  json_builder_end_object (json);
  lt_cli_print_json (json);
}

static void
print_chain (LtModel *model, const LtChain *chain)
{
  const char *role = lt_enum_label (LT_TABLE_CHAIN, "role", chain->role), *template = lt_template_of_chain (model, chain->id);

  if (template != NULL)
    lt_cli_print (_("%s (from the reference chain %s)"), chain->name, template);
  else if (*role != '\0')
    lt_cli_print ("%s (%s)", chain->name, role);
  else
    lt_cli_print ("%s", chain->name);
}

static void
print_info (LtWorkspace *workspace)
{
  g_autofree char *title = lt_workspace_get_title (workspace);
  LtModel *model = lt_workspace_get_model (workspace);
  g_autoptr(GPtrArray) chains = lt_model_sorted (model, LT_TABLE_CHAIN);

  lt_cli_print ("%s", title);
  for (guint t = 0; t < LT_N_TABLES; t++)
    lt_cli_print ("%8u  %s", lt_model_count (model, t), lt_table_get_label (t));
  for (guint i = 0; i < chains->len; i++)
    print_chain (model, chains->pdata[i]);
}

static gboolean json_output;
static const GOptionEntry json_entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
  { NULL },
};

int
lt_command_info (int argc, char **argv)
{
  g_autoptr(LtWorkspace) workspace = NULL;
  GError *error = NULL;

  if (!lt_cli_parse ("info", json_entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  (json_output ? print_info_json : print_info) (workspace);
  return LT_EXIT_DONE;
}

/* --- check --- */

int
lt_command_check (int argc, char **argv)
{
  g_autoptr(LtWorkspace) workspace = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(JsonBuilder) json = json_builder_new ();
  GError *error = NULL;

  if (!lt_cli_parse ("check", json_entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  problems = workspace != NULL ? lt_workspace_check (workspace, &error) : NULL;
  if (problems == NULL)
    return lt_cli_fail (error);
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "problems");
  json_builder_begin_array (json);
  for (guint i = 0; i < problems->len; i++)
    json_builder_add_string_value (json, problems->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  if (json_output)
    lt_cli_print_json (json);
  else if (problems->len == 0)
    lt_cli_print (_("The file is sound."));
  if (problems->len == 0)
    return LT_EXIT_DONE;
  return lt_cli_fail (g_error_new (LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
                                   ngettext ("%u problem: %s", "%u problems, the first: %s", problems->len),
                                   problems->len, (char *) problems->pdata[0]));
}

/* --- history, undo, redo --- */

static const char *const kind_nicks[] = { "edit", "undo", "redo" };

static void
print_history_json (const GPtrArray *history)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "history");
  json_builder_begin_array (json);
  for (guint i = 0; i < history->len; i++)
    {
      const LtHistoryEntry *entry = history->pdata[i];

      json_builder_begin_object (json);
      lt_cli_add_int (json, "id", entry->id);
      lt_cli_add_string (json, "utc", entry->utc);
      lt_cli_add_string (json, "author", entry->author);
      lt_cli_add_string (json, "kind", kind_nicks[entry->kind]);
      lt_cli_add_string (json, "label", entry->label);
      lt_cli_add_int (json, "changes", entry->changes);
      json_builder_set_member_name (json, "automatic");
      json_builder_add_boolean_value (json, entry->automatic);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  lt_cli_print_json (json);
}

static void
print_history (const GPtrArray *history)
{
  for (guint i = 0; i < history->len; i++)
    {
      const LtHistoryEntry *entry = history->pdata[i];
      g_autofree char *label = entry->kind == LT_HISTORY_UNDO ? g_strdup_printf (_("Undo: %s"), entry->label)
                             : entry->kind == LT_HISTORY_REDO ? g_strdup_printf (_("Redo: %s"), entry->label) : g_strdup (entry->label);

      lt_cli_print ("%s  %-12s  %6u  %s", entry->utc, entry->author, entry->changes, label);
    }
}

int
lt_command_history (int argc, char **argv)
{
  g_autoptr(LtWorkspace) workspace = NULL;
  GError *error = NULL;

  if (!lt_cli_parse ("history", json_entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  if (workspace == NULL)
    return lt_cli_fail (error);
  (json_output ? print_history_json : print_history) (lt_workspace_get_history (workspace));
  return LT_EXIT_DONE;
}

typedef gboolean (*StepFunc) (LtWorkspace *workspace, GError **error);

static int
run_step (const char *command, int argc, char **argv, StepFunc step)
{
  g_autoptr(LtWorkspace) workspace = NULL;
  const GPtrArray *history;
  GError *error = NULL;

  if (!lt_cli_parse (command, NULL, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  workspace = lt_cli_open (argv[1], LT_OPEN_WRITE, &error);
  if (workspace == NULL || !step (workspace, &error))
    return lt_cli_fail (error);
  history = lt_workspace_get_history (workspace);
  lt_cli_print ("%s", ((LtHistoryEntry *) history->pdata[history->len - 1])->label);
  return LT_EXIT_DONE;
}

int
lt_command_undo (int argc, char **argv)
{
  return run_step ("undo", argc, argv, lt_workspace_undo);
}

int
lt_command_redo (int argc, char **argv)
{
  return run_step ("redo", argc, argv, lt_workspace_redo);
}
