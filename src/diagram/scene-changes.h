/* Where one scene is drawn otherwise than another, so that what is drawn already need not be drawn again. */
#pragma once

#include "diagram/scene.h"

G_BEGIN_DECLS

GArray *lt_scene_find_changes (LtScene *before, LtScene *after);
/* Appends where a card is drawn, with its flows, to an array of LtRect. */
void    lt_scene_add_area     (LtScene *self, guint node, GArray *areas);

G_END_DECLS
