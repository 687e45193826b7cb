/* When a typed text is stored, and when its field shows what was stored. */
#include "app/draft.h"

static void
test_typed_and_stored (void)
{
  LtDraft draft = { NULL };

  g_assert_true (lt_draft_store (&draft, "a", ""));
  g_assert_false (lt_draft_is_open (&draft, "a"));
  g_assert_false (lt_draft_send (&draft, "a", TRUE));
  g_assert_true (lt_draft_is_open (&draft, " a;b "));
  g_assert_true (lt_draft_send (&draft, " a;b ", TRUE));
  /* Enter, and then leaving the field. */
  g_assert_false (lt_draft_send (&draft, " a;b ", FALSE));
  /* As it is stored it looks otherwise. */
  g_assert_true (lt_draft_answer (&draft, "a；b", " a;b ", FALSE));
  g_assert_false (lt_draft_send (&draft, "a；b", FALSE));
  lt_draft_clear (&draft);
}

static void
test_changed_by_others (void)
{
  LtDraft draft = { NULL };

  lt_draft_store (&draft, "a", "");
  g_assert_true (lt_draft_store (&draft, "b", "a"));
  g_assert_false (lt_draft_store (&draft, "b", "b"));
  /* Not under the hands of who is typing. */
  g_assert_false (lt_draft_store (&draft, "c", "bx"));
  g_assert_true (lt_draft_is_open (&draft, "bx"));
  g_assert_true (lt_draft_send (&draft, "bx", FALSE));
  lt_draft_clear (&draft);
}

static void
test_typed_on (void)
{
  LtDraft draft = { NULL };

  lt_draft_store (&draft, "a", "");
  g_assert_true (lt_draft_send (&draft, "ab", TRUE));
  g_assert_false (lt_draft_answer (&draft, "ab", "abc", FALSE));
  g_assert_true (lt_draft_send (&draft, "abc", FALSE));
  lt_draft_clear (&draft);
}

static void
test_refused (void)
{
  LtDraft draft = { NULL };

  lt_draft_store (&draft, "a", "");
  g_assert_true (lt_draft_send (&draft, "bad", TRUE));
  g_assert_false (lt_draft_answer (&draft, "a", "bad", TRUE));
  g_assert_true (lt_draft_is_open (&draft, "bad"));
  /* Leaving it is no second try; Enter is. */
  g_assert_false (lt_draft_send (&draft, "bad", FALSE));
  g_assert_true (lt_draft_send (&draft, "bad", TRUE));
  g_assert_false (lt_draft_answer (&draft, "a", "bad", TRUE));
  g_assert_true (lt_draft_send (&draft, "better", FALSE));
  lt_draft_clear (&draft);
}

/* Nothing stands for no text. */
static void
test_nothing (void)
{
  LtDraft draft = { NULL };

  g_assert_false (lt_draft_store (&draft, NULL, ""));
  g_assert_false (lt_draft_send (&draft, "", TRUE));
  g_assert_true (lt_draft_send (&draft, "x", TRUE));
  g_assert_true (lt_draft_answer (&draft, NULL, "x", FALSE));
  lt_draft_clear (&draft);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/draft/typed-and-stored", test_typed_and_stored);
  g_test_add_func ("/app/draft/changed-by-others", test_changed_by_others);
  g_test_add_func ("/app/draft/typed-on", test_typed_on);
  g_test_add_func ("/app/draft/refused", test_refused);
  g_test_add_func ("/app/draft/nothing", test_nothing);
  return g_test_run ();
}
