/* The frames of the whole region's chains, and where they stand beside each other. */
#include "config.h"

#include "diagram/plan.h"

/* Between frames there is room for the flows from chain to chain. */
#define FRAME_GAP 56.0
#define FRAME_PADDING 18.0

/**
 * lt_frames_add:
 *
 * A frame around the strips of every group; the groups of one chain's diagram have no title and no padding.
 */
void
lt_frames_add (LtGraph  *graph,
               LtLayout *layout)
{
  for (guint i = 0; i < layout->lanes->len; i++)
    {
      const LtLaneStrip *strip = &g_array_index (layout->lanes, LtLaneStrip, i);

      if (strip->group < layout->groups->len)
        {
          LtRect *frame = &g_array_index (layout->groups, LtRect, strip->group);

          *frame = lt_rect_union (frame, &strip->rect);
        }
    }
  for (guint i = 0; i < layout->groups->len && graph->kind == LT_DIAGRAM_REGION; i++)
    {
      LtRect *frame = &g_array_index (layout->groups, LtRect, i);

      *frame = lt_rect_grow (frame, FRAME_PADDING);
      frame->y -= LT_LANE_HEADING - FRAME_PADDING;
      frame->height += LT_LANE_HEADING - FRAME_PADDING;
    }
}

/* Shelves of a width, in the groups' order. */
static LtRect
lay_shelves (const LtRect *frames,
             guint         n,
             double        width,
             LtPoint      *corners)
{
  double x = 0, y = 0, height = 0, widest = 0;

  for (guint i = 0; i < n; i++)
    {
      if (x > 0 && x + frames[i].width > width)
        {
          y += height + FRAME_GAP;
          x = height = 0;
        }
      if (corners != NULL)
        corners[i] = (LtPoint) { x, y };
      widest = MAX (widest, x + frames[i].width);
      height = MAX (height, frames[i].height);
      x += frames[i].width + FRAME_GAP;
    }
  return (LtRect) { 0, 0, widest, y + height };
}

/* The width of shelves that shows everything at the largest zoom on a page of the usual aspect. */
static double
choose_width (const LtRect *frames,
              guint         n)
{
  double best = 0, best_size = G_MAXDOUBLE;

  for (guint first = 0; first < n; first++)
    {
      double width = 0;

      for (guint last = first; last < n; last++)
        {
          LtRect all;

          width += frames[last].width + (last > first ? FRAME_GAP : 0);
          all = lay_shelves (frames, n, width, NULL);
          if (MAX (all.width, all.height * LT_ASPECT) < best_size)
            {
              best_size = MAX (all.width, all.height * LT_ASPECT);
              best = width;
            }
        }
      /* Every run of frames is a candidate, but with many chains those of the first ones will do. */
      if (first >= 12)
        break;
    }
  return best;
}

static void
move_rect (LtRect *rect,
           LtPoint by)
{
  rect->x += by.x;
  rect->y += by.y;
}

static void
move_curve (LtCurve *curve,
            LtPoint  by)
{
  for (guint i = 0; i < curve->n_points; i++)
    curve->points[i] = (LtPoint) { curve->points[i].x + by.x, curve->points[i].y + by.y };
}

static void
move_sheet (LtPlan   *plan,
            guint     group,
            LtLayout *layout,
            LtPoint   by)
{
  LtSheet *sheet = g_ptr_array_index (plan->sheets, group);

  for (guint i = 0; i < sheet->nodes->len; i++)
    move_rect (lt_layout_rect (layout, g_array_index (sheet->nodes, guint, i)), by);
  for (guint i = 0; i < sheet->edges->len; i++)
    {
      const guint edge = g_array_index (sheet->edges, guint, i);

      move_curve (&plan->ways[edge], by);
      move_curve (lt_layout_curve (layout, edge), by);
    }
  for (guint i = 0; i < layout->lanes->len; i++)
    if (g_array_index (layout->lanes, LtLaneStrip, i).group == group)
      move_rect (&g_array_index (layout->lanes, LtLaneStrip, i).rect, by);
  if (group < layout->groups->len)
    move_rect (&g_array_index (layout->groups, LtRect, group), by);
}

/**
 * lt_frames_arrange:
 *
 * Puts the framed sheets side by side in shelves, and everything with its corner to 0, 0.
 */
void
lt_frames_arrange (LtPlan   *plan,
                   LtLayout *layout)
{
  const guint n = plan->sheets->len;
  g_autofree LtRect *frames = g_new0 (LtRect, n + 1);
  g_autofree LtPoint *corners = g_new0 (LtPoint, n + 1);

  for (guint i = 0; i < layout->lanes->len; i++)
    {
      const LtLaneStrip *strip = &g_array_index (layout->lanes, LtLaneStrip, i);

      frames[strip->group] = lt_rect_union (&frames[strip->group], &strip->rect);
    }
  for (guint i = 0; i < MIN (n, layout->groups->len); i++)
    frames[i] = lt_rect_union (&frames[i], &g_array_index (layout->groups, LtRect, i));
  lay_shelves (frames, n, choose_width (frames, n), corners);
  for (guint i = 0; i < n; i++)
    move_sheet (plan, i, layout, (LtPoint) { corners[i].x - frames[i].x, corners[i].y - frames[i].y });
}
