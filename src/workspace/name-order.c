#include "config.h"
#include "workspace/name-order.h"

#include "workspace/number-sort.h"

#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* --- What a character weighs --- */

/* Those of which ICU knows more than their number. */
#define CHARACTERS 0x30000
#define LIGHT 1                      /* weighs nothing, and has been asked about */

static UCollator *
open_collator (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("zh@collation=pinyin", &status);

  if (U_FAILURE (status))
    {
      g_warning ("ICU has no collation for Chinese: %s", u_errorName (status));
      return NULL;
    }
  ucol_setStrength (collator, UCOL_PRIMARY);
  return collator;
}

/* A primary weight is of one to four bytes, none of which is the beginning of another: as a number they sort alike. */
static guint32
ask_icu (gunichar c)
{
  static UCollator *collator;
  static gboolean asked;
  UErrorCode status = U_ZERO_ERROR;
  UChar text[4];
  guint8 key[16] = { 0 };
  int32_t length = 0;
  guint32 weight;

  if (!asked)
    collator = open_collator ();
  asked = TRUE;
  if (collator == NULL)
    return c + LIGHT + 1;
  u_strFromUTF32 (text, G_N_ELEMENTS (text), &length, (const UChar32 *) &c, 1, &status);
  ucol_getSortKey (collator, text, length, key, sizeof key);
  weight = (guint32) key[0] << 24 | key[1] << 16 | key[2] << 8 | key[3];
  return weight > LIGHT ? weight : LIGHT;
}

static guint32
weight_of (gunichar c, guint32 *known)
{
  if (c >= CHARACTERS)
    return G_MAXUINT32 - 0x110000 + c;
  if (known[c] == 0)
    known[c] = ask_icu (c);
  return known[c];
}

/** lt_name_order_weigh: @weights: (element-type guint32): to which they are added. Characters that weigh nothing are left out. */
void
lt_name_order_weigh (const char *text, GArray *weights)
{
  static GMutex lock;
  static guint32 known[CHARACTERS];
  const guint32 end = 0;

  g_mutex_lock (&lock);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint32 weight = weight_of (g_utf8_get_char (p), known);

      if (weight != LIGHT)
        g_array_append_val (weights, weight);
    }
  g_mutex_unlock (&lock);
  g_array_append_val (weights, end);
}

int
lt_name_order_compare (const char *a, const char *b)
{
  g_autoptr(GArray) weights = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 *x, *y;
  guint second;

  lt_name_order_weigh (a, weights);
  second = weights->len;
  lt_name_order_weigh (b, weights);
  x = (const guint32 *) (gpointer) weights->data;
  y = x + second;
  while (*x == *y && *x != 0)
    {
      x++;
      y++;
    }
  return *x < *y ? -1 : *x > *y;
}

/* --- Ranks --- */

typedef struct {
  const guint32 *weights, *texts;
} Texts;

/* Two characters at a time; all that ended before have the same. */
static guint64
key_at (const Texts *texts, guint32 item, guint depth)
{
  const guint32 *at = texts->weights + texts->texts[item] + depth;

  return at[0] == 0 ? 0 : (guint64) at[0] << 32 | at[1];
}

/* Those that agree so far, by what follows. */
static void
sort_from (const Texts *texts, LtSortItem *items, guint n, guint depth)
{
  guint start = 0;

  for (guint i = 0; i < n; i++)
    items[i].key = key_at (texts, items[i].item, depth);
  lt_number_sort (items, n);
  while (start < n)
    {
      guint end = start + 1;

      while (end < n && items[end].key == items[start].key)
        end++;
      /* A zero half is the end of a text. */
      if (end - start > 1 && (guint32) items[start].key != 0)
        sort_from (texts, items + start, end - start, depth + 2);
      start = end;
    }
}

static gboolean
weigh_the_same (const Texts *texts, guint32 a, guint32 b)
{
  const guint32 *x = texts->weights + texts->texts[a], *y = texts->weights + texts->texts[b];

  for (; *x == *y; x++, y++)
    if (*x == 0)
      return TRUE;
  return FALSE;
}

void
lt_name_order_rank (const guint32 *weights, const guint32 *texts, guint n, double *ranks, guint32 *order)
{
  const Texts all = { weights, texts };
  g_autofree LtSortItem *items = g_new (LtSortItem, n);
  double rank = 0;

  for (guint i = 0; i < n; i++)
    items[i].item = i;
  sort_from (&all, items, n, 0);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && !weigh_the_same (&all, items[i - 1].item, items[i].item))
        rank++;
      order[i] = items[i].item;
      ranks[items[i].item] = rank;
    }
}
