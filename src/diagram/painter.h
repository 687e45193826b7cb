/* Draws a scene with a pen. Also says how big a card must be, so that layout and drawing agree. */
#pragma once

#include "diagram/palette.h"
#include "diagram/scene.h"

G_BEGIN_DECLS

/* Levels of detail: coloured blocks; titles and counts; the companies in the card. */
typedef enum { LT_DETAIL_BLOCK, LT_DETAIL_TITLE, LT_DETAIL_FULL } LtDetail;

/**
 * LtPaintOptions:
 * @clip: (nullable): draw only what touches this rectangle
 * @highlight: (nullable): indexes of nodes (guint) that stay bright while the others are dimmed
 * @hidden: (nullable): indexes of nodes (guint) that are left out with their flows: they are drawn elsewhere meanwhile
 * @selected: index of the selected node with its edges drawn strong, or -1
 * @legend: draw the legend under the diagram (exports)
 * @title: draw the diagram's title, viewpoint and date line above it (exports)
 * @heading: (nullable): a title instead of the diagram's own
 * @date: (nullable): as it should read
 * @scale: pixels per diagram unit of what is painted for a screen: what would be too small to be read or seen is left
 *   out; 0: nothing is
 * @stop: (nullable): set by another thread (atomically) when the picture is no longer wanted; what is painted by then
 *   is incomplete
 */
typedef struct {
  const LtPalette *palette;
  LtDetail         detail;
  const LtRect    *clip;
  GHashTable      *highlight;
  GHashTable      *hidden;
  gint             selected;
  gboolean         legend;
  gboolean         title;
  const char      *heading;
  const char      *date;
  double           scale;
  const gint      *stop;
} LtPaintOptions;

void     lt_painter_measure     (LtGraph *graph);       /* fills lines, width and height of every node */
void     lt_painter_paint       (LtScene *scene, LtPen *pen, const LtPaintOptions *options);
/* The scene's bounds with what the options add (title, legend). */
LtRect   lt_painter_get_extents (LtScene *scene, const LtPaintOptions *options);
LtDetail lt_painter_detail_at   (double zoom);
/* Which of the names on a card is drawn at a point where they are (at LT_DETAIL_FULL), or -1; line: (out) (optional): all of
 * its line. */
gint     lt_painter_name_at     (LtScene *scene, guint node, LtPoint point, LtRect *line);
/* What a selection adds, alone: the node's edges drawn strong and a ring around its card. For a live layer above
 * cached tiles; lt_painter_paint() does it by itself for @selected. */
void     lt_painter_paint_selection (LtScene *scene, LtPen *pen, guint node, const LtPalette *palette, LtDetail detail,
                                     const LtRect *clip);
/* Cards alone, over what is there already; and a flow along another curve than the scene's: for what moves. strong: as what
 * is selected is drawn. */
void     lt_painter_paint_cards  (LtScene *scene, LtPen *pen, const guint *nodes, guint n_nodes, const LtPalette *palette, LtDetail detail,
                                  gboolean strong);
void     lt_painter_paint_flow   (LtScene *scene, LtPen *pen, guint edge, const LtCurve *curve, const LtPalette *palette, LtDetail detail,
                                  gboolean strong);
/* So far, in diagram units, a badge stands out of its card. */
#define LT_CARD_SURROUNDINGS 24.0
/* A layer's marks, flows and badges explained, in rows no wider than max_width. Returns the size; draws nothing without a pen. */
LtRect   lt_painter_paint_legend (LtPen *pen, LtLayer layer, const LtPalette *palette, LtPoint origin, double max_width);
/* The mark of a coverage (★ ● ◐ ▽ → ○ as shapes, not glyphs), or of any layer's tone, for cards and legends; size is its
 * height. */
void     lt_painter_mark        (LtPen *pen, LtCoverage coverage, LtPoint centre, double size, const LtPalette *palette);
void     lt_painter_tone_mark   (LtPen *pen, LtTone tone, LtPoint centre, double size, const LtPalette *palette);
char    *lt_painter_name_action (const LtNode *node);
/* (transfer full): what a card says on a layer other than the industry's, in words, for those who hear it. */
char   **lt_painter_list_facts  (LtGraph *graph, const LtNode *node);
/* (transfer full): a diagram's title with its layer's name. */
char    *lt_painter_name_graph  (LtGraph *graph);

G_END_DECLS
