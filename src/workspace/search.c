#include "config.h"
#include "workspace/search.h"

#include "workspace/text.h"

#include <string.h>

/* What of each table is found, in the order in which the text of a hit counts. */
static const struct { LtTable table; const char *columns[4]; } indexed[] = {
  { LT_TABLE_CHAIN,       { "name" } },
  { LT_TABLE_SEGMENT,     { "name", "keywords", "codes" } },
  { LT_TABLE_ENTERPRISE,  { "name", "credit", "products", "codes" } },
  { LT_TABLE_INSTITUTION, { "name" } },
  { LT_TABLE_PROJECT,     { "name" } },
  { LT_TABLE_REGION,      { "name", "code" } },
};
#define N_PLACES G_N_ELEMENTS (indexed)

/* Past so many touched rows the index is made anew, in slices. */
#define FEW 4096
/* How long a slice may keep the main loop, in microseconds, and how many rows lie between two looks at the clock. */
#define SLICE_US 4000
#define SLICE_ROWS 64
/* Of fewer dead entries nobody makes a new index. */
#define MANY_DEAD 4096

/* Which row an entry is of. */
typedef struct {
  LtTable table;
  gint64  id;
} Ref;

/* The texts in which is searched, each of all entries in one buffer with a zero behind every entry's: one pass over a
 * few megabytes instead of a visit to each row. */
typedef enum { TEXT_NAMES, TEXT_INITIALS, TEXT_OTHERS } Text;
#define N_TEXTS 3

/* One row: where in the buffers its folded name, the initials of it, and its other texts (joined with line breaks) begin. */
typedef struct {
  gint64  id;
  guint32 at[N_TEXTS];
  guint8  place;             /* of its table in `indexed` */
  guint8  dead;              /* the row is gone or has another entry */
} Entry;

struct _LtSearch {
  GObject      parent_instance;
  LtWorkspace *workspace;
  GArray      *entries;      /* Entry, in the order in which they came */
  GString     *texts[N_TEXTS];
  guint        n_dead;
  guint        place, row;   /* what the index is made of next; place N_PLACES: it holds all but what was touched */
  GHashTable  *touched;      /* a set of Ref: rows that changed since */
  GSource     *idle;         /* (nullable): goes on with the index */
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

/* --- The index --- */

static void
start_over (LtSearch *self)
{
  g_array_set_size (self->entries, 0);
  for (guint i = 0; i < N_TEXTS; i++)
    g_string_truncate (self->texts[i], 0);
  g_hash_table_remove_all (self->touched);
  self->n_dead = self->place = self->row = 0;
}

static void
append_folded (GString *out, const char *text, const char *end)
{
  g_autofree char *folded = lt_text_fold (text);

  if (folded != NULL && *folded != '\0')
    {
      g_string_append (out, folded);
      g_string_append (out, end);
    }
}

static const char *
text_of (LtTable table, gconstpointer row, const char *column)
{
  return *(char *const *) ((const char *) row + lt_table_get_info (table)->columns[lt_table_find_column (table, column)].offset);
}

static void
add_entry (LtSearch *self, guint place, const LtRow *row)
{
  LtTable table = indexed[place].table;
  const char *name = text_of (table, row, indexed[place].columns[0]);
  g_autofree char *initials = lt_text_initials (name);
  Entry entry = { .id = row->id, .place = place };

  for (guint i = 0; i < N_TEXTS; i++)
    entry.at[i] = self->texts[i]->len;
  append_folded (self->texts[TEXT_NAMES], name, "");
  g_string_append (self->texts[TEXT_INITIALS], initials);
  for (guint i = 1; i < G_N_ELEMENTS (indexed[place].columns) && indexed[place].columns[i] != NULL; i++)
    append_folded (self->texts[TEXT_OTHERS], text_of (table, row, indexed[place].columns[i]), "\n");
  if (table == LT_TABLE_SEGMENT)
    {
      GPtrArray *products = lt_model_refs (lt_workspace_get_model (self->workspace), LT_TABLE_PRODUCT, "segment", row->id);

      for (guint i = 0; i < products->len; i++)
        append_folded (self->texts[TEXT_OTHERS], ((LtProduct *) products->pdata[i])->name, "\n");
    }
  for (guint i = 0; i < N_TEXTS; i++)
    g_string_append_c (self->texts[i], '\0');
  g_array_append_val (self->entries, entry);
}

/* Goes on with the first making of the index until a time; returns whether it is made. */
static gboolean
make (LtSearch *self, gint64 until)
{
  while (self->place < N_PLACES)
    {
      GPtrArray *rows = lt_model_rows (lt_workspace_get_model (self->workspace), indexed[self->place].table);

      for (; self->row < rows->len; self->row++)
        {
          if (self->row % SLICE_ROWS == 0 && g_get_monotonic_time () >= until)
            return FALSE;
          add_entry (self, self->place, rows->pdata[self->row]);
        }
      self->place++;
      self->row = 0;
    }
  return TRUE;
}

/* What was touched gets another entry, unless it is gone. */
static void
patch (LtSearch *self)
{
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      Ref ref = { indexed[entry->place].table, entry->id };

      if (!entry->dead && g_hash_table_contains (self->touched, &ref))
        {
          entry->dead = TRUE;
          self->n_dead++;
        }
    }
  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    for (guint place = 0; place < N_PLACES; place++)
      {
        const Ref *ref = key;
        const LtRow *row = indexed[place].table == ref->table
                           ? lt_model_get (lt_workspace_get_model (self->workspace), ref->table, ref->id) : NULL;

        if (row != NULL)
          add_entry (self, place, row);
      }
  g_hash_table_remove_all (self->touched);
}

static void
bring_up_to_date (LtSearch *self)
{
  make (self, G_MAXINT64);
  if (g_hash_table_size (self->touched) > 0)
    patch (self);
}

static gboolean
on_idle (gpointer user_data)
{
  LtSearch *self = user_data;

  if (!make (self, g_get_monotonic_time () + SLICE_US))
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->idle, g_source_unref);
  return G_SOURCE_REMOVE;
}

static void
go_on_when_idle (LtSearch *self)
{
  if (self->idle != NULL)
    return;
  self->idle = g_idle_source_new ();
  g_source_set_static_name (self->idle, "search index");
  g_source_set_callback (self->idle, on_idle, self, NULL);
  g_source_attach (self->idle, g_main_context_get_thread_default ());
}

/* --- A search --- */

enum { RANK_EXACT, RANK_PREFIX, RANK_INSIDE, RANK_INITIALS, RANK_INITIALS_INSIDE, RANK_OTHER, RANK_NONE };

/* A hit while they are gathered. */
typedef struct {
  guint8  rank;
  guint32 entry;
} Found;

typedef struct {
  LtSearch   *search;
  const char *needle;
  gsize       length;
  guint       limit;
  guint8     *seen;          /* a byte for each entry: it was found in an earlier text */
  GArray     *found;         /* Found; with a limit the best so far, in order */
} Run;

static int
compare_found (const Run *run, const Found *x, const Found *y)
{
  LtSearch *self = run->search;
  const Entry *a = &g_array_index (self->entries, Entry, x->entry), *b = &g_array_index (self->entries, Entry, y->entry);
  int order;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (a->place != b->place)
    return a->place < b->place ? -1 : 1;
  order = strcmp (self->texts[TEXT_NAMES]->str + a->at[TEXT_NAMES], self->texts[TEXT_NAMES]->str + b->at[TEXT_NAMES]);
  return order != 0 ? order : a->id < b->id ? -1 : a->id > b->id;
}

static int
compare_found_data (gconstpointer a, gconstpointer b, gpointer run)
{
  return compare_found (run, a, b);
}

/* With a limit nearly every further hit is worse than the worst of the best: one comparison each instead of a sort of all. */
static void
keep (Run *run, const Found *found)
{
  guint low = 0, high = run->found->len;

  if (run->limit == 0)
    {
      g_array_append_val (run->found, *found);
      return;
    }
  if (high == run->limit && compare_found (run, found, &g_array_index (run->found, Found, high - 1)) >= 0)
    return;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_found (run, &g_array_index (run->found, Found, middle), found) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_array_insert_val (run->found, low, *found);
  if (run->found->len > run->limit)
    g_array_set_size (run->found, run->limit);
}

static guint
rank_of (Text text, gboolean at_start, gboolean at_end)
{
  switch (text)
    {
    case TEXT_NAMES:    return at_start ? (at_end ? RANK_EXACT : RANK_PREFIX) : RANK_INSIDE;
    case TEXT_INITIALS: return at_start ? RANK_INITIALS : RANK_INITIALS_INSIDE;
    case TEXT_OTHERS:   return RANK_OTHER;
    default:            g_return_val_if_reached (RANK_NONE);
    }
}

/* The entry whose text holds a place of the buffer, from entry `low` on. */
static guint
entry_at (LtSearch *self, Text text, guint32 place, guint low)
{
  guint high = self->entries->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->entries, Entry, middle).at[text] <= place)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
scan (Run *run, Text text)
{
  LtSearch *self = run->search;
  const char *start = self->texts[text]->str, *end = start + self->texts[text]->len, *at = start;
  guint i = 0;

  while ((at = memmem (at, end - at, run->needle, run->length)) != NULL)
    {
      const Entry *entry;

      i = entry_at (self, text, at - start, i);
      entry = &g_array_index (self->entries, Entry, i);
      if (!entry->dead && !run->seen[i])
        {
          Found found = { rank_of (text, at == start + entry->at[text], at[run->length] == '\0'), i };

          run->seen[i] = TRUE;
          keep (run, &found);
        }
      if (i + 1 == self->entries->len)
        break;
      at = start + g_array_index (self->entries, Entry, i + 1).at[text];
    }
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
 * What is not indexed yet is indexed first.
 *
 * Returns: (transfer full) (element-type LtSearchHit): hits by rank; of one rank chains come first, then segments,
 *   enterprises, institutions, projects and regions
 */
GArray *
lt_search_run (LtSearch *self, const char *text, guint limit)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (LtSearchHit));
  g_autofree char *needle = lt_text_fold (text);
  g_autofree guint8 *seen = NULL;
  g_autoptr(GArray) found = NULL;
  Run run;

  if (needle == NULL || *needle == '\0')
    return hits;
  bring_up_to_date (self);
  seen = g_new0 (guint8, self->entries->len);
  found = g_array_new (FALSE, FALSE, sizeof (Found));
  run = (Run) { self, needle, strlen (needle), limit, seen, found };
  scan (&run, TEXT_NAMES);
  if (is_latin (needle))
    scan (&run, TEXT_INITIALS);
  scan (&run, TEXT_OTHERS);
  if (limit == 0)
    g_array_sort_with_data (found, compare_found_data, &run);
  for (guint i = 0; i < found->len; i++)
    {
      const Found *one = &g_array_index (found, Found, i);
      const Entry *entry = &g_array_index (self->entries, Entry, one->entry);
      LtSearchHit hit = { indexed[entry->place].table, entry->id, one->rank };

      g_array_append_val (hits, hit);
    }
  return hits;
}

/* --- Following the workspace --- */

static void
touch (LtSearch *self, LtTable table, gint64 id)
{
  Ref ref = { table, id };

  for (guint place = 0; place < N_PLACES; place++)
    if (indexed[place].table == table)
      {
        if (!g_hash_table_contains (self->touched, &ref))
          g_hash_table_add (self->touched, g_memdup2 (&ref, sizeof ref));
        return;
      }
}

static gboolean
is_indexed (const LtChanges *changes)
{
  for (guint place = 0; place < N_PLACES; place++)
    if (lt_changes_touch (changes, indexed[place].table))
      return TRUE;
  return lt_changes_touch (changes, LT_TABLE_PRODUCT);
}

static void
on_changed (LtWorkspace *workspace, const LtChanges *changes, LtSearch *self)
{
  gboolean whole = self->place == N_PLACES;

  if (!is_indexed (changes))
    return;
  for (guint i = 0; whole && i < changes->items->len; i++)
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
      whole = g_hash_table_size (self->touched) <= FEW;
    }
  /* The rows of a half-made index may have moved; a much-changed one is quicker made anew. */
  if (!whole || (self->n_dead > MANY_DEAD && self->n_dead > self->entries->len / 2))
    {
      start_over (self);
      go_on_when_idle (self);
    }
}

static void
lt_search_finalize (GObject *object)
{
  LtSearch *self = LT_SEARCH (object);

  if (self->idle != NULL)
    g_source_destroy (self->idle);
  g_clear_pointer (&self->idle, g_source_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  for (guint i = 0; i < N_TEXTS; i++)
    g_string_free (self->texts[i], TRUE);
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
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i] = g_string_new (NULL);
  self->touched = g_hash_table_new_full (ref_hash, ref_equal, g_free, NULL);
}

/** lt_search_new: Returns: (transfer full): a search over a workspace; its index is made while the main loop is idle. */
LtSearch *
lt_search_new (LtWorkspace *workspace)
{
  LtSearch *self = g_object_new (LT_TYPE_SEARCH, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  go_on_when_idle (self);
  return self;
}
