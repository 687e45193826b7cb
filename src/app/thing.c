#include "config.h"
#include "app/thing.h"

#include "workspace/schema.h"

const char *
lt_thing_name (LtModel *model, LtThing thing)
{
  gconstpointer row = lt_model_get (model, thing.table, thing.id);
  gint column = lt_table_find_column (thing.table, "name");

  return row != NULL && column >= 0 ? G_STRUCT_MEMBER (const char *, row, lt_table_get_info (thing.table)->columns[column].offset) : NULL;
}
