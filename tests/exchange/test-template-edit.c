/* Templates in a document that is open already. The figures of 集成电路 are counted by hand in its tables. */
#include "config.h"

#include "../workspace/document.h"
#include "exchange/bundle.h"
#include "exchange/template-edit.h"
#include "import-fixture.h"
#include "workspace/edit-rows.h"
#include "workspace/edit-segment.h"

#define SEGMENTS 35
#define FLOWS 49

typedef struct {
  LtTemplate      *template;
  guint            index;
  gint64           chain, id;
  GArray          *created;
  LtTemplateReport report;
} Job;

static gboolean
do_add_chain (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_template_add_chain (edit, job->template, &job->chain, error);
}

static gboolean
do_merge (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_template_merge (edit, job->template, job->chain, job->created, &job->report, error);
}

static gboolean
do_add_segment (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_template_add_segment (edit, job->template, job->index, job->chain, &job->id, error);
}

static void
run (Fixture *f, LtEditFunc func, Job *job)
{
  g_autoptr(GError) error = NULL;

  lt_workspace_edit (f->workspace, "Template", LT_EDIT_DEFAULT, func, job, &error);
  g_assert_no_error (error);
}

/* One step back leaves what was there before, row for row, and one forth what was after. */
static void
assert_undone (Fixture *f, const char *before)
{
  g_autofree char *after = document_rows (f->path), *back = NULL, *again = NULL;

  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  back = document_rows (f->path);
  g_assert_cmpstr (back, ==, before);
  g_assert_true (lt_workspace_redo (f->workspace, NULL));
  again = document_rows (f->path);
  g_assert_cmpstr (again, ==, after);
}

/* Every row that was there is there as it was. */
static void
assert_kept (const char *before, const char *after)
{
  g_auto(GStrv) old = g_strsplit (before, "\n", -1), new = g_strsplit (after, "\n", -1);
  g_autoptr(GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; new[i] != NULL; i++)
    g_hash_table_add (rows, new[i]);
  for (guint i = 0; old[i] != NULL; i++)
    if (!g_hash_table_contains (rows, old[i]))
      g_error ("changed: %s", old[i]);
}

static const LtSegment *
segment_in (Fixture *f, gint64 chain, const char *name)
{
  GPtrArray *rows = lt_model_refs (lt_workspace_get_model (f->workspace), LT_TABLE_SEGMENT, "chain", chain);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((const LtSegment *) rows->pdata[i])->name, name) == 0)
      return rows->pdata[i];
  return NULL;
}

/* --- Looking --- */

static void
test_list (void)
{
  g_autoptr(LtTemplate) ic = lt_template_load ("ic", NULL);
  const LtTemplateSegment *first = ic->segments->pdata[0], *last = ic->segments->pdata[SEGMENTS - 1];
  const LtTemplateFlow *flow = ic->flows->pdata[0];

  g_assert_cmpuint (ic->segments->len, ==, SEGMENTS);
  g_assert_cmpuint (ic->flows->len, ==, FLOWS);
  g_assert_cmpuint (ic->sources->len, ==, 2);
  g_assert_cmpstr (first->row->name, ==, "EDA工具");
  g_assert_cmpint (first->row->position, ==, LT_POSITION_UPSTREAM);
  g_assert_cmpint (first->row->criticality, ==, 3);
  g_assert_cmpstr (first->row->keywords, ==, "EDA；电子设计自动化；版图设计；电路仿真");
  g_assert_cmpstr (first->row->codes, ==, "6513");
  g_assert_cmpuint (g_strv_length (first->products), ==, 3);
  g_assert_cmpstr (first->products[1], ==, "版图与物理验证工具");
  g_assert_cmpstr (last->row->name, ==, "检测分析与公共平台");
  g_assert_cmpint (last->row->position, ==, LT_POSITION_SERVICE);
  g_assert_cmpint (last->row->criticality, ==, LT_UNKNOWN_INT);
  g_assert_cmpuint (flow->supplier, ==, 0);
  g_assert_cmpstr (((const LtTemplateSegment *) ic->segments->pdata[flow->buyer])->row->name, ==, "芯片设计");
  g_assert_cmpint (flow->kind, ==, LT_FLOW_SERVICE);
}

/* --- A chain of its own --- */

static gboolean
import_tables (LtEdit *edit, gpointer bundle, GError **error)
{
  return lt_bundle_import (bundle, edit, error);
}

/* What comes of a template is what its tables say when they are imported, row for row. */
static void
test_as_imported (Fixture *f, gconstpointer unused)
{
  g_auto(GStrv) names = lt_template_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(LtBundle) bundle = lt_bundle_read ("templates", names[i], "template.ini", NULL);
      Job job = { lt_template_load (names[i], NULL) };
      g_autofree char *imported = NULL, *made = NULL;
      g_autoptr(GError) error = NULL;

      lt_workspace_edit (f->workspace, "Import", LT_EDIT_DEFAULT, import_tables, bundle, &error);
      g_assert_no_error (error);
      imported = document_rows (f->path);
      g_assert_true (lt_workspace_undo (f->workspace, NULL));
      run (f, do_add_chain, &job);
      made = document_rows (f->path);
      g_assert_cmpstr (made, ==, imported);
      g_assert_true (lt_workspace_undo (f->workspace, NULL));
      lt_template_free (job.template);
    }
}

static void
test_add_chain (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtTemplate) ic = lt_template_load ("ic", NULL);
  Job job = { ic };
  g_autofree char *before = NULL, *after = NULL;
  LtModel *model = lt_workspace_get_model (f->workspace);

  with_chain (f);
  run (f, do_add_chain, &job);
  g_assert_cmpint (job.chain, ==, find_chain (f, "集成电路")->id);
  g_assert_cmpint (find_chain (f, "集成电路")->ordinal, ==, 3);
  before = document_rows (f->path);
  run (f, do_add_chain, &job);
  g_assert_cmpint (job.chain, ==, find_chain (f, "集成电路 2")->id);
  after = document_rows (f->path);
  assert_kept (before, after);
  g_assert_cmpuint (count (f, LT_TABLE_SEGMENT), ==, 4 + 2 * SEGMENTS);
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 2 * FLOWS);
  g_assert_cmpuint (count (f, LT_TABLE_SOURCE), ==, 2);
  g_assert_cmpstr (lt_template_of_chain (model, job.chain), ==, "集成电路");
  assert_undone (f, before);
}

/* --- Merging --- */

/* A chain of one's own that has three of the template's segments, one flow between two of them, and one segment more. */
static gint64
own_chain (Fixture *f)
{
  expect (f, LT_IMPORT_SEGMENTS, "环节名称,产业链,位置,产品\nｅｄａ 工具,芯片,下游,自研软件\n芯片设计,芯片,,\nIP核,芯片,上游,\n特色,芯片,中游,\n", 4, 0, 0, 0);
  expect (f, LT_IMPORT_FLOWS, "供给环节,需求环节,类型\nIP核,芯片设计,产品\n", 1, 0, 0, 0);
  return find_chain (f, "芯片")->id;
}

static void
test_merge (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtTemplate) ic = lt_template_load ("ic", NULL);
  g_autoptr(GArray) created = g_array_new (FALSE, FALSE, sizeof (gint64));
  Job job = { ic, .chain = own_chain (f), .created = created };
  g_autofree char *before = document_rows (f->path), *after = NULL;
  const LtSegment *wafer;
  GPtrArray *flows;

  run (f, do_merge, &job);
  g_assert_cmpuint (job.report.segments_added, ==, SEGMENTS - 3);
  g_assert_cmpuint (job.report.segments_same, ==, 3);
  g_assert_cmpuint (job.report.flows_same, ==, 1);
  /* The one from the tools to the design is left as it was: not there. */
  g_assert_cmpuint (job.report.flows_added, ==, FLOWS - 2);
  after = document_rows (f->path);
  assert_kept (before, after);
  g_assert_cmpuint (count (f, LT_TABLE_SEGMENT), ==, 4 + SEGMENTS - 3);
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 1 + FLOWS - 2);
  g_assert_cmpuint (created->len, ==, SEGMENTS - 3);
  wafer = segment_in (f, job.chain, "硅片");
  g_assert_cmpint (g_array_index (created, gint64, 0), ==, wafer->id);
  g_assert_cmpint (wafer->position, ==, LT_POSITION_UPSTREAM);
  g_assert_cmpint (wafer->criticality, ==, 2);
  g_assert_cmpint (wafer->ordinal, ==, 5);
  g_assert_cmpuint (lt_model_refs (lt_workspace_get_model (f->workspace), LT_TABLE_PRODUCT, "segment", wafer->id)->len, ==, 3);
  g_assert_cmpstr (only_citation (f, LT_TABLE_SEGMENT, wafer->id)->place, ==, "集成电路");
  flows = lt_model_refs (lt_workspace_get_model (f->workspace), LT_TABLE_FLOW, "supplier", segment_in (f, job.chain, "ｅｄａ 工具")->id);
  g_assert_cmpuint (flows->len, ==, 1);      /* to the masks, which are new */
  g_assert_cmpint (((const LtFlow *) flows->pdata[0])->buyer, ==, segment_in (f, job.chain, "掩模版")->id);
  g_assert_null (lt_template_of_chain (lt_workspace_get_model (f->workspace), job.chain));
  assert_undone (f, before);
}

/* Again changes nothing and is no step. */
static void
test_merge_again (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtTemplate) ic = lt_template_load ("ic", NULL);
  Job job = { ic, .chain = own_chain (f) };
  g_autofree char *before = NULL, *after = NULL;
  guint steps;

  run (f, do_merge, &job);
  before = document_rows (f->path);
  steps = lt_workspace_get_history (f->workspace)->len;
  run (f, do_merge, &job);
  g_assert_cmpuint (job.report.segments_added, ==, 0);
  g_assert_cmpuint (job.report.segments_same, ==, SEGMENTS);
  g_assert_cmpuint (job.report.flows_added, ==, 0);
  g_assert_cmpuint (job.report.flows_same, ==, FLOWS - 1);
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, steps);
}

/* A chain that was made from the template: what was renamed is known by its key, what was deleted comes back. */
static void
test_merge_made (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtTemplate) ic = lt_template_load ("ic", NULL);
  Job job = { ic };
  g_autofree char *before = NULL, *after = NULL;

  run (f, do_add_chain, &job);
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, segment_in (f, job.chain, "硅片")->id, "name", "晶圆片");
  fixture_delete (f->workspace, LT_TABLE_SEGMENT, segment_in (f, job.chain, "光刻胶")->id);
  before = document_rows (f->path);
  run (f, do_merge, &job);
  g_assert_cmpuint (job.report.segments_added, ==, 1);
  g_assert_cmpuint (job.report.segments_same, ==, SEGMENTS - 1);
  g_assert_cmpuint (job.report.flows_added, ==, 2);      /* to the fab and to the masks */
  g_assert_cmpuint (job.report.flows_same, ==, FLOWS - 2);
  after = document_rows (f->path);
  assert_kept (before, after);
  g_assert_null (segment_in (f, job.chain, "硅片"));
  g_assert_nonnull (segment_in (f, job.chain, "光刻胶"));
  assert_undone (f, before);
}

/* --- One segment --- */

static void
test_add_segment (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtTemplate) ic = lt_template_load ("ic", NULL);
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autofree char *before = NULL;
  const LtCitation *citation;
  const LtSegment *row;
  g_autoptr(GPtrArray) products = NULL;
  Job job = { ic, 2 };

  with_chain (f);
  job.chain = find_chain (f, "新型显示")->id;
  before = document_rows (f->path);
  run (f, do_add_segment, &job);
  row = lt_model_get_segment (model, job.id);
  g_assert_cmpint (row->chain, ==, job.chain);
  g_assert_cmpstr (row->name, ==, "硅片");
  g_assert_cmpint (row->position, ==, LT_POSITION_UPSTREAM);
  g_assert_cmpstr (row->keywords, ==, "硅片；晶圆片；单晶硅；外延片；SOI");
  g_assert_cmpstr (row->codes, ==, "3985");
  g_assert_cmpint (row->criticality, ==, 2);
  g_assert_cmpstr (row->note, ==, "制造的衬底，尺寸与平整度决定适用工艺");
  g_assert_cmpint (row->ordinal, ==, 4);
  products = lt_model_sorted_refs (model, LT_TABLE_PRODUCT, "segment", job.id);
  g_assert_cmpuint (products->len, ==, 3);
  g_assert_cmpstr (((const LtProduct *) products->pdata[2])->name, ==, "SOI硅片");
  citation = only_citation (f, LT_TABLE_SEGMENT, job.id);
  g_assert_cmpint (citation->basis, ==, LT_BASIS_JUDGEMENT);
  g_assert_cmpstr (((const LtSource *) lt_model_get (model, LT_TABLE_SOURCE, citation->source))->key, ==, "参考产业链模板");
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 0);
  assert_undone (f, before);
  run (f, do_add_segment, &job);
  g_assert_cmpstr (lt_model_get_segment (model, job.id)->name, ==, "硅片 2");
}

/* A source that is there is used as it is, whatever somebody wrote into it. */
static void
test_source_kept (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtTemplate) ic = lt_template_load ("ic", NULL);
  Job job = { ic };
  const LtSource *source;

  expect (f, LT_IMPORT_SOURCES, "来源编号,标题,说明\n参考产业链模板,我们的说法,已核\n", 1, 0, 0, 0);
  with_chain (f);
  job.chain = find_chain (f, "光通信")->id;
  run (f, do_add_segment, &job);
  g_assert_cmpuint (count (f, LT_TABLE_SOURCE), ==, 2);
  source = find_by (f, LT_TABLE_SOURCE, "key", "参考产业链模板");
  g_assert_cmpstr (source->title, ==, "我们的说法");
  g_assert_cmpstr (source->note, ==, "已核");
  g_assert_cmpint (only_citation (f, LT_TABLE_SEGMENT, job.id)->source, ==, source->id);
}

static void
test_no_chain (Fixture *f, gconstpointer unused)
{
  static const LtEditFunc funcs[] = { do_merge, do_add_segment };
  g_autoptr(LtTemplate) ic = lt_template_load ("ic", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (funcs); i++)
    {
      Job job = { ic, .chain = 4711 };
      g_autoptr(GError) error = NULL;

      g_assert_false (lt_workspace_edit (f->workspace, "Template", LT_EDIT_DEFAULT, funcs[i], &job, &error));
      g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
      document_assert_message (error);
      g_assert_cmpuint (count (f, LT_TABLE_SOURCE), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template-edit/list", test_list);
  ADD ("/template-edit/as-imported", test_as_imported);
  ADD ("/template-edit/add-chain", test_add_chain);
  ADD ("/template-edit/merge", test_merge);
  ADD ("/template-edit/merge-again", test_merge_again);
  ADD ("/template-edit/merge-made", test_merge_made);
  ADD ("/template-edit/add-segment", test_add_segment);
  ADD ("/template-edit/source-kept", test_source_kept);
  ADD ("/template-edit/no-chain", test_no_chain);
  return g_test_run ();
}
