#include "config.h"
#include "app/application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define EXIT_UNAVAILABLE 69        /* of sysexits.h: no display to open a window on */

/* These need no display to be answered. */
static gboolean
only_asks (int argc, char **argv)
{
  return argc == 2 && (g_str_equal (argv[1], "--version") || g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"));
}

/* A frame needs pictures as large as the window, and needs them again in the next: kept, they are not given back to the
 * system and fetched anew, page by page, at every frame. */
static void
keep_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 32 << 20);
  mallopt (M_TRIM_THRESHOLD, 512 << 20);
  mallopt (M_TOP_PAD, 16 << 20);
#endif
}

int
main (int argc, char **argv)
{
  const char *locales = g_getenv ("LIANTU_LOCALEDIR");
  g_autoptr(LtApplication) application = NULL;

  keep_memory ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locales != NULL ? locales : LT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Liantu"));
  g_set_prgname (LT_APP_ID);
  if (!only_asks (argc, argv) && !gtk_init_check ())
    {
      g_printerr ("%s\n", _("Liantu needs a display to open a window on. Without one, use liantuctl."));
      return EXIT_UNAVAILABLE;
    }
  application = lt_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
