#include "edge-index.h"

#include "grid.h"

#include <math.h>

/* A little larger than a card. */
#define CELL 256.0
/* Pieces of an edge that fit into so much go into the index as one. */
#define BOX (CELL / 2)
/* How far a flattened edge may stray from its curve: far less than one can point. */
#define FLATNESS 0.5
/* With more edges than this share indexed apart, all are indexed anew. */
#define MOST_RECENT 0.25

/* The edges of a diagram as they were when all were indexed. */
typedef struct {
  LtGrid *grid;
  guint   n;
  gatomicrefcount refs;
} Base;

struct _LtEdgeIndex {
  guint    n;
  GArray **points;      /* for every edge */
  Base    *base;
  guint   *origins;     /* for every edge: its number in the base, or LT_NO_EDGE */
  guint   *present;     /* for every edge of the base: its number now, or LT_NO_EDGE */
  LtGrid  *recent;      /* those that are not in the base */
};

/* --- The base --- */

static Base *
base_new (void)
{
  Base *self = g_new0 (Base, 1);

  g_atomic_ref_count_init (&self->refs);
  self->grid = lt_grid_new (CELL);
  return self;
}

static Base *
base_ref (Base *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
base_unref (Base *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  lt_grid_free (self->grid);
  g_free (self);
}

/* --- Indexing --- */

static LtRect
piece_rect (LtPoint a, LtPoint b)
{
  return (LtRect) { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };
}

/* A bend is many short pieces that lie in one cell or two: they go in together. */
static LtRect
next_box (const GArray *points, guint *at)
{
  const LtPoint *p = (const LtPoint *) (gconstpointer) points->data;
  LtRect box = piece_rect (p[*at], p[*at + 1]);

  for (*at += 1; *at + 1 < points->len; *at += 1)
    {
      LtPoint end = p[*at + 1];
      double left = MIN (box.x, end.x), right = MAX (box.x + box.width, end.x);
      double top = MIN (box.y, end.y), bottom = MAX (box.y + box.height, end.y);

      if (!(right - left <= BOX && bottom - top <= BOX))
        break;
      box = (LtRect) { left, top, right - left, bottom - top };
    }
  return box;
}

static void
insert (LtGrid *grid, const GArray *points, guint edge)
{
  for (guint k = 0; k + 1 < points->len;)
    {
      LtRect box = next_box (points, &k);

      lt_grid_insert (grid, &box, edge);
    }
}

static LtEdgeIndex *
allocate (guint n)
{
  LtEdgeIndex *self = g_new0 (LtEdgeIndex, 1);

  self->n = n;
  self->points = g_new0 (GArray *, n + 1);
  self->origins = g_new (guint, n + 1);
  self->recent = lt_grid_new (CELL);
  return self;
}

/* Its edges have their points. */
static void
index_all (LtEdgeIndex *self)
{
  self->base = base_new ();
  self->base->n = self->n;
  self->present = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    {
      insert (self->base->grid, self->points[i], i);
      self->origins[i] = self->present[i] = i;
    }
}

static void
index_recent (LtEdgeIndex *self, Base *base)
{
  self->base = base_ref (base);
  self->present = g_new (guint, base->n + 1);
  for (guint i = 0; i < base->n; i++)
    self->present[i] = LT_NO_EDGE;
  for (guint i = 0; i < self->n; i++)
    if (self->origins[i] != LT_NO_EDGE)
      self->present[self->origins[i]] = i;
    else
      insert (self->recent, self->points[i], i);
}

LtEdgeIndex *
lt_edge_index_new (LtGraph *graph, LtLayout *layout)
{
  LtEdgeIndex *self = allocate (graph->edges->len);

  for (guint i = 0; i < self->n; i++)
    self->points[i] = lt_curve_flatten (lt_layout_curve (layout, i), FLATNESS);
  index_all (self);
  return self;
}

LtEdgeIndex *
lt_edge_index_after (LtEdgeIndex *before, LtGraph *graph, LtLayout *layout, const guint *same)
{
  LtEdgeIndex *self = allocate (graph->edges->len);
  guint n_recent = 0;

  for (guint i = 0; i < self->n; i++)
    {
      gboolean known = same[i] != LT_NO_EDGE;

      self->points[i] = known ? g_array_ref (before->points[same[i]]) : lt_curve_flatten (lt_layout_curve (layout, i), FLATNESS);
      self->origins[i] = known ? before->origins[same[i]] : LT_NO_EDGE;
      n_recent += self->origins[i] == LT_NO_EDGE;
    }
  if (n_recent >= MOST_RECENT * self->n || before->base->n > 2 * self->n)
    index_all (self);
  else
    index_recent (self, before->base);
  return self;
}

void
lt_edge_index_free (LtEdgeIndex *self)
{
  for (guint i = 0; i < self->n; i++)
    g_array_unref (self->points[i]);
  g_free (self->points);
  g_free (self->origins);
  g_free (self->present);
  base_unref (self->base);
  lt_grid_free (self->recent);
  g_free (self);
}

/* --- Asking --- */

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  guint i = *(const guint *) a, k = *(const guint *) b;

  return (i > k) - (i < k);
}

void
lt_edge_index_query (LtEdgeIndex *self, const LtRect *area, GArray *found)
{
  g_autoptr(GArray) recent = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean sorted = TRUE;
  guint n = 0;

  lt_grid_query (self->base->grid, area, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint edge = self->present[g_array_index (found, guint, i)];

      if (edge == LT_NO_EDGE)
        continue;
      sorted = sorted && (n == 0 || g_array_index (found, guint, n - 1) < edge);
      g_array_index (found, guint, n++) = edge;
    }
  g_array_set_size (found, n);
  lt_grid_query (self->recent, area, recent);
  g_array_append_vals (found, recent->data, recent->len);
  if (!sorted || recent->len > 0)
    g_array_sort (found, compare_edges);
}

GArray *
lt_edge_index_get (LtEdgeIndex *self, guint edge)
{
  return self->points[edge];
}
