/* Where one looks at a diagram: a centre and a zoom over a widget's size, and the conversions between
 * the two. Knows no widget, so that its arithmetic is tested without a display. */
#pragma once

#include "diagram/geometry.h"
#include <glib-object.h>

G_BEGIN_DECLS

/* A place to look at; zoom is log2 of pixels per diagram unit, so that steps are even and 0 is 100 %. */
typedef struct {
  LtPoint centre;
  double  zoom;
} LtView;

#define LT_ZOOM_MIN  (-5.0)        /* 3 % */
#define LT_ZOOM_MAX    2.0         /* 400 % */
#define LT_ZOOM_STEP   0.5         /* two steps double */

#define LT_TYPE_VIEWPORT (lt_viewport_get_type ())
G_DECLARE_FINAL_TYPE (LtViewport, lt_viewport, LT, VIEWPORT, GObject)

/* Signal "changed": at most once per main loop turn, before drawing. */
LtViewport *lt_viewport_new         (void);
void        lt_viewport_set_size    (LtViewport *self, double width, double height);
void        lt_viewport_set_content (LtViewport *self, const LtRect *bounds);

LtView      lt_viewport_get_view    (LtViewport *self);
void        lt_viewport_set_view    (LtViewport *self, const LtView *view);
double      lt_viewport_get_scale   (LtViewport *self);              /* pixels per diagram unit */

LtPoint     lt_viewport_to_diagram  (LtViewport *self, LtPoint screen);
LtPoint     lt_viewport_to_screen   (LtViewport *self, LtPoint diagram);
LtRect      lt_viewport_rect_to_screen (LtViewport *self, const LtRect *diagram);
LtRect      lt_viewport_get_visible (LtViewport *self);              /* in diagram units */

void        lt_viewport_pan         (LtViewport *self, double dx, double dy);

/* Arithmetic on a copy: nothing changes until lt_viewport_set_view(). */
LtView      lt_viewport_clamped     (LtViewport *self, const LtView *view);
LtView      lt_viewport_anchored    (LtViewport *self, LtPoint anchor, LtPoint screen, double zoom);
LtView      lt_viewport_zoomed_at   (LtViewport *self, const LtView *from, LtPoint screen, double zoom);
LtView      lt_viewport_fitted      (LtViewport *self, const LtRect *bounds, double margin, double max_zoom);
LtView      lt_viewport_revealing   (LtViewport *self, const LtView *from, const LtRect *rect, double margin);
LtView      lt_view_between         (const LtView *from, const LtView *to, double t);

G_END_DECLS
