/* Layouts without lanes, radial and by forces: parts as large as they hang together, one beside the other. */
#include "config.h"

#include "diagram/plan.h"
#include "layout-helper/fitting.h"

#include <math.h>
#include <stdlib.h>

/* Around every card, for edges that pass. */
#define GAP 40.0
/* From ring to ring, and how long a flow is by itself, in heights of a card. */
#define RING 1.35
#define SPRING 1.5
/* From so many cards on the springs take too long, and the field makes fewer crossings. */
#define MANY 150
/* Between cards that hang together with nothing. */
#define LONE_GAP 36.0
/* Of those with nearly as many flows as any the one nearest to all others is the middle; so many are tried. */
#define NEARLY 0.7
#define MAX_CANDIDATES 64
/* What is stretched until no card touches another. */
#define STRETCH 1.08
#define MAX_STRETCHES 60

/* Cards are wider than high. Laid out they are squeezed to squares, and what comes back is stretched: ellipses instead of
 * circles, which is also the shape of a window. */
static double
find_squeeze (LtGraph *graph)
{
  double width = 0, height = 0;

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      width += lt_graph_node (graph, i)->width + GAP;
      height += lt_graph_node (graph, i)->height + GAP;
    }
  return width > 0 ? CLAMP (height / width, 0.25, 1) : 1;
}

/** lt_free_columns: all cards in one column, so that lt_parts_find() takes every one. */
void
lt_free_columns (LtPlan  *plan,
                 LtSheet *sheet)
{
  const LtPlanColumn column = { 0 };

  g_array_append_val (sheet->columns, column);
  for (guint i = 0; i < plan->graph->nodes->len; i++)
    plan->columns[i] = 0;
}

static gint
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const guint *first = a, *second = b;

  if (first[0] != second[0])
    return first[0] < second[0] ? -1 : 1;
  return (first[1] > second[1]) - (first[1] < second[1]);
}

/* Each pair of cards once, whatever flows between them. */
static void
add_pairs (LtPlan      *plan,
           LtPart      *part,
           const guint *places)
{
  LtLayoutJob *job = &part->job;
  guint n = 0;

  job->edges = g_malloc0_n (part->edges->len + 1, sizeof *job->edges);
  for (guint i = 0; i < part->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (plan->graph, g_array_index (part->edges, guint, i));
      const guint a = places[edge->from], b = places[edge->to];

      job->edges[i][0] = MIN (a, b);
      job->edges[i][1] = MAX (a, b);
    }
  qsort (job->edges, part->edges->len, sizeof *job->edges, compare_pairs);
  for (guint i = 0; i < part->edges->len; i++)
    if (n == 0 || compare_pairs (job->edges[i], job->edges[n - 1]) != 0)
      {
        job->edges[n][0] = job->edges[i][0];
        job->edges[n++][1] = job->edges[i][1];
      }
  job->n_edges = n;
}

/* A card with many flows, from which it is not far to any other. */
static guint
find_root (LtPlan      *plan,
           LtPart      *part,
           const guint *places)
{
  g_autofree guint *flows = g_new0 (guint, part->nodes->len + 1);
  g_autoptr (LtWalk) walk = lt_walk_new (&part->job);
  guint most = 0, best = 0, least = G_MAXUINT, tried = 0;

  for (guint i = 0; i < part->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (plan->graph, g_array_index (part->edges, guint, i));

      most = MAX (most, ++flows[places[edge->from]]);
      most = MAX (most, ++flows[places[edge->to]]);
    }
  for (guint i = 0; i < part->nodes->len && tried < MAX_CANDIDATES; i++)
    if (flows[i] >= NEARLY * most)
      {
        guint reach;

        lt_walk_from (walk, i);
        reach = walk->levels[walk->order[walk->n_reached - 1]];
        tried++;
        if (reach < least || (reach == least && flows[i] > flows[best]))
          {
            least = reach;
            best = i;
          }
      }
  return best;
}

/** lt_free_make_job: what Graphviz is to lay out of a part: cards with their gaps, squeezed. */
void
lt_free_make_job (LtPlan      *plan,
                  LtPart      *part,
                  const guint *places)
{
  LtLayoutJob *job = &part->job;
  const gboolean radial = plan->graph->arrangement == LT_ARRANGEMENT_RADIAL;
  const double squeeze = find_squeeze (plan->graph);
  double height = 0;

  job->n_nodes = part->nodes->len;
  job->engine = radial ? LT_ENGINE_RINGS : job->n_nodes < MANY ? LT_ENGINE_SPRINGS : LT_ENGINE_FIELD;
  job->sizes = g_malloc0_n (job->n_nodes, sizeof *job->sizes);
  job->ranks = g_new (gint, job->n_nodes);
  for (guint i = 0; i < job->n_nodes; i++)
    {
      const LtNode *node = lt_graph_node (plan->graph, g_array_index (part->nodes, guint, i));

      job->sizes[i][0] = (node->width + GAP) * squeeze;
      job->sizes[i][1] = node->height + GAP;
      job->ranks[i] = -1;
      height += job->sizes[i][1] / job->n_nodes;
    }
  job->rank_gap = height * (radial ? RING : SPRING);
  add_pairs (plan, part, places);
  job->root = radial ? find_root (plan, part, places) : 0;
}

/** lt_free_set_lone_apart: parts of one card are nothing to lay out. */
void
lt_free_set_lone_apart (LtSheet *sheet)
{
  while (sheet->parts->len > 0)
    {
      const LtPart *part = g_ptr_array_index (sheet->parts, sheet->parts->len - 1);

      /* The largest come first. */
      if (part->nodes->len > 1)
        break;
      g_array_prepend_val (sheet->lone, g_array_index (part->nodes, guint, 0));
      g_ptr_array_set_size (sheet->parts, sheet->parts->len - 1);
    }
}

/* --- Answers --- */

typedef struct { double left, right; guint card; } Extent;

static gint
compare_extents (gconstpointer a,
                 gconstpointer b)
{
  const Extent *first = a, *second = b;

  if (first->left != second->left)
    return first->left < second->left ? -1 : 1;
  return (first->card > second->card) - (first->card < second->card);
}

/* More than rounding on its way through text makes. */
#define TOUCH 0.5

static gboolean
any_touch (const LtRect *rects,
           guint         n)
{
  g_autofree Extent *extents = g_new (Extent, n + 1);

  for (guint i = 0; i < n; i++)
    extents[i] = (Extent) { rects[i].x, rects[i].x + rects[i].width - TOUCH, i };
  qsort (extents, n, sizeof *extents, compare_extents);
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n && extents[k].left < extents[i].right; k++)
      {
        const LtRect *a = &rects[extents[i].card], *b = &rects[extents[k].card];

        if (a->y < b->y + b->height - TOUCH && b->y < a->y + a->height - TOUCH)
          return TRUE;
      }
  return FALSE;
}

/* FALSE where no stretching helps. */
static gboolean
stretch (const LtLayoutJob *job,
         GArray            *rects)
{
  LtRect *all = (LtRect *) (gpointer) rects->data;

  for (guint i = 0; i <= MAX_STRETCHES; i++)
    {
      const double by = i == 0 ? 1 : STRETCH;

      for (guint k = 0; k < rects->len; k++)
        {
          const LtPoint centre = lt_rect_centre (&all[k]);

          all[k] = (LtRect) { centre.x * by - job->sizes[k][0] / 2, centre.y * by - job->sizes[k][1] / 2,
                              job->sizes[k][0], job->sizes[k][1] };
        }
      if (!any_touch (all, rects->len))
        return TRUE;
    }
  return FALSE;
}

/* What came back is only as good as what it came from: in the end no card touches another. */
static void
finish_answer (LtPart *part)
{
  if (part->answer != NULL && part->job.engine == LT_ENGINE_RINGS)
    lt_rings_arrange (&part->job, part->answer->nodes);
  else if (part->answer != NULL && !stretch (&part->job, part->answer->nodes))
    g_clear_pointer (&part->answer, lt_layout_answer_free);
  if (part->answer == NULL)
    part->answer = lt_rings_answer (&part->job);
}

/* --- All together --- */

static void
place_part (LtPlan   *plan,
            LtPart   *part,
            LtLayout *layout)
{
  const double squeeze = find_squeeze (plan->graph);

  for (guint i = 0; i < part->nodes->len; i++)
    {
      const guint index = g_array_index (part->nodes, guint, i);
      const LtNode *node = lt_graph_node (plan->graph, index);
      const LtPoint centre = lt_rect_centre (&g_array_index (part->answer->nodes, LtRect, i));

      *lt_layout_rect (layout, index) = (LtRect) { centre.x / squeeze - node->width / 2, centre.y - node->height / 2,
                                                   node->width, node->height };
    }
}

/* In rows and columns as wide and high as they must be. */
static void
place_lone (LtPlan   *plan,
            GArray   *lone,
            LtLayout *layout)
{
  double width = 0, height = 0, x = 0, y = 0, row = 0;
  guint n_columns;

  for (guint i = 0; i < lone->len; i++)
    {
      const LtNode *node = lt_graph_node (plan->graph, g_array_index (lone, guint, i));

      width = MAX (width, node->width + LONE_GAP);
      height += (node->height + LONE_GAP) / lone->len;
    }
  n_columns = MAX (ceil (sqrt (lone->len * LT_ASPECT * height / MAX (width, 1))), 1);
  for (guint i = 0; i < lone->len; i++)
    {
      const guint index = g_array_index (lone, guint, i);
      const LtNode *node = lt_graph_node (plan->graph, index);

      if (i > 0 && i % n_columns == 0)
        {
          y += row + LONE_GAP;
          x = row = 0;
        }
      *lt_layout_rect (layout, index) = (LtRect) { x, y, node->width, node->height };
      x += width;
      row = MAX (row, node->height);
    }
}

/**
 * lt_free_complete:
 * @plan: of a graph without lanes, whose parts have been tried
 * @layout: (transfer full): in which nothing has a place yet
 *
 * Reads nothing but the plan, so any thread may.
 * Returns: (transfer full): the layout
 */
LtLayout *
lt_free_complete (LtPlan   *plan,
                  LtLayout *layout)
{
  LtSheet *sheet = g_ptr_array_index (plan->sheets, 0);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();

  for (guint i = 0; i < sheet->parts->len; i++)
    {
      LtPart *part = g_ptr_array_index (sheet->parts, i);

      finish_answer (part);
      place_part (plan, part, layout);
      g_ptr_array_add (pieces, part->nodes);
    }
  place_lone (plan, sheet->lone, layout);
  if (sheet->lone->len > 0)
    g_ptr_array_add (pieces, sheet->lone);
  lt_free_pack (plan->graph, pieces, layout);
  lt_free_edges_finish (plan->graph, layout);
  lt_layout_find_bounds (layout);
  return layout;
}
