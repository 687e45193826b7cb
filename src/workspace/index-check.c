#include "config.h"
#include "workspace/index-check.h"

/* The quick check of opening does not look whether indexes agree with their tables; that takes ten times as long. Yet who
 * deletes by an index that lacks a row leaves it behind, and the file would not open again. */

/* Small enough that a sum over all rows of a table is no overflow. */
#define HASH "((id %% 2147483629) * (1 + abs (ifnull (\"%s\", 0) %% 65521))) %% 2147483647"

typedef struct {
  gint64 count, sum;
} Digest;

/* In the order of the rows or of the index: the same, where both hold the same. */
static gboolean
digest (sqlite3 *db, const char *table, const char *column, const char *by, Digest *found)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*), ifnull (sum (" HASH "), 0) FROM \"%s\" %s", column, table, by);
  g_autoptr(LtStatement) statement = lt_database_prepare (db, sql, NULL);

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return FALSE;
  *found = (Digest) { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };
  return TRUE;
}

static gboolean
agrees (sqlite3 *db, const char *table, const char *column, const char *index)
{
  g_autofree char *by_index = g_strdup_printf ("INDEXED BY \"%s\"", index);
  Digest rows, entries;

  return digest (db, table, column, "NOT INDEXED", &rows) && digest (db, table, column, by_index, &entries)
         && rows.count == entries.count && rows.sum == entries.sum;
}

static gboolean
is_there (LtStatement *names, const char *index)
{
  gboolean found;

  sqlite3_reset (names);
  sqlite3_bind_text (names, 1, index, -1, SQLITE_STATIC);
  found = sqlite3_step (names) == SQLITE_ROW;
  sqlite3_reset (names);
  return found;
}

/**
 * lt_database_mend_indexes:
 *
 * Looks through every index, and makes those anew that do not agree with their tables, which hold all there is. Costs a
 * walk over all of them: 0.3 s for 100 000 enterprises in 200 000 participations.
 *
 * Returns: whether all are right; if not, nothing was changed
 */
gboolean
lt_database_mend_indexes (sqlite3 *db, GError **error)
{
  g_autoptr(LtStatement) names = lt_database_prepare (db, "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", error);

  for (guint t = 0; names != NULL && t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);

      for (guint c = 1; c < info->n_columns; c++)
        {
          /* As the schema names them. */
          g_autofree char *index = g_strdup_printf ("%s_%s", info->name, info->columns[c].name);
          g_autofree char *reindex = g_strdup_printf ("REINDEX \"%s\"", index);

          if (is_there (names, index) && !agrees (db, info->name, info->columns[c].name, index)
              && !lt_database_exec (db, reindex, error))
            return FALSE;
        }
    }
  return names != NULL;
}
