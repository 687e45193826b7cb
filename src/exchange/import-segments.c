#include "config.h"

#include "exchange/import-private.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Segments. The segments above and below one may come later in the file and name it in turn, so every row
 * is judged before any is written: against the document and the names that the file itself brings. */

static const LtFill segment_fill[] = {
  LT_FILL (POSITION, LtSegment, position), LT_FILL (KEYWORDS, LtSegment, keywords), LT_FILL (CODES, LtSegment, codes),
  LT_FILL (CRITICALITY, LtSegment, criticality), LT_FILL (NOTE, LtSegment, note), LT_FILL_END,
};

/* declared: folded segment → (folded chain → how many rows bring it) */

static void
declare (LtImportRun *run, const char *chain, const char *segment, gint change)
{
  g_autofree char *c = lt_text_fold (chain), *s = lt_text_fold (segment);
  GHashTable *chains = g_hash_table_lookup (run->declared, s);
  gint count;

  if (!chains)
    {
      chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (run->declared, g_strdup (s), chains);
    }
  count = GPOINTER_TO_INT (g_hash_table_lookup (chains, c)) + change;
  if (count > 0)
    g_hash_table_insert (chains, g_strdup (c), GINT_TO_POINTER (count));
  else
    g_hash_table_remove (chains, c);
}

static gboolean
will_exist (LtImportRun *run, const char *chain, const char *segment)
{
  GHashTable *chains = g_hash_table_lookup (run->declared, segment);
  gint64 id;

  if (chains && g_hash_table_contains (chains, chain))
    return TRUE;
  id = lt_store_find_one (run->store, LT_TABLE_CHAIN, chain);
  return id != 0 && lt_store_find_named (run->store, LT_TABLE_SEGMENT, id, segment) != 0;
}

/* The folded names of the chains that have, or will have, a segment of that name. */
static GHashTable *
find_chains (LtImportRun *run, const char *segment)
{
  GHashTable *declared = g_hash_table_lookup (run->declared, segment);
  const LtStoreIds *ids = lt_store_find (run->store, LT_TABLE_SEGMENT, LT_INDEX_OTHER, segment);
  GHashTable *chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; ids && i < ids->len; i++)
    {
      const LtSegment *row = lt_store_get (run->store, LT_TABLE_SEGMENT, ids->ids[i]);
      const LtChain *chain = lt_store_get (run->store, LT_TABLE_CHAIN, row->chain);

      if (chain)
        g_hash_table_add (chains, lt_text_fold (chain->name));
    }
  if (declared)
    {
      g_hash_table_iter_init (&iter, declared);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        g_hash_table_add (chains, g_strdup (name));
    }
  return chains;
}

static gboolean
judge_name (LtImportRun *run, const char *name, GError **error)
{
  g_autofree char *folded = lt_text_fold (name), *own = lt_text_fold (LT_TEXT (run, CHAIN)), *self = lt_text_fold (LT_TEXT (run, NAME));
  g_autoptr(GHashTable) chains = find_chains (run, folded);
  g_autofree char *list = NULL;
  g_autofree gpointer *keys = NULL;

  if (strcmp (folded, self) == 0)
    return lt_refuse (error, _("“%s” cannot supply itself"), name);
  if (g_hash_table_contains (chains, own) || g_hash_table_size (chains) == 1)
    return TRUE;
  if (g_hash_table_size (chains) > 1)
    {
      keys = g_hash_table_get_keys_as_array (chains, NULL);
      list = g_strjoinv (", ", (char **) keys);
      return lt_refuse (error, _("“%s” stands in several chains (%s); write it as chain/segment"), name, list);
    }
  for (const char *stroke = strchr (folded, '/'); stroke; stroke = strchr (stroke + 1, '/'))
    {
      g_autofree char *chain = g_strndup (folded, stroke - folded);

      if (strcmp (chain, own) == 0 && strcmp (stroke + 1, self) == 0)
        return lt_refuse (error, _("“%s” cannot supply itself"), name);
      if (will_exist (run, chain, stroke + 1))
        return TRUE;
    }
  return lt_refuse (error, _("there is no segment “%s”, in the file or the document; add it, or correct the name"), name);
}

static gboolean
judge_names (LtImportRun *run, char *const *names, GError **error)
{
  for (guint i = 0; names && names[i]; i++)
    if (!judge_name (run, names[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
declare_rows (LtImportRun *run, GError **error)
{
  guint n_rows = lt_sheet_get_n_rows (run->sheet);

  run->declared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  run->verdicts = g_ptr_array_new_full (n_rows, g_free);
  g_ptr_array_set_size (run->verdicts, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      GError *failure = NULL;

      if (lt_import_read_row (run, i, &failure))
        declare (run, LT_TEXT (run, CHAIN), LT_TEXT (run, NAME), 1);
      else
        run->verdicts->pdata[i] = g_strdup (failure->message);
      g_clear_error (&failure);
    }
  return lt_edit_step (run->edit, run->done, error);
}

static gboolean
judge_row (LtImportRun *run, guint row)
{
  g_autoptr(GError) failure = NULL;

  if (run->verdicts->pdata[row] || !lt_import_read_row (run, row, NULL)
      || (judge_names (run, LT_LIST (run, UPSTREAM), &failure) && judge_names (run, LT_LIST (run, DOWNSTREAM), &failure)))
    return TRUE;
  run->verdicts->pdata[row] = g_strdup (failure->message);
  declare (run, LT_TEXT (run, CHAIN), LT_TEXT (run, NAME), -1);
  return FALSE;
}

/* A refused row may take a name with it that another row counts on: judged again until that ends, to
 * and fro, so that a long run of such rows takes two rounds and not one for each. */
static gboolean
prepare_segments (LtImportRun *run, GError **error)
{
  guint n_rows = lt_sheet_get_n_rows (run->sheet);
  gboolean settled = FALSE;

  if (!declare_rows (run, error))
    return FALSE;
  for (guint round = 0; !settled; round++)
    {
      settled = TRUE;
      for (guint i = 0; i < n_rows; i++)
        settled &= judge_row (run, round % 2 == 0 ? i : n_rows - 1 - i);
      if (!lt_edit_step (run->edit, run->done, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
enter_chain (LtImportRun *run, const char *name, gint64 *id, GError **error)
{
  g_autofree char *folded = lt_text_fold (name);
  LtChain *draft;

  *id = lt_store_find_one (run->store, LT_TABLE_CHAIN, folded);
  if (*id != 0)
    return TRUE;
  draft = lt_store_draft (run->store, LT_TABLE_CHAIN, 0);
  draft->name = g_strdup (name);
  draft->ordinal = lt_store_next_ordinal (run->store, LT_TABLE_CHAIN, 0);
  lt_store_save (run->store, LT_TABLE_CHAIN, draft, id);
  return TRUE;
}

static void
write_products (LtImportRun *run, gint64 segment)
{
  char **names = LT_LIST (run, PRODUCTS);

  for (guint i = 0; names && names[i]; i++)
    {
      LtProduct *draft;

      if (lt_store_find_named (run->store, LT_TABLE_PRODUCT, segment, names[i]) != 0)
        continue;
      draft = lt_store_draft (run->store, LT_TABLE_PRODUCT, 0);
      draft->segment = segment;
      draft->name = g_strdup (names[i]);
      draft->ordinal = lt_store_next_ordinal (run->store, LT_TABLE_PRODUCT, segment);
      lt_store_save (run->store, LT_TABLE_PRODUCT, draft, NULL);
    }
}

static gboolean
take_segment (LtImportRun *run, GError **error)
{
  const char *verdict = run->verdicts->pdata[run->row];
  gint64 chain, id;
  LtSegment *draft;

  if (verdict)
    return lt_refuse (error, "%s", verdict);
  if (!enter_chain (run, LT_TEXT (run, CHAIN), &chain, error))
    return FALSE;
  id = lt_store_find_named (run->store, LT_TABLE_SEGMENT, chain, LT_TEXT (run, NAME));
  draft = lt_store_draft (run->store, LT_TABLE_SEGMENT, id);
  if (!draft->name)
    {
      draft->chain = chain;
      draft->name = g_strdup (LT_TEXT (run, NAME));
      draft->ordinal = lt_store_next_ordinal (run->store, LT_TABLE_SEGMENT, chain);
    }
  lt_import_fill (run, draft, segment_fill);
  lt_store_save (run->store, LT_TABLE_SEGMENT, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_SEGMENT, id);
  write_products (run, id);
  lt_import_cite (run, LT_TABLE_SEGMENT, id, FALSE);
  return TRUE;
}

static gboolean
write_flow (LtImportRun *run, gint64 supplier, gint64 buyer, GError **error)
{
  gint64 id = lt_store_find_pair (run->store, LT_TABLE_FLOW, supplier, buyer);
  gboolean fresh = id == 0;

  if (fresh)
    {
      LtFlow *draft = lt_store_draft (run->store, LT_TABLE_FLOW, 0);

      draft->supplier = supplier;
      draft->buyer = buyer;
      lt_store_save (run->store, LT_TABLE_FLOW, draft, &id);
    }
  lt_import_cite (run, LT_TABLE_FLOW, id, fresh);
  return TRUE;
}

static gboolean
write_flows (LtImportRun *run, gint64 segment, gint64 chain, char *const *names, gboolean upstream, GError **error)
{
  for (guint i = 0; names && names[i]; i++)
    {
      gint64 other = lt_resolve_segment (run->store, names[i], chain, error);

      if (other == 0 || !write_flow (run, upstream ? other : segment, upstream ? segment : other, error))
        return FALSE;
    }
  return TRUE;
}

/* The flows, now that every segment of the file is there. */
static gboolean
finish_segments (LtImportRun *run, GError **error)
{
  for (guint i = 0; i < run->verdicts->len; i++)
    {
      gint64 chain, segment;

      if (run->verdicts->pdata[i])
        continue;
      if (!lt_import_read_row (run, i, error) || !enter_chain (run, LT_TEXT (run, CHAIN), &chain, error))
        return FALSE;
      segment = lt_store_find_named (run->store, LT_TABLE_SEGMENT, chain, LT_TEXT (run, NAME));
      if (!write_flows (run, segment, chain, LT_LIST (run, UPSTREAM), TRUE, error)
          || !write_flows (run, segment, chain, LT_LIST (run, DOWNSTREAM), FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static const LtTable segment_tables[] = { LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_PRODUCT, LT_TABLE_FLOW, LT_N_TABLES };

const LtImportHandler lt_import_segments = { segment_tables, prepare_segments, take_segment, finish_segments };
