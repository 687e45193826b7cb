/* The document in memory: what views and analysis read. Loaded once, kept current from changesets
 * on the thread that owns the workspace. Rows belong to the model and live until the next change. */
#pragma once

#include "workspace/changes.h"

G_BEGIN_DECLS

typedef struct _LtModel LtModel;

gconstpointer lt_model_get   (LtModel *self, LtTable table, gint64 id);
guint         lt_model_count (LtModel *self, LtTable table);
/* All rows of a table, in no order. */
GPtrArray    *lt_model_rows  (LtModel *self, LtTable table);
/* The rows of a table whose key column holds a key; never NULL, in no order. `column` by name: "segment". */
GPtrArray    *lt_model_refs  (LtModel *self, LtTable table, const char *column, gint64 key);
/* Grows by one with each change; a cache is current while it is the same. */
guint64       lt_model_get_revision (LtModel *self);

/* Shorthands. The casts are checked by the table's word. */
#define lt_model_get_region(m, id)      ((const LtRegion *) lt_model_get (m, LT_TABLE_REGION, id))
#define lt_model_get_chain(m, id)       ((const LtChain *) lt_model_get (m, LT_TABLE_CHAIN, id))
#define lt_model_get_segment(m, id)     ((const LtSegment *) lt_model_get (m, LT_TABLE_SEGMENT, id))
#define lt_model_get_enterprise(m, id)  ((const LtEnterprise *) lt_model_get (m, LT_TABLE_ENTERPRISE, id))
#define lt_model_get_project(m, id)     ((const LtProject *) lt_model_get (m, LT_TABLE_PROJECT, id))

/* In the order people expect: ordinal, then name. Free the array, not the rows; the first is the model's own, kept sorted
 * from change to change. */
const GPtrArray *lt_model_get_sorted (LtModel *self, LtTable table);
GPtrArray    *lt_model_sorted       (LtModel *self, LtTable table);
int           lt_model_compare      (LtTable table, gconstpointer a, gconstpointer b);      /* that order, of two rows */
GPtrArray    *lt_model_sorted_refs  (LtModel *self, LtTable table, const char *column, gint64 key);
/* meta: NULL where unset */
const char   *lt_model_get_meta     (LtModel *self, const char *name);
gint64        lt_model_get_home     (LtModel *self);     /* the home region, or 0 */
/* thresholds: the region's own, else the nearest above it, else everywhere's, else the default */
double        lt_model_get_threshold (LtModel *self, gint64 region, const char *name, double otherwise);
/**
 * LtDerivedType: something computed from the whole model that is costly to make and cheap to keep current.
 * @make: computes it from the model as it is
 * @follow: (nullable): takes a change in, which the model has taken in already
 */
typedef struct {
  gpointer (*make)   (LtModel *model);
  void     (*follow) (gpointer self, const LtChanges *changes);
  void     (*free)   (gpointer self);
} LtDerivedType;
/* (transfer none): the model's one thing of that type, made at first use. */
gpointer      lt_model_derive       (LtModel *self, const LtDerivedType *type);
/* Cited: rows of LtCitation for one row. */
GPtrArray    *lt_model_citations    (LtModel *self, LtTable table, gint64 row);
gboolean      lt_model_is_judgement (LtModel *self, LtTable table, gint64 row);

G_END_DECLS
