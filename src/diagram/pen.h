/* What the painter draws with: a cairo context (screen, PDF, PNG, print) or an SVG document.
 * One painter over this interface is why what you see is what you export. */
#pragma once

#include "diagram/geometry.h"
#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct { double red, green, blue, alpha; } LtColour;

typedef enum { LT_WEIGHT_NORMAL = 400, LT_WEIGHT_MEDIUM = 500, LT_WEIGHT_BOLD = 600 } LtWeight;
typedef enum { LT_ALIGN_START, LT_ALIGN_CENTRE, LT_ALIGN_END } LtAlign;

typedef struct _LtPen LtPen;

/* A path in diagram units, built by the shape helpers below. CURVE takes three points, MOVE and LINE the first. */
typedef enum { LT_PATH_MOVE, LT_PATH_LINE, LT_PATH_CURVE, LT_PATH_CLOSE } LtPathOp;
typedef struct { LtPathOp op; LtPoint p[3]; } LtPathStep;

typedef struct {
  LtColour fill;             /* alpha 0: none */
  LtColour stroke;           /* alpha 0: none */
  double   stroke_width;
  double   dash[2];          /* 0, 0: solid */
} LtPaint;

typedef struct {
  double      size;          /* in diagram units */
  LtWeight    weight;
  LtAlign     align;
  LtColour    colour;
  double      max_width;     /* ellipsised at the end beyond it; 0: no limit */
} LtTextStyle;

/**
 * LtPenClass:
 * @path: fills and strokes one path
 * @text: one line of text, already cleaned and ellipsised by lt_pen_text()
 * @begin_group: (nullable): opens a named group (a card, an edge); NULL where names are of no use, as in cairo
 * @end_group: (nullable): closes it
 * @free: frees the pen
 */

typedef struct {
  void (*path)        (LtPen *pen, const LtPathStep *steps, guint n_steps, const LtPaint *paint);
  void (*text)        (LtPen *pen, const char *text, LtPoint baseline, const LtTextStyle *style);
  void (*begin_group) (LtPen *pen, const char *id, const char *title);
  void (*end_group)   (LtPen *pen);
  void (*free)        (LtPen *pen);
} LtPenClass;

struct _LtPen { const LtPenClass *class; };

LtPen *lt_pen_new_cairo (cairo_t *cr);
/* SVG with real, selectable text; lt_pen_svg_finish() frees the pen and returns the document. */
LtPen *lt_pen_new_svg   (const LtRect *bounds, double margin, LtColour background, const char *title);
char  *lt_pen_svg_finish (LtPen *pen);
void   lt_pen_free      (LtPen *pen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtPen, lt_pen_free)

void lt_pen_path        (LtPen *pen, const LtPathStep *steps, guint n_steps, const LtPaint *paint);
void lt_pen_rect        (LtPen *pen, const LtRect *rect, double radius, const LtPaint *paint);
void lt_pen_circle      (LtPen *pen, LtPoint centre, double radius, const LtPaint *paint);
void lt_pen_polygon     (LtPen *pen, const LtPoint *points, guint n_points, const LtPaint *paint);
void lt_pen_curve       (LtPen *pen, const LtCurve *curve, const LtPaint *paint);
void lt_pen_line        (LtPen *pen, LtPoint from, LtPoint to, const LtPaint *paint);
void lt_pen_text        (LtPen *pen, const char *text, LtPoint baseline, const LtTextStyle *style);
/* Groups are worth naming only for a pen that has them: building their titles costs more than drawing. */
gboolean lt_pen_has_groups (LtPen *pen);
void lt_pen_begin_group (LtPen *pen, const char *id, const char *title);
void lt_pen_end_group   (LtPen *pen);

/* The families of every text in a diagram, the first that is installed; also what SVG names. */
#define LT_FONT_FAMILIES "Noto Sans CJK SC, Source Han Sans SC, sans-serif"

/* Text measuring with Pango; safe in any thread (each has its own context). */
double  lt_text_width   (const char *text, double size, LtWeight weight);
char  **lt_text_wrap    (const char *text, double size, LtWeight weight, double width, guint max_lines);
char   *lt_text_ellipsize (const char *text, double size, LtWeight weight, double width);
char   *lt_text_clean   (const char *text);

G_END_DECLS
