#include "config.h"
#include "analysis/directory-private.h"

#include "workspace/changes.h"
#include "workspace/name-order.h"
#include "workspace/number-sort.h"

#include <string.h>

/* Past so many changes at once what is sorted by is made anew, when somebody asks. */
#define FEW 256
/* How many rows are read between two looks at the clock. */
#define SLICE_ROWS 64
#define NO_SLOT G_MAXUINT32
#define NONE -1

/* What a column is sorted by. A text counts by its rank among those of its column; what comes between two gets a rank between
 * theirs. */
typedef struct {
  GArray *values;            /* (nullable): double by slot: a number or a rank; unknown: %LT_UNKNOWN */
  GArray *ranked;            /* of texts: guint32: slots by rank, those that have one */
} Column;

struct _LtDirectory {
  LtModel    *model;
  LtTable     table;
  GArray     *ids;           /* gint64 by slot; 0: free */
  GHashTable *slots;         /* key → slot + 1 */
  GArray     *free_slots;    /* guint32 */
  Column      columns[LT_N_DIRECTORY_COLUMNS];

  /* The column that is being made */
  gint        making;        /* NONE */
  guint       next;          /* slot */
  GArray     *weights;       /* guint32: of its texts */
  GArray     *texts;         /* guint32: where each begins */
  GArray     *owners;        /* guint32: whose it is */

  /* The order that was asked for last */
  GArray     *order;         /* guint32: slots */
  gint        order_column;  /* NONE: none */
  gboolean    descending;

  /* The filter that was asked for last */
  LtQuery    *filter;        /* (nullable): without its text */
  guint64     revision;
  gint64      viewpoint;
  GArray     *marks;         /* guint8 by slot */
  LtDirectoryMask mask;
};

/* Keys are 63 bits wide, pointers at least as many where this runs. */
G_STATIC_ASSERT (sizeof (gpointer) == sizeof (gint64));
#define AS_POINTER(key) ((gpointer) (gintptr) (key))
#define SLOT(array, i) g_array_index (array, guint32, i)
#define VALUE(self, column, slot) g_array_index ((self)->columns[column].values, double, slot)

static guint32
find_slot (gpointer directory, gint64 id)
{
  LtDirectory *self = directory;

  return (guint32) GPOINTER_TO_UINT (g_hash_table_lookup (self->slots, AS_POINTER (id))) - 1;
}

static gconstpointer
row_at (LtDirectory *self, guint32 slot)
{
  gint64 id = g_array_index (self->ids, gint64, slot);

  return id != 0 ? lt_model_get (self->model, self->table, id) : NULL;
}

/* --- Columns --- */

static void
drop_column (LtDirectory *self, LtDirectoryColumn column)
{
  g_clear_pointer (&self->columns[column].values, g_array_unref);
  g_clear_pointer (&self->columns[column].ranked, g_array_unref);
  if (self->making == (gint) column)
    self->making = NONE;
  if (self->order_column == (gint) column || column == LT_DIRECTORY_NAME)
    self->order_column = NONE;
}

static void
begin_column (LtDirectory *self, LtDirectoryColumn column)
{
  self->making = column;
  self->next = 0;
  g_array_set_size (self->weights, 0);
  g_array_set_size (self->texts, 0);
  g_array_set_size (self->owners, 0);
  g_clear_pointer (&self->columns[column].values, g_array_unref);
  self->columns[column].values = g_array_sized_new (FALSE, FALSE, sizeof (double), self->ids->len);
}

static void
read_slot (LtDirectory *self, LtDirectoryColumn column, guint32 slot)
{
  gconstpointer row = row_at (self, slot);
  gboolean is_text = lt_directory_is_text (column);
  const char *text = row != NULL && is_text ? lt_directory_get_text (self->model, self->table, row, column) : NULL;
  double value = row != NULL && !is_text ? lt_directory_get_number (self->model, self->table, row, column) : LT_UNKNOWN;

  if (text != NULL)
    {
      g_array_append_val (self->texts, self->weights->len);
      g_array_append_val (self->owners, slot);
      lt_name_order_weigh (text, self->weights);
    }
  g_array_append_val (self->columns[column].values, value);
}

static void
rank_texts (LtDirectory *self, LtDirectoryColumn column)
{
  const guint n = self->texts->len;
  g_autofree double *ranks = g_new (double, n);
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_set_size (ranked, n);
  lt_name_order_rank ((const guint32 *) (gpointer) self->weights->data, (const guint32 *) (gpointer) self->texts->data, n, ranks,
                      (guint32 *) (gpointer) ranked->data);
  for (guint i = 0; i < n; i++)
    {
      VALUE (self, column, SLOT (self->owners, i)) = ranks[i];
      SLOT (ranked, i) = SLOT (self->owners, SLOT (ranked, i));
    }
  self->columns[column].ranked = ranked;
}

/**
 * lt_directory_prepare:
 * @until: when to leave off, by g_get_monotonic_time()
 *
 * Makes what a column is sorted by, unless it is made.
 * Returns: whether it is; if not, the next call goes on with it
 */
gboolean
lt_directory_prepare (LtDirectory *self, LtDirectoryColumn column, gint64 until)
{
  g_return_val_if_fail ((guint) column < LT_N_DIRECTORY_COLUMNS, TRUE);

  if (self->making != (gint) column && self->columns[column].values != NULL)
    return TRUE;
  if (self->making != NONE && self->making != (gint) column)
    drop_column (self, self->making);
  if (self->making != (gint) column)
    begin_column (self, column);
  for (; self->next < self->ids->len; self->next++)
    {
      if (self->next % SLICE_ROWS == 0 && g_get_monotonic_time () >= until)
        return FALSE;
      read_slot (self, column, self->next);
    }
  if (lt_directory_is_text (column))
    rank_texts (self, column);
  self->making = NONE;
  return TRUE;
}

/* --- The order --- */

/* Unknown ones are last in either direction, those alike by name. */
static int
compare (LtDirectory *self, guint32 x, guint32 y)
{
  double a = VALUE (self, self->order_column, x), b = VALUE (self, self->order_column, y);

  if (lt_known (a) != lt_known (b))
    return lt_known (a) ? -1 : 1;
  if (lt_known (a) && a != b)
    return (a < b) != self->descending ? -1 : 1;
  a = VALUE (self, LT_DIRECTORY_NAME, x);
  b = VALUE (self, LT_DIRECTORY_NAME, y);
  return a < b ? -1 : a > b;
}

static void
sort (LtDirectory *self, LtDirectoryColumn column, gboolean descending)
{
  const GArray *names = self->columns[LT_DIRECTORY_NAME].ranked;
  g_autofree LtSortItem *items = g_new (LtSortItem, names->len);
  guint known = 0;

  g_array_set_size (self->order, 0);
  for (guint i = 0; i < names->len; i++)
    {
      guint32 slot = SLOT (names, i);
      double value = VALUE (self, column, slot);

      if (!lt_known (value))
        continue;
      items[known].item = slot;
      items[known++].key = descending ? ~lt_number_key (value) : lt_number_key (value);
    }
  lt_number_sort (items, known);
  for (guint i = 0; i < known; i++)
    g_array_append_val (self->order, items[i].item);
  for (guint i = 0; i < names->len && self->order->len < names->len; i++)
    if (!lt_known (VALUE (self, column, SLOT (names, i))))
      g_array_append_val (self->order, SLOT (names, i));
  self->order_column = column;
  self->descending = descending;
}

static void
ensure_order (LtDirectory *self, LtDirectoryColumn column, gboolean descending)
{
  lt_directory_prepare (self, LT_DIRECTORY_NAME, G_MAXINT64);
  lt_directory_prepare (self, column, G_MAXINT64);
  if (self->order_column != (gint) column || self->descending != descending)
    sort (self, column, descending);
}

/* --- Following the model --- */

static void
enter (LtDirectory *self, gint64 id)
{
  guint32 slot;

  if (self->free_slots->len > 0)
    {
      slot = SLOT (self->free_slots, self->free_slots->len - 1);
      g_array_set_size (self->free_slots, self->free_slots->len - 1);
      g_array_index (self->ids, gint64, slot) = id;
    }
  else
    {
      slot = self->ids->len;
      g_array_append_val (self->ids, id);
      for (guint c = 0; c < LT_N_DIRECTORY_COLUMNS; c++)
        if (self->columns[c].values != NULL)
          g_array_append_val (self->columns[c].values, (double) { LT_UNKNOWN });
    }
  g_hash_table_insert (self->slots, AS_POINTER (id), GUINT_TO_POINTER (slot + 1));
}

static void
leave (LtDirectory *self, gint64 id)
{
  guint32 slot = find_slot (self, id);

  g_array_index (self->ids, gint64, slot) = 0;
  g_array_append_val (self->free_slots, slot);
  g_hash_table_remove (self->slots, AS_POINTER (id));
}

static void
touch (LtDirectory *self, gint64 id, GHashTable *touched)
{
  guint32 slot = find_slot (self, id);

  if (slot != NO_SLOT)
    g_hash_table_add (touched, GUINT_TO_POINTER (slot));
}

/* Who else shows something of a row that changed: subsidiaries, the name of their parent. */
static void
touch_own (LtDirectory *self, const LtChange *change, GHashTable *touched)
{
  GPtrArray *children = self->table == LT_TABLE_ENTERPRISE ? lt_model_refs (self->model, LT_TABLE_ENTERPRISE, "parent", change->id) : NULL;

  if (change->kind == LT_CHANGE_INSERT)
    enter (self, change->id);
  touch (self, change->id, touched);
  if (change->kind == LT_CHANGE_DELETE)
    leave (self, change->id);
  for (guint i = 0; children != NULL && i < children->len; i++)
    touch (self, ((LtRow *) children->pdata[i])->id, touched);
}

static gint64
concerned (LtDirectory *self, LtTable table, gconstpointer row)
{
  if (row == NULL)
    return 0;
  if (self->table == LT_TABLE_INSTITUTION)
    return table == LT_TABLE_STUDY ? ((const LtStudy *) row)->institution : 0;
  if (table == LT_TABLE_FIGURE)
    return ((const LtFigure *) row)->enterprise;
  if (table == LT_TABLE_HONOUR)
    return ((const LtHonour *) row)->enterprise;
  return table == LT_TABLE_PARTICIPATION ? ((const LtParticipation *) row)->enterprise : 0;
}

static void
remove_touched (GArray *slots, GHashTable *touched)
{
  guint kept = 0;

  for (guint i = 0; i < slots->len; i++)
    if (!g_hash_table_contains (touched, GUINT_TO_POINTER (SLOT (slots, i))))
      SLOT (slots, kept++) = SLOT (slots, i);
  g_array_set_size (slots, kept);
}

/* Gives a text its rank, among those that have theirs; FALSE: there is none left between its neighbours'. */
static gboolean
rank_between (LtDirectory *self, LtDirectoryColumn column, guint32 slot, const char *text)
{
  GArray *ranked = self->columns[column].ranked;
  guint low = 0, high = ranked->len;
  double before, after, rank;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const char *other = lt_directory_get_text (self->model, self->table, row_at (self, SLOT (ranked, middle)), column);
      int order = lt_name_order_compare (other, text);

      if (order == 0)
        {
          VALUE (self, column, slot) = VALUE (self, column, SLOT (ranked, middle));
          g_array_insert_val (ranked, middle, slot);
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  before = low > 0 ? VALUE (self, column, SLOT (ranked, low - 1)) : LT_UNKNOWN;
  after = low < ranked->len ? VALUE (self, column, SLOT (ranked, low)) : LT_UNKNOWN;
  if (lt_known (before) && lt_known (after))
    rank = before + (after - before) / 2;
  else
    rank = lt_known (before) ? before + 1 : lt_known (after) ? after - 1 : 0;
  VALUE (self, column, slot) = rank;
  g_array_insert_val (ranked, low, slot);
  return rank != before && rank != after;
}

static void
update_column (LtDirectory *self, LtDirectoryColumn column, GHashTable *touched)
{
  GHashTableIter iter;
  gpointer key;

  if (lt_directory_is_text (column))
    remove_touched (self->columns[column].ranked, touched);
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 slot = GPOINTER_TO_UINT (key);
      gconstpointer row = row_at (self, slot);
      const char *text = row != NULL && lt_directory_is_text (column) ? lt_directory_get_text (self->model, self->table, row, column) : NULL;

      VALUE (self, column, slot) = row != NULL && !lt_directory_is_text (column)
                                   ? lt_directory_get_number (self->model, self->table, row, column) : LT_UNKNOWN;
      if (text != NULL && !rank_between (self, column, slot, text))
        {
          drop_column (self, column);
          return;
        }
    }
}

static void
update_order (LtDirectory *self, GHashTable *touched)
{
  GHashTableIter iter;
  gpointer key;

  if (self->order_column == NONE)
    return;
  remove_touched (self->order, touched);
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 slot = GPOINTER_TO_UINT (key);
      guint low = 0, high = self->order->len;

      if (row_at (self, slot) == NULL)
        continue;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (compare (self, SLOT (self->order, middle), slot) <= 0)
            low = middle + 1;
          else
            high = middle;
        }
      g_array_insert_val (self->order, low, slot);
    }
}

static void
take_in (LtDirectory *self, GHashTable *touched)
{
  gboolean many = g_hash_table_size (touched) > FEW;

  for (guint c = 0; c < LT_N_DIRECTORY_COLUMNS; c++)
    if (self->columns[c].values != NULL && many)
      drop_column (self, c);
    else if (self->columns[c].values != NULL)
      update_column (self, c, touched);
  if (!many)
    update_order (self, touched);
}

static void
directory_follow (gpointer data, const LtChanges *changes)
{
  LtDirectory *self = data;
  g_autoptr(GHashTable) touched = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < changes->items->len; i++)
    {
      const LtChange *change = &g_array_index (changes->items, LtChange, i);

      if (change->table == self->table)
        touch_own (self, change, touched);
      else
        {
          touch (self, concerned (self, change->table, change->before), touched);
          touch (self, concerned (self, change->table, change->after), touched);
        }
    }
  if (g_hash_table_size (touched) > 0 && self->making != NONE)
    drop_column (self, self->making);
  if (lt_changes_touch (changes, LT_TABLE_REGION))
    drop_column (self, LT_DIRECTORY_REGION);
  if (g_hash_table_size (touched) > 0)
    take_in (self, touched);
}

/* --- What is asked for --- */

/* Who meets the conditions but for the text; NULL: everyone. */
static const guint8 *
filter (LtDirectory *self, const LtQuery *query, gint64 viewpoint)
{
  g_autoptr(LtQuery) bare = NULL;

  if (!lt_query_is_filter (query))
    return NULL;
  bare = lt_query_copy (query);
  lt_query_set_text (bare, NULL);
  if (self->filter == NULL || self->revision != lt_model_get_revision (self->model) || self->viewpoint != viewpoint
      || !lt_query_equal (self->filter, bare))
    {
      g_array_set_size (self->marks, self->ids->len);
      memset (self->marks->data, 0, self->ids->len);
      self->mask = lt_directory_mark (self->model, bare, viewpoint, find_slot, self, (guint8 *) self->marks->data);
      lt_query_free (self->filter);
      self->filter = g_steal_pointer (&bare);
      self->revision = lt_model_get_revision (self->model);
      self->viewpoint = viewpoint;
    }
  return (const guint8 *) self->marks->data;
}

typedef struct {
  LtDirectory      *self;
  const guint8     *marks;   /* (nullable) */
  GArray           *ids;
  LtDirectoryTotal *total;
} Listing;

static inline void
take (Listing *listing, guint32 slot)
{
  LtDirectory *self = listing->self;
  double revenue = VALUE (self, LT_DIRECTORY_REVENUE, slot);

  if (listing->marks != NULL && ((listing->marks[slot] & self->mask.needed) != self->mask.needed
                                 || (listing->marks[slot] & self->mask.refused) != 0))
    return;
  g_array_append_val (listing->ids, g_array_index (self->ids, gint64, slot));
  if (!lt_known (revenue))
    return;
  listing->total->revenue_wan = listing->total->revenues > 0 ? listing->total->revenue_wan + revenue : revenue;
  listing->total->revenues++;
}

static void
take_best (Listing *listing, const GArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i);
      guint32 slot = hit->table == listing->self->table ? find_slot (listing->self, hit->id) : NO_SLOT;

      if (slot != NO_SLOT)
        take (listing, slot);
    }
}

/* (transfer full): by slot whether it is a hit */
static guint8 *
mark_hits (LtDirectory *self, const GArray *hits)
{
  guint8 *found = g_new0 (guint8, self->ids->len + 1);

  for (guint i = 0; i < hits->len; i++)
    {
      const LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i);
      guint32 slot = hit->table == self->table ? find_slot (self, hit->id) : NO_SLOT;

      if (slot != NO_SLOT)
        found[slot] = TRUE;
    }
  return found;
}

static void
take_sorted (Listing *listing, const GArray *hits, LtDirectoryColumn column, gboolean descending)
{
  LtDirectory *self = listing->self;
  g_autofree guint8 *found = hits != NULL ? mark_hits (self, hits) : NULL;

  ensure_order (self, column, descending);
  for (guint i = 0; i < self->order->len; i++)
    if (found == NULL || found[SLOT (self->order, i)])
      take (listing, SLOT (self->order, i));
}

/**
 * lt_directory_list:
 * @column: what to sort by, or %LT_DIRECTORY_BEST
 *
 * What it needs and is not prepared yet is made first. Of what is alike, names decide; what is unknown comes last.
 *
 * Returns: (transfer full) (element-type gint64): the keys
 */
GArray *
lt_directory_list (LtDirectory *self, LtSearch *search, const LtQuery *query, gint64 viewpoint, gint column, gboolean descending,
                   LtDirectoryTotal *total)
{
  LtDirectoryTotal unused;
  Listing listing = { self, filter (self, query, viewpoint), g_array_new (FALSE, FALSE, sizeof (gint64)),
                      total != NULL ? total : &unused };
  g_autoptr(GArray) hits = query->text != NULL ? lt_search_run (search, query->text, 0) : NULL;

  *listing.total = (LtDirectoryTotal) { LT_UNKNOWN, 0 };
  lt_directory_prepare (self, LT_DIRECTORY_REVENUE, G_MAXINT64);
  if (column == LT_DIRECTORY_BEST && hits != NULL)
    take_best (&listing, hits);
  else
    take_sorted (&listing, hits, column == LT_DIRECTORY_BEST ? LT_DIRECTORY_NAME : (LtDirectoryColumn) column, descending);
  return listing.ids;
}

/* --- The model's --- */

static LtDirectory *
directory_new (LtModel *model, LtTable table)
{
  LtDirectory *self = g_new0 (LtDirectory, 1);
  GPtrArray *rows = lt_model_rows (model, table);

  self->model = model;
  self->table = table;
  self->making = self->order_column = NONE;
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  self->slots = g_hash_table_new (NULL, NULL);
  self->free_slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->weights = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->texts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint8));
  for (guint i = 0; i < rows->len; i++)
    enter (self, ((LtRow *) rows->pdata[i])->id);
  return self;
}

static void
directory_free (gpointer data)
{
  LtDirectory *self = data;
  GArray *arrays[] = { self->ids, self->free_slots, self->weights, self->texts, self->owners, self->order, self->marks };

  for (guint c = 0; c < LT_N_DIRECTORY_COLUMNS; c++)
    drop_column (self, c);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_hash_table_unref (self->slots);
  lt_query_free (self->filter);
  g_free (self);
}

static gpointer
make_enterprises (LtModel *model)
{
  return directory_new (model, LT_TABLE_ENTERPRISE);
}

static gpointer
make_institutions (LtModel *model)
{
  return directory_new (model, LT_TABLE_INSTITUTION);
}

static const LtDerivedType enterprises_type = { make_enterprises, directory_follow, directory_free };
static const LtDerivedType institutions_type = { make_institutions, directory_follow, directory_free };

/** lt_directory_of: @table: enterprise or institution. Returns (transfer none): its directory, as current as the model. */
LtDirectory *
lt_directory_of (LtModel *model, LtTable table)
{
  return lt_model_derive (model, table == LT_TABLE_INSTITUTION ? &institutions_type : &enterprises_type);
}
