/* A step of the history in words: when, by whom, how much, and whether it is done. */
#include "config.h"

#include "app/history-line.h"
#include "workspace/text.h"

static LtHistoryLine *
make_line (gint64 id, const char *label, const char *author, const char *utc, guint changes, gboolean done, gboolean now)
{
  LtStep *step = g_new0 (LtStep, 1);

  *step = (LtStep) { id, g_strdup (label), g_strdup (author), g_strdup (utc), changes, done };
  return lt_history_line_new (step, now);
}

/* In Peking, at 00:30 of the first of March. */
static GDateTime *
make_now (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset (8 * 3600);

  return g_date_time_new (zone, 2026, 3, 1, 0, 30, 0);
}

static void
check_detail (const char *utc, const char *author, guint changes, gboolean done, const char *expected)
{
  g_autoptr(LtHistoryLine) line = make_line (7, "Rename", author, utc, changes, done, FALSE);
  g_autoptr(GDateTime) now = make_now ();
  g_autofree char *detail = lt_history_line_detail (line, now);

  g_assert_cmpstr (detail, ==, expected);
}

static void
test_detail (void)
{
  const char *own = lt_workspace_get_author ();

  check_detail ("2026-02-28T16:05:00Z", own, 3, TRUE, "today 00:05 · 3 rows");
  check_detail ("2026-02-28T15:59:59Z", own, 1, TRUE, "yesterday 23:59 · 1 row");
  check_detail ("2026-02-27T16:00:00Z", own, 1, TRUE, "yesterday 00:00 · 1 row");
  check_detail ("2026-02-27T15:59:59Z", own, 1, TRUE, "2026-02-27 23:59 · 1 row");
  check_detail ("2025-03-01T01:00:00Z", "李某某 of the bureau", 12, TRUE, "2025-03-01 09:00 · 李某某 of the bureau · 12 rows");
  check_detail ("2026-02-28T16:05:00Z", own, 3, FALSE, "Undone · today 00:05 · 3 rows");
  /* What a file says need not be a time. */
  check_detail ("some day", own, 2, TRUE, "some day · 2 rows");
}

static void
test_words (void)
{
  g_autoptr(GDateTime) now = make_now ();
  g_autoptr(LtHistoryLine) here = make_line (7, "Delete “A”", "Li", "2026-02-28T16:05:00Z", 3, TRUE, TRUE);
  g_autoptr(LtHistoryLine) undone = make_line (8, "Delete “B”", "Li", "2026-02-28T16:06:00Z", 1, FALSE, FALSE);
  g_autofree char *first = lt_history_line_describe (here, now), *second = lt_history_line_describe (undone, now);

  g_assert_cmpstr (first, ==, "Delete “A”, today 00:05, Li, 3 rows, the workspace is here now");
  g_assert_cmpstr (second, ==, "Delete “B”, today 00:06, Li, 1 row, undone");
  g_assert_cmpint (lt_history_line_get_state (here), ==, LT_LINE_NOW);
  g_assert_cmpint (lt_history_line_get_state (undone), ==, LT_LINE_UNDONE);
  g_assert_true (lt_history_line_matches (here, "delete"));
  g_assert_true (lt_history_line_matches (here, "li"));
  g_assert_false (lt_history_line_matches (here, "b”"));
}

static void
test_beginning (void)
{
  g_autoptr(GDateTime) now = make_now ();
  g_autoptr(LtHistoryLine) empty = make_line (0, NULL, NULL, NULL, 0, TRUE, TRUE);
  g_autoptr(LtHistoryLine) sample = make_line (0, "Build the sample", "Li", "2026-02-28T16:05:00Z", 90, TRUE, FALSE);
  g_autofree char *title = lt_history_line_title (empty), *detail = lt_history_line_detail (empty, now), *founded = lt_history_line_title (sample);

  g_assert_cmpstr (title, ==, "The beginning: an empty workspace");
  g_assert_cmpstr (detail, ==, "");
  g_assert_cmpstr (founded, ==, "The beginning: Build the sample");
  g_assert_cmpint (lt_history_line_get_state (sample), ==, LT_LINE_DONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history-line/detail", test_detail);
  g_test_add_func ("/history-line/words", test_words);
  g_test_add_func ("/history-line/beginning", test_beginning);
  return g_test_run ();
}
