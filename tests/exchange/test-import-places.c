/* Regions, zone structures, and the gazetteer behind them. */
#include "config.h"

#include "import-fixture.h"

static void
test_regions (Fixture *f, gconstpointer unused)
{
  const char *text = "区域名称,上级区域,类型,行政区划代码,面积（公顷）,主导产业,星级\n"
                     "赤壁市,咸宁市,县级市,421281,2,电子；纺织,\n"
                     "咸宁市,湖北省,地级市,421200,,,\n"
                     "咸宁高新区,咸宁市,国家级高新区,,,,三星\n";
  const LtRegion *province, *city, *county, *zone;

  expect_new (f, LT_IMPORT_REGIONS, text, 3);
  g_assert_cmpuint (count (f, LT_TABLE_REGION), ==, 4);
  province = find_region (f, "湖北省");
  city = find_region (f, "咸宁市");
  county = find_region (f, "赤壁市");
  zone = find_region (f, "咸宁高新区");
  g_assert_cmpint (province->parent, ==, 0);
  g_assert_cmpint (province->kind, ==, LT_REGION_PROVINCE);
  g_assert_cmpstr (province->code, ==, "420000");
  g_assert_cmpint (city->parent, ==, province->id);
  g_assert_cmpint (city->kind, ==, LT_REGION_CITY);
  g_assert_cmpint (county->parent, ==, city->id);
  g_assert_cmpint (county->kind, ==, LT_REGION_COUNTY);
  g_assert_cmpstr (county->type, ==, "县级市");
  g_assert_cmpstr (county->code, ==, "421281");
  g_assert_cmpfloat (county->land_mu, ==, 30);
  g_assert_cmpstr (county->lead, ==, "电子；纺织");
  g_assert_cmpint (zone->kind, ==, LT_REGION_ZONE);
  g_assert_cmpstr (zone->level, ==, "三星");
  g_assert_true (isnan (zone->land_mu));
}

/* A list cell adds, an empty cell leaves what is there. */
static void
test_region_update (Fixture *f, gconstpointer unused)
{
  const LtRegion *row;

  expect (f, LT_IMPORT_REGIONS, "区域,上级,主导产业,面积\n东园,咸宁市,电子,100\n", 1, 0, 0, 0);
  expect (f, LT_IMPORT_REGIONS, "区域,上级,主导产业,面积,级别\n东园,咸宁市,医药；电子,,省级\n", 0, 1, 0, 0);
  row = find_region (f, "东园");
  g_assert_cmpstr (row->lead, ==, "电子；医药");
  g_assert_cmpfloat (row->land_mu, ==, 100);
  g_assert_cmpstr (row->level, ==, "省级");
}

/* Identity is the name under its parent; without a parent, the one of that name. */
static void
test_region_identity (Fixture *f, gconstpointer unused)
{
  expect (f, LT_IMPORT_REGIONS, "区域,上级\n鼓楼区,南京\n鼓楼区,徐州\n", 2, 0, 0, 0);
  expect (f, LT_IMPORT_REGIONS, "区域,上级\n鼓楼区,南京市\n", 0, 0, 1, 0);
  expect_refused (f, LT_IMPORT_REGIONS, "区域,级别\n鼓楼区,一\n", 2, "江苏省/南京市/鼓楼区");
  expect (f, LT_IMPORT_REGIONS, "区域,级别\n江北新区,一\n江北新区,二\n", 1, 1, 0, 0);
  /* A region whose parent nobody recorded gains one. */
  expect (f, LT_IMPORT_REGIONS, "区域,上级\n江北新区,南京市\n", 0, 1, 0, 0);
  g_assert_cmpint (find_region (f, "江北新区")->parent, ==, find_region (f, "南京市")->id);
}

/* Also through what the same table brought, and through regions that have a parent of their own. */
static void
test_ring (Fixture *f, gconstpointer unused)
{
  expect_refused (f, LT_IMPORT_REGIONS, "区域,上级\n甲园,\n丁园,甲园\n戊园,丁园\n甲园,戊园\n", 5, "“甲园” is above “戊园” already");
  g_assert_cmpuint (count (f, LT_TABLE_REGION), ==, 3);
  g_assert_cmpint (find_region (f, "甲园")->parent, ==, 0);
  expect_refused (f, LT_IMPORT_REGIONS, "区域,上级\n丁园,戊园\n", 2, "“丁园” is above “戊园” already");
  g_assert_cmpuint (count (f, LT_TABLE_REGION), ==, 3);
}

static void
test_region_refused (Fixture *f, gconstpointer unused)
{
  expect_refused (f, LT_IMPORT_REGIONS, "区域,上级\n甲园,\n乙园,没有的市\n", 3, "没有的市");
  expect_refused (f, LT_IMPORT_REGIONS, "区域,上级\n甲园,\n丙园,丙园\n", 3, "丙园");
  expect_refused (f, LT_IMPORT_REGIONS, "区域,上级\n甲园,\n=丙园,\n", 3, "=丙园");
  expect_refused (f, LT_IMPORT_REGIONS, "区域,面积\n甲园,\n丙园,-3\n", 3, "-3");
  g_assert_cmpuint (count (f, LT_TABLE_REGION), ==, 1);
  /* Two that are each above the other never come in. */
  {
    g_autoptr(LtImportReport) report = import_text (f, LT_IMPORT_REGIONS, "区域,上级\n甲园,\n丁园,戊园\n戊园,丁园\n");

    g_assert_cmpuint (report->refused->len, ==, 2);
  }
}

/* 广东省, 深圳 and 深圳市 resolve; they enter with their province, once. */
static void
test_gazetteer (Fixture *f, gconstpointer unused)
{
  const char *text = "企业名称,所属区域\n甲公司,广东省\n乙公司,深圳\n丙公司,深圳市\n丁公司,恩施州\n戊公司,广东/深圳\n己公司,广东省深圳市\n";
  const LtRegion *city;

  expect_new (f, LT_IMPORT_ENTERPRISES, text, 6);
  g_assert_cmpuint (count (f, LT_TABLE_REGION), ==, 4);
  city = find_region (f, "深圳市");
  g_assert_cmpint (find_enterprise (f, "甲公司")->region, ==, city->parent);
  g_assert_cmpint (find_enterprise (f, "乙公司")->region, ==, city->id);
  g_assert_cmpint (find_enterprise (f, "丙公司")->region, ==, city->id);
  g_assert_cmpint (find_enterprise (f, "丁公司")->region, ==, find_region (f, "恩施土家族苗族自治州")->id);
  g_assert_cmpint (find_enterprise (f, "戊公司")->region, ==, city->id);
  g_assert_cmpint (find_enterprise (f, "己公司")->region, ==, city->id);
  g_assert_cmpstr (find_region (f, "广东省")->name, ==, "广东省");
  /* Several hits are listed, what is nowhere is refused, and neither leaves a row. */
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,区域\n甲公司,\n庚公司,吉林\n", 3, "吉林省/吉林市");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,区域\n甲公司,\n庚公司,硅谷\n", 3, "硅谷");
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,区域\n甲公司,\n庚公司,湖北省深圳市\n", 3, "湖北省深圳市");
  g_assert_null (find_enterprise (f, "庚公司"));
  g_assert_cmpuint (count (f, LT_TABLE_REGION), ==, 4);
}

/* A prefecture that stands below nothing is found by its path too, and gains its province. */
static void
test_orphan (Fixture *f, gconstpointer unused)
{
  expect (f, LT_IMPORT_REGIONS, "区域\n咸宁市\n", 1, 0, 0, 0);
  expect (f, LT_IMPORT_REGIONS, "区域\n东西湖\n", 1, 0, 0, 0);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,区域\n甲公司,湖北/咸宁\n", 1, 0, 0, 0);
  g_assert_cmpuint (count (f, LT_TABLE_REGION), ==, 3);
  expect (f, LT_IMPORT_REGIONS, "区域,上级\n东西湖区,武汉\n", 0, 1, 0, 0);
  g_assert_cmpuint (count (f, LT_TABLE_REGION), ==, 4);
}

/* 吉林 is two, whichever of them is in the workspace. */
static void
test_two_of_a_name (Fixture *f, gconstpointer unused)
{
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,区域\n甲公司,吉林市\n", 1, 0, 0, 0);
  expect_refused (f, LT_IMPORT_ENTERPRISES, "企业名称,区域\n甲公司,\n乙公司,吉林\n", 3, "吉林省/吉林市");
}

/* With or without 市, 区 …; but 朝阳区 is not 朝阳市. */
static void
test_suffixes (Fixture *f, gconstpointer unused)
{
  expect (f, LT_IMPORT_REGIONS, "区域,上级\n咸安区,咸宁\n朝阳区,北京\n", 2, 0, 0, 0);
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称,区域\n甲公司,咸安\n乙公司,朝阳市\n", 2, 0, 0, 0);
  g_assert_cmpint (find_enterprise (f, "甲公司")->region, ==, find_region (f, "咸安区")->id);
  g_assert_cmpint (find_enterprise (f, "乙公司")->region, ==, find_region (f, "朝阳市")->id);
}

static void
test_zones (Fixture *f, gconstpointer unused)
{
  const char *text = "空间布局,角色,区域,产业链\n一极两翼,极,咸宁高新区,\n一极两翼,翼,赤壁市,\n一极两翼,翼,赤壁市,新型显示\n";
  const LtZone *zone;

  with_chain (f);
  expect (f, LT_IMPORT_REGIONS, "区域,上级\n咸宁高新区,咸宁市\n赤壁市,咸宁市\n", 2, 0, 0, 0);
  expect_new (f, LT_IMPORT_ZONES, text, 3);
  zone = only_ref (f, LT_TABLE_ZONE, "region", find_region (f, "咸宁高新区")->id);
  g_assert_cmpstr (zone->structure, ==, "一极两翼");
  g_assert_cmpint (zone->role, ==, LT_ZONE_POLE);
  g_assert_cmpint (zone->chain, ==, 0);
  zone = only_ref (f, LT_TABLE_ZONE, "chain", find_chain (f, "新型显示")->id);
  g_assert_cmpint (zone->role, ==, LT_ZONE_WING);
  /* All of it is the identity. */
  expect (f, LT_IMPORT_ZONES, "空间布局,角色,区域\n一极两翼,点,赤壁市\n", 1, 0, 0, 0);
  expect_refused (f, LT_IMPORT_ZONES, "空间布局,角色,区域\n一极两翼,极,咸宁高新区\n一极两翼,心,赤壁市\n", 3, "心");
  expect_refused (f, LT_IMPORT_ZONES, "空间布局,角色,区域,产业链\n一极两翼,极,咸宁高新区,\n一极两翼,翼,赤壁市,无此链\n", 3, "无此链");
  expect_refused (f, LT_IMPORT_ZONES, "空间布局,角色,区域\n一极两翼,极,咸宁高新区\n一极两翼,,赤壁市\n", 3, "角色");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/places/regions", test_regions);
  ADD ("/import/places/region-update", test_region_update);
  ADD ("/import/places/region-identity", test_region_identity);
  ADD ("/import/places/region-refused", test_region_refused);
  ADD ("/import/places/ring", test_ring);
  ADD ("/import/places/gazetteer", test_gazetteer);
  ADD ("/import/places/orphan", test_orphan);
  ADD ("/import/places/two-of-a-name", test_two_of_a_name);
  ADD ("/import/places/suffixes", test_suffixes);
  ADD ("/import/places/zones", test_zones);
  return g_test_run ();
}
