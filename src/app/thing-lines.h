/* The enterprises or the institutions of a workspace, as a list of LtItem that follows it: all of them by name, those that a
 * text finds, those that are linked to a segment or to none. Private to thing-list.c. */
#pragma once

#include "app/view-state.h"
#include "workspace/item-list.h"

G_BEGIN_DECLS

typedef enum {
  LT_LINKS_ANY,
  LT_LINKS_NONE,             /* to no segment yet */
  LT_LINKS_SEGMENT,          /* to one segment */
} LtLinks;

#define LT_TYPE_THING_LINES (lt_thing_lines_get_type ())
G_DECLARE_FINAL_TYPE (LtThingLines, lt_thing_lines, LT, THING_LINES, LtItemList)

/* table: enterprise or institution */
LtThingLines *lt_thing_lines_new       (LtViewState *state, LtTable table);
/* text: names, products, codes, pinyin initials; "": all. segment: of LT_LINKS_SEGMENT */
void          lt_thing_lines_filter    (LtThingLines *self, const char *text, LtLinks links, gint64 segment);
/* (transfer none): in how many segments it is: rows of participation or study */
GPtrArray    *lt_thing_links           (LtModel *model, LtThing thing);
gboolean      lt_thing_is_linked       (LtModel *model, LtThing thing, gint64 segment);

G_END_DECLS
