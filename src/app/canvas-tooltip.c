/* What the pointer is over, in words. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/card-proxy.h"

#include <glib/gi18n-lib.h>

/* Who supplies whom with what: the first of `n`, a line each, and how many more there are. */
static void
append_supplies (GString *text, LtModel *model, const gint64 *named, guint n)
{
  for (guint i = 0; i < MIN (n, LT_MOST_NAMED_SUPPLIES); i++)
    {
      const LtSupply *row = lt_model_get (model, LT_TABLE_SUPPLY, named[i]);
      const char *supplier = row != NULL ? lt_thing_get_name (model, (LtThing) { LT_TABLE_ENTERPRISE, row->supplier }) : NULL;
      const char *buyer = row != NULL ? lt_thing_get_name (model, (LtThing) { LT_TABLE_ENTERPRISE, row->buyer }) : NULL;

      if (supplier == NULL || buyer == NULL)
        continue;
      g_string_append_printf (text, "\n%s → %s", supplier, buyer);
      if (row->product != NULL)
        g_string_append_printf (text, C_("supply relation: product", ": %s"), row->product);
    }
  if (n > LT_MOST_NAMED_SUPPLIES)
    g_string_append_printf (text, ngettext ("\n%u more", "\n%u more", n - LT_MOST_NAMED_SUPPLIES), n - LT_MOST_NAMED_SUPPLIES);
}

static char *
describe_edge (LtGraph *graph, LtModel *model, const LtEdge *edge)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s → %s", lt_graph_node (graph, edge->from)->title, lt_graph_node (graph, edge->to)->title);
  if (edge->label != NULL && *edge->label != '\0')
    g_string_append_printf (text, "\n%s", edge->label);
  if (edge->judgement)
    g_string_append_printf (text, "\n%s", _("A judgement; no document states it"));
  if (edge->supplies > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%u supply relation", "%u supply relations", edge->supplies), edge->supplies);
      append_supplies (text, model, edge->named, edge->supplies);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_tie (LtGraph *graph, LtModel *model, const LtTie *tie)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%s → %s · %u supply relation, no flow", "%s → %s · %u supply relations, no flow",
                                          tie->weight),
                          lt_graph_node (graph, tie->from)->title, lt_graph_node (graph, tie->to)->title, tie->weight);
  append_supplies (text, model, tie->named, tie->weight);
  return g_string_free (text, FALSE);
}

static gboolean
is_ellipsised (const LtNode *node)
{
  guint lines = node->lines != NULL ? g_strv_length (node->lines) : 0;

  return lines > 0 && g_str_has_suffix (node->lines[lines - 1], "…");
}

static char *
describe_card (LtCanvas *self, LtGraph *graph, LtNode *node)
{
  if (lt_painter_detail_at (lt_viewport_get_scale (self->viewport)) == LT_DETAIL_BLOCK || is_ellipsised (node))
    return lt_card_proxy_describe (graph, node);
  return node->ghost ? g_strdup_printf (_("Go to “%s” in %s"), node->title, node->subtitle != NULL ? node->subtitle : "") : NULL;
}

/** lt_canvas_describe: returns (transfer full) (nullable): what a tooltip says of a pixel. */
char *
lt_canvas_describe (LtCanvas *self, double x, double y)
{
  LtGraph *graph;
  LtModel *model;
  LtHit hit;
  guint tie;

  g_return_val_if_fail (LT_IS_CANVAS (self), NULL);
  if (self->scene == NULL || !lt_canvas_is_current (self))
    return NULL;
  graph = lt_scene_get_graph (self->scene);
  model = lt_view_state_get_model (self->state);
  hit = lt_canvas_pick (self, x, y);
  if (hit.kind == LT_HIT_EDGE)
    return describe_edge (graph, model, lt_graph_edge (graph, hit.index));
  if (hit.kind == LT_HIT_CARD || hit.kind == LT_HIT_BADGE)
    return describe_card (self, graph, lt_graph_node (graph, hit.index));
  tie = lt_scene_hit_tie (self->scene, lt_viewport_to_diagram (self->viewport, (LtPoint) { x, y }),
                          5 / lt_viewport_get_scale (self->viewport));
  return tie != LT_NO_TIE ? describe_tie (graph, model, &g_array_index (graph->ties, LtTie, tie)) : NULL;
}

gboolean
lt_canvas_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autofree char *text = keyboard || self->menu != NULL ? NULL : lt_canvas_describe (self, x, y);

  if (text != NULL)
    gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}
