/* The left pane: the outline, and the lists from which one drags things into the diagram, one page each. */
#pragma once

#include "app/outline.h"
#include "app/template-list.h"
#include "app/thing-list.h"

G_BEGIN_DECLS

#define LT_TYPE_PANE (lt_pane_get_type ())
G_DECLARE_FINAL_TYPE (LtPane, lt_pane, LT, PANE, GtkWidget)

/* Its page is remembered with the workspace. */
void         lt_pane_set_state        (LtPane *self, LtViewState *state);
/* "outline", "enterprises", "institutions", "templates" */
void         lt_pane_show             (LtPane *self, const char *page);
LtOutline   *lt_pane_get_outline      (LtPane *self);
/* table: enterprise or institution */
LtThingList *lt_pane_get_list         (LtPane *self, LtTable table);
LtTemplateList *lt_pane_get_templates (LtPane *self);

G_END_DECLS
