/* A list to pick one thing of the workspace from, by searching. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_PICK_POPOVER (lt_pick_popover_get_type ())
G_DECLARE_FINAL_TYPE (LtPickPopover, lt_pick_popover, LT, PICK_POPOVER, GtkPopover)

/* Whether a thing can be picked for what the list is about. */
typedef gboolean (*LtPickFilter) (LtViewState *state, gint64 candidate, LtThing about);

/* Signal "picked" (gint64). label: what the entry is called */
GtkWidget *lt_pick_popover_new  (LtViewState *state, LtTable table, const char *label, LtPickFilter filter, LtThing about);
/* For who picks by other means than the pointer */
void       lt_pick_popover_set_text (LtPickPopover *self, const char *text);
void       lt_pick_popover_activate (LtPickPopover *self);

G_END_DECLS
