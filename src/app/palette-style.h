/* The diagram's colours for the style sheets: badges and coverages look the same in a pane as on a card. */
#pragma once

#include "diagram/palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *lt_palette_style_make  (const LtPalette *palette);
void  lt_palette_style_start (GdkDisplay *display);

G_END_DECLS
