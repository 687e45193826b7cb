/* The window's search: an entry with a list of hits under it, grouped by kind. Enter goes to a hit. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_SEARCH_BOX (lt_search_box_get_type ())
G_DECLARE_FINAL_TYPE (LtSearchBox, lt_search_box, LT, SEARCH_BOX, GtkWidget)

void       lt_search_box_set_state   (LtSearchBox *self, LtViewState *state);
void       lt_search_box_start       (LtSearchBox *self);
/* For tests: what typing and Enter do. */
void       lt_search_box_set_text    (LtSearchBox *self, const char *text);
void       lt_search_box_activate    (LtSearchBox *self);
GtkWidget *lt_search_box_get_hits    (LtSearchBox *self);

G_END_DECLS
