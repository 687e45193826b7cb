/* The document: one SQLite file, one writer, a model in memory, a history that only grows. DESIGN.md section 4. */
#pragma once

#include "workspace/changes.h"
#include "workspace/edit.h"
#include "workspace/model.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LtWorkspaceError: what can go wrong with a document. Every message is one translated line that says what to do.
 * @LT_WORKSPACE_ERROR_EXISTS: a new one would overwrite a file
 * @LT_WORKSPACE_ERROR_NOT_OURS: not a workspace (another kind of file, another application's database, a directory, empty)
 * @LT_WORKSPACE_ERROR_NEWER: written by a newer version
 * @LT_WORKSPACE_ERROR_DAMAGED: truncated or inconsistent
 * @LT_WORKSPACE_ERROR_FOREIGN: has triggers, views or tables that are not ours
 * @LT_WORKSPACE_ERROR_READ_ONLY: cannot be written (permissions, or another process writes it)
 * @LT_WORKSPACE_ERROR_NOTHING: nothing to undo or redo
 * @LT_WORKSPACE_ERROR_NOT_FOUND: no such region, chain, segment …
 * @LT_WORKSPACE_ERROR_AMBIGUOUS: several
 * @LT_WORKSPACE_ERROR_INVALID: a value the document does not take
 * @LT_WORKSPACE_ERROR_IO: the disk, the share, SQLite
 */
#define LT_WORKSPACE_ERROR (lt_workspace_error_quark ())
typedef enum {
  LT_WORKSPACE_ERROR_EXISTS,
  LT_WORKSPACE_ERROR_NOT_OURS,
  LT_WORKSPACE_ERROR_NEWER,
  LT_WORKSPACE_ERROR_DAMAGED,
  LT_WORKSPACE_ERROR_FOREIGN,
  LT_WORKSPACE_ERROR_READ_ONLY,
  LT_WORKSPACE_ERROR_NOTHING,
  LT_WORKSPACE_ERROR_NOT_FOUND,
  LT_WORKSPACE_ERROR_AMBIGUOUS,
  LT_WORKSPACE_ERROR_INVALID,
  LT_WORKSPACE_ERROR_IO,
} LtWorkspaceError;
GQuark lt_workspace_error_quark (void);

#define LT_TYPE_WORKSPACE (lt_workspace_get_type ())
G_DECLARE_FINAL_TYPE (LtWorkspace, lt_workspace, LT, WORKSPACE, GObject)

typedef enum {
  LT_OPEN_DEFAULT   = 0,        /* to write; falls back to reading where it cannot be written */
  LT_OPEN_READ_ONLY = 1 << 0,
  LT_OPEN_WRITE     = 1 << 1,   /* to write, or not at all */
} LtOpenFlags;

/* Properties: "path", "read-only", "can-undo", "can-redo", "busy" (an edit is under way), "notice".
 * Signals: "changed" (const LtChanges *): after every edit, undo and redo, on the owning thread. */
LtWorkspace *lt_workspace_create      (const char *path, GError **error);
LtWorkspace *lt_workspace_open        (const char *path, LtOpenFlags flags, GError **error);
/* prepare (nullable): called on the opening thread once the model is loaded: what would keep the window waiting at its first
 * use is made there. */
typedef void (*LtPrepareFunc) (LtModel *model);
void         lt_workspace_open_async  (const char *path, LtOpenFlags flags, LtPrepareFunc prepare, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
LtWorkspace *lt_workspace_open_finish (GAsyncResult *result, GError **error);
/* Waits for the writer, leaves one file. Called by dispose too. */
void         lt_workspace_close       (LtWorkspace *self);

LtModel     *lt_workspace_get_model   (LtWorkspace *self);
const char  *lt_workspace_get_path    (LtWorkspace *self);
char        *lt_workspace_get_title   (LtWorkspace *self);        /* meta "title", else the file's name */
gboolean     lt_workspace_is_read_only (LtWorkspace *self);
/* Follows the file from now on: a reader takes in what a writer adds; whoever loses the file hears of it by "notice". */
void         lt_workspace_watch       (LtWorkspace *self);
/* (nullable): what became of the file under the open workspace, and what to do, for the user */
const char  *lt_workspace_get_notice  (LtWorkspace *self);
/* Another content has the file's name by now: opening it again shows that. */
gboolean     lt_workspace_is_superseded (LtWorkspace *self);
/* (nullable): why it is read-only, for the user: who holds it, or permissions */
const char  *lt_workspace_get_read_only_reason (LtWorkspace *self);

/* The one way to change a document. `func` runs on the writer's thread in a transaction; FALSE with an
 * error rolls it back. An edit that changes nothing leaves no trace. `changed` has been emitted when it returns. */
typedef gboolean (*LtEditFunc) (LtEdit *edit, gpointer user_data, GError **error);
typedef enum {
  LT_EDIT_DEFAULT   = 0,
  LT_EDIT_AUTOMATIC = 1 << 0,   /* not the user's doing (a first layout): undone together with the step before it */
  LT_EDIT_FOUNDING  = 1 << 1,   /* how the document came to be (a sample): as the first entry of the history it is never undone */
} LtEditFlags;
typedef void (*LtProgressFunc) (double fraction, gpointer user_data);

gboolean lt_workspace_edit        (LtWorkspace *self, const char *label, LtEditFlags flags,
                                   LtEditFunc func, gpointer user_data, GError **error);
void     lt_workspace_edit_async  (LtWorkspace *self, const char *label, LtEditFlags flags,
                                   LtEditFunc func, gpointer user_data, GDestroyNotify destroy,
                                   LtProgressFunc progress, gpointer progress_data,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer callback_data);
gboolean lt_workspace_edit_finish (LtWorkspace *self, GAsyncResult *result, GError **error);

gboolean lt_workspace_undo        (LtWorkspace *self, GError **error);
gboolean lt_workspace_redo        (LtWorkspace *self, GError **error);
void     lt_workspace_undo_async  (LtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
void     lt_workspace_redo_async  (LtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean lt_workspace_undo_finish (LtWorkspace *self, GAsyncResult *result, GError **error);
gboolean lt_workspace_redo_finish (LtWorkspace *self, GAsyncResult *result, GError **error);
gboolean lt_workspace_can_undo    (LtWorkspace *self);
gboolean lt_workspace_can_redo    (LtWorkspace *self);
const char *lt_workspace_get_undo_label (LtWorkspace *self);      /* (nullable) */
const char *lt_workspace_get_redo_label (LtWorkspace *self);

/* History, oldest first. */
typedef enum { LT_HISTORY_EDIT, LT_HISTORY_UNDO, LT_HISTORY_REDO } LtHistoryKind;
typedef struct {
  gint64        id;
  char         *utc;            /* 2026-11-22T08:00:00Z */
  char         *author;
  char         *label;
  LtHistoryKind kind;
  gint64        refers;         /* the edit that an undo or redo is of */
  gboolean      automatic;
  guint         changes;        /* rows touched */
} LtHistoryEntry;
const GPtrArray *lt_workspace_get_history (LtWorkspace *self);
/* Under which name it has what is done here. */
const char *lt_workspace_get_author (void);

/**
 * LtStep: a step that can be undone or redone, or, as the first of a list, how the document began, before all of them.
 * @id: of its row of the history; 0 for the beginning
 * @label, @author, @utc: as of the step itself, whenever it was undone or redone; %NULL where the document began empty
 * @changes: rows touched, those of what goes with the step included
 * @done: whether what it did is in the document; otherwise it can be redone
 */
typedef struct {
  gint64   id;
  char    *label, *author, *utc;
  guint    changes;
  gboolean done;
} LtStep;
void       lt_step_free               (LtStep *self);
/* Oldest first: those that are done, then those that can be redone. */
GPtrArray *lt_workspace_list_steps    (LtWorkspace *self);
/* To what the document was just after a step; it is undone and redone step by step, each a row of the history. */
gboolean   lt_workspace_jump          (LtWorkspace *self, gint64 step, GError **error);
void       lt_workspace_jump_async    (LtWorkspace *self, gint64 step, GAsyncReadyCallback callback, gpointer user_data);
gboolean   lt_workspace_jump_finish   (LtWorkspace *self, GAsyncResult *result, GError **error);

/* A copy that is a whole document of its own; without history deleted rows are gone from it for good. */
gboolean lt_workspace_save_copy        (LtWorkspace *self, const char *path, gboolean with_history, GError **error);
void     lt_workspace_save_copy_async  (LtWorkspace *self, const char *path, gboolean with_history,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean lt_workspace_save_copy_finish (LtWorkspace *self, GAsyncResult *result, GError **error);
/* The day's backup (workspace/backup.h), once and off the main thread; closing cuts it short. */
void     lt_workspace_backup_async     (LtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean lt_workspace_backup_finish    (LtWorkspace *self, GAsyncResult *result, GError **error);
/* Looks for damage: SQLite's own check, dangling keys, checksums of the history. Strings, empty when sound. */
GPtrArray *lt_workspace_check          (LtWorkspace *self, GError **error);

G_END_DECLS
