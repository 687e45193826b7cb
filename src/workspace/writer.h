/* The one thread that writes. Requests go in, results come out in the order in which they were committed. Private to workspace/. */
#pragma once

#include "workspace/changeset.h"
#include "workspace/edit-private.h"
#include "workspace/history.h"
#include "workspace/snapshot.h"
#include "workspace/whereabouts.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

typedef enum {
  LT_REQUEST_EDIT,
  LT_REQUEST_UNDO,
  LT_REQUEST_REDO,
  LT_REQUEST_JUMP,         /* undoes or redoes as many steps as it takes */
  LT_REQUEST_COPY,
  LT_REQUEST_CHECK,
  LT_REQUEST_LOOK,         /* whether the file is still where it was */
  LT_REQUEST_QUIT,
} LtRequestKind;

/* One request and, once it is done, its result. */
typedef struct _LtRequest LtRequest;
struct _LtRequest {
  LtRequestKind   kind;
  char           *label;           /* EDIT */
  LtEditFlags     flags;
  LtEditFunc      func;
  gpointer        data;
  GDestroyNotify  destroy;
  gint64          step;            /* JUMP: to after which; 0: to before the first */
  GDestroyNotify  settle;          /* (nullable): gets the data on the owner's thread before the task completes */
  char           *path;            /* COPY */
  gboolean        with_history;
  LtSnapshot     *snapshot;        /* COPY (nullable): what is open, for when the file is lost */
  GCancellable   *cancellable;
  LtEditProgress  progress;        /* called on the writer's thread */
  gpointer        progress_data;
  GTask          *task;            /* (nullable): what the owner completes */

  gboolean        waited;          /* who waits for it frees it */
  gboolean        done;
  GError         *error;
  gpointer        changeset;       /* what was committed; sqlite3_free() */
  int             changeset_length;
  LtDecoded      *decoded;         /* what it does */
  GPtrArray      *entries;         /* (nullable): LtHistoryEntry: what was added to the history, oldest first */
  GPtrArray      *parts;           /* JUMP: LtRequests that hold the above in its place, to be taken in one after the other */
  GPtrArray      *problems;        /* CHECK */
  LtLoss          loss;            /* what became of the file, as of this request */
};

LtRequest *lt_request_new  (LtRequestKind kind);
void       lt_request_free (LtRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRequest, lt_request_free)

typedef struct _LtWriter LtWriter;

/* Called on the writer's thread when a result lies ready. */
typedef void (*LtWriterWake) (gpointer user_data);

/* Takes the connection and starts the thread. */
LtWriter  *lt_writer_new  (sqlite3 *db, const char *path, LtHistory *history, LtWriterWake wake, gpointer user_data);
void       lt_writer_push (LtWriter *self, LtRequest *request);          /* takes the request */
LtRequest *lt_writer_pop  (LtWriter *self, gboolean wait);               /* gives a finished one back */
/* Everything pushed is carried out first; the file is one file afterwards. */
void       lt_writer_free (LtWriter *self);

LtHistory *lt_writer_load_history (sqlite3 *db, GError **error);
GBytes    *lt_writer_load_changeset (sqlite3 *db, gint64 id, GError **error);
GPtrArray *lt_writer_check        (sqlite3 *db, GError **error);
gboolean   lt_writer_copy         (sqlite3 *db, const char *path, gboolean with_history, GCancellable *cancellable, GError **error);
/* A copy of what is in memory alone: without history. */
gboolean   lt_writer_copy_snapshot (LtSnapshot *snapshot, const char *path, GError **error);

G_END_DECLS
