#include "config.h"
#include "workspace/whereabouts.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>
#include <sys/vfs.h>

static guint64
inode_of_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (log, &info) == 0 ? info.st_ino : 0;
}

void
lt_whereabouts_init (LtWhereabouts *self, const char *path)
{
  GStatBuf info;

  memset (self, 0, sizeof *self);
  self->path = g_strdup (path);
  if (g_stat (path, &info) == 0)
    {
      self->device = info.st_dev;
      self->inode = info.st_ino;
    }
}

void
lt_whereabouts_clear (LtWhereabouts *self)
{
  g_clear_pointer (&self->path, g_free);
}

void
lt_whereabouts_note (LtWhereabouts *self, sqlite3 *db)
{
  self->known = lt_database_read_header (db, self->header, &self->size);
  self->log_inode = inode_of_log (self->path);
}

gboolean
lt_file_system_is_local (guint32 type)
{
  /* NFS, SMB, CIFS, SMB2, FUSE, 9P, AFS twice, Ceph, Coda, Lustre, GFS2, OCFS2, VirtualBox's and VMware's shared folders */
  static const guint32 remote[] = {
    0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x65735546, 0x01021997, 0x5346414F, 0x6B414653, 0x00C36400, 0x73757245, 0x0BD00BD0,
    0x01161970, 0x7461636F, 0x786F4256, 0xBACBACBC,
  };

  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    if (type == remote[i])
      return FALSE;
  return TRUE;
}

gboolean
lt_whereabouts_is_local (const LtWhereabouts *self)
{
  struct statfs info;

  return statfs (self->path, &info) == 0 && lt_file_system_is_local (info.f_type);
}

/* Only ever by name or through SQLite's own descriptor: closing another one would drop its locks. The header holds a
 * counter that every writer moves; times are not compared, as a share sets them when it likes. */
LtLoss
lt_whereabouts_check (const LtWhereabouts *self, sqlite3 *db)
{
  guint8 header[LT_HEADER_SIZE];
  GStatBuf info;
  gint64 size = -1;
  gboolean whole;

  if (g_stat (self->path, &info) != 0)
    return errno == ENOENT || errno == ENOTDIR ? LT_LOSS_MOVED : LT_LOSS_UNREACHABLE;
  whole = db != NULL && lt_database_read_header (db, header, &size);
  /* Some shares number their files anew as they please. SQLite looks too, and refuses to write to the wrong one. */
  if ((info.st_ino != self->inode || info.st_dev != self->device) && (size != info.st_size || lt_whereabouts_is_local (self)))
    return LT_LOSS_REPLACED;
  if (db == NULL || !self->known)
    return LT_LOSS_NONE;
  /* A header that cannot be read now is a disk that fails, which the next edit will say. */
  if (size < self->size || (whole && memcmp (header, self->header, sizeof header) != 0))
    return size == 0 && info.st_size >= self->size ? LT_LOSS_NONE : LT_LOSS_OVERWRITTEN;
  return LT_LOSS_NONE;
}

gboolean
lt_whereabouts_lacks_log (const LtWhereabouts *self)
{
  return self->log_inode != 0 && inode_of_log (self->path) != self->log_inode;
}

char *
lt_loss_describe (LtLoss loss)
{
  switch (loss)
    {
    case LT_LOSS_MOVED:
      return g_strdup (_("The file was moved, renamed or deleted, so it can no longer be changed here. Save a copy to keep your work."));
    case LT_LOSS_REPLACED:
      return g_strdup (_("Another file has taken the place of this one, so it can no longer be changed here. Save a copy to keep your work."));
    case LT_LOSS_UNREACHABLE:
      return g_strdup (_("The folder of the file cannot be reached. Connect it again, or save a copy elsewhere to keep your work."));
    case LT_LOSS_OVERWRITTEN:
      return g_strdup (_("Another program wrote over the file, so it can no longer be changed here. Save a copy to keep your work."));
    case LT_LOSS_STRANGE:
      return g_strdup (_("The file was changed in a way that cannot be followed here. Open it again to see what is in it now."));
    case LT_LOSS_NONE:
    default:
      return NULL;
    }
}
