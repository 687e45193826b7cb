/* The object's fields, shared by workspace.c, opening.c, copying.c, keeping.c, steps.c and watching.c. */
#pragma once

#include "workspace/lock-file.h"
#include "workspace/model-private.h"
#include "workspace/watch.h"
#include "workspace/workspace.h"
#include "workspace/writer.h"

G_BEGIN_DECLS

struct _LtWorkspace {
  GObject       parent_instance;

  char         *path;
  LtModel      *model;
  LtHistory    *history;         /* the owner's; the writer keeps one of its own */
  LtLockFile   *lock;
  LtWriter     *writer;          /* NULL: read-only */
  char         *read_only_reason;
  GMainContext *context;         /* the owner's */
  GSource      *wake;            /* drains results on the owner's thread */
  guint         pending;
  gboolean      closing;         /* nothing more may be queued: the writer will not come to it */
  LtWatch      *watch;           /* NULL: nobody asked */
  LtWhereabouts where;           /* read-only: the file that was read */
  gboolean      reading_news, more_news;
  LtLoss        loss;            /* what became of the file */
  char         *notice;
  gboolean      edited, copied;  /* since it was opened; since it was lost */
  GThread      *backup;          /* NULL: none was started */
  GCancellable *backup_cancellable;
  GPtrArray    *behind;          /* LtRequests that are in the file and not yet in the model: memory ran out */
  guint         emitting;        /* depth of `changed` */
  GPtrArray    *heard;           /* LtChanges whose rows handlers may still look at */
};

/* On the owner's thread: completes what the writer has finished. */
gboolean lt_workspace_drain            (gpointer self);
/* Hands a request in and waits for it; what was queued before it is completed on the way, in order. */
gboolean lt_workspace_run_and_wait     (LtWorkspace *self, LtRequest *request, GError **error);
/* Hands a request in, which a task completes; takes it. */
void     lt_workspace_start            (LtWorkspace *self, LtRequest *request, gpointer tag, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean lt_workspace_require_writable (LtWorkspace *self, GError **error);
/* Takes what was committed into the model, the history and to everybody; FALSE with an error if the model does not follow. */
gboolean lt_workspace_take_in          (LtWorkspace *self, LtHistoryEntry *const *entries, guint n, LtDecoded *decoded, GError **error);
void     lt_workspace_set_loss         (LtWorkspace *self, LtLoss loss);
/* A copy in the backups of what is lost and was not saved elsewhere. */
void     lt_workspace_rescue           (LtWorkspace *self);
void     lt_workspace_stop_backup      (LtWorkspace *self);
/* Watching and following, in watching.c. */
void     lt_workspace_stop_watching    (LtWorkspace *self);

G_END_DECLS
