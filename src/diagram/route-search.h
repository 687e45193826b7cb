/* The shortest path with few bends between two cards, along lines that keep clear of all cards. */
#pragma once

#include "diagram/obstacles.h"

G_BEGIN_DECLS

/* Sides of a card, and directions on the page. Opposites differ by two. */
typedef enum { LT_SIDE_RIGHT, LT_SIDE_BOTTOM, LT_SIDE_LEFT, LT_SIDE_TOP } LtSide;
#define LT_N_SIDES 4

/* How far from its card a path first turns. */
#define LT_ROUTE_MARGIN 12.0

typedef struct {
  guint  from, to;              /* obstacles, not the same */
  gboolean beside;              /* both ends are on the right side rather than on the right and the left */
  gboolean any_side;            /* all sides of both cards are as good */
  double leave[LT_N_SIDES];     /* where on each side of its card, 0..1 from the left or the top */
  double enter[LT_N_SIDES];
} LtRouteEnds;

typedef struct _LtRouteSearch LtRouteSearch;

LtRouteSearch *lt_route_search_new  (LtObstacles *obstacles);
void           lt_route_search_free (LtRouteSearch *self);
/* (transfer full) (nullable): corners of the path (LtPoint), the first and last on the cards'
 * borders; NULL where there is none. */
GArray        *lt_route_search_find (LtRouteSearch *self, const LtRouteEnds *ends);
LtPoint        lt_route_port        (const LtRect *rect, LtSide side, double fraction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRouteSearch, lt_route_search_free)

G_END_DECLS
