#include "app/renderer.h"

/* What a driver for a graphics card puts there. */
static const char *const devices[] = {
  "/dev/dri/renderD128", "/dev/nvidiactl", "/dev/dxg", "/dev/mali0", "/dev/kgsl-3d0", "/dev/pvrsrvkm", NULL
};

/**
 * lt_renderer_choose:
 *
 * Without a graphics card GL is calculated: measured on two cores, a frame of a diagram that is panned takes 90 ms so, by
 * cairo 6.
 */
const char *
lt_renderer_choose (const char *asked, const char *const *paths)
{
  if (asked != NULL)
    return asked;
  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_EXISTS))
      return NULL;
  return "cairo";
}

/**
 * lt_renderer_init_check:
 *
 * For cairo GTK is also told to leave GL alone: else it loads the whole of it, in software 55 MB and 0.1 s, to look at.
 */
gboolean
lt_renderer_init_check (void)
{
  g_autofree char *debug = g_strdup (g_getenv ("GDK_DEBUG")), *without = NULL;
  const char *name = lt_renderer_choose (g_getenv ("GSK_RENDERER"), devices);
  gboolean there;

  if (name != NULL)
    g_setenv ("GSK_RENDERER", name, TRUE);
  if (g_strcmp0 (name, "cairo") == 0)
    {
      without = g_strconcat ("gl-disable", debug != NULL ? "," : "", debug, NULL);
      g_setenv ("GDK_DEBUG", without, TRUE);
    }
  there = gtk_init_check ();
  /* Not for the programs that are started from here; the renderer's name does them no harm where there is no card. */
  if (debug != NULL)
    g_setenv ("GDK_DEBUG", debug, TRUE);
  else
    g_unsetenv ("GDK_DEBUG");
  return there;
}
