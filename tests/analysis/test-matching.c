/* Pairs of suppliers and buyers without a supply relation, DESIGN.md section 6: by hand, and against all pairs. */
#include "config.h"
#include "../workspace/fixture.h"

#include "analysis/common-word.h"
#include "analysis/matching.h"

/* 咸宁 and 上海; glass supplies panels, panels supply phones, which are another chain's. */
typedef struct {
  Fixture base;
  gint64  xianning, shanghai, display, terminal, glass, panel, phone;
} Place;

static void
place_up (Place *p, gconstpointer unused)
{
  LtWorkspace *w;

  fixture_up (&p->base, NULL);
  w = p->base.workspace;
  p->xianning = fixture_region (w, "咸宁市", 0);
  p->shanghai = fixture_region (w, "上海市", 0);
  p->display = fixture_chain (w, "新型显示");
  p->terminal = fixture_chain (w, "智能终端");
  p->glass = fixture_segment (w, p->display, "玻璃", LT_POSITION_NONE);
  p->panel = fixture_segment (w, p->display, "面板", LT_POSITION_NONE);
  p->phone = fixture_segment (w, p->terminal, "手机", LT_POSITION_NONE);
  fixture_flow (w, p->glass, p->panel);
  fixture_flow (w, p->panel, p->phone);
}

static void
place_down (Place *p, gconstpointer unused)
{
  fixture_down (&p->base, NULL);
}

static LtModel *
model_of (Place *p)
{
  return lt_workspace_get_model (p->base.workspace);
}

static gint64
maker (Place *p, const char *name, gint64 region, gint64 segment, LtRole role, double revenue_wan, const char *products)
{
  LtEnterprise row = { 0, (char *) name, NULL, region, LT_STATUS_NONE, (char *) products, NULL, NULL, 0 };
  gint64 id = fixture_insert (p->base.workspace, LT_TABLE_ENTERPRISE, &row);

  fixture_participation (p->base.workspace, id, segment, role);
  if (lt_known (revenue_wan))
    fixture_revenue (p->base.workspace, id, 2024, revenue_wan);
  return id;
}

static void
supply (Place *p, gint64 supplier, gint64 buyer)
{
  LtSupply row = { 0, supplier, buyer, NULL };

  fixture_insert (p->base.workspace, LT_TABLE_SUPPLY, &row);
}

/* "甲>乙 55.0; …": the pairs, the best first, with their scores. */
static void
assert_pairs (Place *p, gint64 chain, guint limit, const char *expected)
{
  g_autoptr(LtMatching) matching = lt_matching_new (model_of (p), p->xianning, chain, limit);
  g_autoptr(GString) text = g_string_new (NULL);
  GArray *found;

  g_assert_true (lt_matching_step (matching, 0));
  g_assert_false (lt_matching_is_capped (matching));
  found = lt_matching_get (matching);
  for (guint i = 0; i < found->len; i++)
    {
      const LtMatch *match = &g_array_index (found, LtMatch, i);

      g_string_append_printf (text, "%s%s>%s %.1f", i > 0 ? "; " : "", lt_model_get_enterprise (model_of (p), match->supplier)->name,
                              lt_model_get_enterprise (model_of (p), match->buyer)->name, match->score);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* The largest revenue here is 999, so ln 1000 is the whole of 25 points; 9 is ln 10, a third of it, and 99 two thirds. */
static void
test_scores (Place *p, gconstpointer unused)
{
  gint64 a = maker (p, "甲", p->xianning, p->glass, LT_ROLE_LEADER, 999, "高铝玻璃"), c;

  maker (p, "乙", p->xianning, p->glass, LT_ROLE_NONE, 9, NULL);
  c = maker (p, "丙", p->xianning, p->panel, LT_ROLE_NONE, 99, "玻璃盖板；面板");
  maker (p, "丁", p->xianning, p->panel, LT_ROLE_NONE, LT_UNKNOWN, "OLED");
  maker (p, "外", p->shanghai, p->panel, LT_ROLE_LEADER, 1000000, "玻璃");
  /* 甲>丙: 25 + 15 + 16.7 + 20; 甲>丁: 40; 乙>丙: 8.3 + 16.7; 乙>丁: 8.3 */
  assert_pairs (p, 0, 10, "甲>丙 76.7; 甲>丁 40.0; 乙>丙 25.0; 乙>丁 8.3");
  assert_pairs (p, 0, 2, "甲>丙 76.7; 甲>丁 40.0");
  assert_pairs (p, 0, 0, "");
  supply (p, a, c);
  assert_pairs (p, 0, 10, "甲>丁 40.0; 乙>丙 25.0; 乙>丁 8.3");
  /* The other way round is another relation. */
  supply (p, c, a);
  assert_pairs (p, 0, 1, "甲>丁 40.0");
}

/* A word in common lifts a pair past larger ones, also where only one is asked for. */
static void
test_words (Place *p, gconstpointer unused)
{
  g_autofree char *word = lt_common_word ("高铝光电玻璃；盖板", "手机盖板、光电玻璃"), *none = lt_common_word ("甲；乙", "乙甲");
  g_autofree char *across = lt_common_word ("甲；乙", "甲；乙"), *latin = lt_common_word ("AMOLED 屏", "oled"), *empty = lt_common_word (NULL, "a");

  g_assert_cmpstr (word, ==, "光电玻璃");
  g_assert_null (none);
  g_assert_null (across);       /* a run does not go across values */
  g_assert_cmpstr (latin, ==, "oled");
  g_assert_null (empty);
  maker (p, "大", p->xianning, p->glass, LT_ROLE_NONE, 999, NULL);
  maker (p, "小", p->xianning, p->glass, LT_ROLE_NONE, 99, "背光");
  maker (p, "买", p->xianning, p->panel, LT_ROLE_NONE, LT_UNKNOWN, "背光模组");
  assert_pairs (p, 0, 10, "小>买 36.7; 大>买 25.0");
  assert_pairs (p, 0, 1, "小>买 36.7");
}

/* One flow of a chain is enough, at either end; who stands on both ends does not supply itself, and is found once. */
static void
test_chains (Place *p, gconstpointer unused)
{
  gint64 a = maker (p, "甲", p->xianning, p->panel, LT_ROLE_NONE, LT_UNKNOWN, NULL);
  gint64 b = maker (p, "乙", p->xianning, p->phone, LT_ROLE_LEADER, LT_UNKNOWN, NULL);

  fixture_participation (p->base.workspace, a, p->phone, LT_ROLE_NONE);
  assert_pairs (p, p->terminal, 10, "甲>乙 15.0");
  assert_pairs (p, p->display, 10, "甲>乙 15.0");
  /* Each may supply the other; a pair that stands on two flows counts where it stands best. */
  fixture_participation (p->base.workspace, b, p->panel, LT_ROLE_NONE);
  fixture_participation (p->base.workspace, a, p->glass, LT_ROLE_NONE);
  assert_pairs (p, 0, 10, "甲>乙 15.0; 乙>甲 0.0");
  fixture_delete (p->base.workspace, LT_TABLE_ENTERPRISE, a);
  assert_pairs (p, 0, 10, "");
}

static void
test_words_of_a_pair (Place *p, gconstpointer unused)
{
  g_autoptr(LtMatching) matching = NULL;
  g_autofree char *why = NULL;

  maker (p, "甲", p->xianning, p->glass, LT_ROLE_LEADER, 45630, "高铝玻璃");
  maker (p, "乙", p->xianning, p->panel, LT_ROLE_NONE, LT_UNKNOWN, "玻璃盖板");
  matching = lt_matching_new (model_of (p), p->xianning, 0, 5);
  lt_matching_step (matching, 0);
  why = lt_match_explain (model_of (p), &g_array_index (lt_matching_get (matching), LtMatch, 0));
  g_assert_cmpstr (why, ==, "“玻璃” supplies “面板”; supplier: 4.56 × 10⁸ CNY, leading; buyer: no revenue recorded;"
                            " the products of both name “玻璃”");
}

static void
product (Place *p, gint64 segment, const char *name)
{
  LtProduct row = { 0, segment, (char *) name, 0 };

  fixture_insert (p->base.workspace, LT_TABLE_PRODUCT, &row);
}

static void
assert_product (Place *p, const char *expected)
{
  g_autoptr(LtMatching) matching = lt_matching_new (model_of (p), p->xianning, 0, 5);
  g_autofree char *found = NULL;

  lt_matching_step (matching, 0);
  found = lt_match_find_product (model_of (p), &g_array_index (lt_matching_get (matching), LtMatch, 0));
  g_assert_cmpstr (found, ==, expected);
}

/* Only what the flow carries: products of the segment that supplies. */
static void
test_product (Place *p, gconstpointer unused)
{
  maker (p, "甲", p->xianning, p->glass, LT_ROLE_NONE, 1, "镀膜玻璃；盖板 玻璃；镜片");
  maker (p, "乙", p->xianning, p->panel, LT_ROLE_NONE, 1, "镜片");
  assert_product (p, NULL);              /* “镜片” both name, but the segment does not make it */
  product (p, p->panel, "镀膜玻璃");     /* nor does it count as the other's */
  assert_product (p, NULL);
  product (p, p->glass, "盖板玻璃");
  assert_product (p, "盖板 玻璃");
  product (p, p->glass, "镀膜玻璃");
  assert_product (p, NULL);              /* it may be either */
}

/* Of several the one that the buyer names too. */
static void
test_product_by_word (Place *p, gconstpointer unused)
{
  product (p, p->glass, "盖板玻璃");
  product (p, p->glass, "镀膜玻璃");
  maker (p, "甲", p->xianning, p->glass, LT_ROLE_NONE, 1, "镀膜玻璃；盖板玻璃");
  maker (p, "乙", p->xianning, p->panel, LT_ROLE_NONE, 1, "镀膜玻璃屏");
  assert_product (p, "镀膜玻璃");
}

/* A change in between begins it anew. */
static void
test_change (Place *p, gconstpointer unused)
{
  g_autoptr(LtMatching) matching = lt_matching_new (model_of (p), p->xianning, 0, 5);
  gint64 a = maker (p, "甲", p->xianning, p->glass, LT_ROLE_NONE, 1, NULL), b;

  g_assert_true (lt_matching_step (matching, 0));
  g_assert_cmpuint (lt_matching_get (matching)->len, ==, 0);
  b = maker (p, "乙", p->xianning, p->panel, LT_ROLE_NONE, 1, NULL);
  g_assert_true (lt_matching_step (matching, 0));
  g_assert_cmpuint (lt_matching_get (matching)->len, ==, 1);
  supply (p, a, b);
  g_assert_true (lt_matching_step (matching, 0));
  g_assert_cmpuint (lt_matching_get (matching)->len, ==, 0);
}

/* --- Against all pairs --- */

#define MAKERS 60

static gboolean
add_makers (LtEdit *edit, gpointer data, GError **error)
{
  static const char *const products[] = { NULL, "玻璃", "面板；玻璃盖板", "手机", "背光模组", "手机背光" };
  Place *p = data;

  for (guint i = 0; i < MAKERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("企业%u", i);
      LtEnterprise row = { i + 1, name, NULL, p->xianning, i % 7 == 0 ? LT_STATUS_CLOSED : LT_STATUS_NONE, (char *) products[i % 6], NULL, NULL, 0 };
      LtFigure figure = { 0, i + 1, 2024, (i * 37) % 101, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };
      LtParticipation part = { 0, i + 1, i % 2 == 0 ? p->glass : p->panel, i % 11 == 0 ? LT_ROLE_LEADER : LT_ROLE_NONE };
      LtSupply known = { 0, i + 1, (i * 13) % MAKERS + 1, NULL };

      if (!lt_edit_insert (edit, LT_TABLE_ENTERPRISE, &row, error) || (i % 4 != 0 && !lt_edit_insert (edit, LT_TABLE_FIGURE, &figure, error))
          || !lt_edit_insert (edit, LT_TABLE_PARTICIPATION, &part, error))
        return FALSE;
      if (i % 3 == 0 && known.buyer <= i && !lt_edit_insert (edit, LT_TABLE_SUPPLY, &known, error))
        return FALSE;
    }
  return TRUE;
}

static double
plain_points (guint i)
{
  double revenue = i % 4 != 0 ? (i * 37) % 101 : 0;

  return 25 * log (1 + revenue) / log (101) + (i % 11 == 0 ? 15 : 0);
}

static gboolean
plain_word (guint a, guint b)
{
  /* Which of the six lists of products have two characters in common: 玻璃 of 1 and 2, 手机 of 3 and 5, 背光 of 4 and 5. */
  static const char *const rows[6] = { "000000", "011000", "011000", "000101", "000011", "000111" };

  return rows[a % 6][b % 6] == '1';
}

static int
larger_first (gconstpointer a, gconstpointer b)
{
  return (*(double *) a < *(double *) b) - (*(double *) a > *(double *) b);
}

/* The scores of the best are those of all pairs, sorted. */
static void
test_all_pairs (Place *p, gconstpointer unused)
{
  g_autoptr(GArray) scores = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GError) error = NULL;
  const guint limits[] = { 1, 7, 50, 2000 };

  lt_workspace_edit (p->base.workspace, "Add", LT_EDIT_DEFAULT, add_makers, p, &error);
  g_assert_no_error (error);
  for (guint a = 0; a < MAKERS; a += 2)
    for (guint b = 1; b < MAKERS; b += 2)
      {
        double score = plain_points (a) + plain_points (b) + (plain_word (a, b) ? 20 : 0);
        gboolean known = a % 3 == 0 && (a * 13) % MAKERS == b && b + 1 <= a;

        if (a % 7 != 0 && b % 7 != 0 && !known)
          g_array_append_val (scores, score);
      }
  g_array_sort (scores, larger_first);
  g_assert_cmpuint (scores->len, >, 500);
  for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
    {
      g_autoptr(LtMatching) matching = lt_matching_new (model_of (p), p->xianning, 0, limits[l]);
      GArray *found;
      guint steps = 1;

      while (!lt_matching_step (matching, 1))
        steps++;
      found = lt_matching_get (matching);
      g_assert_cmpuint (found->len, ==, MIN (limits[l], scores->len));
      g_assert_true (steps > 1 || limits[l] < scores->len);
      for (guint i = 0; i < found->len; i++)
        g_assert_cmpfloat_with_epsilon (g_array_index (found, LtMatch, i).score, g_array_index (scores, double, i), 1e-9);
    }
}

#define ADD(path, func) g_test_add ("/analysis/matching/" path, Place, NULL, place_up, func, place_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("scores", test_scores);
  ADD ("words", test_words);
  ADD ("chains", test_chains);
  ADD ("words-of-a-pair", test_words_of_a_pair);
  ADD ("product", test_product);
  ADD ("product-by-word", test_product_by_word);
  ADD ("change", test_change);
  ADD ("all-pairs", test_all_pairs);
  return g_test_run ();
}
