#include "config.h"

#include "diagram/graph.h"

static void
test_fill (void)
{
  g_autoptr (LtGraph) graph = lt_graph_new (LT_DIAGRAM_CHAIN);
  guint index = 99;

  lt_graph_add_group (graph, 7, "chain");
  lt_graph_add_node (graph, 100, "first", LT_LANE_UPSTREAM)->width = 120;
  lt_graph_add_node (graph, 200, "second", LT_LANE_NONE);
  lt_graph_add_edge (graph, 1, 0, 1)->label = g_strdup ("material");
  g_assert_cmpfloat (lt_graph_node (graph, 0)->width, ==, 120);
  g_assert_cmpuint (lt_graph_edge (graph, 0)->weight, ==, 1);
  g_assert_cmpstr (lt_graph_group (graph, 0)->title, ==, "chain");
  g_assert_true (lt_graph_find (graph, 200, &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_true (lt_graph_find (graph, 100, NULL));
  g_assert_false (lt_graph_find (graph, 300, &index));
}

static void
test_same_key (void)
{
  g_autoptr (LtGraph) graph = lt_graph_new (LT_DIAGRAM_REGION);
  guint index;

  lt_graph_add_node (graph, 5, "one", LT_LANE_NONE);
  lt_graph_add_node (graph, 5, "ghost of it", LT_LANE_CUSTOMERS);
  g_assert_true (lt_graph_find (graph, 5, &index));
  g_assert_cmpuint (index, ==, 0);
}

static void
test_lanes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (LtLane lane = 0; lane < LT_N_LANES; lane++)
    {
      g_assert_nonnull (lt_lane_get_label (lane));
      g_assert_true (g_hash_table_add (seen, (char *) lt_lane_get_nick (lane)));
    }
  g_assert_cmpstr (lt_lane_get_nick (LT_LANE_DOWNSTREAM), ==, "downstream");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph/fill", test_fill);
  g_test_add_func ("/graph/same-key", test_same_key);
  g_test_add_func ("/graph/lanes", test_lanes);
  return g_test_run ();
}
