/* The directory: every condition and their combinations by hand; the order of every column against a sort of another kind; that
 * what is kept follows the model. */
#include "config.h"
#include "../workspace/fixture.h"

#include "analysis/directory.h"
#include "workspace/name-order.h"

#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* 湖北 › 咸宁 › 赤壁; 湖南. Two chains. */
typedef struct {
  Fixture   base;
  LtModel  *model;
  LtSearch *search;
  gint64    hubei, xianning, chibi, hunan, chain, other, panel, module, fibre;
} Place;

static gint64
firm (Place *p, const char *name, gint64 region, LtStatus status)
{
  LtEnterprise row = { 0, (char *) name, NULL, region, status, NULL, NULL, NULL, 0 };

  return fixture_insert (p->base.workspace, LT_TABLE_ENTERPRISE, &row);
}

static void
honour (Place *p, gint64 who, const char *name)
{
  LtHonour row = { 0, who, (char *) name };

  fixture_insert (p->base.workspace, LT_TABLE_HONOUR, &row);
}

static void
place_up (Place *p, gconstpointer unused)
{
  LtWorkspace *workspace;

  fixture_up (&p->base, NULL);
  workspace = p->base.workspace;
  p->model = lt_workspace_get_model (workspace);
  p->hubei = fixture_region (workspace, "湖北省", 0);
  p->xianning = fixture_region (workspace, "咸宁市", p->hubei);
  p->chibi = fixture_region (workspace, "赤壁市", p->xianning);
  p->hunan = fixture_region (workspace, "湖南省", 0);
  p->chain = fixture_chain (workspace, "新型显示");
  p->other = fixture_chain (workspace, "光通信");
  p->panel = fixture_segment (workspace, p->chain, "面板", LT_POSITION_NONE);
  p->module = fixture_segment (workspace, p->chain, "模组", LT_POSITION_NONE);
  p->fibre = fixture_segment (workspace, p->other, "光纤", LT_POSITION_NONE);
  p->search = lt_search_new (workspace);
}

static void
place_down (Place *p, gconstpointer unused)
{
  g_clear_object (&p->search);
  fixture_down (&p->base, NULL);
}

static void
fill (Place *p)
{
  LtWorkspace *workspace = p->base.workspace;
  gint64 a = firm (p, "维达力", p->chibi, LT_STATUS_OPERATING), b = firm (p, "三赢兴", p->xianning, LT_STATUS_NONE);
  gint64 c = firm (p, "烽火通信", p->hubei, LT_STATUS_CONSTRUCTION), d = firm (p, "蓝思科技", p->hunan, LT_STATUS_OPERATING);

  firm (p, "无名", 0, LT_STATUS_CLOSED);
  fixture_participation (workspace, a, p->panel, LT_ROLE_CORE);
  fixture_participation (workspace, a, p->module, LT_ROLE_LEADER);
  fixture_participation (workspace, b, p->module, LT_ROLE_SUPPORT);
  fixture_participation (workspace, c, p->fibre, LT_ROLE_NONE);
  fixture_participation (workspace, d, p->panel, LT_ROLE_NONE);
  honour (p, a, "小巨人");
  honour (p, d, "小巨人");
  honour (p, d, "上市");
  fixture_revenue (workspace, a, 2022, 500);
  fixture_revenue (workspace, a, 2023, 300);
  fixture_revenue (workspace, c, 2023, 2000);
}

static char *
names_of (Place *p, LtTable table, const GArray *ids)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *name = lt_directory_describe (p->model, table, g_array_index (ids, gint64, i), LT_DIRECTORY_NAME);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
assert_list (Place *p, const LtQuery *query, gint column, gboolean descending, const char *expected)
{
  g_autoptr(GArray) ids = lt_directory_list (lt_directory_of (p->model, query->subject), p->search, query, p->xianning, column, descending, NULL);
  g_autofree char *names = names_of (p, query->subject, ids);

  g_assert_cmpstr (names, ==, expected);
}
/* Names by pinyin: feng, lan, san, wei, wu */
#define LIST(expected, ...) assert_list (p, &(LtQuery) { LT_TABLE_ENTERPRISE, __VA_ARGS__ }, LT_DIRECTORY_BEST, FALSE, expected)

static void
test_conditions (Place *p, gconstpointer unused)
{
  fill (p);
  LIST ("烽火通信 蓝思科技 三赢兴 维达力 无名", NULL);
  LIST ("烽火通信 三赢兴 维达力", .region = p->hubei);
  LIST ("三赢兴 维达力", .region = p->xianning);
  LIST ("蓝思科技 三赢兴 维达力", .chain = p->chain);
  LIST ("蓝思科技 维达力", .segment = p->panel);
  LIST ("蓝思科技 维达力", .honour = (char *) "小巨人");
  LIST ("", .honour = (char *) "小巨");
  LIST ("三赢兴 维达力", .where = LT_WHERE_LOCAL);
  LIST ("烽火通信 蓝思科技 无名", .where = LT_WHERE_OUTSIDE);
  LIST ("无名", .unlinked = TRUE);
  LIST ("蓝思科技 三赢兴 维达力", .status = LT_STATUS_OPERATING);       /* it is what nobody's status means */
  LIST ("烽火通信", .status = LT_STATUS_CONSTRUCTION);
  LIST ("", .region = 4711);
  LIST ("", .chain = 4711);
  LIST ("", .segment = 4711);
}

static void
test_combinations (Place *p, gconstpointer unused)
{
  fill (p);
  LIST ("维达力", .region = p->hubei, .chain = p->chain, .honour = (char *) "小巨人");
  LIST ("蓝思科技", .where = LT_WHERE_OUTSIDE, .chain = p->chain);
  LIST ("", .unlinked = TRUE, .chain = p->chain);
  LIST ("三赢兴", .text = (char *) "syx", .chain = p->chain);
  LIST ("", .text = (char *) "syx", .chain = p->other);
  LIST ("维达力", .segment = p->module, .status = LT_STATUS_OPERATING, .honour = (char *) "小巨人", .where = LT_WHERE_LOCAL,
        .text = (char *) "wdl", .region = p->chibi, .chain = p->chain);
}

static void
test_text (Place *p, gconstpointer unused)
{
  fill (p);
  firm (p, "TCL华星", p->hunan, LT_STATUS_NONE);
  LIST ("烽火通信", .text = (char *) "烽火");
  LIST ("烽火通信", .text = (char *) "fhtx");
  LIST ("TCL华星", .text = (char *) "ｔｃｌ");                            /* full width */
  LIST ("TCL华星", .text = (char *) "tcl 华星");
  LIST ("", .text = (char *) "没有");
}

static void
test_total (Place *p, gconstpointer unused)
{
  LtDirectoryTotal total;
  LtQuery all = { LT_TABLE_ENTERPRISE }, none = { LT_TABLE_ENTERPRISE, .region = p->hunan };
  g_autoptr(GArray) ids = NULL, others = NULL;

  fill (p);
  ids = lt_directory_list (lt_directory_of (p->model, LT_TABLE_ENTERPRISE), p->search, &all, 0, LT_DIRECTORY_REVENUE, TRUE, &total);
  g_assert_cmpuint (total.revenues, ==, 2);
  g_assert_cmpfloat (total.revenue_wan, ==, 2300);                      /* the latest year counts */
  others = lt_directory_list (lt_directory_of (p->model, LT_TABLE_ENTERPRISE), p->search, &none, 0, LT_DIRECTORY_NAME, FALSE, &total);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_cmpuint (total.revenues, ==, 0);
  g_assert_true (isnan (total.revenue_wan));
}

/* Unknown ones last in either direction, those alike by name. */
static void
test_order (Place *p, gconstpointer unused)
{
  const LtQuery all = { LT_TABLE_ENTERPRISE };

  fill (p);
  assert_list (p, &all, LT_DIRECTORY_REVENUE, FALSE, "维达力 烽火通信 蓝思科技 三赢兴 无名");
  assert_list (p, &all, LT_DIRECTORY_REVENUE, TRUE, "烽火通信 维达力 蓝思科技 三赢兴 无名");
  assert_list (p, &all, LT_DIRECTORY_SEGMENTS, TRUE, "维达力 烽火通信 蓝思科技 三赢兴 无名");
  assert_list (p, &all, LT_DIRECTORY_REGION, FALSE, "维达力 烽火通信 蓝思科技 三赢兴 无名");  /* chibi, hubei, hunan, xianning */
  assert_list (p, &all, LT_DIRECTORY_ROLE, FALSE, "维达力 三赢兴 烽火通信 蓝思科技 无名");
  assert_list (p, &all, LT_DIRECTORY_HONOURS, TRUE, "蓝思科技 维达力 烽火通信 三赢兴 无名");
  assert_list (p, &all, LT_DIRECTORY_NAME, TRUE, "无名 维达力 三赢兴 蓝思科技 烽火通信");
  assert_list (p, &all, LT_DIRECTORY_YEAR, FALSE, "烽火通信 维达力 蓝思科技 三赢兴 无名");
}

static void
test_institutions (Place *p, gconstpointer unused)
{
  LtInstitution one = { 0, (char *) "湖北科技学院", (char *) "高校", p->xianning, 1200 }, two = { 0, (char *) "光电研究院", NULL, p->hunan, LT_UNKNOWN };
  LtStudy study = { 0, 0, p->fibre };
  LtQuery query = { LT_TABLE_INSTITUTION };

  fill (p);
  study.institution = fixture_insert (p->base.workspace, LT_TABLE_INSTITUTION, &one);
  fixture_insert (p->base.workspace, LT_TABLE_INSTITUTION, &two);
  fixture_insert (p->base.workspace, LT_TABLE_STUDY, &study);
  assert_list (p, &query, LT_DIRECTORY_BEST, FALSE, "光电研究院 湖北科技学院");
  assert_list (p, &query, LT_DIRECTORY_CAPACITY, FALSE, "湖北科技学院 光电研究院");
  query.chain = p->other;
  assert_list (p, &query, LT_DIRECTORY_BEST, FALSE, "湖北科技学院");
  query.chain = 0;
  query.unlinked = TRUE;
  assert_list (p, &query, LT_DIRECTORY_BEST, FALSE, "光电研究院");
  query.unlinked = FALSE;
  query.where = LT_WHERE_LOCAL;
  assert_list (p, &query, LT_DIRECTORY_BEST, FALSE, "湖北科技学院");
}

/* --- The order of names is ICU's --- */

static int
collate (UCollator *collator, const char *a, const char *b)
{
  UChar x[64], y[64];
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8 (x, G_N_ELEMENTS (x), NULL, a, -1, &status);
  u_strFromUTF8 (y, G_N_ELEMENTS (y), NULL, b, -1, &status);
  return ucol_strcoll (collator, x, -1, y, -1);
}

static char *
random_name (void)
{
  static const char *const syllables[] = { "湖北", "咸宁", "长", "重庆", "沈阳", "重", "电子", "A", "b", "ｃ", "9", "10", "科技", "䶮", "𠮷", "・", "(" };
  GString *name = g_string_new (NULL);

  for (gint i = g_test_rand_int_range (1, 6); i > 0; i--)
    if (g_test_rand_bit ())
      g_string_append (name, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);
    else
      g_string_append_unichar (name, g_test_rand_int_range (0x4E00, 0x9FA0));
  return name->len > 0 ? g_string_free (name, FALSE) : (g_string_free (name, TRUE), g_strdup ("甲"));
}

static void
test_collation (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("zh@collation=pinyin", &status);

  ucol_setStrength (collator, UCOL_PRIMARY);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *a = random_name (), *b = random_name ();

      g_assert_cmpint (lt_name_order_compare (a, b), ==, collate (collator, a, b));
    }
  ucol_close (collator);
}

/* --- Whatever happens, it is the order of a sort that knows nothing of it --- */

typedef struct { Place *place; LtDirectoryColumn column; gboolean descending; } Order;

static int
compare_cells (Order *order, gint64 a, gint64 b)
{
  LtModel *model = order->place->model;

  if (order->column == LT_DIRECTORY_NAME || order->column == LT_DIRECTORY_PRODUCTS || order->column == LT_DIRECTORY_REGION)
    {
      g_autofree char *x = lt_directory_describe (model, LT_TABLE_ENTERPRISE, a, order->column);
      g_autofree char *y = lt_directory_describe (model, LT_TABLE_ENTERPRISE, b, order->column);

      if ((*x == '\0') != (*y == '\0'))
        return *x != '\0' ? -1 : 1;
      return order->descending ? lt_name_order_compare (y, x) : lt_name_order_compare (x, y);
    }
  else
    {
      double x = lt_directory_get_figure (model, LT_TABLE_ENTERPRISE, a, order->column);
      double y = lt_directory_get_figure (model, LT_TABLE_ENTERPRISE, b, order->column);

      if (isnan (x) || isnan (y))
        return isnan (x) - isnan (y);
      return x == y ? 0 : (x < y) != order->descending ? -1 : 1;
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const LtEnterprise *x = *(LtEnterprise *const *) a, *y = *(LtEnterprise *const *) b;
  int cells = compare_cells (data, x->id, y->id);

  return cells != 0 ? cells : lt_name_order_compare (x->name, y->name);
}

static gboolean
shuffle (LtEdit *edit, gpointer data, GError **error)
{
  Place *p = data;

  for (gint n = g_test_rand_int_range (1, g_test_rand_int_range (0, 20) == 0 ? 400 : 8); n > 0; n--)
    {
      g_autofree char *name = random_name (), *products = g_test_rand_bit () ? random_name () : NULL;
      LtEnterprise row = { g_test_rand_int_range (1000, 1300), name, NULL, g_test_rand_bit () ? p->chibi : 0, LT_STATUS_NONE, products, NULL, NULL, 0 };
      LtFigure figure = { 0, row.id, g_test_rand_int_range (2020, 2024), g_test_rand_int_range (0, 50), LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };
      LtEnterprise *there = lt_edit_get (edit, LT_TABLE_ENTERPRISE, row.id, error);
      gint what = there == NULL ? 0 : g_test_rand_int_range (1, 4);

      lt_row_free (LT_TABLE_ENTERPRISE, there);
      if (!(what == 0 ? lt_edit_insert (edit, LT_TABLE_ENTERPRISE, &row, error) : what == 1 ? lt_edit_update (edit, LT_TABLE_ENTERPRISE, &row, error)
            : what == 2 ? lt_edit_delete (edit, LT_TABLE_ENTERPRISE, row.id, error) : lt_edit_insert (edit, LT_TABLE_FIGURE, &figure, error)))
        return FALSE;
    }
  return TRUE;
}

static void
assert_sorted (Place *p, LtDirectoryColumn column, gboolean descending)
{
  const LtQuery all = { LT_TABLE_ENTERPRISE };
  Order order = { p, column, descending };
  GPtrArray *rows = lt_model_rows (p->model, LT_TABLE_ENTERPRISE);
  g_autoptr(GPtrArray) sorted = g_ptr_array_copy (rows, NULL, NULL);
  g_autoptr(GArray) ids = lt_directory_list (lt_directory_of (p->model, LT_TABLE_ENTERPRISE), p->search, &all, 0, column, descending, NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_ptr_array_sort_with_data (sorted, compare_rows, &order);
  g_assert_cmpuint (ids->len, ==, sorted->len);
  for (guint i = 0; i < ids->len; i++)
    {
      const LtEnterprise *row = lt_model_get_enterprise (p->model, g_array_index (ids, gint64, i));

      /* Those alike in all may stand either way. */
      g_assert_cmpint (compare_rows (&row, &sorted->pdata[i], &order), ==, 0);
      g_assert_true (g_hash_table_add (seen, &g_array_index (ids, gint64, i)));
    }
}

static void
test_random (Place *p, gconstpointer unused)
{
  static const LtDirectoryColumn columns[] = { LT_DIRECTORY_NAME, LT_DIRECTORY_REVENUE, LT_DIRECTORY_PRODUCTS, LT_DIRECTORY_REGION, LT_DIRECTORY_YEAR };
  LtDirectoryColumn column = LT_DIRECTORY_NAME;
  gboolean descending = FALSE;

  for (guint i = 0; i < 250; i++)
    {
      g_autoptr(GError) error = NULL;

      lt_workspace_edit (p->base.workspace, "x", LT_EDIT_DEFAULT, shuffle, p, &error);
      g_assert_no_error (error);
      if (i % 5 == 0)
        lt_workspace_undo (p->base.workspace, NULL);
      if (i % 4 == 0)
        {
          column = columns[g_test_rand_int_range (0, G_N_ELEMENTS (columns))];
          descending = g_test_rand_bit ();
        }
      /* Now and then a column is left half made. */
      if (i % 3 == 0)
        lt_directory_prepare (lt_directory_of (p->model, LT_TABLE_ENTERPRISE), columns[i % G_N_ELEMENTS (columns)], 0);
      assert_sorted (p, column, descending);
    }
}

/* Others that show a name change with it. */
static void
test_renamed (Place *p, gconstpointer unused)
{
  const LtQuery all = { LT_TABLE_ENTERPRISE };
  gint64 parent;
  LtEnterprise child = { 0, (char *) "丙", NULL, p->hunan, LT_STATUS_NONE, NULL, NULL, NULL, 0 }, other = child;

  parent = firm (p, "阿", 0, LT_STATUS_NONE);
  child.parent = parent;
  fixture_insert (p->base.workspace, LT_TABLE_ENTERPRISE, &child);
  other.name = (char *) "丁";
  other.region = p->chibi;
  other.parent = child.id;
  fixture_insert (p->base.workspace, LT_TABLE_ENTERPRISE, &other);
  assert_list (p, &all, LT_DIRECTORY_PARENT, FALSE, "丙 丁 阿");
  fixture_rename (p->base.workspace, LT_TABLE_ENTERPRISE, parent, "name", "赵");
  assert_list (p, &all, LT_DIRECTORY_PARENT, FALSE, "丁 丙 赵");
  assert_list (p, &all, LT_DIRECTORY_REGION, FALSE, "丁 丙 赵");
  fixture_rename (p->base.workspace, LT_TABLE_REGION, p->hunan, "name", "安徽省");
  assert_list (p, &all, LT_DIRECTORY_REGION, FALSE, "丙 丁 赵");
}

#define ADD(name, func) g_test_add ("/directory/" name, Place, NULL, place_up, func, place_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("conditions", test_conditions);
  ADD ("combinations", test_combinations);
  ADD ("text", test_text);
  ADD ("total", test_total);
  ADD ("order", test_order);
  ADD ("institutions", test_institutions);
  ADD ("random", test_random);
  ADD ("renamed", test_renamed);
  g_test_add_func ("/directory/collation", test_collation);
  return g_test_run ();
}
