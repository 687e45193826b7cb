/* The real application on the sample, from outside: what only the whole of it can show. */
#include "driver.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define CARD ATSPI_ROLE_PUSH_BUTTON
#define TITLE "链"

typedef struct {
  char *folder, *path;
} Fixture;

static void
liantuctl (const char *first, ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  va_list rest;
  int status;

  g_ptr_array_add (argv, (gpointer) g_getenv ("LT_TEST_LIANTUCTL"));
  va_start (rest, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (rest, const char *))
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (rest);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
up (Fixture *f, gconstpointer unused)
{
  f->folder = g_dir_make_tmp ("liantu-e2e-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "sample.liantu", NULL);
  liantuctl ("new", f->path, "--sample", "xianning", NULL);
}

static void
down (Fixture *f, gconstpointer unused)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static Driver *
start (Fixture *f)
{
  Driver *app = driver_start (g_getenv ("LT_TEST_LIANTU"), f->path);

  driver_focus (app, TITLE);
  return app;
}

static void
see (Driver *app, AtspiRole role, const char *name)
{
  g_object_unref (driver_find (app, role, name));
}

static void
quit (Driver *app)
{
  driver_key (app, "ctrl+q");
  driver_wait_end (app);
}

/* Open, go into a chain, look from elsewhere, search, close: the next time it is the same. */
static void
test_look_around (Fixture *f, gconstpointer unused)
{
  g_autoptr(Driver) app = start (f), again = NULL;

  see (app, ATSPI_ROLE_LIST_ITEM, "新型显示, ");
  driver_click (app, CARD, "新型显示, Branch, 23 segments");
  see (app, ATSPI_ROLE_FRAME, "新型显示");
  see (app, CARD, "玻璃基板, Missing, 0 enterprises");
  see (app, ATSPI_ROLE_LIST_ITEM, "玻璃基板, Missing");

  driver_click (app, CARD, "玻璃基板, Missing");
  see (app, ATSPI_ROLE_LABEL, "新型显示 · Upstream · criticality 3/3");

  driver_key (app, "ctrl+r");
  driver_type (app, "cb");
  see (app, ATSPI_ROLE_LIST_ITEM, "赤壁市");
  driver_key (app, "Return");
  see (app, ATSPI_ROLE_PUSH_BUTTON, "Viewpoint: 赤壁市");

  driver_key (app, "ctrl+f");
  driver_type (app, "pgp");
  see (app, ATSPI_ROLE_LIST_ITEM, "Segment, 偏光片");
  driver_key (app, "Return");
  see (app, ATSPI_ROLE_LABEL, "新型显示 · Upstream · criticality 2/3");
  see (app, CARD, "偏光片, Missing");
  quit (app);

  again = start (f);
  see (again, ATSPI_ROLE_FRAME, "新型显示");
  see (again, ATSPI_ROLE_PUSH_BUTTON, "Viewpoint: 赤壁市");
  quit (again);
}

static void
test_keyboard_alone (Fixture *f, gconstpointer unused)
{
  g_autoptr(Driver) app = start (f);

  see (app, CARD, "新型显示, ");
  driver_key (app, "Down");
  driver_key (app, "Return");
  see (app, ATSPI_ROLE_PUSH_BUTTON, "Back to the overview");
  driver_key (app, "Escape");
  driver_wait_gone (app, ATSPI_ROLE_PUSH_BUTTON, "Back to the overview");
  quit (app);
}

static void
test_undo_an_import (Fixture *f, gconstpointer unused)
{
  g_autofree char *table = g_build_filename (f->folder, "segments.csv", NULL);
  g_autoptr(Driver) app = NULL;

  g_assert_true (g_file_set_contents (table, "产业链,环节名称,位置\n量子点,量子点膜,上游\n", -1, NULL));
  liantuctl ("import", f->path, table, NULL);
  app = start (f);
  see (app, ATSPI_ROLE_LIST_ITEM, "量子点, ");
  driver_key (app, "ctrl+z");
  driver_wait_gone (app, ATSPI_ROLE_LIST_ITEM, "量子点, ");
  see (app, ATSPI_ROLE_LABEL, "Undone: ");
  driver_key (app, "ctrl+shift+z");
  see (app, ATSPI_ROLE_LIST_ITEM, "量子点, ");
  quit (app);
}

static void
test_export (Fixture *f, gconstpointer unused)
{
  g_autofree char *out = g_build_filename (f->folder, "overview.svg", NULL);
  g_autofree char *text = NULL;
  g_autoptr(Driver) app = start (f);

  see (app, CARD, "新型显示, ");
  driver_key (app, "ctrl+e");
  driver_focus (app, "Export Diagram");
  see (app, ATSPI_ROLE_PUSH_BUTTON, "Export");
  driver_key (app, "ctrl+a");
  driver_type (app, out);
  driver_key (app, "Return");
  see (app, ATSPI_ROLE_LABEL, "Exported overview.svg");
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "新型显示"));
  driver_focus (app, TITLE);
  quit (app);
}

#define TEST(name, func) g_test_add ("/e2e/" name, Fixture, NULL, up, func, down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* libatspi warns whenever it asks about what has just gone; the application stays under G_DEBUG=fatal-warnings. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
  TEST ("look-around", test_look_around);
  TEST ("keyboard-alone", test_keyboard_alone);
  TEST ("undo-an-import", test_undo_an_import);
  TEST ("export", test_export);
  return g_test_run ();
}
