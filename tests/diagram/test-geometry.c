#include "config.h"

#include "diagram/geometry.h"

#include <math.h>

static LtPoint s_curve[] = { { 0, 0 }, { 100, 0 }, { 0, 100 }, { 100, 100 } };

static void
test_rects (void)
{
  const LtRect a = { 0, 0, 10, 10 }, touching = { 10, 0, 5, 5 }, inside = { 2, 2, 3, 0 }, nothing = { 0 };
  LtRect united;

  g_assert_false (lt_rect_intersects (&a, &touching));
  g_assert_true (lt_rect_intersects (&a, &inside));
  g_assert_true (lt_rect_contains (&a, (LtPoint) { 10, 10 }));
  g_assert_false (lt_rect_contains (&a, (LtPoint) { 10.1, 10 }));
  united = lt_rect_union (&nothing, &touching);
  g_assert_cmpfloat (united.x, ==, 10);
  united = lt_rect_union (&a, &touching);
  g_assert_cmpfloat (united.width, ==, 15);
  united = lt_rect_grow (&a, 2);
  g_assert_cmpfloat (united.x, ==, -2);
  g_assert_cmpfloat (united.height, ==, 14);
  g_assert_cmpfloat (lt_rect_centre (&a).x, ==, 5);
}

static void
test_lines (void)
{
  const LtRect r = { 0, 0, 10, 10 };

  g_assert_true (lt_rect_crosses_line (&r, (LtPoint) { -5, 5 }, (LtPoint) { 15, 5 }));
  g_assert_true (lt_rect_crosses_line (&r, (LtPoint) { 5, 5 }, (LtPoint) { 5, 5 }));
  g_assert_true (lt_rect_crosses_line (&r, (LtPoint) { -1, 8 }, (LtPoint) { 3, 12 }));
  g_assert_false (lt_rect_crosses_line (&r, (LtPoint) { -5, 10 }, (LtPoint) { 15, 10 }));
  g_assert_false (lt_rect_crosses_line (&r, (LtPoint) { -5, 5 }, (LtPoint) { -1, 5 }));
  g_assert_false (lt_rect_crosses_line (&r, (LtPoint) { -3, 9 }, (LtPoint) { 3, 15 }));
  g_assert_false (lt_rect_crosses_line (&r, (LtPoint) { -5, 5 }, (LtPoint) { 5, -5 }));
}

static void
test_bounds (void)
{
  LtPoint arch[] = { { 0, 0 }, { 0, -40 }, { 100, -40 }, { 100, 0 } };
  const LtCurve curve = { arch, 4 }, none = { NULL, 0 };
  const LtRect bounds = lt_curve_get_bounds (&curve);

  /* Not the control points: the arch is three quarters as high. */
  g_assert_cmpfloat_with_epsilon (bounds.y, -30, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.height, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.width, 100, 1e-9);
  g_assert_cmpfloat (lt_curve_get_bounds (&none).width, ==, 0);
}

static void
test_flatten (void)
{
  const LtCurve curve = { s_curve, 4 };
  g_autoptr (GArray) flat = lt_curve_flatten (&curve, 0.1);

  g_assert_cmpuint (flat->len, >, 4);
  g_assert_cmpfloat (g_array_index (flat, LtPoint, 0).x, ==, 0);
  g_assert_cmpfloat (g_array_index (flat, LtPoint, flat->len - 1).y, ==, 100);
  for (guint i = 0; i < flat->len; i++)
    g_assert_cmpfloat (lt_curve_distance (&curve, g_array_index (flat, LtPoint, i), 5), <, 1);
}

static void
test_distance (void)
{
  const LtCurve curve = { s_curve, 4 };

  g_assert_cmpfloat_with_epsilon (lt_curve_distance (&curve, (LtPoint) { 50, 50 }, 5), 0, 0.5);
  g_assert_cmpfloat (lt_curve_distance (&curve, (LtPoint) { 10, 90 }, 5), ==, G_MAXDOUBLE);
  g_assert_cmpfloat (lt_curve_distance (&curve, (LtPoint) { 500, 80 }, 5), ==, G_MAXDOUBLE);
}

static void
test_copy (void)
{
  const LtCurve curve = { s_curve, 4 };
  LtCurve copy = lt_curve_copy (&curve);

  g_assert_true (copy.points != s_curve);
  g_assert_cmpmem (copy.points, sizeof s_curve, s_curve, sizeof s_curve);
  lt_curve_clear (&copy);
  g_assert_null (copy.points);
  lt_curve_clear (&copy);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/rects", test_rects);
  g_test_add_func ("/geometry/lines", test_lines);
  g_test_add_func ("/geometry/bounds", test_bounds);
  g_test_add_func ("/geometry/flatten", test_flatten);
  g_test_add_func ("/geometry/distance", test_distance);
  g_test_add_func ("/geometry/copy", test_copy);
  return g_test_run ();
}
