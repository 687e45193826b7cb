#include "config.h"
#include "workspace/byte-finder.h"

#include <string.h>

/* The compiler makes of these whatever the processor has for 16 bytes at once. */
typedef guint8 Block __attribute__ ((vector_size (16)));
typedef guint64 Halves __attribute__ ((vector_size (16)));
#define BLOCKS 2
#define STRIDE (BLOCKS * sizeof (Block))

G_STATIC_ASSERT (STRIDE <= LT_BYTE_FINDER_SLACK);

/**
 * lt_byte_finder_init:
 * @needle: what is looked for, not empty; it must outlive the finder
 * @counts: about how often each of the 256 bytes comes in what is searched
 *
 * Every ideograph begins with one of a few bytes, so that looking for a text's first byte finds it everywhere: its two
 * rarest bytes are looked for.
 */
void
lt_byte_finder_init (LtByteFinder *self, const char *needle, gsize length, const guint32 *counts)
{
  const guint8 *bytes = (const guint8 *) needle;

  g_return_if_fail (length > 0);
  *self = (LtByteFinder) { needle, length };
  for (gsize i = 1; i < length; i++)
    if (counts[bytes[i]] < counts[bytes[self->first]])
      self->first = i;
  self->second = self->first == 0 ? length - 1 : 0;
  for (gsize i = 0; i < length; i++)
    if (i != self->first && counts[bytes[i]] < counts[bytes[self->second]])
      self->second = i;
}

static inline Block
load (const char *at)
{
  Block block;

  memcpy (&block, at, sizeof block);
  return block;
}

static inline gboolean
has_any (Block block)
{
  Halves halves = (Halves) block;

  return (halves[0] | halves[1]) != 0;
}

/* The first of the marked bytes at which the needle begins, `last` at most. */
static const char *
check (const LtByteFinder *self, const char *at, const char *last, Block marks)
{
  Halves halves = (Halves) marks;

  for (guint half = 0; half < 2; half++)
    for (guint64 left = GUINT64_FROM_LE (halves[half]); left != 0;)
      {
        guint byte = __builtin_ctzll (left) / 8;
        const char *place = at + 8 * half + byte;

        if (place > last)
          return NULL;
        if (memcmp (place, self->needle, self->length) == 0)
          return place;
        left &= ~(G_GUINT64_CONSTANT (0xFF) << (8 * byte));
      }
  return NULL;
}

/** lt_byte_finder_next: returns (nullable): the first place from @at on where the needle is, and ends, before @end; behind
 * @end %LT_BYTE_FINDER_SLACK bytes must be readable. */
const char *
lt_byte_finder_next (const LtByteFinder *self, const char *at, const char *end)
{
  const char *last;
  Block first, second;

  if ((gsize) (end - at) < self->length)
    return NULL;
  last = end - self->length;
  memset (&first, self->needle[self->first], sizeof first);
  memset (&second, self->needle[self->second], sizeof second);
  for (; at <= last; at += STRIDE)
    {
      Block marks[BLOCKS], any;

      for (guint i = 0; i < BLOCKS; i++)
        marks[i] = (Block) (load (at + i * sizeof (Block) + self->first) == first)
                   & (Block) (load (at + i * sizeof (Block) + self->second) == second);
      any = marks[0];
      for (guint i = 1; i < BLOCKS; i++)
        any |= marks[i];
      if (has_any (any))
        for (guint i = 0; i < BLOCKS; i++)
          {
            const char *found = check (self, at + i * sizeof (Block), last, marks[i]);

            if (found != NULL)
              return found;
          }
    }
  return NULL;
}
