/* The lists of enterprises and institutions: what is in them, in which order, and that a change is announced once. */
#include "config.h"
#include "fixture.h"

#include "app/thing-lines.h"

typedef struct { guint emissions, position, removed, added; } Heard;

static void
hear (GListModel *list, guint position, guint removed, guint added, Heard *heard)
{
  *heard = (Heard) { heard->emissions + 1, position, removed, added };
}

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
assert_lines (Fixture *f, LtThingLines *lines, const char *expected)
{
  g_autoptr(GString) names = g_string_new (NULL);
  GListModel *list = G_LIST_MODEL (lines);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LtItem) item = g_list_model_get_item (list, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                              lt_model_get_enterprise (lt_workspace_get_model (f->workspace), lt_item_get_id (item))->name);
    }
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_null (g_list_model_get_item (list, g_list_model_get_n_items (list)));
}

static void
test_follows (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtViewState) state = lt_view_state_new (f->workspace);
  gint64 segment = fixture_segment (f->workspace, fixture_chain (f->workspace, "显示"), "面板", LT_POSITION_NONE), b;
  g_autoptr(LtThingLines) lines = NULL;
  Heard heard = { 0 };

  fixture_enterprise (f->workspace, "a", 0);
  b = fixture_enterprise (f->workspace, "b", 0);
  lines = lt_thing_lines_new (state, LT_TABLE_ENTERPRISE);
  g_signal_connect (lines, "items-changed", G_CALLBACK (hear), &heard);
  assert_lines (f, lines, "a b");
  fixture_enterprise (f->workspace, "c", 0);
  assert_lines (f, lines, "a b c");
  assert_heard (&heard, 2, 0, 1);
  fixture_delete (f->workspace, LT_TABLE_ENTERPRISE, b);
  assert_lines (f, lines, "a c");
  assert_heard (&heard, 1, 1, 0);
  /* What has nothing to do with them is not announced. */
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, segment, "name", "模组");
  g_assert_cmpuint (heard.emissions, ==, 0);
}

static void
test_links (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtViewState) state = lt_view_state_new (f->workspace);
  gint64 chain = fixture_chain (f->workspace, "显示"), one = fixture_segment (f->workspace, chain, "面板", LT_POSITION_NONE);
  gint64 two = fixture_segment (f->workspace, chain, "模组", LT_POSITION_NONE);
  gint64 a = fixture_enterprise (f->workspace, "a", 0), b = fixture_enterprise (f->workspace, "b", 0), link;
  g_autoptr(LtThingLines) lines = lt_thing_lines_new (state, LT_TABLE_ENTERPRISE);
  Heard heard = { 0 };

  fixture_enterprise (f->workspace, "c", 0);
  fixture_participation (f->workspace, a, one, LT_ROLE_NONE);
  fixture_participation (f->workspace, b, one, LT_ROLE_NONE);
  link = fixture_participation (f->workspace, b, two, LT_ROLE_NONE);
  lt_thing_lines_filter (lines, "", LT_LINKS_NONE, 0);
  assert_lines (f, lines, "c");
  lt_thing_lines_filter (lines, "", LT_LINKS_SEGMENT, one);
  assert_lines (f, lines, "a b");
  lt_thing_lines_filter (lines, "", LT_LINKS_SEGMENT, two);
  assert_lines (f, lines, "b");
  g_signal_connect (lines, "items-changed", G_CALLBACK (hear), &heard);
  fixture_participation (f->workspace, a, two, LT_ROLE_NONE);
  assert_lines (f, lines, "a b");
  assert_heard (&heard, 0, 0, 1);
  fixture_delete (f->workspace, LT_TABLE_PARTICIPATION, link);
  assert_lines (f, lines, "a");
  assert_heard (&heard, 1, 1, 0);
  g_assert_true (lt_thing_is_linked (lt_workspace_get_model (f->workspace), (LtThing) { LT_TABLE_ENTERPRISE, a }, two));
  g_assert_false (lt_thing_is_linked (lt_workspace_get_model (f->workspace), (LtThing) { LT_TABLE_ENTERPRISE, b }, two));
}

/* By name, by pinyin initials, and with a filter of links besides; other tables' hits are none of this list's. */
static void
test_text (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtViewState) state = lt_view_state_new (f->workspace);
  gint64 segment = fixture_segment (f->workspace, fixture_chain (f->workspace, "光电"), "光电材料", LT_POSITION_NONE);
  gint64 a = fixture_enterprise (f->workspace, "南玻光电", 0);
  g_autoptr(LtThingLines) lines = lt_thing_lines_new (state, LT_TABLE_ENTERPRISE);

  fixture_enterprise (f->workspace, "光电科技", 0);
  fixture_enterprise (f->workspace, "三赢兴", 0);
  fixture_participation (f->workspace, a, segment, LT_ROLE_NONE);
  lt_thing_lines_filter (lines, "光电", LT_LINKS_ANY, 0);
  assert_lines (f, lines, "光电科技 南玻光电");                       /* what begins with it first */
  lt_thing_lines_filter (lines, "syx", LT_LINKS_ANY, 0);
  assert_lines (f, lines, "三赢兴");
  lt_thing_lines_filter (lines, "光电", LT_LINKS_NONE, 0);
  assert_lines (f, lines, "光电科技");
  lt_thing_lines_filter (lines, "没有", LT_LINKS_ANY, 0);
  assert_lines (f, lines, "");
  lt_thing_lines_filter (lines, "", LT_LINKS_ANY, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lines)), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/thing-lines/follows", Fixture, NULL, fixture_up, test_follows, fixture_down);
  g_test_add ("/thing-lines/links", Fixture, NULL, fixture_up, test_links, fixture_down);
  g_test_add ("/thing-lines/text", Fixture, NULL, fixture_up, test_text, fixture_down);
  return g_test_run ();
}
