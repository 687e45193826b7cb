/* The fixture's cards lined up and spread, and on their way from one scene to another; without a widget. */
#include "app/align.h"
#include "app/transit.h"
#include "fixture.h"

#include <math.h>

static guint
find (LtScene *scene, const char *title)
{
  LtGraph *graph = lt_scene_get_graph (scene);

  for (guint i = 0; i < graph->nodes->len; i++)
    if (g_str_equal (lt_graph_node (graph, i)->title, title))
      return i;
  g_error ("There is no “%s”", title);
}

/* The cards of one lane, at most so many. */
static guint
find_lane (LtScene *scene, LtLane lane, guint *nodes, guint most)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  guint n = 0;

  for (guint i = 0; i < graph->nodes->len && n < most; i++)
    if (lt_graph_node (graph, i)->lane == lane && !lt_graph_node (graph, i)->ghost)
      nodes[n++] = i;
  return n;
}

static LtRect
placed (LtScene *scene, guint node, LtPoint corner)
{
  LtRect card = lt_scene_card_rect (scene, node);

  return (LtRect) { corner.x, corner.y, card.width, card.height };
}

/* None lies on another, be that one moved or not. */
static void
assert_apart (LtScene *scene, const guint *nodes, const LtPoint *corners, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      LtRect card = placed (scene, nodes[i], corners[i]);

      for (guint k = 0; k < lt_scene_get_graph (scene)->nodes->len; k++)
        {
          LtRect other = lt_scene_card_rect (scene, k);

          for (guint m = 0; m < n; m++)
            if (nodes[m] == k)
              other = placed (scene, k, corners[m]);
          g_assert_true (k == nodes[i] || !lt_rect_intersects (&card, &other));
        }
    }
}

static void
test_left_sides (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  guint nodes[16], n = find_lane (scene, LT_LANE_UPSTREAM, nodes, 16);
  LtPoint corners[16];
  const char *refusal;
  LtRect first = lt_scene_card_rect (scene, nodes[0]);

  g_assert_cmpuint (n, >=, 2);
  g_assert_true (lt_align (scene, nodes, n, LT_LINE_UP_LEFT, corners, &refusal));
  g_assert_null (refusal);
  g_assert_cmpfloat (corners[0].x, ==, first.x);
  g_assert_cmpfloat (corners[0].y, ==, first.y);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (corners[i].x, ==, first.x);
  assert_apart (scene, nodes, corners, n);
}

static void
test_middles (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  guint nodes[] = { find (scene, "偏光片"), find (scene, "LED 芯片") };
  LtPoint corners[2];
  const char *refusal;
  LtRect first = lt_scene_card_rect (scene, nodes[0]), other = lt_scene_card_rect (scene, nodes[1]);

  g_assert_true (lt_align (scene, nodes, 2, LT_LINE_UP_MIDDLE, corners, &refusal));
  g_assert_cmpfloat_with_epsilon (corners[1].y + other.height / 2, first.y + first.height / 2, 0.001);
  assert_apart (scene, nodes, corners, 2);
  g_assert_true (lt_align (scene, nodes, 2, LT_LINE_UP_BOTTOM, corners, &refusal));
  g_assert_cmpfloat_with_epsilon (corners[1].y + other.height, first.y + first.height, 0.001);
}

static int
compare_y (gconstpointer a, gconstpointer b)
{
  const LtRect *one = a, *other = b;

  return (one->y > other->y) - (one->y < other->y);
}

/* The outermost stay where they are; between all of them the same gap. */
static void
test_spread (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  guint nodes[16], n = find_lane (scene, LT_LANE_UPSTREAM, nodes, 3);
  LtPoint corners[16];
  LtRect before[3], after[3];
  const char *refusal;

  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    before[i] = lt_scene_card_rect (scene, nodes[i]);
  g_assert_true (lt_align (scene, nodes, n, LT_SPREAD_DOWN, corners, &refusal));
  for (guint i = 0; i < n; i++)
    after[i] = placed (scene, nodes[i], corners[i]);
  qsort (before, n, sizeof (LtRect), compare_y);
  qsort (after, n, sizeof (LtRect), compare_y);
  g_assert_cmpfloat_with_epsilon (after[0].y, before[0].y, 0.001);
  g_assert_cmpfloat_with_epsilon (after[1].y - (after[0].y + after[0].height), after[2].y - (after[1].y + after[1].height), 0.001);
  g_assert_cmpfloat (after[1].y - (after[0].y + after[0].height), >=, 11.999);
  assert_apart (scene, nodes, corners, n);
}

static void
test_refused (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  guint nodes[4], other[4];
  LtPoint corners[4];
  const char *refusal;

  g_assert_cmpuint (find_lane (scene, LT_LANE_UPSTREAM, nodes, 1), ==, 1);
  g_assert_cmpuint (find_lane (scene, LT_LANE_MIDSTREAM, other, 1), ==, 1);
  g_assert_false (lt_align (scene, nodes, 1, LT_LINE_UP_LEFT, corners, &refusal));
  g_assert_cmpstr (refusal, ==, "Select two or more cards to align.");
  nodes[1] = other[0];
  g_assert_false (lt_align (scene, nodes, 2, LT_SPREAD_DOWN, corners, &refusal));
  g_assert_cmpstr (refusal, ==, "Select three or more cards to spread.");
  g_assert_false (lt_align (scene, nodes, 2, LT_LINE_UP_RIGHT, corners, &refusal));
  g_assert_cmpstr (refusal, ==, "These cards are of different lanes, and would leave them. Select cards of one lane.");
  g_assert_true (lt_align (scene, nodes, 2, LT_LINE_UP_TOP, corners, &refusal));
}

/* By their names and back; there is no ninth. */
static void
test_names (void)
{
  for (gint i = 0; i < LT_N_ALIGNMENTS; i++)
    g_assert_cmpint (lt_alignment_from_nick (lt_alignment_get_nick (i)), ==, i);
  g_assert_cmpint (lt_alignment_from_nick ("askew"), ==, -1);
  g_assert_cmpint (lt_alignment_from_nick (NULL), ==, -1);
}

/* The same scene with one card elsewhere. */
static LtScene *
elsewhere (LtScene *scene, guint node, LtPoint by)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  g_autofree LtRect *places = g_new0 (LtRect, graph->nodes->len + 1);
  LtLayout *layout;
  LtScene *other;

  for (guint i = 0; i < graph->nodes->len; i++)
    places[i] = lt_scene_card_rect (scene, i);
  places[node].x += by.x;
  places[node].y += by.y;
  layout = lt_layout_from_places (graph, places, NULL);
  other = lt_scene_new (graph, layout);
  lt_layout_unref (layout);
  return other;
}

static void
test_on_its_way (void)
{
  g_autoptr(LtScene) from = fixture_scene (), to = NULL;
  guint node = find (from, "偏光片");
  LtRect all = { -1e6, -1e6, 2e6, 2e6 }, nothing = { 9e5, 9e5, 10, 10 }, card;
  g_autoptr(LtTransit) transit = NULL;
  LtPoint half;

  to = elsewhere (from, node, (LtPoint) { 0, -400 });
  transit = lt_transit_new (from, to, &all, 10);
  g_assert_nonnull (transit);
  g_assert_cmpuint (lt_transit_get_nodes (transit)->len, ==, 1);
  g_assert_true (g_hash_table_contains (lt_transit_get_moving (transit), GUINT_TO_POINTER (node)));
  half = lt_transit_offset (transit, 0, 0.5);
  g_assert_cmpfloat (half.x, ==, 0);
  g_assert_cmpfloat (half.y, ==, 200);
  g_assert_cmpfloat (lt_transit_offset (transit, 0, 1).y, ==, 0);
  /* At the end a flow runs as the new scene has it, from card to card. */
  card = lt_scene_card_rect (to, node);
  card = lt_rect_grow (&card, 1);
  for (guint i = 0; i < lt_transit_get_edges (transit)->len; i++)
    {
      guint edge = g_array_index (lt_transit_get_edges (transit), guint, i);
      LtCurve curve = lt_transit_curve (transit, i, 1), *meant = lt_layout_curve (lt_scene_get_layout (to), edge);

      g_assert_cmpfloat_with_epsilon (curve.points[0].x, meant->points[0].x, 0.001);
      g_assert_cmpfloat_with_epsilon (curve.points[curve.n_points - 1].y, meant->points[meant->n_points - 1].y, 0.001);
      g_assert_true (lt_rect_contains (&card, curve.points[0]) || lt_rect_contains (&card, curve.points[curve.n_points - 1]));
      lt_curve_clear (&curve);
    }
  g_assert_cmpuint (lt_transit_get_edges (transit)->len, >, 0);
  g_assert_null (lt_transit_new (from, to, &nothing, 10));               /* out of sight */
  g_assert_null (lt_transit_new (from, to, &all, 0));                    /* too many */
  g_assert_null (lt_transit_new (from, from, &all, 10));                 /* nothing moves */
}

static LtScene *
one_more (void)
{
  LtGraph *graph = fixture_graph ();
  guint node;

  lt_graph_add_node (graph, 4711, "贴片", LT_LANE_UPSTREAM);
  node = graph->nodes->len - 1;
  lt_graph_add_edge (graph, 4712, node, 0);
  lt_painter_measure (graph);
  return fixture_scene_for (graph);
}

/* A card more, with a flow: nothing is on its way, and both are drawn where they are. */
static void
test_new_is_drawn (void)
{
  g_autoptr(LtScene) from = fixture_scene (), to = one_more ();
  LtRect all = { -1e6, -1e6, 2e6, 2e6 };
  g_autoptr(LtTransit) transit = lt_transit_new (from, to, &all, 10);

  g_assert_nonnull (transit);
  g_assert_cmpuint (lt_transit_get_nodes (transit)->len, ==, 1);
  g_assert_cmpuint (lt_transit_get_edges (transit)->len, ==, 1);
  g_assert_cmpuint (g_hash_table_size (lt_transit_get_moving (transit)), ==, 0);
  g_assert_cmpfloat (lt_transit_offset (transit, 0, 0).x, ==, 0);
  g_assert_cmpfloat (lt_transit_offset (transit, 0, 0).y, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/align/left-sides", test_left_sides);
  g_test_add_func ("/align/middles", test_middles);
  g_test_add_func ("/align/spread", test_spread);
  g_test_add_func ("/align/refused", test_refused);
  g_test_add_func ("/align/names", test_names);
  g_test_add_func ("/transit/on-its-way", test_on_its_way);
  g_test_add_func ("/transit/new-is-drawn", test_new_is_drawn);
  return g_test_run ();
}
