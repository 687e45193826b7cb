/* A thing of the workspace, as the views pass it around. */
#pragma once

#include "workspace/model.h"

G_BEGIN_DECLS

/* A thing of the workspace. id 0: nothing. */
typedef struct {
  LtTable table;
  gint64  id;
} LtThing;

/* (transfer none) (nullable): what it is called, until the model changes; NULL for what is gone or has no name */
const char *lt_thing_name (LtModel *model, LtThing thing);

G_END_DECLS
