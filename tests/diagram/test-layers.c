#include "config.h"

#include "checks.h"
#include "layout-helper/fitting.h"
#include "layout-helper/layers.h"

#include <math.h>
#include <string.h>

/* A job and its arrays. */
typedef struct {
  LtLayoutJob job;
} Part;

static void
part_clear (Part *part)
{
  g_free (part->job.sizes);
  g_free (part->job.ranks);
  g_free (part->job.edges);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

static Part
part_new (guint n_nodes,
          guint most_edges)
{
  Part part = { { .n_nodes = n_nodes, .ways = TRUE, .rank_gap = 70, .node_gap = 10 } };

  part.job.sizes = g_malloc0_n (n_nodes, sizeof *part.job.sizes);
  part.job.ranks = g_new0 (gint, n_nodes);
  part.job.edges = g_malloc0_n (most_edges + 1, sizeof *part.job.edges);
  for (guint i = 0; i < n_nodes; i++)
    {
      part.job.sizes[i][0] = 150;
      part.job.sizes[i][1] = 40 + i % 3 * 20;
    }
  return part;
}

static void
add_edge (Part  *part,
          guint  from,
          guint  to)
{
  part->job.edges[part->job.n_edges][0] = from;
  part->job.edges[part->job.n_edges++][1] = to;
}

/* Cards in ranks, with flows to near and far ones, both ways, loops and doubles among them. */
static Part
random_part (GRand *rand,
             guint  n,
             guint  n_ranks,
             guint  n_edges)
{
  Part part = part_new (n, n_edges);

  for (guint i = 0; i < n; i++)
    part.job.ranks[i] = i < n_ranks ? (gint) i : g_rand_int_range (rand, 0, n_ranks);
  for (guint i = 0; i < n_edges; i++)
    add_edge (&part, g_rand_int_range (rand, 0, n), g_rand_int_range (rand, 0, n));
  return part;
}

/* A chain as chains are: @n cards along a line, @n_ranks ranks, flows between cards near each other on the line. Shuffled, so
 * that no number says where a card belongs. */
static Part
band_part (GRand *rand,
           guint  n,
           guint  n_ranks,
           guint  n_edges)
{
  Part part = part_new (n, n_edges);
  g_autofree guint *numbers = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    {
      const guint k = g_rand_int_range (rand, 0, i + 1);

      numbers[i] = numbers[k];
      numbers[k] = i;
    }
  for (guint i = 0; i < n; i++)
    part.job.ranks[numbers[i]] = i % n_ranks;
  for (guint i = 0; i < n_edges; i++)
    {
      const guint from = i < n ? i : (guint) g_rand_int_range (rand, 0, n);
      const gint to = (gint) from + g_rand_int_range (rand, -12, 13);

      add_edge (&part, numbers[from], numbers[CLAMP (to, 0, (gint) n - 1)]);
    }
  return part;
}

/* Crossings by looking at all pairs of pieces between neighbouring ranks. */
static guint64
count_by_pairs (const LtLayers *layers)
{
  guint64 crossings = 0;

  for (guint a = 0; a < layers->n; a++)
    for (guint b = 0; b < layers->n; b++)
      if (layers->ranks[a] == layers->ranks[b] && layers->places[a] < layers->places[b])
        for (guint k = layers->starts[1][a]; k < layers->starts[1][a + 1]; k++)
          for (guint l = layers->starts[1][b]; l < layers->starts[1][b + 1]; l++)
            if (layers->places[layers->links[1][k].other] > layers->places[layers->links[1][l].other])
              crossings++;
  return crossings;
}

static void
check_ranks (const LtLayers *layers)
{
  g_autofree gboolean *seen = g_new0 (gboolean, layers->n + 1);

  for (guint rank = 0; rank < layers->n_ranks; rank++)
    for (guint k = layers->rank_starts[rank]; k < layers->rank_starts[rank + 1]; k++)
      {
        const guint vertex = layers->order[k];

        g_assert_false (seen[vertex]);
        seen[vertex] = TRUE;
        g_assert_cmpuint (layers->ranks[vertex], ==, rank);
        g_assert_cmpuint (layers->places[vertex], ==, k - layers->rank_starts[rank]);
      }
  for (guint i = 0; i < layers->n; i++)
    g_assert_true (seen[i]);
}

static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260401);

  for (guint i = 0; i < 60; i++)
    {
      g_auto (Part) part = random_part (rand, g_rand_int_range (rand, 6, 40), g_rand_int_range (rand, 1, 6), g_rand_int_range (rand, 0, 80));
      g_autoptr (LtLayers) layers = lt_layers_new (&part.job);
      const guint64 before = count_by_pairs (layers);

      check_ranks (layers);
      g_assert_cmpuint (lt_layers_count (&part.job), ==, layers->n);
      lt_layers_find_order (layers);
      check_ranks (layers);
      g_assert_cmpuint (count_by_pairs (layers), <=, before);
    }
}

/* By hand: 3 and 2 stand the wrong way round, so both become their mean, or with three times the weight for the second
 * 9 / 4; a whole list that falls becomes one value. */
static void
test_rising (void)
{
  double plain[] = { 1, 3, 2, 4 }, weighed[] = { 1, 3, 2, 4 }, falling[] = { 5, 4, 0 };
  const double weights[] = { 1, 1, 3, 1 };

  lt_fit_rising (plain, NULL, 4);
  g_assert_cmpfloat (plain[0], ==, 1);
  g_assert_cmpfloat (plain[1], ==, 2.5);
  g_assert_cmpfloat (plain[2], ==, 2.5);
  g_assert_cmpfloat (plain[3], ==, 4);
  lt_fit_rising (weighed, weights, 4);
  g_assert_cmpfloat (weighed[0], ==, 1);
  g_assert_cmpfloat (weighed[1], ==, 2.25);
  g_assert_cmpfloat (weighed[2], ==, 2.25);
  g_assert_cmpfloat (weighed[3], ==, 4);
  lt_fit_rising (falling, NULL, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (falling[i], ==, 3);
  lt_fit_rising (falling, NULL, 0);
}

/* 0 - 1 - 2 - 3 and 4 alone, the flows this way and that, one of them a loop. */
static void
test_walk (void)
{
  g_auto (Part) part = part_new (5, 4);
  g_autoptr (LtWalk) walk = NULL;

  add_edge (&part, 0, 1);
  add_edge (&part, 2, 1);
  add_edge (&part, 3, 3);
  add_edge (&part, 2, 3);
  walk = lt_walk_new (&part.job);
  lt_walk_from (walk, 1);
  g_assert_cmpuint (walk->n_reached, ==, 4);
  g_assert_cmpuint (walk->levels[0], ==, 1);
  g_assert_cmpuint (walk->levels[1], ==, 0);
  g_assert_cmpuint (walk->levels[2], ==, 1);
  g_assert_cmpuint (walk->levels[3], ==, 2);
  g_assert_cmpuint (walk->levels[4], ==, G_MAXUINT);
  g_assert_cmpuint (walk->parents[3], ==, 2);
  g_assert_cmpuint (walk->order[3], ==, 3);
  lt_walk_from (walk, 4);
  g_assert_cmpuint (walk->n_reached, ==, 1);
}

/* A binary tree and a ladder can be drawn without a crossing, and are. */
static void
test_plane (void)
{
  g_auto (Part) tree = part_new (127, 126), ladder = part_new (120, 300);
  g_autoptr (LtLayers) a = NULL, b = NULL;

  for (guint i = 1; i < 127; i++)
    {
      const guint above = (i - 1) / 2;

      tree.job.ranks[i] = tree.job.ranks[above] + 1;
      add_edge (&tree, above, i);
    }
  a = lt_layers_new (&tree.job);
  lt_layers_find_order (a);
  g_assert_cmpuint (count_by_pairs (a), ==, 0);
  /* Sixty rungs, each with the next, numbered so that neighbours are far apart. */
  for (guint i = 0; i < 60; i++)
    {
      const guint here = i * 7 % 60, next = (i + 1) * 7 % 60;

      ladder.job.ranks[60 + here] = 1;
      add_edge (&ladder, here, 60 + here);
      if (i < 59)
        add_edge (&ladder, next, 60 + here);
    }
  b = lt_layers_new (&ladder.job);
  lt_layers_find_order (b);
  g_assert_cmpuint (count_by_pairs (b), ==, 0);
}

static void
test_places (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260402);

  for (guint i = 0; i < 40; i++)
    {
      g_auto (Part) part = random_part (rand, g_rand_int_range (rand, 8, 60), g_rand_int_range (rand, 1, 8), g_rand_int_range (rand, 0, 120));
      g_autoptr (LtLayers) layers = lt_layers_new (&part.job);
      g_autofree double *places = NULL;

      lt_layers_find_order (layers);
      places = lt_layers_find_places (layers);
      for (guint rank = 0; rank < layers->n_ranks; rank++)
        for (guint k = layers->rank_starts[rank] + 1; k < layers->rank_starts[rank + 1]; k++)
          {
            const guint upper = layers->order[k - 1], lower = layers->order[k];

            g_assert_cmpfloat (places[lower] - places[upper], >=, (layers->heights[upper] + layers->heights[lower]) / 2 + 10 - 1e-6);
          }
      for (guint v = 0; v < layers->n; v++)
        g_assert_true (isfinite (places[v]));
    }
}

/* One card that supplies three: it stands beside the middle one, which by hand is at 90 + 70 of the first one's middle. */
static void
test_middle (void)
{
  g_auto (Part) part = part_new (4, 3);
  g_autoptr (LtLayoutAnswer) answer = NULL;

  for (guint i = 1; i < 4; i++)
    {
      part.job.ranks[i] = 1;
      part.job.sizes[i][1] = 60;
      add_edge (&part, 0, i);
    }
  part.job.sizes[0][1] = 60;
  answer = lt_layers_layout (&part.job);
  /* Three of 60 with gaps of 10 between: from 0 to 200. */
  g_assert_cmpfloat_with_epsilon (g_array_index (answer->nodes, LtRect, 0).y, 70, 0.01);
  g_assert_cmpfloat_with_epsilon (g_array_index (answer->nodes, LtRect, 0).x, 0, 0.01);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (answer->nodes, LtRect, i).x, 220, 0.01);
}

static LtLayoutAnswer *
ask (LtLayoutService   *service,
     const LtLayoutJob *job)
{
  g_autoptr (GError) error = NULL;
  LtLayoutAnswer *answer = lt_check_ask (service, job, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

/* The order that an answer of whoever's gives, counted by the same code. */
static guint64
count_in_answer (const Part           *part,
                 const LtLayoutAnswer *answer)
{
  g_autoptr (LtLayers) layers = lt_layers_new (&part->job);
  g_autofree double *ys = g_new (double, layers->n + 1);

  for (guint i = 0; i < part->job.n_nodes; i++)
    ys[i] = lt_rect_centre (&g_array_index (answer->nodes, LtRect, i)).y;
  for (guint e = 0; e < part->job.n_edges; e++)
    {
      const LtCurve *way = &g_array_index (answer->ways, LtCurve, e);
      const gboolean forwards = part->job.ranks[part->job.edges[e][0]] < part->job.ranks[part->job.edges[e][1]];

      g_assert_cmpuint (way->n_points, ==, layers->first_step[e + 1] - layers->first_step[e]);
      for (guint k = 0; k < way->n_points; k++)
        ys[part->job.n_nodes + layers->first_step[e] + k] = way->points[forwards ? k : way->n_points - 1 - k].y;
    }
  for (guint v = 0; v < layers->n; v++)
    {
      layers->places[v] = 0;
      for (guint w = 0; w < layers->n; w++)
        if (layers->ranks[w] == layers->ranks[v] && ys[w] < ys[v])
          layers->places[v]++;
    }
  return count_by_pairs (layers);
}

/* The same chain just below and, with some lone cards more, just above what goes to Graphviz: no more crossings. */
static void
test_beside_graphviz (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260403);
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();
  guint64 ours = 0, theirs = 0;

  for (guint i = 0; i < 6; i++)
    {
      g_auto (Part) part = band_part (rand, 110, 5, 165);
      g_autoptr (LtLayoutAnswer) own = lt_layers_layout (&part.job), other = NULL;

      /* The helper leaves those to Graphviz that nobody asked ways of, or that are small; these are. */
      g_assert_cmpuint (lt_layers_count (&part.job), <=, 400);
      other = ask (service, &part.job);
      ours += count_in_answer (&part, own);
      theirs += count_in_answer (&part, other);
    }
  g_test_message ("%" G_GUINT64_FORMAT " crossings, Graphviz %" G_GUINT64_FORMAT, ours, theirs);
  g_assert_cmpuint (theirs, >, 0);
  g_assert_cmpuint (ours, <=, theirs);
}

/* A thousand cards through the helper: as the job says, and the same every time. */
static void
test_large (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260404);
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();
  g_auto (Part) part = band_part (rand, 1000, 9, 1500);
  g_autoptr (LtLayoutAnswer) answer = ask (service, &part.job), own = lt_layers_layout (&part.job);

  g_assert_cmpuint (answer->attempt, ==, 0);
  g_assert_cmpmem (answer->nodes->data, 1000 * sizeof (LtRect), own->nodes->data, 1000 * sizeof (LtRect));
  for (guint i = 0; i < 1000; i++)
    for (guint k = 0; k < i; k++)
      {
        const LtRect *a = &g_array_index (answer->nodes, LtRect, i), *b = &g_array_index (answer->nodes, LtRect, k);

        g_assert_false (lt_rect_intersects (a, b));
        if (part.job.ranks[i] == part.job.ranks[k])
          g_assert_cmpfloat (a->x, ==, b->x);
        else
          g_assert_true ((part.job.ranks[i] < part.job.ranks[k]) == (a->x + a->width <= b->x));
      }
}

/* A hub with ten thousand flows does not take for ever. */
static void
test_hub (void)
{
  g_auto (Part) part = part_new (10002, 30000);
  g_autoptr (LtLayoutAnswer) answer = NULL;
  const gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 10000; i++)
    {
      part.job.ranks[i] = 1;
      add_edge (&part, 10000, i);
      add_edge (&part, i, 10001);
      add_edge (&part, i * 7919 % 10000, 10001);
    }
  part.job.ranks[10001] = 2;
  answer = lt_layers_layout (&part.job);
  g_assert_nonnull (answer);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
test_not_taken (void)
{
  g_auto (Part) part = part_new (3, 1);

  g_assert_true (lt_layers_can_take (&part.job));
  part.job.ranks[1] = -1;
  g_assert_false (lt_layers_can_take (&part.job));
  part.job.ranks[1] = 0;
  part.job.top_down = TRUE;
  g_assert_false (lt_layers_can_take (&part.job));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layers/order", test_order);
  g_test_add_func ("/layers/rising", test_rising);
  g_test_add_func ("/layers/walk", test_walk);
  g_test_add_func ("/layers/plane", test_plane);
  g_test_add_func ("/layers/places", test_places);
  g_test_add_func ("/layers/middle", test_middle);
  g_test_add_func ("/layers/beside-graphviz", test_beside_graphviz);
  g_test_add_func ("/layers/large", test_large);
  g_test_add_func ("/layers/hub", test_hub);
  g_test_add_func ("/layers/not-taken", test_not_taken);
  return g_test_run ();
}
