/* The names in a table as keys of the document. Every miss is a refusal of the row. */
#pragma once

#include "exchange/claims.h"
#include "exchange/gazetteer.h"
#include "exchange/store.h"

G_BEGIN_DECLS

/* A region that is there, or one of the gazetteer that enters when the row goes in. */
typedef struct {
  gint64         id;
  const LtPlace *place;
} LtRegionHit;

gboolean lt_resolve_region     (LtStore *store, const char *name, LtRegionHit *hit, GError **error);
gboolean lt_resolve_region_row (LtStore *store, const char *name, gboolean has_parent, const LtRegionHit *parent,
                                LtRegionHit *hit, GError **error);
gboolean lt_resolve_enter      (LtStore *store, const LtRegionHit *hit, gint64 *id, GError **error);

gint64   lt_resolve_chain      (LtStore *store, const char *name, GError **error);
gint64   lt_resolve_segment    (LtStore *store, const char *name, gint64 chain, GError **error);
GArray  *lt_resolve_segments   (LtStore *store, char *const *names, GError **error);
gboolean lt_resolve_enterprise (LtStore *store, LtClaims *claims, const char *name, const char *credit, gint64 *id,
                                GError **error);
gboolean lt_resolve_project    (LtStore *store, const char *name, const LtRegionHit *region, gint64 *id, GError **error);
gboolean lt_resolve_target     (LtStore *store, const char *name, gint64 enterprise, gint64 segment, gint64 *id, GError **error);
gint64   lt_resolve_source     (LtStore *store, const char *key, GError **error);

gboolean lt_resolve_is_below   (LtStore *store, LtTable table, gint64 id, gint64 ancestor);

G_END_DECLS
