/* Edges around cards: our own local router, for what Graphviz did not route (the service band,
 * stored places, flows between chains). Smooth curves that leave and enter cards at their borders
 * and pass through no other card. */
#pragma once

#include "diagram/geometry.h"

G_BEGIN_DECLS

typedef struct _LtRouter LtRouter;

LtRouter *lt_router_new   (const LtRect *obstacles, guint n_obstacles);
void      lt_router_free  (LtRouter *self);
/* Routes from one obstacle to another (or back to itself); the curve touches both borders. */
LtCurve   lt_router_route (LtRouter *self, guint from, guint to);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRouter, lt_router_free)

G_END_DECLS
