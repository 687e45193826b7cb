/* The title over an exported diagram: what it is, seen from where, when, and how it stands in figures. */
#include "config.h"

#include "painter-private.h"

#include <glib/gi18n-lib.h>

#define TITLE_SIZE 24.0
#define SMALL 13.0
#define HEIGHT 76.0
#define PEOPLE 21.0           /* of the line that says who answers for a chain */

/* By the order of the layer's tones. Returns how many segments there are. */
static guint
count_all (LtGraph *graph, guint tally[LT_N_COVERAGES])
{
  guint n = 0, n_tones;
  const LtTone *tones = lt_layer_get_tones (graph->layer, &n_tones);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (graph, i);

      for (guint k = 0; k < n_tones && !node->ghost; k++)
        {
          guint here = graph->kind == LT_DIAGRAM_OVERVIEW ? lt_painter_tally (graph, node, tones[k])
                                                          : lt_graph_get_tone (graph, node) == tones[k];

          tally[k] += here;
          n += here;
        }
    }
  return n;
}

/* The tones with their numbers, ending at `end`; returns where they begin. */
static double
draw_tally (LtPen *pen, LtGraph *graph, const guint tally[LT_N_COVERAGES], double end, double y, double least, const LtPalette *palette)
{
  guint n;
  const LtTone *tones = lt_layer_get_tones (graph->layer, &n);

  for (guint i = n; i-- > 0;)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", lt_tone_get_label (tones[i]), tally[i]);
      double width = lt_text_width (text, SMALL, LT_WEIGHT_MEDIUM);

      if (tally[i] == 0)
        continue;
      if (end - width - 19 < least)
        break;
      if (pen != NULL)
        {
          lt_painter_text_end (pen, text, end, y, SMALL, LT_WEIGHT_MEDIUM, palette->text);
          lt_painter_tone_mark (pen, tones[i], (LtPoint) { end - width - 12, y - SMALL * 0.36 }, 13, palette);
        }
      end -= width + 19 + 20;
    }
  return end;
}

/** lt_painter_name_graph: (transfer full): the diagram's title and which of its four maps it is. */
char *
lt_painter_name_graph (LtGraph *graph)
{
  const char *title = graph->title != NULL ? graph->title : "";

  /* Translators: a diagram's title and its layer's name, as in "新型显示 · 创新链" */
  return g_strdup_printf (C_("diagram", "%s · %s"), title, lt_layer_get_label (graph->layer));
}

static char *
subtitle (LtGraph *graph, guint n_segments, const char *date)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (graph->viewpoint != NULL && *graph->viewpoint != '\0')
    {
      /* Translators: whose coverage the diagram shows, as in "视角：咸宁市" */
      g_autofree char *viewpoint = g_strdup_printf (_ ("Seen from %s"), graph->viewpoint);
      g_strv_builder_add (parts, viewpoint);
    }
  g_autofree char *segments = lt_painter_count (LT_COUNT_SEGMENTS, n_segments);
  g_strv_builder_add (parts, segments);
  if (date != NULL && *date != '\0')
    g_strv_builder_add (parts, date);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

/**
 * lt_painter_title_block:
 * @pen: (nullable): without one, only the size is found
 * @origin: its upper left corner
 *
 * Returns: what the block covers
 */
LtRect
lt_painter_title_block (LtScene *scene, LtPen *pen, const LtPaintOptions *options, LtPoint origin, double width)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  const LtPalette *palette = options->palette;
  guint tally[LT_N_COVERAGES] = { 0 };
  g_autofree char *below = subtitle (graph, count_all (graph, tally), options->date);
  g_autofree char *title = options->heading != NULL ? g_strdup (options->heading) : lt_painter_name_graph (graph);
  double height = graph->people != NULL ? HEIGHT + PEOPLE : HEIGHT;
  double x = origin.x + 4, y = origin.y + 50, least = x;

  if (pen == NULL)
    return (LtRect) { origin.x, origin.y, width, height };
  lt_painter_text (pen, title, x, origin.y + 26, TITLE_SIZE, LT_WEIGHT_BOLD, palette->text, width - 8);
  if (graph->people != NULL)
    lt_painter_text (pen, graph->people, x, y + PEOPLE, SMALL, LT_WEIGHT_NORMAL, palette->text, width - 8);
  least += lt_painter_text (pen, below, x, y, SMALL, LT_WEIGHT_NORMAL, palette->dim_text, width - 8) + 24;
  draw_tally (pen, graph, tally, origin.x + width - 4, y, least, palette);
  return (LtRect) { origin.x, origin.y, width, height };
}
