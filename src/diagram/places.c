/* Around cards whose places are given: new cards beside their neighbours, nothing else is moved. */
#include "config.h"

#include "diagram/plan.h"

#include <math.h>
#include <string.h>

/* A chain that is new to the region goes below everything, out of the way. */
#define NEW_GROUP_GAP 140.0

/* Rectangles are turned so that flows go to the right, as in plan.h. */
typedef struct {
  LtGraph  *graph;
  gboolean  upright;
  LtLane   *lanes;
  guint    *order;              /* of every lane: its place along the flows */
  LtRect   *rects;              /* width 0: not yet placed */
} Places;

static LtRect
turn (const Places *p,
      LtRect        r)
{
  return p->upright ? (LtRect) { -r.y - r.height, r.x, r.height, r.width } : r;
}

static LtRect
turn_back (const Places *p,
           LtRect        r)
{
  return p->upright ? (LtRect) { r.y, -r.x - r.width, r.height, r.width } : r;
}

static gboolean
is_placed (const Places *p,
           guint         node)
{
  return p->rects[node].width > 0;
}

static gboolean
is_mate (const Places *p,
         guint         a,
         guint         b)
{
  return p->graph->kind != LT_DIAGRAM_REGION || lt_graph_node (p->graph, a)->group == lt_graph_node (p->graph, b)->group;
}

/* Where a card's neighbours would have it. */
typedef struct {
  guint  neighbours;
  double after;                 /* the right of its suppliers; -G_MAXDOUBLE without any */
  double before;                /* the left of its buyers; G_MAXDOUBLE without any */
  double u, v;                  /* the middle of all of them */
} Wish;

static Wish
ask_neighbours (const Places *p,
                guint         node)
{
  Wish wish = { 0, -G_MAXDOUBLE, G_MAXDOUBLE, 0, 0 };

  for (guint i = 0; i < p->graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (p->graph, i);
      const guint other = edge->from == node ? edge->to : edge->from;
      LtPoint centre;

      if ((edge->from != node && edge->to != node) || !is_placed (p, other) || !is_mate (p, node, other))
        continue;
      centre = lt_rect_centre (&p->rects[other]);
      wish.neighbours++;
      wish.u += centre.x;
      wish.v += centre.y;
      if (other == edge->from)
        wish.after = MAX (wish.after, p->rects[other].x + p->rects[other].width);
      else
        wish.before = MIN (wish.before, p->rects[other].x);
    }
  if (wish.neighbours > 0)
    {
      wish.u /= wish.neighbours;
      wish.v /= wish.neighbours;
    }
  return wish;
}

/* In a column of its lane if there is one, else between the lanes before and after. */
static double
choose_column (const Places *p,
               guint         node,
               double        width,
               const Wish   *wish)
{
  double wanted = wish->u, best = G_MAXDOUBLE, u = 0, last = -G_MAXDOUBLE;
  double before = -G_MAXDOUBLE, after = G_MAXDOUBLE;
  gboolean any = FALSE;

  if (wish->after > -G_MAXDOUBLE)
    wanted = wish->after + LT_COLUMN_GAP;
  else if (wish->before < G_MAXDOUBLE)
    wanted = wish->before - LT_COLUMN_GAP - width;
  for (guint i = 0; i < p->graph->nodes->len; i++)
    {
      const LtRect *rect = &p->rects[i];

      if (!is_placed (p, i) || !is_mate (p, node, i) || p->lanes[i] == LT_LANE_SERVICE)
        continue;
      if (p->lanes[i] == p->lanes[node] && fabs (rect->x - wanted) < best)
        {
          best = fabs (rect->x - wanted);
          u = rect->x;
          any = TRUE;
        }
      if (p->lanes[i] == p->lanes[node])
        last = MAX (last, rect->x + rect->width);
      if (p->order[p->lanes[i]] < p->order[p->lanes[node]])
        before = MAX (before, rect->x + rect->width);
      else if (p->order[p->lanes[i]] > p->order[p->lanes[node]])
        after = MIN (after, rect->x);
    }
  /* A supplier in the last column: one more column, if there is room before the next lane. */
  if (any && wanted > last && wanted + width + 2 * LT_LANE_PADDING + LT_STRIP_GAP <= after)
    return wanted;
  if (any)
    return u;
  if (before > -G_MAXDOUBLE)
    return before + LT_COLUMN_GAP;
  return after < G_MAXDOUBLE ? after - LT_COLUMN_GAP - width : 0;
}

static gboolean
is_free (const Places *p,
         const LtRect *rect,
         double        gap_u,
         double        gap_v)
{
  const LtRect with_gaps = { rect->x - gap_u, rect->y - gap_v, rect->width + 2 * gap_u, rect->height + 2 * gap_v };

  for (guint i = 0; i < p->graph->nodes->len; i++)
    if (is_placed (p, i) && lt_rect_intersects (&p->rects[i], &with_gaps))
      return FALSE;
  return TRUE;
}

/* How far a place is from the one wanted; one that would reach into the band is the last resort. */
static double
weigh (const Places *p,
       guint         node,
       const LtRect *rect,
       double        wanted)
{
  const double bottom = rect->y + rect->height + LT_LANE_PADDING + LT_STRIP_GAP + LT_LANE_TOP;

  for (guint i = 0; i < p->graph->nodes->len; i++)
    if (p->lanes[i] == LT_LANE_SERVICE && is_placed (p, i) && is_mate (p, node, i) && p->rects[i].y < bottom)
      return fabs (rect->y - wanted) + 1e5;
  return fabs (rect->y - wanted);
}

/* The free place nearest to the one wanted: there, or right above or below some card. */
static double
find_free (const Places *p,
           guint         node,
           LtRect        rect)
{
  const double wanted = rect.y, gap = LT_ROW_GAP - 1;
  double best = wanted, least = G_MAXDOUBLE;

  if (is_free (p, &rect, LT_COLUMN_GAP / 2, gap))
    return wanted;
  for (guint i = 0; i < p->graph->nodes->len; i++)
    {
      const LtRect *other = &p->rects[i];
      const double candidates[2] = { other->y - LT_ROW_GAP - rect.height, other->y + other->height + LT_ROW_GAP };

      if (!is_placed (p, i) || other->x >= rect.x + rect.width + LT_COLUMN_GAP ||
          rect.x >= other->x + other->width + LT_COLUMN_GAP)
        continue;
      for (guint k = 0; k < 2; k++)
        {
          double weight;

          rect.y = candidates[k];
          weight = weigh (p, node, &rect, wanted);
          if (weight < least && is_free (p, &rect, LT_COLUMN_GAP / 2, gap))
            {
              least = weight;
              best = rect.y;
            }
        }
    }
  return best;
}

/* A service goes to the band: at the end of the row, or below everything where there is none yet. */
static LtPoint
find_band_place (const Places *p,
                 guint         node,
                 const LtRect *size,
                 const Wish   *wish)
{
  double bottom = -G_MAXDOUBLE, row = G_MAXDOUBLE, left = G_MAXDOUBLE;
  LtRect rect = *size;

  for (guint i = 0; i < p->graph->nodes->len; i++)
    {
      if (!is_placed (p, i) || !is_mate (p, node, i))
        continue;
      left = MIN (left, p->rects[i].x);
      if (p->lanes[i] == LT_LANE_SERVICE)
        row = MIN (row, p->rects[i].y);
      else
        bottom = MAX (bottom, p->rects[i].y + p->rects[i].height);
    }
  rect.y = row < G_MAXDOUBLE ? row : bottom + LT_LANE_PADDING + LT_STRIP_GAP + LT_LANE_TOP;
  rect.x = wish->neighbours > 0 ? wish->u - rect.width / 2 : left;
  for (guint i = 0; i < p->graph->nodes->len && !is_free (p, &rect, LT_ROW_GAP, LT_ROW_GAP - 1); i++)
    rect.x += rect.width + 40;
  return (LtPoint) { rect.x, rect.y };
}

static gboolean
has_placed_mate (const Places *p,
                 guint         node)
{
  for (guint i = 0; i < p->graph->nodes->len; i++)
    if (is_placed (p, i) && is_mate (p, node, i))
      return TRUE;
  return FALSE;
}

static gboolean
place (gpointer data,
       guint    node,
       gboolean lonely)
{
  Places *p = data;
  const Wish wish = ask_neighbours (p, node);
  const LtNode *n = lt_graph_node (p->graph, node);
  LtRect rect = turn (p, (LtRect) { 0, 0, n->width, n->height });
  double bottom = 0;

  if (wish.neighbours == 0 && !lonely)
    return FALSE;
  if (!has_placed_mate (p, node))
    {
      for (guint i = 0; i < p->graph->nodes->len; i++)
        if (is_placed (p, i))
          bottom = MAX (bottom, p->rects[i].y + p->rects[i].height);
      rect.x = p->order[p->lanes[node]] * (rect.width + LT_COLUMN_GAP);
      rect.y = bottom + NEW_GROUP_GAP;
    }
  else if (p->lanes[node] == LT_LANE_SERVICE)
    {
      const LtPoint corner = find_band_place (p, node, &rect, &wish);

      rect.x = corner.x;
      rect.y = corner.y;
    }
  else
    {
      rect.x = choose_column (p, node, rect.width, &wish);
      rect.y = wish.neighbours > 0 ? wish.v - rect.height / 2 : 0;
      rect.y = find_free (p, node, rect);
    }
  p->rects[node] = rect;
  return TRUE;
}

/**
 * lt_places_grow:
 * @rects: of every card; width 0 where it has no place yet
 * @put: puts a card there, if one of its neighbours has its place or @lonely, and says whether it did
 *
 * Those with placed neighbours first, so that a row of new cards grows from what is there.
 */
void
lt_places_grow (LtGraph      *graph,
                const LtRect *rects,
                LtPlaceFunc   put,
                gpointer      data)
{
  gboolean any = TRUE, lonely = FALSE;

  while (any)
    {
      any = FALSE;
      for (guint i = 0; i < graph->nodes->len; i++)
        if (rects[i].width == 0 && put (data, i, lonely))
          {
            any = TRUE;
            lonely = FALSE;
          }
      if (!any && !lonely)
        any = lonely = TRUE;
      else if (!any)
        return;
    }
}

/** lt_place_is_given: whether a place from elsewhere is one; width 0 says that it is not. */
gboolean
lt_place_is_given (const LtRect *rect)
{
  return rect->width > 0 && isfinite (rect->x) && isfinite (rect->y);
}

static gboolean
read_places (Places       *p,
             const LtRect *places)
{
  gboolean any = FALSE;
  guint n;
  const LtLane *lanes = lt_lanes_in_order (p->graph->kind, &n);

  for (guint i = 0; i < n; i++)
    p->order[lanes[i]] = i;
  for (guint i = 0; i < p->graph->nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (p->graph, i);

      if (!lt_place_is_given (&places[i]))
        continue;
      p->rects[i] = turn (p, (LtRect) { places[i].x, places[i].y, node->width, node->height });
      any = TRUE;
    }
  return any;
}

/* A chain without a card has no place of its own: its strips go below everything, side by side. */
static void
move_empty_strips (LtLayout *layout,
                   guint     first,
                   LtPoint  *corner)
{
  LtRect all = { 0 };

  for (guint i = first; i < layout->lanes->len; i++)
    all = lt_rect_union (&all, &g_array_index (layout->lanes, LtLaneStrip, i).rect);
  for (guint i = first; i < layout->lanes->len; i++)
    {
      LtRect *rect = &g_array_index (layout->lanes, LtLaneStrip, i).rect;

      rect->x += corner->x - all.x;
      rect->y += corner->y - all.y;
    }
  corner->x += all.width + NEW_GROUP_GAP;
}

static void
add_strips (Places   *p,
            LtLayout *layout)
{
  const guint n_groups = p->graph->kind == LT_DIAGRAM_REGION ? p->graph->groups->len : 1;
  g_autofree GArray **nodes = g_new0 (GArray *, n_groups + 1);
  LtRect all = { 0 };
  LtPoint corner;

  for (guint group = 0; group < n_groups; group++)
    nodes[group] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < p->graph->nodes->len; i++)
    {
      const guint group = n_groups == 1 ? 0 : lt_graph_node (p->graph, i)->group;

      if (group < n_groups)
        g_array_append_val (nodes[group], i);
    }
  for (guint group = 0; group < n_groups; group++)
    if (nodes[group]->len > 0)
      lt_strips_add (p->graph, p->lanes, nodes[group], group, layout);
  for (guint i = 0; i < layout->lanes->len; i++)
    all = lt_rect_union (&all, &g_array_index (layout->lanes, LtLaneStrip, i).rect);
  corner = (LtPoint) { all.x, all.y + all.height + NEW_GROUP_GAP };
  for (guint group = 0; group < n_groups; group++)
    {
      const guint first = layout->lanes->len;

      if (nodes[group]->len == 0 && p->graph->kind == LT_DIAGRAM_REGION)
        {
          lt_strips_add (p->graph, p->lanes, nodes[group], group, layout);
          move_empty_strips (layout, first, &corner);
        }
      g_array_unref (nodes[group]);
    }
}

/* How far a stored end may be from its card's border, for rounding. */
#define TOUCH 1.5

static gboolean
touches (const LtRect *rect,
         LtPoint       point)
{
  LtRect outer = lt_rect_grow (rect, TOUCH), inner = lt_rect_grow (rect, -TOUCH);

  return lt_rect_contains (&outer, point) && !lt_rect_contains (&inner, point);
}

/** lt_curves_keep: a given curve is good where it still leads from the one card to the other; lt_edges_finish() and
 * lt_free_edges_finish() route the others, and those that a card has been put on. */
void
lt_curves_keep (LtGraph       *graph,
                LtLayout      *layout,
                const LtCurve *curves)
{
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      const LtCurve *curve = &curves[i];

      if (curve->n_points >= 4 && touches (lt_layout_rect (layout, edge->from), curve->points[0]) &&
          touches (lt_layout_rect (layout, edge->to), curve->points[curve->n_points - 1]))
        *lt_layout_curve (layout, i) = lt_curve_copy (curve);
    }
}

/**
 * lt_layout_from_places_after:
 * @places: corners of the cards; their sizes are those of the graph, except that width 0 says that a
 *   card has no place
 * @curves: (nullable): how edges ran, parallel to the graph's; without points where none is known
 * @former, @before: (nullable): a graph like it and its finished layout, which only save time
 *
 * Waits, and may run in any thread; with thousands of edges to route it takes seconds.
 * Returns: (transfer full): the layout, with every card that has a place where it was
 */
LtLayout *
lt_layout_from_places_after (LtGraph       *graph,
                             const LtRect  *places,
                             const LtCurve *curves,
                             LtGraph       *former,
                             LtLayout      *before)
{
  guint order[LT_N_LANES] = { 0 };
  g_autofree LtLane *lanes = lt_lanes_assign (graph);
  g_autofree LtRect *rects = g_new0 (LtRect, graph->nodes->len + 1);
  Places p = { graph, graph->kind == LT_DIAGRAM_OVERVIEW, lanes, order, rects };
  LtLayout *layout;

  if (!read_places (&p, places))
    return lt_layout_plain (graph);
  if (!lt_graph_has_lanes (graph))
    return lt_free_from_places (graph, places, curves);
  lt_places_grow (graph, rects, place, &p);
  layout = lt_layout_new (graph);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const LtNode *node = lt_graph_node (graph, i);

      /* What is given comes back to the last bit. */
      *lt_layout_rect (layout, i) = lt_place_is_given (&places[i])
        ? (LtRect) { places[i].x, places[i].y, node->width, node->height } : turn_back (&p, rects[i]);
    }
  add_strips (&p, layout);
  lt_frames_add (graph, layout);
  if (curves != NULL)
    lt_curves_keep (graph, layout, curves);
  lt_edges_finish_after (graph, layout, former, before);
  lt_layout_find_bounds (layout);
  return layout;
}

LtLayout *
lt_layout_from_places (LtGraph       *graph,
                       const LtRect  *places,
                       const LtCurve *curves)
{
  return lt_layout_from_places_after (graph, places, curves, NULL, NULL);
}
