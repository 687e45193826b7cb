#include "app/tile-cache.h"

#define SIDE 16
#define BYTES (SIDE * SIDE * 4)

static cairo_surface_t *
picture (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
}

static LtTileKey
key (guint look, double scale, gint x)
{
  return (LtTileKey) { look, scale, x, 0 };
}

static void
add (LtTileCache *cache, guint look, double scale, gint x)
{
  LtTileKey k = key (look, scale, x);

  lt_tile_cache_insert (cache, &k, picture ());
}

static gboolean
has (LtTileCache *cache, guint look, double scale, gint x)
{
  LtTileKey k = key (look, scale, x);

  return lt_tile_cache_contains (cache, &k);
}

static void
test_key (void)
{
  LtTileKey a = { 1, 0.5, 3, -4 }, same = a;
  LtTileKey others[] = { { 2, 0.5, 3, -4 }, { 1, 0.25, 3, -4 }, { 1, 0.5, 4, -4 }, { 1, 0.5, 3, 4 } };
  LtRect area = lt_tile_key_area (&a);

  g_assert_true (lt_tile_key_equal (&a, &same));
  g_assert_cmpuint (lt_tile_key_hash (&a), ==, lt_tile_key_hash (&same));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (lt_tile_key_equal (&a, &others[i]));
  /* 512 pixels at half a pixel a unit are 1024 units. */
  g_assert_cmpfloat (area.x, ==, 3072);
  g_assert_cmpfloat (area.y, ==, -4096);
  g_assert_cmpfloat (area.width, ==, 1024);
}

static void
test_longest_unused_goes (void)
{
  LtTileCache *cache = lt_tile_cache_new (3 * BYTES);
  LtTileKey first = key (1, 1, 0);

  for (gint x = 0; x < 3; x++)
    add (cache, 1, 1, x);
  g_assert_nonnull (lt_tile_cache_use (cache, &first));
  add (cache, 1, 1, 3);
  g_assert_true (has (cache, 1, 1, 0));
  g_assert_false (has (cache, 1, 1, 1));
  g_assert_true (has (cache, 1, 1, 2));
  g_assert_true (has (cache, 1, 1, 3));
  g_assert_cmpuint (lt_tile_cache_get_bytes (cache), ==, 3 * BYTES);
  lt_tile_cache_free (cache);
}

static void
test_asking_is_no_use (void)
{
  LtTileCache *cache = lt_tile_cache_new (2 * BYTES);

  add (cache, 1, 1, 0);
  add (cache, 1, 1, 1);
  g_assert_true (has (cache, 1, 1, 0));
  add (cache, 1, 1, 2);
  g_assert_false (has (cache, 1, 1, 0));
  lt_tile_cache_free (cache);
}

static void
test_budget (void)
{
  LtTileCache *cache = lt_tile_cache_new (8 * BYTES);

  for (gint x = 0; x < 8; x++)
    add (cache, 1, 1, x);
  lt_tile_cache_set_budget (cache, 2 * BYTES + BYTES / 2);
  g_assert_cmpuint (lt_tile_cache_get_count (cache), ==, 2);
  g_assert_true (has (cache, 1, 1, 7));
  lt_tile_cache_set_budget (cache, 0);
  g_assert_cmpuint (lt_tile_cache_get_count (cache), ==, 1);
  lt_tile_cache_free (cache);
}

static void
test_replacing (void)
{
  LtTileCache *cache = lt_tile_cache_new (8 * BYTES);
  cairo_surface_t *second = picture ();
  LtTileKey k = key (1, 1, 0);

  add (cache, 1, 1, 0);
  lt_tile_cache_insert (cache, &k, second);
  g_assert_cmpuint (lt_tile_cache_get_count (cache), ==, 1);
  g_assert_cmpuint (lt_tile_cache_get_bytes (cache), ==, BYTES);
  g_assert_true (lt_tile_cache_use (cache, &k)->surface == second);
  lt_tile_cache_free (cache);
}

static void
test_dropping_a_look (void)
{
  LtTileCache *cache = lt_tile_cache_new (8 * BYTES);

  for (gint x = 0; x < 3; x++)
    {
      add (cache, 1, 1, x);
      add (cache, 2, 1, x);
    }
  lt_tile_cache_drop (cache, 1);
  g_assert_cmpuint (lt_tile_cache_get_count (cache), ==, 3);
  g_assert_false (has (cache, 1, 1, 1));
  g_assert_true (has (cache, 2, 1, 1));
  lt_tile_cache_free (cache);
}

static void
test_levels (void)
{
  LtTileCache *cache = lt_tile_cache_new (3 * BYTES);
  GArray *levels = lt_tile_cache_get_levels (cache);

  add (cache, 1, 1, 0);
  add (cache, 1, 2, 0);
  add (cache, 1, 2, 1);
  g_assert_cmpuint (levels->len, ==, 2);
  add (cache, 1, 2, 2);          /* the only one at scale 1 goes */
  g_assert_cmpuint (levels->len, ==, 1);
  g_assert_cmpfloat (g_array_index (levels, LtTileLevel, 0).scale, ==, 2);
  g_assert_cmpuint (g_array_index (levels, LtTileLevel, 0).n_tiles, ==, 3);
  lt_tile_cache_free (cache);
}

static void
test_surfaces_are_freed (void)
{
  LtTileCache *cache = lt_tile_cache_new (BYTES);
  cairo_surface_t *surface = cairo_surface_reference (picture ());
  LtTileKey k = key (1, 1, 0);

  lt_tile_cache_insert (cache, &k, surface);
  g_assert_cmpuint (cairo_surface_get_reference_count (surface), ==, 2);
  add (cache, 1, 1, 1);
  g_assert_cmpuint (cairo_surface_get_reference_count (surface), ==, 1);
  cairo_surface_destroy (surface);
  lt_tile_cache_free (cache);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-cache/key", test_key);
  g_test_add_func ("/tile-cache/longest-unused-goes", test_longest_unused_goes);
  g_test_add_func ("/tile-cache/asking-is-no-use", test_asking_is_no_use);
  g_test_add_func ("/tile-cache/budget", test_budget);
  g_test_add_func ("/tile-cache/replacing", test_replacing);
  g_test_add_func ("/tile-cache/dropping-a-look", test_dropping_a_look);
  g_test_add_func ("/tile-cache/levels", test_levels);
  g_test_add_func ("/tile-cache/surfaces-are-freed", test_surfaces_are_freed);
  return g_test_run ();
}
