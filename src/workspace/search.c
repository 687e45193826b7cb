#include "config.h"
#include "workspace/search.h"

#include "workspace/pinyin.h"
#include "workspace/search-index.h"
#include "workspace/text.h"

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

/* Which row an entry is of. */
typedef struct {
  LtTable table;
  gint64  id;
} Ref;

struct _LtSearch {
  GObject        parent_instance;
  LtWorkspace   *workspace;
  LtSearchIndex *index;
  guint          place, row; /* what the index is made of next; place N_PLACES: it holds all but what was touched */
  GHashTable    *touched;    /* a set of Ref: rows that changed since */
  GSource       *idle;       /* (nullable): begins the index, or goes on with it */
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
  lt_search_index_clear (self->index);
  g_hash_table_remove_all (self->touched);
  self->place = self->row = 0;
}

static void
append_folded (GString *out, const char *text)
{
  g_autofree char *folded = lt_text_fold (text);

  if (folded != NULL && *folded != '\0')
    {
      g_string_append (out, folded);
      g_string_append_c (out, '\n');
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
  g_autofree char *folded = lt_text_fold (name), *initials = lt_text_initials (name);
  g_autoptr(GString) others = g_string_new (NULL);

  for (guint i = 1; i < G_N_ELEMENTS (indexed[place].columns) && indexed[place].columns[i] != NULL; i++)
    append_folded (others, text_of (table, row, indexed[place].columns[i]));
  if (table == LT_TABLE_SEGMENT)
    {
      GPtrArray *products = lt_model_refs (lt_workspace_get_model (self->workspace), LT_TABLE_PRODUCT, "segment", row->id);

      for (guint i = 0; i < products->len; i++)
        append_folded (others, ((LtProduct *) products->pdata[i])->name);
    }
  lt_search_index_add (self->index, place, table, row->id, folded != NULL ? folded : "", initials, others->str);
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
  return lt_search_index_sort (self->index, until);
}

/* What is asked of every entry when some were touched. Keys are as good as random: a look at a few of their bits is the
 * answer for nearly all of them. */
typedef struct {
  GHashTable *touched;
  guint8      marks[4096];
} Touched;

static gboolean
is_touched (LtTable table, gint64 id, gpointer data)
{
  const Touched *touched = data;
  const Ref ref = { table, id };

  return touched->marks[(guint64) id % sizeof touched->marks] && g_hash_table_contains (touched->touched, &ref);
}

/* What was touched gets another entry, unless it is gone. */
static void
patch (LtSearch *self)
{
  Touched touched = { self->touched };
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    touched.marks[(guint64) ((const Ref *) key)->id % sizeof touched.marks] = TRUE;
  lt_search_index_remove (self->index, is_touched, &touched);
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
  lt_search_index_sort (self->index, G_MAXINT64);
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
  /* Not before pinyin is there: start() sees to it, and comes back. */
  if (self->idle != NULL || !lt_pinyin_is_loaded ())
    return;
  self->idle = g_idle_source_new ();
  g_source_set_static_name (self->idle, "search index");
  g_source_set_callback (self->idle, on_idle, self, NULL);
  g_source_attach (self->idle, g_main_context_get_thread_default ());
}

/* What a window needs first comes first. */
#define PINYIN_DELAY_MS 1000

static void
load_pinyin (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  lt_pinyin_load ();
  g_task_return_boolean (task, TRUE);
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
on_pinyin_loaded (GObject *source, GAsyncResult *result, gpointer weak)
{
  g_autoptr(LtSearch) self = g_weak_ref_get (weak);

  if (self != NULL)
    go_on_when_idle (self);
  weak_free (weak);
}

static gboolean
on_delay (gpointer user_data)
{
  LtSearch *self = user_data;
  GWeakRef *weak = g_new (GWeakRef, 1);
  g_autoptr(GTask) task = NULL;

  g_clear_pointer (&self->idle, g_source_unref);
  g_weak_ref_init (weak, self);
  task = g_task_new (NULL, NULL, on_pinyin_loaded, weak);
  g_task_run_in_thread (task, load_pinyin);
  return G_SOURCE_REMOVE;
}

/* Reading ICU's rules takes a fifth of a second: not of the main loop's. */
static void
start (LtSearch *self)
{
  go_on_when_idle (self);
  if (self->idle != NULL)
    return;
  self->idle = g_timeout_source_new (PINYIN_DELAY_MS);
  g_source_set_static_name (self->idle, "pinyin");
  g_source_set_callback (self->idle, on_delay, self, NULL);
  g_source_attach (self->idle, g_main_context_get_thread_default ());
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
  g_autofree char *needle = lt_text_fold (text);

  if (needle == NULL || *needle == '\0')
    return g_array_new (FALSE, FALSE, sizeof (LtSearchHit));
  bring_up_to_date (self);
  return lt_search_index_find (self->index, needle, limit);
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
  if (!whole || lt_search_index_is_worn (self->index))
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
  g_clear_pointer (&self->index, lt_search_index_free);
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
  self->index = lt_search_index_new ();
  self->touched = g_hash_table_new_full (ref_hash, ref_equal, g_free, NULL);
}

/** lt_search_new: Returns: (transfer full): a search over a workspace; its index is made while the main loop is idle. */
LtSearch *
lt_search_new (LtWorkspace *workspace)
{
  LtSearch *self = g_object_new (LT_TYPE_SEARCH, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  start (self);
  return self;
}
