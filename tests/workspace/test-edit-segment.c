/* Operations on segments. */
#include "config.h"
#include "operation.h"

#define SEGMENT(chain) { 0, chain, NULL, LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT }

static gint64
add_segment (Fixture *f, gint64 chain, const char *name, LtPosition position)
{
  LtSegment row = SEGMENT (chain);
  Operation o = { .segment = &row, .name = name };

  row.position = position;
  operate (f, do_add_segment, &o);
  return row.id;
}

static void
test_add (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "显示"), other = fixture_chain (f->workspace, "汽车");
  LtSegment row = { 0, chain, NULL, LT_POSITION_SERVICE, (char *) " 玻璃 ;基板；玻璃", (char *) "3051、3052", 3,
                    (char *) "  一行 \n 二行\n\n", LT_UNKNOWN_INT };
  Operation o = { .segment = &row, .name = "\xe3\x80\x80电子  玻璃\n" };

  operate (f, do_add_segment, &o);
  g_assert_cmpstr (segment_of (f, row.id)->name, ==, "电子 玻璃");
  g_assert_cmpstr (segment_of (f, row.id)->keywords, ==, "玻璃；基板");
  g_assert_cmpstr (segment_of (f, row.id)->codes, ==, "3051；3052");
  g_assert_cmpstr (segment_of (f, row.id)->note, ==, "一行\n二行");
  g_assert_cmpint (segment_of (f, row.id)->position, ==, LT_POSITION_SERVICE);
  g_assert_cmpint (segment_of (f, row.id)->criticality, ==, 3);
  g_assert_cmpint (segment_of (f, row.id)->ordinal, ==, 1);
  g_assert_cmpint (row.ordinal, ==, 1);
  add_segment (f, chain, "a", LT_POSITION_NONE);
  assert_names (f, LT_TABLE_SEGMENT, "chain", chain, "电子 玻璃 a");
  /* Another chain may have one of the same name, and counts for itself. */
  g_assert_cmpint (segment_of (f, add_segment (f, other, "a", LT_POSITION_NONE))->ordinal, ==, 1);
}

static void
test_add_refused (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "显示");
  g_autofree char *much = g_strnfill (64 * 1024 + 1, 'x');
  LtSegment row = SEGMENT (chain);
  Operation o = { .segment = &row, .name = "LED 芯片" };

  add_segment (f, chain, "led芯片", LT_POSITION_NONE);
  refuse (f, do_add_segment, o, "“LED 芯片” already");
  o.name = "芯片";
  row.position = -1;
  refuse (f, do_add_segment, o, "position");
  row.position = LT_POSITION_SERVICE + 1;
  refuse (f, do_add_segment, o, "position");
  row.position = LT_POSITION_NONE;
  row.criticality = 4;
  refuse (f, do_add_segment, o, "criticality");
  row.criticality = -1;
  refuse (f, do_add_segment, o, "criticality");
  row.criticality = 0;
  row.note = (char *) "\xff";
  refuse (f, do_add_segment, o, "UTF-8");
  row.note = much;
  refuse (f, do_add_segment, o, "64 KiB");
  row.note = NULL;
  row.keywords = (char *) "\xff";
  refuse (f, do_add_segment, o, "UTF-8");
  row.keywords = much;
  refuse (f, do_add_segment, o, "64 KiB");
  row.keywords = NULL;
  row.chain = 0;
  refuse (f, do_add_segment, o, "no longer");
  row.chain = 4711;
  refuse (f, do_add_segment, o, "no longer");
  row.chain = chain;
  refuse_names (f, do_add_segment, o);
  g_assert_cmpint (segment_of (f, row.id)->criticality, ==, 0);
}

static void
test_rename (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "显示");
  gint64 a = add_segment (f, chain, "Glass", LT_POSITION_UPSTREAM), b = add_segment (f, chain, "玻璃", LT_POSITION_NONE);
  Operation o = { a, .name = " GLASS " };

  operate (f, do_rename_segment, &o);
  g_assert_cmpstr (segment_of (f, a)->name, ==, "GLASS");
  g_assert_cmpint (segment_of (f, a)->position, ==, LT_POSITION_UPSTREAM);
  refuse (f, do_rename_segment, (Operation) { b, .name = "glass" }, "“glass” already");
  refuse (f, do_rename_segment, (Operation) { 4711, .name = "x" }, "no longer");
  refuse_names (f, do_rename_segment, (Operation) { b });
  /* The name it had is free; the key that this name makes is not. */
  g_assert_cmpint (add_segment (f, chain, "玻璃", LT_POSITION_NONE), !=, b);
}

/* A step that comes to what there is already leaves no trace. */
static void
test_same (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "显示"), a = add_segment (f, chain, "甲", LT_POSITION_UPSTREAM);
  const guint steps = lt_workspace_get_history (f->workspace)->len;
  Operation o = { a, .name = "甲" };

  operate (f, do_rename_segment, &o);
  o = (Operation) { 0, chain, .value = LT_POSITION_UPSTREAM, .ids = &a, .n = 1 };
  operate (f, do_move_segments, &o);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, steps);
}

static void
test_move (Fixture *f, gconstpointer unused)
{
  gint64 from = fixture_chain (f->workspace, "显示"), to = fixture_chain (f->workspace, "汽车");
  gint64 ids[2] = { add_segment (f, from, "乙", LT_POSITION_UPSTREAM), add_segment (f, from, "甲", LT_POSITION_MIDSTREAM) };
  gint64 old = add_segment (f, to, "座舱", LT_POSITION_NONE);
  gint64 product = fixture_product (f->workspace, ids[0], "玻璃", 1), flow = fixture_flow (f->workspace, ids[0], ids[1]);
  gint64 enterprise = fixture_enterprise (f->workspace, "某厂", 0);
  gint64 participation = fixture_participation (f->workspace, enterprise, ids[1], LT_ROLE_CORE);
  gint64 overview = fixture_placement (f->workspace, LT_PLACE_REGION, ids[0]);
  gint64 ghost = fixture_placement (f->workspace, to, ids[0]);
  LtModel *model = lt_workspace_get_model (f->workspace);
  Operation o = { 0, 0, .value = LT_POSITION_SERVICE, .ids = ids, .n = 2 };
  gint64 place = fixture_placement (f->workspace, from, ids[0]), own = fixture_placement (f->workspace, to, old);

  operate (f, do_move_segments, &o);
  g_assert_cmpint (segment_of (f, ids[0])->position, ==, LT_POSITION_SERVICE);
  g_assert_cmpint (segment_of (f, ids[1])->position, ==, LT_POSITION_SERVICE);
  assert_names (f, LT_TABLE_SEGMENT, "chain", from, "乙 甲");
  assert_count (f, "placement", 4);

  o = (Operation) { 0, to, .value = LT_POSITION_STAYS, .ids = ids, .n = 2 };
  operate (f, do_move_segments, &o);
  assert_names (f, LT_TABLE_SEGMENT, "chain", from, "");
  assert_names (f, LT_TABLE_SEGMENT, "chain", to, "座舱 乙 甲");
  g_assert_cmpint (segment_of (f, ids[0])->position, ==, LT_POSITION_SERVICE);
  g_assert_nonnull (lt_model_get (model, LT_TABLE_PRODUCT, product));
  g_assert_nonnull (lt_model_get (model, LT_TABLE_FLOW, flow));
  g_assert_nonnull (lt_model_get (model, LT_TABLE_PARTICIPATION, participation));
  g_assert_null (lt_model_get (model, LT_TABLE_PLACEMENT, place));
  g_assert_nonnull (lt_model_get (model, LT_TABLE_PLACEMENT, overview));
  g_assert_nonnull (lt_model_get (model, LT_TABLE_PLACEMENT, ghost));
  g_assert_nonnull (lt_model_get (model, LT_TABLE_PLACEMENT, own));

  o = (Operation) { 0, from, .value = LT_POSITION_NONE, .ids = ids, .n = 1 };
  operate (f, do_move_segments, &o);
  assert_names (f, LT_TABLE_SEGMENT, "chain", from, "乙");
  g_assert_cmpint (segment_of (f, ids[0])->position, ==, LT_POSITION_NONE);
  g_assert_null (lt_model_get (model, LT_TABLE_PLACEMENT, ghost));
}

static void
test_move_refused (Fixture *f, gconstpointer unused)
{
  gint64 a = fixture_chain (f->workspace, "a"), b = fixture_chain (f->workspace, "b"), c = fixture_chain (f->workspace, "c");
  gint64 ids[3] = { add_segment (f, a, "丙", LT_POSITION_NONE), add_segment (f, a, "LED", LT_POSITION_NONE),
                    add_segment (f, b, "led", LT_POSITION_NONE) };
  gint64 gone[2] = { ids[0], 4711 };

  refuse (f, do_move_segments, (Operation) { 0, b, .value = LT_POSITION_STAYS, .ids = ids, .n = 2 },
          "“b” has a segment “LED” already");
  /* Both of them into a third. */
  refuse (f, do_move_segments, (Operation) { 0, c, .value = LT_POSITION_STAYS, .ids = ids, .n = 3 },
          "“c” has a segment “led” already");
  refuse (f, do_move_segments, (Operation) { 0, 4711, .value = LT_POSITION_STAYS, .ids = ids, .n = 1 }, "no longer");
  refuse (f, do_move_segments, (Operation) { 0, c, .value = LT_POSITION_STAYS, .ids = gone, .n = 2 }, "no longer");
  refuse (f, do_move_segments, (Operation) { 0, c, .value = 5, .ids = ids, .n = 1 }, "position");
  refuse (f, do_move_segments, (Operation) { 0, c, .value = -2, .ids = ids, .n = 1 }, "position");
}

static void
set_products (Fixture *f, gint64 segment, const char *const *names, const char *expected)
{
  Operation o = { segment, .names = names };

  operate (f, do_set_products, &o);
  assert_names (f, LT_TABLE_PRODUCT, "segment", segment, expected);
}

static void
test_products (Fixture *f, gconstpointer unused)
{
  gint64 segment = add_segment (f, fixture_chain (f->workspace, "显示"), "甲", LT_POSITION_NONE);
  gint64 kept = fixture_product (f->workspace, segment, "LED 灯", LT_UNKNOWN_INT);
  gint64 gone = fixture_product (f->workspace, segment, "玻璃", 1);
  LtModel *model = lt_workspace_get_model (f->workspace);
  const guint steps = lt_workspace_get_history (f->workspace)->len;
  const LtProduct *row;

  fixture_citation (f->workspace, LT_TABLE_PRODUCT, kept, NULL);
  fixture_citation (f->workspace, LT_TABLE_PRODUCT, gone, NULL);
  set_products (f, segment, (const char *[]) { " 背光\xe3\x80\x80", "led灯", NULL }, "背光 led灯");
  row = lt_model_get (model, LT_TABLE_PRODUCT, kept);
  g_assert_cmpstr (row->name, ==, "led灯");
  g_assert_cmpint (row->ordinal, ==, 2);
  g_assert_null (lt_model_get (model, LT_TABLE_PRODUCT, gone));
  assert_count (f, "citation", 1);
  set_products (f, segment, (const char *[]) { "led灯", "背光", "玻璃", NULL }, "led灯 背光 玻璃");
  g_assert_cmpint (((const LtProduct *) lt_model_get (model, LT_TABLE_PRODUCT, kept))->ordinal, ==, 1);
  set_products (f, segment, (const char *[]) { "led灯", "背光", "玻璃", NULL }, "led灯 背光 玻璃");
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, steps + 4);

  refuse (f, do_set_products, (Operation) { segment, .names = (const char *[]) { "a", "玻璃", "A", NULL } },
          "“A” is in the list twice");
  refuse (f, do_set_products, (Operation) { segment, .names = (const char *[]) { "a", "\xe3\x80\x80", NULL } }, "empty");
  refuse (f, do_set_products, (Operation) { segment, .names = (const char *[]) { "a\xff", NULL } }, "UTF-8");
  refuse (f, do_set_products, (Operation) { 4711, .names = (const char *[]) { "a", NULL } }, "no longer");
  set_products (f, segment, (const char *[]) { NULL }, "");
}

static void
test_split (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "显示");
  gint64 up = add_segment (f, chain, "砂", LT_POSITION_UPSTREAM), old = add_segment (f, chain, "玻璃", LT_POSITION_MIDSTREAM);
  gint64 down = add_segment (f, chain, "面板", LT_POSITION_DOWNSTREAM);
  gint64 a = fixture_product (f->workspace, old, "a", 1), b = fixture_product (f->workspace, old, "b", 2);
  gint64 c = fixture_product (f->workspace, down, "c", 1);
  gint64 taken[3] = { b, a, b };
  Operation o = { old, .name = " 盖板 ", .ids = taken, .n = 3 };

  fixture_flow (f->workspace, up, old);
  fixture_flow (f->workspace, old, down);
  fixture_flow (f->workspace, up, down);
  fixture_participation (f->workspace, fixture_enterprise (f->workspace, "某厂", 0), old, LT_ROLE_LEADER);
  operate (f, do_split_segment, &o);
  assert_names (f, LT_TABLE_SEGMENT, "chain", chain, "砂 玻璃 盖板 面板");
  g_assert_cmpint (segment_of (f, o.created)->position, ==, LT_POSITION_MIDSTREAM);
  assert_names (f, LT_TABLE_PRODUCT, "segment", o.created, "a b");
  assert_names (f, LT_TABLE_PRODUCT, "segment", old, "");
  assert_count (f, "flow", 5);
  refuse (f, do_connect, (Operation) { up, o.created }, "already");
  refuse (f, do_connect, (Operation) { o.created, down }, "already");
  assert_count (f, "participation", 1);
  g_assert_cmpuint (lt_model_refs (lt_workspace_get_model (f->workspace), LT_TABLE_PARTICIPATION, "segment", old)->len, ==, 1);

  refuse (f, do_split_segment, (Operation) { down, .name = "x", .ids = &a, .n = 1 }, "“a” is not a product of “面板”");
  refuse (f, do_split_segment, (Operation) { down, .name = "x", .ids = &up, .n = 1 }, "no longer");
  refuse (f, do_split_segment, (Operation) { down, .name = "盖板", .ids = &c, .n = 1 }, "already");
  refuse (f, do_split_segment, (Operation) { down, .name = "面板", .ids = &c, .n = 1 }, "already");
  refuse (f, do_split_segment, (Operation) { 4711, .name = "x" }, "no longer");
  refuse_names (f, do_split_segment, (Operation) { down });
}

static void
duplicate (Fixture *f, const gint64 *ids, guint n, GArray *copies)
{
  Operation o = { .ids = ids, .n = n, .copies = copies };

  operate (f, do_duplicate_segments, &o);
}

static void
test_duplicate (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "显示"), other = fixture_chain (f->workspace, "汽车");
  gint64 a = add_segment (f, chain, "a", LT_POSITION_UPSTREAM), b = add_segment (f, chain, "b", LT_POSITION_NONE);
  gint64 c = add_segment (f, other, "c", LT_POSITION_NONE), gone[2] = { a, 4711 }, ids[4] = { c, a, b, a };
  g_autoptr(GArray) copies = g_array_new (FALSE, FALSE, sizeof (gint64));
  LtModel *model = lt_workspace_get_model (f->workspace);

  fixture_product (f->workspace, a, "x", 1);
  fixture_flow (f->workspace, a, b);
  fixture_flow (f->workspace, b, c);
  fixture_flow (f->workspace, a, add_segment (f, chain, "d", LT_POSITION_NONE));
  fixture_participation (f->workspace, fixture_enterprise (f->workspace, "某厂", 0), a, LT_ROLE_LEADER);
  duplicate (f, ids, 4, copies);
  g_assert_cmpuint (copies->len, ==, 3);
  assert_names (f, LT_TABLE_SEGMENT, "chain", chain, "a a (copy) b b (copy) d");
  assert_names (f, LT_TABLE_SEGMENT, "chain", other, "c c (copy)");
  g_assert_cmpstr (segment_of (f, g_array_index (copies, gint64, 1))->name, ==, "a (copy)");
  g_assert_cmpint (segment_of (f, g_array_index (copies, gint64, 1))->position, ==, LT_POSITION_UPSTREAM);
  assert_names (f, LT_TABLE_PRODUCT, "segment", g_array_index (copies, gint64, 1), "x");
  assert_count (f, "participation", 1);
  assert_count (f, "flow", 5);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_FLOW, "supplier", g_array_index (copies, gint64, 1))->len, ==, 1);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_FLOW, "buyer", g_array_index (copies, gint64, 0))->len, ==, 1);

  /* A copy of the copy, and another one, count on. */
  duplicate (f, (gint64[]) { g_array_index (copies, gint64, 1), a }, 2, copies);
  g_assert_cmpuint (copies->len, ==, 5);
  g_assert_cmpstr (segment_of (f, g_array_index (copies, gint64, 3))->name, ==, "a (copy 2)");
  g_assert_cmpstr (segment_of (f, g_array_index (copies, gint64, 4))->name, ==, "a (copy 3)");
  duplicate (f, (gint64[]) { g_array_index (copies, gint64, 4) }, 1, copies);
  g_assert_cmpstr (segment_of (f, g_array_index (copies, gint64, 5))->name, ==, "a (copy 4)");
  refuse (f, do_duplicate_segments, (Operation) { .ids = gone, .n = 2, .copies = copies }, "no longer");
}

/* The suffix finds room in the longest name. */
static void
test_duplicate_long (Fixture *f, gconstpointer unused)
{
  g_autofree char *longest = long_name (200), *shorter = long_name (193), *expected = g_strconcat (shorter, " (copy)", NULL);
  gint64 chain = fixture_chain (f->workspace, "显示"), a = add_segment (f, chain, longest, LT_POSITION_NONE);
  g_autoptr(GArray) copies = g_array_new (FALSE, FALSE, sizeof (gint64));

  duplicate (f, &a, 1, copies);
  duplicate (f, &a, 1, copies);
  g_assert_cmpstr (segment_of (f, g_array_index (copies, gint64, 0))->name, ==, expected);
  g_assert_true (g_str_has_suffix (segment_of (f, g_array_index (copies, gint64, 1))->name, "链 (copy 2)"));
  g_assert_cmpint (g_utf8_strlen (segment_of (f, g_array_index (copies, gint64, 1))->name, -1), ==, 200);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/edit-segment/add", test_add);
  ADD ("/workspace/edit-segment/add-refused", test_add_refused);
  ADD ("/workspace/edit-segment/rename", test_rename);
  ADD ("/workspace/edit-segment/same", test_same);
  ADD ("/workspace/edit-segment/move", test_move);
  ADD ("/workspace/edit-segment/move-refused", test_move_refused);
  ADD ("/workspace/edit-segment/products", test_products);
  ADD ("/workspace/edit-segment/split", test_split);
  ADD ("/workspace/edit-segment/duplicate", test_duplicate);
  ADD ("/workspace/edit-segment/duplicate-long", test_duplicate_long);
  return g_test_run ();
}
