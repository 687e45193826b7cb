/* The object's fields, shared by workspace.c and opening.c. */
#pragma once

#include "workspace/lock-file.h"
#include "workspace/model-private.h"
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
  guint         emitting;        /* depth of `changed` */
  GPtrArray    *heard;           /* LtChanges whose rows handlers may still look at */
};

/* On the owner's thread: completes what the writer has finished. */
gboolean lt_workspace_drain            (gpointer self);
/* Hands a request in and waits for it; what was queued before it is completed on the way, in order. */
gboolean lt_workspace_run_and_wait     (LtWorkspace *self, LtRequest *request, GError **error);
gboolean lt_workspace_require_writable (LtWorkspace *self, GError **error);

G_END_DECLS
