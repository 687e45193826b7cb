/* What follows the workspace: lists with exact items-changed. */
#include "config.h"
#include "fixture.h"

#include "workspace/table-list.h"

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

static void
assert_names (Fixture *f, LtTableList *list, const char *expected)
{
  GListModel *model = G_LIST_MODEL (list);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(LtItem) item = g_list_model_get_item (model, i);
      const LtSegment *row = lt_model_get_segment (lt_workspace_get_model (f->workspace), lt_item_get_id (item));

      g_assert_cmpint (lt_item_get_table (item), ==, LT_TABLE_SEGMENT);
      g_string_append (names, row->name);
    }
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_null (g_list_model_get_item (model, g_list_model_get_n_items (model)));
}

static void
test_items_changed (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "甲"), b, d;
  LtTableList *list;
  Heard heard = { 0 };
  g_autoptr(LtItem) first = NULL, still = NULL, third = NULL;
  LtEnterprise enterprise = { 0, (char *) "e" };

  b = fixture_segment (f->workspace, chain, "b", LT_POSITION_NONE);
  d = fixture_segment (f->workspace, chain, "d", LT_POSITION_NONE);
  list = lt_table_list_new (f->workspace, LT_TABLE_SEGMENT, NULL, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (hear), &heard);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == LT_TYPE_ITEM);
  assert_names (f, list, "bd");
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);

  fixture_segment (f->workspace, chain, "c", LT_POSITION_NONE);          /* in the middle */
  assert_heard (&heard, 1, 0, 1);
  assert_names (f, list, "bcd");
  fixture_segment (f->workspace, chain, "e", LT_POSITION_NONE);          /* at the end */
  assert_heard (&heard, 3, 0, 1);
  fixture_segment (f->workspace, chain, "a", LT_POSITION_NONE);          /* at the start */
  assert_heard (&heard, 0, 0, 1);
  assert_names (f, list, "abcde");
  still = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (first == still);                                        /* what did not change keeps its item */

  fixture_rename (f->workspace, LT_TABLE_SEGMENT, b, "note", "x");       /* another field: shown anew in its place */
  assert_heard (&heard, 1, 1, 1);
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, b, "name", "bb");      /* a name that leaves it where it is */
  assert_heard (&heard, 1, 1, 1);
  third = g_list_model_get_item (G_LIST_MODEL (list), 2);
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, b, "name", "dd");      /* one that moves it: from 1 to 3 */
  assert_heard (&heard, 1, 3, 3);
  assert_names (f, list, "acddde");
  {
    g_autoptr(LtItem) c = g_list_model_get_item (G_LIST_MODEL (list), 1);
    g_assert_true (lt_item_get_id (c) == lt_item_get_id (third) && c == third);
  }

  fixture_delete (f->workspace, LT_TABLE_SEGMENT, d);
  assert_heard (&heard, 2, 1, 0);
  assert_names (f, list, "acdde");
  fixture_insert (f->workspace, LT_TABLE_ENTERPRISE, &enterprise);       /* another table: nothing */
  g_assert_cmpuint (heard.emissions, ==, 0);
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  assert_heard (&heard, 2, 0, 1);
  fixture_delete (f->workspace, LT_TABLE_CHAIN, chain);
  assert_heard (&heard, 0, 5, 0);
  assert_names (f, list, "");
  g_assert_finalize_object (list);
}

static void
test_filtered (Fixture *f, gconstpointer unused)
{
  gint64 a = fixture_chain (f->workspace, "甲"), b = fixture_chain (f->workspace, "乙"), s, other;
  LtSegment moved = { 0, 0, (char *) "s", LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };
  LtTableList *list = lt_table_list_new (f->workspace, LT_TABLE_SEGMENT, "chain", a);
  Heard heard = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (hear), &heard);
  s = fixture_segment (f->workspace, a, "s", LT_POSITION_NONE);
  assert_heard (&heard, 0, 0, 1);
  other = fixture_segment (f->workspace, b, "r", LT_POSITION_NONE);      /* another chain's: nothing */
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, other, "name", "q");
  g_assert_cmpuint (heard.emissions, ==, 0);
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, s, "note", "x");
  assert_heard (&heard, 0, 1, 1);
  moved.id = s;
  moved.chain = b;
  fixture_step (f->workspace, "move", LT_EDIT_DEFAULT, fixture_update_one, LT_TABLE_SEGMENT, &moved);
  assert_heard (&heard, 0, 1, 0);
  assert_names (f, list, "");
  moved.chain = a;
  fixture_step (f->workspace, "back", LT_EDIT_DEFAULT, fixture_update_one, LT_TABLE_SEGMENT, &moved);
  assert_heard (&heard, 0, 0, 1);
  g_assert_finalize_object (list);
}

/* Whatever happens, replaying items-changed on a copy gives the list as it is: what GtkSortListModel relies on. */
static void
replay (GListModel *list, guint position, guint removed, guint added, GPtrArray *copy)
{
  g_assert_cmpuint (position + removed, <=, copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, position + i, g_list_model_get_item (list, position + i));
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < copy->len; i++)
    {
      g_autoptr(LtItem) item = g_list_model_get_item (list, i);
      g_assert_true (item == copy->pdata[i]);
    }
}

static gboolean
shuffle (LtEdit *edit, gpointer data, GError **error)
{
  gint64 chain = *(gint64 *) data;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", g_test_rand_int_range (0, 40));
      LtSegment row = { g_test_rand_int_range (100, 130), chain, name, LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };
      LtSegment *found = lt_edit_get (edit, LT_TABLE_SEGMENT, row.id, error);
      gboolean drop = found != NULL && g_test_rand_bit ();

      lt_row_free (LT_TABLE_SEGMENT, found);
      if (!(found == NULL ? lt_edit_insert (edit, LT_TABLE_SEGMENT, &row, error)
            : drop ? lt_edit_delete (edit, LT_TABLE_SEGMENT, row.id, error) : lt_edit_update (edit, LT_TABLE_SEGMENT, &row, error)))
        return FALSE;
    }
  return TRUE;
}

static void
test_replay (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "甲");
  g_autoptr(GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  LtTableList *list = lt_table_list_new (f->workspace, LT_TABLE_SEGMENT, NULL, 0);

  g_signal_connect (list, "items-changed", G_CALLBACK (replay), copy);
  for (guint i = 0; i < 200; i++)
    {
      g_assert_true (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, shuffle, &chain, NULL));
      if (i % 3 == 0)
        lt_workspace_undo (f->workspace, NULL);
    }
  g_assert_cmpuint (copy->len, ==, lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_SEGMENT));
  g_assert_finalize_object (list);
}

static void
insert_when_deleted (LtWorkspace *workspace, const LtChanges *changes, gint64 *chain)
{
  if (g_array_index (changes->items, LtChange, 0).kind == LT_CHANGE_DELETE)
    fixture_segment (workspace, *chain, "m", LT_POSITION_NONE);
}

/* A handler that came first edits: the list hears of that edit before it hears of the one that caused it. */
static void
test_edit_in_a_handler (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "甲"), n;
  g_autoptr(GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  LtTableList *list;

  g_signal_connect (f->workspace, "changed", G_CALLBACK (insert_when_deleted), &chain);
  list = lt_table_list_new (f->workspace, LT_TABLE_SEGMENT, NULL, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (replay), copy);
  fixture_segment (f->workspace, chain, "l", LT_POSITION_NONE);
  n = fixture_segment (f->workspace, chain, "n", LT_POSITION_NONE);
  fixture_segment (f->workspace, chain, "o", LT_POSITION_NONE);
  fixture_delete (f->workspace, LT_TABLE_SEGMENT, n);
  assert_names (f, list, "lmo");
  g_assert_finalize_object (list);
}

#define MANY 100000

static gboolean
insert_many (LtEdit *edit, gpointer data, GError **error)
{
  guint from = GPOINTER_TO_UINT (data);

  for (guint i = from; i < from + MANY / 2; i++)
    {
      /* Spread, so that the second half falls between the first. */
      g_autofree char *name = g_strdup_printf ("e%07u", (guint) ((guint64) i * 7919 % 1000003));
      LtEnterprise row = { 0, name };

      if (!lt_edit_insert (edit, LT_TABLE_ENTERPRISE, &row, error))
        return FALSE;
    }
  return TRUE;
}

/* Half the country is imported into a list that shows the other half. In the main loop this is one turn. */
static void
test_large_import (Fixture *f, gconstpointer unused)
{
  LtTableList *list;
  Heard heard = { 0 };
  gint64 began;

  g_assert_true (lt_workspace_edit (f->workspace, "first", LT_EDIT_DEFAULT, insert_many, GUINT_TO_POINTER (0), NULL));
  list = lt_table_list_new (f->workspace, LT_TABLE_ENTERPRISE, NULL, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (hear), &heard);
  began = g_get_monotonic_time ();
  g_assert_true (lt_workspace_edit (f->workspace, "second", LT_EDIT_DEFAULT, insert_many, GUINT_TO_POINTER (MANY / 2), NULL));
  g_test_message ("import: %.0f ms", (g_get_monotonic_time () - began) / 1000.0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY);
  began = g_get_monotonic_time ();
  fixture_enterprise (f->workspace, "e05", 0);
  g_test_message ("one more: %.0f ms", (g_get_monotonic_time () - began) / 1000.0);
  g_assert_finalize_object (list);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/lists/items-changed", test_items_changed);
  ADD ("/workspace/lists/filtered", test_filtered);
  ADD ("/workspace/lists/replay", test_replay);
  ADD ("/workspace/lists/edit-in-a-handler", test_edit_in_a_handler);
  ADD ("/workspace/lists/large-import", test_large_import);
  return g_test_run ();
}
