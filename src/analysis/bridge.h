/* How many pairs of nodes of a directed graph, rings allowed, have a path through each node. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 lt_bridge_count (guint n, const guint32 *first, const guint32 *to, const guint8 *ends, guint64 *through);

G_END_DECLS
