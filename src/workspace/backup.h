/* A copy a day of each document, in the user's own data folder: beside the document they would fill shared folders, lie on the
 * disk that fails, and be read by others. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LT_BACKUPS_KEPT 7

/* What a copy holds; counts of -1: it cannot be read. */
typedef struct {
  char   *name;            /* 2026-11-25; with a time behind it where it was saved from a file that was lost */
  char   *path;
  gint64  size;            /* bytes */
  gint64  enterprises, segments;
} LtBackup;

void       lt_backup_free    (LtBackup *self);
/* (transfer full): of the document of that path, whether it is still there or not; newest first */
GPtrArray *lt_backup_list    (const char *document);
gboolean   lt_backup_exists  (const char *document);
/* Whether a file is one of these copies, which are looked at only. */
gboolean   lt_backup_is_one  (const char *path);
/* Today's copy, unless there is one or nothing changed since the last. */
gboolean   lt_backup_make    (const char *document, GCancellable *cancellable, GError **error);
/* The same for a day, for tests: 2026-11-25. */
gboolean   lt_backup_make_on (const char *document, const char *day, GCancellable *cancellable, GError **error);
/* Writes the copy of that name to `out`, which may be replaced. */
gboolean   lt_backup_restore (const char *document, const char *name, const char *out, GError **error);
/* (transfer full): where a copy of a lost document goes; its folder is made */
char      *lt_backup_rescue_path (const char *document, GError **error);

G_END_DECLS
