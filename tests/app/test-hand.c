/* A hand at work on the fixture's cards: 240 wide, in rows; without a widget. */
#include "app/hand.h"
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

static LtPoint
centre (LtScene *scene, guint node)
{
  LtRect card = lt_scene_card_rect (scene, node);

  return lt_rect_centre (&card);
}

static LtRect
moved (LtHand *hand, guint node)
{
  LtRect card = lt_scene_card_rect (hand->scene, node);

  card.x += hand->by.x;
  card.y += hand->by.y;
  return card;
}

static void
test_cards_are_carried (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  LtHand hand = { .target = -1 };
  guint nodes[] = { find (scene, "偏光片"), find (scene, "LED 芯片") }, n;
  LtPoint at = centre (scene, nodes[0]);
  const guint *edges;

  lt_hand_take_cards (&hand, scene, nodes, 2, at);
  lt_hand_move (&hand, (LtPoint) { at.x + 2000, at.y + 130 }, 0, FALSE);
  g_assert_cmpfloat (hand.by.x, ==, 2000);
  g_assert_cmpfloat (hand.by.y, ==, 130);
  lt_hand_move (&hand, (LtPoint) { at.x + 2000, at.y + 130 }, 0, TRUE);
  g_assert_cmpfloat (hand.by.y, ==, 0);                              /* the longer axis alone */
  /* Their flows lead to where they are now. */
  edges = lt_scene_edges_at (scene, nodes[0], &n);
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < hand.edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (lt_scene_get_graph (scene), g_array_index (hand.edges, guint, i));
      const LtCurve *curve = &g_array_index (hand.curves, LtCurve, i);
      LtRect card = moved (&hand, nodes[0]), around = lt_rect_grow (&card, 1);

      g_assert_true (i == 0 || g_array_index (hand.edges, guint, i) > g_array_index (hand.edges, guint, i - 1));
      if (edge->from == nodes[0])
        g_assert_true (lt_rect_contains (&around, curve->points[0]));
      if (edge->to == nodes[0])
        g_assert_true (lt_rect_contains (&around, curve->points[curve->n_points - 1]));
    }
  g_assert_true (edges != NULL);
  lt_hand_clear (&hand);
  g_assert_cmpint (hand.kind, ==, LT_HAND_FREE);
}

/* Moved by keys it keeps to guides along the axis of the keys alone. */
static void
test_keys_keep_to_guides (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  LtHand hand = { .target = -1 };
  guint node = find (scene, "偏光片"), other = find (scene, "LED 芯片");
  LtRect card = lt_scene_card_rect (scene, node), beside = lt_scene_card_rect (scene, other);
  LtPoint at = centre (scene, node), to = { at.x + beside.x - card.x + 4, at.y + 900 };

  lt_hand_take_cards (&hand, scene, &node, 1, at);
  hand.loose_x = TRUE;
  lt_hand_move (&hand, to, 5, FALSE);
  g_assert_cmpfloat (hand.by.x, ==, to.x - at.x);
  hand.loose_x = FALSE;
  hand.loose_y = TRUE;
  lt_hand_move (&hand, to, 5, FALSE);
  g_assert_cmpfloat (hand.by.x, ==, beside.x - card.x);
  lt_hand_clear (&hand);
}

static void
test_cards_keep_to_guides (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  LtHand hand = { .target = -1 };
  guint node = find (scene, "偏光片"), other = find (scene, "LED 芯片");
  LtRect card = lt_scene_card_rect (scene, node), beside = lt_scene_card_rect (scene, other);
  LtPoint at = centre (scene, node), to;

  /* Far below the other, its left border four units beside the other's. */
  to = (LtPoint) { at.x + beside.x - card.x + 4, at.y + 2000 };
  lt_hand_take_cards (&hand, scene, &node, 1, at);
  lt_hand_move (&hand, to, 0, FALSE);
  g_assert_cmpfloat (moved (&hand, node).x, ==, beside.x + 4);
  to.y = at.y + 700;
  lt_hand_move (&hand, to, 10, FALSE);
  g_assert_cmpfloat (moved (&hand, node).x, ==, beside.x);
  g_assert_cmpfloat (hand.guide_x[0].x, ==, hand.guide_x[1].x);
  lt_hand_clear (&hand);
}

static void
test_cards_never_lie_on_others (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  LtGraph *graph = lt_scene_get_graph (scene);
  LtHand hand = { .target = -1 };
  guint node = find (scene, "偏光片"), other = find (scene, "液晶面板");
  LtPoint at = centre (scene, node);
  LtRect card;

  lt_hand_take_cards (&hand, scene, &node, 1, at);
  lt_hand_move (&hand, centre (scene, other), 0, FALSE);
  card = moved (&hand, node);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtRect rect = lt_scene_card_rect (scene, i);

      g_assert_true (i == node || !lt_rect_intersects (&rect, &card));
    }
  lt_hand_clear (&hand);
}

/* The fixture has one lane, upstream: who comes from another one changes to it. */
static void
test_cards_change_lanes (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  LtHand hand = { .target = -1 };
  guint inside = find (scene, "偏光片"), from_elsewhere = find (scene, "液晶面板"), ghost = find (scene, "石英砂");

  lt_hand_take_cards (&hand, scene, &from_elsewhere, 1, centre (scene, from_elsewhere));
  lt_hand_move (&hand, (LtPoint) { 400, 880 }, 0, FALSE);
  g_assert_cmpint (hand.lane, ==, LT_LANE_UPSTREAM);
  g_assert_nonnull (hand.hint);
  lt_hand_take_cards (&hand, scene, &inside, 1, centre (scene, inside));
  lt_hand_move (&hand, (LtPoint) { 400, 880 }, 0, FALSE);
  g_assert_cmpint (hand.lane, ==, LT_LANE_NONE);
  lt_hand_take_cards (&hand, scene, &ghost, 1, centre (scene, ghost));
  lt_hand_move (&hand, (LtPoint) { 400, 880 }, 0, FALSE);
  g_assert_cmpint (hand.lane, ==, LT_LANE_NONE);                    /* its position is its own chain's business */
  lt_hand_clear (&hand);
  g_assert_cmpint (lt_lane_to_position (LT_LANE_SERVICE), ==, LT_POSITION_SERVICE);
  g_assert_cmpint (lt_lane_to_position (LT_LANE_CUSTOMERS), ==, -1);
}

static void
test_flows (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  LtGraph *graph = lt_scene_get_graph (scene);
  const LtEdge *edge = lt_graph_edge (graph, 0);
  LtHand hand = { .target = -1 };
  guint other = 0;

  lt_hand_take_flow (&hand, scene, edge->from, centre (scene, edge->from));
  lt_hand_move (&hand, centre (scene, edge->from), 0, FALSE);
  g_assert_true (hand.refused);
  lt_hand_move (&hand, centre (scene, edge->to), 0, FALSE);
  g_assert_true (hand.refused);                                     /* there is one already */
  g_assert_cmpint (hand.target, ==, edge->to);
  lt_hand_move (&hand, (LtPoint) { -5000, -5000 }, 0, FALSE);
  g_assert_false (hand.refused);
  g_assert_cmpint (hand.target, ==, -1);
  g_assert_cmpuint (hand.curves->len, ==, 1);
  lt_hand_take_flow (&hand, scene, edge->to, centre (scene, edge->to));
  while (other == edge->to || other == edge->from)
    other++;
  lt_hand_aim (&hand, edge->from);                                  /* back to where it comes from: a cycle, which may be */
  g_assert_false (hand.refused);
  g_assert_nonnull (hand.hint);
  lt_hand_clear (&hand);
}

static void
test_band (void)
{
  g_autoptr(LtScene) scene = fixture_scene ();
  LtGraph *graph = lt_scene_get_graph (scene);
  g_autoptr(GArray) nodes = NULL;
  LtHand hand = { .target = -1 };
  LtRect band;
  guint expected = 0;

  lt_hand_take_band (&hand, scene, (LtPoint) { 500, 400 });
  lt_hand_move (&hand, (LtPoint) { -20, -30 }, 0, FALSE);           /* upwards and to the left */
  band = lt_hand_band (&hand);
  g_assert_cmpfloat (band.width, ==, 520);
  g_assert_cmpfloat (band.height, ==, 430);
  nodes = lt_hand_find_banded (&hand);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtRect rect = lt_scene_card_rect (scene, i);

      expected += lt_rect_intersects (&rect, &band);
    }
  g_assert_cmpuint (expected, >, 0);
  g_assert_cmpuint (nodes->len, ==, expected);
  lt_hand_clear (&hand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hand/cards-are-carried", test_cards_are_carried);
  g_test_add_func ("/hand/cards-keep-to-guides", test_cards_keep_to_guides);
  g_test_add_func ("/hand/keys-keep-to-guides", test_keys_keep_to_guides);
  g_test_add_func ("/hand/cards-never-lie-on-others", test_cards_never_lie_on_others);
  g_test_add_func ("/hand/cards-change-lanes", test_cards_change_lanes);
  g_test_add_func ("/hand/flows", test_flows);
  g_test_add_func ("/hand/band", test_band);
  return g_test_run ();
}
