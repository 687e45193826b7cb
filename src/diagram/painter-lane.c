/* What lies behind the cards: lanes with their headings, and the frames of chains. */
#include "config.h"

#include "painter-private.h"

#include <glib/gi18n-lib.h>

#define LANE_RADIUS 12.0
#define LANE_INSET 16.0
#define GROUP_RADIUS 18.0

/* What a lane holds, beside its name. */
static const char *
lane_hint (LtLane lane)
{
  switch (lane)
    {
    case LT_LANE_UPSTREAM:
      return _ ("Materials and key parts");
    case LT_LANE_MIDSTREAM:
      return _ ("Components and modules");
    case LT_LANE_DOWNSTREAM:
      return _ ("Products and uses");
    case LT_LANE_SERVICE:
      return _ ("Shared by the whole chain");
    case LT_LANE_SUPPLIERS:
      return _ ("From other chains");
    case LT_LANE_CUSTOMERS:
      return _ ("To other chains");
    case LT_LANE_ROOT:
      return _ ("What the others stand on");
    case LT_LANE_TRUNK:
      return _ ("The region's pillars");
    case LT_LANE_BRANCH:
      return _ ("What grows from them");
    case LT_LANE_NONE:
    default:
      return "";
    }
}

static gboolean
is_quiet (LtLane lane)
{
  return lane == LT_LANE_SUPPLIERS || lane == LT_LANE_CUSTOMERS;
}

static void
draw_heading (LtPainter *self, const LtLaneStrip *strip, guint count)
{
  const LtPalette *palette = self->palette;
  LtColour colour = is_quiet (strip->lane) ? palette->lane_subtext : palette->lane_text;
  const char *label = lt_lane_get_label (strip->lane), *hint = lane_hint (strip->lane);
  gboolean full = self->detail == LT_DETAIL_FULL;
  /* The heading grows from afar, as far as its place allows. */
  double size = (double[]) { 30, 20, 14 }[self->detail], small = full ? 12 : 16;
  double x = strip->rect.x + LANE_INSET, end = strip->rect.x + strip->rect.width - LANE_INSET;
  double y = strip->rect.y + LT_LANE_HEADING / 2 + size * 0.36 + (full ? 2 : 0);
  g_autofree char *figure = NULL;

  if (lt_painter_is_below (self, size, LT_LEAST_TEXT))
    return;
  if (count > 0 && self->detail != LT_DETAIL_BLOCK)
    figure = lt_painter_count (LT_COUNT_SEGMENTS, count);

  x += lt_painter_text (self->pen, label, x, y, size, LT_WEIGHT_BOLD, colour, end - x) + 10;
  if (figure != NULL && end - x > lt_text_width (figure, small, LT_WEIGHT_NORMAL))
    {
      lt_painter_text_end (self->pen, figure, end, y, small, LT_WEIGHT_NORMAL, palette->lane_subtext);
      end -= lt_text_width (figure, small, LT_WEIGHT_NORMAL) + 12;
    }
  /* A cut hint says less than none. */
  if (full && lt_text_width (hint, small, LT_WEIGHT_NORMAL) <= end - x)
    lt_painter_text (self->pen, hint, x, y, small, LT_WEIGHT_NORMAL, palette->lane_subtext, 0);
}

/* In the tree of chains: at the left, name, hint and count one under the other. */
static void
draw_tree_heading (LtPainter *self, const LtLaneStrip *strip, guint count)
{
  const LtPalette *palette = self->palette;
  const double room = LT_TREE_HEADING - 2 * LANE_INSET, size = (double[]) { 30, 24, 16 }[self->detail];
  const double small = self->detail == LT_DETAIL_FULL ? 12 : 17, step = small * 1.6;
  const gboolean full = self->detail == LT_DETAIL_FULL, counted = count > 0 && self->detail != LT_DETAIL_BLOCK;
  g_autofree char *figure = lt_painter_count (LT_COUNT_CHAINS, count);
  double x = strip->rect.x + LANE_INSET, y = strip->rect.y + strip->rect.height / 2 + size * 0.36;

  y -= ((full ? step : 0) + (counted ? step : 0)) / 2;
  lt_painter_text (self->pen, lt_lane_get_label (strip->lane), x, y, size, LT_WEIGHT_BOLD, palette->lane_text, room);
  if (full)
    lt_painter_text (self->pen, lane_hint (strip->lane), x, y += step, small, LT_WEIGHT_NORMAL, palette->lane_subtext, room);
  if (counted)
    lt_painter_text (self->pen, figure, x, y + step, small, LT_WEIGHT_NORMAL, palette->lane_subtext, room);
}

static gboolean
is_visible (LtPainter *self, const LtRect *rect)
{
  return self->options->clip == NULL || lt_rect_intersects (rect, self->options->clip);
}

void
lt_painter_lanes (LtPainter *self)
{
  GArray *lanes = lt_scene_get_layout (self->scene)->lanes;

  for (guint i = 0; i < lanes->len; i++)
    {
      const LtLaneStrip *strip = &g_array_index (lanes, LtLaneStrip, i);
      LtPaint paint = { .fill = is_quiet (strip->lane) ? self->palette->lane_quiet : self->palette->lane };

      if (!is_visible (self, &strip->rect))
        continue;
      if (is_quiet (strip->lane))
        {
          paint.stroke = self->palette->lane;
          paint.stroke_width = 1.5;
        }
      lt_pen_rect (self->pen, &strip->rect, LANE_RADIUS, &paint);
      if (self->graph->kind == LT_DIAGRAM_OVERVIEW)
        draw_tree_heading (self, strip, lt_scene_lane_count (self->scene, i));
      else
        draw_heading (self, strip, lt_scene_lane_count (self->scene, i));
    }
}

void
lt_painter_groups (LtPainter *self)
{
  GArray *frames = lt_scene_get_layout (self->scene)->groups;
  double size = (double[]) { 40, 26, 18 }[self->detail];

  if (self->graph->kind != LT_DIAGRAM_REGION)
    return;
  for (guint i = 0; i < frames->len; i++)
    {
      const LtRect *frame = &g_array_index (frames, LtRect, i);
      const LtGroup *group = &g_array_index (self->graph->groups, LtGroup, i);
      LtPaint paint = { .fill = self->palette->lane_quiet, .stroke = self->palette->card_border, .stroke_width = 1.2 };

      if (frame->width <= 0 || !is_visible (self, frame))
        continue;
      lt_pen_rect (self->pen, frame, GROUP_RADIUS, &paint);
      if (group->title != NULL && !lt_painter_is_below (self, size, LT_LEAST_TEXT))
        lt_painter_text (self->pen, group->title, frame->x + 20, frame->y + LT_GROUP_HEADING / 2 + size * 0.36 + 2, size,
                         LT_WEIGHT_BOLD, self->palette->lane_text, frame->width - 40);
    }
}
