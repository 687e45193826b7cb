#include "engine.h"

#include "crossings.h"
#include "diagram/layout.h"

typedef struct {
  LtLayout *layout;
  gboolean  done;
} Wait;

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr(GError) error = NULL;

  wait->layout = lt_layout_run_finish (result, &error);
  if (wait->layout == NULL)
    g_error ("%s", error->message);
  wait->done = TRUE;
}

static LtLayout *
lay_out (LtGraph *graph, LtLayoutService *service)
{
  Wait wait = { 0 };

  lt_layout_run_async (graph, service, NULL, on_laid_out, &wait);
  while (!wait.done)
    g_main_context_iteration (NULL, TRUE);
  if (wait.layout->notice != NULL)
    report ("notice", 1);
  return wait.layout;
}

/* --- One chain changes --- */

static gboolean
has_flow (LtModel *model, gint64 supplier, gint64 buyer)
{
  GPtrArray *flows = lt_model_refs (model, LT_TABLE_FLOW, "supplier", supplier);

  for (guint i = 0; i < flows->len; i++)
    if (((LtFlow *) flows->pdata[i])->buyer == buyer)
      return TRUE;
  return FALSE;
}

static gboolean
insert_flow (LtEdit *edit, gpointer row, GError **error)
{
  return lt_edit_insert (edit, LT_TABLE_FLOW, row, error);
}

/* A flow that was not there, from the first lane of the first chain to its second. */
static void
add_flow (LtWorkspace *workspace)
{
  LtModel *model = lt_workspace_get_model (workspace);
  g_autoptr(GPtrArray) chains = lt_model_sorted (model, LT_TABLE_CHAIN);
  g_autoptr(GPtrArray) segments = lt_model_sorted_refs (model, LT_TABLE_SEGMENT, "chain", ((LtRow *) chains->pdata[0])->id);
  g_autoptr(GError) error = NULL;
  LtFlow row = { 0 };

  for (guint i = 0; i < segments->len && row.buyer == 0; i++)
    {
      const LtSegment *first = segments->pdata[0], *other = segments->pdata[i];

      if (other->position == LT_POSITION_MIDSTREAM && !has_flow (model, first->id, other->id))
        row = (LtFlow) { 0, first->id, other->id, LT_FLOW_MATERIAL, NULL };
    }
  if (!lt_workspace_edit (workspace, "Add a flow", LT_EDIT_DEFAULT, insert_flow, &row, &error))
    g_error ("%s", error->message);
}

static void
report_crossings (LtGraph *graph, LtLayout *layout)
{
  g_autofree DrawnEdge *edges = g_new0 (DrawnEdge, graph->edges->len + 1);
  Crossings found;

  for (guint i = 0; i < graph->edges->len; i++)
    edges[i] = (DrawnEdge) { lt_graph_edge (graph, i)->from, lt_graph_edge (graph, i)->to, *lt_layout_curve (layout, i) };
  found = crossings_count (edges, graph->edges->len, (LtRect *) layout->nodes->data, layout->nodes->len);
  report ("crossings", found.points);
  report ("crossing-pairs", found.pairs);
  report ("through", found.through);
  report ("length", found.length);
}

static LtLayoutService *
start_service (const char *folder)
{
  LtLayoutService *service = lt_layout_service_new ();
  g_autoptr(LtLayoutCache) cache = lt_layout_cache_new (folder, LT_LAYOUT_CACHE_BYTES);

  lt_layout_service_set_cache (service, cache);
  return service;
}

/* Cold: a service that has started no process yet and remembers nothing, in a process that has laid nothing out.
 * Again: another service, which remembers, as after a restart. */
void
measure_layout (const char *path, const char *which)
{
  /* Beside the data, with which it goes. */
  g_autofree char *data = g_path_get_dirname (path), *folder = g_mkdtemp (g_build_filename (data, "layouts-XXXXXX", NULL));
  g_autoptr(LtWorkspace) workspace = open_file (path);
  g_autoptr(LtLayoutService) service = start_service (folder), later = NULL;
  double start = now_ms ();
  g_autoptr(LtGraph) graph = make_graph (workspace, which), changed = NULL;
  g_autoptr(LtLayout) layout = NULL, again = NULL, restarted = NULL;

  report ("graph", now_ms () - start);
  start = now_ms ();
  layout = lay_out (graph, service);
  report ("cold", now_ms () - start);
  report ("nodes", graph->nodes->len);
  report ("edges", graph->edges->len);
  report_crossings (graph, layout);

  add_flow (workspace);
  changed = make_graph (workspace, which);
  start = now_ms ();
  again = lay_out (changed, service);
  report ("changed", now_ms () - start);
  g_assert_true (changed->edges->len == graph->edges->len + 1);
  lt_workspace_undo (workspace, NULL);

  later = start_service (folder);
  start = now_ms ();
  restarted = lay_out (graph, later);
  report ("restart", now_ms () - start);
}
