/* The outline's lines: what stands under what, in which order, and that a change is announced once and exactly. */
#include "config.h"
#include "fixture.h"

#include "app/outline-lines.h"

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

static const char *
get_name (LtModel *model, LtItem *item)
{
  static const char *const headings[] = { "-0", "-1", "-2", "-3", "-4" };
  gint64 id = lt_item_get_id (item);
  const LtParticipation *participation;

  switch (lt_item_get_table (item))
    {
    case LT_TABLE_META:
      g_assert_true (lt_outline_lines_is_heading (item));
      return headings[id];
    case LT_TABLE_CHAIN:
      return ((const LtChain *) lt_model_get (model, LT_TABLE_CHAIN, id))->name;
    case LT_TABLE_SEGMENT:
      return lt_model_get_segment (model, id)->name;
    default:
      participation = lt_model_get (model, LT_TABLE_PARTICIPATION, id);
      return lt_model_get_enterprise (model, participation->enterprise)->name;
    }
}

static void
assert_lines (Fixture *f, GListModel *lines, const char *expected)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr(LtItem) item = g_list_model_get_item (lines, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", get_name (lt_workspace_get_model (f->workspace), item));
    }
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_null (g_list_model_get_item (lines, g_list_model_get_n_items (lines)));
}

static GListModel *
lines_of (LtViewState *state, LtTable table, gint64 id)
{
  g_autoptr(LtItem) parent = lt_item_new (table, id);

  return lt_outline_lines_new (state, parent, NULL);
}

static void
test_segments (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtViewState) state = lt_view_state_new (f->workspace);
  gint64 chain = fixture_chain (f->workspace, "甲"), other = fixture_chain (f->workspace, "乙"), b, d;
  g_autoptr(GListModel) lines = lines_of (state, LT_TABLE_CHAIN, chain);
  g_autoptr(LtItem) first = NULL, still = NULL;
  Heard heard = { 0 };

  assert_lines (f, lines, "");
  g_signal_connect (lines, "items-changed", G_CALLBACK (hear), &heard);
  b = fixture_segment (f->workspace, chain, "b", LT_POSITION_UPSTREAM);
  assert_heard (&heard, 0, 0, 2);                                   /* with its heading */
  d = fixture_segment (f->workspace, chain, "d", LT_POSITION_NONE);
  assert_heard (&heard, 2, 0, 2);
  fixture_segment (f->workspace, other, "x", LT_POSITION_UPSTREAM);
  g_assert_cmpuint (heard.emissions, ==, 0);
  assert_lines (f, lines, "-1 b -0 d");
  first = g_list_model_get_item (lines, 3);
  fixture_segment (f->workspace, chain, "a", LT_POSITION_UPSTREAM);
  assert_heard (&heard, 1, 0, 1);                                   /* under the heading that is there */
  fixture_segment (f->workspace, chain, "c", LT_POSITION_MIDSTREAM);
  assert_heard (&heard, 3, 0, 2);                                   /* between two */
  assert_lines (f, lines, "-1 a b -2 c -0 d");
  still = g_list_model_get_item (lines, 6);
  g_assert_true (first == still);                                   /* a line that only moved down is the same */
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, b, "name", "bb");
  g_assert_cmpuint (heard.emissions, ==, 0);                        /* the order is the same: it stays open and selected */
  fixture_delete (f->workspace, LT_TABLE_SEGMENT, d);
  assert_heard (&heard, 5, 2, 0);                                   /* with its heading */
}

/* A line that something comes under can be opened from then on. */
static void
test_participations (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtViewState) state = lt_view_state_new (f->workspace);
  gint64 here = fixture_region (f->workspace, "此", 0), there = fixture_region (f->workspace, "彼", 0);
  gint64 chain = fixture_chain (f->workspace, "甲"), segment = fixture_segment (f->workspace, chain, "s", LT_POSITION_NONE);
  gint64 far = fixture_enterprise (f->workspace, "a远", there), near = fixture_enterprise (f->workspace, "z近", here);
  gint64 last;
  g_autoptr(GListModel) segments = lines_of (state, LT_TABLE_CHAIN, chain), lines = NULL;
  Heard heard = { 0 };

  lt_view_state_set_viewpoint (state, here);
  g_assert_null (lines_of (state, LT_TABLE_SEGMENT, segment));
  assert_lines (f, segments, "-0 s");
  g_signal_connect (segments, "items-changed", G_CALLBACK (hear), &heard);
  fixture_participation (f->workspace, far, segment, LT_ROLE_LEADER);
  assert_heard (&heard, 1, 1, 1);
  lines = lines_of (state, LT_TABLE_SEGMENT, segment);
  g_signal_connect (lines, "items-changed", G_CALLBACK (hear), &heard);
  assert_lines (f, lines, "a远");
  last = fixture_participation (f->workspace, near, segment, LT_ROLE_SUPPORT);
  assert_heard (&heard, 0, 0, 1);
  assert_lines (f, lines, "z近 a远");                               /* local before leader */
  lt_view_state_set_viewpoint (state, there);
  assert_heard (&heard, 0, 2, 2);
  assert_lines (f, lines, "a远 z近");
  fixture_delete (f->workspace, LT_TABLE_PARTICIPATION, last);
  assert_heard (&heard, 1, 1, 0);
}

static void
test_chains (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtViewState) state = lt_view_state_new (f->workspace);
  g_autoptr(GListModel) lines = lt_outline_lines_new (state, NULL, NULL);
  gint64 a = fixture_chain (f->workspace, "a"), s;
  Heard heard = { 0 };

  assert_lines (f, lines, "a");
  g_signal_connect (lines, "items-changed", G_CALLBACK (hear), &heard);
  fixture_chain (f->workspace, "b");
  assert_heard (&heard, 1, 0, 1);
  s = fixture_segment (f->workspace, a, "s", LT_POSITION_NONE);
  g_assert_cmpuint (heard.emissions, ==, 0);
  fixture_delete (f->workspace, LT_TABLE_SEGMENT, s);
  fixture_delete (f->workspace, LT_TABLE_CHAIN, a);
  assert_heard (&heard, 0, 1, 0);
  assert_lines (f, lines, "b");
}

/* What a text leaves, and what it opens. */
static void
test_filter (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtViewState) state = lt_view_state_new (f->workspace);
  gint64 chain = fixture_chain (f->workspace, "甲"), other = fixture_chain (f->workspace, "乙");
  gint64 wanted = fixture_segment (f->workspace, chain, "偏光片", LT_POSITION_UPSTREAM);
  g_autoptr(LtItem) parent = lt_item_new (LT_TABLE_CHAIN, chain);
  g_autoptr(LtOutlineFilter) filter = NULL;
  g_autoptr(GListModel) chains = NULL, segments = NULL;

  fixture_segment (f->workspace, chain, "玻璃", LT_POSITION_UPSTREAM);
  fixture_segment (f->workspace, chain, "模组", LT_POSITION_DOWNSTREAM);
  fixture_segment (f->workspace, other, "电池", LT_POSITION_UPSTREAM);
  fixture_participation (f->workspace, fixture_enterprise (f->workspace, "某", 0), wanted, LT_ROLE_CORE);
  filter = lt_outline_filter_new (state, "偏光");
  chains = lt_outline_lines_new (state, NULL, filter);
  segments = lt_outline_lines_new (state, parent, filter);
  assert_lines (f, chains, "甲");
  assert_lines (f, segments, "-1 偏光片");
  g_assert_true (lt_outline_filter_opens (filter, parent));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/outline-lines/segments", Fixture, NULL, fixture_up, test_segments, fixture_down);
  g_test_add ("/outline-lines/participations", Fixture, NULL, fixture_up, test_participations, fixture_down);
  g_test_add ("/outline-lines/chains", Fixture, NULL, fixture_up, test_chains, fixture_down);
  g_test_add ("/outline-lines/filter", Fixture, NULL, fixture_up, test_filter, fixture_down);
  return g_test_run ();
}
