#include "config.h"
#include "workspace/pinyin.h"

#include <string.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

/* ICU reads a character by itself; these words take the other reading of one. Longest first where one begins another. */
static const struct { const char *word, *initials; } overrides[] = {
  { "长沙", "cs" }, { "长春", "cc" }, { "长江", "cj" }, { "长信", "cx" }, { "长三角", "csj" }, { "长株潭", "czt" }, { "长治", "cz" }, { "长乐", "cl" },
  { "行业", "hy" }, { "银行", "yh" }, { "厦门", "xm" }, { "重庆", "cq" }, { "重载", "zz" }, { "重型", "zx" }, { "重点", "zd" },
  { "会计", "kj" }, { "调制", "tz" }, { "调光", "tg" }, { "调速", "ts" }, { "传感", "cg" }, { "传输", "cs" }, { "传动", "cd" },
  { "六安", "la" }, { "蚌埠", "bb" }, { "乐清", "yq" }, { "台州", "tz" }, { "丽水", "ls" }, { "单晶", "dj" }, { "单片", "dp" },
  { "音乐", "yy" }, { "乐器", "yq" }, { "朝阳", "cy" }, { "阿坝", "ab" }, { "番禺", "py" }, { "东莞", "dg" }, { "亳州", "bz" },
};

static gint loaded;

static UTransliterator *
get_transliterator (void)
{
  static gsize once;
  static UTransliterator *shared;

  if (g_once_init_enter (&once))
    {
      UErrorCode status = U_ZERO_ERROR;
      UChar id[64];

      u_uastrcpy (id, "Han-Latin; Latin-ASCII; Lower");
      shared = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        {
          g_warning ("ICU has no Han-Latin transliterator: %s", u_errorName (status));
          shared = NULL;
        }
      g_atomic_int_set (&loaded, TRUE);
      g_once_init_leave (&once, 1);
    }
  return shared;
}

/** lt_pinyin_load: reads what ICU knows of Chinese, once; on any thread. */
void
lt_pinyin_load (void)
{
  get_transliterator ();
}

/** lt_pinyin_is_loaded: whether initials are had at once. */
gboolean
lt_pinyin_is_loaded (void)
{
  return g_atomic_int_get (&loaded);
}

static char
ask_icu (gunichar c)
{
  UTransliterator *transliterator = get_transliterator ();
  UErrorCode status = U_ZERO_ERROR;
  UChar text[64] = { 0 };
  int32_t length = 0, limit;

  if (transliterator == NULL)
    return 0;
  u_strFromUTF32 (text, 32, &length, (const UChar32 *) &c, 1, &status);
  limit = length;
  utrans_transUChars (transliterator, text, &length, G_N_ELEMENTS (text), 0, &limit, &status);
  return U_SUCCESS (status) && length > 0 && text[0] < 0x80 && g_ascii_isalnum (text[0]) ? text[0] : 0;
}

static gboolean
begins_a_word (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (overrides); i++)
    if (g_utf8_get_char (overrides[i].word) == c)
      return TRUE;
  return FALSE;
}

/* Each character is asked for once; a document uses a few thousand. */
static char
initial_of (gunichar c, gboolean *word)
{
  enum { BEGINS_A_WORD = 0x100 };
  static GMutex lock;
  static GHashTable *known;
  gpointer found;
  guint value;

  g_mutex_lock (&lock);
  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  if (!g_hash_table_lookup_extended (known, GUINT_TO_POINTER (c), NULL, &found))
    {
      found = GUINT_TO_POINTER ((guint) ask_icu (c) | (begins_a_word (c) ? BEGINS_A_WORD : 0));
      g_hash_table_insert (known, GUINT_TO_POINTER (c), found);
    }
  g_mutex_unlock (&lock);
  value = GPOINTER_TO_UINT (found);
  *word = (value & BEGINS_A_WORD) != 0;
  return value & 0xFF;
}

/** lt_pinyin_append_initials: appends the initials of the word or character at @text; returns the place after it. */
const char *
lt_pinyin_append_initials (const char *text, GString *initials)
{
  gboolean word;
  char initial = initial_of (g_utf8_get_char (text), &word);

  for (guint i = 0; word && i < G_N_ELEMENTS (overrides); i++)
    if (g_str_has_prefix (text, overrides[i].word))
      {
        g_string_append (initials, overrides[i].initials);
        return text + strlen (overrides[i].word);
      }
  if (initial != 0)
    g_string_append_c (initials, initial);
  return g_utf8_next_char (text);
}
