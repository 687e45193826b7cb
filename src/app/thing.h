#pragma once

#include "workspace/model.h"

G_BEGIN_DECLS

/* A thing of the workspace. id 0: nothing. */
typedef struct {
  LtTable table;
  gint64  id;
} LtThing;

/* (nullable), the model's; NULL where it is gone, or its table has no names */
const char *lt_thing_get_name      (LtModel *model, LtThing thing);
/* (transfer full): where it is, which tells two of one name apart; "" where nothing does */
char       *lt_thing_get_place     (LtModel *model, LtThing thing);
/* (transfer full): “supplier → buyer” */
char       *lt_thing_describe_flow (LtModel *model, gint64 flow);

G_END_DECLS
