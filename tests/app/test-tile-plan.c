/* Which tiles a view asks for, and how what is there fills it. */
#include "app/tile-plan.h"

#include <math.h>
#include <string.h>

static const LtRect endless = { -1e6, -1e6, 2e6, 2e6 };

static cairo_surface_t *
picture (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 4, 4);
}

static void
add (LtTileCache *cache, guint look, double scale, gint x, gint y)
{
  LtTileKey key = { look, scale, x, y };

  lt_tile_cache_insert (cache, &key, picture ());
}

static GArray *
cells (const LtTileView *view, const LtRect *extents, guint rings)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (LtTileKey));

  lt_tile_plan_cells (view, 7, extents, rings, keys);
  return keys;
}

static void
assert_count (const LtTileView *view, const LtRect *extents, guint rings, guint expected)
{
  g_autoptr(GArray) keys = cells (view, extents, rings);

  g_assert_cmpuint (keys->len, ==, expected);
}

static void
test_cells (void)
{
  LtTileView aligned = { 1, 0, 512, 1024, 512 }, shifted = { 1, -1, 511, 1024, 512 };
  LtRect small = { 10, 520, 30, 30 }, elsewhere = { 5000, 5000, 10, 10 };

  assert_count (&aligned, &endless, 0, 2);
  assert_count (&aligned, &endless, 1, 4 * 3);
  assert_count (&shifted, &endless, 0, 3 * 2);
  assert_count (&aligned, &small, 0, 1);
  assert_count (&aligned, &elsewhere, 0, 0);
}

static void
test_cells_begin_in_the_middle (void)
{
  LtTileView view = { 2, -5 * 512, -5 * 512, 5 * 512, 5 * 512 };
  g_autoptr(GArray) keys = cells (&view, &endless, 0);
  LtTileKey *first = &g_array_index (keys, LtTileKey, 0);

  g_assert_cmpuint (keys->len, ==, 25);
  g_assert_cmpint (first->x, ==, -3);
  g_assert_cmpint (first->y, ==, -3);
  g_assert_cmpuint (first->look, ==, 7);
  g_assert_cmpfloat (first->scale, ==, 2);
}

/* --- Filling --- */

static GArray *
fill (LtTileCache *cache, const LtTileView *view, const LtRect *extents)
{
  GArray *ops = g_array_new (FALSE, FALSE, sizeof (LtTileOp));
  guint looks[] = { 7, 8 };

  lt_tile_plan_fill (cache, looks, 2, view, extents, ops);
  return ops;
}

/* Each pixel once: nothing blank, nothing painted over. */
static void
assert_covers_once (GArray *ops, const LtTileView *view)
{
  g_autofree guint8 *times = g_malloc0 (view->width * view->height);

  for (guint i = 0; i < ops->len; i++)
    {
      const LtTileOp *op = &g_array_index (ops, LtTileOp, i);

      g_assert_cmpint (op->x, >=, 0);
      g_assert_cmpint (op->y, >=, 0);
      g_assert_cmpint (op->x + op->width, <=, view->width);
      g_assert_cmpint (op->y + op->height, <=, view->height);
      for (gint y = op->y; y < op->y + op->height; y++)
        for (gint x = op->x; x < op->x + op->width; x++)
          times[y * view->width + x]++;
    }
  for (gint i = 0; i < view->width * view->height; i++)
    g_assert_cmpuint (times[i], ==, 1);
}

static void
test_nothing_there (void)
{
  LtTileCache *cache = lt_tile_cache_new (1 << 20);
  LtTileView view = { 1, 100, 100, 300, 200 };
  g_autoptr(GArray) ops = fill (cache, &view, &endless);

  g_assert_cmpuint (ops->len, ==, 1);
  g_assert_null (g_array_index (ops, LtTileOp, 0).tile);
  assert_covers_once (ops, &view);
  lt_tile_cache_free (cache);
}

static void
test_the_right_tiles_are_copied (void)
{
  LtTileCache *cache = lt_tile_cache_new (1 << 20);
  LtTileView view = { 1.5, 500, -20, 600, 100 };
  g_autoptr(GArray) ops = NULL;

  for (gint x = 0; x < 3; x++)
    for (gint y = -1; y < 1; y++)
      {
        add (cache, 7, 1.5, x, y);
        add (cache, 8, 1.5, x, y);
        add (cache, 7, 0.75, x, y);
      }
  ops = fill (cache, &view, &endless);
  g_assert_cmpuint (ops->len, ==, 6);
  for (guint i = 0; i < ops->len; i++)
    {
      const LtTileOp *op = &g_array_index (ops, LtTileOp, i);

      g_assert_cmpuint (op->tile->key.look, ==, 7);
      g_assert_cmpfloat (op->ratio, ==, 1);
      g_assert_cmpfloat (op->left, ==, op->tile->key.x * 512 - 500);
      g_assert_cmpfloat (op->top, ==, op->tile->key.y * 512 + 20);
    }
  assert_covers_once (ops, &view);
  lt_tile_cache_free (cache);
}

/* The left tile is there; the right one is stood in for by the last look at this size, then by a coarser tile. */
static void
test_what_stands_in (void)
{
  LtTileCache *cache = lt_tile_cache_new (1 << 20);
  LtTileView view = { 1, 0, 0, 1024, 512 };
  g_autoptr(GArray) with_coarse = NULL, with_last = NULL;
  const LtTileOp *op;

  add (cache, 7, 1, 0, 0);
  add (cache, 7, 0.5, 0, 0);
  with_coarse = fill (cache, &view, &endless);
  assert_covers_once (with_coarse, &view);
  g_assert_cmpuint (with_coarse->len, ==, 2);
  op = &g_array_index (with_coarse, LtTileOp, 1);
  g_assert_cmpfloat (op->tile->key.scale, ==, 0.5);
  g_assert_cmpfloat (op->ratio, ==, 0.5);
  g_assert_cmpfloat (op->left, ==, 0);         /* the coarse tile begins where the left one does */
  g_assert_cmpint (op->x, ==, 512);
  add (cache, 8, 1, 1, 0);
  with_last = fill (cache, &view, &endless);
  assert_covers_once (with_last, &view);
  g_assert_cmpuint (g_array_index (with_last, LtTileOp, 1).tile->key.look, ==, 8);
  lt_tile_cache_free (cache);
}

/* Thousands of tiny pictures would cost more than they are worth. */
static void
test_what_is_far_too_fine_does_not (void)
{
  LtTileCache *cache = lt_tile_cache_new (1 << 20);
  LtTileView view = { 0.125, 0, 0, 64, 64 };
  g_autoptr(GArray) ops = NULL;

  add (cache, 7, 1, 0, 0);
  add (cache, 9, 0.125, 0, 0);                 /* and a look that nobody asked for */
  ops = fill (cache, &view, &endless);
  g_assert_cmpuint (ops->len, ==, 1);
  g_assert_null (g_array_index (ops, LtTileOp, 0).tile);
  lt_tile_cache_free (cache);
}

static void
test_background_around (void)
{
  LtTileCache *cache = lt_tile_cache_new (1 << 20);
  LtTileView view = { 1, -100, -100, 400, 400 };
  LtRect extents = { 0, 0, 200, 100 };
  g_autoptr(GArray) ops = NULL;
  guint tiles = 0;

  add (cache, 7, 1, 0, 0);
  ops = fill (cache, &view, &extents);
  assert_covers_once (ops, &view);
  for (guint i = 0; i < ops->len; i++)
    {
      const LtTileOp *op = &g_array_index (ops, LtTileOp, i);

      if (op->tile == NULL)
        continue;
      tiles++;
      g_assert_cmpint (op->x, ==, 100);
      g_assert_cmpint (op->width, ==, 200);
      g_assert_cmpint (op->height, ==, 100);
    }
  g_assert_cmpuint (tiles, ==, 1);
  lt_tile_cache_free (cache);
}

/* At any zoom, with any tiles missing. */
static void
test_any_view (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 150; round++)
    {
      LtTileCache *cache = lt_tile_cache_new (1 << 20);
      LtTileView view = { exp2 (g_rand_double_range (rand, -2, 2)), g_rand_int_range (rand, -900, 900),
                          g_rand_int_range (rand, -900, 900), g_rand_int_range (rand, 1, 700), g_rand_int_range (rand, 1, 500) };
      LtRect extents = { g_rand_double_range (rand, -900, 300), g_rand_double_range (rand, -900, 300),
                         g_rand_double_range (rand, 1, 2000), g_rand_double_range (rand, 1, 2000) };
      double scales[] = { view.scale, 0.5, 1, 0.37, view.scale * 1.01 };
      g_autoptr(GArray) ops = NULL;

      for (guint i = 0; i < 60; i++)
        add (cache, g_rand_int_range (rand, 7, 9), scales[g_rand_int_range (rand, 0, 5)], g_rand_int_range (rand, -4, 4), g_rand_int_range (rand, -4, 4));
      ops = fill (cache, &view, &extents);
      assert_covers_once (ops, &view);
      lt_tile_cache_free (cache);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-plan/cells", test_cells);
  g_test_add_func ("/tile-plan/cells-begin-in-the-middle", test_cells_begin_in_the_middle);
  g_test_add_func ("/tile-plan/nothing-there", test_nothing_there);
  g_test_add_func ("/tile-plan/the-right-tiles-are-copied", test_the_right_tiles_are_copied);
  g_test_add_func ("/tile-plan/what-stands-in", test_what_stands_in);
  g_test_add_func ("/tile-plan/what-is-far-too-fine-does-not", test_what_is_far_too_fine_does_not);
  g_test_add_func ("/tile-plan/background-around", test_background_around);
  g_test_add_func ("/tile-plan/any-view", test_any_view);
  return g_test_run ();
}
