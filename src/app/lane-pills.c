#include "config.h"
#include "app/lane-pills.h"

#define HEIGHT 26.0
#define SIZE 13.0
#define INSET 14.0                 /* of the word in its pill */
#define MARGIN 8.0                 /* between pills and borders */
#define LEAST_WIDTH 52.0
#define MOST 40                    /* of strips in sight: more would hide what they name */

static char *
name_of (LtScene *scene, const LtLaneStrip *strip)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  const char *lane = lt_lane_get_label (strip->lane);
  const char *group = graph->kind == LT_DIAGRAM_REGION && strip->group < graph->groups->len
                      ? lt_graph_group (graph, strip->group)->title : NULL;

  return group != NULL ? g_strdup_printf ("%s · %s", group, lane) : g_strdup (lane);
}

/* The heading stands at the strip's upper left: does one see it? */
static gboolean
sees_heading (const LtRect *strip, const LtRect *visible)
{
  return strip->y + LT_LANE_HEADING / 2 >= visible->y && strip->x + LT_LANE_HEADING >= visible->x;
}

static gboolean
place (LtScene *scene, const LtLaneStrip *strip, const LtRect *visible, double scale, LtRect *rect)
{
  g_autofree char *name = NULL;
  double left = MAX (strip->rect.x, visible->x), right = MIN (strip->rect.x + strip->rect.width, visible->x + visible->width);
  double top = MAX (strip->rect.y, visible->y), bottom = MIN (strip->rect.y + strip->rect.height, visible->y + visible->height);
  double room = (right - left) * scale - 2 * MARGIN;

  if (sees_heading (&strip->rect, visible) || room < LEAST_WIDTH || (bottom - top) * scale < HEIGHT + 2 * MARGIN)
    return FALSE;
  name = name_of (scene, strip);
  rect->width = MIN (lt_text_width (name, SIZE, LT_WEIGHT_BOLD) + 2 * INSET, room);
  rect->height = HEIGHT;
  rect->x = (left - visible->x) * scale + MARGIN;
  /* Where the heading is in sight above but its beginning is not, the pill takes its place. */
  rect->y = MAX ((top - visible->y) * scale, 0) + MARGIN;
  return TRUE;
}

void
lt_lane_pills_find (LtScene *scene, const LtRect *visible, double scale, GArray *pills)
{
  GArray *lanes = lt_scene_get_layout (scene)->lanes;

  g_array_set_size (pills, 0);
  for (guint i = 0; i < lanes->len; i++)
    {
      const LtLaneStrip *strip = &g_array_index (lanes, LtLaneStrip, i);
      LtLanePill pill = { i, { 0 } };

      if (lt_rect_intersects (&strip->rect, visible) && place (scene, strip, visible, scale, &pill.rect))
        g_array_append_val (pills, pill);
    }
  if (pills->len > MOST)
    g_array_set_size (pills, 0);
}

void
lt_lane_pills_draw (LtScene *scene, LtPen *pen, const LtPalette *palette, GArray *pills)
{
  GArray *lanes = lt_scene_get_layout (scene)->lanes;
  LtPaint paint = { .fill = palette->lane, .stroke = palette->card_border, .stroke_width = 1 };

  for (guint i = 0; i < pills->len; i++)
    {
      const LtLanePill *pill = &g_array_index (pills, LtLanePill, i);
      g_autofree char *name = name_of (scene, &g_array_index (lanes, LtLaneStrip, pill->strip));
      LtTextStyle style = { SIZE, LT_WEIGHT_BOLD, LT_ALIGN_START, palette->lane_text, pill->rect.width - 2 * INSET + 1 };
      LtRect rect = { pill->rect.x + 0.5, pill->rect.y + 0.5, pill->rect.width, pill->rect.height };

      lt_pen_rect (pen, &rect, HEIGHT / 2, &paint);
      lt_pen_text (pen, name, (LtPoint) { rect.x + INSET, rect.y + HEIGHT / 2 + SIZE * 0.36 }, &style);
    }
}
