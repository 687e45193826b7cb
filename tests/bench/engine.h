/* What bench-engine measures. Every result is a line: a name, a tab, a figure; times are in milliseconds. */
#pragma once

#include "diagram/graph.h"
#include "workspace/workspace.h"

#include <sqlite3.h>

G_BEGIN_DECLS

void         report     (const char *name, double figure);
double       now_ms     (void);

/* By the clock, and by this process's processor time, which other work on the machine disturbs less. */
typedef struct {
  double wall, processor;
} Stopwatch;
Stopwatch    stopwatch_start  (void);
Stopwatch    stopwatch_lap    (const Stopwatch *start);
void         stopwatch_report (const char *name, const Stopwatch *took);    /* NAME and NAME-processor */

LtWorkspace *open_file  (const char *path);
LtGraph     *make_graph (LtWorkspace *workspace, const char *which);

sqlite3      *open_sql    (const char *path);
sqlite3_stmt *prepare_sql (sqlite3 *db, const char *sql);

void measure_layout    (const char *path, const char *which);
void measure_coverage  (const char *path, guint runs);
void measure_rank      (const char *path, guint runs);
void measure_matrix    (const char *path, guint runs);
void measure_search    (const char *path, guint runs);
void measure_directory (const char *path, guint runs);

G_END_DECLS
