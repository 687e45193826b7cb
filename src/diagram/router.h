/* Edges around cards: our own local router, for what Graphviz did not route (the service band,
 * stored places, flows between chains). Smooth curves that leave and enter cards at their borders
 * and pass through no other card. A router belongs to one thread at a time. */
#pragma once

#include "diagram/geometry.h"

G_BEGIN_DECLS

/* Where flows go: curves prefer to leave a card on that side and to enter on the opposite one. */
typedef enum { LT_ROUTER_RIGHTWARDS, LT_ROUTER_UPWARDS } LtRouterFlow;

typedef struct _LtRouter LtRouter;

LtRouter *lt_router_new   (const LtRect *obstacles, guint n_obstacles);
LtRouter *lt_router_new_for_flow (const LtRect *obstacles, guint n_obstacles, LtRouterFlow flow);
void      lt_router_free  (LtRouter *self);
/* Routes from one obstacle to another (or back to itself); the curve touches both borders. */
LtCurve   lt_router_route (LtRouter *self, guint from, guint to);
/* Routes many at once, so that they share out the sides of their cards and do not run over each other; (transfer full): a curve for each, in their order. Those that @skip (nullable) names only
 * take up their place at the cards, and get none; those that @ways (nullable) has points for follow them. */
LtCurve  *lt_router_route_all (LtRouter *self, const guint (*ends)[2], guint n_ends, const gboolean *skip,
                               const LtCurve *ways);
/* Whether a curve between two obstacles passes through no other one, nor through those two again. */
gboolean  lt_router_is_clear  (LtRouter *self, const LtCurve *curve, guint from, guint to);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRouter, lt_router_free)

G_END_DECLS
