/* The painter's rooms: one file draws cards, one edges, one lanes … Private to src/diagram. */
#pragma once

#include "diagram/painter.h"

#include "card-metrics.h"

G_BEGIN_DECLS

/**
 * LtPainter: one painting under way.
 * @palette: full colours
 * @faded: the same for what a search does not match
 */
typedef struct {
  LtScene             *scene;
  LtGraph             *graph;
  LtPen               *pen;
  const LtPalette     *palette;
  LtPalette            faded;
  LtDetail             detail;
  const LtPaintOptions *options;
} LtPainter;

/* One card or edge being drawn: in which colours. */
typedef enum { LT_LOOK_NORMAL, LT_LOOK_FADED, LT_LOOK_STRONG } LtLook;

static inline const LtPalette *
lt_painter_colours (const LtPainter *self, LtLook look)
{
  return look == LT_LOOK_FADED ? &self->faded : self->palette;
}

/* Whether what is `size` diagram units large covers fewer pixels than those. */
static inline gboolean
lt_painter_is_below (const LtPainter *self, double size, double pixels)
{
  return self->options->scale > 0 && size * self->options->scale < pixels;
}

/* Smaller letters cannot be read. */
#define LT_LEAST_TEXT 6.0

static inline gboolean
lt_painter_is_stopped (const LtPainter *self)
{
  return self->options->stop != NULL && g_atomic_int_get (self->options->stop) != 0;
}

/* painter-mark.c: the signs. All take their height and the centre. */
void   lt_painter_mark_in     (LtPen *pen, LtTone tone, LtPoint centre, double size, LtColour colour);
void   lt_painter_target_sign (LtPen *pen, LtPoint centre, double size, LtColour colour);
void   lt_painter_project_sign (LtPen *pen, LtPoint centre, double size, LtColour colour);
void   lt_painter_institution_sign (LtPen *pen, LtPoint centre, double size, LtColour colour);
void   lt_painter_chain_sign  (LtPen *pen, LtPoint centre, double size, LtColour colour);
void   lt_painter_badge       (LtPen *pen, const LtRect *rect, LtAction action, const char *text, const LtPalette *palette);
double lt_painter_text        (LtPen *pen, const char *text, double x, double y, double size, LtWeight weight,
                               LtColour colour, double max_width);
void   lt_painter_text_end    (LtPen *pen, const char *text, double x, double y, double size, LtWeight weight, LtColour colour);
void   lt_painter_text_centred (LtPen *pen, const char *text, double x, double y, double size, LtWeight weight, LtColour colour);

/* painter-status.c. Counted words for cards and headings, short: a card is narrow. */
typedef enum {
  LT_COUNT_ENTERPRISES, LT_COUNT_LEADERS, LT_COUNT_PROJECTS, LT_COUNT_TARGETS, LT_COUNT_MORE, LT_COUNT_SEGMENTS, LT_COUNT_CHAINS,
  LT_COUNT_INSTITUTIONS,
} LtCount;
char  *lt_painter_count       (LtCount what, guint n);
void   lt_painter_status      (LtPen *pen, LtGraph *graph, const LtNode *node, LtPoint baseline, double width, double size,
                               const LtPalette *palette);
/* How many of an overview's card's segments are of a tone. */
guint  lt_painter_tally       (LtGraph *graph, const LtNode *node, LtTone tone);
char  *lt_painter_describe    (LtGraph *graph, const LtNode *node);

/* painter-card.c, painter-ghost.c, painter-chain.c */
void   lt_painter_card        (LtPainter *self, guint node, LtLook look);
void   lt_painter_ghost       (LtPainter *self, guint node, LtLook look);
void   lt_painter_chain       (LtPainter *self, guint node, LtLook look);
void   lt_painter_ring        (LtPen *pen, const LtRect *card, double radius, LtColour colour, LtDetail detail);
double lt_painter_radius      (LtGraph *graph, const LtNode *node);
/* The largest of some sizes at which a title fits whole; lines to free. */
char **lt_painter_fit_title   (const LtNode *node, double width, double height, const double *sizes, guint n_sizes, double *size);

/* painter-edge.c */
void   lt_painter_edge        (LtPainter *self, guint edge, LtLook look);
void   lt_painter_edge_along  (LtPainter *self, guint edge, const LtCurve *curve, LtLook look);
void   lt_painter_flow        (LtPen *pen, const LtCurve *curve, double width, gboolean judgement, LtColour colour);
void   lt_painter_tie         (LtPainter *self, guint tie);
void   lt_painter_tie_along   (LtPen *pen, const LtCurve *curve, double width, LtColour colour);
/* How many supply relations a flow or a tie stands for, over the middle of its curve. */
void   lt_painter_supplies    (LtPen *pen, LtPoint centre, guint n, double size, const LtPalette *palette);

/* painter-lane.c */
void   lt_painter_groups      (LtPainter *self);
void   lt_painter_lanes       (LtPainter *self);

/* painter-title.c */
LtRect lt_painter_title_block (LtScene *scene, LtPen *pen, const LtPaintOptions *options, LtPoint origin, double width);

G_END_DECLS
