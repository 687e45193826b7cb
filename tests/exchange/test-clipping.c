/* Segments through the clipboard: what is copied comes back, and whatever else lies there is refused. */
#include "config.h"
#include "../workspace/operation.h"

#include "exchange/clipping.h"
#include "exchange/csv.h"
#include "exchange/kinds.h"

typedef struct {
  const char *text;
  gint64      chain;
  GArray     *created;
  gboolean    plain;             /* another program's text */
} Paste;

static gboolean
do_paste (LtEdit *edit, gpointer data, GError **error)
{
  Paste *paste = data;

  return paste->plain ? lt_clipping_paste_text (edit, paste->text, paste->chain, paste->created, error)
                      : lt_clipping_paste (edit, paste->text, paste->chain, paste->created, error);
}

/* (transfer full): the keys of the new segments */
static GArray *
run_paste (Fixture *f, const char *text, gint64 chain, gboolean plain)
{
  Paste p = { text, chain, g_array_new (FALSE, FALSE, sizeof (gint64)), plain };
  g_autoptr(GError) error = NULL;

  lt_workspace_edit (f->workspace, "Paste", LT_EDIT_DEFAULT, do_paste, &p, &error);
  g_assert_no_error (error);
  return p.created;
}

static GArray *
paste (Fixture *f, const char *text, gint64 chain)
{
  return run_paste (f, text, chain, FALSE);
}

static void
run_refused (Fixture *f, const char *text, gint64 chain, gboolean plain, const char *word)
{
  g_autoptr(GArray) created = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *before = document_rows (f->path), *after = NULL;
  g_autoptr(GError) error = NULL;
  Paste p = { text, chain, created, plain };

  if (lt_workspace_edit (f->workspace, "Paste", LT_EDIT_DEFAULT, do_paste, &p, &error))
    g_error ("Pasted: %.200s", text);
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  document_assert_message (error);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”: %.200s", error->message, word, text);
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
}

static void
refuse_paste (Fixture *f, const char *text, gint64 chain, const char *word)
{
  run_refused (f, text, chain, FALSE, word);
}

/* --- What is copied --- */

typedef struct { gint64 chain, a, b, c; } Copied;

static Copied
fill (Fixture *f)
{
  Copied t;
  LtSegment row = { 0, 0, (char *) "玻璃 \"A\"", LT_POSITION_UPSTREAM, (char *) "基板；盖板", (char *) "3051", 0,
                    (char *) "一行\n\t二行", 1 };
  LtFlow flow = { 0, 0, 0, LT_FLOW_COMPONENT, (char *) "备注" };

  t.chain = row.chain = fixture_chain (f->workspace, "显示");
  t.a = fixture_insert (f->workspace, LT_TABLE_SEGMENT, &row);
  t.b = fixture_segment (f->workspace, t.chain, "面板", LT_POSITION_NONE);
  t.c = fixture_segment (f->workspace, fixture_chain (f->workspace, "汽车"), "=座舱", LT_POSITION_SERVICE);
  fixture_product (f->workspace, t.a, "z", 1);
  fixture_product (f->workspace, t.a, "a", 2);
  flow.supplier = t.a;
  flow.buyer = t.b;
  fixture_insert (f->workspace, LT_TABLE_FLOW, &flow);
  fixture_flow (f->workspace, t.b, t.a);
  fixture_flow (f->workspace, t.c, t.a);
  return t;
}

static void
test_round_trip (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autofree char *text = lt_clipping_copy (model, (gint64[]) { t.b, 4711, t.a, t.b }, 4);
  gint64 other = fixture_chain (f->workspace, "照明");
  g_autoptr(GArray) created = paste (f, text, other);
  const LtSegment *glass;
  const LtFlow *flow;

  g_assert_cmpuint (created->len, ==, 2);
  assert_names (f, LT_TABLE_SEGMENT, "chain", other, "面板 玻璃 \"A\"");
  glass = segment_of (f, g_array_index (created, gint64, 1));
  g_assert_cmpint (glass->position, ==, LT_POSITION_UPSTREAM);
  g_assert_cmpstr (glass->keywords, ==, "基板；盖板");
  g_assert_cmpstr (glass->codes, ==, "3051");
  g_assert_cmpint (glass->criticality, ==, 0);
  g_assert_cmpstr (glass->note, ==, "一行\n二行");
  assert_names (f, LT_TABLE_PRODUCT, "segment", glass->id, "z a");
  g_assert_cmpint (segment_of (f, g_array_index (created, gint64, 0))->criticality, ==, LT_UNKNOWN_INT);
  assert_count (f, "flow", 5);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_FLOW, "supplier", glass->id)->len, ==, 1);
  flow = lt_model_refs (model, LT_TABLE_FLOW, "supplier", glass->id)->pdata[0];
  g_assert_cmpint (flow->buyer, ==, g_array_index (created, gint64, 0));
  g_assert_cmpint (flow->kind, ==, LT_FLOW_COMPONENT);
  g_assert_cmpstr (flow->note, ==, "备注");
}

/* Beside the originals they are copies by name. */
static void
test_clash (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);
  g_autofree char *text = lt_clipping_copy (lt_workspace_get_model (f->workspace), (gint64[]) { t.a, t.b }, 2);
  g_autoptr(GArray) once = paste (f, text, t.chain), twice = paste (f, text, t.chain);

  g_assert_cmpstr (segment_of (f, g_array_index (once, gint64, 1))->name, ==, "面板 (copy)");
  g_assert_cmpstr (segment_of (f, g_array_index (twice, gint64, 1))->name, ==, "面板 (copy 2)");
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  g_assert_null (segment_of (f, g_array_index (twice, gint64, 0)));
}

static void
test_nothing (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);
  g_autofree char *text = lt_clipping_copy (lt_workspace_get_model (f->workspace), NULL, 0);
  g_autoptr(GArray) created = paste (f, text, t.chain);

  g_assert_cmpuint (created->len, ==, 0);
}

static void
test_table (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);
  g_autofree char *text = lt_clipping_table (lt_workspace_get_model (f->workspace), (gint64[]) { t.a, t.b, t.c }, 3);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(LtSheet) sheet = lt_csv_read_bytes (bytes, "clipboard", &error);

  g_assert_cmpstr (text, ==,
                   "环节名称\t产业链\t位置\t上游环节\t下游环节\t主要产品\t关键词\t行业代码\t关键度\t说明\n"
                   "\"玻璃 \"\"A\"\"\"\t显示\tUpstream\t面板；=座舱\t面板\tz；a\t基板；盖板\t3051\t0\t\"一行\n\t二行\"\n"
                   "面板\t显示\t\t\"玻璃 \"\"A\"\"\"\t\"玻璃 \"\"A\"\"\"\t\t\t\t\t\n"
                   "'=座舱\t汽车\tService\t\t\"玻璃 \"\"A\"\"\"\t\t\t\t\t\n");
  g_assert_no_error (error);
  g_assert_cmpint (lt_import_guess_kind (sheet, "clipboard", &error), ==, LT_IMPORT_SEGMENTS);
}

/* --- What is not --- */

#define HEAD "{\"format\":\"liantu-segments\",\"version\":1,"
#define ONE(members) HEAD "\"segments\":[{\"name\":\"a\"," members "}],\"flows\":[]}"
#define TWO(flows) HEAD "\"segments\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"flows\":[" flows "]}"

static const struct { const char *text, *word; } hostile[] = {
  { NULL, "no segments" }, { "", "no segments" }, { "环节\t产业链", "no segments" }, { "null", "no segments" },
  { "[]", "no segments" },
  { "{}", "no segments" }, { "{\"format\":\"liantu-segments\",\"version\":1", "no segments" },
  { "{\"format\":7}", "no segments" },
  { HEAD "\"segments\":[]}", "no segments" }, { HEAD "\"segments\":{},\"flows\":[]}", "no segments" },
  { HEAD "\"segments\":[7],\"flows\":[]}", "no segments" }, { HEAD "\"segments\":[null],\"flows\":[]}", "no segments" },
  { HEAD "\"segments\":[[]],\"flows\":[]}", "no segments" }, { HEAD "\"segments\":[],\"flows\":[\"a\"]}", "no segments" },
  { "{\"format\":\"liantu-segments\",\"version\":2,\"segments\":[],\"flows\":[]}", "newer version" },
  { "{\"format\":\"liantu-segments\",\"version\":\"1\",\"segments\":[],\"flows\":[]}", "no segments" },
  { "{\"format\":\"liantu-segments\",\"segments\":[],\"flows\":[]}", "no segments" },
  { "{\"format\":\"other\",\"version\":1,\"segments\":[],\"flows\":[]}", "no segments" },
  { HEAD "\"segments\":[{}],\"flows\":[]}", "empty" }, { HEAD "\"segments\":[{\"name\":null}],\"flows\":[]}", "empty" },
  { HEAD "\"segments\":[{\"name\":\"\xe3\x80\x80\"}],\"flows\":[]}", "empty" },
  { HEAD "\"segments\":[{\"name\":7}],\"flows\":[]}", "no segments" },
  { HEAD "\"segments\":[{\"name\":[\"a\"]}],\"flows\":[]}", "no segments" },
  { HEAD "\"segments\":[{\"name\":\"\xff\"}],\"flows\":[]}", "no segments" },
  { ONE ("\"position\":\"sideways\""), "no segments" }, { ONE ("\"position\":1"), "no segments" },
  { ONE ("\"criticality\":4"), "criticality" }, { ONE ("\"criticality\":-1"), "no segments" },
  { ONE ("\"criticality\":4294967297"), "no segments" }, { ONE ("\"criticality\":99999999999999999999999999"), "no segments" },
  { ONE ("\"criticality\":1.5"), "no segments" }, { ONE ("\"criticality\":1e999"), "no segments" },
  { ONE ("\"criticality\":true"), "no segments" }, { ONE ("\"criticality\":\"3\""), "no segments" },
  { ONE ("\"products\":\"x\""), "no segments" }, { ONE ("\"products\":[7]"), "no segments" },
  { ONE ("\"products\":[[]]"), "no segments" },
  { ONE ("\"products\":[\"\"]"), "empty" }, { ONE ("\"products\":[\"x\",\"X\"]"), "twice" },
  { ONE ("\"keywords\":[]"), "no segments" }, { ONE ("\"note\":{}"), "no segments" },
  { ONE ("/* [[[ */\"note\":\"\""), "no segments" }, { ONE ("# \"\n\"note\":\"\""), "no segments" },
  { ONE ("'note':\"\""), "no segments" },
  { TWO ("{}"), "no segments" }, { TWO ("{\"supplier\":0}"), "no segments" },
  { TWO ("{\"supplier\":0,\"buyer\":2}"), "no segments" },
  { TWO ("{\"supplier\":-1,\"buyer\":1}"), "no segments" }, { TWO ("{\"supplier\":4294967296,\"buyer\":1}"), "no segments" },
  { TWO ("{\"supplier\":\"0\",\"buyer\":1}"), "no segments" }, { TWO ("{\"supplier\":1,\"buyer\":1}"), "supply itself" },
  { TWO ("{\"supplier\":0,\"buyer\":1},{\"supplier\":0,\"buyer\":1}"), "already" },
  { TWO ("{\"supplier\":0,\"buyer\":1,\"kind\":\"love\"}"), "no segments" },
  { TWO ("{\"supplier\":0,\"buyer\":1,\"note\":7}"), "no segments" },
};

static void
test_hostile (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    refuse_paste (f, hostile[i].text, t.chain, hostile[i].word);
  refuse_paste (f, TWO (""), 4711, "no longer");
  refuse_paste (f, TWO (""), 0, "no longer");
}

/* (transfer full): head, so many of the middle, tail */
static char *
repeat (const char *head, const char *middle, guint n, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (text, middle);
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

static void
test_much (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);
  g_autofree char *deep = repeat (HEAD "\"segments\":", "[", 1000000, "");
  g_autofree char *closed = repeat (deep, "]", 1000000, ",\"flows\":[]}");
  g_autofree char *many = repeat (HEAD "\"segments\":[", "{\"name\":\"a\"},", 1000, "{\"name\":\"a\"}],\"flows\":[]}");
  g_autofree char *products = repeat (HEAD "\"segments\":[{\"name\":\"a\",\"products\":[",
                                      "\"x\",", 1000, "\"x\"]}],\"flows\":[]}");
  g_autofree char *flows = repeat (HEAD "\"segments\":[],\"flows\":[", "{},", 20000, "{}]}");
  g_autofree char *big = repeat ("", "        ", 1024 * 1024, "{}");
  g_autofree char *name = repeat (HEAD "\"segments\":[{\"name\":\"", "链", 201, "\"}],\"flows\":[]}");
  g_autofree char *note = repeat (HEAD "\"segments\":[{\"name\":\"a\",\"note\":\"", "链", 22000, "\"}],\"flows\":[]}");

  refuse_paste (f, deep, t.chain, "no segments");
  refuse_paste (f, closed, t.chain, "no segments");
  refuse_paste (f, many, t.chain, "at once");
  refuse_paste (f, products, t.chain, "at once");
  refuse_paste (f, flows, t.chain, "at once");
  refuse_paste (f, big, t.chain, "at once");
  refuse_paste (f, name, t.chain, "200");
  refuse_paste (f, note, t.chain, "64 KiB");
}

/* What a later version may add, and text as JSON may write it. */
static void
test_tolerant (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);
  g_autoptr(GArray) created = paste (f,
                                     " {\"colour\":[{\"x\":1.5e3}],\"version\":1,\"format\":\"liantu-segments\",\"flows\":[],\n"
                                     "\"segments\":[{\"name\":\"\\u94fe [{\\\" \\n\",\"size\":[1,true,null],\"note\":null}]}",
                                     t.chain);

  g_assert_cmpuint (created->len, ==, 1);
  g_assert_cmpstr (segment_of (f, g_array_index (created, gint64, 0))->name, ==, "链 [{\"");
  g_assert_null (segment_of (f, g_array_index (created, gint64, 0))->note);
}

/* A clipping with a few bytes changed goes in or is refused, and the workspace stays sound. */
static void
test_mutated (Fixture *f, gconstpointer unused)
{
  static const char bytes[] = "{}[]\",:\\0 9-.eut\xff\x80";
  Copied t = fill (f);
  g_autofree char *text = lt_clipping_copy (lt_workspace_get_model (f->workspace), (gint64[]) { t.a, t.b, t.c }, 3);
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  const gsize length = strlen (text);
  g_autoptr(GPtrArray) problems = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr(GArray) created = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autofree char *other = g_strdup (text);
      g_autoptr(GError) error = NULL;
      Paste p = { other, t.chain, created };

      for (gint n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        other[g_rand_int_range (rand, 0, length)] = bytes[g_rand_int_range (rand, 0, sizeof bytes - 1)];
      if (lt_workspace_edit (f->workspace, "Paste", LT_EDIT_DEFAULT, do_paste, &p, &error))
        g_assert_true (lt_workspace_undo (f->workspace, NULL));
      else
        g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
    }
  problems = lt_workspace_check (f->workspace, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  assert_count (f, "segment", 3);
}

/* --- What other programs copied --- */

/* As a text editor has it, with the line ends of any system. */
static void
test_lines (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);
  guint steps = lt_workspace_get_history (f->workspace)->len;
  g_autoptr(GArray) created = run_paste (f, "\xef\xbb\xbf衬底\r\n\r\n  外延 片 \n面板\r环节", t.chain, TRUE);

  g_assert_cmpuint (created->len, ==, 4);
  g_assert_cmpstr (segment_of (f, g_array_index (created, gint64, 0))->name, ==, "衬底");
  g_assert_cmpstr (segment_of (f, g_array_index (created, gint64, 1))->name, ==, "外延 片");
  g_assert_cmpstr (segment_of (f, g_array_index (created, gint64, 2))->name, ==, "面板 (copy)");
  g_assert_cmpstr (segment_of (f, g_array_index (created, gint64, 3))->name, ==, "环节");
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, steps + 1);
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  assert_count (f, "segment", 3);
}

/* As a spreadsheet has it. A flow that both ends name is one; what is not in the table stays out. */
static void
test_foreign_table (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);
  LtModel *model = lt_workspace_get_model (f->workspace);
  guint flows = lt_model_count (model, LT_TABLE_FLOW);
  g_autoptr(GArray) created = run_paste (f,
                                         "所属产业链\t环节\t位置\t上游环节\t下游环节\t主要产品\t关键词\t行业代码\t关键度\t备注\t别的\n"
                                         "灯\t衬底\t上游\t\t外延\t蓝宝石；硅\t晶片\t3985、3976\t3\t\"一行\n二行\"\tx\n"
                                         "灯\t外延\t\t衬底；面板\t\t\t\t\t-\t\n", t.chain, TRUE);
  const LtSegment *first, *second;

  g_assert_cmpuint (created->len, ==, 2);
  first = segment_of (f, g_array_index (created, gint64, 0));
  second = segment_of (f, g_array_index (created, gint64, 1));
  g_assert_cmpstr (first->name, ==, "衬底");
  g_assert_cmpint (first->chain, ==, t.chain);
  g_assert_cmpint (first->position, ==, LT_POSITION_UPSTREAM);
  g_assert_cmpstr (first->keywords, ==, "晶片");
  g_assert_cmpstr (first->codes, ==, "3985；3976");
  g_assert_cmpint (first->criticality, ==, 3);
  g_assert_cmpstr (first->note, ==, "一行\n二行");
  assert_names (f, LT_TABLE_PRODUCT, "segment", first->id, "蓝宝石 硅");
  g_assert_cmpint (second->position, ==, LT_POSITION_NONE);
  g_assert_cmpint (second->criticality, ==, LT_UNKNOWN_INT);
  g_assert_cmpuint (lt_model_count (model, LT_TABLE_FLOW), ==, flows + 1);
  g_assert_cmpuint (lt_model_refs (model, LT_TABLE_FLOW, "supplier", first->id)->len, ==, 1);
  g_assert_cmpint (((LtFlow *) lt_model_refs (model, LT_TABLE_FLOW, "supplier", first->id)->pdata[0])->buyer, ==, second->id);
}

/* The table that we copy for others comes back from them. */
static void
test_own_table (Fixture *f, gconstpointer unused)
{
  Copied t = fill (f);
  g_autofree char *text = lt_clipping_table (lt_workspace_get_model (f->workspace), (gint64[]) { t.a, t.b }, 2);
  g_autoptr(GArray) created = run_paste (f, text, fixture_chain (f->workspace, "照明"), TRUE);
  const LtSegment *glass = segment_of (f, g_array_index (created, gint64, 0));

  g_assert_cmpuint (created->len, ==, 2);
  g_assert_cmpstr (glass->name, ==, "玻璃 \"A\"");
  g_assert_cmpstr (glass->note, ==, "一行\n二行");
  g_assert_cmpuint (lt_model_refs (lt_workspace_get_model (f->workspace), LT_TABLE_FLOW, "supplier", glass->id)->len, ==, 1);
  g_assert_cmpuint (lt_model_refs (lt_workspace_get_model (f->workspace), LT_TABLE_FLOW, "buyer", glass->id)->len, ==, 1);
}

static void
test_hostile_text (Fixture *f, gconstpointer unused)
{
  static const struct { const char *text, *word; } texts[] = {
    { NULL, "no segments" }, { "", "no segments" }, { " \r\n\t\n", "no segments" }, { " \r\n", "no segments" }, { "a\xff", "no segments" },
    { "甲\t乙\n丙\t丁", "no column" }, { "环节名称\t位置\n", "no column" }, { "环节名称\t位置\n\"甲\t上游", "never closed" },
    { "环节名称\t位置\n甲\t左边\n", "line 2" }, { "环节名称\t关键度\n甲\t4\n", "line 2" }, { "环节名称\t关键度\n甲\t1.5\n", "line 2" },
    { "环节名称\t行业代码\n\n甲\tabc\n", "line 3" }, { "环节名称\t位置\n\t上游\n", "empty" },
    { "环节名称\t下游环节\n甲\t甲\n", "supply itself" }, { "甲\n=cmd|'/c calc'!A0\n", "line 2" },
    { "\xe2\x80\x8b\n", "empty" },
  };
  Copied t = fill (f);
  g_autofree char *many = repeat ("", "a\n", 1001, ""), *blank = repeat ("", "\n", 8 * 1024 * 1024, "");
  g_autofree char *big = repeat ("", "        ", 1024 * 1024, "a"), *name = repeat ("", "链", 201, "\n");
  g_autofree char *table = repeat ("环节名称\t位置\n", "a\t上游\n", 1001, ""), *wide = repeat ("环节名称\t位置\t", "x\t", 2000, "\na\n");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    run_refused (f, texts[i].text, t.chain, TRUE, texts[i].word);
  run_refused (f, many, t.chain, TRUE, "at once");
  run_refused (f, blank, t.chain, TRUE, "no segments");
  run_refused (f, big, t.chain, TRUE, "at once");
  run_refused (f, table, t.chain, TRUE, "at once");
  run_refused (f, wide, t.chain, TRUE, "columns");
  run_refused (f, name, t.chain, TRUE, "200");
  run_refused (f, "甲", 4711, TRUE, "no longer");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/exchange/clipping/round-trip", test_round_trip);
  ADD ("/exchange/clipping/clash", test_clash);
  ADD ("/exchange/clipping/nothing", test_nothing);
  ADD ("/exchange/clipping/table", test_table);
  ADD ("/exchange/clipping/hostile", test_hostile);
  ADD ("/exchange/clipping/much", test_much);
  ADD ("/exchange/clipping/tolerant", test_tolerant);
  ADD ("/exchange/clipping/mutated", test_mutated);
  ADD ("/exchange/clipping/lines", test_lines);
  ADD ("/exchange/clipping/foreign-table", test_foreign_table);
  ADD ("/exchange/clipping/own-table", test_own_table);
  ADD ("/exchange/clipping/hostile-text", test_hostile_text);
  return g_test_run ();
}
