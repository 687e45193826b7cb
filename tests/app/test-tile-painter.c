/* Tiles against one painting of all, and the threads that paint them. */
#include "app/tile-painter.h"
#include "fixture.h"

#include <string.h>

static LtTileLook *
make_look (LtPaletteKind palette, guint factor, gboolean highlight)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  g_autoptr(GHashTable) bright = g_hash_table_new (NULL, NULL);

  g_hash_table_add (bright, GUINT_TO_POINTER (2));
  return lt_tile_look_new (scene, lt_palette_get (palette), highlight ? bright : NULL, NULL, factor);
}

/* --- Pixels --- */

static const guint32 *
row (cairo_surface_t *surface, gint y)
{
  return (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));
}

static gboolean
same_part (cairo_surface_t *all, gint x, gint y, cairo_surface_t *tile)
{
  for (gint i = 0; i < LT_TILE_SIZE; i++)
    if (memcmp (row (all, y + i) + x, row (tile, i), LT_TILE_SIZE * 4) != 0)
      return FALSE;
  return TRUE;
}

/* cairo cuts shapes at a picture's border, which shifts the edge of some by less than it can compute with: a few pixels of a
 * slanted line come out a shade lighter or darker. No eye sees that; a seam would be a whole row, or another colour. */
#define SHADE 20
#define FEW 64

static void
compare_part (cairo_surface_t *all, gint x, gint y, cairo_surface_t *tile, guint *n, gint *most)
{
  *n = *most = 0;
  for (gint i = 0; i < LT_TILE_SIZE; i++)
    for (gint k = 0; k < LT_TILE_SIZE; k++)
      {
        guint32 a = row (all, y + i)[x + k], b = row (tile, i)[k];

        *n += a != b;
        for (guint shift = 0; shift < 32; shift += 8)
          *most = MAX (*most, ABS ((gint) (a >> shift & 255) - (gint) (b >> shift & 255)));
      }
}

static void
assert_tiles_equal (LtTileLook *look, double scale, gint first, gint n)
{
  cairo_surface_t *all = lt_tile_look_paint (look, scale, first * LT_TILE_SIZE, first * LT_TILE_SIZE, n * LT_TILE_SIZE,
                                             n * LT_TILE_SIZE, NULL);

  for (gint y = 0; y < n; y++)
    for (gint x = 0; x < n; x++)
      {
        LtTileKey key = { lt_tile_look_get_id (look), scale, first + x, first + y };
        cairo_surface_t *tile = lt_tile_look_paint_tile (look, &key, NULL);
        guint n_differing;
        gint most;

        compare_part (all, x * LT_TILE_SIZE, y * LT_TILE_SIZE, tile, &n_differing, &most);
        if (n_differing > FEW || most > SHADE)
          g_error ("At scale %g tile %d, %d differs from the whole in %u pixels, by up to %d", scale, x, y, n_differing, most);
        cairo_surface_destroy (tile);
      }
  cairo_surface_destroy (all);
}

/* Badges, rings, text and flows run over the borders of tiles: no pixel knows of them. */
static void
test_no_seams (void)
{
  for (guint palette = 0; palette < LT_N_PALETTES; palette++)
    {
      g_autoptr(LtTileLook) look = make_look (palette, 1, palette % 2);

      assert_tiles_equal (look, 1, -1, 3);
      assert_tiles_equal (look, 1.37, -1, 3);
      assert_tiles_equal (look, 0.5, -1, 3);
      assert_tiles_equal (look, 0.2, -1, 2);
    }
}

static void
test_no_seams_at_scale_factor_2 (void)
{
  g_autoptr(LtTileLook) look = make_look (LT_PALETTE_LIGHT, 2, FALSE);

  assert_tiles_equal (look, 2, 0, 4);
  assert_tiles_equal (look, 0.8, -1, 3);
}

static void
test_tiles_are_opaque (void)
{
  g_autoptr(LtTileLook) look = make_look (LT_PALETTE_DARK, 1, FALSE);
  cairo_surface_t *surface = lt_tile_look_paint (look, 1, -20, -20, 600, 500, NULL);
  const LtColour *ground = &lt_palette_get (LT_PALETTE_DARK)->background;
  gboolean other = FALSE;

  for (gint y = 0; y < 500; y++)
    for (gint x = 0; x < 600; x++)
      {
        g_assert_cmpuint (row (surface, y)[x] >> 24, ==, 255);
        other |= row (surface, y)[x] != row (surface, 0)[0];
      }
  g_assert_true (other);
  g_assert_cmpint (ABS ((gint) (row (surface, 0)[0] & 255) - (gint) (ground->blue * 255 + 0.5)), <=, 1);
  cairo_surface_destroy (surface);
}

/* The level of detail goes by how large a person sees it, not by the screen's pixels. */
static void
test_detail_knows_the_factor (void)
{
  g_autoptr(LtTileLook) once = make_look (LT_PALETTE_LIGHT, 1, FALSE), twice = make_look (LT_PALETTE_LIGHT, 2, FALSE);
  cairo_surface_t *a = lt_tile_look_paint (once, 1, 0, 0, 512, 512, NULL), *b = lt_tile_look_paint (twice, 1, 0, 0, 512, 512, NULL);

  g_assert_false (same_part (a, 0, 0, b));     /* zoom 1 with names, against zoom 0.5 without */
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_looks (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  g_autoptr(GHashTable) bright = g_hash_table_new (NULL, NULL), same = g_hash_table_new (NULL, NULL);
  const LtPalette *light = lt_palette_get (LT_PALETTE_LIGHT);
  g_autoptr(LtTileLook) plain = lt_tile_look_new (scene, light, NULL, NULL, 1), again = lt_tile_look_new (scene, light, NULL, NULL, 1);
  g_autoptr(LtTileLook) contrast = lt_tile_look_new (scene, lt_palette_get (LT_PALETTE_LIGHT_CONTRAST), NULL, NULL, 1);
  g_autoptr(LtTileLook) sharp = lt_tile_look_new (scene, light, NULL, NULL, 2);
  g_autoptr(LtTileLook) searching = NULL, empty = lt_tile_look_new (scene, light, bright, NULL, 1), searching_again = NULL;

  g_hash_table_add (bright, GUINT_TO_POINTER (1));
  g_hash_table_add (same, GUINT_TO_POINTER (1));
  searching = lt_tile_look_new (scene, light, bright, NULL, 1);
  searching_again = lt_tile_look_new (scene, light, same, NULL, 1);
  g_assert_true (lt_tile_look_equal (plain, again));
  g_assert_cmpuint (lt_tile_look_get_id (plain), !=, lt_tile_look_get_id (again));
  g_assert_false (lt_tile_look_equal (plain, contrast));
  g_assert_false (lt_tile_look_equal (plain, sharp));
  g_assert_false (lt_tile_look_equal (plain, searching));
  g_assert_false (lt_tile_look_equal (plain, empty));
  g_assert_false (lt_tile_look_equal (empty, searching));
  g_assert_true (lt_tile_look_equal (searching, searching_again));
  g_hash_table_remove_all (same);              /* its set is its own */
  g_assert_true (lt_tile_look_equal (searching, searching_again));
}

/* --- Threads --- */

typedef struct {
  GArray    *keys;              /* LtTileKey, as they came */
  GPtrArray *surfaces;
} Painted;

static void
on_painted (const LtTileKey *key, cairo_surface_t *surface, gpointer user_data)
{
  Painted *painted = user_data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  g_array_append_val (painted->keys, *key);
  g_ptr_array_add (painted->surfaces, surface);
}

static Painted *
painted_new (void)
{
  Painted *painted = g_new (Painted, 1);

  painted->keys = g_array_new (FALSE, FALSE, sizeof (LtTileKey));
  painted->surfaces = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  return painted;
}

static void
painted_free (Painted *painted)
{
  g_array_unref (painted->keys);
  g_ptr_array_unref (painted->surfaces);
  g_free (painted);
}

static gboolean
on_deadline (gpointer unused)
{
  g_error ("The tiles were not painted in 60 seconds");
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* Of a tile that is given up nobody is told: one has to look. */
static void
wait_for (LtTilePainter *painter)
{
  guint deadline = g_timeout_add_seconds (60, on_deadline, NULL), tick = g_timeout_add (5, on_tick, NULL);

  while (lt_tile_painter_get_pending (painter) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_source_remove (deadline);
}

static GArray *
some_keys (LtTileLook *look, double scale, guint n)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (LtTileKey));

  for (guint i = 0; i < n; i++)
    {
      LtTileKey key = { lt_tile_look_get_id (look), scale, i % 3, i / 3 };

      g_array_append_val (keys, key);
    }
  return keys;
}

static void
want (LtTilePainter *painter, LtTileLook *look, GArray *keys)
{
  lt_tile_painter_want (painter, look, (LtTileKey *) (gpointer) keys->data, keys->len);
}

static void
test_most_urgent_first (void)
{
  g_autoptr(LtTileLook) look = make_look (LT_PALETTE_LIGHT, 1, FALSE);
  Painted *painted = painted_new ();
  LtTilePainter *painter = lt_tile_painter_new (1, on_painted, painted);
  g_autoptr(GArray) keys = some_keys (look, 1, 6);

  want (painter, look, keys);
  g_assert_cmpuint (lt_tile_painter_get_pending (painter), ==, 6);
  wait_for (painter);
  g_assert_cmpuint (painted->keys->len, ==, 6);
  g_assert_cmpmem (painted->keys->data, 6 * sizeof (LtTileKey), keys->data, 6 * sizeof (LtTileKey));
  lt_tile_painter_free (painter);
  painted_free (painted);
}

/* What several threads paint at once is what one would have painted: no font, no cache is shared. */
static void
test_threads_paint_the_same (void)
{
  g_autoptr(LtTileLook) look = make_look (LT_PALETTE_LIGHT, 1, TRUE);
  Painted *painted = painted_new ();
  LtTilePainter *painter = lt_tile_painter_new (4, on_painted, painted);

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr(GArray) keys = some_keys (look, 0.4 + round * 0.25, 9);

      want (painter, look, keys);
      wait_for (painter);
    }
  g_assert_cmpuint (painted->keys->len, ==, 6 * 9);
  for (guint i = 0; i < painted->keys->len; i++)
    {
      cairo_surface_t *alone = lt_tile_look_paint_tile (look, &g_array_index (painted->keys, LtTileKey, i), NULL);

      g_assert_true (same_part (alone, 0, 0, painted->surfaces->pdata[i]));
      cairo_surface_destroy (alone);
    }
  lt_tile_painter_free (painter);
  painted_free (painted);
}

#define MANY 4000

/* The same place at ever other scales: many tiles, each with something to paint. */
static GArray *
many_keys (LtTileLook *look, guint n)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (LtTileKey));

  for (guint i = 0; i < n; i++)
    {
      LtTileKey key = { lt_tile_look_get_id (look), 1 + i * 0.0001, 0, 0 };

      g_array_append_val (keys, key);
    }
  return keys;
}

/* A new list takes the place of the old one: of that, nothing is reported that is not on both. */
static void
test_unwanted_is_given_up (void)
{
  g_autoptr(LtTileLook) look = make_look (LT_PALETTE_LIGHT, 1, FALSE);
  Painted *painted = painted_new ();
  LtTilePainter *painter = lt_tile_painter_new (2, on_painted, painted);
  g_autoptr(GArray) first = many_keys (look, MANY), second = some_keys (look, 1.5, 2);
  double both = g_array_index (first, LtTileKey, MANY - 1).scale;

  g_array_append_val (second, g_array_index (first, LtTileKey, MANY - 1));
  want (painter, look, first);
  while (painted->keys->len == 0)
    g_main_context_iteration (NULL, TRUE);
  want (painter, look, second);
  /* What was finished before the second list came is still told of. On a busy machine that is some, but never most. */
  g_assert_cmpuint (lt_tile_painter_get_pending (painter), <, MANY / 2);
  wait_for (painter);
  g_assert_cmpuint (painted->keys->len, >=, 3 + 1);
  g_assert_cmpuint (painted->keys->len, <, MANY / 2);
  for (guint i = painted->keys->len - 3; i < painted->keys->len; i++)
    {
      LtTileKey *key = &g_array_index (painted->keys, LtTileKey, i);

      g_assert_true (key->scale == 1.5 || key->scale == both);
    }
  lt_tile_painter_want (painter, NULL, NULL, 0);
  want (painter, look, first);
  lt_tile_painter_want (painter, NULL, NULL, 0);
  g_array_set_size (painted->keys, 0);
  wait_for (painter);
  g_assert_cmpuint (painted->keys->len, <, MANY / 2);
  lt_tile_painter_free (painter);
  painted_free (painted);
}

/* Asked for again and again, as at every step of a pan, a tile is painted once. */
static void
test_painted_once (void)
{
  g_autoptr(LtTileLook) look = make_look (LT_PALETTE_LIGHT, 1, FALSE);
  Painted *painted = painted_new ();
  LtTilePainter *painter = lt_tile_painter_new (2, on_painted, painted);
  g_autoptr(GArray) keys = some_keys (look, 1, 2);

  for (guint i = 0; i < 50; i++)
    {
      want (painter, look, keys);
      g_usleep (100);
    }
  wait_for (painter);
  g_assert_cmpuint (painted->keys->len, ==, 2);
  lt_tile_painter_free (painter);
  painted_free (painted);
}

/* The canvas goes while tiles are painted: the threads end, nobody is told, the scene is let go. */
static void
test_freed_at_work (void)
{
  for (guint round = 0; round < 10; round++)
    {
      LtTileLook *look = make_look (LT_PALETTE_LIGHT, 1, FALSE);
      Painted *painted = painted_new ();
      LtTilePainter *painter = lt_tile_painter_new (3, on_painted, painted);
      g_autoptr(GArray) keys = some_keys (look, 1, 40);

      want (painter, look, keys);
      lt_tile_look_unref (look);
      g_usleep (round * 1000);
      lt_tile_painter_free (painter);
      while (g_main_context_iteration (NULL, FALSE));
      g_assert_cmpuint (painted->keys->len, ==, 0);
      painted_free (painted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (g_main_context_acquire (g_main_context_default ()));
  g_test_add_func ("/tile-look/no-seams", test_no_seams);
  g_test_add_func ("/tile-look/no-seams-at-scale-factor-2", test_no_seams_at_scale_factor_2);
  g_test_add_func ("/tile-look/opaque", test_tiles_are_opaque);
  g_test_add_func ("/tile-look/detail-knows-the-factor", test_detail_knows_the_factor);
  g_test_add_func ("/tile-look/equal", test_looks);
  g_test_add_func ("/tile-painter/most-urgent-first", test_most_urgent_first);
  g_test_add_func ("/tile-painter/threads-paint-the-same", test_threads_paint_the_same);
  g_test_add_func ("/tile-painter/unwanted-is-given-up", test_unwanted_is_given_up);
  g_test_add_func ("/tile-painter/painted-once", test_painted_once);
  g_test_add_func ("/tile-painter/freed-at-work", test_freed_at_work);
  return g_test_run ();
}
