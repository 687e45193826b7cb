/* The card of a segment that belongs to another chain: smaller and quieter, and it says which. */
#include "painter-private.h"

static void
draw_text (LtPainter *self, const LtNode *node, const LtRect *rect, const LtPalette *palette)
{
  LtCardMetrics m =
      lt_card_metrics (self->graph->kind, node, node->lines != NULL ? g_strv_length (node->lines) : 1, self->graph->room);
  double x = rect->x + LT_GHOST_LEFT, end = rect->x + rect->width - LT_GHOST_LEFT, y = rect->y + m.title;

  for (guint i = 0; node->lines != NULL && node->lines[i] != NULL; i++, y += LT_GHOST_LINE)
    lt_painter_text (self->pen, node->lines[i], x, y, LT_GHOST_TITLE, LT_WEIGHT_MEDIUM, palette->text, 0);

  y = rect->y + m.status;
  lt_painter_tone_mark (self->pen, lt_graph_get_tone (self->graph, node), (LtPoint) { end - 4.5, y - LT_GHOST_SMALL * 0.36 }, 9, palette);
  if (node->subtitle == NULL)
    return;
  lt_painter_chain_sign (self->pen, (LtPoint) { x + 4, y - LT_GHOST_SMALL * 0.36 }, 9.5, palette->dim_text);
  lt_painter_text (self->pen, node->subtitle, x + 12, y, LT_GHOST_SMALL, LT_WEIGHT_NORMAL, palette->dim_text, end - x - 12 - 14);
}

/* Half way out: the name alone, larger. */
static void
draw_large (LtPainter *self, const LtNode *node, const LtRect *rect, const LtPalette *palette)
{
  static const double sizes[] = { 18, 15, 13 };
  double size;
  g_auto (GStrv) lines =
      lt_painter_fit_title (node, rect->width - 2 * LT_GHOST_LEFT, rect->height - 8, sizes, G_N_ELEMENTS (sizes), &size);
  guint n = g_strv_length (lines);
  double y = rect->y + (rect->height - n * size * 1.25) / 2 + size;

  for (guint i = 0; i < n; i++, y += size * 1.25)
    lt_painter_text (self->pen, lines[i], rect->x + LT_GHOST_LEFT, y, size, LT_WEIGHT_MEDIUM, palette->text, 0);
}

void
lt_painter_ghost (LtPainter *self, guint index, LtLook look)
{
  const LtNode *node = lt_graph_node (self->graph, index);
  const LtPalette *palette = lt_painter_colours (self, look);
  LtRect rect = lt_scene_card_rect (self->scene, index);
  LtPaint paint = { .fill = palette->ghost,
                    .stroke = palette->ghost_border,
                    .stroke_width = self->detail == LT_DETAIL_BLOCK ? 3 : 1 };

  lt_pen_rect (self->pen, &rect, LT_GHOST_RADIUS, &paint);
  if (self->detail == LT_DETAIL_BLOCK)
    lt_painter_tone_mark (self->pen, lt_graph_get_tone (self->graph, node), lt_rect_centre (&rect), rect.height * 0.45, palette);
  else if (self->detail == LT_DETAIL_TITLE)
    draw_large (self, node, &rect, palette);
  else
    draw_text (self, node, &rect, palette);
}
