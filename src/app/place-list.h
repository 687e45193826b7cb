/* A GListModel of places: how many there are is all that it says; what stands at one is for its widget to ask. GTK makes every
 * row anew that a model says is another, all of them in one turn; a place stays what it is. The rows that are made for them come,
 * and go, a few at a time. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LT_TYPE_PLACE_LIST (lt_place_list_get_type ())
G_DECLARE_FINAL_TYPE (LtPlaceList, lt_place_list, LT, PLACE_LIST, GObject)

LtPlaceList *lt_place_list_new        (void);
/* There are so many from now on, or soon: until then some are missing, or are there for nothing. */
void         lt_place_list_set        (LtPlaceList *self, guint n);
gboolean     lt_place_list_is_settled (LtPlaceList *self);

G_END_DECLS
