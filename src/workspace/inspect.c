/* What a file is, found out before anything could write to it. */
#include "config.h"
#include "workspace/database.h"

#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>

/* Places in the header (LT_HEADER_SIZE). */
#define PAGE_SIZE_AT 16
#define WRITE_VERSION_AT 18
#define CHANGE_COUNTER_AT 24
#define PAGE_COUNT_AT 28
#define USER_VERSION_AT 60
#define APPLICATION_ID_AT 68
#define VERSION_VALID_FOR_AT 92

static guint32
read_u32 (const guint8 *header, guint at)
{
  guint32 wire;

  memcpy (&wire, header + at, sizeof wire);
  return GUINT32_FROM_BE (wire);
}

/* A file may be called anything; the message about it is one line. */
static char *
shown_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return lt_text_one_line (name);
}

static gboolean
not_ours (const char *path, const char *what, GError **error)
{
  g_autofree char *name = shown_name (path);

  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_OURS,
               _("“%s” %s. Choose a Liantu workspace (*.liantu), or make a new one."), name, what);
  return FALSE;
}

static gboolean
damaged (const char *path, const char *what, GError **error)
{
  g_autofree char *name = shown_name (path);

  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
               _("“%s” is damaged: %s. Restore it from a backup or a copy."), name, what);
  return FALSE;
}

/* What can be known without opening it: opening a pipe would wait for ever. */
static gboolean
check_kind (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0 || g_access (path, R_OK) != 0)
    {
      int code = errno;
      g_autofree char *name = shown_name (path);

      g_set_error (error, LT_WORKSPACE_ERROR, code == ENOENT ? LT_WORKSPACE_ERROR_NOT_FOUND : LT_WORKSPACE_ERROR_IO,
                   _("“%s” cannot be opened: %s. Check the name and its permissions."), name, g_strerror (code));
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    return not_ours (path, _("is a folder"), error);
  if (!S_ISREG (info.st_mode))
    return not_ours (path, _("is not a regular file"), error);
  return info.st_size > 0 || not_ours (path, _("is empty"), error);
}

static gboolean
check_version (const char *path, guint version, GError **error)
{
  g_autofree char *name = shown_name (path);

  if (version == 0)
    return damaged (path, _("its header makes no sense"), error);
  if (version <= LT_SCHEMA_VERSION)
    return TRUE;
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NEWER,
               _("“%s” was written by a newer version of Liantu (format %u; this one reads up to %d). Update Liantu to open it."),
               name, version, LT_SCHEMA_VERSION);
  return FALSE;
}

static gboolean
check_header (const char *path, sqlite3 *db, GError **error)
{
  guint8 header[LT_HEADER_SIZE];
  gint64 size;
  guint32 page_size, pages;

  if (!lt_database_read_header (db, header, &size) || memcmp (header, "SQLite format 3", 16) != 0)
    return not_ours (path, _("is not a workspace but another kind of file"), error);
  if (read_u32 (header, APPLICATION_ID_AT) != LT_APPLICATION_ID)
    return not_ours (path, _("belongs to another application"), error);
  if (!check_version (path, read_u32 (header, USER_VERSION_AT), error))
    return FALSE;
  page_size = (guint32) header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];
  if (page_size == 1)
    page_size = 65536;
  /* A later write version would be read, but could not be written. */
  if (page_size < 512 || (page_size & (page_size - 1)) != 0 || header[WRITE_VERSION_AT] > 2)
    return damaged (path, _("its header makes no sense"), error);
  /* The page count counts only where it was written together with the change counter; a log or journal beside the file
   * may still hold what it lacks. */
  pages = read_u32 (header, PAGE_COUNT_AT);
  if (read_u32 (header, CHANGE_COUNTER_AT) == read_u32 (header, VERSION_VALID_FOR_AT) && (gint64) pages * page_size > size)
    {
      g_autofree char *wal = g_strconcat (path, "-wal", NULL);

      if (!g_file_test (wal, G_FILE_TEST_EXISTS) && !lt_database_needs_recovery (path))
        return damaged (path, _("a part of it is missing"), error);
    }
  return TRUE;
}

/* type, name and SQL of everything in a schema, as a set of lines. */
static GHashTable *
read_schema (sqlite3 *db, GError **error)
{
  static const char sql[] = "SELECT type || ' ' || name || ' ' || tbl_name || char (10) || ifnull (sql, ''), type || ' ' || name "
                            "FROM sqlite_schema";
  g_autoptr(LtStatement) statement = lt_database_prepare (db, sql, error);
  g_autoptr(GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int code;

  if (statement == NULL)
    return NULL;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *key = (const char *) sqlite3_column_text (statement, 0);
      const char *name = (const char *) sqlite3_column_text (statement, 1);

      g_hash_table_insert (set, g_strdup (key != NULL ? key : ""), lt_text_one_line (name));
    }
  if (code != SQLITE_DONE)
    {
      lt_database_fail (db, error);
      return NULL;
    }
  return g_steal_pointer (&set);
}

static GHashTable *
make_schema (guint version, GError **error)
{
  g_autoptr(sqlite3) db = lt_database_open (":memory:", LT_DATABASE_CREATE, error);

  return db != NULL && lt_database_create_schema (db, version, error) ? read_schema (db, error) : NULL;
}

/* Made once, for making it takes longer than all the rest of the look at a small file. */
static GHashTable *
expected_schema (guint version, GError **error)
{
  static GMutex lock;
  static GHashTable *schemas[LT_SCHEMA_VERSION + 1];
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (schemas[version] == NULL)
    schemas[version] = make_schema (version, error);
  return schemas[version];
}

/* Every table, index and word must be ours: a trigger, a view or a changed CHECK could run at any time. @version: as it is
 * with what the log holds, which the header need not know yet. */
static gboolean
compare_schema (const char *path, sqlite3 *db, guint version, GError **error)
{
  g_autofree char *file = shown_name (path);
  GHashTable *ours = expected_schema (version, error);
  g_autoptr(GHashTable) theirs = ours != NULL ? read_schema (db, error) : NULL;
  GHashTableIter iter;
  gpointer key, name;

  if (theirs == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &key, &name))
    if (!g_hash_table_contains (ours, key))
      {
        g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_FOREIGN,
                     _("“%s” holds something that Liantu did not put there (%s), so it was not opened. Ask who sent it for a clean copy."),
                     file, (const char *) name);
        return FALSE;
      }
  g_hash_table_iter_init (&iter, ours);
  while (g_hash_table_iter_next (&iter, &key, &name))
    if (!g_hash_table_contains (theirs, key))
      {
        g_autofree char *what = g_strdup_printf (_("it lacks “%s”"), (const char *) name);
        return damaged (path, what, error);
      }
  return TRUE;
}

static gboolean
check_pages (const char *path, sqlite3 *db, GError **error)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (db, "PRAGMA quick_check (1)", error);
  g_autofree char *result = NULL;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    return lt_database_fail (db, error);
  result = lt_text_one_line ((const char *) sqlite3_column_text (statement, 0));
  return g_strcmp0 (result, "ok") == 0 || damaged (path, result, error);
}

/* In one transaction: a writer may be bringing the file up to date meanwhile. */
static gboolean
check_schema (const char *path, sqlite3 *db, GError **error)
{
  guint version;

  return lt_database_exec (db, "BEGIN", error) && lt_database_get_version (db, &version, error)
         && check_version (path, version, error) && compare_schema (path, db, version, error)
         && lt_database_exec (db, "COMMIT", error);
}

/** lt_database_inspect: TRUE if the file is a sound workspace that this version can open; the file is not touched. */
gboolean
lt_database_inspect (const char *path, GError **error)
{
  g_autoptr(sqlite3) db = NULL;

  if (!check_kind (path, error))
    return FALSE;
  db = lt_database_open (path, LT_DATABASE_READ, error);
  return db != NULL && check_header (path, db, error) && check_schema (path, db, error) && check_pages (path, db, error);
}

gboolean
lt_database_needs_recovery (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  return g_file_test (journal, G_FILE_TEST_EXISTS);
}

gboolean
lt_database_recover (const char *path, GError **error)
{
  g_autoptr(sqlite3) db = NULL;

  if (!check_kind (path, error))
    return FALSE;
  db = lt_database_open (path, LT_DATABASE_WRITE, error);
  return db != NULL && check_header (path, db, error) && lt_database_exec (db, "SELECT count (*) FROM sqlite_schema", error);
}
