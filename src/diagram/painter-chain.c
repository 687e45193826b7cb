/* The card of a whole chain, in the overview: its segments by coverage as one strip. */
#include "config.h"
#include "painter-private.h"

#include <glib/gi18n-lib.h>

#define STACK 2                    /* cards that are seen under one with folded parts */
#define STACK_STEP 5.0

static guint
count_segments (const LtNode *node)
{
  guint n = 0;

  for (guint i = 0; i < LT_N_COVERAGES; i++)
    n += node->tally[i];
  return n;
}

static void
draw_part (LtPen *pen, LtTone tone, const LtRect *part, const LtPalette *palette)
{
  LtColour accent = lt_palette_get_tint (palette, tone)->accent;
  LtPaint solid = { .fill = accent };
  /* What is missing is an empty place in the strip. */
  double line = part->height / 7.5;
  LtPaint hollow = { .fill = palette->card, .stroke = accent, .stroke_width = line, .dash = { line * 2.5, line * 2 } };
  LtPaint quiet = { .fill = lt_palette_get_tint (palette, tone)->border };
  LtRect inner = lt_rect_grow (part, -line / 2);

  if (tone == (LtTone) LT_COVERAGE_MISSING || tone == LT_TONE_OPEN_GAP)
    lt_pen_rect (pen, &inner, 2, &hollow);
  else
    lt_pen_rect (pen, part, 2.5, lt_tone_is_quiet (tone) ? &quiet : &solid);
}

static void
draw_strip (LtPen *pen, LtGraph *graph, const LtNode *node, const LtRect *rect, const LtPalette *palette)
{
  const double gap = 2;
  guint n = count_segments (node), parts = 0, n_tones;
  const LtTone *tones = lt_layer_get_tones (graph->layer, &n_tones);
  double x = rect->x;

  for (guint i = 0; i < n_tones; i++)
    parts += lt_painter_tally (graph, node, tones[i]) > 0;
  if (n == 0)
    {
      LtPaint empty = { .fill = palette->lane };

      lt_pen_rect (pen, rect, rect->height / 2, &empty);
      return;
    }
  for (guint i = 0; i < n_tones; i++)
    {
      guint tally = lt_painter_tally (graph, node, tones[i]);
      double width = (rect->width - gap * (parts - 1)) * tally / n;
      LtRect part = { x, rect->y, width, rect->height };

      if (tally == 0)
        continue;
      draw_part (pen, tones[i], &part, palette);
      x += width + gap;
    }
}

/* Marks with figures from the left. Returns the width they take; draws nothing without a pen. */
static double
flow_tallies (LtPen *pen, LtGraph *graph, const LtNode *node, double left, double y, double size, const LtPalette *palette)
{
  double x = left;
  guint n;
  const LtTone *tones = lt_layer_get_tones (graph->layer, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *figure = g_strdup_printf ("%u", lt_painter_tally (graph, node, tones[i]));

      if (lt_painter_tally (graph, node, tones[i]) == 0)
        continue;
      if (x > left)
        x += size * 0.95;
      if (pen != NULL)
        lt_painter_tone_mark (pen, tones[i], (LtPoint) { x + size * 0.45, y - size * 0.36 }, size * 0.9, palette);
      x += size * 1.2;
      x += lt_painter_text (pen, figure, x, y, size, LT_WEIGHT_NORMAL, palette->text, 0);
    }
  return x - left;
}

static void
draw_tallies (LtPen *pen, LtGraph *graph, const LtNode *node, double x, double end, double y, double size, const LtPalette *palette)
{
  double width = flow_tallies (NULL, graph, node, x, y, size, palette);

  /* All of them or smaller: a figure left out would be a lie. */
  if (width > end - x)
    size *= (end - x) / width;
  flow_tallies (pen, graph, node, x, y, size, palette);
}

/* What the layer counts. */
static char *
count_matter (LtGraph *graph, const LtNode *node)
{
  if (graph->layer == LT_LAYER_INNOVATION)
    return lt_painter_count (LT_COUNT_INSTITUTIONS, node->institutions);
  if (graph->layer == LT_LAYER_RECRUITMENT)
    return lt_painter_count (LT_COUNT_TARGETS, node->targets);
  return lt_painter_count (LT_COUNT_ENTERPRISES, node->enterprises);
}

/* Its role is the lane that it stands in. */
static void
draw_subtitle (LtPen *pen, LtGraph *graph, const LtNode *node, double x, double end, double y, const LtPalette *palette)
{
  g_autofree char *enterprises = count_matter (graph, node);
  g_autofree char *count = lt_painter_count (LT_COUNT_SEGMENTS, count_segments (node));
  g_autofree char *parts = node->folded > 0 ? g_strdup_printf (ngettext ("with %u chain folded", "with %u chains folded", node->folded),
                                                               node->folded) : NULL;
  g_autofree char *segments = g_strdup_printf ("%s%s%s", count, parts != NULL ? " · " : "", parts != NULL ? parts : "");
  double taken = lt_text_width (enterprises, LT_CHAIN_SMALL, LT_WEIGHT_NORMAL) + 10;

  lt_painter_text (pen, segments, x, y, LT_CHAIN_SMALL, LT_WEIGHT_NORMAL, palette->dim_text, end - x - taken);
  lt_painter_text_end (pen, enterprises, end, y, LT_CHAIN_SMALL, LT_WEIGHT_NORMAL, palette->dim_text);
}

static void
draw_full (LtPainter *self, const LtNode *node, const LtRect *rect, const LtPalette *palette)
{
  LtCardMetrics m =
      lt_card_metrics (self->graph->kind, node, node->lines != NULL ? g_strv_length (node->lines) : 1, self->graph->room);
  double x = rect->x + LT_CHAIN_LEFT, end = rect->x + rect->width - LT_CHAIN_LEFT, y = rect->y + m.title;
  LtRect strip = { x, rect->y + m.rule, end - x, 9 };

  for (guint i = 0; node->lines != NULL && node->lines[i] != NULL; i++, y += LT_CHAIN_LINE)
    lt_painter_text (self->pen, node->lines[i], x, y, LT_CHAIN_TITLE, LT_WEIGHT_BOLD, palette->text, 0);
  draw_subtitle (self->pen, self->graph, node, x, end, rect->y + m.status, palette);
  for (guint i = 0; node->people != NULL && node->people[i] != NULL; i++)
    lt_painter_text (self->pen, node->people[i], x, rect->y + m.people + i * LT_CHAIN_PEOPLE, LT_CHAIN_SMALL, LT_WEIGHT_NORMAL,
                     palette->text, end - x);
  draw_strip (self->pen, self->graph, node, &strip, palette);
  draw_tallies (self->pen, self->graph, node, x, end, rect->y + m.names, LT_CHAIN_SMALL, palette);
}

/* From afar: the name, as large as it goes, over a thick strip; nearer with the figures too. */
static void
draw_large (LtPainter *self, const LtNode *node, const LtRect *rect, const LtPalette *palette)
{
  static const double sizes[] = { 38, 32, 27, 23, 19, LT_CHAIN_TITLE };
  gboolean block = self->detail == LT_DETAIL_BLOCK;
  double inset = block ? 14 : LT_CHAIN_LEFT, foot = block ? 32 : 48, size;
  double x = rect->x + inset, end = rect->x + rect->width - inset;
  guint skip = block ? 0 : 3;
  g_auto (GStrv) lines =
      lt_painter_fit_title (node, end - x, rect->height - foot - 8, sizes + skip, G_N_ELEMENTS (sizes) - skip, &size);
  guint n = g_strv_length (lines);
  double y = rect->y + 6 + (rect->height - foot - 6 - n * size * 1.25) / 2 + size * 0.98;
  LtRect strip = { x, rect->y + rect->height - foot, end - x, block ? 18 : 12 };

  for (guint i = 0; i < n; i++, y += size * 1.25)
    lt_painter_text (self->pen, lines[i], x, y, size, LT_WEIGHT_BOLD, palette->text, 0);
  draw_strip (self->pen, self->graph, node, &strip, palette);
  if (!block)
    draw_tallies (self->pen, self->graph, node, x, end, rect->y + rect->height - 14, 15, palette);
}

void
lt_painter_chain (LtPainter *self, guint index, LtLook look)
{
  const LtNode *node = lt_graph_node (self->graph, index);
  const LtPalette *palette = lt_painter_colours (self, look);
  LtRect rect = lt_scene_card_rect (self->scene, index);
  LtRect under = { rect.x - 0.5, rect.y + 1.5, rect.width + 1, rect.height + 0.5 };
  LtPaint shadow = { .fill = palette->card_shadow };
  LtPaint paint = { .fill = palette->card,
                    .stroke = palette->card_border,
                    .stroke_width = self->detail == LT_DETAIL_BLOCK ? 2 : 1 };

  /* Others lie under it. */
  for (guint i = MIN (node->folded, STACK); i > 0; i--)
    {
      LtRect below = { rect.x + i * STACK_STEP, rect.y + i * STACK_STEP, rect.width, rect.height };

      lt_pen_rect (self->pen, &below, LT_CHAIN_RADIUS, &paint);
    }
  if (shadow.fill.alpha > 0 && self->detail != LT_DETAIL_BLOCK)
    lt_pen_rect (self->pen, &under, LT_CHAIN_RADIUS + 0.5, &shadow);
  lt_pen_rect (self->pen, &rect, LT_CHAIN_RADIUS, &paint);
  if (self->detail == LT_DETAIL_FULL)
    draw_full (self, node, &rect, palette);
  else
    draw_large (self, node, &rect, palette);
}
