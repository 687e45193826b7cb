/* The edges inside each of several chains, before the chains have their places beside each other: a router a chain, on
 * all processors, and what did not change since it was last routed is remembered. */
#include "config.h"

#include "diagram/plan.h"
#include "diagram/router.h"

#include <string.h>

typedef struct {
  LtPlan        *plan;
  LtLayout      *layout;
  LtLayoutCache *cache;         /* nullable */
  guint         *places;        /* of every card in its sheet */
} Routing;

/* One sheet on its own, by places in it. */
typedef struct {
  GArray  *rects;               /* LtRect */
  guint    n_edges;
  guint  (*ends)[2];
  LtCurve *ways;                /* not owned: the points are the plan's */
} Task;

static void
begin (Routing *routing,
       LtSheet *sheet,
       Task    *task)
{
  task->rects = g_array_sized_new (FALSE, FALSE, sizeof (LtRect), sheet->nodes->len);
  for (guint i = 0; i < sheet->nodes->len; i++)
    g_array_append_val (task->rects, *lt_layout_rect (routing->layout, g_array_index (sheet->nodes, guint, i)));
  task->n_edges = sheet->edges->len;
  task->ends = g_malloc0_n (task->n_edges + 1, sizeof *task->ends);
  task->ways = g_new0 (LtCurve, task->n_edges + 1);
  for (guint i = 0; i < task->n_edges; i++)
    {
      const guint index = g_array_index (sheet->edges, guint, i);
      const LtEdge *edge = lt_graph_edge (routing->plan->graph, index);

      task->ends[i][0] = routing->places[edge->from];
      task->ends[i][1] = routing->places[edge->to];
      task->ways[i] = routing->plan->ways[index];
    }
}

static void
end (Task *task)
{
  g_array_unref (task->rects);
  g_free (task->ends);
  g_free (task->ways);
}

/* --- Remembering --- */

static void
append_curves (GByteArray    *bytes,
               const LtCurve *curves,
               guint          n)
{
  for (guint i = 0; i < n; i++)
    {
      const guint32 count = curves[i].n_points;

      g_byte_array_append (bytes, (const guint8 *) &count, sizeof count);
      if (count > 0)
        g_byte_array_append (bytes, (const guint8 *) curves[i].points, count * sizeof (LtPoint));
    }
}

/* Everything that the router is told, after a word that no frame of the helper begins with. */
static GBytes *
make_question (const Task *task)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) "routes", 7);
  g_byte_array_append (bytes, (const guint8 *) &task->rects->len, sizeof task->rects->len);
  g_byte_array_append (bytes, (const guint8 *) task->rects->data, task->rects->len * sizeof (LtRect));
  g_byte_array_append (bytes, (const guint8 *) task->ends, task->n_edges * sizeof *task->ends);
  append_curves (bytes, task->ways, task->n_edges);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
make_answer (const LtCurve *curves,
             guint          n)
{
  GByteArray *bytes = g_byte_array_new ();

  append_curves (bytes, curves, n);
  return g_byte_array_free_to_bytes (bytes);
}

/* NULL where the bytes are not so many curves. */
static LtCurve *
read_answer (GBytes *answer,
             guint   n)
{
  gsize left;
  const guint8 *at = g_bytes_get_data (answer, &left);
  LtCurve *curves = g_new0 (LtCurve, n + 1);
  guint i = 0;

  for (; i < n && left >= sizeof (guint32); i++)
    {
      guint32 count;

      memcpy (&count, at, sizeof count);
      at += sizeof count;
      left -= sizeof count;
      if (count == 0 || count > left / sizeof (LtPoint))
        break;
      curves[i].n_points = count;
      curves[i].points = g_memdup2 (at, count * sizeof (LtPoint));
      at += count * sizeof (LtPoint);
      left -= count * sizeof (LtPoint);
    }
  if (i == n && left == 0)
    return curves;
  for (i = 0; i < n; i++)
    lt_curve_clear (&curves[i]);
  g_free (curves);
  return NULL;
}

static LtCurve *
route (const Task *task)
{
  g_autoptr (LtRouter) router = lt_router_new ((const LtRect *) (gpointer) task->rects->data, task->rects->len);

  return lt_router_route_all (router, (const guint (*)[2]) task->ends, task->n_edges, NULL, task->ways);
}

static LtCurve *
recall_or_route (LtLayoutCache *cache,
                 const Task    *task)
{
  g_autoptr (GBytes) question = make_question (task), answer = lt_layout_cache_look_up (cache, question);
  LtCurve *curves = answer != NULL ? read_answer (answer, task->n_edges) : NULL;

  if (curves != NULL)
    return curves;
  curves = route (task);
  g_clear_pointer (&answer, g_bytes_unref);
  answer = make_answer (curves, task->n_edges);
  lt_layout_cache_store (cache, question, answer);
  return curves;
}

static void
route_sheet (gpointer data,
             gpointer user_data)
{
  LtSheet *sheet = data;
  Routing *routing = user_data;
  g_autofree LtCurve *curves = NULL;
  Task task;

  begin (routing, sheet, &task);
  curves = routing->cache != NULL ? recall_or_route (routing->cache, &task) : route (&task);
  for (guint i = 0; i < task.n_edges; i++)
    *lt_layout_curve (routing->layout, g_array_index (sheet->edges, guint, i)) = curves[i];
  end (&task);
}

/**
 * lt_sheets_route:
 * @cache: (nullable): where curves are remembered
 *
 * For a region, whose sheets are not yet arranged; an edge from sheet to sheet gets no curve.
 */
void
lt_sheets_route (LtPlan        *plan,
                 LtLayout      *layout,
                 LtLayoutCache *cache)
{
  g_autofree guint *places = g_new0 (guint, plan->graph->nodes->len + 1);
  Routing routing = { plan, layout, cache, places };
  GThreadPool *pool = g_thread_pool_new (route_sheet, &routing, g_get_num_processors (), FALSE, NULL);

  for (guint i = 0; i < plan->sheets->len; i++)
    {
      LtSheet *sheet = g_ptr_array_index (plan->sheets, i);

      for (guint k = 0; k < sheet->nodes->len; k++)
        places[g_array_index (sheet->nodes, guint, k)] = k;
    }
  for (guint i = 0; i < plan->sheets->len; i++)
    if (((LtSheet *) g_ptr_array_index (plan->sheets, i))->edges->len > 0)
      g_thread_pool_push (pool, g_ptr_array_index (plan->sheets, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}
