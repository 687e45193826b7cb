/* What letting go of a cargo would do at every kind of place: said beforehand, and done to the document. */
#include "config.h"
#include "fixture.h"

#include "app/drop.h"
#include "workspace/edit-segment.h"

/* A chain with two segments, a second one, two enterprises, an institution. */
typedef struct {
  gint64 chain, other, part, up, mid, a, b, school;
} World;

static World
make_world (Fixture *f)
{
  World w;
  LtInstitution school = { 0, (char *) "研究院", NULL, 0, LT_UNKNOWN };
  LtChain row = { 0, (char *) "显示材料", LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  w.chain = fixture_chain (f->workspace, "显示");
  w.other = fixture_chain (f->workspace, "汽车");
  row.parent = w.chain;
  w.part = fixture_insert (f->workspace, LT_TABLE_CHAIN, &row);
  w.up = fixture_segment (f->workspace, w.chain, "偏光片", LT_POSITION_UPSTREAM);
  w.mid = fixture_segment (f->workspace, w.chain, "面板", LT_POSITION_MIDSTREAM);
  w.a = fixture_enterprise (f->workspace, "甲", 0);
  w.b = fixture_enterprise (f->workspace, "乙", 0);
  w.school = fixture_insert (f->workspace, LT_TABLE_INSTITUTION, &school);
  return w;
}

static const LtDropPlace nowhere = { .position = LT_POSITION_STAYS };

static LtDropPlace
on (LtTable table, gint64 id)
{
  return (LtDropPlace) { .thing = { table, id }, .position = LT_POSITION_STAYS };
}

static LtDropPlace
beside (LtTable table, gint64 id, LtSide side)
{
  return (LtDropPlace) { .thing = { table, id }, .side = side, .position = LT_POSITION_STAYS };
}

static LtDropPlace
in (gint64 chain, gint position)
{
  return (LtDropPlace) { .chain = chain, .position = position };
}

static LtCargo *
rows (Fixture *f, LtTable table, gint64 first, gint64 second)
{
  gint64 ids[] = { first, second };

  return lt_cargo_new_rows (f->workspace, table, ids, second != 0 ? 2 : 1);
}

/* Takes the cargo. */
static void
assert_drop (Fixture *f, LtCargo *cargo, LtDropPlace place, LtDropKind kind, const char *hint)
{
  g_autoptr(LtCargo) held = cargo;
  g_autoptr(LtDrop) drop = lt_drop_judge (f->workspace, held, &place);

  g_assert_cmpstr (drop->hint, ==, hint);
  g_assert_cmpint (drop->kind, ==, kind);
}

static gboolean
is_idle (Fixture *f, guint steps)
{
  return lt_workspace_get_history (f->workspace)->len > steps;
}

static void
on_failed (LtEditor *editor, const char *why)
{
  g_error ("%s", why);
}

static void
do_drop (Fixture *f, LtCargo *cargo, LtDropPlace place, const char *label)
{
  g_autoptr(LtCargo) held = cargo;
  g_autoptr(LtEditor) editor = lt_editor_new (f->workspace);
  g_autoptr(LtDrop) drop = lt_drop_judge (f->workspace, held, &place);
  guint steps = lt_workspace_get_history (f->workspace)->len;

  g_signal_connect (editor, "failed", G_CALLBACK (on_failed), NULL);
  lt_drop_do (drop, editor, NULL, NULL);
  while (!is_idle (f, steps))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, label);
  /* The editor is told, too. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static LtModel *
model (Fixture *f)
{
  return lt_workspace_get_model (f->workspace);
}

static void
test_enterprises (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);

  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), on (LT_TABLE_SEGMENT, w.up), LT_DROP_PARTICIPATE, "“甲” goes into “偏光片”");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), on (LT_TABLE_SEGMENT, w.up), LT_DROP_PARTICIPATE, "2 enterprises go into “偏光片”");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), on (LT_TABLE_CHAIN, w.chain), LT_DROP_NOTHING,
               "An enterprise is in a segment: go into the chain first");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), in (w.chain, LT_POSITION_UPSTREAM), LT_DROP_NOTHING, "Drop it on a segment");
  do_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), on (LT_TABLE_SEGMENT, w.up), "Add “甲” to “偏光片”");
  g_assert_cmpuint (lt_model_refs (model (f), LT_TABLE_PARTICIPATION, "segment", w.up)->len, ==, 1);
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), on (LT_TABLE_SEGMENT, w.up), LT_DROP_NOTHING, "“甲” is in “偏光片” already");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), on (LT_TABLE_SEGMENT, w.up), LT_DROP_PARTICIPATE,
               "1 of 2 go into “偏光片”; the others are there");
  do_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), on (LT_TABLE_SEGMENT, w.up), "Add “乙” to “偏光片”");
  g_assert_cmpuint (lt_model_refs (model (f), LT_TABLE_PARTICIPATION, "segment", w.up)->len, ==, 2);
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), on (LT_TABLE_SEGMENT, w.up), LT_DROP_NOTHING, "All of them are in “偏光片” already");
  do_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), on (LT_TABLE_SEGMENT, w.mid), "Add 2 enterprises to “面板”");
}

/* Seen from 咸宁 both segments are gaps; 丙 is local, the others are outside. */
static void
test_targets (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);
  gint64 home = fixture_region (f->workspace, "咸宁市", 0), c = fixture_enterprise (f->workspace, "丙", home);
  g_autoptr(LtSurvey) survey = lt_survey_new (model (f), home);
  LtDropPlace up = { .thing = { LT_TABLE_SEGMENT, w.up }, .survey = survey }, mid = { .thing = { LT_TABLE_SEGMENT, w.mid }, .survey = survey };
  const LtTarget *row;

  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), up, LT_DROP_TARGET, "“甲” becomes a target for “偏光片”");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), up, LT_DROP_TARGET, "2 enterprises become targets for “偏光片”");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, c, 0), up, LT_DROP_PARTICIPATE, "“丙” goes into “偏光片”");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, c), up, LT_DROP_TARGET, "1 become targets for “偏光片”, 1 go into it");
  do_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), up, "Make “甲” a target for “偏光片”");
  row = lt_model_refs (model (f), LT_TABLE_TARGET, "segment", w.up)->pdata[0];
  g_assert_cmpint (row->enterprise, ==, w.a);
  g_assert_cmpint (row->status, ==, LT_TARGET_IDENTIFIED);
  g_assert_cmpuint (lt_model_count (model (f), LT_TABLE_PARTICIPATION), ==, 0);
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), up, LT_DROP_NOTHING, "“甲” is a target for “偏光片” already");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), up, LT_DROP_TARGET, "1 of 2 become targets for “偏光片”; the others are");
  do_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), up, "Make “乙” a target for “偏光片”");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), up, LT_DROP_NOTHING, "All of them are targets for “偏光片”, or in it, already");
  /* One hand, one step. */
  do_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, c), mid, "Make 1 enterprises targets for “面板” and add 1 to it");
  g_assert_cmpint (((LtTarget *) lt_model_refs (model (f), LT_TABLE_TARGET, "segment", w.mid)->pdata[0])->enterprise, ==, w.a);
  g_assert_cmpint (((LtParticipation *) lt_model_refs (model (f), LT_TABLE_PARTICIPATION, "segment", w.mid)->pdata[0])->enterprise, ==, c);
}

/* Two here, one leading: no gap, so what comes from outside takes part, as it does where nobody looks from anywhere. */
static void
test_no_gap (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);
  gint64 home = fixture_region (f->workspace, "咸宁市", 0);
  g_autoptr(LtSurvey) survey = NULL;

  fixture_participation (f->workspace, fixture_enterprise (f->workspace, "丙", home), w.up, LT_ROLE_LEADER);
  fixture_participation (f->workspace, fixture_enterprise (f->workspace, "丁", home), w.up, LT_ROLE_NONE);
  survey = lt_survey_new (model (f), home);
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), (LtDropPlace) { .thing = { LT_TABLE_SEGMENT, w.up }, .survey = survey },
               LT_DROP_PARTICIPATE, "“甲” goes into “偏光片”");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), (LtDropPlace) { .thing = { LT_TABLE_ENTERPRISE, w.b }, .survey = survey },
               LT_DROP_SUPPLY, "“甲” supplies “乙”");
  assert_drop (f, rows (f, LT_TABLE_INSTITUTION, w.school, 0), (LtDropPlace) { .thing = { LT_TABLE_SEGMENT, w.mid }, .survey = survey },
               LT_DROP_STUDY, "“研究院” is linked to “面板”");
}

static void
test_institutions (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);

  assert_drop (f, rows (f, LT_TABLE_INSTITUTION, w.school, 0), on (LT_TABLE_ENTERPRISE, w.a), LT_DROP_NOTHING, "Drop it on a segment");
  do_drop (f, rows (f, LT_TABLE_INSTITUTION, w.school, 0), on (LT_TABLE_SEGMENT, w.mid), "Add “研究院” to “面板”");
  g_assert_cmpint (((LtStudy *) lt_model_refs (model (f), LT_TABLE_STUDY, "institution", w.school)->pdata[0])->segment, ==, w.mid);
  assert_drop (f, rows (f, LT_TABLE_INSTITUTION, w.school, 0), on (LT_TABLE_SEGMENT, w.mid), LT_DROP_NOTHING,
               "“研究院” is linked to “面板” already");
}

static void
test_supplies (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);
  const LtSupply *row;

  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), on (LT_TABLE_ENTERPRISE, w.a), LT_DROP_NOTHING, "An enterprise cannot supply itself");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), on (LT_TABLE_ENTERPRISE, w.b), LT_DROP_SUPPLY, "“甲” supplies “乙”");
  do_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, w.b), on (LT_TABLE_ENTERPRISE, w.b), "“甲” supplies “乙”");
  g_assert_cmpuint (lt_model_count (model (f), LT_TABLE_SUPPLY), ==, 1);
  row = lt_model_refs (model (f), LT_TABLE_SUPPLY, "supplier", w.a)->pdata[0];
  g_assert_cmpint (row->buyer, ==, w.b);
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.a, 0), on (LT_TABLE_ENTERPRISE, w.b), LT_DROP_NOTHING, "“甲” supplies “乙” already");
  assert_drop (f, rows (f, LT_TABLE_ENTERPRISE, w.b, 0), on (LT_TABLE_ENTERPRISE, w.a), LT_DROP_SUPPLY, "“乙” supplies “甲”");
}

static void
test_segments (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);
  gint64 namesake = fixture_segment (f->workspace, w.other, "面板", LT_POSITION_NONE);

  assert_drop (f, rows (f, LT_TABLE_SEGMENT, w.up, 0), in (w.chain, LT_POSITION_UPSTREAM), LT_DROP_NOTHING, "It is there already");
  assert_drop (f, rows (f, LT_TABLE_SEGMENT, w.up, 0), on (LT_TABLE_CHAIN, w.chain), LT_DROP_NOTHING, "It is there already");
  assert_drop (f, rows (f, LT_TABLE_SEGMENT, w.up, 0), in (w.chain, LT_POSITION_SERVICE), LT_DROP_MOVE_SEGMENTS, "Move to Service");
  assert_drop (f, rows (f, LT_TABLE_SEGMENT, w.up, 0), on (LT_TABLE_SEGMENT, w.mid), LT_DROP_NOTHING,
               "Drop it beside the cards, or on a position or a chain");
  assert_drop (f, rows (f, LT_TABLE_SEGMENT, w.up, 0), nowhere, LT_DROP_NOTHING, "Drop it on a chain");
  assert_drop (f, rows (f, LT_TABLE_SEGMENT, w.mid, 0), on (LT_TABLE_CHAIN, w.other), LT_DROP_NOTHING, "“汽车” has a segment “面板” already");
  assert_drop (f, rows (f, LT_TABLE_SEGMENT, w.up, 0), in (w.other, LT_POSITION_DOWNSTREAM), LT_DROP_MOVE_SEGMENTS, "Move to “汽车”, Downstream");
  do_drop (f, rows (f, LT_TABLE_SEGMENT, w.up, 0), in (w.other, LT_POSITION_DOWNSTREAM), "Move “偏光片”");
  g_assert_cmpint (lt_model_get_segment (model (f), w.up)->chain, ==, w.other);
  g_assert_cmpint (lt_model_get_segment (model (f), w.up)->position, ==, LT_POSITION_DOWNSTREAM);
  assert_drop (f, rows (f, LT_TABLE_SEGMENT, w.up, namesake), on (LT_TABLE_CHAIN, w.part), LT_DROP_MOVE_SEGMENTS, "Move to “显示材料”");
  do_drop (f, rows (f, LT_TABLE_SEGMENT, w.up, namesake), on (LT_TABLE_CHAIN, w.part), "Move 2 segments");
  g_assert_cmpint (lt_model_get_segment (model (f), w.up)->position, ==, LT_POSITION_DOWNSTREAM);
  g_assert_cmpint (lt_model_get_segment (model (f), namesake)->chain, ==, w.part);
}

static void
test_new_segments (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);
  const LtSegment *row;
  GPtrArray *made;

  assert_drop (f, lt_cargo_new_segment (NULL, 0, "New segment", LT_POSITION_NONE), in (w.chain, LT_POSITION_MIDSTREAM), LT_DROP_ADD_SEGMENT,
               "“New segment”, Midstream");
  assert_drop (f, lt_cargo_new_segment (NULL, 0, "New segment", LT_POSITION_NONE), on (LT_TABLE_SEGMENT, w.up), LT_DROP_NOTHING,
               "Drop it beside the cards, or on a position or a chain");
  /* The first segment of the template of integrated circuits: as its table has it. */
  assert_drop (f, lt_cargo_new_segment ("ic", 0, "EDA工具", LT_POSITION_UPSTREAM), in (w.chain, LT_POSITION_STAYS), LT_DROP_ADD_SEGMENT,
               "“EDA工具”, Upstream");
  do_drop (f, lt_cargo_new_segment ("ic", 0, "EDA工具", LT_POSITION_UPSTREAM), in (w.chain, LT_POSITION_SERVICE), "Add “EDA工具” from a template");
  made = lt_model_refs (model (f), LT_TABLE_SEGMENT, "chain", w.chain);
  g_assert_cmpuint (made->len, ==, 3);
  row = NULL;
  for (guint i = 0; i < made->len; i++)
    if (g_str_equal (((LtSegment *) made->pdata[i])->name, "EDA工具"))
      row = made->pdata[i];
  g_assert_nonnull (row);
  g_assert_cmpint (row->position, ==, LT_POSITION_SERVICE);
  g_assert_cmpstr (row->keywords, ==, "EDA；电子设计自动化；版图设计；电路仿真");
  g_assert_cmpstr (row->codes, ==, "6513");
  g_assert_cmpint (row->criticality, ==, 3);
  g_assert_cmpuint (lt_model_refs (model (f), LT_TABLE_PRODUCT, "segment", row->id)->len, ==, 3);
  g_assert_true (lt_model_is_judgement (model (f), LT_TABLE_SEGMENT, row->id));
  assert_drop (f, lt_cargo_new_segment ("ic", 0, "EDA工具", LT_POSITION_UPSTREAM), on (LT_TABLE_CHAIN, w.chain), LT_DROP_NOTHING,
               "“显示” has a segment “EDA工具” already");
  assert_drop (f, lt_cargo_new_segment ("ic", 0, "EDA工具", LT_POSITION_UPSTREAM), on (LT_TABLE_CHAIN, w.other), LT_DROP_ADD_SEGMENT,
               "“EDA工具” becomes a segment of “汽车”");
}

/* 35 segments and 49 flows has the template of integrated circuits. */
static void
test_templates (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);
  gint64 there = fixture_segment (f->workspace, w.other, "EDA工具", LT_POSITION_NONE);
  const GPtrArray *order;

  assert_drop (f, lt_cargo_new_template ("ic", "集成电路"), nowhere, LT_DROP_ADD_TEMPLATE, "New chain “集成电路”");
  assert_drop (f, lt_cargo_new_template ("ic", "集成电路"), on (LT_TABLE_SEGMENT, there), LT_DROP_MERGE_TEMPLATE,
               "Add to “汽车” what it lacks of “集成电路”");
  do_drop (f, lt_cargo_new_template ("ic", "集成电路"), on (LT_TABLE_CHAIN, w.other), "Merge the template “集成电路” into “汽车”");
  g_assert_cmpuint (lt_model_refs (model (f), LT_TABLE_SEGMENT, "chain", w.other)->len, ==, 35);
  g_assert_cmpint (lt_model_get_segment (model (f), there)->position, ==, LT_POSITION_NONE);
  g_assert_cmpuint (lt_model_count (model (f), LT_TABLE_FLOW), ==, 49);
  do_drop (f, lt_cargo_new_template ("ic", "集成电路"), nowhere, "Add the chain “集成电路” from a template");
  order = lt_model_get_sorted (model (f), LT_TABLE_CHAIN);
  g_assert_cmpuint (order->len, ==, 4);
  g_assert_cmpuint (lt_model_count (model (f), LT_TABLE_SEGMENT), ==, 2 + 35 + 35);
  g_assert_cmpuint (lt_model_count (model (f), LT_TABLE_FLOW), ==, 49 + 49);
}

static void
test_chains (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);
  const GPtrArray *order;

  assert_drop (f, rows (f, LT_TABLE_CHAIN, w.chain, 0), on (LT_TABLE_CHAIN, w.chain), LT_DROP_NOTHING, "Drop it on another chain, or between two");
  assert_drop (f, rows (f, LT_TABLE_CHAIN, w.chain, 0), on (LT_TABLE_CHAIN, w.part), LT_DROP_NOTHING, "“显示” is above “显示材料”");
  assert_drop (f, rows (f, LT_TABLE_CHAIN, w.part, 0), on (LT_TABLE_CHAIN, w.chain), LT_DROP_NOTHING, "“显示材料” is part of “显示” already");
  do_drop (f, rows (f, LT_TABLE_CHAIN, w.other, 0), on (LT_TABLE_CHAIN, w.part), "Move the chain “汽车”");
  g_assert_cmpint (lt_model_get_chain (model (f), w.other)->parent, ==, w.part);
  /* Without ordinals they stand by name: 显示, 显示材料, 汽车. */
  order = lt_model_get_sorted (model (f), LT_TABLE_CHAIN);
  g_assert_cmpint (((LtRow *) order->pdata[0])->id, ==, w.chain);
  g_assert_cmpint (((LtRow *) order->pdata[2])->id, ==, w.other);
  assert_drop (f, rows (f, LT_TABLE_CHAIN, w.chain, 0), beside (LT_TABLE_CHAIN, w.part, LT_SIDE_BEFORE), LT_DROP_NOTHING, "It is there already");
  assert_drop (f, rows (f, LT_TABLE_CHAIN, w.chain, 0), beside (LT_TABLE_CHAIN, w.other, LT_SIDE_BEHIND), LT_DROP_REORDER_CHAIN, "List it last");
  assert_drop (f, rows (f, LT_TABLE_CHAIN, w.chain, 0), beside (LT_TABLE_CHAIN, w.part, LT_SIDE_BEHIND), LT_DROP_REORDER_CHAIN, "List it before “汽车”");
  do_drop (f, rows (f, LT_TABLE_CHAIN, w.other, 0), beside (LT_TABLE_CHAIN, w.chain, LT_SIDE_BEFORE), "Change the place of “汽车” in the list");
  g_assert_cmpint (((LtRow *) lt_model_get_sorted (model (f), LT_TABLE_CHAIN)->pdata[0])->id, ==, w.other);
}

static void
test_elsewhere (Fixture *f, gconstpointer unused)
{
  World w = make_world (f);
  Fixture other;
  LtCargo *foreign;

  fixture_up (&other, NULL);
  foreign = rows (&other, LT_TABLE_ENTERPRISE, fixture_enterprise (other.workspace, "甲", 0), 0);
  assert_drop (f, foreign, on (LT_TABLE_SEGMENT, w.up), LT_DROP_NOTHING, "It is of another workspace");
  fixture_down (&other, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/drop/enterprises", Fixture, NULL, fixture_up, test_enterprises, fixture_down);
  g_test_add ("/drop/targets", Fixture, NULL, fixture_up, test_targets, fixture_down);
  g_test_add ("/drop/no-gap", Fixture, NULL, fixture_up, test_no_gap, fixture_down);
  g_test_add ("/drop/institutions", Fixture, NULL, fixture_up, test_institutions, fixture_down);
  g_test_add ("/drop/supplies", Fixture, NULL, fixture_up, test_supplies, fixture_down);
  g_test_add ("/drop/segments", Fixture, NULL, fixture_up, test_segments, fixture_down);
  g_test_add ("/drop/new-segments", Fixture, NULL, fixture_up, test_new_segments, fixture_down);
  g_test_add ("/drop/templates", Fixture, NULL, fixture_up, test_templates, fixture_down);
  g_test_add ("/drop/chains", Fixture, NULL, fixture_up, test_chains, fixture_down);
  g_test_add ("/drop/elsewhere", Fixture, NULL, fixture_up, test_elsewhere, fixture_down);
  return g_test_run ();
}
