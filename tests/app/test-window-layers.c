/* The four maps in the window: chosen, shown everywhere, remembered, exported. */
#include "window-fixture.h"

#include "app/canvas-private.h"
#include "app/card-proxy.h"
#include "app/outline-private.h"
#include "app/outline-row.h"

static LtGraph *
graph (Fixture *f)
{
  return lt_scene_get_graph (lt_canvas_get_scene (f->canvas));
}

static gboolean
is_on_its_layer (Fixture *f)
{
  return lt_canvas_get_scene (f->canvas) != NULL && graph (f)->layer == lt_view_state_get_layer (f->state) && !lt_diagram_is_busy (f->window->diagram);
}

static void
choose (Fixture *f, const char *layer)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.layer", "s", layer);
  WAIT (f, is_on_its_layer);
}

static GtkWidget *
find_toggle (GtkWidget *root, const char *layer)
{
  GVariant *target = GTK_IS_TOGGLE_BUTTON (root) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root)) : NULL;

  if (target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING) && g_str_equal (g_variant_get_string (target, NULL), layer)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), "win.layer") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toggle (child, layer);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
assert_state (Fixture *f, const char *expected)
{
  g_autofree char *now = NULL;

  g_object_get (f->window, "layer", &now, NULL);
  g_assert_cmpstr (now, ==, expected);
}

/* The cards stay where they are; only the pressed button is another. */
static void
test_is_chosen (Fixture *f, gconstpointer unused)
{
  GtkWidget *industry = find_toggle (GTK_WIDGET (f->window), "industry"), *supply = find_toggle (GTK_WIDGET (f->window), "supply");
  LtLayout *layout;
  guint look;

  go_into (f, "新型显示");
  layout = lt_scene_get_layout (lt_canvas_get_scene (f->canvas));
  look = lt_tile_look_get_id (lt_canvas_get_look (f->canvas));
  assert_state (f, "industry");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (industry)));
  choose (f, "supply");
  assert_state (f, "supply");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (supply)));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (industry)));
  g_assert_true (lt_scene_get_layout (lt_canvas_get_scene (f->canvas)) == layout);
  g_assert_cmpuint (lt_tile_look_get_id (lt_canvas_get_look (f->canvas)), !=, look);
  g_signal_emit_by_name (industry, "clicked");
  WAIT (f, is_on_its_layer);
  assert_state (f, "industry");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.layer", "s", "weather");
  assert_state (f, "industry");
}

/* The line of a segment in the outline, in words. */
static char *
line_of (Fixture *f, gint64 id)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, lt_pane_get_outline (f->window->pane)->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      g_autoptr(LtItem) item = gtk_tree_list_row_get_item (gtk_list_item_get_item (list_item));

      if (lt_item_get_table (item) == LT_TABLE_SEGMENT && lt_item_get_id (item) == id)
        return lt_outline_row_describe (LT_OUTLINE_ROW (find_widget (gtk_list_item_get_child (list_item), LT_TYPE_OUTLINE_ROW)));
    }
  g_error ("The line is not on screen");
}

static void
assert_line (Fixture *f, const char *name, const char *layer, const char *expected)
{
  g_autofree char *line = NULL;

  choose (f, layer);
  line = line_of (f, segment (f, name));
  g_assert_cmpstr (line, ==, expected);
}

/* Outline, legend, and what is said of a card follow. 电子玻璃 has two companies and 武汉理工大学, 偏光片 two targets. */
static void
test_all_panels_follow (Fixture *f, gconstpointer unused)
{
  g_autofree char *card = NULL;
  GtkWidget *view = find_widget (GTK_WIDGET (f->window), LT_TYPE_CHAIN_VIEW);

  go_into (f, "新型显示");
  settle ();
  assert_line (f, "新型显示/电子玻璃", "industry", "电子玻璃, Strong");
  assert_line (f, "新型显示/电子玻璃", "innovation", "电子玻璃, 1 platform");
  assert_line (f, "新型显示/电子玻璃", "supply", "电子玻璃, 0 of 2 linked");
  assert_line (f, "新型显示/偏光片", "recruitment", "偏光片, 2 targets");
  g_assert_true (has_text (view, "Targeted"));
  card = lt_card_proxy_describe (graph (f), lt_graph_node (graph (f), node (f, segment (f, "新型显示/偏光片"))));
  g_assert_nonnull (strstr (card, "Gap with targets, 2 targets, Build the chain (priority "));
  g_assert_nonnull (strstr (card, "深圳三利谱光电"));
}

/* --- Ties --- */

static gboolean
add_supply (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_insert (edit, LT_TABLE_SUPPLY, data, error);
}

static gint64
participant (Fixture *f, gint64 of)
{
  LtSurvey *survey = lt_view_state_get_survey (f->state);
  GPtrArray *rows = lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "segment", of);

  for (guint i = 0; i < rows->len; i++)
    if (lt_survey_is_local (survey, ((LtParticipation *) rows->pdata[i])->enterprise))
      return ((LtParticipation *) rows->pdata[i])->enterprise;
  g_error ("Nobody local takes part");
}

static gboolean
has_tie (Fixture *f)
{
  return is_on_its_layer (f) && graph (f)->ties->len > 0;
}

/* (transfer full) (nullable): what is said where it runs over no card. */
static char *
describe_tie (Fixture *f, guint tie)
{
  const LtPoint *p = lt_scene_tie_curve (lt_canvas_get_scene (f->canvas), tie)->points;

  for (double t = 0.05; t < 1; t += 0.05)
    {
      const double s = 1 - t, w[] = { s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t };
      LtPoint at = lt_viewport_to_screen (f->canvas->viewport,
                                          (LtPoint) { w[0] * p[0].x + w[1] * p[1].x + w[2] * p[2].x + w[3] * p[3].x,
                                                      w[0] * p[0].y + w[1] * p[1].y + w[2] * p[2].y + w[3] * p[3].y });

      if (lt_canvas_pick (f->canvas, at.x, at.y).kind == LT_HIT_LANE)
        return lt_canvas_describe (f->canvas, at.x, at.y);
    }
  return NULL;
}

/* Against the flow between two segments: no flow joins them that way. */
static void
test_tie_says_who (Fixture *f, gconstpointer unused)
{
  gint64 from = segment (f, "新型显示/视窗防护玻璃"), to = segment (f, "新型显示/电子玻璃");
  LtSupply row = { 0, participant (f, from), participant (f, to), (char *) "样片" };
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL, *expected = NULL;

  go_into (f, "新型显示");
  choose (f, "supply");
  lt_workspace_edit (workspace (f), "Add", LT_EDIT_DEFAULT, add_supply, &row, &error);
  g_assert_no_error (error);
  WAIT (f, has_tie);
  words = describe_tie (f, 0);
  expected = g_strdup_printf ("视窗防护玻璃 → 电子玻璃 · 1 supply relation, no flow\n%s → %s: 样片",
                              lt_model_get_enterprise (f->model, row.supplier)->name, lt_model_get_enterprise (f->model, row.buyer)->name);
  g_assert_cmpstr (words, ==, expected);
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_MENU_BUTTON (root) && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The legend that opens is the layer's, whichever was looked at before. */
static void
test_legend_follows (Fixture *f, gconstpointer unused)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find_button (GTK_WIDGET (f->window), "Legend"));

  choose (f, "supply");
  gtk_menu_button_popup (button);
  settle ();
  g_assert_true (has_text (GTK_WIDGET (gtk_menu_button_get_popover (button)), "Supply where no flow is drawn"));
  gtk_menu_button_popdown (button);
  choose (f, "innovation");
  gtk_menu_button_popup (button);
  settle ();
  g_assert_true (has_text (GTK_WIDGET (gtk_menu_button_get_popover (button)), "3 platforms or more"));
  g_assert_false (has_text (GTK_WIDGET (gtk_menu_button_get_popover (button)), "Supply where no flow is drawn"));
  gtk_menu_button_popdown (button);
  settle ();
}

static void
test_is_remembered (Fixture *f, gconstpointer unused)
{
  go_into (f, "电子材料");
  choose (f, "innovation");
  close_window (f);
  open_window (f);
  WAIT (f, is_on_its_layer);
  g_assert_cmpint (lt_view_state_get_layer (f->state), ==, LT_LAYER_INNOVATION);
  g_assert_cmpint (graph (f)->layer, ==, LT_LAYER_INNOVATION);
  assert_state (f, "innovation");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_toggle (GTK_WIDGET (f->window), "innovation"))));
}

/* The overview has it too, and goes on with it into a chain. What is exported is what is seen. */
static void
test_goes_along (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "map.svg", NULL), *text = NULL;

  choose (f, "recruitment");
  g_assert_cmpint (graph (f)->kind, ==, LT_DIAGRAM_OVERVIEW);
  go_into (f, "新型显示");
  WAIT (f, is_on_its_layer);
  g_assert_cmpint (graph (f)->kind, ==, LT_DIAGRAM_CHAIN);
  g_assert_cmpint (graph (f)->layer, ==, LT_LAYER_RECRUITMENT);
  lt_window_export (f->window, path);
  WAIT (f, has_message);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "新型显示 · Recruitment<"));
  g_assert_nonnull (strstr (text, "深圳三利谱光电"));
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("layers/tie-says-who", test_tie_says_who);
  TEST ("layers/is-chosen", test_is_chosen);
  TEST ("layers/all-panels-follow", test_all_panels_follow);
  TEST ("layers/legend-follows", test_legend_follows);
  TEST ("layers/is-remembered", test_is_remembered);
  TEST ("layers/goes-along", test_goes_along);
  return g_test_run ();
}
