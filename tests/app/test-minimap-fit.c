#include "app/minimap-fit.h"

#define NEAR 1e-9

static void
test_fits (void)
{
  LtRect wide = { -100, 50, 4000, 1000 }, tiny = { 0, 0, 100, 50 };
  LtMinimapFit fit = lt_minimap_fit (&wide, 200, 140), small = lt_minimap_fit (&tiny, 200, 140);
  LtPoint centre = lt_minimap_fit_to_diagram (&fit, (LtPoint) { 100, 25 });

  g_assert_cmpfloat (fit.scale, ==, 0.05);
  g_assert_cmpint (fit.width, ==, 200);
  g_assert_cmpint (fit.height, ==, 50);
  g_assert_cmpfloat_with_epsilon (centre.x, 1900, NEAR);
  g_assert_cmpfloat_with_epsilon (centre.y, 550, NEAR);
  /* Blocks, however small the diagram: 30 by 15 pixels, in a map that is 24 high. */
  g_assert_cmpfloat (small.scale, ==, 0.3);
  g_assert_cmpint (small.width, ==, 30);
  g_assert_cmpint (small.height, ==, 24);
  centre = lt_minimap_fit_to_diagram (&small, (LtPoint) { 15, 12 });
  g_assert_cmpfloat_with_epsilon (centre.x, 50, NEAR);
  g_assert_cmpfloat_with_epsilon (centre.y, 25, NEAR);
}

static void
test_frame (void)
{
  LtRect wide = { 0, 0, 4000, 2000 }, seen = { 1000, 200, 800, 600 };
  LtMinimapFit fit = lt_minimap_fit (&wide, 200, 140);
  LtRect frame = lt_minimap_fit_frame (&fit, &seen);

  g_assert_cmpfloat_with_epsilon (frame.x, 50, NEAR);
  g_assert_cmpfloat_with_epsilon (frame.y, 10, NEAR);
  g_assert_cmpfloat_with_epsilon (frame.width, 40, NEAR);
  g_assert_cmpfloat_with_epsilon (frame.height, 30, NEAR);
}

/* What is seen beyond the diagram is not in the map, and what is tiny can still be grabbed. */
static void
test_frame_stays_inside (void)
{
  LtRect wide = { 0, 0, 4000, 2000 }, corner = { -500, -500, 1000, 1000 }, speck = { 3990, 1000, 20, 20 };
  LtMinimapFit fit = lt_minimap_fit (&wide, 200, 140);
  LtRect frame = lt_minimap_fit_frame (&fit, &corner), small = lt_minimap_fit_frame (&fit, &speck);

  g_assert_cmpfloat_with_epsilon (frame.x, 0, NEAR);
  g_assert_cmpfloat_with_epsilon (frame.y, 0, NEAR);
  g_assert_cmpfloat_with_epsilon (frame.width, 25, NEAR);
  g_assert_cmpfloat_with_epsilon (frame.height, 25, NEAR);
  g_assert_cmpfloat_with_epsilon (small.width, 8, NEAR);
  g_assert_cmpfloat_with_epsilon (small.height, 8, NEAR);
  g_assert_cmpfloat_with_epsilon (small.x, 192, NEAR);
  g_assert_cmpfloat_with_epsilon (small.y, 46.5, NEAR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minimap-fit/fits", test_fits);
  g_test_add_func ("/minimap-fit/frame", test_frame);
  g_test_add_func ("/minimap-fit/frame-stays-inside", test_frame_stays_inside);
  return g_test_run ();
}
