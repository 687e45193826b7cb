/* What hands do on the canvas. Handlers are thin: they translate and call. */
#include "config.h"
#include "app/canvas-private.h"

#include <math.h>

#define WHEEL_STEPS 0.5            /* zoom steps a notch */
#define PAN_STEP 60.0              /* pixels a notch, with Shift */
#define TOUCHPAD_STEPS 0.02        /* zoom steps a pixel, with Ctrl */
#define PINCH_REST (150 * 1000)    /* microseconds: fingers do not leave all at once, and the last one would pan */

/* --- Panning by a drag --- */

static gboolean
has_just_pinched (LtCanvas *self)
{
  return g_get_monotonic_time () - self->pinched_at < PINCH_REST;
}

static double
event_time (gpointer controller)
{
  return gtk_event_controller_get_current_event_time (controller) / 1000.0;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, LtCanvas *self)
{
  lt_canvas_stop (self);
  lt_canvas_flush_nudge (self);
  lt_kinetic_begin (&self->kinetic);
  self->drag_x = self->drag_y = 0;
  self->dragging = FALSE;
  self->drag_start = (LtPoint) { x, y };
  lt_canvas_press (self, x, y);
  if (has_just_pinched (self))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

/* The primary button takes hold of what is under it; the middle one always moves the diagram. */
static gboolean
take (GtkGestureDrag *gesture, LtCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  return gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_PRIMARY
         && lt_canvas_take (self, self->drag_start.x, self->drag_start.y, state);
}

static gboolean
is_carrying (LtCanvas *self)
{
  return self->hand.kind != LT_HAND_FREE && !self->hand.let_go && self->hand_tick != 0;
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, LtCanvas *self)
{
  gboolean started = self->dragging;

  if (!started && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    return;
  if (!started)
    {
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), take (gesture, self) && self->hand.kind != LT_HAND_CARDS ? "crosshair" : "grabbing");
    }
  if (is_carrying (self))
    {
      self->drag_x = dx;
      self->drag_y = dy;
      lt_canvas_carry (self, self->drag_start.x + dx, self->drag_start.y + dy,
                       gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
      return;
    }
  lt_canvas_pan (self, dx - self->drag_x, dy - self->drag_y);
  lt_kinetic_move (&self->kinetic, event_time (gesture), (LtPoint) { dx, dy });
  self->drag_x = dx;
  self->drag_y = dy;
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, LtCanvas *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  self->hover = (LtHit) { LT_HIT_NONE, 0 };
  if (is_carrying (self))
    {
      lt_canvas_let_go (self);
      return;
    }
  if (lt_kinetic_release (&self->kinetic, event_time (gesture)))
    lt_canvas_glide (self);
}

static void
add_drag (LtCanvas *self, guint button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (lt_canvas_drop_hand), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* --- Zooming --- */

/* A wheel zooms around the pointer, as in maps; two fingers on a touchpad pan, with Ctrl they zoom. */
static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, LtCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller)) == NULL
                   || gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  LtPoint at = { self->pointer_x, self->pointer_y };

  self->scroll_glides = !wheel && (state & GDK_CONTROL_MASK) == 0;
  if (has_just_pinched (self))
    return GDK_EVENT_STOP;
  if (wheel && ((state & GDK_CONTROL_MASK) != 0 || ((state & GDK_SHIFT_MASK) == 0 && dy != 0)))
    lt_canvas_zoom_around (self, at, -dy * WHEEL_STEPS);
  else if ((state & GDK_CONTROL_MASK) != 0)
    lt_canvas_zoom_live (self, lt_viewport_to_diagram (self->viewport, at), at,
                         lt_viewport_get_view (self->viewport).zoom - dy * TOUCHPAD_STEPS * LT_ZOOM_STEP);
  else
    lt_canvas_pan (self, -dx * (wheel ? PAN_STEP : 1), -dy * (wheel ? PAN_STEP : 1));
  return GDK_EVENT_STOP;
}

static void
on_decelerate (GtkEventControllerScroll *controller, double vx, double vy, LtCanvas *self)
{
  if (self->scroll_glides && !has_just_pinched (self))
    lt_canvas_throw (self, -vx, -vy);
}

static LtPoint
between_fingers (LtCanvas *self, GtkGesture *gesture)
{
  LtPoint at = { self->pointer_x, self->pointer_y };

  gtk_gesture_get_bounding_box_center (gesture, &at.x, &at.y);
  return at;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, LtCanvas *self)
{
  lt_canvas_stop (self);
  self->pinch_zoom = lt_viewport_get_view (self->viewport).zoom;
  self->pinch_anchor = lt_viewport_to_diagram (self->viewport, between_fingers (self, gesture));
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Always from where it began, so that nothing adds up. */
static void
on_pinch (GtkGestureZoom *gesture, double scale, LtCanvas *self)
{
  lt_canvas_zoom_live (self, self->pinch_anchor, between_fingers (self, GTK_GESTURE (gesture)),
                       self->pinch_zoom + log2 (MAX (scale, 0.01)));
}

static void
on_pinch_end (GtkGesture *gesture, GdkEventSequence *sequence, LtCanvas *self)
{
  self->pinched_at = g_get_monotonic_time ();
}

/* --- Pointing and clicking --- */

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, LtCanvas *self)
{
  lt_canvas_point_at (self, x, y);
}

static void
on_leave (GtkEventControllerMotion *controller, LtCanvas *self)
{
  lt_canvas_point_at (self, -1, -1);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, LtCanvas *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)) && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, LtCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    lt_canvas_click_also (self, x, y);
  else
    lt_canvas_click (self, x, y, n_press);
}

static void
on_secondary (GtkGestureClick *gesture, int n_press, double x, double y, LtCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  lt_canvas_open_menu (self, x, y);
}

/* --- Keys --- */

static gboolean
activate_focus (LtCanvas *self)
{
  gint node = lt_canvas_get_focused (self);

  if (node >= 0)
    lt_canvas_activate (self, node);
  return node >= 0;
}

/* What is proposed, then the presentation. */
static gboolean
end_by_escape (LtCanvas *self)
{
  if (self->diagram != NULL && lt_diagram_is_proposing (self->diagram))
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.leave-tidy", NULL);
  return self->presenting && gtk_widget_activate_action (GTK_WIDGET (self), "win.present", NULL);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, LtCanvas *self)
{
  /* What the entry over a card has no use for is nothing for the diagram. */
  if (self->namer != NULL)
    return GDK_EVENT_PROPAGATE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK && lt_canvas_nudge_key (self, key, state))
    return GDK_EVENT_STOP;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:  case GDK_KEY_KP_Left:  return lt_canvas_move_focus (self, GTK_DIR_LEFT) || TRUE;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: return lt_canvas_move_focus (self, GTK_DIR_RIGHT) || TRUE;
    case GDK_KEY_Up:    case GDK_KEY_KP_Up:    return lt_canvas_move_focus (self, GTK_DIR_UP) || TRUE;
    case GDK_KEY_Down:  case GDK_KEY_KP_Down:  return lt_canvas_move_focus (self, GTK_DIR_DOWN) || TRUE;
    case GDK_KEY_Page_Down: case GDK_KEY_KP_Page_Down:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.next-chain", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up: case GDK_KEY_KP_Page_Up:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.previous-chain", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_space:
      if (self->diagram != NULL && lt_diagram_is_proposing (self->diagram))
        return gtk_widget_activate_action (GTK_WIDGET (self), "win.keep-tidy", NULL);
      return lt_canvas_end_by_key (self, TRUE) || activate_focus (self);
    case GDK_KEY_Menu:
      lt_canvas_open_menu_at_focus (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_F10:
      if ((state & GDK_SHIFT_MASK) == 0)
        return GDK_EVENT_PROPAGATE;
      lt_canvas_open_menu_at_focus (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (lt_canvas_end_by_key (self, FALSE) || end_by_escape (self))
        return GDK_EVENT_STOP;
      G_GNUC_FALLTHROUGH;
    case GDK_KEY_BackSpace:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.overview", NULL);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
add_click (LtCanvas *self, guint button)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  if (button == GDK_BUTTON_PRIMARY)
    {
      g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
      g_signal_connect (click, "released", G_CALLBACK (on_released), self);
    }
  else
    g_signal_connect (click, "pressed", G_CALLBACK (on_secondary), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
lt_canvas_add_gestures (LtCanvas *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES
                                                                | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  add_drag (self, GDK_BUTTON_PRIMARY);
  add_drag (self, GDK_BUTTON_MIDDLE);
  add_click (self, GDK_BUTTON_PRIMARY);
  add_click (self, GDK_BUTTON_SECONDARY);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (on_decelerate), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "end", G_CALLBACK (on_pinch_end), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
