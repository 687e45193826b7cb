/* Memory runs out at any moment of an edit or an undo: it fails as a whole or is done as a whole, and the next one works. */
#include "config.h"
#include "session.h"

static struct {
  sqlite3_mem_methods real;
  GMutex              mutex;
  guint               countdown;
  gboolean            lasting, hit;
} memory;

static gboolean
runs_out (void)
{
  gboolean out = FALSE;

  g_mutex_lock (&memory.mutex);
  if (memory.countdown > 0 && --memory.countdown == 0)
    {
      out = memory.hit = TRUE;
      memory.countdown = memory.lasting ? 1 : 0;
    }
  g_mutex_unlock (&memory.mutex);
  return out;
}

static void *
take (int size)
{
  return runs_out () ? NULL : memory.real.xMalloc (size);
}

static void *
take_more (void *old, int size)
{
  return runs_out () ? NULL : memory.real.xRealloc (old, size);
}

static void
set_memory (guint nth, gboolean lasting)
{
  g_mutex_lock (&memory.mutex);
  memory.countdown = nth;
  memory.lasting = lasting;
  memory.hit = FALSE;
  g_mutex_unlock (&memory.mutex);
}

static gboolean
insert_two (LtEdit *edit, gpointer name, GError **error)
{
  LtChain chain = { 0, name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };
  LtSegment segment = { 0, 0, name, LT_POSITION_UPSTREAM, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };

  if (!lt_edit_insert (edit, LT_TABLE_CHAIN, &chain, error))
    return FALSE;
  segment.chain = chain.id;
  return lt_edit_insert (edit, LT_TABLE_SEGMENT, &segment, error);
}

/* Fails or not, but never by halves: the rows are those of the steps that said they were done. Undo goes back to the same place. */
static void
attempt (Fixture *f, gboolean undo, guint *steps, const char *label)
{
  g_autoptr(GError) error = NULL;
  gboolean fine = undo ? lt_workspace_undo (f->workspace, &error)
                : lt_workspace_edit (f->workspace, label, LT_EDIT_DEFAULT, insert_two, (gpointer) label, &error);

  g_assert_true (fine == (error == NULL));
  if (error != NULL)
    document_assert_message (error);
  if (fine && undo)
    --*steps;
  else if (fine)
    ++*steps;
}

static void
assert_steps (Fixture *f, guint steps)
{
  LtModel *model = lt_workspace_get_model (f->workspace);

  g_assert_cmpuint (lt_model_count (model, LT_TABLE_CHAIN), ==, steps);
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_SEGMENT), ==, steps);
}

static void
next_works (Fixture *f, guint *steps, const char *label)
{
  guint before = *steps;

  attempt (f, FALSE, steps, label);
  g_assert_cmpuint (*steps, ==, before + 1);
  assert_steps (f, *steps);
}

typedef struct { gboolean undo, lasting; } Case;

static void
test_out_of_memory (Fixture *f, gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GPtrArray) problems = NULL;
  guint steps = 0, n = 0;
  gboolean hit;

  do
    {
      g_autofree char *label = g_strdup_printf ("n%u", n += 1 + n / 100), *next = g_strdup_printf ("m%u", n);

      if (c->undo)
        attempt (f, FALSE, &steps, label);
      set_memory (n, c->lasting);
      attempt (f, c->undo, &steps, label);
      hit = memory.hit;
      set_memory (0, FALSE);
      next_works (f, &steps, next);
    }
  while (hit);
  g_test_message ("%u allocations", n);
  g_assert_cmpuint (n, >, 50);
  fixture_reopen (f);
  assert_steps (f, steps);
  problems = lt_workspace_check (f->workspace, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* The chains are those of the steps that are said to be done. */
static guint
count_done (Fixture *f)
{
  g_autoptr(GPtrArray) steps = lt_workspace_list_steps (f->workspace);
  guint done = 0;

  for (guint i = 1; i < steps->len; i++)
    done += ((const LtStep *) steps->pdata[i])->done;
  return done;
}

/* A jump over several steps may end on the way, or have no memory left to say in one what it did. */
static void
test_jump (Fixture *f, gconstpointer lasting)
{
  guint n = 0, steps = 0, on_the_way = 0;
  gboolean hit;

  do
    {
      g_autoptr(GPtrArray) before = lt_workspace_list_steps (f->workspace);
      const gint64 back = ((const LtStep *) before->pdata[steps])->id;
      g_autoptr(GError) error = NULL;

      n += 1 + n / 64;
      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *label = g_strdup_printf ("n%u-%u", n, i);

          attempt (f, FALSE, &steps, label);
        }
      set_memory (n, lasting != NULL);
      if (!lt_workspace_jump (f->workspace, back, &error))
        document_assert_message (error);
      hit = memory.hit;
      set_memory (0, FALSE);
      assert_steps (f, count_done (f));
      on_the_way += count_done (f) > steps - 4 && count_done (f) < steps;
      g_clear_error (&error);
      lt_workspace_jump (f->workspace, back, &error);
      g_assert_no_error (error);
      steps -= 4;
      assert_steps (f, steps);
      if (n % 8 == 0)
        {
          g_autofree char *next = g_strdup_printf ("m%u", n);

          next_works (f, &steps, next);
        }
    }
  while (hit);
  g_assert_cmpuint (on_the_way, >, 10);
  fixture_reopen (f);
  assert_steps (f, steps);
}

/* Opening the document, and making a copy. */
static void
test_opening (Fixture *f, gconstpointer lasting)
{
  g_autofree char *copy = g_build_filename (f->folder, "b.liantu", NULL), *names = NULL;
  guint n = 0, steps = 0;
  gboolean hit;

  attempt (f, FALSE, &steps, "one");
  g_assert_finalize_object (f->workspace);
  do
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) not_saved = NULL;

      set_memory (n += 1 + n / 16, lasting != NULL);
      f->workspace = lt_workspace_open (f->path, LT_OPEN_DEFAULT, &error);
      g_assert_true ((f->workspace == NULL) == (error != NULL));
      if (f->workspace != NULL && !lt_workspace_save_copy (f->workspace, copy, FALSE, &not_saved))
        document_assert_message (not_saved);
      hit = memory.hit;
      set_memory (0, FALSE);
      if (f->workspace != NULL)
        assert_steps (f, 1);
      else
        document_assert_message (error);
      g_clear_object (&f->workspace);
    }
  while (hit);
  g_test_message ("%u allocations", n);
  f->workspace = lt_workspace_open (copy, LT_OPEN_WRITE, NULL);
  assert_steps (f, 1);
  g_clear_object (&f->workspace);
  names = document_folder (f->folder);
  g_assert_cmpstr (names, ==, "a.liantu b.liantu");
}

int
main (int argc, char **argv)
{
  static const Case cases[] = { { FALSE, FALSE }, { FALSE, TRUE }, { TRUE, FALSE }, { TRUE, TRUE } };
  sqlite3_mem_methods methods;

  sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory.real);
  methods = memory.real;
  methods.xMalloc = take;
  methods.xRealloc = take_more;
  sqlite3_config (SQLITE_CONFIG_MALLOC, &methods);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/workspace/memory/edit", Fixture, &cases[0], fixture_up, test_out_of_memory, fixture_down);
  g_test_add ("/workspace/memory/edit-to-the-end", Fixture, &cases[1], fixture_up, test_out_of_memory, fixture_down);
  g_test_add ("/workspace/memory/undo", Fixture, &cases[2], fixture_up, test_out_of_memory, fixture_down);
  g_test_add ("/workspace/memory/undo-to-the-end", Fixture, &cases[3], fixture_up, test_out_of_memory, fixture_down);
  g_test_add ("/workspace/memory/jump", Fixture, NULL, fixture_up, test_jump, fixture_down);
  g_test_add ("/workspace/memory/jump-to-the-end", Fixture, "", fixture_up, test_jump, fixture_down);
  g_test_add ("/workspace/memory/opening", Fixture, NULL, fixture_up, test_opening, fixture_down);
  g_test_add ("/workspace/memory/opening-to-the-end", Fixture, "", fixture_up, test_opening, fixture_down);
  return g_test_run ();
}
