#include "config.h"
#include "workspace/backup.h"

#include "workspace/text.h"
#include "workspace/writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>

#define SUFFIX ".liantu"
#define DAY_LENGTH 10
/* So much of the document's name shows in its folder's. */
#define SHOWN_NAME 24

/* --- Names --- */

static char *
folder_of (const char *document)
{
  g_autofree char *canonical = g_canonicalize_filename (document, NULL);
  g_autofree char *base = g_path_get_basename (canonical), *valid = g_utf8_make_valid (base, -1);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);
  g_autofree char *shown = NULL, *name = NULL;

  if (g_str_has_suffix (valid, SUFFIX))
    valid[strlen (valid) - strlen (SUFFIX)] = '\0';
  shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), SHOWN_NAME));
  name = g_strdup_printf ("%.16s-%s", hash, shown);
  return g_build_filename (g_get_user_data_dir (), "liantu", "backups", name, NULL);
}

/* YYYY-MM-DD, or YYYY-MM-DD-HHMMSS of a rescued one. */
static gboolean
is_name (const char *name)
{
  static const char pattern[] = "dddd-dd-dd-dddddd";
  gsize length = strlen (name);

  if (length != DAY_LENGTH && length != strlen (pattern))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (name[i]) : name[i] != pattern[i])
      return FALSE;
  return TRUE;
}

static gboolean
is_rescued (const char *name)
{
  return strlen (name) > DAY_LENGTH;
}

static char *
path_of (const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(char *const *) a, *(char *const *) b);
}

/* Newest first. */
static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_str_has_suffix (file, SUFFIX) ? g_strndup (file, strlen (file) - strlen (SUFFIX)) : NULL;

      if (name != NULL && is_name (name))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  g_autofree char *shown = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  shown = lt_text_one_line (folder);
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO, _("The folder for backups “%s” could not be made: %s. Check its permissions."),
               shown, g_strerror (errno));
  return FALSE;
}

/* --- Making --- */

/* Every change is a row of the history: the last one says what the content is. NULL: there is none to tell by. */
static char *
read_state (sqlite3 *db)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (db, "SELECT id || ' ' || checksum || ' ' || utc FROM history ORDER BY id DESC LIMIT 1", NULL);

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

static gboolean
is_unchanged (sqlite3 *db, const char *folder, GPtrArray *names)
{
  g_autofree char *path = names->len > 0 ? path_of (folder, names->pdata[0]) : NULL;
  g_autoptr(sqlite3) last = path != NULL ? lt_database_open (path, LT_DATABASE_READ, NULL) : NULL;
  g_autofree char *then = last != NULL ? read_state (last) : NULL, *now = read_state (db);

  return now != NULL && g_strcmp0 (then, now) == 0;
}

static void
prune (const char *folder)
{
  g_autoptr(GPtrArray) names = list_names (folder);
  guint kept[2] = { 0 };

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = path_of (folder, names->pdata[i]);

      if (++kept[is_rescued (names->pdata[i])] > LT_BACKUPS_KEPT)
        g_unlink (path);
    }
}

gboolean
lt_backup_make_on (const char *document, const char *day, GCancellable *cancellable, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (document, NULL), *folder = folder_of (document), *path = path_of (folder, day);
  g_autoptr(GPtrArray) names = list_names (folder);
  g_autoptr(sqlite3) db = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  db = lt_database_open (canonical, LT_DATABASE_READ, error);
  if (db == NULL)
    return FALSE;
  if (is_unchanged (db, folder, names))
    return TRUE;
  if (!make_folder (folder, error) || !lt_writer_copy (db, path, TRUE, cancellable, error))
    return FALSE;
  prune (folder);
  return TRUE;
}

/** lt_backup_make: on a connection of its own; to be called off the main thread. */
gboolean
lt_backup_make (const char *document, GCancellable *cancellable, GError **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  return lt_backup_make_on (document, day, cancellable, error);
}

char *
lt_backup_rescue_path (const char *document, GError **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "%Y-%m-%d-%H%M%S"), *folder = folder_of (document);

  return make_folder (folder, error) ? path_of (folder, name) : NULL;
}

/* --- Looking, and getting one back --- */

void
lt_backup_free (LtBackup *self)
{
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

gboolean
lt_backup_exists (const char *document)
{
  g_autofree char *folder = folder_of (document);
  g_autoptr(GPtrArray) names = list_names (folder);

  return names->len > 0;
}

gboolean
lt_backup_is_one (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "liantu", "backups", G_DIR_SEPARATOR_S, NULL);

  return g_str_has_prefix (canonical, folder);
}

GPtrArray *
lt_backup_list (const char *document)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_backup_free);
  g_autofree char *folder = folder_of (document);
  g_autoptr(GPtrArray) names = list_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      LtBackup *backup = g_new0 (LtBackup, 1);
      g_autoptr(sqlite3) db = NULL;
      GStatBuf info;

      backup->name = g_strdup (names->pdata[i]);
      backup->path = path_of (folder, backup->name);
      backup->size = g_stat (backup->path, &info) == 0 ? info.st_size : 0;
      db = lt_database_open (backup->path, LT_DATABASE_READ, NULL);
      if (db == NULL || !lt_database_get_int (db, "SELECT count (*) FROM enterprise", &backup->enterprises, NULL))
        backup->enterprises = -1;
      if (db == NULL || !lt_database_get_int (db, "SELECT count (*) FROM segment", &backup->segments, NULL))
        backup->segments = -1;
      g_ptr_array_add (list, backup);
    }
  return list;
}

gboolean
lt_backup_restore (const char *document, const char *name, const char *out, GError **error)
{
  g_autofree char *folder = folder_of (document), *path = path_of (folder, name);
  g_autofree char *target = g_canonicalize_filename (out, NULL), *shown = lt_text_one_line (name);
  g_autoptr(sqlite3) db = NULL;

  if (!is_name (name) || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND, _("There is no backup of “%s”. Choose one of those that are listed."), shown);
      return FALSE;
    }
  if (!lt_database_inspect (path, error))
    return FALSE;
  db = lt_database_open (path, LT_DATABASE_READ, error);
  return db != NULL && lt_writer_copy (db, target, TRUE, NULL, error);
}
