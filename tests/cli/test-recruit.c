/* liantuctl targets and match: the recruitment targets of Xianning's plan under its gaps; figures by hand. */
#include "config.h"
#include "ctl.h"

#include <fcntl.h>
#include <string.h>
#include <termios.h>

static gboolean
has_word (const char *const *words, const char *word)
{
  return g_strv_contains (words, word);
}

/* Of the plan's box 3-1, as the sample's table has it: segment → the enterprises named for it, in one text. */
static GHashTable *
read_plan (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "targets.csv", NULL), *text = NULL;
  GHashTable *plan = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], ",", -1);
      const char *before = g_hash_table_lookup (plan, cells[1]);

      g_hash_table_replace (plan, g_strdup (cells[1]), g_strconcat (before != NULL ? before : "", cells[0], "\n", NULL));
    }
  return plan;
}

/* They and no others are targets of the segment; returns what it calls for. */
static char *
assert_targets (Fixture *f, const char *segment, const char *names)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(GStrv) wanted = g_strsplit (names, "\n", -1);
  JsonObject *said;
  JsonArray *candidates;
  guint targets = 0;

  g_assert_cmpint (ctl (f, "targets", "@a.liantu", "--region", "咸宁", "--segment", segment, "--json", NULL), ==, 0);
  said = parse (parser, f->out);
  g_assert_cmpstr (json_object_get_string_member (said, "region"), ==, "咸宁市");
  candidates = json_object_get_array_member (said, "candidates");
  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonObject *c = json_array_get_object_element (candidates, i);

      if (!json_object_get_boolean_member (c, "target"))
        continue;
      targets++;
      g_assert_true (has_word ((const char *const *) wanted, json_object_get_string_member (c, "enterprise")));
    }
  g_assert_cmpuint (targets, ==, g_strv_length (wanted) - 1);
  return g_strdup (json_object_get_string_member (said, "action"));
}

/* Each stands under its segment. All of these are gaps but the one that two enterprises of Xianning are in. */
static void
test_plan (Fixture *f, gconstpointer unused)
{
  g_autoptr(GHashTable) plan = read_plan ();
  GHashTableIter iter;
  gpointer segment, names;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xianning", NULL), ==, 0);
  g_assert_cmpuint (g_hash_table_size (plan), ==, 21);
  g_hash_table_iter_init (&iter, plan);
  while (g_hash_table_iter_next (&iter, &segment, &names))
    {
      g_autofree char *action = assert_targets (f, segment, names);

      if (strcmp (segment, "智能终端元器件/智能家居") == 0)
        g_assert_cmpstr (action, ==, "none");
      else if (strcmp (segment, "新型显示/背光模组") == 0)
        g_assert_cmpstr (action, ==, "strengthen");      /* 赤壁高投科技 alone */
      else
        g_assert_true (has_word ((const char *const[]) { "fill", "extend", "build", NULL }, action));
    }
}

/* 液晶面板: two that the plan names, with 4 points each, and two that take part: 京东方, and 武汉华星光电 of Wuhan, with none. */
static void
test_reasons (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *first, *reason;
  JsonArray *candidates, *reasons;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xianning", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "targets", "@a.liantu", "--segment", "液晶面板", "--json", NULL), ==, 0);
  candidates = json_object_get_array_member (parse (parser, f->out), "candidates");
  g_assert_cmpuint (json_array_get_length (candidates), ==, 4);
  first = json_array_get_object_element (candidates, 0);
  g_assert_true (has_word ((const char *const[]) { "昆山龙腾光电", "上海微电子装备(集团)", NULL },
                           json_object_get_string_member (first, "enterprise")));
  g_assert_cmpfloat (json_object_get_double_member (first, "score"), ==, 4);
  g_assert_true (json_object_get_null_member (first, "revenue_wan"));
  g_assert_true (json_object_get_null_member (first, "status"));
  g_assert_cmpstr (json_object_get_string_member (first, "method"), ==, "chain");
  g_assert_nonnull (strstr (json_object_get_string_member (first, "method_why"), "covered here"));
  reasons = json_object_get_array_member (first, "reasons");
  g_assert_cmpuint (json_array_get_length (reasons), ==, 6);
  reason = json_array_get_object_element (reasons, 5);
  g_assert_cmpstr (json_object_get_string_member (reason, "part"), ==, "contact");
  g_assert_cmpfloat (json_object_get_double_member (reason, "points"), ==, 4);
  g_assert_cmpfloat (json_object_get_double_member (reason, "most"), ==, 10);
  g_assert_cmpstr (json_object_get_string_member (reason, "why"), ==, "named as a target (Status unknown): 规划招商专栏点名");
  for (guint i = 2; i < 4; i++)
    g_assert_cmpfloat (json_object_get_double_member (json_array_get_object_element (candidates, i), "score"), ==, 0);
  g_assert_cmpint (ctl (f, "targets", "@a.liantu", "--segment", "新型显示/液晶面板", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "京东方\t"));
  g_assert_nonnull (strstr (f->out, "规划招商专栏点名"));
}

/* Seen from Chibi, the mica of 平安电工 of Xianning is offered on request. */
static void
test_districts (Fixture *f, gconstpointer unused)
{
  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xianning", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "targets", "@a.liantu", "--region", "赤壁", "--segment", "云母绝缘材料", NULL), ==, 0);
  g_assert_cmpstr (f->out, ==, "");
  g_assert_cmpint (ctl (f, "targets", "@a.liantu", "--region", "赤壁", "--segment", "云母绝缘材料", "--all-districts", NULL), ==, 0);
  /* 链主 by role and 专精特新: 15 points; 专精特新: 5 */
  g_assert_true (g_str_has_prefix (f->out, "15\t平安电工\t咸宁市\t"));
  g_assert_nonnull (strstr (f->out, "\n5\t中天云母制品\t咸宁市\t"));
}

static void
test_match (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *pair;
  JsonArray *pairs;

  write_file (f, "regions.csv", "区域名称,上级区域\n某市,\n甲区,某市\n");
  write_file (f, "segments.csv", "环节名称,产业链,下游环节\n玻璃,显示,面板\n面板,显示,\n");
  write_file (f, "enterprises.csv", "企业名称,所属区域,所属环节,主营产品,营业收入(万元),年份,参与角色\n"
              "甲,甲区,玻璃,盖板玻璃,999,2024,链主\n乙,某市,面板,玻璃面板,,,\n丙,,面板,面板,9999,2024,\n");
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@regions.csv", "@segments.csv", "@enterprises.csv", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "match", "@a.liantu", "--region", "某市", "--json", NULL), ==, 0);
  pairs = json_object_get_array_member (parse (parser, f->out), "pairs");
  g_assert_cmpuint (json_array_get_length (pairs), ==, 1);      /* 丙 is nowhere, so not here */
  pair = json_array_get_object_element (pairs, 0);
  g_assert_cmpstr (json_object_get_string_member (pair, "supplier"), ==, "甲");
  g_assert_cmpstr (json_object_get_string_member (pair, "buyer"), ==, "乙");
  g_assert_cmpstr (json_object_get_string_member (pair, "from"), ==, "玻璃");
  g_assert_cmpstr (json_object_get_string_member (pair, "to"), ==, "面板");
  g_assert_cmpstr (json_object_get_string_member (pair, "word"), ==, "玻璃");
  g_assert_true (json_object_get_boolean_member (pair, "supplier_leads"));
  g_assert_true (json_object_get_null_member (pair, "buyer_revenue_wan"));
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (pair, "score"), 25 + 15 + 20, 1e-9);
  g_assert_cmpint (ctl (f, "match", "@a.liantu", "--region", "甲区", NULL), ==, 0);
  g_assert_cmpstr (f->out, ==, "");
  write_file (f, "supplies.csv", "供应商,采购商\n甲,乙\n");
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@supplies.csv", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "match", "@a.liantu", "--region", "某市", "--chain", "显示", NULL), ==, 0);
  g_assert_cmpstr (f->out, ==, "");
}

/* Two targets in the order of their segments, one with a ledger. */
static void
make_targets (Fixture *f)
{
  write_file (f, "regions.csv", "区域名称\n某市\n");
  write_file (f, "segments.csv", "环节名称,产业链\n玻璃,显示\n面板,显示\n");
  write_file (f, "targets.csv", "招商对象,环节,状态\nLED厂,面板,\n甲公司,玻璃,已拜访\n");
  write_file (f, "ledger.csv", "日期,招商对象,类型\n2025-03-10,甲公司,走访\n2025-03-09,甲公司,联系\n");
  g_assert_cmpint (ctl (f, "new", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "import", "@a.liantu", "@regions.csv", "@segments.csv", "@targets.csv", "@ledger.csv", NULL), ==, 0);
}

static void
test_all (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *first, *second;
  JsonArray *targets;

  make_targets (f);
  g_assert_cmpint (ctl (f, "targets", "@a.liantu", "--region", "某市", NULL), ==, 0);
  g_assert_cmpstr (f->out, ==, "甲公司\t显示\t玻璃\tBuild\tVisited\t2025-03-10\nLED厂\t显示\t面板\tBuild\tStatus unknown\t–\n");
  g_assert_cmpint (ctl (f, "targets", "@a.liantu", "--region", "某市", "--json", NULL), ==, 0);
  targets = json_object_get_array_member (parse (parser, f->out), "targets");
  g_assert_cmpuint (json_array_get_length (targets), ==, 2);
  first = json_array_get_object_element (targets, 0);
  second = json_array_get_object_element (targets, 1);
  g_assert_cmpstr (json_object_get_string_member (first, "enterprise"), ==, "甲公司");
  g_assert_cmpstr (json_object_get_string_member (first, "action"), ==, "build");
  g_assert_cmpstr (json_object_get_string_member (first, "status"), ==, "visited");
  g_assert_cmpint (json_object_get_int_member (first, "entries"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (first, "last_entry"), ==, "2025-03-10");
  g_assert_true (json_object_get_null_member (second, "status"));
  g_assert_cmpint (json_object_get_int_member (second, "entries"), ==, 0);
  g_assert_true (json_object_get_null_member (second, "last_entry"));
}

/* (transfer full) (nullable): what it says to somebody who sits at a terminal; NULL: there are none here. */
static char *
ask_at_terminal (Fixture *f, const char *command)
{
  const char *argv[] = { g_getenv ("LT_TEST_LIANTUCTL"), command, f->file, "--region", "某市", NULL };
  int master = posix_openpt (O_RDWR | O_NOCTTY), slave = -1, status;
  g_autoptr(GString) text = g_string_new (NULL);
  struct termios settings;
  char buffer[512];
  gssize n;
  GPid pid;

  if (master < 0 || grantpt (master) != 0 || unlockpt (master) != 0 || (slave = open (ptsname (master), O_RDWR | O_NOCTTY)) < 0)
    return NULL;
  g_assert_cmpint (tcgetattr (slave, &settings), ==, 0);
  cfmakeraw (&settings);      /* line ends as they are written */
  g_assert_cmpint (tcsetattr (slave, TCSANOW, &settings), ==, 0);
  g_assert_true (g_spawn_async_with_fds (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, -1, slave, -1,
                                         NULL));
  close (slave);
  while ((n = read (master, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  close (master);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
  return g_strdup (text->str);
}

/* In columns that stand below each other, an ideograph being two cells wide, with heads that scripts do not get. */
static void
test_terminal (Fixture *f, gconstpointer unused)
{
  g_autofree char *targets = NULL, *gaps = NULL, *match = NULL;

  make_targets (f);
  targets = ask_at_terminal (f, "targets");
  if (targets == NULL)
    {
      g_test_skip ("there are no terminals here");
      return;
    }
  g_assert_cmpstr (targets, ==,
                   "Enterprise  Chain  Segment  Action  Status          Last Entry\n"
                   "甲公司      显示   玻璃     Build   Visited         2025-03-10\n"
                   "LED厂       显示   面板     Build   Status unknown  –\n");
  gaps = ask_at_terminal (f, "gaps");
  g_assert_true (g_str_has_prefix (gaps, "Priority  Chain  Segment  Coverage  Action  Enterprises  Projects  Targets\n"));
  g_assert_nonnull (strstr (gaps, "\n3.3       显示   玻璃     Missing   Build   0            0         1\n"));
  /* No heads over nothing. */
  match = ask_at_terminal (f, "match");
  g_assert_cmpstr (match, ==, "");
}

static void
assert_fails (Fixture *f, int status)
{
  g_assert_cmpint (f->status, ==, status);
  assert_one_line (f->err);
  g_assert_cmpstr (f->out, ==, "");
}

static void
test_usage (Fixture *f, gconstpointer unused)
{
  static const char *const limits[] = { "0", "-1", "100001", "many" };

  ctl (f, "targets", "@a.liantu", "--segment", "玻璃", NULL);
  assert_fails (f, 1);                                       /* there is no such file */
  ctl (f, "match", "@a.liantu", NULL);
  assert_fails (f, 1);
  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xianning", NULL), ==, 0);
  ctl (f, "targets", "@a.liantu", "--all-districts", NULL);
  assert_fails (f, 2);
  ctl (f, "targets", "--segment", "玻璃基板", NULL);
  assert_fails (f, 2);
  ctl (f, "targets", "@a.liantu", "--segment", "火星", NULL);
  assert_fails (f, 1);
  ctl (f, "targets", "@a.liantu", "--segment", "玻璃基板", "--region", "火星", NULL);
  assert_fails (f, 1);
  ctl (f, "match", "@a.liantu", "--chain", "火星", NULL);
  assert_fails (f, 1);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      ctl (f, "match", "@a.liantu", "--limit", limits[i], NULL);
      assert_fails (f, 2);
    }
  g_assert_cmpint (ctl (f, "targets", "--help", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "--all-districts"));
  g_assert_cmpint (ctl (f, "match", "--help", NULL), ==, 0);
  g_assert_nonnull (strstr (f->out, "--limit"));
}

#define ADD(path, func) g_test_add ("/cli/recruit/" path, Fixture, NULL, up, func, down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("plan", test_plan);
  ADD ("reasons", test_reasons);
  ADD ("districts", test_districts);
  ADD ("match", test_match);
  ADD ("all", test_all);
  ADD ("terminal", test_terminal);
  ADD ("usage", test_usage);
  return g_test_run ();
}
