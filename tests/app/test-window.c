/* The window in process: what the gestures and keys call, and what every panel shows after it. */
#include "window-fixture.h"

#include "app/card-proxy.h"
#include "app/chain-view.h"
#include "app/inspector.h"
#include "app/outline.h"
#include "app/search-box.h"
#include "app/viewpoint-button.h"
#include "diagram/palette.h"
#include "workspace/region.h"
#include "workspace/item-cache.h"

static void
test_overview_leads_into_a_chain (Fixture *f, gconstpointer unused)
{
  g_assert_cmpint (lt_view_state_get_kind (f->state), ==, LT_DIAGRAM_OVERVIEW);
  g_assert_cmpuint (lt_scene_get_graph (lt_canvas_get_scene (f->canvas))->nodes->len, ==, 5);
  go_into (f, "新型显示");
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, chain (f, "新型显示"));
  node (f, segment (f, "新型显示/偏光片"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.overview", NULL);
  WAIT (f, is_drawn);
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, ==, chain (f, "新型显示"));
}

static void
count_frame (GdkFrameClock *clock, guint *frames)
{
  (*frames)++;
}

/* Nothing moves, so nothing is drawn: a laptop on its battery shows the diagram for hours. */
static void
test_rests (Fixture *f, gconstpointer unused)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (f->window));
  gint64 end;
  guint frames = 0;

  go_into (f, "新型显示");
  for (end = g_get_monotonic_time () + 800 * 1000; g_get_monotonic_time () < end; g_usleep (1000))
    g_main_context_iteration (NULL, FALSE);
  g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame), &frames);
  for (end = g_get_monotonic_time () + 500 * 1000; g_get_monotonic_time () < end; g_usleep (1000))
    g_main_context_iteration (NULL, FALSE);
  g_signal_handlers_disconnect_by_func (clock, count_frame, &frames);
  g_assert_cmpuint (frames, <=, 2);
}

static void
test_viewpoint_recolours_in_place (Fixture *f, gconstpointer unused)
{
  LtScene *before, *after;
  guint differing = 0;
  LtView view;

  go_into (f, "新型显示");
  before = lt_scene_ref (lt_canvas_get_scene (f->canvas));
  view = lt_viewport_get_view (lt_canvas_get_viewport (f->canvas));
  lt_view_state_set_viewpoint (f->state, lt_region_find (f->model, "赤壁市", NULL)->id);
  WAIT (f, is_drawn);
  settle ();
  after = lt_canvas_get_scene (f->canvas);
  g_assert_true (before != after);
  for (guint i = 0; i < lt_scene_get_graph (after)->nodes->len; i++)
    {
      LtRect a = lt_scene_card_rect (before, i), b = lt_scene_card_rect (after, i);

      g_assert_cmpfloat (a.x, ==, b.x);
      g_assert_cmpfloat (a.y, ==, b.y);
      differing += lt_graph_node (lt_scene_get_graph (before), i)->coverage != lt_graph_node (lt_scene_get_graph (after), i)->coverage;
    }
  g_assert_cmpuint (differing, >, 0);
  g_assert_cmpfloat (lt_viewport_get_view (lt_canvas_get_viewport (f->canvas)).zoom, ==, view.zoom);
  g_assert_cmpfloat (lt_viewport_get_view (lt_canvas_get_viewport (f->canvas)).centre.x, ==, view.centre.x);
  g_assert_true (has_text (find_widget (GTK_WIDGET (f->window), LT_TYPE_VIEWPOINT_BUTTON), "赤壁市"));
  lt_scene_unref (before);
}

static GtkSingleSelection *
outline_selection (Fixture *f)
{
  GtkWidget *outline = find_widget (GTK_WIDGET (f->window), LT_TYPE_OUTLINE);
  GtkWidget *list = find_widget (outline, GTK_TYPE_LIST_VIEW);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static gint64
selected_line (Fixture *f)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (outline_selection (f));
  g_autoptr(LtItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item != NULL ? lt_item_get_id (item) : 0;
}

static void
test_outline_and_canvas_in_step (Fixture *f, gconstpointer unused)
{
  GtkSingleSelection *lines = outline_selection (f);
  gint64 first = segment (f, "新型显示/偏光片"), second = segment (f, "新型显示/玻璃基板");

  go_into (f, "新型显示");
  click (f, second);
  g_assert_cmpint (selected_line (f), ==, second);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lines)); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (lines), i);
      g_autoptr(LtItem) item = gtk_tree_list_row_get_item (row);

      if (lt_item_get_id (item) == first)
        gtk_single_selection_set_selected (lines, i);
    }
  g_assert_cmpint (selected_line (f), ==, first);
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, ==, first);
}

static void
test_outline_walks_then_opens (Fixture *f, gconstpointer unused)
{
  GtkSingleSelection *lines = outline_selection (f);
  GtkWidget *list = find_widget (find_widget (GTK_WIDGET (f->window), LT_TYPE_OUTLINE), GTK_TYPE_LIST_VIEW);
  gint64 chain = lt_view_state_get_chain (f->state);

  gtk_single_selection_set_selected (lines, 1);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, chain);
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, ==, selected_line (f));
  g_signal_emit_by_name (list, "activate", 1);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, selected_line (f));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lines)), >, 5);
  gtk_single_selection_set_selected (lines, 2);              /* a heading: on to the segment below it */
  g_assert_cmpuint (gtk_single_selection_get_selected (lines), ==, 3);
  g_assert_cmpint (lt_view_state_get_selection (f->state).table, ==, LT_TABLE_SEGMENT);
  gtk_single_selection_set_selected (lines, 2);              /* and back over it */
  g_assert_cmpuint (gtk_single_selection_get_selected (lines), ==, 1);
  gtk_single_selection_set_selected (lines, 0);
  g_signal_emit_by_name (list, "activate", 0);               /* what was opened by itself is folded again */
  g_assert_cmpuint (gtk_single_selection_get_selected (lines), ==, 0);
  {
    g_autoptr(GtkTreeListRow) last = g_list_model_get_item (G_LIST_MODEL (lines), g_list_model_get_n_items (G_LIST_MODEL (lines)) - 4);

    g_assert_cmpuint (gtk_tree_list_row_get_depth (last), ==, 0);
  }
}

static void
test_outline_filter (Fixture *f, gconstpointer unused)
{
  LtOutline *outline = LT_OUTLINE (find_widget (GTK_WIDGET (f->window), LT_TYPE_OUTLINE));
  guint all = g_list_model_get_n_items (lt_outline_get_lines (outline));

  g_assert_cmpuint (all, ==, 5);
  lt_outline_set_filter_text (outline, "南玻光电");
  g_assert_cmpuint (g_list_model_get_n_items (lt_outline_get_lines (outline)), ==, 4);   /* chain, heading, segment, enterprise */
  lt_outline_set_filter_text (outline, "没有这个");
  g_assert_cmpuint (g_list_model_get_n_items (lt_outline_get_lines (outline)), ==, 0);
  lt_outline_set_filter_text (outline, "");
  g_assert_cmpuint (g_list_model_get_n_items (lt_outline_get_lines (outline)), >=, 5);
}

/* As a text is typed, taken back and another typed: lines on screen come, go and change places under the list. */
static void
test_outline_filter_after_filter (Fixture *f, gconstpointer unused)
{
  static const char *const texts[] = { "zzz", "", "LED", "", "玻璃", "LED", "" };
  LtOutline *outline = LT_OUTLINE (find_widget (GTK_WIDGET (f->window), LT_TYPE_OUTLINE));
  guint whole;

  go_into (f, "新型显示");
  whole = g_list_model_get_n_items (lt_outline_get_lines (outline));
  g_assert_cmpuint (whole, >, 5);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint lines;

      lt_outline_set_filter_text (outline, texts[i]);
      settle ();
      lines = g_list_model_get_n_items (lt_outline_get_lines (outline));
      g_assert_true (i == 0 ? lines == 0 : lines >= 5);
    }
}

static void
test_search_highlights_and_jumps (Fixture *f, gconstpointer unused)
{
  LtSearchBox *box = LT_SEARCH_BOX (find_widget (GTK_WIDGET (f->window), LT_TYPE_SEARCH_BOX));
  gint64 wanted = segment (f, "新型显示/偏光片");

  lt_search_box_set_text (box, "pgp");
  g_assert_true (lt_view_state_is_highlighting (f->state));
  g_assert_true (lt_view_state_is_highlighted (f->state, wanted));
  g_assert_true (lt_view_state_is_highlighted (f->state, chain (f, "新型显示")));
  g_assert_false (lt_view_state_is_highlighted (f->state, chain (f, "光通信")));
  g_assert_true (has_text (lt_search_box_get_hits (box), "偏光片"));
  lt_search_box_activate (box);
  WAIT (f, is_drawn);
  settle ();
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, ==, wanted);
  g_assert_false (lt_view_state_is_highlighting (f->state));
  g_assert_cmpfloat (place_of (f, wanted).x, >, 0);
  g_assert_cmpfloat (place_of (f, wanted).x, <, gtk_widget_get_width (GTK_WIDGET (f->canvas)));
}

static void
test_inspector_tells_why_and_whence (Fixture *f, gconstpointer unused)
{
  GtkWidget *inspector = find_widget (GTK_WIDGET (f->window), g_type_from_name ("LtInspector"));
  gint64 id = segment (f, "新型显示/偏光片");
  const LtAssessment *assessment = lt_survey_get (lt_view_state_get_survey (f->state), id);
  g_autofree char *coverage = lt_assessment_explain_coverage (f->model, assessment);
  g_autofree char *action = lt_assessment_explain_action (f->model, assessment);

  lt_view_state_go_to (f->state, LT_TABLE_SEGMENT, id);
  WAIT (f, is_drawn);
  wait_for_text (inspector, "偏光片");
  wait_for_text (inspector, coverage);
  wait_for_text (inspector, action);
  wait_for_text (inspector, "咸宁市电子信息产业发展“十四五”规划");
  wait_for_text (inspector, "Judgement");
  lt_view_state_select (f->state, LT_TABLE_ENTERPRISE, ((LtEnterprise *) lt_model_rows (f->model, LT_TABLE_ENTERPRISE)->pdata[0])->id);
  wait_for_text (inspector, "unknown");
}

static guint
count_labels (GtkWidget *root, const char *text)
{
  guint count = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_labels (child, text);
  return count;
}

/* That a row is a judgement is said once where no document stands behind it. */
static void
test_inspector_says_judgement_once (Fixture *f, gconstpointer unused)
{
  GtkWidget *inspector = find_widget (GTK_WIDGET (f->window), g_type_from_name ("LtInspector"));
  GPtrArray *citations = lt_model_rows (f->model, LT_TABLE_CITATION);
  gint64 flow = 0;

  for (guint i = 0; i < citations->len; i++)
    {
      const LtCitation *row = citations->pdata[i];

      if (g_strcmp0 (row->subject, "flow") == 0 && row->basis == LT_BASIS_JUDGEMENT && row->source == 0)
        flow = row->row;
    }
  g_assert_cmpint (flow, !=, 0);
  lt_view_state_select (f->state, LT_TABLE_FLOW, flow);
  wait_for_text (inspector, "Sources");
  settle ();
  g_assert_cmpuint (count_labels (inspector, "Judgement"), ==, 1);
}

static gboolean
is_radial (Fixture *f)
{
  return is_drawn (f) && lt_scene_get_graph (lt_canvas_get_scene (f->canvas))->arrangement == LT_ARRANGEMENT_RADIAL;
}

static gboolean
is_layered (Fixture *f)
{
  return is_drawn (f) && lt_scene_get_graph (lt_canvas_get_scene (f->canvas))->arrangement == LT_ARRANGEMENT_LAYERED;
}

static GtkWidget *
find_menu_button (GtkWidget *root, const char *icon)
{
  if (GTK_IS_MENU_BUTTON (root) && g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (root)), icon) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_menu_button (child, icon);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
assert_arrangement (Fixture *f, const char *expected)
{
  g_autofree char *now = NULL;

  g_object_get (f->window, "arrangement", &now, NULL);
  g_assert_cmpstr (now, ==, expected);
}

/* Chosen for a chain only; the whole of it is seen afterwards, and the undo brings every card back to where it was. */
static void
test_arrangement_is_chosen (Fixture *f, gconstpointer unused)
{
  GtkWidget *button = find_menu_button (GTK_WIDGET (f->window), "org.liantu.Liantu-layout-symbolic");
  g_autofree LtRect *before = NULL;
  LtViewport *viewport = lt_canvas_get_viewport (f->canvas);
  LtRect bounds;
  guint n;

  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_visible (button));
  assert_arrangement (f, "");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.arrangement", "s", "radial");
  g_assert_false (lt_workspace_can_undo (f->window->workspace));

  go_into (f, "新型显示");
  g_assert_true (gtk_widget_get_visible (button));
  assert_arrangement (f, "layered");
  n = lt_scene_get_graph (lt_canvas_get_scene (f->canvas))->nodes->len;
  before = g_memdup2 (lt_scene_get_layout (lt_canvas_get_scene (f->canvas))->nodes->data, n * sizeof (LtRect));
  lt_canvas_zoom_by (f->canvas, 3);
  settle ();

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.arrangement", "s", "radial");
  WAIT (f, is_radial);
  settle ();
  assert_arrangement (f, "radial");
  bounds = lt_scene_get_bounds (lt_canvas_get_scene (f->canvas));
  g_assert_cmpfloat (bounds.width * lt_viewport_get_scale (viewport), <=, gtk_widget_get_width (GTK_WIDGET (f->canvas)));
  g_assert_cmpfloat (bounds.height * lt_viewport_get_scale (viewport), <=, gtk_widget_get_height (GTK_WIDGET (f->canvas)));

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  WAIT (f, is_layered);
  for (guint i = 0; i < n; i++)
    {
      LtRect rect = lt_scene_card_rect (lt_canvas_get_scene (f->canvas), i);

      /* As it was stored, to a tenth of a unit. */
      g_assert_cmpfloat_with_epsilon (rect.x, before[i].x, 0.06);
      g_assert_cmpfloat_with_epsilon (rect.y, before[i].y, 0.06);
    }
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.overview", NULL);
  WAIT (f, is_drawn);
  g_assert_false (gtk_widget_get_visible (button));
}

static void
test_drag_pans (Fixture *f, gconstpointer unused)
{
  GtkEventController *drag = find_controller (GTK_WIDGET (f->canvas), GTK_TYPE_GESTURE_DRAG);
  LtView before, after;

  go_into (f, "新型显示");
  before = lt_viewport_get_view (lt_canvas_get_viewport (f->canvas));
  g_signal_emit_by_name (drag, "drag-begin", 100.0, 100.0);
  g_signal_emit_by_name (drag, "drag-update", -40.0, 0.0);
  g_signal_emit_by_name (drag, "drag-update", -80.0, 0.0);
  g_signal_emit_by_name (drag, "drag-end", -80.0, 0.0);
  after = lt_viewport_get_view (lt_canvas_get_viewport (f->canvas));
  g_assert_cmpfloat_with_epsilon ((after.centre.x - before.centre.x) * exp2 (before.zoom), 80, 0.01);
  g_assert_cmpfloat (after.zoom, ==, before.zoom);
}

static void
test_keys_walk_the_cards (Fixture *f, gconstpointer unused)
{
  GtkEventController *keys = find_controller (GTK_WIDGET (f->canvas), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = FALSE;
  GtkWidget *focus;

  go_into (f, "新型显示");
  click (f, segment (f, "新型显示/玻璃基板"));
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Right, 0, 0, &handled);
  g_assert_true (handled);
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (LT_IS_CARD_PROXY (focus));
  gtk_window_set_focus_visible (GTK_WINDOW (f->window), TRUE);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Return, 0, 0, &handled);
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, !=, segment (f, "新型显示/玻璃基板"));
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
  g_assert_cmpint (lt_view_state_get_kind (f->state), ==, LT_DIAGRAM_OVERVIEW);
}

static void
test_cards_are_accessible (Fixture *f, gconstpointer unused)
{
  GtkWidget *proxy;
  graphene_rect_t bounds;
  LtPoint place;
  char *wrong;

  lt_view_state_go_to (f->state, LT_TABLE_SEGMENT, segment (f, "新型显示/偏光片"));
  WAIT (f, is_drawn);
  settle ();
  proxy = lt_canvas_get_proxy (f->canvas, node (f, segment (f, "新型显示/偏光片")));
  g_assert_nonnull (proxy);
  gtk_test_accessible_assert_role (proxy, GTK_ACCESSIBLE_ROLE_BUTTON);
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (proxy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "偏光片, Missing, 0 enterprises, Build the chain (priority 20)");     /* criticality 2 of 3, two targets of 3 */
  g_assert_null (wrong);
  g_assert_true (gtk_widget_compute_bounds (proxy, GTK_WIDGET (f->canvas), &bounds));
  place = place_of (f, segment (f, "新型显示/偏光片"));
  g_assert_true (graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT (place.x, place.y)));
  gtk_widget_activate_action (proxy, "card.activate", NULL);
}

static GtkWidget *
find_legend (GtkWidget *root)
{
  if (GTK_IS_MENU_BUTTON (root) && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (root)), "Legend") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_legend (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_legend_explains_all (Fixture *f, gconstpointer unused)
{
  static const char *const texts[] = {
    "Strong", "Missing", "Recruitment target", "Project under way", "Segment of another chain", "Flow stated by a source", "Flow by judgement",
    "Fill the chain: missing between covered neighbours", "Extend the chain", "Build the chain", "Strengthen", "Secure",
  };
  GtkWidget *button = find_legend (find_widget (GTK_WIDGET (f->window), LT_TYPE_CHAIN_VIEW));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  g_assert_true (gtk_widget_grab_focus (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!has_text (popover, texts[i]))
      g_error ("The legend does not say “%s”", texts[i]);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  settle ();
}

static void
assert_inside (GtkWidget *root, GtkWidget *pane)
{
  graphene_rect_t bounds;

  if (GTK_IS_IMAGE (root) && gtk_widget_get_mapped (root))
    {
      g_assert_true (gtk_widget_compute_bounds (root, pane, &bounds));
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (pane) - 16);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_inside (child, pane);
}

/* Whatever a line's text, its arrow stays on it: a text that nearly fits in one line once pushed it out. */
static void
test_inspector_lines_keep_their_arrows (Fixture *f, gconstpointer unused)
{
  GtkWidget *inspector = find_widget (GTK_WIDGET (f->window), LT_TYPE_INSPECTOR);

  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 800);
  g_object_set (gtk_widget_get_ancestor (inspector, ADW_TYPE_FLAP), "reveal-flap", TRUE, NULL);
  settle ();
  lt_view_state_go_to (f->state, LT_TABLE_SEGMENT, segment (f, "新型显示/偏光片"));
  wait_for_text (inspector, "抑制环境光反射");
  settle ();
  g_assert_true (gtk_widget_get_mapped (inspector));
  assert_inside (inspector, inspector);
}

/* A pane's badge has the colours of a card's, whatever the style. */
static void
test_panes_have_the_diagrams_colours (Fixture *f, gconstpointer unused)
{
  GtkWidget *label = gtk_label_new ("badge"), *box = gtk_widget_get_parent (GTK_WIDGET (f->canvas));

  gtk_widget_add_css_class (label, "badge");
  gtk_widget_add_css_class (label, "secure");
  gtk_overlay_add_overlay (GTK_OVERLAY (box), label);
  for (guint dark = 0; dark < 2; dark++)
    {
      LtColour wanted = lt_palette_get (dark ? LT_PALETTE_DARK : LT_PALETTE_LIGHT)->badge[LT_ACTION_SECURE].text;
      GdkRGBA colour;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      settle ();
      gtk_style_context_get_color (gtk_widget_get_style_context (label), &colour);
      g_assert_cmpfloat_with_epsilon (colour.red, wanted.red, 0.003);
      g_assert_cmpfloat_with_epsilon (colour.green, wanted.green, 0.003);
      g_assert_cmpfloat_with_epsilon (colour.blue, wanted.blue, 0.003);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_overlay_remove_overlay (GTK_OVERLAY (box), label);
  settle ();
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("overview-leads-into-a-chain", test_overview_leads_into_a_chain);
  TEST ("rests", test_rests);
  TEST ("viewpoint-recolours-in-place", test_viewpoint_recolours_in_place);
  TEST ("outline-and-canvas-in-step", test_outline_and_canvas_in_step);
  TEST ("outline-walks-then-opens", test_outline_walks_then_opens);
  TEST ("outline-filter", test_outline_filter);
  TEST ("outline-filter-after-filter", test_outline_filter_after_filter);
  TEST ("search-highlights-and-jumps", test_search_highlights_and_jumps);
  TEST ("inspector-tells-why-and-whence", test_inspector_tells_why_and_whence);
  TEST ("arrangement-is-chosen", test_arrangement_is_chosen);
  TEST ("drag-pans", test_drag_pans);
  TEST ("keys-walk-the-cards", test_keys_walk_the_cards);
  TEST ("cards-are-accessible", test_cards_are_accessible);
  TEST ("legend-explains-all", test_legend_explains_all);
  TEST ("inspector-says-judgement-once", test_inspector_says_judgement_once);
  TEST ("inspector-lines-keep-their-arrows", test_inspector_lines_keep_their_arrows);
  TEST ("panes-have-the-diagrams-colours", test_panes_have_the_diagrams_colours);
  return g_test_run ();
}
