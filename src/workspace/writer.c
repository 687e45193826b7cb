#include "config.h"
#include "workspace/writer.h"

#include "workspace/changeset-check.h"
#include "workspace/index-check.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* In KiB, negative. A large import that does not fit writes its pages over and over; it is given back afterwards. Who only
 * loads or copies passes by each page once, and needs none. */
#define WRITE_CACHE "-65536"
/* In bytes: a few thousand rows. */
#define LARGE_CHANGESET (1024 * 1024)
/* For a reader to finish; the pause in microseconds. */
#define DROP_TRIES 20
#define DROP_PAUSE 20000

struct _LtWriter {
  GThread      *thread;
  GAsyncQueue  *requests, *results;
  sqlite3      *db;
  LtStatement  *rollback;        /* ready for when there is no memory to prepare it */
  LtHistory    *history;         /* the writer's own: requests may be queued behind one another */
  LtWhereabouts where;
  LtLoss        loss;
  gboolean      indexes_are_right;
  LtWriterWake  wake;
  gpointer      wake_data;
};

LtRequest *
lt_request_new (LtRequestKind kind)
{
  LtRequest *request = g_new0 (LtRequest, 1);

  request->kind = kind;
  return request;
}

void
lt_request_free (LtRequest *request)
{
  if (request == NULL)
    return;
  if (request->destroy != NULL)
    request->destroy (request->data);
  g_free (request->label);
  g_free (request->path);
  g_clear_object (&request->cancellable);
  g_clear_object (&request->task);
  g_clear_error (&request->error);
  g_clear_pointer (&request->decoded, lt_decoded_free);
  sqlite3_free (request->changeset);
  g_clear_pointer (&request->entries, g_ptr_array_unref);
  g_clear_pointer (&request->parts, g_ptr_array_unref);
  g_clear_pointer (&request->problems, g_ptr_array_unref);
  g_clear_pointer (&request->snapshot, lt_snapshot_free);
  g_free (request);
}

static char *
checksum_of (gconstpointer changeset, gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, changeset, length);
}

/* --- One transaction, one changeset --- */

/* A founding edit is stored as what it is to undo: an automatic one without a step that would take it along. */
static gboolean
is_automatic (LtWriter *self, LtRequest *request)
{
  if ((request->flags & LT_EDIT_AUTOMATIC) != 0)
    return TRUE;
  return (request->flags & LT_EDIT_FOUNDING) != 0 && lt_history_get_entries (self->history)->len == 0;
}

/** lt_workspace_get_author: Returns: (transfer none): whose name the history has for what is done in this process */
const char *
lt_workspace_get_author (void)
{
  const char *name = g_get_real_name ();

  return g_strcmp0 (name, "Unknown") != 0 && *name != '\0' ? name : g_get_user_name ();
}

static LtHistoryEntry *
make_entry (LtWriter *self, LtRequest *request, const LtHistoryEntry *step)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  LtHistoryEntry *entry = g_new0 (LtHistoryEntry, 1);

  /* Whole seconds, so that texts compare as times do. */
  entry->utc = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  entry->author = g_strdup (lt_workspace_get_author ());
  entry->label = g_strdup (step != NULL ? step->label : request->label);
  entry->kind = request->kind == LT_REQUEST_EDIT ? LT_HISTORY_EDIT
              : request->kind == LT_REQUEST_UNDO ? LT_HISTORY_UNDO : LT_HISTORY_REDO;
  entry->refers = step != NULL ? step->id : 0;
  entry->automatic = is_automatic (self, request);
  entry->changes = request->decoded->items->len;
  return entry;
}

static const char *const kind_nicks[] = { "edit", "undo", "redo" };

static gboolean
store_entry (sqlite3 *db, LtRequest *request, LtHistoryEntry *entry, GError **error)
{
  static const char sql[] = "INSERT INTO history (utc, author, label, kind, refers, automatic, changes, changeset, checksum) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  g_autoptr(LtStatement) statement = lt_database_prepare (db, sql, error);
  g_autofree char *checksum = checksum_of (request->changeset != NULL ? request->changeset : "", request->changeset_length);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, entry->utc, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, entry->author, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, entry->label, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, kind_nicks[entry->kind], -1, SQLITE_STATIC);
  if (entry->refers != 0)
    sqlite3_bind_int64 (statement, 5, entry->refers);
  sqlite3_bind_int (statement, 6, entry->automatic);
  sqlite3_bind_int64 (statement, 7, entry->changes);
  sqlite3_bind_blob (statement, 8, request->changeset != NULL ? request->changeset : "", request->changeset_length, SQLITE_STATIC);
  sqlite3_bind_text (statement, 9, checksum, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) != SQLITE_DONE)
    return lt_database_fail (db, error);
  entry->id = sqlite3_last_insert_rowid (db);
  return TRUE;
}

/* A key that refers to nothing shows at COMMIT: the checks are deferred so that rows may come in any order. */
static gboolean
commit (sqlite3 *db, GError **error)
{
  if (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  if ((sqlite3_extended_errcode (db) & 0xff) == SQLITE_CONSTRAINT)
    g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID,
                         _("The change refers to something that is not in the workspace. Nothing was changed."));
  else
    lt_database_fail (db, error);
  return FALSE;
}

/* Where even that fails, for want of memory, the next request begins with it. */
static void
roll_back (LtWriter *self)
{
  if (sqlite3_get_autocommit (self->db))
    return;
  if (self->rollback != NULL)
    {
      sqlite3_step (self->rollback);
      sqlite3_reset (self->rollback);
    }
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

typedef gboolean (*WorkFunc) (LtWriter *self, LtRequest *request, LtRecording *recording, gpointer data, GError **error);

/* Runs `work` in one transaction that is recorded, adds its changeset to the history and commits; or leaves no trace. */
static gboolean
transact (LtWriter *self, LtRequest *request, const LtHistoryEntry *step, WorkFunc work, gpointer data, GError **error)
{
  g_autoptr(LtRecording) recording = NULL;
  LtHistoryEntry *entry = NULL;
  gboolean fine;

  if (!lt_database_exec (self->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  recording = lt_recording_start (self->db, error);
  fine = recording != NULL && work (self, request, recording, data, error)
         && lt_recording_finish (recording, &request->changeset, &request->changeset_length, error);
  g_clear_pointer (&recording, lt_recording_free);
  /* What is committed must be what loading takes, or the file would never open again: an edit may bring a figure that is
   * no number or a text that is no text, and the record that an undo reads may be forged. */
  fine = fine && (request->decoded = lt_changeset_decode (request->changeset, request->changeset_length, error)) != NULL;
  /* The undo of a step that an automatic one took back already changes nothing, yet it moves the step. */
  if (fine && (request->changeset_length > 0 || step != NULL))
    {
      entry = make_entry (self, request, step);
      fine = store_entry (self->db, request, entry, error) && commit (self->db, error);
    }
  /* Nothing changed, or a failure: either way the file stays as it was. */
  roll_back (self);
  /* The pages of an import are of no more use. */
  if (request->changeset_length > LARGE_CHANGESET)
    sqlite3_db_release_memory (self->db);
  if (fine && entry != NULL)
    {
      request->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_history_entry_free);
      g_ptr_array_add (request->entries, entry);
      lt_history_add (self->history, lt_history_entry_copy (entry));
    }
  if (!fine)
    {
      g_clear_pointer (&entry, lt_history_entry_free);
      g_clear_pointer (&request->decoded, lt_decoded_free);
      g_clear_pointer (&request->changeset, sqlite3_free);
    }
  return fine;
}

/* --- What requests do --- */

static gboolean
do_edit (LtWriter *self, LtRequest *request, LtRecording *recording, gpointer data, GError **error)
{
  g_autoptr(LtEdit) edit = lt_edit_new (self->db, recording, request->cancellable, request->progress, request->progress_data);
  GError *failure = NULL;

  if (request->func (edit, request->data, &failure))
    return TRUE;
  if (failure == NULL)
    g_set_error_literal (&failure, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO, _("The change failed. Nothing was changed."));
  g_propagate_error (error, failure);
  return FALSE;
}

static int
accept_ours (gpointer user_data, const char *table)
{
  LtTable known;

  return lt_table_from_name (table, &known);
}

static int
abort_on_conflict (gpointer user_data, int conflict, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/** lt_writer_load_changeset: returns (transfer full): what a step did, or %NULL with an error if its record is damaged. */
GBytes *
lt_writer_load_changeset (sqlite3 *db, gint64 id, GError **error)
{
  g_autoptr(LtStatement) statement = lt_database_prepare (db, "SELECT changeset, checksum FROM history WHERE id = ?", error);
  g_autofree char *checksum = NULL;
  gconstpointer blob;
  gsize length;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  if (sqlite3_step (statement) != SQLITE_ROW)
    {
      lt_database_fail (db, error);
      return NULL;
    }
  blob = sqlite3_column_blob (statement, 0);
  length = sqlite3_column_bytes (statement, 0);
  checksum = checksum_of (blob != NULL ? blob : "", length);
  if (g_strcmp0 (checksum, (const char *) sqlite3_column_text (statement, 1)) != 0 || !lt_changeset_is_sound (blob, length))
    {
      g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
                           _("This step's record is damaged, so it cannot be undone or redone. Nothing was changed."));
      return NULL;
    }
  return g_bytes_new (blob, length);
}

static gboolean
apply_inverse (sqlite3 *db, GBytes *changeset, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (changeset, &length);
  gpointer inverse = NULL;
  int inverse_length = 0, code;

  if (length == 0)
    return TRUE;
  code = sqlite3changeset_invert (length, data, &inverse_length, &inverse);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (db, inverse_length, inverse, accept_ours, abort_on_conflict, NULL);
  sqlite3_free (inverse);
  if (code == SQLITE_OK)
    return TRUE;
  if (code == SQLITE_ABORT || code == SQLITE_CONSTRAINT || code == SQLITE_CORRUPT)
    g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID,
                         _("The document no longer fits this step, so it cannot be undone or redone. Nothing was changed."));
  else
    lt_database_fail (db, error);
  return FALSE;
}

static gboolean
do_invert (LtWriter *self, LtRequest *request, LtRecording *recording, gpointer data, GError **error)
{
  const LtHistoryGroup *group = data;

  for (guint i = group->rows->len; i-- > 0;)
    {
      g_autoptr(GBytes) changeset = lt_writer_load_changeset (self->db, g_array_index (group->rows, gint64, i), error);

      if (changeset == NULL || !apply_inverse (self->db, changeset, error))
        return FALSE;
    }
  return TRUE;
}

static void
undo_or_redo (LtWriter *self, LtRequest *request)
{
  gboolean undo = request->kind == LT_REQUEST_UNDO;
  const LtHistoryGroup *group = undo ? lt_history_peek_undo (self->history) : lt_history_peek_redo (self->history);

  if (group == NULL)
    g_set_error_literal (&request->error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOTHING,
                         undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
  else
    transact (self, request, lt_history_find (self->history, group->step), do_invert, (gpointer) group, &request->error);
}

/* --- Jumping --- */

static gboolean
join_changesets (GPtrArray *parts, gpointer *joined, int *length)
{
  sqlite3_changegroup *group = NULL;
  int code = sqlite3changegroup_new (&group);

  for (guint i = 0; i < parts->len && code == SQLITE_OK; i++)
    {
      LtRequest *part = parts->pdata[i];

      if (part->changeset_length > 0)
        code = sqlite3changegroup_add (group, part->changeset_length, part->changeset);
    }
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, length, joined);
  sqlite3changegroup_delete (group);
  return code == SQLITE_OK;
}

/* What each step did becomes one change, so that who hears of it refreshes once. Without the memory for that they stay. */
static void
join_parts (GPtrArray *parts)
{
  LtRequest *first = parts->len > 1 ? parts->pdata[0] : NULL;
  g_autoptr(LtDecoded) decoded = NULL;
  gpointer joined = NULL;
  int length = 0;

  if (first == NULL || !join_changesets (parts, &joined, &length)
      || (decoded = lt_changeset_decode (joined, length, NULL)) == NULL)
    {
      sqlite3_free (joined);
      return;
    }
  for (guint i = 1; i < parts->len; i++)
    g_ptr_array_extend_and_steal (first->entries, g_steal_pointer (&((LtRequest *) parts->pdata[i])->entries));
  lt_decoded_free (first->decoded);
  sqlite3_free (first->changeset);
  first->decoded = g_steal_pointer (&decoded);
  first->changeset = joined;
  first->changeset_length = length;
  g_ptr_array_set_size (parts, 1);
}

/* Each step is a transaction of its own, and what was taken stays taken. */
static gboolean
take_step (LtWriter *self, LtRequest *request, gboolean undo, guint total)
{
  const LtHistoryGroup *group = undo ? lt_history_peek_undo (self->history) : lt_history_peek_redo (self->history);
  const LtHistoryEntry *step = lt_history_find (self->history, group->step);
  g_autofree char *label = g_strdup (step->label);
  LtRequest *part = lt_request_new (undo ? LT_REQUEST_UNDO : LT_REQUEST_REDO);

  undo_or_redo (self, part);
  if (part->error == NULL)
    {
      g_ptr_array_add (request->parts, part);
      return TRUE;
    }
  if (request->parts->len == 0)
    request->error = g_steal_pointer (&part->error);
  else
    g_set_error (&request->error, part->error->domain, part->error->code, _("It stopped after %u of %u steps, at “%s”. %s"),
                 request->parts->len, total, label, part->error->message);
  lt_request_free (part);
  return FALSE;
}

static void
jump (LtWriter *self, LtRequest *request)
{
  gboolean undo;
  guint total;

  if (!lt_history_find_way (self->history, request->step, &undo, &total))
    {
      g_set_error_literal (&request->error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND,
                           _("This step can no longer be reached. Choose one that is listed."));
      return;
    }
  request->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_request_free);
  for (guint i = 0; i < total && take_step (self, request, undo, total); i++)
    ;
  join_parts (request->parts);
}

/* --- Where the file is --- */

/* The log was deleted under us: what is in it goes into the document now, and a new one is made. */
static void
mend_log (LtWriter *self)
{
  if (lt_database_drop_log (self->db, NULL))
    lt_database_exec (self->db, LT_DATABASE_START_LOG, NULL);
  lt_whereabouts_note (&self->where, self->db);
}

static void
look (LtWriter *self)
{
  gboolean was_lost = self->loss != LT_LOSS_NONE;

  /* What was written over does not come back. */
  if (self->loss != LT_LOSS_OVERWRITTEN)
    self->loss = lt_whereabouts_check (&self->where, self->db);
  /* The file takes along all that was finished; what stays behind under its old name must say nothing to a new file there. */
  if (!was_lost && (self->loss == LT_LOSS_MOVED || self->loss == LT_LOSS_REPLACED))
    {
      sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
      lt_whereabouts_note (&self->where, self->db);
    }
  /* Once more: all of it may have moved since the first check, and then the log is not what is lacking. */
  if (self->loss == LT_LOSS_NONE && lt_whereabouts_lacks_log (&self->where)
      && lt_whereabouts_check (&self->where, self->db) == LT_LOSS_NONE)
    mend_log (self);
}

static gboolean
require_file (LtWriter *self, LtRequest *request)
{
  g_autofree char *reason = NULL;

  look (self);
  reason = lt_loss_describe (self->loss);
  if (reason != NULL)
    g_set_error_literal (&request->error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_IO, reason);
  return reason == NULL;
}

/* From the open file, which a lost name does not take away; from memory where the file itself is not to be trusted. */
static void
copy (LtWriter *self, LtRequest *request)
{
  g_autoptr(GError) failure = NULL;

  look (self);
  if (self->loss != LT_LOSS_OVERWRITTEN && lt_writer_copy (self->db, request->path, request->with_history, NULL, &failure))
    return;
  if (self->loss != LT_LOSS_NONE && request->snapshot != NULL)
    lt_writer_copy_snapshot (request->snapshot, request->path, &request->error);
  else if (failure != NULL)
    request->error = g_steal_pointer (&failure);
  else
    require_file (self, request);
}

/* Who only loads the document lets go of it in a moment. */
static gboolean
drop_log (sqlite3 *db)
{
  gboolean dropped = lt_database_drop_log (db, NULL);

  for (guint i = 0; i < DROP_TRIES && !dropped && (sqlite3_errcode (db) & 0xff) == SQLITE_BUSY; i++)
    {
      g_usleep (DROP_PAUSE);
      dropped = lt_database_drop_log (db, NULL);
    }
  return dropped;
}

/* The log of a file that somebody wrote over would be played back into what is there now. */
static void
finish (LtWriter *self)
{
  look (self);
  g_clear_pointer (&self->rollback, sqlite3_finalize);
  if (self->loss == LT_LOSS_OVERWRITTEN)
    {
      sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      lt_database_unlink_beside (self->where.path);
    }
  /* One file when closed. Fails where somebody reads for long; then the next open takes the leftovers in. */
  else if (!drop_log (self->db))
    g_debug ("The write-ahead log stays: %s", sqlite3_errmsg (self->db));
  lt_database_close (self->db);
}

/* Before the first change, so that who only looks does not pay for it. */
static gboolean
is_ready (LtWriter *self, LtRequest *request)
{
  if (!require_file (self, request))
    return FALSE;
  self->indexes_are_right = self->indexes_are_right || lt_database_mend_indexes (self->db, &request->error);
  return self->indexes_are_right;
}

static void
handle (LtWriter *self, LtRequest *request)
{
  roll_back (self);
  switch (request->kind)
    {
    case LT_REQUEST_EDIT:
      if (is_ready (self, request))
        transact (self, request, NULL, do_edit, NULL, &request->error);
      break;
    case LT_REQUEST_UNDO:
    case LT_REQUEST_REDO:
      if (is_ready (self, request))
        undo_or_redo (self, request);
      break;
    case LT_REQUEST_JUMP:
      if (is_ready (self, request))
        jump (self, request);
      break;
    case LT_REQUEST_COPY:
      copy (self, request);
      break;
    case LT_REQUEST_LOOK:
      look (self);
      break;
    case LT_REQUEST_CHECK:
      request->problems = lt_writer_check (self->db, &request->error);
      break;
    case LT_REQUEST_QUIT:
      look (self);
      break;
    }
  request->loss = self->loss;
  /* Not of a mere look: what somebody did to the file just after it would be taken for ours. Reading may write, where a
   * change that failed is taken back at the next look at the tables. */
  if (self->loss == LT_LOSS_NONE && request->kind != LT_REQUEST_LOOK)
    lt_whereabouts_note (&self->where, self->db);
}

static gpointer
writer_main (gpointer user_data)
{
  LtWriter *self = user_data;
  gboolean quit = FALSE;

  while (!quit)
    {
      LtRequest *request = g_async_queue_pop (self->requests);

      handle (self, request);
      quit = request->kind == LT_REQUEST_QUIT;
      g_async_queue_push (self->results, request);
      self->wake (self->wake_data);
    }
  finish (self);
  return NULL;
}

LtWriter *
lt_writer_new (sqlite3 *db, const char *path, LtHistory *history, LtWriterWake wake, gpointer user_data)
{
  LtWriter *self = g_new0 (LtWriter, 1);

  self->requests = g_async_queue_new ();
  self->results = g_async_queue_new ();
  self->db = db;
  self->history = history;
  self->wake = wake;
  self->wake_data = user_data;
  self->rollback = lt_database_prepare (db, "ROLLBACK", NULL);
  sqlite3_exec (db, "PRAGMA cache_size = " WRITE_CACHE, NULL, NULL, NULL);
  lt_whereabouts_init (&self->where, path);
  lt_whereabouts_note (&self->where, db);
  self->thread = g_thread_new ("writer", writer_main, self);
  return self;
}

void
lt_writer_push (LtWriter *self, LtRequest *request)
{
  g_async_queue_push (self->requests, request);
}

LtRequest *
lt_writer_pop (LtWriter *self, gboolean wait)
{
  LtRequest *request = wait ? g_async_queue_pop (self->results) : g_async_queue_try_pop (self->results);

  if (request != NULL)
    request->done = TRUE;
  return request;
}

/** lt_writer_free: joins the thread; the caller has popped everything, the QUIT request included. */
void
lt_writer_free (LtWriter *self)
{
  if (self == NULL)
    return;
  g_thread_join (self->thread);
  g_async_queue_unref (self->requests);
  g_async_queue_unref (self->results);
  lt_history_free (self->history);
  lt_whereabouts_clear (&self->where);
  g_free (self);
}
