/* The one Pango set-up of diagrams, shared by measuring and by the cairo pen. Private to src/diagram. */
#pragma once

#include "diagram/pen.h"

G_BEGIN_DECLS

/* A laid out line of clean text. It belongs to this thread's cache: use it before the next call. */
PangoLayout *lt_text_get_layout (const char *text, double size, LtWeight weight);

G_END_DECLS
