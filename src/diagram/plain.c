/* A part laid out by ourselves: columns ordered by their neighbours' places. Not as good as Graphviz, but it
 * always ends. */
#include "config.h"

#include "diagram/plan.h"

#include <stdlib.h>

#define ORDER_SWEEPS 8
#define PLACE_SWEEPS 6

typedef struct {
  const LtLayoutJob *job;
  GArray **columns;             /* of guint, in order from the top */
  guint    n_columns;
  double  *middles;             /* of every node, across the columns */
  double  *wishes;              /* where its neighbours would have it */
} Plain;

static void
stack (Plain *plain)
{
  for (guint c = 0; c < plain->n_columns; c++)
    {
      double v = 0;

      for (guint k = 0; k < plain->columns[c]->len; k++)
        {
          const guint node = g_array_index (plain->columns[c], guint, k);

          plain->middles[node] = v + plain->job->sizes[node][1] / 2;
          v += plain->job->sizes[node][1] + plain->job->node_gap;
        }
    }
}

/* What the neighbours on one side, or on both, would like; its own place where it has none there. */
static void
wish (Plain    *plain,
      gboolean  from_left,
      gboolean  from_right)
{
  g_autofree guint *counts = g_new0 (guint, plain->job->n_nodes + 1);

  for (guint i = 0; i < plain->job->n_nodes; i++)
    plain->wishes[i] = 0;
  for (guint i = 0; i < plain->job->n_edges; i++)
    for (guint end = 0; end < 2; end++)
      {
        const guint a = plain->job->edges[i][end], b = plain->job->edges[i][!end];
        const gint way = plain->job->ranks[a] - plain->job->ranks[b];

        if ((way > 0 && from_left) || (way < 0 && from_right))
          {
            plain->wishes[a] += plain->middles[b];
            counts[a]++;
          }
      }
  for (guint i = 0; i < plain->job->n_nodes; i++)
    plain->wishes[i] = counts[i] > 0 ? plain->wishes[i] / counts[i] : plain->middles[i];
}

typedef struct { double wish; guint node; } Wish;

static gint
compare_wishes (gconstpointer a,
                gconstpointer b)
{
  const Wish *first = a, *second = b;

  if (first->wish != second->wish)
    return first->wish < second->wish ? -1 : 1;
  return first->node < second->node ? -1 : 1;
}

static void
order_column (Plain  *plain,
              GArray *column)
{
  g_autofree Wish *wishes = g_new (Wish, column->len + 1);

  for (guint k = 0; k < column->len; k++)
    wishes[k] = (Wish) { plain->wishes[g_array_index (column, guint, k)], g_array_index (column, guint, k) };
  qsort (wishes, column->len, sizeof *wishes, compare_wishes);
  for (guint k = 0; k < column->len; k++)
    g_array_index (column, guint, k) = wishes[k].node;
}

/* Sugiyama's barycentres, once from the left and once from the right a round. */
static void
order (Plain *plain)
{
  stack (plain);
  for (guint sweep = 0; sweep < ORDER_SWEEPS; sweep++)
    {
      wish (plain, sweep % 2 == 0, sweep % 2 == 1);
      for (guint c = 0; c < plain->n_columns; c++)
        order_column (plain, plain->columns[c]);
      stack (plain);
    }
}

typedef struct { double sum, top; guint n, first; } Block;

/* As near to the wishes as order and gaps allow, in least squares: blocks that get in each other's way are
 * merged (pool adjacent violators). */
static void
place_column (Plain  *plain,
              GArray *column)
{
  g_autofree Block *blocks = g_new (Block, column->len + 1);
  g_autofree double *offsets = g_new (double, column->len + 1);
  guint n_blocks = 0;
  double offset = 0;

  for (guint k = 0; k < column->len; k++)
    {
      const guint node = g_array_index (column, guint, k);
      const double half = plain->job->sizes[node][1] / 2;

      offsets[k] = offset + half;
      offset += 2 * half + plain->job->node_gap;
      blocks[n_blocks++] = (Block) { plain->wishes[node] - offsets[k], plain->wishes[node] - offsets[k], 1, k };
      while (n_blocks > 1 && blocks[n_blocks - 1].top < blocks[n_blocks - 2].top)
        {
          blocks[n_blocks - 2].sum += blocks[n_blocks - 1].sum;
          blocks[n_blocks - 2].n += blocks[n_blocks - 1].n;
          blocks[n_blocks - 2].top = blocks[n_blocks - 2].sum / blocks[n_blocks - 2].n;
          n_blocks--;
        }
    }
  for (guint b = 0; b < n_blocks; b++)
    for (guint k = 0; k < blocks[b].n; k++)
      plain->middles[g_array_index (column, guint, blocks[b].first + k)] = blocks[b].top + offsets[blocks[b].first + k];
}

static void
place (Plain *plain)
{
  for (guint sweep = 0; sweep < PLACE_SWEEPS; sweep++)
    {
      wish (plain, TRUE, TRUE);
      for (guint c = 0; c < plain->n_columns; c++)
        place_column (plain, plain->columns[c]);
    }
}

static void
read_columns (Plain *plain)
{
  for (guint i = 0; i < plain->job->n_nodes; i++)
    plain->n_columns = MAX (plain->n_columns, (guint) MAX (plain->job->ranks[i], 0) + 1);
  plain->columns = g_new (GArray *, plain->n_columns + 1);
  for (guint c = 0; c < plain->n_columns; c++)
    plain->columns[c] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < plain->job->n_nodes; i++)
    g_array_append_val (plain->columns[MAX (plain->job->ranks[i], 0)], i);
}

static LtLayoutAnswer *
write_answer (Plain *plain)
{
  LtLayoutAnswer *answer = lt_layout_answer_new (plain->job->n_nodes, plain->job->n_edges);
  double u = 0, top = G_MAXDOUBLE;

  answer->attempt = 1;
  for (guint i = 0; i < plain->job->n_nodes; i++)
    top = MIN (top, plain->middles[i] - plain->job->sizes[i][1] / 2);
  for (guint c = 0; c < plain->n_columns; c++)
    {
      double widest = 0;

      for (guint k = 0; k < plain->columns[c]->len; k++)
        widest = MAX (widest, plain->job->sizes[g_array_index (plain->columns[c], guint, k)][0]);
      for (guint k = 0; k < plain->columns[c]->len; k++)
        {
          const guint node = g_array_index (plain->columns[c], guint, k);
          const double *size = plain->job->sizes[node];

          g_array_index (answer->nodes, LtRect, node) =
            (LtRect) { u + (widest - size[0]) / 2, plain->middles[node] - size[1] / 2 - top, size[0], size[1] };
        }
      u += widest + plain->job->rank_gap;
    }
  return answer;
}

/**
 * lt_plain_answer:
 * @job: with a rank for every node
 *
 * Returns: (transfer full): places in the ranks given, and no ways
 */
LtLayoutAnswer *
lt_plain_answer (const LtLayoutJob *job)
{
  Plain plain = { .job = job };
  LtLayoutAnswer *answer;

  read_columns (&plain);
  plain.middles = g_new0 (double, job->n_nodes + 1);
  plain.wishes = g_new0 (double, job->n_nodes + 1);
  order (&plain);
  place (&plain);
  answer = write_answer (&plain);
  for (guint c = 0; c < plain.n_columns; c++)
    g_array_unref (plain.columns[c]);
  g_free (plain.columns);
  g_free (plain.middles);
  g_free (plain.wishes);
  return answer;
}
