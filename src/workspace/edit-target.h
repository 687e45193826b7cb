/* Operations on targets, the enterprises wanted for a segment, inside an edit; as in edit-segment.h. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

/* meta: keys of the regions that are preferred as sources of targets, with blanks between them. */
#define LT_META_SOURCE_REGIONS "source-regions"

gboolean lt_edit_add_target        (LtEdit *edit, const LtTarget *target, gint64 *id, GError **error);
gboolean lt_edit_set_target_method (LtEdit *edit, gint64 id, LtMethod method, GError **error);
gboolean lt_edit_set_target_status (LtEdit *edit, gint64 id, LtTargetStatus status, const char *dated, GError **error);
gboolean lt_edit_set_source_regions (LtEdit *edit, const gint64 *regions, guint n, GError **error);

G_END_DECLS
