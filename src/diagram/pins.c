/* A layout laid out afresh around the cards that a hand has pinned. */
#include "config.h"

#include "diagram/plan.h"

/* How near another card may stay to a pinned one. */
#define GAP 12.0

static gboolean
is_pinned (const LtRect *pins, guint node)
{
  return pins[node].width > 0;
}

/* How far the picture as a whole is to be moved, so that what is pinned is about where it belongs in it. */
static LtPoint
find_shift (LtGraph *graph, LtLayout *layout, const LtRect *pins)
{
  LtPoint shift = { 0, 0 };
  guint n = 0;

  for (guint i = 0; i < graph->nodes->len; i++)
    if (is_pinned (pins, i))
      {
        shift.x += pins[i].x - lt_layout_rect (layout, i)->x;
        shift.y += pins[i].y - lt_layout_rect (layout, i)->y;
        n++;
      }
  return n > 0 ? (LtPoint) { shift.x / n, shift.y / n } : shift;
}

static gboolean
is_in_the_way (LtGraph *graph, const LtRect *place, const LtRect *pins)
{
  LtRect wide = lt_rect_grow (place, GAP);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (graph, i);
      LtRect pinned = { pins[i].x, pins[i].y, node->width, node->height };

      if (is_pinned (pins, i) && lt_rect_intersects (&wide, &pinned))
        return TRUE;
    }
  return FALSE;
}

static LtCurve *
shifted_curves (LtGraph *graph, LtLayout *layout, LtPoint shift)
{
  LtCurve *curves = g_new0 (LtCurve, graph->edges->len + 1);

  for (guint i = 0; i < graph->edges->len; i++)
    {
      curves[i] = lt_curve_copy (lt_layout_curve (layout, i));
      for (guint k = 0; k < curves[i].n_points; k++)
        {
          curves[i].points[k].x += shift.x;
          curves[i].points[k].y += shift.y;
        }
    }
  return curves;
}

/**
 * lt_layout_with_pins:
 * @layout: of the graph, laid out afresh
 * @pins: corners of the cards that are pinned, parallel to the nodes; width 0: not pinned
 *
 * Waits, and may run in any thread. What is pinned stands where it was; the rest as in @layout, except that a card which
 * would lie on a pinned one goes beside its neighbours instead.
 * Returns: (transfer full): the layout
 */
LtLayout *
lt_layout_with_pins (LtGraph *graph, LtLayout *layout, const LtRect *pins)
{
  LtPoint shift = find_shift (graph, layout, pins);
  g_autofree LtRect *places = g_new0 (LtRect, graph->nodes->len + 1);
  g_autofree LtCurve *curves = shifted_curves (graph, layout, shift);
  LtLayout *result;

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      places[i] = *lt_layout_rect (layout, i);
      places[i].x += shift.x;
      places[i].y += shift.y;
      if (is_pinned (pins, i))
        places[i] = (LtRect) { pins[i].x, pins[i].y, places[i].width, places[i].height };
      else if (is_in_the_way (graph, &places[i], pins))
        places[i].width = 0;
    }
  result = lt_layout_from_places (graph, places, curves);
  for (guint i = 0; i < graph->edges->len; i++)
    lt_curve_clear (&curves[i]);
  result->notice = g_strdup (layout->notice);
  return result;
}
