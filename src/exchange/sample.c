#include "config.h"

#include "exchange/bundle.h"
#include "exchange/sample.h"

#include <glib/gi18n-lib.h>

#define FOLDER   "samples"
#define SETTINGS "sample.ini"
#define GROUP    "sample"

/** lt_sample_list: Returns: (transfer full): the names of the built-in samples, sorted. */
char **
lt_sample_list (void)
{
  return lt_bundle_list (FOLDER);
}

static gboolean
check_name (const char *name, GError **error)
{
  g_auto(GStrv) names = lt_sample_list ();
  g_autofree char *list = g_strjoinv (_(", "), names);

  if (g_strv_contains ((const char *const *) names, name))
    return TRUE;
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND, _("There is no sample “%s”. There are: %s."), name, list);
  return FALSE;
}

static char *
get_setting (const char *name, const char *key, GError **error)
{
  g_autoptr(GKeyFile) settings = check_name (name, error) ? lt_bundle_settings (FOLDER, name, SETTINGS, error) : NULL;

  return settings ? g_key_file_get_string (settings, GROUP, key, error) : NULL;
}

/**
 * lt_sample_get_title:
 * @name: one of lt_sample_list()
 *
 * Returns: (transfer full) (nullable): the title of the workspace that lt_sample_build() makes; %NULL with
 * %LT_WORKSPACE_ERROR_NOT_FOUND for a name that is none.
 */
char *
lt_sample_get_title (const char *name, GError **error)
{
  return get_setting (name, "title", error);
}

/** lt_sample_get_file: Returns: (transfer full) (nullable): what to call its file; see lt_sample_get_title(). */
char *
lt_sample_get_file (const char *name, GError **error)
{
  return get_setting (name, "file", error);
}

static gboolean
edit_func (LtEdit *edit, gpointer user_data, GError **error)
{
  LtBundle *bundle = user_data;
  g_autofree char *title = g_key_file_get_string (bundle->settings, GROUP, "title", error);
  g_autofree char *home = title ? g_key_file_get_string (bundle->settings, GROUP, "home", error) : NULL;

  return home && lt_bundle_import (bundle, edit, error) && lt_bundle_set_meta (edit, title, home, error);
}

/**
 * lt_sample_build:
 * @name: one of lt_sample_list()
 *
 * Brings a sample into a workspace as one edit, with its title and home region. In a new workspace that is how the
 * document came to be, and no step of the user's: it cannot be undone.
 *
 * Returns: %FALSE with %LT_WORKSPACE_ERROR_NOT_FOUND for a name that is none, or the error of lt_bundle_import().
 */
gboolean
lt_sample_build (LtWorkspace *workspace, const char *name, GError **error)
{
  g_autoptr(LtBundle) bundle = check_name (name, error) ? lt_bundle_read (FOLDER, name, SETTINGS, error) : NULL;
  g_autofree char *label = NULL;

  if (!bundle)
    return FALSE;
  label = g_strdup_printf (_("Build the sample “%s”"), name);
  return lt_workspace_edit (workspace, label, LT_EDIT_FOUNDING, edit_func, bundle, error);
}
