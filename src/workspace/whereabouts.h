/* Whether the open document is still the file of its name: writing must never go to one that nobody will find again. Private
 * to workspace/. */
#pragma once

#include "workspace/database.h"

G_BEGIN_DECLS

typedef enum {
  LT_LOSS_NONE,
  LT_LOSS_MOVED,           /* no file has the name any more */
  LT_LOSS_REPLACED,        /* another file has it */
  LT_LOSS_UNREACHABLE,     /* its folder or share does not answer */
  LT_LOSS_OVERWRITTEN,     /* somebody else wrote into the file or cut it short */
  LT_LOSS_STRANGE,         /* for who reads along: what came is not what follows */
} LtLoss;

typedef struct {
  char    *path;
  guint64  device, inode, log_inode;
  guint8   header[LT_HEADER_SIZE];
  gint64   size;
  gboolean known;          /* the header and the size: what this process left there */
} LtWhereabouts;

/* At opening, by the name. */
void    lt_whereabouts_init  (LtWhereabouts *self, const char *path);
void    lt_whereabouts_clear (LtWhereabouts *self);
/* After every step of our own: what the file looks like now is our doing. */
void    lt_whereabouts_note  (LtWhereabouts *self, sqlite3 *db);
/* `db` NULL: by the name alone. */
LtLoss  lt_whereabouts_check (const LtWhereabouts *self, sqlite3 *db);
/* Whether the file's system shares memory between all who open it: without that there is no write-ahead log. */
gboolean lt_whereabouts_is_local (const LtWhereabouts *self);
gboolean lt_file_system_is_local (guint32 type);         /* `f_type` of statfs() */
/* Whether the write-ahead log in use is no longer the one beside the document. */
gboolean lt_whereabouts_lacks_log (const LtWhereabouts *self);
/* (transfer full) (nullable): for the user; what happened and what to do */
char   *lt_loss_describe     (LtLoss loss);

G_END_DECLS
