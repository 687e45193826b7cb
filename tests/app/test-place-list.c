/* Places of a table: that they come and go at their end, a few at a time where rows are made for them, and end as many as asked for. */
#include "config.h"
#include "app/place-list.h"

typedef struct { guint n, most, emissions; } Heard;

static void
hear (GListModel *list, guint position, guint removed, guint added, Heard *heard)
{
  g_assert_true (removed == 0 || added == 0);
  g_assert_cmpuint (position + removed, ==, heard->n);
  heard->n += added - removed;
  heard->emissions++;
  /* For what is further down no rows are made. */
  if (position < 200)
    heard->most = MAX (heard->most, MIN (added, 210 - position) + (position + removed <= 210 ? removed : 0));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, heard->n);
}

static void
settle (LtPlaceList *list, guint n)
{
  lt_place_list_set (list, n);
  while (!lt_place_list_is_settled (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
}

static void
test_settles (void)
{
  static const guint sizes[] = { 5, 0, 100000, 99999, 100000, 211, 210, 209, 3, 250, 0, 1, 50000, 7 };
  LtPlaceList *list = lt_place_list_new ();
  Heard heard = { 0 };
  g_autoptr(GObject) first = NULL, still = NULL;

  g_signal_connect (list, "items-changed", G_CALLBACK (hear), &heard);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    settle (list, sizes[i]);
  g_assert_cmpuint (heard.n, ==, 7);
  g_assert_cmpuint (heard.most, <=, 2);
  /* As many as before: nothing to say. */
  heard.emissions = 0;
  first = g_list_model_get_item (G_LIST_MODEL (list), 2);
  settle (list, 7);
  still = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_cmpuint (heard.emissions, ==, 0);
  g_assert_true (first == still);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 7));
  g_assert_finalize_object (list);
}

/* Other numbers come faster than rows are made. */
static void
test_overtaken (void)
{
  LtPlaceList *list = lt_place_list_new ();
  Heard heard = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (hear), &heard);
  for (guint i = 0; i < 500; i++)
    {
      lt_place_list_set (list, g_test_rand_bit () ? g_test_rand_int_range (0, 300) : 100000);
      g_main_context_iteration (NULL, FALSE);
    }
  settle (list, 12);
  g_assert_cmpuint (heard.most, <=, 2);
  /* It may go while it is at work. */
  lt_place_list_set (list, 100000);
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place-list/settles", test_settles);
  g_test_add_func ("/place-list/overtaken", test_overtaken);
  return g_test_run ();
}
