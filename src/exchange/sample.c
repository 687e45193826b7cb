#include "config.h"

#include "exchange/csv.h"
#include "exchange/import-private.h"
#include "exchange/sample.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLES "/org/liantu/Liantu/samples/"

typedef struct {
  GPtrArray *sheets;
  char      *title;
  char      *home;
} Sample;

static void
sample_clear (Sample *sample)
{
  g_clear_pointer (&sample->sheets, g_ptr_array_unref);
  g_free (sample->title);
  g_free (sample->home);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** lt_sample_list: Returns: (transfer full): the names of the built-in samples, sorted. */
char **
lt_sample_list (void)
{
  char **names = g_resources_enumerate_children (SAMPLES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (!names)
    return g_new0 (char *, 1);
  for (guint i = 0; names[i]; i++)
    if (g_str_has_suffix (names[i], "/"))
      names[i][strlen (names[i]) - 1] = '\0';
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

static gboolean
read_sheets (Sample *sample, const char *folder, GError **error)
{
  for (LtImportKind kind = LT_IMPORT_AUTO + 1; kind < LT_N_IMPORT_KINDS; kind++)
    {
      g_autofree char *name = g_strconcat (lt_kind_get (kind)->name, ".csv", NULL);
      g_autofree char *path = g_strconcat (folder, name, NULL);
      g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      LtSheet *sheet;

      if (!bytes)
        continue;      /* a sample need not have every table */
      sheet = lt_csv_read_bytes (bytes, name, error);
      if (!sheet)
        return FALSE;
      g_ptr_array_add (sample->sheets, sheet);
    }
  return TRUE;
}

static gboolean
read_settings (Sample *sample, const char *folder, GError **error)
{
  g_autofree char *path = g_strconcat (folder, "sample.ini", NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(GKeyFile) file = g_key_file_new ();

  if (!bytes || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error))
    return FALSE;
  sample->title = g_key_file_get_string (file, "sample", "title", error);
  if (!sample->title)
    return FALSE;
  sample->home = g_key_file_get_string (file, "sample", "home", error);
  return sample->home != NULL;
}

static gboolean
set_meta (LtStore *store, const char *name, const char *value, GError **error)
{
  LtMeta *draft = lt_store_draft (store, LT_TABLE_META, lt_store_find_one (store, LT_TABLE_META, name));

  g_free (draft->name);
  g_free (draft->value);
  draft->name = g_strdup (name);
  draft->value = g_strdup (value);
  lt_store_save (store, LT_TABLE_META, draft, NULL);
  return TRUE;
}

static gboolean
write_settings (LtEdit *edit, Sample *sample, GError **error)
{
  g_autoptr(LtStore) store = lt_store_new (edit);
  g_autofree char *key = NULL;
  LtRegionHit hit;
  guint counts[3] = { 0 };
  gint64 home;

  if (!lt_store_load (store, LT_TABLE_META, error) || !lt_store_load (store, LT_TABLE_REGION, error)
      || !lt_resolve_region (store, sample->home, &hit, error) || !lt_resolve_enter (store, &hit, &home, error))
    return FALSE;
  key = g_strdup_printf ("%" G_GINT64_FORMAT, home);
  return set_meta (store, "title", sample->title, error) && set_meta (store, "home", key, error)
         && lt_store_flush (store, &counts[0], &counts[1], &counts[2], error);
}

static gboolean
edit_func (LtEdit *edit, gpointer user_data, GError **error)
{
  Sample *sample = user_data;
  g_autoptr(LtImportReport) report = lt_import_report_new ();

  if (!lt_import_into (edit, sample->sheets, LT_IMPORT_AUTO, NULL, report, error))
    return FALSE;
  if (report->refused->len > 0)
    {
      LtRefusal *first = g_ptr_array_index (report->refused, 0);

      g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED, _("%s, line %u: %s"), first->file, first->line, first->reason);
      return FALSE;
    }
  return write_settings (edit, sample, error);
}

static gboolean
check_name (const char *name, GError **error)
{
  g_auto(GStrv) names = lt_sample_list ();
  g_autofree char *list = g_strjoinv (", ", names);

  if (g_strv_contains ((const char *const *) names, name))
    return TRUE;
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND, _("There is no sample “%s”. There are: %s."), name, list);
  return FALSE;
}

/**
 * lt_sample_build:
 * @name: one of lt_sample_list()
 *
 * Brings a sample into a workspace as one edit, with its title and home region. In a new workspace that is how the
 * document came to be, and no step of the user's: it cannot be undone.
 *
 * Returns: %FALSE with %LT_WORKSPACE_ERROR_NOT_FOUND for a name that is none, or an error that names the
 * file, line and reason of the first row that cannot go in: a sample is whole or not there.
 */
gboolean
lt_sample_build (LtWorkspace *workspace, const char *name, GError **error)
{
  g_autofree char *folder = g_strconcat (SAMPLES, name, "/", NULL);
  g_auto(Sample) sample = { 0 };
  g_autofree char *label = NULL;

  if (!check_name (name, error))
    return FALSE;
  sample.sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  if (!read_sheets (&sample, folder, error) || !read_settings (&sample, folder, error))
    return FALSE;
  label = g_strdup_printf (_("Build the sample “%s”"), name);
  return lt_workspace_edit (workspace, label, LT_EDIT_FOUNDING, edit_func, &sample, error);
}
