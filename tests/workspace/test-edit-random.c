/* Whatever is done to a chain can be undone and done again, after a reopening too; and nothing is ever twice in it. */
#include "config.h"
#include "operation.h"

#include "workspace/text.h"

#define OPERATIONS 1000
#define GONE 4711

/* Names come from a small stock, so that they clash often. */
static const char *const stock[] = {
  "玻璃", "基板", "盖板", "LED 芯片", "led芯片", "背光", "面板", "模组", "触控", "整机", "回收", "砂", "靶材", "掩膜", "光刻胶", "偏光片",
};

typedef struct {
  Fixture *f;
  GRand   *rand;
  guint    done, refused;
} Play;

/* --- Picking --- */

static gint
roll (Play *play, gint n)
{
  return g_rand_int_range (play->rand, 0, n);
}

/* Now and then one that is not there. */
static gint64
pick (Play *play, LtTable table)
{
  const GPtrArray *rows = lt_model_get_sorted (lt_workspace_get_model (play->f->workspace), table);

  return rows->len == 0 || roll (play, 40) == 0 ? GONE : ((LtRow *) rows->pdata[roll (play, rows->len)])->id;
}

/* The same one may come twice. */
static guint
pick_some (Play *play, LtTable table, gint64 *ids, guint most)
{
  const guint n = roll (play, most) + 1;

  for (guint i = 0; i < n; i++)
    ids[i] = pick (play, table);
  return n;
}

static char *
pick_name (Play *play)
{
  const char *name = stock[roll (play, G_N_ELEMENTS (stock))];

  switch (roll (play, 20))
    {
    case 0:
      return g_strdup ("\xe3\x80\x80 ");
    case 1:
      return long_name (195 + roll (play, 10));
    default:
      return roll (play, 4) == 0 ? g_strdup (name) : g_strdup_printf (" %s  %d", name, roll (play, 6));
    }
}

/* --- Playing --- */

/* An error is a refusal, never a failure. */
static void
try (Play *play, LtEditFunc func, Operation operation)
{
  g_autoptr(GError) error = NULL;

  if (lt_workspace_edit (play->f->workspace, "Operation", LT_EDIT_DEFAULT, func, &operation, &error))
    {
      play->done++;
      return;
    }
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  document_assert_message (error);
  play->refused++;
}

static void
play_chain (Play *play)
{
  g_autofree char *name = pick_name (play);
  LtChain row = { 0, NULL, roll (play, 5) - (roll (play, 9) == 0), 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };
  gint64 id = pick (play, LT_TABLE_CHAIN), other = roll (play, 4) > 0 ? pick (play, LT_TABLE_CHAIN) : 0;

  switch (roll (play, 5))
    {
    case 0:
      try (play, do_add_chain, (Operation) { .chain = &row, .name = name });
      break;
    case 1:
      try (play, do_rename_chain, (Operation) { id, .name = name });
      break;
    case 2:
      try (play, do_nest_chain, (Operation) { id, other });
      break;
    case 3:
      try (play, do_set_chain_role, (Operation) { id, .value = roll (play, 5) });
      break;
    default:
      try (play, do_reorder_chain, (Operation) { id, other });
    }
}

static void
play_add (Play *play)
{
  g_autofree char *name = pick_name (play), *note = pick_name (play);
  LtSegment row = { 0, pick (play, LT_TABLE_CHAIN), NULL, roll (play, 5), note, NULL, roll (play, 5), note, LT_UNKNOWN_INT };

  try (play, do_add_segment, (Operation) { .segment = &row, .name = name });
}

static void
play_products (Play *play)
{
  g_auto(GStrv) names = g_new0 (char *, 5);

  for (guint i = 0; i < 4; i++)
    names[i] = pick_name (play);
  try (play, do_set_products, (Operation) { pick (play, LT_TABLE_SEGMENT), .names = (const char *const *) names });
}

static void
play_split (Play *play)
{
  g_autofree char *name = pick_name (play);
  gint64 ids[3], id = pick (play, LT_TABLE_SEGMENT);
  LtModel *model = lt_workspace_get_model (play->f->workspace);
  g_autoptr(GPtrArray) own = lt_model_sorted_refs (model, LT_TABLE_PRODUCT, "segment", id);
  guint n = roll (play, 8) == 0 ? pick_some (play, LT_TABLE_PRODUCT, ids, 3) : MIN (own->len, (guint) roll (play, 3));

  for (guint i = 0; i < n && i < own->len; i++)
    ids[i] = ((LtRow *) own->pdata[i])->id;
  try (play, do_split_segment, (Operation) { id, .name = name, .ids = ids, .n = n });
}

static void
play_segment (Play *play)
{
  g_autofree char *name = pick_name (play);
  g_autoptr(GArray) copies = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 ids[3];
  guint n = pick_some (play, LT_TABLE_SEGMENT, ids, 3);

  switch (roll (play, 4))
    {
    case 0:
      try (play, do_rename_segment, (Operation) { ids[0], .name = name });
      break;
    case 1:
      try (play, do_move_segments, (Operation) { 0, roll (play, 2) * pick (play, LT_TABLE_CHAIN), .value = roll (play, 7) - 1,
                                                 .ids = ids, .n = n });
      break;
    case 2:
      try (play, do_duplicate_segments, (Operation) { .ids = ids, .n = n, .copies = copies });
      break;
    default:
      try (play, do_merge_segments, (Operation) { pick (play, LT_TABLE_SEGMENT), .ids = ids, .n = n });
    }
}

static void
play_links (Play *play)
{
  gint64 segment = pick (play, LT_TABLE_SEGMENT);

  switch (roll (play, 8))
    {
    case 0:
      try (play, do_connect, (Operation) { segment, pick (play, LT_TABLE_SEGMENT), .value = roll (play, 7) });
      break;
    case 1:
      try (play, do_reverse_flow, (Operation) { pick (play, LT_TABLE_FLOW) });
      break;
    case 2:
      try (play, do_participate, (Operation) { pick (play, LT_TABLE_ENTERPRISE), segment, .value = roll (play, 5) });
      break;
    case 3:
      try (play, do_add_supply, (Operation) { pick (play, LT_TABLE_ENTERPRISE), pick (play, LT_TABLE_ENTERPRISE) });
      break;
    case 4:
      try (play, do_set_supply_product, (Operation) { pick (play, LT_TABLE_SUPPLY), .name = stock[roll (play, G_N_ELEMENTS (stock))] });
      break;
    case 5:
      try (play, do_add_target, (Operation) { .target = &(LtTarget) { 0, pick (play, LT_TABLE_ENTERPRISE), segment, .method = roll (play, 12) } });
      break;
    case 6:
      try (play, do_add_ledger, (Operation) { .ledger = &(LtLedger) { .target = pick (play, LT_TABLE_TARGET), .kind = roll (play, 8),
                                                                      .amount_wan = LT_UNKNOWN, .note = (char *) stock[0] } });
      break;
    default:
      try (play, do_set_role, (Operation) { pick (play, LT_TABLE_PARTICIPATION), .value = roll (play, 5) });
    }
}

static void
play_details (Play *play)
{
  LtFact fact = roll (play, LT_N_FACTS);
  gint64 id = pick (play, lt_fact_get_table (fact)), chain = pick (play, LT_TABLE_CHAIN);
  g_autofree char *text = pick_name (play);
  LtSource source = { 0, text, NULL, NULL, NULL, NULL, NULL };
  LtCitation citation = { 0, NULL, 0, pick (play, LT_TABLE_SOURCE), roll (play, 3), text, NULL };

  switch (roll (play, 4))
    {
    case 0:
      try (play, do_add_source, (Operation) { .source = &source });
      break;
    case 1:
      try (play, do_cite, (Operation) { id, .value = lt_fact_get_table (fact), .citation = &citation });
      break;
    case 2:
      try (play, do_add_products, (Operation) { pick (play, LT_TABLE_SEGMENT), .name = text });
      break;
    default:
      if (lt_fact_is_text (fact))
        try (play, do_set_text, (Operation) { id, .fact = fact, .name = text });
      else if (fact == LT_FACT_CHAIN_PARENT || fact == LT_FACT_SEGMENT_CHAIN)
        try (play, do_set_number, (Operation) { id, chain, .fact = fact });
      else if (fact == LT_FACT_ENTERPRISE_PARENT)
        try (play, do_set_number, (Operation) { id, pick (play, LT_TABLE_ENTERPRISE), .fact = fact });
      else
        try (play, do_set_number, (Operation) { id, .fact = fact, .value = roll (play, 5) });
    }
}

static void
play_delete (Play *play)
{
  static const LtTable tables[] = {
    LT_TABLE_SEGMENT, LT_TABLE_FLOW, LT_TABLE_PRODUCT, LT_TABLE_PARTICIPATION, LT_TABLE_PLACEMENT, LT_TABLE_SUPPLY,
    LT_TABLE_TARGET, LT_TABLE_LEDGER,
  };
  gboolean many = lt_model_count (lt_workspace_get_model (play->f->workspace), LT_TABLE_CHAIN) > 4;
  LtTable table = many && roll (play, 10) == 0 ? LT_TABLE_CHAIN : tables[roll (play, G_N_ELEMENTS (tables))];
  gint64 ids[2];
  guint n = pick_some (play, table, ids, 2);

  try (play, do_delete_all, (Operation) { .value = table, .ids = ids, .n = n });
}

static void
play_rules (Play *play)
{
  gint64 region = roll (play, 4) > 0 ? pick (play, LT_TABLE_REGION) : 0, segment = pick (play, LT_TABLE_SEGMENT);
  LtOverride held = { 0, region, segment, roll (play, 8), roll (play, 6) > 0 ? (char *) stock[0] : NULL, NULL, (char *) "2026-11-26" };
  gint rule = roll (play, LT_N_RULES);

  switch (roll (play, 5))
    {
    case 0:
      try (play, do_set_threshold, (Operation) { region, .value = rule, .figure = roll (play, 5) - 1 });
      break;
    case 1:
      try (play, do_clear_threshold, (Operation) { region, .value = rule });
      break;
    case 2:
      try (play, do_clear_override, (Operation) { region, segment });
      break;
    default:
      try (play, do_set_override, (Operation) { .override = &held });
    }
}

/* --- The start, and what must always hold --- */

static void
found (Fixture *f)
{
  gint64 chains[3], segments[12], enterprises[5];

  for (guint i = 0; i < 3; i++)
    chains[i] = fixture_chain (f->workspace, stock[i]);
  fixture_region (f->workspace, stock[0], fixture_region (f->workspace, stock[1], 0));
  for (guint i = 0; i < 5; i++)
    enterprises[i] = fixture_enterprise (f->workspace, stock[i + 5], 0);
  for (guint i = 0; i < 12; i++)
    {
      segments[i] = fixture_segment (f->workspace, chains[i % 3], stock[i], LT_POSITION_NONE);
      fixture_product (f->workspace, segments[i], stock[i], 1);
      fixture_participation (f->workspace, enterprises[i % 5], segments[i], i % 4);
      fixture_placement (f->workspace, chains[i % 3], segments[i]);
      fixture_citation (f->workspace, LT_TABLE_SEGMENT, segments[i], NULL);
      if (i > 0)
        {
          gint64 flow = fixture_flow (f->workspace, segments[i - 1], segments[i]);
          LtRoute route = { 0, chains[i % 3], flow, (char *) "0 0 1 1 2 2 3 3" };

          fixture_insert (f->workspace, LT_TABLE_ROUTE, &route);
        }
    }
}

/* No two rows of a table say the same of the same. */
static void
assert_no_twins (LtModel *model, LtTable table)
{
  GPtrArray *rows = lt_model_rows (model, table);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 key = lt_row_key (table, rows->pdata[i]);

      g_assert_true (g_hash_table_add (seen, g_memdup2 (&key, sizeof key)));
    }
}

static void
assert_sound (Fixture *f)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  GPtrArray *flows = lt_model_rows (model, LT_TABLE_FLOW), *chains = lt_model_rows (model, LT_TABLE_CHAIN);
  static const LtTable tables[] = {
    LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_PRODUCT, LT_TABLE_FLOW, LT_TABLE_PARTICIPATION, LT_TABLE_CITATION,
    LT_TABLE_PLACEMENT, LT_TABLE_SUPPLY, LT_TABLE_TARGET,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    assert_no_twins (model, tables[i]);
  assert_no_twins (model, LT_TABLE_OVERRIDE);
  assert_no_twins (model, LT_TABLE_THRESHOLD);
  for (guint i = 0; i < flows->len; i++)
    g_assert_cmpint (((const LtFlow *) flows->pdata[i])->supplier, !=, ((const LtFlow *) flows->pdata[i])->buyer);
  for (guint i = 0; i < chains->len; i++)
    {
      guint hops = 0;

      for (const LtChain *at = chains->pdata[i]; at != NULL; at = lt_model_get_chain (model, at->parent))
        g_assert_cmpuint (hops++, <, chains->len);
    }
}

/* --- There and back --- */

static guint
undo_to (Fixture *f, guint steps)
{
  guint undone = 0;

  for (; undone < steps && lt_workspace_can_undo (f->workspace); undone++)
    {
      g_autoptr(GError) error = NULL;

      lt_workspace_undo (f->workspace, &error);
      g_assert_no_error (error);
    }
  return undone;
}

static void
assert_rows (Fixture *f, const char *expected)
{
  g_autofree char *rows = document_rows (f->path);
  g_autoptr(GPtrArray) problems = lt_workspace_check (f->workspace, NULL);

  g_assert_cmpstr (rows, ==, expected);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
there_and_back (Fixture *f, guint before, const char *start)
{
  g_autofree char *end = document_rows (f->path);
  const guint steps = lt_workspace_get_history (f->workspace)->len - before;

  g_assert_cmpuint (undo_to (f, steps), ==, steps);
  assert_rows (f, start);
  for (guint i = 0; i < steps; i++)
    {
      g_autoptr(GError) error = NULL;

      lt_workspace_redo (f->workspace, &error);
      g_assert_no_error (error);
    }
  g_assert_false (lt_workspace_can_redo (f->workspace));
  assert_rows (f, end);
  assert_sound (f);
  fixture_reopen (f);
  assert_rows (f, end);
  g_assert_cmpuint (undo_to (f, steps), ==, steps);
  assert_rows (f, start);
}

static void
test_random (Fixture *f, gconstpointer seed)
{
  static void (*const plays[]) (Play *play) = {
    play_chain, play_add, play_add, play_products, play_split, play_segment, play_segment, play_segment, play_links, play_links,
    play_links, play_details, play_details, play_delete, play_rules,
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  Play play = { f, rand, 0, 0 };
  g_autofree char *start = NULL;
  guint before;

  /* Keys that clash are random ones. */
  g_random_set_seed (GPOINTER_TO_UINT (seed));
  found (f);
  start = document_rows (f->path);
  before = lt_workspace_get_history (f->workspace)->len;
  for (guint i = 0; i < OPERATIONS; i++)
    {
      plays[roll (&play, G_N_ELEMENTS (plays))] (&play);
      if (i % 50 == 0)
        assert_sound (f);
    }
  g_test_message ("%u done, %u refused, %u segments", play.done, play.refused,
                  lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_SEGMENT));
  g_assert_cmpuint (play.done, >=, OPERATIONS / 2);
  g_assert_cmpuint (play.refused, >=, OPERATIONS / 20);
  there_and_back (f, before, start);
}

#define ADD(path, seed) g_test_add (path, Fixture, GUINT_TO_POINTER (seed), fixture_up, test_random, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/edit-random/1", 1);
  ADD ("/workspace/edit-random/2", 20261126);
  return g_test_run ();
}
