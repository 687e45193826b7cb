/* The model: who refers to whom, order, thresholds, citations, names. */
#include "config.h"
#include "fixture.h"

#include "workspace/region.h"

#include <string.h>

static LtModel *
model_of (Fixture *f)
{
  return lt_workspace_get_model (f->workspace);
}

static void
test_refs_follow (Fixture *f, gconstpointer unused)
{
  gint64 a = fixture_chain (f->workspace, "甲"), b = fixture_chain (f->workspace, "乙");
  gint64 s = fixture_segment (f->workspace, a, "环节", LT_POSITION_NONE);
  LtModel *model = model_of (f);
  guint64 revision = lt_model_get_revision (model);
  LtSegment moved = { s, b, (char *) "环节", LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };

  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_SEGMENT, "chain", a)->len, ==, 1);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_SEGMENT, "chain", b)->len, ==, 0);
  fixture_step (f->workspace, "move", LT_EDIT_DEFAULT, fixture_update_one, LT_TABLE_SEGMENT, &moved);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_SEGMENT, "chain", a)->len, ==, 0);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_SEGMENT, "chain", b)->len, ==, 1);
  g_assert_true (lt_model_refs (model, LT_TABLE_SEGMENT, "chain", b)->pdata[0] == lt_model_get (model, LT_TABLE_SEGMENT, s));
  g_assert_cmpuint (lt_model_get_revision (model), ==, revision + 1);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_CHAIN, "parent", 0)->len, ==, 0);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_SEGMENT, "chain", 4711)->len, ==, 0);
  g_assert_null (lt_model_get (model, LT_TABLE_SEGMENT, 4711));
}

static void
test_sorted (Fixture *f, gconstpointer unused)
{
  static const struct { const char *name; gint ordinal; } given[] = {
    { "d", LT_UNKNOWN_INT }, { "c", 2 }, { "b", 2 }, { "a", LT_UNKNOWN_INT }, { "z", 1 }, { "e", -1 },
  };
  gint64 chain = fixture_chain (f->workspace, "甲");
  g_autoptr(GPtrArray) all = NULL, some = NULL;
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      LtSegment row = { 0, chain, (char *) given[i].name, LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL, given[i].ordinal };
      fixture_insert (f->workspace, LT_TABLE_SEGMENT, &row);
    }
  all = lt_model_sorted (model_of (f), LT_TABLE_SEGMENT);
  for (guint i = 0; i < all->len; i++)
    g_string_append (names, ((LtSegment *) all->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, "ezbcad");
  some = lt_model_sorted_refs (model_of (f), LT_TABLE_SEGMENT, "chain", chain);
  g_assert_cmpuint (some->len, ==, 6);
  g_assert_true (some->pdata[0] == all->pdata[0] && some->pdata[5] == all->pdata[5]);
}

static void
test_meta_and_home (Fixture *f, gconstpointer unused)
{
  gint64 region = fixture_region (f->workspace, "咸宁市", 0);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, region), *title = lt_workspace_get_title (f->workspace);
  LtMeta home = { 0, (char *) "home", key }, name = { 0, (char *) "title", (char *) "咸宁产业链" };
  g_autofree char *given = NULL;

  g_assert_cmpstr (title, ==, "a");
  g_assert_cmpint (lt_model_get_home (model_of (f)), ==, 0);
  g_assert_null (lt_model_get_meta (model_of (f), "home"));
  fixture_insert (f->workspace, LT_TABLE_META, &home);
  fixture_insert (f->workspace, LT_TABLE_META, &name);
  g_assert_cmpint (lt_model_get_home (model_of (f)), ==, region);
  given = lt_workspace_get_title (f->workspace);
  g_assert_cmpstr (given, ==, "咸宁产业链");
  fixture_delete (f->workspace, LT_TABLE_REGION, region);
  g_assert_cmpint (lt_model_get_home (model_of (f)), ==, 0);       /* it leads nowhere now */
}

/* Its own, else the nearest above it, else everywhere's, else the default. */
static void
test_thresholds (Fixture *f, gconstpointer unused)
{
  gint64 province = fixture_region (f->workspace, "湖北省", 0), city = fixture_region (f->workspace, "咸宁市", province);
  gint64 county = fixture_region (f->workspace, "赤壁市", city), other = fixture_region (f->workspace, "湖南省", 0);
  LtModel *model = model_of (f);

  g_assert_cmpfloat (lt_model_get_threshold (model, county, "min_count", 2), ==, 2);
  fixture_threshold (f->workspace, 0, "min_count", 3);
  fixture_threshold (f->workspace, province, "min_count", 4);
  fixture_threshold (f->workspace, city, "other", 9);
  g_assert_cmpfloat (lt_model_get_threshold (model, county, "min_count", 2), ==, 4);
  g_assert_cmpfloat (lt_model_get_threshold (model, other, "min_count", 2), ==, 3);
  g_assert_cmpfloat (lt_model_get_threshold (model, 0, "min_count", 2), ==, 3);
  g_assert_cmpfloat (lt_model_get_threshold (model, 4711, "min_count", 2), ==, 3);
  fixture_threshold (f->workspace, city, "min_count", 0);
  g_assert_cmpfloat (lt_model_get_threshold (model, county, "min_count", 2), ==, 0);
  g_assert_cmpfloat (lt_model_get_threshold (model, province, "min_count", 2), ==, 4);
  g_assert_cmpfloat (lt_model_get_threshold (model, county, "min_count_", 2), ==, 2);
}

static void
test_citations (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "甲"), s = fixture_segment (f->workspace, chain, "环节", LT_POSITION_NONE);
  LtCitation judged = { 0, (char *) "segment", s, 0, LT_BASIS_JUDGEMENT, NULL, NULL };
  LtCitation elsewhere = { 0, (char *) "chain", s, 0, LT_BASIS_SOURCE, NULL, NULL };
  LtSource source = { 0, (char *) "plan" };
  LtCitation stated = { 0, (char *) "segment", s, 0, LT_BASIS_SOURCE, (char *) "p. 3", NULL };
  g_autoptr(GPtrArray) found = NULL;

  g_assert_false (lt_model_is_judgement (model_of (f), LT_TABLE_SEGMENT, s));
  fixture_insert (f->workspace, LT_TABLE_CITATION, &judged);
  fixture_insert (f->workspace, LT_TABLE_CITATION, &elsewhere);        /* same key, another table */
  g_assert_true (lt_model_is_judgement (model_of (f), LT_TABLE_SEGMENT, s));
  stated.source = fixture_insert (f->workspace, LT_TABLE_SOURCE, &source);
  fixture_insert (f->workspace, LT_TABLE_CITATION, &stated);
  g_assert_false (lt_model_is_judgement (model_of (f), LT_TABLE_SEGMENT, s));
  found = lt_model_citations (model_of (f), LT_TABLE_SEGMENT, s);
  g_assert_cmpuint (found->len, ==, 2);
  /* The source goes; what cited it stays and forgets it. */
  fixture_delete (f->workspace, LT_TABLE_SOURCE, stated.source);
  g_assert_cmpint (((LtCitation *) lt_model_get (model_of (f), LT_TABLE_CITATION, stated.id))->source, ==, 0);
  /* The segment goes, with what is about it and not with what is about a chain of the same key. */
  fixture_delete (f->workspace, LT_TABLE_SEGMENT, s);
  g_assert_cmpuint (lt_model_count (model_of (f), LT_TABLE_CITATION), ==, 1);
}

/* A foreign file's citations may be about one another, in a ring. */
static void
test_ring_of_citations (Fixture *f, gconstpointer unused)
{
  LtCitation a = { 11, (char *) "citation", 12, 0, LT_BASIS_NONE, NULL, NULL }, b = { 12, (char *) "citation", 11, 0, LT_BASIS_NONE, NULL, NULL };

  fixture_insert (f->workspace, LT_TABLE_CITATION, &a);
  fixture_insert (f->workspace, LT_TABLE_CITATION, &b);
  fixture_delete (f->workspace, LT_TABLE_CITATION, 11);
  g_assert_null (lt_model_get (model_of (f), LT_TABLE_CITATION, 11));
}

/* --- Many at once --- */

#define MANY 700

typedef struct { gint64 keep, drop; } Two;

static gboolean
insert_many (LtEdit *edit, gpointer data, GError **error)
{
  Two *chains = data;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("s%03u", i);
      LtSegment row = { 0, i % 2 ? chains->keep : chains->drop, name, LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };
      LtProduct product = { 0, 0, (char *) "p", LT_UNKNOWN_INT };

      if (!lt_edit_insert (edit, LT_TABLE_SEGMENT, &row, error))
        return FALSE;
      product.segment = row.id;
      if (!lt_edit_insert (edit, LT_TABLE_PRODUCT, &product, error))
        return FALSE;
    }
  return TRUE;
}

static void
assert_many (Fixture *f, Two chains, guint kept, guint dropped)
{
  LtModel *model = model_of (f);
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_SEGMENT, "chain", chains.keep);

  g_assert_cmpuint (rows->len, ==, kept);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_SEGMENT, "chain", chains.drop)->len, ==, dropped);
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_PRODUCT), ==, kept + dropped);
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_true (lt_model_get (model, LT_TABLE_SEGMENT, ((LtRow *) rows->pdata[i])->id) == rows->pdata[i]);
      g_assert_cmpuint (lt_model_refs (model, LT_TABLE_PRODUCT, "segment", ((LtRow *) rows->pdata[i])->id)->len, ==, 1);
    }
}

/* Past some 256 removals the lists are made anew. */
static void
test_many_deleted (Fixture *f, gconstpointer unused)
{
  Two chains = { fixture_chain (f->workspace, "留"), fixture_chain (f->workspace, "删") };
  g_autoptr(GError) error = NULL;

  g_assert_true (lt_workspace_edit (f->workspace, "many", LT_EDIT_DEFAULT, insert_many, &chains, &error));
  assert_many (f, chains, MANY / 2, MANY / 2);
  fixture_delete (f->workspace, LT_TABLE_CHAIN, chains.drop);
  assert_many (f, chains, MANY / 2, 0);
  g_assert_true (lt_workspace_undo (f->workspace, &error));
  assert_many (f, chains, MANY / 2, MANY / 2);
  g_assert_true (lt_workspace_undo (f->workspace, &error));
  assert_many (f, chains, 0, 0);
  g_assert_true (lt_workspace_redo (f->workspace, &error));
  assert_many (f, chains, MANY / 2, MANY / 2);
}

/* --- Names --- */

static void
assert_found (Fixture *f, const char *name, gint64 expected)
{
  g_autoptr(GError) error = NULL;
  const LtRegion *row = lt_region_find (model_of (f), name, &error);

  g_assert_no_error (error);
  g_assert_cmpint (row->id, ==, expected);
}

static void
assert_not_found (Fixture *f, const char *name, int code, const char *part)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (lt_region_find (model_of (f), name, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_find_region (Fixture *f, gconstpointer unused)
{
  gint64 hubei = fixture_region (f->workspace, "湖北省", 0), xianning = fixture_region (f->workspace, "咸宁市", hubei);
  gint64 jiangsu = fixture_region (f->workspace, "江苏省", 0), fujian = fixture_region (f->workspace, "福建省", 0);
  gint64 nanjing = fixture_region (f->workspace, "南京市", jiangsu), fuzhou = fixture_region (f->workspace, "福州市", fujian);
  gint64 gulou = fixture_region (f->workspace, "鼓楼区", nanjing), other = fixture_region (f->workspace, "鼓楼区", fuzhou);
  gint64 jilin = fixture_region (f->workspace, "吉林省", 0), jilin_city = fixture_region (f->workspace, "吉林市", jilin);

  assert_found (f, "咸宁", xianning);
  assert_found (f, "咸宁市", xianning);
  assert_found (f, " 咸宁市 ", xianning);
  assert_found (f, "吉林省", jilin);
  assert_found (f, "吉林市", jilin_city);
  assert_not_found (f, "吉林", LT_WORKSPACE_ERROR_AMBIGUOUS, "吉林省 › 吉林市");
  assert_not_found (f, "鼓楼", LT_WORKSPACE_ERROR_AMBIGUOUS, "江苏省 › 南京市 › 鼓楼区");
  assert_not_found (f, "鼓楼区", LT_WORKSPACE_ERROR_AMBIGUOUS, "福建省 › 福州市 › 鼓楼区");
  /* What the message tells people to say is understood. */
  assert_found (f, "江苏省 › 南京市 › 鼓楼区", gulou);
  assert_found (f, "福州/鼓楼", other);
  assert_found (f, "福建省/鼓楼区", other);
  assert_not_found (f, "湖北/鼓楼", LT_WORKSPACE_ERROR_NOT_FOUND, "湖北/鼓楼");
  assert_not_found (f, "武汉", LT_WORKSPACE_ERROR_NOT_FOUND, "武汉");
  assert_not_found (f, "", LT_WORKSPACE_ERROR_NOT_FOUND, "");
  assert_not_found (f, "/", LT_WORKSPACE_ERROR_NOT_FOUND, "");
  assert_not_found (f, NULL, LT_WORKSPACE_ERROR_NOT_FOUND, "");
}

static void
test_stem (void)
{
  static const char *const names[][2] = {
    { "咸宁市", "咸宁" }, { "湖北省", "湖北" }, { "新疆维吾尔自治区", "新疆" }, { "恩施土家族苗族自治州", "恩施土家族苗族" }, { "临县", "临县" },
    { "浦东新区", "浦东" }, { "咸宁", "咸宁" }, { "锡林郭勒盟", "锡林郭勒" }, { "香港特别行政区", "香港" }, { "市", "市" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *stem = lt_region_stem (names[i][0]);
      g_assert_cmpstr (stem, ==, names[i][1]);
    }
}

/* A foreign file's regions may form a ring. */
static void
test_ring_of_regions (Fixture *f, gconstpointer unused)
{
  gint64 a = fixture_region (f->workspace, "甲", 0), b = fixture_region (f->workspace, "乙", a), c = fixture_region (f->workspace, "丙", b);
  LtRegion ring = { a, (char *) "甲", c, LT_REGION_NONE, NULL, NULL, LT_UNKNOWN, NULL, NULL };
  g_autoptr(GHashTable) set = NULL, none = NULL;
  g_autofree char *path = NULL;

  fixture_step (f->workspace, "ring", LT_EDIT_DEFAULT, fixture_update_one, LT_TABLE_REGION, &ring);
  set = lt_region_subtree (model_of (f), b);
  g_assert_cmpuint (g_hash_table_size (set), ==, 3);
  g_assert_true (lt_region_contains (set, a) && lt_region_contains (set, b) && lt_region_contains (set, c));
  g_assert_false (lt_region_contains (set, 0));
  g_assert_cmpfloat (lt_model_get_threshold (model_of (f), a, "x", 5), ==, 5);
  path = lt_region_path (model_of (f), a);
  g_assert_cmpuint (strlen (path), >, 0);
  none = lt_region_subtree (model_of (f), 0);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  assert_not_found (f, "丁/甲", LT_WORKSPACE_ERROR_NOT_FOUND, "甲");
}

static void
test_find_segment (Fixture *f, gconstpointer unused)
{
  gint64 display = fixture_chain (f->workspace, "新型显示"), glass = fixture_chain (f->workspace, "玻璃");
  gint64 a = fixture_segment (f->workspace, display, "盖板玻璃", LT_POSITION_NONE), b = fixture_segment (f->workspace, glass, "盖板玻璃", LT_POSITION_NONE);
  gint64 c = fixture_segment (f->workspace, glass, "TFT/LCD 基板", LT_POSITION_NONE);
  LtModel *model = model_of (f);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (lt_segment_find (model, "新型显示/盖板玻璃", 0, NULL)->id, ==, a);
  g_assert_cmpint (lt_segment_find (model, "盖板 玻璃", glass, NULL)->id, ==, b);
  g_assert_cmpint (lt_segment_find (model, "ｔｆｔ/lcd基板", 0, NULL)->id, ==, c);
  g_assert_cmpint (lt_segment_find (model, "TFT/LCD基板", display, NULL)->id, ==, c);
  g_assert_null (lt_segment_find (model, "盖板玻璃", 0, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "新型显示/盖板玻璃"));
  g_assert_nonnull (strstr (error->message, "玻璃/盖板玻璃"));
  g_clear_error (&error);
  g_assert_null (lt_segment_find (model, "没有", 0, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (lt_segment_find (model, NULL, 0, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (lt_chain_find (model, " 新型 显示", NULL)->id, ==, display);
  g_assert_null (lt_chain_find (model, "没有", &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (lt_chain_find (model, NULL, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/model/refs-follow", test_refs_follow);
  ADD ("/workspace/model/sorted", test_sorted);
  ADD ("/workspace/model/meta-and-home", test_meta_and_home);
  ADD ("/workspace/model/thresholds", test_thresholds);
  ADD ("/workspace/model/citations", test_citations);
  ADD ("/workspace/model/ring-of-citations", test_ring_of_citations);
  ADD ("/workspace/model/many-deleted", test_many_deleted);
  ADD ("/workspace/model/find-region", test_find_region);
  g_test_add_func ("/workspace/model/stem", test_stem);
  ADD ("/workspace/model/ring-of-regions", test_ring_of_regions);
  ADD ("/workspace/model/find-segment", test_find_segment);
  return g_test_run ();
}
