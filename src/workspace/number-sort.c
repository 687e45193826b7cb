#include "config.h"
#include "workspace/number-sort.h"

#include <string.h>

/* Fewer are put in their places one by one. */
#define FEW 32

guint64
lt_number_key (double number)
{
  guint64 bits;

  number += 0.0;                     /* -0 is 0 */
  memcpy (&bits, &number, sizeof bits);
  return bits >> 63 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
}

static void
insertion_sort (LtSortItem *items, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      const LtSortItem item = items[i];
      guint at = i;

      for (; at > 0 && items[at - 1].key > item.key; at--)
        items[at] = items[at - 1];
      items[at] = item;
    }
}

/* By one byte of the key; returns FALSE where all have the same, and nothing was done. */
static gboolean
scatter (const LtSortItem *from, LtSortItem *to, guint n, guint shift, const guint32 counts[256])
{
  guint32 places[256], place = 0;

  if (counts[from[0].key >> shift & 0xFF] == n)
    return FALSE;
  for (guint i = 0; i < 256; i++)
    {
      places[i] = place;
      place += counts[i];
    }
  for (guint i = 0; i < n; i++)
    to[places[from[i].key >> shift & 0xFF]++] = from[i];
  return TRUE;
}

/** lt_number_sort: by key, from the lowest byte to the highest: as many passes as there are bytes in which keys differ. */
void
lt_number_sort (LtSortItem *items, guint n)
{
  guint32 counts[8][256] = { 0 };
  LtSortItem *from = items, *to, *other;

  if (n <= FEW)
    {
      insertion_sort (items, n);
      return;
    }
  to = other = g_new (LtSortItem, n);
  for (guint i = 0; i < n; i++)
    for (guint byte = 0; byte < 8; byte++)
      counts[byte][items[i].key >> 8 * byte & 0xFF]++;
  for (guint byte = 0; byte < 8; byte++)
    if (scatter (from, to, n, 8 * byte, counts[byte]))
      {
        LtSortItem *swap = from;

        from = to;
        to = swap;
      }
  if (from != items)
    memcpy (items, from, n * sizeof *items);
  g_free (other);
}
