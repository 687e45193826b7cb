#include "config.h"

#include "exchange/encoding.h"
#include "exchange/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail (GError **error, const char *format, const char *name)
{
  g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TEXT, format, name);
  return FALSE;
}

/* g_convert() returns the part it could read, and no error, of a text that ends inside a character
 * as soon as it is asked how far it came: so it is asked, and the part is not taken. */
static char *
convert_strictly (const char *data, gsize length, const char *encoding, gsize *decoded)
{
  gsize read = 0;
  g_autofree char *text = g_convert (data, length, "UTF-8", encoding, &read, decoded, NULL);

  if (!text || read != length || !g_utf8_validate_len (text, *decoded, NULL))
    return NULL;
  return g_steal_pointer (&text);
}

static gboolean
is_structure (guchar byte)
{
  return byte != 0 && strchr (",;\t\r\n", byte) != NULL;
}

/* The byte order in which most of the characters that every table is made of stand beside a NUL.
 * Chinese UTF-16 has NUL bytes on either side (一 is U+4E00), so counting those would not do; and in a
 * text of another encoding with a stray NUL, most of the structure has none beside it. */
static const char *
guess_utf16 (const char *data, gsize length)
{
  const guchar *bytes = (const guchar *) data;
  gsize little = 0, big = 0, all = 0;

  if (length % 2 != 0)
    return NULL;
  for (gsize i = 0; i < length; i += 2)
    {
      little += is_structure (bytes[i]) && bytes[i + 1] == 0;
      big += is_structure (bytes[i + 1]) && bytes[i] == 0;
      all += is_structure (bytes[i]) + is_structure (bytes[i + 1]);
    }
  if (little == big || MAX (little, big) * 2 < all)
    return NULL;
  return little > big ? "UTF-16LE" : "UTF-16BE";
}

/* A UTF-8 text with one bad byte is often valid GB18030 too, as gibberish. GB18030 text, in turn,
 * hardly ever has runs of three bytes that look like UTF-8, so such a file is told by their share. */
static gboolean
is_damaged_utf8 (const char *data, gsize length)
{
  const char *end = data + length, *p = data;
  gsize good = 0, bad = 0;

  while (p < end)
    {
      gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          bad++;
          p++;
          continue;
        }
      good += c >= 0x800;
      p = g_utf8_next_char (p);
    }
  return good >= 4 * bad;
}

static const char *
skip_mark (const char *data, gsize length, const char **encoding)
{
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return *encoding = "UTF-8", data + 3;
  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return *encoding = "UTF-16LE", data + 2;
  if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return *encoding = "UTF-16BE", data + 2;
  return data;
}

/**
 * lt_encoding_decode:
 * @name: the file's name, for messages
 * @decoded: (out): the length of the result in bytes
 * @encoding: (out) (optional): the encoding that was found: "UTF-8", "UTF-16LE", "UTF-16BE" or "GB18030"
 *
 * Finds the encoding by its mark, else by its structure, strictly: a text that is cut inside a
 * character or holds NUL is refused rather than guessed at.
 *
 * Returns: (transfer full) (nullable): UTF-8 without a mark, NUL-terminated; %NULL with
 * %LT_EXCHANGE_ERROR_TEXT.
 */
char *
lt_encoding_decode (const char *data, gsize length, const char *name, gsize *decoded, const char **encoding, GError **error)
{
  const char *found = NULL, *start = skip_mark (data, length, &found);
  g_autofree char *text = NULL;

  length -= start - data;
  if (!found && memchr (start, '\0', length))
    found = guess_utf16 (start, length);
  if (!found && memchr (start, '\0', length))
    return fail (error, _("“%s” is not a text file. Save it as CSV first."), name), NULL;
  if (!found && g_utf8_validate_len (start, length, NULL))
    found = "UTF-8";
  if (!found && is_damaged_utf8 (start, length))
    return fail (error, _("“%s” is damaged UTF-8 text. Save it anew."), name), NULL;
  if (!found)
    found = "GB18030";

  if (strcmp (found, "UTF-8") == 0)
    {
      *decoded = length;
      text = g_utf8_validate_len (start, length, NULL) ? g_strndup (start, length) : NULL;
    }
  else
    text = convert_strictly (start, length, found, decoded);
  if (!text || memchr (text, '\0', *decoded))
    return fail (error, _("“%s” is cut short or damaged. Save it anew as UTF-8 text."), name), NULL;
  if (encoding)
    *encoding = found;
  return g_steal_pointer (&text);
}
