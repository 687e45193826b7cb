#include "app/tile-plan.h"

#include <math.h>

/* Octaves. Of finer tiles it takes four times as many for each, and they are no better to look at. */
#define FINEST 2.2
/* What another look costs in octaves: the right colours a little coarser are worth less than the right size. */
#define LOOK_COST 0.05

/* A rectangle of the view: from a pixel up to another, without it. */
typedef struct {
  gint x0, y0, x1, y1;
} Box;

static gboolean
is_empty (const Box *box)
{
  return box->x0 >= box->x1 || box->y0 >= box->y1;
}

static Box
intersect (const Box *a, const Box *b)
{
  return (Box) { MAX (a->x0, b->x0), MAX (a->y0, b->y0), MIN (a->x1, b->x1), MIN (a->y1, b->y1) };
}

/* The extents in pixels of the view, rounded outwards. */
static Box
extents_box (const LtTileView *view, const LtRect *extents)
{
  double x0 = floor (extents->x * view->scale) - view->x, y0 = floor (extents->y * view->scale) - view->y;
  double x1 = ceil ((extents->x + extents->width) * view->scale) - view->x;
  double y1 = ceil ((extents->y + extents->height) * view->scale) - view->y;

  return (Box) { CLAMP (x0, -1e8, 1e8), CLAMP (y0, -1e8, 1e8), CLAMP (x1, -1e8, 1e8), CLAMP (y1, -1e8, 1e8) };
}

static gint
floor_div (gint a)
{
  return a >= 0 ? a / LT_TILE_SIZE : -((-a + LT_TILE_SIZE - 1) / LT_TILE_SIZE);
}

/* --- What a view asks for --- */

static double
distance (const LtTileKey *key, const LtTileView *view)
{
  double x = (key->x + 0.5) * LT_TILE_SIZE - view->x - view->width / 2.0;
  double y = (key->y + 0.5) * LT_TILE_SIZE - view->y - view->height / 2.0;

  return hypot (x, y);
}

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer view)
{
  double x = distance (a, view), y = distance (b, view);

  return (x > y) - (x < y);
}

void
lt_tile_plan_cells (const LtTileView *view, guint look, const LtRect *extents, guint rings, GArray *keys)
{
  gint margin = rings * LT_TILE_SIZE;
  Box all = { -margin, -margin, view->width + margin, view->height + margin }, there = extents_box (view, extents), box;
  g_autoptr(GArray) cells = g_array_new (FALSE, FALSE, sizeof (LtTileKey));

  box = intersect (&all, &there);
  if (is_empty (&box))
    return;
  for (gint y = floor_div (view->y + box.y0); y <= floor_div (view->y + box.y1 - 1); y++)
    for (gint x = floor_div (view->x + box.x0); x <= floor_div (view->x + box.x1 - 1); x++)
      {
        LtTileKey key = { look, view->scale, x, y };

        g_array_append_val (cells, key);
      }
  g_array_sort_with_data (cells, compare_distance, (gpointer) view);
  g_array_append_vals (keys, cells->data, cells->len);
}

/* --- What fills it --- */

typedef struct {
  LtTileLevel level;
  double      cost;
} Candidate;

typedef struct {
  LtTileCache      *cache;
  const LtTileView *view;
  GArray           *candidates;
  GArray           *ops;
} Plan;

static int
compare_cost (gconstpointer a, gconstpointer b)
{
  double x = ((const Candidate *) a)->cost, y = ((const Candidate *) b)->cost;

  return (x > y) - (x < y);
}

static GArray *
find_candidates (LtTileCache *cache, const guint *looks, guint n_looks, const LtTileView *view)
{
  GArray *levels = lt_tile_cache_get_levels (cache), *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < levels->len; i++)
    for (guint k = 0; k < n_looks; k++)
      {
        const LtTileLevel *level = &g_array_index (levels, LtTileLevel, i);
        double octaves = log2 (level->scale / view->scale);
        Candidate candidate = { *level, fabs (octaves) + k * LOOK_COST };

        if (level->look == looks[k] && octaves <= FINEST)
          g_array_append_val (candidates, candidate);
      }
  g_array_sort (candidates, compare_cost);
  return candidates;
}

static void
add_op (Plan *plan, const Box *box, LtTile *tile, double ratio)
{
  LtTileOp op = { tile, box->x0, box->y0, box->x1 - box->x0, box->y1 - box->y0, ratio, 0, 0 };

  if (tile != NULL)
    {
      op.left = tile->key.x * (double) LT_TILE_SIZE / ratio - plan->view->x;
      op.top = tile->key.y * (double) LT_TILE_SIZE / ratio - plan->view->y;
    }
  g_array_append_val (plan->ops, op);
}

/* The border between two tiles falls on a whole pixel, the same for both. */
static gint
border (gint cell, double ratio, gint corner)
{
  return (gint) round (cell * (double) LT_TILE_SIZE / ratio) - corner;
}

static void
cover (Plan *plan, const Box *box, guint i)
{
  const LtTileView *view = plan->view;
  const LtTileLevel *level;
  double ratio;

  if (i == plan->candidates->len)
    {
      add_op (plan, box, NULL, 1);
      return;
    }
  level = &g_array_index (plan->candidates, Candidate, i).level;
  ratio = level->scale / view->scale;
  for (gint y = floor ((view->y + box->y0 - 1) * ratio / LT_TILE_SIZE); border (y, ratio, view->y) < box->y1; y++)
    for (gint x = floor ((view->x + box->x0 - 1) * ratio / LT_TILE_SIZE); border (x, ratio, view->x) < box->x1; x++)
      {
        Box cell = { border (x, ratio, view->x), border (y, ratio, view->y), border (x + 1, ratio, view->x), border (y + 1, ratio, view->y) };
        LtTileKey key = { level->look, level->scale, x, y };
        LtTile *tile;

        cell = intersect (&cell, box);
        if (is_empty (&cell))
          continue;
        tile = lt_tile_cache_use (plan->cache, &key);
        if (tile != NULL)
          add_op (plan, &cell, tile, ratio);
        else
          cover (plan, &cell, i + 1);
      }
}

static void
add_background (Plan *plan, const Box *all, const Box *there)
{
  Box around[] = {
    { all->x0, all->y0, all->x1, there->y0 },
    { all->x0, there->y1, all->x1, all->y1 },
    { all->x0, there->y0, there->x0, there->y1 },
    { there->x1, there->y0, all->x1, there->y1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (!is_empty (&around[i]))
      add_op (plan, &around[i], NULL, 1);
}

void
lt_tile_plan_fill (LtTileCache *cache, const guint *looks, guint n_looks, const LtTileView *view, const LtRect *extents, GArray *ops)
{
  g_autoptr(GArray) candidates = find_candidates (cache, looks, n_looks, view);
  Plan plan = { cache, view, candidates, ops };
  Box all = { 0, 0, view->width, view->height }, there = extents_box (view, extents);

  g_array_set_size (ops, 0);
  there = intersect (&all, &there);
  if (is_empty (&there))
    {
      add_op (&plan, &all, NULL, 1);
      return;
    }
  add_background (&plan, &all, &there);
  cover (&plan, &there, 0);
}
