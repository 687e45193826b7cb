/* Links of institutions. */
#include "config.h"
#include "operation.h"

static gint64
add_institution (Fixture *f, const char *name)
{
  LtInstitution row = { 0, (char *) name, NULL, 0, LT_UNKNOWN };

  return fixture_insert (f->workspace, LT_TABLE_INSTITUTION, &row);
}

static void
test_add (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "显示"), a = fixture_segment (f->workspace, chain, "甲", LT_POSITION_NONE);
  gint64 b = fixture_segment (f->workspace, chain, "乙", LT_POSITION_NONE), laboratory = add_institution (f, "实验室");
  Operation o = { laboratory, a };
  const LtStudy *row;

  operate (f, do_add_study, &o);
  row = lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_STUDY, o.created);
  g_assert_cmpint (row->institution, ==, laboratory);
  g_assert_cmpint (row->segment, ==, a);
  o = (Operation) { laboratory, b };
  operate (f, do_add_study, &o);
  o = (Operation) { add_institution (f, "大学"), a };
  operate (f, do_add_study, &o);
  assert_count (f, "study", 3);
  refuse (f, do_add_study, (Operation) { laboratory, a }, "“实验室” is linked to “甲” already");
  refuse (f, do_add_study, (Operation) { 4711, a }, "no longer in the workspace");
  refuse (f, do_add_study, (Operation) { laboratory, 4711 }, "no longer in the workspace");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/workspace/edit-study/add", Fixture, NULL, fixture_up, test_add, fixture_down);
  return g_test_run ();
}
