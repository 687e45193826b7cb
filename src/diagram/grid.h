/* A spatial index: which items touch a rectangle. Private to src/diagram. */
#pragma once

#include "diagram/geometry.h"

G_BEGIN_DECLS

typedef struct _LtGrid LtGrid;

LtGrid *lt_grid_new    (double cell);
void    lt_grid_free   (LtGrid *self);
void    lt_grid_insert (LtGrid *self, const LtRect *rect, guint item);
/* Replaces the contents of found (guint) by the items whose cells the area touches: ascending, each once.
 * They are candidates: ask the item itself. */
void    lt_grid_query  (const LtGrid *self, const LtRect *area, GArray *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtGrid, lt_grid_free)

G_END_DECLS
