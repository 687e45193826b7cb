/* What can be made anew: an empty segment, and the reference chains with their segments, as a tree of lists. Private to
 * template-list.c. */
#pragma once

#include "app/cargo.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define LT_TYPE_TEMPLATE_ITEM (lt_template_item_get_type ())
G_DECLARE_FINAL_TYPE (LtTemplateItem, lt_template_item, LT, TEMPLATE_ITEM, GObject)

/* The whole tree: (transfer full), of LtTemplateItem. text: leaves what has to do with it; "": all. It is read once a process. */
GListModel *lt_template_lines_new         (const char *text);

const char *lt_template_item_get_name     (LtTemplateItem *self);
/* (transfer full): what is said below the name */
char       *lt_template_item_detail       (LtTemplateItem *self);
/* (nullable): of a chain, its segments */
GListModel *lt_template_item_get_children (LtTemplateItem *self);
/* (transfer full): what a drag of it carries */
LtCargo    *lt_template_item_take         (LtTemplateItem *self);

G_END_DECLS
