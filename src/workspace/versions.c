/* Schema versions: making a document of one, and bringing an older document up to date. */
#include "config.h"
#include "workspace/database.h"

#include <string.h>

#define SCHEMA_RESOURCE "/org/liantu/Liantu/schema/%u.sql"
/* Where the tables of a version end. */
#define FIRST_INDEX "\nCREATE INDEX "

typedef enum { PART_TABLES, PART_INDEXES, PART_WHOLE } Part;

static gboolean
run_part (sqlite3 *db, guint version, Part part, GError **error)
{
  g_autofree char *path = g_strdup_printf (SCHEMA_RESOURCE, version), *tables = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  const char *sql, *indexes;

  if (bytes == NULL)
    return FALSE;
  sql = g_bytes_get_data (bytes, NULL);
  indexes = strstr (sql, FIRST_INDEX);
  g_return_val_if_fail (indexes != NULL, FALSE);
  tables = g_strndup (sql, indexes - sql);
  return lt_database_exec (db, part == PART_TABLES ? tables : part == PART_INDEXES ? indexes : sql, error);
}

static gboolean
set_version (sqlite3 *db, guint version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %u", version);

  return lt_database_exec (db, sql, error);
}

/**
 * lt_database_create_schema:
 * @db: an empty database
 *
 * Creates the tables of a schema version and marks the file as ours, all of it or nothing. All tables come before the
 * indexes, as VACUUM puts them: the first pages of every document made in a version are alike, which recovery builds on.
 */
gboolean
lt_database_create_schema (sqlite3 *db, guint version, GError **error)
{
  if (!lt_database_exec (db, "BEGIN", error))
    return FALSE;
  for (guint v = 1; v <= version; v++)
    if (!run_part (db, v, PART_TABLES, error))
      return FALSE;
  for (guint v = 1; v <= version; v++)
    if (!run_part (db, v, PART_INDEXES, error))
      return FALSE;
  return set_version (db, version, error)
         && lt_database_exec (db, "PRAGMA application_id = " G_STRINGIFY (LT_APPLICATION_ID) "; COMMIT", error);
}

/** lt_database_get_version: what the document says, its write-ahead log included: the header alone may be behind. */
gboolean
lt_database_get_version (sqlite3 *db, guint *version, GError **error)
{
  gint64 value;

  if (!lt_database_get_int (db, "PRAGMA user_version", &value, error))
    return FALSE;
  *version = CLAMP (value, 0, G_MAXINT);
  return TRUE;
}

static gboolean
append (sqlite3 *db, guint version, GError **error)
{
  for (guint v = version + 1; v <= LT_SCHEMA_VERSION; v++)
    if (!run_part (db, v, PART_WHOLE, error))
      return FALSE;
  return set_version (db, LT_SCHEMA_VERSION, error) && lt_database_exec (db, "COMMIT", error);
}

/**
 * lt_database_migrate:
 *
 * Appends what versions after the document's brought. Only tables and columns are ever appended, so that its content and
 * its history mean what they meant: it is no step of the history.
 */
gboolean
lt_database_migrate (sqlite3 *db, GError **error)
{
  guint version;

  if (!lt_database_get_version (db, &version, error))
    return FALSE;
  if (version >= LT_SCHEMA_VERSION)
    return TRUE;
  if (!lt_database_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (append (db, version, error))
    return TRUE;
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}
