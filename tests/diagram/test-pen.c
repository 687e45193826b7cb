/* Pens show the same letters, and an SVG is well formed whatever a label holds. */
#include "diagram/pen.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

static const LtTextStyle plain = { 14, LT_WEIGHT_NORMAL, LT_ALIGN_START, { 0, 0, 0, 1 }, 0 };
static const LtRect page = { 0, 0, 400, 300 };

static char *
svg_of (const char *text, double max_width)
{
  LtPen *pen = lt_pen_new_svg (&page, 8, (LtColour) { 1, 1, 1, 1 }, text);
  LtTextStyle style = plain;

  style.max_width = max_width;
  lt_pen_begin_group (pen, "segment-1", text);
  lt_pen_text (pen, text, (LtPoint) { 10, 20 }, &style);
  lt_pen_end_group (pen);
  return lt_pen_svg_finish (pen);
}

static void
assert_parses (const char *document)
{
  g_autofree char *lint = g_find_program_in_path ("xmllint");
  g_autofree char *path = NULL;
  const char *argv[] = { lint, "--noout", "--nonet", NULL, NULL };
  g_autofree char *errors = NULL;
  int status = -1, fd;

  if (lint == NULL)
    g_error ("xmllint is not installed; build-aux/test does it");
  fd = g_file_open_tmp ("liantu-pen-XXXXXX.svg", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, document, -1, NULL));
  argv[3] = path;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, &errors, &status, NULL));
  g_unlink (path);
  if (status != 0)
    g_error ("xmllint: %s", errors);
}

static void
test_svg_escaping (void)
{
  g_autofree char *document = svg_of ("<b>&\"'</b> ]]> &amp;", 0);

  assert_parses (document);
  g_assert_null (strstr (document, "<b>"));
  g_assert_nonnull (strstr (document, "&lt;b&gt;&amp;"));
  g_assert_nonnull (strstr (document, "&amp;amp;"));
}

static void
test_svg_strange_text (void)
{
  static const char *const strange[] = {
    "a\x01"
    "b\x1f"
    "c\x7f",
    "a\xff\xfe z",
    "\xef\xbf\xbf nonchar \xef\xbf\xbe",
    "two\nlines\tand tab",
    "\xc2\x85\xc2\x9f",
    "\xe2\x80\xae"
    "evil\xe2\x80\xac \xe2\x81\xa6"
    "isolate\xe2\x81\xa9",
    "",
    "   ",
    "\xf0\x9f\x87\xa8\xf0\x9f\x87\xb3 e\xcc\x81",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autofree char *document = svg_of (strange[i], 0), *cut = svg_of (strange[i], 20);

      g_assert_true (g_utf8_validate (document, -1, NULL));
      assert_parses (document);
      assert_parses (cut);
      g_assert_null (strstr (document, "\xe2\x80\xae"));
      g_assert_null (strstr (document, "\xe2\x81\xa6"));
    }
}

static void
test_svg_long_text (void)
{
  g_autofree char *text = g_strnfill (10 * 1024, 'x');
  g_autofree char *document = svg_of (text, 0);

  assert_parses (document);
  g_assert_cmpuint (strlen (document), <, 4096);
}

static void
test_svg_numbers (void)
{
  g_autofree char *old = g_strdup (setlocale (LC_NUMERIC, NULL)), *document = NULL;
  LtPen *pen;
  LtRect rect = { 1.005, -0.001, 1e300, 2.5 };
  LtPaint paint = { .fill = { 1, 0.5, 0, 0.25 }, .stroke = { 0, 0, 0, 1 }, .stroke_width = 1.5, .dash = { 5, 4 } };

  setlocale (LC_NUMERIC, "de_DE.UTF-8");
  pen = lt_pen_new_svg (&page, 0.5, (LtColour) { 0 }, NULL);
  lt_pen_rect (pen, &rect, 0, &paint);
  rect.width = NAN;
  lt_pen_rect (pen, &rect, 3, &paint);
  document = lt_pen_svg_finish (pen);
  setlocale (LC_NUMERIC, old);

  assert_parses (document);
  g_assert_null (strstr (document, "nan"));
  g_assert_null (strstr (document, "-0 "));
  g_assert_nonnull (strstr (document, "viewBox=\"-0.5 -0.5 401 301\""));
  g_assert_nonnull (strstr (document, "fill=\"#ff8000\" fill-opacity=\"0.25\""));
  g_assert_nonnull (strstr (document, "stroke-dasharray=\"5 4\""));
}

static void
test_svg_groups (void)
{
  g_autofree char *document = svg_of ("偏光片", 0);

  assert_parses (document);
  g_assert_nonnull (strstr (document, "<g id=\"segment-1\">\n<title>偏光片</title>"));
  g_assert_nonnull (strstr (document, ">偏光片</text>"));
  g_assert_null (strstr (document, "href"));
  g_assert_null (strstr (document, "url("));
}

static void
test_same_letters (void)
{
  g_autoptr (LtPen) recorder = (LtPen *) recorder_new (FALSE);
  g_autofree char *document = svg_of ("湖北瑞晟新材料科技股份有限公司", 80);
  LtTextStyle style = plain;
  const char *shown;

  style.max_width = 80;
  lt_pen_text (recorder, "湖北瑞晟新材料科技股份有限公司", (LtPoint) { 0 }, &style);
  shown = g_ptr_array_index (((Recorder *) recorder)->texts, 0);
  g_assert_true (g_str_has_suffix (shown, "…"));
  g_assert_cmpfloat (lt_text_width (shown, 14, LT_WEIGHT_NORMAL), <=, 80.1);
  g_assert_nonnull (strstr (document, shown));
}

static void
test_cairo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 100, 40);
  cairo_t *cr = cairo_create (surface);
  LtPen *pen = lt_pen_new_cairo (cr);
  guint ink[3] = { 0 };

  g_assert_false (lt_pen_has_groups (pen));
  lt_pen_begin_group (pen, "x", "y");
  lt_pen_end_group (pen);
  for (guint i = 0; i < 3; i++)
    {
      LtTextStyle style = plain;

      style.align = (LtAlign) i;
      lt_pen_text (pen, "国", (LtPoint) { 50, 25 }, &style);
    }
  lt_pen_free (pen);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 40; y++)
    for (int x = 0; x < 100; x++)
      if (cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] > 100)
        ink[x < 43 ? 0 : x < 50 ? 1 : 2]++;
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (ink[i], >, 10);
  cairo_surface_destroy (surface);
}

static void
test_wrap (void)
{
  g_auto (GStrv) whole = lt_text_wrap ("新型显示", 14, LT_WEIGHT_BOLD, 142, 2);
  g_auto (GStrv) two = lt_text_wrap ("显示驱动芯片与时序控制器件", 14, LT_WEIGHT_BOLD, 142, 2);
  g_auto (GStrv) punctuated = lt_text_wrap ("一二三四五六七八九十（甲乙）丙", 14, LT_WEIGHT_NORMAL, 140, 3);
  g_auto (GStrv) latin = lt_text_wrap ("显示器件与 semiconductor", 14, LT_WEIGHT_NORMAL, 120, 3);
  g_auto (GStrv) cut = lt_text_wrap ("新型显示用高纯电子级玻璃基板与盖板材料研发制造基地", 14, LT_WEIGHT_BOLD, 142, 2);
  g_auto (GStrv) unbroken = lt_text_wrap ("Donaudampfschifffahrtsgesellschaft", 14, LT_WEIGHT_NORMAL, 80, 2);
  g_auto (GStrv) none = lt_text_wrap ("", 14, LT_WEIGHT_NORMAL, 80, 2);

  g_assert_cmpuint (g_strv_length (whole), ==, 1);
  g_assert_cmpuint (g_strv_length (two), ==, 2);
  /* Of like length, not ten and three. */
  g_assert_cmpint (ABS (g_utf8_strlen (two[0], -1) - g_utf8_strlen (two[1], -1)), <=, 1);
  for (char **line = punctuated; *line != NULL; line++)
    g_assert_false (g_str_has_prefix (*line, "）"));
  g_assert_true (g_strv_contains ((const char *const *) latin, "semiconductor"));
  g_assert_cmpuint (g_strv_length (cut), ==, 2);
  g_assert_true (g_str_has_suffix (cut[1], "…"));
  g_assert_cmpuint (g_strv_length (unbroken), ==, 2);
  g_assert_cmpuint (g_strv_length (none), ==, 1);
  for (char **line = cut; *line != NULL; line++)
    g_assert_cmpfloat (lt_text_width (*line, 14, LT_WEIGHT_BOLD), <=, 142.1);
}

static void
test_markup_is_text (void)
{
  g_assert_cmpfloat (lt_text_width ("<b>x</b>", 14, LT_WEIGHT_NORMAL), >, 3 * lt_text_width ("x", 14, LT_WEIGHT_NORMAL));
}

static gpointer
measure_in_thread (gpointer data)
{
  double sum = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = g_strdup_printf ("环节 %u 的名字有点长", i % 40);
      g_auto (GStrv) lines = lt_text_wrap (text, 14, LT_WEIGHT_BOLD, 60, 2);

      sum += lt_text_width (lines[0], 14, LT_WEIGHT_BOLD);
    }
  *(double *) data = sum;
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];
  double sums[4], here;

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("measure", measure_in_thread, &sums[i]);
  measure_in_thread (&here);
  for (guint i = 0; i < 4; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpfloat (sums[i], ==, here);
    }
}

/* More texts than any cache holds: what was forgotten is measured again, the same. */
static void
test_cache_forgets (void)
{
  double first = lt_text_width ("偏光片", 14, LT_WEIGHT_NORMAL);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      lt_text_width (text, 14, LT_WEIGHT_NORMAL);
    }
  g_assert_cmpfloat (lt_text_width ("偏光片", 14, LT_WEIGHT_NORMAL), ==, first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pen/svg/escaping", test_svg_escaping);
  g_test_add_func ("/pen/svg/strange-text", test_svg_strange_text);
  g_test_add_func ("/pen/svg/long-text", test_svg_long_text);
  g_test_add_func ("/pen/svg/numbers", test_svg_numbers);
  g_test_add_func ("/pen/svg/groups", test_svg_groups);
  g_test_add_func ("/pen/same-letters", test_same_letters);
  g_test_add_func ("/pen/cairo", test_cairo);
  g_test_add_func ("/pen/text/wrap", test_wrap);
  g_test_add_func ("/pen/text/markup", test_markup_is_text);
  g_test_add_func ("/pen/text/threads", test_threads);
  g_test_add_func ("/pen/text/cache", test_cache_forgets);
  return g_test_run ();
}
