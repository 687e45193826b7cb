#include "config.h"

#include "diagram/layout.h"

#include "diagram/plan.h"

#include <glib/gi18n-lib.h>

static void
clear_curve (gpointer data)
{
  lt_curve_clear (data);
}

/**
 * lt_layout_new:
 *
 * Returns: (transfer full): a layout for the graph in which nothing has a place yet
 */
LtLayout *
lt_layout_new (LtGraph *graph)
{
  LtLayout *self = g_new0 (LtLayout, 1);

  self->nodes = g_array_new (FALSE, TRUE, sizeof (LtRect));
  g_array_set_size (self->nodes, graph->nodes->len);
  self->edges = g_array_new (FALSE, TRUE, sizeof (LtCurve));
  g_array_set_clear_func (self->edges, clear_curve);
  g_array_set_size (self->edges, graph->edges->len);
  self->lanes = g_array_new (FALSE, TRUE, sizeof (LtLaneStrip));
  self->groups = g_array_new (FALSE, TRUE, sizeof (LtRect));
  g_array_set_size (self->groups, graph->groups->len);
  g_atomic_ref_count_init (&self->refs);
  return self;
}

LtLayout *
lt_layout_ref (LtLayout *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lt_layout_unref (LtLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_array_unref (self->lanes);
  g_array_unref (self->groups);
  g_free (self->notice);
  g_free (self);
}

guint *
lt_layout_find_same_curves (LtGraph *graph, LtLayout *layout, LtGraph *other, LtLayout *there)
{
  g_autoptr(GHashTable) indexes = lt_graph_index_edges (other);
  guint *same = g_new (guint, graph->edges->len + 1);

  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtCurve *curve = lt_layout_curve (layout, i);
      gpointer index;
      gboolean known = curve->n_points > 0 && g_hash_table_lookup_extended (indexes, &lt_graph_edge (graph, i)->id, NULL, &index)
                       && lt_curve_equal (curve, lt_layout_curve (there, GPOINTER_TO_UINT (index)));

      same[i] = known ? GPOINTER_TO_UINT (index) : LT_NO_EDGE;
    }
  return same;
}

void
lt_layout_find_bounds (LtLayout *layout)
{
  LtRect bounds = { 0 };

  for (guint i = 0; i < layout->lanes->len; i++)
    bounds = lt_rect_union (&bounds, &g_array_index (layout->lanes, LtLaneStrip, i).rect);
  for (guint i = 0; i < layout->groups->len; i++)
    bounds = lt_rect_union (&bounds, &g_array_index (layout->groups, LtRect, i));
  for (guint i = 0; i < layout->nodes->len; i++)
    bounds = lt_rect_union (&bounds, lt_layout_rect (layout, i));
  for (guint i = 0; i < layout->edges->len; i++)
    {
      const LtRect curve = lt_curve_get_bounds (lt_layout_curve (layout, i));

      if (lt_layout_curve (layout, i)->n_points >= 4)
        bounds = lt_rect_union (&bounds, &curve);
    }
  layout->bounds = bounds;
}

/* From a plan whose parts have been tried to a layout; reads nothing but the plan, so any thread may. */
static LtLayout *
complete (LtPlan        *plan,
          LtLayoutCache *cache)
{
  LtLayout *layout = lt_layout_new (plan->graph);

  if (!lt_graph_has_lanes (plan->graph))
    return lt_free_complete (plan, layout);
  for (guint i = 0; i < plan->sheets->len; i++)
    {
      LtSheet *sheet = g_ptr_array_index (plan->sheets, i);

      for (guint k = 0; k < sheet->parts->len; k++)
        {
          LtPart *part = g_ptr_array_index (sheet->parts, k);

          if (part->answer == NULL)
            part->answer = lt_plain_answer (&part->job);
        }
      lt_pack_sheet (plan, sheet, layout);
      lt_band_place (plan, sheet, layout);
      if (sheet->nodes->len > 0 || plan->graph->kind == LT_DIAGRAM_REGION)
        lt_strips_add (plan->graph, plan->lanes, sheet->nodes, i, layout);
    }
  if (plan->graph->kind == LT_DIAGRAM_REGION)
    lt_sheets_route (plan, layout, cache);
  lt_frames_add (plan->graph, layout);
  lt_frames_arrange (plan, layout);
  lt_edges_finish (plan->graph, layout, plan->ways);
  lt_layout_find_bounds (layout);
  return layout;
}

/**
 * lt_layout_plain:
 *
 * Takes a while for thousands of cards, and may run in any thread.
 */
LtLayout *
lt_layout_plain (LtGraph *graph)
{
  g_autoptr (LtPlan) plan = lt_plan_new (graph);

  return complete (plan, NULL);
}

/* The task data of a layout: parts are at the service, then the rest is done in a thread. */
typedef struct {
  LtPlan  *plan;
  LtLayoutCache *cache;         /* nullable */
  guint    n_parts, pending, n_plain;
  GError  *trouble;             /* the first that a part had */
  gboolean cancelled;
} Run;

/* One part on its way. */
typedef struct {
  GTask  *task;
  LtPart *part;
} Errand;

static void
run_free (gpointer data)
{
  Run *run = data;

  lt_plan_free (run->plan);
  g_clear_pointer (&run->cache, lt_layout_cache_unref);
  g_clear_error (&run->trouble);
  g_free (run);
}

/* For the person who sees the picture: what is different, why, and that it is nothing to worry about. */
static char *
describe_trouble (const Run *run)
{
  if (g_error_matches (run->trouble, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_HELPER))
    return g_strdup_printf (_("The layout program could not be used, so the diagram was arranged in a simpler way. "
                              "It is complete and can be used. (%s)"), run->trouble->message);
  return g_strdup_printf (_("%u of %u parts of the diagram were arranged in a simpler way, because the layout program "
                            "failed on them. The diagram is complete and can be used. (%s)"),
                          run->n_plain, run->n_parts, run->trouble->message);
}

static void
complete_in_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Run *run = task_data;
  LtLayout *layout = complete (run->plan, run->cache);

  if (run->trouble != NULL)
    layout->notice = describe_trouble (run);
  g_task_return_pointer (task, layout, (GDestroyNotify) lt_layout_unref);
}

/* Takes the reference. */
static void
proceed (GTask *take_task)
{
  g_autoptr (GTask) task = take_task;
  Run *run = g_task_get_task_data (task);

  if (run->cancelled)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the layout was cancelled");
  else
    g_task_run_in_thread (task, complete_in_thread);
}

static void
on_part (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Errand *errand = user_data;
  GTask *task = errand->task;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  errand->part->answer = lt_layout_service_run_finish (LT_LAYOUT_SERVICE (source), result, &error);
  g_free (errand);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    run->cancelled = TRUE;
  else if (error != NULL)
    {
      run->n_plain++;
      if (run->trouble == NULL)
        run->trouble = g_steal_pointer (&error);
    }
  if (--run->pending == 0)
    proceed (task);
}

/**
 * lt_layout_run_async:
 * @graph: with sizes; kept alive until the end
 * @service: (nullable): %NULL for a layout without Graphviz
 */
void
lt_layout_run_async (LtGraph             *graph,
                     LtLayoutService     *service,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  g_task_set_source_tag (task, lt_layout_run_async);
  run->plan = lt_plan_new (graph);
  if (service != NULL && lt_layout_service_get_cache (service) != NULL)
    run->cache = lt_layout_cache_ref (lt_layout_service_get_cache (service));
  run->pending = 1;
  g_task_set_task_data (task, run, run_free);
  for (guint i = 0; i < run->plan->sheets->len && service != NULL; i++)
    {
      LtSheet *sheet = g_ptr_array_index (run->plan->sheets, i);

      for (guint k = 0; k < sheet->parts->len; k++)
        {
          LtPart *part = g_ptr_array_index (sheet->parts, k);
          Errand *errand = g_new (Errand, 1);

          *errand = (Errand) { task, part };
          run->pending++;
          run->n_parts++;
          lt_layout_service_run_async (service, &part->job, cancellable, on_part, errand);
        }
    }
  if (--run->pending == 0)
    proceed (task);
}

/**
 * lt_layout_run_finish:
 *
 * Returns: (transfer full): the layout, or %NULL with %G_IO_ERROR_CANCELLED
 */
LtLayout *
lt_layout_run_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
