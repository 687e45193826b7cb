/* What an edit did: rows that came, went or changed, decoded from its changeset. */
#pragma once

#include "workspace/schema.h"

G_BEGIN_DECLS

typedef enum { LT_CHANGE_INSERT, LT_CHANGE_UPDATE, LT_CHANGE_DELETE } LtChangeKind;

/* before is NULL for an insert, after for a delete; both belong to the changes. */
typedef struct {
  LtTable      table;
  LtChangeKind kind;
  gint64       id;
  gpointer     before, after;
} LtChange;

typedef struct {
  GArray *items;             /* LtChange */
  guint   tables;            /* bit mask of LtTable */
} LtChanges;

#define lt_changes_touch(self, table) (((self)->tables & (1u << (table))) != 0)

G_END_DECLS
