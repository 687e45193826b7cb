#include "config.h"

#include "checks.h"
#include "diagram/router.h"

#include <math.h>

/* Cards in a jittered grid, with room between them. */
static LtRect *
scatter (guint seed,
         guint columns,
         guint rows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  LtRect *rects = g_new (LtRect, columns * rows);

  for (guint i = 0; i < columns * rows; i++)
    rects[i] = (LtRect) { (i % columns) * 240 + g_rand_double_range (rand, 0, 40),
                          (i / columns) * 120 + g_rand_double_range (rand, 0, 20), 150, 70 };
  return rects;
}

static void
test_routes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint seed = 0; seed < 20; seed++)
    {
      g_autofree LtRect *rects = scatter (seed, 8, 8);
      g_autoptr (LtRouter) router = lt_router_new_for_flow (rects, 64, seed % 2 ? LT_ROUTER_UPWARDS : LT_ROUTER_RIGHTWARDS);

      lt_check_seed = seed;
      for (guint i = 0; i < 30; i++)
        {
          const guint from = g_rand_int_range (rand, 0, 64), to = g_rand_int_range (rand, 0, 64);
          LtCurve curve = lt_router_route (router, from, to);

          lt_check_curve_ends (&curve, &rects[from], &rects[to]);
          g_assert_true (lt_router_is_clear (router, &curve, from, to));
          for (guint k = 0; k < 64; k++)
            g_assert_false (lt_check_crosses (&curve, &rects[k]));
          lt_curve_clear (&curve);
        }
    }
}

/* Nothing in the way: out of the right side, into the left, arriving level so that an arrow head fits. */
static void
test_manner (void)
{
  const LtRect rects[] = { { 0, 0, 150, 70 }, { 300, 200, 150, 70 } };
  g_autoptr (LtRouter) router = lt_router_new (rects, 2);
  LtCurve there = lt_router_route (router, 0, 1), back = lt_router_route (router, 1, 0);
  const LtPoint *end = &there.points[there.n_points - 1];

  g_assert_cmpfloat (there.points[0].x, ==, 150);
  g_assert_cmpfloat (end->x, ==, 300);
  g_assert_cmpfloat (end[-1].y, ==, end->y);
  g_assert_cmpfloat (end[-1].x, <, end->x);
  lt_check_curve_ends (&back, &rects[1], &rects[0]);
  lt_curve_clear (&there);
  lt_curve_clear (&back);
}

static double
mean_distance (const LtCurve *a,
               const LtCurve *b)
{
  g_autoptr (GArray) flat = lt_curve_flatten (a, 0.5);
  double sum = 0;

  for (guint i = 0; i < flat->len; i++)
    sum += MIN (lt_curve_distance (b, g_array_index (flat, LtPoint, i), 20), 20);
  return sum / flat->len;
}

/* Flows between the same two cards, and such as go through the same corridor, can be told apart. */
static void
test_apart (void)
{
  const LtRect rects[] = { { 0, 0, 150, 70 }, { 0, 120, 150, 70 }, { 400, 0, 150, 310 }, { 700, 0, 150, 70 }, { 700, 120, 150, 70 } };
  const guint ends[][2] = { { 0, 3 }, { 0, 3 }, { 1, 4 }, { 1, 3 } };
  g_autoptr (LtRouter) router = lt_router_new (rects, G_N_ELEMENTS (rects));
  g_autofree LtCurve *curves = lt_router_route_all (router, ends, G_N_ELEMENTS (ends), NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpfloat (mean_distance (&curves[i], &curves[k]), >, 3);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      lt_check_curve_ends (&curves[i], &rects[ends[i][0]], &rects[ends[i][1]]);
      g_assert_true (lt_router_is_clear (router, &curves[i], ends[i][0], ends[i][1]));
      lt_curve_clear (&curves[i]);
    }
}

static void
test_skip (void)
{
  const LtRect rects[] = { { 0, 0, 150, 70 }, { 300, 0, 150, 70 } };
  const guint ends[][2] = { { 0, 1 }, { 1, 1 }, { 0, 1 } };
  const gboolean skip[] = { TRUE, TRUE, FALSE };
  g_autoptr (LtRouter) router = lt_router_new (rects, 2);
  g_autofree LtCurve *curves = lt_router_route_all (router, ends, 3, skip, NULL);

  g_assert_cmpuint (curves[0].n_points, ==, 0);
  g_assert_cmpuint (curves[1].n_points, ==, 0);
  g_assert_cmpuint (curves[2].n_points, >=, 4);
  lt_curve_clear (&curves[2]);
}

/* What nobody can route must still end, with a curve that the painter can draw. */
static void
test_impossible (void)
{
  const LtRect rects[] = {
    { 0, 0, 150, 70 }, { 60, 20, 150, 70 }, { 0, 0, 150, 70 },          /* on top of each other */
    { 400, 0, 150, 70 }, { 380, -20, 190, 110 },                        /* one inside another */
    { 600, 0, 0, 0 }, { NAN, 0, 10, 10 }, { 0, INFINITY, 1e308, 5 },
    { 152, 0, 150, 70 },                                                /* no gap */
    { -1e7, 1e7, 150, 70 },
  };
  g_autoptr (LtRouter) router = lt_router_new (rects, G_N_ELEMENTS (rects));

  for (guint from = 0; from < G_N_ELEMENTS (rects); from++)
    for (guint to = 0; to < G_N_ELEMENTS (rects); to++)
      {
        LtCurve curve = lt_router_route (router, from, to);

        g_assert_cmpuint (curve.n_points, >=, 4);
        for (guint i = 0; i < curve.n_points; i++)
          g_assert_true (isfinite (curve.points[i].x) && isfinite (curve.points[i].y));
        lt_curve_clear (&curve);
      }
}

static void
test_many (void)
{
  g_autofree LtRect *rects = scatter (3, 60, 84);
  g_autofree guint (*ends)[2] = g_malloc_n (1000, sizeof *ends);
  g_autofree LtCurve *curves = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (LtRouter) router = lt_router_new (rects, 5040);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 1000; i++)
    {
      ends[i][0] = g_rand_int_range (rand, 0, 5040);
      ends[i][1] = (ends[i][0] + g_rand_int_range (rand, -3, 4) + 60 * g_rand_int_range (rand, -3, 4) + 5040) % 5040;
      if (i % 100 == 0)
        ends[i][1] = g_rand_int_range (rand, 0, 5040);
    }
  curves = lt_router_route_all (router, (const guint (*)[2]) ends, 1000, NULL, NULL);
  for (guint i = 0; i < 1000; i++)
    {
      lt_check_curve_ends (&curves[i], &rects[ends[i][0]], &rects[ends[i][1]]);
      g_assert_true (lt_router_is_clear (router, &curves[i], ends[i][0], ends[i][1]));
      lt_curve_clear (&curves[i]);
    }
  g_test_message ("1000 routes among 5040 cards: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/router/routes", test_routes);
  g_test_add_func ("/router/manner", test_manner);
  g_test_add_func ("/router/apart", test_apart);
  g_test_add_func ("/router/skip", test_skip);
  g_test_add_func ("/router/impossible", test_impossible);
  g_test_add_func ("/router/many", test_many);
  return g_test_run ();
}
