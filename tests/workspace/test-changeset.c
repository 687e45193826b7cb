/* Stored changesets: what a session of ours records is sound; what was forged, with its checksum, is refused before
 * SQLite reads it. */
#include "config.h"
#include "document.h"
#include "fixture.h"

#include "workspace/changeset-check.h"

static void
assert_sound (Fixture *f)
{
  g_autoptr(GByteArray) bytes = document_last_changeset (f->path);

  g_assert_cmpuint (bytes->len, >, 0);
  g_assert_true (lt_changeset_is_sound (bytes->data, bytes->len));
  /* Cut anywhere but between two changes it is not, and it is never read past its end. */
  for (guint length = 1; length < bytes->len; length++)
    {
      g_autofree guint8 *part = g_memdup2 (bytes->data, length);

      lt_changeset_is_sound (part, length);
    }
  g_assert_false (lt_changeset_is_sound (bytes->data, bytes->len - 1));
}

static void
test_recorded (Fixture *f, gconstpointer unused)
{
  gint64 chain = fixture_chain (f->workspace, "显示"), region = fixture_region (f->workspace, "赤壁市", 0);
  gint64 segment, enterprise = fixture_enterprise (f->workspace, "甲", region);

  assert_sound (f);
  segment = fixture_segment (f->workspace, chain, "玻璃", LT_POSITION_UPSTREAM);
  assert_sound (f);
  fixture_participation (f->workspace, enterprise, segment, LT_ROLE_LEADER);
  fixture_revenue (f->workspace, enterprise, 2024, 1.5);
  assert_sound (f);
  fixture_rename (f->workspace, LT_TABLE_SEGMENT, segment, "name", "电子玻璃");
  assert_sound (f);
  fixture_delete (f->workspace, LT_TABLE_CHAIN, chain);
  assert_sound (f);
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  assert_sound (f);
  g_assert_true (lt_workspace_redo (f->workspace, NULL));
  assert_sound (f);
}

#define TABLE  "T\3\1\0\0meta\0"
#define KEY    "\1\0\0\0\0\0\0\0\7"
#define INSERT "\x12\0"
#define UPDATE "\x17\0"

/* meta has three columns: id, name, value. */
static const struct { const char *name, *bytes; gsize length; gboolean sound; } forged[] = {
#define FORGED(name, bytes, sound) { name, bytes, sizeof (bytes) - 1, sound }
  FORGED ("nothing", "", TRUE),
  FORGED ("insert", TABLE INSERT KEY "\3\1a\3\1b", TRUE),
  FORGED ("null", TABLE INSERT KEY "\3\1a\5", TRUE),
  FORGED ("update", TABLE UPDATE KEY "\3\1a\0" "\0" "\3\1b\0", TRUE),
  FORGED ("older-table", "T\2\1\0meta\0" INSERT KEY "\3\1a", TRUE),
  FORGED ("patchset", "P\3\1\0\0meta\0" INSERT KEY "\3\1a\3\1b", FALSE),
  FORGED ("no-table", INSERT KEY "\3\1a\3\1b", FALSE),
  FORGED ("foreign-table", "T\3\1\0\0evil\0" INSERT KEY "\3\1a\3\1b", FALSE),
  FORGED ("history", "T\3\1\0\0history\0" INSERT KEY "\3\1a\3\1b", FALSE),
  FORGED ("schema", "T\3\1\0\0sqlite_schema\0" INSERT KEY "\3\1a\3\1b", FALSE),
  FORGED ("open-name", "T\3\1\0\0meta", FALSE),
  FORGED ("too-many-columns", "T\4\1\0\0\0meta\0" INSERT KEY "\3\1a\3\1b\5", FALSE),
  FORGED ("no-columns", "T\0meta\0" INSERT, FALSE),
  FORGED ("endless-columns", "T\xff\xff\xff\x7f\1\0\0meta\0", FALSE),
  FORGED ("endless-number", "T\xff\xff\xff\xff\xff\xff\xff\xff\1\0\0meta\0", FALSE),
  FORGED ("other-key", "T\3\0\1\0meta\0" INSERT KEY "\3\1a\3\1b", FALSE),
  FORGED ("two-keys", "T\3\1\1\0meta\0" INSERT KEY "\3\1a\3\1b", FALSE),
  FORGED ("unknown-change", TABLE "\x13\0" KEY "\3\1a\3\1b", FALSE),
  FORGED ("unknown-flag", TABLE "\x12\2" KEY "\3\1a\3\1b", FALSE),
  FORGED ("text-as-key", TABLE INSERT "\3\1x" "\3\1a\3\1b", FALSE),
  FORGED ("no-key", TABLE INSERT "\5" "\3\1a\3\1b", FALSE),
  FORGED ("short-key", TABLE INSERT "\1\0\0\0", FALSE),
  FORGED ("text-past-the-end", TABLE INSERT KEY "\3\1a\3\xc8\x1e" "b", FALSE),
  FORGED ("endless-text", TABLE INSERT KEY "\3\1a\3\xff\xff\xff\x7f" "b", FALSE),
  FORGED ("blob", TABLE INSERT KEY "\3\1a\4\1b", FALSE),
  FORGED ("unknown-type", TABLE INSERT KEY "\3\1a\6\1b", FALSE),
  FORGED ("hole-in-insert", TABLE INSERT KEY "\3\1a\0", FALSE),
  FORGED ("update-of-key", TABLE UPDATE KEY "\3\1a\0" KEY "\3\1b\0", FALSE),
  FORGED ("update-before-only", TABLE UPDATE KEY "\3\1a\0" "\0\0\0", FALSE),
  FORGED ("update-after-only", TABLE UPDATE KEY "\0\0" "\0" "\3\1b\0", FALSE),
  FORGED ("half-an-update", TABLE UPDATE KEY "\3\1a\0", FALSE),
#undef FORGED
};

static void
test_forged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forged); i++)
    {
      g_autofree guint8 *exact = g_memdup2 (forged[i].bytes, forged[i].length);

      g_test_message ("%s", forged[i].name);
      g_assert_true (lt_changeset_is_sound (exact, forged[i].length) == forged[i].sound);
    }
}

/* Puts another changeset over the last step's, with the checksum that it should have. */
static void
forge (const char *path, gconstpointer data, gsize length)
{
  g_autofree char *checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "UPDATE history SET changeset = ?, checksum = ? WHERE id = (SELECT max (id) FROM history)", -1, &statement, NULL);
  sqlite3_bind_blob (statement, 1, data, length, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, checksum, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
open_forged (Fixture *f, gconstpointer data, gsize length)
{
  g_autoptr(GError) error = NULL;

  g_assert_finalize_object (f->workspace);
  forge (f->path, data, length);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
}

/* With an intact checksum SQLite 3.40 reads past the end of the first of these. */
static void
test_undo_of_forged (Fixture *f, gconstpointer unused)
{
  static const char past_the_end[] = TABLE UPDATE KEY "\3\xc8\x1e" "a\0" "\0\3\1b\0", foreign[] = "T\3\1\0\0evil\0" INSERT KEY "\3\1a\3\1b";
  static const struct { const char *data; gsize length; } steps[] = { { past_the_end, sizeof past_the_end - 1 }, { foreign, sizeof foreign - 1 } };

  fixture_chain (f->workspace, "显示");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(GPtrArray) problems = NULL;
      g_autoptr(GError) error = NULL;

      open_forged (f, steps[i].data, steps[i].length);
      problems = lt_workspace_check (f->workspace, NULL);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_false (lt_workspace_undo (f->workspace, &error));
      g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED);
      g_assert_cmpuint (lt_model_count (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN), ==, 1);
    }
}

/* Well-formed, yet about a row that is not as it says, or with values that its columns do not take: nothing changes. */
static void
test_undo_of_misfit (Fixture *f, gconstpointer unused)
{
  static const char stranger[] = TABLE INSERT KEY "\3\1a\3\1b";
  static const char broken_text[] = TABLE "\x09\0" KEY "\3\1\xff\5", negative[] = TABLE "\x09\0" "\1\xff\xff\xff\xff\xff\xff\xff\xff" "\3\1a\5";
  static const struct { const char *data; gsize length; } steps[] = {
    { stranger, sizeof stranger - 1 }, { broken_text, sizeof broken_text - 1 }, { negative, sizeof negative - 1 },
  };

  fixture_chain (f->workspace, "显示");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *before = NULL, *after = NULL;

      open_forged (f, steps[i].data, steps[i].length);
      before = document_rows (f->path);
      if (lt_workspace_undo (f->workspace, &error))
        g_error ("Step %u was undone", i);
      g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
      after = document_rows (f->path);
      g_assert_cmpstr (after, ==, before);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/changeset/recorded", test_recorded);
  g_test_add_func ("/workspace/changeset/forged", test_forged);
  ADD ("/workspace/changeset/undo-of-forged", test_undo_of_forged);
  ADD ("/workspace/changeset/undo-of-misfit", test_undo_of_misfit);
  return g_test_run ();
}
