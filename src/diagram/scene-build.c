#include "scene-build.h"

#include "diagram/painter.h"

void
lt_scene_build_free (LtSceneBuild *self)
{
  lt_graph_unref (self->graph);
  g_clear_pointer (&self->before, lt_scene_unref);
  g_clear_pointer (&self->stored, lt_stored_places_unref);
  g_clear_pointer (&self->last, lt_stored_places_unref);
  g_clear_pointer (&self->layout, lt_layout_unref);
  g_clear_pointer (&self->scene, lt_scene_unref);
  g_free (self->pins);
  g_free (self);
}

static gboolean
same_node (const LtNode *a, const LtNode *b)
{
  return a->id == b->id && a->lane == b->lane && a->group == b->group && a->width == b->width && a->height == b->height;
}

/* Whether a layout of one graph fits the other: then only colours, counts and names differ. */
static gboolean
same_shape (LtGraph *a, LtGraph *b)
{
  if (!lt_graph_is_same_diagram (a, b) || a->nodes->len != b->nodes->len || a->edges->len != b->edges->len)
    return FALSE;
  for (guint i = 0; i < a->nodes->len; i++)
    if (!same_node (lt_graph_node (a, i), lt_graph_node (b, i)))
      return FALSE;
  for (guint i = 0; i < a->edges->len; i++)
    if (lt_graph_edge (a, i)->id != lt_graph_edge (b, i)->id || lt_graph_edge (a, i)->from != lt_graph_edge (b, i)->from
        || lt_graph_edge (a, i)->to != lt_graph_edge (b, i)->to)
      return FALSE;
  return TRUE;
}

static void
keep_pins (LtSceneBuild *self)
{
  LtLayout *fresh = self->layout;

  self->layout = lt_layout_with_pins (self->graph, fresh, self->pins);
  lt_layout_unref (fresh);
}

/* What was read for it last time is what it comes from. */
static void
keep_layout (LtSceneBuild *self)
{
  self->layout = lt_layout_ref (lt_scene_get_layout (self->before));
  g_clear_pointer (&self->stored, lt_stored_places_unref);
  self->stored = g_steal_pointer (&self->last);
}

static LtLayout *
lay_out_stored (LtSceneBuild *self)
{
  LtGraph *former = self->before != NULL ? lt_scene_get_graph (self->before) : NULL;

  return lt_stored_places_lay_out (self->stored, self->graph, self->last, former,
                                   former != NULL ? lt_scene_get_layout (self->before) : NULL);
}

static void
build (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LtSceneBuild *self = task_data;

  if (self->layout == NULL)
    lt_painter_measure (self->graph);
  if (self->layout != NULL && self->pins != NULL)
    keep_pins (self);
  if (self->layout == NULL && self->keeps && self->before != NULL && same_shape (lt_scene_get_graph (self->before), self->graph))
    keep_layout (self);
  if (self->layout == NULL && self->stored != NULL)
    self->layout = lay_out_stored (self);
  if (self->layout != NULL && !g_cancellable_is_cancelled (cancellable))
    self->scene = lt_scene_new_after (self->graph, self->layout, self->before);
  g_task_return_boolean (task, TRUE);
}

/**
 * lt_scene_build_run_async:
 * @self: (transfer full): with a layout, its graph is measured already
 */
void
lt_scene_build_run_async (LtSceneBuild *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lt_scene_build_run_async);
  g_task_set_task_data (task, self, (GDestroyNotify) lt_scene_build_free);
  g_task_run_in_thread (task, build);
}

LtSceneBuild *
lt_scene_build_run_finish (GAsyncResult *result)
{
  LtSceneBuild *self = g_task_get_task_data (G_TASK (result)), *built;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return NULL;
  /* Out of the task, which keeps an empty one. */
  built = g_new (LtSceneBuild, 1);
  *built = *self;
  *self = (LtSceneBuild) { lt_graph_ref (built->graph) };
  return built;
}
