/* The DOT writer of diagram-export.h. Private to src/exchange. */
#pragma once

#include "diagram/palette.h"
#include "diagram/scene.h"

G_BEGIN_DECLS

char *lt_diagram_to_dot (LtScene *scene, const LtPalette *palette, const char *title);

G_END_DECLS
