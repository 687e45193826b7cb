/* Says when a document's files may have changed. Private to workspace/. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LtWatch LtWatch;
typedef void (*LtWatchFunc) (gpointer user_data);

/* Calls `func` in the calling thread's main context, a moment after the last change that the system tells of, and every few
 * seconds for those that it does not. */
LtWatch *lt_watch_new  (const char *path, LtWatchFunc func, gpointer user_data);
void     lt_watch_free (LtWatch *self);

G_END_DECLS
