#include "config.h"
#include "workspace/recovery.h"

#include "workspace/salvage.h"
#include "workspace/text.h"
#include "workspace/writer.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#define PAGE 4096
/* Of a page of a b-tree, at its start or after the file's header: its kind, the number of its cells. */
#define INTERIOR 5
#define TABLE_LEAF 13
#define INDEX_LEAF 10
#define INTERIOR_BELOW_LEAF 8
#define HEADER_OF_INTERIOR 12
#define MOST_GROWTH 64

/* --- A copy to work on --- */

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error);
}

static gboolean
copy_document (const char *path, const char *work, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal" };
  g_autoptr(GError) failure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL), *to = g_strconcat (work, suffixes[i], NULL);

      /* Without it, less is saved. */
      if (g_file_test (from, G_FILE_TEST_EXISTS))
        copy_file (from, to, NULL);
    }
  if (copy_file (path, work, &failure))
    return TRUE;
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO, _("The file could not be copied for recovery: %s. Choose another place."),
               failure->message);
  return FALSE;
}

/* --- The first page: without it nothing can be found, but it is the same in every document --- */

static guint32
read_u32 (const guint8 *at)
{
  guint32 wire;

  memcpy (&wire, at, sizeof wire);
  return GUINT32_FROM_BE (wire);
}

/* SQLite refuses all of a file that lacks the first page of any table or index: those that were cut off are put in empty. */
static void
fill_up (const char *work)
{
  g_autofree char *data = NULL;
  gsize length, page, whole;

  if (!g_file_get_contents (work, &data, &length, NULL) || length < LT_HEADER_SIZE)
    return;
  page = (guint8) data[16] << 8 | (guint8) data[17];
  whole = page * read_u32 ((const guint8 *) data + 28);
  /* What a damaged header says may be anything. */
  if (whole <= length || whole > length * MOST_GROWTH)
    return;
  if (truncate (work, whole) != 0)
    g_debug ("The file for recovery could not be filled up: %s", g_strerror (errno));
}

static void
graft_page (char *data, gsize length, const char *fresh, gsize fresh_length, guint32 page)
{
  gsize at = ((gsize) page - 1) * PAGE;

  if (page > 0 && at + PAGE <= MIN (length, fresh_length))
    memcpy (data + at, fresh + at, PAGE);
}

/* The pages that a new document's schema is on: the first and, where that refers to them, others. */
static void
graft_pages (char *data, gsize length, const char *fresh, gsize fresh_length)
{
  const guint8 *node = (const guint8 *) fresh + LT_HEADER_SIZE;
  guint32 pages = GUINT32_TO_BE (length / PAGE);

  for (guint i = 0; node[0] == INTERIOR && i < (guint) (node[3] << 8 | node[4]); i++)
    {
      const guint8 *pointer = node + HEADER_OF_INTERIOR + 2 * i;

      graft_page (data, length, fresh, fresh_length, read_u32 ((const guint8 *) fresh + (pointer[0] << 8 | pointer[1])));
    }
  if (node[0] == INTERIOR)
    graft_page (data, length, fresh, fresh_length, read_u32 (node + 8));
  graft_page (data, length, fresh, fresh_length, 1);
  memcpy (data + 28, &pages, sizeof pages);
}

/* Of the tables and indexes of a new document, those whose first page in the damaged one is none of their kind. */
static guint
count_misfits (sqlite3 *fresh, const guint8 *data, gsize length)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (fresh, "SELECT type = 'index', rootpage FROM sqlite_schema", NULL);
  guint misfits = 0;

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      const guint leaf = sqlite3_column_int (statement, 0) ? INDEX_LEAF : TABLE_LEAF;
      const gsize at = ((gsize) sqlite3_column_int64 (statement, 1) - 1) * PAGE;
      const guint kind = at < length ? data[at] : 0;

      misfits += kind != leaf && kind != leaf - INTERIOR_BELOW_LEAF;
    }
  return misfits;
}

/* Makes a new document of a version at `path`; (transfer full) (nullable): its bytes. */
static char *
make_fresh (const char *path, guint version, const char *data, gsize length, gsize *fresh_length, guint *misfits)
{
  g_autoptr(sqlite3) db = lt_database_open (path, LT_DATABASE_CREATE, NULL);
  char *fresh = NULL;

  if (db != NULL && lt_database_create_schema (db, version, NULL) && g_file_get_contents (path, &fresh, fresh_length, NULL))
    *misfits = count_misfits (db, (const guint8 *) data, length);
  g_clear_pointer (&db, lt_database_close);
  g_unlink (path);
  return fresh;
}

/* Puts the pages of a new document's schema in the place of those that cannot be read: one of the version that the damaged
 * one was made in, which its other pages tell. */
static void
graft_schema (const char *work)
{
  g_autofree char *path = g_strconcat (work, "-fresh", NULL), *data = NULL, *best = NULL;
  gsize length, best_length = 0;
  guint least = G_MAXUINT;

  if (!g_file_get_contents (work, &data, &length, NULL) || length < PAGE)
    return;
  for (guint version = LT_SCHEMA_VERSION; version > 0; version--)
    {
      gsize fresh_length;
      guint misfits = G_MAXUINT;
      g_autofree char *fresh = make_fresh (path, version, data, length, &fresh_length, &misfits);

      if (fresh == NULL || fresh_length < PAGE || misfits >= least)
        continue;
      least = misfits;
      best_length = fresh_length;
      g_free (best);
      best = g_steal_pointer (&fresh);
    }
  if (best == NULL)
    return;
  graft_pages (data, length, best, best_length);
  lt_database_unlink_beside (work);
  g_file_set_contents (work, data, length, NULL);
}

static gboolean
schema_is_readable (sqlite3 *db)
{
  gint64 count;

  return lt_database_get_int (db, "SELECT count (*) FROM sqlite_schema", &count, NULL) && count > LT_N_TABLES
         && lt_database_exec (db, "SELECT 1 FROM history, enterprise LIMIT 0", NULL);
}

static sqlite3 *
open_damaged (const char *work, gboolean *grafted, GError **error)
{
  g_autoptr(sqlite3) db = NULL;

  fill_up (work);
  db = lt_database_open (work, LT_DATABASE_WRITE, NULL);
  *grafted = db == NULL || !schema_is_readable (db);
  if (*grafted)
    {
      g_clear_pointer (&db, lt_database_close);
      graft_schema (work);
      db = lt_database_open (work, LT_DATABASE_WRITE, error);
    }
  if (db != NULL && !lt_database_exec (db, "PRAGMA cell_size_check = ON", error))
    return NULL;
  return g_steal_pointer (&db);
}

/* --- All of it --- */

static guint
fill_report (LtSalvage *salvage, LtRecovery *report)
{
  guint total = 0;

  memset (report, 0, sizeof *report);
  report->certain = salvage->certain;
  report->from_history = salvage->from_history;
  report->with_history = salvage->certain && salvage->history_whole;
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      report->saved[t] = g_hash_table_size (salvage->rows[t]);
      report->lost[t] = g_hash_table_size (salvage->lost[t]);
      report->with_history = report->with_history && report->lost[t] == 0;
      total += report->saved[t];
    }
  return total;
}

static gboolean
recover (const char *work, const char *out, LtRecovery *report, GError **error)
{
  g_autoptr(LtSalvage) salvage = lt_salvage_new ();
  g_autoptr(sqlite3) db = open_damaged (work, &salvage->grafted, error);
  g_autoptr(sqlite3) scratch = lt_database_open (":memory:", LT_DATABASE_CREATE, error);
  g_autoptr(LtSnapshot) snapshot = NULL;

  if (db == NULL || scratch == NULL || !lt_database_create_schema (scratch, LT_SCHEMA_VERSION, error))
    return FALSE;
  sqlite3_db_config (scratch, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  lt_salvage_read (salvage, db, scratch);
  lt_salvage_mend (salvage, scratch);
  if (fill_report (salvage, report) == 0)
    {
      g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
                           _("Nothing in the file can be read any more. Restore it from a backup or a copy."));
      return FALSE;
    }
  snapshot = lt_salvage_take (salvage);
  snapshot->history = report->with_history ? db : NULL;
  return lt_writer_copy_snapshot (snapshot, out, error);
}

gboolean
lt_recovery_run (const char *path, const char *out, LtRecovery *report, GError **error)
{
  g_autofree char *from = g_canonicalize_filename (path, NULL), *target = g_canonicalize_filename (out, NULL);
  g_autofree char *work = g_strdup_printf ("%s.damaged-%08x", target, g_random_int ());
  gboolean fine;

  if (g_str_equal (from, target))
    {
      g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_EXISTS,
                           _("The damaged file is kept as it is. Choose another name for what is recovered."));
      return FALSE;
    }
  fine = copy_document (from, work, error) && recover (work, target, report, error);
  g_unlink (work);
  lt_database_unlink_beside (work);
  return fine;
}
