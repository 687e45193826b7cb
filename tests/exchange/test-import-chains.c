/* Chains, segments, flows, and what they cite. */
#include "config.h"

#include "import-fixture.h"

#include "workspace/text.h"

static void
test_chains (Fixture *f, gconstpointer unused)
{
  const char *text = "产业链名称,角色,上级产业链,链长,责任单位,链主企业,盟会长\n"
                     "新型显示,树枝,电子信息,,市经信局,维达力,张三\n电子信息,树干,,李四,,,\n";
  const LtChain *branch, *trunk;

  expect_new (f, LT_IMPORT_CHAINS, text, 2);
  branch = find_chain (f, "新型显示");
  trunk = find_chain (f, "电子信息");
  g_assert_cmpint (branch->role, ==, LT_CHAIN_ROLE_BRANCH);
  g_assert_cmpint (branch->parent, ==, trunk->id);
  g_assert_cmpstr (branch->unit, ==, "市经信局");
  g_assert_cmpstr (branch->leader, ==, "维达力");
  g_assert_cmpstr (branch->alliance, ==, "张三");
  g_assert_null (branch->chief);
  g_assert_cmpstr (trunk->chief, ==, "李四");
  g_assert_cmpint (trunk->ordinal, ==, 1);
  g_assert_cmpint (branch->ordinal, ==, 2);
  /* An empty cell does not erase, and a name is one in any width. */
  expect (f, LT_IMPORT_CHAINS, "产业链,链长\n电子信息,\n新型 显示,王五\n", 0, 1, 1, 0);
  g_assert_cmpstr (find_chain (f, "电子信息")->chief, ==, "李四");
  g_assert_cmpstr (find_chain (f, "新型显示")->chief, ==, "王五");
  expect_refused (f, LT_IMPORT_CHAINS, "产业链,上级\n电子信息,\n光通信,没有\n", 3, "没有");
  expect_refused (f, LT_IMPORT_CHAINS, "产业链,上级\n新型显示,\n电子信息,新型显示\n", 3, "电子信息");
}

static void
test_segments (Fixture *f, gconstpointer unused)
{
  const char *text = "环节名称,产业链,位置,主要产品,关键词,行业代码,关键度,说明\n"
                     "玻璃基板,新型显示,上游,\"高铝玻璃；超薄玻璃、盖板\",玻璃；基板,c3042；39,3,要\n"
                     "液晶面板,新型显示,midstream,\"面板;\n模组\",,,0,\n";
  const LtSegment *glass, *panel;
  g_autoptr(GPtrArray) products = NULL;

  expect_new (f, LT_IMPORT_SEGMENTS, text, 2);
  glass = find_segment (f, "玻璃基板");
  panel = find_segment (f, "液晶面板");
  g_assert_cmpuint (count (f, LT_TABLE_CHAIN), ==, 1);      /* created by its segments */
  g_assert_cmpint (glass->chain, ==, find_chain (f, "新型显示")->id);
  g_assert_cmpint (glass->position, ==, LT_POSITION_UPSTREAM);
  g_assert_cmpint (panel->position, ==, LT_POSITION_MIDSTREAM);
  g_assert_cmpstr (glass->keywords, ==, "玻璃；基板");
  g_assert_cmpstr (glass->codes, ==, "C3042；39");
  g_assert_cmpint (glass->criticality, ==, 3);
  g_assert_cmpint (panel->criticality, ==, 0);
  g_assert_cmpstr (glass->note, ==, "要");
  g_assert_cmpint (glass->ordinal, ==, 1);
  g_assert_cmpint (panel->ordinal, ==, 2);
  products = lt_model_sorted_refs (lt_workspace_get_model (f->workspace), LT_TABLE_PRODUCT, "segment", glass->id);
  g_assert_cmpuint (products->len, ==, 3);
  g_assert_cmpstr (((LtProduct *) products->pdata[0])->name, ==, "高铝玻璃");
  g_assert_cmpstr (((LtProduct *) products->pdata[2])->name, ==, "盖板");
  g_assert_cmpuint (lt_model_refs (lt_workspace_get_model (f->workspace), LT_TABLE_PRODUCT, "segment", panel->id)->len, ==, 2);
}

/* List cells add, they never remove; an empty cell never erases. */
static void
test_segment_update (Fixture *f, gconstpointer unused)
{
  const LtSegment *row;

  expect (f, LT_IMPORT_SEGMENTS, "环节,产业链,产品,关键词,行业代码,关键度\n面板,显示,甲;乙,一,39,2\n", 1, 0, 0, 0);
  expect (f, LT_IMPORT_SEGMENTS, "环节,产业链,产品,关键词,行业代码,关键度\n面板,显示,乙;丙,二；一,,\n", 0, 1, 0, 0);
  row = find_segment (f, "面板");
  g_assert_cmpstr (row->keywords, ==, "一；二");
  g_assert_cmpstr (row->codes, ==, "39");
  g_assert_cmpint (row->criticality, ==, 2);
  g_assert_cmpuint (count (f, LT_TABLE_PRODUCT), ==, 3);
  /* A cell is not split at a stroke or a comma. */
  expect (f, LT_IMPORT_SEGMENTS, "环节;产业链;产品\n面板;显示;PCB/FPC,软板\n", 0, 1, 0, 0);
  g_assert_nonnull (find_by (f, LT_TABLE_PRODUCT, "name", "PCB/FPC,软板"));
  /* The same name in another chain is another segment. */
  expect (f, LT_IMPORT_SEGMENTS, "环节,产业链\n面板,照明\n", 1, 0, 0, 0);
}

/* Upstream names point forward in the file and into other chains, and in circles. */
static void
test_streams (Fixture *f, gconstpointer unused)
{
  const char *text = "环节名称,产业链,上游环节,下游环节\n"
                     "面板,显示,玻璃；光通信/芯片,模组\n"
                     "玻璃,显示,,\n模组,显示,面板,玻璃\n芯片,光通信,,\n芯片,集成电路,,\n";
  const LtSegment *panel, *glass, *module;
  const LtFlow *flow;
  LtModel *model = lt_workspace_get_model (f->workspace);

  expect_new (f, LT_IMPORT_SEGMENTS, text, 5);
  panel = find_segment (f, "面板");
  glass = find_segment (f, "玻璃");
  module = find_segment (f, "模组");
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 4);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_FLOW, "buyer", panel->id)->len, ==, 2);
  flow = only_ref (f, LT_TABLE_FLOW, "supplier", panel->id);
  g_assert_cmpint (flow->buyer, ==, module->id);
  flow = only_ref (f, LT_TABLE_FLOW, "supplier", glass->id);
  g_assert_cmpint (flow->buyer, ==, panel->id);
  /* No document states them. */
  g_assert_true (lt_model_is_judgement (model, LT_TABLE_FLOW, flow->id));
  g_assert_cmpuint (count (f, LT_TABLE_CITATION), ==, 4);
}

static void
test_streams_refused (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtImportReport) report = NULL;

  expect (f, LT_IMPORT_SEGMENTS, "环节,产业链\n芯片,光通信\n芯片,集成电路\n", 2, 0, 0, 0);
  expect_refused (f, LT_IMPORT_SEGMENTS, "环节,产业链,上游环节\n玻璃,显示,\n面板,显示,芯片\n", 3, "chain/segment");
  expect_refused (f, LT_IMPORT_SEGMENTS, "环节,产业链,上游环节\n玻璃,显示,\n面板,显示,没有\n", 3, "没有");
  expect_refused (f, LT_IMPORT_SEGMENTS, "环节,产业链,上游环节\n玻璃,显示,\n面板,显示,面板\n", 3, "面板");
  expect_refused (f, LT_IMPORT_SEGMENTS, "环节,产业链,关键度\n玻璃,显示,\n面板,显示,4\n", 3, "关键度");
  expect_refused (f, LT_IMPORT_SEGMENTS, "环节,产业链,行业代码\n玻璃,显示,\n面板,显示,C39a\n", 3, "C39a");
  expect_refused (f, LT_IMPORT_SEGMENTS, "环节,产业链,产品\n玻璃,显示,\n面板,显示,=1+1\n", 3, "=1+1");
  expect_refused (f, LT_IMPORT_SEGMENTS, "环节,产业链\n玻璃,显示\n面板,\n", 3, "产业链");
  g_assert_null (find_segment (f, "面板"));
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 0);
  /* A refused row takes its name with it, and the rows that count on it, whatever their order. */
  report = import_text (f, LT_IMPORT_SEGMENTS, "环节,产业链,上游环节,关键度\n玻璃,显示,,\n丙,显示,乙,\n乙,显示,甲,\n甲,显示,,9\n丁,显示,玻璃,\n");
  g_assert_cmpuint (report->refused->len, ==, 3);
  g_assert_cmpuint (((LtRefusal *) report->refused->pdata[0])->line, ==, 3);
  g_assert_cmpuint (((LtRefusal *) report->refused->pdata[2])->line, ==, 5);
  g_assert_cmpuint (report->created, ==, 1);
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 1);
}

static void
test_flows (Fixture *f, gconstpointer unused)
{
  const char *text = "供给环节,需求环节,类型,说明\n玻璃基板,液晶面板,材料,成盒\n光通信/芯片,显示模组,component,\n";
  const LtFlow *flow;

  with_chain (f);
  expect_new (f, LT_IMPORT_FLOWS, text, 2);
  flow = only_ref (f, LT_TABLE_FLOW, "supplier", find_segment (f, "玻璃基板")->id);
  g_assert_cmpint (flow->buyer, ==, find_segment (f, "液晶面板")->id);
  g_assert_cmpint (flow->kind, ==, LT_FLOW_MATERIAL);
  g_assert_cmpstr (flow->note, ==, "成盒");
  flow = only_ref (f, LT_TABLE_FLOW, "supplier", find_segment (f, "芯片")->id);
  g_assert_cmpint (flow->kind, ==, LT_FLOW_COMPONENT);
  expect (f, LT_IMPORT_FLOWS, "上游环节,下游环节,类型\n玻璃基板,液晶面板,\n", 0, 0, 1, 0);
  expect (f, LT_IMPORT_FLOWS, "from,to,kind\n玻璃基板,液晶面板,product\n", 0, 1, 0, 0);
  expect_refused (f, LT_IMPORT_FLOWS, "from,to\n玻璃基板,液晶面板\n玻璃基板,玻璃基板\n", 3, "玻璃基板");
  expect_refused (f, LT_IMPORT_FLOWS, "from,to\n玻璃基板,液晶面板\n玻璃基板,没有\n", 3, "没有");
  expect_refused (f, LT_IMPORT_FLOWS, "from,to,kind\n玻璃基板,液晶面板,\n玻璃基板,芯片,空气\n", 3, "空气");
}

#define SOURCE_TEXT "来源编号,标题,发布单位,日期,网址,说明\n规划,十四五规划,市经信局,2023年1月3日,https://example.org/a,甲\n公报,统计公报,,2023,,\n"

static void
test_sources (Fixture *f, gconstpointer unused)
{
  const LtSource *row;

  expect_new (f, LT_IMPORT_SOURCES, SOURCE_TEXT, 2);
  row = find_by (f, LT_TABLE_SOURCE, "key", "规划");
  g_assert_cmpstr (row->title, ==, "十四五规划");
  g_assert_cmpstr (row->publisher, ==, "市经信局");
  g_assert_cmpstr (row->dated, ==, "2023-01-03");
  g_assert_cmpstr (row->url, ==, "https://example.org/a");
  g_assert_cmpstr (row->note, ==, "甲");
  expect (f, LT_IMPORT_SOURCES, "来源编号,标题\n规划,新标题\n", 0, 1, 0, 0);
  row = find_by (f, LT_TABLE_SOURCE, "key", "规划");
  g_assert_cmpstr (row->title, ==, "新标题");
  g_assert_cmpstr (row->publisher, ==, "市经信局");
  expect_refused (f, LT_IMPORT_SOURCES, "来源编号,日期\n规划,\n年鉴,2023-02-30\n", 3, "2023-02-30");
}

static void
test_citations (Fixture *f, gconstpointer unused)
{
  const char *text = "供给环节,需求环节,来源,依据,出处\n玻璃基板,液晶面板,规划,,三(一)2\n液晶面板,显示模组,规划；公报,研判,\n"
                     "芯片,显示模组,,原文,前言\n玻璃基板,显示模组,,,\n";
  LtModel *model = lt_workspace_get_model (f->workspace);
  const LtCitation *citation;
  const LtFlow *flow;
  g_autoptr(GPtrArray) two = NULL;

  expect (f, LT_IMPORT_SOURCES, SOURCE_TEXT, 2, 0, 0, 0);
  with_chain (f);
  g_assert_cmpuint (count (f, LT_TABLE_CITATION), ==, 0);      /* of rows that are no flow or participation: none */
  expect_new (f, LT_IMPORT_FLOWS, text, 4);

  flow = only_ref (f, LT_TABLE_FLOW, "buyer", find_segment (f, "液晶面板")->id);
  citation = only_citation (f, LT_TABLE_FLOW, flow->id);
  g_assert_cmpstr (citation->subject, ==, "flow");
  g_assert_cmpint (citation->basis, ==, LT_BASIS_SOURCE);
  g_assert_cmpstr (citation->place, ==, "三(一)2");
  g_assert_cmpint (citation->source, ==, ((LtSource *) find_by (f, LT_TABLE_SOURCE, "key", "规划"))->id);
  flow = only_ref (f, LT_TABLE_FLOW, "supplier", find_segment (f, "液晶面板")->id);
  two = lt_model_citations (model, LT_TABLE_FLOW, flow->id);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_true (lt_model_is_judgement (model, LT_TABLE_FLOW, flow->id));
  flow = only_ref (f, LT_TABLE_FLOW, "supplier", find_segment (f, "芯片")->id);
  citation = only_citation (f, LT_TABLE_FLOW, flow->id);
  g_assert_cmpint (citation->basis, ==, LT_BASIS_SOURCE);
  g_assert_cmpint (citation->source, ==, 0);
  expect_refused (f, LT_IMPORT_FLOWS, "from,to,来源\n芯片,显示模组,\n芯片,玻璃基板,年鉴\n", 3, "年鉴");
}

/* A judgement that a document comes to state is one no longer; a second place is a second citation. */
static void
test_citation_grows (Fixture *f, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  const LtFlow *flow;
  g_autoptr(GPtrArray) two = NULL;

  expect (f, LT_IMPORT_SOURCES, SOURCE_TEXT, 2, 0, 0, 0);
  with_chain (f);
  expect (f, LT_IMPORT_FLOWS, "from,to\n芯片,显示模组\n", 1, 0, 0, 0);
  flow = only_ref (f, LT_TABLE_FLOW, "supplier", find_segment (f, "芯片")->id);
  g_assert_true (lt_model_is_judgement (model, LT_TABLE_FLOW, flow->id));
  expect (f, LT_IMPORT_FLOWS, "from,to,来源\n芯片,显示模组,规划\n", 0, 1, 0, 0);
  flow = only_ref (f, LT_TABLE_FLOW, "supplier", find_segment (f, "芯片")->id);
  g_assert_cmpint (only_citation (f, LT_TABLE_FLOW, flow->id)->basis, ==, LT_BASIS_SOURCE);
  expect (f, LT_IMPORT_FLOWS, "from,to,来源,出处\n芯片,显示模组,规划,一\n芯片,显示模组,规划,二\n", 0, 2, 0, 0);
  two = lt_model_citations (model, LT_TABLE_FLOW, flow->id);
  g_assert_cmpuint (two->len, ==, 2);
  expect_again (f, LT_IMPORT_FLOWS, "from,to,来源,出处\n芯片,显示模组,规划,一\n芯片,显示模组,规划,二\n", 2);
  expect_again (f, LT_IMPORT_FLOWS, "from,to\n芯片,显示模组\n", 1);
}

/* A cell that looks empty and is not: a zero-width space from a web page, a stray mark, a control character. */
static void
test_invisible_names (Fixture *f, gconstpointer unused)
{
  static const char *const invisible[] = { "\xe2\x80\x8b", "\xef\xbb\xbf", "\x01", "\xe2\x80\xae" };

  for (guint i = 0; i < G_N_ELEMENTS (invisible); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u甲", i);
      g_autofree char *chains = g_strdup_printf ("name,leader\n%s,乙\n%s,乙\n", name, invisible[i]);
      g_autofree char *segments = g_strdup_printf ("name,chain\n%s,%s\n%s,%s\n", name, name, invisible[i], name);
      g_autofree char *regions = g_strdup_printf ("name,parent,kind\n%s市,%s,市\n%s,,市\n", name, invisible[i], invisible[i]);
      g_autofree char *flows = g_strdup_printf ("from,to\n头,尾\n%s,尾\n", invisible[i]);

      expect_refused (f, LT_IMPORT_CHAINS, chains, 3, "is empty");
      expect_refused (f, LT_IMPORT_SEGMENTS, segments, 3, "is empty");
      expect_refused (f, LT_IMPORT_REGIONS, regions, 3, "is empty");
      lt_import_report_free (import_text (f, LT_IMPORT_SEGMENTS, "name,chain\n头,丙\n尾,丙\n"));
      expect_refused (f, LT_IMPORT_FLOWS, flows, 3, "is empty");
    }
}

/* What no label could show is refused by its row; the reason is one line even where the header is not. */
static void
test_too_long (Fixture *f, gconstpointer unused)
{
  g_autofree char *name = g_strnfill (LT_TEXT_MAX_BYTES + 1, 'x');
  g_autofree char *text = g_strconcat ("\"name\n\",leader\n乙,\n", name, ",\n", NULL), *fits = g_strconcat ("name\n", name + 1, "\n", NULL);

  expect_refused (f, LT_IMPORT_CHAINS, text, 4, "too long");
  g_assert_cmpuint (count (f, LT_TABLE_CHAIN), ==, 1);
  expect_new (f, LT_IMPORT_CHAINS, fits, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/chains/chains", test_chains);
  ADD ("/import/chains/segments", test_segments);
  ADD ("/import/chains/segment-update", test_segment_update);
  ADD ("/import/chains/streams", test_streams);
  ADD ("/import/chains/streams-refused", test_streams_refused);
  ADD ("/import/chains/flows", test_flows);
  ADD ("/import/chains/sources", test_sources);
  ADD ("/import/chains/citations", test_citations);
  ADD ("/import/chains/citation-grows", test_citation_grows);
  ADD ("/import/chains/too-long", test_too_long);
  ADD ("/import/chains/invisible-names", test_invisible_names);
  return g_test_run ();
}
