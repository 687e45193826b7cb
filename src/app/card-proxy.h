/* A card of the diagram as a widget that draws nothing: it takes the keyboard's focus and tells assistive
 * technology what the card says and what can be done with it. */
#pragma once

#include "diagram/graph.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_CARD_PROXY (lt_card_proxy_get_type ())
G_DECLARE_FINAL_TYPE (LtCardProxy, lt_card_proxy, LT, CARD_PROXY, GtkWidget)

/* Signal "activated": Enter, or the action of assistive technology. */
GtkWidget *lt_card_proxy_new      (void);
void       lt_card_proxy_set_node (LtCardProxy *self, LtGraph *graph, guint node, gboolean selected);
void       lt_card_proxy_forget   (LtCardProxy *self);
guint      lt_card_proxy_get_node (LtCardProxy *self);
/* (transfer full): the card in words: name, coverage, counts, action */
char      *lt_card_proxy_describe (LtGraph *graph, const LtNode *node);

G_END_DECLS
