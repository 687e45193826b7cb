#include "config.h"

#include "layout-helper/layers.h"

/* As Graphviz weighs them: a piece between two steps is the middle of a long edge, and straight if at all possible. */
#define CARD_WEIGHT 1.0
#define END_WEIGHT  2.0
#define STEP_WEIGHT 8.0
#define STEP_HEIGHT 1.0

static guint
count_steps (const LtLayoutJob *job,
             guint              edge)
{
  const gint across = ABS (job->ranks[job->edges[edge][0]] - job->ranks[job->edges[edge][1]]);

  return MAX (across, 1) - 1;
}

gboolean
lt_layers_can_take (const LtLayoutJob *job)
{
  for (guint i = 0; i < job->n_nodes; i++)
    if (job->ranks[i] < 0)
      return FALSE;
  return job->engine == LT_ENGINE_LAYERS && job->ways && !job->top_down && job->n_nodes > 0;
}

guint
lt_layers_count (const LtLayoutJob *job)
{
  guint n = job->n_nodes;

  for (guint i = 0; i < job->n_edges; i++)
    n += count_steps (job, i);
  return n;
}

/* The pieces of an edge, from left to right; an edge that stays in its rank has none. */
static void
visit_pieces (const LtLayers *self,
              guint           edge,
              void          (*visit) (guint left, guint right, double weight, gpointer data),
              gpointer        data)
{
  const guint *ends = self->job->edges[edge];
  const gboolean forwards = self->job->ranks[ends[0]] < self->job->ranks[ends[1]];
  const guint n_steps = self->first_step[edge + 1] - self->first_step[edge];
  guint before = forwards ? ends[0] : ends[1];

  if (self->job->ranks[ends[0]] == self->job->ranks[ends[1]])
    return;
  for (guint k = 0; k <= n_steps; k++)
    {
      const guint next = k < n_steps ? self->job->n_nodes + self->first_step[edge] + k : forwards ? ends[1] : ends[0];

      visit (before, next, n_steps == 0 ? CARD_WEIGHT : k == 0 || k == n_steps ? END_WEIGHT : STEP_WEIGHT, data);
      before = next;
    }
}

static void
count_piece (guint    left,
             guint    right,
             double   weight,
             gpointer data)
{
  LtLayers *self = data;

  self->starts[1][left]++;
  self->starts[0][right]++;
}

static void
add_piece (guint    left,
           guint    right,
           double   weight,
           gpointer data)
{
  LtLayers *self = data;

  self->links[1][--self->starts[1][left]] = (LtLink) { right, weight };
  self->links[0][--self->starts[0][right]] = (LtLink) { left, weight };
}

static void
make_links (LtLayers *self)
{
  for (guint side = 0; side < 2; side++)
    self->starts[side] = g_new0 (guint, self->n + 1);
  for (guint i = 0; i < self->job->n_edges; i++)
    visit_pieces (self, i, count_piece, self);
  for (guint side = 0; side < 2; side++)
    {
      for (guint i = 1; i <= self->n; i++)
        self->starts[side][i] += self->starts[side][i - 1];
      self->links[side] = g_new (LtLink, self->starts[side][self->n] + 1);
    }
  for (guint i = 0; i < self->job->n_edges; i++)
    visit_pieces (self, i, add_piece, self);
}

/* Ranks hold their vertices in the order of their numbers at first. */
static void
fill_ranks (LtLayers *self)
{
  self->rank_starts = g_new0 (guint, self->n_ranks + 2);
  self->order = g_new (guint, self->n + 1);
  self->places = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->rank_starts[self->ranks[i] + 1]++;
  for (guint rank = 0; rank < self->n_ranks; rank++)
    self->rank_starts[rank + 1] += self->rank_starts[rank];
  for (guint i = self->n; i-- > 0;)
    self->order[--self->rank_starts[self->ranks[i] + 1]] = i;
  /* Each start has moved to the one before. */
  for (guint rank = 0; rank < self->n_ranks; rank++)
    self->rank_starts[rank] = self->rank_starts[rank + 1];
  self->rank_starts[self->n_ranks] = self->n;
  for (guint rank = 0; rank < self->n_ranks; rank++)
    for (guint k = self->rank_starts[rank]; k < self->rank_starts[rank + 1]; k++)
      self->places[self->order[k]] = k - self->rank_starts[rank];
}

/**
 * lt_layers_new:
 * @job: one that lt_layers_can_take(); stays as long as what is returned
 *
 * Returns: (transfer full): its cards and steps in their ranks
 */
LtLayers *
lt_layers_new (const LtLayoutJob *job)
{
  LtLayers *self = g_new0 (LtLayers, 1);

  self->job = job;
  self->first_step = g_new0 (guint, job->n_edges + 1);
  for (guint i = 0; i < job->n_edges; i++)
    self->first_step[i + 1] = self->first_step[i] + count_steps (job, i);
  self->n = job->n_nodes + self->first_step[job->n_edges];
  self->ranks = g_new (guint, self->n + 1);
  self->heights = g_new (double, self->n + 1);
  for (guint i = 0; i < job->n_nodes; i++)
    {
      self->ranks[i] = job->ranks[i];
      self->heights[i] = job->sizes[i][1];
      self->n_ranks = MAX (self->n_ranks, self->ranks[i] + 1);
    }
  for (guint i = 0; i < job->n_edges; i++)
    for (guint k = self->first_step[i]; k < self->first_step[i + 1]; k++)
      {
        const guint left = MIN (job->ranks[job->edges[i][0]], job->ranks[job->edges[i][1]]);

        self->ranks[job->n_nodes + k] = left + 1 + k - self->first_step[i];
        self->heights[job->n_nodes + k] = STEP_HEIGHT;
      }
  make_links (self);
  fill_ranks (self);
  return self;
}

void
lt_layers_free (LtLayers *self)
{
  if (self == NULL)
    return;
  for (guint side = 0; side < 2; side++)
    {
      g_free (self->starts[side]);
      g_free (self->links[side]);
    }
  g_free (self->ranks);
  g_free (self->heights);
  g_free (self->first_step);
  g_free (self->rank_starts);
  g_free (self->order);
  g_free (self->places);
  g_free (self);
}

/* The middle of every rank, one beside the other. */
static double *
find_columns (const LtLayers *self)
{
  g_autofree double *widths = g_new0 (double, self->n_ranks + 1);
  double *middles = g_new0 (double, self->n_ranks + 1);
  double x = 0;

  for (guint i = 0; i < self->job->n_nodes; i++)
    widths[self->ranks[i]] = MAX (widths[self->ranks[i]], self->job->sizes[i][0]);
  for (guint rank = 0; rank < self->n_ranks; rank++)
    {
      middles[rank] = x + widths[rank] / 2;
      x += widths[rank] + self->job->rank_gap;
    }
  return middles;
}

static void
read_way (const LtLayers *self,
          guint           edge,
          const double   *columns,
          const double   *places,
          LtCurve        *way)
{
  const guint n = self->first_step[edge + 1] - self->first_step[edge];
  const gboolean forwards = self->job->ranks[self->job->edges[edge][0]] < self->job->ranks[self->job->edges[edge][1]];

  if (n == 0)
    return;
  way->n_points = n;
  way->points = g_new (LtPoint, n);
  for (guint k = 0; k < n; k++)
    {
      const guint step = self->job->n_nodes + self->first_step[edge] + k;

      way->points[forwards ? k : n - 1 - k] = (LtPoint) { columns[self->ranks[step]], places[step] };
    }
}

/**
 * lt_layers_layout:
 * @job: one that lt_layers_can_take()
 *
 * Returns: (transfer full): where its cards stand and where its long edges pass, with the corner of the cards at 0, 0
 */
LtLayoutAnswer *
lt_layers_layout (const LtLayoutJob *job)
{
  g_autoptr (LtLayers) self = lt_layers_new (job);
  g_autofree double *columns = find_columns (self);
  g_autofree double *places = NULL;
  LtLayoutAnswer *answer = lt_layout_answer_new (job->n_nodes, job->n_edges);
  double top = G_MAXDOUBLE, left = G_MAXDOUBLE;

  lt_layers_find_order (self);
  places = lt_layers_find_places (self);
  for (guint i = 0; i < job->n_nodes; i++)
    {
      left = MIN (left, columns[self->ranks[i]] - job->sizes[i][0] / 2);
      top = MIN (top, places[i] - job->sizes[i][1] / 2);
    }
  for (guint rank = 0; rank < self->n_ranks; rank++)
    columns[rank] -= left;
  for (guint i = 0; i < self->n; i++)
    places[i] -= top;
  for (guint i = 0; i < job->n_nodes; i++)
    g_array_index (answer->nodes, LtRect, i) = (LtRect) { columns[self->ranks[i]] - job->sizes[i][0] / 2,
                                                          places[i] - job->sizes[i][1] / 2, job->sizes[i][0], job->sizes[i][1] };
  for (guint i = 0; i < job->n_edges; i++)
    read_way (self, i, columns, places, &g_array_index (answer->ways, LtCurve, i));
  return answer;
}
