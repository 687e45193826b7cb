/* What the commands of liantuctl share: options, opening, printing, failing. */
#pragma once

#include "workspace/workspace.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Exit codes that scripts can count on. */
enum { LT_EXIT_DONE = 0, LT_EXIT_FAILED = 1, LT_EXIT_USAGE = 2 };

typedef struct {
  const char *name;
  const char *arguments;     /* for the usage line */
  const char *summary;       /* N_() */
  int       (*run) (int argc, char **argv);
} LtCommand;

extern const LtCommand lt_commands[];

/* Parses options of one command; what is left are min to max arguments (max 0: any number). On failure says so
 * and returns FALSE: the command ends with LT_EXIT_USAGE. --help is handled here and ends the process. */
gboolean     lt_cli_parse   (const char *command, const GOptionEntry *entries, int *argc, char ***argv, int min, int max);
/* One line on stderr; returns LT_EXIT_FAILED. Takes the error. */
int          lt_cli_fail    (GError *error);
int          lt_cli_usage   (const char *format, ...) G_GNUC_PRINTF (1, 2);
LtWorkspace *lt_cli_open    (const char *path, LtOpenFlags flags, GError **error);
/* The region of --region, or the home region; 0 with an error where it is unknown. */
gint64       lt_cli_region  (LtModel *model, const char *name, GError **error);
const char  *lt_cli_chain_name (LtModel *model, gint64 chain);      /* "" for none */
/* Writes UTF-8 whatever the locale, with a line break. */
void         lt_cli_print   (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Ends the builder's object or array and prints it. */
void         lt_cli_print_json (JsonBuilder *builder);
/* A figure, or null where it is unknown; or past all numbers, as a sum of absurd ones may be. */
void         lt_cli_add_figure (JsonBuilder *builder, const char *member, double figure);
void         lt_cli_add_string (JsonBuilder *builder, const char *member, const char *value);
void         lt_cli_add_int    (JsonBuilder *builder, const char *member, gint64 value);

int lt_command_new     (int argc, char **argv);
int lt_command_info    (int argc, char **argv);
int lt_command_check   (int argc, char **argv);
int lt_command_import  (int argc, char **argv);
int lt_command_templates (int argc, char **argv);
int lt_command_export  (int argc, char **argv);
int lt_command_layout  (int argc, char **argv);
int lt_command_gaps    (int argc, char **argv);
int lt_command_targets (int argc, char **argv);
int lt_command_match   (int argc, char **argv);
int lt_command_search  (int argc, char **argv);
int lt_command_history (int argc, char **argv);
int lt_command_undo    (int argc, char **argv);
int lt_command_backups (int argc, char **argv);
int lt_command_recover (int argc, char **argv);
int lt_command_rules   (int argc, char **argv);
int lt_command_override (int argc, char **argv);
int lt_command_redo    (int argc, char **argv);

G_END_DECLS
