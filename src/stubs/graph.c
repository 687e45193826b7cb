#include "diagram/graph.h"
static void node_clear (gpointer p) { LtNode *n = p; g_free (n->title); g_free (n->subtitle); g_strfreev (n->lines); g_strfreev (n->names); g_strfreev (n->hints); }
static void edge_clear (gpointer p) { g_free (((LtEdge *) p)->label); }
static void group_clear (gpointer p) { g_free (((LtGroup *) p)->title); }
LtGraph *lt_graph_new (LtDiagramKind kind)
{
  LtGraph *g = g_new0 (LtGraph, 1);
  g->kind = kind; g->room = 2;
  g->nodes = g_array_new (FALSE, TRUE, sizeof (LtNode)); g_array_set_clear_func (g->nodes, node_clear);
  g->edges = g_array_new (FALSE, TRUE, sizeof (LtEdge)); g_array_set_clear_func (g->edges, edge_clear);
  g->groups = g_array_new (FALSE, TRUE, sizeof (LtGroup)); g_array_set_clear_func (g->groups, group_clear);
  g_atomic_ref_count_init (&g->refs);
  return g;
}
LtGraph *lt_graph_ref (LtGraph *g) { g_atomic_ref_count_inc (&g->refs); return g; }
void lt_graph_unref (LtGraph *g)
{
  if (!g_atomic_ref_count_dec (&g->refs)) return;
  g_array_unref (g->nodes); g_array_unref (g->edges); g_array_unref (g->groups);
  g_free (g->title); g_free (g->viewpoint); g_free (g);
}
LtNode *lt_graph_add_node (LtGraph *g, gint64 id, const char *title, LtLane lane)
{
  LtNode n = { .id = id, .title = g_strdup (title), .lane = lane };
  g_array_append_val (g->nodes, n);
  return lt_graph_node (g, g->nodes->len - 1);
}
LtEdge *lt_graph_add_edge (LtGraph *g, gint64 id, guint from, guint to)
{
  LtEdge e = { .id = id, .from = from, .to = to, .weight = 1 };
  g_array_append_val (g->edges, e);
  return lt_graph_edge (g, g->edges->len - 1);
}
gboolean lt_graph_find (LtGraph *g, gint64 id, guint *index)
{
  for (guint i = 0; i < g->nodes->len; i++) if (lt_graph_node (g, i)->id == id) { *index = i; return TRUE; }
  return FALSE;
}
static const char *nicks[] = { "none", "suppliers", "upstream", "midstream", "downstream", "customers", "service", "root", "trunk", "branch" };
static const char *en[] = { "", "Suppliers", "Upstream", "Midstream", "Downstream", "Customers", "Service", "Roots", "Trunk", "Branches" };
static const char *zh[] = { "", "供给", "上游", "中游", "下游", "需求", "配套", "树根", "树干", "树枝" };
const char *lt_lane_get_nick (LtLane l) { return nicks[l]; }
const char *lt_lane_get_label (LtLane l) { return g_getenv ("LT_STUB_ZH") ? zh[l] : en[l]; }
