/* What the benchmark counts and makes: crossings of curves drawn by hand, and worlds of known size. */
#include "crossings.h"
#include "dot-file.h"
#include "world.h"

#include "document.h"
#include "fixture.h"

/* --- Crossings --- */

/* A straight edge, as a Bézier. */
static DrawnEdge
line (guint from, guint to, LtPoint a, LtPoint b)
{
  LtPoint points[] = { a, { a.x + (b.x - a.x) / 3, a.y + (b.y - a.y) / 3 }, { a.x + (b.x - a.x) * 2 / 3, a.y + (b.y - a.y) * 2 / 3 }, b };

  return (DrawnEdge) { from, to, { g_memdup2 (points, sizeof points), G_N_ELEMENTS (points) } };
}

static Crossings
count (DrawnEdge *edges, guint n, const LtRect *nodes, guint n_nodes)
{
  Crossings found = crossings_count (edges, n, nodes, n_nodes);

  for (guint i = 0; i < n; i++)
    lt_curve_clear (&edges[i].curve);
  return found;
}

/* The first two cross once, the third is apart. */
static void
test_lines (void)
{
  DrawnEdge edges[] = {
    line (0, 1, (LtPoint) { 0, 0 }, (LtPoint) { 1000, 300 }),
    line (2, 3, (LtPoint) { 0, 300 }, (LtPoint) { 1000, 0 }),
    line (4, 5, (LtPoint) { 0, 400 }, (LtPoint) { 1000, 400 }),
  };
  Crossings found = count (edges, 3, NULL, 0);

  g_assert_cmpuint (found.points, ==, 1);
  g_assert_cmpuint (found.pairs, ==, 1);
  g_assert_cmpfloat_with_epsilon (found.length, 2 * sqrt (1000.0 * 1000 + 300 * 300) + 1000, 0.01);
}

/* A wave of one Bézier crosses a straight line three times; as a pair they count once. */
static void
test_wave (void)
{
  LtPoint wave[] = { { 0, -10 }, { 300, 400 }, { 300, -400 }, { 600, 10 } };
  DrawnEdge edges[] = {
    { 0, 1, { g_memdup2 (wave, sizeof wave), 4 } },
    line (2, 3, (LtPoint) { -50, 0.5 }, (LtPoint) { 650, 0.5 }),
  };
  Crossings found = count (edges, 2, NULL, 0);

  g_assert_cmpuint (found.points, ==, 3);
  g_assert_cmpuint (found.pairs, ==, 1);
}

/* Meeting at a card, ending short of each other and running along each other are no crossings. */
static void
test_touching (void)
{
  DrawnEdge edges[] = {
    line (0, 1, (LtPoint) { 0, 0 }, (LtPoint) { 100, 0 }),
    line (0, 2, (LtPoint) { 0, 0 }, (LtPoint) { 100, 80 }),
    line (3, 4, (LtPoint) { 50, -0.1 }, (LtPoint) { 50, -80 }),
    line (5, 6, (LtPoint) { 20, 0 }, (LtPoint) { 90, 0 }),
  };

  g_assert_cmpuint (count (edges, 4, NULL, 0).points, ==, 0);
}

static void
test_through (void)
{
  LtRect nodes[] = { { 0, 0, 50, 50 }, { 100, 0, 50, 50 }, { 200, 0, 50, 50 } };
  DrawnEdge edges[] = {
    line (0, 2, (LtPoint) { 50, 25 }, (LtPoint) { 200, 25 }),
    line (0, 1, (LtPoint) { 50, 25 }, (LtPoint) { 100, 25 }),
  };

  g_assert_cmpuint (count (edges, 2, nodes, 3).through, ==, 1);
}

/* Two crossing edges as `dot -Tplain` writes them, in inches. */
static void
test_plain (Fixture *f, gconstpointer unused)
{
  static const char plain[] =
    "graph 1 10 10\n"
    "node n0 1 1 1 0.5 \"\" solid box black lightgrey\nnode n1 9 5 1 0.5 \"\" solid box black lightgrey\n"
    "node n2 1 5 1 0.5 \"\" solid box black lightgrey\nnode n3 9 1 1 0.5 \"\" solid box black lightgrey\n"
    "edge n0 n1 4 1.5 1 4 2.3 6 3.7 8.5 5 solid black\nedge n2 n3 4 1.5 5 4 3.7 6 2.3 8.5 1 solid black\nstop\n";
  g_autofree char *path = g_build_filename (f->folder, "a.plain", NULL);
  g_autoptr(GArray) nodes = g_array_new (FALSE, TRUE, sizeof (LtRect)), edges = g_array_new (FALSE, TRUE, sizeof (DrawnEdge));
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, plain, -1, &error);
  g_assert_true (dot_file_read_plain (path, nodes, edges, &error));
  g_assert_cmpuint (nodes->len, ==, 4);
  g_assert_cmpuint (edges->len, ==, 2);
  g_assert_cmpfloat (g_array_index (nodes, LtRect, 1).x, ==, 8.5 * 72);
  g_assert_cmpuint (count ((DrawnEdge *) edges->data, 2, (LtRect *) nodes->data, 4).points, ==, 1);
}

/* --- Worlds --- */

static guint
rows (Fixture *f, LtTable table)
{
  return lt_model_count (lt_workspace_get_model (f->workspace), table);
}

static void
write_world (Fixture *f, const World *world)
{
  g_autoptr(GError) error = NULL;

  world_write (world, f->workspace, &error);
  g_assert_no_error (error);
}

static void
test_size (Fixture *f, gconstpointer unused)
{
  World world = { 7, 120, 3, 80, 150, 1.5, 0.1, FALSE, FALSE };

  write_world (f, &world);
  g_assert_cmpuint (rows (f, LT_TABLE_SEGMENT), ==, 120);
  g_assert_cmpuint (rows (f, LT_TABLE_CHAIN), ==, 3);
  g_assert_cmpuint (rows (f, LT_TABLE_ENTERPRISE), ==, 80);
  g_assert_cmpuint (rows (f, LT_TABLE_PARTICIPATION), ==, 150);
  g_assert_cmpuint (rows (f, LT_TABLE_FLOW), >, 120);
  g_assert_cmpuint (rows (f, LT_TABLE_FLOW), <=, 180);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 1);
}

static char *
rows_of_seed (guint seed)
{
  World world = { seed, 40, 2, 30, 60, 1.5, 0.1, FALSE, TRUE };
  Fixture f;
  char *text;

  fixture_up (&f, NULL);
  write_world (&f, &world);
  fixture_reopen (&f);
  text = document_rows (f.path);
  fixture_down (&f, NULL);
  return text;
}

static void
test_same_seed (void)
{
  g_autofree char *first = rows_of_seed (1), *again = rows_of_seed (1), *other = rows_of_seed (2);

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
}

/* As many segments as can be reached from the first one, along flows either way. */
static guint
reach (LtModel *model, gint64 from)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GPtrArray) queue = g_ptr_array_new ();

  g_hash_table_add (seen, &from);
  g_ptr_array_add (queue, &from);
  while (queue->len > 0)
    {
      gint64 key = *(gint64 *) g_ptr_array_steal_index_fast (queue, queue->len - 1);

      for (guint side = 0; side < 2; side++)
        {
          GPtrArray *flows = lt_model_refs (model, LT_TABLE_FLOW, side == 0 ? "supplier" : "buyer", key);

          for (guint i = 0; i < flows->len; i++)
            {
              LtFlow *flow = flows->pdata[i];
              gint64 *other = side == 0 ? &flow->buyer : &flow->supplier;

              if (g_hash_table_add (seen, other))
                g_ptr_array_add (queue, other);
            }
        }
    }
  return g_hash_table_size (seen);
}

static void
test_connected (Fixture *f, gconstpointer unused)
{
  World world = { 3, 150, 3, 0, 0, 1.0, 0, FALSE, TRUE };
  LtModel *model;

  write_world (f, &world);
  model = lt_workspace_get_model (f->workspace);
  for (guint i = 0; i < rows (f, LT_TABLE_SEGMENT); i++)
    g_assert_cmpuint (reach (model, ((LtRow *) lt_model_rows (model, LT_TABLE_SEGMENT)->pdata[i])->id), ==, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/crossings/lines", test_lines);
  g_test_add_func ("/bench/crossings/wave", test_wave);
  g_test_add_func ("/bench/crossings/touching", test_touching);
  g_test_add_func ("/bench/crossings/through", test_through);
  g_test_add ("/bench/crossings/plain", Fixture, NULL, fixture_up, test_plain, fixture_down);
  g_test_add ("/bench/world/size", Fixture, NULL, fixture_up, test_size, fixture_down);
  g_test_add_func ("/bench/world/same-seed", test_same_seed);
  g_test_add ("/bench/world/connected", Fixture, NULL, fixture_up, test_connected, fixture_down);
  return g_test_run ();
}
