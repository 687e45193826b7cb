#include "config.h"

#include "exchange/import-private.h"

#include <glib/gi18n-lib.h>

/* Which enterprise supplies which. Both must be there: a name that is misspelt would be a company that nobody knows. */

static const LtFill supply_fill[] = { LT_FILL (PRODUCT, LtSupply, product), LT_FILL_END };

static gboolean
take_supply (LtImportRun *run, GError **error)
{
  gint64 supplier, buyer, id;
  gboolean fresh;
  LtSupply *draft;

  if (!lt_import_need_enterprise (run, LT_TEXT (run, SUPPLIER), &supplier, error)
      || !lt_import_need_enterprise (run, LT_TEXT (run, BUYER), &buyer, error))
    return FALSE;
  if (supplier == buyer)
    return lt_refuse (error, _("“%s” cannot supply itself"), LT_TEXT (run, SUPPLIER));
  id = lt_store_find_pair (run->store, LT_TABLE_SUPPLY, supplier, buyer);
  fresh = id == 0;
  draft = lt_store_draft (run->store, LT_TABLE_SUPPLY, id);
  draft->supplier = supplier;
  draft->buyer = buyer;
  lt_import_fill (run, draft, supply_fill);
  lt_store_save (run->store, LT_TABLE_SUPPLY, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_SUPPLY, id);
  lt_import_cite (run, LT_TABLE_SUPPLY, id, fresh);
  return TRUE;
}

static const LtTable supply_tables[] = { LT_TABLE_ENTERPRISE, LT_TABLE_SUPPLY, LT_N_TABLES };

const LtImportHandler lt_import_supplies = { supply_tables, NULL, take_supply, NULL };
