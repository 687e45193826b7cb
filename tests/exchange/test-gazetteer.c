/* The built-in provinces and prefectures. */
#include "config.h"

#include "exchange/gazetteer.h"

static void
test_stem (void)
{
  static const struct { const char *name, *stem; } cases[] = {
    { "咸宁市", "咸宁" }, { "广东省", "广东" }, { "恩施土家族苗族自治州", "恩施" }, { "内蒙古自治区", "内蒙古" },
    { "广西壮族自治区", "广西" }, { "巴音郭楞蒙古自治州", "巴音郭楞" }, { "香港特别行政区", "香港" }, { "杭州市", "杭州" }, { "杭州", "杭州" },
    { "东区", "东区" }, { "神农架林区", "神农架" }, { "兴安盟", "兴安" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stem = lt_place_stem (cases[i].name);

      g_assert_cmpstr (stem, ==, cases[i].stem);
    }
}

static void
test_built_in (void)
{
  g_autoptr(GError) error = NULL;
  LtGazetteer *gazetteer = lt_gazetteer_get (&error);
  const GPtrArray *places;
  const LtPlace *place;

  g_assert_no_error (error);
  /* 34 provinces, 333 prefectures, and the counties that provinces govern directly */
  g_assert_cmpuint (lt_gazetteer_get_size (gazetteer), >=, 34 + 333);
  g_assert_true (gazetteer == lt_gazetteer_get (NULL));

  places = lt_gazetteer_find (gazetteer, "深圳");
  g_assert_cmpuint (places->len, ==, 1);
  place = g_ptr_array_index (places, 0);
  g_assert_cmpstr (place->name, ==, "深圳市");
  g_assert_cmpstr (place->code, ==, "440300");
  g_assert_cmpstr (place->kind, ==, "地级市");
  g_assert_cmpstr (place->parent->name, ==, "广东省");
  g_assert_null (place->parent->parent);
  g_assert_true (g_ptr_array_index (lt_gazetteer_find (gazetteer, "深圳市"), 0) == place);

  g_assert_cmpuint (lt_gazetteer_find (gazetteer, "吉林")->len, ==, 2);
  g_assert_cmpuint (lt_gazetteer_find (gazetteer, "吉林市")->len, ==, 1);
  g_assert_null (lt_gazetteer_find (gazetteer, "亚特兰蒂斯"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gazetteer/stem", test_stem);
  g_test_add_func ("/gazetteer/built-in", test_built_in);
  return g_test_run ();
}
