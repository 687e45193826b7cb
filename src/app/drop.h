/* What letting go of a cargo would do at a place, said beforehand, and done by the editor. Knows no widget. */
#pragma once

#include "analysis/coverage.h"
#include "app/cargo.h"
#include "app/editor.h"

G_BEGIN_DECLS

typedef enum { LT_SIDE_BEFORE = -1, LT_SIDE_ON, LT_SIDE_BEHIND } LtSide;

/**
 * LtDropPlace: where a cargo is held
 * @thing: the segment, chain or enterprise that is there; id 0: none
 * @side: of a line of a list: on it, or between it and the one before or behind it
 * @chain: where there is no thing: the chain in whose diagram, or under whose line it is; 0: in none
 * @position: where there is no thing: an #LtPosition; %LT_POSITION_STAYS: none is meant
 * @survey: (nullable): of the viewpoint: enterprises outside it become targets for the segments that are gaps there
 */
typedef struct {
  LtThing thing;
  LtSide  side;
  gint64  chain;
  gint    position;
  LtSurvey *survey;
} LtDropPlace;

typedef enum {
  LT_DROP_NOTHING,
  LT_DROP_PARTICIPATE,
  LT_DROP_TARGET,
  LT_DROP_STUDY,
  LT_DROP_SUPPLY,
  LT_DROP_ADD_SEGMENT,
  LT_DROP_MOVE_SEGMENTS,
  LT_DROP_ADD_TEMPLATE,
  LT_DROP_MERGE_TEMPLATE,
  LT_DROP_NEST_CHAIN,
  LT_DROP_REORDER_CHAIN,
} LtDropKind;

/**
 * LtDrop:
 * @kind: what it would do; nothing: why not is in @hint
 * @ids: gint64: the rows of the cargo that take part
 * @others: (nullable): gint64: of those that become targets: the local ones among them, which go into the segment
 * @to: the segment, the buyer, the chain, or the chain that it goes in front of; 0: none, last
 * @position: an #LtPosition, or %LT_POSITION_STAYS
 * @hint: in words
 */
typedef struct {
  LtDropKind kind;
  LtCargo   *cargo;
  GArray    *ids;
  GArray    *others;
  gint64     to;
  gint       position;
  char      *hint;
} LtDrop;

LtDrop *lt_drop_judge (LtWorkspace *workspace, LtCargo *cargo, const LtDropPlace *place);
void    lt_drop_free  (LtDrop *self);
/* Says why, where it would do nothing. at: (nullable): where the card of what comes is to stand in the scene */
void    lt_drop_do    (LtDrop *self, LtEditor *editor, LtScene *scene, const LtPoint *at);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtDrop, lt_drop_free)

G_END_DECLS
