#include "config.h"
#include "workspace/search-index.h"

#include "workspace/byte-finder.h"

#include <string.h>

/* How many entries are sorted between two looks at the clock. */
#define SORT_STEPS 64
/* Of every so many entries the bytes are counted: enough to know the rare ones. */
#define COUNTED 16
/* For fewer dead entries nobody makes a new index. */
#define MANY_DEAD 4096
/* In place of a number: the row is gone or has another entry. */
#define DEAD G_MAXUINT32

enum { RANK_EXACT, RANK_PREFIX, RANK_INSIDE, RANK_INITIALS, RANK_INITIALS_INSIDE, RANK_OTHER, N_RANKS };

/* One row. Where its text begins, there are its folded name, the initials of it and its other texts, a zero behind each:
 * the first place at which a needle is found is also its best. */
typedef struct {
  gint64  id;
  guint32 at;
  guint32 number;            /* its place in the order; DEAD */
  guint8  group, table;
} Entry;

/* A merge sort that can be left and gone on with: runs of a width from one array are merged into the other. */
typedef struct {
  guint32 *from, *to;        /* entries */
  guint    n, width;
  guint    out, left, right; /* next to be written, and read */
} Sort;

struct _LtSearchIndex {
  GArray  *entries;          /* Entry, in the order in which they came */
  GString *text;
  guint32  counts[256];      /* of the text's bytes, in some of the entries */
  GArray  *order;            /* guint32: entries as hits of one rank are shown; those that are not new */
  guint    n_sorted;         /* entries from here on are new */
  guint    n_dead;
  gboolean has_gaps;         /* some in the order are dead */
  Sort     sort;
};

LtSearchIndex *
lt_search_index_new (void)
{
  LtSearchIndex *self = g_new0 (LtSearchIndex, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->text = g_string_new (NULL);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

static void
sort_clear (Sort *sort)
{
  g_free (sort->from);
  g_free (sort->to);
  *sort = (Sort) { 0 };
}

void
lt_search_index_free (LtSearchIndex *self)
{
  sort_clear (&self->sort);
  g_array_unref (self->entries);
  g_string_free (self->text, TRUE);
  g_array_unref (self->order);
  g_free (self);
}

void
lt_search_index_clear (LtSearchIndex *self)
{
  sort_clear (&self->sort);
  g_array_set_size (self->entries, 0);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->order, 0);
  memset (self->counts, 0, sizeof self->counts);
  self->n_sorted = self->n_dead = 0;
  self->has_gaps = FALSE;
}

static inline Entry *
get (LtSearchIndex *self, guint i)
{
  return &g_array_index (self->entries, Entry, i);
}

/**
 * lt_search_index_add:
 * @group: hits of one rank are shown by group, then name
 * @name: (and @initials, @others) folded, without zeros
 *
 * Notes a row's texts. It is found after the next lt_search_index_sort().
 */
void
lt_search_index_add (LtSearchIndex *self, guint group, LtTable table, gint64 id, const char *name, const char *initials, const char *others)
{
  const Entry entry = { id, self->text->len, DEAD, group, table };
  const char *texts[] = { name, initials, others };

  g_return_if_fail (self->sort.n == 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_len (self->text, texts[i], strlen (texts[i]) + 1);
  if (self->entries->len % COUNTED == 0)
    for (gsize i = entry.at; i < self->text->len; i++)
      self->counts[(guint8) self->text->str[i]]++;
  g_array_append_val (self->entries, entry);
}

/** lt_search_index_remove: takes rows out, of a sorted index; @is_gone is asked about each. Returns how many went. */
guint
lt_search_index_remove (LtSearchIndex *self, gboolean (*is_gone) (LtTable table, gint64 id, gpointer data), gpointer data)
{
  const guint before = self->n_dead;

  for (guint i = 0; i < self->n_sorted; i++)
    {
      Entry *entry = get (self, i);

      if (entry->number != DEAD && is_gone (entry->table, entry->id, data))
        {
          entry->number = DEAD;
          self->n_dead++;
        }
    }
  self->has_gaps |= self->n_dead != before;
  return self->n_dead - before;
}

gboolean
lt_search_index_is_worn (LtSearchIndex *self)
{
  return self->n_dead > MANY_DEAD && self->n_dead > self->entries->len / 2;
}

/* --- The order --- */

static int
compare (LtSearchIndex *self, guint32 x, guint32 y)
{
  const Entry *a = get (self, x), *b = get (self, y);
  int order;

  if (a->group != b->group)
    return a->group < b->group ? -1 : 1;
  order = strcmp (self->text->str + a->at, self->text->str + b->at);
  return order != 0 ? order : a->id < b->id ? -1 : a->id > b->id;
}

static void
sort_begin (Sort *sort, guint first, guint n)
{
  *sort = (Sort) { g_new (guint32, n), g_new (guint32, n), n, 1 };
  for (guint i = 0; i < n; i++)
    sort->from[i] = first + i;
}

/* Writes one entry more of two neighbouring runs. */
static void
sort_step (LtSearchIndex *self, Sort *sort)
{
  const guint start = sort->out - sort->out % (2 * sort->width);
  const guint middle = MIN (start + sort->width, sort->n), end = MIN (start + 2 * sort->width, sort->n);

  if (sort->out == start)
    {
      sort->left = start;
      sort->right = middle;
    }
  if (sort->left < middle && (sort->right >= end || compare (self, sort->from[sort->left], sort->from[sort->right]) <= 0))
    sort->to[sort->out++] = sort->from[sort->left++];
  else
    sort->to[sort->out++] = sort->from[sort->right++];
}

static gboolean
sort_new (LtSearchIndex *self, gint64 until)
{
  Sort *sort = &self->sort;

  if (sort->n == 0)
    sort_begin (sort, self->n_sorted, self->entries->len - self->n_sorted);
  while (sort->width < sort->n)
    {
      guint32 *swap = sort->to;

      while (sort->out < sort->n)
        {
          if (sort->out % SORT_STEPS == 0 && g_get_monotonic_time () >= until)
            return FALSE;
          sort_step (self, sort);
        }
      sort->to = sort->from;
      sort->from = swap;
      sort->width *= 2;
      sort->out = 0;
    }
  return TRUE;
}

static void
close_gaps (LtSearchIndex *self)
{
  guint32 *order = (guint32 *) (gpointer) self->order->data;
  guint kept = 0;

  for (guint i = 0; i < self->order->len; i++)
    if (get (self, order[i])->number != DEAD)
      order[kept++] = order[i];
  g_array_set_size (self->order, kept);
  self->has_gaps = FALSE;
}

/* The new ones are few or all: each finds its place by halving, from the last to the first, and what lies behind it moves
 * once to where it stays. */
static void
put_in (LtSearchIndex *self, const guint32 *entries, guint n)
{
  guint32 *order;
  guint end = self->order->len;

  g_array_set_size (self->order, end + n);
  order = (guint32 *) (gpointer) self->order->data;
  for (guint i = n; i-- > 0;)
    {
      guint low = 0, high = end;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (compare (self, order[middle], entries[i]) < 0)
            low = middle + 1;
          else
            high = middle;
        }
      memmove (order + low + i + 1, order + low, (end - low) * sizeof *order);
      order[low + i] = entries[i];
      end = low;
    }
}

/**
 * lt_search_index_sort:
 * @until: when to leave off, by g_get_monotonic_time()
 *
 * Puts what was added since the last time in order.
 * Returns: whether all is in order; if not, it goes on with the next call, and until it is nothing may be added
 */
gboolean
lt_search_index_sort (LtSearchIndex *self, gint64 until)
{
  static const char slack[LT_BYTE_FINDER_SLACK];
  gsize length;

  if (self->n_sorted == self->entries->len && !self->has_gaps)
    return TRUE;
  if (self->n_sorted < self->entries->len && !sort_new (self, until))
    return FALSE;
  if (self->has_gaps)
    close_gaps (self);
  put_in (self, self->sort.from, self->sort.n);
  sort_clear (&self->sort);
  for (guint i = 0; i < self->order->len; i++)
    get (self, g_array_index (self->order, guint32, i))->number = i;
  self->n_sorted = self->entries->len;
  length = self->text->len;
  g_string_append_len (self->text, slack, sizeof slack);
  g_string_truncate (self->text, length);
  return TRUE;
}

/* --- A search --- */

/* Of a place in an entry's text. */
static guint
rank_at (const char *text, const char *place, gsize length)
{
  const char *end = text + strlen (text);

  if (place < end)
    return place > text ? RANK_INSIDE : place + length < end ? RANK_PREFIX : RANK_EXACT;
  if (place == end + 1)
    return RANK_INITIALS;
  return memchr (end + 1, '\0', place - end - 1) == NULL ? RANK_INITIALS_INSIDE : RANK_OTHER;
}

/* The entry that holds a place of the text, from entry `low` on. Hits are often close together. */
static guint
entry_at (LtSearchIndex *self, guint32 place, guint low)
{
  guint step = 1, high = self->entries->len;

  while (low + step < high && get (self, low + step)->at <= place)
    {
      low += step;
      step *= 2;
    }
  high = MIN (high, low + step);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get (self, middle)->at <= place)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Notes what is found of each rank as bits, one for each place in the order: however many there are, nothing is left to
 * sort. */
static void
scan (LtSearchIndex *self, const char *needle, guint64 *bits[N_RANKS])
{
  const char *start = self->text->str, *end = start + self->text->len, *at = start;
  LtByteFinder finder;
  guint i = 0;

  lt_byte_finder_init (&finder, needle, strlen (needle), self->counts);
  while ((at = lt_byte_finder_next (&finder, at, end)) != NULL)
    {
      const Entry *entry;

      i = entry_at (self, at - start, i);
      entry = get (self, i);
      if (entry->number != DEAD)
        bits[rank_at (start + entry->at, at, finder.length)][entry->number / 64] |= G_GUINT64_CONSTANT (1) << entry->number % 64;
      if (++i == self->entries->len)
        break;
      at = start + get (self, i)->at;
    }
}

static guint
count_bits (const guint64 *words, guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += __builtin_popcountll (words[i]);
  return count;
}

static void
add_hits (LtSearchIndex *self, guint rank, const guint64 *words, guint n, guint limit, GArray *hits)
{
  for (guint i = 0; i < n; i++)
    for (guint64 left = words[i]; left != 0 && hits->len < limit; left &= left - 1)
      {
        const Entry *entry = get (self, g_array_index (self->order, guint32, 64 * i + __builtin_ctzll (left)));
        LtSearchHit hit = { entry->table, entry->id, rank };

        g_array_append_val (hits, hit);
      }
}

/**
 * lt_search_index_find:
 * @needle: folded, not empty
 * @limit: the most hits wanted; 0 for all
 *
 * Only what has been sorted is found.
 * Returns: (transfer full) (element-type LtSearchHit): hits by rank, then group, then name
 */
GArray *
lt_search_index_find (LtSearchIndex *self, const char *needle, guint limit)
{
  const guint n = self->order->len / 64 + 1;
  g_autofree guint64 *found = g_new0 (guint64, n * N_RANKS);
  guint64 *bits[N_RANKS];
  GArray *hits;
  guint count;

  for (guint rank = 0; rank < N_RANKS; rank++)
    bits[rank] = found + rank * n;
  scan (self, needle, bits);
  count = count_bits (found, n * N_RANKS);
  count = limit > 0 ? MIN (limit, count) : count;
  hits = g_array_sized_new (FALSE, FALSE, sizeof (LtSearchHit), count);
  for (guint rank = 0; rank < N_RANKS; rank++)
    add_hits (self, rank, bits[rank], n, count, hits);
  return hits;
}
