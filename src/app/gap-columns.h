/* The columns of the ranked list: what each is called, shows and is sorted by. Private to gaps-list.c. */
#pragma once

#include "app/gap-lines.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  LT_GAP_COLUMN_RANK,
  LT_GAP_COLUMN_ACTION,
  LT_GAP_COLUMN_SEGMENT,
  LT_GAP_COLUMN_PRIORITY,
  LT_GAP_COLUMN_CHAIN,
  LT_GAP_COLUMN_POSITION,
  LT_GAP_COLUMN_DEMAND,          /* the factors, in the order of LtFactor */
  LT_GAP_COLUMN_SUPPLY,
  LT_GAP_COLUMN_BRIDGE,
  LT_GAP_COLUMN_CRITICALITY,
  LT_GAP_COLUMN_PROSPECTS,
  LT_GAP_COLUMN_TARGETS,
  LT_GAP_COLUMN_PROJECTS,
} LtGapColumn;
#define LT_N_GAP_COLUMNS 13

/* title: (transfer none), translated; width: in characters; 0: as its title and its cells ask for */
const char *lt_gap_column_get_title (LtGapColumn column);
guint       lt_gap_column_get_width (LtGapColumn column);
gboolean    lt_gap_column_is_figure (LtGapColumn column);
GtkWidget  *lt_gap_column_make      (LtGapColumn column);
void        lt_gap_column_fill      (LtGapColumn column, GtkWidget *cell, LtGapLine *line, LtViewState *state);
/* Most first where it is a figure; what has none comes last. */
int         lt_gap_column_compare   (LtGapColumn column, LtGapLine *a, LtGapLine *b, LtViewState *state);
/* (transfer full): a line in words, for who listens */
char       *lt_gap_line_describe    (LtGapLine *line, LtViewState *state);

G_END_DECLS
