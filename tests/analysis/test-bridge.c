/* Pairs with a path through a node: by hand, and counted pair by pair on random graphs. */
#include "config.h"
#include "analysis/bridge.h"

#include <string.h>

#define MOST 2048

typedef struct {
  guint    n;
  guint32  first[MOST + 1];
  GArray  *to;
  guint8   ends[MOST];
  guint64  through[MOST];
} Graph;

/* @edges: pairs of nodes, those of one node together, in the order of nodes; all nodes are ends */
static Graph *
graph_new (guint n, const guint32 (*edges)[2], guint n_edges)
{
  Graph *g = g_new0 (Graph, 1);
  guint e = 0;

  g->n = n;
  g->to = g_array_new (FALSE, FALSE, sizeof (guint32));
  memset (g->ends, 1, n);
  for (guint i = 0; i < n; i++)
    {
      g->first[i] = g->to->len;
      for (; e < n_edges && edges[e][0] == i; e++)
        g_array_append_val (g->to, edges[e][1]);
    }
  g_assert_cmpuint (e, ==, n_edges);
  g->first[n] = g->to->len;
  return g;
}

static void
graph_free (Graph *g)
{
  g_array_unref (g->to);
  g_free (g);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Graph, graph_free)

static guint64
count (Graph *g)
{
  return lt_bridge_count (g->n, g->first, (guint32 *) (gpointer) g->to->data, g->ends, g->through);
}

static void
test_line (void)
{
  static const guint32 edges[][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 } };
  g_autoptr(Graph) g = graph_new (4, edges, 3);

  g_assert_cmpuint (count (g), ==, 6);           /* 01 02 03 12 13 23 */
  g_assert_cmpuint (g->through[0], ==, 0);
  g_assert_cmpuint (g->through[1], ==, 2);       /* 02 03 */
  g_assert_cmpuint (g->through[2], ==, 2);       /* 03 13 */
  g_assert_cmpuint (g->through[3], ==, 0);
  g->ends[1] = FALSE;
  g_assert_cmpuint (count (g), ==, 3);           /* 02 03 23 */
  g_assert_cmpuint (g->through[1], ==, 2);       /* also where it is none itself */
  g_assert_cmpuint (g->through[2], ==, 1);       /* 03 */
}

/* Two ways from 0 to 3: each counts, though the other is there. An edge noted twice and one to itself change nothing. */
static void
test_two_ways (void)
{
  static const guint32 edges[][2] = { { 0, 1 }, { 0, 2 }, { 0, 1 }, { 1, 1 }, { 1, 3 }, { 2, 3 } };
  g_autoptr(Graph) g = graph_new (5, edges, 6);

  g_assert_cmpuint (count (g), ==, 5);           /* 01 02 03 13 23; 4 stands alone */
  g_assert_cmpuint (g->through[1], ==, 1);
  g_assert_cmpuint (g->through[2], ==, 1);
  g_assert_cmpuint (g->through[3] + g->through[0] + g->through[4], ==, 0);
}

/* 0 → 1 ⇄ 2 → 3. */
static void
test_ring (void)
{
  static const guint32 edges[][2] = { { 0, 1 }, { 1, 2 }, { 2, 1 }, { 2, 3 } };
  g_autoptr(Graph) g = graph_new (4, edges, 4);

  g_assert_cmpuint (count (g), ==, 7);           /* 01 02 03 12 13 21 23 */
  g_assert_cmpuint (g->through[1], ==, 3);       /* 02 03 23 (by 2 twice); not 22 */
  g_assert_cmpuint (g->through[2], ==, 3);       /* 01 03 13 */
}

static void
test_nothing (void)
{
  g_autoptr(Graph) g = graph_new (0, NULL, 0), h = graph_new (3, NULL, 0);

  g_assert_cmpuint (count (g), ==, 0);
  g_assert_cmpuint (count (h), ==, 0);
  g_assert_cmpuint (h->through[0] + h->through[1] + h->through[2], ==, 0);
}

/* More ends than a block of columns, and deeper than a stack might bear. */
static void
test_long (void)
{
  g_autofree guint32 (*edges)[2] = g_malloc (MOST * sizeof *edges);
  const guint n = 1500;
  g_autoptr(Graph) line = NULL, ring = NULL;

  for (guint i = 0; i < n; i++)
    {
      edges[i][0] = i;
      edges[i][1] = (i + 1) % n;
    }
  line = graph_new (n, edges, n - 1);
  g_assert_cmpuint (count (line), ==, n * (n - 1) / 2);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (line->through[i], ==, i * (n - 1 - i));
  ring = graph_new (n, edges, n);
  g_assert_cmpuint (count (ring), ==, n * (n - 1));
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (ring->through[i], ==, (n - 1) * (n - 2));
}

/* Whether there is a way of one edge or more. */
static gboolean
leads (const Graph *g, guint32 from, guint32 to)
{
  g_autofree guint8 *seen = g_new0 (guint8, g->n);
  g_autoptr(GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (queue, from);
  for (guint i = 0; i < queue->len; i++)
    {
      guint32 at = g_array_index (queue, guint32, i);

      for (guint32 e = g->first[at]; e < g->first[at + 1]; e++)
        {
          guint32 next = g_array_index (g->to, guint32, e);

          if (next == to)
            return TRUE;
          if (!seen[next])
            {
              seen[next] = TRUE;
              g_array_append_val (queue, next);
            }
        }
    }
  return FALSE;
}

static void
check_random (guint n, double degree)
{
  g_autoptr(Graph) g = graph_new (n, NULL, 0);
  g_autofree guint8 *there = g_new0 (guint8, n * n);
  guint64 pairs = 0;

  for (guint i = 0; i < n; i++)
    {
      g->ends[i] = g_test_rand_int_range (0, 3) > 0;
      g->first[i] = g->to->len;
      for (guint k = 0; k < n; k++)
        if (g_test_rand_double () < degree / n)
          g_array_append_val (g->to, k);
    }
  g->first[n] = g->to->len;
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        there[i * n + k] = leads (g, i, k);
        pairs += i != k && g->ends[i] && g->ends[k] && there[i * n + k];
      }
  g_assert_cmpuint (count (g), ==, pairs);
  for (guint s = 0; s < n; s++)
    {
      guint64 through = 0;

      for (guint a = 0; a < n; a++)
        for (guint b = 0; b < n; b++)
          through += a != b && a != s && b != s && g->ends[a] && g->ends[b] && there[a * n + s] && there[s * n + b];
      g_assert_cmpuint (g->through[s], ==, through);
    }
}

static void
test_random (void)
{
  for (guint i = 0; i < 400; i++)
    check_random (1 + i % 14, 0.3 + i % 5 * 0.6);
  check_random (90, 1.2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/bridge/line", test_line);
  g_test_add_func ("/analysis/bridge/two-ways", test_two_ways);
  g_test_add_func ("/analysis/bridge/ring", test_ring);
  g_test_add_func ("/analysis/bridge/nothing", test_nothing);
  g_test_add_func ("/analysis/bridge/long", test_long);
  g_test_add_func ("/analysis/bridge/random", test_random);
  return g_test_run ();
}
