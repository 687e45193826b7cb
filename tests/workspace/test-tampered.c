/* Files that somebody has tampered with: nothing foreign in the schema, no value that does not belong, gets in. */
#include "config.h"
#include "refused.h"

/* Each of these is done to a sound file by plain SQL. */
#define SCHEMA(sql) "PRAGMA writable_schema = 1; " sql
#define REWRITE(table, from, to) "UPDATE sqlite_schema SET sql = replace (sql, '" from "', '" to "') WHERE name = '" table "'"

static const struct { const char *name, *sql; int code; } tampers[] = {
  { "trigger", "CREATE TRIGGER evil AFTER INSERT ON chain BEGIN DELETE FROM enterprise; END", LT_WORKSPACE_ERROR_FOREIGN },
  { "view", "CREATE VIEW evil AS SELECT * FROM chain", LT_WORKSPACE_ERROR_FOREIGN },
  { "table", "CREATE TABLE evil (x)", LT_WORKSPACE_ERROR_FOREIGN },
  { "odd-name", "CREATE TABLE \"a\nb\t\x1b[31m\" (x)", LT_WORKSPACE_ERROR_FOREIGN },
  { "index", "CREATE INDEX evil ON chain (name)", LT_WORKSPACE_ERROR_FOREIGN },
  { "unique-index", "CREATE UNIQUE INDEX evil ON chain (ordinal)", LT_WORKSPACE_ERROR_FOREIGN },
  { "statistics", "ANALYZE", LT_WORKSPACE_ERROR_FOREIGN },
  { "virtual-table", "CREATE VIRTUAL TABLE evil USING fts5 (x)", LT_WORKSPACE_ERROR_FOREIGN },
  { "added-column", "ALTER TABLE chain ADD COLUMN evil TEXT", LT_WORKSPACE_ERROR_FOREIGN },
  { "changed-default", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace (sql, 'role TEXT', 'role TEXT DEFAULT (evil ())') "
                       "WHERE name = 'chain'", LT_WORKSPACE_ERROR_FOREIGN },
  { "moved-column", "ALTER TABLE meta RENAME COLUMN value TO val", LT_WORKSPACE_ERROR_FOREIGN },
  { "trigger-under-our-name", "CREATE TRIGGER chain_parent AFTER INSERT ON chain BEGIN DELETE FROM enterprise; END", LT_WORKSPACE_ERROR_FOREIGN },
  { "missing-table", "DROP TABLE route", LT_WORKSPACE_ERROR_DAMAGED },
  { "missing-history", "DROP TABLE history", LT_WORKSPACE_ERROR_DAMAGED },
  { "missing-index", "DROP INDEX chain_parent", LT_WORKSPACE_ERROR_DAMAGED },
  { "unknown-word", "UPDATE segment SET position = 'sideways'", LT_WORKSPACE_ERROR_DAMAGED },
  { "empty-word", "UPDATE segment SET position = ''", LT_WORKSPACE_ERROR_DAMAGED },
  { "word-as-number", "UPDATE segment SET position = 1", LT_WORKSPACE_ERROR_DAMAGED },
  { "text-as-real", "INSERT INTO region (id, name, land_mu) VALUES (1, 'a', 'much')", LT_WORKSPACE_ERROR_DAMAGED },
  { "blob-as-real", "INSERT INTO region (id, name, land_mu) VALUES (1, 'a', x'00')", LT_WORKSPACE_ERROR_DAMAGED },
  { "infinite", "INSERT INTO region (id, name, land_mu) VALUES (1, 'a', 9e999)", LT_WORKSPACE_ERROR_DAMAGED },
  { "minus-infinite", "INSERT INTO region (id, name, land_mu) VALUES (1, 'a', -9e999)", LT_WORKSPACE_ERROR_DAMAGED },
  { "real-as-integer", "UPDATE segment SET ordinal = 1.5", LT_WORKSPACE_ERROR_DAMAGED },
  { "huge-integer", "UPDATE segment SET ordinal = 4294967296", LT_WORKSPACE_ERROR_DAMAGED },
  { "smallest-integer", "UPDATE segment SET ordinal = -2147483648", LT_WORKSPACE_ERROR_DAMAGED },
  { "dangling-key", "UPDATE segment SET chain = 4711", LT_WORKSPACE_ERROR_DAMAGED },
  { "zero-key", "UPDATE region SET parent = 0; INSERT INTO region (id, name, parent) VALUES (1, 'a', 0)", LT_WORKSPACE_ERROR_DAMAGED },
  { "zero-id", "INSERT INTO region (id, name) VALUES (0, 'a')", LT_WORKSPACE_ERROR_DAMAGED },
  { "negative-id", "INSERT INTO region (id, name) VALUES (-1, 'a')", LT_WORKSPACE_ERROR_DAMAGED },
  { "text-as-key", "UPDATE segment SET chain = 'x'", LT_WORKSPACE_ERROR_DAMAGED },
  { "bad-utf-8", "UPDATE segment SET name = CAST (x'e698' AS TEXT)", LT_WORKSPACE_ERROR_DAMAGED },
  { "zero-in-text", "UPDATE segment SET name = 'a' || char (0) || 'b'", LT_WORKSPACE_ERROR_DAMAGED },
  { "blob-as-text", "UPDATE segment SET name = x'4142'", LT_WORKSPACE_ERROR_DAMAGED },
  { "null-name", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace (sql, 'name TEXT NOT NULL', 'name TEXT          ') "
                 "WHERE name = 'chain'; PRAGMA writable_schema = RESET; UPDATE chain SET name = NULL; PRAGMA writable_schema = 1; "
                 "UPDATE sqlite_schema SET sql = replace (sql, 'name TEXT          ', 'name TEXT NOT NULL') WHERE name = 'chain'",
    LT_WORKSPACE_ERROR_DAMAGED },
  { "partial-index", "CREATE INDEX evil ON chain (name) WHERE role = 'trunk'", LT_WORKSPACE_ERROR_FOREIGN },
  { "index-on-expression", "CREATE INDEX evil ON chain (lower (name))", LT_WORKSPACE_ERROR_FOREIGN },
  { "view-over-ours", "CREATE VIEW chains AS SELECT load_extension ('evil.so')", LT_WORKSPACE_ERROR_FOREIGN },
  { "trigger-on-history", "CREATE TRIGGER evil BEFORE INSERT ON history BEGIN SELECT RAISE (IGNORE); END", LT_WORKSPACE_ERROR_FOREIGN },
  { "counter", "CREATE TABLE evil (id INTEGER PRIMARY KEY AUTOINCREMENT)", LT_WORKSPACE_ERROR_FOREIGN },
  { "forged-statistics", "ANALYZE; DELETE FROM sqlite_stat1; INSERT INTO sqlite_stat1 VALUES ('chain', 'chain_parent', '-1 0 99999999999999999999')",
    LT_WORKSPACE_ERROR_FOREIGN },
  { "strict-table", "CREATE TABLE evil (x ANY) STRICT", LT_WORKSPACE_ERROR_FOREIGN },
  { "table-without-rowid", "CREATE TABLE evil (x PRIMARY KEY) WITHOUT ROWID", LT_WORKSPACE_ERROR_FOREIGN },
  { "spatial-table", "CREATE VIRTUAL TABLE evil USING rtree (id, a, b)", LT_WORKSPACE_ERROR_FOREIGN },
  { "unknown-module", SCHEMA ("INSERT INTO sqlite_schema VALUES ('table', 'evil', 'evil', 0, 'CREATE VIRTUAL TABLE evil USING evil (x)')"),
    LT_WORKSPACE_ERROR_FOREIGN },
  { "check-with-function", SCHEMA (REWRITE ("chain", "role TEXT", "role TEXT CHECK (evil (role))")), LT_WORKSPACE_ERROR_FOREIGN },
  { "generated-column", SCHEMA (REWRITE ("segment", "note TEXT", "note TEXT GENERATED ALWAYS AS (hex (zeroblob (999999999)))")),
    LT_WORKSPACE_ERROR_FOREIGN },
  { "unknown-collation", SCHEMA (REWRITE ("chain", "name TEXT NOT NULL", "name TEXT NOT NULL COLLATE evil")), LT_WORKSPACE_ERROR_FOREIGN },
  { "cascade", SCHEMA (REWRITE ("flow", "REFERENCES segment (id)", "REFERENCES segment (id) ON DELETE CASCADE")), LT_WORKSPACE_ERROR_FOREIGN },
  { "comment", SCHEMA (REWRITE ("chain", "role TEXT", "/* evil */ role TEXT")), LT_WORKSPACE_ERROR_FOREIGN },
  { "other-case", SCHEMA (REWRITE ("chain", "role TEXT", "ROLE TEXT")), LT_WORKSPACE_ERROR_FOREIGN },
  { "index-elsewhere", SCHEMA ("UPDATE sqlite_schema SET tbl_name = 'flow' WHERE name = 'chain_parent'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "table-as-view", SCHEMA ("UPDATE sqlite_schema SET type = 'view' WHERE name = 'source'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "no-schema", SCHEMA ("DELETE FROM sqlite_schema"), LT_WORKSPACE_ERROR_DAMAGED },
  { "half-a-statement", SCHEMA ("UPDATE sqlite_schema SET sql = 'CREATE TABLE source (' WHERE name = 'source'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "statement-as-blob", SCHEMA ("UPDATE sqlite_schema SET sql = zeroblob (100) WHERE name = 'source'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "no-statement", SCHEMA ("UPDATE sqlite_schema SET sql = NULL WHERE name = 'source'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "same-table-twice", SCHEMA ("INSERT INTO sqlite_schema SELECT type, name, tbl_name, (SELECT rootpage FROM sqlite_schema WHERE name = 'meta'), sql "
                                "FROM sqlite_schema WHERE name = 'source'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "same-index-twice", SCHEMA ("INSERT INTO sqlite_schema SELECT type, name, tbl_name, (SELECT rootpage FROM sqlite_schema WHERE name = 'meta'), sql "
                                "FROM sqlite_schema WHERE name = 'chain_parent'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "root-at-the-schema", SCHEMA ("UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'source'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "root-nowhere", SCHEMA ("UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'source'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "root-past-the-end", SCHEMA ("UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'source'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "root-below-zero", SCHEMA ("UPDATE sqlite_schema SET rootpage = -1 WHERE name = 'source'"), LT_WORKSPACE_ERROR_DAMAGED },
  { "index-as-table", SCHEMA ("UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'chain_parent') WHERE name = 'source'"),
    LT_WORKSPACE_ERROR_DAMAGED },
  { "huge-text", "UPDATE segment SET name = printf ('%65537d', 1)", LT_WORKSPACE_ERROR_DAMAGED },
  { "not-a-number", "INSERT INTO region (id, name, land_mu) VALUES (1, 'a', 'nan')", LT_WORKSPACE_ERROR_DAMAGED },
  { "negative-key", "UPDATE segment SET chain = -chain", LT_WORKSPACE_ERROR_DAMAGED },
  { "real-as-key", "UPDATE segment SET chain = 1.5", LT_WORKSPACE_ERROR_DAMAGED },
  { "blob-as-key", "UPDATE segment SET chain = x'01'", LT_WORKSPACE_ERROR_DAMAGED },
  { "integer-of-history", "UPDATE history SET kind = 1", LT_WORKSPACE_ERROR_DAMAGED },
  { "history-kind", "UPDATE history SET kind = 'party'", LT_WORKSPACE_ERROR_DAMAGED },
  /* Two tables on one page: what is written into one would appear in the other. */
  { "shared-page", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'meta') "
                   "WHERE name = 'source'", LT_WORKSPACE_ERROR_DAMAGED },
};

static void
test_tampered (Fixture *f, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  fill (f);
  close_it (f);
  document_exec (f->path, tampers[i].sql);
  assert_refused (f->path, tampers[i].code);
}

/* SQL cannot write a NaN; a hex editor can. SQLite reads it as NULL, which is what unknown is. */
static void
test_nan_is_unknown (Fixture *f, gconstpointer unused)
{
  /* 12345.678 big-endian, as a record holds it */
  static const guint8 figure[] = { 0x40, 0xC8, 0x1C, 0xD6, 0xC8, 0xB4, 0x39, 0x58 }, nan_bytes[] = { 0x7F, 0xF8, 0, 0, 0, 0, 0, 1 };
  LtRegion row = { 0, (char *) "赤壁", 0, LT_REGION_NONE, NULL, NULL, 12345.678, NULL, NULL };
  gint64 key = fixture_insert (f->workspace, LT_TABLE_REGION, &row);
  g_autofree char *data = NULL;
  gsize length;
  char *at;
  const LtRegion *found;

  close_it (f);
  document_exec (f->path, "DELETE FROM history; VACUUM");
  g_file_get_contents (f->path, &data, &length, NULL);
  at = memmem (data, length, figure, sizeof figure);
  g_assert_nonnull (at);
  memcpy (at, nan_bytes, sizeof nan_bytes);
  g_file_set_contents (f->path, data, length, NULL);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, NULL);
  found = lt_model_get_region (lt_workspace_get_model (f->workspace), key);
  g_assert_false (lt_known (found->land_mu));
}

/* A row that alone takes 200 megabytes: refused, and what it takes to find that out is given back. */
static void
test_gigantic_text (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  close_it (f);
  document_exec (f->path, "INSERT INTO source (id, key, note) VALUES (1, 'a', printf ('%200000000d', 1))");
  g_assert_null (lt_workspace_open (f->path, LT_OPEN_READ_ONLY, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED);
  document_assert_message (error);
}

/* Reading such a file would be allowed, writing it would not: it is not half opened. */
static void
test_later_write_version (Fixture *f, gconstpointer unused)
{
  g_autofree char *data = NULL;
  gsize length;

  close_it (f);
  g_assert_true (g_file_get_contents (f->path, &data, &length, NULL));
  data[18] = 3;
  g_assert_true (g_file_set_contents (f->path, data, length, NULL));
  assert_refused (f->path, LT_WORKSPACE_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tampers); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/tampered/", tampers[i].name, NULL);
      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_up, test_tampered, fixture_down);
    }
  g_test_add ("/workspace/tampered/nan-is-unknown", Fixture, NULL, fixture_up, test_nan_is_unknown, fixture_down);
  g_test_add ("/workspace/tampered/gigantic-text", Fixture, NULL, fixture_up, test_gigantic_text, fixture_down);
  g_test_add ("/workspace/tampered/later-write-version", Fixture, NULL, fixture_up, test_later_write_version, fixture_down);
  return g_test_run ();
}
