/* What the targets share. */
#include "fuzz.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define MEMORY "/dev/shm"

static char *folder;

static void
remove_folder (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

const char *
fuzz_folder (void)
{
  if (folder == NULL)
    {
      const char *where = g_access (MEMORY, W_OK) == 0 ? MEMORY : g_get_tmp_dir ();
      g_autofree char *template = g_build_filename (where, "liantu-fuzz-XXXXXX", NULL);

      folder = g_strdup (g_mkdtemp (template));
      g_assert_nonnull (folder);
      atexit (remove_folder);
    }
  return folder;
}

void
fuzz_assert_text (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (text, -1), <, 1000);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      g_error ("a control character in “%s”", text);
}

void
fuzz_assert_message (const GError *error)
{
  g_assert_nonnull (error);
  fuzz_assert_text (error->message);
}

/* GLib ends a program with a trap, which libFuzzer does not take for a crash; and a warning is a finding too. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer unused)
{
  GLogWriterOutput done = g_log_writer_default (level, fields, n_fields, NULL);

  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    abort ();
  return done;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  return 0;
}
