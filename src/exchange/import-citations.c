#include "config.h"

#include "exchange/import-private.h"

#include <string.h>

/* What backs a row. A citation is one by its row, source and place: what a second table says of the same
 * row is added, and only what an earlier one left open is filled in. */

static gboolean
is_open_judgement (const LtCitation *citation)
{
  return citation->source == 0 && citation->basis == LT_BASIS_JUDGEMENT && !citation->place && !citation->note;
}

static gint64
find_citation (LtImportRun *run, const LtStoreIds *ids, gint64 source, const char *place)
{
  gint64 open = 0;

  for (guint i = 0; ids && i < ids->len; i++)
    {
      const LtCitation *row = lt_store_get (run->store, LT_TABLE_CITATION, ids->ids[i]);

      if (row->source == source && (!place || g_strcmp0 (row->place, place) == 0))
        return row->id;
      if ((row->source == source && !row->place) || (source != 0 && is_open_judgement (row)))
        open = row->id;
    }
  return open;
}

/* A word on the row alone says nothing new of one that a document is cited for. */
static gboolean
is_said (LtImportRun *run, const LtStoreIds *ids, gint64 source, const char *place)
{
  for (guint i = 0; source == 0 && !place && ids && i < ids->len; i++)
    if (((const LtCitation *) lt_store_get (run->store, LT_TABLE_CITATION, ids->ids[i]))->source != 0)
      return TRUE;
  return FALSE;
}

static void
cite (LtImportRun *run, LtTable table, gint64 id, gint64 source, gint basis, const char *place)
{
  const char *subject = lt_table_get_info (table)->name;
  g_autofree char *key = lt_store_named (id, subject);
  const LtStoreIds *ids = lt_store_find (run->store, LT_TABLE_CITATION, LT_INDEX_IDENTITY, key);
  LtCitation *draft;

  if (is_said (run, ids, source, place))
    return;
  draft = lt_store_draft (run->store, LT_TABLE_CITATION, find_citation (run, ids, source, place));
  if (draft->id == 0)
    {
      draft->subject = g_strdup (subject);
      draft->row = id;
    }
  /* A source with no word on it states the row; a judgement that gains a source that states it is none. */
  if (basis != LT_BASIS_NONE)
    draft->basis = basis;
  else if (draft->source == 0 && source != 0)
    draft->basis = LT_BASIS_SOURCE;
  if (source != 0)
    draft->source = source;
  if (!draft->place)
    draft->place = g_strdup (place);
  lt_store_save (run->store, LT_TABLE_CITATION, draft, NULL);
}

/* The citations that the current row of the sheet makes for a row of the document. `judge`: with no word
 * on where it comes from it is a judgement; other rows then have no citation. */
void
lt_import_cite (LtImportRun *run, LtTable table, gint64 id, gboolean judge)
{
  gint basis = LT_VALUE (run, BASIS)->number;
  const char *place = LT_TEXT (run, PLACE);

  for (guint i = 0; i < run->sources->len; i++)
    cite (run, table, id, g_array_index (run->sources, gint64, i), basis, place);
  if (run->sources->len > 0)
    return;
  if (basis == LT_BASIS_NONE && judge)
    basis = LT_BASIS_JUDGEMENT;
  if (basis != LT_BASIS_NONE || place)
    cite (run, table, id, 0, basis, place);
}
