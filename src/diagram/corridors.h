/* Moves the pieces of paths that would run over each other, or along a card, into the middle of the
 * room that there is. */
#pragma once

#include "diagram/obstacles.h"

G_BEGIN_DECLS

/* @paths: GArray of LtPoint each, of right angles; changed in place. */
void lt_corridors_spread (LtObstacles *obstacles, GPtrArray *paths);

G_END_DECLS
