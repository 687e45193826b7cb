/* A diagram in the DOT language: what is connected with what, where it stands, and how it is covered.
 * Positions are in points with y upwards, as Graphviz has them; one diagram unit becomes one point. */
#include "diagram-dot.h"

#include "diagram/painter.h"

#include <math.h>

#define POINTS_PER_INCH 72.0

/* A quoted string. A backslash would begin an escape, and Graphviz reads entities in labels. Never an HTML string:
 * those begin with '<', ours with a quote. */
static void
append_quoted (GString *out, const char *text)
{
  g_autofree char *clean = lt_text_clean (text);

  g_string_append_c (out, '"');
  for (const char *p = clean; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append (out, *p == '&' ? "&amp;" : (char[]) { *p, '\0' });
    }
  g_string_append_c (out, '"');
}

static void
append_text (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, ", %s=", name);
  append_quoted (out, text);
}

/* Plain decimals in the C locale. */
static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (text, sizeof text, "%.4f", isfinite (value) ? value : 0));
}

static void
append_size (GString *out, const char *name, double units)
{
  g_string_append_printf (out, ", %s=", name);
  append_number (out, units / POINTS_PER_INCH);
}

static void
append_colour (GString *out, const char *name, LtColour c)
{
  g_string_append_printf (out, ", %s=\"#%02x%02x%02x\"", name, (guint) lround (c.red * 255), (guint) lround (c.green * 255),
                          (guint) lround (c.blue * 255));
}

static void
append_name (GString *out, LtGraph *graph, const LtNode *node)
{
  g_string_append_printf (out, "\"%s-%" G_GINT64_FORMAT "\"", graph->kind == LT_DIAGRAM_OVERVIEW ? "chain" : "segment", node->id);
}

/* What the card says on its layer: a word for programs, the rest for people. */
static void
append_layer (GString *out, LtGraph *graph, const LtNode *node)
{
  g_auto(GStrv) facts = lt_painter_list_facts (graph, node);
  g_autofree char *text = g_strjoinv (" · ", facts);

  if (graph->kind != LT_DIAGRAM_OVERVIEW)
    append_text (out, "tone", lt_tone_get_nick (node->shade));
  append_text (out, "tooltip", text);
}

static void
append_node (GString *out, LtScene *scene, guint index, const LtPalette *palette)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  const LtNode *node = lt_graph_node (graph, index);
  LtRect rect = lt_scene_card_rect (scene, index), bounds = lt_scene_get_bounds (scene);
  LtPoint centre = lt_rect_centre (&rect);

  g_string_append (out, "  ");
  append_name (out, graph, node);
  g_string_append (out, " [label=");
  append_quoted (out, node->title);
  g_string_append (out, ", pos=\"");
  append_number (out, centre.x - bounds.x);
  g_string_append_c (out, ',');
  append_number (out, bounds.y + bounds.height - centre.y);
  g_string_append_c (out, '"');
  append_size (out, "width", rect.width);
  append_size (out, "height", rect.height);
  append_text (out, "lane", lt_lane_get_nick (node->lane));
  if (graph->kind != LT_DIAGRAM_OVERVIEW)
    {
      const LtTint *tint = lt_palette_get_tint (palette, lt_graph_get_tone (graph, node));

      append_text (out, "coverage", lt_coverage_get_nick (node->coverage));
      append_colour (out, "color", tint->accent);
      append_colour (out, "fillcolor", tint->fill);
    }
  if (node->action != LT_ACTION_NONE)
    append_text (out, "action", lt_action_get_nick (node->action));
  g_string_append_printf (out, ", enterprises=%u, leaders=%u, projects=%u, targets=%u", node->enterprises, node->leaders,
                          node->projects, node->targets);
  if (graph->layer != LT_LAYER_INDUSTRY)
    append_layer (out, graph, node);
  g_string_append (out, "];\n");
}

static void
append_edge (GString *out, LtGraph *graph, const LtEdge *edge)
{
  g_string_append (out, "  ");
  append_name (out, graph, lt_graph_node (graph, edge->from));
  g_string_append (out, " -> ");
  append_name (out, graph, lt_graph_node (graph, edge->to));
  g_string_append_printf (out, " [weight=%u, style=%s", CLAMP (edge->weight, 1, 1000), edge->judgement ? "dashed" : "solid");
  if (graph->layer == LT_LAYER_SUPPLY)
    g_string_append_printf (out, ", supplies=%u, penwidth=%u", edge->supplies, edge->supplies > 0 ? 2 : 1);
  if (edge->label != NULL && *edge->label != '\0')
    append_text (out, "tooltip", edge->label);
  g_string_append (out, "];\n");
}

static void
append_tie (GString *out, LtGraph *graph, const LtTie *tie)
{
  g_string_append (out, "  ");
  append_name (out, graph, lt_graph_node (graph, tie->from));
  g_string_append (out, " -> ");
  append_name (out, graph, lt_graph_node (graph, tie->to));
  g_string_append_printf (out, " [supplies=%u, style=dotted, constraint=false];\n", tie->weight);
}

/**
 * lt_diagram_to_dot:
 * @title: (nullable): the graph's label
 *
 * Returns: (transfer full): the diagram in DOT, UTF-8. What plain Graphviz does not know (coverage, lane, counts) is
 *   in attributes that it passes over.
 */
char *
lt_diagram_to_dot (LtScene *scene, const LtPalette *palette, const char *title)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  GString *out = g_string_new ("digraph liantu {\n  graph [charset=\"UTF-8\", rankdir=LR");

  append_text (out, "layer", lt_layer_get_nick (graph->layer));
  if (title != NULL && *title != '\0')
    append_text (out, "label", title);
  g_string_append (out, "];\n  node [shape=box, style=\"rounded,filled\", fixedsize=true, fontsize=14, "
                        "fontname=\"Noto Sans CJK SC\", fillcolor=\"#ffffff\"];\n"
                        "  edge [color=\"#8d95a5\"];\n");
  for (guint i = 0; i < graph->nodes->len; i++)
    append_node (out, scene, i, palette);
  for (guint i = 0; i < graph->edges->len; i++)
    append_edge (out, graph, lt_graph_edge (graph, i));
  for (guint i = 0; i < graph->ties->len; i++)
    append_tie (out, graph, &g_array_index (graph->ties, LtTie, i));
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}
