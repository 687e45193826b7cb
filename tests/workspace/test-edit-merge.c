/* Several segments become one. */
#include "config.h"
#include "operation.h"

typedef struct {
  gint64 chain, into, a, b, up, down;
} Segments;

static gint64
insert_segment (Fixture *f, gint64 chain, const char *name, const char *keywords, const char *codes, gint criticality,
                const char *note)
{
  LtSegment row = { 0, chain, (char *) name, LT_POSITION_NONE, (char *) keywords, (char *) codes, criticality, (char *) note,
                    LT_UNKNOWN_INT };

  return fixture_insert (f->workspace, LT_TABLE_SEGMENT, &row);
}

static Segments
make_segments (Fixture *f)
{
  Segments s;

  s.chain = fixture_chain (f->workspace, "显示");
  s.into = insert_segment (f, s.chain, "玻璃", "玻璃；基板", NULL, 1, "原有");
  s.a = insert_segment (f, s.chain, "盖板", "盖板；玻璃", "3051", 3, NULL);
  s.b = insert_segment (f, fixture_chain (f->workspace, "汽车"), "车窗", NULL, "3052；3051", LT_UNKNOWN_INT, "另一");
  s.up = fixture_segment (f->workspace, s.chain, "砂", LT_POSITION_UPSTREAM);
  s.down = fixture_segment (f->workspace, s.chain, "面板", LT_POSITION_DOWNSTREAM);
  return s;
}

static void
merge (Fixture *f, gint64 into, const gint64 *others, guint n)
{
  Operation o = { into, .ids = others, .n = n };

  operate (f, do_merge_segments, &o);
}

static guint
count_of (Fixture *f, LtTable table, const char *column, gint64 key)
{
  return lt_model_refs (lt_workspace_get_model (f->workspace), table, column, key)->len;
}

static void
test_row (Fixture *f, gconstpointer unused)
{
  Segments s = make_segments (f);
  const LtSegment *row;

  merge (f, s.into, (gint64[]) { s.a, s.b, s.a, s.into }, 4);
  row = segment_of (f, s.into);
  g_assert_cmpstr (row->name, ==, "玻璃");
  g_assert_cmpstr (row->keywords, ==, "玻璃；基板；盖板");
  g_assert_cmpstr (row->codes, ==, "3051；3052");
  g_assert_cmpint (row->criticality, ==, 3);
  g_assert_cmpstr (row->note, ==, "原有\n另一");
  g_assert_null (segment_of (f, s.a));
  g_assert_null (segment_of (f, s.b));
  assert_count (f, "segment", 3);
}

static void
test_flows (Fixture *f, gconstpointer unused)
{
  Segments s = make_segments (f);
  LtFlow kinded = { 0, s.up, s.a, LT_FLOW_MATERIAL, (char *) "备注" };
  gint64 kept = fixture_flow (f->workspace, s.up, s.into), other = fixture_insert (f->workspace, LT_TABLE_FLOW, &kinded);
  LtCitation cited = { 0, (char *) "flow", 0, 0, LT_BASIS_JUDGEMENT, (char *) "第 1 页", (char *) "说法" };
  gint64 citation = fixture_citation (f->workspace, LT_TABLE_FLOW, kept, "第 1 页");
  const LtFlow *row;

  fixture_citation (f->workspace, LT_TABLE_FLOW, other, "第 2 页");
  cited.row = other;
  fixture_insert (f->workspace, LT_TABLE_CITATION, &cited);
  /* Those between them go. */
  fixture_flow (f->workspace, s.into, s.a);
  fixture_flow (f->workspace, s.a, s.b);
  fixture_flow (f->workspace, s.b, s.into);
  /* Those to the same one become one. */
  fixture_flow (f->workspace, s.a, s.down);
  fixture_flow (f->workspace, s.b, s.down);
  merge (f, s.into, (gint64[]) { s.a, s.b }, 2);
  assert_count (f, "flow", 2);
  row = lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_FLOW, kept);
  g_assert_cmpint (row->supplier, ==, s.up);
  g_assert_cmpint (row->buyer, ==, s.into);
  g_assert_cmpint (row->kind, ==, LT_FLOW_MATERIAL);
  g_assert_cmpstr (row->note, ==, "备注");
  g_assert_cmpuint (count_of (f, LT_TABLE_FLOW, "supplier", s.into), ==, 1);
  g_assert_cmpuint (count_of (f, LT_TABLE_CITATION, "row", kept), ==, 2);
  assert_count (f, "citation", 2);
  /* The one that stays knows what the other knew. */
  g_assert_cmpstr (((const LtCitation *) lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_CITATION, citation))->note, ==,
                   "说法");
}

static void
test_participations (Fixture *f, gconstpointer unused)
{
  Segments s = make_segments (f);
  gint64 one = fixture_enterprise (f->workspace, "一厂", 0), two = fixture_enterprise (f->workspace, "二厂", 0);
  gint64 three = fixture_enterprise (f->workspace, "三厂", 0);
  gint64 a = fixture_participation (f->workspace, one, s.into, LT_ROLE_SUPPORT);
  gint64 b = fixture_participation (f->workspace, two, s.into, LT_ROLE_CORE), c;
  LtModel *model = lt_workspace_get_model (f->workspace);

  fixture_participation (f->workspace, one, s.a, LT_ROLE_LEADER);
  fixture_participation (f->workspace, one, s.b, LT_ROLE_CORE);
  fixture_participation (f->workspace, two, s.a, LT_ROLE_NONE);
  c = fixture_participation (f->workspace, three, s.b, LT_ROLE_NONE);
  merge (f, s.into, (gint64[]) { s.a, s.b }, 2);
  assert_count (f, "participation", 3);
  g_assert_cmpint (((const LtParticipation *) lt_model_get (model, LT_TABLE_PARTICIPATION, a))->role, ==, LT_ROLE_LEADER);
  g_assert_cmpint (((const LtParticipation *) lt_model_get (model, LT_TABLE_PARTICIPATION, b))->role, ==, LT_ROLE_CORE);
  g_assert_cmpint (((const LtParticipation *) lt_model_get (model, LT_TABLE_PARTICIPATION, c))->segment, ==, s.into);
}

/* What was done about both targets on one day is one entry, with the citations of both; the rest of the ledger comes along. */
static void
test_ledger (Fixture *f, gconstpointer unused)
{
  Segments s = make_segments (f);
  gint64 enterprise = fixture_enterprise (f->workspace, "某厂", 0);
  LtTarget wanted = { 0, enterprise, s.into, NULL, NULL, LT_METHOD_NONE, LT_TARGET_NONE };
  LtTarget again = { 0, enterprise, s.a, NULL, NULL, LT_METHOD_NONE, LT_TARGET_NONE };
  gint64 kept = fixture_insert (f->workspace, LT_TABLE_TARGET, &wanted);
  gint64 gone = fixture_insert (f->workspace, LT_TABLE_TARGET, &again);
  LtLedger visit = { 0, kept, 0, (char *) "2025-03-09", LT_LEDGER_VISIT, (char *) "看厂", LT_UNKNOWN, NULL };
  LtLedger same = { 0, gone, 0, (char *) "2025-03-09", LT_LEDGER_VISIT, (char *) "看厂", LT_UNKNOWN, (char *) "张三" };
  LtLedger other = { 0, gone, 0, (char *) "2025-03-10", LT_LEDGER_VISIT, (char *) "看厂", LT_UNKNOWN, NULL };
  gint64 entry = fixture_insert (f->workspace, LT_TABLE_LEDGER, &visit);
  LtModel *model = lt_workspace_get_model (f->workspace);

  fixture_citation (f->workspace, LT_TABLE_LEDGER, entry, "第 1 页");
  fixture_citation (f->workspace, LT_TABLE_LEDGER, fixture_insert (f->workspace, LT_TABLE_LEDGER, &same), "第 2 页");
  fixture_insert (f->workspace, LT_TABLE_LEDGER, &other);
  merge (f, s.into, (gint64[]) { s.a }, 1);
  g_assert_cmpuint (count_of (f, LT_TABLE_LEDGER, "target", kept), ==, 2);
  assert_count (f, "ledger", 2);
  g_assert_cmpstr (((const LtLedger *) lt_model_get (model, LT_TABLE_LEDGER, entry))->author, ==, "张三");
  g_assert_cmpuint (count_of (f, LT_TABLE_CITATION, "row", entry), ==, 2);
}

/* Products, studies, targets, purposes, citations and places. */
static void
test_others (Fixture *f, gconstpointer unused)
{
  Segments s = make_segments (f);
  gint64 enterprise = fixture_enterprise (f->workspace, "某厂", 0);
  LtInstitution institution = { 0, (char *) "研究院", NULL, 0, LT_UNKNOWN };
  LtStudy study = { 0, fixture_insert (f->workspace, LT_TABLE_INSTITUTION, &institution), s.a };
  LtTarget wanted = { 0, enterprise, s.into, NULL, (char *) "理由", LT_METHOD_NONE, LT_TARGET_NONE };
  LtTarget again = { 0, enterprise, s.a, (char *) "产品", (char *) "别的", LT_METHOD_CHAIN, LT_TARGET_VISITED };
  LtProject *project = lt_row_new (LT_TABLE_PROJECT);
  LtPurpose purpose = { 0, 0, s.b };
  const LtTarget *target;

  project->name = g_strdup ("项目");
  purpose.project = fixture_insert (f->workspace, LT_TABLE_PROJECT, project);
  lt_row_free (LT_TABLE_PROJECT, project);
  fixture_insert (f->workspace, LT_TABLE_STUDY, &study);
  fixture_insert (f->workspace, LT_TABLE_TARGET, &wanted);
  fixture_insert (f->workspace, LT_TABLE_TARGET, &again);
  fixture_insert (f->workspace, LT_TABLE_PURPOSE, &purpose);
  fixture_product (f->workspace, s.into, "z", 1);
  fixture_product (f->workspace, s.a, "b", 1);
  fixture_product (f->workspace, s.a, "Z", 2);
  fixture_product (f->workspace, s.b, "a", 1);
  fixture_citation (f->workspace, LT_TABLE_SEGMENT, s.a, "第 3 页");
  fixture_placement (f->workspace, s.chain, s.into);
  fixture_placement (f->workspace, s.chain, s.a);
  merge (f, s.into, (gint64[]) { s.a, s.b }, 2);
  assert_names (f, LT_TABLE_PRODUCT, "segment", s.into, "z b a");
  g_assert_cmpuint (count_of (f, LT_TABLE_STUDY, "segment", s.into), ==, 1);
  g_assert_cmpuint (count_of (f, LT_TABLE_PURPOSE, "segment", s.into), ==, 1);
  g_assert_cmpuint (count_of (f, LT_TABLE_CITATION, "row", s.into), ==, 1);
  g_assert_cmpuint (count_of (f, LT_TABLE_PLACEMENT, "node", s.into), ==, 1);
  assert_count (f, "placement", 1);
  assert_count (f, "target", 1);
  target = lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_TARGET, wanted.id);
  g_assert_cmpstr (target->product, ==, "产品");
  g_assert_cmpstr (target->reason, ==, "理由");
  g_assert_cmpint (target->method, ==, LT_METHOD_CHAIN);
  g_assert_cmpint (target->status, ==, LT_TARGET_VISITED);
}

static void
test_undone (Fixture *f, gconstpointer unused)
{
  Segments s = make_segments (f);
  g_autofree char *before = NULL, *after = NULL;

  fixture_flow (f->workspace, s.a, s.into);
  fixture_product (f->workspace, s.a, "b", 1);
  before = document_rows (f->path);
  merge (f, s.into, (gint64[]) { s.a, s.b }, 2);
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  Segments s = make_segments (f);
  g_autofree char *half = g_strnfill (40 * 1024, 'x'), *other = g_strnfill (40 * 1024, 'y');
  gint64 ids[2] = { s.a, 4711 };

  refuse (f, do_merge_segments, (Operation) { s.into, .ids = ids, .n = 2 }, "no longer");
  refuse (f, do_merge_segments, (Operation) { 4711, .ids = ids, .n = 1 }, "no longer");
  refuse (f, do_merge_segments, (Operation) { s.into, .ids = ids, .n = 0 }, "two or more");
  refuse (f, do_merge_segments, (Operation) { s.a, .ids = ids, .n = 1 }, "two or more");
  /* Together they would be more than a file may hold. */
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, s.into, "note", half);
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, s.a, "note", other);
  refuse (f, do_merge_segments, (Operation) { s.into, .ids = ids, .n = 1 }, "64 KiB");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/edit-merge/row", test_row);
  ADD ("/workspace/edit-merge/flows", test_flows);
  ADD ("/workspace/edit-merge/participations", test_participations);
  ADD ("/workspace/edit-merge/ledger", test_ledger);
  ADD ("/workspace/edit-merge/others", test_others);
  ADD ("/workspace/edit-merge/undone", test_undone);
  ADD ("/workspace/edit-merge/refused", test_refused);
  return g_test_run ();
}
