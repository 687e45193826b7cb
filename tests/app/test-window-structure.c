/* What the menus of the diagram do, in process: proposals, alignment, and what chains and segments consist of. */
#include "window-fixture.h"

#include "app/canvas-private.h"
#include "workspace/region.h"

static LtDiagram *
diagram (Fixture *f)
{
  return lt_window_get_diagram (f->window);
}

static void
act (Fixture *f, const char *action, GVariant *target)
{
  count_steps (f);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->canvas), action, target));
  WAIT (f, has_stepped);
}

static void
select_two (Fixture *f, gint64 first, gint64 second)
{
  gint64 ids[] = { first, second };

  lt_view_state_select_all (f->state, LT_TABLE_SEGMENT, ids, 2);
}

static void
astray (Fixture *f, gint64 id)
{
  LtPoint from = place_of (f, id);
  gint64 moved[] = { id };

  drag (f, from, (LtPoint) { from.x - 30, from.y + 60 }, 0);
  count_steps (f);
  lt_editor_release_cards (lt_view_state_get_editor (f->state), lt_view_state_get_chain (f->state), moved, 1);
  WAIT (f, has_stepped);
}

/* --- Tidying --- */

static void
test_tidied_as_a_proposal (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/射频天线");
  guint steps;
  LtRect before, proposed;

  go_into (f, "光通信");
  astray (f, moved);
  before = card_of (f, moved);
  steps = lt_workspace_get_history (workspace (f))->len;
  propose (f);
  proposed = card_of (f, moved);
  g_assert_cmpfloat (ABS (proposed.x - before.x) + ABS (proposed.y - before.y), >, 10);
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps);       /* nothing is stored */
  g_assert_false (lt_canvas_can_edit (f->canvas));
  g_assert_true (has_text (GTK_WIDGET (f->window), "Tidied: keep it like this?"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.leave-tidy", NULL);
  WAIT (f, is_empty_handed);
  g_assert_cmpfloat (card_of (f, moved).x, ==, before.x);
  g_assert_cmpfloat (card_of (f, moved).y, ==, before.y);
  g_assert_true (lt_canvas_can_edit (f->canvas));
  propose (f);
  step (f, "win.keep-tidy");
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).x, proposed.x, 0.06);
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).y, proposed.y, 0.06);
  undo (f);
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).x, before.x, 0.06);
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).y, before.y, 0.06);
}

static gboolean
is_not_proposing (Fixture *f)
{
  return !lt_diagram_is_proposing (diagram (f)) && is_empty_handed (f);
}

/* Undo takes the proposal back, not what was done before it; an edit by somebody else ends it. */
static void
test_proposal_is_overtaken (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/射频天线"), other = segment (f, "光通信/光模块");
  LtRect before;
  guint steps;

  go_into (f, "光通信");
  astray (f, moved);
  before = card_of (f, moved);
  propose (f);
  steps = lt_workspace_get_history (workspace (f))->len;
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  WAIT (f, is_not_proposing);
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps);
  g_assert_cmpfloat (card_of (f, moved).y, ==, before.y);
  propose (f);
  lt_editor_rename (lt_view_state_get_editor (f->state), (LtThing) { LT_TABLE_SEGMENT, other }, "光收发模块");
  WAIT (f, is_not_proposing);
  g_assert_cmpfloat_with_epsilon (card_of (f, moved).y, before.y, 0.06);
  g_assert_cmpstr (lt_graph_node (lt_scene_get_graph (lt_canvas_get_scene (f->canvas)), node (f, other))->title, ==, "光收发模块");
}

static void
test_only_what_is_selected_is_tidied (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/射频天线"), still = segment (f, "光通信/光模块");
  LtRect before, other, fresh;

  go_into (f, "光通信");
  fresh = card_of (f, moved);
  astray (f, still);
  astray (f, moved);
  before = card_of (f, moved);
  other = card_of (f, still);
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, moved);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.tidy-selection", NULL);
  wait_for (f, is_empty_handed, "tidied");
  g_assert_true (lt_diagram_is_proposing (diagram (f)));
  step (f, "win.keep-tidy");
  g_assert_cmpfloat (card_of (f, still).x, ==, other.x);
  g_assert_cmpfloat (card_of (f, still).y, ==, other.y);
  g_assert_cmpfloat (ABS (card_of (f, moved).y - before.y) + ABS (card_of (f, moved).x - before.x), >, 10);
  g_assert_cmpfloat (ABS (card_of (f, moved).x - fresh.x), <, ABS (before.x - fresh.x));
}

static gboolean
is_told (Fixture *f)
{
  return has_message (f);
}

static void
test_nothing_to_tidy (Fixture *f, gconstpointer unused)
{
  go_into (f, "光通信");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.tidy", NULL);
  WAIT (f, is_told);
  g_assert_cmpstr (lt_window_get_message (f->window), ==, "The diagram is tidy already. Pinned cards stay where they are.");
  g_assert_false (lt_diagram_is_proposing (diagram (f)));
}

/* --- Alignment --- */

static void
test_cards_are_aligned (Fixture *f, gconstpointer unused)
{
  gint64 first = segment (f, "光通信/光模块"), second = segment (f, "光通信/射频天线"), in = chain (f, "光通信");
  LtRect before;

  go_into (f, "光通信");
  before = card_of (f, first);
  select_two (f, first, second);
  act (f, "canvas.align", g_variant_new_string ("middle"));
  g_assert_cmpfloat (card_of (f, first).y, ==, before.y);
  g_assert_cmpfloat_with_epsilon (card_of (f, second).y + card_of (f, second).height / 2, before.y + before.height / 2, 0.1);
  g_assert_cmpint (placement (f, in, second)->pinned, ==, TRUE);
  undo (f);
  g_assert_cmpint (placement (f, in, second)->pinned, !=, TRUE);
}

/* Upstream and downstream in one column: that would be another position. */
static void
test_alignment_keeps_lanes (Fixture *f, gconstpointer unused)
{
  gint64 up = segment (f, "光通信/光芯片"), down = segment (f, "光通信/射频天线");
  guint steps;

  go_into (f, "光通信");
  g_assert_cmpint (lt_model_get_segment (f->model, up)->position, !=, lt_model_get_segment (f->model, down)->position);
  steps = lt_workspace_get_history (workspace (f))->len;
  select_two (f, up, down);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.align", "s", "left");
  WAIT (f, is_told);
  g_assert_cmpstr (lt_window_get_message (f->window), ==, "These cards are of different lanes, and would leave them. Select cards of one lane.");
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps);
}

/* --- Segments --- */

static void
test_segments_become_one (Fixture *f, gconstpointer unused)
{
  gint64 into = segment (f, "光通信/特种光纤"), other = segment (f, "光通信/光纤预制棒");
  guint segments = lt_model_count (f->model, LT_TABLE_SEGMENT);

  go_into (f, "光通信");
  select_two (f, into, other);
  act (f, "canvas.merge", NULL);
  g_assert_null (lt_model_get_segment (f->model, other));
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SEGMENT), ==, segments - 1);
  g_assert_cmpstr (lt_workspace_get_undo_label (workspace (f)), ==, "Merge “光纤预制棒” into “特种光纤”");
  undo (f);
  g_assert_cmpstr (lt_model_get_segment (f->model, other)->name, ==, "光纤预制棒");
}

static GtkWidget *
dialog_of (Fixture *f)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

/* A product goes with it; the dialog asks for a name first. */
static void
test_segment_is_split (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "光通信/光模块"), created;
  guint products = lt_model_refs (f->model, LT_TABLE_PRODUCT, "segment", id)->len;
  GtkWidget *dialog, *entry, *check;

  g_assert_cmpuint (products, >, 0);
  go_into (f, "光通信");
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, id);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.split", NULL);
  dialog = dialog_of (f);
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "split"));
  entry = find_widget (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "高速光模块");
  check = find_widget (dialog, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  count_steps (f);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "split");
  WAIT (f, has_stepped);
  created = segment (f, "光通信/高速光模块");
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_PRODUCT, "segment", created)->len, ==, 1);
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_PRODUCT, "segment", id)->len, ==, products - 1);
  g_assert_cmpint (lt_model_get_segment (f->model, created)->position, ==, lt_model_get_segment (f->model, id)->position);
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, ==, created);
  undo (f);
  g_assert_null (lt_model_get_segment (f->model, created));
}

static void
test_segments_go_elsewhere (Fixture *f, gconstpointer unused)
{
  gint64 one = segment (f, "光通信/光模块"), other = segment (f, "光通信/射频天线"), to = chain (f, "新型显示");
  gint from = lt_model_get_segment (f->model, one)->position;

  go_into (f, "光通信");
  select_two (f, one, other);
  act (f, "canvas.move-to-position", g_variant_new_int32 (LT_POSITION_UPSTREAM));
  g_assert_cmpint (lt_model_get_segment (f->model, one)->position, ==, LT_POSITION_UPSTREAM);
  g_assert_cmpint (lt_model_get_segment (f->model, other)->position, ==, LT_POSITION_UPSTREAM);
  undo (f);
  g_assert_cmpint (lt_model_get_segment (f->model, one)->position, ==, from);
  select_two (f, one, other);
  act (f, "canvas.move-to-chain", g_variant_new_int64 (to));
  g_assert_cmpint (lt_model_get_segment (f->model, one)->chain, ==, to);
  g_assert_cmpint (lt_model_get_segment (f->model, other)->chain, ==, to);
  undo (f);
  g_assert_cmpint (lt_model_get_segment (f->model, one)->chain, ==, chain (f, "光通信"));
}

static void
test_flow_is_reversed (Fixture *f, gconstpointer unused)
{
  GPtrArray *flows;
  gint64 id, supplier, buyer;

  go_into (f, "光通信");
  flows = lt_model_refs (f->model, LT_TABLE_FLOW, "supplier", segment (f, "光通信/光纤预制棒"));
  g_assert_cmpuint (flows->len, >, 0);
  id = ((LtFlow *) flows->pdata[0])->id;
  supplier = ((LtFlow *) flows->pdata[0])->supplier;
  buyer = ((LtFlow *) flows->pdata[0])->buyer;
  lt_view_state_select (f->state, LT_TABLE_FLOW, id);
  act (f, "canvas.reverse", NULL);
  g_assert_cmpint (((const LtFlow *) lt_model_get (f->model, LT_TABLE_FLOW, id))->supplier, ==, buyer);
  g_assert_cmpint (((const LtFlow *) lt_model_get (f->model, LT_TABLE_FLOW, id))->buyer, ==, supplier);
  undo (f);
  g_assert_cmpint (((const LtFlow *) lt_model_get (f->model, LT_TABLE_FLOW, id))->supplier, ==, supplier);
}

/* --- Chains --- */

static void
test_chains_hang_together (Fixture *f, gconstpointer unused)
{
  gint64 id = chain (f, "光通信"), parent = chain (f, "新型显示");
  g_autoptr(GPtrArray) before = lt_model_sorted (f->model, LT_TABLE_CHAIN), after = NULL;
  guint at = 0;

  while (((LtChain *) before->pdata[at])->id != id)
    at++;
  lt_view_state_show_overview (f->state);
  WAIT (f, is_drawn);
  lt_view_state_select (f->state, LT_TABLE_CHAIN, id);
  act (f, "canvas.set-role", g_variant_new_int32 (LT_CHAIN_ROLE_ROOT));
  g_assert_cmpint (lt_model_get_chain (f->model, id)->role, ==, LT_CHAIN_ROLE_ROOT);
  act (f, "canvas.nest", g_variant_new_int64 (parent));
  g_assert_cmpint (lt_model_get_chain (f->model, id)->parent, ==, parent);
  /* Its parent cannot become part of it. */
  lt_view_state_select (f->state, LT_TABLE_CHAIN, parent);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.nest", "x", id);
  WAIT (f, is_told);
  g_assert_cmpint (lt_model_get_chain (f->model, parent)->parent, !=, id);
  lt_view_state_select (f->state, LT_TABLE_CHAIN, id);
  act (f, "canvas.reorder", g_variant_new_int32 (at > 0 ? -1 : 1));
  after = lt_model_sorted (f->model, LT_TABLE_CHAIN);
  g_assert_cmpint (((LtChain *) after->pdata[at > 0 ? at - 1 : at + 1])->id, ==, id);
}

/* A folded chain stands for its parts, and their flows are its own; its look is no step of the history, and their places are
 * kept. */
static void
test_parts_are_folded (Fixture *f, gconstpointer unused)
{
  gint64 part = chain (f, "光通信"), whole = chain (f, "新型显示");
  guint n = lt_model_count (f->model, LT_TABLE_CHAIN), segments = 0, index, steps;
  const LtNode *card;

  lt_view_state_show_overview (f->state);
  WAIT (f, is_drawn);
  lt_view_state_select (f->state, LT_TABLE_CHAIN, part);
  act (f, "canvas.nest", g_variant_new_int64 (whole));
  g_assert_cmpuint (lt_scene_get_graph (lt_canvas_get_scene (f->canvas))->nodes->len, ==, n);
  steps = lt_workspace_get_history (workspace (f))->len;
  lt_view_state_select (f->state, LT_TABLE_CHAIN, whole);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.fold", NULL);
  WAIT (f, is_empty_handed);
  g_assert_cmpuint (lt_scene_get_graph (lt_canvas_get_scene (f->canvas))->nodes->len, ==, n - 1);
  g_assert_false (lt_graph_find (lt_scene_get_graph (lt_canvas_get_scene (f->canvas)), part, &index));
  card = lt_graph_node (lt_scene_get_graph (lt_canvas_get_scene (f->canvas)), node (f, whole));
  for (guint i = 0; i < LT_N_COVERAGES; i++)
    segments += card->tally[i];
  g_assert_cmpuint (card->folded, ==, 1);
  g_assert_cmpuint (segments, ==, lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", part)->len
                                  + lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", whole)->len);
  g_assert_nonnull (placement (f, 1, part));
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.unfold", NULL);
  WAIT (f, is_empty_handed);
  g_assert_cmpuint (lt_scene_get_graph (lt_canvas_get_scene (f->canvas))->nodes->len, ==, n);
}

/* --- Looking --- */

static gboolean
stands (Fixture *f)
{
  return !lt_canvas_is_moving (f->canvas);
}

static void
test_selection_is_zoomed_to (Fixture *f, gconstpointer unused)
{
  gint64 one = segment (f, "光通信/光模块"), other = segment (f, "光通信/射频天线");
  LtRect seen, card;
  LtView far = { { 0, 0 }, -4 };

  go_into (f, "光通信");
  lt_canvas_look_at (f->canvas, &far);
  select_two (f, one, other);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.zoom-selection", NULL);
  WAIT (f, stands);
  seen = lt_viewport_get_visible (lt_canvas_get_viewport (f->canvas));
  card = card_of (f, one);
  g_assert_true (lt_rect_contains (&seen, lt_rect_centre (&card)));
  card = card_of (f, other);
  g_assert_true (lt_rect_contains (&seen, lt_rect_centre (&card)));
  g_assert_cmpfloat (lt_viewport_get_view (lt_canvas_get_viewport (f->canvas)).zoom, >, -2);
}

/* One diagram after another, nothing to edit with, and back to where one was. */
static void
test_presented (Fixture *f, gconstpointer unused)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (f->model, LT_TABLE_CHAIN);

  lt_view_state_show_overview (f->state);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "present", NULL);
  settle ();
  g_assert_true (lt_chain_view_is_presenting (f->window->chains));
  g_assert_false (gtk_widget_get_visible (f->window->header));
  g_assert_false (adw_flap_get_reveal_flap (f->window->sidebar));
  g_assert_false (lt_canvas_can_edit (f->canvas));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.next-chain", NULL);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, ((LtChain *) chains->pdata[0])->id);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.next-chain", NULL);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, ((LtChain *) chains->pdata[1])->id);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.previous-chain", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.previous-chain", NULL);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.previous-chain", NULL);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, 0);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "present", NULL);
  g_assert_true (gtk_widget_get_visible (f->window->header));
  g_assert_true (adw_flap_get_reveal_flap (f->window->sidebar));
  WAIT (f, is_drawn);
  g_assert_true (lt_canvas_can_edit (f->canvas));
}

static gboolean
is_on_its_way (Fixture *f)
{
  return f->canvas->transit != NULL;
}

/* Cards go to where an undo puts them before one's eyes; then tiles show them there. */
static void
test_cards_are_seen_moving (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/射频天线");
  LtPoint from;

  go_into (f, "光通信");
  from = place_of (f, moved);
  drag (f, from, (LtPoint) { from.x - 20, from.y + 60 }, 0);
  g_assert_null (f->canvas->transit);                                   /* the hand has brought it there */
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  WAIT (f, is_on_its_way);
  g_assert_true (g_hash_table_contains (lt_transit_get_moving (f->canvas->transit), GUINT_TO_POINTER (node (f, moved))));
  WAIT (f, is_empty_handed);
  g_assert_true (lt_canvas_is_sharp (f->canvas));
  g_assert_null (lt_canvas_get_hidden (f->canvas));
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("structure/tidied-as-a-proposal", test_tidied_as_a_proposal);
  TEST ("structure/proposal-is-overtaken", test_proposal_is_overtaken);
  TEST ("structure/only-what-is-selected-is-tidied", test_only_what_is_selected_is_tidied);
  TEST ("structure/nothing-to-tidy", test_nothing_to_tidy);
  TEST ("structure/cards-are-aligned", test_cards_are_aligned);
  TEST ("structure/alignment-keeps-lanes", test_alignment_keeps_lanes);
  TEST ("structure/segments-become-one", test_segments_become_one);
  TEST ("structure/segment-is-split", test_segment_is_split);
  TEST ("structure/segments-go-elsewhere", test_segments_go_elsewhere);
  TEST ("structure/flow-is-reversed", test_flow_is_reversed);
  TEST ("structure/chains-hang-together", test_chains_hang_together);
  TEST ("structure/parts-are-folded", test_parts_are_folded);
  TEST ("structure/selection-is-zoomed-to", test_selection_is_zoomed_to);
  TEST ("structure/presented", test_presented);
  TEST ("structure/cards-are-seen-moving", test_cards_are_seen_moving);
  return g_test_run ();
}
