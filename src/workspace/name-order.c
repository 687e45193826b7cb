#include "config.h"
#include "workspace/name-order.h"

#include "workspace/number-sort.h"

#include <unicode/ucol.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

/* --- What a character weighs --- */

/* Those of which ICU knows more than their number. */
#define CHARACTERS 0x30000
#define LIGHT 1                      /* weighs nothing, and has been asked about */
#define IDEOGRAPH_FIRST 0x3400
#define IDEOGRAPH_LAST  0x9FFF
#define MOST_WORDS 16
#define KEY_BYTES 16

/* Few words are there in which a character takes another reading: the first of 重庆. */
typedef struct {
  gunichar first, second;
  guint32  weight;           /* of the first, before the second */
} Word;

typedef struct {
  UCollator *collator;       /* (nullable) */
  Word       words[MOST_WORDS];
  guint      n_words;
  guint32    known[CHARACTERS];
} Weights;

/* A primary weight is of one to four bytes, none of which is the beginning of another: as a number they sort alike. */
static guint32
pack (const guint8 *key, guint n)
{
  guint32 weight = 0;

  for (guint i = 0; i < sizeof weight; i++)
    weight = weight << 8 | (i < n ? key[i] : 0);
  return MAX (weight, LIGHT);
}

/* Returns how many bytes the key has, without the zero at its end. */
static guint
read_key (UCollator *collator, const UChar *text, int32_t length, guint8 key[KEY_BYTES])
{
  int32_t n = ucol_getSortKey (collator, text, length, key, KEY_BYTES);

  return n > 0 ? MIN (n, KEY_BYTES) - 1 : 0;
}

/* The weight of the second is the end of the word's. */
static void
add_word (Weights *self, const UChar *text, int32_t length)
{
  guint8 whole[KEY_BYTES], second[KEY_BYTES];
  guint n, end;

  if (length != 2 || text[0] < IDEOGRAPH_FIRST || text[0] > IDEOGRAPH_LAST || self->n_words == MOST_WORDS)
    return;
  n = read_key (self->collator, text, length, whole);
  end = read_key (self->collator, text + 1, 1, second);
  if (n > end)
    self->words[self->n_words++] = (Word) { text[0], text[1], pack (whole, n - end) };
}

static void
read_words (Weights *self)
{
  UErrorCode status = U_ZERO_ERROR;
  USet *set = uset_openEmpty ();

  ucol_getContractionsAndExpansions (self->collator, set, NULL, FALSE, &status);
  for (int32_t i = 0; i < uset_getItemCount (set); i++)
    {
      UChar text[8];
      UChar32 from, to;
      UErrorCode unfit = U_ZERO_ERROR;
      int32_t length = uset_getItem (set, i, &from, &to, text, G_N_ELEMENTS (text), &unfit);

      if (U_SUCCESS (unfit))
        add_word (self, text, length);
    }
  uset_close (set);
}

static Weights *
open_weights (void)
{
  UErrorCode status = U_ZERO_ERROR;
  Weights *self = g_new0 (Weights, 1);

  self->collator = ucol_open ("zh@collation=pinyin", &status);
  if (U_FAILURE (status))
    {
      g_warning ("ICU has no collation for Chinese: %s", u_errorName (status));
      self->collator = NULL;
      return self;
    }
  ucol_setStrength (self->collator, UCOL_PRIMARY);
  read_words (self);
  return self;
}

static guint32
ask_icu (Weights *self, gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[4];
  guint8 key[KEY_BYTES];
  int32_t length = 0;

  if (self->collator == NULL)
    return c + LIGHT + 1;
  u_strFromUTF32 (text, G_N_ELEMENTS (text), &length, (const UChar32 *) &c, 1, &status);
  return pack (key, read_key (self->collator, text, length, key));
}

static guint32
weight_at (Weights *self, const char *p)
{
  const gunichar c = g_utf8_get_char (p);

  for (guint i = 0; i < self->n_words; i++)
    if (self->words[i].first == c && g_utf8_get_char (g_utf8_next_char (p)) == self->words[i].second)
      return self->words[i].weight;
  if (c >= CHARACTERS)
    return G_MAXUINT32 - 0x110000 + c;
  if (self->known[c] == 0)
    self->known[c] = ask_icu (self, c);
  return self->known[c];
}

/** lt_name_order_weigh: @weights: (element-type guint32): to which they are added. Characters that weigh nothing are left out. */
void
lt_name_order_weigh (const char *text, GArray *weights)
{
  static GMutex lock;
  static Weights *shared;
  const guint32 end = 0;

  g_mutex_lock (&lock);
  if (shared == NULL)
    shared = open_weights ();
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint32 weight = weight_at (shared, p);

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
