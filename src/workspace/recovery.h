/* What can still be read of a damaged document, as a new one. The damaged file itself is not touched. */
#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

typedef struct {
  guint    saved[LT_N_TABLES];
  guint    lost[LT_N_TABLES];       /* those that are known to have been there */
  guint    from_history;            /* of those saved: found in the record of the steps only */
  gboolean with_history;            /* nothing is missing, so that undo still works */
  gboolean certain;                 /* FALSE: more may be lost than is known */
} LtRecovery;

/* Off the main thread. `out` may be replaced; `error` says why nothing could be saved. */
gboolean lt_recovery_run (const char *path, const char *out, LtRecovery *report, GError **error);

G_END_DECLS
