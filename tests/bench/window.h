/* A window to be measured. Private to bench-window. */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

typedef struct {
  LtApplication   *application;
  LtSettings      *settings;
  LtLayoutService *service;
  LtWindow        *window;
} Bench;

void      report              (const char *name, double figure);
void      bench_up            (Bench *bench, gboolean panes);
void      bench_open          (Bench *bench, const char *path);
void      bench_look          (Bench *bench, const char *path);
LtCanvas *canvas_of           (Bench *bench);
void      wait_until_drawable (Bench *bench);
/* Turns the main loop so long. */
void      settle              (gint64 microseconds);

void      measure_edits       (const char *path, guint times);
void      measure_layers      (const char *path, guint times);
void      measure_table       (const char *path);

G_END_DECLS
