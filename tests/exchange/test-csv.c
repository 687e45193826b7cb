/* Tables as text: encodings, delimiters, lines, bounds. */
#include "config.h"

#include "exchange/csv.h"
#include "exchange/encoding.h"
#include "exchange/error.h"

#include <glib/gstdio.h>
#include <string.h>

static LtSheet *
read_text (const char *text, gssize length, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return lt_csv_read_bytes (bytes, "test.csv", error);
}

static LtSheet *
must_read (const char *text, gssize length)
{
  g_autoptr(GError) error = NULL;
  LtSheet *sheet = read_text (text, length, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sheet);
  return sheet;
}

#define assert_cell(sheet, row, column, text) g_assert_cmpstr (lt_sheet_get_cell (sheet, row, column), ==, text)

static void
test_lines (void)
{
  static const char *const ends[] = { "\n", "\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr(GString) text = g_string_new ("名称,说明\nA,\"一\n二\"\n\nB,\"\"\"三\"\"\"\n , \nC,四");
      g_autoptr(LtSheet) sheet = NULL;

      g_string_replace (text, "\n", ends[i], 0);
      sheet = must_read (text->str, text->len);
      g_assert_cmpuint (lt_sheet_get_n_columns (sheet), ==, 2);
      g_assert_cmpuint (lt_sheet_get_n_rows (sheet), ==, 3);
      /* Line 1 is the header, A's cell covers 2 and 3, 4 is empty, 6 is blank. */
      g_assert_cmpuint (lt_sheet_get_line (sheet, 0), ==, 2);
      g_assert_cmpuint (lt_sheet_get_line (sheet, 1), ==, 5);
      g_assert_cmpuint (lt_sheet_get_line (sheet, 2), ==, 7);
      assert_cell (sheet, 1, 1, "\"三\"");
      assert_cell (sheet, 2, 1, "四");
    }
}

static void
test_delimiters (void)
{
  static const char *const texts[] = { "a,b,c\n1,\"2,x\",3\n", "a;b;c\n1;2,x;3\n", "a\tb\tc\n1\t2,x\t3\n", "\n\na;\"b,,,,\";c\n1;2,x;3\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(LtSheet) sheet = must_read (texts[i], -1);

      g_assert_cmpuint (lt_sheet_get_n_columns (sheet), ==, 3);
      g_assert_cmpstr (lt_sheet_get_header (sheet, 2), ==, "c");
      assert_cell (sheet, 0, 1, "2,x");
      assert_cell (sheet, 0, 2, "3");
    }
  {
    g_autoptr(LtSheet) sheet = must_read ("a\tb\tc\n\t2\t\n", -1);

    assert_cell (sheet, 0, 0, "");
    assert_cell (sheet, 0, 1, "2");
    assert_cell (sheet, 0, 2, "");
    assert_cell (sheet, 0, 99, "");
  }
}

static const char *const sample = "企业名称,区域,营收\n三赢兴科技,咸宁市,一亿\n";

static void
test_encodings (void)
{
  static const struct { const char *mark, *encoding; gsize length; } cases[] = {
    { "", "UTF-8", 0 }, { "\xef\xbb\xbf", "UTF-8", 3 }, { "", "UTF-16LE", 0 }, { "", "UTF-16BE", 0 },
    { "\xff\xfe", "UTF-16LE", 2 }, { "\xfe\xff", "UTF-16BE", 2 }, { "", "GB18030", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = 0, decoded = 0;
      const char *found = NULL;
      g_autofree char *raw = g_convert (sample, -1, cases[i].encoding, "UTF-8", NULL, &length, NULL);
      g_autoptr(GByteArray) bytes = g_byte_array_new ();
      g_autofree char *text = NULL;
      g_autoptr(LtSheet) sheet = NULL;

      g_byte_array_append (bytes, (const guint8 *) cases[i].mark, cases[i].length);
      g_byte_array_append (bytes, (const guint8 *) raw, length);
      text = lt_encoding_decode ((const char *) bytes->data, bytes->len, "x", &decoded, &found, NULL);
      g_assert_cmpstr (text, ==, sample);
      g_assert_cmpstr (found, ==, cases[i].encoding);
      sheet = must_read ((const char *) bytes->data, bytes->len);
      g_assert_cmpstr (lt_sheet_get_header (sheet, 0), ==, "企业名称");
      assert_cell (sheet, 0, 1, "咸宁市");
    }
}

static void
assert_refused (const char *text, gssize length, int code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtSheet) sheet = read_text (text, length, &error);

  g_assert_null (sheet);
  g_assert_error (error, LT_EXCHANGE_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
}

/* A text cut inside a character is no text, in any encoding; never a part of one. */
static void
test_cut_text (void)
{
  static const char *const encodings[] = { "GB18030", "UTF-8", "UTF-16LE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length = 0;
      g_autofree char *raw = g_convert ("企业名称,区域,说明\n三赢兴科技,咸宁市,一期", -1, encodings[i], "UTF-8", NULL, &length, NULL);

      assert_refused (raw, length - 1, LT_EXCHANGE_ERROR_TEXT);
    }
}

/* One bad byte in UTF-8 would be valid GB18030, as gibberish. */
static void
test_damaged_utf8 (void)
{
  g_autofree char *text = g_strdup ("企业名称,区域,说明\n三赢兴科技有限公司,咸宁市,高新区一期x\n");

  *strchr (text, 'x') = '\xd0';
  assert_refused (text, -1, LT_EXCHANGE_ERROR_TEXT);
}

static void
test_refused_files (void)
{
  g_autoptr(GError) error = NULL;

  assert_refused ("a,b\n1,\0\n", 8, LT_EXCHANGE_ERROR_TEXT);
  assert_refused ("PK\3\4\0\0\0\0\0", 9, LT_EXCHANGE_ERROR_TEXT);
  assert_refused ("", 0, LT_EXCHANGE_ERROR_NOTHING);
  assert_refused ("\n \n", -1, LT_EXCHANGE_ERROR_NOTHING);
  assert_refused ("a,b\n1,\"never closed\n2,3\n", -1, LT_EXCHANGE_ERROR_TEXT);
  g_assert_null (lt_csv_read_file (g_get_tmp_dir (), &error));
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TEXT);
  g_clear_error (&error);
  g_assert_null (lt_csv_read_file ("/nowhere/at/all.csv", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_bounds (void)
{
  g_autofree char *most = g_strnfill (LT_SHEET_MAX_CELL, 'x');
  g_autofree char *fits = g_strconcat ("a\n", most, "\n", NULL);
  g_autofree char *large = g_strconcat ("a\n\"", most, "y\"\n", NULL);
  g_autofree char *columns = g_strnfill (LT_SHEET_MAX_COLUMNS, ',');
  g_autofree char *wide = g_strconcat ("a,b\n", columns, "x\n", NULL);
  g_autofree char *unclosed = g_strdup ("a\n\"");
  g_autoptr(GString) endless = g_string_new (unclosed);
  g_autoptr(LtSheet) sheet = must_read (fits, -1);

  g_assert_cmpuint (strlen (lt_sheet_get_cell (sheet, 0, 0)), ==, LT_SHEET_MAX_CELL);
  assert_refused (large, -1, LT_EXCHANGE_ERROR_TOO_BIG);
  assert_refused (wide, -1, LT_EXCHANGE_ERROR_TOO_BIG);
  for (guint i = 0; i < 5 * LT_SHEET_MAX_CELL / 8; i++)
    g_string_append (endless, "1234567\n");
  assert_refused (endless->str, endless->len, LT_EXCHANGE_ERROR_TOO_BIG);
}

/* Refused soon, before they have taken the memory that they ask for. */
static void
test_bombs (void)
{
  g_autofree char *letters = g_strnfill (10 << 20, 'x'), *commas = g_strnfill (1 << 20, ','), *quotes = g_strnfill (10 << 20, '"');
  g_autofree char *cell = g_strconcat ("a\n", letters, "\n", NULL), *header = g_strconcat (letters, "\n1\n", NULL);
  g_autofree char *row = g_strconcat ("a\n", commas, "1\n", NULL), *columns = g_strconcat (commas, "a\n", NULL);
  g_autofree char *quoted = g_strconcat ("a\n", quotes, "\n", NULL), *unclosed = g_strconcat ("a\n\"", letters, NULL);
  g_autofree char *zeros = g_malloc0 (10 << 20);

  assert_refused (cell, -1, LT_EXCHANGE_ERROR_TOO_BIG);
  assert_refused (header, -1, LT_EXCHANGE_ERROR_TOO_BIG);
  assert_refused (row, -1, LT_EXCHANGE_ERROR_TOO_BIG);
  assert_refused (columns, -1, LT_EXCHANGE_ERROR_TOO_BIG);
  assert_refused (quoted, -1, LT_EXCHANGE_ERROR_TOO_BIG);
  assert_refused (unclosed, -1, LT_EXCHANGE_ERROR_TOO_BIG);
  assert_refused (zeros, 10 << 20, LT_EXCHANGE_ERROR_TEXT);
}

/* A file may be called anything; messages about it are one line. */
static void
test_odd_file_name (void)
{
  g_autofree char *folder = g_dir_make_tmp ("liantu-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a\n\x1b[31m\xff\xe2\x80\xae.csv", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "a\n\"b\n", -1, NULL));
  g_assert_null (lt_csv_read_file (path, &error));
  g_assert_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TEXT);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\n\x1b"));
  g_assert_null (strstr (error->message, "\xe2\x80\xae"));
  g_unlink (path);
  g_rmdir (folder);
}

static char *
random_cell (GRand *rand)
{
  static const char *const pieces[] = { "a", "链", "，", ",", ";", "\t", "\"", "\"\"", "\n", " ", "0", "𠮷", "=1", "é" };
  g_autoptr(GString) cell = g_string_new (NULL);

  for (gint n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    g_string_append (cell, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_strdup (cell->str);
}

#define ROUNDS 400

/* What is written with quoting is read back the same. The header holds the delimiter often enough to
 * be found, and each row ends in a cell that is not blank, because blank rows are left out. */
static void
test_round_trip (void)
{
  static const char delimiters[] = { ',', ';', '\t' };
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      const char *header[] = { "一", "二", "三", "四" };
      char delimiter = delimiters[round % G_N_ELEMENTS (delimiters)];
      guint n_rows = g_rand_int_range (rand, 1, 6);
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(LtSheet) sheet = NULL;

      lt_csv_append_row (text, delimiter, header, 4);
      for (guint i = 0; i < n_rows; i++)
        {
          for (guint j = 0; j < 3; j++)
            g_ptr_array_add (cells, random_cell (rand));
          g_ptr_array_add (cells, g_strdup ("."));
          lt_csv_append_row (text, delimiter, (const char *const *) cells->pdata + i * 4, 4);
        }
      sheet = must_read (text->str, text->len);
      g_assert_cmpuint (lt_sheet_get_n_rows (sheet), ==, n_rows);
      for (guint i = 0; i < cells->len; i++)
        assert_cell (sheet, i / 4, i % 4, g_ptr_array_index (cells, i));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/delimiters", test_delimiters);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/cut-text", test_cut_text);
  g_test_add_func ("/csv/damaged-utf8", test_damaged_utf8);
  g_test_add_func ("/csv/refused-files", test_refused_files);
  g_test_add_func ("/csv/bounds", test_bounds);
  g_test_add_func ("/csv/bombs", test_bombs);
  g_test_add_func ("/csv/odd-file-name", test_odd_file_name);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  return g_test_run ();
}
