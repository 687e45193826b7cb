/* The built-in samples come in whole. */
#include "config.h"

#include "exchange/sample.h"
#include "import-fixture.h"

static void
test_list (void)
{
  g_auto(GStrv) names = lt_sample_list ();

  g_assert_true (g_strv_contains ((const char *const *) names, "xianning"));
}

static void
test_build (Fixture *f, gconstpointer unused)
{
  g_auto(GStrv) names = lt_sample_list ();

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) faults = NULL;
      LtModel *model = lt_workspace_get_model (f->workspace);

      lt_sample_build (f->workspace, names[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, i + 1);
      g_assert_cmpuint (lt_model_count (model, LT_TABLE_SEGMENT), >, 0);
      g_assert_cmpint (lt_model_get_home (model), !=, 0);
      faults = lt_workspace_check (f->workspace, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (faults->len, ==, 0);
      /* Again, it is the same. */
      g_assert_true (lt_sample_build (f->workspace, names[i], NULL));
      g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, i + 1);
    }
}

static void
test_xianning (Fixture *f, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autofree char *title = NULL;

  g_assert_true (lt_sample_build (f->workspace, "xianning", NULL));
  title = lt_workspace_get_title (f->workspace);
  g_assert_cmpstr (title, ==, "咸宁市电子信息产业链");
  g_assert_cmpstr (lt_model_get_region (model, lt_model_get_home (model))->name, ==, "咸宁市");
  g_assert_nonnull (find_enterprise (f, "三赢兴科技"));
  g_assert_nonnull (find_segment (f, "电子玻璃"));
}

/* It is how the document came to be: no undo empties it, now or after the next opening; an import after it can be undone. */
static void
test_is_no_step (Fixture *f, gconstpointer unused)
{
  const LtHistoryEntry *entry;
  guint enterprises;

  g_assert_true (lt_sample_build (f->workspace, "xianning", NULL));
  enterprises = count (f, LT_TABLE_ENTERPRISE);
  g_assert_false (lt_workspace_can_undo (f->workspace));
  fixture_reopen (f);
  g_assert_false (lt_workspace_can_undo (f->workspace));
  g_assert_false (lt_workspace_undo (f->workspace, NULL));
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, enterprises);
  entry = lt_workspace_get_history (f->workspace)->pdata[0];
  g_assert_nonnull (strstr (entry->label, "xianning"));
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称\n新来的企业\n", 1, 0, 0, 0);
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, enterprises);
  g_assert_false (lt_workspace_can_undo (f->workspace));
}

static void
test_unknown (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (lt_sample_build (f->workspace, "atlantis", &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "xianning"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/list", test_list);
  ADD ("/sample/build", test_build);
  ADD ("/sample/xianning", test_xianning);
  ADD ("/sample/is-no-step", test_is_no_step);
  ADD ("/sample/unknown", test_unknown);
  return g_test_run ();
}
