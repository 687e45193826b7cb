/* Where cards stand in a diagram, changed by hand. Within an edit; diagram: a chain's key, or LT_PLACE_OVERVIEW. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

/* The card's place, new or another; a place that is said by hand is pinned. */
gboolean lt_edit_place   (LtEdit *edit, gint64 diagram, gint64 node, double x, double y, GError **error);
/* Moves cards that have a place, and pins them. */
gboolean lt_edit_shift   (LtEdit *edit, gint64 diagram, const gint64 *nodes, guint n, double dx, double dy, GError **error);
/* They stay where they are until the diagram is tidied. */
gboolean lt_edit_release (LtEdit *edit, gint64 diagram, const gint64 *nodes, guint n, GError **error);
/* As if it had never stood there. */
gboolean lt_edit_unplace (LtEdit *edit, gint64 diagram, gint64 node, GError **error);

G_END_DECLS
