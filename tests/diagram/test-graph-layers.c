/* The four maps of one chain: what each says of a card, who is tied to whom, and that nothing moves between them. */
#include "config.h"
#include "../workspace/fixture.h"

#include "diagram/diagram.h"
#include "diagram/graph-builder.h"
#include "diagram/layer-facts.h"
#include "diagram/painter-private.h"
#include "diagram/scene-changes.h"

/* Display, in the city: glass → panel → module, module → phone of another chain; cover and lone stand apart, empty has nobody. */
typedef struct {
  Fixture base;
  gint64  city, wuhan, display, phones;
  gint64  glass, panel, module, cover, lone, empty, phone;
} Maps;

/* One for all tests: what they only read need not be written again for each; the last two change it. */
#define MAPS(name, func) g_test_add_data_func ("/graph-layers/" name, &maps, (GTestDataFunc) (GCallback) func)

static gint64
add_region (Maps *m, const char *name)
{
  LtRegion row = { 0, (char *) name, 0, LT_REGION_CITY, NULL, NULL, LT_UNKNOWN, NULL, NULL };

  return fixture_insert (m->base.workspace, LT_TABLE_REGION, &row);
}

static gint64
add_enterprise (Maps *m, const char *name, gint64 region, gint64 segment, LtRole role)
{
  LtEnterprise row = { 0, (char *) name, NULL, region, LT_STATUS_NONE, NULL, NULL, NULL, 0 };
  LtParticipation link = { 0, fixture_insert (m->base.workspace, LT_TABLE_ENTERPRISE, &row), segment, role };

  if (segment != 0)
    fixture_insert (m->base.workspace, LT_TABLE_PARTICIPATION, &link);
  return link.enterprise;
}

static void
add_supply (Maps *m, gint64 supplier, gint64 buyer)
{
  LtSupply row = { 0, supplier, buyer, NULL };

  fixture_insert (m->base.workspace, LT_TABLE_SUPPLY, &row);
}

static void
add_study (Maps *m, gint64 institution, gint64 segment)
{
  LtStudy row = { 0, institution, segment };

  fixture_insert (m->base.workspace, LT_TABLE_STUDY, &row);
}

static gint64
add_institution (Maps *m, const char *name, const char *kind, gint64 region)
{
  LtInstitution row = { 0, (char *) name, (char *) kind, region, LT_UNKNOWN };

  return fixture_insert (m->base.workspace, LT_TABLE_INSTITUTION, &row);
}

static void
add_target (Maps *m, const char *name, gint64 segment, LtTargetStatus status)
{
  LtTarget row = { 0, add_enterprise (m, name, 0, 0, LT_ROLE_NONE), segment, NULL, NULL, LT_METHOD_NONE, status };

  fixture_insert (m->base.workspace, LT_TABLE_TARGET, &row);
}

static void
add_project (Maps *m, const char *name, gint64 region, LtStage stage, gint64 segment)
{
  LtProject row = { .name = (char *) name, .region = region, .stage = stage, .invest_wan = LT_UNKNOWN, .arrived_wan = LT_UNKNOWN,
                    .land_mu = LT_UNKNOWN, .output_wan = LT_UNKNOWN, .tax_wan = LT_UNKNOWN };
  LtPurpose purpose = { 0, fixture_insert (m->base.workspace, LT_TABLE_PROJECT, &row), segment };

  fixture_insert (m->base.workspace, LT_TABLE_PURPOSE, &purpose);
}

static void
add_segments (Maps *m)
{
  LtWorkspace *w = m->base.workspace;

  m->glass = fixture_segment (w, m->display, "玻璃", LT_POSITION_UPSTREAM);
  m->panel = fixture_segment (w, m->display, "面板", LT_POSITION_MIDSTREAM);
  m->module = fixture_segment (w, m->display, "模组", LT_POSITION_MIDSTREAM);
  m->cover = fixture_segment (w, m->display, "盖板", LT_POSITION_MIDSTREAM);
  m->lone = fixture_segment (w, m->display, "胶水", LT_POSITION_UPSTREAM);
  m->empty = fixture_segment (w, m->display, "偏光片", LT_POSITION_UPSTREAM);
  m->phone = fixture_segment (w, m->phones, "手机", LT_POSITION_DOWNSTREAM);
  fixture_flow (w, m->glass, m->panel);
  fixture_flow (w, m->panel, m->module);
  fixture_flow (w, m->module, m->phone);
}

static void
add_supplies (Maps *m)
{
  gint64 a = add_enterprise (m, "甲", m->city, m->glass, LT_ROLE_NONE), b = add_enterprise (m, "乙", m->city, m->panel, LT_ROLE_NONE);
  gint64 c = add_enterprise (m, "丙", m->city, m->module, LT_ROLE_LEADER), d = add_enterprise (m, "丁", m->city, m->module, LT_ROLE_CORE);
  gint64 e = add_enterprise (m, "戊", m->city, m->cover, LT_ROLE_LEADER), g = add_enterprise (m, "庚", m->city, m->phone, LT_ROLE_NONE);
  gint64 away = add_enterprise (m, "外", m->wuhan, m->panel, LT_ROLE_NONE), both = add_enterprise (m, "癸", m->city, m->glass, LT_ROLE_SUPPORT);
  LtParticipation again = { 0, both, m->cover, LT_ROLE_SUPPORT };

  fixture_insert (m->base.workspace, LT_TABLE_PARTICIPATION, &again);
  add_enterprise (m, "己", m->city, m->cover, LT_ROLE_CORE);
  add_enterprise (m, "辛", m->city, m->lone, LT_ROLE_NONE);
  add_supply (m, a, b);            /* along glass → panel */
  add_supply (m, both, b);         /* likewise, though it stands on the cover too */
  add_supply (m, a, e);            /* no flow: a tie */
  add_supply (m, c, d);            /* on one card */
  add_supply (m, d, g);            /* into the other chain */
  add_supply (m, a, away);         /* not local: known of 甲, and no more */
}

static void
maps_up (Maps *m)
{
  LtChain display = { 0, (char *) "显示", LT_CHAIN_ROLE_BRANCH, 0, (char *) "张三", NULL, (char *) "甲", (char *) "李四", 1 };
  LtChain phones = { 0, (char *) "终端", LT_CHAIN_ROLE_TRUNK, 0, NULL, NULL, NULL, NULL, 2 };
  gint64 institute, university, centre;

  fixture_up (&m->base, NULL);
  m->city = add_region (m, "咸宁市");
  m->wuhan = add_region (m, "武汉市");
  m->display = fixture_insert (m->base.workspace, LT_TABLE_CHAIN, &display);
  m->phones = fixture_insert (m->base.workspace, LT_TABLE_CHAIN, &phones);
  add_segments (m);
  add_supplies (m);
  institute = add_institution (m, "本地研究院", "研究院", m->city);
  university = add_institution (m, "武汉理工大学", "高校", m->wuhan);
  centre = add_institution (m, "检验中心", NULL, 0);
  add_study (m, university, m->glass);
  add_study (m, centre, m->glass);
  add_study (m, institute, m->glass);
  add_study (m, university, m->panel);
  add_study (m, university, m->module);
  add_study (m, institute, m->module);
  add_target (m, "盛波", m->empty, LT_TARGET_NONE);
  add_target (m, "三利谱", m->empty, LT_TARGET_CONTACTED);
  add_target (m, "明基", m->empty, LT_TARGET_DECLINED);
  add_target (m, "龙腾", m->panel, LT_TARGET_DECLINED);
  add_target (m, "彩虹", m->lone, LT_TARGET_IDENTIFIED);
  add_project (m, "偏光片一期", m->city, LT_STAGE_LEAD, m->empty);
  add_project (m, "武汉项目", m->wuhan, LT_STAGE_SIGNED, m->empty);
  add_project (m, "旧项目", m->city, LT_STAGE_PRODUCTION, m->panel);
}

static LtGraph *
build (Maps *m, LtDiagramKind kind, LtLayer layer)
{
  LtModel *model = lt_workspace_get_model (m->base.workspace);
  g_autoptr(LtSurvey) survey = lt_survey_new (model, m->city);

  return lt_graph_build (model, survey, kind, m->display, layer);
}

static LtNode *
node_of (LtGraph *graph, gint64 id)
{
  guint index;

  g_assert_true (lt_graph_find (graph, id, &index));
  return lt_graph_node (graph, index);
}

static const LtEdge *
edge_between (LtGraph *graph, gint64 from, gint64 to)
{
  for (guint i = 0; i < graph->edges->len; i++)
    if (lt_graph_node (graph, lt_graph_edge (graph, i)->from)->id == from && lt_graph_node (graph, lt_graph_edge (graph, i)->to)->id == to)
      return lt_graph_edge (graph, i);
  g_assert_not_reached ();
}

static void
assert_texts (char **texts, const char *expected)
{
  g_autofree char *joined = texts != NULL ? g_strjoinv ("|", texts) : NULL;

  g_assert_cmpstr (joined, ==, expected);
}

/* The local and those of whom nobody knows where they are come first; of the others it is said where. */
static void
test_innovation (Maps *m)
{
  g_autoptr(LtGraph) graph = build (m, LT_DIAGRAM_CHAIN, LT_LAYER_INNOVATION);
  LtNode *glass = node_of (graph, m->glass), *panel = node_of (graph, m->panel);

  g_assert_cmpint (lt_graph_get_tone (graph, glass), ==, LT_TONE_MORE_INSTITUTIONS);
  g_assert_cmpuint (glass->institutions, ==, 3);
  assert_texts (glass->names, "本地研究院|检验中心");
  assert_texts (glass->notes, "研究院|");
  g_assert_cmpuint (glass->more, ==, 1);
  g_assert_cmpint (glass->names_of, ==, LT_NAMES_INSTITUTIONS);
  g_assert_cmpint (panel->shade, ==, LT_TONE_ONE_INSTITUTION);
  assert_texts (panel->names, "武汉理工大学");
  assert_texts (panel->notes, "武汉市");
  g_assert_cmpint (node_of (graph, m->module)->shade, ==, LT_TONE_TWO_INSTITUTIONS);
  g_assert_cmpint (node_of (graph, m->empty)->shade, ==, LT_TONE_NO_INSTITUTION);
  g_assert_null (lt_card_badge_text (graph, node_of (graph, m->empty)));
}

static void
assert_supply (Maps *m, gint64 key, const char *supplier, const char *buyer)
{
  LtModel *model = lt_workspace_get_model (m->base.workspace);
  const LtSupply *row = lt_model_get (model, LT_TABLE_SUPPLY, key);

  g_assert_nonnull (row);
  g_assert_cmpstr (lt_model_get_enterprise (model, row->supplier)->name, ==, supplier);
  g_assert_cmpstr (lt_model_get_enterprise (model, row->buyer)->name, ==, buyer);
}

static void
test_supply (Maps *m)
{
  g_autoptr(LtGraph) graph = build (m, LT_DIAGRAM_CHAIN, LT_LAYER_SUPPLY);
  const LtTie *tie = &g_array_index (graph->ties, LtTie, 0);

  g_assert_cmpint (node_of (graph, m->glass)->shade, ==, LT_TONE_LINKED);
  g_assert_cmpuint (node_of (graph, m->glass)->linked, ==, 2);
  g_assert_cmpint (node_of (graph, m->cover)->shade, ==, LT_TONE_PARTLY_LINKED);
  g_assert_cmpuint (node_of (graph, m->cover)->linked, ==, 2);
  g_assert_cmpuint (node_of (graph, m->cover)->enterprises, ==, 3);
  g_assert_cmpint (node_of (graph, m->lone)->shade, ==, LT_TONE_UNLINKED);
  g_assert_cmpint (node_of (graph, m->empty)->shade, ==, LT_TONE_NO_ENTERPRISE);
  g_assert_cmpint (node_of (graph, m->phone)->shade, ==, LT_TONE_LINKED);
  assert_texts (node_of (graph, m->glass)->names, "癸|甲");
  assert_texts (node_of (graph, m->glass)->notes, "←0 →1|←0 →3");
  assert_texts (node_of (graph, m->lone)->notes, "");
  g_assert_cmpuint (edge_between (graph, m->glass, m->panel)->supplies, ==, 2);
  g_assert_cmpuint (edge_between (graph, m->panel, m->module)->supplies, ==, 0);
  g_assert_cmpuint (edge_between (graph, m->module, m->phone)->supplies, ==, 1);
  g_assert_cmpuint (graph->ties->len, ==, 1);
  g_assert_cmpint (lt_graph_node (graph, tie->from)->id, ==, m->glass);
  g_assert_cmpint (lt_graph_node (graph, tie->to)->id, ==, m->cover);
  g_assert_cmpuint (tie->weight, ==, 1);
  assert_supply (m, tie->named[0], "甲", "戊");
  g_assert_cmpint (tie->named[1], ==, 0);
  assert_supply (m, edge_between (graph, m->module, m->phone)->named[0], "丁", "庚");
  g_assert_cmpint (edge_between (graph, m->glass, m->panel)->named[1], !=, 0);
  g_assert_cmpint (edge_between (graph, m->panel, m->module)->named[0], ==, 0);
}

/* Of many the first are named, the others are counted. */
static void
test_many_supplies (Maps *m)
{
  g_autoptr(LtGraph) graph = NULL;
  const LtTie *tie;

  for (guint i = 0; i < LT_MOST_NAMED_SUPPLIES + 3; i++)
    {
      g_autofree char *from = g_strdup_printf ("供 %u", i), *to = g_strdup_printf ("需 %u", i);
      gint64 supplier = add_enterprise (m, from, m->city, m->lone, LT_ROLE_NONE);

      add_supply (m, supplier, add_enterprise (m, to, m->city, m->empty, LT_ROLE_NONE));
    }
  graph = build (m, LT_DIAGRAM_CHAIN, LT_LAYER_SUPPLY);
  tie = &g_array_index (graph->ties, LtTie, graph->ties->len - 1);
  g_assert_cmpuint (graph->ties->len, ==, 2);
  tie = tie->weight == 1 ? tie - 1 : tie;
  g_assert_cmpuint (tie->weight, ==, LT_MOST_NAMED_SUPPLIES + 4);             /* with the one that came before */
  for (guint i = 0; i < LT_MOST_NAMED_SUPPLIES; i++)
    g_assert_cmpint (tie->named[i], !=, 0);
}


static void
test_recruitment (Maps *m)
{
  g_autoptr(LtGraph) graph = build (m, LT_DIAGRAM_CHAIN, LT_LAYER_RECRUITMENT);
  LtNode *empty = node_of (graph, m->empty), *lone = node_of (graph, m->lone);
  g_autofree char *badge = lt_card_badge_text (graph, empty);
  g_autofree char *expected = g_strdup_printf ("%s %d", lt_action_get_badge (empty->action), empty->priority);

  g_assert_cmpint (empty->shade, ==, LT_TONE_PURSUED);
  g_assert_cmpuint (empty->pursuits, ==, 1);
  g_assert_cmpuint (empty->named_projects, ==, 1);
  assert_texts (empty->names, "偏光片一期|三利谱");
  g_assert_cmpstr (empty->notes[0], ==, lt_enum_label (LT_TABLE_PROJECT, "stage", LT_STAGE_LEAD));
  g_assert_cmpstr (empty->notes[1], ==, lt_enum_label (LT_TABLE_TARGET, "status", LT_TARGET_CONTACTED));
  g_assert_cmpuint (empty->more, ==, 2);
  /* No flow, no mark; three rows of targets of three: 10 of 100. */
  g_assert_cmpint (empty->priority, ==, 10);
  g_assert_cmpstr (badge, ==, expected);
  g_assert_cmpint (lone->shade, ==, LT_TONE_TARGETED);
  g_assert_cmpuint (lone->named_projects, ==, 0);
  g_assert_cmpint (node_of (graph, m->panel)->shade, ==, LT_TONE_OPEN_GAP);
  g_assert_cmpint (node_of (graph, m->module)->shade, ==, LT_TONE_NO_GAP);
  g_assert_cmpint (node_of (graph, m->module)->priority, ==, -1);
}

/* The industry's card is its coverage still, and has the priority too. */
static void
test_industry (Maps *m)
{
  g_autoptr(LtGraph) graph = build (m, LT_DIAGRAM_CHAIN, LT_LAYER_INDUSTRY);
  LtNode *empty = node_of (graph, m->empty);

  g_assert_cmpint (lt_graph_get_tone (graph, empty), ==, (gint) LT_COVERAGE_MISSING);
  g_assert_cmpint (lt_graph_get_tone (graph, node_of (graph, m->module)), ==, (gint) LT_COVERAGE_STRONG);
  assert_texts (node_of (graph, m->module)->names, "丙|丁");
  g_assert_cmpint (empty->priority, ==, 10);
  g_assert_cmpuint (graph->ties->len, ==, 0);
  g_assert_cmpstr (graph->people, ==, "Chief: 张三 · Leader: 甲 · Alliance: 李四");
}

/* What the outline says is what the cards say. */
static void
test_facts_agree (Maps *m)
{
  LtModel *model = lt_workspace_get_model (m->base.workspace);
  g_autoptr(LtSurvey) survey = lt_survey_new (model, m->city);

  for (guint layer = 0; layer < LT_N_LAYERS; layer++)
    {
      g_autoptr(LtGraph) graph = build (m, LT_DIAGRAM_CHAIN, layer);

      for (guint i = 0; i < graph->nodes->len; i++)
        {
          const LtNode *node = lt_graph_node (graph, i);
          LtLayerFacts facts = lt_layer_read_facts (model, survey, layer, node->id);

          g_assert_cmpint (facts.tone, ==, lt_graph_get_tone (graph, node));
          g_assert_cmpuint (facts.institutions, ==, node->institutions);
          g_assert_cmpuint (facts.linked, ==, node->linked);
          g_assert_cmpuint (facts.pursuits, ==, node->pursuits);
        }
    }
}

static void
test_overview (Maps *m)
{
  g_autoptr(LtGraph) innovation = build (m, LT_DIAGRAM_OVERVIEW, LT_LAYER_INNOVATION), supply = build (m, LT_DIAGRAM_OVERVIEW, LT_LAYER_SUPPLY);
  g_autoptr(LtGraph) recruitment = build (m, LT_DIAGRAM_OVERVIEW, LT_LAYER_RECRUITMENT);
  LtNode *node = node_of (innovation, m->display);

  /* Cover, lone and empty have none, panel one, module two, glass three: three institutions in all. */
  g_assert_cmpuint (node->institutions, ==, 3);
  g_assert_cmpuint (lt_painter_tally (innovation, node, LT_TONE_NO_INSTITUTION), ==, 3);
  g_assert_cmpuint (lt_painter_tally (innovation, node, LT_TONE_ONE_INSTITUTION), ==, 1);
  g_assert_cmpuint (lt_painter_tally (innovation, node, LT_TONE_TWO_INSTITUTIONS), ==, 1);
  g_assert_cmpuint (lt_painter_tally (innovation, node, LT_TONE_MORE_INSTITUTIONS), ==, 1);
  assert_texts (node->people, "Chief: 张三|Leader: 甲|Alliance: 李四");
  assert_texts (node_of (innovation, m->phones)->people, "");
  node = node_of (supply, m->display);
  g_assert_cmpuint (lt_painter_tally (supply, node, LT_TONE_LINKED), ==, 3);
  g_assert_cmpuint (lt_painter_tally (supply, node, LT_TONE_PARTLY_LINKED), ==, 1);
  g_assert_cmpuint (lt_painter_tally (supply, node, LT_TONE_UNLINKED), ==, 1);
  g_assert_cmpuint (lt_painter_tally (supply, node, LT_TONE_NO_ENTERPRISE), ==, 1);
  g_assert_cmpuint (edge_between (supply, m->display, m->phones)->supplies, ==, 1);
  g_assert_cmpuint (supply->ties->len, ==, 0);
  node = node_of (recruitment, m->display);
  g_assert_cmpuint (node->pursuits, ==, 1);
  g_assert_cmpuint (lt_painter_tally (recruitment, node, LT_TONE_PURSUED), ==, 1);
  g_assert_cmpuint (lt_painter_tally (recruitment, node, LT_TONE_TARGETED), ==, 1);
}

/* Places, sizes and flows are the same; all of it is painted anew, and back again it is as it was. */
static void
test_nothing_moves (Maps *m)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(LtDiagram) diagram = lt_diagram_new (m->base.workspace, service);
  g_autoptr(LtScene) industry = NULL;
  g_autoptr(GArray) changes = NULL;

  lt_diagram_set_viewpoint (diagram, m->city);
  lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, m->display);
  lt_diagram_wait (diagram);
  industry = lt_scene_ref (lt_diagram_get_scene (diagram));
  for (guint layer = LT_LAYER_INNOVATION; layer < LT_N_LAYERS; layer++)
    {
      LtScene *scene;

      lt_diagram_set_layer (diagram, layer);
      lt_diagram_wait (diagram);
      scene = lt_diagram_get_scene (diagram);
      g_assert_cmpint (lt_scene_get_graph (scene)->layer, ==, layer);
      g_assert_true (lt_scene_get_layout (scene) == lt_scene_get_layout (industry));
      g_assert_null (lt_scene_find_changes (industry, scene));
      for (guint i = 0; i < lt_scene_get_graph (scene)->nodes->len; i++)
        g_assert_cmpfloat (lt_graph_node (lt_scene_get_graph (scene), i)->height, ==, lt_graph_node (lt_scene_get_graph (industry), i)->height);
    }
  lt_diagram_set_layer (diagram, LT_LAYER_INDUSTRY);
  lt_diagram_wait (diagram);
  changes = lt_scene_find_changes (industry, lt_diagram_get_scene (diagram));
  g_assert_nonnull (changes);
  g_assert_cmpuint (changes->len, ==, 0);
}

/* Where it runs, and only there. */
static void
assert_tie_is_hit (LtScene *scene)
{
  const LtCurve *curve = lt_scene_tie_curve (scene, 0);
  const LtPoint *p = curve->points;
  LtPoint middle = { (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8, (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8 };

  g_assert_cmpuint (lt_scene_hit_tie (scene, middle, 2), ==, 0);
  g_assert_cmpuint (lt_scene_hit_tie (scene, (LtPoint) { p[0].x - 40, p[0].y - 4000 }, 2), ==, LT_NO_TIE);
}

/* The scene follows what its layer shows: a relation that comes, a study that comes; and the layer the model as it is then. */
static void
test_layers_are_current (Maps *m)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(LtDiagram) diagram = lt_diagram_new (m->base.workspace, service);
  gint64 maker, buyer;

  lt_diagram_set_viewpoint (diagram, m->city);
  lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, m->display);
  lt_diagram_set_layer (diagram, LT_LAYER_SUPPLY);
  lt_diagram_wait (diagram);
  g_assert_cmpuint (lt_scene_get_graph (lt_diagram_get_scene (diagram))->ties->len, ==, 1);
  assert_tie_is_hit (lt_diagram_get_scene (diagram));
  maker = add_enterprise (m, "新厂", m->city, m->lone, LT_ROLE_NONE);
  buyer = add_enterprise (m, "买家", m->city, m->empty, LT_ROLE_NONE);
  lt_diagram_wait (diagram);
  add_supply (m, maker, buyer);
  lt_diagram_wait (diagram);
  g_assert_cmpuint (lt_scene_get_graph (lt_diagram_get_scene (diagram))->ties->len, ==, 2);
  g_assert_cmpint (node_of (lt_scene_get_graph (lt_diagram_get_scene (diagram)), m->lone)->shade, ==, LT_TONE_PARTLY_LINKED);
  lt_diagram_set_layer (diagram, LT_LAYER_INNOVATION);
  add_study (m, add_institution (m, "实验室", "实验室", m->city), m->empty);
  lt_diagram_wait (diagram);
  g_assert_cmpint (node_of (lt_scene_get_graph (lt_diagram_get_scene (diagram)), m->empty)->shade, ==, LT_TONE_ONE_INSTITUTION);
  lt_diagram_set_layer (diagram, LT_LAYER_INDUSTRY);
  lt_diagram_wait (diagram);
  g_assert_cmpint (node_of (lt_scene_get_graph (lt_diagram_get_scene (diagram)), m->empty)->coverage, ==, LT_COVERAGE_WEAK);
  g_assert_cmpint (node_of (lt_scene_get_graph (lt_diagram_get_scene (diagram)), m->empty)->priority, >=, 10);
}

static void
test_names (void)
{
  LtLayer layer = LT_LAYER_SUPPLY;

  for (guint i = 0; i < LT_N_LAYERS; i++)
    {
      g_assert_true (lt_layer_from_nick (lt_layer_get_nick (i), &layer));
      g_assert_cmpint (layer, ==, i);
    }
  g_assert_false (lt_layer_from_nick ("Industry", &layer));
  g_assert_false (lt_layer_from_nick (NULL, &layer));
  g_assert_cmpint (layer, ==, LT_LAYER_RECRUITMENT);
}

int
main (int argc, char **argv)
{
  Maps maps = { 0 };
  int status;

  g_test_init (&argc, &argv, NULL);
  maps_up (&maps);
  g_test_add_func ("/graph-layers/names", test_names);
  MAPS ("innovation", test_innovation);
  MAPS ("supply", test_supply);
  MAPS ("recruitment", test_recruitment);
  MAPS ("industry", test_industry);
  MAPS ("facts-agree", test_facts_agree);
  MAPS ("overview", test_overview);
  MAPS ("nothing-moves", test_nothing_moves);
  MAPS ("layers-are-current", test_layers_are_current);
  MAPS ("many-supplies", test_many_supplies);
  status = g_test_run ();
  fixture_down (&maps.base, NULL);
  return status;
}
