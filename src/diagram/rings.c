/* Cards on rings around one of them: which ring is how many flows lie between, where on the ring is an angle from Graphviz,
 * and how wide the rings are is ours: as narrow as cards that may not touch allow. */
#include "config.h"

#include "diagram/plan.h"
#include "layout-helper/fitting.h"

#include <math.h>
#include <stdlib.h>

/* What a ring grows by until its cards have room. */
#define GROWTH 1.03
#define MAX_GROWTHS 600
/* A ring that would have to be wider than this many rings' distances, because it has so many cards, becomes several. */
#define WIDEST 3.0
#define SWEEPS 4
#define MAX_SLACK 1.4

typedef struct {
  const LtLayoutJob *job;
  LtWalk  *walk;                /* from the root to every card */
  double  *angles;              /* of every card */
  LtPoint *centres;             /* of the cards placed by now */
  GArray  *placed;              /* guint */
} Rings;

typedef struct { double angle, at; guint card; } Seat;

/* Whatever does not hang together with the root comes last, on a ring of its own. */
static void
find_levels (Rings *rings)
{
  const LtLayoutJob *job = rings->job;
  LtWalk *walk = rings->walk;
  guint last;

  lt_walk_from (walk, job->root);
  last = walk->levels[walk->order[walk->n_reached - 1]];
  for (guint i = 0; i < job->n_nodes; i++)
    if (walk->levels[i] == G_MAXUINT)
      {
        walk->levels[i] = last + 1;
        walk->parents[i] = job->root;
        walk->order[walk->n_reached++] = i;
      }
}

static gboolean
touch (const Rings *rings,
       guint        a,
       guint        b)
{
  const double (*sizes)[2] = (const double (*)[2]) rings->job->sizes;

  return fabs (rings->centres[a].x - rings->centres[b].x) < (sizes[a][0] + sizes[b][0]) / 2 - 1e-6 &&
         fabs (rings->centres[a].y - rings->centres[b].y) < (sizes[a][1] + sizes[b][1]) / 2 - 1e-6;
}

/* The angle between two neighbours on a ring that keeps them from touching: along the ring they lie the one beside the
 * other at the top, and the one below the other at the right. */
static double
find_need (const Rings *rings,
           const Seat  *a,
           const Seat  *b,
           double       radius)
{
  const double (*sizes)[2] = (const double (*)[2]) rings->job->sizes;
  const double middle = b->at >= a->at ? (a->at + b->at) / 2 : (a->at + b->at) / 2 + G_PI;
  const double wide = (sizes[a->card][0] + sizes[b->card][0]) / 2, high = (sizes[a->card][1] + sizes[b->card][1]) / 2;
  const double chord = 1 / MAX (fabs (sin (middle)) / MAX (wide, 1), fabs (cos (middle)) / MAX (high, 1));

  return 2 * asin (MIN (chord / (2 * radius), 1));
}

static gint
compare_seats (gconstpointer a,
               gconstpointer b)
{
  const Seat *first = a, *second = b;

  if (first->angle != second->angle)
    return first->angle < second->angle ? -1 : 1;
  return first->card < second->card ? -1 : 1;
}

/* As near to their angles as their needs allow, in least squares. */
static void
settle (Seat         *seats,
        guint         n,
        const double *needs)
{
  g_autofree double *angles = g_new (double, n + 1);
  double offset = 0;

  for (guint i = 0; i < n; i++)
    {
      angles[i] = seats[i].angle - offset;
      offset += needs[i];
    }
  lt_fit_rising (angles, NULL, n);
  offset = 0;
  for (guint i = 0; i < n; i++)
    {
      seats[i].at = angles[i] + offset;
      offset += needs[i];
    }
}

/* Turns the list so that the widest gap is between its last and its first. */
static void
cut (Seat *seats,
     guint n)
{
  g_autofree Seat *old = g_memdup2 (seats, n * sizeof *seats);
  double widest = -1;
  guint first = 0;

  for (guint i = 0; i < n; i++)
    {
      const double gap = i > 0 ? old[i].angle - old[i - 1].angle : old[0].angle + 2 * G_PI - old[n - 1].angle;

      if (gap > widest + 1e-9)
        {
          widest = gap;
          first = i;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      seats[i] = old[(first + i) % n];
      if (first + i >= n)
        seats[i].angle += 2 * G_PI;
    }
}

/* FALSE where the ring is too narrow.
 * @slack: how much more than its need between two neighbours, which is found from where they were to be */
static gboolean
try_radius (Rings  *rings,
            Seat   *seats,
            guint   n,
            double  radius,
            double  slack)
{
  g_autofree double *needs = g_new0 (double, n + 1);

  for (guint i = 0; i < n; i++)
    seats[i].at = seats[i].angle;
  for (guint sweep = 0; sweep < SWEEPS && n > 1; sweep++)
    {
      double total = 0;

      for (guint i = 0; i < n; i++)
        total += needs[i] = slack * find_need (rings, &seats[i], &seats[(i + 1) % n], radius);
      if (total > 2 * G_PI)
        return FALSE;
      settle (seats, n, needs);
      /* Round the whole ring and into its own beginning: all are pushed along, each by what it needs. */
      if (seats[0].at + 2 * G_PI - seats[n - 1].at < needs[n - 1])
        for (guint i = 1; i < n; i++)
          seats[i].at = seats[i - 1].at + needs[i - 1] * 2 * G_PI / total;
    }
  for (guint i = 0; i < n; i++)
    {
      const guint card = seats[i].card;

      rings->centres[card] = (LtPoint) { radius * cos (seats[i].at), radius * sin (seats[i].at) };
      for (guint k = 0; k < i; k++)
        if (touch (rings, card, seats[k].card))
          return FALSE;
      for (guint k = 0; k < rings->placed->len; k++)
        if (touch (rings, card, g_array_index (rings->placed, guint, k)))
          return FALSE;
    }
  return TRUE;
}

/* Returns the ring's radius. */
static double
place_ring (Rings  *rings,
            Seat   *seats,
            guint   n,
            double  inner)
{
  double radius = inner + rings->job->rank_gap;
  gboolean placed = FALSE;

  cut (seats, n);
  for (guint i = 0; i < MAX_GROWTHS && !placed; i++)
    {
      radius = i > 0 ? radius * GROWTH + 1 : radius;
      for (double slack = 1; slack < MAX_SLACK && !placed; slack += 0.06)
        placed = try_radius (rings, seats, n, radius, slack);
    }
  for (guint i = 0; i < n; i++)
    g_array_append_val (rings->placed, seats[i].card);
  return radius;
}

/* How many rings the cards of one level take. */
static guint
count_rings (const Rings *rings,
             const Seat  *seats,
             guint        n,
             double       inner)
{
  const double narrowest = inner + rings->job->rank_gap;
  double around = 0;

  for (guint i = 0; i < n; i++)
    around += (rings->job->sizes[seats[i].card][0] + rings->job->sizes[seats[i].card][1]) / 2;
  return CLAMP (ceil (sqrt (around / (2 * G_PI * WIDEST * narrowest))), 1, n);
}

static void
place_level (Rings  *rings,
             Seat   *seats,
             guint   n,
             double *inner)
{
  const guint n_rings = count_rings (rings, seats, n, *inner);

  qsort (seats, n, sizeof *seats, compare_seats);
  for (guint ring = 0; ring < n_rings; ring++)
    {
      g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (Seat));

      for (guint i = ring; i < n; i += n_rings)
        g_array_append_val (some, seats[i]);
      *inner = place_ring (rings, (Seat *) (gpointer) some->data, some->len, *inner);
    }
}

static void
place_all (Rings *rings)
{
  const LtLayoutJob *job = rings->job;
  const guint *order = rings->walk->order, *levels = rings->walk->levels;
  double inner = 0;

  rings->centres[job->root] = (LtPoint) { 0, 0 };
  g_array_append_val (rings->placed, job->root);
  for (guint start = 1, end; start < job->n_nodes; start = end)
    {
      g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (Seat));

      for (end = start; end < job->n_nodes && levels[order[end]] == levels[order[start]]; end++)
        {
          const Seat seat = { rings->angles[order[end]], 0, order[end] };

          g_array_append_val (seats, seat);
        }
      place_level (rings, (Seat *) (gpointer) seats->data, seats->len, &inner);
    }
}

static void
rings_init (Rings             *rings,
            const LtLayoutJob *job)
{
  *rings = (Rings) { job, lt_walk_new (job), g_new0 (double, job->n_nodes + 1), g_new0 (LtPoint, job->n_nodes + 1),
                     g_array_new (FALSE, FALSE, sizeof (guint)) };
  find_levels (rings);
}

static void
rings_clear (Rings *rings)
{
  lt_walk_free (rings->walk);
  g_free (rings->angles);
  g_free (rings->centres);
  g_array_unref (rings->placed);
}

static void
write_rects (Rings  *rings,
             GArray *rects)
{
  for (guint i = 0; i < rings->job->n_nodes; i++)
    {
      const double *size = rings->job->sizes[i];

      g_array_index (rects, LtRect, i) = (LtRect) { rings->centres[i].x - size[0] / 2, rings->centres[i].y - size[1] / 2,
                                                    size[0], size[1] };
    }
}

/**
 * lt_rings_arrange:
 * @rects: an LtRect for every card of @job, whose angles at the root's are kept as far as there is room
 *
 * Puts them on rings of our own, the root in the middle at 0, 0; none touches another.
 */
void
lt_rings_arrange (const LtLayoutJob *job,
                  GArray            *rects)
{
  const LtPoint middle = lt_rect_centre (&g_array_index (rects, LtRect, job->root));
  Rings rings;

  rings_init (&rings, job);
  for (guint i = 0; i < job->n_nodes; i++)
    {
      const LtPoint centre = lt_rect_centre (&g_array_index (rects, LtRect, i));

      rings.angles[i] = atan2 (centre.y - middle.y, centre.x - middle.x);
    }
  place_all (&rings);
  write_rects (&rings, rects);
  rings_clear (&rings);
}

/* Every card has a share of its parent's angle, by how many ends the tree has behind it. */
static void
share_angles (Rings *rings)
{
  const guint n = rings->job->n_nodes;
  g_autofree double *leaves = g_new0 (double, n + 1);
  g_autofree double *starts = g_new0 (double, n + 1);     /* where the rest of a card's share begins */
  g_autofree double *spans = g_new0 (double, n + 1);

  for (guint k = n; k-- > 1;)
    {
      const guint card = rings->walk->order[k];

      leaves[card] = MAX (leaves[card], 1);
      leaves[rings->walk->parents[card]] += leaves[card];
    }
  spans[rings->job->root] = 2 * G_PI;
  for (guint k = 1; k < n; k++)
    {
      const guint card = rings->walk->order[k], parent = rings->walk->parents[card];

      spans[card] = spans[parent] * leaves[card] / leaves[parent];
      rings->angles[card] = starts[parent] + spans[card] / 2 - G_PI;
      starts[card] = starts[parent];
      starts[parent] += spans[card];
    }
}

/**
 * lt_rings_answer:
 *
 * Returns: (transfer full): places on rings, the root in the middle, without Graphviz's help
 */
LtLayoutAnswer *
lt_rings_answer (const LtLayoutJob *job)
{
  LtLayoutAnswer *answer = lt_layout_answer_new (job->n_nodes, job->n_edges);
  Rings rings;

  answer->attempt = 1;
  if (job->n_nodes == 0)
    return answer;
  rings_init (&rings, job);
  share_angles (&rings);
  place_all (&rings);
  write_rects (&rings, answer->nodes);
  rings_clear (&rings);
  return answer;
}
