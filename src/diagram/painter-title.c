/* The title over an exported diagram: what it is, seen from where, when, and how it stands in figures. */
#include "config.h"

#include "painter-private.h"

#include <glib/gi18n-lib.h>

#define TITLE_SIZE 24.0
#define SMALL 13.0
#define HEIGHT 76.0

static guint
count_all (LtGraph *graph, guint tally[LT_N_COVERAGES])
{
  guint n = 0;

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (graph, i);

      if (graph->kind == LT_DIAGRAM_OVERVIEW)
        {
          for (guint k = 0; k < LT_N_COVERAGES; k++)
            {
              tally[k] += node->tally[k];
              n += node->tally[k];
            }
        }
      else if (!node->ghost)
        {
          tally[node->coverage]++;
          n++;
        }
    }
  return n;
}

/* The coverages with their numbers, ending at `end`; returns where they begin. */
static double
draw_tally (LtPen *pen, const guint tally[LT_N_COVERAGES], double end, double y, double least, const LtPalette *palette)
{
  for (guint i = LT_N_COVERAGES; i-- > 0;)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", lt_coverage_get_label (lt_painter_order[i]), tally[lt_painter_order[i]]);
      double width = lt_text_width (text, SMALL, LT_WEIGHT_MEDIUM);

      if (tally[lt_painter_order[i]] == 0)
        continue;
      if (end - width - 19 < least)
        break;
      if (pen != NULL)
        {
          lt_painter_text_end (pen, text, end, y, SMALL, LT_WEIGHT_MEDIUM, palette->text);
          lt_painter_mark (pen, lt_painter_order[i], (LtPoint) { end - width - 12, y - SMALL * 0.36 }, 13, palette);
        }
      end -= width + 19 + 20;
    }
  return end;
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
  const char *title = options->heading != NULL ? options->heading : graph->title != NULL ? graph->title : "";
  double x = origin.x + 4, y = origin.y + 50, least = x;

  if (pen == NULL)
    return (LtRect) { origin.x, origin.y, width, HEIGHT };
  lt_painter_text (pen, title, x, origin.y + 26, TITLE_SIZE, LT_WEIGHT_BOLD, palette->text, width - 8);
  least += lt_painter_text (pen, below, x, y, SMALL, LT_WEIGHT_NORMAL, palette->dim_text, width - 8) + 24;
  draw_tally (pen, tally, origin.x + width - 4, y, least, palette);
  return (LtRect) { origin.x, origin.y, width, HEIGHT };
}
