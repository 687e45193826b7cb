/* The search box: what is found, in which order, and that it follows the workspace. */
#include "config.h"
#include "fixture.h"

#include "workspace/byte-finder.h"
#include "workspace/search.h"
#include "workspace/text.h"

#include <string.h>

static void
assert_hits (LtSearch *search, const char *text, guint limit, const LtSearchHit *expected, guint n)
{
  g_autoptr(GArray) hits = lt_search_run (search, text, limit);

  g_assert_cmpuint (hits->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i);

      g_assert_cmpint (hit->table, ==, expected[i].table);
      g_assert_cmpint (hit->id, ==, expected[i].id);
      g_assert_true (i == 0 || hit->rank >= g_array_index (hits, LtSearchHit, i - 1).rank);
    }
}
#define HITS(search, text, ...) do { const LtSearchHit e_[] = { __VA_ARGS__ }; assert_hits (search, text, 0, e_, G_N_ELEMENTS (e_)); } while (0)
#define NO_HITS(search, text) assert_hits (search, text, 0, NULL, 0)

static void
test_search (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "新型显示"), s, t, e, region;
  LtSegment segment = { 0, chain, (char *) "显示芯片", LT_POSITION_NONE, (char *) "驱动IC；面板", (char *) "C3973", LT_UNKNOWN_INT, NULL,
                        LT_UNKNOWN_INT };
  LtProduct product = { 0, 0, (char *) "ＴＦＴ-LCD 偏光片", LT_UNKNOWN_INT };
  LtEnterprise enterprise = { 0, (char *) "咸宁显示", (char *) "91421200X", 0, LT_STATUS_NONE, (char *) "芯片封装", NULL, NULL, 0 };
  LtSearch *search = lt_search_new (f->workspace);

  s = fixture_insert (f->workspace, LT_TABLE_SEGMENT, &segment);
  t = fixture_segment (f->workspace, chain, "显示", LT_POSITION_NONE);
  e = fixture_insert (f->workspace, LT_TABLE_ENTERPRISE, &enterprise);
  region = fixture_region (f->workspace, "重庆市", 0);
  product.segment = t;
  fixture_insert (f->workspace, LT_TABLE_PRODUCT, &product);

  /* exact, then prefix, then inside: the chain before the enterprise */
  HITS (search, "显示", { LT_TABLE_SEGMENT, t }, { LT_TABLE_SEGMENT, s }, { LT_TABLE_CHAIN, chain }, { LT_TABLE_ENTERPRISE, e });
  HITS (search, "xxxs", { LT_TABLE_CHAIN, chain });
  HITS (search, "cqs", { LT_TABLE_REGION, region });
  HITS (search, "XS", { LT_TABLE_SEGMENT, t }, { LT_TABLE_SEGMENT, s }, { LT_TABLE_CHAIN, chain }, { LT_TABLE_ENTERPRISE, e });
  HITS (search, "tft-lcd", { LT_TABLE_SEGMENT, t });          /* a product finds its segment */
  HITS (search, "偏光片", { LT_TABLE_SEGMENT, t });
  HITS (search, "驱动ｉｃ", { LT_TABLE_SEGMENT, s });
  HITS (search, "c3973", { LT_TABLE_SEGMENT, s });
  HITS (search, "芯片", { LT_TABLE_SEGMENT, s }, { LT_TABLE_ENTERPRISE, e });
  HITS (search, "91421200x", { LT_TABLE_ENTERPRISE, e });
  NO_HITS (search, "芯片面板");                                /* not across fields */
  NO_HITS (search, "没有");
  NO_HITS (search, "  ");
  NO_HITS (search, "");
  NO_HITS (search, NULL);
  NO_HITS (search, "\xe6\x98");
  {
    const LtSearchHit first = { LT_TABLE_SEGMENT, t };
    assert_hits (search, "显示", 1, &first, 1);
  }

  fixture_rename (f->workspace, LT_TABLE_CHAIN, chain, "name", "生物医药");
  NO_HITS (search, "xxxs");
  HITS (search, "swyy", { LT_TABLE_CHAIN, chain });
  fixture_delete (f->workspace, LT_TABLE_PRODUCT, product.id);
  NO_HITS (search, "偏光片");
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  HITS (search, "偏光片", { LT_TABLE_SEGMENT, t });
  fixture_delete (f->workspace, LT_TABLE_CHAIN, chain);
  HITS (search, "显示", { LT_TABLE_ENTERPRISE, e });
  g_assert_finalize_object (search);
}

/* --- The same, told plainly --- */

/* Which table is told first, and what of it is found. */
static const struct { LtTable table; const char *others[3]; } places[] = {
  { LT_TABLE_CHAIN, { NULL } },
  { LT_TABLE_SEGMENT, { "keywords", "codes" } },
  { LT_TABLE_ENTERPRISE, { "credit", "products", "codes" } },
  { LT_TABLE_INSTITUTION, { NULL } },
  { LT_TABLE_PROJECT, { NULL } },
  { LT_TABLE_REGION, { "code" } },
};

/* A hit, and the name by which it is sorted. */
typedef struct { LtSearchHit hit; guint place; char *name; } Told;

static void
told_clear (gpointer told)
{
  g_free (((Told *) told)->name);
}

static const char *
column (LtTable table, gconstpointer row, const char *name)
{
  return *(char *const *) ((const char *) row + lt_table_get_info (table)->columns[lt_table_find_column (table, name)].offset);
}

static gboolean
holds (const char *text, const char *needle)
{
  g_autofree char *folded = lt_text_fold (text);

  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
is_in_others (LtModel *model, guint place, const LtRow *row, const char *needle)
{
  const LtTable table = places[place].table;
  GPtrArray *products = lt_model_rows (model, LT_TABLE_PRODUCT);

  for (guint i = 0; i < G_N_ELEMENTS (places[place].others) && places[place].others[i] != NULL; i++)
    if (holds (column (table, row, places[place].others[i]), needle))
      return TRUE;
  for (guint i = 0; table == LT_TABLE_SEGMENT && i < products->len; i++)
    {
      const LtProduct *product = products->pdata[i];

      if (product->segment == row->id && holds (product->name, needle))
        return TRUE;
    }
  return FALSE;
}

/* exact 0, prefix 1, inside 2, initials 3, inside the initials 4, other texts 5; 6: not found */
static guint
tell_rank (LtModel *model, guint place, const LtRow *row, const char *name, const char *needle)
{
  g_autofree char *initials = lt_text_initials (column (places[place].table, row, "name"));

  if (g_str_has_prefix (name, needle))
    return strlen (name) == strlen (needle) ? 0 : 1;
  if (strstr (name, needle) != NULL)
    return 2;
  if (strstr (initials, needle) != NULL)
    return g_str_has_prefix (initials, needle) ? 3 : 4;
  return is_in_others (model, place, row, needle) ? 5 : 6;
}

static int
compare_told (gconstpointer x, gconstpointer y)
{
  const Told *a = x, *b = y;

  if (a->hit.rank != b->hit.rank)
    return a->hit.rank < b->hit.rank ? -1 : 1;
  if (a->place != b->place)
    return a->place < b->place ? -1 : 1;
  if (strcmp (a->name, b->name) != 0)
    return strcmp (a->name, b->name);
  return a->hit.id < b->hit.id ? -1 : 1;
}

static GArray *
tell (LtModel *model, const char *text)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Told));
  g_autofree char *needle = lt_text_fold (text);

  g_array_set_clear_func (all, told_clear);
  for (guint place = 0; place < G_N_ELEMENTS (places) && needle != NULL && *needle != '\0'; place++)
    {
      GPtrArray *rows = lt_model_rows (model, places[place].table);

      for (guint i = 0; i < rows->len; i++)
        {
          const LtRow *row = rows->pdata[i];
          g_autofree char *name = lt_text_fold (column (places[place].table, row, "name"));
          guint rank = tell_rank (model, place, row, name, needle);
          Told told = { { places[place].table, row->id, rank }, place, NULL };

          if (rank == 6)
            continue;
          told.name = g_steal_pointer (&name);
          g_array_append_val (all, told);
        }
    }
  g_array_sort (all, compare_told);
  return all;
}

static void
assert_as_told (LtSearch *search, LtModel *model, const char *text, guint limit)
{
  g_autoptr(GArray) hits = lt_search_run (search, text, limit), told = tell (model, text);

  g_assert_cmpuint (hits->len, ==, limit > 0 ? MIN (limit, told->len) : told->len);
  for (guint i = 0; i < hits->len; i++)
    {
      const LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i), *expected = &g_array_index (told, Told, i).hit;

      g_assert_cmpint (hit->table, ==, expected->table);
      g_assert_cmpint (hit->id, ==, expected->id);
      g_assert_cmpuint (hit->rank, ==, expected->rank);
    }
}

/* --- Anything at all --- */

/* Few letters, so that much is found: ideographs that share bytes, full widths, both cases, what folding drops or doubles. */
static const char *const letters[] = {
  "芯", "片", "显", "示", "武", "汉", "重", "庆", "a", "w", "W", "x", "9", "1", "Ｗ", "（", "-", " ", "ß", "𠮷", "é",
};

static char *
random_text (int most)
{
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, most + 1); n > 0; n--)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free (text, FALSE);
}

#define N_SEGMENTS 6
#define N_ROWS 40

static gboolean
put (LtEdit *edit, LtTable table, gpointer row, gboolean may_go, GError **error)
{
  const gint64 id = ((LtRow *) row)->id;
  gpointer found = lt_edit_get (edit, table, id, error);
  const gboolean is_there = found != NULL, go = may_go && g_test_rand_bit ();

  lt_row_free (table, found);
  if (!is_there)
    return lt_edit_insert (edit, table, row, error);
  return go ? lt_edit_delete (edit, table, id, error) : lt_edit_update (edit, table, row, error);
}

/* Rows of all tables come, change and go; several at once, some twice. Their keys repeat from table to table. */
static gboolean
put_some (LtEdit *edit, gpointer chain, GError **error)
{
  for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
    {
      const gint64 id = g_test_rand_int_range (1, N_ROWS), segment = g_test_rand_int_range (1, N_SEGMENTS + 1);
      g_autofree char *name = random_text (5), *one = random_text (4), *two = random_text (6);
      LtChain chain_row = { *(gint64 *) chain, name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };
      LtSegment segment_row = { segment, *(gint64 *) chain, name, LT_POSITION_NONE, one, two, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };
      LtProduct product = { id, segment, name, LT_UNKNOWN_INT };
      LtEnterprise enterprise = { id, name, NULL, 0, LT_STATUS_NONE, one, two, NULL, 0 };
      LtInstitution institution = { id, name, NULL, 0, LT_UNKNOWN };
      LtProject project = { .id = id, .name = name };
      LtRegion region = { id, name, 0, LT_REGION_NONE, NULL, one, LT_UNKNOWN, NULL, NULL };
      gboolean good = FALSE;

      switch (g_test_rand_int_range (0, 9))
        {
        case 0: good = put (edit, LT_TABLE_CHAIN, &chain_row, FALSE, error); break;
        /* What it refers to may have been undone. */
        case 1: good = put (edit, LT_TABLE_CHAIN, &chain_row, FALSE, error)
                       && put (edit, LT_TABLE_SEGMENT, &segment_row, FALSE, error); break;
        case 2: good = put (edit, LT_TABLE_CHAIN, &chain_row, FALSE, error)
                       && put (edit, LT_TABLE_SEGMENT, &segment_row, FALSE, error)
                       && put (edit, LT_TABLE_PRODUCT, &product, TRUE, error); break;
        case 3: good = put (edit, LT_TABLE_INSTITUTION, &institution, TRUE, error); break;
        case 4: good = put (edit, LT_TABLE_PROJECT, &project, TRUE, error); break;
        case 5: good = put (edit, LT_TABLE_REGION, &region, TRUE, error); break;
        default: good = put (edit, LT_TABLE_ENTERPRISE, &enterprise, TRUE, error); break;
        }
      if (!good)
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_many (LtEdit *edit, gpointer data, GError **error)
{
  const guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = random_text (5);
      LtEnterprise row = { N_ROWS + n + i, name };

      if (!lt_edit_insert (edit, LT_TABLE_ENTERPRISE, &row, error))
        return FALSE;
    }
  return TRUE;
}

static void
change (Fixture *f, gint64 *chain)
{
  g_autoptr(GError) error = NULL;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      lt_workspace_undo (f->workspace, NULL);
      break;
    case 1:
      lt_workspace_redo (f->workspace, NULL);
      break;
    default:
      lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, put_some, chain, &error);
      g_assert_no_error (error);
    }
}

/* A part of some enterprise's name, or any text. */
static char *
random_needle (LtModel *model)
{
  GPtrArray *rows = lt_model_rows (model, LT_TABLE_ENTERPRISE);

  if (rows->len > 0 && g_test_rand_bit ())
    {
      const LtEnterprise *row = rows->pdata[g_test_rand_int_range (0, rows->len)];
      const glong length = g_utf8_strlen (row->name, -1);
      const glong from = g_test_rand_int_range (0, length), to = g_test_rand_int_range (from, length) + 1;

      return g_utf8_substring (row->name, from, to);
    }
  return random_text (g_test_rand_bit () ? 1 : 3);
}

/* After whatever edits, with the index made at once, in slices or half, patched or anew, what is found is what a look at
 * every row finds. */
static void
test_any (Fixture *f, gconstpointer unused)
{
  static const guint limits[] = { 0, 0, 1, 7, 50 };
  LtModel *model = lt_workspace_get_model (f->workspace);
  gint64 chain = fixture_chain (f->workspace, "甲");
  LtSearch *search = lt_search_new (f->workspace);

  for (guint i = 0; i < 400; i++)
    {
      LtSearch *fresh = lt_search_new (f->workspace);

      for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
        change (f, &chain);
      if (i == 200 || i == 300)
        {
          /* Fewer than what is patched in, then more. */
          const guint n = i == 200 ? 300 : 5000;

          g_assert_true (lt_workspace_edit (f->workspace, "many", LT_EDIT_DEFAULT, insert_many, GUINT_TO_POINTER (n), NULL));
        }
      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        g_main_context_iteration (NULL, FALSE);
      for (guint k = 0; k < 3; k++)
        {
          g_autofree char *needle = random_needle (model);
          const guint limit = limits[g_test_rand_int_range (0, G_N_ELEMENTS (limits))];

          assert_as_told (search, model, needle, limit);
          if (k == 0)
            assert_as_told (fresh, model, needle, limit);
        }
      if (i == 200 || i == 300)
        g_assert_true (lt_workspace_undo (f->workspace, NULL));
      g_assert_finalize_object (fresh);
    }
  g_assert_finalize_object (search);
}

/* --- The bytes --- */

/* Every place at which a needle may be in a block, at its border or at the end of all, also where most of it is all over. */
static void
test_bytes (void)
{
  guint32 counts[256] = { 0 };

  for (guint round = 0; round < 20000; round++)
    {
      const gsize length = g_test_rand_int_range (0, 200), needed = g_test_rand_int_range (1, g_test_rand_bit () ? 4 : 40);
      g_autofree char *text = g_malloc (length + LT_BYTE_FINDER_SLACK), *needle = g_malloc (needed);
      const char *end = text + length, *ours = text, *theirs = text;
      LtByteFinder finder;

      for (gsize i = 0; i < length + LT_BYTE_FINDER_SLACK; i++)
        text[i] = 'a' + g_test_rand_int_range (0, 1 + round % 3);
      for (gsize i = 0; i < needed; i++)
        needle[i] = 'a' + g_test_rand_int_range (0, 1 + round % 3);
      for (guint i = 0; i < 3; i++)
        counts['a' + i] = g_test_rand_int_range (0, 3);
      lt_byte_finder_init (&finder, needle, needed, counts);
      while (theirs != NULL)
        {
          ours = lt_byte_finder_next (&finder, ours, end);
          theirs = memmem (theirs, end - theirs, needle, needed);
          g_assert_true (ours == theirs);
          if (theirs != NULL)
            ours = theirs = theirs + 1;
        }
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/search/hits", test_search);
  ADD ("/workspace/search/any", test_any);
  g_test_add_func ("/workspace/search/bytes", test_bytes);
  return g_test_run ();
}
