#include "config.h"

#include "diagram/free-path.h"

#include <math.h>
#include <string.h>

/* What a path keeps from cards, and how far outside a card's corner it turns; each further path around the same corner
 * a little farther out, so that they do not run over each other. */
#define CLEARANCE 7.0
#define MARGIN 11.0
#define STEP 6.0
#define MAX_STEPS 3
/* A bend is worth such a detour. */
#define BEND_COST 24.0
/* Around more cards than this a path at right angles is found faster, and looks tidier. */
#define MAX_BLOCKERS 16
#define N_CORNERS 4
#define MAX_POINTS (2 + N_CORNERS * MAX_BLOCKERS)

struct _LtFreePath {
  LtObstacles *obstacles;       /* not owned */
  guint8      *used;            /* how many paths go around each corner of each obstacle */
  GArray      *nearby;          /* guint */

  /* One path's: */
  guint        from, to;
  guint        blockers[MAX_BLOCKERS];
  guint        n_blockers;
  LtPoint      points[MAX_POINTS];  /* start, end, then the blockers' corners */
  guint        corners[MAX_POINTS]; /* which corner of which obstacle: its index times four */
  guint        n_points;
};

LtFreePath *
lt_free_path_new (LtObstacles *obstacles)
{
  LtFreePath *self = g_new0 (LtFreePath, 1);

  self->obstacles = obstacles;
  self->used = g_new0 (guint8, lt_obstacles_count (obstacles) * N_CORNERS + 1);
  self->nearby = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
lt_free_path_free (LtFreePath *self)
{
  g_free (self->used);
  g_array_unref (self->nearby);
  g_free (self);
}

static LtRect
grown (LtFreePath *self,
       guint       obstacle)
{
  return lt_rect_grow (lt_obstacles_get (self->obstacles, obstacle), CLEARANCE);
}

static gboolean
is_blocked (LtFreePath *self,
            LtPoint     a,
            LtPoint     b)
{
  for (guint i = 0; i < self->n_blockers; i++)
    {
      const LtRect rect = grown (self, self->blockers[i]);

      if (lt_rect_crosses_line (&rect, a, b))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_covered (LtFreePath *self,
            LtPoint     point)
{
  for (guint i = 0; i < self->n_blockers; i++)
    {
      const LtRect rect = grown (self, self->blockers[i]);

      if (lt_rect_contains (&rect, point))
        return TRUE;
    }
  return FALSE;
}

static void
list_points (LtFreePath *self)
{
  self->n_points = 2;
  for (guint i = 0; i < self->n_blockers; i++)
    for (guint corner = 0; corner < N_CORNERS; corner++)
      {
        const guint id = self->blockers[i] * N_CORNERS + corner;
        const LtRect rect = lt_rect_grow (lt_obstacles_get (self->obstacles, self->blockers[i]),
                                          MARGIN + STEP * MIN (self->used[id], MAX_STEPS));
        const LtPoint point = { rect.x + (corner % 2) * rect.width, rect.y + (corner / 2) * rect.height };

        if (is_covered (self, point))
          continue;
        self->corners[self->n_points] = id;
        self->points[self->n_points++] = point;
      }
}

/* Dijkstra among the points; what sees what is only looked at where it matters. Fills @before. */
static gboolean
connect_points (LtFreePath *self,
                guint      *before)
{
  double costs[MAX_POINTS];
  gboolean done[MAX_POINTS] = { FALSE };

  for (guint i = 0; i < self->n_points; i++)
    costs[i] = G_MAXDOUBLE;
  costs[0] = 0;
  while (TRUE)
    {
      guint best = G_MAXUINT;

      for (guint i = 0; i < self->n_points; i++)
        if (!done[i] && costs[i] < G_MAXDOUBLE && (best == G_MAXUINT || costs[i] < costs[best]))
          best = i;
      if (best == G_MAXUINT || best == 1)
        return best == 1;
      done[best] = TRUE;
      for (guint i = 1; i < self->n_points; i++)
        {
          const LtPoint a = self->points[best], b = self->points[i];
          const double cost = costs[best] + hypot (a.x - b.x, a.y - b.y) + BEND_COST;

          if (!done[i] && cost < costs[i] && !is_blocked (self, a, b))
            {
              costs[i] = cost;
              before[i] = best;
            }
        }
    }
}

/* Adds the cards that a straight piece meets; FALSE where they become too many. */
static gboolean
add_blockers (LtFreePath *self,
              LtPoint     a,
              LtPoint     b,
              gboolean   *any)
{
  const LtRect area = { MIN (a.x, b.x) - CLEARANCE, MIN (a.y, b.y) - CLEARANCE,
                        fabs (a.x - b.x) + 2 * CLEARANCE, fabs (a.y - b.y) + 2 * CLEARANCE };

  lt_obstacles_query (self->obstacles, &area, self->nearby);
  for (guint k = 0; k < self->nearby->len; k++)
    {
      const guint obstacle = g_array_index (self->nearby, guint, k);
      const LtRect rect = grown (self, obstacle);
      gboolean known = obstacle == self->from || obstacle == self->to;

      for (guint i = 0; !known && i < self->n_blockers; i++)
        known = self->blockers[i] == obstacle;
      if (known || !lt_rect_crosses_line (&rect, a, b))
        continue;
      if (self->n_blockers == MAX_BLOCKERS)
        return FALSE;
      self->blockers[self->n_blockers++] = obstacle;
      *any = TRUE;
    }
  return TRUE;
}

static GArray *
trace (LtFreePath  *self,
       const guint *before)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (LtPoint));

  for (guint i = 1;; i = before[i])
    {
      g_array_prepend_val (path, self->points[i]);
      if (i == 0)
        return path;
      if (i > 1)
        self->used[self->corners[i]] = MIN (self->used[self->corners[i]] + 1, G_MAXUINT8);
    }
}

/* A shortest path around some cards that meets no other card is the shortest around all: so only those count that were
 * met on the way. */
GArray *
lt_free_path_find (LtFreePath *self,
                   guint       from,
                   guint       to,
                   LtPoint     start,
                   LtPoint     end)
{
  guint before[MAX_POINTS] = { 0 };
  gboolean any = TRUE;

  self->from = from;
  self->to = to;
  self->n_blockers = 0;
  self->points[0] = start;
  self->points[1] = end;
  while (any)
    {
      any = FALSE;
      list_points (self);
      if (!connect_points (self, before))
        return NULL;
      for (guint i = 1; i != 0; i = before[i])
        if (!add_blockers (self, self->points[before[i]], self->points[i], &any))
          return NULL;
    }
  return trace (self, before);
}
