#include "fault-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

typedef enum { STEP_CREATE, STEP_WRITE, STEP_TRUNCATE, STEP_SYNC, STEP_DELETE, STEP_MARK } StepKind;

typedef struct {
  StepKind  kind;
  char     *name;          /* MARK: the state */
  gint64    at;            /* TRUNCATE: the size; DELETE: whether the folder is synced */
  GBytes   *bytes;         /* WRITE */
} Step;

typedef struct {
  sqlite3_file  base;
  char         *name;
  gboolean      created;   /* and its folder not synced since */
  sqlite3_file *real;
} FaultFile;

static struct {
  sqlite3_vfs  vfs, *real;
  GMutex       mutex;
  gboolean     shared_memory;
  FaultOp      op;
  guint        countdown;  /* 0: nothing is to fail */
  gboolean     lasting, hit;
  int          code;
  char        *folder;     /* recorded; NULL: nothing is */
  GPtrArray   *steps;
  GHashTable  *start;      /* name → GBytes */
} shim;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_clear_pointer (&step->bytes, g_bytes_unref);
  g_free (step);
}

static void
record (StepKind kind, const char *path, gint64 at, gconstpointer data, gsize length)
{
  Step *step;

  if (path == NULL)
    return;
  g_mutex_lock (&shim.mutex);
  if (shim.folder != NULL && (kind == STEP_MARK || g_str_has_prefix (path, shim.folder)))
    {
      step = g_new0 (Step, 1);
      step->kind = kind;
      step->name = kind == STEP_MARK ? g_strdup (path) : g_path_get_basename (path);
      step->at = at;
      step->bytes = kind == STEP_WRITE ? g_bytes_new (data, length) : NULL;
      g_ptr_array_add (shim.steps, step);
    }
  g_mutex_unlock (&shim.mutex);
}

/* What this call is to end with instead of being carried out. */
static int
fault (FaultOp op)
{
  int code = SQLITE_OK;

  g_mutex_lock (&shim.mutex);
  if (shim.countdown > 0 && shim.op == op && --shim.countdown == 0)
    {
      code = shim.code;
      shim.hit = TRUE;
      shim.countdown = shim.lasting ? 1 : 0;
    }
  g_mutex_unlock (&shim.mutex);
  return code;
}

/* --- The methods of a file --- */

#define REAL(file) (((FaultFile *) (file))->real)
#define CALL(file, method, ...) REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__)

static int
file_close (sqlite3_file *file)
{
  int code = CALL (file, xClose);

  g_free (((FaultFile *) file)->name);
  g_free (REAL (file));
  return code;
}

static int
file_read (sqlite3_file *file, void *data, int length, sqlite3_int64 at)
{
  int code = fault (FAULT_READ);

  return code != SQLITE_OK ? code : CALL (file, xRead, data, length, at);
}

static int
file_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 at)
{
  FaultFile *self = (FaultFile *) file;
  int code = fault (FAULT_WRITE);

  if (code != SQLITE_OK)
    return code;
  code = fault (FAULT_SHORT_WRITE);
  if (code != SQLITE_OK)
    {
      CALL (file, xWrite, data, length / 2, at);
      return code;
    }
  record (STEP_WRITE, self->name, at, data, length);
  return CALL (file, xWrite, data, length, at);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = fault (FAULT_TRUNCATE);

  if (code != SQLITE_OK)
    return code;
  record (STEP_TRUNCATE, ((FaultFile *) file)->name, size, NULL, 0);
  return CALL (file, xTruncate, size);
}

/* The kernel need not be asked: the processes of a test see each other's writes, and replaying does not look at the disk. */
static int
file_sync (sqlite3_file *file, int flags)
{
  FaultFile *self = (FaultFile *) file;
  int code = fault (FAULT_SYNC);

  if (code != SQLITE_OK)
    return code;
  record (STEP_SYNC, self->name, self->created, NULL, 0);
  self->created = FALSE;
  return SQLITE_OK;
}

static int file_size (sqlite3_file *file, sqlite3_int64 *size) { return CALL (file, xFileSize, size); }
static int file_lock (sqlite3_file *file, int lock) { return CALL (file, xLock, lock); }
static int file_unlock (sqlite3_file *file, int lock) { return CALL (file, xUnlock, lock); }
static int file_check_lock (sqlite3_file *file, int *reserved) { return CALL (file, xCheckReservedLock, reserved); }
static int file_control (sqlite3_file *file, int op, void *arg) { return CALL (file, xFileControl, op, arg); }
static int file_sector_size (sqlite3_file *file) { return CALL (file, xSectorSize); }
static int file_traits (sqlite3_file *file) { return CALL (file, xDeviceCharacteristics); }
static int shm_lock (sqlite3_file *file, int at, int n, int flags) { return CALL (file, xShmLock, at, n, flags); }
static void shm_barrier (sqlite3_file *file) { CALL (file, xShmBarrier); }
static int shm_unmap (sqlite3_file *file, int remove) { return CALL (file, xShmUnmap, remove); }

static int
shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **at)
{
  int code = fault (FAULT_SHM);

  return code != SQLITE_OK ? code : CALL (file, xShmMap, page, size, extend, at);
}

#define METHODS_1 file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock, \
                  file_check_lock, file_control, file_sector_size, file_traits
static const sqlite3_io_methods plain_methods = { 1, METHODS_1, NULL, NULL, NULL, NULL, NULL, NULL };
static const sqlite3_io_methods shared_methods = { 2, METHODS_1, shm_map, shm_lock, shm_barrier, shm_unmap, NULL, NULL };

/* --- The methods of the VFS --- */

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out)
{
  FaultFile *self = (FaultFile *) file;
  gboolean created = path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS);
  int code = fault (FAULT_OPEN);

  memset (self, 0, sizeof *self);
  if (code != SQLITE_OK)
    return code;
  self->real = g_malloc0 (shim.real->szOsFile);
  code = shim.real->xOpen (shim.real, path, self->real, flags, out);
  if (code != SQLITE_OK)
    {
      g_free (self->real);
      return code;
    }
  self->name = g_strdup (path);
  self->created = created;
  self->base.pMethods = shim.shared_memory ? &shared_methods : &plain_methods;
  if (created)
    record (STEP_CREATE, path, 0, NULL, 0);
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  int code = fault (FAULT_DELETE);

  if (code != SQLITE_OK)
    return code;
  record (STEP_DELETE, path, sync_folder, NULL, 0);
  return shim.real->xDelete (shim.real, path, 0);
}

void
fault_vfs_install (gboolean shared_memory)
{
  shim.shared_memory = shared_memory;
  if (shim.real != NULL)
    return;
  shim.real = sqlite3_vfs_find (NULL);
  shim.vfs = *shim.real;
  shim.vfs.zName = "fault";
  shim.vfs.szOsFile = sizeof (FaultFile);
  shim.vfs.xOpen = vfs_open;
  shim.vfs.xDelete = vfs_delete;
  sqlite3_vfs_register (&shim.vfs, 1);
}

void
fault_vfs_fail (FaultOp op, guint nth, gboolean lasting, int code)
{
  g_mutex_lock (&shim.mutex);
  shim.op = op;
  shim.countdown = nth;
  shim.lasting = lasting;
  shim.code = code;
  shim.hit = FALSE;
  g_mutex_unlock (&shim.mutex);
}

void
fault_vfs_heal (void)
{
  g_mutex_lock (&shim.mutex);
  shim.countdown = 0;
  g_mutex_unlock (&shim.mutex);
}

gboolean
fault_vfs_was_hit (void)
{
  return shim.hit;
}

/* --- Recording --- */

static GHashTable *
new_files (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

void
fault_vfs_record (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  fault_vfs_forget ();
  shim.steps = g_ptr_array_new_with_free_func (step_free);
  shim.start = new_files ();
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *data = NULL;
      gsize length;

      if (g_file_get_contents (path, &data, &length, NULL))
        g_hash_table_insert (shim.start, g_strdup (name), g_bytes_new_take (data, length));
    }
  shim.folder = g_strconcat (folder, G_DIR_SEPARATOR_S, NULL);
}

void
fault_vfs_mark (const char *state)
{
  record (STEP_MARK, state, 0, NULL, 0);
}

guint
fault_vfs_stop (void)
{
  g_mutex_lock (&shim.mutex);
  g_clear_pointer (&shim.folder, g_free);
  g_mutex_unlock (&shim.mutex);
  return shim.steps->len;
}

void
fault_vfs_forget (void)
{
  g_clear_pointer (&shim.folder, g_free);
  g_clear_pointer (&shim.steps, g_ptr_array_unref);
  g_clear_pointer (&shim.start, g_hash_table_unref);
}

/* --- Replaying --- */

typedef struct {
  GByteArray *durable;      /* content that a sync vouches for */
  GPtrArray  *pending;      /* borrowed steps since */
  gboolean    there;        /* its name in the folder, as processes see it */
  gboolean    entered;      /* as the disk has it */
  GByteArray *former;       /* (nullable): what the disk still finds under that name, deleted and not synced */
} Disk;

static void
disk_free (gpointer data)
{
  Disk *disk = data;

  g_byte_array_unref (disk->durable);
  g_ptr_array_unref (disk->pending);
  g_clear_pointer (&disk->former, g_byte_array_unref);
  g_free (disk);
}

static Disk *
disk_get (GHashTable *disks, const char *name)
{
  Disk *disk = g_hash_table_lookup (disks, name);

  if (disk == NULL)
    {
      disk = g_new0 (Disk, 1);
      disk->durable = g_byte_array_new ();
      disk->pending = g_ptr_array_new ();
      g_hash_table_insert (disks, g_strdup (name), disk);
    }
  return disk;
}

static void
put (GByteArray *content, gint64 at, const guint8 *data, gsize length)
{
  gsize old = content->len;

  if (content->len < at + length)
    {
      g_byte_array_set_size (content, at + length);
      memset (content->data + old, 0, content->len - old);
    }
  memcpy (content->data + at, data, length);
}

/* `rand` NULL: the whole step; otherwise each sector of it by chance. */
static void
apply (GByteArray *content, const Step *step, GRand *rand)
{
  if (step->kind == STEP_TRUNCATE && (rand == NULL || g_rand_boolean (rand)))
    {
      guint old = content->len;

      g_byte_array_set_size (content, step->at);
      if (content->len > old)
        memset (content->data + old, 0, content->len - old);
    }
  if (step->kind != STEP_WRITE)
    return;
  for (gsize done = 0, length; done < g_bytes_get_size (step->bytes); done += length)
    {
      length = MIN (SECTOR - (step->at + done) % SECTOR, g_bytes_get_size (step->bytes) - done);
      if (rand == NULL || g_rand_boolean (rand))
        put (content, step->at + done, (const guint8 *) g_bytes_get_data (step->bytes, NULL) + done, length);
    }
}

static void
settle (Disk *disk)
{
  for (guint i = 0; i < disk->pending->len; i++)
    apply (disk->durable, disk->pending->pdata[i], NULL);
  g_ptr_array_set_size (disk->pending, 0);
}

/* A sync of the folder vouches for every name in it. */
static void
settle_names (GHashTable *disks)
{
  GHashTableIter iter;
  gpointer disk;

  g_hash_table_iter_init (&iter, disks);
  while (g_hash_table_iter_next (&iter, NULL, &disk))
    {
      ((Disk *) disk)->entered = ((Disk *) disk)->there;
      g_clear_pointer (&((Disk *) disk)->former, g_byte_array_unref);
    }
}

static void
take_step (GHashTable *disks, const Step *step)
{
  Disk *disk = disk_get (disks, step->name);

  switch (step->kind)
    {
    case STEP_CREATE:
      disk->there = TRUE;
      break;
    case STEP_WRITE:
    case STEP_TRUNCATE:
      g_ptr_array_add (disk->pending, (gpointer) step);
      break;
    case STEP_SYNC:
      settle (disk);
      if (step->at)
        settle_names (disks);
      break;
    case STEP_DELETE:
      if (disk->entered && disk->former == NULL)
        disk->former = g_byte_array_ref (disk->durable);
      g_byte_array_unref (disk->durable);
      disk->durable = g_byte_array_new ();
      g_ptr_array_set_size (disk->pending, 0);
      disk->there = FALSE;
      if (step->at)
        settle_names (disks);
      break;
    case STEP_MARK:
    default:
      break;
    }
}

static void
leave (const char *folder, const char *name, Disk *disk, Crash crash, GRand *rand)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  /* The folder as the disk had it, or as processes saw it. */
  gboolean old = crash == CRASH_DROPS || (crash == CRASH_TEARS && g_rand_boolean (rand));

  g_unlink (path);
  if (!(old ? disk->entered : disk->there))
    return;
  if (old && disk->former != NULL)
    {
      g_assert_true (g_file_set_contents_full (path, (const char *) disk->former->data, disk->former->len, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
      return;
    }
  for (guint i = 0; crash != CRASH_DROPS && i < disk->pending->len; i++)
    apply (disk->durable, disk->pending->pdata[i], crash == CRASH_TEARS ? rand : NULL);
  g_assert_true (g_file_set_contents_full (path, (const char *) disk->durable->data, disk->durable->len, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
}

void
fault_vfs_replay (guint steps, Crash crash, guint32 seed, const char *folder, const char **before, const char **after)
{
  g_autoptr(GHashTable) disks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_free);
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, shim.start);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      Disk *disk = disk_get (disks, name);

      put (disk->durable, 0, g_bytes_get_data (value, NULL), g_bytes_get_size (value));
      disk->there = disk->entered = TRUE;
    }
  *before = *after = NULL;
  for (guint i = 0; i < shim.steps->len; i++)
    {
      const Step *step = shim.steps->pdata[i];

      if (step->kind == STEP_MARK && i < steps)
        *before = step->name;
      else if (step->kind == STEP_MARK && *after == NULL)
        *after = step->name;
      else if (i < steps)
        take_step (disks, step);
    }
  g_hash_table_iter_init (&iter, disks);
  while (g_hash_table_iter_next (&iter, &name, &value))
    leave (folder, name, value, crash, rand);
}
