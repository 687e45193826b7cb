/* The canvas in a window: that what is on screen is what one painting of all would show, that hands move it, that it
 * leaves nothing behind. */
#include "app/canvas.h"
#include "app/chain-view.h"
#include "app/coverage-mark.h"
#include "app/minimap.h"
#include "app/renderer.h"
#include "exchange/sample.h"
#include "../workspace/fixture.h"
#include "workspace/region.h"

#include <math.h>

typedef struct {
  Fixture          document;
  LtLayoutService *service;
  LtViewState     *state;
  LtDiagram       *diagram;
  GtkWidget       *window;
  LtChainView     *view;
  LtCanvas        *canvas;
  LtMinimap       *minimap;
  LtViewport      *viewport;
} Stage;

/* --- Waiting --- */

typedef gboolean (*Condition) (Stage *s);

static void
wait_for (Stage *s, Condition condition, const char *what)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!condition (s))
    {
      if (g_get_monotonic_time () > end)
        g_error ("Waited too long for %s", what);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}
#define WAIT(s, condition) wait_for (s, condition, #condition)

static void
settle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static gboolean
is_drawn (Stage *s)
{
  LtScene *scene = lt_canvas_get_scene (s->canvas);

  return scene != NULL && !lt_diagram_is_busy (s->diagram) && gtk_widget_get_width (GTK_WIDGET (s->canvas)) > 0
         && lt_scene_get_graph (scene)->chain == lt_view_state_get_chain (s->state);
}

static gboolean
is_sharp (Stage *s)
{
  return lt_canvas_is_sharp (s->canvas);
}

static gboolean
has_minimap (Stage *s)
{
  return gtk_widget_get_visible (GTK_WIDGET (s->minimap)) && lt_minimap_is_painted (s->minimap)
         && gtk_widget_get_width (GTK_WIDGET (s->minimap)) > 0;
}

static gboolean
has_no_minimap (Stage *s)
{
  return !gtk_widget_get_visible (GTK_WIDGET (s->minimap));
}

/* --- A chain of the sample in a window --- */

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
up (Stage *s, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture_up (&s->document, NULL);
  lt_sample_build (s->document.workspace, "xianning", &error);
  g_assert_no_error (error);
  s->service = lt_layout_service_new ();
  s->state = lt_view_state_new (s->document.workspace);
  s->diagram = lt_diagram_new (s->document.workspace, s->service);
  lt_view_state_show_chain (s->state, lt_chain_find (lt_view_state_get_model (s->state), "新型显示", NULL)->id);
  s->view = g_object_new (LT_TYPE_CHAIN_VIEW, NULL);
  s->canvas = lt_chain_view_get_canvas (s->view);
  s->viewport = lt_canvas_get_viewport (s->canvas);
  s->minimap = LT_MINIMAP (find_widget (GTK_WIDGET (s->view), LT_TYPE_MINIMAP));
  s->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (s->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (s->window), 900, 640);
  gtk_window_set_child (GTK_WINDOW (s->window), GTK_WIDGET (s->view));
  lt_chain_view_set_diagram (s->view, s->state, s->diagram);
  gtk_window_present (GTK_WINDOW (s->window));
  WAIT (s, is_drawn);
}

static void
down (Stage *s, gconstpointer unused)
{
  gpointer view = s->view, canvas = s->canvas, minimap = s->minimap;

  g_object_add_weak_pointer (G_OBJECT (s->view), &view);
  g_object_add_weak_pointer (G_OBJECT (s->canvas), &canvas);
  g_object_add_weak_pointer (G_OBJECT (s->minimap), &minimap);
  lt_chain_view_set_diagram (s->view, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (s->window));
  settle (300);
  g_assert_null (view);
  g_assert_null (canvas);
  g_assert_null (minimap);
  g_assert_finalize_object (s->diagram);
  g_assert_finalize_object (s->state);
  g_assert_finalize_object (s->service);
  fixture_down (&s->document, NULL);
}

static LtView
look (Stage *s)
{
  return lt_viewport_get_view (s->viewport);
}

static void
look_closely (Stage *s, double zoom)
{
  LtRect bounds = lt_scene_get_bounds (lt_canvas_get_scene (s->canvas));
  LtView view = { lt_rect_centre (&bounds), zoom };

  lt_canvas_look_at (s->canvas, &view);
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

/* --- What is on screen --- */

/* (nullable): NULL while a new frame is due. */
static GskRenderNode *
get_node (Stage *s)
{
  GtkWidget *widget = GTK_WIDGET (s->canvas);
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
has_frame (Stage *s)
{
  g_autoptr(GskRenderNode) node = get_node (s);

  return node != NULL;
}

/* What the widget draws, through GTK's own nodes, in pixels of the screen. */
static cairo_surface_t *
draw_canvas (Stage *s)
{
  GtkWidget *widget = GTK_WIDGET (s->canvas);
  int factor = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gtk_widget_get_width (widget) * factor,
                                                         gtk_widget_get_height (widget) * factor);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(GskRenderNode) node = NULL;

  WAIT (s, has_frame);
  node = get_node (s);
  cairo_scale (cr, factor, factor);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* One painting of what the view sees. */
static cairo_surface_t *
paint_directly (Stage *s)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (s->canvas));
  int width = gtk_widget_get_width (GTK_WIDGET (s->canvas)) * factor, height = gtk_widget_get_height (GTK_WIDGET (s->canvas)) * factor;
  double scale = exp2 (look (s).zoom) * factor;

  return lt_tile_look_paint (lt_canvas_get_look (s->canvas), scale, (int) round (look (s).centre.x * scale - width / 2.0),
                             (int) round (look (s).centre.y * scale - height / 2.0), width, height, NULL);
}

/* The share of pixels that differ by more than rounding can account for, below the names of lanes at the upper edge. */
static double
difference (cairo_surface_t *a, cairo_surface_t *b, int top)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = top; y < height; y++)
    {
      const guint8 *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width * 4; x += 4)
        n += ABS (p[x] - q[x]) > 24 || ABS (p[x + 1] - q[x + 1]) > 24 || ABS (p[x + 2] - q[x + 2]) > 24;
    }
  return (double) n / ((double) width * (height - top));
}

static void
assert_as_painted (Stage *s)
{
  int top = 44 * gtk_widget_get_scale_factor (GTK_WIDGET (s->canvas));
  cairo_surface_t *shown, *painted;

  WAIT (s, is_sharp);
  settle (100);
  shown = draw_canvas (s);
  painted = paint_directly (s);
  g_assert_cmpfloat (difference (shown, painted, top), <, 1e-5);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (painted);
}

static void
test_shows_what_is_painted (Stage *s, gconstpointer unused)
{
  g_test_message ("drawn by %s at scale factor %d", G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (s->window))),
                  gtk_widget_get_scale_factor (s->window));
  assert_as_painted (s);
  look_closely (s, 0);
  assert_as_painted (s);
  lt_canvas_pan (s->canvas, -333, 123);
  assert_as_painted (s);
  look_closely (s, 0.7);
  assert_as_painted (s);
  look_closely (s, -2.3);
  assert_as_painted (s);
}

static void
test_follows_the_style (Stage *s, gconstpointer unused)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  cairo_surface_t *light, *dark;

  WAIT (s, is_sharp);
  settle (100);
  light = draw_canvas (s);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_false (is_sharp (s));
  assert_as_painted (s);
  dark = draw_canvas (s);
  g_assert_cmpfloat (difference (light, dark, 44), >, 0.9);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_true (is_sharp (s));                /* it was light a moment ago: those tiles are still there */
  cairo_surface_destroy (light);
  cairo_surface_destroy (dark);
}

/* Never blank: while the new tiles are painted, the last ones stand in. */
static void
test_never_blank (Stage *s, gconstpointer unused)
{
  g_autoptr(GHashTable) colours = g_hash_table_new (NULL, NULL);
  cairo_surface_t *shown;

  look_closely (s, -0.5);
  WAIT (s, is_sharp);
  settle (50);
  look_closely (s, 1.61);
  shown = draw_canvas (s);
  for (int y = 60; y < cairo_image_surface_get_height (shown); y += 3)
    {
      const guint32 *row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (shown) + y * cairo_image_surface_get_stride (shown));

      for (int x = 0; x < cairo_image_surface_get_width (shown); x += 3)
        g_hash_table_add (colours, GUINT_TO_POINTER (row[x]));
    }
  g_assert_cmpuint (g_hash_table_size (colours), >, 10);
  cairo_surface_destroy (shown);
}

/* --- Hands --- */

static void
test_wheel_zooms_around_the_pointer (Stage *s, gconstpointer unused)
{
  GtkEventController *scroll = find_controller (GTK_WIDGET (s->canvas), GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  LtPoint pointer = { 300, 200 }, before, after;
  gboolean handled = FALSE;
  double zoom;

  look_closely (s, -1);
  before = lt_viewport_to_diagram (s->viewport, pointer);
  zoom = look (s).zoom;
  lt_canvas_point_at (s->canvas, pointer.x, pointer.y);
  for (guint i = 0; i < 3; i++)
    {
      g_signal_emit_by_name (scroll, "scroll", 0.0, -1.0, &handled);
      settle (40);
      after = lt_viewport_to_diagram (s->viewport, pointer);
      g_assert_cmpfloat_with_epsilon (after.x, before.x, 1e-6);
    }
  g_assert_true (handled);
  settle (500);
  after = lt_viewport_to_diagram (s->viewport, pointer);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1e-6);
  /* Half a step a notch, half an octave a step: the notches add up though each came before the last had ended. */
  g_assert_cmpfloat_with_epsilon (look (s).zoom, zoom + 3 * 0.25, 1e-9);
}

static void
test_fingers_keep_their_point (Stage *s, gconstpointer unused)
{
  LtPoint anchor, now;

  look_closely (s, 0);
  anchor = lt_viewport_to_diagram (s->viewport, (LtPoint) { 300, 300 });
  for (guint i = 0; i < 50; i++)
    lt_canvas_zoom_live (s->canvas, anchor, (LtPoint) { 300 + i, 300 - i }, i * 0.02);
  now = lt_viewport_to_diagram (s->viewport, (LtPoint) { 349, 251 });
  g_assert_cmpfloat_with_epsilon (now.x, anchor.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (now.y, anchor.y, 1e-6);
  WAIT (s, is_sharp);                          /* at the zoom at which the fingers rest */
}

static void
test_glides_on (Stage *s, gconstpointer unused)
{
  LtView before;

  look_closely (s, 0);
  before = look (s);
  lt_canvas_throw (s->canvas, 600, 0);
  settle (2500);
  /* 600 px/s and 0.325 s */
  g_assert_cmpfloat_with_epsilon (before.centre.x - look (s).centre.x, 195, 4);
  g_assert_cmpfloat (look (s).centre.y, ==, before.centre.y);
}

static void
test_a_hand_stops_the_glide (Stage *s, gconstpointer unused)
{
  GtkEventController *drag = find_controller (GTK_WIDGET (s->canvas), GTK_TYPE_GESTURE_DRAG);
  LtView caught;

  look_closely (s, 0);
  lt_canvas_throw (s->canvas, 600, 0);
  settle (100);
  g_signal_emit_by_name (drag, "drag-begin", 100.0, 100.0);
  caught = look (s);
  settle (300);
  g_assert_cmpfloat (look (s).centre.x, ==, caught.centre.x);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
}

static void
test_no_glide_without_animations (Stage *s, gconstpointer unused)
{
  LtView before;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  look_closely (s, 0);
  before = look (s);
  lt_canvas_throw (s->canvas, 3000, 0);
  settle (200);
  g_assert_cmpfloat (look (s).centre.x, ==, before.centre.x);
  lt_canvas_zoom_by (s->canvas, 1);
  g_assert_cmpfloat_with_epsilon (look (s).zoom, before.zoom + LT_ZOOM_STEP, 1e-9);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

/* Whether there are widgets for cards, each where its card is on screen. */
static gboolean
cards_are_in_place (Stage *s)
{
  LtScene *scene = lt_canvas_get_scene (s->canvas);
  guint n = 0;

  for (guint node = 0; node < lt_scene_get_graph (scene)->nodes->len; node++)
    {
      GtkWidget *proxy = lt_canvas_get_proxy (s->canvas, node);
      LtRect card = lt_scene_card_rect (scene, node), place = lt_viewport_rect_to_screen (s->viewport, &card);
      graphene_rect_t bounds;

      if (proxy == NULL)
        continue;
      if (!gtk_widget_compute_bounds (proxy, GTK_WIDGET (s->canvas), &bounds) || fabs (bounds.origin.x - place.x) > 1.01
          || fabs (bounds.origin.y - place.y) > 1.01)
        return FALSE;
      n++;
    }
  return n > 0;
}

/* Widgets for the cards follow a pan, if not at every step. */
static void
test_cards_follow (Stage *s, gconstpointer unused)
{
  LtPoint before;

  look_closely (s, -1);
  WAIT (s, cards_are_in_place);
  before = lt_viewport_get_view (s->viewport).centre;
  for (guint i = 0; i < 10; i++)
    lt_canvas_pan (s->canvas, 1, 2);
  g_assert_cmpfloat_with_epsilon (before.x - lt_viewport_get_view (s->viewport).centre.x, 10 / lt_viewport_get_scale (s->viewport), 1e-6);
  g_assert_cmpfloat_with_epsilon (before.y - lt_viewport_get_view (s->viewport).centre.y, 20 / lt_viewport_get_scale (s->viewport), 1e-6);
  WAIT (s, cards_are_in_place);
}

/* --- The minimap --- */

static void
test_minimap (Stage *s, gconstpointer unused)
{
  LtRect frame;
  LtPoint before;
  double unit;

  lt_canvas_fit (s->canvas);
  WAIT (s, has_no_minimap);
  look_closely (s, 0.5);
  WAIT (s, has_minimap);
  gtk_test_accessible_assert_property (s->minimap, GTK_ACCESSIBLE_PROPERTY_LABEL, "Minimap");
  frame = lt_minimap_get_frame (s->minimap);
  unit = frame.width / lt_viewport_get_visible (s->viewport).width;
  before = look (s).centre;
  lt_minimap_press (s->minimap, frame.x + 2, frame.y + 2);       /* grabbed by its corner: nothing moves */
  g_assert_cmpfloat (look (s).centre.x, ==, before.x);
  lt_minimap_drag (s->minimap, frame.x + 2 + 10, frame.y + 2 - 4);
  g_assert_cmpfloat_with_epsilon (look (s).centre.x, before.x + 10 / unit, 1e-6);
  g_assert_cmpfloat_with_epsilon (look (s).centre.y, before.y - 4 / unit, 1e-6);
  frame = lt_minimap_get_frame (s->minimap);
  lt_minimap_press (s->minimap, frame.x + frame.width + 8, frame.y + frame.height / 2);      /* beside it: there one looks now */
  g_assert_cmpfloat_with_epsilon (lt_minimap_get_frame (s->minimap).x, frame.x + frame.width / 2 + 8, 0.01);
}

static void
test_minimap_is_out_of_the_way (Stage *s, gconstpointer unused)
{
  look_closely (s, 0.5);
  WAIT (s, has_minimap);
  g_object_set (s->view, "show-minimap", FALSE, NULL);
  g_assert_true (has_no_minimap (s));
  g_object_set (s->view, "show-minimap", TRUE, NULL);
  WAIT (s, has_minimap);
  gtk_window_set_default_size (GTK_WINDOW (s->window), 900, 380);
  WAIT (s, has_no_minimap);
}

static void
test_minimap_by_keyboard (Stage *s, gconstpointer unused)
{
  GtkEventController *keys = find_controller (GTK_WIDGET (s->minimap), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = FALSE;
  LtPoint before;

  look_closely (s, 0.5);
  WAIT (s, has_minimap);
  before = look (s).centre;
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Right, 0, 0, &handled);
  g_assert_true (handled);
  g_assert_cmpfloat (look (s).centre.x, >, before.x);
  g_assert_cmpfloat (look (s).centre.y, ==, before.y);
}

/* --- Leaving --- */

static void
resize (Stage *s, int width)
{
  int before = gtk_widget_get_width (GTK_WIDGET (s->canvas));

  gtk_window_set_default_size (GTK_WINDOW (s->window), width, 640);
  for (guint i = 0; i < 400 && gtk_widget_get_width (GTK_WIDGET (s->canvas)) == before; i++)
    settle (10);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (s->canvas)), ==, width);
  settle (50);
}

static gboolean
sees_all (Stage *s)
{
  LtRect bounds = lt_scene_get_bounds (lt_canvas_get_scene (s->canvas)), seen = lt_viewport_get_visible (s->viewport);

  return seen.x <= bounds.x && seen.y <= bounds.y && seen.x + seen.width >= bounds.x + bounds.width
         && seen.y + seen.height >= bounds.y + bounds.height;
}

/* Seen whole, it stays whole in every size, also when the size changes on the way there; moved by a hand, it is left alone. */
static void
test_stays_whole (Stage *s, gconstpointer unused)
{
  double zoom;

  lt_canvas_fit (s->canvas);
  settle (400);
  g_assert_true (sees_all (s));
  zoom = lt_viewport_get_view (s->viewport).zoom;
  resize (s, 600);
  g_assert_true (sees_all (s));
  g_assert_cmpfloat (lt_viewport_get_view (s->viewport).zoom, <, zoom);
  lt_canvas_zoom_by (s->canvas, 1);
  settle (400);
  lt_canvas_fit (s->canvas);
  resize (s, 760);
  settle (400);
  g_assert_true (sees_all (s));
  lt_canvas_zoom_by (s->canvas, 2);
  settle (400);
  zoom = lt_viewport_get_view (s->viewport).zoom;
  resize (s, 900);
  g_assert_cmpfloat (lt_viewport_get_view (s->viewport).zoom, ==, zoom);
}

/* A diagram that is too large to be read whole begins at its upper left, in every size, until a hand moves it. */
static void
test_stays_at_its_beginning (Stage *s, gconstpointer unused)
{
  gint64 chain = lt_view_state_get_chain (s->state);
  double scale, x;
  LtRect bounds;

  resize (s, 600);
  lt_view_state_show_overview (s->state);
  WAIT (s, is_drawn);
  lt_view_state_show_chain (s->state, chain);
  WAIT (s, is_drawn);
  settle (50);
  bounds = lt_scene_get_bounds (lt_canvas_get_scene (s->canvas));
  scale = lt_viewport_get_scale (s->viewport);
  g_assert_false (sees_all (s));
  g_assert_cmpfloat_with_epsilon ((bounds.x - lt_viewport_get_visible (s->viewport).x) * scale, 20, 0.01);
  resize (s, 660);
  g_assert_cmpfloat_with_epsilon ((bounds.x - lt_viewport_get_visible (s->viewport).x) * scale, 20, 0.01);
  g_assert_cmpfloat (lt_viewport_get_scale (s->viewport), ==, scale);
  /* Also after a moment in which there was room for all of it. */
  resize (s, 1200);
  g_assert_true (sees_all (s));
  resize (s, 660);
  g_assert_cmpfloat (lt_viewport_get_scale (s->viewport), ==, scale);
  lt_canvas_pan (s->canvas, -40, 0);
  x = lt_viewport_get_view (s->viewport).centre.x;
  resize (s, 600);
  g_assert_cmpfloat (lt_viewport_get_view (s->viewport).centre.x, ==, x);
}

/* y → how many marks stand there */
static void
count_marks (GtkWidget *root, GtkWidget *view, GHashTable *lines)
{
  graphene_rect_t bounds;

  if (LT_IS_COVERAGE_MARK (root) && gtk_widget_get_mapped (root))
    {
      g_assert_true (gtk_widget_compute_bounds (root, view, &bounds));
      g_hash_table_insert (lines, GINT_TO_POINTER ((int) bounds.origin.y),
                           GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (lines, GINT_TO_POINTER ((int) bounds.origin.y))) + 1));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    count_marks (child, view, lines);
}

static void
assert_lines (Stage *s, guint lines, guint marks)
{
  g_autoptr(GHashTable) found = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer count;

  count_marks (GTK_WIDGET (s->view), GTK_WIDGET (s->view), found);
  g_assert_cmpuint (g_hash_table_size (found), ==, lines);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    g_assert_cmpint (GPOINTER_TO_INT (count), ==, marks);
}

static void
test_legend_in_halves (Stage *s, gconstpointer unused)
{
  assert_lines (s, 1, 6);
  resize (s, 600);
  assert_lines (s, 2, 3);
  resize (s, 900);
  assert_lines (s, 1, 6);
}

/* The window goes in the middle of all that can be under way. */
static void
test_leaving_in_motion (Stage *s, gconstpointer unused)
{
  look_closely (s, 1);
  lt_canvas_zoom_by (s->canvas, -1);
  settle (30);
  lt_canvas_throw (s->canvas, 2000, 2000);
  settle (20);
  lt_diagram_tidy (s->diagram, NULL, 0);
}

#define TEST(name, func) g_test_add ("/canvas/" name, Stage, NULL, up, func, down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!lt_renderer_init_check ())
    g_error ("No display: run it through tests/with-display");
  adw_init ();
  TEST ("tiles/shows-what-is-painted", test_shows_what_is_painted);
  TEST ("tiles/follows-the-style", test_follows_the_style);
  TEST ("tiles/never-blank", test_never_blank);
  TEST ("wheel-zooms-around-the-pointer", test_wheel_zooms_around_the_pointer);
  TEST ("fingers-keep-their-point", test_fingers_keep_their_point);
  TEST ("glides-on", test_glides_on);
  TEST ("a-hand-stops-the-glide", test_a_hand_stops_the_glide);
  TEST ("no-glide-without-animations", test_no_glide_without_animations);
  TEST ("cards-follow", test_cards_follow);
  TEST ("minimap", test_minimap);
  TEST ("minimap-is-out-of-the-way", test_minimap_is_out_of_the_way);
  TEST ("minimap-by-keyboard", test_minimap_by_keyboard);
  TEST ("stays-whole", test_stays_whole);
  TEST ("stays-at-its-beginning", test_stays_at_its_beginning);
  TEST ("legend-in-halves", test_legend_in_halves);
  TEST ("leaving-in-motion", test_leaving_in_motion);
  return g_test_run ();
}
