/* The same graph as a file for Graphviz, and Graphviz's drawing of it back. */
#pragma once

#include "crossings.h"
#include "diagram/layout.h"

G_BEGIN_DECLS

/* layout: (nullable): with the places and curves, and the names on the cards, as `neato -n2` and xdot need them. */
gboolean dot_file_write (LtGraph *graph, LtLayout *layout, const char *path, GError **error);
/* Reads `dot -Tplain` of such a file. */
gboolean dot_file_read_plain (const char *path, GArray *nodes, GArray *edges, GError **error);

G_END_DECLS
