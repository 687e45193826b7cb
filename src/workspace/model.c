#include "config.h"
#include "workspace/model-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Removing one row from a long list is a scan of it; past so many removals at once the lists are made anew. */
#define REBUILD_AFTER 256
/* Past so many changes at once sorting anew costs less than putting each row in its place. */
#define RESORT_AFTER 256

typedef struct {
  GHashTable *rows;          /* a set: each row is hashed by the key it begins with; owns them */
  GPtrArray  *list;          /* the same rows for walking; NULL when stale */
  GPtrArray  *sorted;        /* the same rows in order, kept so from when it was first asked for; NULL before */
  GHashTable **refs;         /* per column: key → GPtrArray of rows; NULL for columns that are no keys */
} Table;

typedef struct {
  const LtDerivedType *type;
  gpointer             self;
} Derived;

struct _LtModel {
  Table      tables[LT_N_TABLES];
  GPtrArray *empty;
  GArray    *derived;        /* Derived */
  guint64    revision;
};

/* Keys are 63 bits wide, pointers at least as many where this runs: a quarter of a million keys need no memory of their own. */
G_STATIC_ASSERT (sizeof (gpointer) == sizeof (gint64));
#define AS_POINTER(key) ((gpointer) (gintptr) (key))

static gboolean
is_reference (const LtTableInfo *info, guint column)
{
  return column > 0 && info->columns[column].type == LT_COLUMN_KEY;
}

static GHashTable *
refs_new (void)
{
  return g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

LtModel *
lt_model_new (void)
{
  LtModel *self = g_new0 (LtModel, 1);

  self->empty = g_ptr_array_new ();
  self->derived = g_array_new (FALSE, FALSE, sizeof (Derived));
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);

      self->tables[t].rows = g_hash_table_new (g_int64_hash, g_int64_equal);
      self->tables[t].refs = g_new0 (GHashTable *, info->n_columns);
      for (guint c = 0; c < info->n_columns; c++)
        if (is_reference (info, c))
          self->tables[t].refs[c] = refs_new ();
    }
  return self;
}

void
lt_model_free (LtModel *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->derived->len; i++)
    g_array_index (self->derived, Derived, i).type->free (g_array_index (self->derived, Derived, i).self);
  g_array_unref (self->derived);
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      Table *table = &self->tables[t];
      GHashTableIter iter;
      gpointer row;

      for (guint c = 0; c < lt_table_get_info (t)->n_columns; c++)
        g_clear_pointer (&table->refs[c], g_hash_table_unref);
      g_free (table->refs);
      g_clear_pointer (&table->list, g_ptr_array_unref);
      g_clear_pointer (&table->sorted, g_ptr_array_unref);
      g_hash_table_iter_init (&iter, table->rows);
      while (g_hash_table_iter_next (&iter, &row, NULL))
        {
          g_hash_table_iter_steal (&iter);
          lt_row_free (t, row);
        }
      g_hash_table_unref (table->rows);
    }
  g_ptr_array_unref (self->empty);
  g_free (self);
}

static void
link_row (Table *table, const LtTableInfo *info, gpointer row)
{
  for (guint c = 1; c < info->n_columns; c++)
    {
      const gint64 *key = (const gint64 *) ((const char *) row + info->columns[c].offset);
      GPtrArray *list;

      if (table->refs[c] == NULL || *key == 0)
        continue;
      list = g_hash_table_lookup (table->refs[c], AS_POINTER (*key));
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (table->refs[c], AS_POINTER (*key), list);
        }
      g_ptr_array_add (list, row);
    }
}

static void
unlink_row (Table *table, const LtTableInfo *info, gpointer row)
{
  for (guint c = 1; c < info->n_columns; c++)
    {
      const gint64 *key = (const gint64 *) ((const char *) row + info->columns[c].offset);
      GPtrArray *list = table->refs[c] != NULL && *key != 0 ? g_hash_table_lookup (table->refs[c], AS_POINTER (*key)) : NULL;

      if (list != NULL && g_ptr_array_remove_fast (list, row) && list->len == 0)
        g_hash_table_remove (table->refs[c], AS_POINTER (*key));
    }
}

static void
relink_all (Table *table, const LtTableInfo *info)
{
  GHashTableIter iter;
  gpointer row;

  for (guint c = 1; c < info->n_columns; c++)
    if (table->refs[c] != NULL)
      g_hash_table_remove_all (table->refs[c]);
  g_hash_table_iter_init (&iter, table->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    link_row (table, info, row);
}

static gboolean
load_table (LtModel *self, LtTable t, sqlite3 *db, GError **error)
{
  const LtTableInfo *info = lt_table_get_info (t);
  g_autofree char *sql = lt_database_select (t, NULL);
  g_autoptr(LtStatement) statement = lt_database_prepare (db, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gpointer row = lt_database_read_row (statement, t, error);

      if (row == NULL)
        return FALSE;
      g_hash_table_add (self->tables[t].rows, row);
      link_row (&self->tables[t], info, row);
    }
  return code == SQLITE_DONE || lt_database_fail (db, error);
}

/* A key that leads nowhere would make every view that follows it guess. */
static gboolean
check_references (LtModel *self, GError **error)
{
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);

      for (guint c = 1; c < info->n_columns; c++)
        {
          GHashTableIter iter;
          gpointer key;

          if (self->tables[t].refs[c] == NULL || info->columns[c].target < 0)
            continue;
          g_hash_table_iter_init (&iter, self->tables[t].refs[c]);
          while (g_hash_table_iter_next (&iter, &key, NULL))
            if (!g_hash_table_contains (self->tables[info->columns[c].target].rows, &(gint64) { (gintptr) key }))
              {
                g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
                             _("The file is damaged: a row of “%s” refers to a missing “%s”. Restore it from a backup or a copy."),
                             info->name, lt_table_get_info (info->columns[c].target)->name);
                return FALSE;
              }
        }
    }
  return TRUE;
}

gboolean
lt_model_load (LtModel *self, sqlite3 *db, GError **error)
{
  guint version;

  if (!lt_database_get_version (db, &version, error))
    return FALSE;
  for (guint t = 0; t < LT_N_TABLES; t++)
    if (lt_table_get_info (t)->since <= version && !load_table (self, t, db, error))
      return FALSE;
  return check_references (self, error);
}

/* --- Following changesets --- */

static void
change_clear (gpointer data)
{
  LtChange *change = data;

  lt_row_free (change->table, change->before);
}

void
lt_changes_free (LtChanges *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self);
}

static gboolean
misfit (GError **error)
{
  g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_DAMAGED,
                       _("A change does not fit the document in memory. Close the file and open it again."));
  return FALSE;
}

/* Finds the row of a change, and makes the one after an update. */
static gboolean
complete_change (LtModel *self, LtDecoded *decoded, guint index, GError **error)
{
  LtChange *change = &g_array_index (decoded->items, LtChange, index);

  change->before = g_hash_table_lookup (self->tables[change->table].rows, &change->id);
  if ((change->before == NULL) != (change->kind == LT_CHANGE_INSERT))
    return misfit (error);
  if (change->kind == LT_CHANGE_UPDATE)
    {
      /* Not the first attempt, perhaps. */
      lt_row_free (change->table, change->after);
      change->after = lt_row_copy (change->table, change->before);
      lt_decoded_update (decoded, index, change->after);
    }
  return TRUE;
}

static void keep_sorted (GPtrArray *sorted, LtTable table, gpointer before, gpointer after);

/* Takes the changes in. From here nothing can fail: `before` rows leave the model for the changes, `after` rows enter it. */
static void
adopt (LtModel *self, LtChanges *changes)
{
  guint removals[LT_N_TABLES] = { 0 }, touched[LT_N_TABLES] = { 0 };

  for (guint i = 0; i < changes->items->len; i++)
    {
      const LtChange *change = &g_array_index (changes->items, LtChange, i);

      touched[change->table]++;
      removals[change->table] += change->before != NULL;
    }
  for (guint t = 0; t < LT_N_TABLES; t++)
    if (touched[t] > RESORT_AFTER)
      g_clear_pointer (&self->tables[t].sorted, g_ptr_array_unref);
  for (guint i = 0; i < changes->items->len; i++)
    {
      LtChange *change = &g_array_index (changes->items, LtChange, i);
      Table *table = &self->tables[change->table];
      const LtTableInfo *info = lt_table_get_info (change->table);
      gboolean linked = removals[change->table] <= REBUILD_AFTER;

      g_clear_pointer (&table->list, g_ptr_array_unref);
      if (table->sorted != NULL)
        keep_sorted (table->sorted, change->table, change->before, change->after);
      if (change->before != NULL)
        {
          if (linked)
            unlink_row (table, info, change->before);
          g_hash_table_steal (table->rows, change->before);
        }
      if (change->after != NULL)
        {
          g_hash_table_add (table->rows, change->after);
          if (linked)
            link_row (table, info, change->after);
        }
    }
  for (guint t = 0; t < LT_N_TABLES; t++)
    if (removals[t] > REBUILD_AFTER)
      relink_all (&self->tables[t], lt_table_get_info (t));
  g_array_set_clear_func (changes->items, change_clear);
  self->revision++;
  for (guint i = 0; i < self->derived->len; i++)
    {
      Derived *derived = &g_array_index (self->derived, Derived, i);

      if (derived->type->follow != NULL)
        derived->type->follow (derived->self, changes);
    }
}

LtChanges *
lt_model_apply (LtModel *self, LtDecoded *decoded, GError **error)
{
  LtChanges *changes;
  guint tables = 0;

  for (guint i = 0; i < decoded->items->len; i++)
    {
      if (!complete_change (self, decoded, i, error))
        return NULL;
      tables |= 1u << g_array_index (decoded->items, LtChange, i).table;
    }
  changes = g_new0 (LtChanges, 1);
  changes->items = g_steal_pointer (&decoded->items);
  changes->tables = tables;
  decoded->items = g_array_new (FALSE, FALSE, sizeof (LtChange));
  adopt (self, changes);
  return changes;
}

/* --- Reading --- */

/** lt_model_get: returns (transfer none) (nullable): the row with that key. */
gconstpointer
lt_model_get (LtModel *self, LtTable table, gint64 id)
{
  return g_hash_table_lookup (self->tables[table].rows, &id);
}

guint
lt_model_count (LtModel *self, LtTable table)
{
  return g_hash_table_size (self->tables[table].rows);
}

GPtrArray *
lt_model_rows (LtModel *self, LtTable table)
{
  Table *t = &self->tables[table];

  if (t->list == NULL)
    {
      GHashTableIter iter;
      gpointer row;

      t->list = g_ptr_array_sized_new (g_hash_table_size (t->rows));
      g_hash_table_iter_init (&iter, t->rows);
      while (g_hash_table_iter_next (&iter, &row, NULL))
        g_ptr_array_add (t->list, row);
    }
  return t->list;
}

GPtrArray *
lt_model_refs (LtModel *self, LtTable table, const char *column, gint64 key)
{
  gint c = lt_table_find_column (table, column);
  GPtrArray *list;

  g_return_val_if_fail (c > 0 && self->tables[table].refs[c] != NULL, self->empty);
  list = g_hash_table_lookup (self->tables[table].refs[c], AS_POINTER (key));
  return list != NULL ? list : self->empty;
}

guint64
lt_model_get_revision (LtModel *self)
{
  return self->revision;
}

typedef struct {
  LtTable table;
  gint    ordinal, name;     /* columns, or -1 */
} SortOrder;

static SortOrder
order_of (LtTable table)
{
  return (SortOrder) { table, lt_table_find_column (table, "ordinal"), lt_table_find_column (table, "name") };
}

static int
compare_in_order (const SortOrder *order, const char *x, const char *y)
{
  const LtTableInfo *info = lt_table_get_info (order->table);
  gint64 p = ((const LtRow *) x)->id, q = ((const LtRow *) y)->id;

  if (order->ordinal >= 0)
    {
      gint i = *(const gint *) (x + info->columns[order->ordinal].offset);
      gint j = *(const gint *) (y + info->columns[order->ordinal].offset);

      /* No ordinal sorts last. */
      i = i == LT_UNKNOWN_INT ? G_MAXINT : i;
      j = j == LT_UNKNOWN_INT ? G_MAXINT : j;
      if (i != j)
        return i < j ? -1 : 1;
    }
  if (order->name >= 0)
    {
      int named = g_strcmp0 (*(char *const *) (x + info->columns[order->name].offset),
                             *(char *const *) (y + info->columns[order->name].offset));
      if (named != 0)
        return named;
    }
  return p < q ? -1 : p > q;
}

int
lt_model_compare (LtTable table, gconstpointer a, gconstpointer b)
{
  SortOrder order = order_of (table);

  return compare_in_order (&order, a, b);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return compare_in_order (user_data, *(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sort_rows (GPtrArray *rows, LtTable table)
{
  SortOrder order = order_of (table);
  GPtrArray *sorted = g_ptr_array_sized_new (rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (sorted, rows->pdata[i]);
  g_ptr_array_sort_with_data (sorted, compare_rows, &order);
  return sorted;
}

/* Where a row is, or would have to be. */
static guint
place_in_order (GPtrArray *sorted, LtTable table, gconstpointer row)
{
  SortOrder order = order_of (table);
  guint low = 0, high = sorted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_in_order (&order, sorted->pdata[middle], row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
keep_sorted (GPtrArray *sorted, LtTable table, gpointer before, gpointer after)
{
  if (before != NULL)
    g_ptr_array_remove_index (sorted, place_in_order (sorted, table, before));
  if (after != NULL)
    g_ptr_array_insert (sorted, place_in_order (sorted, table, after), after);
}

/** lt_model_get_sorted: returns (transfer none): the rows of a table by ordinal, name and key, until the next change. */
const GPtrArray *
lt_model_get_sorted (LtModel *self, LtTable table)
{
  Table *t = &self->tables[table];

  if (t->sorted == NULL)
    t->sorted = sort_rows (lt_model_rows (self, table), table);
  return t->sorted;
}

/** lt_model_sorted: returns (transfer container): the same, to keep. */
GPtrArray *
lt_model_sorted (LtModel *self, LtTable table)
{
  const GPtrArray *sorted = lt_model_get_sorted (self, table);
  GPtrArray *copy = g_ptr_array_sized_new (sorted->len);

  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (copy, sorted->pdata[i]);
  return copy;
}

GPtrArray *
lt_model_sorted_refs (LtModel *self, LtTable table, const char *column, gint64 key)
{
  return sort_rows (lt_model_refs (self, table, column, key), table);
}

const char *
lt_model_get_meta (LtModel *self, const char *name)
{
  GPtrArray *rows = lt_model_rows (self, LT_TABLE_META);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((LtMeta *) rows->pdata[i])->name, name) == 0)
      return ((LtMeta *) rows->pdata[i])->value;
  return NULL;
}

/** lt_model_get_home: the key of the region whose planners keep this workspace, or 0. */
gint64
lt_model_get_home (LtModel *self)
{
  const char *value = lt_model_get_meta (self, "home");
  gint64 key = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;

  return lt_model_get_region (self, key) != NULL ? key : 0;
}

/* Of several, which only a foreign file has, that with the largest key. */
static const LtThreshold *
find_threshold (LtModel *self, gint64 region, const char *name)
{
  const LtThreshold *found = NULL;
  GPtrArray *rows = region != 0 ? lt_model_refs (self, LT_TABLE_THRESHOLD, "region", region)
                                : lt_model_rows (self, LT_TABLE_THRESHOLD);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtThreshold *row = rows->pdata[i];

      if (row->region == region && g_strcmp0 (row->name, name) == 0 && (found == NULL || row->id > found->id))
        found = row;
    }
  return found;
}

/**
 * lt_model_get_threshold: a rule's figure for a region: its own, else that of the nearest region
 * above it, else the one set for everywhere, else @otherwise.
 */
double
lt_model_get_threshold (LtModel *self, gint64 region, const char *name, double otherwise)
{
  const LtThreshold *found = NULL;
  guint hops = 0;

  /* Bounded, since a foreign file's regions may form a ring. */
  for (gint64 at = region; at != 0 && found == NULL && hops < 64; hops++)
    {
      const LtRegion *row = lt_model_get_region (self, at);

      found = find_threshold (self, at, name);
      at = row != NULL ? row->parent : 0;
    }
  if (found == NULL)
    found = find_threshold (self, 0, name);
  return found != NULL ? found->value : otherwise;
}

gpointer
lt_model_derive (LtModel *self, const LtDerivedType *type)
{
  Derived made = { type, NULL };

  for (guint i = 0; i < self->derived->len; i++)
    if (g_array_index (self->derived, Derived, i).type == type)
      return g_array_index (self->derived, Derived, i).self;
  made.self = type->make (self);
  g_array_append_val (self->derived, made);
  return made.self;
}

/** lt_model_citations: returns (transfer container): the citations (LtCitation) that back a row. */
GPtrArray *
lt_model_citations (LtModel *self, LtTable table, gint64 row)
{
  GPtrArray *all = lt_model_refs (self, LT_TABLE_CITATION, "row", row);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((LtCitation *) all->pdata[i])->subject, lt_table_get_info (table)->name) == 0)
      g_ptr_array_add (found, all->pdata[i]);
  return found;
}

/** lt_model_is_judgement: whether a row rests on somebody's judgement and not on a document's words. */
gboolean
lt_model_is_judgement (LtModel *self, LtTable table, gint64 row)
{
  g_autoptr(GPtrArray) citations = lt_model_citations (self, table, row);
  gboolean judged = FALSE;

  for (guint i = 0; i < citations->len; i++)
    {
      LtBasis basis = ((LtCitation *) citations->pdata[i])->basis;

      if (basis == LT_BASIS_SOURCE)
        return FALSE;
      judged |= basis == LT_BASIS_JUDGEMENT;
    }
  return judged;
}
