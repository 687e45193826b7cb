/* The last step of every layout: each edge a curve from border to border that passes through no card. */
#include "config.h"

#include "diagram/plan.h"
#include "diagram/router.h"

/**
 * lt_edges_finish:
 *
 * Every card must have its place. Edges that have a curve keep it where it is still clear of all cards.
 *
 * All are routed by ourselves, those that Graphviz could have drawn too: its curves leave and enter cards
 * on any side, and when cards are moved they could not be had again, so that the picture would change its
 * manner with the first drag.
 */
void
lt_edges_finish (LtGraph  *graph,
                 LtLayout *layout)
{
  const LtRouterFlow flow = graph->kind == LT_DIAGRAM_OVERVIEW ? LT_ROUTER_UPWARDS : LT_ROUTER_RIGHTWARDS;
  g_autoptr (LtRouter) router = lt_router_new_for_flow ((const LtRect *) (gpointer) layout->nodes->data,
                                                        layout->nodes->len, flow);
  g_autofree guint (*ends)[2] = g_malloc0_n (graph->edges->len + 1, sizeof *ends);
  g_autofree gboolean *skip = g_new0 (gboolean, graph->edges->len + 1);
  g_autofree LtCurve *curves = NULL;

  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      LtCurve *curve = lt_layout_curve (layout, i);

      ends[i][0] = edge->from;
      ends[i][1] = edge->to;
      skip[i] = curve->n_points >= 4 && lt_router_is_clear (router, curve, edge->from, edge->to);
    }
  curves = lt_router_route_all (router, (const guint (*)[2]) ends, graph->edges->len, skip);
  for (guint i = 0; i < graph->edges->len; i++)
    if (!skip[i])
      {
        lt_curve_clear (lt_layout_curve (layout, i));
        *lt_layout_curve (layout, i) = curves[i];
      }
}
