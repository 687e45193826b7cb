#include "config.h"
#include "cli/cli.h"

#include "workspace/backup.h"
#include "workspace/region.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a document holds may not steer the terminal that it is printed on, nor turn a line around. Line breaks and tabs, which part what we print, stay. */
static gboolean
is_harmful (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n' && c != '\t') || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *
disarm (const char *text, gboolean json)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_harmful (c))
        g_string_append_unichar (out, c);
      else if (json)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

/** lt_cli_print: to stdout, not through the locale: a script reads UTF-8 in a POSIX locale too. */
void
lt_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL, *shown = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  shown = disarm (text, FALSE);
  fputs (shown, stdout);
  fputc ('\n', stdout);
}

static void
complain (const char *text)
{
  g_autofree char *line = disarm (text, FALSE);

  /* One line, whatever an error's message holds. */
  g_strdelimit (line, "\r\n", ' ');
  fprintf (stderr, "liantuctl: %s\n", line);
}

int
lt_cli_fail (GError *error)
{
  complain (error->message);
  g_error_free (error);
  return LT_EXIT_FAILED;
}

int
lt_cli_usage (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  complain (text);
  return LT_EXIT_USAGE;
}

static const LtCommand *
find_command (const char *name)
{
  const LtCommand *command = lt_commands;

  while (g_strcmp0 (command->name, name) != 0)
    command++;
  return command;
}

gboolean
lt_cli_parse (const char *command, const GOptionEntry *entries, int *argc, char ***argv, int min, int max)
{
  const LtCommand *info = find_command (command);
  g_autofree char *parameters = g_strdup_printf ("%s %s", command, info->arguments);
  g_autoptr(GOptionContext) context = g_option_context_new (parameters);
  g_autoptr(GError) error = NULL;
  int left;

  g_option_context_set_summary (context, _(info->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_set_prgname ("liantuctl");
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      lt_cli_usage ("%s", error->message);
      return FALSE;
    }
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
    {
      memmove (*argv + 1, *argv + 2, (*argc - 1) * sizeof **argv);
      (*argc)--;
    }
  left = *argc - 1;
  if (left >= min && (max == 0 || left <= max))
    return TRUE;
  lt_cli_usage (_("usage: liantuctl %s %s"), command, info->arguments);
  return FALSE;
}

/** lt_cli_open: opens a workspace; before a command that writes, the day's backup is made, and if that fails it is only said. */
LtWorkspace *
lt_cli_open (const char *path, LtOpenFlags flags, GError **error)
{
  LtWorkspace *workspace = lt_workspace_open (path, flags, error);
  g_autoptr(GError) not_backed_up = NULL;

  if (workspace != NULL && (flags & LT_OPEN_WRITE) != 0 && !lt_backup_make (path, NULL, &not_backed_up))
    complain (not_backed_up->message);
  return workspace;
}

gint64
lt_cli_region (LtModel *model, const char *name, GError **error)
{
  gint64 home = lt_model_get_home (model);
  const LtRegion *region;

  if (name == NULL && home != 0)
    return home;
  if (name == NULL)
    {
      g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND,
                           _("This workspace has no home region. Name one with --region."));
      return 0;
    }
  region = lt_region_find (model, name, error);
  return region != NULL ? region->id : 0;
}

const char *
lt_cli_chain_name (LtModel *model, gint64 chain)
{
  const LtChain *row = lt_model_get_chain (model, chain);

  return row != NULL ? row->name : "";
}

void
lt_cli_print_json (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE), *shown = disarm (text, TRUE);

  fputs (shown, stdout);
  fputc ('\n', stdout);
}

void
lt_cli_add_figure (JsonBuilder *builder, const char *member, double figure)
{
  json_builder_set_member_name (builder, member);
  if (isfinite (figure))
    json_builder_add_double_value (builder, figure);
  else
    json_builder_add_null_value (builder);
}

void
lt_cli_add_string (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
lt_cli_add_int (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}
