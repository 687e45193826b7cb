/* Operations on segments, each inside an edit: on the writer's thread, reading through the edit and never from the model.
 * What they refuse fails with LT_WORKSPACE_ERROR_INVALID and a message for the user; the edit must fail with it. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

#define LT_POSITION_STAYS (-1)

gboolean lt_edit_add_segment        (LtEdit *edit, LtSegment *row, GError **error);
gboolean lt_edit_rename_segment     (LtEdit *edit, gint64 id, const char *name, GError **error);
gboolean lt_edit_set_criticality    (LtEdit *edit, gint64 id, gint criticality, GError **error);
gboolean lt_edit_move_segments      (LtEdit *edit, const gint64 *ids, guint n, gint64 chain, gint position, GError **error);
gboolean lt_edit_merge_segments     (LtEdit *edit, gint64 into, const gint64 *others, guint n, GError **error);
gboolean lt_edit_split_segment      (LtEdit *edit, gint64 id, const char *name, const gint64 *products, guint n, gint64 *created,
                                     GError **error);
gboolean lt_edit_duplicate_segments (LtEdit *edit, const gint64 *ids, guint n, GArray *created, GError **error);
gboolean lt_edit_set_products       (LtEdit *edit, gint64 segment, const char *const *names, GError **error);
gboolean lt_edit_add_products       (LtEdit *edit, gint64 segment, const char *names, GError **error);
gboolean lt_edit_rename_product     (LtEdit *edit, gint64 id, const char *name, GError **error);

G_END_DECLS
