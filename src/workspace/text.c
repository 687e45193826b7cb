#include "config.h"
#include "workspace/text.h"

#include "workspace/pinyin.h"

#include <stdlib.h>
#include <string.h>

/* What comes along from web pages and spreadsheets (U+FEFF, the zero-width space), and what would act on more than the
 * text itself: control characters on a terminal, direction marks on the letters around it. */
static gboolean
is_stray (gunichar c)
{
  return c == 0xFEFF || c == 0x200B || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
         || (g_unichar_iscntrl (c) && !g_unichar_isspace (c));
}

/* Of most text is known without looking it up that no normal form changes it and none of it but ASCII is white space:
 * printable ASCII, tabs and line ends, ideographs (U+4E00 to U+9FFF), and the punctuation that is used with them (U+3001 to
 * U+3029; U+FF01 to U+FF5E, which NFKC does change). The length of the character at p, 0 for any other. */
static inline guint
plain_char (const guchar *p, gboolean compatible)
{
  if (*p < 0x80)
    return (*p >= ' ' && *p != 0x7F) || *p == '\t' || *p == '\n' || *p == '\r' ? 1 : 0;
  if (*p >= 0xE4 && *p <= 0xE9)
    return p[1] >= (*p == 0xE4 ? 0xB8 : 0x80) && p[1] <= 0xBF && p[2] >= 0x80 && p[2] <= 0xBF ? 3 : 0;
  if (*p == 0xE3)
    return p[1] == 0x80 && p[2] >= 0x81 && p[2] <= 0xA9 ? 3 : 0;
  if (*p == 0xEF && compatible)
    return (p[1] == 0xBC && p[2] >= 0x81 && p[2] <= 0xBF) || (p[1] == 0xBD && p[2] >= 0x80 && p[2] <= 0x9E) ? 3 : 0;
  return 0;
}

/** lt_text_is_plain: whether a text is of characters that NFC and NFKC leave as they are, with no white space but ASCII's. */
gboolean
lt_text_is_plain (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != 0;)
    {
      guint length = plain_char (p, FALSE);

      if (length == 0)
        return FALSE;
      p += length;
    }
  return TRUE;
}

static inline gboolean
is_plain_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What lt_text_tidy() does, for plain text of a length; FALSE where anything else is met. */
static gboolean
tidy_plain (const char *text, gsize length, char **tidy)
{
  char *out = g_malloc (length + 1), *to = out;
  const char *end = text + length;

  while (text < end)
    {
      guint size = plain_char ((const guchar *) text, TRUE);

      if (size == 0)
        {
          g_free (out);
          return FALSE;
        }
      if (size > 1 || !is_plain_space (*text))
        {
          if (to > out && text[-1] <= ' ' && is_plain_space (text[-1]))
            *to++ = ' ';
          memcpy (to, text, size);
          to += size;
        }
      text += size;
    }
  *to = '\0';
  *tidy = to > out ? out : NULL;
  if (to == out)
    g_free (out);
  return TRUE;
}

static char *
tidy_any (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr(GString) out = g_string_new (NULL);
  gboolean gap = FALSE;

  if (normal == NULL)
    return NULL;
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_stray (c))
        continue;
      if (g_unichar_isspace (c))
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/** lt_text_tidy: returns (transfer full) (nullable): the text in NFC, trimmed, runs of white space as one blank, without
 * control characters and those that turn the direction of writing. */
char *
lt_text_tidy (const char *text)
{
  char *tidy = NULL;

  return text == NULL ? NULL : tidy_plain (text, strlen (text), &tidy) ? tidy : tidy_any (text);
}

/* Most names are ideographs (U+4E00 to U+9FFF) and ASCII, on which NFKC and case folding do no more than this; it takes a
 * twentieth of their time. NULL where anything else, or no UTF-8, is met. */
static char *
fold_plain (const char *text)
{
  g_autofree char *out = g_malloc (strlen (text) + 1);
  char *to = out;

  for (const guchar *p = (const guchar *) text; *p != 0;)
    if (*p < 0x80)
      {
        if (!g_ascii_isspace (*p))
          *to++ = g_ascii_tolower (*p);
        p++;
      }
    else if (*p >= 0xE4 && *p <= 0xE9 && p[1] >= (*p == 0xE4 ? 0xB8 : 0x80) && p[1] <= 0xBF && p[2] >= 0x80 && p[2] <= 0xBF)
      {
        memcpy (to, p, 3);
        to += 3;
        p += 3;
      }
    else
      return NULL;
  *to = '\0';
  return g_steal_pointer (&out);
}

/** lt_text_fold: returns (transfer full) (nullable): the text for comparing: full widths and case folded, white space dropped. */
char *
lt_text_fold (const char *text)
{
  char *plain = text != NULL ? fold_plain (text) : NULL;
  g_autofree char *normal = text != NULL && plain == NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;
  GString *out;

  if (plain != NULL)
    return plain;
  if (folded == NULL)
    return NULL;
  out = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xFEFF && c != 0x200B)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Longest first: 股份有限公司 ends in 有限公司. */
static const char *const company_forms[] = {
  "有限责任公司", "股份有限公司", "有限公司", "co.,ltd.", "co.,ltd", "co.ltd.", "co.ltd",
};

/**
 * lt_text_fold_company: like lt_text_fold(), with the brackets of names such as 维达力(赤壁)有限公司 made
 * alike and a company form at the end dropped.
 */
char *
lt_text_fold_company (const char *name)
{
  char *folded = lt_text_fold (name);

  if (folded == NULL)
    return NULL;
  /* NFKC has made full-width brackets ASCII; the CJK ones 〔〕【】 remain. */
  for (char *at = folded; (at = strstr (at, "\xe3\x80")) != NULL; at++)
    if (strchr ("\x94\x95\x90\x91", at[2]) != NULL)
      {
        *at = at[2] == '\x94' || at[2] == '\x90' ? '(' : ')';
        memmove (at + 1, at + 3, strlen (at + 3) + 1);
      }
  for (guint i = 0; i < G_N_ELEMENTS (company_forms); i++)
    if (g_str_has_suffix (folded, company_forms[i]) && strlen (folded) > strlen (company_forms[i]))
      {
        folded[strlen (folded) - strlen (company_forms[i])] = '\0';
        break;
      }
  return folded;
}

/** lt_text_is_day: whether a text is a day of the calendar as an ISO date with all its parts: 2026-03-31. */
gboolean
lt_text_is_day (const char *text)
{
  static const char shape[] = "dddd-dd-dd";
  guint i;

  for (i = 0; shape[i] != '\0' && text[i] != '\0'; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != '-')
      return FALSE;
  return shape[i] == '\0' && text[i] == '\0' && g_date_valid_dmy (atoi (text + 8), atoi (text + 5), atoi (text));
}

/* A cell has a few values; of many a set keeps the search for repeats short. */
#define FEW_VALUES 16

static gboolean
is_repeat (GPtrArray *values, GHashTable **seen, char *value)
{
  if (values->len < FEW_VALUES)
    {
      for (guint i = 0; i < values->len; i++)
        if (strcmp (values->pdata[i], value) == 0)
          return TRUE;
      return FALSE;
    }
  if (*seen == NULL)
    {
      *seen = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < values->len; i++)
        g_hash_table_add (*seen, values->pdata[i]);
    }
  return !g_hash_table_add (*seen, value);
}

static gboolean
is_separator (gunichar c)
{
  return c == 0xFF1B || c == ';' || c == 0x3001 || c == '\n' || c == '\r' || c == 0;
}

/** lt_text_split: returns (transfer full): the values of a cell, tidy, without empties and repeats; none of text that is not UTF-8. */
char **
lt_text_split (const char *cell)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = NULL;
  const char *start = cell;

  if (cell != NULL && !g_utf8_validate (cell, -1, NULL))
    cell = NULL;
  for (const char *p = cell; cell != NULL; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_separator (c))
        {
          char *value = NULL;

          if (!tidy_plain (start, p - start, &value))
            {
              g_autofree char *piece = g_strndup (start, p - start);
              value = tidy_any (piece);
            }
          if (value != NULL && !is_repeat (values, &seen, value))
            g_ptr_array_add (values, value);
          else
            g_free (value);
          start = g_utf8_next_char (p);
        }
      if (c == 0)
        break;
    }
  g_ptr_array_add (values, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}

/** lt_text_add_values: returns (transfer full) (nullable): the list with the values of a cell that it lacks added; nothing is removed. */
char *
lt_text_add_values (const char *list, const char *cell)
{
  gboolean usable = cell != NULL && g_utf8_validate (cell, -1, NULL);
  g_autofree char *both = g_strconcat (list != NULL ? list : "", "；", usable ? cell : "", NULL);
  g_auto(GStrv) values = lt_text_split (both);

  return values[0] != NULL ? g_strjoinv ("；", values) : NULL;
}

/** lt_text_initials: returns (transfer full): what a person types for a name on a pinyin keyboard: 新型显示 → xxxs, LED芯片 → ledxp. */
char *
lt_text_initials (const char *text)
{
  g_autofree char *folded = lt_text_fold (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; p != NULL && *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        {
          if (g_ascii_isalnum (c))
            g_string_append_c (out, c);
          p = g_utf8_next_char (p);
        }
      else
        p = lt_pinyin_append_initials (p, out);
    }
  return g_string_free (out, FALSE);
}

#define MAX_LINE 120
#define MAX_MESSAGE 400

/* Control characters and those that turn the direction of writing become blanks; broken UTF-8 is replaced. */
static GString *
flatten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
  return out;
}

/**
 * lt_text_one_line: returns (transfer full): a text from elsewhere (a file's name, what a damaged file holds) as it may
 * stand in a message of one line: broken UTF-8 replaced, control and direction characters as blanks, cut where it is too long.
 */
char *
lt_text_one_line (const char *text)
{
  GString *out = flatten (text);

  if (g_utf8_strlen (out->str, out->len) > MAX_LINE)
    {
      g_string_truncate (out, g_utf8_offset_to_pointer (out->str, MAX_LINE) - out->str);
      g_string_append (out, "…");
    }
  return g_string_free (out, FALSE);
}

/**
 * lt_text_message: returns (transfer full): a whole message as one line, though it quotes a text from elsewhere. One that
 * is too long keeps its two ends: what is quoted begins in the first, what to do about it is said in the last.
 */
char *
lt_text_message (const char *text)
{
  GString *out = flatten (text);
  glong length = g_utf8_strlen (out->str, out->len);

  if (length > MAX_MESSAGE)
    {
      const gsize start = g_utf8_offset_to_pointer (out->str, MAX_MESSAGE / 2) - out->str;
      const gsize end = g_utf8_offset_to_pointer (out->str, length - MAX_MESSAGE / 2) - out->str;

      g_string_erase (out, start, end - start);
      g_string_insert (out, start, "…");
    }
  return g_string_free (out, FALSE);
}

/**
 * lt_text_set_error: as g_set_error_valist(), with the message made one line by lt_text_message(): what it quotes may be
 * anything. Returns %FALSE, so that a check is one line.
 */
gboolean
lt_text_set_error (GError **error, GQuark domain, int code, const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments), *line = lt_text_message (text);

  g_set_error_literal (error, domain, code, line);
  return FALSE;
}
