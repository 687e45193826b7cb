/* Single details of rows, products, sources and citations. */
#include "config.h"
#include "operation.h"

#include "workspace/text.h"

static LtModel *
model_of (Fixture *f)
{
  return lt_workspace_get_model (f->workspace);
}

static void
set_text (Fixture *f, LtFact fact, gint64 id, const char *typed, const char *stored)
{
  Operation o = { id, .fact = fact, .name = typed };

  operate (f, do_set_text, &o);
  g_assert_cmpstr (lt_fact_get_text (model_of (f), fact, id), ==, stored);
}

static void
set_number (Fixture *f, LtFact fact, gint64 id, gint value)
{
  Operation o = { id, .fact = fact, .value = value };

  operate (f, do_set_number, &o);
  g_assert_cmpint (lt_fact_get_number (model_of (f), fact, id), ==, value);
}

static void
refuse_text (Fixture *f, LtFact fact, gint64 id, const char *typed, const char *word)
{
  refuse (f, do_set_text, (Operation) { id, .fact = fact, .name = typed }, word);
}

static void
refuse_number (Fixture *f, LtFact fact, gint64 id, gint value, const char *word)
{
  refuse (f, do_set_number, (Operation) { id, .fact = fact, .value = value }, word);
}

/* Saying it again, or spelling it so that nothing else is stored, leaves no trace. */
static void
assert_no_step (Fixture *f, LtEditFunc func, Operation operation)
{
  const guint steps = lt_workspace_get_history (f->workspace)->len;

  operate (f, func, &operation);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, steps);
}

static gint64
one_segment (Fixture *f)
{
  return fixture_segment (f->workspace, fixture_chain (f->workspace, "显示"), "偏光片", LT_POSITION_UPSTREAM);
}

static void
test_texts (Fixture *f, gconstpointer unused)
{
  gint64 segment = one_segment (f), chain = segment_of (f, segment)->chain;
  gint64 flow = fixture_flow (f->workspace, segment, fixture_segment (f->workspace, chain, "模组", LT_POSITION_NONE));

  set_text (f, LT_FACT_SEGMENT_KEYWORDS, segment, " PVA;TAC 膜、光学\n偏光;PVA", "PVA；TAC 膜；光学；偏光");
  set_text (f, LT_FACT_SEGMENT_KEYWORDS, segment, " ； ", NULL);
  set_text (f, LT_FACT_SEGMENT_NOTE, segment, "  第一行 \n\n第二行\n", "第一行\n\n第二行");
  set_text (f, LT_FACT_CHAIN_CHIEF, chain, "  王\t强 ", "王 强");
  set_text (f, LT_FACT_CHAIN_UNIT, chain, "工信局", "工信局");
  set_text (f, LT_FACT_CHAIN_LEADER, chain, "某光电", "某光电");
  set_text (f, LT_FACT_CHAIN_ALLIANCE, chain, "李", "李");
  set_text (f, LT_FACT_CHAIN_ALLIANCE, chain, "", NULL);
  set_text (f, LT_FACT_FLOW_NOTE, flow, "卷材", "卷材");
  set_text (f, LT_FACT_CHAIN_NAME, chain, "新型显示", "新型显示");
  set_text (f, LT_FACT_SEGMENT_NAME, segment, " 偏光膜 ", "偏光膜");
  g_assert_cmpstr (lt_workspace_get_undo_label (f->workspace), ==, "Operation");
  assert_no_step (f, do_set_text, (Operation) { segment, .fact = LT_FACT_SEGMENT_NAME, .name = "偏光膜" });
  assert_no_step (f, do_set_text, (Operation) { chain, .fact = LT_FACT_CHAIN_CHIEF, .name = "王   强" });
  assert_no_step (f, do_set_text, (Operation) { segment, .fact = LT_FACT_SEGMENT_KEYWORDS, .name = NULL });
}

static void
test_codes (Fixture *f, gconstpointer unused)
{
  gint64 segment = one_segment (f);

  set_text (f, LT_FACT_SEGMENT_CODES, segment, "c3974; 39、Ｃ397\n3974;C3974", "C3974；39；C397；3974");
  refuse_text (f, LT_FACT_SEGMENT_CODES, segment, "C3974；电子", "“电子” is not a code");
  refuse_text (f, LT_FACT_SEGMENT_CODES, segment, "39742", "39742");
  refuse_text (f, LT_FACT_SEGMENT_CODES, segment, "C3974, C3975", "semicolon");
  refuse_text (f, LT_FACT_SEGMENT_CODES, segment, "CC39", "CC39");
  set_text (f, LT_FACT_SEGMENT_CODES, segment, "", NULL);
}

static void
test_texts_refused (Fixture *f, gconstpointer unused)
{
  gint64 segment = one_segment (f), chain = segment_of (f, segment)->chain;
  g_autofree char *too_long = g_strnfill (LT_TEXT_MAX_BYTES + 1, 'a');

  fixture_segment (f->workspace, chain, "模组", LT_POSITION_NONE);
  fixture_chain (f->workspace, "汽车");
  refuse_text (f, LT_FACT_SEGMENT_NAME, segment, " ", "empty");
  refuse_text (f, LT_FACT_SEGMENT_NAME, segment, "模 组", "“模 组” already");
  refuse_text (f, LT_FACT_CHAIN_NAME, chain, "汽车", "already");
  refuse_text (f, LT_FACT_SEGMENT_NOTE, segment, too_long, "64 KiB");
  refuse_text (f, LT_FACT_CHAIN_UNIT, chain, "\xff", "UTF-8");
  refuse_text (f, LT_FACT_SEGMENT_KEYWORDS, 4711, "a", "no longer");
  refuse_text (f, LT_FACT_CHAIN_CHIEF, segment, "a", "no longer");
}

static void
test_numbers (Fixture *f, gconstpointer unused)
{
  gint64 segment = one_segment (f), chain = segment_of (f, segment)->chain, other = fixture_chain (f->workspace, "汽车");
  gint64 second = fixture_segment (f->workspace, chain, "模组", LT_POSITION_NONE), both[] = { segment, second };
  gint64 flow = fixture_flow (f->workspace, segment, second);
  gint64 part = fixture_participation (f->workspace, fixture_enterprise (f->workspace, "甲厂", 0), segment, LT_ROLE_NONE);
  Operation o = { .ids = both, .n = 2, .fact = LT_FACT_SEGMENT_CRITICALITY, .value = 3 };

  set_number (f, LT_FACT_SEGMENT_CRITICALITY, segment, 0);
  set_number (f, LT_FACT_SEGMENT_CRITICALITY, segment, LT_UNKNOWN_INT);
  set_number (f, LT_FACT_SEGMENT_POSITION, segment, LT_POSITION_SERVICE);
  set_number (f, LT_FACT_SEGMENT_POSITION, segment, LT_POSITION_NONE);
  set_number (f, LT_FACT_FLOW_KIND, flow, LT_FLOW_EQUIPMENT);
  set_number (f, LT_FACT_PARTICIPATION_ROLE, part, LT_ROLE_LEADER);
  set_number (f, LT_FACT_CHAIN_ROLE, chain, LT_CHAIN_ROLE_BRANCH);
  assert_no_step (f, do_set_number, (Operation) { flow, .fact = LT_FACT_FLOW_KIND, .value = LT_FLOW_EQUIPMENT });
  operate (f, do_set_number, &o);
  g_assert_cmpint (segment_of (f, segment)->criticality, ==, 3);
  g_assert_cmpint (segment_of (f, second)->criticality, ==, 3);
  o = (Operation) { .ids = both, .n = 2, .fact = LT_FACT_SEGMENT_CHAIN, .other = other };
  operate (f, do_set_number, &o);
  assert_names (f, LT_TABLE_SEGMENT, "chain", other, "偏光片 模组");
  o = (Operation) { chain, other, .fact = LT_FACT_CHAIN_PARENT };
  operate (f, do_set_number, &o);
  g_assert_cmpint (lt_fact_get_number (model_of (f), LT_FACT_CHAIN_PARENT, chain), ==, other);
  refuse (f, do_set_number, (Operation) { other, chain, .fact = LT_FACT_CHAIN_PARENT }, "above");
  set_number (f, LT_FACT_CHAIN_PARENT, chain, 0);
}

/* One that is refused leaves the others as they were. */
static void
test_numbers_refused (Fixture *f, gconstpointer unused)
{
  gint64 segment = one_segment (f), ids[] = { segment, 4711 };
  gint64 flow = fixture_flow (f->workspace, segment, fixture_segment (f->workspace, segment_of (f, segment)->chain, "模组", 0));

  refuse_number (f, LT_FACT_SEGMENT_CRITICALITY, segment, 4, "0 to 3");
  refuse_number (f, LT_FACT_SEGMENT_CRITICALITY, segment, -1, "0 to 3");
  refuse_number (f, LT_FACT_SEGMENT_POSITION, segment, 5, "no such position");
  refuse_number (f, LT_FACT_SEGMENT_CHAIN, segment, 0, "always in a chain");
  refuse_number (f, LT_FACT_FLOW_KIND, flow, LT_FLOW_PRODUCT + 1, "no such kind");
  refuse_number (f, LT_FACT_FLOW_KIND, 4711, LT_FLOW_PRODUCT, "no longer");
  refuse (f, do_set_number, (Operation) { .ids = ids, .n = 2, .fact = LT_FACT_SEGMENT_CRITICALITY, .value = 1 }, "no longer");
}

static void
test_products (Fixture *f, gconstpointer unused)
{
  gint64 segment = one_segment (f), other = fixture_segment (f->workspace, segment_of (f, segment)->chain, "模组", 0);
  gint64 glass = fixture_product (f->workspace, segment, "玻璃", LT_UNKNOWN_INT);
  Operation o = { segment, .name = "TAC膜\nPVA膜； 玻 璃 、tac膜\n\n" };

  operate (f, do_add_products, &o);
  assert_names (f, LT_TABLE_PRODUCT, "segment", segment, "玻璃 TAC膜 PVA膜");
  assert_no_step (f, do_add_products, (Operation) { segment, .name = "PVA膜" });
  refuse (f, do_add_products, (Operation) { segment, .name = " ；\n" }, "empty");
  refuse (f, do_add_products, (Operation) { 4711, .name = "a" }, "no longer");
  fixture_citation (f->workspace, LT_TABLE_PRODUCT, glass, "第 3 页");
  set_text (f, LT_FACT_PRODUCT_NAME, glass, " 基板玻璃", "基板玻璃");
  assert_names (f, LT_TABLE_PRODUCT, "segment", segment, "基板玻璃 TAC膜 PVA膜");
  assert_count (f, "citation", 1);
  refuse_text (f, LT_FACT_PRODUCT_NAME, glass, "TAC 膜", "already");
  refuse_text (f, LT_FACT_PRODUCT_NAME, glass, "", "empty");
  o = (Operation) { other, .name = "TAC膜" };
  operate (f, do_add_products, &o);
  assert_names (f, LT_TABLE_PRODUCT, "segment", other, "TAC膜");
}

static gint64
enterprise_with_code (Fixture *f, const char *name, const char *credit)
{
  LtEnterprise row = { 0, (char *) name, (char *) credit, 0, LT_STATUS_NONE, NULL, NULL, NULL, 0 };

  return fixture_insert (f->workspace, LT_TABLE_ENTERPRISE, &row);
}

static void
test_enterprise_name (Fixture *f, gconstpointer unused)
{
  gint64 plain = fixture_enterprise (f->workspace, "甲光电", 0);
  gint64 coded = enterprise_with_code (f, "乙光电有限公司", "91420000MA4KXXXX01"), third = enterprise_with_code (f, "丙", "91420000MA4KXXXX02");

  set_text (f, LT_FACT_ENTERPRISE_NAME, plain, "甲光电股份有限公司", "甲光电股份有限公司");
  refuse_text (f, LT_FACT_ENTERPRISE_NAME, plain, "乙光电股份有限公司", "“乙光电有限公司” already");
  refuse_text (f, LT_FACT_ENTERPRISE_NAME, coded, "甲光电", "“甲光电股份有限公司” already");
  refuse_text (f, LT_FACT_ENTERPRISE_NAME, coded, "", "empty");
  /* Two codes are two enterprises, whatever they are called. */
  set_text (f, LT_FACT_ENTERPRISE_NAME, third, "乙光电", "乙光电");
}

static gint64
add_source (Fixture *f, const char *key, const char *title)
{
  LtSource row = { 0, (char *) key, (char *) title, NULL, NULL, NULL, NULL };
  Operation o = { .source = &row };

  operate (f, do_add_source, &o);
  return row.id;
}

static const LtSource *
source_of (Fixture *f, gint64 id)
{
  return lt_model_get (model_of (f), LT_TABLE_SOURCE, id);
}

static void
test_sources (Fixture *f, gconstpointer unused)
{
  gint64 plan = add_source (f, " plan ", " 十四五 规划"), untitled = add_source (f, "blue", NULL), titled = add_source (f, NULL, "年报");
  LtSource again = { 0, (char *) "PLAN", (char *) "另一份", NULL, NULL, NULL, NULL }, nothing = { 0 };

  g_assert_cmpstr (source_of (f, plan)->key, ==, "plan");
  g_assert_cmpstr (source_of (f, plan)->title, ==, "十四五 规划");
  g_assert_null (source_of (f, untitled)->title);
  g_assert_cmpstr (source_of (f, titled)->key, ==, "年报");
  refuse (f, do_add_source, (Operation) { .source = &again }, "“PLAN” already");
  refuse (f, do_add_source, (Operation) { .source = &nothing }, "no title");
}

static const LtCitation *
citation_of (Fixture *f, gint64 id)
{
  return lt_model_get (model_of (f), LT_TABLE_CITATION, id);
}

static void
test_cite (Fixture *f, gconstpointer unused)
{
  gint64 segment = one_segment (f), plan = add_source (f, "plan", "规划");
  LtCitation row = { .source = plan, .place = (char *) " 第 12 页 ", .note = (char *) "a\n b" }, elsewhere = { .source = plan };
  LtCitation judgement = { .basis = LT_BASIS_JUDGEMENT, .note = (char *) "座谈" }, nothing = { 0 }, gone = { .source = 4711 };
  LtCitation wrong = { .source = plan, .basis = 3 };
  Operation o = { segment, .value = LT_TABLE_SEGMENT, .citation = &row };

  operate (f, do_cite, &o);
  g_assert_cmpstr (citation_of (f, row.id)->subject, ==, "segment");
  g_assert_cmpint (citation_of (f, row.id)->row, ==, segment);
  g_assert_cmpint (citation_of (f, row.id)->source, ==, plan);
  g_assert_cmpint (citation_of (f, row.id)->basis, ==, LT_BASIS_SOURCE);
  g_assert_cmpstr (citation_of (f, row.id)->place, ==, "第 12 页");
  g_assert_cmpstr (citation_of (f, row.id)->note, ==, "a\nb");
  refuse (f, do_cite, o, "cited already");
  o.citation = &elsewhere;
  operate (f, do_cite, &o);
  o.citation = &judgement;
  operate (f, do_cite, &o);
  g_assert_cmpint (citation_of (f, judgement.id)->source, ==, 0);
  g_assert_cmpint (citation_of (f, judgement.id)->basis, ==, LT_BASIS_JUDGEMENT);
  refuse (f, do_cite, o, "judgement already");
  o.citation = &nothing;
  refuse (f, do_cite, o, "No source is chosen");
  o.citation = &gone;
  refuse (f, do_cite, o, "no longer");
  o.citation = &wrong;
  refuse (f, do_cite, o, "no such basis");
  refuse (f, do_cite, (Operation) { 4711, .value = LT_TABLE_SEGMENT, .citation = &elsewhere }, "no longer");
  assert_count (f, "citation", 3);
  /* It goes with its row, and comes back with it. */
  fixture_delete (f->workspace, LT_TABLE_SEGMENT, segment);
  assert_count (f, "citation", 0);
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  assert_count (f, "citation", 3);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/edit-details/texts", test_texts);
  ADD ("/workspace/edit-details/codes", test_codes);
  ADD ("/workspace/edit-details/texts-refused", test_texts_refused);
  ADD ("/workspace/edit-details/numbers", test_numbers);
  ADD ("/workspace/edit-details/numbers-refused", test_numbers_refused);
  ADD ("/workspace/edit-details/products", test_products);
  ADD ("/workspace/edit-details/enterprise-name", test_enterprise_name);
  ADD ("/workspace/edit-citation/sources", test_sources);
  ADD ("/workspace/edit-citation/cite", test_cite);
  return g_test_run ();
}
