#include "config.h"
#include "app/application.h"
#include "app/renderer.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#define EXIT_UNAVAILABLE 69        /* of sysexits.h: no display to open a window on */

/* These need no display to be answered. */
static gboolean
only_asks (int argc, char **argv)
{
  return argc == 2 && (g_str_equal (argv[1], "--version") || g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"));
}

int
main (int argc, char **argv)
{
  const char *locales = g_getenv ("LIANTU_LOCALEDIR");
  g_autoptr(LtApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locales != NULL ? locales : LT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Liantu"));
  g_set_prgname (LT_APP_ID);
  if (!only_asks (argc, argv) && !lt_renderer_init_check ())
    {
      g_printerr ("%s\n", _("Liantu needs a display to open a window on. Without one, use liantuctl."));
      return EXIT_UNAVAILABLE;
    }
  application = lt_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
