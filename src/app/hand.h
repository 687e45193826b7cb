/* What a hand does to a diagram between press and release: it holds cards, draws a flow, spans a band, or brings something from
 * elsewhere. Plain figures of the diagram; knows no widget and changes nothing. It says beforehand what letting go would do, or
 * why it would not. */
#pragma once

#include "diagram/scene.h"

G_BEGIN_DECLS

typedef enum { LT_HAND_FREE, LT_HAND_CARDS, LT_HAND_FLOW, LT_HAND_BAND, LT_HAND_CARGO } LtHandKind;

/**
 * LtHand:
 * @kind: what it does
 * @nodes: (element-type guint): the cards that it holds, the one that it took first; of a flow where it comes from
 * @held: the same as a set
 * @start: where it took hold
 * @at: where it is
 * @by: how far the cards are to be moved: to a guide nearby rather than where the hand is
 * @guide_x: (array length=2): the guide that they keep to, from top to bottom; equal points: none
 * @loose_x: does not keep to guides across; @loose_y: nor along: the keys have not moved it there
 * @target: of a flow and of what is brought, the card under the hand, or -1
 * @lane: of cards, the lane that they would go to, if that is another than theirs; else %LT_LANE_NONE
 * @edges: (element-type guint): flows at the cards held
 * @curves: (element-type LtCurve): how these run meanwhile; of a flow, how it would
 * @room: of what is brought, the place that is meant, where that is no card: where its own would stand; width 0: none
 * @hint: (nullable): what letting go does, or why it does nothing
 * @refused: letting go does nothing
 * @let_go: it was let go of, and the diagram has not followed yet
 * @landed: it has, but what is on screen is older
 */
typedef struct {
  LtHandKind  kind;
  LtScene    *scene;
  GArray     *nodes;
  GHashTable *held;
  LtPoint     start, at, by;
  LtPoint     guide_x[2], guide_y[2];
  gboolean    loose_x, loose_y;
  gint        target;
  LtLane      lane;
  GArray     *edges;
  GArray     *curves;
  LtRect      room;
  char       *hint;
  gboolean    refused;
  gboolean    let_go;
  gboolean    landed;
} LtHand;

void     lt_hand_clear     (LtHand *self);
/* nodes: the card that was taken first */
void     lt_hand_take_cards (LtHand *self, LtScene *scene, const guint *nodes, guint n, LtPoint start);
void     lt_hand_take_flow  (LtHand *self, LtScene *scene, guint from, LtPoint start);
void     lt_hand_take_band  (LtHand *self, LtScene *scene, LtPoint start);
/* Something from elsewhere is held at a place: over a card, or none (-1). room: (nullable). hint: what letting go does, or why it
 * does nothing. */
void     lt_hand_bring     (LtHand *self, LtScene *scene, LtPoint at, gint target, const LtRect *room, const char *hint, gboolean refused);
/* Where a card whose middle was to be at a place has room. */
LtRect   lt_hand_find_room (LtScene *scene, LtPoint at);
/* The hand has come to a place. reach: so near, in diagram units, cards keep to those beside them; 0: not at all. straight:
 * along one axis only. */
void     lt_hand_move      (LtHand *self, LtPoint at, double reach, gboolean straight);
/* A flow without a pointer: towards that card. */
void     lt_hand_aim       (LtHand *self, gint target);
/* (transfer full): of guint: the cards that the band touches */
GArray  *lt_hand_find_banded (LtHand *self);
LtRect   lt_hand_band      (LtHand *self);
/* Where a card whose upper left corner was to stand at a place has room: there, or above or below it */
LtPoint  lt_hand_find_place (LtScene *scene, LtPoint corner);
/* The lane at a place, or LT_LANE_NONE; the position that goes with a lane, or -1 */
LtLane   lt_hand_lane_at   (LtScene *scene, LtPoint point);
gint     lt_lane_to_position (LtLane lane);

G_END_DECLS
