#include "dot-file.h"

#include <gio/gio.h>
#include <string.h>

#define INCH 72.0

static void
append (GString *out, const char *before, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, before);
  g_string_append (out, g_ascii_formatd (text, sizeof text, "%.3f", value));
}

static void
append_node (GString *out, LtGraph *graph, LtLayout *layout, guint index)
{
  const LtNode *node = lt_graph_node (graph, index);

  g_string_append_printf (out, "  n%u [", index);
  append (out, "width=", node->width / INCH);
  append (out, ", height=", node->height / INCH);
  if (layout != NULL)
    {
      LtPoint centre = lt_rect_centre (lt_layout_rect (layout, index));

      append (out, ", pos=\"", centre.x);
      append (out, ",", -centre.y);
      g_string_append_printf (out, "\", label=\"%s\"", node->title);
    }
  g_string_append (out, "];\n");
}

static void
append_edge (GString *out, LtGraph *graph, LtLayout *layout, guint index)
{
  const LtEdge *edge = lt_graph_edge (graph, index);
  const LtCurve *curve = layout != NULL ? lt_layout_curve (layout, index) : NULL;

  g_string_append_printf (out, "  n%u -> n%u", edge->from, edge->to);
  for (guint i = 0; curve != NULL && i < curve->n_points; i++)
    {
      append (out, i == 0 ? " [pos=\"" : " ", curve->points[i].x);
      append (out, ",", -curve->points[i].y);
    }
  g_string_append (out, curve != NULL && curve->n_points > 0 ? "\"];\n" : ";\n");
}

gboolean
dot_file_write (LtGraph *graph, LtLayout *layout, const char *path, GError **error)
{
  g_autoptr(GString) out = g_string_new ("digraph bench {\n  graph [rankdir=LR, nodesep=0.39, ranksep=1, charset=\"UTF-8\"];\n");

  g_string_append (out, layout != NULL
                        ? "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#e8f0fe\", fixedsize=true, fontsize=14, "
                          "fontname=\"Noto Sans CJK SC\"];\n  edge [dir=none, color=\"#8d95a5\"];\n"
                        : "  node [shape=box, fixedsize=true, label=\"\"];\n  edge [dir=none];\n");
  for (guint i = 0; i < graph->nodes->len; i++)
    append_node (out, graph, layout, i);
  for (guint i = 0; i < graph->edges->len; i++)
    append_edge (out, graph, layout, i);
  g_string_append (out, "}\n");
  return g_file_set_contents (path, out->str, out->len, error);
}

/* --- Back --- */

static void
read_node (char **cells, GArray *nodes)
{
  guint index = strtoul (cells[1] + 1, NULL, 10);
  double x = g_ascii_strtod (cells[2], NULL), y = g_ascii_strtod (cells[3], NULL);
  double width = g_ascii_strtod (cells[4], NULL), height = g_ascii_strtod (cells[5], NULL);

  if (nodes->len <= index)
    g_array_set_size (nodes, index + 1);
  g_array_index (nodes, LtRect, index) = (LtRect) { (x - width / 2) * INCH, (y - height / 2) * INCH, width * INCH, height * INCH };
}

static void
read_edge (char **cells, GArray *edges)
{
  DrawnEdge edge = { strtoul (cells[1] + 1, NULL, 10), strtoul (cells[2] + 1, NULL, 10), { NULL, strtoul (cells[3], NULL, 10) } };

  edge.curve.points = g_new (LtPoint, edge.curve.n_points);
  for (guint i = 0; i < edge.curve.n_points; i++)
    edge.curve.points[i] = (LtPoint) { g_ascii_strtod (cells[4 + 2 * i], NULL) * INCH, g_ascii_strtod (cells[5 + 2 * i], NULL) * INCH };
  g_array_append_val (edges, edge);
}

gboolean
dot_file_read_plain (const char *path, GArray *nodes, GArray *edges, GError **error)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  /* A long line is broken with a backslash. */
  for (char *p = text; (p = strstr (p, "\\\n")) != NULL;)
    memmove (p, p + 2, strlen (p + 2) + 1);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], " ", -1);
      guint n = g_strv_length (cells);

      if (n > 6 && strcmp (cells[0], "node") == 0)
        read_node (cells, nodes);
      else if (n > 4 && strcmp (cells[0], "edge") == 0 && n >= 4 + 2 * strtoul (cells[3], NULL, 10))
        read_edge (cells, edges);
    }
  return TRUE;
}
