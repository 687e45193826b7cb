/* A pair of a supplier and a buyer, as a list shows it. */
#pragma once

#include "analysis/matching.h"
#include <glib-object.h>

G_BEGIN_DECLS

#define LT_TYPE_MATCH_ITEM (lt_match_item_get_type ())
G_DECLARE_FINAL_TYPE (LtMatchItem, lt_match_item, LT, MATCH_ITEM, GObject)

LtMatchItem   *lt_match_item_new (const LtMatch *match);
const LtMatch *lt_match_item_get (LtMatchItem *self);

G_END_DECLS
