/* Operations on supply relations. */
#include "config.h"
#include "operation.h"

typedef struct { gint64 a, b, c; } Three;

static Three
three_enterprises (Fixture *f)
{
  return (Three) { fixture_enterprise (f->workspace, "甲公司", 0), fixture_enterprise (f->workspace, "乙公司", 0),
                   fixture_enterprise (f->workspace, "丙公司", 0) };
}

static const LtSupply *
supply_of (Fixture *f, gint64 id)
{
  return lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_SUPPLY, id);
}

static gint64
add_supply (Fixture *f, gint64 supplier, gint64 buyer, const char *product)
{
  Operation o = { supplier, buyer, product };

  operate (f, do_add_supply, &o);
  g_assert_cmpint (supply_of (f, o.created)->supplier, ==, supplier);
  g_assert_cmpint (supply_of (f, o.created)->buyer, ==, buyer);
  return o.created;
}

static void
test_add (Fixture *f, gconstpointer unused)
{
  Three t = three_enterprises (f);

  g_assert_cmpstr (supply_of (f, add_supply (f, t.a, t.b, " 玻璃 、 盖板;玻璃"))->product, ==, "玻璃；盖板");
  g_assert_null (supply_of (f, add_supply (f, t.b, t.c, "\xe3\x80\x80"))->product);
  /* A ring, and the other way round. */
  g_assert_null (supply_of (f, add_supply (f, t.c, t.a, NULL))->product);
  add_supply (f, t.b, t.a, "模组");
  assert_count (f, "supply", 4);
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  Three t = three_enterprises (f);
  g_autofree char *long_text = g_strnfill (300 * 1024, 'x');
  gint64 id = add_supply (f, t.a, t.b, "玻璃");

  refuse (f, do_add_supply, (Operation) { t.a, t.a }, "cannot supply itself");
  refuse (f, do_add_supply, (Operation) { t.a, t.b, "玻璃" }, "“甲公司” supplies “乙公司” already");
  refuse (f, do_add_supply, (Operation) { t.a, t.b, "盖板" }, "already");
  refuse (f, do_add_supply, (Operation) { 4711, t.b }, "no longer in the workspace");
  refuse (f, do_add_supply, (Operation) { t.a, 4711 }, "no longer in the workspace");
  refuse (f, do_add_supply, (Operation) { t.a, t.c, "\xff" }, "UTF-8");
  refuse (f, do_add_supply, (Operation) { t.a, t.c, long_text }, "longer");
  refuse (f, do_set_supply_product, (Operation) { 4711, .name = "玻璃" }, "no longer in the workspace");
  refuse (f, do_set_supply_product, (Operation) { id, .name = "\xff" }, "UTF-8");
}

static void
test_product (Fixture *f, gconstpointer unused)
{
  Three t = three_enterprises (f);
  gint64 id = add_supply (f, t.a, t.b, "玻璃");
  Operation o = { id, .name = "盖板；玻璃" };

  operate (f, do_set_supply_product, &o);
  g_assert_cmpstr (supply_of (f, id)->product, ==, "盖板；玻璃");
  o.name = NULL;
  operate (f, do_set_supply_product, &o);
  g_assert_null (supply_of (f, id)->product);
}

/* A relation goes with either of its ends, and what cites it with it; undo brings all of it back. */
static void
test_ends (Fixture *f, gconstpointer unused)
{
  Three t = three_enterprises (f);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  fixture_citation (f->workspace, LT_TABLE_SUPPLY, add_supply (f, t.a, t.b, "玻璃"), "合同");
  add_supply (f, t.b, t.c, NULL);
  add_supply (f, t.a, t.c, NULL);
  before = document_rows (f->path);
  fixture_delete (f->workspace, LT_TABLE_ENTERPRISE, t.b);
  assert_count (f, "supply", 1);
  assert_count (f, "citation", 0);
  lt_workspace_undo (f->workspace, &error);
  g_assert_no_error (error);
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(path, func) g_test_add ("/workspace/edit-supply/" path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add", test_add);
  ADD ("refused", test_refused);
  ADD ("product", test_product);
  ADD ("ends", test_ends);
  return g_test_run ();
}
