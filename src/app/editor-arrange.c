/* Where cards stand, changed for several at once. */
#include "config.h"
#include "app/editor-private.h"

#include "workspace/edit-placement.h"

static gboolean
place_cards (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  if (!lt_places_complete (edit, job->places, error))
    return FALSE;
  for (guint i = 0; i < job->ids->len; i++)
    {
      LtPoint corner = g_array_index (job->points, LtPoint, i);

      if (!lt_edit_place (edit, job->diagram, lt_job_ids (job)[i], corner.x, corner.y, error))
        return FALSE;
    }
  return TRUE;
}

void
lt_editor_place_cards (LtEditor *self, LtScene *scene, const gint64 *nodes, const LtPoint *corners, guint n, const char *label)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  LtJob *job = lt_job_new (self, place_cards, graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT, nodes, n);

  job->places = lt_places_new (graph, lt_scene_get_layout (scene));
  job->diagram = lt_places_diagram (graph);
  job->points = g_array_new (FALSE, FALSE, sizeof (LtPoint));
  g_array_append_vals (job->points, corners, n);
  lt_job_run (job, g_strdup (label));
}
