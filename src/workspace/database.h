/* The connection: opening with the document's limits, rows in and out of statements, errors as GErrors. Private to workspace/. */
#pragma once

#include "workspace/workspace.h"

#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

G_BEGIN_DECLS

typedef sqlite3_stmt LtStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtStatement, sqlite3_finalize)

typedef enum { LT_DATABASE_READ, LT_DATABASE_WRITE, LT_DATABASE_CREATE } LtDatabaseMode;

/* The SQLite file format: https://www.sqlite.org/fileformat2.html section 1.3 */
#define LT_HEADER_SIZE 100

sqlite3     *lt_database_open    (const char *path, LtDatabaseMode mode, GError **error);
/* The file's first bytes and its size, through SQLite's own descriptor; FALSE if it is shorter. */
gboolean     lt_database_read_header (sqlite3 *db, guint8 *header, gint64 *size);
void         lt_database_close   (sqlite3 *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, lt_database_close)

/* Sets error from the connection's last failure; always returns FALSE. */
gboolean     lt_database_fail    (sqlite3 *db, GError **error);
gboolean     lt_database_exec    (sqlite3 *db, const char *sql, GError **error);
LtStatement *lt_database_prepare (sqlite3 *db, const char *sql, GError **error);
gboolean     lt_database_get_int (sqlite3 *db, const char *sql, gint64 *value, GError **error);

/* SELECT of every column of a table in the order of its LtTableInfo; `where` may be NULL. */
char        *lt_database_select  (LtTable table, const char *where);
/* INSERT of whole rows, their columns in that order as parameters. */
char        *lt_database_insert  (LtTable table, guint n_rows);
/* (transfer full) (nullable): the statement's current row; an unknown word or a wrong type is damage. */
gpointer     lt_database_read_row (LtStatement *statement, LtTable table, GError **error);
/* Binds one column of a row as parameter `index`; the row must stay until the statement has run. */
void         lt_database_bind    (LtStatement *statement, int index, const LtColumn *column, gconstpointer row);
/* A value of a statement or a changeset: type is SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL. */
typedef struct {
  int         type;
  gint64      integer;
  double      real;
  const char *text;          /* not necessarily with a zero at its end */
  gsize       length;
} LtValueRef;

LtValueRef   lt_database_get_value (const LtColumn *column, gconstpointer row);
/* Sets a column of a row from a value; FALSE with an error if the value cannot be in it. */
gboolean     lt_database_set     (gpointer row, LtTable table, guint column, const LtValueRef *value, GError **error);

/* SQLite makes the log with the next look at the file: at once, so that who reads sees that somebody writes. */
#define LT_DATABASE_START_LOG "PRAGMA journal_mode = WAL; SELECT count (*) FROM sqlite_schema"
/* Takes the write-ahead log in, so that the document is one file; FALSE while somebody reads, or if the disk refuses. */
gboolean     lt_database_drop_log (sqlite3 *db, GError **error);
/* Deletes what SQLite left beside a file that is not, or no longer, the one it belongs to. */
void         lt_database_unlink_beside (const char *path);
/* Schema versions, in versions.c. Creates the tables of one in an empty database, and marks it as ours. */
gboolean     lt_database_create_schema (sqlite3 *db, guint version, GError **error);
gboolean     lt_database_get_version   (sqlite3 *db, guint *version, GError **error);
/* Brings an older document up to LT_SCHEMA_VERSION, all the way or not at all. */
gboolean     lt_database_migrate       (sqlite3 *db, GError **error);

/* Looks at a file before anything could write to it: size, header, application, version, then read-only
 * SQLite's own check and the schema against ours. */
gboolean     lt_database_inspect (const char *path, GError **error);
/* Whether a crash left a rollback journal, without which the file cannot even be read; playing it back into a file that
 * says it is ours. */
gboolean     lt_database_needs_recovery (const char *path);
gboolean     lt_database_recover (const char *path, GError **error);

G_END_DECLS
