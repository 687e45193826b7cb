/* The lines under one line of the outline, as a list of LtItem that follows the workspace: all chains; of a chain its
 * segments, each position under a heading; of a segment the enterprises in it, as participations. A change is announced
 * once, whatever it moved: GTK's tree over the lists never sees one that is half changed. Private to outline.c. */
#pragma once

#include "app/outline-filter.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define LT_TYPE_OUTLINE_LINES (lt_outline_lines_get_type ())
G_DECLARE_FINAL_TYPE (LtOutlineLines, lt_outline_lines, LT, OUTLINE_LINES, GObject)

/* parent: (nullable): whose lines; NULL: the chains. filter: (nullable). Returns (transfer full) (nullable): NULL where
 * there is nothing to open. */
GListModel *lt_outline_lines_new        (LtViewState *state, LtItem *parent, LtOutlineFilter *filter);
/* A heading is an item of meta with its position for a key. */
gboolean    lt_outline_lines_is_heading (LtItem *item);

G_END_DECLS
