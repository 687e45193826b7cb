#include "config.h"

#include "diagram/corridors.h"

#include <math.h>
#include <stdlib.h>

/* How far a piece may be moved into the open, what it keeps from cards, and from its neighbours. */
#define REACH 36.0
#define CLEARANCE 9.0
#define STEP 7.0

/* One piece of a path that is free to move across its direction: neither its first nor its last. */
typedef struct {
  GArray  *path;
  guint    corner;              /* the piece goes from this corner to the next */
  double   at;                  /* across its direction */
  double   low, high;           /* where it may be */
  double   start, end;          /* along its direction, start < end */
  double   key, second_key;     /* order beside others, so that they do not cross each other */
  guint    order;
  guint    track;
} Piece;

static double
across (const LtPoint *p,
        gboolean       upright)
{
  return upright ? p->x : p->y;
}

static double
along (const LtPoint *p,
       gboolean       upright)
{
  return upright ? p->y : p->x;
}

/* The room between the cards on both sides. */
static void
find_room (LtObstacles *obstacles,
           Piece       *piece,
           gboolean     upright,
           GArray      *found)
{
  const double low = piece->at - REACH - CLEARANCE, size = 2 * (REACH + CLEARANCE);
  const double start = piece->start - 4, length = piece->end - piece->start + 8;
  const LtRect area = upright ? (LtRect) { low, start, size, length } : (LtRect) { start, low, length, size };

  piece->low = piece->at - REACH;
  piece->high = piece->at + REACH;
  lt_obstacles_query (obstacles, &area, found);
  for (guint k = 0; k < found->len; k++)
    {
      const LtRect *rect = lt_obstacles_get (obstacles, g_array_index (found, guint, k));
      const double near = upright ? rect->x : rect->y;
      const double far = near + (upright ? rect->width : rect->height);

      if (far <= piece->at)
        piece->low = MAX (piece->low, far + CLEARANCE);
      else if (near >= piece->at)
        piece->high = MIN (piece->high, near - CLEARANCE);
      else
        piece->low = piece->high = piece->at;
    }
}

/* The pieces before and after must not turn round when this one moves. */
static void
keep_direction (Piece        *piece,
                double        neighbour,
                double        least)
{
  if (neighbour < piece->at)
    piece->low = MAX (piece->low, MIN (neighbour + least, piece->at));
  else
    piece->high = MIN (piece->high, MAX (neighbour - least, piece->at));
}

static void
add_piece (LtObstacles *obstacles,
           GArray      *pieces,
           GArray      *path,
           guint        corner,
           gboolean     upright,
           GArray      *found)
{
  const LtPoint *c = &g_array_index (path, LtPoint, corner);
  const double a = along (&c[0], upright), b = along (&c[1], upright);
  Piece piece = { .path = path, .corner = corner, .at = across (&c[0], upright), .order = pieces->len };
  const double before = across (&c[-1], upright), after = across (&c[2], upright);

  piece.start = MIN (a, b);
  piece.end = MAX (a, b);
  find_room (obstacles, &piece, upright, found);
  keep_direction (&piece, before, corner == 1 ? 8 : 2);
  keep_direction (&piece, after, corner + 3 == path->len ? 12 : 2);
  if (piece.low > piece.high)
    piece.low = piece.high = piece.at;
  /* Of those that turn the same way the one that turns in first stays outside. */
  piece.key = (b > a) == (after > before) ? -a : a;
  piece.second_key = (b > a) == (after > before) ? -b : b;
  piece.at = (piece.low + piece.high) / 2;
  g_array_append_val (pieces, piece);
}

static gint
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Piece *first = a, *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

static gint
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Piece *first = a, *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  if (first->second_key != second->second_key)
    return first->second_key < second->second_key ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

static gboolean
overlap (const Piece *a,
         const Piece *b)
{
  return a->start < b->end + STEP && b->start < a->end + STEP;
}

/* Beside each other in the order of their keys; those that do not meet share a track. */
static void
spread_cluster (Piece *pieces,
                guint  n)
{
  double low = -G_MAXDOUBLE, high = G_MAXDOUBLE, middle = 0, step;
  guint n_tracks = 0;

  qsort (pieces, n, sizeof *pieces, compare_keys);
  for (guint i = 0; i < n; i++)
    {
      pieces[i].track = 0;
      for (guint k = 0; k < i; k++)
        if (overlap (&pieces[k], &pieces[i]))
          pieces[i].track = MAX (pieces[i].track, pieces[k].track + 1);
      n_tracks = MAX (n_tracks, pieces[i].track + 1);
      low = MAX (low, pieces[i].low);
      high = MIN (high, pieces[i].high);
      middle += pieces[i].at / n;
    }
  if (n_tracks < 2)
    return;
  step = MIN (STEP, MAX (high - low, 0) / (n_tracks - 1));
  for (guint i = 0; i < n; i++)
    pieces[i].at = CLAMP (middle + (pieces[i].track - (n_tracks - 1) / 2.0) * step, pieces[i].low, pieces[i].high);
}

static gint
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Piece *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

/* Pieces in one corridor, but perhaps in different stretches of it. */
static void
spread_corridor (Piece *pieces,
                 guint  n)
{
  qsort (pieces, n, sizeof *pieces, compare_starts);
  for (guint start = 0, end; start < n; start = end)
    {
      double reach = pieces[start].end;

      for (end = start + 1; end < n && pieces[end].start < reach + STEP; end++)
        reach = MAX (reach, pieces[end].end);
      spread_cluster (pieces + start, end - start);
    }
}

static void
move_piece (const Piece *piece,
            gboolean     upright)
{
  for (guint i = 0; i < 2; i++)
    {
      LtPoint *corner = &g_array_index (piece->path, LtPoint, piece->corner + i);

      *(upright ? &corner->x : &corner->y) = piece->at;
    }
}

static void
spread_direction (LtObstacles *obstacles,
                  GPtrArray   *paths,
                  gboolean     upright)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  Piece *all;

  for (guint i = 0; i < paths->len; i++)
    {
      GArray *path = g_ptr_array_index (paths, i);

      for (guint corner = 1; corner + 2 < path->len; corner++)
        {
          const LtPoint *c = &g_array_index (path, LtPoint, corner);

          if (across (&c[0], upright) == across (&c[1], upright) && along (&c[0], upright) != along (&c[1], upright))
            add_piece (obstacles, pieces, path, corner, upright, found);
        }
    }
  g_array_sort (pieces, compare_places);
  all = (Piece *) (gpointer) pieces->data;
  for (guint start = 0, end; start < pieces->len; start = end)
    {
      for (end = start + 1; end < pieces->len && all[end].at - all[end - 1].at < STEP; end++)
        ;
      spread_corridor (all + start, end - start);
    }
  for (guint i = 0; i < pieces->len; i++)
    move_piece (&all[i], upright);
}

void
lt_corridors_spread (LtObstacles *obstacles,
                     GPtrArray   *paths)
{
  spread_direction (obstacles, paths, TRUE);
  spread_direction (obstacles, paths, FALSE);
}
