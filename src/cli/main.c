/* liantuctl: everything without a window. DESIGN: needs no installation, no settings and no display. */
#include "config.h"
#include "cli/cli.h"

#include "workspace/memory.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

const LtCommand lt_commands[] = {
  { "new", "FILE [--sample NAME | --template NAME…]", N_("Make a workspace: empty, a sample, or from reference chains"), lt_command_new },
  { "info", "FILE [--json]", N_("Say what a workspace holds"), lt_command_info },
  { "check", "FILE [--json]", N_("Look for damage"), lt_command_check },
  { "import", "FILE SOURCE… [--as KIND] [--map HEADER=FIELD] [--dry-run] [--json]", N_("Import tables as one undoable step"), lt_command_import },
  { "templates", "FOLDER", N_("Write empty tables to fill in and import"), lt_command_templates },
  { "export", "FILE --format FORMAT -o OUT [--chain NAME [--arrangement NAME] | --overview] [--region NAME]", N_("Export a diagram as svg, pdf, png or dot"), lt_command_export },
  { "layout", "FILE [--chain NAME [--arrangement NAME] | --overview] [--json]", N_("Print where cards stand and edges run"), lt_command_layout },
  { "gaps", "FILE [--region NAME] [--chain NAME] [--why SEGMENT] [--json]", N_("List every segment with its coverage and what it calls for, the first gap first"), lt_command_gaps },
  { "targets", "FILE [--segment NAME [--all-districts]] [--region NAME] [--json]", N_("List whom to ask for a gap, the best first, with the reasons; or all targets"), lt_command_targets },
  { "match", "FILE [--region NAME] [--chain NAME] [--limit N] [--json]", N_("List who there could supply whom, the best first, with the reasons"), lt_command_match },
  { "rules", "FILE [--region NAME] [--set NAME=FIGURE…] [--clear NAME…] [--json]", N_("Show or set the thresholds and weights that gaps go by"), lt_command_rules },
  { "override", "FILE --segment NAME [--region NAME] (--coverage WORD --reason TEXT [--owner NAME] [--on DAY] | --withdraw)", N_("Hold a segment’s coverage to be another one than by the rules"), lt_command_override },
  { "search", "FILE TEXT [--json]", N_("Find by name, product, code or pinyin initials"), lt_command_search },
  { "history", "FILE [--json]", N_("List what was done, by whom and when"), lt_command_history },
  { "undo", "FILE", N_("Undo the last step"), lt_command_undo },
  { "redo", "FILE", N_("Redo the step that was undone last"), lt_command_redo },
  { "backups", "FILE [--restore DAY -o OUT] [--json]", N_("List the daily backups, or bring one back as a new file"), lt_command_backups },
  { "recover", "FILE -o OUT [--json]", N_("Save what can still be read of a damaged file into a new one"), lt_command_recover },
  { NULL, NULL, NULL, NULL },
};

static void
print_help (void)
{
  lt_cli_print (_("Usage: liantuctl COMMAND FILE …"));
  lt_cli_print ("%s", "");
  for (const LtCommand *command = lt_commands; command->name != NULL; command++)
    lt_cli_print ("  %s %s\n      %s", command->name, command->arguments, _(command->summary));
  lt_cli_print ("%s", "");
  lt_cli_print (_("Exit status: 0 done, 1 failed, 2 wrong usage. “liantuctl COMMAND --help” lists a command's options."));
}

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("LIANTU_LOCALEDIR");

  lt_memory_keep ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("liantuctl");

  if (argc >= 2 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      print_help ();
      return LT_EXIT_DONE;
    }
  if (argc >= 2 && strcmp (argv[1], "--version") == 0)
    {
      lt_cli_print ("liantuctl %s", LT_VERSION);
      return LT_EXIT_DONE;
    }
  for (const LtCommand *command = lt_commands; argc >= 2 && command->name != NULL; command++)
    if (strcmp (argv[1], command->name) == 0)
      return command->run (argc - 1, argv + 1);
  if (argc >= 2)
    return lt_cli_usage (_("there is no command “%s”; “liantuctl --help” lists them"), argv[1]);
  return lt_cli_usage ("%s", _("name a command; “liantuctl --help” lists them"));
}
