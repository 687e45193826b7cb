#include "diagram/layout.h"
LtLayout *lt_layout_new (LtGraph *g)
{
  LtLayout *l = g_new0 (LtLayout, 1);
  l->nodes = g_array_new (FALSE, TRUE, sizeof (LtRect)); g_array_set_size (l->nodes, g->nodes->len);
  l->edges = g_array_new (FALSE, TRUE, sizeof (LtCurve)); g_array_set_clear_func (l->edges, (GDestroyNotify) lt_curve_clear);
  g_array_set_size (l->edges, g->edges->len);
  l->lanes = g_array_new (FALSE, TRUE, sizeof (LtLaneStrip));
  l->groups = g_array_new (FALSE, TRUE, sizeof (LtRect)); g_array_set_size (l->groups, g->groups->len);
  g_atomic_ref_count_init (&l->refs);
  return l;
}
LtLayout *lt_layout_ref (LtLayout *l) { g_atomic_ref_count_inc (&l->refs); return l; }
void lt_layout_unref (LtLayout *l)
{
  if (!g_atomic_ref_count_dec (&l->refs)) return;
  g_array_unref (l->nodes); g_array_unref (l->edges); g_array_unref (l->lanes); g_array_unref (l->groups);
  g_free (l->notice); g_free (l);
}
