/* Moving over the diagram: gradually to a place, at once by the hand, gliding on when it lets go. */
#include "config.h"
#include "app/canvas-private.h"

#include <math.h>

#define MARGIN 20.0                /* pixels around a fitted diagram */
#define ZOOM_REST 60               /* milliseconds after which a zoom by hand counts as ended */
#define MOTION (60 * 1000)         /* microseconds between the steps of any */
#define ZOOM_MOTION (150 * 1000)   /* microseconds between the steps of one */

/** Whether an animation is under way; then `to` is where it leads. */
gboolean
lt_canvas_is_moving (LtCanvas *self)
{
  return adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
}

/** Whether the next frame will show another view: then it is to be there soon, and need not be smooth. */
gboolean
lt_canvas_is_in_motion (LtCanvas *self)
{
  return self->zoom_rest != 0 || lt_canvas_is_moving (self) || g_get_monotonic_time () - self->moved_at < MOTION;
}

/** Where the diagram is seen whole. */
LtView
lt_canvas_fitted (LtCanvas *self)
{
  LtRect bounds = lt_scene_get_bounds (self->scene);

  return lt_viewport_fitted (self->viewport, &bounds, MARGIN, 0);
}

/* --- Tiles on the way --- */

/** The view as tiles know it: on whole pixels of the screen. */
LtTileView
lt_canvas_tile_view (LtCanvas *self, const LtView *view)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gint factor = gtk_widget_get_scale_factor (widget);
  LtTileView seen = { .scale = exp2 (view->zoom) * factor };

  seen.width = gtk_widget_get_width (widget) * factor;
  seen.height = gtk_widget_get_height (widget) * factor;
  seen.x = (gint) round (view->centre.x * seen.scale - seen.width / 2.0);
  seen.y = (gint) round (view->centre.y * seen.scale - seen.height / 2.0);
  return seen;
}

/* While a hand zooms nobody knows where it will end: the nearest step on the way is painted, not every hair between. */
static LtView
nearest_step (const LtView *view)
{
  return (LtView) { view->centre, round (view->zoom / LT_ZOOM_STEP) * LT_ZOOM_STEP };
}

/** Has the tiles painted that are, or will be, in sight. */
void
lt_canvas_aim (LtCanvas *self)
{
  LtView view = lt_viewport_get_view (self->viewport), step = nearest_step (&view);
  LtTileView now = lt_canvas_tile_view (self, &view), target;

  if (lt_canvas_is_moving (self))
    target = lt_canvas_tile_view (self, &self->to);
  else if (self->zoom_rest != 0)
    target = lt_canvas_tile_view (self, &step);
  else
    target = now;
  lt_tile_layer_aim (self->layer, &now, &target);
}

static gboolean
on_zoom_rest (gpointer user_data)
{
  LtCanvas *self = user_data;

  self->zoom_rest = 0;
  lt_canvas_aim (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/** The zoom is another. One change is a jump; one soon after another is a motion whose end nobody knows. */
void
lt_canvas_note_zoom (LtCanvas *self)
{
  gint64 now = g_get_monotonic_time ();

  if (!lt_canvas_is_moving (self) && now - self->zoomed_at < ZOOM_MOTION)
    {
      g_clear_handle_id (&self->zoom_rest, g_source_remove);
      self->zoom_rest = g_timeout_add (ZOOM_REST, on_zoom_rest, self);
    }
  self->zoomed_at = now;
}

/* --- Gradually --- */

static void
on_animate (double value, LtCanvas *self)
{
  LtView view = lt_view_between (&self->from, &self->to, value);

  /* To the last bit: what is painted for the end is painted for that zoom and no other. */
  lt_viewport_set_view (self->viewport, value >= 1 ? &self->to : &view);
}

/* In motion, what counts is where it leads: one may close the window before it is there. */
void
lt_canvas_remember (LtCanvas *self)
{
  LtView view = lt_canvas_is_moving (self) ? self->to : lt_viewport_get_view (self->viewport);

  if (self->state != NULL && lt_canvas_is_current (self))
    lt_view_state_remember_view (self->state, self->keep != LT_KEEP_CENTRE ? NULL : &view);
}

/** Goes there gradually (at once where animations are off or nothing is on screen). */
void
lt_canvas_animate_to (LtCanvas *self, const LtView *view)
{
  lt_canvas_stop (self);
  self->from = lt_viewport_get_view (self->viewport);
  self->to = lt_viewport_clamped (self->viewport, view);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    lt_viewport_set_view (self->viewport, view);
  else
    {
      adw_animation_reset (self->animation);
      adw_animation_play (self->animation);
      lt_canvas_aim (self);
    }
  lt_canvas_remember (self);
}

/* Steps in quick succession add up: each goes on from where the last one leads. */
void
lt_canvas_zoom_around (LtCanvas *self, LtPoint screen, double steps)
{
  LtView base = lt_canvas_is_moving (self) ? self->to : lt_viewport_get_view (self->viewport);
  LtView view = lt_viewport_zoomed_at (self->viewport, &base, screen, base.zoom + steps * LT_ZOOM_STEP);

  self->keep = LT_KEEP_CENTRE;
  lt_canvas_animate_to (self, &view);
}

static LtPoint
middle (LtCanvas *self)
{
  return (LtPoint) { gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 };
}

/**
 * lt_canvas_zoom_by:
 * @steps: of %LT_ZOOM_STEP
 *
 * Around the middle.
 */
void
lt_canvas_zoom_by (LtCanvas *self, double steps)
{
  g_return_if_fail (LT_IS_CANVAS (self));
  lt_canvas_zoom_around (self, middle (self), steps);
}

/** lt_canvas_zoom_to: @zoom is log2: 0 is 100 %. */
void
lt_canvas_zoom_to (LtCanvas *self, double zoom)
{
  LtView base = lt_viewport_get_view (self->viewport);
  LtView view = lt_viewport_zoomed_at (self->viewport, &base, middle (self), zoom);

  g_return_if_fail (LT_IS_CANVAS (self));
  self->keep = LT_KEEP_CENTRE;
  lt_canvas_animate_to (self, &view);
}

/** lt_canvas_fit: shows the diagram whole, and keeps it so until one moves it. */
void
lt_canvas_fit (LtCanvas *self)
{
  LtView view;

  g_return_if_fail (LT_IS_CANVAS (self));
  if (self->scene == NULL)
    return;
  self->keep = LT_KEEP_WHOLE;
  view = lt_canvas_fitted (self);
  lt_canvas_animate_to (self, &view);
}

#define SELECTION_MARGIN 72.0      /* pixels */

/** lt_canvas_zoom_selection: shows what is selected, all of it, and no larger than 100 %. */
void
lt_canvas_zoom_selection (LtCanvas *self)
{
  g_autoptr(GArray) own = lt_canvas_get_own (self);
  LtRect all = { 0 };
  LtView view;
  guint index;

  for (guint i = 0; i < own->len; i++)
    if (lt_graph_find (lt_scene_get_graph (self->scene), g_array_index (own, gint64, i), &index))
      {
        LtRect card = lt_scene_card_rect (self->scene, index);

        all = lt_rect_union (&all, &card);
      }
  if (all.width <= 0)
    return;
  self->keep = LT_KEEP_CENTRE;
  view = lt_viewport_fitted (self->viewport, &all, SELECTION_MARGIN, 0);
  lt_canvas_animate_to (self, &view);
}

/** The canvas has another size: a diagram that is seen whole stays so, and one that is on its way there arrives so. */
void
lt_canvas_refit (LtCanvas *self)
{
  LtView view = lt_canvas_fitted (self);

  if (lt_canvas_is_moving (self))
    {
      self->to = lt_viewport_clamped (self->viewport, &view);
      lt_canvas_aim (self);
    }
  else
    lt_viewport_set_view (self->viewport, &view);
}

/* --- By the hand --- */

/** lt_canvas_look_at: goes there at once, by the user's hand. */
void
lt_canvas_look_at (LtCanvas *self, const LtView *view)
{
  lt_canvas_stop (self);
  self->keep = LT_KEEP_CENTRE;
  lt_viewport_set_view (self->viewport, view);
}

/** lt_canvas_pan: moves the diagram by pixels, at once. */
void
lt_canvas_pan (LtCanvas *self, double dx, double dy)
{
  g_return_if_fail (LT_IS_CANVAS (self));
  lt_canvas_stop (self);
  self->keep = LT_KEEP_CENTRE;
  lt_viewport_pan (self->viewport, dx, dy);
}

/** lt_canvas_zoom_live: zooms at once, as fingers do; a pixel stays on a point of the diagram. */
void
lt_canvas_zoom_live (LtCanvas *self, LtPoint anchor, LtPoint screen, double zoom)
{
  LtView view = lt_viewport_anchored (self->viewport, anchor, screen, zoom);

  g_return_if_fail (LT_IS_CANVAS (self));
  lt_canvas_look_at (self, &view);
}

/* --- Gliding --- */

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  LtCanvas *self = LT_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds, scale = exp2 (self->from.zoom);
  LtView view = self->from;
  LtPoint way;

  if (self->thrown_at == 0)
    self->thrown_at = now;
  seconds = (now - self->thrown_at) / (double) G_USEC_PER_SEC;
  way = lt_kinetic_get_way (&self->kinetic, seconds);
  view.centre.x -= way.x / scale;
  view.centre.y -= way.y / scale;
  lt_viewport_set_view (self->viewport, &view);
  if (!lt_kinetic_is_over (&self->kinetic, seconds))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/** lt_canvas_glide: goes on as `kinetic` says; not at all where the desktop wants no animations. */
void
lt_canvas_glide (LtCanvas *self)
{
  lt_canvas_stop (self);
  if (!adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  self->from = lt_viewport_get_view (self->viewport);
  self->thrown_at = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/** lt_canvas_throw: the diagram is let go of at a speed, in pixels a second. */
void
lt_canvas_throw (LtCanvas *self, double vx, double vy)
{
  g_return_if_fail (LT_IS_CANVAS (self));
  self->keep = LT_KEEP_CENTRE;
  if (lt_kinetic_throw (&self->kinetic, (LtPoint) { vx, vy }))
    lt_canvas_glide (self);
}

/** Ends a motion where it is: new input wins. */
void
lt_canvas_stop (LtCanvas *self)
{
  adw_animation_pause (self->animation);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

void
lt_canvas_add_motion (LtCanvas *self)
{
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, LT_CANVAS_DURATION,
                                             adw_callback_animation_target_new ((AdwAnimationTargetFunc) on_animate, self, NULL));
}
