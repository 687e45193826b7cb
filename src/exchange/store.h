/* The rows an import must match against: read once, kept current by what it writes. One query per
 * table instead of several per row is what keeps 100 000 enterprises quick. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

typedef struct _LtStore LtStore;

/* How a row is found. Most tables have one index, on their identity. */
typedef enum {
  LT_INDEX_IDENTITY,    /* the key from lt_store_pair() or lt_store_named() */
  LT_INDEX_OTHER,       /* segment: folded name; enterprise: credit code; region: folded name without 市 …;
                            target: its enterprise */
} LtStoreIndex;
#define LT_N_INDEXES 2

/** LtStoreIds: the keys of rows, until the next save. */
typedef struct {
  guint   len;
  gint64 *ids;
} LtStoreIds;

LtStore      *lt_store_new     (LtEdit *edit);
void          lt_store_free    (LtStore *self);
gboolean      lt_store_load    (LtStore *self, LtTable table, GError **error);

gconstpointer lt_store_get     (LtStore *self, LtTable table, gint64 id);
const LtStoreIds *lt_store_find (LtStore *self, LtTable table, LtStoreIndex index, const char *key);
gint64        lt_store_find_one (LtStore *self, LtTable table, const char *key);
gint64        lt_store_find_pair (LtStore *self, LtTable table, gint64 first, gint64 second);
gint64        lt_store_find_like (LtStore *self, LtTable table, gconstpointer row);
gint64        lt_store_find_named (LtStore *self, LtTable table, gint64 owner, const char *name);
const LtStoreIds *lt_store_find_targets (LtStore *self, gint64 enterprise);
char         *lt_store_pair    (gint64 first, gint64 second);
char         *lt_store_named   (gint64 owner, const char *name);

gpointer      lt_store_draft   (LtStore *self, LtTable table, gint64 id);
void          lt_store_save    (LtStore *self, LtTable table, gpointer draft, gint64 *id);
gint          lt_store_next_ordinal (LtStore *self, LtTable table, gint64 owner);

/* Which row of a sheet wrote what, for the report. */
void          lt_store_begin_pass (LtStore *self);
gboolean      lt_store_end_pass (LtStore *self);
void          lt_store_set_row (LtStore *self, guint row);
void          lt_store_set_main (LtStore *self, LtTable table, gint64 id);
gboolean      lt_store_end_sheet (LtStore *self, guint *created, guint *changed, guint *same, GError **error);
gboolean      lt_store_write   (LtStore *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtStore, lt_store_free)

G_END_DECLS
