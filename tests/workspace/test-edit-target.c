/* Operations on targets, their ledger, and the regions that targets are preferred from. */
#include "config.h"
#include "operation.h"

#include "workspace/text.h"

typedef struct { gint64 a, b, glass, panel; } World;

static World
world (Fixture *f)
{
  gint64 chain = fixture_chain (f->workspace, "新型显示");

  return (World) { fixture_enterprise (f->workspace, "甲公司", 0), fixture_enterprise (f->workspace, "乙公司", 0),
                   fixture_segment (f->workspace, chain, "玻璃", LT_POSITION_NONE),
                   fixture_segment (f->workspace, chain, "面板", LT_POSITION_NONE) };
}

static LtModel *
model_of (Fixture *f)
{
  return lt_workspace_get_model (f->workspace);
}

static const LtTarget *
target_of (Fixture *f, gint64 id)
{
  return lt_model_get (model_of (f), LT_TABLE_TARGET, id);
}

static gint64
add_target (Fixture *f, gint64 enterprise, gint64 segment)
{
  LtTarget row = { 0, enterprise, segment, NULL, NULL, LT_METHOD_NONE, LT_TARGET_NONE };
  Operation o = { .target = &row };

  operate (f, do_add_target, &o);
  return o.created;
}

static void
test_add (Fixture *f, gconstpointer unused)
{
  World w = world (f);
  LtTarget row = { 0, w.a, w.glass, (char *) " 玻璃 基板 ", (char *) "规划\n点名", LT_METHOD_CAPITAL, LT_TARGET_VISITED };
  Operation o = { .target = &row };
  const LtTarget *added;

  operate (f, do_add_target, &o);
  added = target_of (f, o.created);
  g_assert_cmpint (added->enterprise, ==, w.a);
  g_assert_cmpint (added->segment, ==, w.glass);
  g_assert_cmpstr (added->product, ==, "玻璃 基板");
  g_assert_cmpstr (added->reason, ==, "规划 点名");
  g_assert_cmpint (added->method, ==, LT_METHOD_CAPITAL);
  g_assert_cmpint (added->status, ==, LT_TARGET_VISITED);
  /* The same for another segment, and another for the same; what is not said is identified. */
  g_assert_cmpint (target_of (f, add_target (f, w.a, w.panel))->status, ==, LT_TARGET_IDENTIFIED);
  g_assert_null (target_of (f, add_target (f, w.b, w.glass))->reason);
  assert_count (f, "target", 3);
  assert_count (f, "ledger", 0);
}

#define REFUSE(word, ...) refuse (f, do_add_target, (Operation) { .target = &(LtTarget) { 0, __VA_ARGS__ } }, word)

static void
test_refused (Fixture *f, gconstpointer unused)
{
  World w = world (f);
  g_autofree char *long_text = g_strnfill (LT_TEXT_MAX_BYTES + 1, 'x');

  add_target (f, w.a, w.glass);
  REFUSE ("“甲公司” is a target for “玻璃” already", w.a, w.glass);
  REFUSE ("already", w.a, w.glass, (char *) "另一种");
  REFUSE ("no longer in the workspace", 4711, w.glass);
  REFUSE ("no longer in the workspace", w.a, 4711);
  REFUSE ("64 KiB", w.b, w.glass, long_text);
  REFUSE ("64 KiB", w.b, w.glass, NULL, long_text);
  REFUSE ("UTF-8", w.b, w.glass, NULL, (char *) "\xff");
  REFUSE ("one of the ten", w.b, w.glass, NULL, NULL, LT_METHOD_HOME_TIE + 1);
  REFUSE ("one of the ten", w.b, w.glass, NULL, NULL, -1);
  REFUSE ("no such status", w.b, w.glass, NULL, NULL, 0, LT_TARGET_DECLINED + 1);
}

static void
test_facts (Fixture *f, gconstpointer unused)
{
  World w = world (f);
  gint64 id = add_target (f, w.a, w.glass);
  Operation o = { id, .fact = LT_FACT_TARGET_REASON, .name = " 缺 玻璃\n" };

  operate (f, do_set_text, &o);
  g_assert_cmpstr (target_of (f, id)->reason, ==, "缺 玻璃");
  o = (Operation) { id, .fact = LT_FACT_TARGET_PRODUCT, .name = "盖板" };
  operate (f, do_set_text, &o);
  g_assert_cmpstr (target_of (f, id)->product, ==, "盖板");
  o = (Operation) { id, .fact = LT_FACT_TARGET_METHOD, .value = LT_METHOD_HOME_TIE };
  operate (f, do_set_number, &o);
  g_assert_cmpint (target_of (f, id)->method, ==, LT_METHOD_HOME_TIE);
  refuse (f, do_set_number, (Operation) { id, .fact = LT_FACT_TARGET_METHOD, .value = 11 }, "one of the ten");
  refuse (f, do_set_number, (Operation) { id, .fact = LT_FACT_TARGET_STATUS, .value = 5 }, "no such status");
  refuse (f, do_set_text, (Operation) { id, .fact = LT_FACT_TARGET_REASON, .name = "\xff" }, "UTF-8");
  refuse (f, do_set_text, (Operation) { 4711, .fact = LT_FACT_TARGET_PRODUCT, .name = "盖板" }, "no longer");
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "2026-03-31 visit -; 2026-04-01 note 婉拒" */
static void
assert_ledger (Fixture *f, gint64 target, const char *expected)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted_refs (model_of (f), LT_TABLE_LEDGER, "target", target);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const LtLedger *row = rows->pdata[i];

      g_assert_cmpstr (row->author, ==, lt_workspace_get_author ());
      g_assert_cmpint (row->project, ==, 0);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s", row->dated, lt_enum_nick (LT_TABLE_LEDGER, "kind", row->kind),
                                               row->note != NULL ? row->note : "-"));
    }
  g_ptr_array_sort (lines, by_text);
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("; ", (char **) lines->pdata);
  g_assert_cmpstr (text, ==, expected);
}

static void
set_status (Fixture *f, gint64 id, LtTargetStatus status, const char *day)
{
  Operation o = { id, .value = status, .name = day };

  operate (f, do_set_target_status, &o);
  g_assert_cmpint (target_of (f, id)->status, ==, status);
}

/* In any order, each with its entry; one step is one undo. */
static void
test_status (Fixture *f, gconstpointer unused)
{
  World w = world (f);
  gint64 id = add_target (f, w.a, w.glass);
  g_autofree char *before = NULL, *after = NULL, *today = lt_edit_today (), *expected = NULL;
  g_autoptr(GError) error = NULL;

  set_status (f, id, LT_TARGET_VISITED, "2026-03-31");
  set_status (f, id, LT_TARGET_CONTACTED, "2026-04-01");
  set_status (f, id, LT_TARGET_DECLINED, "2026-04-02");
  before = document_rows (f->path);
  set_status (f, id, LT_TARGET_DECLINED, "2026-04-03");
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
  assert_ledger (f, id, "2026-03-31 visit -; 2026-04-01 contact -; 2026-04-02 note Declined");
  set_status (f, id, LT_TARGET_IDENTIFIED, NULL);
  expected = g_strdup_printf ("2026-03-31 visit -; 2026-04-01 contact -; 2026-04-02 note Declined; %s note Identified", today);
  assert_ledger (f, id, expected);
  g_clear_pointer (&after, g_free);
  lt_workspace_undo (f->workspace, &error);
  g_assert_no_error (error);
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
  refuse (f, do_set_target_status, (Operation) { id, .value = LT_TARGET_VISITED, .name = "2026-02-29" }, "“2026-02-29” is not a day");
  refuse (f, do_set_target_status, (Operation) { 4711, .value = LT_TARGET_VISITED }, "no longer");
  g_assert_cmpint (target_of (f, id)->status, ==, LT_TARGET_DECLINED);
}

#define ENTRY(...) &(LtLedger) { .amount_wan = LT_UNKNOWN, __VA_ARGS__ }
#define NOT_ENTERED(word, ...) refuse (f, do_add_ledger, (Operation) { .ledger = ENTRY (__VA_ARGS__) }, word)

static void
test_ledger (Fixture *f, gconstpointer unused)
{
  static const char *const no_days[] = { "", "2026-13-01", "2025-02-29", "2026-1-01", "2026-01-1", "01-01-2026", "2026/01/01", "2026-01-011",
                                         "2026-01", "-026-01-01", "今天", "\xff" };
  World w = world (f);
  gint64 id = add_target (f, w.a, w.glass);
  Operation o = { .ledger = ENTRY (.target = id, .kind = LT_LEDGER_MEETING, .dated = (char *) " 2024-02-29 ", .note = (char *) " 谈\n了 ") };

  operate (f, do_add_ledger, &o);
  o.ledger = ENTRY (.target = id, .kind = LT_LEDGER_CONTACT, .dated = (char *) "2026-01-05");
  operate (f, do_add_ledger, &o);
  /* Twice on one day is twice. */
  operate (f, do_add_ledger, &o);
  assert_ledger (f, id, "2024-02-29 meeting 谈\n了; 2026-01-05 contact -; 2026-01-05 contact -");
  for (guint i = 0; i < G_N_ELEMENTS (no_days); i++)
    NOT_ENTERED ("is not a day", .target = id, .kind = LT_LEDGER_VISIT, .dated = (char *) no_days[i]);
  NOT_ENTERED ("one target or of one project", .kind = LT_LEDGER_VISIT);
  NOT_ENTERED ("one target or of one project", .target = id, .project = 1, .kind = LT_LEDGER_VISIT);
  NOT_ENTERED ("no longer", .target = 4711, .kind = LT_LEDGER_VISIT);
  NOT_ENTERED ("no longer", .project = 4711, .kind = LT_LEDGER_VISIT);
  NOT_ENTERED ("no such kind", .target = id);
  NOT_ENTERED ("no such kind", .target = id, .kind = LT_LEDGER_NOTE + 1);
  NOT_ENTERED ("note is empty", .target = id, .kind = LT_LEDGER_NOTE, .note = (char *) "\n ");
  NOT_ENTERED ("UTF-8", .target = id, .kind = LT_LEDGER_NOTE, .note = (char *) "\xff");
  refuse (f, do_add_ledger, (Operation) { .ledger = &(LtLedger) { .target = id, .kind = LT_LEDGER_FUNDS, .amount_wan = -1 } }, "0 or more");
  refuse (f, do_add_ledger, (Operation) { .ledger = &(LtLedger) { .target = id, .kind = LT_LEDGER_FUNDS, .amount_wan = INFINITY } },
          "0 or more");
  /* It goes with its target, and the target with either of its ends. */
  fixture_delete (f->workspace, LT_TABLE_ENTERPRISE, w.a);
  assert_count (f, "target", 0);
  assert_count (f, "ledger", 0);
}

static void
test_source_regions (Fixture *f, gconstpointer unused)
{
  gint64 ids[] = { fixture_region (f->workspace, "广东省", 0), fixture_region (f->workspace, "上海市", 0), 4711 };
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, ids[0], ids[1]);
  Operation o = { .ids = ids, .n = 2 };

  operate (f, do_set_source_regions, &o);
  g_assert_cmpstr (lt_model_get_meta (model_of (f), LT_META_SOURCE_REGIONS), ==, expected);
  refuse (f, do_set_source_regions, (Operation) { .ids = ids, .n = 3 }, "no longer");
  o.n = 0;
  operate (f, do_set_source_regions, &o);
  g_assert_null (lt_model_get_meta (model_of (f), LT_META_SOURCE_REGIONS));
}

#define ADD(path, func) g_test_add ("/workspace/edit-target/" path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add", test_add);
  ADD ("refused", test_refused);
  ADD ("facts", test_facts);
  ADD ("status", test_status);
  ADD ("ledger", test_ledger);
  ADD ("source-regions", test_source_regions);
  return g_test_run ();
}
