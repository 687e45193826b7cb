#include "config.h"

#include "diagram/router.h"

#include "diagram/corridors.h"
#include "diagram/route-curve.h"
#include "diagram/route-search.h"

#include <math.h>

/* What a swing without a search keeps from other cards. */
#define CLEARANCE 7.0
/* A swing needs this much way to be one. */
#define MIN_SWING 28.0
/* A longer one leans across everything; it must be a flat one. */
#define LONG_SWING 200.0
#define FLAT_SWING 0.4
/* A way that is so little off the line of one of its ends is straightened; more in the tree of chains. */
#define SNAP 5.0                /* less than half of what lies between two ways */
#define WIDE_SNAP 26.0
/* What straightened ways keep from others there. */
#define WIDE_APART 12.0
/* Between two curves on the same side of a card. */
#define PORT_STEP 11.0
#define WIDE_PORT_STEP 26.0     /* of the tree of chains, whose edges are heavy and whose cards are wide */
/* How much of a side they may take up. */
#define PORT_SHARE 0.64
/* What a way that is given keeps from other cards. */
#define WAY_CLEARANCE 3.0

struct _LtRouter {
  LtRouterFlow   flow;
  LtObstacles   *obstacles;     /* turned so that flows go to the right */
  LtRouteSearch *search;
  GArray        *taken;         /* LtRect of no height: where ways go in the tree of chains */
};

/* One route under way: a path of corners until it is known where others run, or already a curve. What flows
 * against the stream is routed the other way round and turned at the end, so that every flow runs from the right
 * side of the one card to the left side of the other. */
typedef struct {
  guint   from, to;
  gboolean reversed;
  gboolean beside;              /* the cards stand in one column: neither side is the nearer one */
  const LtCurve *way;
  double  leave, enter;         /* along the right and the left side */
  double  leave_upright, enter_upright;
  GArray *corners;
  LtCurve curve;
} Route;

/* Upwards becomes rightwards: a quarter turn, which keeps what is an angle or a length. */
static LtPoint
turn (const LtRouter *self,
      LtPoint         p)
{
  return self->flow == LT_ROUTER_UPWARDS ? (LtPoint) { -p.y, p.x } : p;
}

static LtPoint
turn_back (const LtRouter *self,
           LtPoint         p)
{
  return self->flow == LT_ROUTER_UPWARDS ? (LtPoint) { p.y, -p.x } : p;
}

/**
 * lt_router_new_for_flow:
 * @obstacles: copied; they may overlap
 *
 * Returns: (transfer full): a router among them
 */
LtRouter *
lt_router_new_for_flow (const LtRect *obstacles,
                        guint         n_obstacles,
                        LtRouterFlow  flow)
{
  LtRouter *self = g_new0 (LtRouter, 1);
  g_autofree LtRect *turned = g_new (LtRect, n_obstacles + 1);

  self->flow = flow;
  for (guint i = 0; i < n_obstacles; i++)
    {
      const LtRect *r = &obstacles[i];

      turned[i] = *r;
      if (flow == LT_ROUTER_UPWARDS)
        turned[i] = (LtRect) { -r->y - r->height, r->x, r->height, r->width };
    }
  self->obstacles = lt_obstacles_new (turned, n_obstacles);
  self->search = lt_route_search_new (self->obstacles);
  self->taken = g_array_new (FALSE, FALSE, sizeof (LtRect));
  return self;
}

LtRouter *
lt_router_new (const LtRect *obstacles,
               guint         n_obstacles)
{
  return lt_router_new_for_flow (obstacles, n_obstacles, LT_ROUTER_RIGHTWARDS);
}

void
lt_router_free (LtRouter *self)
{
  lt_route_search_free (self->search);
  lt_obstacles_free (self->obstacles);
  g_array_unref (self->taken);
  g_free (self);
}

static gboolean
is_free (LtRouter      *self,
         const LtCurve *curve,
         guint          from,
         guint          to)
{
  return !lt_obstacles_meet_curve (self->obstacles, curve, CLEARANCE, from, to, -1);
}

static gboolean
is_steep (const LtRect *from,
          const LtRect *to,
          double        along)
{
  return fabs (lt_rect_centre (from).y - lt_rect_centre (to).y) > (along > LONG_SWING ? FLAT_SWING : LT_ROUTE_STEEP) * along;
}

/* The commonest case needs no search: nothing in the way of a swing to a card further right, or one
 * straight above or below. */
static gboolean
try_swing (LtRouter *self,
           Route    *route)
{
  const LtRect *from = lt_obstacles_get (self->obstacles, route->from), *to = lt_obstacles_get (self->obstacles, route->to);
  const double right = to->x - from->x - from->width;
  const double down = to->y - from->y - from->height, up = from->y - to->y - to->height;
  const gboolean upright = right < MIN_SWING && MAX (down, up) >= MIN_SWING &&
                           from->x < to->x + to->width && to->x < from->x + from->width;

  if (right >= MIN_SWING && is_steep (from, to, right))
    return FALSE;
  if (right >= MIN_SWING)
    route->curve = lt_route_curve_s (lt_route_port (from, LT_SIDE_RIGHT, route->leave),
                                     lt_route_port (to, LT_SIDE_LEFT, route->enter), FALSE);
  else if (upright)
    route->curve = lt_route_curve_s (lt_route_port (from, down > 0 ? LT_SIDE_BOTTOM : LT_SIDE_TOP, route->leave_upright),
                                     lt_route_port (to, down > 0 ? LT_SIDE_TOP : LT_SIDE_BOTTOM, route->enter_upright), TRUE);
  else
    return FALSE;
  if (is_free (self, &route->curve, route->from, route->to))
    return TRUE;
  lt_curve_clear (&route->curve);
  return FALSE;
}

/* Where cards overlap or nothing leads from one to the other: a line is better than none. */
static LtCurve
straight_line (LtRouter *self,
               guint     from,
               guint     to)
{
  const LtRect *a = lt_obstacles_get (self->obstacles, from), *b = lt_obstacles_get (self->obstacles, to);
  const LtPoint start = lt_rect_centre (a), end = lt_rect_centre (b);
  const double dx = end.x - start.x, dy = end.y - start.y;
  const double leave = MIN (dx != 0 ? a->width / 2 / fabs (dx) : 1, dy != 0 ? a->height / 2 / fabs (dy) : 1);
  const double enter = MIN (dx != 0 ? b->width / 2 / fabs (dx) : 1, dy != 0 ? b->height / 2 / fabs (dy) : 1);

  if (lt_rect_intersects (a, b) || leave + enter >= 1)
    return lt_route_curve_straight (lt_route_port (a, LT_SIDE_RIGHT, 0.5), lt_route_port (b, LT_SIDE_LEFT, 0.5));
  return lt_route_curve_straight ((LtPoint) { start.x + dx * leave, start.y + dy * leave },
                                  (LtPoint) { end.x - dx * enter, end.y - dy * enter });
}

/* The nth point of a route's way, in its direction. */
static LtPoint
way_point (const LtRouter *self,
           const Route    *route,
           guint           nth)
{
  return turn (self, route->way->points[route->reversed ? route->way->n_points - 1 - nth : nth]);
}

static guint
count_way_points (const Route *route)
{
  return route->way != NULL ? route->way->n_points : 0;
}

/* Takes small steps out of a way, from both ends on. */
static void
straighten (LtRouter *self,
            GArray   *way,
            double    start,
            double    end)
{
  const double snap = self->flow == LT_ROUTER_UPWARDS ? WIDE_SNAP : SNAP;

  for (guint i = 0; i < way->len && fabs (g_array_index (way, LtPoint, i).y - start) <= snap; i++)
    g_array_index (way, LtPoint, i).y = start;
  for (guint i = way->len; i-- > 0 && fabs (g_array_index (way, LtPoint, i).y - end) <= snap;)
    g_array_index (way, LtPoint, i).y = end;
}

/* Whether each piece of a way is clear of those that others have taken; it takes its own then, or if it must. */
static gboolean
take (LtRouter      *self,
      const LtPoint *way,
      guint          n,
      gboolean       must)
{
  const guint before = self->taken->len;

  if (self->flow != LT_ROUTER_UPWARDS)
    return TRUE;
  for (guint i = 1; i + 2 < n; i += 2)
    {
      const LtRect piece = { way[i].x, way[i].y, way[i + 1].x - way[i].x, 0 };

      for (guint k = 0; k < before && !must; k++)
        {
          const LtRect *other = &g_array_index (self->taken, LtRect, k);

          if (fabs (other->y - piece.y) < WIDE_APART && other->x < piece.x + piece.width && piece.x < other->x + other->width)
            {
              g_array_set_size (self->taken, before);
              return FALSE;
            }
        }
      g_array_append_val (self->taken, piece);
    }
  return TRUE;
}

/* Every piece from one point of the way to the next begins and ends where those of the other flows in the same gap
 * do, so that two of them cross once where they must and else never. */
static gboolean
follow (LtRouter *self,
        Route    *route,
        LtPoint   start,
        LtPoint   end,
        gboolean  straight)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (LtPoint));

  g_array_append_val (way, start);
  for (guint i = 0; i < count_way_points (route); i++)
    {
      const LtPoint point = way_point (self, route, i);

      g_array_append_val (way, point);
    }
  if (straight)
    straighten (self, way, start.y, end.y);
  g_array_append_val (way, end);
  if (!take (self, (LtPoint *) (gpointer) way->data, way->len, !straight))
    return FALSE;
  route->curve = lt_route_curve_through ((LtPoint *) (gpointer) way->data, way->len);
  if (!lt_obstacles_meet_curve (self->obstacles, &route->curve, WAY_CLEARANCE, route->from, route->to, -1))
    return TRUE;
  lt_curve_clear (&route->curve);
  return FALSE;
}

/* Whether the points of a way are in order and leave room to swing from one to the next. */
static gboolean
is_onward (LtRouter *self,
           Route    *route,
           LtPoint   start,
           LtPoint   end)
{
  double x = start.x;

  for (guint i = 0; i < count_way_points (route); i++)
    {
      if (way_point (self, route, i).x < x + 2)
        return FALSE;
      x = way_point (self, route, i).x;
    }
  return x + 2 <= end.x && start.x + MIN_SWING <= end.x;
}

/* Where room was kept for it, or straight through the gap between two columns. */
static gboolean
try_way (LtRouter *self,
         Route    *route)
{
  const LtRect *from = lt_obstacles_get (self->obstacles, route->from), *to = lt_obstacles_get (self->obstacles, route->to);
  const LtPoint start = lt_route_port (from, LT_SIDE_RIGHT, route->leave), end = lt_route_port (to, LT_SIDE_LEFT, route->enter);

  if (route->beside || !is_onward (self, route, start, end))
    return FALSE;
  if (count_way_points (route) == 0 && end.x > start.x + LONG_SWING)
    return FALSE;
  return follow (self, route, start, end, TRUE) || follow (self, route, start, end, FALSE);
}

static void
find_way (LtRouter *self,
          Route    *route)
{
  const LtRect *from = lt_obstacles_get (self->obstacles, route->from), *to = lt_obstacles_get (self->obstacles, route->to);
  const LtRouteEnds ends = {
    .from = route->from,
    .to = route->to,
    .beside = route->beside,
    .leave = { route->leave, route->leave_upright, route->leave, route->leave_upright },
    .enter = { route->enter, route->enter_upright, route->enter, route->enter_upright },
  };

  if (try_way (self, route) || (count_way_points (route) == 0 && try_swing (self, route)))
    return;
  if (!lt_rect_intersects (from, to))
    route->corners = lt_route_search_find (self->search, &ends);
  if (route->corners == NULL)
    route->curve = straight_line (self, route->from, route->to);
}

static void
reverse (LtCurve *curve)
{
  for (guint i = 0; i < curve->n_points / 2; i++)
    {
      const LtPoint p = curve->points[i];

      curve->points[i] = curve->points[curve->n_points - 1 - i];
      curve->points[curve->n_points - 1 - i] = p;
    }
}

static void
finish_way (LtRouter *self,
            Route    *route)
{
  if (route->corners != NULL)
    route->curve = lt_route_curve_smooth (self->obstacles, (LtPoint *) (gpointer) route->corners->data,
                                          route->corners->len, route->from, route->to);
  g_clear_pointer (&route->corners, g_array_unref);
  for (guint i = 0; i < route->curve.n_points; i++)
    route->curve.points[i] = turn_back (self, route->curve.points[i]);
  if (route->reversed)
    reverse (&route->curve);
}

/* One end of a route, for sharing out the sides of a card. */
typedef struct {
  Route   *route;
  guint    card, other;
  gboolean leaves;
  guint    side;                /* the right, the left, or above and below */
  LtPoint  aim;                 /* where it goes first, or the middle of the other card */
  guint    order;
} End;

static gint
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const End *first = a, *second = b;

  if (first->card != second->card)
    return first->card < second->card ? -1 : 1;
  if (first->side != second->side)
    return first->side < second->side ? -1 : 1;
  if (first->aim.y != second->aim.y)
    return first->aim.y < second->aim.y ? -1 : 1;
  if (first->aim.x != second->aim.x)
    return first->aim.x < second->aim.x ? -1 : 1;
  if (first->other != second->other)
    return first->other < second->other ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

static gint
compare_ends_across (gconstpointer a,
                     gconstpointer b)
{
  const End *first = a, *second = b;

  if (first->aim.x != second->aim.x)
    return first->aim.x < second->aim.x ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

static double
share (LtRouter *self,
       guint     nth,
       guint     n,
       double    length)
{
  const double most = self->flow == LT_ROUTER_UPWARDS ? WIDE_PORT_STEP : PORT_STEP;
  const double step = n > 1 ? MIN (most, length * PORT_SHARE / (n - 1)) : 0;

  return length > 0 ? 0.5 + (nth - (n - 1) / 2.0) * step / length : 0.5;
}

/* Ends at one side of a card that are to be told apart, from the top; and as they would stand on its upper or
 * lower side. */
static void
share_side (LtRouter *self,
            End      *ends,
            guint     n)
{
  const LtRect *card = lt_obstacles_get (self->obstacles, ends[0].card);

  for (guint i = 0; i < n; i++)
    *(ends[i].leaves ? &ends[i].route->leave : &ends[i].route->enter) = share (self, i, n, card->height);
  qsort (ends, n, sizeof *ends, compare_ends_across);
  for (guint i = 0; i < n; i++)
    *(ends[i].leaves ? &ends[i].route->leave_upright : &ends[i].route->enter_upright) = share (self, i, n, card->width);
}

static void
add_ends (LtRouter *self,
          Route    *route,
          guint     order,
          GArray   *ends)
{
  const LtRect *from = lt_obstacles_get (self->obstacles, route->from), *to = lt_obstacles_get (self->obstacles, route->to);
  const guint n = count_way_points (route);
  const End both[2] = {
    { route, route->from, route->to, TRUE, route->beside ? 2 : 0, n > 0 ? way_point (self, route, 0) : lt_rect_centre (to), order },
    { route, route->to, route->from, FALSE, route->beside ? 2 : 1, n > 0 ? way_point (self, route, n - 1) : lt_rect_centre (from), order },
  };

  g_array_append_vals (ends, both, 2);
}

/* Many thin flows meet in one point of a card's side, and only those between the same two cards are apart; the
 * few and heavy ones of the tree of chains have a place each. */
static void
share_sides (LtRouter *self,
             Route    *routes,
             guint     n_routes)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));
  End *all;

  for (guint i = 0; i < n_routes; i++)
    if (routes[i].from != routes[i].to)
      add_ends (self, &routes[i], i, ends);
  g_array_sort (ends, compare_ends);
  all = (End *) (gpointer) ends->data;
  for (guint start = 0, end; start < ends->len; start = end)
    {
      for (end = start + 1; end < ends->len && all[end].card == all[start].card && all[end].side == all[start].side &&
                            (self->flow == LT_ROUTER_UPWARDS || all[end].other == all[start].other); end++)
        ;
      share_side (self, all + start, end - start);
    }
}

static void
spread (LtRouter *self,
        Route    *routes,
        guint     n_routes)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < n_routes; i++)
    if (routes[i].corners != NULL)
      g_ptr_array_add (paths, routes[i].corners);
  lt_corridors_spread (self->obstacles, paths);
}

static Route
begin_route (LtRouter      *self,
             const guint    ends[2],
             const LtCurve *way)
{
  const LtRect *from = lt_obstacles_get (self->obstacles, ends[0]), *to = lt_obstacles_get (self->obstacles, ends[1]);
  const gboolean beside = from->x < to->x + to->width && to->x < from->x + from->width;
  const gboolean reversed = beside ? self->flow == LT_ROUTER_UPWARDS && from->y > to->y : from->x > to->x;

  return (Route) { .from = ends[reversed], .to = ends[!reversed], .reversed = reversed, .beside = beside, .way = way };
}

/**
 * lt_router_route_all:
 * @ends: indexes of the obstacles that each joins
 * @skip: (nullable) (array length=n_ends): those that have their curve already
 * @ways: (nullable) (array length=n_ends): pairs of points that each goes straight through on its way, where it
 *   has any; one that would lead through a card is not followed
 *
 * Returns: (transfer full) (array length=n_ends): the curves, to be cleared one by one and freed
 */
LtCurve *
lt_router_route_all (LtRouter       *self,
                     const guint   (*ends)[2],
                     guint           n_ends,
                     const gboolean *skip,
                     const LtCurve  *ways)
{
  g_autofree Route *routes = g_new0 (Route, n_ends + 1);
  g_autofree guint *loops = g_new0 (guint, lt_obstacles_count (self->obstacles) + 1);
  LtCurve *curves = g_new0 (LtCurve, n_ends + 1);

  g_array_set_size (self->taken, 0);
  for (guint i = 0; i < n_ends; i++)
    routes[i] = begin_route (self, ends[i], ways != NULL ? &ways[i] : NULL);
  share_sides (self, routes, n_ends);
  for (guint i = 0; i < n_ends; i++)
    if (routes[i].from != routes[i].to && (skip == NULL || !skip[i]))
      find_way (self, &routes[i]);
  spread (self, routes, n_ends);
  for (guint i = 0; i < n_ends; i++)
    {
      if (routes[i].from == routes[i].to)
        routes[i].curve = lt_route_curve_loop (lt_obstacles_get (self->obstacles, routes[i].from), loops[routes[i].from]++);
      if (skip != NULL && skip[i])
        lt_curve_clear (&routes[i].curve);
      finish_way (self, &routes[i]);
      curves[i] = routes[i].curve;
    }
  return curves;
}

LtCurve
lt_router_route (LtRouter *self,
                 guint     from,
                 guint     to)
{
  const guint ends[1][2] = { { from, to } };
  g_autofree LtCurve *curves = NULL;

  g_return_val_if_fail (MAX (from, to) < lt_obstacles_count (self->obstacles), ((LtCurve) { 0 }));
  curves = lt_router_route_all (self, ends, 1, NULL, NULL);
  return curves[0];
}

/**
 * lt_router_is_clear:
 *
 * Within a tolerance of one unit, so that a curve may graze a border.
 */
gboolean
lt_router_is_clear (LtRouter      *self,
                    const LtCurve *curve,
                    guint          from,
                    guint          to)
{
  LtCurve turned = lt_curve_copy (curve);
  gboolean clear;

  for (guint i = 0; i < turned.n_points; i++)
    turned.points[i] = turn (self, turned.points[i]);
  clear = !lt_obstacles_meet_curve (self->obstacles, &turned, -1, from, to, -2);
  lt_curve_clear (&turned);
  return clear;
}
