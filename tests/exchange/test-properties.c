/* What a workspace is called and whose it is: one undoable edit each. */
#include "config.h"
#include "../workspace/fixture.h"

#include "exchange/error.h"
#include "exchange/properties.h"
#include "workspace/region.h"

typedef struct {
  const char *text;
  gint64      region;
  gint        kind;
} Wish;

static gboolean
title_edit (LtEdit *edit, gpointer wish, GError **error)
{
  return lt_properties_set_title (edit, ((Wish *) wish)->text, error);
}

static gboolean
home_edit (LtEdit *edit, gpointer wish, GError **error)
{
  return lt_properties_set_home (edit, ((Wish *) wish)->region, error);
}

static gboolean
name_edit (LtEdit *edit, gpointer wish, GError **error)
{
  return lt_properties_name_home (edit, ((Wish *) wish)->text, ((Wish *) wish)->kind, error);
}

static void
set_title (Fixture *f, const char *text)
{
  g_autoptr(GError) error = NULL;

  lt_workspace_edit (f->workspace, "title", LT_EDIT_DEFAULT, title_edit, &(Wish) { text }, &error);
  g_assert_no_error (error);
}

static void
name_home (Fixture *f, const char *text, LtRegionKind kind)
{
  g_autoptr(GError) error = NULL;

  lt_workspace_edit (f->workspace, "home", LT_EDIT_DEFAULT, name_edit, &(Wish) { text, 0, kind }, &error);
  g_assert_no_error (error);
}

static const LtRegion *
home (Fixture *f)
{
  LtModel *model = lt_workspace_get_model (f->workspace);

  return lt_model_get_region (model, lt_model_get_home (model));
}

static void
assert_home (Fixture *f, const char *path, LtRegionKind kind)
{
  const LtRegion *region = home (f);
  g_autofree char *found = NULL;

  g_assert_nonnull (region);
  found = lt_region_path (lt_workspace_get_model (f->workspace), region->id);
  g_assert_cmpstr (found, ==, path);
  g_assert_cmpint (region->kind, ==, kind);
}

static void
assert_title (Fixture *f, const char *text)
{
  g_autofree char *title = lt_workspace_get_title (f->workspace);

  g_assert_cmpstr (title, ==, text);
}

static void
test_title (Fixture *f, gconstpointer unused)
{
  g_autofree char *file = lt_workspace_get_title (f->workspace);
  g_autoptr(GError) error = NULL;
  guint steps;

  set_title (f, "  咸宁市  产业链 ");
  assert_title (f, "咸宁市 产业链");
  steps = lt_workspace_get_history (f->workspace)->len;
  set_title (f, "咸宁市 产业链");                      /* nothing new: no step */
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, steps);
  set_title (f, "赤壁市产业链");
  assert_title (f, "赤壁市产业链");
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_META), ==, 1);
  lt_workspace_undo (f->workspace, &error);
  g_assert_no_error (error);
  assert_title (f, "咸宁市 产业链");
  set_title (f, " ");
  assert_title (f, file);
  g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_META), ==, 0);
}

/* Prefectures are known, with their province; counties are told by whoever makes them, below what is known. */
static void
test_named_home (Fixture *f, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (f->workspace);

  name_home (f, "咸宁", LT_REGION_NONE);
  assert_home (f, "湖北省 › 咸宁市", LT_REGION_CITY);
  name_home (f, "咸宁市/赤壁市", LT_REGION_COUNTY);
  assert_home (f, "湖北省 › 咸宁市 › 赤壁市", LT_REGION_COUNTY);
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_REGION), ==, 3);
  name_home (f, "赤壁", LT_REGION_PARK);               /* it is there: not a park of that name */
  assert_home (f, "湖北省 › 咸宁市 › 赤壁市", LT_REGION_COUNTY);
  name_home (f, "湖北省咸宁市", LT_REGION_PARK);       /* as an address says it */
  assert_home (f, "湖北省 › 咸宁市", LT_REGION_CITY);
  name_home (f, "滨江园区", LT_REGION_PARK);
  assert_home (f, "滨江园区", LT_REGION_PARK);
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_REGION), ==, 4);
}

/* The region and its being the home go and come back together. */
static void
test_home_is_one_step (Fixture *f, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autoptr(GError) error = NULL;

  name_home (f, "苏州市/昆山市", LT_REGION_COUNTY);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, 1);
  lt_workspace_undo (f->workspace, &error);
  g_assert_no_error (error);
  g_assert_null (home (f));
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_REGION), ==, 0);
  lt_workspace_redo (f->workspace, &error);
  g_assert_no_error (error);
  assert_home (f, "江苏省 › 苏州市 › 昆山市", LT_REGION_COUNTY);
  lt_workspace_edit (f->workspace, "home", LT_EDIT_DEFAULT, home_edit, &(Wish) { NULL, 0 }, &error);
  g_assert_no_error (error);
  g_assert_null (home (f));
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_REGION), ==, 3);
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  static const struct { const char *name; gint kind; } wishes[] = {
    { "吉林", LT_REGION_CITY },              /* the province or its city: not for us to say */
    { "无此市/赤壁市", LT_REGION_COUNTY },
    { "赤壁市", LT_REGION_NONE },
    { "咸宁市/咸宁市", LT_REGION_CITY },
    { "咸宁市/", LT_REGION_COUNTY },
    { "", LT_REGION_COUNTY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (lt_workspace_edit (f->workspace, "home", LT_EDIT_DEFAULT, name_edit, &(Wish) { wishes[i].name, 0, wishes[i].kind }, &error));
      g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED);
      g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_REGION), ==, 0);
      g_assert_null (home (f));
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/exchange/properties/title", test_title);
  ADD ("/exchange/properties/named-home", test_named_home);
  ADD ("/exchange/properties/home-is-one-step", test_home_is_one_step);
  ADD ("/exchange/properties/refused", test_refused);
  return g_test_run ();
}
