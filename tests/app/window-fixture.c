#include "window-fixture.h"

#include "app/canvas-private.h"

#include "app/renderer.h"
#include "exchange/sample.h"
#include "workspace/region.h"

#include <glib/gstdio.h>

/* One for all tests, as in a process of its own. */
static LtApplication *application;

/* --- Waiting --- */

void
wait_for (Fixture *f, Condition condition, const char *what)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!condition (f))
    {
      if (g_get_monotonic_time () > end)
        g_error ("Waited too long for %s", what);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

gboolean
is_open (Fixture *f)
{
  return lt_window_get_state (f->window) != NULL;
}

gboolean
is_drawn (Fixture *f)
{
  LtScene *scene = lt_canvas_get_scene (f->canvas);

  return scene != NULL && !lt_diagram_is_busy (lt_window_get_diagram (f->window))
         && lt_scene_get_graph (scene)->kind == lt_view_state_get_kind (f->state)
         && lt_scene_get_graph (scene)->chain == lt_view_state_get_chain (f->state)
         && gtk_widget_get_width (GTK_WIDGET (f->canvas)) > 0;
}

gboolean
has_message (Fixture *f)
{
  return lt_window_get_message (f->window) != NULL;
}

/* Under the sanitizers, with whole stacks kept, everything takes five times as long. */
#ifdef __SANITIZE_ADDRESS__
#define SETTLE_US (2500 * 1000)
#define QUIET_US (800 * 1000)      /* with nothing done at all: then nothing more comes */
#else
#define SETTLE_US (400 * 1000)
#define QUIET_US SETTLE_US
#endif

void
settle (void)
{
  gint64 now = g_get_monotonic_time (), end = now + SETTLE_US, quiet = now + QUIET_US;

  for (; now < MIN (end, quiet); now = g_get_monotonic_time ())
    if (g_main_context_iteration (NULL, FALSE))
      quiet = now + QUIET_US;
    else
      g_usleep (1000);
}

/* --- A window on the sample --- */

void
open_window (Fixture *f)
{
  f->window = lt_application_open_path (f->application, f->path);
  WAIT (f, is_open);
  f->state = lt_window_get_state (f->window);
  f->model = lt_view_state_get_model (f->state);
  f->canvas = lt_window_get_canvas (f->window);
  WAIT (f, is_drawn);
}

void
window_up (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LtWorkspace) workspace = NULL;

  f->folder = g_dir_make_tmp ("liantu-window-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "sample.liantu", NULL);
  workspace = lt_workspace_create (f->path, &error);
  g_assert_no_error (error);
  lt_sample_build (workspace, "xianning", &error);
  g_assert_no_error (error);
  lt_workspace_close (workspace);
  f->application = application;
  open_window (f);
}

/* Nothing may hold on to a window that is closed. */
void
close_window (Fixture *f)
{
  gpointer window = f->window, state = f->state;

  g_object_add_weak_pointer (f->window ? G_OBJECT (f->window) : NULL, &window);
  g_object_add_weak_pointer (G_OBJECT (f->state), &state);
  gtk_window_close (GTK_WINDOW (f->window));
  settle ();
  g_assert_null (window);
  g_assert_null (state);
}

void
window_down (Fixture *f, gconstpointer unused)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  close_window (f);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

/* --- Finding --- */

GtkWidget *
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

gboolean
has_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

/* The panels follow in idle time. */
void
wait_for_text (GtkWidget *root, const char *text)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!has_text (root, text) && g_get_monotonic_time () < end)
    settle ();
  if (!has_text (root, text))
    g_error ("“%s” does not appear", text);
}

gint64
chain (Fixture *f, const char *name)
{
  return lt_chain_find (f->model, name, NULL)->id;
}

gint64
segment (Fixture *f, const char *name)
{
  return lt_segment_find (f->model, name, 0, NULL)->id;
}

guint
node (Fixture *f, gint64 id)
{
  guint index = 0;

  g_assert_true (lt_graph_find (lt_scene_get_graph (lt_canvas_get_scene (f->canvas)), id, &index));
  return index;
}

LtPoint
place_of (Fixture *f, gint64 id)
{
  LtRect card = lt_scene_card_rect (lt_canvas_get_scene (f->canvas), node (f, id));

  return lt_viewport_to_screen (lt_canvas_get_viewport (f->canvas), lt_rect_centre (&card));
}

void
click (Fixture *f, gint64 id)
{
  LtPoint at = place_of (f, id);

  lt_canvas_click (f->canvas, at.x, at.y, 1);
}

void
go_into (Fixture *f, const char *name)
{
  click (f, chain (f, name));
  WAIT (f, is_drawn);
  settle ();
}

GtkEventController *
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

/* Before anything else in main(). */
void
window_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (!lt_renderer_init_check ())
    g_error ("No display: run it through tests/with-display");
  application = lt_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
}

/* --- Editing --- */

LtWorkspace *
workspace (Fixture *f)
{
  return lt_view_state_get_workspace (f->state);
}

gboolean
is_empty_handed (Fixture *f)
{
  return f->canvas->hand.kind == LT_HAND_FREE && f->canvas->transit == NULL && !lt_diagram_is_busy (lt_window_get_diagram (f->window));
}

/* History only grows: an undo and a redo are entries of their own. */
static guint steps_before;

gboolean
has_stepped (Fixture *f)
{
  return lt_workspace_get_history (workspace (f))->len > steps_before && is_empty_handed (f);
}

guint
count_steps (Fixture *f)
{
  return steps_before = lt_workspace_get_history (workspace (f))->len;
}

void
step (Fixture *f, const char *action)
{
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (f->window), action, NULL);
  WAIT (f, has_stepped);
}

void
undo (Fixture *f)
{
  step (f, "win.undo");
}

static gboolean
is_proposed (Fixture *f)
{
  return lt_diagram_is_proposing (lt_window_get_diagram (f->window)) && is_empty_handed (f);
}

void
propose (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.tidy", NULL);
  WAIT (f, is_proposed);
}

void
tidy (Fixture *f)
{
  propose (f);
  step (f, "win.keep-tidy");
}

/* A drag from one pixel to another. */
void
drag (Fixture *f, LtPoint from, LtPoint to, GdkModifierType state)
{
  lt_canvas_press (f->canvas, from.x, from.y);
  g_assert_true (lt_canvas_take (f->canvas, from.x, from.y, state));
  lt_canvas_carry (f->canvas, (from.x + to.x) / 2, (from.y + to.y) / 2, GDK_ALT_MASK);
  lt_canvas_carry (f->canvas, to.x, to.y, GDK_ALT_MASK);
  lt_canvas_let_go (f->canvas);
  WAIT (f, is_empty_handed);
}

LtRect
card_of (Fixture *f, gint64 id)
{
  return lt_scene_card_rect (lt_canvas_get_scene (f->canvas), node (f, id));
}

const LtPlacement *
placement (Fixture *f, gint64 diagram, gint64 id)
{
  GPtrArray *rows = lt_model_refs (f->model, LT_TABLE_PLACEMENT, "diagram", diagram);

  for (guint i = 0; i < rows->len; i++)
    if (((LtPlacement *) rows->pdata[i])->node == id)
      return rows->pdata[i];
  return NULL;
}
