/* What bench-engine measures. Every result is a line: a name, a tab, a figure; times are in milliseconds. */
#pragma once

#include "diagram/graph.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

void         report     (const char *name, double figure);
double       now_ms     (void);
LtWorkspace *open_file  (const char *path);
LtGraph     *make_graph (LtWorkspace *workspace, const char *which);

void measure_layout    (const char *path, const char *which);
void measure_coverage  (const char *path, guint runs);
void measure_search    (const char *path, guint runs);

G_END_DECLS
