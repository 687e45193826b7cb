/* Rows apart from any file: what is open when its file is lost, or what could be read of a damaged one. Private to workspace/. */
#pragma once

#include "workspace/database.h"
#include "workspace/model.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *rows[LT_N_TABLES];      /* owned rows */
  sqlite3   *history;                /* (nullable): borrowed; whose history is written too */
} LtSnapshot;

LtSnapshot *lt_snapshot_new   (void);
LtSnapshot *lt_snapshot_take  (LtModel *model);
void        lt_snapshot_free  (LtSnapshot *self);
/* Writes a new document at `path`, where no file may be. */
gboolean    lt_snapshot_write (LtSnapshot *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSnapshot, lt_snapshot_free)

G_END_DECLS
