#include "config.h"

#include "exchange/error.h"
#include "exchange/values.h"
#include "workspace/credit-code.h"
#include "workspace/figures.h"
#include "workspace/industry-code.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define LEAST_YEAR 1900
#define MOST_YEAR  2200

/* In bytes, of the marks that stand for "not known". */
#define LONGEST_MARK 6

/* Widths folded (full-width digits, ㎡, ％), trimmed, lower case. */
static char *
normalise_any (const char *cell)
{
  g_autofree char *wide = g_utf8_normalize (cell, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *low = wide ? g_utf8_strdown (wide, -1) : g_strdup ("");

  return g_strdup (g_strstrip (low));
}

static char *
normalise (const char *cell)
{
  return lt_text_is_plain (cell) ? g_strstrip (g_ascii_strdown (cell, -1)) : normalise_any (cell);
}

static const struct {
  LtMeasure   measure;
  const char *words;      /* separated by blanks */
  LtUnit      unit;
} units[] = {
  { LT_MEASURE_MONEY, "元 yuan cny", { 1, 10000 } },
  { LT_MEASURE_MONEY, "千元", { 1, 10 } },
  { LT_MEASURE_MONEY, "万元 万 wan", { 1, 1 } },
  { LT_MEASURE_MONEY, "百万元 百万", { 100, 1 } },
  { LT_MEASURE_MONEY, "千万元 千万", { 1000, 1 } },
  { LT_MEASURE_MONEY, "亿元 亿 yi", { 10000, 1 } },
  { LT_MEASURE_MONEY, "万亿元 万亿", { 100000000, 1 } },
  { LT_MEASURE_LAND, "亩 mu", { 1, 1 } },
  { LT_MEASURE_LAND, "万亩", { 10000, 1 } },
  { LT_MEASURE_LAND, "公顷 ha", { 15, 1 } },
  { LT_MEASURE_LAND, "平方米 平米 m2", { 3, 2000 } },
  { LT_MEASURE_LAND, "万平方米 万平米 万m2", { 15, 1 } },
  { LT_MEASURE_LAND, "平方公里 平方千米 km2", { 1500, 1 } },
  { LT_MEASURE_COUNT, "人 名 个 位 家 人/年 persons", { 1, 1 } },
  { LT_MEASURE_COUNT, "万人 万", { 10000, 1 } },
  { LT_MEASURE_NUMBER, "%", { 1, 100 } },
  { LT_MEASURE_NUMBER, "万元/亩 万元/亩/年 万元/亩·年 万元 亩 家 个 年 分", { 1, 1 } },
  { LT_MEASURE_NUMBER, "亿元", { 10000, 1 } },
};

/**
 * lt_words_contain:
 * @words: words separated by blanks
 *
 * Returns: whether @word, which is not empty, is one of them.
 */
gboolean
lt_words_contain (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = words; length > 0 && (at = strstr (at, word)); at += length)
    if ((at == words || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      return TRUE;
  return FALSE;
}

/**
 * lt_unit_parse:
 * @word: a unit as people write it: 万元, 亿, 公顷, m²
 *
 * 1 亩 is 2000/3 m², 1 公顷 is 15 亩.
 *
 * Returns: whether @word is a unit of @measure.
 */
gboolean
lt_unit_parse (const char *word, LtMeasure measure, LtUnit *unit)
{
  g_autofree char *normal = normalise (word);
  const char *plain = normal;

  if (measure == LT_MEASURE_MONEY && g_str_has_prefix (plain, "人民币"))
    plain += strlen ("人民币");
  if (measure == LT_MEASURE_MONEY && g_str_has_suffix (plain, "人民币"))
    normal[strlen (normal) - strlen ("人民币")] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].measure == measure && lt_words_contain (units[i].words, plain))
      {
        *unit = units[i].unit;
        return TRUE;
      }
  return FALSE;
}

/**
 * lt_value_is_blank:
 *
 * Returns: whether a cell of figures or days says nothing: empty, or one of the marks that people
 * put for "not known". Never applied to names.
 */
gboolean
lt_value_is_blank (const char *cell)
{
  static const char *const marks[] = { "", "-", "--", "—", "——", "/", "\\", "无", "暂无", "未知", "不详", "n/a", "na" };
  gsize length = strlen (cell);
  g_autofree char *normal = NULL;

  if (length == 0)
    return TRUE;
  if (g_ascii_isdigit (cell[0]))
    return FALSE;
  if (length > LONGEST_MARK && !g_ascii_isspace (cell[0]) && !g_ascii_isspace (cell[length - 1]) && lt_text_is_plain (cell))
    return FALSE;
  normal = normalise (cell);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (normal, marks[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Digits with or without separators at every third, a fraction, an exponent. Copies what
 * g_ascii_strtod() understands to `plain`, and says where it ended; NULL: no figure. */
static const char *
scan_number (const char *text, GString *plain)
{
  const char *p = text, *group;

  if (*p == '+' || *p == '-')
    g_string_append_c (plain, *p++);
  group = p;
  while (g_ascii_isdigit (*p))
    g_string_append_c (plain, *p++);
  if (p == group)
    return NULL;
  if (*p == ',' && p - group > 3)
    return NULL;
  while (*p == ',')
    {
      if (!g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || !g_ascii_isdigit (p[3]) || g_ascii_isdigit (p[4]))
        return NULL;
      g_string_append_len (plain, p + 1, 3);
      p += 4;
    }
  if (*p == '.' && g_ascii_isdigit (p[1]))
    do
      g_string_append_c (plain, *p++);
    while (g_ascii_isdigit (*p));
  if (*p == 'e' && (g_ascii_isdigit (p[1]) || (strchr ("+-", p[1]) && p[1] && g_ascii_isdigit (p[2]))))
    do
      g_string_append_c (plain, *p++);
    while (g_ascii_isdigit (*p) || *p == '+' || *p == '-');
  return p;
}

static gboolean
parse_number (const char *text, double *number, const char **rest)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  char *end = NULL;

  *rest = scan_number (text, plain);
  if (!*rest)
    return FALSE;
  *number = g_ascii_strtod (plain->str, &end);
  while (**rest == ' ')
    (*rest)++;
  return *end == '\0';
}

/**
 * lt_value_is_figure:
 *
 * Returns: whether a cell is a number and nothing else.
 */
gboolean
lt_value_is_figure (const char *cell)
{
  g_autofree char *normal = normalise (cell);
  const char *rest = NULL;
  double number;

  return parse_number (normal, &number, &rest) && *rest == '\0';
}

/**
 * lt_value_is_formula:
 *
 * Returns: whether a spreadsheet might run the cell: it begins with =, +, - or @ (of any width) and
 * is no number. Such a cell is refused as a name.
 */
gboolean
lt_value_is_formula (const char *cell)
{
  g_autofree char *normal = NULL;

  /* A letter or an ideograph begins no formula, of whatever width. */
  if (g_ascii_isalnum (*cell) || ((guchar) *cell >= 0xE4 && (guchar) *cell <= 0xE9))
    return FALSE;
  normal = normalise (cell);
  return normal[0] != '\0' && strchr ("=+-@", normal[0]) && !lt_value_is_figure (cell);
}

/**
 * lt_value_figure:
 * @cell: not blank
 * @header: the unit in the column's header; a unit in the cell comes first
 * @figure: (out): in 万元, 亩 or pieces
 *
 * Returns: %FALSE with a refusal where the cell is no figure, its unit is not one of @measure, or it
 * is negative (only %LT_MEASURE_NUMBER may be).
 */
gboolean
lt_value_figure (const char *cell, LtMeasure measure, LtUnit header, double *figure, GError **error)
{
  g_autofree char *normal = normalise (cell);
  const char *text = normal, *rest = NULL;
  LtUnit unit = header;
  double number;

  if (measure == LT_MEASURE_MONEY && (g_str_has_prefix (text, "¥") || g_str_has_prefix (text, "人民币")))
    text += g_str_has_prefix (text, "¥") ? strlen ("¥") : strlen ("人民币");
  while (*text == ' ')
    text++;
  if (!parse_number (text, &number, &rest))
    return lt_refuse (error, _("“%s” is not a figure; write one like 1234.5 or 35亿元"), cell);
  if (*rest != '\0' && !lt_unit_parse (rest, measure, &unit))
    return lt_refuse (error, _("the unit of “%s” is not known here; write the figure in the unit of the column"), cell);
  if (number < 0 && measure != LT_MEASURE_NUMBER)
    return lt_refuse (error, _("“%s” is negative; leave the cell empty if it is not known"), cell);
  number = number * unit.times / unit.over;
  if (!(number <= LT_FIGURE_MOST && number >= -LT_FIGURE_MOST))
    return lt_refuse (error, _("“%s” is too large; check its unit"), cell);
  *figure = number;
  return TRUE;
}

/**
 * lt_value_integer:
 *
 * Returns: %FALSE with a refusal where the cell is not a whole number from @least to @most.
 */
gboolean
lt_value_integer (const char *cell, gint least, gint most, gint *number, GError **error)
{
  g_autofree char *normal = normalise (cell);
  const char *rest = NULL;
  double value;

  if (!parse_number (normal, &value, &rest) || *rest != '\0' || value < least || value > most || value != (gint) value)
    return lt_refuse (error, _("“%s” must be a whole number from %d to %d"), cell, least, most);
  *number = (gint) value;
  return TRUE;
}

static gboolean
check_year (guint year, const char *cell, GError **error)
{
  if (year >= LEAST_YEAR && year <= MOST_YEAR)
    return TRUE;
  return lt_refuse (error, _("“%s” is not a year between %d and %d"), cell, LEAST_YEAR, MOST_YEAR);
}

/**
 * lt_value_year:
 * @cell: 2023, 2023年, 2023年度
 *
 * Returns: %FALSE with a refusal where it is no year from 1900 to 2200.
 */
gboolean
lt_value_year (const char *cell, gint *year, GError **error)
{
  g_autofree char *normal = normalise (cell);
  char *rest = NULL;
  guint64 value = g_ascii_isdigit (normal[0]) ? g_ascii_strtoull (normal, &rest, 10) : 0;

  if (!rest || !lt_words_contain ("年 年度 年末", rest[0] ? rest : "年") || value > G_MAXINT)
    value = 0;
  if (!check_year ((guint) value, cell, error))
    return FALSE;
  *year = (gint) value;
  return TRUE;
}

/* 2023-1-3, 2023/1, 2023年1月3日 as up to three numbers; 2023.1 could be October, and is none. */
static guint
scan_date (const char *text, guint parts[3])
{
  static const char *const chinese[] = { "年", "月", "日" };
  char separator = '\0';
  guint n = 0;

  while (n < 3 && g_ascii_isdigit (*text))
    {
      char *rest = NULL;

      parts[n] = (guint) MIN (g_ascii_strtoull (text, &rest, 10), 99999);
      text = rest;
      n++;
      if (separator == '\0' && g_str_has_prefix (text, chinese[n - 1]))
        text += strlen (chinese[n - 1]);
      else if (*text == '\0')
        break;
      else if (n < 3 && strchr ("-/.", *text) && (n == 1 || *text == separator))
        separator = *text++;
      else
        return 0;
    }
  return *text == '\0' && !(n == 2 && separator == '.') ? n : 0;
}

/* A time of day that a spreadsheet put behind the day is not part of it. */
static void
cut_time (char *text)
{
  char *time = strpbrk (text, " t");

  if (time && time[1] && strspn (time + 1, "0123456789:.z+") == strlen (time + 1))
    *time = '\0';
}

/**
 * lt_value_date:
 * @cell: 2023-01-03, 2023/1/3, 20230103, 2023年1月3日; 2023年1月 and 2023年 too
 *
 * Returns: (transfer full): ISO 8601: 2023-01-03, or 2023-01 and 2023 where the cell says no more: a
 * day that nobody wrote is not made up. %NULL with a refusal where the calendar has no such day.
 */
char *
lt_value_date (const char *cell, GError **error)
{
  g_autofree char *normal = normalise (cell);
  guint parts[3] = { 0, 1, 1 }, n;

  cut_time (normal);
  if (strlen (normal) == 8 && strspn (normal, "0123456789") == 8)
    n = sscanf (normal, "%4u%2u%2u", &parts[0], &parts[1], &parts[2]);
  else
    n = scan_date (normal, parts);
  if (n == 0 || !g_date_valid_dmy (parts[2], parts[1], parts[0]))
    return lt_refuse (error, _("“%s” is not a day; write it like 2023-01-03"), cell), NULL;
  if (!check_year (parts[0], cell, error))
    return NULL;
  if (n == 1)
    return g_strdup_printf ("%04u", parts[0]);
  if (n == 2)
    return g_strdup_printf ("%04u-%02u", parts[0], parts[1]);
  return g_strdup_printf ("%04u-%02u-%02u", parts[0], parts[1], parts[2]);
}

/**
 * lt_value_credit:
 * @cell: a unified social credit code
 *
 * Returns: (transfer full): the code in capitals; %NULL with a refusal where it is none of GB 32100-2015.
 */
char *
lt_value_credit (const char *cell, GError **error)
{
  char *code;
  LtCreditCheck check = lt_credit_code (cell, &code);

  if (check == LT_CREDIT_MALFORMED)
    lt_refuse (error, _("“%s” is not a credit code: it needs 18 digits and capitals"), cell);
  else if (check == LT_CREDIT_MISTYPED)
    lt_refuse (error, _("the check digit of credit code “%s” is wrong; look for a mistyped character"), cell);
  return code;
}

/**
 * lt_value_industry:
 * @cell: a code of GB/T 4754: C, 39, C397, 3973
 *
 * Returns: (transfer full): the code with a capital letter; %NULL with a refusal.
 */
char *
lt_value_industry (const char *cell, GError **error)
{
  char *code = lt_industry_code (cell);

  if (code == NULL)
    lt_refuse (error, _("“%s” is not a code of GB/T 4754, such as C3973"), cell);
  return code;
}
