#include "config.h"
#include "app/minimap.h"

#include "app/minimap-fit.h"

#include <glib/gi18n-lib.h>

#define WIDTH 208
#define HEIGHT 148
#define PADDING 4                  /* between border and picture */
#define LEAST_CANVAS_WIDTH 520     /* of the canvas, for the minimap not to be in the way */
#define LEAST_CANVAS_HEIGHT 360
#define DELAY 120                  /* milliseconds: the canvas's own tiles come first */
#define KEY_STEP 96.0              /* pixels of the canvas */

struct _LtMinimap {
  GtkWidget        parent_instance;
  LtCanvas        *canvas;         /* (nullable), borrowed: both are children of one view */
  gboolean         enabled;
  gboolean         aside;          /* not now, whatever else is */
  LtMinimapFit     fit;
  guint            factor;

  cairo_surface_t *picture;        /* (nullable): may be of an older look, until the new one is painted */
  guint            painted;        /* id of the look it is of */
  guint            delay;
  GCancellable    *painting;
  LtPoint          grabbed;        /* from the point under the pointer to the centre of what is seen, in diagram units */
};

G_DEFINE_FINAL_TYPE (LtMinimap, lt_minimap, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_ENABLED, N_PROPS };
static GParamSpec *properties[N_PROPS];

static LtTileLook *
get_look (LtMinimap *self)
{
  return self->canvas != NULL ? lt_canvas_get_look (self->canvas) : NULL;
}

/* --- Painting, in a thread --- */

/* The task's data */
typedef struct {
  LtTileLook  *look;
  LtMinimapFit fit;
  guint        factor;
  gint         stop;               /* atomic */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  lt_tile_look_unref (job->look);
  g_free (job);
}

static void
paint_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  double scale = job->fit.scale * job->factor;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, lt_tile_look_paint (job->look, scale, job->fit.origin.x * scale, job->fit.origin.y * scale,
                                                   job->fit.width * job->factor, job->fit.height * job->factor, &job->stop),
                         (GDestroyNotify) cairo_surface_destroy);
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer unused)
{
  LtMinimap *self = LT_MINIMAP (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *picture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (picture == NULL)
    return;
  g_clear_object (&self->painting);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = picture;
  self->painted = lt_tile_look_get_id (job->look);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_cancelled (GCancellable *cancellable, Job *job)
{
  g_atomic_int_set (&job->stop, TRUE);
}

static void
stop_painting (LtMinimap *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
}

static gboolean
start_painting (gpointer user_data)
{
  LtMinimap *self = user_data;
  Job *job = g_new0 (Job, 1);
  g_autoptr(GTask) task = NULL;

  self->delay = 0;
  stop_painting (self);
  self->painting = g_cancellable_new ();
  task = g_task_new (self, self->painting, on_painted, NULL);
  *job = (Job) { lt_tile_look_ref (get_look (self)), self->fit, self->factor, FALSE };
  g_task_set_task_data (task, job, job_free);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_signal_connect_data (self->painting, "cancelled", G_CALLBACK (on_cancelled), job, NULL, 0);
  g_task_run_in_thread (task, paint_in_thread);
  return G_SOURCE_REMOVE;
}

/* --- When it is shown, and what --- */

static gboolean
contains (const LtRect *outer, const LtRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

static gboolean
is_of_use (LtMinimap *self)
{
  LtTileLook *look = get_look (self);
  LtRect visible, bounds;

  if (look == NULL || !self->enabled || self->aside || gtk_widget_get_width (GTK_WIDGET (self->canvas)) < LEAST_CANVAS_WIDTH
      || gtk_widget_get_height (GTK_WIDGET (self->canvas)) < LEAST_CANVAS_HEIGHT)
    return FALSE;
  visible = lt_viewport_get_visible (lt_canvas_get_viewport (self->canvas));
  bounds = lt_scene_get_bounds (lt_tile_look_get_scene (look));
  return !contains (&visible, &bounds);
}

static void
update (LtMinimap *self)
{
  gboolean shown = is_of_use (self);
  gboolean current = shown && (self->painted == lt_tile_look_get_id (get_look (self)) || self->painting != NULL);

  if (shown && !current && self->delay == 0)
    self->delay = g_timeout_add (DELAY, start_painting, self);
  else if (!shown)
    g_clear_handle_id (&self->delay, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_look (LtMinimap *self)
{
  LtTileLook *look = get_look (self);
  LtRect bounds;

  stop_painting (self);
  if (look != NULL)
    {
      bounds = lt_scene_get_bounds (lt_tile_look_get_scene (look));
      self->fit = lt_minimap_fit (&bounds, WIDTH, HEIGHT);
      self->factor = lt_tile_look_get_factor (look);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  update (self);
}

/** lt_minimap_set_canvas: @canvas: (nullable): what it is a map of; must outlive it or be taken away. */
void
lt_minimap_set_canvas (LtMinimap *self, LtCanvas *canvas)
{
  g_return_if_fail (LT_IS_MINIMAP (self));
  if (self->canvas != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->canvas, self);
      g_signal_handlers_disconnect_by_data (lt_canvas_get_viewport (self->canvas), self);
    }
  self->canvas = canvas;
  if (canvas != NULL)
    {
      g_signal_connect_swapped (canvas, "look-changed", G_CALLBACK (on_look), self);
      g_signal_connect_swapped (lt_canvas_get_viewport (canvas), "changed", G_CALLBACK (update), self);
    }
  on_look (self);
}

gboolean
lt_minimap_is_painted (LtMinimap *self)
{
  return self->picture != NULL && get_look (self) != NULL && self->painted == lt_tile_look_get_id (get_look (self));
}

/** lt_minimap_get_frame: returns the frame around what is seen, in the widget's pixels. */
LtRect
lt_minimap_get_frame (LtMinimap *self)
{
  LtRect visible = { 0 }, frame;

  if (self->canvas != NULL)
    visible = lt_viewport_get_visible (lt_canvas_get_viewport (self->canvas));
  frame = lt_minimap_fit_frame (&self->fit, &visible);
  frame.x += PADDING;
  frame.y += PADDING;
  return frame;
}

/* --- Hands and keys --- */

static LtPoint
point_at (LtMinimap *self, double x, double y)
{
  return lt_minimap_fit_to_diagram (&self->fit, (LtPoint) { x - PADDING, y - PADDING });
}

static void
look_from (LtMinimap *self, LtPoint centre)
{
  LtView view = lt_viewport_get_view (lt_canvas_get_viewport (self->canvas));

  view.centre = centre;
  lt_canvas_look_at (self->canvas, &view);
}

/** lt_minimap_press: the frame is grabbed where it is; elsewhere it comes to the pointer. */
void
lt_minimap_press (LtMinimap *self, double x, double y)
{
  LtRect frame = lt_minimap_get_frame (self);
  LtPoint at = point_at (self, x, y), centre;

  g_return_if_fail (LT_IS_MINIMAP (self));
  if (self->canvas == NULL)
    return;
  if (!lt_rect_contains (&frame, (LtPoint) { x, y }))
    look_from (self, at);
  centre = lt_viewport_get_view (lt_canvas_get_viewport (self->canvas)).centre;
  self->grabbed = (LtPoint) { centre.x - at.x, centre.y - at.y };
}

/** lt_minimap_drag: the pointer has come to a place since it was pressed. */
void
lt_minimap_drag (LtMinimap *self, double x, double y)
{
  LtPoint at = point_at (self, x, y);

  g_return_if_fail (LT_IS_MINIMAP (self));
  if (self->canvas != NULL)
    look_from (self, (LtPoint) { at.x + self->grabbed.x, at.y + self->grabbed.y });
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, LtMinimap *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  lt_minimap_press (self, x, y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, LtMinimap *self)
{
  double x = 0, y = 0;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    lt_minimap_drag (self, x + dx, y + dy);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, LtMinimap *self)
{
  double dx = 0, dy = 0;

  switch (key)
    {
    case GDK_KEY_Left:  case GDK_KEY_KP_Left:  dx = KEY_STEP; break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: dx = -KEY_STEP; break;
    case GDK_KEY_Up:    case GDK_KEY_KP_Up:    dy = KEY_STEP; break;
    case GDK_KEY_Down:  case GDK_KEY_KP_Down:  dy = -KEY_STEP; break;
    default: return GDK_EVENT_PROPAGATE;
    }
  if (self->canvas != NULL)
    lt_canvas_pan (self->canvas, dx, dy);
  return GDK_EVENT_STOP;
}

/* --- The widget --- */

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  LtMinimap *self = LT_MINIMAP (widget);

  *minimum = *natural = (orientation == GTK_ORIENTATION_HORIZONTAL ? self->fit.width : self->fit.height) + 2 * PADDING;
}

static void
draw_frame (LtMinimap *self, cairo_t *cr, const LtColour *colour)
{
  LtRect frame = lt_minimap_get_frame (self);

  cairo_rectangle (cr, frame.x + 0.75, frame.y + 0.75, MAX (frame.width - 1.5, 1), MAX (frame.height - 1.5, 1));
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.12);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtMinimap *self = LT_MINIMAP (widget);
  LtTileLook *look = get_look (self);
  cairo_t *cr;

  if (look == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  if (self->picture != NULL)
    {
      cairo_save (cr);
      cairo_rectangle (cr, PADDING, PADDING, self->fit.width, self->fit.height);
      cairo_clip (cr);
      cairo_translate (cr, PADDING, PADDING);
      cairo_scale (cr, 1.0 / self->factor, 1.0 / self->factor);
      cairo_set_source_surface (cr, self->picture, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
    }
  draw_frame (self, cr, &lt_tile_look_get_palette (look)->selection);
  cairo_destroy (cr);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, LT_MINIMAP (object)->enabled);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  LtMinimap *self = LT_MINIMAP (object);

  self->enabled = g_value_get_boolean (value);
  update (self);
}

void
lt_minimap_set_aside (LtMinimap *self, gboolean aside)
{
  self->aside = aside;
  update (self);
}

static void
lt_minimap_dispose (GObject *object)
{
  LtMinimap *self = LT_MINIMAP (object);

  lt_minimap_set_canvas (self, NULL);
  stop_painting (self);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  G_OBJECT_CLASS (lt_minimap_parent_class)->dispose (object);
}

static void
lt_minimap_class_init (LtMinimapClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = lt_minimap_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lt_minimap_init (LtMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->enabled = TRUE;
  self->factor = 1;
  self->fit.scale = 1;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Drag the frame, or click where to look"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Minimap"), -1);
}
