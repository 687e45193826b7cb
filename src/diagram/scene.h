/* A graph at its places, ready to draw and to point at. Immutable, reference-counted. */
#pragma once

#include "diagram/layout.h"

G_BEGIN_DECLS

typedef enum { LT_HIT_NONE, LT_HIT_CARD, LT_HIT_BADGE, LT_HIT_EDGE, LT_HIT_LANE, LT_HIT_GROUP } LtHitKind;
typedef struct { LtHitKind kind; guint index; } LtHit;

typedef struct _LtScene LtScene;

LtScene  *lt_scene_new        (LtGraph *graph, LtLayout *layout);
LtScene  *lt_scene_new_after  (LtGraph *graph, LtLayout *layout, LtScene *before);
LtScene  *lt_scene_ref        (LtScene *self);
void      lt_scene_unref      (LtScene *self);
LtGraph  *lt_scene_get_graph  (LtScene *self);
LtLayout *lt_scene_get_layout (LtScene *self);
LtRect    lt_scene_get_bounds (LtScene *self);      /* cards, lanes with their headings, edges */
LtHit     lt_scene_hit        (LtScene *self, LtPoint point, double tolerance);
#define LT_NO_TIE G_MAXUINT
/* The tie nearest to a point, which lies over all that is hit else but cards; or LT_NO_TIE */
guint     lt_scene_hit_tie    (LtScene *self, LtPoint point, double tolerance);
/* Indexes of the cards and edges that a rectangle touches, in drawing order (guint arrays). */
void      lt_scene_query      (LtScene *self, const LtRect *area, GArray *nodes, GArray *edges);
LtRect    lt_scene_card_rect  (LtScene *self, guint node);
LtRect    lt_scene_badge_rect (LtScene *self, guint node);   /* width 0 without one */
/* (transfer none): indexes of the edges that meet at a card, ascending */
const guint *lt_scene_edges_at (LtScene *self, guint node, guint *n_edges);
/* How a tie runs: from card to card as the crow flies, over what is between; it joins no lanes. */
const LtCurve *lt_scene_tie_curve (LtScene *self, guint tie);
/* The middle of a flow, where its figure stands. */
LtPoint   lt_scene_edge_middle (LtScene *self, guint edge);
/* How many cards, ghosts aside, stand in a strip of the layout's lanes. */
guint     lt_scene_lane_count (LtScene *self, guint strip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtScene, lt_scene_unref)

G_END_DECLS
