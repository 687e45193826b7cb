/* The shortest path with few bends from a point to another around cards, at any angle. Private to src/diagram. */
#pragma once

#include "diagram/obstacles.h"

G_BEGIN_DECLS

typedef struct _LtFreePath LtFreePath;

LtFreePath *lt_free_path_new  (LtObstacles *obstacles);
void        lt_free_path_free (LtFreePath *self);
/* (transfer full) (nullable): the path's corners (LtPoint), @start and @end, which are inside the cards @from and @to, first
 * and last; NULL where there are too many cards in the way. */
GArray     *lt_free_path_find (LtFreePath *self, guint from, guint to, LtPoint start, LtPoint end);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtFreePath, lt_free_path_free)

G_END_DECLS
