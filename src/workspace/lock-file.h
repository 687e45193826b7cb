/* Who writes a document: a file beside it under an OS lock that dies with its process. Private to workspace/. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LtLockFile LtLockFile;

/* Takes the lock. NULL without an error: somebody else has it, and *holder (transfer full) says who. */
LtLockFile *lt_lock_file_take    (const char *document, char **holder, GError **error);
void        lt_lock_file_release (LtLockFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtLockFile, lt_lock_file_release)

G_END_DECLS
