#include "config.h"

#include "checks.h"

#include <string.h>

static LtLayoutService *service;

static LtLayout *
run (LtGraph *graph)
{
  g_autoptr (GError) error = NULL;
  LtLayout *layout = lt_check_run (graph, service, NULL, &error);

  g_assert_no_error (error);
  return layout;
}

static void
try_many (LtDiagramKind kind,
          guint         first,
          guint         n,
          guint         max_nodes)
{
  for (guint seed = first; seed < first + n; seed++)
    {
      const guint n_nodes = (seed * 37) % (max_nodes + 1);
      g_autoptr (LtGraph) graph = lt_check_random_graph (kind, seed, n_nodes, n_nodes * (seed % 3) * 3 / 4 + seed % 2);
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
test_chains (void)
{
  try_many (LT_DIAGRAM_CHAIN, 1000, 140, 40);
}

static void
test_overviews (void)
{
  try_many (LT_DIAGRAM_OVERVIEW, 2000, 60, 24);
}

static void
test_regions (void)
{
  try_many (LT_DIAGRAM_REGION, 3000, 50, 60);
}

static void
test_plain (void)
{
  for (guint seed = 4000; seed < 4080; seed++)
    {
      const guint n = seed % 41;
      g_autoptr (LtGraph) graph = lt_check_random_graph (seed % 3, seed, n, n + seed % 7);
      g_autoptr (LtLayout) layout = lt_layout_plain (graph);
      g_autoptr (LtLayout) again = lt_layout_plain (graph);

      lt_check_layout (graph, layout);
      lt_check_same (layout, again);
    }
}

static void
test_big (void)
{
  for (guint seed = 0; seed < 4; seed++)
    {
      g_autoptr (LtGraph) graph = lt_check_random_graph (LT_DIAGRAM_CHAIN, 5002 + seed * 2, 200, 220);
      g_autoptr (LtLayout) layout = run (graph);

      lt_check_layout (graph, layout);
    }
}

/* A chain of flows without an end, and no lane but one. */
static void
test_long (void)
{
  g_autoptr (LtGraph) graph = lt_graph_new (LT_DIAGRAM_CHAIN);
  g_autoptr (LtLayout) layout = NULL;

  lt_graph_add_group (graph, 1, "chain");
  for (guint i = 0; i < 300; i++)
    {
      LtNode *node = lt_graph_add_node (graph, i + 1, "segment", LT_LANE_UPSTREAM);

      node->width = 150;
      node->height = 60;
      if (i > 0)
        lt_graph_add_edge (graph, i, i - 1, i);
    }
  lt_graph_add_edge (graph, 300, 299, 0);
  layout = run (graph);
  lt_check_layout (graph, layout);
  for (guint i = 1; i < 300; i++)
    g_assert_cmpfloat (lt_layout_rect (layout, i)->x, >=, lt_layout_rect (layout, i - 1)->x + 150 + 64);
}

static LtGraph *
small_chain (void)
{
  static const LtLane lanes[] = { LT_LANE_UPSTREAM, LT_LANE_UPSTREAM, LT_LANE_NONE, LT_LANE_DOWNSTREAM, LT_LANE_SERVICE, LT_LANE_CUSTOMERS };
  static const guint edges[][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 4, 2 }, { 3, 5 } };
  LtGraph *graph = lt_graph_new (LT_DIAGRAM_CHAIN);

  lt_graph_add_group (graph, 1, "chain");
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      LtNode *node = lt_graph_add_node (graph, i + 1, "segment", lanes[i]);

      node->width = 150;
      node->height = 60;
    }
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    lt_graph_add_edge (graph, i + 1, edges[i][0], edges[i][1]);
  return graph;
}

/* The three positions are shown although nothing is in the middle; who has no position follows its supplier. */
static void
test_lanes (void)
{
  static const LtLane shown[] = { LT_LANE_UPSTREAM, LT_LANE_MIDSTREAM, LT_LANE_DOWNSTREAM, LT_LANE_CUSTOMERS, LT_LANE_SERVICE };
  g_autoptr (LtGraph) graph = small_chain ();
  g_autoptr (LtLayout) layout = run (graph);
  const LtRect *upstream;

  g_assert_cmpuint (layout->lanes->len, ==, G_N_ELEMENTS (shown));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_assert_cmpint (g_array_index (layout->lanes, LtLaneStrip, i).lane, ==, shown[i]);
  upstream = &g_array_index (layout->lanes, LtLaneStrip, 0).rect;
  g_assert_cmpfloat (upstream->x, ==, 0);
  g_assert_cmpfloat (upstream->y, ==, 0);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (g_array_index (layout->lanes, LtLaneStrip, i).rect.height, ==, upstream->height);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (lt_layout_rect (layout, i)->x, <, upstream->width);
  g_assert_cmpfloat (lt_layout_rect (layout, 1)->x, >, lt_layout_rect (layout, 0)->x);
  g_assert_cmpfloat (lt_layout_rect (layout, 2)->x, >, lt_layout_rect (layout, 1)->x);
}

/* A lane with too many cards for one column gets more. */
static void
test_wrap (void)
{
  for (guint linked = 0; linked < 2; linked++)
    {
      g_autoptr (LtGraph) graph = lt_graph_new (LT_DIAGRAM_CHAIN);
      g_autoptr (LtLayout) layout = NULL;

      lt_graph_add_group (graph, 1, "chain");
      for (guint i = 0; i < 31; i++)
        {
          LtNode *node = lt_graph_add_node (graph, i + 1, "segment", i == 0 ? LT_LANE_MIDSTREAM : LT_LANE_UPSTREAM);

          node->width = 150;
          node->height = 60;
          if (linked && i > 0)
            lt_graph_add_edge (graph, i, i, 0);
        }
      layout = run (graph);
      lt_check_layout (graph, layout);
      g_assert_cmpfloat (layout->bounds.width, >, 0.8 * layout->bounds.height);
      g_assert_cmpfloat (layout->bounds.width, <, 3 * layout->bounds.height);
    }
}

static LtGraph *
columns_of (guint        n_lanes,
            const guint *counts)
{
  static const LtLane lanes[] = { LT_LANE_UPSTREAM, LT_LANE_MIDSTREAM, LT_LANE_DOWNSTREAM };
  LtGraph *graph = lt_graph_new (LT_DIAGRAM_CHAIN);

  lt_graph_add_group (graph, 1, "chain");
  for (guint lane = 0; lane < n_lanes; lane++)
    for (guint i = 0; i < counts[lane]; i++)
      {
        LtNode *node = lt_graph_add_node (graph, graph->nodes->len + 1, "segment", lanes[lane]);

        node->width = 150;
        node->height = 60;
      }
  return graph;
}

/* A tree needs no crossing, also where flows pass a lane; two to two, each to each, need one. */
static void
test_crossings (void)
{
  const guint tree[] = { 1, 3, 6 }, pair[] = { 2, 2 };
  g_autoptr (LtGraph) graph = columns_of (3, tree), square = columns_of (2, pair);
  g_autoptr (LtLayout) layout = NULL, crossed = NULL;

  for (guint i = 0; i < 3; i++)
    {
      lt_graph_add_edge (graph, graph->edges->len + 1, 0, 1 + i);
      lt_graph_add_edge (graph, graph->edges->len + 1, 1 + i, 4 + i);
      lt_graph_add_edge (graph, graph->edges->len + 1, 0, 7 + i);
    }
  for (guint i = 0; i < 4; i++)
    lt_graph_add_edge (square, i + 1, i % 2, 2 + i / 2);
  layout = run (graph);
  crossed = run (square);
  lt_check_layout (graph, layout);
  g_assert_cmpuint (lt_check_count_crossings (layout), ==, 0);
  g_assert_cmpuint (lt_check_count_crossings (crossed), ==, 1);
}

static void
test_from_places (void)
{
  for (guint seed = 6000; seed < 6060; seed++)
    {
      const guint n = 1 + seed % 40;
      g_autoptr (LtGraph) graph = lt_check_random_graph (seed % 3, seed, n, n);
      g_autoptr (LtLayout) layout = run (graph);
      g_autofree LtRect *places = g_memdup2 (layout->nodes->data, n * sizeof (LtRect));
      g_autoptr (LtLayout) again = lt_layout_from_places (graph, places, (const LtCurve *) layout->edges->data);
      g_autoptr (LtLayout) anew = lt_layout_from_places (graph, places, NULL);

      /* The same places and curves make the same picture, strips and all; without the curves new ones are found. */
      lt_check_layout (graph, again);
      lt_check_same (layout, again);
      lt_check_layout (graph, anew);
      g_assert_cmpmem (anew->nodes->data, n * sizeof (LtRect), places, n * sizeof (LtRect));
      for (guint i = 0; i < layout->lanes->len && graph->kind != LT_DIAGRAM_REGION; i++)
        {
          const LtLaneStrip *a = &g_array_index (layout->lanes, LtLaneStrip, i), *b = &g_array_index (again->lanes, LtLaneStrip, i);

          g_assert_cmpfloat_with_epsilon (a->rect.x, b->rect.x, 1e-6);
          g_assert_cmpfloat_with_epsilon (a->rect.width, b->rect.width, 1e-6);
        }
    }
}

/* Cards thrown about anywhere, some without a place: nothing moves, nothing breaks. */
static void
test_odd_places (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint seed = 7000; seed < 7100; seed++)
    {
      const guint n = 1 + seed % 40;
      g_autoptr (LtGraph) graph = lt_check_random_graph (seed % 3, seed, n, 2 * n);
      g_autofree LtRect *places = g_new0 (LtRect, n);
      g_autoptr (LtLayout) layout = NULL;

      for (guint i = 0; i < n; i++)
        if (g_rand_int_range (rand, 0, 4) > 0)
          places[i] = (LtRect) { g_rand_double_range (rand, -2000, 2000), g_rand_double_range (rand, -900, 900), 1, 1 };
      layout = lt_layout_from_places (graph, places, NULL);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (lt_layout_rect (layout, i)->width, ==, lt_graph_node (graph, i)->width);
          if (places[i].width > 0)
            g_assert_cmpfloat (lt_layout_rect (layout, i)->x, ==, places[i].x);
        }
      for (guint i = 0; i < graph->edges->len; i++)
        lt_check_curve_ends (lt_layout_curve (layout, i), lt_layout_rect (layout, lt_graph_edge (graph, i)->from),
                             lt_layout_rect (layout, lt_graph_edge (graph, i)->to));
    }
}

/* A new segment goes beside its neighbours, into its lane, and onto nobody. */
static void
test_new_card (void)
{
  g_autoptr (LtGraph) graph = small_chain ();
  g_autoptr (LtLayout) layout = run (graph);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      g_autofree LtRect *places = g_memdup2 (layout->nodes->data, layout->nodes->len * sizeof (LtRect));
      g_autoptr (LtLayout) again = NULL;

      places[i] = (LtRect) { 0 };
      again = lt_layout_from_places (graph, places, NULL);
      lt_check_layout (graph, again);
      for (guint k = 0; k < graph->nodes->len; k++)
        if (k != i)
          g_assert_cmpmem (lt_layout_rect (again, k), sizeof (LtRect), &places[k], sizeof (LtRect));
    }
}

static void
test_known_curves (void)
{
  g_autoptr (LtGraph) graph = lt_check_random_graph (LT_DIAGRAM_CHAIN, 8002, 60, 70);
  g_autoptr (LtLayout) layout = run (graph);
  g_autofree LtRect *places = g_memdup2 (layout->nodes->data, layout->nodes->len * sizeof (LtRect));
  g_autoptr (LtLayout) again = NULL;
  guint kept = 0;

  places[7].y += 3;
  again = lt_layout_from_places (graph, places, (const LtCurve *) layout->edges->data);
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      const LtCurve *a = lt_layout_curve (layout, i), *b = lt_layout_curve (again, i);

      if (a->n_points == b->n_points && memcmp (a->points, b->points, a->n_points * sizeof (LtPoint)) == 0)
        kept++;
      else if (edge->from != 7 && edge->to != 7)
        g_assert_true (lt_check_crosses (a, lt_layout_rect (again, 7)));
    }
  g_assert_cmpuint (kept, >, graph->edges->len / 2);
}

static void
with_helper (const char *path,
             void      (*function) (void))
{
  g_autofree char *usual = g_strdup (g_getenv ("LIANTU_LAYOUT_HELPER"));
  LtLayoutService *usual_service = service;

  g_setenv ("LIANTU_LAYOUT_HELPER", path, TRUE);
  service = lt_layout_service_new ();
  function ();
  g_assert_finalize_object (service);
  service = usual_service;
  g_setenv ("LIANTU_LAYOUT_HELPER", usual, TRUE);
}

static void
lay_out_anyway (void)
{
  g_autoptr (LtGraph) graph = lt_check_random_graph (LT_DIAGRAM_CHAIN, 9002, 30, 40);
  g_autoptr (LtLayout) layout = run (graph);
  g_autoptr (LtLayout) plain = lt_layout_plain (graph);

  g_assert_nonnull (layout->notice);
  lt_check_layout (graph, layout);
  lt_check_same (layout, plain);
}

static void
test_broken_helper (void)
{
  with_helper ("/nonexistent/liantu-layout", lay_out_anyway);
  with_helper ("/bin/false", lay_out_anyway);
  with_helper ("/bin/echo", lay_out_anyway);
}

/* No service at all is a wish, not a trouble. */
static void
test_without_service (void)
{
  g_autoptr (LtGraph) graph = small_chain ();
  g_autoptr (LtLayout) layout = lt_check_run (graph, NULL, NULL, NULL);

  g_assert_null (layout->notice);
  lt_check_layout (graph, layout);
}

static gboolean
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  for (guint delay = 0; delay < 12; delay += 2)
    {
      g_autoptr (LtGraph) graph = lt_check_random_graph (LT_DIAGRAM_CHAIN, 5002, 200, 300);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (LtLayout) layout = NULL;

      g_timeout_add (delay, cancel, cancellable);
      layout = lt_check_run (graph, service, cancellable, &error);
      if (layout == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  service = lt_layout_service_new ();
  g_test_add_func ("/layout/chains", test_chains);
  g_test_add_func ("/layout/overviews", test_overviews);
  g_test_add_func ("/layout/regions", test_regions);
  g_test_add_func ("/layout/plain", test_plain);
  g_test_add_func ("/layout/big", test_big);
  g_test_add_func ("/layout/long", test_long);
  g_test_add_func ("/layout/lanes", test_lanes);
  g_test_add_func ("/layout/wrap", test_wrap);
  g_test_add_func ("/layout/crossings", test_crossings);
  g_test_add_func ("/layout/from-places", test_from_places);
  g_test_add_func ("/layout/odd-places", test_odd_places);
  g_test_add_func ("/layout/new-card", test_new_card);
  g_test_add_func ("/layout/known-curves", test_known_curves);
  g_test_add_func ("/layout/broken-helper", test_broken_helper);
  g_test_add_func ("/layout/without-service", test_without_service);
  g_test_add_func ("/layout/cancel", test_cancel);
  result = g_test_run ();
  g_assert_finalize_object (service);
  return result;
}
