#include "config.h"

#include "diagram/obstacles.h"

#include <math.h>

/* About the size of a card with its gaps, so that a cell holds one or two. */
#define CELL 200.0
#define MAX_CELLS_A_SIDE 256

struct _LtObstacles {
  LtRect  *rects;
  guint    n_rects;
  LtRect   bounds;
  guint    columns, rows;
  double   cell_width, cell_height;
  guint   *starts;              /* columns × rows + 1 indexes into entries */
  guint   *entries;             /* obstacles, cell by cell */
  guint   *seen;                /* the last query that found each */
  guint    query;
  GArray  *scratch;
};

typedef struct { guint left, right, top, bottom; } Cells;

static guint
to_cell (double offset,
         double size,
         guint  n)
{
  return (guint) CLAMP (floor (offset / size), 0, n - 1);
}

static Cells
cells_of (LtObstacles  *self,
          const LtRect *area)
{
  return (Cells) {
    to_cell (area->x - self->bounds.x, self->cell_width, self->columns),
    to_cell (area->x + area->width - self->bounds.x, self->cell_width, self->columns),
    to_cell (area->y - self->bounds.y, self->cell_height, self->rows),
    to_cell (area->y + area->height - self->bounds.y, self->cell_height, self->rows),
  };
}

static gboolean
is_finite (const LtRect *rect)
{
  return isfinite (rect->x) && isfinite (rect->y) && isfinite (rect->width) && isfinite (rect->height);
}

/* Two passes: count what each cell holds, then put it there. */
static void
fill_cells (LtObstacles *self)
{
  const guint n_cells = self->columns * self->rows;

  self->starts = g_new0 (guint, n_cells + 1);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->n_rects; i++)
        {
          const Cells cells = cells_of (self, &self->rects[i]);

          for (guint row = cells.top; row <= cells.bottom; row++)
            for (guint column = cells.left; column <= cells.right; column++)
              {
                guint *start = &self->starts[row * self->columns + column];

                /* Filled from the end of each cell backwards, which leaves the starts right. */
                if (pass == 0)
                  (*start)++;
                else
                  self->entries[--*start] = i;
              }
        }
      if (pass > 0)
        break;
      for (guint cell = 1; cell <= n_cells; cell++)
        self->starts[cell] += self->starts[cell - 1];
      self->entries = g_new (guint, self->starts[n_cells]);
    }
}

/**
 * lt_obstacles_new:
 * @rects: copied; what is not finite stands nowhere
 *
 * Returns: (transfer full): the index
 */
LtObstacles *
lt_obstacles_new (const LtRect *rects,
                  guint         n_rects)
{
  LtObstacles *self = g_new0 (LtObstacles, 1);

  self->rects = g_new0 (LtRect, n_rects + 1);
  self->n_rects = n_rects;
  for (guint i = 0; i < n_rects; i++)
    {
      if (is_finite (&rects[i]))
        self->rects[i] = rects[i];
      self->bounds = lt_rect_union (&self->bounds, &self->rects[i]);
    }
  self->columns = (guint) CLAMP (ceil (self->bounds.width / CELL), 1, MAX_CELLS_A_SIDE);
  self->rows = (guint) CLAMP (ceil (self->bounds.height / CELL), 1, MAX_CELLS_A_SIDE);
  self->cell_width = MAX (self->bounds.width / self->columns, 1);
  self->cell_height = MAX (self->bounds.height / self->rows, 1);
  self->seen = g_new0 (guint, n_rects + 1);
  self->scratch = g_array_new (FALSE, FALSE, sizeof (guint));
  fill_cells (self);
  return self;
}

void
lt_obstacles_free (LtObstacles *self)
{
  g_free (self->rects);
  g_free (self->starts);
  g_free (self->entries);
  g_free (self->seen);
  g_array_unref (self->scratch);
  g_free (self);
}

guint
lt_obstacles_count (LtObstacles *self)
{
  return self->n_rects;
}

const LtRect *
lt_obstacles_get (LtObstacles *self,
                  guint        index)
{
  return &self->rects[index];
}

LtRect
lt_obstacles_get_bounds (LtObstacles *self)
{
  return self->bounds;
}

static gint
compare_indexes (gconstpointer a,
                 gconstpointer b)
{
  const guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

static void
collect (LtObstacles  *self,
         const LtRect *area,
         GArray       *found)
{
  const Cells cells = cells_of (self, area);

  self->query++;
  g_array_set_size (found, 0);
  for (guint row = cells.top; row <= cells.bottom; row++)
    for (guint column = cells.left; column <= cells.right; column++)
      {
        const guint cell = row * self->columns + column;

        for (guint k = self->starts[cell]; k < self->starts[cell + 1]; k++)
          {
            const guint i = self->entries[k];

            if (self->seen[i] == self->query || !lt_rect_intersects (&self->rects[i], area))
              continue;
            self->seen[i] = self->query;
            g_array_append_val (found, i);
          }
      }
}

void
lt_obstacles_query (LtObstacles  *self,
                    const LtRect *area,
                    GArray       *found)
{
  collect (self, area, found);
  g_array_sort (found, compare_indexes);
}

gboolean
lt_obstacles_touch (LtObstacles  *self,
                    const LtRect *area,
                    guint         but,
                    guint         and_but)
{
  collect (self, area, self->scratch);
  for (guint k = 0; k < self->scratch->len; k++)
    {
      const guint i = g_array_index (self->scratch, guint, k);

      if (i != but && i != and_but)
        return TRUE;
    }
  return FALSE;
}

gboolean
lt_obstacles_meet_bezier (LtObstacles   *self,
                          const LtPoint *p,
                          double         clearance,
                          guint          from,
                          guint          to,
                          double         graze)
{
  const LtCurve piece = { (LtPoint *) p, 4 };
  LtRect area = lt_curve_get_bounds (&piece);
  g_autoptr (GArray) flat = NULL;

  area = lt_rect_grow (&area, MAX (MAX (clearance, graze), 0) + 1);
  collect (self, &area, self->scratch);
  for (guint k = 0; k < self->scratch->len; k++)
    {
      const guint i = g_array_index (self->scratch, guint, k);
      const gboolean end = i == from || i == to;
      const LtRect rect = lt_rect_grow (&self->rects[i], end ? graze : MAX (clearance, graze));

      if (flat == NULL)
        flat = lt_curve_flatten (&piece, 0.5);
      for (guint n = 0; n + 1 < flat->len; n++)
        if (lt_rect_crosses_line (&rect, g_array_index (flat, LtPoint, n), g_array_index (flat, LtPoint, n + 1)))
          return TRUE;
    }
  return FALSE;
}

/* Piece by piece, because the bounds of a long curve hold half the diagram. */
gboolean
lt_obstacles_meet_curve (LtObstacles   *self,
                         const LtCurve *curve,
                         double         clearance,
                         guint          from,
                         guint          to,
                         double         graze)
{
  for (guint i = 0; i + 3 < curve->n_points; i += 3)
    if (lt_obstacles_meet_bezier (self, curve->points + i, clearance, from, to, graze))
      return TRUE;
  return FALSE;
}

gboolean
lt_obstacles_contain_point (LtObstacles *self,
                            LtPoint      point,
                            double       clearance,
                            guint        but)
{
  const LtRect area = { point.x - clearance - 1, point.y - clearance - 1, 2 * clearance + 2, 2 * clearance + 2 };

  collect (self, &area, self->scratch);
  for (guint k = 0; k < self->scratch->len; k++)
    {
      const guint i = g_array_index (self->scratch, guint, k);
      const LtRect rect = lt_rect_grow (&self->rects[i], clearance);

      if (i != but && lt_rect_contains (&rect, point))
        return TRUE;
    }
  return FALSE;
}
