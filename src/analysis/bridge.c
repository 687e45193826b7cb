#include "config.h"
#include "analysis/bridge.h"

#include <string.h>

/* Of so many words is a column of the table of who reaches whom, so that it stays in the processor's cache. */
#define WORDS 16
#define COLUMNS (64 * WORDS)
#define NONE G_MAXUINT32

typedef struct {
  guint32 node, edge;        /* the next of its edges to go along */
} Visit;

/* Rings are drawn together: every strongly connected part is one, numbered so that edges lead to lower numbers. */
typedef struct {
  guint          n;
  const guint32 *first, *to;
  guint8        *done;       /* by node: its part is known */
  guint32       *part;       /* by node */
  guint32       *order;      /* nodes by part */
  guint          n_parts;
  /* Of the search (Tarjan 1972) */
  guint32       *number, *low;
  guint32       *waiting;
  Visit         *path;
  guint          n_numbered, n_waiting, n_path, n_ordered;
} Parts;

static void
parts_clear (Parts *self)
{
  g_free (self->done);
  g_free (self->part);
  g_free (self->order);
  g_free (self->number);
  g_free (self->low);
  g_free (self->waiting);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
enter (Parts *self, guint32 node)
{
  self->number[node] = self->low[node] = self->n_numbered++;
  self->waiting[self->n_waiting++] = node;
  self->path[self->n_path++] = (Visit) { node, self->first[node] };
}

static void
leave (Parts *self, guint32 node)
{
  guint32 last = NONE;

  self->n_path--;
  if (self->n_path > 0)
    {
      guint32 before = self->path[self->n_path - 1].node;
      self->low[before] = MIN (self->low[before], self->low[node]);
    }
  if (self->low[node] != self->number[node])
    return;
  while (last != node)
    {
      last = self->waiting[--self->n_waiting];
      self->part[last] = self->n_parts;
      self->done[last] = TRUE;
      self->order[self->n_ordered++] = last;
    }
  self->n_parts++;
}

/* Without recursion: a chain of flows may be as long as there are segments. */
static void
search_from (Parts *self, guint32 start)
{
  enter (self, start);
  while (self->n_path > 0)
    {
      Visit *visit = &self->path[self->n_path - 1];
      guint32 next;

      if (visit->edge == self->first[visit->node + 1])
        {
          leave (self, visit->node);
          continue;
        }
      next = self->to[visit->edge++];
      if (self->number[next] == NONE)
        enter (self, next);
      else if (!self->done[next])
        self->low[visit->node] = MIN (self->low[visit->node], self->number[next]);
    }
}

static void
find_parts (Parts *self)
{
  self->done = g_new0 (guint8, self->n + 1);
  self->part = g_new (guint32, self->n + 1);
  self->order = g_new (guint32, self->n + 1);
  self->number = g_new (guint32, self->n + 1);
  self->low = g_new (guint32, self->n + 1);
  self->waiting = g_new (guint32, self->n + 1);
  self->path = g_new (Visit, self->n + 1);
  memset (self->number, 0xff, self->n * sizeof *self->number);
  for (guint32 i = 0; i < self->n; i++)
    if (self->number[i] == NONE)
      search_from (self, i);
}

/* --- Who reaches whom --- */

typedef guint64 Row[WORDS];

static inline void
join (Row row, const Row other)
{
  for (guint w = 0; w < WORDS; w++)
    row[w] |= other[w];
}

static inline guint
count_bits (const Row row)
{
  guint count = 0;

  for (guint w = 0; w < WORDS; w++)
    count += __builtin_popcountll (row[w]);
  return count;
}

/* Every end has a column; a part's row says which of those of this block it holds. */
static void
set_own (const Parts *parts, const guint32 *columns, guint block, Row *rows)
{
  memset (rows, 0, parts->n_parts * sizeof *rows);
  for (guint32 i = 0; i < parts->n; i++)
    if (columns[i] != NONE && columns[i] / COLUMNS == block)
      rows[parts->part[i]][columns[i] % COLUMNS / 64] |= G_GUINT64_CONSTANT (1) << (columns[i] % 64);
}

/* Along the edges from the last parts to the first, or back: what a part's row holds passes on to the next. */
static void
spread (const Parts *parts, gboolean back, Row *rows)
{
  for (guint k = 0; k < parts->n; k++)
    {
      guint32 node = parts->order[back ? k : parts->n - 1 - k], own = parts->part[node];

      for (guint32 e = parts->first[node]; e < parts->first[node + 1]; e++)
        {
          guint32 other = parts->part[parts->to[e]];

          if (other != own)
            join (rows[back ? own : other], rows[back ? other : own]);
        }
    }
}

static void
add_counts (const Parts *parts, Row *rows, guint32 *counts)
{
  for (guint p = 0; p < parts->n_parts; p++)
    counts[p] += count_bits (rows[p]);
}

/**
 * lt_bridge_count:
 * @n: how many nodes
 * @first: (array length=n+1): where each node's edges begin in @to
 * @to: the nodes that edges lead to; one may be there twice, and may be the node itself
 * @ends: (array length=n): whether a node is one that pairs are made of
 * @through: (out caller-allocates) (array length=n): of the pairs of ends (a, b), b being reachable from a, those with a path
 *   from a by this node to b, the node being neither
 *
 * A path may come by a node twice, as in a ring: what leads to a node and on from it is a path by it. In O(ends × edges / 64).
 * Returns: how many ordered pairs of different ends there are of which the second is reachable from the first
 */
guint64
lt_bridge_count (guint n, const guint32 *first, const guint32 *to, const guint8 *ends, guint64 *through)
{
  g_auto(Parts) parts = { .n = n, .first = first, .to = to };
  g_autofree guint32 *columns = g_new (guint32, n + 1), *before = NULL, *after = NULL, *inside = NULL;
  g_autofree Row *rows = NULL;
  guint n_ends = 0;
  guint64 pairs = 0;

  find_parts (&parts);
  rows = g_new (Row, parts.n_parts + 1);
  before = g_new0 (guint32, parts.n_parts + 1);
  after = g_new0 (guint32, parts.n_parts + 1);
  inside = g_new0 (guint32, parts.n_parts + 1);
  for (guint i = 0; i < n; i++)
    {
      columns[i] = ends[i] ? n_ends++ : NONE;
      inside[parts.part[i]] += ends[i] != 0;
    }
  for (guint block = 0; block * COLUMNS < n_ends; block++)
    {
      set_own (&parts, columns, block, rows);
      spread (&parts, TRUE, rows);
      add_counts (&parts, rows, after);
      set_own (&parts, columns, block, rows);
      spread (&parts, FALSE, rows);
      add_counts (&parts, rows, before);
    }
  for (guint i = 0; i < n; i++)
    {
      guint32 part = parts.part[i];
      guint64 itself = ends[i] != 0;

      /* Any that leads to it with any that it leads to, but for those of its own ring with themselves. */
      through[i] = (before[part] - itself) * (after[part] - itself) - (inside[part] - itself);
      pairs += itself * (after[part] - itself);
    }
  return pairs;
}
