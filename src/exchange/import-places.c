#include "config.h"

#include "exchange/import-private.h"
#include "exchange/words.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Regions and the structures they form. */

static const LtFill region_fill[] = {
  LT_FILL (KIND, LtRegion, type), LT_FILL (CODE, LtRegion, code), LT_FILL (LAND, LtRegion, land_mu),
  LT_FILL (LEAD, LtRegion, lead), LT_FILL (LEVEL, LtRegion, level), LT_FILL_END,
};

static gboolean
check_parent (const char *name, const char *parent, GError **error)
{
  g_autofree char *a = lt_text_fold (name), *b = lt_text_fold (parent);

  if (strcmp (a, b) != 0)
    return TRUE;
  return lt_refuse (error, _("“%s” cannot be above itself"), name);
}

/* What a row calls its parent, and what the parent is called: 咸宁市 below 咸宁 would be a second one of that name. */
static gboolean
resolve_parent (LtImportRun *run, const char *name, const char *above, LtRegionHit *parent, GError **error)
{
  const LtRegion *region;

  if (!check_parent (name, above, error) || !lt_resolve_region (run->store, above, parent, error))
    return FALSE;
  region = parent->id != 0 ? lt_store_get (run->store, LT_TABLE_REGION, parent->id) : NULL;
  return check_parent (name, region ? region->name : parent->place->name, error);
}

static gboolean
write_region (LtImportRun *run, const LtRegionHit *parent, const LtRegionHit *hit, GError **error)
{
  gint64 parent_id = 0, id = 0;
  LtRegion *draft;

  if (!lt_resolve_enter (run->store, parent, &parent_id, error) || !lt_resolve_enter (run->store, hit, &id, error))
    return FALSE;
  draft = lt_store_draft (run->store, LT_TABLE_REGION, id);
  if (!draft->name)
    draft->name = g_strdup (LT_TEXT (run, NAME));
  if (draft->parent == 0)
    draft->parent = parent_id;
  lt_import_fill (run, draft, region_fill);
  if (LT_VALUE (run, KIND)->set)
    {
      gint kind = lt_words_region_kind (LT_TEXT (run, KIND));

      if (kind == LT_REGION_NONE)
        lt_import_warn (run, _("%s: “%s” is not a kind of region that is known; it is kept as text"),
                        lt_sheet_get_name (run->sheet), LT_TEXT (run, KIND));
      else
        draft->kind = kind;
    }
  lt_store_save (run->store, LT_TABLE_REGION, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_REGION, id);
  lt_import_cite (run, LT_TABLE_REGION, id, FALSE);
  return TRUE;
}

static gboolean
take_region (LtImportRun *run, GError **error)
{
  const char *name = LT_TEXT (run, NAME), *above = LT_TEXT (run, PARENT);
  LtRegionHit parent = { 0 }, hit;

  if (above && !resolve_parent (run, name, above, &parent, error))
    return FALSE;
  if (!lt_resolve_region_row (run->store, name, above != NULL, &parent, &hit, error))
    return FALSE;
  return write_region (run, &parent, &hit, error);
}

static gboolean
take_zone (LtImportRun *run, GError **error)
{
  const char *chain_name = LT_TEXT (run, CHAIN);
  LtRegionHit region;
  gint64 chain = 0, id;
  LtZone *draft;

  if (!lt_resolve_region (run->store, LT_TEXT (run, REGION), &region, error))
    return FALSE;
  if (chain_name && (chain = lt_resolve_chain (run->store, chain_name, error)) == 0)
    return FALSE;

  draft = lt_store_draft (run->store, LT_TABLE_ZONE, 0);
  draft->structure = g_strdup (LT_TEXT (run, STRUCTURE));
  draft->role = LT_VALUE (run, ROLE)->number;
  draft->chain = chain;
  if (!lt_resolve_enter (run->store, &region, &draft->region, error))
    {
      lt_row_free (LT_TABLE_ZONE, draft);
      return FALSE;
    }
  /* All of it is its identity: there is nothing to change in one that is there. */
  id = lt_store_find_like (run->store, LT_TABLE_ZONE, draft);
  if (id != 0)
    lt_row_free (LT_TABLE_ZONE, draft);
  else
    lt_store_save (run->store, LT_TABLE_ZONE, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_ZONE, id);
  lt_import_cite (run, LT_TABLE_ZONE, id, FALSE);
  return TRUE;
}

static const LtTable region_tables[] = { LT_TABLE_REGION, LT_N_TABLES };
static const LtTable zone_tables[] = { LT_TABLE_REGION, LT_TABLE_CHAIN, LT_TABLE_ZONE, LT_N_TABLES };

const LtImportHandler lt_import_regions = { region_tables, NULL, take_region, NULL, TRUE };
const LtImportHandler lt_import_zones = { zone_tables, NULL, take_zone, NULL };
