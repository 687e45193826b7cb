/* A SQLite VFS over the system's own that fails on request and writes down what it was told to do, so that a test can
 * fill the disk at any write and cut the power after any. It becomes the default: the engine knows nothing of it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FAULT_OPEN,
  FAULT_READ,
  FAULT_WRITE,
  FAULT_SHORT_WRITE,      /* half of it arrives */
  FAULT_SYNC,
  FAULT_TRUNCATE,
  FAULT_DELETE,
  FAULT_SHM,              /* shared memory of the write-ahead log */
  N_FAULTS,
} FaultOp;

/* Becomes the default VFS. Without shared memory there is no write-ahead log, as on a network share. */
void     fault_vfs_install (gboolean shared_memory);
/* The nth call of that kind from now on, counted from 1, ends with `code`; `lasting`: so do all after it. */
void     fault_vfs_fail    (FaultOp op, guint nth, gboolean lasting, int code);
void     fault_vfs_heal    (void);
gboolean fault_vfs_was_hit (void);

/* Writes down what happens to the files of a folder, which hold what they hold now. */
void     fault_vfs_record  (const char *folder);
/* What the document must hold if the power fails after this. */
void     fault_vfs_mark    (const char *state);
/* Ends the recording; returns the number of steps in it. */
guint    fault_vfs_stop    (void);

typedef enum {
  CRASH_DROPS,            /* what was not synced is gone */
  CRASH_KEEPS,            /* all of it arrived */
  CRASH_TEARS,            /* some sectors of it, in any order; files that were not synced into their folder may be there or not */
  N_CRASHES,
} Crash;

/* Writes into `folder` what a power cut after the first `steps` leaves of the recorded files. `before` and `after`: the
 * marks around it. */
void     fault_vfs_replay  (guint steps, Crash crash, guint32 seed, const char *folder, const char **before, const char **after);
void     fault_vfs_forget  (void);

G_END_DECLS
