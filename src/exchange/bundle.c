#include "config.h"

#include "exchange/bundle.h"
#include "exchange/csv.h"
#include "exchange/import-private.h"
#include "exchange/properties.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define RESOURCES "/org/liantu/Liantu/"

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** lt_bundle_list: Returns: (transfer full): the names of the bundles in a folder of the resources ("samples"), sorted. */
char **
lt_bundle_list (const char *folder)
{
  g_autofree char *path = g_strconcat (RESOURCES, folder, "/", NULL);
  char **names = g_resources_enumerate_children (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (!names)
    return g_new0 (char *, 1);
  for (guint i = 0; names[i]; i++)
    if (g_str_has_suffix (names[i], "/"))
      names[i][strlen (names[i]) - 1] = '\0';
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

static char *
resource_path (const char *folder, const char *name, const char *file)
{
  return g_strconcat (RESOURCES, folder, "/", name, "/", file, NULL);
}

/**
 * lt_bundle_settings:
 * @folder, @name: which bundle
 * @file: its file of settings
 *
 * Returns: (transfer full) (nullable): the settings; %NULL with an error where there is no such bundle.
 */
GKeyFile *
lt_bundle_settings (const char *folder, const char *name, const char *file, GError **error)
{
  g_autofree char *path = resource_path (folder, name, file);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(GKeyFile) settings = g_key_file_new ();

  if (!bytes || !g_key_file_load_from_bytes (settings, bytes, G_KEY_FILE_NONE, error))
    return NULL;
  return g_steal_pointer (&settings);
}

static gboolean
read_sheets (LtBundle *self, const char *folder, const char *name, GError **error)
{
  for (LtImportKind kind = LT_IMPORT_AUTO + 1; kind < LT_N_IMPORT_KINDS; kind++)
    {
      g_autofree char *file = g_strconcat (lt_kind_get (kind)->name, ".csv", NULL);
      g_autofree char *path = resource_path (folder, name, file);
      g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      LtSheet *sheet;

      if (!bytes)
        continue;      /* a bundle need not have every table */
      sheet = lt_csv_read_bytes (bytes, file, error);
      if (!sheet)
        return FALSE;
      g_ptr_array_add (self->sheets, sheet);
    }
  return TRUE;
}

/** lt_bundle_read: Returns: (transfer full) (nullable): a bundle with its tables; see lt_bundle_settings(). */
LtBundle *
lt_bundle_read (const char *folder, const char *name, const char *file, GError **error)
{
  g_autoptr(LtBundle) self = g_new0 (LtBundle, 1);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  self->settings = lt_bundle_settings (folder, name, file, error);
  return self->settings && read_sheets (self, folder, name, error) ? g_steal_pointer (&self) : NULL;
}

/** lt_bundle_free: */
void
lt_bundle_free (LtBundle *self)
{
  g_ptr_array_unref (self->sheets);
  g_clear_pointer (&self->settings, g_key_file_unref);
  g_free (self);
}

/**
 * lt_bundle_import:
 *
 * Inside an edit, on the writer's thread: brings the tables in.
 *
 * Returns: %FALSE with an error that names the file, line and reason of the first row that cannot go in: a
 * bundle is whole or not there.
 */
gboolean
lt_bundle_import (LtBundle *self, LtEdit *edit, GError **error)
{
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  LtRefusal *first;

  if (!lt_import_into (edit, self->sheets, LT_IMPORT_AUTO, NULL, report, error))
    return FALSE;
  if (report->refused->len == 0)
    return TRUE;
  first = g_ptr_array_index (report->refused, 0);
  g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED, _("%s, line %u: %s"), first->file, first->line, first->reason);
  return FALSE;
}

/**
 * lt_bundle_set_meta:
 * @title: the workspace's title
 * @home: (nullable): the name of its home region
 *
 * Inside an edit, on the writer's thread.
 */
gboolean
lt_bundle_set_meta (LtEdit *edit, const char *title, const char *home, GError **error)
{
  return lt_properties_set_title (edit, title, error)
         && (home == NULL || lt_properties_name_home (edit, home, LT_REGION_NONE, error));
}
