/* Segments on the clipboard: as JSON for another window of ours, as a table for other programs. */
#pragma once

#include "workspace/edit.h"
#include "workspace/model.h"

G_BEGIN_DECLS

char    *lt_clipping_copy  (LtModel *model, const gint64 *segments, guint n);
char    *lt_clipping_table (LtModel *model, const gint64 *segments, guint n);
gboolean lt_clipping_paste (LtEdit *edit, const char *text, gint64 chain, GArray *created, GError **error);
gboolean lt_clipping_paste_text (LtEdit *edit, const char *text, gint64 chain, GArray *created, GError **error);

G_END_DECLS
