/* The diagram edited by hand, in process: what the gestures and keys call, what the document holds after it, and the way
 * back. */
#include "window-fixture.h"

#include "app/canvas-private.h"
#include "workspace/region.h"

static void
test_card_is_moved_and_pinned (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/射频天线"), other = segment (f, "光通信/光模块"), in = chain (f, "光通信");
  LtRect before, still, after;
  LtPoint from;

  go_into (f, "光通信");
  before = card_of (f, moved);
  still = card_of (f, other);
  from = place_of (f, moved);
  drag (f, from, (LtPoint) { from.x - 20, from.y + 12 }, 0);
  after = card_of (f, moved);
  g_assert_cmpfloat (after.x, <, before.x);
  g_assert_cmpfloat (after.y, >, before.y);
  g_assert_cmpint (placement (f, in, moved)->pinned, ==, TRUE);
  g_assert_cmpint (placement (f, in, other)->pinned, !=, TRUE);
  g_assert_cmpfloat (card_of (f, other).x, ==, still.x);
  g_assert_cmpfloat (card_of (f, other).y, ==, still.y);
  undo (f);
  g_assert_cmpfloat (card_of (f, moved).x, ==, before.x);
  g_assert_cmpfloat (card_of (f, moved).y, ==, before.y);
  step (f, "win.redo");
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).x, after.x, 0.06);
}

static void
test_pin_holds_through_tidying (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/射频天线"), in = chain (f, "光通信");
  LtPoint from;
  LtRect pinned;
  gint64 released[] = { moved };

  go_into (f, "光通信");
  from = place_of (f, moved);
  drag (f, from, (LtPoint) { from.x - 30, from.y + 40 }, 0);
  pinned = card_of (f, moved);
  tidy (f);
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).x, pinned.x, 0.06);
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).y, pinned.y, 0.06);
  for (guint i = 0; i < lt_scene_get_graph (lt_canvas_get_scene (f->canvas))->nodes->len; i++)
    {
      LtRect rect = lt_scene_card_rect (lt_canvas_get_scene (f->canvas), i);

      g_assert_true (i == node (f, moved) || !lt_rect_intersects (&rect, &pinned));
    }
  g_assert_cmpint (placement (f, in, moved)->pinned, ==, TRUE);
  count_steps (f);
  lt_editor_release_cards (lt_view_state_get_editor (f->state), in, released, 1);
  WAIT (f, has_stepped);
  g_assert_cmpint (placement (f, in, moved)->pinned, !=, TRUE);
  tidy (f);
  g_assert_cmpfloat (ABS (card_of (f, moved).y - pinned.y) + ABS (card_of (f, moved).x - pinned.x), >, 10);
}

/* The lane's position, the place and the pin are one step. */
static void
test_card_changes_its_lane (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/无源光器件");
  LtPoint from, to;

  go_into (f, "光通信");
  from = place_of (f, moved);
  to = (LtPoint) { place_of (f, segment (f, "光通信/光芯片")).x, from.y + 90 };
  drag (f, from, to, 0);
  g_assert_cmpint (lt_model_get_segment (f->model, moved)->position, ==, LT_POSITION_UPSTREAM);
  undo (f);
  g_assert_cmpint (lt_model_get_segment (f->model, moved)->position, ==, LT_POSITION_MIDSTREAM);
}

static LtPoint
handle_of (Fixture *f, gint64 id)
{
  LtPoint at = place_of (f, id);

  lt_canvas_point_at (f->canvas, at.x, at.y);
  return lt_viewport_to_screen (lt_canvas_get_viewport (f->canvas), lt_canvas_handle_of (f->canvas, node (f, id)));
}

static gboolean
supplies (Fixture *f, gint64 supplier, gint64 buyer)
{
  GPtrArray *rows = lt_model_refs (f->model, LT_TABLE_FLOW, "supplier", supplier);

  for (guint i = 0; i < rows->len; i++)
    if (((LtFlow *) rows->pdata[i])->buyer == buyer)
      return TRUE;
  return FALSE;
}

static void
test_flow_is_drawn (Fixture *f, gconstpointer unused)
{
  gint64 from = segment (f, "光通信/光纤预制棒"), to = segment (f, "光通信/射频天线");
  guint flows = lt_model_count (f->model, LT_TABLE_FLOW);

  go_into (f, "光通信");
  drag (f, handle_of (f, from), place_of (f, to), 0);
  g_assert_true (supplies (f, from, to));
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_FLOW), ==, flows + 1);
  /* A second one is refused beforehand, and so is one to itself. */
  drag (f, handle_of (f, from), place_of (f, to), 0);
  drag (f, handle_of (f, from), place_of (f, from), 0);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_FLOW), ==, flows + 1);
  undo (f);
  g_assert_false (supplies (f, from, to));
}

static gboolean
is_naming (Fixture *f)
{
  return f->canvas->namer != NULL;
}

static gboolean
is_named (Fixture *f)
{
  return f->canvas->namer == NULL && lt_segment_find (f->model, "光通信/新材料", 0, NULL) != NULL;
}

static void
test_flow_to_nowhere_makes_a_segment (Fixture *f, gconstpointer unused)
{
  gint64 from = segment (f, "光通信/特种光纤"), created;
  LtPoint start, to;
  GtkWidget *entry;

  go_into (f, "光通信");
  start = handle_of (f, from);
  to = (LtPoint) { start.x + 12, place_of (f, segment (f, "光通信/射频天线")).y - 6 };
  drag (f, start, to, 0);
  WAIT (f, is_naming);
  created = lt_view_state_get_selection (f->state).id;
  g_assert_true (supplies (f, from, created));
  g_assert_cmpint (lt_model_get_segment (f->model, created)->position, ==, LT_POSITION_MIDSTREAM);
  entry = find_widget (f->canvas->namer, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "新材料");
  g_signal_emit_by_name (entry, "activate");
  WAIT (f, is_named);
  g_assert_cmpint (lt_segment_find (f->model, "光通信/新材料", 0, NULL)->id, ==, created);
  undo (f);
  undo (f);
  g_assert_null (lt_model_get_segment (f->model, created));
  g_assert_false (lt_view_state_is_selected (f->state, LT_TABLE_SEGMENT, created));
}

static gboolean
is_gone (Fixture *f)
{
  return lt_segment_find (f->model, "光通信/光通信设备", 0, NULL) == NULL && is_empty_handed (f);
}

/* The only one of its position, with the chain open in the outline: its heading goes too. */
static void
test_deleted_with_a_way_back (Fixture *f, gconstpointer unused)
{
  gint64 gone = segment (f, "光通信/光通信设备");
  guint flows = lt_model_count (f->model, LT_TABLE_FLOW);

  go_into (f, "光通信");
  click (f, gone);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.delete", NULL);
  WAIT (f, is_gone);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_FLOW), <, flows);
  WAIT (f, has_message);
  g_assert_nonnull (strstr (lt_window_get_message (f->window), "光通信设备"));
  undo (f);
  g_assert_nonnull (lt_model_get_segment (f->model, gone));
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_FLOW), ==, flows);
}

static void
test_band_selects_and_all_move (Fixture *f, gconstpointer unused)
{
  gint64 a = segment (f, "光通信/紫外固化涂料"), b = segment (f, "光通信/光纤预制棒");
  LtRect first, second, band;
  LtPoint from, to;
  LtTable table;
  guint n;

  go_into (f, "光通信");
  first = card_of (f, a);
  second = card_of (f, b);
  band = lt_rect_union (&first, &second);
  band = lt_rect_grow (&band, 6);
  from = lt_viewport_to_screen (lt_canvas_get_viewport (f->canvas), (LtPoint) { band.x, band.y });
  to = lt_viewport_to_screen (lt_canvas_get_viewport (f->canvas), (LtPoint) { band.x + band.width, band.y + band.height });
  drag (f, from, to, GDK_SHIFT_MASK);
  lt_view_state_get_selected (f->state, &table, &n);
  g_assert_cmpint (table, ==, LT_TABLE_SEGMENT);
  g_assert_cmpuint (n, ==, 2);
  from = place_of (f, b);
  drag (f, from, (LtPoint) { from.x + 8, from.y + 60 }, 0);
  g_assert_cmpfloat_with_epsilon (card_of (f, a).y - first.y, card_of (f, b).y - second.y, 0.11);
  g_assert_cmpfloat (card_of (f, a).y, >, first.y);
  /* Once more with Ctrl takes one away. */
  from = place_of (f, a);
  lt_canvas_click_also (f->canvas, from.x, from.y);
  g_assert_false (lt_view_state_is_selected (f->state, LT_TABLE_SEGMENT, a));
  g_assert_true (lt_view_state_is_selected (f->state, LT_TABLE_SEGMENT, b));
}

/* Several steps of the keyboard are one of the history. */
static void
test_keys_move_and_connect (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/射频天线"), to = segment (f, "光通信/光纤跳线");
  LtRect before;
  guint steps;

  go_into (f, "光通信");
  click (f, moved);
  before = card_of (f, moved);
  steps = lt_workspace_get_history (workspace (f))->len;
  for (guint i = 0; i < 3; i++)
    g_assert_true (lt_canvas_nudge_key (f->canvas, GDK_KEY_Down, GDK_CONTROL_MASK));
  /* It keeps to what is within half a step; by a hair it does not. */
  g_assert_cmpfloat (ABS (f->canvas->hand.by.y - 30), <=, 5);
  g_assert_cmpfloat (f->canvas->hand.by.x, ==, 0);
  g_assert_true (lt_canvas_nudge_key (f->canvas, GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  WAIT (f, is_empty_handed);
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).y, before.y + 31, 0.06);
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps + 1);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.connect", NULL);
  g_assert_cmpint (f->canvas->hand.kind, ==, LT_HAND_FLOW);
  g_assert_true (f->canvas->hand.refused);                           /* it starts at itself */
  lt_hand_aim (&f->canvas->hand, node (f, to));
  g_assert_true (lt_canvas_end_by_key (f->canvas, TRUE));
  WAIT (f, is_empty_handed);
  g_assert_true (supplies (f, moved, to));
  g_assert_false (lt_canvas_end_by_key (f->canvas, FALSE));
}

/* Keys that have not come to rest yet are done before another card is looked at. */
static void
test_nudge_is_not_lost (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/射频天线");
  LtRect before;

  go_into (f, "光通信");
  click (f, moved);
  before = card_of (f, moved);
  g_assert_true (lt_canvas_nudge_key (f->canvas, GDK_KEY_Down, GDK_CONTROL_MASK));
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, segment (f, "光通信/光模块"));
  WAIT (f, is_empty_handed);
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).y, before.y + 10, 0.06);
}

/* A segment of another chain is seen at the border, and edited where it belongs. */
static void
test_ghosts_are_left_alone (Fixture *f, gconstpointer unused)
{
  gint64 ghost = segment (f, "电子材料/电子陶瓷");
  g_autoptr(GArray) own = NULL;
  guint steps;

  go_into (f, "光通信");
  WAIT (f, is_empty_handed);
  steps = lt_workspace_get_history (workspace (f))->len;
  g_assert_true (lt_graph_node (lt_scene_get_graph (lt_canvas_get_scene (f->canvas)), node (f, ghost))->ghost);
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, ghost);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.delete", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.duplicate", NULL);
  settle ();
  own = lt_canvas_get_own (f->canvas);
  g_assert_cmpuint (own->len, ==, 0);
  g_assert_nonnull (lt_model_get_segment (f->model, ghost));
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps);
}

static void
name_it (Fixture *f, const char *name)
{
  GtkWidget *entry;

  WAIT (f, is_naming);
  entry = find_widget (f->canvas->namer, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  count_steps (f);
  g_signal_emit_by_name (entry, "activate");
  WAIT (f, has_stepped);
  settle ();
}

/* A chain that nobody has tables of: made, named, filled by hand. */
static void
test_chain_from_nothing (Fixture *f, gconstpointer unused)
{
  LtThing made;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.new-chain", NULL);
  name_it (f, "低空经济");
  made = lt_view_state_get_selection (f->state);
  g_assert_cmpint (made.table, ==, LT_TABLE_CHAIN);
  g_assert_cmpint (made.id, ==, chain (f, "低空经济"));
  lt_view_state_show_chain (f->state, made.id);
  settle ();
  g_assert_true (has_text (GTK_WIDGET (f->window), "No Segments Yet"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.new-segment", NULL);
  name_it (f, "无人机");
  g_assert_cmpint (lt_model_get_segment (f->model, segment (f, "低空经济/无人机"))->chain, ==, made.id);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.new-segment", NULL);
  name_it (f, "电池");
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", made.id)->len, ==, 2);
}

static char *clipboard_text;

static void
on_text (GObject *source, GAsyncResult *result, gpointer unused)
{
  clipboard_text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_clipboard_text (Fixture *f)
{
  return clipboard_text != NULL;
}

static gboolean
has_pasted (Fixture *f)
{
  return lt_segment_find (f->model, "电子材料/特种光纤", 0, NULL) != NULL && is_empty_handed (f);
}

static void
test_copied_into_another_chain (Fixture *f, gconstpointer unused)
{
  gint64 ids[] = { segment (f, "光通信/特种光纤"), segment (f, "光通信/光纤光缆") }, a, b;
  LtTable table;
  guint n;

  go_into (f, "光通信");
  lt_view_state_select_all (f->state, LT_TABLE_SEGMENT, ids, 2);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->canvas)), NULL, on_text, NULL);
  WAIT (f, has_clipboard_text);
  g_assert_nonnull (strstr (clipboard_text, "特种光纤"));             /* a table for other programs */
  g_assert_nonnull (strstr (clipboard_text, "\t"));
  g_clear_pointer (&clipboard_text, g_free);
  lt_view_state_show_chain (f->state, chain (f, "电子材料"));
  WAIT (f, is_drawn);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.paste", NULL);
  WAIT (f, has_pasted);
  a = segment (f, "电子材料/特种光纤");
  b = segment (f, "电子材料/光纤光缆");
  g_assert_true (supplies (f, a, b));                                /* the flow between them comes along */
  g_assert_true (supplies (f, ids[0], ids[1]));
  settle ();
  lt_view_state_get_selected (f->state, &table, &n);
  g_assert_cmpuint (n, ==, 2);
  undo (f);
  g_assert_null (lt_model_get_segment (f->model, a));
}

/* What cannot be says why, and nothing is changed. */
static void
test_refused (Fixture *f, gconstpointer unused)
{
  LtThing thing = { LT_TABLE_SEGMENT, segment (f, "光通信/射频天线") };
  guint steps = lt_workspace_get_history (workspace (f))->len;

  lt_editor_rename (lt_view_state_get_editor (f->state), thing, "　 ");
  WAIT (f, has_message);
  lt_editor_rename (lt_view_state_get_editor (f->state), thing, "光模块");
  settle ();
  g_assert_nonnull (strstr (lt_window_get_message (f->window), "光模块"));
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps);
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("edit/card-is-moved-and-pinned", test_card_is_moved_and_pinned);
  TEST ("edit/pin-holds-through-tidying", test_pin_holds_through_tidying);
  TEST ("edit/card-changes-its-lane", test_card_changes_its_lane);
  TEST ("edit/flow-is-drawn", test_flow_is_drawn);
  TEST ("edit/flow-to-nowhere-makes-a-segment", test_flow_to_nowhere_makes_a_segment);
  TEST ("edit/deleted-with-a-way-back", test_deleted_with_a_way_back);
  TEST ("edit/band-selects-and-all-move", test_band_selects_and_all_move);
  TEST ("edit/keys-move-and-connect", test_keys_move_and_connect);
  TEST ("edit/nudge-is-not-lost", test_nudge_is_not_lost);
  TEST ("edit/ghosts-are-left-alone", test_ghosts_are_left_alone);
  TEST ("edit/chain-from-nothing", test_chain_from_nothing);
  TEST ("edit/copied-into-another-chain", test_copied_into_another_chain);
  TEST ("edit/refused", test_refused);
  return g_test_run ();
}
