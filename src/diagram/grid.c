/* A uniform grid kept in a hash table, so that only cells with something in them take room: a diagram is mostly air,
 * and a card dragged a mile away must not cost a mile of cells. */
#include "grid.h"

#include <math.h>

/* An item over more cells than this is looked at in every query instead. */
#define MAX_CELLS 1024

struct _LtGrid {
  double cell;
  GHashTable *cells;  /* packed column and row → GArray of guint */
  GArray *everywhere; /* items too large for cells */
  gint64 last_key;    /* the cell that got something last */
  GArray *last;       /* (nullable): what is in it */
};

typedef struct {
  gint32 left, top, right, bottom;
} CellRange;

static gint64 *
cell_key (gint32 column, gint32 row, gint64 *key)
{
  *key = (gint64) (((guint64) (guint32) column << 32) | (guint32) row);
  return key;
}

/* GLib 2.74's hash of a gint64 is its lower half: of all cells of a row the same. */
static guint
cell_hash (gconstpointer key)
{
  return (guint) (*(const guint64 *) key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 32);
}

static gint32
cell_of (const LtGrid *self, double position)
{
  /* Places come from files: what is no number is somewhere, and touches nothing. */
  return isnan (position) ? 0 : (gint32) CLAMP (floor (position / self->cell), -1e9, 1e9);
}

static CellRange
cell_range (const LtGrid *self, const LtRect *rect)
{
  return (CellRange) {
    cell_of (self, rect->x),
    cell_of (self, rect->y),
    cell_of (self, rect->x + rect->width),
    cell_of (self, rect->y + rect->height),
  };
}

static double
range_size (const CellRange *range)
{
  return ((double) range->right - range->left + 1) * ((double) range->bottom - range->top + 1);
}

/**
 * lt_grid_new:
 * @cell: the side of a cell; best a little larger than a common item
 */
LtGrid *
lt_grid_new (double cell)
{
  LtGrid *self = g_new0 (LtGrid, 1);

  self->cell = cell;
  self->cells = g_hash_table_new_full (cell_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->everywhere = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
lt_grid_free (LtGrid *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->cells);
  g_array_unref (self->everywhere);
  g_free (self);
}

static void
insert_at (LtGrid *self, gint32 column, gint32 row, guint item)
{
  gint64 key;
  GArray *items = self->last;

  cell_key (column, row, &key);
  if (items == NULL || key != self->last_key)
    items = g_hash_table_lookup (self->cells, &key);
  if (items == NULL)
    {
      items = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), items);
    }
  self->last = items;
  self->last_key = key;
  /* An edge comes piece by piece, and several pieces may fall into one cell. */
  if (items->len == 0 || g_array_index (items, guint, items->len - 1) != item)
    g_array_append_val (items, item);
}

/**
 * lt_grid_insert:
 *
 * Adds a rectangle of an item; an item may have several.
 */
void
lt_grid_insert (LtGrid *self, const LtRect *rect, guint item)
{
  CellRange range = cell_range (self, rect);

  if (!(range_size (&range) <= MAX_CELLS))
    {
      g_array_append_val (self->everywhere, item);
      return;
    }
  for (gint32 row = range.top; row <= range.bottom; row++)
    for (gint32 column = range.left; column <= range.right; column++)
      insert_at (self, column, row, item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  guint i = *(const guint *) a, k = *(const guint *) b;

  return (i > k) - (i < k);
}

static void
sort_unique (GArray *items)
{
  guint n = 0;

  g_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    if (n == 0 || g_array_index (items, guint, i) != g_array_index (items, guint, n - 1))
      g_array_index (items, guint, n++) = g_array_index (items, guint, i);
  g_array_set_size (items, n);
}

static void
add_all_within (const LtGrid *self, const CellRange *range, GArray *found)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint64 packed = *(guint64 *) key;
      gint32 column = (gint32) (packed >> 32), row = (gint32) (packed & 0xffffffff);
      GArray *items = value;

      if (column >= range->left && column <= range->right && row >= range->top && row <= range->bottom)
        g_array_append_vals (found, items->data, items->len);
    }
}

void
lt_grid_query (const LtGrid *self, const LtRect *area, GArray *found)
{
  CellRange range = cell_range (self, area);

  g_array_set_size (found, 0);
  g_array_append_vals (found, self->everywhere->data, self->everywhere->len);

  /* Seen from afar an area has more cells than there are full ones. */
  if (range_size (&range) > g_hash_table_size (self->cells))
    {
      add_all_within (self, &range, found);
    }
  else
    {
      for (gint32 row = range.top; row <= range.bottom; row++)
        for (gint32 column = range.left; column <= range.right; column++)
          {
            gint64 key;
            GArray *items = g_hash_table_lookup (self->cells, cell_key (column, row, &key));

            if (items != NULL)
              g_array_append_vals (found, items->data, items->len);
          }
    }
  sort_unique (found);
}
