/* The built-in reference chains: each is a whole, connected chain, and a chain made from one says so. */
#include "config.h"

#include "exchange/template-edit.h"
#include "import-fixture.h"

/* Segments and flows, counted by hand in the tables; by name. */
static const struct { const char *name, *title; guint segments, flows; } templates[] = {
  { "display", "新型显示", 34, 51 },
  { "hydrogen", "氢能", 34, 49 },
  { "ic", "集成电路", 35, 49 },
  { "lithium", "锂电池", 34, 44 },
  { "materials", "电子材料", 34, 59 },
  { "optical", "光通信", 32, 57 },
  { "software", "软件和信息技术服务", 33, 64 },
  { "terminal", "智能终端", 32, 49 },
};

static void
build (Fixture *f, const char *first, const char *second)
{
  const char *names[] = { first, second, NULL };
  g_autoptr(GError) error = NULL;

  lt_template_build (f->workspace, names, &error);
  g_assert_no_error (error);
}

static void
test_list (void)
{
  g_auto(GStrv) names = lt_template_list ();

  g_assert_cmpuint (g_strv_length (names), ==, G_N_ELEMENTS (templates));
  for (guint i = 0; names[i]; i++)
    g_assert_cmpstr (names[i], ==, templates[i].name);
}

static void
test_load (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LtTemplate) by_name = lt_template_load (templates[i].name, &error);
      g_autoptr(LtTemplate) by_title = lt_template_load (templates[i].title, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (by_name->title, ==, templates[i].title);
      g_assert_cmpstr (by_title->name, ==, templates[i].name);
      g_assert_cmpuint (strlen (by_name->description), >, 0);
      g_assert_cmpuint (by_name->segments->len, ==, templates[i].segments);
      g_assert_cmpuint (by_name->flows->len, ==, templates[i].flows);
    }
}

static void
test_unknown (Fixture *f, gconstpointer unused)
{
  const char *names[] = { "ic", "atlantis", NULL };
  g_autoptr(GError) error = NULL;

  g_assert_false (lt_template_build (f->workspace, names, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "lithium"));
  g_assert_nonnull (strstr (error->message, "锂电池"));
  g_assert_cmpuint (count (f, LT_TABLE_CHAIN), ==, 0);
}

/* Every row cites the template by its title, as a judgement. */
static void
assert_cited (Fixture *f, LtTable table, const char *title)
{
  GPtrArray *rows = lt_model_rows (lt_workspace_get_model (f->workspace), table);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtCitation *citation = only_citation (f, table, ((LtRow *) rows->pdata[i])->id);

      g_assert_cmpint (citation->basis, ==, LT_BASIS_JUDGEMENT);
      g_assert_cmpint (citation->source, !=, 0);
      g_assert_cmpstr (citation->place, ==, title);
    }
}

static void
assert_segments (Fixture *f)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  LtModel *model = lt_workspace_get_model (f->workspace);
  GPtrArray *segments = lt_model_rows (model, LT_TABLE_SEGMENT);
  guint lanes[LT_POSITION_SERVICE + 1] = { 0 };

  for (guint i = 0; i < segments->len; i++)
    {
      const LtSegment *segment = segments->pdata[i];
      GPtrArray *products = lt_model_refs (model, LT_TABLE_PRODUCT, "segment", segment->id);

      g_assert_true (g_hash_table_add (names, segment->name));
      lanes[segment->position]++;
      g_assert_cmpuint (products->len, >, 0);
      g_assert_nonnull (segment->keywords);
      g_assert_nonnull (segment->note);
    }
  g_assert_cmpuint (lanes[LT_POSITION_NONE], ==, 0);
  g_assert_cmpuint (lanes[LT_POSITION_UPSTREAM], >, 0);
  g_assert_cmpuint (lanes[LT_POSITION_MIDSTREAM], >, 0);
  g_assert_cmpuint (lanes[LT_POSITION_DOWNSTREAM], >, 0);
}

/* All segments can be reached from the first along flows, whichever way they run; so none stands alone. */
static void
assert_connected (Fixture *f)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GPtrArray) queue = g_ptr_array_new ();
  LtModel *model = lt_workspace_get_model (f->workspace);
  GPtrArray *segments = lt_model_rows (model, LT_TABLE_SEGMENT);

  g_ptr_array_add (queue, segments->pdata[0]);
  g_hash_table_add (seen, segments->pdata[0]);
  for (guint i = 0; i < queue->len; i++)
    {
      gint64 id = ((LtSegment *) queue->pdata[i])->id;
      GPtrArray *down = lt_model_refs (model, LT_TABLE_FLOW, "supplier", id), *up = lt_model_refs (model, LT_TABLE_FLOW, "buyer", id);

      for (guint k = 0; k < down->len + up->len; k++)
        {
          gint64 next = k < down->len ? ((LtFlow *) down->pdata[k])->buyer : ((LtFlow *) up->pdata[k - down->len])->supplier;
          gpointer row = (gpointer) lt_model_get_segment (model, next);

          if (g_hash_table_add (seen, row))      /* a row begins with its key */
            g_ptr_array_add (queue, row);
        }
    }
  g_assert_cmpuint (queue->len, ==, segments->len);
}

static void
test_build (Fixture *f, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autoptr(GPtrArray) faults = NULL;
  const LtChain *chain;
  GPtrArray *flows;

  build (f, templates[i].name, NULL);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 1);
  chain = find_chain (f, templates[i].title);
  g_assert_cmpuint (count (f, LT_TABLE_CHAIN), ==, 1);
  g_assert_cmpstr (lt_template_of_chain (model, chain->id), ==, templates[i].title);
  g_assert_cmpuint (templates[i].segments, >=, 15);
  g_assert_cmpuint (templates[i].segments, <=, 35);
  g_assert_cmpuint (templates[i].flows, >=, 25);
  g_assert_cmpuint (count (f, LT_TABLE_SEGMENT), ==, templates[i].segments);
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, templates[i].flows);
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, 0);
  flows = lt_model_rows (model, LT_TABLE_FLOW);
  for (guint k = 0; k < flows->len; k++)
    {
      g_assert_cmpint (((LtFlow *) flows->pdata[k])->kind, !=, LT_FLOW_NONE);
      g_assert_nonnull (((LtFlow *) flows->pdata[k])->note);
    }
  assert_segments (f);
  assert_connected (f);
  assert_cited (f, LT_TABLE_CHAIN, templates[i].title);
  assert_cited (f, LT_TABLE_SEGMENT, templates[i].title);
  assert_cited (f, LT_TABLE_FLOW, templates[i].title);
  faults = lt_workspace_check (f->workspace, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* Names that stand in both chains do not get in each other's way, and it is one step. */
static void
test_several (Fixture *f, gconstpointer unused)
{
  g_autofree char *title = NULL;

  build (f, "ic", "电子材料");
  g_assert_cmpuint (count (f, LT_TABLE_CHAIN), ==, 2);
  g_assert_cmpuint (count (f, LT_TABLE_SEGMENT), ==, 35 + 34);
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 49 + 59);
  g_assert_cmpuint (count (f, LT_TABLE_SOURCE), ==, 2);
  title = lt_workspace_get_title (f->workspace);
  g_assert_cmpstr (title, ==, "集成电路、电子材料产业链");
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 1);
}

static gboolean
rename_chain (LtEdit *edit, gpointer key, GError **error)
{
  LtChain *chain = lt_edit_get (edit, LT_TABLE_CHAIN, *(gint64 *) key, error);
  gboolean done;

  g_assert_nonnull (chain);
  g_free (chain->name);
  chain->name = g_strdup ("芯片");
  done = lt_edit_update (edit, LT_TABLE_CHAIN, chain, error);
  lt_row_free (LT_TABLE_CHAIN, chain);
  return done;
}

/* Where a chain came from, and which row is which, outlives its renaming; a chain of one's own came from no template. */
static void
test_origin (Fixture *f, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  gint64 key;

  build (f, "ic", NULL);
  key = find_chain (f, "集成电路")->id;
  g_assert_true (lt_workspace_edit (f->workspace, "rename", LT_EDIT_DEFAULT, rename_chain, &key, NULL));
  g_assert_cmpint (find_chain (f, "芯片")->id, ==, key);
  g_assert_cmpstr (lt_template_of_chain (model, key), ==, "集成电路");
  expect (f, LT_IMPORT_CHAINS, "产业链名称,依据\n自有链,研判\n", 1, 0, 0, 0);
  g_assert_null (lt_template_of_chain (model, find_chain (f, "自有链")->id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/list", test_list);
  g_test_add_func ("/template/load", test_load);
  ADD ("/template/unknown", test_unknown);
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *path = g_strconcat ("/template/build/", templates[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_up, test_build, fixture_down);
    }
  ADD ("/template/several", test_several);
  ADD ("/template/origin", test_origin);
  return g_test_run ();
}
