/* One line of the outline: a chain, a position's heading, a segment or an enterprise. */
#pragma once

#include "app/view-state.h"
#include "workspace/item-cache.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_OUTLINE_ROW (lt_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (LtOutlineRow, lt_outline_row, LT, OUTLINE_ROW, GtkWidget)

GtkWidget *lt_outline_row_new    (void);
/* item: of chain, segment or participation; of meta with a position for a key: its heading */
void       lt_outline_row_show   (LtOutlineRow *self, LtViewState *state, LtItem *item);
/* (transfer full): the line in words, for the list's row */
char      *lt_outline_row_describe (LtOutlineRow *self);

G_END_DECLS
