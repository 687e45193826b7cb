/* The scene's index finds what a look at everything finds. */
#include "diagram/scene.h"

#include "fixture.h"

#include <math.h>

static LtScene *
random_scene (GRand *rand, guint n_nodes)
{
  g_autoptr (LtGraph) graph = lt_graph_new (LT_DIAGRAM_CHAIN);
  g_autoptr (LtLayout) layout = NULL;
  guint n_edges = n_nodes * 2;

  for (guint i = 0; i < n_nodes; i++)
    lt_graph_add_node (graph, i + 1, "x", LT_LANE_UPSTREAM)->action = g_rand_int_range (rand, 0, LT_N_ACTIONS);
  for (guint i = 0; i < n_edges; i++)
    lt_graph_add_edge (graph, i + 1, g_rand_int_range (rand, 0, n_nodes), g_rand_int_range (rand, 0, n_nodes));
  layout = fixture_layout (graph);
  for (guint i = 0; i < n_nodes; i++)
    *lt_layout_rect (layout, i) = (LtRect) { g_rand_double_range (rand, -3000, 3000), g_rand_double_range (rand, -3000, 3000),
                                             g_rand_double_range (rand, 10, 300), g_rand_double_range (rand, 10, 200) };
  for (guint i = 0; i < n_edges; i++)
    {
      LtEdge *edge = lt_graph_edge (graph, i);

      lt_curve_clear (lt_layout_curve (layout, i));
      *lt_layout_curve (layout, i) = fixture_link (lt_layout_rect (layout, edge->from), lt_layout_rect (layout, edge->to));
    }
  return lt_scene_new (graph, layout);
}

static gboolean
curve_touches (const LtCurve *curve, const LtRect *area)
{
  g_autoptr (GArray) points = lt_curve_flatten (curve, 0.5);

  for (guint i = 0; i + 1 < points->len; i++)
    {
      LtPoint a = g_array_index (points, LtPoint, i), b = g_array_index (points, LtPoint, i + 1);
      guint steps = 2 + (guint) hypot (a.x - b.x, a.y - b.y);

      for (guint k = 0; k <= steps; k++)
        {
          LtPoint p = { a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps };

          if (lt_rect_contains (area, p))
            return TRUE;
        }
    }
  return FALSE;
}

static void
check_query (LtScene *scene, const LtRect *area)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint)), edges = g_array_new (FALSE, FALSE, sizeof (guint));
  LtRect loose = lt_rect_grow (area, 1.5);
  guint next = 0;

  lt_scene_query (scene, area, nodes, edges);
  for (guint i = 0; i < lt_scene_get_graph (scene)->nodes->len; i++)
    {
      LtRect card = lt_scene_card_rect (scene, i);
      gboolean found = next < nodes->len && g_array_index (nodes, guint, next) == i;

      g_assert_true (found == lt_rect_intersects (&card, area));
      next += found;
    }
  g_assert_cmpuint (next, ==, nodes->len);

  next = 0;
  for (guint i = 0; i < lt_scene_get_graph (scene)->edges->len; i++)
    {
      const LtCurve *curve = lt_layout_curve (lt_scene_get_layout (scene), i);
      gboolean found = next < edges->len && g_array_index (edges, guint, next) == i;

      /* Sampling by the unit may miss a corner that is only just cut, so it bounds the answer from both sides. */
      if (curve_touches (curve, area))
        g_assert_true (found);
      if (found)
        g_assert_true (curve_touches (curve, &loose));
      next += found;
    }
  g_assert_cmpuint (next, ==, edges->len);
}

static void
test_query (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (LtScene) scene = random_scene (rand, 5 + round * 6);

      for (guint i = 0; i < 25; i++)
        {
          double size = pow (10, g_rand_double_range (rand, 0, 4));
          LtRect area = { g_rand_double_range (rand, -3500, 3500), g_rand_double_range (rand, -3500, 3500), size, size * 0.7 };

          check_query (scene, &area);
        }
    }
}

static LtHit
slow_hit (LtScene *scene, LtPoint point, double tolerance)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  LtHit hit = { LT_HIT_NONE, 0 };
  double nearest = tolerance;

  for (guint i = graph->nodes->len; i-- > 0;)
    {
      LtRect badge = lt_scene_badge_rect (scene, i);

      if (badge.width > 0 && lt_rect_contains (&badge, point))
        return (LtHit) { LT_HIT_BADGE, i };
    }
  for (guint i = graph->nodes->len; i-- > 0;)
    {
      LtRect card = lt_scene_card_rect (scene, i);

      if (lt_rect_contains (&card, point))
        return (LtHit) { LT_HIT_CARD, i };
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      double d = lt_curve_distance (lt_layout_curve (lt_scene_get_layout (scene), i), point, tolerance);

      if (d <= nearest)
        {
          nearest = d;
          hit = (LtHit) { LT_HIT_EDGE, i };
        }
    }
  if (hit.kind == LT_HIT_NONE
      && lt_rect_contains (&g_array_index (lt_scene_get_layout (scene)->lanes, LtLaneStrip, 0).rect, point))
    hit = (LtHit) { LT_HIT_LANE, 0 };
  return hit;
}

static void
test_hit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint kinds[LT_HIT_GROUP + 1] = { 0 };

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (LtScene) scene = random_scene (rand, 40);

      for (guint i = 0; i < 300; i++)
        {
          LtPoint point = { g_rand_double_range (rand, -3000, 3000), g_rand_double_range (rand, -3000, 3000) };
          LtRect badge = lt_scene_badge_rect (scene, i % 40);
          LtHit fast, slow;

          if (i % 3 == 0 && badge.width > 0)
            point = lt_rect_centre (&badge);
          fast = lt_scene_hit (scene, point, 6);
          slow = slow_hit (scene, point, 6);
          g_assert_cmpint (fast.kind, ==, slow.kind);
          g_assert_cmpuint (fast.index, ==, slow.index);
          kinds[fast.kind]++;
        }
    }
  for (guint i = LT_HIT_NONE; i <= LT_HIT_LANE; i++)
    g_assert_cmpuint (kinds[i], >, 0);
}

static void
test_bounds (void)
{
  g_autoptr (LtScene) scene = fixture_scene ();
  g_autoptr (LtGraph) empty_graph = lt_graph_new (LT_DIAGRAM_CHAIN);
  g_autoptr (LtLayout) empty_layout = lt_layout_new (empty_graph);
  g_autoptr (LtScene) empty = lt_scene_new (empty_graph, empty_layout);
  LtRect bounds = lt_scene_get_bounds (scene), none = lt_scene_get_bounds (empty);

  for (guint i = 0; i < lt_scene_get_graph (scene)->nodes->len; i++)
    {
      LtRect card = lt_scene_card_rect (scene, i), all = lt_rect_union (&bounds, &card);

      g_assert_cmpfloat (all.width * all.height, ==, bounds.width * bounds.height);
    }
  g_assert_cmpfloat (none.width, ==, 0);
  g_assert_cmpint (lt_scene_hit (empty, (LtPoint) { 0, 0 }, 10).kind, ==, LT_HIT_NONE);
  /* All cards but the ghost. */
  g_assert_cmpuint (lt_scene_lane_count (scene, 0), ==, lt_scene_get_graph (scene)->nodes->len - 1);
}

/* A place from a damaged file must neither hang nor crash. */
static void
test_absurd_places (void)
{
  g_autoptr (LtGraph) graph = fixture_graph ();
  g_autoptr (LtLayout) layout = fixture_layout (graph);
  g_autoptr (LtScene) scene = NULL;

  *lt_layout_rect (layout, 0) = (LtRect) { -1e18, NAN, 1e30, INFINITY };
  lt_curve_clear (lt_layout_curve (layout, 0));
  *lt_layout_curve (layout, 0) = fixture_link (lt_layout_rect (layout, 0), lt_layout_rect (layout, 1));
  scene = lt_scene_new (graph, layout);
  lt_scene_hit (scene, (LtPoint) { 100, 100 }, 5);
}

static gpointer
share (gpointer data)
{
  for (guint i = 0; i < 20000; i++)
    lt_scene_unref (lt_scene_ref (data));
  return NULL;
}

static void
test_threads (void)
{
  LtScene *scene = fixture_scene ();
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("share", share, scene);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  lt_scene_unref (scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/query", test_query);
  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/bounds", test_bounds);
  g_test_add_func ("/scene/absurd-places", test_absurd_places);
  g_test_add_func ("/scene/threads", test_threads);
  return g_test_run ();
}
