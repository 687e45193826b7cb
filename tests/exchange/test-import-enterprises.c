/* Enterprises, participations, institutions, targets. */
#include "config.h"

#include "import-fixture.h"

/* Two codes whose check digits are right: 91350100M000100Y43 is published; the other was worked out by hand
 * from 3^i mod 31: the sum over 91420000000000000 is 9 + 3·1 + 9·4 + 27·2 = 102 = 3·31 + 9, so 22 = N. */
#define CREDIT_A "91350100M000100Y43"
#define CREDIT_B "91420000000000000N"

static void
test_whole_row (Fixture *f, gconstpointer unused)
{
  const char *text =
    "企业名称,统一社会信用代码,所属区域,所属环节,参与角色,营业收入（亿元）,产值(万元),税收（元）,员工人数,用地（公顷）,研发投入,年份,企业荣誉,主营产品,行业代码,状态,籍贯,母公司\n"
    "三赢兴科技有限公司," CREDIT_A ",咸宁,玻璃基板；光通信/芯片,链主,1.5,\"12,000\",350000,1200人,2,3万元,2023,链主企业；国家级专精特新“小巨人”企业；绿色工厂,影像模组；镜头,C3973,在营,咸宁籍,三赢集团\n";
  const LtEnterprise *row;
  const LtFigure *figure;
  const LtParticipation *part;
  LtModel *model = lt_workspace_get_model (f->workspace);
  GPtrArray *honours;

  with_chain (f);
  expect_new (f, LT_IMPORT_ENTERPRISES, text, 1);
  row = find_enterprise (f, "三赢兴科技有限公司");
  g_assert_cmpstr (row->credit, ==, CREDIT_A);
  g_assert_cmpint (row->region, ==, find_region (f, "咸宁市")->id);
  g_assert_cmpint (row->status, ==, LT_STATUS_OPERATING);
  g_assert_cmpstr (row->products, ==, "影像模组；镜头");
  g_assert_cmpstr (row->codes, ==, "C3973");
  g_assert_cmpstr (row->home_tie, ==, "咸宁籍");
  g_assert_cmpint (row->parent, ==, find_enterprise (f, "三赢集团")->id);
  g_assert_cmpint (find_enterprise (f, "三赢集团")->region, ==, 0);
  figure = only_ref (f, LT_TABLE_FIGURE, "enterprise", row->id);
  g_assert_cmpint (figure->year, ==, 2023);
  g_assert_cmpfloat (figure->revenue_wan, ==, 15000);
  g_assert_cmpfloat (figure->output_wan, ==, 12000);
  g_assert_cmpfloat (figure->tax_wan, ==, 35);
  g_assert_cmpfloat (figure->staff, ==, 1200);
  g_assert_cmpfloat (figure->land_mu, ==, 30);
  g_assert_cmpfloat (figure->rd_wan, ==, 3);
  honours = lt_model_refs (model, LT_TABLE_HONOUR, "enterprise", row->id);
  g_assert_cmpuint (honours->len, ==, 3);
  g_assert_nonnull (find_by (f, LT_TABLE_HONOUR, "name", "链主"));
  g_assert_nonnull (find_by (f, LT_TABLE_HONOUR, "name", "小巨人"));
  g_assert_nonnull (find_by (f, LT_TABLE_HONOUR, "name", "绿色工厂"));
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_PARTICIPATION, "enterprise", row->id)->len, ==, 2);
  part = only_ref (f, LT_TABLE_PARTICIPATION, "segment", find_segment (f, "芯片")->id);
  g_assert_cmpint (part->role, ==, LT_ROLE_LEADER);
  g_assert_true (lt_model_is_judgement (model, LT_TABLE_PARTICIPATION, part->id));
}

/* By credit code, then by the name folded: width, spaces, brackets, company forms. */
static void
test_identity (Fixture *f, gconstpointer unused)
{
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,状态\n维达力(赤壁)有限公司,在营\n", 1, 0, 0, 0);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称\n维达力（赤壁） 股份有限公司\n维达力(赤壁)有限责任公司\n", 0, 0, 2, 0);
  /* It gains its code, and is found by it under another name, which it takes. */
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码\n维达力(赤壁)有限公司," CREDIT_A "\n", 0, 1, 0, 0);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码\n维达力实业公司," CREDIT_A "\n", 0, 1, 0, 0);
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 1);
  g_assert_cmpint (find_enterprise (f, "维达力实业公司")->status, ==, LT_STATUS_OPERATING);
  /* Two rows with different codes stay two, even of one name; then the name alone is no answer. */
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码\n维达力实业公司," CREDIT_B "\n", 1, 0, 0, 0);
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 2);
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称\n甲\n维达力实业公司\n", 3, CREDIT_B);
}

/* What a name means depends neither on the order of the rows nor on whether the table was read before. */
static void
test_several_codes (Fixture *f, gconstpointer unused)
{
  const char *text = "企业名称,信用代码,状态\n甲,,停产\n甲," CREDIT_A ",在营\n甲有限公司," CREDIT_B ",在建\n";

  for (guint i = 0; i < 2; i++)
    {
      expect_refused (f, LT_IMPORT_ENTERPRISES, text, 2, "甲 " CREDIT_A ", 甲有限公司 " CREDIT_B);
      g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 2);
      g_assert_cmpint (find_enterprise (f, "甲")->status, ==, LT_STATUS_OPERATING);
      g_assert_cmpint (find_enterprise (f, "甲有限公司")->status, ==, LT_STATUS_CONSTRUCTION);
    }
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 1);
}

/* Of one code the last good row says the name, and a name alone means who bears it in the end. */
static void
test_renamed (Fixture *f, gconstpointer unused)
{
  const char *text = "企业名称,信用代码,状态,区域\n甲,,停产,\n乙," CREDIT_A ",,\n乙,,在建,\n丙," CREDIT_A ",,没有的区域\n";

  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码,状态\n甲," CREDIT_A ",在营\n", 1, 0, 0, 0);
  for (guint i = 0; i < 2; i++)
    {
      expect_refused (f, LT_IMPORT_ENTERPRISES, text, 5, "没有的区域");
      g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 2);
      g_assert_null (find_enterprise (f, "甲")->credit);
      g_assert_cmpint (find_enterprise (f, "甲")->status, ==, LT_STATUS_SUSPENDED);
      g_assert_cmpstr (find_enterprise (f, "乙")->credit, ==, CREDIT_A);
      g_assert_cmpint (find_enterprise (f, "乙")->status, ==, LT_STATUS_CONSTRUCTION);
    }
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 2);
  /* A code gained by the name brings its spelling, at once. */
  expect_new (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码\n丁（一）公司,\n", 1);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码\n丁(一)公司," CREDIT_B "\n", 0, 1, 0, 0);
  expect_again (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码\n丁(一)公司," CREDIT_B "\n", 1);
}

/* A parent may be named by a code that comes further down. */
static void
test_parent_by_code (Fixture *f, gconstpointer unused)
{
  expect_new (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码,母公司\n子公司,," CREDIT_A "\n集团," CREDIT_A ",\n", 2);
  g_assert_cmpint (find_enterprise (f, "子公司")->parent, ==, find_enterprise (f, "集团")->id);
}

static void
test_figures (Fixture *f, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  const LtFigure *figure;
  const LtEnterprise *row;

  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,营收,年份\n甲,100,2021\n甲,200,2022\n", 1, 1, 0, 0);
  /* The same year merges; the later word wins; empty cells leave what is there. */
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,营收,税收,年份\n甲,210,,2022\n甲,,7,2022年\n", 0, 2, 0, 0);
  /* No year is a year unknown, not this year. */
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,营收,年份\n甲,9,\n", 0, 1, 0, 0);
  row = find_enterprise (f, "甲");
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_FIGURE, "enterprise", row->id)->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      figure = lt_model_refs (model, LT_TABLE_FIGURE, "enterprise", row->id)->pdata[i];
      if (figure->year == 2022)
        {
          g_assert_cmpfloat (figure->revenue_wan, ==, 210);
          g_assert_cmpfloat (figure->tax_wan, ==, 7);
          g_assert_true (isnan (figure->staff));
        }
      else
        g_assert_cmpfloat (figure->revenue_wan, ==, figure->year == 2021 ? 100 : 9);
    }
  /* A year without figures makes no row; marks for "not known" are no zero. */
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,营收,年份\n乙,,2022\n丙,—,2022\n丁,0,2022\n", 3, 0, 0, 0);
  g_assert_cmpuint (count (f, LT_TABLE_FIGURE), ==, 4);
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码\n甲,\n乙,91350100M000100Y44\n", 3, "check digit");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,营收\n甲,\n乙,-1\n", 3, "-1");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,用地\n甲,\n乙,-1亩\n", 3, "用地");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,营收,年份\n甲,,\n乙,1,1023\n", 3, "1023");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,行业代码\n甲,\n乙,电子\n", 3, "电子");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,环节\n甲,\n乙,没有的环节\n", 3, "没有的环节");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,状态\n甲,\n乙,飞行\n", 3, "在营");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,母公司\n甲,\n乙,乙\n", 3, "乙");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,营收\n甲,\n乙,1,234\n", 3, "comma");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,状态\n甲,在营\n,在营\n", 3, "企业名称");
  /* A formula is refused as a name; a number is none. The line is the physical one. */
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,籍贯\n甲,\"a\nb\"\n\n@乙,\n", 5, "@乙");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称\n甲\n=HYPERLINK()\n", 3, "=HYPERLINK()");
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 1);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称\n-5\n", 1, 0, 0, 0);
}

/* An empty region is never local; an empty cell never erases one. */
static void
test_region (Fixture *f, gconstpointer unused)
{
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,区域,状态\n甲,,\n乙,武汉,停产\n", 2, 0, 0, 0);
  g_assert_cmpint (find_enterprise (f, "甲")->region, ==, 0);
  g_assert_cmpint (find_enterprise (f, "甲")->status, ==, LT_STATUS_NONE);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,区域,状态\n乙,,\n", 0, 0, 1, 0);
  g_assert_cmpint (find_enterprise (f, "乙")->region, ==, find_region (f, "武汉市")->id);
  g_assert_cmpint (find_enterprise (f, "乙")->status, ==, LT_STATUS_SUSPENDED);
}

static void
test_lists (Fixture *f, gconstpointer unused)
{
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,荣誉,产品\n甲,瞪羚企业、上市公司,a/b；c\n", 1, 0, 0, 0);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,荣誉,产品\n甲,瞪羚,d\n", 0, 1, 0, 0);
  g_assert_cmpuint (count (f, LT_TABLE_HONOUR), ==, 2);
  g_assert_cmpstr (find_enterprise (f, "甲")->products, ==, "a/b；c；d");
}

static void
test_warnings (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtImportReport) report = import_text (f, LT_IMPORT_ENTERPRISES,
                                                  "企业名称,法人,荣誉,营收(万美元),公司名称,角色\n甲,张,奇怪奖,1,x,骨干\n乙,李,奇怪奖,1,y,\n");

  g_assert_cmpuint (report->created, ==, 2);
  g_assert_cmpuint (report->warnings->len, ==, 5);
  g_assert_nonnull (strstr (report->warnings->pdata[0], "法人"));
  g_assert_nonnull (strstr (report->warnings->pdata[1], "万美元"));
  g_assert_nonnull (strstr (report->warnings->pdata[2], "公司名称"));
  g_assert_nonnull (strstr (report->warnings->pdata[3], "奇怪奖"));
  g_assert_nonnull (strstr (report->warnings->pdata[4], "line 2"));
  g_assert_cmpuint (count (f, LT_TABLE_FIGURE), ==, 0);
}

/* Rows of one file that contradict each other: the last word stands, and the file again is the same. */
static void
test_contradiction (Fixture *f, gconstpointer unused)
{
  const char *text = "企业名称,状态,区域\n甲,在营,武汉\n甲,停产,咸宁\n";

  expect (f, LT_IMPORT_ENTERPRISES, text, 1, 1, 0, 0);
  g_assert_cmpint (find_enterprise (f, "甲")->status, ==, LT_STATUS_SUSPENDED);
  expect_again (f, LT_IMPORT_ENTERPRISES, text, 2);
}

/* A parent that comes later in the file is one new enterprise, not two, and not changed. */
static void
test_parents (Fixture *f, gconstpointer unused)
{
  expect_new (f, LT_IMPORT_ENTERPRISES, "企业名称,母公司,区域\n子公司,集团,咸宁\n集团,,武汉\n", 2);
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 2);
  g_assert_cmpint (find_enterprise (f, "子公司")->parent, ==, find_enterprise (f, "集团")->id);
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,母公司\n子公司,\n集团,子公司\n", 3, "子公司");
}

/* 依据 and 来源 of an enterprise's row hold for the participations it makes. */
static void
test_basis (Fixture *f, gconstpointer unused)
{
  const LtParticipation *part;
  const LtCitation *citation;

  with_chain (f);
  expect (f, LT_IMPORT_SOURCES, "来源编号\n规划\n", 1, 0, 0, 0);
  expect_new (f, LT_IMPORT_ENTERPRISES, "企业名称,环节,来源,依据,出处\n甲,芯片,规划,研判,一\n乙,玻璃基板,,,\n", 2);
  part = only_ref (f, LT_TABLE_PARTICIPATION, "segment", find_segment (f, "芯片")->id);
  citation = only_citation (f, LT_TABLE_PARTICIPATION, part->id);
  g_assert_cmpint (citation->basis, ==, LT_BASIS_JUDGEMENT);
  g_assert_cmpstr (citation->place, ==, "一");
  citation = only_citation (f, LT_TABLE_ENTERPRISE, part->enterprise);
  g_assert_cmpint (citation->basis, ==, LT_BASIS_JUDGEMENT);
  part = only_ref (f, LT_TABLE_PARTICIPATION, "segment", find_segment (f, "玻璃基板")->id);
  citation = only_citation (f, LT_TABLE_PARTICIPATION, part->id);
  g_assert_cmpint (citation->basis, ==, LT_BASIS_JUDGEMENT);
  g_assert_cmpint (citation->source, ==, 0);
  g_assert_cmpuint (lt_model_refs (lt_workspace_get_model (f->workspace), LT_TABLE_CITATION, "row", part->enterprise)->len, ==, 0);
}

static void
test_participations (Fixture *f, gconstpointer unused)
{
  const char *text = "企业名称,环节,参与角色\n甲公司,芯片,链主\n乙,新型显示/液晶面板,core\n";
  const LtParticipation *part;

  with_chain (f);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码\n甲公司," CREDIT_A "\n乙,\n", 2, 0, 0, 0);
  expect_new (f, LT_IMPORT_PARTICIPATIONS, text, 2);
  part = only_ref (f, LT_TABLE_PARTICIPATION, "segment", find_segment (f, "芯片")->id);
  g_assert_cmpint (part->enterprise, ==, find_enterprise (f, "甲公司")->id);
  g_assert_cmpint (part->role, ==, LT_ROLE_LEADER);
  expect (f, LT_IMPORT_PARTICIPATIONS, "企业名称,环节,角色\n甲公司,芯片,\n乙,液晶面板,配套\n", 0, 1, 1, 0);
  /* An enterprise may be named by its credit code. */
  expect (f, LT_IMPORT_PARTICIPATIONS, "企业名称,环节\n" CREDIT_A ",芯片\n", 0, 0, 1, 0);
  expect_refused (f, LT_IMPORT_PARTICIPATIONS, "企业名称,环节\n乙,芯片\n丙,芯片\n", 3, "丙");
  expect_refused (f, LT_IMPORT_TARGETS, "企业名称,环节\n乙,芯片\n" CREDIT_B ",芯片\n", 3, CREDIT_B);
  expect_refused (f, LT_IMPORT_PARTICIPATIONS, "企业名称,环节\n乙,芯片\n乙,无\n", 3, "环节");
}

static void
test_supplies (Fixture *f, gconstpointer unused)
{
  const char *text = "供应商,采购商,产品\n甲公司,乙,玻璃、盖板\n乙,丙,\n";
  const LtSupply *row;
  gint64 id;
  const LtCitation *citation;

  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,信用代码\n甲公司," CREDIT_A "\n乙,\n丙,\n", 3, 0, 0, 0);
  expect_new (f, LT_IMPORT_SUPPLIES, text, 2);
  row = only_ref (f, LT_TABLE_SUPPLY, "supplier", find_enterprise (f, "甲公司")->id);
  g_assert_cmpint (row->buyer, ==, find_enterprise (f, "乙")->id);
  g_assert_cmpstr (row->product, ==, "玻璃；盖板");
  id = row->id;
  /* No document states it. */
  g_assert_true (lt_model_is_judgement (lt_workspace_get_model (f->workspace), LT_TABLE_SUPPLY, id));
  /* A list cell adds, an empty one erases nothing, and an end may be named by its credit code. */
  expect (f, LT_IMPORT_SUPPLIES, "supplier,buyer,product\n" CREDIT_A ",乙,背板；玻璃\n乙,丙,\n甲公司,丙,\n", 1, 1, 1, 0);
  row = lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_SUPPLY, id);
  g_assert_cmpstr (row->product, ==, "玻璃；盖板；背板");
  expect (f, LT_IMPORT_SOURCES, "来源编号\n合同\n", 1, 0, 0, 0);
  expect (f, LT_IMPORT_SUPPLIES, "供应方,采购方,来源\n甲公司,乙,合同\n", 0, 1, 0, 0);
  citation = only_citation (f, LT_TABLE_SUPPLY, id);
  g_assert_cmpint (citation->basis, ==, LT_BASIS_SOURCE);
  expect_refused (f, LT_IMPORT_SUPPLIES, "供应商,采购商\n甲公司,乙\n甲公司,丁\n", 3, "丁");
  expect_refused (f, LT_IMPORT_SUPPLIES, "供应商,采购商\n丁,甲公司\n甲公司,乙\n", 2, "丁");
  expect_refused (f, LT_IMPORT_SUPPLIES, "供应商,采购商\n甲公司,乙\n甲公司,甲\n甲公司,丙\n", 3, "甲");
  expect_refused (f, LT_IMPORT_SUPPLIES, "供应商,采购商\n甲公司,乙\n甲公司," CREDIT_A "\n", 3, "itself");
  expect_refused (f, LT_IMPORT_SUPPLIES, "供应商,采购商\n甲公司,乙\n甲公司," CREDIT_B "\n", 3, CREDIT_B);
  expect_refused (f, LT_IMPORT_SUPPLIES, "供应商,采购商\n甲公司,乙\n,乙\n", 3, "供应商 is empty");
}

static void
test_institutions (Fixture *f, gconstpointer unused)
{
  const char *text = "平台名称,类型,所属区域,环节,年培养人数\n湖北科技学院,高校,咸宁,芯片；液晶面板,1200人\n绝缘材料检验中心,检验检测中心,,,\n";
  const LtInstitution *row;
  LtModel *model = lt_workspace_get_model (f->workspace);

  with_chain (f);
  expect_new (f, LT_IMPORT_INSTITUTIONS, text, 2);
  row = find_by (f, LT_TABLE_INSTITUTION, "name", "湖北科技学院");
  g_assert_cmpstr (row->kind, ==, "高校");
  g_assert_cmpint (row->region, ==, find_region (f, "咸宁市")->id);
  g_assert_cmpfloat (row->capacity, ==, 1200);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_STUDY, "institution", row->id)->len, ==, 2);
  expect (f, LT_IMPORT_INSTITUTIONS, "机构名称,环节,类型\n湖北科技学院,玻璃基板,\n", 0, 1, 0, 0);
  row = find_by (f, LT_TABLE_INSTITUTION, "name", "湖北科技学院");
  g_assert_cmpstr (row->kind, ==, "高校");
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_STUDY, "institution", row->id)->len, ==, 3);
}

static void
test_targets (Fixture *f, gconstpointer unused)
{
  const char *text = "招商对象,环节,产品,理由,招商方式,状态\n乾照光电,芯片,LED芯片,补链,以商招商,已拜访\n";
  const LtTarget *row;

  with_chain (f);
  expect_new (f, LT_IMPORT_TARGETS, text, 1);
  row = only_ref (f, LT_TABLE_TARGET, "enterprise", find_enterprise (f, "乾照光电")->id);
  g_assert_cmpint (find_enterprise (f, "乾照光电")->region, ==, 0);
  g_assert_cmpint (row->segment, ==, find_segment (f, "芯片")->id);
  g_assert_cmpstr (row->product, ==, "LED芯片");
  g_assert_cmpstr (row->reason, ==, "补链");
  g_assert_cmpint (row->method, ==, LT_METHOD_ENTERPRISE);
  g_assert_cmpint (row->status, ==, LT_TARGET_VISITED);
  expect (f, LT_IMPORT_TARGETS, "招商对象,环节,状态\n乾照光电,芯片,declined\n乾照光电有限公司,液晶面板,\n", 1, 1, 0, 0);
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 1);
  expect_refused (f, LT_IMPORT_TARGETS, "招商对象,环节,状态\n乾照光电,芯片,\n新对象,没有,\n", 3, "没有");
  g_assert_null (find_enterprise (f, "新对象"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/enterprises/whole-row", test_whole_row);
  ADD ("/import/enterprises/identity", test_identity);
  ADD ("/import/enterprises/several-codes", test_several_codes);
  ADD ("/import/enterprises/renamed", test_renamed);
  ADD ("/import/enterprises/parent-by-code", test_parent_by_code);
  ADD ("/import/enterprises/figures", test_figures);
  ADD ("/import/enterprises/refused", test_refused);
  ADD ("/import/enterprises/region", test_region);
  ADD ("/import/enterprises/lists", test_lists);
  ADD ("/import/enterprises/warnings", test_warnings);
  ADD ("/import/enterprises/contradiction", test_contradiction);
  ADD ("/import/enterprises/parents", test_parents);
  ADD ("/import/enterprises/basis", test_basis);
  ADD ("/import/enterprises/participations", test_participations);
  ADD ("/import/enterprises/supplies", test_supplies);
  ADD ("/import/enterprises/institutions", test_institutions);
  ADD ("/import/enterprises/targets", test_targets);
  return g_test_run ();
}
