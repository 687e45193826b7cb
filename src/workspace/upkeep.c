/* What is done to a whole file: reading its history, checking it, copying it. */
#include "config.h"
#include "workspace/writer.h"

#include "workspace/changeset-check.h"
#include "workspace/lock-file.h"
#include "workspace/model-private.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>

#define PAGES_AT_ONCE 512
#define WAIT_US 20000
#define MOST_WAITS 100

static gboolean
read_kind (const char *nick, LtHistoryKind *kind)
{
  static const char *const nicks[] = { "edit", "undo", "redo" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* For showing: a stranger's label must not fill a menu or break a line. */
static char *
column_text (LtStatement *statement, int column)
{
  return lt_text_one_line ((const char *) sqlite3_column_text (statement, column));
}

/** lt_writer_load_history: the history without its changesets. */
LtHistory *
lt_writer_load_history (sqlite3 *db, GError **error)
{
  static const char sql[] = "SELECT id, utc, author, label, kind, ifnull (refers, 0), automatic, changes FROM history ORDER BY id";
  g_autoptr(LtStatement) statement = lt_database_prepare (db, sql, error);
  g_autoptr(LtHistory) history = lt_history_new ();
  int code;

  if (statement == NULL)
    return NULL;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      LtHistoryEntry *entry = g_new0 (LtHistoryEntry, 1);

      entry->id = sqlite3_column_int64 (statement, 0);
      entry->utc = column_text (statement, 1);
      entry->author = column_text (statement, 2);
      entry->label = column_text (statement, 3);
      entry->refers = sqlite3_column_int64 (statement, 5);
      entry->automatic = sqlite3_column_int (statement, 6) != 0;
      entry->changes = sqlite3_column_int64 (statement, 7);
      if (!read_kind ((const char *) sqlite3_column_text (statement, 4), &entry->kind))
        {
          lt_history_entry_free (entry);
          g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
                               _("The file's history is damaged. Restore it from a backup or a copy."));
          return NULL;
        }
      lt_history_add (history, entry);
    }
  if (code != SQLITE_DONE)
    {
      lt_database_fail (db, error);
      return NULL;
    }
  return g_steal_pointer (&history);
}

/* Every line of a checking statement is a problem, but for the one that says "ok". */
static gboolean
collect (sqlite3 *db, const char *sql, const char *format, GPtrArray *problems, GError **error)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (db, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autofree char *text = lt_text_one_line ((const char *) sqlite3_column_text (statement, 0));

      if (!g_str_equal (text, "ok"))
        g_ptr_array_add (problems, g_strdup_printf (format, text));
    }
  return code == SQLITE_DONE || lt_database_fail (db, error);
}

static gboolean
check_history (sqlite3 *db, GPtrArray *problems, GError **error)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (db, "SELECT id, changeset, checksum FROM history", error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gconstpointer blob = sqlite3_column_blob (statement, 1);
      gsize length = sqlite3_column_bytes (statement, 1);
      g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, blob != NULL ? blob : (gconstpointer) "", length);

      if (g_strcmp0 (sum, (const char *) sqlite3_column_text (statement, 2)) != 0 || !lt_changeset_is_sound (blob, length))
        g_ptr_array_add (problems, g_strdup_printf (_("Step %lld of the history is damaged."),
                                                    (long long) sqlite3_column_int64 (statement, 0)));
    }
  return code == SQLITE_DONE || lt_database_fail (db, error);
}

/** lt_writer_check: returns (transfer full): one line for each thing that is wrong with a file; empty when it is sound. */
GPtrArray *
lt_writer_check (sqlite3 *db, GError **error)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(LtModel) model = lt_model_new ();
  g_autoptr(GError) content = NULL;

  if (!collect (db, "PRAGMA integrity_check", _("The file is damaged: %s"), problems, error)
      || !collect (db, "SELECT \"table\" || ' ' || rowid || ' → ' || parent FROM pragma_foreign_key_check",
                   _("A row refers to a missing one: %s"), problems, error)
      || !check_history (db, problems, error))
    return NULL;
  if (!lt_model_load (model, db, &content))
    g_ptr_array_add (problems, g_strdup (content->message));
  return g_steal_pointer (&problems);
}

static gboolean
strip_history (const char *path, GError **error)
{
  g_autoptr(sqlite3) db = lt_database_open (path, LT_DATABASE_WRITE, error);

  if (db == NULL)
    return FALSE;
  /* VACUUM: what was deleted must not linger in free pages. It attaches a database for the while. */
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  return lt_database_exec (db, "DELETE FROM history; VACUUM", error);
}

/* A page at a time, so to speak: what another connection writes meanwhile is waited for, and taken in by starting anew. */
static gboolean
step_through (sqlite3_backup *backup, GCancellable *cancellable, GError **error)
{
  guint waits = 0;
  int code;

  do
    {
      code = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        g_usleep (WAIT_US);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  while (code == SQLITE_OK || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && waits++ < MOST_WAITS));
  return TRUE;
}

static gboolean
copy_pages (sqlite3 *db, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr(sqlite3) copy = lt_database_open (path, LT_DATABASE_CREATE, error);
  sqlite3_backup *backup;
  gboolean stepped;

  if (copy == NULL)
    return FALSE;
  backup = sqlite3_backup_init (copy, "main", db, "main");
  if (backup == NULL)
    return lt_database_fail (copy, error);
  stepped = step_through (backup, cancellable, error);
  if (sqlite3_backup_finish (backup) != SQLITE_OK && stepped)
    return lt_database_fail (copy, error);
  if (!stepped)
    return FALSE;
  /* The copy of a document that is open in WAL mode says WAL too. */
  return lt_database_drop_log (copy, error);
}

/* Moves a finished copy to its place. What lies beside an older file of that name would be played back into the new one. */
static gboolean
put_in_place (const char *part, const char *path, GError **error)
{
  g_autofree char *holder = NULL, *shown = lt_text_one_line (path);
  g_autoptr(LtLockFile) lock = lt_lock_file_take (path, &holder, NULL);
  int code = EISDIR;

  if (holder != NULL)
    {
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_READ_ONLY,
                   _("“%s” is being edited by %s. Close it there, or choose another name."), shown, holder);
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      lt_database_unlink_beside (path);
      if (g_rename (part, path) == 0)
        return TRUE;
      code = errno;
    }
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO,
               _("The copy could not be put at “%s”: %s. Choose another name or place."), shown, g_strerror (code));
  return FALSE;
}

/* All of it is in the one file by now, even if the disk would not let go of its log. */
static gboolean
finish_copy (const char *part, const char *path, gboolean fine, GError **error)
{
  lt_database_unlink_beside (part);
  fine = fine && put_in_place (part, path, error);
  if (!fine)
    g_unlink (part);
  return fine;
}

static char *
part_name (const char *path)
{
  return g_strdup_printf ("%s.part-%08x", path, g_random_int ());
}

/** lt_writer_copy: writes a copy beside `path` under another name and, when it is whole, moves it there. */
gboolean
lt_writer_copy (sqlite3 *db, const char *path, gboolean with_history, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = part_name (path);

  return finish_copy (part, path, copy_pages (db, part, cancellable, error) && (with_history || strip_history (part, error)), error);
}

gboolean
lt_writer_copy_snapshot (LtSnapshot *snapshot, const char *path, GError **error)
{
  g_autofree char *part = part_name (path);

  return finish_copy (part, path, lt_snapshot_write (snapshot, part, error), error);
}
