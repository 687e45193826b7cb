/* How long an edit takes from the hand to the screen, and how far it moves what it is not about. */
#include "config.h"
#include "window.h"

#include "app/canvas-private.h"

#include <math.h>

#define PATIENCE_US (20 * G_USEC_PER_SEC)
/* Longer than a card is on its way after an undo. */
#define REST_US (400 * 1000)
/* log2 of 0.5: names can be read */
#define ZOOM (-1)

typedef struct {
  Bench   *bench;
  gint64   since;
  gint64   seen, complete;       /* 0: not yet */
  LtScene *before;
} Edit;

/* After a frame that shows another scene, with what is new or on its way, and after one that shows all of it as it should
 * be; once the display server has it. */
static void
on_frame (GdkFrameClock *clock, Edit *edit)
{
  LtCanvas *canvas = canvas_of (edit->bench);

  if (edit->complete != 0 || lt_canvas_get_scene (canvas) == edit->before)
    return;
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (canvas)));
  if (edit->seen == 0 && (canvas->transit != NULL || lt_canvas_is_sharp (canvas)))
    edit->seen = g_get_monotonic_time ();
  if (canvas->transit == NULL && lt_canvas_is_sharp (canvas))
    edit->complete = g_get_monotonic_time ();
}

static double
diagonal (LtScene *scene)
{
  LtRect bounds = lt_scene_get_bounds (scene);

  return hypot (bounds.width, bounds.height);
}

/* How far the cards that are in both scenes have moved, on average, but for one. */
static double
displacement (LtScene *before, LtScene *after, gint64 except)
{
  LtGraph *graph = lt_scene_get_graph (before);
  double sum = 0;
  guint n = 0, index;

  for (guint i = 0; i < graph->nodes->len; i++)
    if (lt_graph_node (graph, i)->id != except && lt_graph_find (lt_scene_get_graph (after), lt_graph_node (graph, i)->id, &index))
      {
        LtRect there = lt_scene_card_rect (before, i), here = lt_scene_card_rect (after, index);

        sum += hypot (here.x - there.x, here.y - there.y);
        n++;
      }
  return n > 0 ? sum / n / diagonal (before) : 0;
}

static void
wait_for (gint64 *time)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (*time == 0)
    {
      if (g_get_monotonic_time () > end)
        g_error ("The edit is not on screen after twenty seconds");
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
}

/* The card that edits are about: in the middle of what is seen. */
static guint
find_card (LtScene *scene)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  guint node = graph->nodes->len / 2;

  while (node > 0 && lt_graph_node (graph, node)->ghost)
    node--;
  return node;
}

/* The nearest card that the first does not supply yet. */
static guint
find_buyer (LtScene *scene, guint from)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  LtRect card = lt_scene_card_rect (scene, from);
  double least = G_MAXDOUBLE;
  guint found = 0;

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtRect other = lt_scene_card_rect (scene, i);
      double distance = hypot (other.x - card.x, other.y - card.y);
      guint n;
      const guint *edges = lt_scene_edges_at (scene, from, &n);
      gboolean known = i == from;

      for (guint k = 0; k < n && !known; k++)
        known = lt_graph_edge (graph, edges[k])->to == i || lt_graph_edge (graph, edges[k])->from == i;
      if (!known && distance < least)
        {
          least = distance;
          found = i;
        }
    }
  return found;
}

typedef enum { ADD, CONNECT, MOVE, DELETE, N_EDITS } Kind;
static const char *const names[N_EDITS] = { "add", "connect", "move", "delete" };

static void
begin (Bench *bench, Kind kind, guint node)
{
  LtViewState *state = lt_window_get_state (bench->window);
  LtEditor *editor = lt_view_state_get_editor (state);
  LtScene *scene = lt_canvas_get_scene (canvas_of (bench));
  LtGraph *graph = lt_scene_get_graph (scene);
  gint64 id = lt_graph_node (graph, node)->id;

  if (kind == ADD)
    lt_editor_add_segment (editor, scene, lt_view_state_get_chain (state), -1, NULL, id);
  else if (kind == CONNECT)
    lt_editor_connect (editor, id, lt_graph_node (graph, find_buyer (scene, node))->id);
  else if (kind == MOVE)
    lt_editor_move_cards (editor, scene, &id, 1, (LtPoint) { 0, 60 }, -1);
  else
    lt_editor_delete (editor, LT_TABLE_SEGMENT, &id, 1);
}

static void
measure_edit (Bench *bench, Kind kind, gboolean counts)
{
  LtCanvas *canvas = canvas_of (bench);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (canvas));
  g_autoptr(LtScene) before = lt_scene_ref (lt_canvas_get_scene (canvas));
  guint node = find_card (before);
  gint64 id = lt_graph_node (lt_scene_get_graph (before), node)->id;
  Edit edit = { bench, g_get_monotonic_time (), 0, 0, before };
  g_autofree char *moved = g_strdup_printf ("%s-displacement", names[kind]);
  g_autofree char *complete = g_strdup_printf ("%s-complete", names[kind]);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_frame), &edit);

  begin (bench, kind, node);
  wait_for (&edit.complete);
  g_signal_handler_disconnect (clock, handler);
  if (counts)
    {
      report (names[kind], (edit.seen - edit.since) / 1000.0);
      report (complete, (edit.complete - edit.since) / 1000.0);
      report (moved, displacement (before, lt_canvas_get_scene (canvas), kind == MOVE ? id : 0));
    }
  settle (REST_US);
  /* What was made is being named. */
  if (canvas->namer != NULL)
    gtk_popover_popdown (GTK_POPOVER (canvas->namer));
  lt_workspace_undo (lt_view_state_get_workspace (lt_window_get_state (bench->window)), NULL);
  settle (REST_US);
  wait_until_drawable (bench);
}

void
measure_edits (const char *path, guint times)
{
  Bench bench;
  LtScene *scene;
  LtRect card;
  LtView view;

  bench_up (&bench, FALSE);
  bench_open (&bench, path);
  wait_until_drawable (&bench);
  settle (REST_US);
  scene = lt_canvas_get_scene (canvas_of (&bench));
  report ("nodes", lt_scene_get_graph (scene)->nodes->len);
  card = lt_scene_card_rect (scene, find_card (scene));
  view = (LtView) { lt_rect_centre (&card), ZOOM };
  lt_canvas_look_at (canvas_of (&bench), &view);
  settle (REST_US);
  for (guint i = 0; i <= times; i++)
    for (Kind kind = 0; kind < N_EDITS; kind++)
      measure_edit (&bench, kind, i > 0);       /* the first round warms up */
  gtk_window_close (GTK_WINDOW (bench.window));
  settle (50 * 1000);
}
