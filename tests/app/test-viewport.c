#include "app/viewport.h"

#include <math.h>

#define NEAR 1e-6

static LtViewport *
make (double x, double y, double zoom)
{
  LtViewport *viewport = lt_viewport_new ();
  LtRect content = { -1000, -1000, 4000, 4000 };
  LtView view = { { x, y }, zoom };

  lt_viewport_set_size (viewport, 800, 600);
  lt_viewport_set_content (viewport, &content);
  lt_viewport_set_view (viewport, &view);
  return viewport;
}

static void
assert_point (LtPoint point, double x, double y)
{
  g_assert_cmpfloat_with_epsilon (point.x, x, NEAR);
  g_assert_cmpfloat_with_epsilon (point.y, y, NEAR);
}

static void
test_conversions (void)
{
  g_autoptr(LtViewport) viewport = make (100, 50, 1);
  LtRect visible = lt_viewport_get_visible (viewport);

  assert_point (lt_viewport_to_diagram (viewport, (LtPoint) { 400, 300 }), 100, 50);
  assert_point (lt_viewport_to_screen (viewport, (LtPoint) { 110, 50 }), 420, 300);
  assert_point (lt_viewport_to_screen (viewport, lt_viewport_to_diagram (viewport, (LtPoint) { 17, 23 })), 17, 23);
  g_assert_cmpfloat (visible.width, ==, 400);
  g_assert_cmpfloat (visible.x, ==, -100);
}

/* The point under the pointer stays there, however far one zooms. */
static void
test_zoom_is_anchored (void)
{
  g_autoptr(LtViewport) viewport = make (100, 50, 0);
  LtPoint pointer = { 650, 120 }, before = lt_viewport_to_diagram (viewport, pointer);

  for (double zoom = -1.5; zoom <= 2; zoom += 0.25)
    {
      LtView from = lt_viewport_get_view (viewport), view = lt_viewport_zoomed_at (viewport, &from, pointer, zoom);
      LtPoint after;

      lt_viewport_set_view (viewport, &view);
      after = lt_viewport_to_diagram (viewport, pointer);
      assert_point (after, before.x, before.y);
    }
}

/* … and during the animation between two zooms. */
static void
test_between_keeps_the_anchor (void)
{
  g_autoptr(LtViewport) viewport = make (100, 50, 0);
  LtPoint pointer = { 650, 120 }, before = lt_viewport_to_diagram (viewport, pointer);
  LtView from = lt_viewport_get_view (viewport), to = lt_viewport_zoomed_at (viewport, &from, pointer, 1.5);

  for (double t = 0; t <= 1; t += 0.125)
    {
      LtView view = lt_view_between (&from, &to, t);
      LtPoint now;

      lt_viewport_set_view (viewport, &view);
      now = lt_viewport_to_diagram (viewport, pointer);
      assert_point (now, before.x, before.y);
    }
}

static void
test_pan_follows_the_pointer (void)
{
  g_autoptr(LtViewport) viewport = make (100, 50, -1);
  LtPoint grabbed = lt_viewport_to_diagram (viewport, (LtPoint) { 300, 300 }), now;

  lt_viewport_pan (viewport, 40, -25);
  now = lt_viewport_to_diagram (viewport, (LtPoint) { 340, 275 });
  assert_point (now, grabbed.x, grabbed.y);
}

/* Zooming about and about leaves the point where it was: nothing adds up. */
static void
test_a_thousand_steps_do_not_drift (void)
{
  g_autoptr(LtViewport) viewport = make (100, 50, 0);
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  LtPoint pointer = { 611, 187 }, before = lt_viewport_to_diagram (viewport, pointer);

  for (guint i = 0; i < 1000; i++)
    {
      LtView from = lt_viewport_get_view (viewport), view;
      LtPoint now;

      view = lt_viewport_zoomed_at (viewport, &from, pointer, g_rand_double_range (rand, -0.5, 2));
      lt_viewport_set_view (viewport, &view);
      now = lt_viewport_to_diagram (viewport, pointer);
      assert_point (now, before.x, before.y);
    }
}

/* Fingers that move while they spread: the point between them goes with them. */
static void
test_anchored (void)
{
  g_autoptr(LtViewport) viewport = make (100, 50, 0);
  LtPoint anchor = { 300, -20 };

  for (guint i = 0; i < 1000; i++)
    {
      LtPoint screen = { 300 + i % 97, 200 + i % 61 };
      LtView view = lt_viewport_anchored (viewport, anchor, screen, (i % 40) * 0.05);
      LtPoint now;

      lt_viewport_set_view (viewport, &view);
      now = lt_viewport_to_diagram (viewport, screen);
      assert_point (now, 300, -20);
    }
}

static void
test_limits (void)
{
  g_autoptr(LtViewport) viewport = make (0, 0, 0);
  LtView far = { { 99999, -99999 }, 17 }, view;

  lt_viewport_set_view (viewport, &far);
  view = lt_viewport_get_view (viewport);
  g_assert_cmpfloat (view.zoom, ==, LT_ZOOM_MAX);
  assert_point (view.centre, 3000, -1000);
}

static void
test_fit (void)
{
  g_autoptr(LtViewport) viewport = make (0, 0, 0);
  LtRect wide = { 0, 0, 2920, 10 }, small = { 10, 10, 20, 20 };
  LtView view = lt_viewport_fitted (viewport, &wide, 35, 0);

  g_assert_cmpfloat_with_epsilon (view.zoom, -2, NEAR);
  assert_point (view.centre, 1460, 5);
  view = lt_viewport_fitted (viewport, &small, 35, 0);
  g_assert_cmpfloat (view.zoom, ==, 0);
}

static void
test_reveal_moves_no_more_than_needed (void)
{
  g_autoptr(LtViewport) viewport = make (0, 0, 0);
  LtView from = lt_viewport_get_view (viewport);
  LtRect inside = { -50, -50, 100, 100 }, right = { 500, 0, 100, 50 };
  LtView view = lt_viewport_revealing (viewport, &from, &inside, 20);

  assert_point (view.centre, 0, 0);
  view = lt_viewport_revealing (viewport, &from, &right, 20);
  assert_point (view.centre, 600 - 380, 0);
}

static void
count (LtViewport *viewport, guint *times)
{
  (*times)++;
}

static void
test_changed_is_coalesced (void)
{
  g_autoptr(LtViewport) viewport = make (0, 0, 0);
  guint times = 0;

  g_signal_connect (viewport, "changed", G_CALLBACK (count), &times);
  for (guint i = 0; i < 10; i++)
    lt_viewport_pan (viewport, 1, 1);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (times, ==, 1);
  lt_viewport_pan (viewport, 0, 0);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (times, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/conversions", test_conversions);
  g_test_add_func ("/viewport/zoom-is-anchored", test_zoom_is_anchored);
  g_test_add_func ("/viewport/between-keeps-the-anchor", test_between_keeps_the_anchor);
  g_test_add_func ("/viewport/pan-follows-the-pointer", test_pan_follows_the_pointer);
  g_test_add_func ("/viewport/a-thousand-steps-do-not-drift", test_a_thousand_steps_do_not_drift);
  g_test_add_func ("/viewport/anchored", test_anchored);
  g_test_add_func ("/viewport/limits", test_limits);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/reveal-moves-no-more-than-needed", test_reveal_moves_no_more_than_needed);
  g_test_add_func ("/viewport/changed-is-coalesced", test_changed_is_coalesced);
  return g_test_run ();
}
