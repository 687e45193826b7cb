#include "config.h"

#include "exchange/import-private.h"
#include "workspace/text.h"

/* What a region recruits, and with what: institutions, targets, projects. */

static const LtFill institution_fill[] = {
  LT_FILL (KIND, LtInstitution, kind), LT_FILL (CAPACITY, LtInstitution, capacity), LT_FILL_END,
};

static const LtFill target_fill[] = {
  LT_FILL (PRODUCT, LtTarget, product), LT_FILL (REASON, LtTarget, reason), LT_FILL (METHOD, LtTarget, method),
  LT_FILL (STATUS, LtTarget, status), LT_FILL_END,
};

static const LtFill project_fill[] = {
  LT_FILL (STAGE, LtProject, stage), LT_FILL (METHOD, LtProject, method), LT_FILL (INVEST, LtProject, invest_wan),
  LT_FILL (ARRIVED, LtProject, arrived_wan), LT_FILL (LAND, LtProject, land_mu), LT_FILL (OUTPUT, LtProject, output_wan),
  LT_FILL (TAX, LtProject, tax_wan), LT_FILL (OWNER, LtProject, owner), LT_FILL (LEAD_ON, LtProject, lead_on),
  LT_FILL (TALKS_ON, LtProject, talks_on), LT_FILL (SIGNED_ON, LtProject, signed_on), LT_FILL (LANDED_ON, LtProject, landed_on),
  LT_FILL (STARTED_ON, LtProject, started_on), LT_FILL (PRODUCED_ON, LtProject, produced_on),
  LT_FILL (DROPPED_ON, LtProject, dropped_on), LT_FILL_END,
};

/* Links a row to segments that it is not linked to yet: studies of an institution, purposes of a project. */
static void
link_segments (LtImportRun *run, LtTable table, gint64 owner, const GArray *segments)
{
  for (guint i = 0; i < segments->len; i++)
    {
      gint64 segment = g_array_index (segments, gint64, i);
      LtStudy *draft;     /* LtPurpose has the same shape */

      G_STATIC_ASSERT (G_STRUCT_OFFSET (LtStudy, institution) == G_STRUCT_OFFSET (LtPurpose, project));
      G_STATIC_ASSERT (G_STRUCT_OFFSET (LtStudy, segment) == G_STRUCT_OFFSET (LtPurpose, segment));
      if (lt_store_find_pair (run->store, table, owner, segment) != 0)
        continue;
      draft = lt_store_draft (run->store, table, 0);
      draft->institution = owner;
      draft->segment = segment;
      lt_store_save (run->store, table, draft, NULL);
    }
}

static gboolean
resolve_optional_region (LtImportRun *run, const char *name, LtRegionHit *hit, GError **error)
{
  *hit = (LtRegionHit) { 0 };
  return !name || lt_resolve_region (run->store, name, hit, error);
}

static gboolean
take_institution (LtImportRun *run, GError **error)
{
  g_autofree char *folded = lt_text_fold (LT_TEXT (run, NAME));
  gint64 id = lt_store_find_one (run->store, LT_TABLE_INSTITUTION, folded), region;
  g_autoptr(GArray) segments = NULL;
  LtInstitution *draft;
  LtRegionHit hit;

  if (!resolve_optional_region (run, LT_TEXT (run, REGION), &hit, error))
    return FALSE;
  segments = lt_resolve_segments (run->store, LT_LIST (run, SEGMENTS), error);
  if (!segments || !lt_resolve_enter (run->store, &hit, &region, error))
    return FALSE;
  draft = lt_store_draft (run->store, LT_TABLE_INSTITUTION, id);
  if (!draft->name)
    draft->name = g_strdup (LT_TEXT (run, NAME));
  if (region != 0)
    draft->region = region;
  lt_import_fill (run, draft, institution_fill);
  lt_store_save (run->store, LT_TABLE_INSTITUTION, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_INSTITUTION, id);
  link_segments (run, LT_TABLE_STUDY, id, segments);
  lt_import_cite (run, LT_TABLE_INSTITUTION, id, FALSE);
  return TRUE;
}

static gboolean
take_target (LtImportRun *run, GError **error)
{
  const char *name = LT_TEXT (run, ENTERPRISE);
  gint64 segment = lt_resolve_segment (run->store, LT_TEXT (run, SEGMENT), 0, error), enterprise, id;
  LtTarget *draft;

  if (segment == 0 || !lt_import_name_enterprise (run, name, &enterprise, error))
    return FALSE;
  id = lt_store_find_pair (run->store, LT_TABLE_TARGET, enterprise, segment);
  draft = lt_store_draft (run->store, LT_TABLE_TARGET, id);
  draft->enterprise = enterprise;
  draft->segment = segment;
  lt_import_fill (run, draft, target_fill);
  lt_store_save (run->store, LT_TABLE_TARGET, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_TARGET, id);
  lt_import_cite (run, LT_TABLE_TARGET, id, FALSE);
  return TRUE;
}

static gboolean
find_project (LtImportRun *run, const LtRegionHit *region, gint64 *id, GError **error)
{
  g_autofree char *folded = lt_text_fold (LT_TEXT (run, NAME));

  if (!lt_resolve_project (run->store, LT_TEXT (run, NAME), region, id, error))
    return FALSE;
  /* A second of that name: an earlier row without a region no longer says which. */
  run->unsettled = run->unsettled || (*id == 0 && lt_store_find_one (run->store, LT_TABLE_PROJECT, folded) != 0);
  return TRUE;
}

typedef struct {
  gint64      id;
  LtRegionHit region, park;
  GArray     *segments;
} Found;

static gboolean
write_project (LtImportRun *run, Found *found, GError **error)
{
  gint64 region, park, enterprise = 0;
  const char *investor = LT_TEXT (run, ENTERPRISE);
  LtProject *draft;

  if (!lt_resolve_enter (run->store, &found->region, &region, error)
      || !lt_resolve_enter (run->store, &found->park, &park, error)
      || (investor && !lt_import_name_enterprise (run, investor, &enterprise, error)))
    return FALSE;
  draft = lt_store_draft (run->store, LT_TABLE_PROJECT, found->id);
  if (!draft->name)
    draft->name = g_strdup (LT_TEXT (run, NAME));
  if (region != 0)
    draft->region = region;
  if (park != 0)
    draft->park = park;
  if (enterprise != 0)
    draft->enterprise = enterprise;
  lt_import_fill (run, draft, project_fill);
  lt_store_save (run->store, LT_TABLE_PROJECT, draft, &found->id);
  lt_store_set_main (run->store, LT_TABLE_PROJECT, found->id);
  link_segments (run, LT_TABLE_PURPOSE, found->id, found->segments);
  lt_import_cite (run, LT_TABLE_PROJECT, found->id, FALSE);
  return TRUE;
}

static gboolean
take_project (LtImportRun *run, GError **error)
{
  Found found = { 0 };
  g_autoptr(GArray) segments = lt_resolve_segments (run->store, LT_LIST (run, SEGMENTS), error);

  found.segments = segments;
  return segments
         && resolve_optional_region (run, LT_TEXT (run, REGION), &found.region, error)
         && resolve_optional_region (run, LT_TEXT (run, PARK), &found.park, error)
         && lt_import_check_enterprise (run, LT_TEXT (run, ENTERPRISE), error)
         && find_project (run, &found.region, &found.id, error)
         && write_project (run, &found, error);
}

static const LtTable institution_tables[] = {
  LT_TABLE_REGION, LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_INSTITUTION, LT_TABLE_STUDY, LT_N_TABLES,
};
static const LtTable target_tables[] = { LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_ENTERPRISE, LT_TABLE_TARGET, LT_N_TABLES };
static const LtTable project_tables[] = {
  LT_TABLE_REGION, LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_ENTERPRISE, LT_TABLE_PROJECT, LT_TABLE_PURPOSE, LT_N_TABLES,
};

const LtImportHandler lt_import_institutions = { institution_tables, NULL, take_institution, NULL };
const LtImportHandler lt_import_targets = { target_tables, NULL, take_target, NULL };
const LtImportHandler lt_import_projects = { project_tables, NULL, take_project, NULL };
