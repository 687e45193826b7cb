/* Operations on chains, and on the enterprises in them. */
#include "config.h"
#include "operation.h"

#define CHAIN { 0, NULL, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT }

static gint64
add_chain (Fixture *f, const char *name)
{
  LtChain row = CHAIN;
  Operation o = { .chain = &row, .name = name };

  operate (f, do_add_chain, &o);
  return row.id;
}

static void
test_add (Fixture *f, gconstpointer unused)
{
  LtChain row = { 0, NULL, LT_CHAIN_ROLE_TRUNK, 0, (char *) " 张三 ", (char *) "工信局", (char *) "", NULL, LT_UNKNOWN_INT };
  Operation o = { .chain = &row, .name = "  新型\xe3\x80\x80显示 " };
  gint64 other;

  fixture_chain (f->workspace, "b");
  fixture_chain (f->workspace, "a");
  operate (f, do_add_chain, &o);
  g_assert_cmpstr (chain_of (f, row.id)->name, ==, "新型 显示");
  g_assert_cmpint (chain_of (f, row.id)->role, ==, LT_CHAIN_ROLE_TRUNK);
  g_assert_cmpstr (chain_of (f, row.id)->chief, ==, "张三");
  g_assert_cmpstr (chain_of (f, row.id)->unit, ==, "工信局");
  g_assert_null (chain_of (f, row.id)->leader);
  g_assert_null (chain_of (f, row.id)->alliance);
  /* Last, though those that were there had no order. */
  g_assert_cmpint (row.ordinal, ==, 3);
  assert_names (f, LT_TABLE_CHAIN, NULL, 0, "a b 新型 显示");
  other = add_chain (f, "0");
  g_assert_cmpint (chain_of (f, other)->ordinal, ==, 4);
}

static void
test_add_refused (Fixture *f, gconstpointer unused)
{
  LtChain row = CHAIN;
  Operation o = { .chain = &row, .name = "显示" };
  gint64 id = add_chain (f, "显示");

  refuse (f, do_add_chain, o, "“显示” already");
  o.name = "显\xe3\x80\x80示";
  refuse (f, do_add_chain, o, "already");
  o.name = "汽车";
  row.role = LT_CHAIN_ROLE_ROOT + 1;
  refuse (f, do_add_chain, o, "trunk, branch or root");
  row.role = -1;
  refuse (f, do_add_chain, o, "trunk, branch or root");
  row.role = LT_CHAIN_ROLE_NONE;
  row.parent = 4711;
  refuse (f, do_add_chain, o, "no longer");
  row.parent = id;
  row.unit = (char *) "\xff";
  refuse (f, do_add_chain, o, "UTF-8");
  row.unit = NULL;
  refuse_names (f, do_add_chain, o);
  g_assert_cmpint (chain_of (f, row.id)->parent, ==, id);
}

static void
test_rename (Fixture *f, gconstpointer unused)
{
  gint64 a = add_chain (f, "LED"), b = add_chain (f, "显示");
  Operation o = { a, .name = " led\n照明" };

  operate (f, do_rename_chain, &o);
  g_assert_cmpstr (chain_of (f, a)->name, ==, "led 照明");
  /* Its own name in other letters is no clash. */
  o.name = "ＬＥＤ照明";
  operate (f, do_rename_chain, &o);
  refuse (f, do_rename_chain, (Operation) { b, .name = "Led 照明" }, "already");
  refuse (f, do_rename_chain, (Operation) { 4711, .name = "x" }, "no longer");
  refuse_names (f, do_rename_chain, (Operation) { b });
}

static void
test_nest (Fixture *f, gconstpointer unused)
{
  gint64 a = add_chain (f, "a"), b = add_chain (f, "b"), c = add_chain (f, "c");
  Operation o = { b, a };

  operate (f, do_nest_chain, &o);
  o = (Operation) { c, b };
  operate (f, do_nest_chain, &o);
  refuse (f, do_nest_chain, (Operation) { a, a }, "part of itself");
  refuse (f, do_nest_chain, (Operation) { a, b }, "“a” is above");
  refuse (f, do_nest_chain, (Operation) { a, c }, "“a” is above");
  refuse (f, do_nest_chain, (Operation) { a, 4711 }, "no longer");
  refuse (f, do_nest_chain, (Operation) { 4711, a }, "no longer");
  o = (Operation) { b, 0 };
  operate (f, do_nest_chain, &o);
  g_assert_cmpint (chain_of (f, b)->parent, ==, 0);
  o = (Operation) { a, c };
  operate (f, do_nest_chain, &o);
  g_assert_cmpint (chain_of (f, a)->parent, ==, c);
}

/* A foreign file may hold a ring, which must not keep the walk going for ever; it can be mended. */
static void
test_ring (Fixture *f, gconstpointer unused)
{
  gint64 a = add_chain (f, "a"), b = add_chain (f, "b"), c = add_chain (f, "c");
  LtChain ring_a = { a, (char *) "a", LT_CHAIN_ROLE_NONE, b, NULL, NULL, NULL, NULL, 1 };
  LtChain ring_b = { b, (char *) "b", LT_CHAIN_ROLE_NONE, a, NULL, NULL, NULL, NULL, 2 };
  Operation o = { c, a };

  fixture_step (f->workspace, "Ring", LT_EDIT_DEFAULT, fixture_update_one, LT_TABLE_CHAIN, &ring_a);
  fixture_step (f->workspace, "Ring", LT_EDIT_DEFAULT, fixture_update_one, LT_TABLE_CHAIN, &ring_b);
  operate (f, do_nest_chain, &o);
  o = (Operation) { a, 0 };
  operate (f, do_nest_chain, &o);
  g_assert_cmpint (chain_of (f, a)->parent, ==, 0);
}

static void
test_role (Fixture *f, gconstpointer unused)
{
  gint64 a = add_chain (f, "a");
  Operation o = { a, .value = LT_CHAIN_ROLE_ROOT };

  operate (f, do_set_chain_role, &o);
  g_assert_cmpint (chain_of (f, a)->role, ==, LT_CHAIN_ROLE_ROOT);
  refuse (f, do_set_chain_role, (Operation) { a, .value = 4 }, "trunk, branch or root");
  refuse (f, do_set_chain_role, (Operation) { a, .value = -1 }, "trunk, branch or root");
  refuse (f, do_set_chain_role, (Operation) { 4711, .value = 1 }, "no longer");
}

static void
reorder (Fixture *f, gint64 id, gint64 before, const char *expected)
{
  Operation o = { id, before };

  operate (f, do_reorder_chain, &o);
  assert_names (f, LT_TABLE_CHAIN, NULL, 0, expected);
}

static void
test_reorder (Fixture *f, gconstpointer unused)
{
  gint64 a = fixture_chain (f->workspace, "a"), b = fixture_chain (f->workspace, "b"), c = fixture_chain (f->workspace, "c");
  gint64 d = fixture_chain (f->workspace, "d");

  reorder (f, d, b, "a d b c");
  g_assert_cmpint (chain_of (f, a)->ordinal, ==, 1);
  g_assert_cmpint (chain_of (f, c)->ordinal, ==, 4);
  reorder (f, a, c, "d b a c");
  reorder (f, d, 0, "b a c d");
  reorder (f, d, b, "d b a c");
  reorder (f, a, a, "d b a c");
  reorder (f, c, 0, "d b a c");
  refuse (f, do_reorder_chain, (Operation) { 4711, a }, "no longer");
  refuse (f, do_reorder_chain, (Operation) { a, 4711 }, "no longer");
}

static void
test_delete_all (Fixture *f, gconstpointer unused)
{
  gint64 ids[3] = { add_chain (f, "a"), add_chain (f, "b"), 4711 };
  gint64 kept = add_chain (f, "c");
  gint64 there = fixture_segment (f->workspace, ids[0], "甲", LT_POSITION_NONE);
  gint64 here = fixture_segment (f->workspace, kept, "乙", LT_POSITION_NONE);
  Operation o = { kept, ids[1] };

  operate (f, do_nest_chain, &o);
  fixture_product (f->workspace, there, "玻璃", 1);
  fixture_flow (f->workspace, there, here);
  fixture_placement (f->workspace, ids[0], there);
  fixture_citation (f->workspace, LT_TABLE_CHAIN, ids[1], NULL);
  o = (Operation) { .value = LT_TABLE_CHAIN, .ids = ids, .n = 3 };
  operate (f, do_delete_all, &o);
  assert_names (f, LT_TABLE_CHAIN, NULL, 0, "c");
  assert_names (f, LT_TABLE_SEGMENT, NULL, 0, "乙");
  g_assert_cmpint (chain_of (f, kept)->parent, ==, 0);
  assert_count (f, "product", 0);
  assert_count (f, "flow", 0);
  assert_count (f, "placement", 0);
  assert_count (f, "citation", 0);
  /* Once more there is nothing to do, which leaves no trace. */
  lt_workspace_edit (f->workspace, "Again", LT_EDIT_DEFAULT, do_delete_all, &o, NULL);
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "Operation");
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  assert_names (f, LT_TABLE_CHAIN, NULL, 0, "a b c");
  g_assert_cmpint (chain_of (f, kept)->parent, ==, ids[1]);
}

static void
test_participate (Fixture *f, gconstpointer unused)
{
  gint64 segment = fixture_segment (f->workspace, add_chain (f, "a"), "甲", LT_POSITION_NONE);
  gint64 enterprise = fixture_enterprise (f->workspace, "某厂", 0);
  Operation o = { enterprise, segment, .value = LT_ROLE_CORE };
  const LtParticipation *row;

  operate (f, do_participate, &o);
  row = lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_PARTICIPATION, o.created);
  g_assert_cmpint (row->enterprise, ==, enterprise);
  g_assert_cmpint (row->segment, ==, segment);
  g_assert_cmpint (row->role, ==, LT_ROLE_CORE);
  refuse (f, do_participate, (Operation) { enterprise, segment, .value = LT_ROLE_LEADER }, "“某厂” is in “甲” already");
  refuse (f, do_participate, (Operation) { 4711, segment, .value = LT_ROLE_LEADER }, "no longer");
  refuse (f, do_participate, (Operation) { enterprise, 4711, .value = LT_ROLE_LEADER }, "no longer");
  refuse (f, do_participate, (Operation) { enterprise, segment, .value = 4 }, "leader, core or support");
  refuse (f, do_set_role, (Operation) { o.created, .value = -1 }, "leader, core or support");
  refuse (f, do_set_role, (Operation) { o.created, .value = 4 }, "leader, core or support");
  refuse (f, do_set_role, (Operation) { 4711, .value = LT_ROLE_LEADER }, "no longer");
  o = (Operation) { o.created, .value = LT_ROLE_NONE };
  operate (f, do_set_role, &o);
  row = lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_PARTICIPATION, o.id);
  g_assert_cmpint (row->role, ==, LT_ROLE_NONE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/edit-chain/add", test_add);
  ADD ("/workspace/edit-chain/add-refused", test_add_refused);
  ADD ("/workspace/edit-chain/rename", test_rename);
  ADD ("/workspace/edit-chain/nest", test_nest);
  ADD ("/workspace/edit-chain/ring", test_ring);
  ADD ("/workspace/edit-chain/role", test_role);
  ADD ("/workspace/edit-chain/reorder", test_reorder);
  ADD ("/workspace/edit-chain/delete-all", test_delete_all);
  ADD ("/workspace/edit-participation/participate", test_participate);
  return g_test_run ();
}
