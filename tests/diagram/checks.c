#include "config.h"

#include "checks.h"

#include <math.h>

guint lt_check_seed;

static void
fail (const char *what,
      guint       a,
      guint       b)
{
  g_test_message ("seed %u: %s: %u, %u", lt_check_seed, what, a, b);
  g_printerr ("seed %u: %s: %u, %u\n", lt_check_seed, what, a, b);
  g_test_fail ();
}

static gboolean
is_inside (const LtRect *inner,
           const LtRect *outer)
{
  return inner->x >= outer->x - 0.01 && inner->y >= outer->y - 0.01 &&
         inner->x + inner->width <= outer->x + outer->width + 0.01 &&
         inner->y + inner->height <= outer->y + outer->height + 0.01;
}

static void
check_cards (LtGraph  *graph,
             LtLayout *layout)
{
  g_assert_cmpuint (layout->nodes->len, ==, graph->nodes->len);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const LtRect *rect = lt_layout_rect (layout, i);

      if (!isfinite (rect->x) || !isfinite (rect->y) || rect->width != lt_graph_node (graph, i)->width ||
          rect->height != lt_graph_node (graph, i)->height)
        fail ("a card has no place or the wrong size", i, i);
      for (guint k = 0; k < i; k++)
        if (lt_rect_intersects (rect, lt_layout_rect (layout, k)))
          fail ("cards overlap", i, k);
    }
}

static const LtLaneStrip *
find_strip (LtLayout *layout,
            LtLane    lane,
            guint     group)
{
  for (guint i = 0; i < layout->lanes->len; i++)
    {
      const LtLaneStrip *strip = &g_array_index (layout->lanes, LtLaneStrip, i);

      if (strip->lane == lane && strip->group == group)
        return strip;
    }
  return NULL;
}

static gboolean
is_in_some_strip (LtLayout     *layout,
                  const LtRect *rect)
{
  for (guint i = 0; i < layout->lanes->len; i++)
    if (is_inside (rect, &g_array_index (layout->lanes, LtLaneStrip, i).rect))
      return TRUE;
  return FALSE;
}

static void
check_strips (LtGraph  *graph,
              LtLayout *layout)
{
  for (guint i = 0; i < layout->lanes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const LtLaneStrip *a = &g_array_index (layout->lanes, LtLaneStrip, k);
        const LtLaneStrip *b = &g_array_index (layout->lanes, LtLaneStrip, i);

        if (lt_rect_intersects (&a->rect, &b->rect))
          fail ("strips overlap", k, i);
        if (a->group != b->group)
          continue;
        if (graph->kind == LT_DIAGRAM_OVERVIEW ? b->rect.y >= a->rect.y
            : b->lane == LT_LANE_SERVICE ? b->rect.y <= a->rect.y : b->rect.x <= a->rect.x)
          fail ("strips are not in order", k, i);
      }
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (graph, i);
      const guint group = graph->kind == LT_DIAGRAM_REGION ? node->group : 0;
      const LtLaneStrip *strip = find_strip (layout, node->lane, group);

      if (node->lane == LT_LANE_NONE && graph->kind != LT_DIAGRAM_OVERVIEW
          ? !is_in_some_strip (layout, lt_layout_rect (layout, i))
          : strip == NULL || !is_inside (lt_layout_rect (layout, i), &strip->rect))
        fail ("a card is not in its strip", i, node->lane);
    }
}

gboolean
lt_check_crosses (const LtCurve *curve,
                  const LtRect  *rect)
{
  g_autoptr (GArray) flat = lt_curve_flatten (curve, 0.2);
  const LtRect inside = lt_rect_grow (rect, -1.3);

  for (guint i = 0; i + 1 < flat->len; i++)
    if (lt_rect_crosses_line (&inside, g_array_index (flat, LtPoint, i), g_array_index (flat, LtPoint, i + 1)))
      return TRUE;
  return FALSE;
}

static double
distance_to_border (LtPoint       p,
                    const LtRect *rect)
{
  const double dx = MAX (rect->x - p.x, p.x - rect->x - rect->width);
  const double dy = MAX (rect->y - p.y, p.y - rect->y - rect->height);

  return dx <= 0 || dy <= 0 ? fabs (MAX (dx, dy)) : hypot (dx, dy);
}

void
lt_check_curve_ends (const LtCurve *curve,
                     const LtRect  *from,
                     const LtRect  *to)
{
  g_assert_cmpuint (curve->n_points, >=, 4);
  g_assert_cmpuint (curve->n_points % 3, ==, 1);
  for (guint i = 0; i < curve->n_points; i++)
    g_assert_true (isfinite (curve->points[i].x) && isfinite (curve->points[i].y));
  g_assert_cmpfloat (distance_to_border (curve->points[0], from), <, 0.01);
  g_assert_cmpfloat (distance_to_border (curve->points[curve->n_points - 1], to), <, 0.01);
}

static void
check_curves (LtGraph  *graph,
              LtLayout *layout)
{
  g_assert_cmpuint (layout->edges->len, ==, graph->edges->len);
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      const LtCurve *curve = lt_layout_curve (layout, i);
      const LtRect bounds = lt_curve_get_bounds (curve);

      lt_check_curve_ends (curve, lt_layout_rect (layout, edge->from), lt_layout_rect (layout, edge->to));
      if (!is_inside (&bounds, &layout->bounds))
        fail ("a curve is out of bounds", i, i);
      for (guint k = 0; k < graph->nodes->len; k++)
        if (lt_check_crosses (curve, lt_layout_rect (layout, k)))
          fail ("a curve crosses a card", i, k);
    }
}

static void
check_frames (LtGraph  *graph,
              LtLayout *layout)
{
  g_assert_cmpuint (layout->groups->len, ==, graph->groups->len);
  if (graph->kind != LT_DIAGRAM_REGION)
    return;
  for (guint i = 0; i < graph->groups->len; i++)
    for (guint k = 0; k < i; k++)
      if (lt_rect_intersects (&g_array_index (layout->groups, LtRect, i), &g_array_index (layout->groups, LtRect, k)))
        fail ("frames overlap", i, k);
  for (guint i = 0; i < layout->lanes->len; i++)
    {
      const LtLaneStrip *strip = &g_array_index (layout->lanes, LtLaneStrip, i);

      if (!is_inside (&strip->rect, &g_array_index (layout->groups, LtRect, strip->group)))
        fail ("a strip is out of its frame", i, strip->group);
    }
}

void
lt_check_layout (LtGraph  *graph,
                 LtLayout *layout)
{
  check_cards (graph, layout);
  if (lt_graph_has_lanes (graph))
    check_strips (graph, layout);
  else
    g_assert_cmpuint (layout->lanes->len, ==, 0);
  check_curves (graph, layout);
  check_frames (graph, layout);
}

/* A straight piece of a curve. */
typedef struct {
  guint   curve;
  LtPoint a, b;                 /* from left to right */
} Stretch;

static gint
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const Stretch *first = a, *second = b;

  return (first->a.x > second->a.x) - (first->a.x < second->a.x);
}

static double
side_of (LtPoint a,
         LtPoint b,
         LtPoint p)
{
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/* Properly: each has its ends on both sides of the other, by more than rounding makes. */
static gboolean
do_cross (const Stretch *s,
          const Stretch *t)
{
  return side_of (s->a, s->b, t->a) * side_of (s->a, s->b, t->b) < -1e-6 &&
         side_of (t->a, t->b, s->a) * side_of (t->a, t->b, s->b) < -1e-6;
}

guint
lt_check_count_curve_crossings (const LtCurve *curves,
                                guint          n)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Stretch));
  guint crossings = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) flat = lt_curve_flatten (&curves[i], 0.2);

      for (guint k = 0; k + 1 < flat->len; k++)
        {
          const LtPoint a = g_array_index (flat, LtPoint, k), b = g_array_index (flat, LtPoint, k + 1);
          const Stretch stretch = { i, a.x <= b.x ? a : b, a.x <= b.x ? b : a };

          g_array_append_val (all, stretch);
        }
    }
  g_array_sort (all, compare_stretches);
  for (guint i = 0; i < all->len; i++)
    for (guint k = i + 1; k < all->len; k++)
      {
        const Stretch *s = &g_array_index (all, Stretch, i), *t = &g_array_index (all, Stretch, k);

        if (t->a.x > s->b.x)
          break;
        if (s->curve != t->curve && MAX (t->a.y, t->b.y) >= MIN (s->a.y, s->b.y) && MIN (t->a.y, t->b.y) <= MAX (s->a.y, s->b.y))
          crossings += do_cross (s, t);
      }
  return crossings;
}

guint
lt_check_count_crossings (LtLayout *layout)
{
  return lt_check_count_curve_crossings ((const LtCurve *) (gpointer) layout->edges->data, layout->edges->len);
}

void
lt_check_same (LtLayout *a,
               LtLayout *b)
{
  g_assert_cmpmem (a->nodes->data, a->nodes->len * sizeof (LtRect), b->nodes->data, b->nodes->len * sizeof (LtRect));
  g_assert_cmpuint (a->edges->len, ==, b->edges->len);
  for (guint i = 0; i < a->edges->len; i++)
    g_assert_cmpmem (lt_layout_curve (a, i)->points, lt_layout_curve (a, i)->n_points * sizeof (LtPoint),
                     lt_layout_curve (b, i)->points, lt_layout_curve (b, i)->n_points * sizeof (LtPoint));
}

static LtLane
random_lane (GRand         *rand,
             LtDiagramKind  kind,
             guint          style)
{
  static const LtLane overview[] = { LT_LANE_ROOT, LT_LANE_TRUNK, LT_LANE_BRANCH, LT_LANE_NONE };

  if (kind == LT_DIAGRAM_OVERVIEW)
    return overview[g_rand_int_range (rand, 0, G_N_ELEMENTS (overview))];
  switch (style)
    {
    case 0:  return LT_LANE_MIDSTREAM;
    case 1:  return LT_LANE_NONE;
    case 2:  return g_rand_int_range (rand, LT_LANE_UPSTREAM, LT_LANE_DOWNSTREAM + 1);
    case 3:  return g_rand_boolean (rand) ? LT_LANE_SERVICE : LT_LANE_DOWNSTREAM;
    default: return g_rand_int_range (rand, LT_LANE_NONE, LT_LANE_SERVICE + 1);
    }
}

LtGraph *
lt_check_random_graph (LtDiagramKind kind,
                       guint         seed,
                       guint         n,
                       guint         m)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  LtGraph *graph = lt_graph_new (kind);
  const guint style = seed % 7, n_groups = kind == LT_DIAGRAM_REGION ? 1 + seed % 5 : 1;

  lt_check_seed = seed;
  for (guint i = 0; i < n_groups; i++)
    lt_graph_add_group (graph, i + 1, "chain");
  for (guint i = 0; i < n; i++)
    {
      LtNode *node = lt_graph_add_node (graph, i + 1, "segment", random_lane (rand, kind, style));

      node->group = g_rand_int_range (rand, 0, n_groups);
      node->ghost = node->lane == LT_LANE_SUPPLIERS || node->lane == LT_LANE_CUSTOMERS;
      node->width = style == 4 ? g_rand_double_range (rand, 60, 700) : 150;
      node->height = style == 4 ? g_rand_double_range (rand, 20, 500) : 50 + 20 * g_rand_int_range (rand, 0, 4);
    }
  for (guint i = 0; i < m && n > 0; i++)
    {
      const guint from = style == 5 ? i % n : (guint) g_rand_int_range (rand, 0, n);
      const guint to = style == 5 ? (i + 1) % n : (guint) g_rand_int_range (rand, 0, n);

      lt_graph_add_edge (graph, i + 1, from, to);
    }
  return graph;
}

typedef struct {
  GMainLoop *loop;
  LtLayout  *layout;
  GError    *error;
} Wait;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Wait *wait = user_data;

  wait->layout = lt_layout_run_finish (result, &wait->error);
  g_main_loop_quit (wait->loop);
}

LtLayout *
lt_check_run (LtGraph          *graph,
              LtLayoutService  *service,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { loop };

  lt_layout_run_async (graph, service, cancellable, on_done, &wait);
  g_main_loop_run (loop);
  g_assert_true ((wait.layout == NULL) == (wait.error != NULL));
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.layout;
}

typedef struct {
  GMainLoop      *loop;
  LtLayoutAnswer *answer;
  GError         *error;
} Question;

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Question *question = user_data;

  question->answer = lt_layout_service_run_finish (LT_LAYOUT_SERVICE (source), result, &question->error);
  g_main_loop_quit (question->loop);
}

LtLayoutAnswer *
lt_check_ask (LtLayoutService    *service,
              const LtLayoutJob  *job,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Question question = { loop };

  lt_layout_service_run_async (service, job, cancellable, on_answered, &question);
  g_main_loop_run (loop);
  g_assert_true ((question.answer == NULL) == (question.error != NULL));
  if (question.error != NULL)
    g_propagate_error (error, question.error);
  return question.answer;
}
