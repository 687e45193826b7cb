#include "config.h"

#include "diagram/route-search.h"

#include <math.h>
#include <string.h>

/* Costs are lengths in diagram units: a bend is worth such a detour, and so is an unusual side. */
#define BEND_COST 40.0
static const double leave_costs[2][LT_N_SIDES] = { { 0, 60, 200, 60 }, { 0 } };
static const double enter_costs[3][LT_N_SIDES] = { { 200, 60, 0, 60 }, { 0, 60, 200, 60 }, { 0 } };

/* The search looks at a window around both ends first, and at more where that has no way through. */
static const struct { double reach, clearance; } attempts[] = { { 90, 4 }, { 400, 4 }, { 1500, 1 } };
/* A grid of more crossings than this is thinned: slower than a drawing may be. */
#define MAX_CROSSINGS 60000
/* Lines nearer to each other than this are as good as one. */
#define NEAR_LINES 6.0
/* Above 1 the search goes for the target at the price of a path up to so many times as costly as the best:
 * four times as quick, and the difference is not seen. */
#define EAGERNESS 1.2

#define BLOCKED_RIGHT 1
#define BLOCKED_DOWN 2
#define GOAL_SHIFT 4            /* the sides of the target that a crossing is the stub of, as four bits */

typedef struct { float estimate; guint state; } Entry;

struct _LtRouteSearch {
  LtObstacles *obstacles;       /* not owned */
  GArray      *nearby;          /* guint */
  GArray      *xs, *ys;         /* double: the grid's lines */
  guint8      *crossings;       /* flags of each */
  float       *costs;           /* of each state: crossing × direction */
  guint8      *parents;         /* the direction before */
  const double *leave_cost, *enter_cost; /* of leave_costs and enter_costs */
  LtPoint      goals[LT_N_SIDES]; /* where a path may end, by side of the target */
  guint        room;            /* crossings that fit the arrays */
  GArray      *heap;            /* Entry */
};

static const gint step_x[LT_N_SIDES] = { 1, 0, -1, 0 };
static const gint step_y[LT_N_SIDES] = { 0, 1, 0, -1 };

LtRouteSearch *
lt_route_search_new (LtObstacles *obstacles)
{
  LtRouteSearch *self = g_new0 (LtRouteSearch, 1);

  self->obstacles = obstacles;
  self->nearby = g_array_new (FALSE, FALSE, sizeof (guint));
  self->xs = g_array_new (FALSE, FALSE, sizeof (double));
  self->ys = g_array_new (FALSE, FALSE, sizeof (double));
  self->heap = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

void
lt_route_search_free (LtRouteSearch *self)
{
  g_array_unref (self->nearby);
  g_array_unref (self->xs);
  g_array_unref (self->ys);
  g_array_unref (self->heap);
  g_free (self->crossings);
  g_free (self->costs);
  g_free (self->parents);
  g_free (self);
}

/** lt_route_port: the point on a side of a card, @fraction of the way along it. */
LtPoint
lt_route_port (const LtRect *rect,
               LtSide        side,
               double        fraction)
{
  switch (side)
    {
    case LT_SIDE_RIGHT:  return (LtPoint) { rect->x + rect->width, rect->y + fraction * rect->height };
    case LT_SIDE_LEFT:   return (LtPoint) { rect->x, rect->y + fraction * rect->height };
    case LT_SIDE_BOTTOM: return (LtPoint) { rect->x + fraction * rect->width, rect->y + rect->height };
    case LT_SIDE_TOP:
    default:             return (LtPoint) { rect->x + fraction * rect->width, rect->y };
    }
}

static LtPoint
stub_end (const LtRect *rect,
          LtSide        side,
          double        fraction)
{
  const LtPoint port = lt_route_port (rect, side, fraction);

  return (LtPoint) { port.x + step_x[side] * LT_ROUTE_MARGIN, port.y + step_y[side] * LT_ROUTE_MARGIN };
}

static gint
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
add_line (GArray *lines,
          double  at)
{
  g_array_append_val (lines, at);
}

/* Sorted, and of lines nearer to each other than @apart only the first. Those of @keep stay: they
 * are where the path begins and ends. */
static void
thin_lines (GArray       *lines,
            double        apart,
            const double *keep,
            guint         n_keep)
{
  guint kept = 0;

  for (guint i = 0; i < n_keep; i++)
    add_line (lines, keep[i]);
  g_array_sort (lines, compare_doubles);
  for (guint i = 0; i < lines->len; i++)
    {
      const double at = g_array_index (lines, double, i);
      gboolean needed = kept == 0 || at - g_array_index (lines, double, kept - 1) >= apart;

      if (kept > 0 && at == g_array_index (lines, double, kept - 1))
        continue;
      for (guint k = 0; !needed && k < n_keep; k++)
        needed = at == keep[k];
      if (needed)
        g_array_index (lines, double, kept++) = at;
    }
  g_array_set_size (lines, kept);
}

static guint
find_line (GArray *lines,
           double  at)
{
  guint low = 0, high = lines->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (lines, double, middle) < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
collect_lines (LtRouteSearch *self,
               const LtRect  *window)
{
  g_array_set_size (self->xs, 0);
  g_array_set_size (self->ys, 0);
  for (guint k = 0; k < self->nearby->len; k++)
    {
      const LtRect *rect = lt_obstacles_get (self->obstacles, g_array_index (self->nearby, guint, k));
      const LtRect around = lt_rect_grow (rect, LT_ROUTE_MARGIN);

      if (around.x > window->x)
        add_line (self->xs, around.x);
      if (around.x + around.width < window->x + window->width)
        add_line (self->xs, around.x + around.width);
      if (around.y > window->y)
        add_line (self->ys, around.y);
      if (around.y + around.height < window->y + window->height)
        add_line (self->ys, around.y + around.height);
    }
}

/* The lines along the borders of all cards nearby; fewer of them where those are too many. */
static void
make_lines (LtRouteSearch     *self,
            const LtRect      *window,
            const LtRouteEnds *ends)
{
  const LtRect *rects[2] = { lt_obstacles_get (self->obstacles, ends->from), lt_obstacles_get (self->obstacles, ends->to) };
  double keep_x[2 * LT_N_SIDES], keep_y[2 * LT_N_SIDES];

  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      const LtPoint leave = stub_end (rects[0], side, ends->leave[side]);
      const LtPoint enter = stub_end (rects[1], side, ends->enter[side]);

      keep_x[2 * side] = leave.x;
      keep_x[2 * side + 1] = enter.x;
      keep_y[2 * side] = leave.y;
      keep_y[2 * side + 1] = enter.y;
    }
  for (double apart = NEAR_LINES; apart < 1e6; apart *= 2)
    {
      collect_lines (self, window);
      thin_lines (self->xs, apart, keep_x, G_N_ELEMENTS (keep_x));
      thin_lines (self->ys, apart, keep_y, G_N_ELEMENTS (keep_y));
      if (self->xs->len * self->ys->len <= MAX_CROSSINGS)
        break;
    }
}

static void
make_room (LtRouteSearch *self)
{
  const guint n = self->xs->len * self->ys->len;

  if (n > self->room)
    {
      self->room = n;
      g_free (self->crossings);
      g_free (self->costs);
      g_free (self->parents);
      self->crossings = g_new (guint8, n);
      self->costs = g_new (float, n * LT_N_SIDES);
      self->parents = g_new (guint8, n * LT_N_SIDES);
    }
  memset (self->crossings, 0, n);
  for (guint i = 0; i < n * LT_N_SIDES; i++)
    self->costs[i] = G_MAXFLOAT;
}

/* Marks the pieces of grid lines that a card covers. */
static void
block (LtRouteSearch *self,
       const LtRect  *rect)
{
  const guint n_xs = self->xs->len, n_ys = self->ys->len;
  const double right = rect->x + rect->width, bottom = rect->y + rect->height;
  const guint first_x = find_line (self->xs, rect->x), first_y = find_line (self->ys, rect->y);

  /* From the line before the card on: the piece that leads into it is blocked too. */
  for (guint y = first_y; y < n_ys && g_array_index (self->ys, double, y) < bottom; y++)
    for (guint x = first_x > 0 ? first_x - 1 : 0; x < n_xs && g_array_index (self->xs, double, x) < right; x++)
      self->crossings[y * n_xs + x] |= BLOCKED_RIGHT;
  for (guint x = first_x; x < n_xs && g_array_index (self->xs, double, x) < right; x++)
    for (guint y = first_y > 0 ? first_y - 1 : 0; y < n_ys && g_array_index (self->ys, double, y) < bottom; y++)
      self->crossings[y * n_xs + x] |= BLOCKED_DOWN;
}

static guint
crossing_at (LtRouteSearch *self,
             LtPoint        point)
{
  return find_line (self->ys, point.y) * self->xs->len + find_line (self->xs, point.x);
}

static void
heap_push (GArray *heap,
           Entry   entry)
{
  guint i = heap->len;

  g_array_append_val (heap, entry);
  while (i > 0)
    {
      const guint above = (i - 1) / 2;

      if (g_array_index (heap, Entry, above).estimate <= entry.estimate)
        break;
      g_array_index (heap, Entry, i) = g_array_index (heap, Entry, above);
      i = above;
    }
  g_array_index (heap, Entry, i) = entry;
}

static Entry
heap_pop (GArray *heap)
{
  const Entry top = g_array_index (heap, Entry, 0);
  const Entry last = g_array_index (heap, Entry, heap->len - 1);
  guint i = 0;

  g_array_set_size (heap, heap->len - 1);
  while (2 * i + 1 < heap->len)
    {
      guint below = 2 * i + 1;

      if (below + 1 < heap->len &&
          g_array_index (heap, Entry, below + 1).estimate < g_array_index (heap, Entry, below).estimate)
        below++;
      if (g_array_index (heap, Entry, below).estimate >= last.estimate)
        break;
      g_array_index (heap, Entry, i) = g_array_index (heap, Entry, below);
      i = below;
    }
  if (heap->len > 0)
    g_array_index (heap, Entry, i) = last;
  return top;
}

/* How many bends it takes at least from going in a direction to going into a goal inwards, which lies
 * @ahead in that inward direction and @aside of it, counted along the direction. */
static guint
count_bends (LtSide direction,
             LtSide inwards,
             double dx,
             double dy)
{
  const double ahead = dx * step_x[inwards] + dy * step_y[inwards];
  const double along = dx * step_x[direction] + dy * step_y[direction];

  if (direction == inwards)
    return ahead < 0 ? 4 : (inwards % 2 == 0 ? dy : dx) != 0 ? 2 : 0;
  if (direction == (inwards + 2) % LT_N_SIDES)
    return 2;
  return ahead >= 0 && along >= 0 ? 1 : 3;
}

/* Never more than what is left to go, for the side of the target that is cheapest to reach. */
static double
estimate_rest (LtRouteSearch *self,
               guint          crossing,
               LtSide         direction)
{
  const double x = g_array_index (self->xs, double, crossing % self->xs->len);
  const double y = g_array_index (self->ys, double, crossing / self->xs->len);
  double best = G_MAXDOUBLE;

  for (guint goal = 0; goal < LT_N_SIDES; goal++)
    {
      const double dx = self->goals[goal].x - x, dy = self->goals[goal].y - y;
      const double rest = fabs (dx) + fabs (dy) + self->enter_cost[goal];

      if (rest < best)
        best = MIN (best, rest + BEND_COST * count_bends (direction, (goal + 2) % LT_N_SIDES, dx, dy));
    }
  return best;
}

static void
reach (LtRouteSearch *self,
       guint          crossing,
       LtSide         direction,
       LtSide         before,
       double         cost)
{
  const guint state = crossing * LT_N_SIDES + direction;

  if (cost >= self->costs[state])
    return;
  self->costs[state] = cost;
  self->parents[state] = before;
  heap_push (self->heap, (Entry) { cost + EAGERNESS * estimate_rest (self, crossing, direction), state });
}

static gboolean
can_step (LtRouteSearch *self,
          guint          crossing,
          LtSide         direction)
{
  const guint n_xs = self->xs->len, n_ys = self->ys->len;
  const guint x = crossing % n_xs, y = crossing / n_xs;

  switch (direction)
    {
    case LT_SIDE_RIGHT:  return x + 1 < n_xs && !(self->crossings[crossing] & BLOCKED_RIGHT);
    case LT_SIDE_LEFT:   return x > 0 && !(self->crossings[crossing - 1] & BLOCKED_RIGHT);
    case LT_SIDE_BOTTOM: return y + 1 < n_ys && !(self->crossings[crossing] & BLOCKED_DOWN);
    case LT_SIDE_TOP:
    default:             return y > 0 && !(self->crossings[crossing - n_xs] & BLOCKED_DOWN);
    }
}

static double
step_length (LtRouteSearch *self,
             guint          a,
             guint          b)
{
  const guint n_xs = self->xs->len;

  return fabs (g_array_index (self->xs, double, a % n_xs) - g_array_index (self->xs, double, b % n_xs)) +
         fabs (g_array_index (self->ys, double, a / n_xs) - g_array_index (self->ys, double, b / n_xs));
}

/* Puts the crossings where a path may begin into the heap, and marks those where it may end. */
static void
prepare (LtRouteSearch     *self,
         const LtRouteEnds *ends,
         double             clearance)
{
  const LtRect *from = lt_obstacles_get (self->obstacles, ends->from), *to = lt_obstacles_get (self->obstacles, ends->to);

  g_array_set_size (self->heap, 0);
  for (guint k = 0; k < self->nearby->len; k++)
    {
      LtRect rect = *lt_obstacles_get (self->obstacles, g_array_index (self->nearby, guint, k));

      rect = lt_rect_grow (&rect, clearance);
      block (self, &rect);
    }
  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      const LtPoint enter = stub_end (to, side, ends->enter[side]);

      self->goals[side] = enter;
      if (!lt_obstacles_contain_point (self->obstacles, enter, clearance, ends->to))
        self->crossings[crossing_at (self, enter)] |= 1 << (GOAL_SHIFT + side);
    }
  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      const LtPoint leave = stub_end (from, side, ends->leave[side]);

      if (!lt_obstacles_contain_point (self->obstacles, leave, clearance, ends->from))
        reach (self, crossing_at (self, leave), side, LT_N_SIDES, self->leave_cost[side]);
    }
}

/* A*: the state is a crossing and the direction it was come upon. Returns the state next to the
 * target, with the target's side, or G_MAXUINT. */
static guint
search (LtRouteSearch *self,
        LtSide        *side)
{
  guint best = G_MAXUINT;
  double best_cost = G_MAXDOUBLE;

  while (self->heap->len > 0)
    {
      const Entry entry = heap_pop (self->heap);
      const guint crossing = entry.state / LT_N_SIDES;
      const LtSide direction = entry.state % LT_N_SIDES;
      const double cost = self->costs[entry.state];

      if (entry.estimate >= best_cost)
        break;
      if (entry.estimate > cost + EAGERNESS * estimate_rest (self, crossing, direction) + 0.5)
        continue;
      for (guint goal = 0; goal < LT_N_SIDES; goal++)
        if (self->crossings[crossing] & (1 << (GOAL_SHIFT + goal)))
          {
            const guint inwards = (goal + 2) % LT_N_SIDES;
            const double total = cost + self->enter_cost[goal] + (inwards != direction ? BEND_COST : 0);

            /* Straight back out of the card is no way into it. */
            if (goal == direction || total >= best_cost)
              continue;
            best = entry.state;
            best_cost = total;
            *side = goal;
          }
      for (guint next = 0; next < LT_N_SIDES; next++)
        {
          guint neighbour;

          if (next == (direction + 2) % LT_N_SIDES || !can_step (self, crossing, next))
            continue;
          neighbour = crossing + step_x[next] + step_y[next] * (gint) self->xs->len;
          reach (self, neighbour, next, direction,
                 cost + step_length (self, crossing, neighbour) + (next != direction ? BEND_COST : 0));
        }
    }
  return best;
}

static LtPoint
point_of (LtRouteSearch *self,
          guint          crossing)
{
  return (LtPoint) { g_array_index (self->xs, double, crossing % self->xs->len),
                     g_array_index (self->ys, double, crossing / self->xs->len) };
}

/* From the target backwards; only corners are kept. */
static GArray *
trace (LtRouteSearch     *self,
       const LtRouteEnds *ends,
       guint              state,
       LtSide             enter)
{
  g_autoptr (GArray) backwards = g_array_new (FALSE, FALSE, sizeof (LtPoint));
  GArray *path = g_array_new (FALSE, FALSE, sizeof (LtPoint));
  LtPoint point = lt_route_port (lt_obstacles_get (self->obstacles, ends->to), enter, ends->enter[enter]);

  g_array_append_val (backwards, point);
  while (TRUE)
    {
      const guint crossing = state / LT_N_SIDES;
      const LtSide direction = state % LT_N_SIDES;
      const LtSide before = self->parents[state];

      point = point_of (self, crossing);
      g_array_append_val (backwards, point);
      if (before == LT_N_SIDES)
        {
          point = lt_route_port (lt_obstacles_get (self->obstacles, ends->from), direction, ends->leave[direction]);
          g_array_append_val (backwards, point);
          break;
        }
      state = (crossing - step_x[direction] - step_y[direction] * (gint) self->xs->len) * LT_N_SIDES + before;
    }
  for (guint i = backwards->len; i-- > 0;)
    {
      const LtPoint here = g_array_index (backwards, LtPoint, i);

      if (path->len >= 2)
        {
          LtPoint *last = &g_array_index (path, LtPoint, path->len - 1);
          const LtPoint *earlier = last - 1;

          if ((last->x == here.x && earlier->x == here.x) || (last->y == here.y && earlier->y == here.y))
            {
              *last = here;
              continue;
            }
        }
      g_array_append_val (path, here);
    }
  return path;
}

GArray *
lt_route_search_find (LtRouteSearch     *self,
                      const LtRouteEnds *ends)
{
  const LtRect *from = lt_obstacles_get (self->obstacles, ends->from), *to = lt_obstacles_get (self->obstacles, ends->to);
  const LtRect both = lt_rect_union (from, to);

  self->leave_cost = leave_costs[ends->any_side];
  self->enter_cost = enter_costs[ends->any_side ? 2 : ends->beside];
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      const LtRect window = lt_rect_grow (&both, attempts[i].reach);
      LtSide side = LT_SIDE_LEFT;
      guint state;

      lt_obstacles_query (self->obstacles, &window, self->nearby);
      make_lines (self, &window, ends);
      make_room (self);
      prepare (self, ends, attempts[i].clearance);
      state = search (self, &side);
      if (state != G_MAXUINT)
        return trace (self, ends, state, side);
    }
  return NULL;
}
