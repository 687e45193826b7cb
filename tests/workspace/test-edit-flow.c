/* Operations on flows. */
#include "config.h"
#include "operation.h"

typedef struct { gint64 chain, a, b, c; } Three;

static Three
three_segments (Fixture *f)
{
  Three t;

  t.chain = fixture_chain (f->workspace, "显示");
  t.a = fixture_segment (f->workspace, t.chain, "甲", LT_POSITION_UPSTREAM);
  t.b = fixture_segment (f->workspace, t.chain, "乙", LT_POSITION_MIDSTREAM);
  t.c = fixture_segment (f->workspace, t.chain, "丙", LT_POSITION_DOWNSTREAM);
  return t;
}

static const LtFlow *
flow_of (Fixture *f, gint64 id)
{
  return lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_FLOW, id);
}

static gint64
add_flow (Fixture *f, gint64 supplier, gint64 buyer, LtFlowKind kind)
{
  Operation o = { supplier, buyer, .value = kind };

  operate (f, do_connect, &o);
  g_assert_cmpint (flow_of (f, o.created)->supplier, ==, supplier);
  g_assert_cmpint (flow_of (f, o.created)->buyer, ==, buyer);
  g_assert_cmpint (flow_of (f, o.created)->kind, ==, kind);
  return o.created;
}

static void
test_connect (Fixture *f, gconstpointer unused)
{
  Three t = three_segments (f);
  gint64 far = fixture_segment (f->workspace, fixture_chain (f->workspace, "汽车"), "座舱", LT_POSITION_NONE);

  add_flow (f, t.a, t.b, LT_FLOW_COMPONENT);
  add_flow (f, t.b, t.c, LT_FLOW_NONE);
  /* A ring, both ways, and into another chain. */
  add_flow (f, t.c, t.a, LT_FLOW_PRODUCT);
  add_flow (f, t.b, t.a, LT_FLOW_SERVICE);
  add_flow (f, t.c, far, LT_FLOW_MATERIAL);
  assert_count (f, "flow", 5);
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  Three t = three_segments (f);

  add_flow (f, t.a, t.b, LT_FLOW_COMPONENT);
  refuse (f, do_connect, (Operation) { t.a, t.a }, "cannot supply itself");
  refuse (f, do_connect, (Operation) { t.a, t.b, .value = LT_FLOW_COMPONENT }, "“甲” supplies “乙” already");
  refuse (f, do_connect, (Operation) { t.a, t.b, .value = LT_FLOW_MATERIAL }, "already");
  refuse (f, do_connect, (Operation) { t.b, t.c, .value = -1 }, "no such kind");
  refuse (f, do_connect, (Operation) { t.b, t.c, .value = LT_FLOW_PRODUCT + 1 }, "no such kind");
  refuse (f, do_connect, (Operation) { t.b, 4711 }, "no longer");
  refuse (f, do_connect, (Operation) { 4711, t.b }, "no longer");
  refuse (f, do_connect, (Operation) { t.chain, t.b }, "no longer");
  fixture_delete (f->workspace, LT_TABLE_SEGMENT, t.c);
  refuse (f, do_connect, (Operation) { t.a, t.c }, "no longer");
  refuse (f, do_reverse_flow, (Operation) { t.a }, "no longer");
}

static void
test_reverse (Fixture *f, gconstpointer unused)
{
  Three t = three_segments (f);
  gint64 flow = add_flow (f, t.a, t.b, LT_FLOW_COMPONENT), back;
  Operation o = { flow };

  operate (f, do_reverse_flow, &o);
  g_assert_cmpint (flow_of (f, flow)->supplier, ==, t.b);
  g_assert_cmpint (flow_of (f, flow)->buyer, ==, t.a);
  g_assert_cmpint (flow_of (f, flow)->kind, ==, LT_FLOW_COMPONENT);
  /* The one that was turned has the key that this one's ends make. */
  back = add_flow (f, t.a, t.b, LT_FLOW_NONE);
  g_assert_cmpint (back, !=, flow);
  refuse (f, do_reverse_flow, (Operation) { flow }, "both ways");
  refuse (f, do_reverse_flow, (Operation) { back }, "both ways");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/edit-flow/connect", test_connect);
  ADD ("/workspace/edit-flow/refused", test_refused);
  ADD ("/workspace/edit-flow/reverse", test_reverse);
  return g_test_run ();
}
