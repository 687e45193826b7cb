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
#define SEARCHED_TABLES ((1u << LT_TABLE_CHAIN) | (1u << LT_TABLE_SEGMENT) | (1u << LT_TABLE_ENTERPRISE) | (1u << LT_TABLE_INSTITUTION) \
                         | (1u << LT_TABLE_PROJECT) | (1u << LT_TABLE_REGION) | (1u << LT_TABLE_PRODUCT))

/* One row: its name folded, the initials of it, and its other texts folded and joined with line breaks. */
typedef struct {
  LtTable  table;
  gint64   id;
  char    *name, *initials, *others;
} Entry;

struct _LtSearch {
  GObject      parent_instance;
  LtWorkspace *workspace;
  GArray      *entries;
  gboolean     stale;
};

G_DEFINE_FINAL_TYPE (LtSearch, lt_search, G_TYPE_OBJECT)

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->initials);
  g_free (entry->others);
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

static void
add_entry (LtSearch *self, LtModel *model, LtTable table, const char *const *columns, const LtRow *row)
{
  GString *others = g_string_new (NULL);
  Entry entry = { table, row->id, NULL, NULL, NULL };

  entry.name = lt_text_fold (text_of (table, row, columns[0]));
  entry.initials = lt_text_initials (text_of (table, row, columns[0]));
  for (guint i = 1; columns[i] != NULL; i++)
    append_folded (others, text_of (table, row, columns[i]));
  if (table == LT_TABLE_SEGMENT)
    {
      GPtrArray *products = lt_model_refs (model, LT_TABLE_PRODUCT, "segment", row->id);

      for (guint i = 0; i < products->len; i++)
        append_folded (others, ((LtProduct *) products->pdata[i])->name);
    }
  entry.others = g_string_free (others, FALSE);
  g_array_append_val (self->entries, entry);
}

static void
build (LtSearch *self)
{
  LtModel *model = lt_workspace_get_model (self->workspace);

  g_array_set_size (self->entries, 0);
  for (guint t = 0; t < G_N_ELEMENTS (indexed); t++)
    {
      g_auto(GStrv) columns = g_strsplit (indexed[t].columns, " ", -1);
      g_autoptr(GPtrArray) rows = lt_model_sorted (model, indexed[t].table);

      for (guint i = 0; i < rows->len; i++)
        add_entry (self, model, indexed[t].table, (const char *const *) columns, rows->pdata[i]);
    }
  self->stale = FALSE;
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

  if (needle == NULL || *needle == '\0')
    return hits;
  if (self->stale)
    build (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      LtSearchHit hit = { entry->table, entry->id, rank (entry, needle, is_latin (needle)) };

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
on_changed (LtWorkspace *workspace, const LtChanges *changes, LtSearch *self)
{
  self->stale |= (changes->tables & SEARCHED_TABLES) != 0;
}

static void
lt_search_finalize (GObject *object)
{
  LtSearch *self = LT_SEARCH (object);

  g_clear_pointer (&self->entries, g_array_unref);
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
  g_array_set_clear_func (self->entries, entry_clear);
  self->stale = TRUE;
}

LtSearch *
lt_search_new (LtWorkspace *workspace)
{
  LtSearch *self = g_object_new (LT_TYPE_SEARCH, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  return self;
}
