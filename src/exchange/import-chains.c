#include "config.h"

#include "exchange/import-private.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Chains, and the flows between segments. Segments have a file of their own. */

static const LtFill chain_fill[] = {
  LT_FILL (ROLE, LtChain, role), LT_FILL (CHIEF, LtChain, chief), LT_FILL (UNIT, LtChain, unit),
  LT_FILL (LEADER, LtChain, leader), LT_FILL (ALLIANCE, LtChain, alliance), LT_FILL_END,
};

static const LtFill flow_fill[] = { LT_FILL (KIND, LtFlow, kind), LT_FILL (NOTE, LtFlow, note), LT_FILL_END };

static gboolean
find_chain_parent (LtImportRun *run, gint64 id, gint64 *parent, GError **error)
{
  const char *name = LT_TEXT (run, NAME), *above = LT_TEXT (run, PARENT);
  g_autofree char *a = lt_text_fold (name), *b = lt_text_fold (above);

  *parent = 0;
  if (!above)
    return TRUE;
  if (strcmp (a, b) == 0)
    return lt_refuse (error, _("“%s” cannot be above itself"), name);
  *parent = lt_resolve_chain (run->store, above, error);
  if (*parent == 0)
    return FALSE;
  if (id != 0 && lt_resolve_is_below (run->store, LT_TABLE_CHAIN, *parent, id))
    return lt_refuse (error, _("“%s” lies below “%s” already"), above, name);
  return TRUE;
}

static gboolean
take_chain (LtImportRun *run, GError **error)
{
  g_autofree char *folded = lt_text_fold (LT_TEXT (run, NAME));
  gint64 id = lt_store_find_one (run->store, LT_TABLE_CHAIN, folded), parent;
  LtChain *draft;

  if (!find_chain_parent (run, id, &parent, error))
    return FALSE;
  draft = lt_store_draft (run->store, LT_TABLE_CHAIN, id);
  if (!draft->name)
    {
      draft->name = g_strdup (LT_TEXT (run, NAME));
      draft->ordinal = lt_store_next_ordinal (run->store, LT_TABLE_CHAIN, 0);
    }
  if (parent != 0)
    draft->parent = parent;
  lt_import_fill (run, draft, chain_fill);
  lt_store_save (run->store, LT_TABLE_CHAIN, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_CHAIN, id);
  lt_import_cite (run, LT_TABLE_CHAIN, id, FALSE);
  return TRUE;
}

static gboolean
take_flow (LtImportRun *run, GError **error)
{
  gint64 supplier = lt_resolve_segment (run->store, LT_TEXT (run, FROM), 0, error);
  gint64 buyer = supplier != 0 ? lt_resolve_segment (run->store, LT_TEXT (run, TO), 0, error) : 0;
  gboolean fresh;
  gint64 id;
  LtFlow *draft;

  if (supplier == 0 || buyer == 0)
    return FALSE;
  if (supplier == buyer)
    return lt_refuse (error, _("“%s” cannot supply itself"), LT_TEXT (run, FROM));
  id = lt_store_find_pair (run->store, LT_TABLE_FLOW, supplier, buyer);
  fresh = id == 0;
  draft = lt_store_draft (run->store, LT_TABLE_FLOW, id);
  draft->supplier = supplier;
  draft->buyer = buyer;
  lt_import_fill (run, draft, flow_fill);
  lt_store_save (run->store, LT_TABLE_FLOW, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_FLOW, id);
  lt_import_cite (run, LT_TABLE_FLOW, id, fresh);
  return TRUE;
}

static const LtTable chain_tables[] = { LT_TABLE_CHAIN, LT_N_TABLES };
static const LtTable flow_tables[] = { LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_FLOW, LT_N_TABLES };

const LtImportHandler lt_import_chains = { chain_tables, NULL, take_chain, NULL, TRUE };
const LtImportHandler lt_import_flows = { flow_tables, NULL, take_flow, NULL };
