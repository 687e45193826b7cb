#include "config.h"
#include "app/viewport.h"

#include <math.h>

struct _LtViewport {
  GObject  parent_instance;
  LtView   view;
  double   width, height;
  LtRect   content;          /* width 0: nothing to stay near */
  guint    changed_id;
};

G_DEFINE_FINAL_TYPE (LtViewport, lt_viewport, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Before GTK's layout and drawing (GDK_PRIORITY_REDRAW is G_PRIORITY_HIGH_IDLE + 20). */
#define PRIORITY (G_PRIORITY_HIGH_IDLE + 5)

static gboolean
emit_changed (gpointer data)
{
  LtViewport *self = data;

  self->changed_id = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_changed (LtViewport *self)
{
  if (self->changed_id == 0)
    self->changed_id = g_idle_add_full (PRIORITY, emit_changed, self, NULL);
}

static void
lt_viewport_finalize (GObject *object)
{
  g_clear_handle_id (&LT_VIEWPORT (object)->changed_id, g_source_remove);
  G_OBJECT_CLASS (lt_viewport_parent_class)->finalize (object);
}

static void
lt_viewport_class_init (LtViewportClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_viewport_finalize;

  /** LtViewport::changed: the view, the size or the content is another; coalesced. */
  signals[CHANGED] = g_signal_new ("changed", LT_TYPE_VIEWPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lt_viewport_init (LtViewport *self)
{
}

LtViewport *
lt_viewport_new (void)
{
  return g_object_new (LT_TYPE_VIEWPORT, NULL);
}

/* However far one pans, some of the diagram stays in sight: its bounds always hold the centre. */
static LtView
clamped (LtViewport *self, LtView view)
{
  view.zoom = CLAMP (view.zoom, LT_ZOOM_MIN, LT_ZOOM_MAX);
  if (self->content.width > 0)
    {
      view.centre.x = CLAMP (view.centre.x, self->content.x, self->content.x + self->content.width);
      view.centre.y = CLAMP (view.centre.y, self->content.y, self->content.y + self->content.height);
    }
  return view;
}

/**
 * lt_viewport_set_size:
 * @width: of the widget, in pixels
 *
 * The centre stays where it is.
 */
void
lt_viewport_set_size (LtViewport *self, double width, double height)
{
  g_return_if_fail (LT_IS_VIEWPORT (self));
  if (self->width == width && self->height == height)
    return;
  self->width = width;
  self->height = height;
  queue_changed (self);
}

/** lt_viewport_set_content: what there is to see; the centre is kept inside it. Does not move what is seen now. */
void
lt_viewport_set_content (LtViewport *self, const LtRect *bounds)
{
  g_return_if_fail (LT_IS_VIEWPORT (self));
  self->content = *bounds;
}

LtView
lt_viewport_get_view (LtViewport *self)
{
  return self->view;
}

/** lt_viewport_set_view: looks there, within the limits of zoom and content. */
void
lt_viewport_set_view (LtViewport *self, const LtView *view)
{
  LtView next = clamped (self, *view);

  if (next.zoom == self->view.zoom && next.centre.x == self->view.centre.x && next.centre.y == self->view.centre.y)
    return;
  self->view = next;
  queue_changed (self);
}

double
lt_viewport_get_scale (LtViewport *self)
{
  return exp2 (self->view.zoom);
}

static LtPoint
to_diagram (LtViewport *self, const LtView *view, LtPoint screen)
{
  double scale = exp2 (view->zoom);

  return (LtPoint) { view->centre.x + (screen.x - self->width / 2) / scale, view->centre.y + (screen.y - self->height / 2) / scale };
}

LtPoint
lt_viewport_to_diagram (LtViewport *self, LtPoint screen)
{
  return to_diagram (self, &self->view, screen);
}

LtPoint
lt_viewport_to_screen (LtViewport *self, LtPoint diagram)
{
  double scale = lt_viewport_get_scale (self);

  return (LtPoint) { (diagram.x - self->view.centre.x) * scale + self->width / 2,
                     (diagram.y - self->view.centre.y) * scale + self->height / 2 };
}

LtRect
lt_viewport_rect_to_screen (LtViewport *self, const LtRect *rect)
{
  LtPoint corner = lt_viewport_to_screen (self, (LtPoint) { rect->x, rect->y });
  double scale = lt_viewport_get_scale (self);

  return (LtRect) { corner.x, corner.y, rect->width * scale, rect->height * scale };
}

LtRect
lt_viewport_get_visible (LtViewport *self)
{
  LtPoint corner = lt_viewport_to_diagram (self, (LtPoint) { 0, 0 });
  double scale = lt_viewport_get_scale (self);

  return (LtRect) { corner.x, corner.y, self->width / scale, self->height / scale };
}

/** lt_viewport_pan: moves what is seen by pixels: a point under the pointer goes with it. */
void
lt_viewport_pan (LtViewport *self, double dx, double dy)
{
  double scale = lt_viewport_get_scale (self);
  LtView view = self->view;

  view.centre.x -= dx / scale;
  view.centre.y -= dy / scale;
  lt_viewport_set_view (self, &view);
}

/** lt_viewport_clamped: returns a view within the limits of zoom and content. */
LtView
lt_viewport_clamped (LtViewport *self, const LtView *view)
{
  return clamped (self, *view);
}

/**
 * lt_viewport_anchored:
 * @anchor: the point of the diagram that is to lie at @screen
 * @zoom: the zoom wanted, log2
 */
LtView
lt_viewport_anchored (LtViewport *self, LtPoint anchor, LtPoint screen, double zoom)
{
  LtView view = { anchor, CLAMP (zoom, LT_ZOOM_MIN, LT_ZOOM_MAX) };
  double scale = exp2 (view.zoom);

  view.centre.x -= (screen.x - self->width / 2) / scale;
  view.centre.y -= (screen.y - self->height / 2) / scale;
  return clamped (self, view);
}

/**
 * lt_viewport_zoomed_at:
 * @from: the view to start from
 * @screen: the pixel that stays on the same point of the diagram
 * @zoom: the zoom wanted, log2
 */
LtView
lt_viewport_zoomed_at (LtViewport *self, const LtView *from, LtPoint screen, double zoom)
{
  return lt_viewport_anchored (self, to_diagram (self, from, screen), screen, zoom);
}

/**
 * lt_viewport_fitted:
 * @margin: pixels to keep free on every side
 * @max_zoom: log2; a small diagram is not blown up beyond it
 */
LtView
lt_viewport_fitted (LtViewport *self, const LtRect *bounds, double margin, double max_zoom)
{
  double width = MAX (self->width - 2 * margin, 1), height = MAX (self->height - 2 * margin, 1);
  double scale = MIN (width / MAX (bounds->width, 1), height / MAX (bounds->height, 1));

  return (LtView) { lt_rect_centre (bounds), CLAMP (log2 (scale), LT_ZOOM_MIN, max_zoom) };
}

/* How far an interval must move to lie in another; the beginning wins where it is too long. */
static double
shift_into (double start, double length, double low, double high)
{
  if (start < low || length > high - low)
    return start - low;
  return MAX (start + length - high, 0);
}

/** lt_viewport_revealing: the nearest view in which a rectangle is wholly seen with a margin in pixels. */
LtView
lt_viewport_revealing (LtViewport *self, const LtView *from, const LtRect *rect, double margin)
{
  double scale = exp2 (from->zoom), gap = margin / scale;
  double width = self->width / scale - 2 * gap, height = self->height / scale - 2 * gap;
  double left = from->centre.x - width / 2, top = from->centre.y - height / 2;
  LtView view = *from;

  view.centre.x += shift_into (rect->x, rect->width, left, left + width);
  view.centre.y += shift_into (rect->y, rect->height, top, top + height);
  return clamped (self, view);
}

/**
 * lt_view_between:
 * @t: 0: @from, 1: @to
 *
 * The zoom goes evenly; the centre so that the point which both views show at the same pixel stays there
 * all the way (centre is linear in the reciprocal of the scale).
 */
LtView
lt_view_between (const LtView *from, const LtView *to, double t)
{
  LtView view = { from->centre, from->zoom + (to->zoom - from->zoom) * t };
  double start = exp2 (-from->zoom), end = exp2 (-to->zoom);
  double part = fabs (end - start) < 1e-9 ? t : (exp2 (-view.zoom) - start) / (end - start);

  view.centre.x += (to->centre.x - from->centre.x) * part;
  view.centre.y += (to->centre.y - from->centre.y) * part;
  return view;
}
