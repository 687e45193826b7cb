/* Editing from the outline: its menu, and what it does with segments of whatever chain. */
#include "window-fixture.h"

#include "app/canvas-private.h"
#include "app/outline-private.h"
#include "workspace/region.h"

/* --- The menu --- */

static void
collect (GMenuModel *menu, GString *labels)
{
  for (gint i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? "|" : "", label);
      if (section != NULL)
        collect (section, labels);
    }
}

static gboolean
has_menu (Fixture *f)
{
  return find_widget (GTK_WIDGET (lt_pane_get_outline (f->window->pane)), GTK_TYPE_POPOVER_MENU) != NULL;
}

static gboolean
has_no_menu (Fixture *f)
{
  return !has_menu (f);
}

/* The line of a thing on screen. */
static GtkWidget *
line_of (Fixture *f, LtTable table, gint64 id)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, lt_pane_get_outline (f->window->pane)->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      g_autoptr(LtItem) item = gtk_tree_list_row_get_item (gtk_list_item_get_item (list_item));

      if (lt_item_get_table (item) == table && lt_item_get_id (item) == id)
        return gtk_widget_get_parent (gtk_list_item_get_child (list_item));
    }
  g_error ("The line is not on screen");
}

static GtkEventController *
secondary_click (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        return controller;
    }
  return NULL;
}

static void
check_menu (Fixture *f, LtTable table, gint64 id, const char *expected)
{
  GtkWidget *list = GTK_WIDGET (lt_pane_get_outline (f->window->pane)->list), *line = line_of (f, table, id);
  g_autoptr(GString) labels = g_string_new (NULL);
  graphene_rect_t at;
  GtkWidget *menu;

  g_assert_true (gtk_widget_compute_bounds (line, list, &at));
  g_signal_emit_by_name (secondary_click (list), "pressed", 1, at.origin.x + 40.0, at.origin.y + at.size.height / 2.0);
  menu = find_widget (GTK_WIDGET (lt_pane_get_outline (f->window->pane)), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (menu);
  collect (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)), labels);
  g_assert_cmpstr (labels->str, ==, expected);
  g_assert_true (lt_view_state_is_selected (f->state, table, id));
  gtk_popover_popdown (GTK_POPOVER (menu));
  WAIT (f, has_no_menu);
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (f->window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), GTK_WIDGET (lt_pane_get_outline (f->window->pane)->list)));
}

static void
test_menu (Fixture *f, gconstpointer unused)
{
  gint64 in = chain (f, "光通信");

  check_menu (f, LT_TABLE_CHAIN, in,
              "Go into Chain|Rename…|New Segment|Paste|Role in the Tree|Part of|Move Forward in the List|Move Back in the List|Delete");
  go_into (f, "光通信");
  check_menu (f, LT_TABLE_SEGMENT, segment (f, "光通信/紫外固化涂料"),
              "Go to Segment|Rename…|Cut|Copy|Duplicate|New Segment|Paste|Move to Position|Move to Chain|Split…|Delete");
}

static void
test_menu_by_key (Fixture *f, gconstpointer unused)
{
  GtkWidget *line = line_of (f, LT_TABLE_CHAIN, chain (f, "光通信"));
  gboolean handled = FALSE;

  gtk_widget_grab_focus (line);
  g_signal_emit_by_name (find_controller (GTK_WIDGET (lt_pane_get_outline (f->window->pane)->list), GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed",
                         GDK_KEY_F10, 0u, GDK_SHIFT_MASK, &handled);
  g_assert_true (handled);
  g_assert_true (has_menu (f));
  gtk_popover_popdown (GTK_POPOVER (find_widget (GTK_WIDGET (lt_pane_get_outline (f->window->pane)), GTK_TYPE_POPOVER_MENU)));
  WAIT (f, has_no_menu);
}

static void
test_menu_for_reading (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtWorkspace) holder = NULL;
  guint chains;

  close_window (f);
  holder = lt_workspace_open (f->path, LT_OPEN_WRITE, NULL);
  g_assert_nonnull (holder);
  open_window (f);
  chains = lt_model_count (f->model, LT_TABLE_CHAIN);
  check_menu (f, LT_TABLE_CHAIN, chain (f, "光通信"), "Go into Chain");
  gtk_widget_activate_action (GTK_WIDGET (lt_pane_get_outline (f->window->pane)), "outline.delete", NULL);
  settle ();
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_CHAIN), ==, chains);
  lt_workspace_close (holder);
}

/* --- What it does --- */

static void
run (Fixture *f, const char *action, GVariant *target)
{
  count_steps (f);
  gtk_widget_activate_action_variant (GTK_WIDGET (lt_pane_get_outline (f->window->pane)), action, target);
  WAIT (f, has_stepped);
}

/* While another chain is shown, or none. */
static void
test_segment_of_another_chain (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "光通信/射频天线"), in = chain (f, "光通信"), other = chain (f, "电子材料");
  guint n = lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", in)->len;

  go_into (f, "新型显示");
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, id);
  run (f, "outline.move-to-position", g_variant_new_int32 (LT_POSITION_UPSTREAM));
  g_assert_cmpint (lt_model_get_segment (f->model, id)->position, ==, LT_POSITION_UPSTREAM);
  run (f, "outline.duplicate", NULL);
  g_assert_nonnull (lt_segment_find (f->model, "光通信/射频天线 (copy)", 0, NULL));
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, id);
  run (f, "outline.move-to-chain", g_variant_new_int64 (other));
  g_assert_cmpint (lt_model_get_segment (f->model, id)->chain, ==, other);
  undo (f);
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, id);
  run (f, "outline.delete", NULL);
  g_assert_null (lt_model_get_segment (f->model, id));
  undo (f);
  g_assert_nonnull (lt_model_get_segment (f->model, id));
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", in)->len, ==, n + 1);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, chain (f, "新型显示"));
}

/* Pasting goes into the chain of what is selected. */
static void
test_cut_and_pasted (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "光通信/射频天线"), other = chain (f, "电子材料");

  lt_view_state_select (f->state, LT_TABLE_SEGMENT, id);
  run (f, "outline.cut", NULL);
  g_assert_null (lt_model_get_segment (f->model, id));
  lt_view_state_select (f->state, LT_TABLE_CHAIN, other);
  run (f, "outline.paste", NULL);
  g_assert_cmpint (lt_segment_find (f->model, "电子材料/射频天线", 0, NULL)->chain, ==, other);
}

static void
test_merged (Fixture *f, gconstpointer unused)
{
  gint64 ids[] = { segment (f, "光通信/光模块"), segment (f, "光通信/射频天线") };

  lt_view_state_select_all (f->state, LT_TABLE_SEGMENT, ids, 2);
  run (f, "outline.merge", NULL);
  g_assert_null (lt_model_get_segment (f->model, ids[1]));
  g_assert_nonnull (lt_model_get_segment (f->model, ids[0]));
}

static gboolean
is_naming (Fixture *f)
{
  return f->canvas->namer != NULL;
}

/* It is made where one sees it, and named there. */
static void
test_new_segment (Fixture *f, gconstpointer unused)
{
  gint64 in = chain (f, "光通信");

  lt_view_state_select (f->state, LT_TABLE_SEGMENT, segment (f, "光通信/光芯片"));
  run (f, "outline.new-segment", NULL);
  WAIT (f, is_naming);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, in);
  g_assert_cmpint (lt_segment_find (f->model, "光通信/New segment", 0, NULL)->position, ==, LT_POSITION_UPSTREAM);
  gtk_popover_popdown (GTK_POPOVER (f->canvas->namer));
  settle ();
}

static guint
place_among_chains (Fixture *f, gint64 id)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (f->model, LT_TABLE_CHAIN);
  guint i = 0;

  while (((LtChain *) chains->pdata[i])->id != id)
    i++;
  return i;
}

static void
test_chain (Fixture *f, gconstpointer unused)
{
  gint64 id = chain (f, "光通信"), above = chain (f, "新型显示");
  guint at = place_among_chains (f, id);

  go_into (f, "新型显示");
  lt_view_state_select (f->state, LT_TABLE_CHAIN, id);
  run (f, "outline.set-role", g_variant_new_int32 (LT_CHAIN_ROLE_ROOT));
  g_assert_cmpint (lt_model_get_chain (f->model, id)->role, ==, LT_CHAIN_ROLE_ROOT);
  run (f, "outline.nest", g_variant_new_int64 (above));
  g_assert_cmpint (lt_model_get_chain (f->model, id)->parent, ==, above);
  run (f, "outline.reorder", g_variant_new_int32 (-1));
  g_assert_cmpuint (place_among_chains (f, id), ==, at - 1);
  run (f, "outline.reorder", g_variant_new_int32 (1));
  g_assert_cmpuint (place_among_chains (f, id), ==, at);
  gtk_widget_activate_action (GTK_WIDGET (lt_pane_get_outline (f->window->pane)), "outline.show", NULL);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, id);
  WAIT (f, is_drawn);
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("outline/menu", test_menu);
  TEST ("outline/menu-by-key", test_menu_by_key);
  TEST ("outline/menu-for-reading", test_menu_for_reading);
  TEST ("outline/segment-of-another-chain", test_segment_of_another_chain);
  TEST ("outline/cut-and-pasted", test_cut_and_pasted);
  TEST ("outline/merged", test_merged);
  TEST ("outline/new-segment", test_new_segment);
  TEST ("outline/chain", test_chain);
  return g_test_run ();
}
