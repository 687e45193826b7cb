#include "config.h"
#include "app/hand.h"

#include "diagram/router.h"
#include "workspace/rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* More flows at what is held than this are drawn straight while it moves. */
#define MOST_ROUTED 40
/* Beyond the hand's place, where a card that it would put down is looked for room, in diagram units. */
#define ROOM_STEP 12.0
#define MOST_STEPS 120
#define CARD_GAP 12.0
/* Cards further away than this, in diagram units, are none that one lines up with by eye. */
#define GUIDE_SIGHT 420.0
/* About as large as a card with a short name. */
#define NEW_WIDTH 176.0
#define NEW_HEIGHT 110.0

static void
drop_curves (LtHand *self)
{
  for (guint i = 0; self->curves != NULL && i < self->curves->len; i++)
    lt_curve_clear (&g_array_index (self->curves, LtCurve, i));
  if (self->curves != NULL)
    g_array_set_size (self->curves, 0);
}

void
lt_hand_clear (LtHand *self)
{
  drop_curves (self);
  g_clear_pointer (&self->curves, g_array_unref);
  g_clear_pointer (&self->edges, g_array_unref);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->scene, lt_scene_unref);
  memset (self, 0, sizeof *self);
  self->target = -1;
}

static void
take (LtHand *self, LtHandKind kind, LtScene *scene, const guint *nodes, guint n, LtPoint start)
{
  lt_hand_clear (self);
  self->kind = kind;
  self->scene = lt_scene_ref (scene);
  self->start = self->at = start;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->held = g_hash_table_new (NULL, NULL);
  self->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  self->curves = g_array_new (FALSE, FALSE, sizeof (LtCurve));
  for (guint i = 0; i < n; i++)
    if (g_hash_table_add (self->held, GUINT_TO_POINTER (nodes[i])))
      g_array_append_val (self->nodes, nodes[i]);
}

static int
compare_indexes (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* Each once, also between two cards that are both held. */
static void
find_edges (LtHand *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      guint n;
      const guint *edges = lt_scene_edges_at (self->scene, g_array_index (self->nodes, guint, i), &n);

      g_array_append_vals (self->edges, edges, n);
    }
  g_array_sort (self->edges, compare_indexes);
  for (guint i = 0; i < self->edges->len; i++)
    if (i == 0 || g_array_index (self->edges, guint, i) != g_array_index (self->edges, guint, kept - 1))
      g_array_index (self->edges, guint, kept++) = g_array_index (self->edges, guint, i);
  g_array_set_size (self->edges, kept);
}

static void route (LtHand *self);

void
lt_hand_take_cards (LtHand *self, LtScene *scene, const guint *nodes, guint n, LtPoint start)
{
  g_return_if_fail (n > 0);
  take (self, LT_HAND_CARDS, scene, nodes, n, start);
  find_edges (self);
  route (self);
}

void
lt_hand_take_flow (LtHand *self, LtScene *scene, guint from, LtPoint start)
{
  take (self, LT_HAND_FLOW, scene, &from, 1, start);
}

void
lt_hand_take_band (LtHand *self, LtScene *scene, LtPoint start)
{
  take (self, LT_HAND_BAND, scene, NULL, 0, start);
}

void
lt_hand_bring (LtHand *self, LtScene *scene, LtPoint at, gint target, const LtRect *room, const char *hint, gboolean refused)
{
  take (self, LT_HAND_CARGO, scene, NULL, 0, at);
  self->target = target;
  self->hint = g_strdup (hint);
  self->refused = refused;
  if (room != NULL)
    self->room = *room;
}

LtRect
lt_hand_find_room (LtScene *scene, LtPoint at)
{
  LtPoint corner = lt_hand_find_place (scene, (LtPoint) { at.x - NEW_WIDTH / 2, at.y - NEW_HEIGHT / 2 });

  return (LtRect) { corner.x, corner.y, NEW_WIDTH, NEW_HEIGHT };
}

/* --- Lanes --- */

LtLane
lt_hand_lane_at (LtScene *scene, LtPoint point)
{
  GArray *lanes = lt_scene_get_layout (scene)->lanes;

  for (guint i = 0; i < lanes->len; i++)
    if (lt_rect_contains (&g_array_index (lanes, LtLaneStrip, i).rect, point))
      return g_array_index (lanes, LtLaneStrip, i).lane;
  return LT_LANE_NONE;
}

gint
lt_lane_to_position (LtLane lane)
{
  switch (lane)
    {
    case LT_LANE_UPSTREAM:   return LT_POSITION_UPSTREAM;
    case LT_LANE_MIDSTREAM:  return LT_POSITION_MIDSTREAM;
    case LT_LANE_DOWNSTREAM: return LT_POSITION_DOWNSTREAM;
    case LT_LANE_SERVICE:    return LT_POSITION_SERVICE;
    default:                 return -1;
    }
}

/* --- Cards --- */

static gboolean
is_held (LtHand *self, guint node)
{
  return g_hash_table_contains (self->held, GUINT_TO_POINTER (node));
}

static LtRect
place_of (LtHand *self, guint node)
{
  LtRect rect = lt_scene_card_rect (self->scene, node);

  if (self->kind == LT_HAND_CARDS && is_held (self, node))
    {
      rect.x += self->by.x;
      rect.y += self->by.y;
    }
  return rect;
}

static LtCurve
shifted (const LtCurve *curve, LtPoint by)
{
  LtCurve copy = lt_curve_copy (curve);

  for (guint i = 0; i < copy.n_points; i++)
    {
      copy.points[i].x += by.x;
      copy.points[i].y += by.y;
    }
  return copy;
}

/* From the right of one card to the left of another, through whatever is between. */
static LtCurve
straight (LtRect from, LtRect to)
{
  LtPoint a = { from.x + from.width, from.y + from.height / 2 }, b = { to.x, to.y + to.height / 2 };
  double pull = MAX (fabs (b.x - a.x) / 2, 40);
  LtCurve curve = { g_new (LtPoint, 4), 4 };

  curve.points[0] = a;
  curve.points[1] = (LtPoint) { a.x + pull, a.y };
  curve.points[2] = (LtPoint) { b.x - pull, b.y };
  curve.points[3] = b;
  return curve;
}

static LtRouter *
make_router (LtHand *self)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  g_autoptr(GArray) rects = g_array_sized_new (FALSE, FALSE, sizeof (LtRect), graph->nodes->len);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtRect rect = place_of (self, i);

      g_array_append_val (rects, rect);
    }
  return lt_router_new_for_flow ((const LtRect *) (gpointer) rects->data, rects->len,
                                 graph->kind == LT_DIAGRAM_OVERVIEW ? LT_ROUTER_UPWARDS : LT_ROUTER_RIGHTWARDS);
}

/* Around the cards in the way, as they will run when the hand lets go; between two that are held they go along. */
static void
route (LtHand *self)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  g_autoptr(LtRouter) router = self->edges->len <= MOST_ROUTED ? make_router (self) : NULL;

  drop_curves (self);
  for (guint i = 0; i < self->edges->len; i++)
    {
      guint index = g_array_index (self->edges, guint, i);
      const LtEdge *edge = lt_graph_edge (graph, index);
      LtCurve curve;

      if (is_held (self, edge->from) && is_held (self, edge->to))
        curve = shifted (lt_layout_curve (lt_scene_get_layout (self->scene), index), self->by);
      else if (router != NULL)
        curve = lt_router_route (router, edge->from, edge->to);
      else
        curve = straight (place_of (self, edge->from), place_of (self, edge->to));
      g_array_append_val (self->curves, curve);
    }
}

/* One axis: three lines of the card taken first, and the same of another; the nearest pair within reach. */
static gboolean
align (double own, double size, double other, double other_size, double reach, double *by, double *line)
{
  const double offsets[] = { 0, 0.5, 1 };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      double distance = other + other_size * offsets[i] - (own + size * offsets[i]);

      if (fabs (distance) < reach && (!any || fabs (distance) < fabs (*by)))
        {
          *by = distance;
          *line = other + other_size * offsets[i];
          any = TRUE;
        }
    }
  return any;
}

/* Keeps to the nearest card beside or above that it nearly lines up with. */
static void
keep_to_guides (LtHand *self, double reach)
{
  guint first = g_array_index (self->nodes, guint, 0);
  LtRect own = place_of (self, first), area = lt_rect_grow (&own, GUIDE_SIGHT);
  g_autoptr(GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  double best_x = reach, best_y = reach, by = 0, line = 0;

  lt_scene_query (self->scene, &area, near, NULL);
  for (guint i = 0; i < near->len; i++)
    {
      guint node = g_array_index (near, guint, i);
      LtRect other;

      if (is_held (self, node))
        continue;
      other = lt_scene_card_rect (self->scene, node);
      if (!self->loose_x && align (own.x, own.width, other.x, other.width, fabs (best_x), &by, &line))
        {
          best_x = by;
          self->guide_x[0] = (LtPoint) { line, MIN (own.y, other.y) };
          self->guide_x[1] = (LtPoint) { line, MAX (own.y + own.height, other.y + other.height) };
        }
      if (!self->loose_y && align (own.y, own.height, other.y, other.height, fabs (best_y), &by, &line))
        {
          best_y = by;
          self->guide_y[0] = (LtPoint) { MIN (own.x, other.x), line };
          self->guide_y[1] = (LtPoint) { MAX (own.x + own.width, other.x + other.width), line };
        }
    }
  self->by.x += best_x < reach ? best_x : 0;
  self->by.y += best_y < reach ? best_y : 0;
}

/* By how much the n-th place that is tried lies below the one wanted, or above: 0, 12, -12, 24 … */
static double
aside (guint n)
{
  return (n % 2 == 1 ? 1 : -1) * ROOM_STEP * ((n + 1) / 2);
}

static gboolean
has_room (LtHand *self)
{
  g_autoptr(GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->nodes->len; i++)
    {
      LtRect rect = place_of (self, g_array_index (self->nodes, guint, i));

      rect = lt_rect_grow (&rect, CARD_GAP);
      lt_scene_query (self->scene, &rect, near, NULL);
      for (guint k = 0; k < near->len; k++)
        if (!is_held (self, g_array_index (near, guint, k)))
          return FALSE;
    }
  return TRUE;
}

/* Cards lie beside each other, never on each other: the nearest room above or below. */
static void
find_room (LtHand *self)
{
  LtPoint wanted = self->by;

  for (guint i = 1; i < MOST_STEPS && !has_room (self); i++)
    self->by.y = wanted.y + aside (i);
  if (!has_room (self))
    self->by = wanted;
}

LtPoint
lt_hand_find_place (LtScene *scene, LtPoint corner)
{
  g_autoptr(GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  LtPoint place = corner;

  for (guint i = 0; i < MOST_STEPS; i++)
    {
      LtRect rect = { corner.x, corner.y + aside (i), NEW_WIDTH, NEW_HEIGHT };

      place.y = rect.y;
      rect = lt_rect_grow (&rect, CARD_GAP);
      lt_scene_query (scene, &rect, near, NULL);
      if (near->len == 0)
        return place;
    }
  return corner;
}

/* The lane under the card that was taken first, where that is another than its own and cards can go there. */
static LtLane
new_lane (LtHand *self)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  guint first = g_array_index (self->nodes, guint, 0);
  const LtNode *node = lt_graph_node (graph, first);
  LtRect place = place_of (self, first);
  LtLane lane;

  if (graph->kind != LT_DIAGRAM_CHAIN || !lt_graph_has_lanes (graph) || node->ghost)
    return LT_LANE_NONE;
  lane = lt_hand_lane_at (self->scene, lt_rect_centre (&place));
  return lane != node->lane && lt_lane_to_position (lane) >= 0 ? lane : LT_LANE_NONE;
}

static void
move_cards (LtHand *self, double reach, gboolean on_axis)
{
  self->by = (LtPoint) { self->at.x - self->start.x, self->at.y - self->start.y };
  if (on_axis && fabs (self->by.x) > fabs (self->by.y))
    self->by.y = 0;
  else if (on_axis)
    self->by.x = 0;
  self->guide_x[0] = self->guide_x[1] = self->guide_y[0] = self->guide_y[1] = (LtPoint) { 0, 0 };
  if (reach > 0 && !on_axis)
    keep_to_guides (self, reach);
  find_room (self);
  self->lane = new_lane (self);
  if (self->lane != LT_LANE_NONE)
    self->hint = g_strdup_printf (_("Move to %s"), lt_lane_get_label (self->lane));
  route (self);
}

/* --- Flows --- */

static gboolean
is_connected (LtHand *self, guint from, guint to)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  guint n;
  const guint *edges = lt_scene_edges_at (self->scene, from, &n);

  for (guint i = 0; i < n; i++)
    if (lt_graph_edge (graph, edges[i])->from == from && lt_graph_edge (graph, edges[i])->to == to)
      return TRUE;
  return FALSE;
}

static void
judge_flow (LtHand *self)
{
  LtGraph *graph = lt_scene_get_graph (self->scene);
  guint from = g_array_index (self->nodes, guint, 0);
  const char *source = lt_graph_node (graph, from)->title;

  g_clear_pointer (&self->hint, g_free);
  self->refused = FALSE;
  if (self->target == (gint) from)
    {
      self->refused = TRUE;
      self->hint = g_strdup (_("A segment cannot supply itself"));
    }
  else if (self->target >= 0 && is_connected (self, from, self->target))
    {
      self->refused = TRUE;
      self->hint = g_strdup_printf (_("“%s” supplies “%s” already"), source, lt_graph_node (graph, self->target)->title);
    }
  else if (self->target >= 0 && lt_graph_node (graph, from)->ghost && lt_graph_node (graph, self->target)->ghost)
    {
      self->refused = TRUE;
      self->hint = g_strdup (_("Both belong to other chains: connect them there"));
    }
  else if (self->target >= 0)
    self->hint = g_strdup_printf (_("“%s” supplies “%s”"), source, lt_graph_node (graph, self->target)->title);
  else
    self->hint = g_strdup_printf (_("New segment, supplied by “%s”"), source);
}

static LtCurve
flow_curve (LtHand *self)
{
  guint from = g_array_index (self->nodes, guint, 0);
  LtRect at = { self->at.x, self->at.y, 0, 0 };

  if (self->target >= 0 && self->target != (gint) from)
    {
      g_autoptr(LtRouter) router = make_router (self);

      return lt_router_route (router, from, self->target);
    }
  return straight (lt_scene_card_rect (self->scene, from), at);
}

static void
aim (LtHand *self, gint target)
{
  LtCurve curve;

  self->target = target;
  judge_flow (self);
  curve = flow_curve (self);
  drop_curves (self);
  g_array_append_val (self->curves, curve);
}

void
lt_hand_aim (LtHand *self, gint target)
{
  if (target != self->target || self->curves->len == 0)
    aim (self, target);
}

/* --- Moving --- */

void
lt_hand_move (LtHand *self, LtPoint at, double reach, gboolean on_axis)
{
  LtHit hit;

  self->at = at;
  g_clear_pointer (&self->hint, g_free);
  self->refused = FALSE;
  if (self->kind == LT_HAND_CARDS)
    move_cards (self, reach, on_axis);
  else if (self->kind == LT_HAND_FLOW)
    {
      hit = lt_scene_hit (self->scene, at, 0);
      aim (self, hit.kind == LT_HIT_CARD || hit.kind == LT_HIT_BADGE ? (gint) hit.index : -1);
    }
}

LtRect
lt_hand_band (LtHand *self)
{
  return (LtRect) { MIN (self->start.x, self->at.x), MIN (self->start.y, self->at.y),
                    fabs (self->at.x - self->start.x), fabs (self->at.y - self->start.y) };
}

GArray *
lt_hand_find_banded (LtHand *self)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  LtRect band = lt_hand_band (self);

  lt_scene_query (self->scene, &band, nodes, NULL);
  return nodes;
}
