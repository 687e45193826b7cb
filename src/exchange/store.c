#include "config.h"

#include "exchange/gazetteer.h"
#include "exchange/store.h"
#include "workspace/memory.h"
#include "workspace/text.h"

#include <string.h>

/* What changes is written at the end of a sheet: a file whose rows say different things of one enterprise compares its last
 * word with what the document held, so that the same file again changes nothing, and says so. New rows get their keys at
 * once, because others need them, and are written at the very end, each once, in the order of those keys: a table that
 * grows at its end takes a fraction of the time and the pages of one that grows everywhere. */
typedef struct {
  gint64   id;            /* first: a set of entries is looked into by it */
  LtTable  table;
  gboolean fresh;         /* created by this sheet */
  gboolean unwritten;     /* created by this import: not in the document yet */
  gboolean unreported;    /* created by this import, and no row of a sheet has been counted as new for it */
  gboolean dirty;
  gpointer row;           /* as it is now */
  gpointer original;      /* as it was before this sheet; NULL: untouched, or fresh */
  gpointer before;        /* as it was before this pass over the sheet; NULL: untouched by it */
} Entry;

/* The rows of one key of an index. */
typedef struct {
  LtStoreIds ids;
  gint64     first;       /* the one there is, nearly always */
  char       key[];
} Slot;

typedef struct {
  gboolean    loaded;
  GHashTable *entries;                  /* a set of Entry, by id */
  GHashTable *indexes[LT_N_INDEXES];    /* its key → Slot */
  GHashTable *ordinals;                 /* owner → the last ordinal */
} Table;

typedef struct { guint row; Entry *entry; } Touch;

struct _LtStore {
  LtEdit    *edit;
  Table      tables[LT_N_TABLES];
  GPtrArray *dirty;       /* Entry: what this sheet changed */
  GPtrArray *unwritten;   /* Entry: what the import created */
  guint      n_earlier;   /* of those by earlier sheets */
  GArray    *touches;     /* Touch: what each row of the sheet wrote */
  GPtrArray *mains;       /* Entry: the row of the document that each row of the sheet is, or NULL */
  GPtrArray *passed;      /* Entry: what this pass changed */
  gboolean   inserted;    /* by this pass */
  guint      row;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  lt_row_free (entry->table, entry->row);
  lt_row_free (entry->table, entry->original);
  lt_row_free (entry->table, entry->before);
  g_free (entry);
}

/** lt_store_new: Returns: (transfer full): an empty store over an edit. */
LtStore *
lt_store_new (LtEdit *edit)
{
  LtStore *self = g_new0 (LtStore, 1);

  self->edit = edit;
  self->dirty = g_ptr_array_new ();
  self->unwritten = g_ptr_array_new ();
  self->touches = g_array_new (FALSE, FALSE, sizeof (Touch));
  self->mains = g_ptr_array_new ();
  self->passed = g_ptr_array_new ();
  return self;
}

static void
free_store (gpointer data)
{
  LtStore *self = data;

  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      Table *table = &self->tables[t];

      g_clear_pointer (&table->entries, g_hash_table_unref);
      g_clear_pointer (&table->ordinals, g_hash_table_unref);
      for (guint i = 0; i < LT_N_INDEXES; i++)
        g_clear_pointer (&table->indexes[i], g_hash_table_unref);
    }
  g_ptr_array_unref (self->dirty);
  g_ptr_array_unref (self->unwritten);
  g_array_unref (self->touches);
  g_ptr_array_unref (self->mains);
  g_ptr_array_unref (self->passed);
  g_free (self);
}

/** lt_store_free: What was not written is lost. */
void
lt_store_free (LtStore *self)
{
  guint n = 0;

  for (guint t = 0; t < LT_N_TABLES; t++)
    n += self->tables[t].entries ? g_hash_table_size (self->tables[t].entries) : 0;
  lt_memory_free_rows (free_store, self, n);
}

/* Room for a number in hexadecimal. */
#define HEX_LENGTH 16

static char *
put_hex (char *to, gint64 number)
{
  for (guint shift = 64; shift > 0; shift -= 4)
    *to++ = "0123456789abcdef"[(number >> (shift - 4)) & 15];
  return to;
}

/** lt_store_pair: Returns: (transfer full): the identity of a row between two others. */
char *
lt_store_pair (gint64 first, gint64 second)
{
  char *key = g_malloc (2 * HEX_LENGTH + 1);

  *put_hex (put_hex (key, first), second) = '\0';
  return key;
}

/** lt_store_named: Returns: (transfer full): the identity of a row by its name below another. */
char *
lt_store_named (gint64 owner, const char *name)
{
  g_autofree char *folded = lt_text_fold (name);
  gsize length = folded ? strlen (folded) : 0;
  char *key = g_malloc (HEX_LENGTH + length + 1);

  memcpy (put_hex (key, owner), folded ? folded : "", length + 1);
  return key;
}

static char *
zone_key (const LtZone *zone)
{
  g_autofree char *structure = lt_text_fold (zone->structure);

  return g_strdup_printf ("%" G_GINT64_MODIFIER "x %" G_GINT64_MODIFIER "x %d %s", zone->region, zone->chain, zone->role, structure);
}

static char *
ledger_key (const LtLedger *entry)
{
  g_autofree char *note = lt_text_fold (entry->note), *subject = lt_store_pair (entry->target, entry->project);

  return g_strdup_printf ("%s %s %d %s", subject, entry->dated, entry->kind, note ? note : "");
}

static char *
one_key (gint64 id)
{
  char *key = g_malloc (HEX_LENGTH + 1);

  *put_hex (key, id) = '\0';
  return key;
}

static char *
identity_key (LtTable table, gconstpointer row)
{
  switch (table)
    {
    case LT_TABLE_META:          return g_strdup (((const LtMeta *) row)->name);
    case LT_TABLE_REGION:        return lt_text_fold (((const LtRegion *) row)->name);
    case LT_TABLE_ZONE:          return zone_key (row);
    case LT_TABLE_CHAIN:         return lt_text_fold (((const LtChain *) row)->name);
    case LT_TABLE_SEGMENT:       return lt_store_named (((const LtSegment *) row)->chain, ((const LtSegment *) row)->name);
    case LT_TABLE_PRODUCT:       return lt_store_named (((const LtProduct *) row)->segment, ((const LtProduct *) row)->name);
    case LT_TABLE_FLOW:          return lt_store_pair (((const LtFlow *) row)->supplier, ((const LtFlow *) row)->buyer);
    case LT_TABLE_ENTERPRISE:    return lt_text_fold_company (((const LtEnterprise *) row)->name);
    case LT_TABLE_FIGURE:        return lt_store_pair (((const LtFigure *) row)->enterprise, ((const LtFigure *) row)->year);
    case LT_TABLE_HONOUR:        return lt_store_named (((const LtHonour *) row)->enterprise, ((const LtHonour *) row)->name);
    case LT_TABLE_PARTICIPATION: return lt_store_pair (((const LtParticipation *) row)->enterprise, ((const LtParticipation *) row)->segment);
    case LT_TABLE_SUPPLY:        return lt_store_pair (((const LtSupply *) row)->supplier, ((const LtSupply *) row)->buyer);
    case LT_TABLE_INSTITUTION:   return lt_text_fold (((const LtInstitution *) row)->name);
    case LT_TABLE_STUDY:         return lt_store_pair (((const LtStudy *) row)->institution, ((const LtStudy *) row)->segment);
    case LT_TABLE_TARGET:        return lt_store_pair (((const LtTarget *) row)->enterprise, ((const LtTarget *) row)->segment);
    case LT_TABLE_PROJECT:       return lt_text_fold (((const LtProject *) row)->name);
    case LT_TABLE_PURPOSE:       return lt_store_pair (((const LtPurpose *) row)->project, ((const LtPurpose *) row)->segment);
    case LT_TABLE_THRESHOLD:     return lt_store_named (((const LtThreshold *) row)->region, ((const LtThreshold *) row)->name);
    case LT_TABLE_LEDGER:        return ledger_key (row);
    case LT_TABLE_SOURCE:        return lt_text_fold (((const LtSource *) row)->key);
    case LT_TABLE_CITATION:      return lt_store_named (((const LtCitation *) row)->row, ((const LtCitation *) row)->subject);
    default:                     return NULL;
    }
}

static char *
other_key (LtTable table, gconstpointer row)
{
  switch (table)
    {
    case LT_TABLE_REGION:     return lt_place_stem (((const LtRegion *) row)->name);
    case LT_TABLE_SEGMENT:    return lt_text_fold (((const LtSegment *) row)->name);
    case LT_TABLE_ENTERPRISE: return g_strdup (((const LtEnterprise *) row)->credit);
    case LT_TABLE_TARGET:     return one_key (((const LtTarget *) row)->enterprise);
    default:                  return NULL;
    }
}

static char *
index_key (LtTable table, LtStoreIndex index, gconstpointer row)
{
  return index == LT_INDEX_IDENTITY ? identity_key (table, row) : other_key (table, row);
}

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  if (slot->ids.ids != &slot->first)
    g_free (slot->ids.ids);
  g_free (slot);
}

static void
index_add (GHashTable *index, const char *key, gint64 id)
{
  Slot *slot = key ? g_hash_table_lookup (index, key) : NULL;
  gsize length;

  if (!key)
    return;
  if (slot)
    {
      gint64 *many = g_renew (gint64, slot->ids.ids == &slot->first ? NULL : slot->ids.ids, slot->ids.len + 1);

      if (slot->ids.ids == &slot->first)
        many[0] = slot->first;
      many[slot->ids.len++] = id;
      slot->ids.ids = many;
      return;
    }
  length = strlen (key) + 1;
  slot = g_malloc (sizeof (Slot) + length);
  slot->first = id;
  slot->ids = (LtStoreIds) { 1, &slot->first };
  memcpy (slot->key, key, length);
  g_hash_table_insert (index, slot->key, slot);
}

static void
index_remove (GHashTable *index, const char *key, gint64 id)
{
  Slot *slot = key ? g_hash_table_lookup (index, key) : NULL;
  guint i = 0;

  while (slot && i < slot->ids.len && slot->ids.ids[i] != id)
    i++;
  if (!slot || i == slot->ids.len)
    return;
  memmove (&slot->ids.ids[i], &slot->ids.ids[i + 1], (slot->ids.len - i - 1) * sizeof (gint64));
  if (--slot->ids.len == 0)
    g_hash_table_remove (index, key);
}

static void
add_indexes (LtStore *self, LtTable table, gconstpointer row)
{
  for (guint i = 0; i < LT_N_INDEXES; i++)
    {
      g_autofree char *key = index_key (table, i, row);

      index_add (self->tables[table].indexes[i], key, ((const LtRow *) row)->id);
    }
}

static void
move_indexes (LtStore *self, LtTable table, gconstpointer before, gconstpointer after)
{
  for (guint i = 0; i < LT_N_INDEXES; i++)
    {
      g_autofree char *old = index_key (table, i, before), *new = index_key (table, i, after);

      if (g_strcmp0 (old, new) == 0)
        continue;
      index_remove (self->tables[table].indexes[i], old, ((const LtRow *) before)->id);
      index_add (self->tables[table].indexes[i], new, ((const LtRow *) after)->id);
    }
}

static gint64
get_ordinal (LtTable table, gconstpointer row, gint *ordinal)
{
  switch (table)
    {
    case LT_TABLE_CHAIN:   *ordinal = ((const LtChain *) row)->ordinal;   return 0;
    case LT_TABLE_SEGMENT: *ordinal = ((const LtSegment *) row)->ordinal; return ((const LtSegment *) row)->chain;
    case LT_TABLE_PRODUCT: *ordinal = ((const LtProduct *) row)->ordinal; return ((const LtProduct *) row)->segment;
    default:               *ordinal = LT_UNKNOWN_INT;                     return 0;
    }
}

static void
note_ordinal (Table *table, LtTable which, gconstpointer row)
{
  gint ordinal;
  gint64 owner = get_ordinal (which, row, &ordinal);

  if (ordinal != LT_UNKNOWN_INT && ordinal > GPOINTER_TO_INT (g_hash_table_lookup (table->ordinals, &owner)))
    g_hash_table_insert (table->ordinals, g_memdup2 (&owner, sizeof owner), GINT_TO_POINTER (ordinal));
}

static Entry *
add_entry (LtStore *self, LtTable table, gpointer row)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = ((const LtRow *) row)->id;
  entry->table = table;
  entry->row = row;
  g_hash_table_add (self->tables[table].entries, entry);
  add_indexes (self, table, row);
  note_ordinal (&self->tables[table], table, row);
  return entry;
}

typedef struct { LtStore *store; LtTable table; } Load;

static gboolean
load_row (gpointer row, gpointer user_data, GError **error)
{
  Load *load = user_data;

  add_entry (load->store, load->table, lt_row_copy (load->table, row));
  return TRUE;
}

/**
 * lt_store_load:
 *
 * Reads a table, the first time it is asked to. A table must be loaded before it is looked into.
 */
gboolean
lt_store_load (LtStore *self, LtTable table, GError **error)
{
  Table *t = &self->tables[table];
  Load load = { self, table };

  if (t->loaded)
    return TRUE;
  t->loaded = TRUE;
  t->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, entry_free, NULL);
  t->ordinals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < LT_N_INDEXES; i++)
    t->indexes[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, slot_free);
  return lt_edit_each (self->edit, table, NULL, 0, load_row, &load, error);
}

static Entry *
get_entry (LtStore *self, LtTable table, gint64 id)
{
  g_return_val_if_fail (self->tables[table].loaded, NULL);

  return g_hash_table_lookup (self->tables[table].entries, &id);
}

/** lt_store_get: Returns: (transfer none) (nullable): a row as it is now, until it is saved again. */
gconstpointer
lt_store_get (LtStore *self, LtTable table, gint64 id)
{
  Entry *entry = get_entry (self, table, id);

  return entry ? entry->row : NULL;
}

/** lt_store_find: Returns: (transfer none) (nullable): the keys of the rows with that key in an index; never empty. */
const LtStoreIds *
lt_store_find (LtStore *self, LtTable table, LtStoreIndex index, const char *key)
{
  Slot *slot;

  g_return_val_if_fail (self->tables[table].loaded, NULL);
  slot = key ? g_hash_table_lookup (self->tables[table].indexes[index], key) : NULL;
  return slot ? &slot->ids : NULL;
}

/** lt_store_find_one: Returns: the first row with that identity, or 0. */
gint64
lt_store_find_one (LtStore *self, LtTable table, const char *key)
{
  const LtStoreIds *ids = lt_store_find (self, table, LT_INDEX_IDENTITY, key);

  return ids ? ids->ids[0] : 0;
}

/** lt_store_find_like: Returns: the row with the identity of @row, which need not be in the document, or 0. */
gint64
lt_store_find_like (LtStore *self, LtTable table, gconstpointer row)
{
  g_autofree char *key = identity_key (table, row);

  return lt_store_find_one (self, table, key);
}

/** lt_store_find_pair: Returns: the row between two others, or 0. */
gint64
lt_store_find_pair (LtStore *self, LtTable table, gint64 first, gint64 second)
{
  g_autofree char *key = lt_store_pair (first, second);

  return lt_store_find_one (self, table, key);
}

/** lt_store_find_named: Returns: the row of that name below another, or 0. */
gint64
lt_store_find_named (LtStore *self, LtTable table, gint64 owner, const char *name)
{
  g_autofree char *key = lt_store_named (owner, name);

  return lt_store_find_one (self, table, key);
}

/** lt_store_find_targets: Returns: (transfer none) (nullable): the targets that an enterprise is; never empty. */
const LtStoreIds *
lt_store_find_targets (LtStore *self, gint64 enterprise)
{
  g_autofree char *key = one_key (enterprise);

  return lt_store_find (self, LT_TABLE_TARGET, LT_INDEX_OTHER, key);
}

/**
 * lt_store_draft:
 * @id: a row's key, or 0
 *
 * Returns: (transfer full): a copy to write into and give to lt_store_save(); a new row for 0.
 */
gpointer
lt_store_draft (LtStore *self, LtTable table, gint64 id)
{
  gconstpointer row = id != 0 ? lt_store_get (self, table, id) : NULL;

  return row ? lt_row_copy (table, row) : lt_row_new (table);
}

static void
touch (LtStore *self, Entry *entry)
{
  Touch note = { self->row, entry };

  g_array_append_val (self->touches, note);
}

static void
insert (LtStore *self, LtTable table, gpointer draft)
{
  LtRow *head = draft;
  Entry *entry;

  head->id = lt_row_key (table, draft);
  while (get_entry (self, table, head->id))
    head->id = lt_row_random_key ();
  entry = add_entry (self, table, draft);
  entry->fresh = TRUE;
  entry->unwritten = TRUE;
  entry->unreported = TRUE;
  self->inserted = TRUE;
  g_ptr_array_add (self->unwritten, entry);
  touch (self, entry);
}

/* Keeps what a row was before the sheet, and before the pass. Takes the draft. */
static void
replace (LtStore *self, Entry *entry, gpointer draft)
{
  move_indexes (self, entry->table, entry->row, draft);
  if (!entry->before)
    {
      entry->before = lt_row_copy (entry->table, entry->row);
      g_ptr_array_add (self->passed, entry);
    }
  if (!entry->original && !entry->fresh)
    entry->original = g_steal_pointer (&entry->row);
  lt_row_free (entry->table, entry->row);
  entry->row = draft;
  if (!entry->dirty && !entry->fresh)
    {
      g_ptr_array_add (self->dirty, entry);
      entry->dirty = TRUE;
    }
  touch (self, entry);
}

/**
 * lt_store_save:
 * @draft: (transfer full): from lt_store_draft()
 * @id: (out) (optional): the row's key
 *
 * The row is found from now on, and is in the document with lt_store_write(). A draft that was not changed does
 * nothing.
 */
void
lt_store_save (LtStore *self, LtTable table, gpointer draft, gint64 *id)
{
  Entry *entry = ((LtRow *) draft)->id != 0 ? get_entry (self, table, ((LtRow *) draft)->id) : NULL;

  if (!entry)
    insert (self, table, draft);
  else if (lt_row_equal (table, entry->row, draft))
    {
      lt_row_free (table, draft);
      draft = entry->row;
    }
  else
    replace (self, entry, draft);
  if (id)
    *id = ((LtRow *) draft)->id;
}

/** lt_store_next_ordinal: Returns: the place behind the last chain, segment of a chain, or product of a segment. */
gint
lt_store_next_ordinal (LtStore *self, LtTable table, gint64 owner)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->tables[table].ordinals, &owner)) + 1;
}

/** lt_store_set_row: What is saved from here on is the work of that row of the sheet. */
void
lt_store_set_row (LtStore *self, guint row)
{
  self->row = row;
}

/** lt_store_set_main: The current row of the sheet went in, and is that row of the document. */
void
lt_store_set_main (LtStore *self, LtTable table, gint64 id)
{
  if (self->row >= self->mains->len)
    g_ptr_array_set_size (self->mains, self->row + 1);
  self->mains->pdata[self->row] = get_entry (self, table, id);
}

/** lt_store_begin_pass: From here on changes count for lt_store_end_pass(). */
void
lt_store_begin_pass (LtStore *self)
{
  self->inserted = FALSE;
}

/** lt_store_end_pass: Returns: whether anything is other than it was when the pass began. */
gboolean
lt_store_end_pass (LtStore *self)
{
  gboolean changed = self->inserted;

  for (guint i = 0; i < self->passed->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->passed, i);

      changed = changed || !lt_row_equal (entry->table, entry->before, entry->row);
      lt_row_free (entry->table, g_steal_pointer (&entry->before));
    }
  g_ptr_array_set_size (self->passed, 0);
  return changed;
}

static gboolean
is_different (Entry *entry)
{
  return entry->fresh || (entry->original && !lt_row_equal (entry->table, entry->original, entry->row));
}

/* A row of the sheet is new if its row of the document is, and no other was counted for it; changed if
 * anything it wrote is different in the end. */
static void
count_rows (LtStore *self, guint *created, guint *changed, guint *same)
{
  g_autoptr(GHashTable) rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->touches->len; i++)
    {
      Touch *note = &g_array_index (self->touches, Touch, i);

      if (is_different (note->entry))
        g_hash_table_add (rows, GUINT_TO_POINTER (note->row));
    }
  for (guint i = 0; i < self->mains->len; i++)
    {
      Entry *main = g_ptr_array_index (self->mains, i);

      if (!main)
        continue;
      if (main->unreported)
        (*created)++;
      else if (g_hash_table_contains (rows, GUINT_TO_POINTER (i)))
        (*changed)++;
      else
        (*same)++;
      main->unreported = FALSE;
    }
}

static gboolean
write_changed (LtStore *self, GError **error)
{
  for (guint i = 0; i < self->dirty->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->dirty, i);

      if (!entry->unwritten && is_different (entry) && !lt_edit_update (self->edit, entry->table, entry->row, error))
        return FALSE;
      entry->dirty = FALSE;
      lt_row_free (entry->table, g_steal_pointer (&entry->original));
    }
  g_ptr_array_set_size (self->dirty, 0);
  return TRUE;
}

/**
 * lt_store_end_sheet:
 * @created, @changed, @same: the rows of the sheet are added to these
 *
 * Writes what changed, and counts.
 */
gboolean
lt_store_end_sheet (LtStore *self, guint *created, guint *changed, guint *same, GError **error)
{
  lt_store_end_pass (self);
  count_rows (self, created, changed, same);
  for (; self->n_earlier < self->unwritten->len; self->n_earlier++)
    ((Entry *) g_ptr_array_index (self->unwritten, self->n_earlier))->fresh = FALSE;
  g_array_set_size (self->touches, 0);
  g_ptr_array_set_size (self->mains, 0);
  return write_changed (self, error);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(Entry *const *) a, *y = *(Entry *const *) b;

  if (x->table != y->table)
    return x->table < y->table ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

/** lt_store_write: Writes what is new, at the end of the import. Nothing may be saved after it. */
gboolean
lt_store_write (LtStore *self, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_sized_new (self->unwritten->len);
  guint n;

  g_ptr_array_sort (self->unwritten, compare_entries);
  for (guint i = 0; i < self->unwritten->len; i++)
    g_ptr_array_add (rows, ((Entry *) g_ptr_array_index (self->unwritten, i))->row);
  for (guint i = 0; i < rows->len; i += n)
    {
      LtTable table = ((Entry *) g_ptr_array_index (self->unwritten, i))->table;

      for (n = 1; i + n < rows->len && ((Entry *) g_ptr_array_index (self->unwritten, i + n))->table == table;)
        n++;
      if (!lt_edit_insert_all (self->edit, table, (gconstpointer const *) rows->pdata + i, n, error))
        return FALSE;
    }
  g_ptr_array_set_size (self->unwritten, 0);
  return TRUE;
}
