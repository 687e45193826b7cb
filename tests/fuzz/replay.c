/* Runs a fuzz target over kept files: its seeds, and what was once found. Usage: replay FILE-OR-FOLDER…
 * A folder that is not there holds nothing: nothing has been found yet. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static guint count;

static void
replay_file (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  /* A copy of exactly that size: the terminating NUL would hide a read past the end. */
  g_autofree guint8 *exact = g_memdup2 (data, length);
  /* Before it runs, so that a crash says on which. */
  g_print ("# %s\n", path);
  LLVMFuzzerTestOneInput (exact != NULL ? exact : (const guint8 *) "", length);
  g_print ("ok %u %s\n", ++count, path);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
replay_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare);
  for (guint i = 0; i < names->len; i++)
    replay_file (names->pdata[i]);
}

int
main (int argc, char **argv)
{
  LLVMFuzzerInitialize (&argc, &argv);
  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_REGULAR))
      replay_file (argv[i]);
    else
      replay_folder (argv[i]);
  g_print ("1..%u\n", count);
  return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
