/* One box over names, products, codes, keywords and pinyin initials, from an index in memory. */
#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

#define LT_TYPE_SEARCH (lt_search_get_type ())
G_DECLARE_FINAL_TYPE (LtSearch, lt_search, LT, SEARCH, GObject)

typedef struct {
  LtTable table;             /* chain, segment, enterprise, institution, project, region */
  gint64  id;
  guint   rank;              /* smaller is better: exact, prefix, inside, initials, initials inside, other fields */
} LtSearchHit;

LtSearch *lt_search_new (LtWorkspace *workspace);     /* follows `changed` */
/* Hits by rank, then name; at most `limit` (0: all). */
GArray   *lt_search_run (LtSearch *self, const char *text, guint limit);

G_END_DECLS
