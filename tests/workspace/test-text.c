/* Names as people write them. Text that is not UTF-8 counts as no text: nothing comes of it, and nothing is lost by it. */
#include "config.h"
#include "workspace/text.h"

#include <string.h>

#define BROKEN "\xe6\x98"          /* the first two bytes of a character of three */

static void
assert_text (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_tidy (void)
{
  assert_text (lt_text_tidy ("  新型　显示\t\r\n "), "新型 显示");          /* an ideographic space too */
  assert_text (lt_text_tidy ("\xef\xbb\xbf" "a\xe2\x80\x8b" "b\xc2\xa0" "c"), "ab c");    /* BOM, zero-width, no-break */
  assert_text (lt_text_tidy ("e\xcc\x81"), "é");
  /* An escape sequence, C1, a right-to-left override with its end, an isolate. */
  assert_text (lt_text_tidy ("a\x1b[31m\xc2\x9f\xe2\x80\xaetxt\xe2\x80\xac\xe2\x81\xa6" "b\xe2\x81\xa9"), "a[31mtxtb");
  assert_text (lt_text_tidy ("ＡＢＣ（甲）"), "ＡＢＣ（甲）");              /* widths stay as they are written */
  assert_text (lt_text_tidy (" \n\xe3\x80\x80 "), NULL);
  assert_text (lt_text_tidy (""), NULL);
  assert_text (lt_text_tidy (NULL), NULL);
  assert_text (lt_text_tidy (BROKEN), NULL);
}

static void
test_fold (void)
{
  assert_text (lt_text_fold ("ＡＢＣ　１２３"), "abc123");
  assert_text (lt_text_fold (" Led 芯 片 "), "led芯片");
  assert_text (lt_text_fold ("（赤壁）"), "(赤壁)");
  assert_text (lt_text_fold ("Ⅲ㎡"), "iiim2");
  assert_text (lt_text_fold (""), "");
  assert_text (lt_text_fold (NULL), NULL);
  assert_text (lt_text_fold ("a" BROKEN), NULL);
}

/* The short way for ideographs and ASCII gives what the long way gives, which one wide letter brings about. */
static void
test_fold_short_and_long (void)
{
  for (gunichar c = 1; c < 0xA100; c += c < 0x80 ? 1 : c < 0x4D00 ? 61 : 7)
    {
      char text[16] = { 0 };
      g_autofree char *brief = NULL, *expected = NULL, *full = NULL;
      int n = g_unichar_to_utf8 (c, text);

      brief = lt_text_fold (text);
      strcpy (text + n, "Ａ");
      full = lt_text_fold (text);
      expected = g_strconcat (brief, "a", NULL);
      g_assert_cmpstr (full, ==, expected);
    }
  assert_text (lt_text_fold ("芯\xe4\xb8"), NULL);
  assert_text (lt_text_fold ("芯\xe4"), NULL);
  assert_text (lt_text_fold ("芯\xe4\xff\xff"), NULL);
  assert_text (lt_text_fold ("\xe4\x80\x80"), "\xe4\x80\x80");
}

static void
test_fold_company (void)
{
  assert_text (lt_text_fold_company ("维达力实业（赤壁）有限公司"), "维达力实业(赤壁)");
  assert_text (lt_text_fold_company ("维达力实业〔赤壁〕有限责任公司"), "维达力实业(赤壁)");
  assert_text (lt_text_fold_company ("维达力实业【赤壁】 股份有限公司"), "维达力实业(赤壁)");
  assert_text (lt_text_fold_company ("South Glass Co., Ltd."), "southglass");
  assert_text (lt_text_fold_company ("South Glass CO.,LTD"), "southglass");
  assert_text (lt_text_fold_company ("南玻集团"), "南玻集团");
  assert_text (lt_text_fold_company ("有限公司"), "有限公司");            /* nothing would be left */
  assert_text (lt_text_fold_company ("有限公司南玻"), "有限公司南玻");    /* only at the end */
  assert_text (lt_text_fold_company (NULL), NULL);
  assert_text (lt_text_fold_company (BROKEN), NULL);
}

static void
assert_split (const char *cell, const char *expected)
{
  g_auto(GStrv) values = lt_text_split (cell);
  g_autofree char *joined = g_strjoinv ("|", values);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_split (void)
{
  assert_split ("偏光片；液晶面板; 盖板玻璃、背光\n模组\r\n驱动", "偏光片|液晶面板|盖板玻璃|背光|模组|驱动");
  assert_split ("TFT-LCD/OLED, 大尺寸，高清", "TFT-LCD/OLED, 大尺寸，高清");          /* these belong to a value */
  assert_split ("；； a ;;b；a；", "a|b");
  assert_split ("a  b；a b", "a b");
  assert_split ("", "");
  assert_split ("；", "");
  assert_split (NULL, "");
  assert_split (BROKEN, "");
  assert_split ("a；" BROKEN, "");
}

static void
test_add_values (void)
{
  assert_text (lt_text_add_values ("甲；乙", "乙、丙"), "甲；乙；丙");
  assert_text (lt_text_add_values ("甲；乙", ""), "甲；乙");
  assert_text (lt_text_add_values ("甲；乙", NULL), "甲；乙");
  assert_text (lt_text_add_values (NULL, "甲;乙"), "甲；乙");
  assert_text (lt_text_add_values ("", NULL), NULL);
  assert_text (lt_text_add_values (NULL, NULL), NULL);
  assert_text (lt_text_add_values ("甲；乙", BROKEN), "甲；乙");          /* nothing is lost by it */
}

static void
test_initials (void)
{
  static const struct { const char *text, *initials; } words[] = {
    { "新型显示", "xxxs" }, { "芯片", "xp" }, { "重庆", "cq" }, { "长沙", "cs" }, { "行业", "hy" }, { "银行", "yh" }, { "厦门", "xm" },
    { "LED芯片", "ledxp" }, { "ＬＥＤ芯片", "ledxp" }, { "５G 基站", "5gjz" }, { "TFT-LCD/OLED", "tftlcdoled" }, { "偏光片（进口）", "pgpjk" },
    { "咸宁", "xn" }, { "工业互联网", "gyhlw" }, { "，。！", "" }, { "", "" }, { "湖北长江重庆银行", "hbcjcqyh" },
    { "\xf0\xa0\x80\x80甲", "" },         /* beyond the basic plane: whatever it gives, 甲 must follow */
  };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (words); i++)
    assert_text (lt_text_initials (words[i].text), words[i].initials);
  {
    g_autofree char *rare = lt_text_initials (words[G_N_ELEMENTS (words) - 1].text);
    g_assert_true (g_str_has_suffix (rare, "j"));
  }
  assert_text (lt_text_initials (NULL), "");
  assert_text (lt_text_initials (BROKEN), "");
}

static gpointer
ask_often (gpointer unused)
{
  for (guint i = 0; i < 2000; i++)
    {
      char text[8] = { 0 };

      g_unichar_to_utf8 (0x4E00 + i, text);
      g_free (lt_text_initials (text));
    }
  return NULL;
}

static void
test_initials_from_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("initials", ask_often, NULL);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
}

static void
test_one_line (void)
{
  g_autofree char *tall = g_strnfill (500, 'x'), *cut = lt_text_one_line (tall);

  assert_text (lt_text_one_line ("a\nb\r\tc\x1b[31m"), "a b  c [31m");
  assert_text (lt_text_one_line ("a\xe2\x80\xae" "b\xe2\x80\xa8" "c"), "a b c");        /* right-to-left override, line separator */
  assert_text (lt_text_one_line ("a\xff"), "a\xef\xbf\xbd");
  assert_text (lt_text_one_line (NULL), "");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 121);
}

/* A message may quote a cell of a megabyte: its beginning stays, and what it says to do. */
static void
test_message (void)
{
  g_autofree char *cell = g_strnfill (1 << 20, 'x'), *text = g_strdup_printf ("“a\x1b[31m\n\xe2\x80\xae\xc2\x9f%s” is no day; write it so", cell);
  g_autofree char *line = lt_text_message (text);

  g_assert_cmpint (g_utf8_strlen (line, -1), ==, 401);
  g_assert_true (g_str_has_prefix (line, "“a [31m   xxx"));
  g_assert_true (g_str_has_suffix (line, "xxx” is no day; write it so"));
  assert_text (lt_text_message ("short"), "short");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/text/tidy", test_tidy);
  g_test_add_func ("/workspace/text/fold", test_fold);
  g_test_add_func ("/workspace/text/fold-short-and-long", test_fold_short_and_long);
  g_test_add_func ("/workspace/text/fold-company", test_fold_company);
  g_test_add_func ("/workspace/text/split", test_split);
  g_test_add_func ("/workspace/text/add-values", test_add_values);
  g_test_add_func ("/workspace/text/initials", test_initials);
  g_test_add_func ("/workspace/text/initials-from-threads", test_initials_from_threads);
  g_test_add_func ("/workspace/text/one-line", test_one_line);
  g_test_add_func ("/workspace/text/message", test_message);
  return g_test_run ();
}
