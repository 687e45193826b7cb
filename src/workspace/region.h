/* The tree of regions: by name, and as subtrees. */
#pragma once

#include "workspace/model.h"

G_BEGIN_DECLS

/* A name with or without 省/市/县/区, or a path (南京市/鼓楼区); NULL with an error that lists the hits where there are several
 * (LT_WORKSPACE_ERROR_AMBIGUOUS) or none (LT_WORKSPACE_ERROR_NOT_FOUND). */
const LtRegion *lt_region_find     (LtModel *model, const char *name, GError **error);
/* The keys of a region and everything below it, as a set of gint64 pointers; safe against cycles. */
GHashTable     *lt_region_subtree  (LtModel *model, gint64 region);
gboolean        lt_region_contains (GHashTable *subtree, gint64 region);
char           *lt_region_stem     (const char *name);   /* 咸宁市 → 咸宁 */
char           *lt_region_path     (LtModel *model, gint64 region);   /* 湖北省 › 咸宁市 › 赤壁市 */

const LtChain   *lt_chain_find     (LtModel *model, const char *name, GError **error);
/* "segment" or "chain/segment" */
const LtSegment *lt_segment_find   (LtModel *model, const char *name, gint64 chain, GError **error);

G_END_DECLS
