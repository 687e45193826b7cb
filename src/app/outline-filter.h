/* Which lines of the outline a text leaves. Private to the outline. */
#pragma once

#include "app/view-state.h"
#include "workspace/item-cache.h"

G_BEGIN_DECLS

typedef struct _LtOutlineFilter LtOutlineFilter;

LtOutlineFilter *lt_outline_filter_new     (LtViewState *state, const char *text);
LtOutlineFilter *lt_outline_filter_ref     (LtOutlineFilter *self);
void             lt_outline_filter_unref   (LtOutlineFilter *self);
gboolean         lt_outline_filter_matches (LtOutlineFilter *self, LtTable table, gint64 id);
/* Whether a line is to be opened so that a match below it is seen. */
gboolean         lt_outline_filter_opens   (LtOutlineFilter *self, LtItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtOutlineFilter, lt_outline_filter_unref)

G_END_DECLS
