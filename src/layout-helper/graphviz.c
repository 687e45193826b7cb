#include "config.h"

#include "layout-helper/graphviz.h"

#include <gvc.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;

static const lt_symlist_t builtins[] = {
  { "gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library },
  { "gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library },
  { NULL, NULL },
};

/* In the order of LtLayoutEngine. */
static const char *const engines[LT_N_ENGINES] = { "dot", "twopi", "neato", "sfdp" };

struct _LtGraphviz {
  GVC_t *context;
};

/* What is under way in one layout. */
typedef struct {
  const LtLayoutJob *job;
  guint              attempt;
  Agraph_t          *graph;
  Agnode_t         **nodes;
  Agraph_t         **levels;    /* the subgraphs that hold ranks */
  Agnode_t         **steps;     /* the small nodes of every long edge, one edge after another */
  guint             *first_step; /* of every edge, and one more */
  Agsym_t           *width, *height, *weight, *constraint;
} Run;

/* Graphviz's error callback has no user data; the helper is one thread. */
static GString *complaints;

static int
note_complaint (char *text)
{
  if (complaints != NULL && complaints->len < 1024)
    g_string_append (complaints, text);
  return 0;
}

/**
 * lt_graphviz_new:
 *
 * Returns: (transfer full): the engine; there can be one at a time, since Graphviz keeps its
 *   complaints in one place
 */
LtGraphviz *
lt_graphviz_new (void)
{
  LtGraphviz *self = g_new0 (LtGraphviz, 1);

  complaints = g_string_new (NULL);
  agseterrf (note_complaint);
  agseterr (AGERR);
  self->context = gvContextPlugins (builtins, 0);
  return self;
}

void
lt_graphviz_free (LtGraphviz *self)
{
  gvFreeContext (self->context);
  g_string_free (g_steal_pointer (&complaints), TRUE);
  g_free (self);
}

/* One diagram unit is one of Graphviz's points. Graphviz reads every attribute from text; the value is
 * clamped to what it can bear. */
static const char *
inches (double  length,
        char   *buffer)
{
  return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.4f", CLAMP (length, 1, 1e6) / (double) POINTS_PER_INCH);
}

static void
set_attribute (Agraph_t   *graph,
               int         kind,
               const char *name,
               const char *value)
{
  agattr (graph, kind, (char *) name, (char *) value);
}

/* How many ranks an edge passes between those of its ends. */
static guint
count_steps (const Run *run,
             guint      edge)
{
  const gint a = run->job->ranks[run->job->edges[edge][0]], b = run->job->ranks[run->job->edges[edge][1]];

  if (!run->job->ways || run->job->engine != LT_ENGINE_LAYERS || run->attempt > 0 || a < 0 || b < 0 || ABS (a - b) < 2)
    return 0;
  return ABS (a - b) - 1;
}

/* Without ranks. Places must be the same every time, hence the seed. What keeps cards apart is the likeliest to fail:
 * the simplified attempt stretches the whole picture instead. */
static void
declare_free_attributes (Run *run)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *root = g_strdup_printf ("%u", run->job->root);

  set_attribute (run->graph, AGRAPH, "start", "1");
  set_attribute (run->graph, AGRAPH, "sep", "+0");
  if (run->job->engine == LT_ENGINE_RINGS)
    {
      set_attribute (run->graph, AGRAPH, "overlap", "true");
      set_attribute (run->graph, AGRAPH, "root", run->attempt == 0 ? root : "");
      return;
    }
  set_attribute (run->graph, AGRAPH, "overlap", run->attempt == 0 ? "false" : "scale");
  /* Not four times the size of a card, as usual, between two of them. */
  set_attribute (run->graph, AGRAPH, "overlap_scaling", "-2.2");
  set_attribute (run->graph, AGRAPH, run->job->engine == LT_ENGINE_FIELD ? "K" : "model",
                 run->job->engine == LT_ENGINE_FIELD ? inches (run->job->rank_gap, buffer) : "subset");
  set_attribute (run->graph, AGEDGE, "len", inches (run->job->rank_gap, buffer));
}

static void
declare_attributes (Run *run)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  set_attribute (run->graph, AGRAPH, "ranksep", inches (run->job->rank_gap, buffer));
  set_attribute (run->graph, AGRAPH, "splines", "");
  if (run->job->engine == LT_ENGINE_LAYERS)
    {
      set_attribute (run->graph, AGRAPH, "rankdir", run->job->top_down ? "TB" : "LR");
      set_attribute (run->graph, AGRAPH, "nodesep", inches (run->job->node_gap, buffer));
      set_attribute (run->graph, AGRAPH, "rank", "");
    }
  else
    declare_free_attributes (run);
  set_attribute (run->graph, AGNODE, "shape", "box");
  set_attribute (run->graph, AGNODE, "fixedsize", "true");
  set_attribute (run->graph, AGNODE, "label", "");
  run->width = agattr (run->graph, AGNODE, (char *) "width", (char *) "1");
  run->height = agattr (run->graph, AGNODE, (char *) "height", (char *) "1");
  run->weight = agattr (run->graph, AGEDGE, (char *) "weight", (char *) "1");
  run->constraint = agattr (run->graph, AGEDGE, (char *) "constraint", (char *) "true");
}

static Agnode_t *
add_node (Run        *run,
          const char *name,
          double      width,
          double      height)
{
  Agnode_t *node = agnode (run->graph, (char *) name, TRUE);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  agxset (node, run->width, (char *) inches (width, buffer));
  agxset (node, run->height, (char *) inches (height, buffer));
  return node;
}

/* An invisible chain of anchors, one a rank, holds every node in the rank that it was given. The
 * chain is a component of its own, so it goes to one side and crosses nothing. */
static void
add_ranks (Run *run)
{
  Agnode_t *before = NULL;
  gint last = -1;

  for (guint i = 0; i < run->job->n_nodes; i++)
    last = MAX (last, run->job->ranks[i]);
  run->levels = g_new0 (Agraph_t *, last + 1);
  for (gint rank = 0; rank <= last; rank++)
    {
      g_autofree char *name = g_strdup_printf ("r%d", rank);
      Agnode_t *anchor = add_node (run, name, 1, 1);

      run->levels[rank] = agsubg (run->graph, name, TRUE);
      agsafeset (run->levels[rank], (char *) "rank", (char *) "same", (char *) "");
      agsubnode (run->levels[rank], anchor, TRUE);
      if (before != NULL)
        agxset (agedge (run->graph, before, anchor, NULL, TRUE), run->weight, (char *) "100");
      before = anchor;
    }
  for (guint i = 0; i < run->job->n_nodes; i++)
    if (run->job->ranks[i] >= 0)
      agsubnode (run->levels[run->job->ranks[i]], run->nodes[i], TRUE);
}

static void
add_nodes (Run *run)
{
  run->nodes = g_new0 (Agnode_t *, run->job->n_nodes);
  for (guint i = 0; i < run->job->n_nodes; i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "%u", i);
      run->nodes[i] = add_node (run, name, run->job->sizes[i][0], run->job->sizes[i][1]);
    }
}

static Agedge_t *
link_nodes (Run        *run,
            Agnode_t   *tail,
            Agnode_t   *head,
            const char *weight)
{
  Agedge_t *edge = agedge (run->graph, tail, head, NULL, TRUE);

  if (weight != NULL)
    agxset (edge, run->weight, (char *) weight);
  return edge;
}

/* A long edge as a chain of small nodes, one in each rank on its way. Graphviz would do the same inside, with
 * these weights, but not tell where it put them. */
static void
add_long_edge (Run   *run,
               guint  edge,
               guint  n_steps)
{
  const guint from = run->job->edges[edge][0], to = run->job->edges[edge][1];
  const gboolean forwards = run->job->ranks[from] < run->job->ranks[to];
  const guint left = forwards ? from : to, right = forwards ? to : from;
  Agnode_t *before = run->nodes[left];

  for (guint k = 0; k < n_steps; k++)
    {
      char name[32];
      Agnode_t *step;

      g_snprintf (name, sizeof name, "e%u-%u", edge, k);
      step = add_node (run, name, 1, 1);
      agsubnode (run->levels[run->job->ranks[left] + 1 + k], step, TRUE);
      link_nodes (run, before, step, k == 0 ? "2" : "8");
      run->steps[run->first_step[edge] + k] = before = step;
    }
  link_nodes (run, before, run->nodes[right], "2");
}

/* Self-loops stay out. An edge that stays in its rank must not push its ends out of it; such edges are also
 * what Graphviz stumbles over, so the simplified attempt does without them. One that goes backwards is laid
 * out as if it went forwards. */
static void
add_edge (Run   *run,
          guint  edge)
{
  const guint from = run->job->edges[edge][0], to = run->job->edges[edge][1];
  const gint from_rank = run->job->ranks[from], to_rank = run->job->ranks[to];
  const guint n_steps = run->first_step[edge + 1] - run->first_step[edge];

  if (run->job->engine != LT_ENGINE_LAYERS)
    link_nodes (run, run->nodes[from], run->nodes[to], NULL);
  else if (n_steps > 0)
    add_long_edge (run, edge, n_steps);
  else if (from_rank < 0 || to_rank < 0 || from_rank < to_rank)
    link_nodes (run, run->nodes[from], run->nodes[to], NULL);
  else if (from_rank > to_rank)
    link_nodes (run, run->nodes[to], run->nodes[from], NULL);
  else if (run->attempt == 0)
    agxset (link_nodes (run, run->nodes[from], run->nodes[to], NULL), run->constraint, (char *) "false");
}

static void
add_edges (Run *run)
{
  run->first_step = g_new0 (guint, run->job->n_edges + 1);
  for (guint i = 0; i < run->job->n_edges; i++)
    run->first_step[i + 1] = run->first_step[i] + count_steps (run, i);
  run->steps = g_new0 (Agnode_t *, run->first_step[run->job->n_edges] + 1);
  for (guint i = 0; i < run->job->n_edges; i++)
    if (run->job->edges[i][0] != run->job->edges[i][1])
      add_edge (run, i);
}

/* y grows upwards in Graphviz and downwards here. */
static LtPoint
from_graphviz (pointf p)
{
  return (LtPoint) { p.x, -p.y };
}

static void
read_nodes (Run            *run,
            LtLayoutAnswer *answer)
{
  for (guint i = 0; i < run->job->n_nodes; i++)
    {
      const LtPoint centre = from_graphviz (ND_coord (run->nodes[i]));
      const double width = run->job->sizes[i][0], height = run->job->sizes[i][1];

      g_array_index (answer->nodes, LtRect, i) = (LtRect) { centre.x - width / 2, centre.y - height / 2, width, height };
    }
}

/* The middles of an edge's small nodes, in the edge's own direction. */
static void
read_way (Run     *run,
          guint    edge,
          LtCurve *way)
{
  const guint first = run->first_step[edge], n = run->first_step[edge + 1] - first;
  const gboolean forwards = run->job->ranks[run->job->edges[edge][0]] < run->job->ranks[run->job->edges[edge][1]];

  if (n == 0)
    return;
  way->n_points = n;
  way->points = g_new (LtPoint, n);
  for (guint k = 0; k < n; k++)
    way->points[forwards ? k : n - 1 - k] = from_graphviz (ND_coord (run->steps[first + k]));
}

static void
move_points (LtPoint *points,
             guint    n_points,
             LtPoint  by)
{
  for (guint i = 0; i < n_points; i++)
    points[i] = (LtPoint) { points[i].x - by.x, points[i].y - by.y };
}

/* The anchors leave room on one side: what counts is the cards. */
static void
move_to_origin (LtLayoutAnswer *answer)
{
  LtPoint corner = { G_MAXDOUBLE, G_MAXDOUBLE };

  for (guint i = 0; i < answer->nodes->len; i++)
    {
      const LtRect *rect = &g_array_index (answer->nodes, LtRect, i);

      corner.x = MIN (corner.x, rect->x);
      corner.y = MIN (corner.y, rect->y);
    }
  for (guint i = 0; i < answer->nodes->len; i++)
    move_points ((LtPoint *) &g_array_index (answer->nodes, LtRect, i), 1, corner);
  for (guint i = 0; i < answer->ways->len; i++)
    {
      const LtCurve *way = &g_array_index (answer->ways, LtCurve, i);

      move_points (way->points, way->n_points, corner);
    }
}

/* Its sums come out differently in the last bits, as memory happens to lie. */
static void
round_places (LtLayoutAnswer *answer)
{
  for (guint i = 0; i < answer->nodes->len; i++)
    {
      LtRect *rect = &g_array_index (answer->nodes, LtRect, i);

      rect->x = rint (rect->x * 64) / 64;
      rect->y = rint (rect->y * 64) / 64;
    }
}

static gboolean
is_finite_answer (const LtLayoutAnswer *answer)
{
  for (guint i = 0; i < answer->nodes->len; i++)
    {
      const LtRect *rect = &g_array_index (answer->nodes, LtRect, i);

      if (!isfinite (rect->x) || !isfinite (rect->y))
        return FALSE;
    }
  for (guint i = 0; i < answer->ways->len; i++)
    {
      const LtCurve *way = &g_array_index (answer->ways, LtCurve, i);

      for (guint k = 0; k < way->n_points; k++)
        if (!isfinite (way->points[k].x) || !isfinite (way->points[k].y))
          return FALSE;
    }
  return TRUE;
}

static LtLayoutAnswer *
read_layout (Run     *run,
             GError **error)
{
  LtLayoutAnswer *answer = lt_layout_answer_new (run->job->n_nodes, run->job->n_edges);

  answer->attempt = run->attempt;
  read_nodes (run, answer);
  for (guint i = 0; i < run->job->n_edges; i++)
    read_way (run, i, &g_array_index (answer->ways, LtCurve, i));
  move_to_origin (answer);
  if (run->job->engine != LT_ENGINE_LAYERS)
    round_places (answer);
  if (is_finite_answer (answer))
    return answer;
  lt_layout_answer_free (answer);
  g_set_error (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_REFUSED, "Graphviz put something nowhere");
  return NULL;
}

static void
build (Run *run)
{
  run->graph = agopen ((char *) "g", Agdirected, NULL);
  declare_attributes (run);
  add_nodes (run);
  if (run->job->engine == LT_ENGINE_LAYERS)
    add_ranks (run);
  add_edges (run);
}

/**
 * lt_graphviz_layout:
 * @job: within the bounds of frames.h
 * @attempt: 0 full; 1 simplified: places only, without edges inside a rank or a root of our choice
 *
 * Returns: (transfer full): the layout with its corner at 0, 0, or %NULL with
 *   %LT_LAYOUT_ERROR_REFUSED and Graphviz's complaint. It may also never return, or abort.
 */
LtLayoutAnswer *
lt_graphviz_layout (LtGraphviz         *self,
                    const LtLayoutJob  *job,
                    guint               attempt,
                    GError            **error)
{
  Run run = { .job = job, .attempt = attempt };
  LtLayoutAnswer *answer = NULL;

  if (job->n_nodes == 0)
    return lt_layout_answer_new (0, job->n_edges);
  g_string_truncate (complaints, 0);
  build (&run);
  /* Not all of Graphviz heeds the seed that it is given: a layout must not depend on the one before. */
  srand (1);
  srand48 (1);
  if (gvLayout (self->context, run.graph, engines[job->engine]) == 0)
    {
      answer = read_layout (&run, error);
      gvFreeLayout (self->context, run.graph);
    }
  else
    g_set_error (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_REFUSED, "%s",
                 complaints->len > 0 ? g_strstrip (complaints->str) : "Graphviz gave no reason");
  agclose (run.graph);
  g_free (run.nodes);
  g_free (run.levels);
  g_free (run.steps);
  g_free (run.first_step);
  return answer;
}
