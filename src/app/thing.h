#pragma once

#include "workspace/rows.h"

G_BEGIN_DECLS

/* A thing of the workspace. id 0: nothing. */
typedef struct {
  LtTable table;
  gint64  id;
} LtThing;

G_END_DECLS
