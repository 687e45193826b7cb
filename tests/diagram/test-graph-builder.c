/* What a diagram shows: cards, ghosts, names by size, edges, the tree of chains; and the loop that keeps it current. */
#include "config.h"
#include "../workspace/fixture.h"

#include "diagram/diagram.h"
#include "diagram/graph-builder.h"
#include "diagram/painter-private.h"

/* Display: glass (upstream) → panel (midstream) → module (midstream); phones buys modules in another chain, and
 * a chemical of a third chain supplies the glass. Two enterprises in the city, one outside. */
typedef struct {
  Fixture base;
  gint64  city, display, phones, materials;
  gint64  glass, panel, module, phone, chemical;
} Small;

static gint64
add_enterprise (Small *s, const char *name, gint64 region, gint64 segment, LtRole role, double revenue)
{
  LtEnterprise row = { 0, (char *) name, NULL, region, LT_STATUS_NONE, NULL, NULL, NULL, 0 };
  gint64 key = fixture_insert (s->base.workspace, LT_TABLE_ENTERPRISE, &row);
  LtParticipation link = { 0, key, segment, role };
  LtFigure figure = { 0, key, 2023, revenue, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };

  fixture_insert (s->base.workspace, LT_TABLE_PARTICIPATION, &link);
  if (lt_known (revenue))
    fixture_insert (s->base.workspace, LT_TABLE_FIGURE, &figure);
  return key;
}

static void
add_target (Small *s, const char *name, gint64 segment)
{
  LtEnterprise row = { 0, (char *) name, NULL, 0, LT_STATUS_NONE, NULL, NULL, NULL, 0 };
  LtTarget target = { 0, fixture_insert (s->base.workspace, LT_TABLE_ENTERPRISE, &row), segment, NULL, NULL, LT_METHOD_NONE, LT_TARGET_NONE };

  fixture_insert (s->base.workspace, LT_TABLE_TARGET, &target);
}

static void
small_up (Small *s, gconstpointer unused)
{
  LtRegion city = { 0, (char *) "咸宁市", 0, LT_REGION_CITY, NULL, NULL, LT_UNKNOWN, NULL, NULL };
  LtChain display = { 0, (char *) "新型显示", LT_CHAIN_ROLE_BRANCH, 0, NULL, NULL, NULL, NULL, 1 };
  LtChain phones = { 0, (char *) "智能终端", LT_CHAIN_ROLE_TRUNK, 0, NULL, NULL, NULL, NULL, 2 };
  LtChain materials = { 0, (char *) "电子材料", LT_CHAIN_ROLE_ROOT, 0, NULL, NULL, NULL, NULL, 3 };
  LtWorkspace *w;

  fixture_up (&s->base, NULL);
  w = s->base.workspace;
  s->city = fixture_insert (w, LT_TABLE_REGION, &city);
  s->display = fixture_insert (w, LT_TABLE_CHAIN, &display);
  s->phones = fixture_insert (w, LT_TABLE_CHAIN, &phones);
  s->materials = fixture_insert (w, LT_TABLE_CHAIN, &materials);
  s->glass = fixture_segment (w, s->display, "玻璃基板", LT_POSITION_UPSTREAM);
  s->panel = fixture_segment (w, s->display, "液晶面板", LT_POSITION_MIDSTREAM);
  s->module = fixture_segment (w, s->display, "显示模组", LT_POSITION_MIDSTREAM);
  s->phone = fixture_segment (w, s->phones, "手机", LT_POSITION_DOWNSTREAM);
  s->chemical = fixture_segment (w, s->materials, "电子化学品", LT_POSITION_NONE);
  fixture_flow (w, s->glass, s->panel);
  fixture_flow (w, s->panel, s->module);
  fixture_flow (w, s->module, s->phone);
  fixture_flow (w, s->chemical, s->glass);
  add_enterprise (s, "丙厂", s->city, s->module, LT_ROLE_NONE, LT_UNKNOWN);
  add_enterprise (s, "乙厂", s->city, s->module, LT_ROLE_NONE, 500);
  add_enterprise (s, "甲厂", s->city, s->module, LT_ROLE_LEADER, 900);
  add_enterprise (s, "外厂", 0, s->module, LT_ROLE_NONE, 99999);
  add_target (s, "三利谱", s->panel);
  add_target (s, "盛波", s->panel);
  add_target (s, "龙腾", s->panel);
}

static void
small_down (Small *s, gconstpointer unused)
{
  fixture_down (&s->base, NULL);
}

static LtGraph *
build (Small *s, LtDiagramKind kind, gint64 chain)
{
  LtModel *model = lt_workspace_get_model (s->base.workspace);
  g_autoptr(LtSurvey) survey = lt_survey_new (model, s->city);

  return lt_graph_build (model, survey, kind, chain, LT_LAYER_INDUSTRY);
}

static LtNode *
node_of (LtGraph *graph, gint64 id)
{
  guint index;

  g_assert_true (lt_graph_find (graph, id, &index));
  return lt_graph_node (graph, index);
}

static void
test_chain (Small *s, gconstpointer unused)
{
  g_autoptr(LtGraph) graph = build (s, LT_DIAGRAM_CHAIN, s->display);
  LtNode *module = node_of (graph, s->module), *panel = node_of (graph, s->panel);

  g_assert_cmpuint (graph->nodes->len, ==, 5);
  g_assert_cmpuint (graph->edges->len, ==, 4);
  g_assert_cmpstr (graph->viewpoint, ==, "咸宁市");
  g_assert_cmpint (node_of (graph, s->glass)->lane, ==, LT_LANE_UPSTREAM);
  g_assert_cmpint (node_of (graph, s->chemical)->lane, ==, LT_LANE_SUPPLIERS);
  g_assert_cmpint (node_of (graph, s->phone)->lane, ==, LT_LANE_CUSTOMERS);
  g_assert_true (node_of (graph, s->phone)->ghost);
  g_assert_cmpstr (node_of (graph, s->phone)->subtitle, ==, "智能终端");
  g_assert_false (module->ghost);
  /* Three local ones, room for two, by revenue; the outside one is in no count. */
  g_assert_cmpuint (module->enterprises, ==, 3);
  g_assert_cmpuint (module->leaders, ==, 1);
  g_assert_cmpint (module->coverage, ==, LT_COVERAGE_STRONG);
  g_assert_cmpstr (module->names[0], ==, "甲厂");
  g_assert_cmpstr (module->names[1], ==, "乙厂");
  g_assert_null (module->names[2]);
  g_assert_cmpuint (module->more, ==, 1);
  g_assert_cmpint (module->names_of, ==, LT_NAMES_COMPANIES);
  g_assert_cmpint (panel->coverage, ==, LT_COVERAGE_MISSING);
  g_assert_cmpint (panel->names_of, ==, LT_NAMES_TARGETS);
  g_assert_cmpuint (panel->targets, ==, 3);
  g_assert_cmpuint (panel->more, ==, 1);
  g_assert_cmpint (panel->action, ==, LT_ACTION_EXTEND);
  g_assert_cmpfloat (panel->width, >, 0);
}

/* A card's size depends on its name and the diagram's room, never on the viewpoint. */
static void
test_size_without_viewpoint (Small *s, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (s->base.workspace);
  g_autoptr(LtSurvey) nowhere = lt_survey_new (model, 0);
  g_autoptr(LtGraph) there = build (s, LT_DIAGRAM_CHAIN, s->display);
  g_autoptr(LtGraph) away = lt_graph_build (model, nowhere, LT_DIAGRAM_CHAIN, s->display, LT_LAYER_INDUSTRY);

  for (guint i = 0; i < there->nodes->len; i++)
    {
      g_assert_cmpint (lt_graph_node (there, i)->id, ==, lt_graph_node (away, i)->id);
      g_assert_cmpfloat (lt_graph_node (there, i)->width, ==, lt_graph_node (away, i)->width);
      g_assert_cmpfloat (lt_graph_node (there, i)->height, ==, lt_graph_node (away, i)->height);
    }
}

static void
test_overview (Small *s, gconstpointer unused)
{
  g_autoptr(LtGraph) graph = build (s, LT_DIAGRAM_OVERVIEW, 0);
  LtNode *display = node_of (graph, s->display);

  g_assert_cmpuint (graph->nodes->len, ==, 3);
  g_assert_cmpuint (graph->edges->len, ==, 2);
  g_assert_cmpint (display->lane, ==, LT_LANE_BRANCH);
  g_assert_cmpint (node_of (graph, s->materials)->lane, ==, LT_LANE_ROOT);
  g_assert_cmpuint (display->tally[LT_COVERAGE_STRONG], ==, 1);
  g_assert_cmpuint (display->tally[LT_COVERAGE_MISSING], ==, 2);
  g_assert_cmpuint (display->enterprises, ==, 3);
  g_assert_cmpuint (lt_graph_edge (graph, 0)->weight, ==, 1);
}

/* A role that nobody recorded is no word between two dots. */
static void
test_overview_without_role (Small *s, gconstpointer unused)
{
  LtChain fibre = { 0, (char *) "光通信", LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, 4 };
  gint64 chain = fixture_insert (s->base.workspace, LT_TABLE_CHAIN, &fibre);
  g_autoptr(LtGraph) graph = NULL;
  g_autofree char *bare = NULL, *branch = NULL;

  fixture_segment (s->base.workspace, chain, "光纤", LT_POSITION_UPSTREAM);
  fixture_segment (s->base.workspace, chain, "光缆", LT_POSITION_MIDSTREAM);
  graph = build (s, LT_DIAGRAM_OVERVIEW, 0);
  bare = lt_painter_describe (graph, node_of (graph, chain));
  branch = lt_painter_describe (graph, node_of (graph, s->display));
  g_assert_true (g_str_has_prefix (bare, "光通信 · 0 companies"));
  g_assert_true (g_str_has_prefix (branch, "新型显示 · Branch · 3 companies"));
}

/* Three flows one way and one back make one edge of weight four, the way of the three. */
static void
test_overview_folds_pairs (Small *s, gconstpointer unused)
{
  g_autoptr(LtGraph) graph = NULL;
  LtEdge *edge = NULL;

  fixture_flow (s->base.workspace, s->phone, s->module);
  fixture_flow (s->base.workspace, s->panel, s->phone);
  fixture_flow (s->base.workspace, s->glass, s->phone);
  graph = build (s, LT_DIAGRAM_OVERVIEW, 0);
  g_assert_cmpuint (graph->edges->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    if (lt_graph_edge (graph, i)->weight != 1)
      edge = lt_graph_edge (graph, i);
  g_assert_nonnull (edge);
  g_assert_cmpuint (edge->weight, ==, 4);
  g_assert_cmpint (lt_graph_node (graph, edge->from)->id, ==, s->display);
  g_assert_cmpint (lt_graph_node (graph, edge->to)->id, ==, s->phones);
}

static void
test_region (Small *s, gconstpointer unused)
{
  g_autoptr(LtGraph) graph = build (s, LT_DIAGRAM_REGION, 0);

  g_assert_cmpuint (graph->nodes->len, ==, 5);
  g_assert_cmpuint (graph->edges->len, ==, 4);
  g_assert_cmpuint (graph->groups->len, ==, 3);
  g_assert_cmpuint (node_of (graph, s->phone)->group, ==, 1);
}

static void
test_unknown_chain_is_empty (Small *s, gconstpointer unused)
{
  g_autoptr(LtGraph) graph = build (s, LT_DIAGRAM_CHAIN, 4711);

  g_assert_cmpuint (graph->nodes->len, ==, 0);
}

/* --- The loop --- */

typedef struct { guint scenes, same; } Heard;

static void
on_scene (LtDiagram *diagram, gboolean same, Heard *heard)
{
  heard->scenes++;
  heard->same += same;
}

/* The first layout is stored as an automatic step; another viewpoint and a reopened file keep every card's place. */
static void
test_places_are_kept (Small *s, gconstpointer unused)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(LtDiagram) diagram = lt_diagram_new (s->base.workspace, service);
  LtModel *model = lt_workspace_get_model (s->base.workspace);
  guint steps = lt_workspace_get_history (s->base.workspace)->len;
  Heard heard = { 0 };
  g_autoptr(LtScene) first = NULL;
  const char *label = lt_workspace_get_undo_label (s->base.workspace);

  g_signal_connect (diagram, "scene-changed", G_CALLBACK (on_scene), &heard);
  lt_diagram_set_viewpoint (diagram, s->city);
  lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, s->display);
  lt_diagram_wait (diagram);
  g_assert_null (lt_diagram_get_notice (diagram));
  g_assert_cmpuint (heard.scenes, ==, 1);
  g_assert_cmpuint (lt_workspace_get_history (s->base.workspace)->len, ==, steps + 1);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_PLACEMENT, "diagram", s->display)->len, ==, 5);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_ROUTE, "diagram", s->display)->len, ==, 4);
  g_assert_cmpstr (lt_workspace_get_undo_label (s->base.workspace), ==, label);
  first = lt_scene_ref (lt_diagram_get_scene (diagram));
  lt_diagram_set_viewpoint (diagram, 0);
  lt_diagram_wait (diagram);
  g_assert_cmpuint (heard.scenes, ==, 2);
  g_assert_cmpuint (heard.same, ==, 1);
  g_clear_object (&diagram);
  fixture_reopen (&s->base);
  diagram = lt_diagram_new (s->base.workspace, service);
  lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, s->display);
  lt_diagram_wait (diagram);
  for (guint i = 0; i < 5; i++)
    {
      LtRect a = lt_scene_card_rect (first, i), b = lt_scene_card_rect (lt_diagram_get_scene (diagram), i);

      g_assert_cmpfloat_with_epsilon (a.x, b.x, 0.051);
      g_assert_cmpfloat_with_epsilon (a.y, b.y, 0.051);
    }
  g_assert_cmpuint (lt_workspace_get_history (s->base.workspace)->len, ==, steps + 1);
}

/* A new segment leaves the others where they are; undoing its insertion does too. */
static void
test_new_segment_moves_nobody (Small *s, gconstpointer unused)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(LtDiagram) diagram = lt_diagram_new (s->base.workspace, service);
  g_autoptr(LtScene) before = NULL;
  g_autoptr(GError) error = NULL;
  guint index;

  lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, s->display);
  lt_diagram_wait (diagram);
  before = lt_scene_ref (lt_diagram_get_scene (diagram));
  fixture_segment (s->base.workspace, s->display, "背光模组", LT_POSITION_MIDSTREAM);
  lt_diagram_wait (diagram);
  g_assert_cmpuint (lt_scene_get_graph (lt_diagram_get_scene (diagram))->nodes->len, ==, 6);
  for (guint i = 0; i < 5; i++)
    {
      LtRect a = lt_scene_card_rect (before, i), b;

      g_assert_true (lt_graph_find (lt_scene_get_graph (lt_diagram_get_scene (diagram)),
                                    lt_graph_node (lt_scene_get_graph (before), i)->id, &index));
      b = lt_scene_card_rect (lt_diagram_get_scene (diagram), index);
      g_assert_cmpfloat_with_epsilon (a.x, b.x, 0.051);
      g_assert_cmpfloat_with_epsilon (a.y, b.y, 0.051);
    }
  lt_workspace_undo (s->base.workspace, &error);
  g_assert_no_error (error);
  lt_diagram_wait (diagram);
  g_assert_cmpuint (lt_scene_get_graph (lt_diagram_get_scene (diagram))->nodes->len, ==, 5);
  g_assert_true (lt_workspace_can_redo (s->base.workspace));
}

static const LtNode *
shown (LtDiagram *diagram, gint64 segment)
{
  LtGraph *graph = lt_scene_get_graph (lt_diagram_get_scene (diagram));
  guint index = 0;

  g_assert_true (lt_graph_find (graph, segment, &index));
  return lt_graph_node (graph, index);
}

/* What a coverage is held to be shows on the card, and on its neighbours'; taken back, it does no more. */
static void
test_override_is_shown (Small *s, gconstpointer unused)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(LtDiagram) diagram = lt_diagram_new (s->base.workspace, service);
  LtOverride row = { 0, s->city, s->glass, LT_OVERRIDE_STRONG, (char *) "未入统", NULL, (char *) "2026-11-26" };
  g_autoptr(GError) error = NULL;

  lt_diagram_set_viewpoint (diagram, s->city);
  lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, s->display);
  lt_diagram_wait (diagram);
  g_assert_cmpint (shown (diagram, s->panel)->action, ==, LT_ACTION_EXTEND);
  fixture_insert (s->base.workspace, LT_TABLE_OVERRIDE, &row);
  lt_diagram_wait (diagram);
  g_assert_cmpint (shown (diagram, s->glass)->coverage, ==, LT_COVERAGE_STRONG);
  g_assert_cmpint (shown (diagram, s->glass)->action, ==, LT_ACTION_NONE);
  g_assert_cmpint (shown (diagram, s->panel)->action, ==, LT_ACTION_FILL);
  lt_workspace_undo (s->base.workspace, &error);
  g_assert_no_error (error);
  lt_diagram_wait (diagram);
  g_assert_cmpint (shown (diagram, s->glass)->coverage, ==, LT_COVERAGE_MISSING);
  g_assert_cmpint (shown (diagram, s->panel)->action, ==, LT_ACTION_EXTEND);
}

/* More segments than are taken between two looks at the clock. */
static void
add_many (Small *s)
{
  gint64 last = s->module;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("环节%02u", i);
      gint64 segment = fixture_segment (s->base.workspace, s->display, name, LT_POSITION_MIDSTREAM);

      fixture_flow (s->base.workspace, last, segment);
      last = segment;
    }
}

static char *
describe (LtGraph *graph)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtNode *node = lt_graph_node (graph, i);
      g_autofree char *names = g_strjoinv (",", node->names);

      g_string_append_printf (text, "%s %d %d %d %s %u\n", node->title, node->lane, node->coverage, node->ghost, names, node->targets);
    }
  for (guint i = 0; i < graph->edges->len; i++)
    g_string_append_printf (text, "%u-%u\n", lt_graph_edge (graph, i)->from, lt_graph_edge (graph, i)->to);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* However often it is left off, the same cards and flows in the same order. */
static void
test_piece_by_piece (Small *s, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (s->base.workspace);
  LtGraphWish wish = { .kind = LT_DIAGRAM_CHAIN, .chain = s->display };
  g_autoptr(LtSurvey) survey = NULL;
  g_autoptr(LtGraph) whole = NULL, pieced = NULL;
  g_autofree char *expected = NULL, *got = NULL;
  LtGraphSnapshot *snapshot;
  guint pieces = 1;

  add_many (s);
  survey = lt_survey_new (model, s->city);
  whole = lt_graph_snapshot (model, survey, &wish);
  snapshot = lt_graph_snapshot_new (model, survey, &wish);
  while (!lt_graph_snapshot_continue (snapshot, 0))
    pieces++;
  pieced = lt_graph_snapshot_finish (snapshot);
  expected = describe (whole);
  got = describe (pieced);
  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpuint (pieced->nodes->len, ==, 55);
  g_assert_cmpuint (pieces, ==, 4);            /* 53 segments, 16 a piece */
}

static void
turn (guint turns)
{
  while (turns-- > 0)
    g_main_context_iteration (NULL, FALSE);
}

/* What is edited between two steps towards a graph is in the graph. */
static void
test_edited_meanwhile (Small *s, gconstpointer unused)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(LtDiagram) diagram = NULL;

  add_many (s);
  diagram = lt_diagram_new (s->base.workspace, service);
  lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, s->display);
  lt_diagram_set_viewpoint (diagram, s->city);
  lt_diagram_wait (diagram);
  for (guint turns = 0; turns < 6; turns++)
    {
      g_autofree char *name = g_strdup_printf ("新环节%u", turns);
      gint64 segment;

      lt_diagram_set_layer (diagram, turns % 2 == 0 ? LT_LAYER_SUPPLY : LT_LAYER_INDUSTRY);
      turn (turns);
      segment = fixture_segment (s->base.workspace, s->display, name, LT_POSITION_MIDSTREAM);
      lt_diagram_wait (diagram);
      g_assert_cmpstr (shown (diagram, segment)->title, ==, name);
      g_assert_cmpint (lt_scene_get_graph (lt_diagram_get_scene (diagram))->layer, ==, lt_diagram_get_layer (diagram));
    }
}

#define ADD(path, func) g_test_add (path, Small, NULL, small_up, func, small_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diagram/graph/chain", test_chain);
  ADD ("/diagram/graph/size-without-viewpoint", test_size_without_viewpoint);
  ADD ("/diagram/graph/overview", test_overview);
  ADD ("/diagram/graph/overview-without-role", test_overview_without_role);
  ADD ("/diagram/graph/overview-folds-pairs", test_overview_folds_pairs);
  ADD ("/diagram/graph/region", test_region);
  ADD ("/diagram/graph/unknown-chain-is-empty", test_unknown_chain_is_empty);
  ADD ("/diagram/graph/piece-by-piece", test_piece_by_piece);
  ADD ("/diagram/loop/edited-meanwhile", test_edited_meanwhile);
  ADD ("/diagram/loop/places-are-kept", test_places_are_kept);
  ADD ("/diagram/loop/new-segment-moves-nobody", test_new_segment_moves_nobody);
  ADD ("/diagram/loop/override-is-shown", test_override_is_shown);
  return g_test_run ();
}
