/* Who supplies whom, on its way from the model into a graph: gathered on the main thread, where the model is, and worked
 * out by lt_graph_join() in any. Private to graph-builder.c and its neighbours. */
#pragma once

#include "analysis/roster.h"

G_BEGIN_DECLS

/** LtStanding: a local enterprise on a card. */
typedef struct { guint32 enterprise, node; } LtStanding;

/** LtRelation: @id: its key; both ends by the roster's slots. */
typedef struct { gint64 id; guint32 supplier, buyer; } LtRelation;

/**
 * LtSupplyLinks:
 * @n_slots: enterprises are below it
 * @known: by slot: whether a supplier or a buyer is recorded, wherever that one is
 * @relations: LtRelation
 * @standings: LtStanding, one card after another
 */
typedef struct {
  guint   n_slots;
  guint8 *known;
  GArray *relations;
  GArray *standings;
} LtSupplyLinks;

LtSupplyLinks *lt_supply_links_new  (LtModel *model);
void           lt_supply_links_free (LtSupplyLinks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSupplyLinks, lt_supply_links_free)

G_END_DECLS
