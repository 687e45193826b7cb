/* The card of a segment, at three levels of detail. */
#include "config.h"

#include "painter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The accent bar stands inside the card, clear of its rounded corners. */
#define BAR_INSET 6.0
#define BAR_WIDTH 4.0
/* Of a badge half way out, so that its word can be read. */
#define BADGE_GROWTH 1.4
/* Of the mark on a block. */
#define MARK_HEIGHT 44.0

/* One card being drawn. */
typedef struct {
  LtPainter *painter;
  LtPen *pen;
  const LtNode *node;
  const LtPalette *palette;
  LtTone tone;
  const LtTint *tint;
  LtRect rect;
  LtCardMetrics metrics;
  double x, end; /* where text begins and ends */
} Card;

double
lt_painter_radius (LtGraph *graph, const LtNode *node)
{
  if (graph->kind == LT_DIAGRAM_OVERVIEW)
    return LT_CHAIN_RADIUS;
  return node->ghost ? LT_GHOST_RADIUS : LT_CARD_RADIUS;
}

/* A ring around a card: thicker from afar, so that it is as plain to see. */
void
lt_painter_ring (LtPen *pen, const LtRect *card, double radius, LtColour colour, LtDetail detail)
{
  double width = (double[]) { 6, 3, 2.2 }[detail], gap = width / 2 + 2.5;
  LtRect ring = lt_rect_grow (card, gap);
  LtPaint paint = { .stroke = colour, .stroke_width = width };

  lt_pen_rect (pen, &ring, radius + gap, &paint);
}

/* An outline alone: a place where something is missing, or where the layer finds nothing. */
static gboolean
is_hollow (LtTone tone)
{
  return tone == (LtTone) LT_COVERAGE_MISSING || tone == LT_TONE_OPEN_GAP || lt_tone_is_quiet (tone);
}

static gboolean
is_dashed (LtTone tone)
{
  return is_hollow (tone) && !lt_tone_is_quiet (tone);
}

static LtColour
block_fill (const Card *card)
{
  /* From afar a tint is too faint to tell apart. */
  return is_hollow (card->tone) ? card->tint->fill : lt_colour_mix (card->tint->fill, card->tint->accent, 0.36);
}

/* From so far that corners and dashes are specks: plain rectangles, which are filled many times faster than anything else
 * is drawn. The border is a larger one below. */
static void
draw_far_body (const Card *card, const LtPaint *paint)
{
  LtPaint inside = { .fill = paint->fill }, border = { .fill = paint->stroke };
  LtRect inner = lt_rect_grow (&card->rect, -paint->stroke_width);

  if (paint->stroke.alpha > 0)
    lt_pen_rect (card->pen, &card->rect, 0, &border);
  lt_pen_rect (card->pen, paint->stroke.alpha > 0 ? &inner : &card->rect, 0, &inside);
}

static void
draw_body (const Card *card)
{
  const LtPalette *palette = card->palette;
  gboolean block = card->painter->detail == LT_DETAIL_BLOCK;
  LtPaint paint = { .fill = card->tint->fill, .stroke = card->tint->border, .stroke_width = 1 };

  if (palette->card_shadow.alpha > 0 && !block && !lt_tone_is_quiet (card->tone))
    {
      LtPaint shadow = { .fill = palette->card_shadow };
      LtRect under = { card->rect.x - 0.5, card->rect.y + 1.5, card->rect.width + 1, card->rect.height + 0.5 };

      lt_pen_rect (card->pen, &under, LT_CARD_RADIUS + 0.5, &shadow);
    }
  if (block)
    {
      /* Hundreds of blocks may stand on one tile: a border that is a hair there would cost as much as all the rest. */
      paint.fill = block_fill (card);
      paint.stroke.alpha = is_hollow (card->tone) ? 1 : 0;
      paint.stroke_width = 3;
    }
  if (is_dashed (card->tone))
    {
      paint.stroke_width = block ? 4 : 1.4;
      paint.dash[0] = block ? 14 : 5;
      paint.dash[1] = block ? 10 : 4;
    }
  if (lt_painter_is_below (card->painter, LT_CARD_RADIUS, 2.5))
    draw_far_body (card, &paint);
  else
    lt_pen_rect (card->pen, &card->rect, LT_CARD_RADIUS, &paint);
}

static void
draw_bar (const Card *card)
{
  LtPaint paint = { .fill = card->tint->accent };
  LtRect bar = { card->rect.x + BAR_INSET, card->rect.y + 10, BAR_WIDTH, card->rect.height - 20 };

  /* A missing segment has nothing to show for itself: no accent, a dashed border. */
  if (!is_hollow (card->tone))
    lt_pen_rect (card->pen, &bar, BAR_WIDTH / 2, &paint);
}

/* What has nothing to say on this layer stands back. */
static LtColour
title_colour (const Card *card)
{
  return lt_tone_is_quiet (card->tone) ? card->palette->dim_text : card->palette->text;
}

static void
draw_title (const Card *card, double dy)
{
  double y = card->rect.y + card->metrics.title + dy;

  for (guint i = 0; card->node->lines != NULL && card->node->lines[i] != NULL; i++, y += LT_CARD_LINE)
    lt_painter_text (card->pen, card->node->lines[i], card->x, y, LT_CARD_TITLE, LT_WEIGHT_BOLD, title_colour (card), 0);
}

/* What is not in the list, at the end of its last line. Returns the width it takes. */
static double
draw_more (const Card *card, double y)
{
  g_autofree char *more = NULL;

  if (card->node->more == 0)
    return 0;
  more = lt_painter_count (LT_COUNT_MORE, card->node->more);
  lt_painter_text_end (card->pen, more, card->end, y, LT_CARD_SMALL - 0.5, LT_WEIGHT_NORMAL, card->palette->dim_text);
  return lt_text_width (more, LT_CARD_SMALL - 0.5, LT_WEIGHT_NORMAL) + 6;
}

/* What stands at the end of a name's line: the note, or after the last name how many more there are. */
static double
draw_note (const Card *card, guint i, double y)
{
  const char *note = card->node->notes != NULL && card->node->notes[i] != NULL ? card->node->notes[i] : "";
  const double size = LT_CARD_SMALL - 0.5;

  if (*note == '\0')
    return 0;
  lt_painter_text_end (card->pen, note, card->end, y, size, LT_WEIGHT_NORMAL, card->palette->dim_text);
  return lt_text_width (note, size, LT_WEIGHT_NORMAL) + 6;
}

typedef void (*NameSign) (LtPen *pen, LtPoint centre, double size, LtColour colour);

static NameSign
sign_of_name (const LtNode *node, guint i)
{
  if (i < node->named_projects)
    return lt_painter_project_sign;
  if (node->names_of == LT_NAMES_TARGETS)
    return lt_painter_target_sign;
  return node->names_of == LT_NAMES_INSTITUTIONS ? lt_painter_institution_sign : NULL;
}

static void
draw_names (const Card *card, guint room)
{
  guint n = MIN (g_strv_length (card->node->names), room);

  for (guint i = 0; i < n; i++)
    {
      NameSign sign = sign_of_name (card->node, i);
      LtColour colour = sign == lt_painter_target_sign ? card->palette->dim_text : card->palette->text;
      double x = card->x, y = card->rect.y + card->metrics.names + i * LT_CARD_NAME_LINE, taken;

      taken = i + 1 == n && card->node->more > 0 ? draw_more (card, y) : draw_note (card, i, y);
      if (sign != NULL)
        {
          sign (card->pen, (LtPoint) { x + 4.5, y - LT_CARD_SMALL * 0.36 }, 9, colour);
          x += 14;
        }
      lt_painter_text (card->pen, card->node->names[i], x, y, LT_CARD_SMALL, LT_WEIGHT_NORMAL, colour, card->end - x - taken);
    }
}

gint
lt_painter_name_at (LtScene *scene, guint index, LtPoint point, LtRect *line)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  const LtNode *node = lt_graph_node (graph, index);
  LtRect rect = lt_scene_card_rect (scene, index);
  guint n_lines = node->lines != NULL ? g_strv_length (node->lines) : 0;
  guint n = node->names != NULL && graph->kind != LT_DIAGRAM_OVERVIEW && !node->ghost ? MIN (g_strv_length (node->names), graph->room) : 0;
  LtCardMetrics metrics = lt_card_metrics (graph->kind, node, n_lines, graph->room);
  LtRect at = { rect.x + LT_CARD_LEFT - 5, rect.y + metrics.names - LT_CARD_SMALL - 1.5, rect.width - LT_CARD_LEFT - LT_CARD_RIGHT + 10,
                LT_CARD_NAME_LINE };

  for (guint i = 0; i < n; i++, at.y += LT_CARD_NAME_LINE)
    if (lt_rect_contains (&at, point))
      {
        if (line != NULL)
          *line = at;
        return i;
      }
  return -1;
}

static void
draw_hints (const Card *card, guint room)
{
  const double size = LT_CARD_SMALL - 0.5, width = card->end - card->x;
  double y = card->rect.y + card->metrics.names;
  char **next = card->node->hints;

  for (guint i = 0; i < room && *next != NULL; i++, y += LT_CARD_NAME_LINE)
    {
      g_autoptr (GString) line = g_string_new (*next++);

      /* A name goes to the next line whole; what finds no line any more is cut at the end of the last. */
      while (*next != NULL && (i + 1 == room || lt_text_width (line->str, size, LT_WEIGHT_NORMAL) < width))
        {
          g_autofree char *longer = g_strconcat (line->str, _ (", "), *next, NULL);

          if (i + 1 < room && lt_text_width (longer, size, LT_WEIGHT_NORMAL) > width)
            break;
          g_string_assign (line, longer);
          next++;
        }
      lt_painter_text (card->pen, line->str, card->x, y, size, LT_WEIGHT_NORMAL, card->palette->dim_text, width);
    }
}

static void
draw_full (const Card *card)
{
  guint room = card->painter->graph->room;
  gboolean names = card->node->names != NULL && card->node->names[0] != NULL;
  gboolean hints = card->node->hints != NULL && card->node->hints[0] != NULL;
  gboolean lower = room > 0 && (names || hints);
  LtPaint rule = { .stroke = card->palette->rule, .stroke_width = 1 };
  /* With nothing below, title and status stand in the middle of a card that is as large as its neighbours. */
  double dy = lower ? 0 : MAX (0, (card->rect.height - card->metrics.status - 16) / 2);
  double y = card->rect.y + card->metrics.rule;

  draw_title (card, dy);
  lt_painter_status (card->pen, card->painter->graph, card->node, (LtPoint) { card->x, card->rect.y + card->metrics.status + dy }, card->end - card->x,
                     LT_CARD_SMALL, card->palette);
  if (!lower)
    return;
  lt_pen_line (card->pen, (LtPoint) { card->x, y }, (LtPoint) { card->end, y }, &rule);
  if (names)
    draw_names (card, room);
  else
    draw_hints (card, room);
}

static gboolean
is_whole (char **lines, const char *title)
{
  guint n = g_strv_length (lines);

  return !g_str_has_suffix (lines[n - 1], "…") || g_str_has_suffix (title, "…");
}

/**
 * lt_painter_fit_title:
 * @height: the room for the title's lines
 * @sizes: from the largest down
 * @size: (out): which of them was taken; the smallest where none fits
 *
 * Returns: (transfer full): the title in as many lines as have room. A name in one piece is worth a size less than one
 *   that is broken.
 */
char **
lt_painter_fit_title (const LtNode *node, double width, double height, const double *sizes, guint n_sizes, double *size)
{
  for (guint i = 0; i < MIN (n_sizes, 2); i++)
    if (lt_text_width (node->title, sizes[i], LT_WEIGHT_BOLD) <= width)
      {
        *size = sizes[i];
        return lt_text_wrap (node->title, sizes[i], LT_WEIGHT_BOLD, width, 1);
      }
  for (guint i = 0;; i++)
    {
      guint max_lines = CLAMP ((guint) (height / (sizes[i] * 1.28)), 1, 3);
      g_auto (GStrv) lines = lt_text_wrap (node->title, sizes[i], LT_WEIGHT_BOLD, width, max_lines);

      *size = sizes[i];
      if (i + 1 == n_sizes || is_whole (lines, node->title))
        return g_steal_pointer (&lines);
    }
}

/* Half way out: the room of the names goes to a title that can still be read. */
static void
draw_large (const Card *card)
{
  static const double sizes[] = { 21, 18.5, 16 };
  double status_size = card->rect.height > 80 ? 15.5 : 13, size, y, block;
  double room = card->rect.height - status_size * 1.5 - 18;
  g_auto (GStrv) lines = lt_painter_fit_title (card->node, card->end - card->x, room, sizes, G_N_ELEMENTS (sizes), &size);
  guint n = g_strv_length (lines);

  block = n * size * 1.28 + status_size * 1.5;
  y = card->rect.y + (card->rect.height - block) / 2 + size * 1.0;
  for (guint i = 0; i < n; i++, y += size * 1.28)
    lt_painter_text (card->pen, lines[i], card->x, y, size, LT_WEIGHT_BOLD, title_colour (card), 0);
  y = card->rect.y + (card->rect.height + block) / 2 - status_size * 0.35;
  lt_painter_status (card->pen, card->painter->graph, card->node, (LtPoint) { card->x, y }, card->end - card->x, status_size, card->palette);
}

static void
draw_block (const Card *card)
{
  gboolean far = lt_painter_is_below (card->painter, MARK_HEIGHT, 3);
  LtPaint bar = { .fill = card->tint->accent };
  LtRect rect = { card->rect.x + 10, card->rect.y + 12, 10, card->rect.height - 24 };
  LtPoint centre = lt_rect_centre (&card->rect);

  if (!is_hollow (card->tone))
    {
      lt_pen_rect (card->pen, &rect, 0, &bar);
      centre.x += 8;
    }
  if (!far)
    lt_painter_tone_mark (card->pen, card->tone, centre, MIN (MARK_HEIGHT, card->rect.height * 0.55), card->palette);
}

static void
draw_badge (const Card *card, guint index)
{
  LtRect badge = lt_scene_badge_rect (card->painter->scene, index);
  g_autofree char *text = lt_card_badge_text (card->painter->graph, card->node);
  /* A rim in the ground's colour cuts a badge free from the border it hangs over. */
  LtPaint ground = { .fill = card->palette->lane };
  LtRect rim;

  if (badge.width <= 0)
    return;
  if (card->painter->detail == LT_DETAIL_BLOCK)
    {
      LtPaint dot = { .fill = card->palette->badge[card->node->action].fill };
      LtPoint corner = { card->rect.x + card->rect.width - 12, card->rect.y + 4 };

      if (!lt_painter_is_below (card->painter, 18, 4))
        lt_pen_circle (card->pen, corner, 18, &ground);
      lt_pen_circle (card->pen, corner, 15, &dot);
      return;
    }
  if (card->painter->detail == LT_DETAIL_TITLE)
    {
      /* Grown from its lower right corner, into the air above the card. */
      badge.x -= badge.width * (BADGE_GROWTH - 1);
      badge.y -= badge.height * (BADGE_GROWTH - 1) * 0.7;
      badge.width *= BADGE_GROWTH;
      badge.height *= BADGE_GROWTH;
    }
  rim = lt_rect_grow (&badge, 1.5);
  lt_pen_rect (card->pen, &rim, rim.height / 2, &ground);
  lt_painter_badge (card->pen, &badge, card->node->action, text, card->palette);
}

void
lt_painter_card (LtPainter *self, guint index, LtLook look)
{
  const LtNode *node = lt_graph_node (self->graph, index);
  Card card = { .painter = self, .pen = self->pen, .node = node, .palette = lt_painter_colours (self, look),
                .tone = lt_graph_get_tone (self->graph, node), .rect = lt_scene_card_rect (self->scene, index) };

  card.tint = lt_palette_get_tint (card.palette, card.tone);
  card.metrics =
      lt_card_metrics (self->graph->kind, node, node->lines != NULL ? g_strv_length (node->lines) : 1, self->graph->room);
  card.x = card.rect.x + LT_CARD_LEFT;
  card.end = card.rect.x + card.rect.width - LT_CARD_RIGHT;

  draw_body (&card);
  if (self->detail == LT_DETAIL_BLOCK)
    {
      draw_block (&card);
    }
  else
    {
      draw_bar (&card);
      if (self->detail == LT_DETAIL_FULL)
        draw_full (&card);
      else
        draw_large (&card);
    }
  draw_badge (&card, index);
}
