/* liantuctl as a script sees it: exit codes, JSON, one line on stderr, files left as they were. */
#include "config.h"
#include "ctl.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static guint
files_in (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* --- Tests --- */

static void
test_usage (Fixture *f, gconstpointer unused)
{
  g_assert_cmpint (ctl (f, NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "nonsense", NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "info", NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "info", "a", "b", NULL), ==, 2);
  g_assert_cmpint (ctl (f, "info", "--no-such-option", "a", NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "export", "@a.liantu", NULL), ==, 2);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", NULL), ==, 2);
  g_assert_cmpint (ctl (f, "--help", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "gaps"));
  g_assert_cmpint (ctl (f, "--version", NULL), ==, 0);
  g_assert_cmpstr (f->out, ==, "liantuctl " LT_VERSION "\n");
}

static void
test_new (Fixture *f, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  g_assert_cmpuint (files_in (f->folder), ==, 1);
  before = digest (f->file);
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 1);
  assert_one_line (f->err);
  after = digest (f->file);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (ctl (f, "new", "@b.liantu", "--sample", "nowhere", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_nonnull (strstr (f->err, "xianning"));
  g_assert_cmpint (ctl (f, "new", "@no/such/folder/c.liantu", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpuint (files_in (f->folder), ==, 1);
}

static void
test_templates (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "tables", NULL);

  g_assert_cmpint (ctl (f, "templates", NULL), ==, 2);
  g_assert_cmpint (ctl (f, "templates", "@tables", NULL), ==, 0);
  g_assert_cmpuint (files_in (folder), ==, 15);
  g_assert_cmpint (ctl (f, "templates", "@tables", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpuint (files_in (folder), ==, 15);
}

/* One reference chain, several, by name or title; a wrong name, or a sample too, leaves nothing behind. */
static void
test_new_template (Fixture *f, gconstpointer unused)
{
  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--template", "nowhere", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_nonnull (strstr (f->err, "hydrogen"));
  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--template", "ic", "--sample", "xianning", NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_cmpuint (files_in (f->folder), ==, 0);
  g_assert_cmpint (ctl (f, "new", "--help", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "quanzhou, xianning, xinzheng"));
  g_assert_nonnull (strstr (f->out, "display, hydrogen, ic, lithium, materials, optical, software, terminal"));
  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--template", "ic", "--template", "氢能", NULL), ==, 0);
  g_assert_cmpuint (files_in (f->folder), ==, 1);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "集成电路、氢能产业链\n"));
  g_assert_nonnull (strstr (f->out, "\n集成电路 (from the reference chain 集成电路)\n"));
  g_assert_cmpint (ctl (f, "layout", "@a.liantu", "--chain", "氢能", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "加氢站"));
}

static gint64
count_of (JsonObject *info, const char *table)
{
  return json_object_get_int_member (json_object_get_object_member (info, "counts"), table);
}

static void
test_supplies (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  write_file (f, "enterprises.csv", "企业名称\n甲公司\n乙公司\n");
  write_file (f, "供应关系.csv", "供应商,采购商,产品\n甲公司,乙公司,玻璃\n乙公司,丙公司,\n");
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@供应关系.csv", "@enterprises.csv", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "丙公司"));      /* refused */
  g_assert_cmpint (ctl (f, "info", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_cmpint (count_of (parse (parser, f->out), "supply"), ==, 1);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "       1  Supply relation\n"));
}

/* Last year's visits: one goes in, one is of nobody and one of a project that is not there. */
static void
test_ledger (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *report;
  JsonArray *refused;

  write_file (f, "projects.csv", "项目名称,区域\n面板项目,咸宁\n");
  write_file (f, "去年.csv", "日期,项目名称,企业名称,类型,内容\n2025-03-09,面板项目,,走访,看地\n2025-03-10,,,走访,\n2025-03-11,玻璃项目,,走访,\n");
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@projects.csv", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@去年.csv", "--as", "ledger", "--json", NULL), ==, 0);
  report = parse (parser, f->out);
  g_assert_cmpint (json_object_get_int_member (report, "new"), ==, 1);
  refused = json_object_get_array_member (report, "refused");
  g_assert_cmpuint (json_array_get_length (refused), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (refused, 0), "line"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (refused, 1), "line"), ==, 4);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_cmpint (count_of (parse (parser, f->out), "ledger"), ==, 1);
  /* Again, by its Chinese name, and by its headers. */
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@去年.csv", "--as", "台账", "--json", NULL), ==, 0);
  g_assert_cmpint (json_object_get_int_member (parse (parser, f->out), "same"), ==, 1);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@去年.csv", "--json", NULL), ==, 0);
  g_assert_cmpint (json_object_get_int_member (parse (parser, f->out), "same"), ==, 1);
}

static JsonObject *
find_segment (JsonArray *segments, const char *name)
{
  for (guint i = 0; i < json_array_get_length (segments); i++)
    {
      JsonObject *entry = json_array_get_object_element (segments, i);

      if (g_strcmp0 (json_object_get_string_member (entry, "segment"), name) == 0)
        return entry;
    }
  return NULL;
}

static void
test_sample_gaps (Fixture *f)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(JsonParser) home = json_parser_new ();
  JsonObject *gaps, *entry;
  JsonArray *segments;

  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "咸宁", "--json", NULL), ==, 0);
  gaps = parse (parser, f->out);
  g_assert_cmpstr (json_object_get_string_member (gaps, "region"), ==, "咸宁市");
  segments = json_object_get_array_member (gaps, "segments");
  entry = find_segment (segments, "偏光片");
  g_assert_nonnull (entry);
  g_assert_cmpstr (json_object_get_string_member (entry, "chain"), ==, "新型显示");
  g_assert_cmpstr (json_object_get_string_member (entry, "coverage"), ==, "missing");
  g_assert_cmpint (json_object_get_int_member (entry, "enterprises"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (entry, "targets"), ==, 2);      /* 三利谱, 盛波 */
  g_assert_true (json_object_get_null_member (entry, "revenue_wan"));
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (home, f->out), "segments")), ==,
                    json_array_get_length (segments));
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "火星", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--chain", "火星", NULL), ==, 1);
  assert_one_line (f->err);
}

static void
test_sample_layout (Fixture *f, guint n_segments)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *layout;
  JsonArray *nodes, *edges;

  g_assert_cmpint (ctl (f, "layout", "@a.liantu", "--json", NULL), ==, 0);
  layout = parse (parser, f->out);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (layout, "bounds")), ==, 4);
  nodes = json_object_get_array_member (layout, "nodes");
  edges = json_object_get_array_member (layout, "edges");
  g_assert_cmpuint (json_array_get_length (nodes), ==, n_segments);
  for (guint i = 0; i < json_array_get_length (nodes); i++)
    g_assert_cmpfloat (json_object_get_double_member (json_array_get_object_element (nodes, i), "w"), >, 0);
  for (guint i = 0; i < json_array_get_length (edges); i++)
    {
      JsonObject *edge = json_array_get_object_element (edges, i);

      g_assert_nonnull (json_object_get_string_member (edge, "from_chain"));
      g_assert_nonnull (json_object_get_string_member (edge, "to"));
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (edge, "points")), >=, 2);
    }
}

/* What the issue asks of the sample; its figures come from the text, not from the files. */
static void
test_sample (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  JsonObject *info;
  guint n_segments;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xianning", NULL), ==, 0);
  g_assert_cmpuint (files_in (f->folder), ==, 1);
  before = digest (f->file);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", "--json", NULL), ==, 0);
  info = parse (parser, f->out);
  g_assert_cmpint (count_of (info, "chain"), ==, 5);
  g_assert_cmpint (count_of (info, "segment"), >=, 60);
  g_assert_cmpint (count_of (info, "product"), >=, 80);
  g_assert_cmpint (count_of (info, "flow"), >=, 60);
  g_assert_cmpint (count_of (info, "target"), >=, 41);
  g_assert_cmpint (count_of (info, "citation"), >, count_of (info, "flow"));
  n_segments = count_of (info, "segment");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (info, "chains")), ==, 5);
  g_assert_cmpint (ctl (f, "check", "@a.liantu", NULL), ==, 0);
  test_sample_gaps (f);
  test_sample_layout (f, n_segments);
  g_assert_cmpint (ctl (f, "search", "@a.liantu", "xxxs", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "新型显示"));
  after = digest (f->file);
  g_assert_cmpstr (before, ==, after);      /* reading commands leave it byte for byte */
  g_assert_cmpuint (files_in (f->folder), ==, 1);
}

static void
test_export (Fixture *f, gconstpointer unused)
{
  static const char *const formats[] = { "svg", "pdf", "png", "dot" };
  static const char *const magic[] = { "<?xml", "%PDF", "\x89PNG", "digraph" };

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xianning", NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strdup_printf ("@out.%s", formats[i]);
      g_autofree char *path = g_build_filename (f->folder, name + 1, NULL);
      g_autofree char *content = NULL;

      g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", formats[i], "-o", name, "--chain", "新型显示", NULL), ==, 0);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, magic[i]));
      if (i == 0)
        g_assert_nonnull (strstr (content, "偏光片"));
    }
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", "@all.svg", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", "@tree.svg", "--overview", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "bmp", "-o", "@x.bmp", NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", "@no/such/x.svg", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", "@x.svg", "--chain", "火星", NULL), ==, 1);
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", "@x.svg", "--region", "火星", NULL), ==, 1);
  assert_one_line (f->err);
}

/* Which map an output is, and what only that one says. */
static void
test_layers (Fixture *f, gconstpointer unused)
{
  static const char *const names[] = { "industry", "innovation", "supply", "recruitment" };
  static const char *const texts[][3] = {
    { "新型显示 · Industry<", "南玻光电", "Strong" }, { "新型显示 · Innovation<", "武汉理工大学", "No platform" },
    { "新型显示 · Supply<", "南玻光电", "Unlinked" }, { "新型显示 · Recruitment<", "深圳三利谱光电", "Gap with targets" },
  };

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xianning", NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("@%s.svg", names[i]), *path = g_build_filename (f->folder, name + 1, NULL), *svg = NULL;

      g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", name, "--chain", "新型显示", "--layer", names[i], NULL), ==, 0);
      g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
      for (guint k = 0; k < G_N_ELEMENTS (texts[i]); k++)
        if (strstr (svg, texts[i][k]) == NULL)
          g_error ("%s: no “%s”", names[i], texts[i][k]);
      g_assert_cmpint (strstr (svg, "武汉理工大学") != NULL, ==, i == 1);
    }
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "dot", "-o", "@r.dot", "--overview", "--layer", "recruitment", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", "@x.svg", "--layer", "weather", NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_nonnull (strstr (f->err, "weather"));
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", "@x.svg", "--layer", "", NULL), ==, 2);
  assert_one_line (f->err);
}

/* Another arrangement for one output: the file stays as it is, and what is unknown is told from what fails. */
static void
test_arrangements (Fixture *f, gconstpointer unused)
{
  static const char *const names[] = { "layered", "radial", "force" };
  g_autoptr(GPtrArray) outputs = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xianning", NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autofree char *svg = g_strdup_printf ("@%s.svg", names[i]);

      g_assert_cmpint (ctl (f, "layout", "@a.liantu", "--chain", "光通信", "--arrangement", names[i], "--json", NULL), ==, 0);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (parser, f->out), "nodes")), >, 5);
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (f->out, !=, outputs->pdata[k]);
      g_ptr_array_add (outputs, g_strdup (f->out));
      g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", svg, "--chain", "光通信",
                            "--arrangement", names[i], NULL), ==, 0);
    }
  g_assert_cmpint (ctl (f, "layout", "@a.liantu", "--chain", "光通信", "--json", NULL), ==, 0);
  g_assert_cmpstr (f->out, ==, outputs->pdata[0]);
  g_assert_cmpint (ctl (f, "layout", "@a.liantu", "--chain", "光通信", "--arrangement", "circular", NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "layout", "@a.liantu", "--arrangement", "radial", NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", "@x.svg", "--chain", "光通信",
                        "--arrangement", "", NULL), ==, 2);
  assert_one_line (f->err);
}

/* The sample is how the document came to be: the history shows it, undo has nothing to take back. */
static void
test_undo_of_a_sample (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *history;
  guint enterprises;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xianning", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", "--json", NULL), ==, 0);
  enterprises = count_of (parse (parser, f->out), "enterprise");
  g_assert_cmpuint (enterprises, >, 0);
  g_assert_cmpint (ctl (f, "undo", "@a.liantu", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_cmpint (count_of (parse (parser, f->out), "enterprise"), ==, enterprises);
  g_assert_cmpint (ctl (f, "history", "@a.liantu", "--json", NULL), ==, 0);
  history = json_object_get_array_member (parse (parser, f->out), "history");
  g_assert_cmpuint (json_array_get_length (history), ==, 1);
  g_assert_nonnull (strstr (json_object_get_string_member (json_array_get_object_element (history, 0), "label"), "xianning"));
}

/* Two rows go in, one is refused by its physical line; again changes nothing; undone and redone from the shell. */
static void
test_import_undo_redo (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *report, *refusal;

  write_file (f, "segments.csv", "环节,产业链,位置\n偏光片,新型显示,上游\n=1+1,新型显示,上游\n液晶面板,新型显示,中游\n");
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "undo", "@a.liantu", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@segments.csv", "--dry-run", "--json", NULL), ==, 0);
  g_assert_cmpint (json_object_get_int_member (parse (parser, f->out), "new"), ==, 2);
  g_assert_cmpint (ctl (f, "history", "@a.liantu", NULL), ==, 0);
  g_assert_cmpstr (f->out, ==, "");
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@segments.csv", "--as", "segments", "--json", NULL), ==, 0);
  report = parse (parser, f->out);
  g_assert_cmpint (json_object_get_int_member (report, "new"), ==, 2);
  refusal = json_array_get_object_element (json_object_get_array_member (report, "refused"), 0);
  g_assert_cmpint (json_object_get_int_member (refusal, "line"), ==, 3);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@segments.csv", "--json", NULL), ==, 0);
  report = parse (parser, f->out);
  g_assert_cmpint (json_object_get_int_member (report, "same"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (report, "new"), ==, 0);
  g_assert_cmpint (ctl (f, "undo", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_cmpint (count_of (parse (parser, f->out), "segment"), ==, 0);
  g_assert_cmpint (ctl (f, "redo", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "redo", "@a.liantu", NULL), ==, 1);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_cmpint (count_of (parse (parser, f->out), "segment"), ==, 2);
  g_assert_cmpint (ctl (f, "history", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (parser, f->out), "history")), ==, 3);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@segments.csv", "--as", "nonsense", NULL), ==, 2);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@missing.csv", NULL), ==, 1);
  assert_one_line (f->err);
}

static void
sql (const char *path, const char *text)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, text, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Every command refuses a bad file with one line and exit 1, and the file stays as it was. */
static void
assert_refused (Fixture *f)
{
  g_autofree char *before = digest (f->file);
  g_autofree char *after = NULL;
  guint files = files_in (f->folder);
  static const char *const commands[] = { "info", "check", "gaps", "layout", "history", "undo", "redo" };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_assert_cmpint (ctl (f, commands[i], "@a.liantu", NULL), ==, 1);
      assert_one_line (f->err);
      g_assert_cmpstr (f->out, ==, "");
    }
  g_assert_cmpint (ctl (f, "search", "@a.liantu", "x", NULL), ==, 1);
  g_assert_cmpint (ctl (f, "export", "@a.liantu", "--format", "svg", "-o", "@o.svg", NULL), ==, 1);
  assert_one_line (f->err);
  after = digest (f->file);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (files_in (f->folder), ==, files);
}

static void
test_bad_files (Fixture *f, gconstpointer unused)
{
  g_autofree char *content = NULL;
  gsize length;

  assert_refused (f);                                        /* missing */
  write_file (f, "a.liantu", "");
  assert_refused (f);
  write_file (f, "a.liantu", "this is not a database, only some text that is long enough to hold a header of a hundred bytes or more");
  assert_refused (f);
  g_unlink (f->file);
  sql (f->file, "CREATE TABLE other (x); PRAGMA application_id = 7");
  assert_refused (f);
  g_unlink (f->file);
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  sql (f->file, "PRAGMA user_version = 99");
  assert_refused (f);
  sql (f->file, "PRAGMA user_version = 3; CREATE TRIGGER t AFTER INSERT ON chain BEGIN DELETE FROM history; END");
  assert_refused (f);
  sql (f->file, "DROP TRIGGER t; CREATE VIEW v AS SELECT 1");
  assert_refused (f);
  sql (f->file, "DROP VIEW v");
  g_assert_cmpint (ctl (f, "info", "@a.liantu", NULL), ==, 0);
  g_assert_true (g_file_get_contents (f->file, &content, &length, NULL));
  g_assert_true (g_file_set_contents (f->file, content, length / 2, NULL));
  assert_refused (f);
  g_unlink (f->file);
  g_assert_cmpint (g_mkdir (f->file, 0755), ==, 0);
  assert_refused (f);
}

static void
test_read_only_and_locked (Fixture *f, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_file (f, "chains.csv", "产业链\n新型显示\n");
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (g_chmod (f->file, 0444), ==, 0);
  before = digest (f->file);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@chains.csv", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "undo", "@a.liantu", NULL), ==, 1);
  after = digest (f->file);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (files_in (f->folder), ==, 2);
}

/* Names that would steer a terminal or turn a line around: shown without that, and told exactly in JSON. */
static void
test_hostile_names (Fixture *f, gconstpointer unused)
{
  static const char *const commands[] = { "info", "gaps", "history", "check" };
  g_autoptr(JsonParser) parser = json_parser_new ();

  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  sql (f->file, "INSERT INTO chain (id, name) VALUES (1, 'a' || char (27) || '[2J' || char (0x9b, 0x202e) || 'b'); "
                "INSERT INTO region (id, name) VALUES (2, 'c' || char (7, 0x2066)); INSERT INTO meta (id, name, value) VALUES (3, 'home', '2'); "
                "INSERT INTO segment (id, chain, name) VALUES (4, 1, 'd' || char (27, 0x202e)); "
                "INSERT INTO history (id, utc, label, kind, automatic, changes, changeset, checksum) "
                "VALUES (1, 'x', 'e' || char (27, 10, 0x202e), 'edit', 0, 0, x'', char (27))");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      ctl (f, commands[i], "@a.liantu", NULL);
      for (const char *p = f->out; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          g_assert_true (c == '\n' || c == '\t' || !g_unichar_iscntrl (c));
          g_assert_true (c != 0x202e && c != 0x2066);
        }
      g_assert_null (strpbrk (f->err, "\x1b\x07"));
    }
  g_assert_cmpint (ctl (f, "info", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_null (strpbrk (f->out, "\x1b\x07"));
  g_assert_null (strstr (f->out, "\u202e"));
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (parse (parser, f->out), "chains"), 0), ==,
                   "a\x1b[2J\xc2\x9b\u202e" "b");
}

/* --- Getting back what was lost --- */

static void
test_backups (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  JsonArray *backups;

  write_file (f, "chains.csv", "产业链\n新型显示\n");
  write_file (f, "more.csv", "产业链\n光纤光缆\n");
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "backups", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (parser, f->out), "backups")), ==, 0);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@chains.csv", "--as", "chains", NULL), ==, 0);
  g_assert_cmpstr (f->err, ==, "");
  /* The first of the day is what there was before it. */
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@more.csv", "--as", "chains", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "backups", "@a.liantu", "--json", NULL), ==, 0);
  backups = json_object_get_array_member (parse (parser, f->out), "backups");
  g_assert_cmpuint (json_array_get_length (backups), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (backups, 0), "day"), ==, day);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (backups, 0), "segments"), ==, 0);
  g_assert_cmpint (ctl (f, "backups", "@a.liantu", "--restore", day, NULL), ==, 2);
  g_assert_cmpint (ctl (f, "backups", "@a.liantu", "--restore", "1999-01-01", "-o", "@b.liantu", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "backups", "@a.liantu", "--restore", day, "-o", "@chains.csv", NULL), ==, 1);
  g_assert_cmpint (ctl (f, "backups", "@a.liantu", "--restore", day, "-o", "@b.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "info", "@b.liantu", "--json", NULL), ==, 0);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (parse (parser, f->out), "counts"), "chain"), ==, 0);
}

static void
test_recover (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *before = NULL, *after = NULL;
  JsonObject *chains;

  write_file (f, "chains.csv", "产业链\n新型显示\n光纤光缆\n");
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@chains.csv", "--as", "chains", NULL), ==, 0);
  g_assert_cmpint (truncate (f->file, 4096 * 40), ==, 0);
  before = digest (f->file);
  g_assert_cmpint (ctl (f, "info", "@a.liantu", NULL), ==, 1);
  g_assert_cmpint (ctl (f, "recover", "@a.liantu", NULL), ==, 2);
  g_assert_cmpint (ctl (f, "recover", "@a.liantu", "-o", "@a.liantu", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "recover", "@a.liantu", "-o", "@b.liantu", "--json", NULL), ==, 0);
  chains = json_object_get_object_member (json_object_get_object_member (parse (parser, f->out), "tables"), "chain");
  g_assert_cmpint (json_object_get_int_member (chains, "saved"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (chains, "lost"), ==, 0);
  g_assert_cmpint (ctl (f, "check", "@b.liantu", NULL), ==, 0);
  after = digest (f->file);
  g_assert_cmpstr (before, ==, after);
}

/* --- Several at once --- */

#define AT_ONCE 5

/* Each that ended well is in the file; each other says who holds it, and is not. */
static void
test_at_once (Fixture *f, gconstpointer unused)
{
  GSubprocess *processes[AT_ONCE];
  guint done = 0;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  for (guint i = 0; i < AT_ONCE; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.csv", i), *content = g_strdup_printf ("产业链\n链%u\n", i);
      g_autofree char *source = g_build_filename (f->folder, name, NULL);

      write_file (f, name, content);
      processes[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, g_getenv ("LT_TEST_LIANTUCTL"),
                                       "import", f->file, source, "--as", "chains", NULL);
    }
  for (guint i = 0; i < AT_ONCE; i++)
    {
      g_autofree char *said = NULL, *name = g_strdup_printf ("链%u", i);
      gboolean fine;

      g_subprocess_communicate_utf8 (processes[i], NULL, NULL, NULL, &said, NULL);
      fine = g_subprocess_get_exit_status (processes[i]) == 0;
      g_assert_true (fine || g_subprocess_get_exit_status (processes[i]) == 1);
      g_assert_true (fine || strstr (said, "is being edited by") != NULL);
      done += fine;
      g_object_unref (processes[i]);
      g_assert_cmpint (ctl (f, "info", "@a.liantu", "--json", NULL), ==, 0);
      g_assert_true ((strstr (f->out, name) != NULL) == fine);
    }
  g_assert_cmpuint (done, >=, 1);
  g_assert_cmpint (ctl (f, "check", "@a.liantu", NULL), ==, 0);
  g_assert_cmpuint (files_in (f->folder), ==, 1 + AT_ONCE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, up, func, down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/usage", test_usage);
  ADD ("/cli/new", test_new);
  ADD ("/cli/templates", test_templates);
  ADD ("/cli/supplies", test_supplies);
  ADD ("/cli/ledger", test_ledger);
  ADD ("/cli/new-template", test_new_template);
  ADD ("/cli/sample", test_sample);
  ADD ("/cli/export", test_export);
  ADD ("/cli/layers", test_layers);
  ADD ("/cli/arrangements", test_arrangements);
  ADD ("/cli/undo-of-a-sample", test_undo_of_a_sample);
  ADD ("/cli/import-undo-redo", test_import_undo_redo);
  ADD ("/cli/bad-files", test_bad_files);
  ADD ("/cli/hostile-names", test_hostile_names);
  ADD ("/cli/read-only-and-locked", test_read_only_and_locked);
  ADD ("/cli/backups", test_backups);
  ADD ("/cli/recover", test_recover);
  ADD ("/cli/at-once", test_at_once);
  return g_test_run ();
}
