/* A diagram as a file: for slides and print (SVG, PDF, PNG) and for other graph tools (DOT). */
#pragma once

#include "diagram/palette.h"
#include "diagram/scene.h"

G_BEGIN_DECLS

#define LT_DIAGRAM_EXPORT_ERROR (lt_diagram_export_error_quark ())
typedef enum {
  LT_DIAGRAM_EXPORT_ERROR_SIZE,      /* the diagram is too large for this format */
  LT_DIAGRAM_EXPORT_ERROR_DRAW,      /* cairo failed: mostly for want of memory */
  LT_DIAGRAM_EXPORT_ERROR_WRITE,     /* the file could not be written; what was there before still is */
} LtDiagramExportError;
GQuark lt_diagram_export_error_quark (void);

typedef enum { LT_DIAGRAM_FORMAT_SVG, LT_DIAGRAM_FORMAT_PDF, LT_DIAGRAM_FORMAT_PNG, LT_DIAGRAM_FORMAT_DOT } LtDiagramFormat;

/**
 * LtExportOptions: zeroed, the light palette with neither date nor legend.
 * @palette: of everything but DOT, which takes its colours from it too
 * @title: (nullable): the diagram's own with its layer's name where NULL; "" for none
 * @date: (nullable): an ISO date to print under the title and to note in a PDF
 * @legend: explain marks, flows and badges below
 */
typedef struct {
  LtPaletteKind palette;
  const char   *title;
  const char   *date;
  gboolean      legend;
} LtExportOptions;

gboolean    lt_diagram_format_from_name (const char *name, LtDiagramFormat *format);
gboolean    lt_diagram_format_from_path (const char *path, LtDiagramFormat *format);
const char *lt_diagram_format_get_name  (LtDiagramFormat format);

GBytes  *lt_diagram_render (LtScene *scene, LtDiagramFormat format, const LtExportOptions *options, GError **error);
gboolean lt_diagram_export (LtScene *scene, LtDiagramFormat format, const char *path, const LtExportOptions *options, GError **error);

G_END_DECLS
