/* liantuctl gaps, rules and override: which gaps come first, why, and what that goes by. Figures by hand. */
#include "config.h"
#include "ctl.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

static JsonObject *
find_segment (JsonObject *said, const char *name)
{
  JsonArray *segments = json_object_get_array_member (said, "segments");

  for (guint i = 0; i < json_array_get_length (segments); i++)
    {
      JsonObject *entry = json_array_get_object_element (segments, i);

      if (g_strcmp0 (json_object_get_string_member (entry, "segment"), name) == 0)
        return entry;
    }
  g_error ("no segment %s", name);
}

static void
assert_factors (JsonObject *entry, double demand, double supply, double bridge, double criticality, double prospects)
{
  JsonObject *factors = json_object_get_object_member (entry, "factors");

  g_assert_cmpuint (json_object_get_size (factors), ==, 5);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (factors, "demand"), demand, 1e-12);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (factors, "supply"), supply, 1e-12);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (factors, "bridge"), bridge, 1e-12);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (factors, "criticality"), criticality, 1e-12);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (factors, "prospects"), prospects, 1e-12);
}

static void
assert_says (Fixture *f, const char *text)
{
  if (strstr (f->out, text) == NULL)
    g_error ("“%s” does not say “%s”", f->out, text);
}

/* Xinzheng's 新型显示 by its sources: covered are 柔性电路板, 高清摄像头, 背光模组, MiniLED直显, 显示面板 and 物流服务, each by one
 * enterprise without a recorded revenue. Of them lead to one another: 柔性电路板 to 高清摄像头, and by 贴片 to 背光模组, MiniLED直显
 * and 显示面板; MiniLED直显 to 显示面板: 5 pairs. Nothing supplies segments with more than 2 enterprises. The four that the
 * city negotiates for: */
static const struct {
  const char *segment, *action, *badge;
  double      demand, supply, bridge, criticality, priority;
  const char *demand_words;
} negotiated[] = {
  /* 显示面板 is there, 液晶面板 is not */
  { "偏光片", "extend", "Extend the chain", 1 / 2.0, 0, 0, 2 / 3.0, 17.5 + 40 / 3.0, "显示面板 (1), 液晶面板 (0): 1 local enterprise" },
  /* 背光模组 and MiniLED直显 are one enterprise's, which counts in each; of LED芯片 and 柔性电路板 the second is there */
  { "贴片", "fill", "Fill the chain", 2 / 2.0, 1 / 2.0, 3 / 5.0, 0, 35 + 7.5 + 12, "MiniLED直显 (1)" },
  { "模具", "extend", "Extend the chain", 2 / 2.0, 0, 0, 0, 35, "高清摄像头 (1)" },
  { "膜片", "extend", "Extend the chain", 1 / 2.0, 0, 0, 0, 17.5, "背光模组 (1): 1 local enterprise" },
};

static void
test_negotiated (Fixture *f, gconstpointer unused)
{
  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xinzheng", NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (negotiated); i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      JsonObject *entry;

      g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "新郑市", "--json", NULL), ==, 0);
      entry = find_segment (parse (parser, f->out), negotiated[i].segment);
      g_assert_cmpstr (json_object_get_string_member (entry, "coverage"), ==, "missing");
      g_assert_cmpstr (json_object_get_string_member (entry, "computed"), ==, "missing");
      g_assert_cmpstr (json_object_get_string_member (entry, "action"), ==, negotiated[i].action);
      assert_factors (entry, negotiated[i].demand, negotiated[i].supply, negotiated[i].bridge, negotiated[i].criticality, 0);
      g_assert_cmpfloat_with_epsilon (json_object_get_double_member (entry, "priority"), negotiated[i].priority, 1e-10);
      g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "新郑市", "--why", negotiated[i].segment, NULL), ==, 0);
      assert_says (f, "No local enterprise in operation and no project signed");
      assert_says (f, negotiated[i].badge);
      assert_says (f, negotiated[i].demand_words);
    }
}

/* Why, with the figures it is made of, in text and as JSON; which segment is meant where two bear the name. */
static void
test_why (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *said, *entry, *why, *rules;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xinzheng", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--why", "新型显示/贴片", NULL), ==, 0);
  assert_says (f, "54.5\t新型显示\t贴片\tMissing\tFill\t0\t0\t0\n");
  assert_says (f, "Demand 1 × 35 = 35: It supplies ");
  assert_says (f, "Supply 0.5 × 15 = 7.5: Of the segments that supply it, 1 of 2 are covered here: 柔性电路板; not covered: LED芯片.\n");
  assert_says (f, "Bridge 0.6 × 20 = 12: Of 5 pairs of covered segments of its chain of which one leads to the other, 3 have a path by it.\n");
  assert_says (f, "Criticality 0 × 20 = 0: No criticality is recorded.\n");
  assert_says (f, "Prospects 0 × 10 = 0: No target is recorded for it.\n");
  assert_says (f, "Priority: 54.5\n");
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--chain", "新型显示", "--why", "贴片", "--json", NULL), ==, 0);
  said = parse (parser, f->out);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (said, "segments")), ==, 1);
  entry = find_segment (said, "贴片");
  why = json_object_get_object_member (entry, "why");
  g_assert_cmpuint (json_object_get_size (why), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (why, "action"), ==,
                   "Of the segments that supply it, 1 of 2 are covered here. Of the segments it supplies, 2 of 2 are covered here.");
  g_assert_cmpstr (json_object_get_string_member (why, "criticality"), ==, "No criticality is recorded.");
  rules = json_object_get_object_member (said, "rules");
  g_assert_cmpfloat (json_object_get_double_member (rules, "min_count"), ==, 2);
  g_assert_cmpfloat (json_object_get_double_member (rules, "min_revenue_wan"), ==, 10000);
  g_assert_cmpfloat (json_object_get_double_member (rules, "single_share"), ==, 0.8);
  g_assert_cmpfloat (json_object_get_double_member (rules, "prospects_full"), ==, 3);
  g_assert_cmpfloat (json_object_get_double_member (rules, "weight_demand"), ==, 35);
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--why", "火星", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--why", NULL), ==, 2);
  assert_one_line (f->err);
}

/* 显示驱动芯片 is supplied by 芯片测试 of 集成电路, which is there: the reason why it is 补链 lies in another chain. */
static void
test_other_chain (Fixture *f, gconstpointer unused)
{
  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xinzheng", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--why", "显示驱动芯片", NULL), ==, 0);
  assert_says (f, "32.5\t新型显示\t显示驱动芯片\tMissing\tFill\t");          /* 1 of 2 enterprises, supplied in full */
  assert_says (f, "Supply 1 × 15 = 15: Of the segments that supply it, 1 of 1 are covered here: 芯片测试 of 集成电路.\n");
}

/* The first line is the first gap; what is none comes last and has no priority. */
static void
test_list (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(GStrv) lines = NULL;
  double before = 101;
  gboolean ended = FALSE;
  guint n = 0;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xinzheng", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--chain", "新型显示", NULL), ==, 0);
  lines = g_strsplit (f->out, "\n", -1);
  for (; lines[n][0] != '\0'; n++)
    {
      double figure = g_ascii_strtod (lines[n], NULL);

      g_assert_nonnull (strstr (lines[n], "\t新型显示\t"));
      ended |= g_str_has_prefix (lines[n], "–\t");
      g_assert_true (ended == g_str_has_prefix (lines[n], "–\t"));
      g_assert_true (ended || figure <= before);
      before = figure;
    }
  g_assert_cmpuint (n, ==, 18);
  g_assert_true (g_str_has_prefix (lines[0], "54.5\t新型显示\t贴片\t"));
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--json", NULL), ==, 0);
  g_assert_true (json_object_get_null_member (find_segment (parse (parser, f->out), "智能配网装置"), "priority"));      /* arriving */
}

/* (transfer full): all that this test may see of the document. */
static char *
look (Fixture *f)
{
  g_autofree char *gaps = NULL;

  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--json", NULL), ==, 0);
  gaps = g_steal_pointer (&f->out);
  g_assert_cmpint (ctl (f, "history", "@a.liantu", "--json", NULL), ==, 0);
  return g_strconcat (gaps, f->out, NULL);
}

/* --- Rules --- */

static void
test_rules (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new (), again = json_parser_new ();
  JsonObject *said;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xinzheng", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "rules", "@a.liantu", "--region", "新郑市", "--set", "weight_bridge=0", "--set", "min_count=1", NULL), ==, 0);
  assert_says (f, "weight_bridge\t0\t");
  assert_says (f, "weight_demand\t35\t");
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "新郑市", "--json", NULL), ==, 0);
  said = parse (parser, f->out);
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (said, "rules"), "weight_bridge"), ==, 0);
  /* (35 + 7.5) of 80; one enterprise without a leader is single now, as one of one */
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (find_segment (said, "贴片"), "priority"), 42.5 / 0.8, 1e-10);
  g_assert_cmpstr (json_object_get_string_member (find_segment (said, "背光模组"), "action"), ==, "secure");
  g_assert_cmpint (ctl (f, "rules", "@a.liantu", "--region", "新郑市", "--clear", "weight_bridge", "--json", NULL), ==, 0);
  said = json_object_get_object_member (parse (again, f->out), "rules");
  g_assert_cmpfloat (json_object_get_double_member (said, "weight_bridge"), ==, 20);
  g_assert_cmpfloat (json_object_get_double_member (said, "min_count"), ==, 1);
  g_assert_cmpint (ctl (f, "undo", "@a.liantu", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "rules", "@a.liantu", "--region", "新郑", NULL), ==, 0);
  assert_says (f, "weight_bridge\t0\t");
  g_assert_cmpint (ctl (f, "rules", "@a.liantu", NULL), ==, 0);             /* everywhere else */
  assert_says (f, "weight_bridge\t20\t");
}

/* A message of one line, exit 1, and nothing stored; in several figures the good ones are not stored either. */
static void
test_rules_refused (Fixture *f, gconstpointer unused)
{
  static const char *const bad[] = {
    "min_count=0", "min_count=-2", "min_count=2.5", "min_count=nan", "min_count=1e9", "min_revenue_wan=0", "min_revenue_wan=-1",
    "min_revenue_wan=inf", "single_share=0", "single_share=1.5", "single_share=-0.1", "prospects_full=0", "weight_demand=-1",
    "weight_supply=101", "weight_bridge=", "weight_bridge", "weight_bridge=x", "=3", "nonsense=3", "invest_wan_per_mu=3",
  };
  g_autofree char *before = NULL, *after = NULL;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xinzheng", NULL), ==, 0);
  before = look (f);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_cmpint (ctl (f, "rules", "@a.liantu", "--set", "weight_demand=1", "--set", bad[i], NULL), ==, 1);
      assert_one_line (f->err);
      g_assert_cmpstr (f->out, ==, "");
    }
  g_assert_cmpint (ctl (f, "rules", "@a.liantu", "--set", "weight_demand=0", "--set", "weight_supply=0", "--set", "weight_bridge=0",
                        "--set", "weight_criticality=0", "--set", "weight_prospects=0", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_nonnull (strstr (f->err, "All weights would be zero"));
  g_assert_cmpint (ctl (f, "rules", "@a.liantu", "--region", "火星", "--set", "min_count=3", NULL), ==, 1);
  assert_one_line (f->err);
  after = look (f);
  g_assert_cmpstr (after, ==, before);
}

/* --- Overrides --- */

static void
test_override (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new (), again = json_parser_new ();
  JsonObject *entry, *held;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xinzheng", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--region", "新郑市", "--segment", "新型显示/液晶面板", "--coverage", "strong",
                        "--reason", "两家企业未入统", "--owner", "王科长", "--on", "2026-11-26", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "新郑市", "--json", NULL), ==, 0);
  entry = find_segment (parse (parser, f->out), "液晶面板");
  g_assert_cmpstr (json_object_get_string_member (entry, "coverage"), ==, "strong");
  g_assert_cmpstr (json_object_get_string_member (entry, "computed"), ==, "missing");
  g_assert_cmpstr (json_object_get_string_member (entry, "action"), ==, "none");
  g_assert_true (json_object_get_null_member (entry, "priority"));
  held = json_object_get_object_member (entry, "override");
  g_assert_cmpstr (json_object_get_string_member (held, "coverage"), ==, "strong");
  g_assert_cmpstr (json_object_get_string_member (held, "reason"), ==, "两家企业未入统");
  g_assert_cmpstr (json_object_get_string_member (held, "owner"), ==, "王科长");
  g_assert_cmpstr (json_object_get_string_member (held, "dated"), ==, "2026-11-26");
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "新郑市", "--why", "液晶面板", NULL), ==, 0);
  assert_says (f, "–\t新型显示\t液晶面板\tStrong\t");
  assert_says (f, "Held to be Strong by 王科长 on 2026-11-26: “两家企业未入统”. By the rules: Missing. No local enterprise");
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "新郑市", "--why", "偏光片", NULL), ==, 0);
  assert_says (f, "Of the segments it supplies, 2 of 2 are covered here.");
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--region", "新郑市", "--segment", "液晶面板", "--withdraw", NULL), ==, 0);
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "新郑市", "--json", NULL), ==, 0);
  entry = find_segment (parse (again, f->out), "液晶面板");
  g_assert_true (json_object_get_null_member (entry, "override"));
  g_assert_cmpstr (json_object_get_string_member (entry, "coverage"), ==, "missing");
}

static void
test_override_refused (Fixture *f, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xinzheng", NULL), ==, 0);
  before = look (f);
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--segment", "偏光片", "--coverage", "weak", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_nonnull (strstr (f->err, "reason is missing"));
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--segment", "偏光片", "--coverage", "weak", "--reason", " ", NULL), ==, 1);
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--segment", "偏光片", "--coverage", "weak", "--reason", "x", "--on", "昨天", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--segment", "火星", "--coverage", "weak", "--reason", "x", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--segment", "偏光片", "--withdraw", NULL), ==, 1);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--segment", "偏光片", "--coverage", "huge", "--reason", "x", NULL), ==, 2);
  assert_one_line (f->err);
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--segment", "偏光片", "--coverage", "weak", "--withdraw", NULL), ==, 2);
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--segment", "偏光片", NULL), ==, 2);
  g_assert_cmpint (ctl (f, "override", "@a.liantu", "--coverage", "weak", "--reason", "x", NULL), ==, 2);
  assert_one_line (f->err);
  after = look (f);
  g_assert_cmpstr (after, ==, before);
}

/* A file from elsewhere: regions in a ring, thresholds of zero, all weights zero. It is computed by the defaults. */
static void
test_doctored (Fixture *f, gconstpointer unused)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *said, *factors;
  sqlite3 *db;

  g_assert_cmpint (ctl (f, "new", "@a.liantu", "--sample", "xinzheng", NULL), ==, 0);
  g_assert_cmpint (sqlite3_open (f->file, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE region SET parent = (SELECT id FROM region WHERE name = '电子信息产业园在建区') WHERE name = '新郑市';"
                                     "INSERT INTO threshold (id, name, value) VALUES (1, 'min_count', 0), (2, 'min_revenue_wan', 0),"
                                     " (3, 'single_share', 0), (4, 'prospects_full', 0), (5, 'weight_demand', 0), (6, 'weight_supply', 0),"
                                     " (7, 'weight_bridge', 0), (8, 'weight_criticality', 0), (9, 'weight_prospects', 0)", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_assert_cmpint (ctl (f, "gaps", "@a.liantu", "--region", "电子信息产业园在建区", "--json", NULL), ==, 0);
  said = parse (parser, f->out);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (find_segment (said, "贴片"), "priority"), 54.5, 1e-10);
  factors = json_object_get_object_member (find_segment (said, "贴片"), "factors");
  g_assert_cmpfloat (json_object_get_double_member (factors, "prospects"), ==, 0);
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (said, "rules"), "weight_supply"), ==, 15);
}

#define ADD(path, func) g_test_add ("/cli/gaps/" path, Fixture, NULL, up, func, down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("negotiated", test_negotiated);
  ADD ("why", test_why);
  ADD ("other-chain", test_other_chain);
  ADD ("list", test_list);
  ADD ("rules", test_rules);
  ADD ("rules-refused", test_rules_refused);
  ADD ("override", test_override);
  ADD ("override-refused", test_override_refused);
  ADD ("doctored", test_doctored);
  return g_test_run ();
}
