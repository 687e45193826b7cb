/* Cards lined up, or spread evenly. Plain figures of the diagram; knows no widget and changes nothing. */
#pragma once

#include "diagram/scene.h"

G_BEGIN_DECLS

typedef enum {
  LT_LINE_UP_LEFT, LT_LINE_UP_CENTRE, LT_LINE_UP_RIGHT,
  LT_LINE_UP_TOP, LT_LINE_UP_MIDDLE, LT_LINE_UP_BOTTOM,
  LT_SPREAD_ACROSS, LT_SPREAD_DOWN,
} LtAlignment;
#define LT_N_ALIGNMENTS 8

/* For actions: "left" …; -1: none of them. For a menu, and for the history with a %u: the number of cards. */
gint        lt_alignment_from_nick (const char *nick);
const char *lt_alignment_get_nick  (LtAlignment how);
const char *lt_alignment_get_label (LtAlignment how);
char       *lt_alignment_describe  (LtAlignment how, guint n);

gboolean    lt_align               (LtScene *scene, const guint *nodes, guint n, LtAlignment how, LtPoint *corners, const char **refusal);

G_END_DECLS
