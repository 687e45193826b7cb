#include "app/lane-pills.h"
#include "fixture.h"

/* The fixture has one lane, upstream, from 0, 0 to 800, 900. */
static GArray *
pills_at (LtScene *scene, double x, double y, double width, double height, double scale)
{
  GArray *pills = g_array_new (FALSE, FALSE, sizeof (LtLanePill));
  LtRect visible = { x, y, width, height };

  lt_lane_pills_find (scene, &visible, scale, pills);
  return pills;
}

static void
assert_none (LtScene *scene, double x, double y, double width, double height, double scale)
{
  g_autoptr(GArray) pills = pills_at (scene, x, y, width, height, scale);

  g_assert_cmpuint (pills->len, ==, 0);
}

static void
test_not_while_the_heading_is_seen (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();

  assert_none (scene, -50, -50, 400, 300, 1);
  assert_none (scene, 0, 20, 400, 300, 1);
  assert_none (scene, 900, 200, 400, 300, 1);              /* nor beside the lane */
  assert_none (scene, 100, 880, 400, 300, 1);              /* nor where too little of it is left */
  assert_none (scene, 770, 300, 400, 300, 1);
}

static void
test_at_the_upper_edge (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  g_autoptr(GArray) pills = pills_at (scene, -100, 300, 400, 300, 2), aside = pills_at (scene, 300, 300, 400, 300, 2);
  LtLanePill *pill = &g_array_index (pills, LtLanePill, 0);

  g_assert_cmpuint (pills->len, ==, 1);
  g_assert_cmpuint (pill->strip, ==, 0);
  g_assert_cmpfloat (pill->rect.x, ==, 208);               /* 100 units to the lane, twice as many pixels, and 8 */
  g_assert_cmpfloat (pill->rect.y, ==, 8);
  g_assert_cmpfloat (pill->rect.width, >, 60);
  g_assert_cmpuint (aside->len, ==, 1);
  g_assert_cmpfloat (g_array_index (aside, LtLanePill, 0).rect.x, ==, 8);
}

/* Scrolled to the right of the name, with the heading's line still in sight: the pill lies on that line. */
static void
test_at_the_left_edge (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  g_autoptr(GArray) pills = pills_at (scene, 200, -100, 400, 300, 1);

  g_assert_cmpuint (pills->len, ==, 1);
  g_assert_cmpfloat (g_array_index (pills, LtLanePill, 0).rect.x, ==, 8);
  g_assert_cmpfloat (g_array_index (pills, LtLanePill, 0).rect.y, ==, 108);
}

static void
test_no_wider_than_the_lane (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  g_autoptr(GArray) pills = pills_at (scene, 730, 300, 400, 300, 1);

  g_assert_cmpuint (pills->len, ==, 1);
  g_assert_cmpfloat (g_array_index (pills, LtLanePill, 0).rect.width, ==, 54);     /* 70 pixels of it, 8 free on both sides */
}

static void
test_says_the_lane (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  g_autoptr(GArray) pills = pills_at (scene, 0, 300, 400, 300, 1);
  Recorder *recorder = recorder_new (FALSE);

  lt_lane_pills_draw (scene, (LtPen *) recorder, lt_palette_get (LT_PALETTE_LIGHT), pills);
  g_assert_cmpuint (recorder->texts->len, ==, 1);
  g_assert_cmpstr (recorder->texts->pdata[0], ==, "Upstream");
  lt_pen_free ((LtPen *) recorder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lane-pills/not-while-the-heading-is-seen", test_not_while_the_heading_is_seen);
  g_test_add_func ("/lane-pills/at-the-upper-edge", test_at_the_upper_edge);
  g_test_add_func ("/lane-pills/at-the-left-edge", test_at_the_left_edge);
  g_test_add_func ("/lane-pills/no-wider-than-the-lane", test_no_wider_than_the_lane);
  g_test_add_func ("/lane-pills/says-the-lane", test_says_the_lane);
  return g_test_run ();
}
