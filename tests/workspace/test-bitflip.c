/* What a failing disk, a bad cable or a half-finished copy makes of a workspace: flipped bits, lost pages, cut ends. Opened
 * for reading the file stays as it is; it is either refused with a message or behaves. Always the same files: the seeds are
 * fixed. Ten thousand of them under AddressSanitizer, which sees what goes wrong without a crash. */
#include "config.h"
#include "document.h"
#include "fixture.h"

#include "workspace/search.h"

#include <gio/gio.h>
#include <sys/time.h>

#ifdef __SANITIZE_ADDRESS__
#define FILES 10000
#else
#define FILES 1000
#endif
#define PAGE 512
#define SECONDS_EACH 20
#define MEMORY "/dev/shm"

typedef struct {
  char   *folder, *path;
  guint8 *data;          /* the sound file */
  gsize   length;
  GArray *full;          /* where it is not zero: pages are seldom full */
  guint   opened, refused;
} Flips;

/* --- A small document with rows in its tables, and steps of every kind --- */

static void
fill (LtWorkspace *workspace)
{
  gint64 city = fixture_region (workspace, "咸宁市", 0), county = fixture_region (workspace, "赤壁市", city);
  gint64 chain = fixture_chain (workspace, "新型显示"), glass = fixture_segment (workspace, chain, "电子玻璃", LT_POSITION_UPSTREAM);
  gint64 panel = fixture_segment (workspace, chain, "液晶面板", LT_POSITION_MIDSTREAM);
  gint64 company = fixture_enterprise (workspace, "南玻光电", county);
  LtSource source = { 0, (char *) "规划", (char *) "电子信息规划", NULL, NULL, NULL, NULL };

  fixture_flow (workspace, glass, panel);
  fixture_participation (workspace, company, glass, LT_ROLE_LEADER);
  fixture_revenue (workspace, company, 2024, 35000);
  fixture_threshold (workspace, city, "min_count", 2);
  fixture_insert (workspace, LT_TABLE_SOURCE, &source);
  fixture_rename (workspace, LT_TABLE_SEGMENT, panel, "name", "面板");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("环节 %u", i);
      fixture_segment (workspace, chain, name, LT_POSITION_DOWNSTREAM);
    }
  fixture_delete (workspace, LT_TABLE_ENTERPRISE, company);
  g_assert_true (lt_workspace_undo (workspace, NULL));
  g_assert_true (lt_workspace_undo (workspace, NULL));
  g_assert_true (lt_workspace_redo (workspace, NULL));
}

static void
flips_up (Flips *f, gconstpointer unused)
{
  g_autofree char *template = g_build_filename (g_access (MEMORY, W_OK) == 0 ? MEMORY : g_get_tmp_dir (), "liantu-flip-XXXXXX", NULL);
  LtWorkspace *workspace;

  f->folder = g_strdup (g_mkdtemp (template));
  g_assert_nonnull (f->folder);
  f->path = g_build_filename (f->folder, "a.liantu", NULL);
  workspace = lt_workspace_create (f->path, NULL);
  fill (workspace);
  g_assert_finalize_object (workspace);
  /* Small pages: less of the file is empty, its trees are deeper, and a flip is likelier to matter. */
  document_exec (f->path, "PRAGMA page_size = " G_STRINGIFY (PAGE) "; VACUUM");
  g_assert_true (g_file_get_contents (f->path, (char **) &f->data, &f->length, NULL));
  f->full = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < f->length; i++)
    if (f->data[i] != 0)
      g_array_append_val (f->full, i);
}

static void
flips_down (Flips *f, gconstpointer unused)
{
  fixture_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->data);
  g_array_unref (f->full);
}

/* --- Ways to harm it: each returns the length that is left --- */

static gsize
flip_bits (Flips *f, GRand *rand, guint8 *data)
{
  for (guint i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    {
      guint at = g_rand_int_range (rand, 0, 4) > 0 ? g_array_index (f->full, guint, g_rand_int_range (rand, 0, f->full->len))
                                                   : (guint) g_rand_int_range (rand, 0, f->length);

      data[at] ^= 1 << g_rand_int_range (rand, 0, 8);
    }
  return f->length;
}

static gsize
cut (Flips *f, GRand *rand, guint8 *data)
{
  return g_rand_int_range (rand, 0, f->length);
}

/* A file system that lost its cache: blocks of zeros, or of another place. */
static gsize
lose_block (Flips *f, GRand *rand, guint8 *data)
{
  guint blocks = f->length / PAGE, to = g_rand_int_range (rand, 0, blocks), from = g_rand_int_range (rand, 0, blocks);

  if (g_rand_boolean (rand))
    memset (data + to * PAGE, 0, PAGE);
  else
    memmove (data + to * PAGE, f->data + from * PAGE, PAGE);
  return f->length;
}

/* Bytes of what every page begins with: its kind, counts and pointers. */
static gsize
break_page (Flips *f, GRand *rand, guint8 *data)
{
  guint page = g_rand_int_range (rand, 0, f->length / PAGE);

  data[page * PAGE + (page == 0 ? 100 : 0) + g_rand_int_range (rand, 0, 24)] = g_rand_int_range (rand, 0, 256);
  return f->length;
}

/* --- What must hold --- */

static void
assert_message (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == LT_WORKSPACE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\r\n\t\x1b"));
}

static void
read_everything (LtWorkspace *workspace)
{
  LtModel *model = lt_workspace_get_model (workspace);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = lt_workspace_check (workspace, &error);
  g_autoptr(LtSearch) search = lt_search_new (workspace);
  g_autoptr(GArray) hits = lt_search_run (search, "环节", 0);

  if (problems == NULL)
    assert_message (error);
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      g_autoptr(GPtrArray) rows = lt_model_sorted (model, t);

      for (guint i = 0; i < rows->len; i++)
        {
          gpointer copy = lt_row_copy (t, rows->pdata[i]);

          g_assert_true (lt_row_equal (t, copy, rows->pdata[i]));
          lt_row_free (t, copy);
        }
    }
}

static gboolean
add_chain (LtEdit *edit, gpointer unused, GError **error)
{
  LtChain row = { 0, (char *) "新", LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  return lt_edit_insert (edit, LT_TABLE_CHAIN, &row, error);
}

static void
try_step (LtWorkspace *workspace, gboolean (*func) (LtWorkspace *, GError **))
{
  g_autoptr(GError) error = NULL;

  if (!func (workspace, &error))
    assert_message (error);
}

static void
write_everything (LtWorkspace *workspace)
{
  g_autoptr(GError) error = NULL;

  try_step (workspace, lt_workspace_undo);
  try_step (workspace, lt_workspace_undo);
  try_step (workspace, lt_workspace_redo);
  if (!lt_workspace_edit (workspace, "Add", LT_EDIT_DEFAULT, add_chain, NULL, &error))
    assert_message (error);
}

static void
assert_untouched (Flips *f, const guint8 *data, gsize length)
{
  g_autoptr(GBytes) now = document_bytes (f->path);
  g_autofree char *names = document_folder (f->folder);

  g_assert_cmpstr (names, ==, "a.liantu");
  g_assert_cmpuint (g_bytes_get_size (now), ==, length);
  g_assert_true (memcmp (g_bytes_get_data (now, NULL), data, length) == 0);
}

static LtWorkspace *
open_it (Flips *f, LtOpenFlags flags)
{
  g_autoptr(GError) error = NULL;
  LtWorkspace *workspace = lt_workspace_open (f->path, flags, &error);

  if (workspace == NULL)
    assert_message (error);
  return workspace;
}

static void
try_file (Flips *f, const guint8 *data, gsize length)
{
  LtWorkspace *workspace;

  g_unlink (f->path);
  g_assert_true (g_file_set_contents_full (f->path, (const char *) data, length, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  workspace = open_it (f, LT_OPEN_READ_ONLY);
  if (workspace == NULL)
    {
      f->refused++;
      g_assert_null (open_it (f, LT_OPEN_WRITE));
      assert_untouched (f, data, length);
      return;
    }
  f->opened++;
  read_everything (workspace);
  g_assert_finalize_object (workspace);
  assert_untouched (f, data, length);
  workspace = open_it (f, LT_OPEN_WRITE);
  g_assert_nonnull (workspace);
  write_everything (workspace);
  g_assert_finalize_object (workspace);
  /* What was written is what loading takes. */
  workspace = open_it (f, LT_OPEN_READ_ONLY);
  g_assert_nonnull (workspace);
  g_assert_finalize_object (workspace);
}

typedef gsize (*HarmFunc) (Flips *f, GRand *rand, guint8 *data);
/* The more files, the sooner they are refused: those that open take the time. */
static const struct { const char *name; HarmFunc func; guint files; } harms[] = {
  { "bits", flip_bits, FILES * 25 / 100 },
  { "cut", cut, FILES * 60 / 100 },
  { "pages", break_page, FILES * 7 / 100 },
  { "blocks", lose_block, FILES * 8 / 100 },
};

/* A hang is a failure too: SIGPROF ends the program. Processor time, for the machine may be busy. */
static void
limit_time (guint seconds)
{
  struct itimerval timer = { .it_value.tv_sec = seconds };

  setitimer (ITIMER_PROF, &timer, NULL);
}

static void
test_harm (Flips *f, gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < harms[which].files; i++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (which * 1000003 + i);
      g_autofree guint8 *copy = g_memdup2 (f->data, f->length);
      gsize length = harms[which].func (f, rand, copy);

      limit_time (SECONDS_EACH);
      g_test_message ("%u", i);
      try_file (f, copy, length);
    }
  limit_time (0);
  g_test_message ("%u opened, %u refused", f->opened, f->refused);
  g_assert_cmpuint (f->opened + f->refused, ==, harms[which].files);
  g_assert_cmpuint (f->refused, >, harms[which].files / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/bitflip/", harms[i].name, NULL);

      g_test_add (path, Flips, GUINT_TO_POINTER (i), flips_up, test_harm, flips_down);
    }
  return g_test_run ();
}
