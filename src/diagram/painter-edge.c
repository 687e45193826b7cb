/* Flows: soft curves whose arrow heads touch the border of the card they enter. And ties, which are dashed. */
#include "config.h"
#include "painter-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Of an arrow head, in widths of its line. */
#define HEAD_LENGTH 6.2
#define HEAD_WIDTH 2.5
#define HEAD_LEAST 8.0

static LtPoint
between (LtPoint a, LtPoint b, double t)
{
  return (LtPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static LtPoint
bezier_at (const LtPoint *p, double t)
{
  LtPoint a = between (p[0], p[1], t), b = between (p[1], p[2], t), c = between (p[2], p[3], t);

  return between (between (a, b, t), between (b, c, t), t);
}

/* Keeps what lies before t (de Casteljau). */
static void
bezier_cut (LtPoint *p, double t)
{
  LtPoint a = between (p[0], p[1], t), b = between (p[1], p[2], t), c = between (p[2], p[3], t);
  LtPoint ab = between (a, b, t), bc = between (b, c, t);

  p[1] = a;
  p[2] = ab;
  p[3] = between (ab, bc, t);
}

static double
distance (LtPoint a, LtPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* Shortens a curve's last piece so that it ends `length` before its tip; returns where. A piece that is shorter gives
 * up most of itself. */
static LtPoint
make_room (LtCurve *curve, double length)
{
  LtPoint *last = curve->points + curve->n_points - 4;
  LtPoint tip = last[3];
  double low = 0, high = 1;

  length = MIN (length, distance (last[0], tip) * 0.8);
  for (guint i = 0; i < 24; i++)
    {
      double middle = (low + high) / 2;

      if (distance (bezier_at (last, middle), tip) > length)
        low = middle;
      else
        high = middle;
    }
  bezier_cut (last, low);
  return last[3];
}

static void
draw_head (LtPen *pen, LtPoint base, LtPoint tip, double length, double half_width, LtColour colour)
{
  double d = distance (base, tip), ux, uy;
  LtPaint paint = { .fill = colour };

  if (d < 0.01)
    return;
  ux = (tip.x - base.x) / d;
  uy = (tip.y - base.y) / d;
  LtPoint back = { tip.x - ux * length, tip.y - uy * length };
  LtPoint notch = { tip.x - ux * length * 0.78, tip.y - uy * length * 0.78 };
  LtPoint points[] = {
    tip,
    { back.x - uy * half_width, back.y + ux * half_width },
    notch,
    { back.x + uy * half_width, back.y - ux * half_width },
  };

  lt_pen_polygon (pen, points, G_N_ELEMENTS (points), &paint);
}

/* An open head: two strokes instead of a filled shape. */
static void
draw_open_head (LtPen *pen, LtPoint base, LtPoint tip, double length, double half_width, double width, LtColour colour)
{
  double d = distance (base, tip), ux, uy;
  LtPaint paint = { .stroke = colour, .stroke_width = width };

  if (d < 0.01)
    return;
  ux = (tip.x - base.x) / d;
  uy = (tip.y - base.y) / d;
  LtPoint back = { tip.x - ux * length, tip.y - uy * length };

  lt_pen_line (pen, (LtPoint) { back.x - uy * half_width, back.y + ux * half_width }, tip, &paint);
  lt_pen_line (pen, (LtPoint) { back.x + uy * half_width, back.y - ux * half_width }, tip, &paint);
}

/**
 * lt_painter_flow:
 * @curve: up to the border of the card it enters, where the tip will be
 *
 * Draws a flow. Most rest on a judgement: a light line with an open head; one that a source states is heavier
 * and has a filled head.
 */
void
lt_painter_flow (LtPen *pen, const LtCurve *curve, double width, gboolean judgement, LtColour colour)
{
  LtCurve line;
  LtPoint tip, base;
  double length, half;

  if (curve->n_points < 4)
    return;
  width *= judgement ? 0.9 : 1.5;
  length = MAX (width * HEAD_LENGTH, HEAD_LEAST);
  half = MAX (width * HEAD_WIDTH, HEAD_LEAST * 0.4);
  LtPaint paint = { .stroke = colour, .stroke_width = width };

  line = lt_curve_copy (curve);
  tip = line.points[line.n_points - 1];
  base = make_room (&line, judgement ? width : length * 0.85);
  lt_pen_curve (pen, &line, &paint);
  if (judgement)
    draw_open_head (pen, base, tip, length * 0.8, half, width, colour);
  else
    draw_head (pen, base, tip, length, half, colour);
  lt_curve_clear (&line);
}

static double
edge_width (LtPainter *self, const LtEdge *edge, LtLook look)
{
  /* From afar a hair would vanish. */
  double width = (double[]) { 3.2, 2.0, 1.4 }[self->detail];

  if (self->graph->kind == LT_DIAGRAM_OVERVIEW)
    width *= (1 + MIN (log2 (edge->weight), 4) * 0.25) / 1.5;   /* flows between chains, so many that weight tells more than basis */
  return look == LT_LOOK_STRONG || edge->supplies > 0 ? width * 1.55 : width;
}

/* Where cards are about who works on them flows stand back; where about supply, those that are known to happen come forward. */
static LtColour
edge_colour (LtPainter *self, const LtEdge *edge, LtLook look)
{
  if (look == LT_LOOK_FADED)
    return self->palette->edge_dim;
  if (look == LT_LOOK_STRONG)
    return self->palette->edge_highlight;
  if (self->graph->layer == LT_LAYER_SUPPLY && edge->supplies > 0)
    return self->palette->supply[LT_TONE_PARTLY_LINKED - LT_TONE_UNLINKED].accent;
  return self->graph->layer == LT_LAYER_SUPPLY || self->graph->layer == LT_LAYER_INNOVATION ? self->palette->edge_dim : self->palette->edge;
}

static char *
edge_title (LtPainter *self, const LtEdge *edge)
{
  const char *from = lt_graph_node (self->graph, edge->from)->title, *to = lt_graph_node (self->graph, edge->to)->title;

  if (edge->supplies > 0)
    return g_strdup_printf (ngettext ("%s → %s · %u supply relation", "%s → %s · %u supply relations", edge->supplies), from, to,
                            edge->supplies);
  if (edge->label == NULL || *edge->label == '\0')
    return g_strdup_printf ("%s → %s", from, to);
  return g_strdup_printf ("%s → %s · %s", from, to, edge->label);
}

/* From so far that its head would be a speck, a flow is its line, and thousands of them may be in sight. */
static gboolean
is_far (LtPainter *self, double width)
{
  return lt_painter_is_below (self, MAX (width * HEAD_LENGTH, HEAD_LEAST), 4.0);
}

void
lt_painter_edge_along (LtPainter *self, guint index, const LtCurve *curve, LtLook look)
{
  const LtEdge *edge = lt_graph_edge (self->graph, index);
  LtColour colour = edge_colour (self, edge, look);
  double width = edge_width (self, edge, look);


  if (lt_pen_has_groups (self->pen))
    {
      g_autofree char *id = g_strdup_printf ("flow-%u", index);
      g_autofree char *title = edge_title (self, edge);

      lt_pen_begin_group (self->pen, id, title);
    }
  if (is_far (self, width))
    {
      LtPaint line = { .stroke = colour, .stroke_width = width };

      lt_pen_curve (self->pen, curve, &line);
    }
  else
    lt_painter_flow (self->pen, curve, width, edge->judgement, colour);
  lt_pen_end_group (self->pen);
}

/* Over the middle of what it counts. */
static void
draw_supplies (LtPainter *self, LtPoint centre, guint n)
{
  double size = (double[]) { 0, 18, 11.5 }[self->detail];

  if (size > 0 && !lt_painter_is_below (self, size, LT_LEAST_TEXT))
    lt_painter_supplies (self->pen, centre, n, size, self->palette);
}

void
lt_painter_edge (LtPainter *self, guint index, LtLook look)
{
  const LtEdge *edge = lt_graph_edge (self->graph, index);

  lt_painter_edge_along (self, index, lt_layout_curve (lt_scene_get_layout (self->scene), index), look);
  if (edge->supplies > 0 && look != LT_LOOK_FADED)
    draw_supplies (self, lt_scene_edge_middle (self->scene, index), edge->supplies);
}

void
lt_painter_supplies (LtPen *pen, LtPoint centre, guint n, double size, const LtPalette *palette)
{
  g_autofree char *figure = g_strdup_printf ("%u", n);
  double width = MAX (lt_text_width (figure, size, LT_WEIGHT_BOLD) + size * 0.8, size * 1.5), height = size * 1.5;
  LtRect pill = { centre.x - width / 2, centre.y - height / 2, width, height };
  const LtTint *tint = &palette->supply[LT_TONE_PARTLY_LINKED - LT_TONE_UNLINKED];
  LtPaint paint = { .fill = tint->fill, .stroke = tint->accent, .stroke_width = 1.2 };

  lt_pen_rect (pen, &pill, height / 2, &paint);
  lt_painter_text_centred (pen, figure, centre.x, centre.y + size * 0.36, size, LT_WEIGHT_BOLD, tint->text);
}

/** lt_painter_tie_along: supply between enterprises whose segments no flow joins. */
void
lt_painter_tie_along (LtPen *pen, const LtCurve *curve, double width, LtColour colour)
{
  LtCurve line = lt_curve_copy (curve);
  LtPaint paint = { .stroke = colour, .stroke_width = width, .dash = { width * 3.2, width * 2.4 } };
  double length = MAX (width * HEAD_LENGTH, HEAD_LEAST);
  LtPoint tip = line.points[line.n_points - 1], base = make_room (&line, length * 0.85);

  lt_pen_curve (pen, &line, &paint);
  draw_head (pen, base, tip, length, MAX (width * HEAD_WIDTH, HEAD_LEAST * 0.4), colour);
  lt_curve_clear (&line);
}

void
lt_painter_tie (LtPainter *self, guint index)
{
  const LtTie *tie = &g_array_index (self->graph->ties, LtTie, index);
  const LtCurve *curve = lt_scene_tie_curve (self->scene, index);
  LtPoint middle = lt_rect_centre (&(LtRect) { curve->points[1].x, curve->points[1].y, curve->points[2].x - curve->points[1].x,
                                               curve->points[2].y - curve->points[1].y });

  if (lt_pen_has_groups (self->pen))
    {
      g_autofree char *id = g_strdup_printf ("tie-%u", index);
      g_autofree char *title = g_strdup_printf (ngettext ("%s → %s · %u supply relation, no flow", "%s → %s · %u supply relations, no flow",
                                                          tie->weight),
                                                lt_graph_node (self->graph, tie->from)->title,
                                                lt_graph_node (self->graph, tie->to)->title, tie->weight);

      lt_pen_begin_group (self->pen, id, title);
    }
  lt_painter_tie_along (self->pen, curve, (double[]) { 3.2, 2.2, 1.8 }[self->detail],
                        self->palette->supply[LT_TONE_PARTLY_LINKED - LT_TONE_UNLINKED].accent);
  lt_pen_end_group (self->pen);
  middle.x = (middle.x * 3 + (curve->points[0].x + curve->points[3].x) / 2) / 4;
  middle.y = (middle.y * 3 + (curve->points[0].y + curve->points[3].y) / 2) / 4;
  draw_supplies (self, middle, tie->weight);
}
