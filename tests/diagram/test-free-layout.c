/* Layouts without lanes: radial and by forces. */
#include "config.h"

#include "checks.h"

#include <math.h>
#include <string.h>

static const LtArrangement arrangements[] = { LT_ARRANGEMENT_RADIAL, LT_ARRANGEMENT_FORCE };

static LtLayoutService *service;

static LtLayout *
run (LtGraph *graph)
{
  g_autoptr (GError) error = NULL;
  LtLayout *layout = lt_check_run (graph, service, NULL, &error);

  g_assert_no_error (error);
  return layout;
}

static LtGraph *
random_graph (LtArrangement arrangement,
              guint         seed,
              guint         n,
              guint         m)
{
  LtGraph *graph = lt_check_random_graph (LT_DIAGRAM_CHAIN, seed, n, m);

  graph->arrangement = arrangement;
  return graph;
}

/* @n cards of one size, and flows between pairs of them. */
static LtGraph *
graph_of (LtArrangement arrangement,
          guint         n,
          const guint (*edges)[2],
          guint         n_edges)
{
  LtGraph *graph = lt_graph_new (LT_DIAGRAM_CHAIN);

  graph->arrangement = arrangement;
  lt_graph_add_group (graph, 1, "chain");
  for (guint i = 0; i < n; i++)
    {
      LtNode *node = lt_graph_add_node (graph, i + 1, "segment", LT_LANE_MIDSTREAM);

      node->width = 160;
      node->height = 60;
    }
  for (guint i = 0; i < n_edges; i++)
    lt_graph_add_edge (graph, i + 1, edges[i][0], edges[i][1]);
  return graph;
}

/* Of all styles: no card, one card, self-loops, parallel flows, cycles, huge cards beside small ones. */
static void
test_random (void)
{
  for (guint seed = 11000; seed < 11300; seed++)
    {
      const guint n = (seed * 37) % 41;
      g_autoptr (LtGraph) graph = random_graph (arrangements[seed % 2], seed, n, n * (seed % 3) * 3 / 4 + seed % 2);
      g_autoptr (LtLayout) layout = run (graph);

      g_assert_null (layout->notice);
      lt_check_layout (graph, layout);
      if (seed % 5 == 0)
        {
          g_autoptr (LtLayout) again = run (graph);

          lt_check_same (layout, again);
        }
    }
}

static void
test_large (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (arrangements); k++)
    {
      g_autoptr (LtGraph) graph = random_graph (arrangements[k], 12002, 500, 600);
      g_autoptr (LtLayout) layout = run (graph);
      g_autoptr (LtLayout) again = run (graph);

      g_assert_null (layout->notice);
      lt_check_layout (graph, layout);
      lt_check_same (layout, again);
    }
}

/* The card with most flows has all others around it, at about one distance: no farther than twice the nearest. */
static void
test_star (void)
{
  const guint edges[][2] = { { 3, 0 }, { 1, 3 }, { 3, 2 }, { 3, 4 }, { 5, 3 }, { 3, 6 }, { 7, 3 } };
  g_autoptr (LtGraph) graph = graph_of (LT_ARRANGEMENT_RADIAL, 8, edges, G_N_ELEMENTS (edges));
  g_autoptr (LtLayout) layout = run (graph);
  const LtPoint middle = lt_rect_centre (lt_layout_rect (layout, 3));
  guint quarters[4] = { 0 };

  lt_check_layout (graph, layout);
  for (guint i = 0; i < 8; i++)
    {
      const LtPoint centre = lt_rect_centre (lt_layout_rect (layout, i));

      if (i != 3)
        quarters[(centre.x > middle.x) * 2 + (centre.y > middle.y)]++;
    }
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (quarters[i], >=, 1);
  g_assert_cmpuint (lt_check_count_crossings (layout), ==, 0);
}

/* Flows that nothing is in the way of are straight: a point and one Bézier, its arms on the line. */
static void
test_straight (void)
{
  const guint edges[][2] = { { 0, 1 }, { 2, 1 } };

  for (guint k = 0; k < G_N_ELEMENTS (arrangements); k++)
    {
      g_autoptr (LtGraph) graph = graph_of (arrangements[k], 3, edges, G_N_ELEMENTS (edges));
      g_autoptr (LtLayout) layout = run (graph);

      for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
        {
          const LtCurve *curve = lt_layout_curve (layout, i);
          const LtPoint *p = curve->points;

          g_assert_cmpuint (curve->n_points, ==, 4);
          for (guint arm = 1; arm < 3; arm++)
            g_assert_cmpfloat (fabs ((p[3].x - p[0].x) * (p[arm].y - p[0].y) - (p[3].y - p[0].y) * (p[arm].x - p[0].x)), <, 1e-3);
        }
    }
}

/* Two flows there and one back are three lines. */
static void
test_parallel (void)
{
  const guint edges[][2] = { { 0, 1 }, { 0, 1 }, { 1, 0 } };

  for (guint k = 0; k < G_N_ELEMENTS (arrangements); k++)
    {
      g_autoptr (LtGraph) graph = graph_of (arrangements[k], 2, edges, G_N_ELEMENTS (edges));
      g_autoptr (LtLayout) layout = run (graph);

      lt_check_layout (graph, layout);
      g_assert_cmpuint (lt_check_count_crossings (layout), ==, 0);
      for (guint i = 0; i < 3; i++)
        for (guint j = 0; j < i; j++)
          {
            const LtCurve *a = lt_layout_curve (layout, i), *b = lt_layout_curve (layout, j);
            const LtPoint from = a->points[0], same = b->points[0], other = b->points[b->n_points - 1];

            g_assert_cmpfloat (MIN (hypot (from.x - same.x, from.y - same.y), hypot (from.x - other.x, from.y - other.y)), >, 6);
          }
    }
}

/* Ten that hang together with nothing: rows and columns, not one line. */
static void
test_lone (void)
{
  g_autoptr (LtGraph) graph = graph_of (LT_ARRANGEMENT_FORCE, 10, NULL, 0);
  g_autoptr (LtLayout) layout = run (graph);

  lt_check_layout (graph, layout);
  g_assert_cmpfloat (layout->bounds.width, <, 10 * 160);
  g_assert_cmpfloat (layout->bounds.height, <, 10 * 60);
}

/* Many small parts fill a shape like a window's, and the small ones stand beside the large one, not in a row below it. */
static void
test_many_parts (void)
{
  guint edges[80 + 9][2];

  for (guint i = 0; i < 80; i++)
    {
      edges[i][0] = 2 * i;
      edges[i][1] = 2 * i + 1;
    }
  for (guint i = 0; i < 9; i++)
    {
      edges[80 + i][0] = 160 + i;
      edges[80 + i][1] = 161 + i;
    }
  for (guint k = 0; k < G_N_ELEMENTS (arrangements); k++)
    {
      g_autoptr (LtGraph) graph = graph_of (arrangements[k], 170, (const guint (*)[2]) edges, G_N_ELEMENTS (edges));
      g_autoptr (LtLayout) layout = run (graph);

      lt_check_layout (graph, layout);
      g_assert_cmpfloat (layout->bounds.width, >, layout->bounds.height);
      g_assert_cmpfloat (layout->bounds.width, <, 3 * layout->bounds.height);
      g_assert_cmpfloat_with_epsilon (layout->bounds.x, 0, 1);
      g_assert_cmpfloat_with_epsilon (layout->bounds.y, 0, 1);
    }
}

static void
test_from_places (void)
{
  for (guint seed = 13000; seed < 13060; seed++)
    {
      const guint n = 1 + seed % 40;
      g_autoptr (LtGraph) graph = random_graph (arrangements[seed % 2], seed, n, n);
      g_autoptr (LtLayout) layout = run (graph);
      g_autofree LtRect *places = g_memdup2 (layout->nodes->data, n * sizeof (LtRect));
      g_autoptr (LtLayout) again = lt_layout_from_places (graph, places, (const LtCurve *) layout->edges->data);
      g_autoptr (LtLayout) anew = NULL;
      const guint left_out = seed % n;

      lt_check_layout (graph, again);
      lt_check_same (layout, again);
      /* A new card goes beside its neighbours, and nothing else moves. */
      places[left_out] = (LtRect) { 0 };
      anew = lt_layout_from_places (graph, places, NULL);
      lt_check_layout (graph, anew);
      for (guint i = 0; i < n && n > 1; i++)
        if (i != left_out)
          g_assert_cmpmem (lt_layout_rect (anew, i), sizeof (LtRect), &places[i], sizeof (LtRect));
    }
}

/* Cards thrown about anywhere, one on the other too, some without a place. */
static void
test_odd_places (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint seed = 14000; seed < 14100; seed++)
    {
      const guint n = 1 + seed % 40;
      g_autoptr (LtGraph) graph = random_graph (arrangements[seed % 2], seed, n, 2 * n);
      g_autofree LtRect *places = g_new0 (LtRect, n);
      g_autoptr (LtLayout) layout = NULL;

      for (guint i = 0; i < n; i++)
        if (g_rand_int_range (rand, 0, 4) > 0)
          places[i] = (LtRect) { g_rand_double_range (rand, -2000, 2000), g_rand_double_range (rand, -900, 900), 1, 1 };
      layout = lt_layout_from_places (graph, places, NULL);
      for (guint i = 0; i < n; i++)
        if (places[i].width > 0)
          g_assert_cmpfloat (lt_layout_rect (layout, i)->x, ==, places[i].x);
      for (guint i = 0; i < graph->edges->len; i++)
        lt_check_curve_ends (lt_layout_curve (layout, i), lt_layout_rect (layout, lt_graph_edge (graph, i)->from),
                             lt_layout_rect (layout, lt_graph_edge (graph, i)->to));
    }
}

static void
test_plain (void)
{
  for (guint seed = 15000; seed < 15080; seed++)
    {
      const guint n = seed % 41;
      g_autoptr (LtGraph) graph = random_graph (arrangements[seed % 2], seed, n, n + seed % 7);
      g_autoptr (LtLayout) layout = lt_layout_plain (graph);
      g_autoptr (LtLayout) again = lt_layout_plain (graph);

      lt_check_layout (graph, layout);
      lt_check_same (layout, again);
    }
}

/* A helper that is not there, ends at once, or babbles: rings of our own, and a word about it. */
static void
test_broken_helper (void)
{
  static const char *const helpers[] = { "/nonexistent/liantu-layout", "/bin/false", "/bin/echo" };
  g_autofree char *usual = g_strdup (g_getenv ("LIANTU_LAYOUT_HELPER"));

  for (guint k = 0; k < G_N_ELEMENTS (helpers) * G_N_ELEMENTS (arrangements); k++)
    {
      g_autoptr (LtLayoutService) broken = lt_layout_service_new ();
      g_autoptr (LtGraph) graph = random_graph (arrangements[k % 2], 9002, 30, 40);
      g_autoptr (LtLayout) plain = lt_layout_plain (graph), layout = NULL;

      g_setenv ("LIANTU_LAYOUT_HELPER", helpers[k / 2], TRUE);
      layout = lt_check_run (graph, broken, NULL, NULL);
      g_assert_nonnull (layout->notice);
      lt_check_layout (graph, layout);
      lt_check_same (layout, plain);
    }
  g_setenv ("LIANTU_LAYOUT_HELPER", usual, TRUE);
}

/* What the helper says is not to be trusted: it answers with every card in one place. */
static void
test_lying_helper (void)
{
  g_autofree char *usual = g_strdup (g_getenv ("LIANTU_LAYOUT_HELPER"));
  g_autofree char *folder = g_dir_make_tmp ("liantu-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (folder, "simplified", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link), parent = g_file_new_for_path (folder);

  g_assert_true (g_file_make_symbolic_link (file, g_getenv ("LT_TEST_AWKWARD_HELPER"), NULL, NULL));
  g_setenv ("LIANTU_LAYOUT_HELPER", link, TRUE);
  for (guint k = 0; k < G_N_ELEMENTS (arrangements); k++)
    {
      g_autoptr (LtLayoutService) lying = lt_layout_service_new ();
      g_autoptr (LtGraph) graph = random_graph (arrangements[k], 9002, 30, 40);
      g_autoptr (LtLayout) layout = lt_check_run (graph, lying, NULL, NULL);

      g_assert_null (layout->notice);
      lt_check_layout (graph, layout);
    }
  g_setenv ("LIANTU_LAYOUT_HELPER", usual, TRUE);
  g_file_delete (file, NULL, NULL);
  g_file_delete (parent, NULL, NULL);
}

static void
test_nicks (void)
{
  LtArrangement arrangement = LT_ARRANGEMENT_FORCE;

  for (guint i = 0; i < LT_N_ARRANGEMENTS; i++)
    {
      g_assert_true (lt_arrangement_from_nick (lt_arrangement_get_nick (i), &arrangement));
      g_assert_cmpuint (arrangement, ==, i);
      g_assert_cmpstr (lt_arrangement_get_label (i), !=, "");
    }
  g_assert_false (lt_arrangement_from_nick ("circular", &arrangement));
  g_assert_false (lt_arrangement_from_nick (NULL, &arrangement));
  g_assert_cmpuint (arrangement, ==, LT_N_ARRANGEMENTS - 1);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  service = lt_layout_service_new ();
  g_test_add_func ("/free-layout/nicks", test_nicks);
  g_test_add_func ("/free-layout/random", test_random);
  g_test_add_func ("/free-layout/large", test_large);
  g_test_add_func ("/free-layout/star", test_star);
  g_test_add_func ("/free-layout/straight", test_straight);
  g_test_add_func ("/free-layout/parallel", test_parallel);
  g_test_add_func ("/free-layout/lone", test_lone);
  g_test_add_func ("/free-layout/many-parts", test_many_parts);
  g_test_add_func ("/free-layout/from-places", test_from_places);
  g_test_add_func ("/free-layout/odd-places", test_odd_places);
  g_test_add_func ("/free-layout/plain", test_plain);
  g_test_add_func ("/free-layout/broken-helper", test_broken_helper);
  g_test_add_func ("/free-layout/lying-helper", test_lying_helper);
  result = g_test_run ();
  g_assert_finalize_object (service);
  return result;
}
