/* Lists of rows: with exact items-changed, and no more objects than somebody holds. */
#include "config.h"
#include "workspace/item-list.h"

typedef struct { guint emissions, position, removed, added; } Heard;

static void
hear (GListModel *list, guint position, guint removed, guint added, Heard *heard)
{
  *heard = (Heard) { heard->emissions + 1, position, removed, added };
}

/* What was heard since the last time: one change, exactly this. */
static void
assert_heard (Heard *heard, guint position, guint removed, guint added)
{
  g_assert_cmpuint (heard->emissions, ==, 1);
  g_assert_cmpuint (heard->position, ==, position);
  g_assert_cmpuint (heard->removed, ==, removed);
  g_assert_cmpuint (heard->added, ==, added);
  *heard = (Heard) { 0 };
}

/* A digit for each row. */
static void
set (LtItemList *list, const char *digits)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *digits != '\0'; digits++)
    g_array_append_val (ids, (gint64) { *digits - '0' });
  lt_item_list_set (list, ids);
}

static void
assert_items (LtItemList *list, const char *digits)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, strlen (digits));
  for (guint i = 0; digits[i] != '\0'; i++)
    {
      g_autoptr(LtItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (lt_item_get_id (item), ==, digits[i] - '0');
      g_assert_cmpint (lt_item_get_table (item), ==, LT_TABLE_SEGMENT);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), strlen (digits)));
}

static void
test_items_changed (void)
{
  LtItemList *list = lt_item_list_new (LT_TABLE_SEGMENT);
  Heard heard = { 0 };
  g_autoptr(LtItem) first = NULL, still = NULL;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == LT_TYPE_ITEM);
  g_signal_connect (list, "items-changed", G_CALLBACK (hear), &heard);
  set (list, "24");
  assert_heard (&heard, 0, 0, 2);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  set (list, "234");                                    /* in the middle */
  assert_heard (&heard, 1, 0, 1);
  set (list, "2345");                                   /* at the end */
  assert_heard (&heard, 3, 0, 1);
  set (list, "12345");                                  /* at the start */
  assert_heard (&heard, 0, 0, 1);
  assert_items (list, "12345");
  still = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (first == still);                       /* what somebody holds stays the same */
  set (list, "12345");
  g_assert_cmpuint (heard.emissions, ==, 0);
  set (list, "13425");                                  /* one moved: what lies between */
  assert_heard (&heard, 1, 3, 3);
  assert_items (list, "13425");
  set (list, "135");
  assert_heard (&heard, 2, 2, 0);
  set (list, "");
  assert_heard (&heard, 0, 3, 0);
  assert_items (list, "");
  g_assert_finalize_object (list);
}

/* Whatever happens, replaying items-changed on a copy gives the list as it is: what GTK's selections and views rely on. */
static void
replay (GListModel *list, guint position, guint removed, guint added, GArray *copy)
{
  g_assert_cmpuint (position + removed, <=, copy->len);
  if (removed > 0)
    g_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(LtItem) item = g_list_model_get_item (list, position + i);
      gint64 id = lt_item_get_id (item);

      g_array_insert_val (copy, position + i, id);
    }
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (list));
}

static void
assert_same (LtItemList *list, const GArray *ids)
{
  guint n;
  const gint64 *there = lt_item_list_get_ids (list, &n);

  g_assert_cmpmem (there, n * sizeof *there, ids->data, ids->len * sizeof (gint64));
}

static void
test_replay (void)
{
  LtItemList *list = lt_item_list_new (LT_TABLE_ENTERPRISE);
  g_autoptr(GArray) copy = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_signal_connect (list, "items-changed", G_CALLBACK (replay), copy);
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      guint size = round % 7 == 0 ? 6000 : 12;

      for (guint i = g_test_rand_int_range (0, size); i > 0; i--)
        g_array_append_val (ids, (gint64) { g_test_rand_int_range (0, size / 2 + 1) });
      lt_item_list_set (list, ids);
      assert_same (list, ids);
      assert_same (list, copy);
    }
  g_assert_finalize_object (list);
}

/* GTK makes every line of a change in which one that it holds has gone: it hears of few at a time. */
static void
test_pieces (void)
{
  LtItemList *list = lt_item_list_new (LT_TABLE_ENTERPRISE);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Heard heard = { 0 };

  for (gint64 id = 1; id <= 10000; id++)
    g_array_append_val (ids, id);
  lt_item_list_set (list, ids);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = ids->len - i;
  g_signal_connect (list, "items-changed", G_CALLBACK (hear), &heard);
  lt_item_list_set (list, ids);
  g_assert_cmpuint (heard.emissions, ==, 5);
  g_assert_cmpuint (heard.removed, <=, 2048);
  assert_same (list, ids);
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/lists/items-changed", test_items_changed);
  g_test_add_func ("/workspace/lists/replay", test_replay);
  g_test_add_func ("/workspace/lists/pieces", test_pieces);
  return g_test_run ();
}
