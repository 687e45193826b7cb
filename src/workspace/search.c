#include "config.h"
#include "workspace/search.h"

#include "workspace/text.h"

#include <string.h>

/* What of each table is found, in the order in which the text of a hit counts. */
static const struct { LtTable table; const char *columns; } indexed[] = {
  { LT_TABLE_CHAIN,       "name" },
  { LT_TABLE_SEGMENT,     "name keywords codes" },
  { LT_TABLE_ENTERPRISE,  "name credit products codes" },
  { LT_TABLE_INSTITUTION, "name" },
  { LT_TABLE_PROJECT,     "name" },
  { LT_TABLE_REGION,      "name code" },
};
/* Past so many touched rows the index is made anew. */
#define FEW 256

/* Which row an entry is of. */
typedef struct {
  LtTable table;
  gint64  id;
} Ref;

/* One row: its name folded, the initials of it, and its other texts folded and joined with line breaks. */
typedef struct {
  Ref   row;                 /* first: an entry is looked up by it */
  guint place;               /* of its table in `indexed` */
  char *name, *initials, *others;
} Entry;

struct _LtSearch {
  GObject      parent_instance;
  LtWorkspace *workspace;
  GPtrArray   *entries;      /* Entry, by place of the table, name and key; NULL: to be made */
  GHashTable  *touched;      /* a set of Ref: rows that changed since */
};

G_DEFINE_FINAL_TYPE (LtSearch, lt_search, G_TYPE_OBJECT)

static guint
ref_hash (gconstpointer ref)
{
  const Ref *row = ref;

  return g_int64_hash (&row->id) ^ row->table;
}

static gboolean
ref_equal (gconstpointer a, gconstpointer b)
{
  return ((const Ref *) a)->id == ((const Ref *) b)->id && ((const Ref *) a)->table == ((const Ref *) b)->table;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->initials);
  g_free (entry->others);
  g_free (entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(Entry *const *) a, *y = *(Entry *const *) b;
  int order = x->place != y->place ? (x->place < y->place ? -1 : 1) : strcmp (x->name, y->name);

  return order != 0 ? order : x->row.id < y->row.id ? -1 : x->row.id > y->row.id;
}

static void
append_folded (GString *out, const char *text)
{
  g_autofree char *folded = lt_text_fold (text);

  if (folded != NULL && *folded != '\0')
    g_string_append_printf (out, "%s\n", folded);
}

static const char *
text_of (LtTable table, gconstpointer row, const char *column)
{
  const LtTableInfo *info = lt_table_get_info (table);

  return *(char *const *) ((const char *) row + info->columns[lt_table_find_column (table, column)].offset);
}

static Entry *
make_entry (LtModel *model, guint place, const LtRow *row)
{
  LtTable table = indexed[place].table;
  g_auto(GStrv) columns = g_strsplit (indexed[place].columns, " ", -1);
  GString *others = g_string_new (NULL);
  Entry *entry = g_new0 (Entry, 1);

  entry->row = (Ref) { table, row->id };
  entry->place = place;
  entry->name = lt_text_fold (text_of (table, row, columns[0]));
  entry->initials = lt_text_initials (text_of (table, row, columns[0]));
  for (guint i = 1; columns[i] != NULL; i++)
    append_folded (others, text_of (table, row, columns[i]));
  if (table == LT_TABLE_SEGMENT)
    {
      GPtrArray *products = lt_model_refs (model, LT_TABLE_PRODUCT, "segment", row->id);

      for (guint i = 0; i < products->len; i++)
        append_folded (others, ((LtProduct *) products->pdata[i])->name);
    }
  entry->others = g_string_free (others, FALSE);
  return entry;
}

static void
build (LtSearch *self)
{
  LtModel *model = lt_workspace_get_model (self->workspace);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint place = 0; place < G_N_ELEMENTS (indexed); place++)
    {
      GPtrArray *rows = lt_model_rows (model, indexed[place].table);

      for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add (self->entries, make_entry (model, place, rows->pdata[i]));
    }
  g_ptr_array_sort (self->entries, compare_entries);
}

static guint
place_of (GPtrArray *entries, Entry *entry)
{
  guint low = 0, high = entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_entries (&entries->pdata[middle], &entry) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Drops the entries of what was touched, and makes them again for what is still there. */
static void
patch (LtSearch *self)
{
  LtModel *model = lt_workspace_get_model (self->workspace);
  GPtrArray *kept = g_ptr_array_new_full (self->entries->len + FEW, entry_free);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < self->entries->len; i++)
    if (g_hash_table_contains (self->touched, self->entries->pdata[i]))
      entry_free (self->entries->pdata[i]);
    else
      g_ptr_array_add (kept, self->entries->pdata[i]);
  g_ptr_array_set_free_func (self->entries, NULL);
  g_ptr_array_unref (self->entries);
  self->entries = kept;
  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    for (guint place = 0; place < G_N_ELEMENTS (indexed); place++)
      {
        const Ref *ref = key;
        const LtRow *row = indexed[place].table == ref->table ? lt_model_get (model, ref->table, ref->id) : NULL;
        Entry *entry = row != NULL ? make_entry (model, place, row) : NULL;

        if (entry != NULL)
          g_ptr_array_insert (kept, place_of (kept, entry), entry);
      }
}

static void
bring_up_to_date (LtSearch *self)
{
  if (self->entries == NULL)
    build (self);
  else if (g_hash_table_size (self->touched) > 0)
    patch (self);
  g_hash_table_remove_all (self->touched);
}

enum { RANK_EXACT, RANK_PREFIX, RANK_INSIDE, RANK_INITIALS, RANK_INITIALS_INSIDE, RANK_OTHER, RANK_NONE };

static guint
rank (const Entry *entry, const char *needle, gboolean latin)
{
  const char *at = strstr (entry->name, needle);

  if (at == entry->name)
    return entry->name[strlen (needle)] == '\0' ? RANK_EXACT : RANK_PREFIX;
  if (at != NULL)
    return RANK_INSIDE;
  if (latin && (at = strstr (entry->initials, needle)) != NULL)
    return at == entry->initials ? RANK_INITIALS : RANK_INITIALS_INSIDE;
  return strstr (entry->others, needle) != NULL ? RANK_OTHER : RANK_NONE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const LtSearchHit *x = a, *y = b;

  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static gboolean
is_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return FALSE;
  return TRUE;
}

/**
 * lt_search_run:
 * @text: what was typed: a name, product, code, keyword or pinyin initials
 * @limit: the most hits wanted; 0 for all
 *
 * Returns: (transfer full) (element-type LtSearchHit): hits by rank; of one rank chains come first, then segments,
 *   enterprises, institutions, projects and regions
 */
GArray *
lt_search_run (LtSearch *self, const char *text, guint limit)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (LtSearchHit));
  g_autofree char *needle = lt_text_fold (text);
  gboolean latin;

  if (needle == NULL || *needle == '\0')
    return hits;
  bring_up_to_date (self);
  latin = is_latin (needle);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      LtSearchHit hit = { entry->row.table, entry->row.id, rank (entry, needle, latin) };

      if (hit.rank != RANK_NONE)
        g_array_append_val (hits, hit);
    }
  /* GLib's sort is stable: entries are in the order of tables and names already. */
  g_array_sort (hits, compare_hits);
  if (limit > 0 && hits->len > limit)
    g_array_set_size (hits, limit);
  return hits;
}

static void
touch (LtSearch *self, LtTable table, gint64 id)
{
  Ref ref = { table, id };

  for (guint place = 0; place < G_N_ELEMENTS (indexed); place++)
    if (indexed[place].table == table)
      g_hash_table_add (self->touched, g_memdup2 (&ref, sizeof ref));
}

static void
on_changed (LtWorkspace *workspace, const LtChanges *changes, LtSearch *self)
{
  for (guint i = 0; self->entries != NULL && i < changes->items->len; i++)
    {
      const LtChange *change = &g_array_index (changes->items, LtChange, i);
      const LtProduct *before = change->before, *after = change->after;

      if (change->table != LT_TABLE_PRODUCT)
        touch (self, change->table, change->id);
      else
        {
          /* A product is found as its segment. */
          if (before != NULL)
            touch (self, LT_TABLE_SEGMENT, before->segment);
          if (after != NULL)
            touch (self, LT_TABLE_SEGMENT, after->segment);
        }
      if (g_hash_table_size (self->touched) > FEW)
        g_clear_pointer (&self->entries, g_ptr_array_unref);
    }
}

static void
lt_search_finalize (GObject *object)
{
  LtSearch *self = LT_SEARCH (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (lt_search_parent_class)->finalize (object);
}

static void
lt_search_class_init (LtSearchClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_search_finalize;
}

static void
lt_search_init (LtSearch *self)
{
  self->touched = g_hash_table_new_full (ref_hash, ref_equal, g_free, NULL);
}

LtSearch *
lt_search_new (LtWorkspace *workspace)
{
  LtSearch *self = g_object_new (LT_TYPE_SEARCH, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  return self;
}
