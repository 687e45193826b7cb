/* What a reference chain has and a chain lacks. The flows of 集成电路 are counted by hand in its tables. */
#include "config.h"

#include "../workspace/document.h"
#include "exchange/template-compare.h"
#include "exchange/template-edit.h"
#include "import-fixture.h"
#include "workspace/edit-segment.h"

#define SEGMENTS 35

typedef struct {
  Fixture           base;
  LtModel          *model;
  const LtTemplate *ic;
  gint64            region, chain;
  gint64            design, tool, resist, foundry;
} Place;

static gint64
segment (Place *p, const char *name, const char *keywords)
{
  LtSegment row = { 0, p->chain, (char *) name, LT_POSITION_NONE, (char *) keywords, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };

  return fixture_insert (p->base.workspace, LT_TABLE_SEGMENT, &row);
}

static void
product (Place *p, gint64 of, const char *name)
{
  LtProduct row = { 0, of, (char *) name, LT_UNKNOWN_INT };

  fixture_insert (p->base.workspace, LT_TABLE_PRODUCT, &row);
}

static void
settle_in (Place *p, const char *name, gint64 in)
{
  fixture_participation (p->base.workspace, fixture_enterprise (p->base.workspace, name, p->region), in, LT_ROLE_NONE);
}

/* Four segments that the template has: one by its name, two by a keyword, one by two products. */
static void
place_up (Place *p, gconstpointer unused)
{
  GPtrArray *library = lt_template_library ();

  fixture_up (&p->base, NULL);
  p->model = lt_workspace_get_model (p->base.workspace);
  for (guint i = 0; i < library->len; i++)
    if (g_str_equal (((LtTemplate *) library->pdata[i])->name, "ic"))
      p->ic = library->pdata[i];
  p->region = fixture_region (p->base.workspace, "咸宁市", 0);
  p->chain = fixture_chain (p->base.workspace, "集成电路产业链");
  p->design = segment (p, "设计", NULL);
  fixture_rename (p->base.workspace, LT_TABLE_SEGMENT, p->design, "name", "芯片 设计");
  p->tool = segment (p, "电路设计软件", "ＥＤＡ工具；仿真");
  p->foundry = segment (p, "代工", "晶圆制造");
  p->resist = segment (p, "感光树脂", "涂料");
  product (p, p->resist, "KrF光刻胶");
  product (p, p->resist, "ArF光刻胶");
  settle_in (p, "设计公司", p->design);
}

static void
place_down (Place *p, gconstpointer unused)
{
  fixture_down (&p->base, NULL);
}

static const char *
name_of (Place *p, guint index)
{
  return ((const LtTemplateSegment *) p->ic->segments->pdata[index])->row->name;
}

static guint
index_of (Place *p, const char *name)
{
  for (guint i = 0; i < p->ic->segments->len; i++)
    if (g_str_equal (name_of (p, i), name))
      return i;
  g_assert_not_reached ();
}

static GArray *
compare (Place *p)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (p->model, p->region);

  return lt_template_compare (p->model, survey, p->ic, p->chain);
}

static const LtTemplateLine *
line_of (Place *p, GArray *lines, const char *name)
{
  return &g_array_index (lines, LtTemplateLine, index_of (p, name));
}

static guint
count_lacking (GArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += g_array_index (lines, LtTemplateLine, i).segment == 0;
  return n;
}

static void
test_matches (Place *p, gconstpointer unused)
{
  g_autoptr(GArray) lines = compare (p);

  g_assert_cmpuint (lines->len, ==, SEGMENTS);
  g_assert_cmpuint (count_lacking (lines), ==, SEGMENTS - 4);
  g_assert_cmpint (line_of (p, lines, "芯片设计")->segment, ==, p->design);
  g_assert_cmpint (line_of (p, lines, "芯片设计")->match, ==, LT_TEMPLATE_MATCH_NAME);
  g_assert_cmpint (line_of (p, lines, "EDA工具")->segment, ==, p->tool);
  g_assert_cmpint (line_of (p, lines, "EDA工具")->match, ==, LT_TEMPLATE_MATCH_WORD);
  g_assert_cmpint (line_of (p, lines, "晶圆制造")->segment, ==, p->foundry);
  g_assert_cmpint (line_of (p, lines, "光刻胶")->segment, ==, p->resist);
  g_assert_cmpint (line_of (p, lines, "光刻胶")->match, ==, LT_TEMPLATE_MATCH_SHARED);
  g_assert_cmpint (line_of (p, lines, "硅片")->match, ==, LT_TEMPLATE_MATCH_NONE);
}

/* One word in common is no match: “SOI” alone does not make a segment the wafer one; nor does another chain's. */
static void
test_no_match (Place *p, gconstpointer unused)
{
  gint64 one = segment (p, "绝缘衬底", "SOI；蓝宝石");
  LtSegment row = { 0, fixture_chain (p->base.workspace, "别的链"), (char *) "硅片", LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL,
                    LT_UNKNOWN_INT };
  g_autoptr(GArray) lines = NULL;

  fixture_insert (p->base.workspace, LT_TABLE_SEGMENT, &row);
  lines = compare (p);
  g_assert_cmpint (line_of (p, lines, "硅片")->segment, ==, 0);
  product (p, one, "抛光片");                    /* a second one does */
  g_array_unref (lines);
  lines = compare (p);
  g_assert_cmpint (line_of (p, lines, "硅片")->segment, ==, one);
}

/* 掩模版 has three suppliers that are there, one of them covered, and one buyer that is not covered. */
static void
test_actions (Place *p, gconstpointer unused)
{
  g_autoptr(GArray) lines = compare (p);
  const LtAssessment *mask = &line_of (p, lines, "掩模版")->assessment;

  g_assert_cmpuint (mask->upstream, ==, 3);
  g_assert_cmpuint (mask->upstream_covered, ==, 1);
  g_assert_cmpuint (mask->downstream, ==, 1);
  g_assert_cmpuint (mask->downstream_covered, ==, 0);
  g_assert_cmpint (mask->coverage, ==, LT_COVERAGE_MISSING);
  g_assert_cmpint (mask->action, ==, LT_ACTION_EXTEND);
  g_assert_cmpint (line_of (p, lines, "IP核")->assessment.action, ==, LT_ACTION_EXTEND);
  g_assert_cmpint (line_of (p, lines, "硅片")->assessment.action, ==, LT_ACTION_BUILD);
  g_array_unref (lines);
  settle_in (p, "代工厂", p->foundry);
  lines = compare (p);
  g_assert_cmpint (line_of (p, lines, "掩模版")->assessment.action, ==, LT_ACTION_FILL);
  g_assert_cmpint (line_of (p, lines, "硅片")->assessment.action, ==, LT_ACTION_EXTEND);
}

/* --- Taking over --- */

typedef struct {
  Place  *place;
  guint   indexes[2], n;
  GArray *created;
} Take;

static gboolean
take (LtEdit *edit, gpointer data, GError **error)
{
  Take *job = data;

  return lt_template_take (edit, job->place->ic, job->place->chain, job->indexes, job->n, job->created, error);
}

static gboolean
has_flow (Place *p, gint64 supplier, gint64 buyer)
{
  GPtrArray *rows = lt_model_refs (p->model, LT_TABLE_FLOW, "supplier", supplier);

  for (guint i = 0; i < rows->len; i++)
    if (((LtFlow *) rows->pdata[i])->buyer == buyer)
      return TRUE;
  return FALSE;
}

static void
test_take (Place *p, gconstpointer unused)
{
  g_autoptr(GArray) created = g_array_new (FALSE, FALSE, sizeof (gint64)), lines = NULL;
  Take job = { p, { index_of (p, "硅片"), index_of (p, "掩模版") }, 2, created };
  g_autofree char *before = document_rows (p->base.path), *back = NULL;
  g_autoptr(GError) error = NULL;
  gint64 wafer, mask;
  const LtSegment *row;

  g_assert_true (lt_workspace_edit (p->base.workspace, "Take", LT_EDIT_DEFAULT, take, &job, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (created->len, ==, 2);
  wafer = g_array_index (created, gint64, 0);
  mask = g_array_index (created, gint64, 1);
  row = lt_model_get_segment (p->model, mask);
  g_assert_cmpstr (row->name, ==, "掩模版");
  g_assert_cmpint (row->position, ==, LT_POSITION_UPSTREAM);
  g_assert_cmpstr (row->keywords, ==, "掩模版；光罩；光掩模");
  g_assert_cmpuint (lt_model_refs (p->model, LT_TABLE_PRODUCT, "segment", mask)->len, ==, 3);
  g_assert_cmpuint (lt_model_count (p->model, LT_TABLE_FLOW), ==, 5);
  g_assert_true (has_flow (p, p->tool, mask) && has_flow (p, p->design, mask) && has_flow (p, p->resist, mask));
  g_assert_true (has_flow (p, mask, p->foundry) && has_flow (p, wafer, p->foundry));
  lines = compare (p);
  g_assert_cmpuint (count_lacking (lines), ==, SEGMENTS - 6);
  g_assert_cmpint (line_of (p, lines, "掩模版")->match, ==, LT_TEMPLATE_MATCH_KEY);
  g_assert_true (lt_workspace_undo (p->base.workspace, &error));
  back = document_rows (p->base.path);
  g_assert_cmpstr (back, ==, before);
}

/* What came from the template stays known when it is renamed; and is not taken over again. */
static void
test_take_again (Place *p, gconstpointer unused)
{
  g_autoptr(GArray) created = g_array_new (FALSE, FALSE, sizeof (gint64)), lines = NULL;
  Take job = { p, { index_of (p, "掩模版") }, 1, created };
  g_autoptr(GError) error = NULL;

  g_assert_true (lt_workspace_edit (p->base.workspace, "Take", LT_EDIT_DEFAULT, take, &job, &error));
  fixture_rename (p->base.workspace, LT_TABLE_SEGMENT, g_array_index (created, gint64, 0), "name", "版材");
  fixture_rename (p->base.workspace, LT_TABLE_SEGMENT, g_array_index (created, gint64, 0), "keywords", "版");
  lines = compare (p);
  g_assert_cmpint (line_of (p, lines, "掩模版")->segment, ==, g_array_index (created, gint64, 0));
  g_assert_false (lt_workspace_edit (p->base.workspace, "Take", LT_EDIT_DEFAULT, take, &job, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  document_assert_message (error);
  g_assert_cmpuint (lt_model_refs (p->model, LT_TABLE_SEGMENT, "chain", p->chain)->len, ==, 5);
}

/* --- Which template --- */

typedef struct {
  gint64      chain;
  const char *name;
} Choice;

static gboolean
choose (LtEdit *edit, gpointer data, GError **error)
{
  Choice *choice = data;

  return lt_template_choose (edit, choice->chain, choice->name, error);
}

static gboolean
do_choose (Place *p, gint64 chain, const char *name, GError **error)
{
  Choice choice = { chain, name };

  return lt_workspace_edit (p->base.workspace, "Choose", LT_EDIT_DEFAULT, choose, &choice, error);
}

static void
assert_template (Place *p, gint64 chain, const char *name, gboolean suggested)
{
  gboolean by_itself;
  const LtTemplate *template = lt_template_of (p->model, chain, &by_itself);

  g_assert_cmpstr (template != NULL ? template->name : NULL, ==, name);
  g_assert_cmpint (by_itself, ==, suggested);
}

static void
test_which (Place *p, gconstpointer unused)
{
  gint64 other = fixture_chain (p->base.workspace, "大健康"), near = fixture_chain (p->base.workspace, "新型显示器件");
  g_autofree char *meta = lt_meta_template_name (p->chain);
  g_autoptr(GError) error = NULL;

  assert_template (p, p->chain, "ic", TRUE);
  assert_template (p, near, "display", TRUE);
  assert_template (p, other, NULL, TRUE);
  g_assert_true (do_choose (p, p->chain, "lithium", &error));
  assert_template (p, p->chain, "lithium", FALSE);
  g_assert_true (do_choose (p, p->chain, LT_TEMPLATE_NONE, &error));
  assert_template (p, p->chain, NULL, FALSE);
  g_assert_false (do_choose (p, p->chain, "no such", &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  document_assert_message (error);
  g_clear_error (&error);
  g_assert_cmpstr (lt_model_get_meta (p->model, meta), ==, LT_TEMPLATE_NONE);
  g_assert_true (do_choose (p, p->chain, NULL, &error));
  assert_template (p, p->chain, "ic", TRUE);
  g_assert_true (do_choose (p, p->chain, "ic", &error));
  fixture_delete (p->base.workspace, LT_TABLE_CHAIN, p->chain);
  g_assert_null (lt_model_get_meta (p->model, meta));
}

#define TEST(name, func) g_test_add ("/template-compare/" name, Place, NULL, place_up, func, place_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("matches", test_matches);
  TEST ("no-match", test_no_match);
  TEST ("actions", test_actions);
  TEST ("take", test_take);
  TEST ("take-again", test_take_again);
  TEST ("which", test_which);
  return g_test_run ();
}
