#include "app/kinetic.h"

#include <math.h>

#define NEAR 1e-9

/* A hand that moves evenly, a sample every 16 ms, and lets go at the last one. */
static gboolean
swing (LtKinetic *kinetic, double vx, double vy, double rest)
{
  lt_kinetic_begin (kinetic);
  for (guint i = 0; i <= 20; i++)
    lt_kinetic_move (kinetic, 100 + i * 0.016, (LtPoint) { vx * i * 0.016, vy * i * 0.016 });
  return lt_kinetic_release (kinetic, 100 + 20 * 0.016 + rest);
}

static void
test_speed_of_the_hand (void)
{
  LtKinetic kinetic;

  g_assert_true (swing (&kinetic, 800, -600, 0.01));
  g_assert_cmpfloat_with_epsilon (kinetic.speed.x, 800, 1e-6);
  g_assert_cmpfloat_with_epsilon (kinetic.speed.y, -600, 1e-6);
}

/* What was before does not count: the hand turned round. */
static void
test_only_the_last_moments_count (void)
{
  LtKinetic kinetic;

  lt_kinetic_begin (&kinetic);
  for (guint i = 0; i <= 30; i++)
    lt_kinetic_move (&kinetic, i * 0.016, (LtPoint) { i <= 20 ? i * 10.0 : 200 - (i - 20) * 8.0, 0 });
  g_assert_true (lt_kinetic_release (&kinetic, 30 * 0.016));
  g_assert_cmpfloat_with_epsilon (kinetic.speed.x, -500, 1e-6);      /* 8 px in 16 ms */
}

static void
test_a_resting_or_slow_hand_puts_down (void)
{
  LtKinetic kinetic;

  g_assert_false (swing (&kinetic, 800, 0, 0.2));
  g_assert_false (swing (&kinetic, 60, 60, 0));
  lt_kinetic_begin (&kinetic);
  g_assert_false (lt_kinetic_throw (&kinetic, (LtPoint) { 0, 0 }));
  g_assert_false (lt_kinetic_throw (&kinetic, (LtPoint) { NAN, 0 }));
}

/* Without times, as when there is no event, there is no speed. */
static void
test_no_time_no_speed (void)
{
  LtKinetic kinetic;

  lt_kinetic_begin (&kinetic);
  g_assert_false (lt_kinetic_throw (&kinetic, (LtPoint) { 1, 1 }));
  lt_kinetic_move (&kinetic, 0, (LtPoint) { -40, 0 });
  g_assert_false (lt_kinetic_release (&kinetic, 0));
  lt_kinetic_move (&kinetic, 0, (LtPoint) { -80, 0 });
  g_assert_false (lt_kinetic_release (&kinetic, 0));
}

/* 1000 px/s that fall to 1/e in 0.325 s: after that time 325 (1 - 1/e) px, in the end 325. */
static void
test_the_way (void)
{
  LtKinetic kinetic = { 0 };
  double end = 0;

  g_assert_true (lt_kinetic_throw (&kinetic, (LtPoint) { 1000, 0 }));
  g_assert_cmpfloat_with_epsilon (lt_kinetic_get_way (&kinetic, 0).x, 0, NEAR);
  g_assert_cmpfloat_with_epsilon (lt_kinetic_get_way (&kinetic, 0.325).x, 205.4391815, 1e-6);
  g_assert_cmpfloat_with_epsilon (lt_kinetic_get_way (&kinetic, 60).x, 325, 1e-6);
  g_assert_cmpfloat_with_epsilon (lt_kinetic_get_way (&kinetic, 60).y, 0, NEAR);
  g_assert_false (lt_kinetic_is_over (&kinetic, 1));
  while (!lt_kinetic_is_over (&kinetic, end))
    end += 0.001;
  /* 8 px/s are left after 0.325 ln 125 s. */
  g_assert_cmpfloat_with_epsilon (end, 1.5692, 0.002);
}

static void
test_the_way_knows_no_frames (void)
{
  LtKinetic kinetic = { 0 };
  double before = -1;

  g_assert_true (lt_kinetic_throw (&kinetic, (LtPoint) { 300, 400 }));
  for (double t = 0; t < 2; t += 0.0137)
    {
      LtPoint way = lt_kinetic_get_way (&kinetic, t);

      g_assert_cmpfloat (way.x, >, before);
      g_assert_cmpfloat_with_epsilon (way.x * 4, way.y * 3, 1e-6);
      before = way.x;
    }
}

static void
test_a_limit (void)
{
  LtKinetic kinetic = { 0 };

  g_assert_true (lt_kinetic_throw (&kinetic, (LtPoint) { 30000, 40000 }));
  g_assert_cmpfloat_with_epsilon (kinetic.speed.x, 3600, 1e-6);
  g_assert_cmpfloat_with_epsilon (kinetic.speed.y, 4800, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinetic/speed-of-the-hand", test_speed_of_the_hand);
  g_test_add_func ("/kinetic/only-the-last-moments-count", test_only_the_last_moments_count);
  g_test_add_func ("/kinetic/a-resting-or-slow-hand-puts-down", test_a_resting_or_slow_hand_puts_down);
  g_test_add_func ("/kinetic/no-time-no-speed", test_no_time_no_speed);
  g_test_add_func ("/kinetic/the-way", test_the_way);
  g_test_add_func ("/kinetic/the-way-knows-no-frames", test_the_way_knows_no_frames);
  g_test_add_func ("/kinetic/a-limit", test_a_limit);
  return g_test_run ();
}
