#include "config.h"
#include "workspace/lock-file.h"

#include "workspace/text.h"

#include <glib/gstdio.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_HOLDER 200
#define TRIES 4

struct _LtLockFile {
  char *path;
  int   fd;
};

static char *
lock_path (const char *document)
{
  g_autofree char *folder = g_path_get_dirname (document);
  g_autofree char *name = g_path_get_basename (document);
  g_autofree char *lock = g_strdup_printf (".%s.lock", name);

  return g_build_filename (folder, lock, NULL);
}

/* Open file description locks belong to the descriptor, not the process: two windows of one process exclude each other too.
 * 0, or the reason; EAGAIN: somebody has it. */
static int
try_lock (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  if (fcntl (fd, F_OFD_SETLK, &lock) == 0)
    return 0;
  return errno == EACCES ? EAGAIN : errno;
}

static void
fail (int code, GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
}

/* The holder removes its file when it is done; a lock on a file that is no longer there excludes nobody. */
static gboolean
is_still_there (int fd, const char *path)
{
  struct stat ours, there;

  return fstat (fd, &ours) == 0 && stat (path, &there) == 0 && ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

static char *
read_holder (int fd)
{
  char text[MAX_HOLDER + 1];
  ssize_t got = pread (fd, text, MAX_HOLDER, 0);

  text[MAX (got, 0)] = '\0';
  return *text != '\0' ? lt_text_one_line (text) : g_strdup ("?");
}

static void
write_holder (int fd)
{
  /* As people read it: the window's is its name, not its identifier; liantuctl's is that of the program. */
  const char *name = g_get_application_name ();
  g_autofree char *text = g_strdup_printf ("%s@%s (%s, %d)", g_get_user_name (), g_get_host_name (),
                                           name != NULL ? name : "liantu", (int) getpid ());

  /* What it says is for people; the lock is what counts. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("The lock file does not say who holds it: %s", g_strerror (errno));
}

LtLockFile *
lt_lock_file_take (const char *document, char **holder, GError **error)
{
  g_autofree char *path = lock_path (document);

  *holder = NULL;
  for (guint i = 0; i < TRIES; i++)
    {
      int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
      LtLockFile *self;
      int code;

      if (fd < 0)
        {
          fail (errno, error);
          return NULL;
        }
      code = try_lock (fd);
      if (code != 0)
        {
          /* A file system without locks: nobody is to blame, and the file made for it must not stay. */
          if (code == EAGAIN)
            *holder = read_holder (fd);
          else
            {
              fail (code, error);
              g_unlink (path);
            }
          close (fd);
          return NULL;
        }
      if (!is_still_there (fd, path))
        {
          close (fd);
          continue;
        }
      write_holder (fd);
      self = g_new0 (LtLockFile, 1);
      self->path = g_steal_pointer (&path);
      self->fd = fd;
      return self;
    }
  fail (EAGAIN, error);
  return NULL;
}

void
lt_lock_file_release (LtLockFile *self)
{
  if (self == NULL)
    return;
  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
