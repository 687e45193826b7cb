/* By what the window is drawn. */
#include "app/renderer.h"

#include <glib/gstdio.h>

static void
test_card (void)
{
  g_autofree char *dir = g_dir_make_tmp ("liantu-XXXXXX", NULL), *there = g_build_filename (dir, "renderD128", NULL);
  const char *const devices[] = { "/nowhere/card", there, NULL };

  g_assert_cmpstr (lt_renderer_choose (NULL, devices), ==, "cairo");
  g_assert_true (g_file_set_contents (there, "", 0, NULL));
  g_assert_null (lt_renderer_choose (NULL, devices));
  g_unlink (there);
  g_rmdir (dir);
}

static void
test_asked (void)
{
  const char *const devices[] = { "/nowhere/card", NULL };

  g_assert_cmpstr (lt_renderer_choose ("gl", devices), ==, "gl");
  g_assert_cmpstr (lt_renderer_choose ("cairo", devices), ==, "cairo");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/renderer/card", test_card);
  g_test_add_func ("/renderer/asked", test_asked);
  return g_test_run ();
}
