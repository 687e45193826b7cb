#include "config.h"
#include "app/thing.h"

#include "workspace/region.h"

const char *
lt_thing_get_name (LtModel *model, LtThing thing)
{
  gint column = lt_table_find_column (thing.table, "name");
  const char *row = lt_model_get (model, thing.table, thing.id);

  return row != NULL && column >= 0 ? *(char *const *) (row + lt_table_get_info (thing.table)->columns[column].offset) : NULL;
}

char *
lt_thing_get_place (LtModel *model, LtThing thing)
{
  gconstpointer row = lt_model_get (model, thing.table, thing.id);
  const LtChain *chain;

  if (row == NULL)
    return g_strdup ("");
  switch (thing.table)
    {
    case LT_TABLE_SEGMENT:
      chain = lt_model_get_chain (model, ((const LtSegment *) row)->chain);
      return g_strdup (chain != NULL ? chain->name : "");
    case LT_TABLE_ENTERPRISE:
      return lt_region_path (model, ((const LtEnterprise *) row)->region);
    case LT_TABLE_PROJECT:
      return g_strdup (lt_enum_label (LT_TABLE_PROJECT, "stage", ((const LtProject *) row)->stage));
    case LT_TABLE_INSTITUTION:
      return g_strdup (((const LtInstitution *) row)->kind != NULL ? ((const LtInstitution *) row)->kind : "");
    case LT_TABLE_REGION:
      return lt_region_path (model, ((const LtRegion *) row)->parent);
    default:
      return g_strdup ("");
    }
}

char *
lt_thing_describe_flow (LtModel *model, gint64 flow)
{
  const LtFlow *row = lt_model_get (model, LT_TABLE_FLOW, flow);
  const char *supplier = row != NULL ? lt_thing_get_name (model, (LtThing) { LT_TABLE_SEGMENT, row->supplier }) : NULL;
  const char *buyer = row != NULL ? lt_thing_get_name (model, (LtThing) { LT_TABLE_SEGMENT, row->buyer }) : NULL;

  return g_strdup_printf ("%s → %s", supplier != NULL ? supplier : "", buyer != NULL ? buyer : "");
}
