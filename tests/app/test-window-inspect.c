/* The inspector's pages changed as a user does it: what the fields and buttons do to the workspace, the way back, and what a
 * page does to who is typing while it is built anew. */
#include "window-fixture.h"

#include "app/choice-row.h"
#include "app/pick-popover.h"
#include "app/sources-popover.h"
#include "app/text-row.h"

#include <glib/gstdio.h>

static GtkWidget *
inspector (Fixture *f)
{
  return GTK_WIDGET (f->window->inspector);
}

/* --- Finding by what a screen reader says --- */

static gboolean
is_called (GtkWidget *widget, const char *label)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  return other == NULL;
}

static GtkWidget *
look_for (GtkWidget *root, GType type, const char *label)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && is_called (root, label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = look_for (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_called (GtkWidget *root, GType type, const char *label)
{
  GtkWidget *found = look_for (root, type, label);

  for (guint i = 0; found == NULL && i < 20; i++)
    {
      settle ();
      found = look_for (root, type, label);
    }
  if (found == NULL)
    g_error ("There is no %s called “%s”", g_type_name (type), label);
  return found;
}

/* A row by its title, the n-th of that title. */
static GtkWidget *
look_for_row (GtkWidget *root, GType type, const char *title, guint *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title)
      && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = look_for_row (child, type, title, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
nth_row (GtkWidget *root, GType type, const char *title, guint n)
{
  guint left = n;
  GtkWidget *row = look_for_row (root, type, title, &left);

  if (row == NULL)
    g_error ("There is no row “%s”", title);
  return row;
}

static GtkWidget *
row (Fixture *f, GType type, const char *title)
{
  return nth_row (inspector (f), type, title, 0);
}

static guint
count_rows (Fixture *f, GType type, const char *title)
{
  guint left = G_MAXUINT;

  look_for_row (inspector (f), type, title, &left);
  return G_MAXUINT - left;
}

static gboolean
has_row (Fixture *f, GType type, const char *title)
{
  return count_rows (f, type, title) > 0;
}

static GtkWidget *
field_of (GtkWidget *text_row)
{
  return lt_text_row_get_field (LT_TEXT_ROW (text_row));
}

static void
assert_text (GtkWidget *text_row, const char *expected)
{
  g_autofree char *text = lt_text_row_get_text (LT_TEXT_ROW (text_row));

  g_assert_cmpstr (text, ==, expected);
}

/* --- Doing --- */

static void
wait_for_step (Fixture *f)
{
  WAIT (f, has_stepped);
  settle ();
}

/* The page of a thing, with its fields. */
static void
edit (Fixture *f, LtTable table, gint64 id)
{
  lt_view_state_go_to (f->state, table, id);
  WAIT (f, is_drawn);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.edit", NULL);
  settle ();
}

static void
type_into (GtkWidget *text_row, const char *text)
{
  GtkWidget *field = field_of (text_row);

  gtk_widget_grab_focus (text_row);
  if (GTK_IS_EDITABLE (field))
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
}

static gboolean
press (GtkWidget *widget, GtkPropagationPhase phase, guint key, GdkModifierType state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

/* Types a text, and stores it as one does: with Enter, in a field of several lines with Ctrl+Enter. */
static void
enter (Fixture *f, GtkWidget *text_row, const char *text)
{
  count_steps (f);
  type_into (text_row, text);
  if (GTK_IS_ENTRY (field_of (text_row)))
    g_signal_emit_by_name (field_of (text_row), "activate");
  else
    g_assert_true (press (field_of (text_row), GTK_PHASE_CAPTURE, GDK_KEY_Return, GDK_CONTROL_MASK));
}

static void
enter_and_wait (Fixture *f, const char *title, const char *text)
{
  enter (f, row (f, LT_TYPE_TEXT_ROW, title), text);
  wait_for_step (f);
}

static char *
choice_at (GtkWidget *choice_row, guint i)
{
  g_autoptr(GtkStringObject) item = g_list_model_get_item (adw_combo_row_get_model (ADW_COMBO_ROW (choice_row)), i);

  return g_strdup (item != NULL ? gtk_string_object_get_string (item) : NULL);
}

/* Its index, or GTK_INVALID_LIST_POSITION. */
static guint
index_of_choice (GtkWidget *choice_row, const char *label)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *other = choice_at (choice_row, i);

      if (other == NULL)
        return GTK_INVALID_LIST_POSITION;
      if (g_str_equal (other, label))
        return i;
    }
}

static void
choose_in (Fixture *f, GtkWidget *choice_row, const char *label)
{
  guint index = index_of_choice (choice_row, label);

  g_assert_cmpuint (index, !=, GTK_INVALID_LIST_POSITION);
  count_steps (f);
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice_row), index);
  wait_for_step (f);
}

static void
choose (Fixture *f, const char *title, const char *label)
{
  choose_in (f, row (f, LT_TYPE_CHOICE_ROW, title), label);
}

static void
assert_chosen (GtkWidget *choice_row, const char *label)
{
  g_autofree char *chosen = choice_at (choice_row, adw_combo_row_get_selected (ADW_COMBO_ROW (choice_row)));

  g_assert_cmpstr (chosen, ==, label);
}

static void
click_button (Fixture *f, GtkWidget *root, const char *label)
{
  count_steps (f);
  g_signal_emit_by_name (find_called (root, GTK_TYPE_BUTTON, label), "clicked");
  wait_for_step (f);
}

/* It must be in sight for what it opens to have a place. */
static void
open_menu (GtkWidget *menu)
{
  gtk_widget_grab_focus (menu);
  settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  settle ();
}

/* Through the button in a heading: the first that is found for a text. */
static void
pick (Fixture *f, const char *button, const char *text)
{
  GtkWidget *menu = find_called (inspector (f), GTK_TYPE_MENU_BUTTON, button), *popover;

  open_menu (menu);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  g_assert_true (LT_IS_PICK_POPOVER (popover));
  g_assert_nonnull (look_for (popover, GTK_TYPE_SEARCH_ENTRY, button));
  count_steps (f);
  lt_pick_popover_set_text (LT_PICK_POPOVER (popover), text);
  lt_pick_popover_activate (LT_PICK_POPOVER (popover));
  wait_for_step (f);
}

static GtkWidget *
unfold (Fixture *f, const char *title)
{
  GtkWidget *fold = row (f, ADW_TYPE_EXPANDER_ROW, title);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
  settle ();
  return fold;
}

static const LtSegment *
segment_row (Fixture *f, gint64 id)
{
  return lt_model_get_segment (f->model, id);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* --- Segments --- */

/* Reading comes first; a pencil, or F4, leads to the fields and back. */
static void
test_fields_come_when_asked (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/偏光片");
  GtkWidget *pencil;

  lt_view_state_go_to (f->state, LT_TABLE_SEGMENT, id);
  wait_for_text (inspector (f), "偏光片");
  g_assert_false (has_row (f, LT_TYPE_TEXT_ROW, "Keywords"));
  pencil = find_called (inspector (f), GTK_TYPE_TOGGLE_BUTTON, "Edit");
  g_assert_true (gtk_widget_get_sensitive (pencil));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pencil), TRUE);
  settle ();
  g_assert_true (has_focus (row (f, LT_TYPE_TEXT_ROW, "Name")));
  g_assert_true (is_called (field_of (row (f, LT_TYPE_TEXT_ROW, "Keywords")), "Keywords"));
  g_assert_true (is_called (field_of (row (f, LT_TYPE_TEXT_ROW, "Note")), "Note"));
  assert_text (row (f, LT_TYPE_TEXT_ROW, "Keywords"), "偏光片；偏光板");
  assert_text (row (f, LT_TYPE_TEXT_ROW, "Note"), "每块液晶屏上下各需一片，规划列为招商方向，未提到本地企业");
  assert_chosen (row (f, LT_TYPE_CHOICE_ROW, "Position"), "Upstream");
  assert_chosen (row (f, LT_TYPE_CHOICE_ROW, "Criticality"), "2");
  /* The next one is read and changed alike; what has no form has no pencil. */
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, segment (f, "新型显示/玻璃基板"));
  settle ();
  assert_text (row (f, LT_TYPE_TEXT_ROW, "Name"), "玻璃基板");
  lt_view_state_select (f->state, LT_TABLE_REGION, lt_view_state_get_viewpoint (f->state));
  settle ();
  g_assert_false (gtk_widget_get_visible (pencil));
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, id);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.edit", NULL);
  settle ();
  g_assert_false (has_row (f, LT_TYPE_TEXT_ROW, "Keywords"));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pencil)));
}

static void
test_texts_of_a_segment (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/偏光片");

  edit (f, LT_TABLE_SEGMENT, id);
  enter_and_wait (f, "Keywords", "PVA; 偏光片、PVA");
  g_assert_cmpstr (segment_row (f, id)->keywords, ==, "PVA；偏光片");
  assert_text (row (f, LT_TYPE_TEXT_ROW, "Keywords"), "PVA；偏光片");
  g_assert_cmpstr (lt_workspace_get_undo_label (f->window->workspace), ==, "Set the keywords of “偏光片”");
  enter_and_wait (f, "Industry codes (GB/T 4754)", "c3985;39");
  g_assert_cmpstr (segment_row (f, id)->codes, ==, "C3985；39");
  enter_and_wait (f, "Note", " 第一行\n第二行 ");
  g_assert_cmpstr (segment_row (f, id)->note, ==, "第一行\n第二行");
  enter_and_wait (f, "Name", "偏光膜");
  g_assert_cmpstr (segment_row (f, id)->name, ==, "偏光膜");
  wait_for_text (inspector (f), "偏光膜");
  undo (f);
  settle ();
  assert_text (row (f, LT_TYPE_TEXT_ROW, "Name"), "偏光片");
  undo (f);
  settle ();
  assert_text (row (f, LT_TYPE_TEXT_ROW, "Note"), "每块液晶屏上下各需一片，规划列为招商方向，未提到本地企业");
  undo (f);
  settle ();
  undo (f);
  settle ();
  assert_text (row (f, LT_TYPE_TEXT_ROW, "Keywords"), "偏光片；偏光板");
}

static void
test_choices_of_a_segment (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/偏光片"), before = segment_row (f, id)->chain;

  edit (f, LT_TABLE_SEGMENT, id);
  choose (f, "Position", "Midstream");
  g_assert_cmpint (segment_row (f, id)->position, ==, LT_POSITION_MIDSTREAM);
  choose (f, "Position", "Not set");
  g_assert_cmpint (segment_row (f, id)->position, ==, LT_POSITION_NONE);
  choose (f, "Criticality", "3");
  g_assert_cmpint (segment_row (f, id)->criticality, ==, 3);
  wait_for_text (inspector (f), "criticality 3/3");
  choose (f, "Criticality", "Unknown");
  g_assert_cmpint (segment_row (f, id)->criticality, ==, LT_UNKNOWN_INT);
  choose (f, "Chain", "光通信");
  g_assert_cmpint (segment_row (f, id)->chain, ==, chain (f, "光通信"));
  undo (f);
  settle ();
  g_assert_cmpint (segment_row (f, id)->chain, ==, before);
  assert_chosen (row (f, LT_TYPE_CHOICE_ROW, "Chain"), "新型显示");
  undo (f);
  settle ();
  assert_chosen (row (f, LT_TYPE_CHOICE_ROW, "Criticality"), "3");
}

/* What is refused is said where it was typed, and stays to be mended. */
static void
test_refused_text_stays (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/偏光片");
  GtkWidget *codes;
  guint steps;

  edit (f, LT_TABLE_SEGMENT, id);
  steps = count_steps (f);
  codes = row (f, LT_TYPE_TEXT_ROW, "Industry codes (GB/T 4754)");
  enter (f, codes, "3985；电子");
  wait_for_text (codes, "“电子” is not a code of GB/T 4754");
  WAIT (f, has_message);
  assert_text (codes, "3985；电子");
  g_assert_true (has_focus (codes));
  gtk_test_accessible_assert_state (field_of (codes), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (segment_row (f, id)->codes, ==, "3985");
  /* Leaving it does not lose it either, and does not try once more. */
  gtk_widget_grab_focus (row (f, LT_TYPE_TEXT_ROW, "Name"));
  settle ();
  assert_text (codes, "3985；电子");
  g_assert_cmpuint (count_steps (f), ==, steps);
  gtk_widget_grab_focus (codes);
  g_assert_true (press (codes, GTK_PHASE_BUBBLE, GDK_KEY_Escape, 0));
  assert_text (codes, "3985");
  g_assert_false (has_text (codes, "is not a code"));
  gtk_test_accessible_assert_state (field_of (codes), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  enter (f, row (f, LT_TYPE_TEXT_ROW, "Name"), "玻璃基板");
  wait_for_text (row (f, LT_TYPE_TEXT_ROW, "Name"), "already");
  g_assert_cmpuint (count_steps (f), ==, steps);
}

/* The page is built anew around who is typing. */
static void
test_typing_is_left_alone (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/偏光片");
  GtkWidget *keywords;

  edit (f, LT_TABLE_SEGMENT, id);
  keywords = row (f, LT_TYPE_TEXT_ROW, "Keywords");
  type_into (keywords, "打了一半");
  gtk_editable_set_position (GTK_EDITABLE (field_of (keywords)), 2);
  count_steps (f);
  lt_editor_rename (lt_view_state_get_editor (f->state), (LtThing) { LT_TABLE_SEGMENT, id }, "别的名称");
  wait_for_step (f);
  assert_text (row (f, LT_TYPE_TEXT_ROW, "Name"), "别的名称");
  g_assert_true (row (f, LT_TYPE_TEXT_ROW, "Keywords") == keywords);
  assert_text (keywords, "打了一半");
  g_assert_true (has_focus (keywords));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (field_of (keywords))), ==, 2);
  /* Leaving it stores it. */
  count_steps (f);
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  wait_for_step (f);
  g_assert_cmpstr (segment_row (f, id)->keywords, ==, "打了一半");
}

/* What was typed about one segment is not said of the next. */
static void
test_selecting_another_stores (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/偏光片"), other = segment (f, "新型显示/玻璃基板");
  g_autofree char *before = g_strdup (segment_row (f, other)->note);
  guint steps;

  edit (f, LT_TABLE_SEGMENT, id);
  steps = count_steps (f);
  type_into (row (f, LT_TYPE_TEXT_ROW, "Note"), "偏光片的说明");
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, other);
  wait_for_step (f);
  g_assert_cmpstr (segment_row (f, id)->note, ==, "偏光片的说明");
  g_assert_cmpstr (segment_row (f, other)->note, ==, before);
  assert_text (row (f, LT_TYPE_TEXT_ROW, "Note"), before);
  g_assert_cmpuint (count_steps (f), ==, steps + 1);
}

static void
assert_products (Fixture *f, gint64 id, const char *expected)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted_refs (f->model, LT_TABLE_PRODUCT, "segment", id);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ((LtProduct *) rows->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_products (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/液晶显示模组");
  GtkWidget *add;

  edit (f, LT_TABLE_SEGMENT, id);
  assert_products (f, id, "液晶显示模组 液晶显示屏");
  add = row (f, LT_TYPE_TEXT_ROW, "Products to add");
  enter (f, add, "LCM\n车载屏");
  wait_for_step (f);
  assert_products (f, id, "液晶显示模组 液晶显示屏 LCM 车载屏");
  assert_text (add, "");
  g_assert_true (has_focus (add));
  enter (f, nth_row (inspector (f), LT_TYPE_TEXT_ROW, "Product", 1), "液晶屏");
  wait_for_step (f);
  assert_products (f, id, "液晶显示模组 液晶屏 LCM 车载屏");
  click_button (f, inspector (f), "Remove “LCM”");
  assert_products (f, id, "液晶显示模组 液晶屏 车载屏");
  g_assert_cmpstr (lt_window_get_message (f->window), ==, "Remove “LCM” from “液晶显示模组”");
  undo (f);
  settle ();
  assert_products (f, id, "液晶显示模组 液晶屏 LCM 车载屏");
  assert_text (nth_row (inspector (f), LT_TYPE_TEXT_ROW, "Product", 2), "LCM");
}

static const LtParticipation *
find_participation (Fixture *f, gint64 id, const char *enterprise)
{
  GPtrArray *rows = lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "segment", id);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (lt_model_get_enterprise (f->model, ((LtParticipation *) rows->pdata[i])->enterprise)->name, enterprise))
      return rows->pdata[i];
  return NULL;
}

static void
test_participations (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/液晶显示模组");
  GtkWidget *fold;

  edit (f, LT_TABLE_SEGMENT, id);
  fold = unfold (f, "精创电子");
  choose_in (f, nth_row (fold, LT_TYPE_CHOICE_ROW, "Role", 0), "Leader");
  g_assert_cmpint (find_participation (f, id, "精创电子")->role, ==, LT_ROLE_LEADER);
  g_assert_true (row (f, ADW_TYPE_EXPANDER_ROW, "精创电子") == fold);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (fold)));
  undo (f);
  settle ();
  g_assert_cmpint (find_participation (f, id, "精创电子")->role, ==, LT_ROLE_CORE);
  assert_chosen (nth_row (fold, LT_TYPE_CHOICE_ROW, "Role", 0), "Core");
  click_button (f, fold, "Remove");
  g_assert_null (find_participation (f, id, "精创电子"));
  g_assert_false (has_row (f, ADW_TYPE_EXPANDER_ROW, "精创电子"));
  pick (f, "Add an enterprise", "精创");
  g_assert_nonnull (find_participation (f, id, "精创电子"));
  g_assert_cmpstr (lt_workspace_get_undo_label (f->window->workspace), ==, "Add “精创电子” to “液晶显示模组”");
  g_assert_true (has_row (f, ADW_TYPE_EXPANDER_ROW, "精创电子"));
}

static const LtFlow *
find_flow (Fixture *f, gint64 supplier, gint64 buyer)
{
  GPtrArray *rows = lt_model_refs (f->model, LT_TABLE_FLOW, "supplier", supplier);

  for (guint i = 0; i < rows->len; i++)
    if (((LtFlow *) rows->pdata[i])->buyer == buyer)
      return rows->pdata[i];
  return NULL;
}

static void
test_flows_of_a_segment (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/背光模组"), film = segment (f, "新型显示/偏光片"), module = segment (f, "新型显示/液晶显示模组");
  GtkWidget *fold;

  edit (f, LT_TABLE_SEGMENT, id);
  pick (f, "Add a supplier", "偏光片");
  g_assert_nonnull (find_flow (f, film, id));
  fold = unfold (f, "偏光片");
  choose_in (f, nth_row (fold, LT_TYPE_CHOICE_ROW, "Kind", 0), "Material");
  g_assert_cmpint (find_flow (f, film, id)->kind, ==, LT_FLOW_MATERIAL);
  enter (f, nth_row (fold, LT_TYPE_TEXT_ROW, "Note", 0), "卷材");
  wait_for_step (f);
  g_assert_cmpstr (find_flow (f, film, id)->note, ==, "卷材");
  click_button (f, fold, "Reverse");
  g_assert_null (find_flow (f, film, id));
  g_assert_nonnull (find_flow (f, id, film));
  undo (f);
  settle ();
  g_assert_nonnull (find_flow (f, film, id));
  click_button (f, unfold (f, "偏光片"), "Delete");
  g_assert_null (find_flow (f, film, id));
  g_assert_nonnull (strstr (lt_window_get_message (f->window), "偏光片"));
  g_assert_nonnull (find_flow (f, id, module));
  pick (f, "Add a buyer", "偏光片");
  g_assert_nonnull (find_flow (f, id, film));
}

static gboolean
studies (Fixture *f, const char *institution, gint64 id)
{
  GPtrArray *rows = lt_model_refs (f->model, LT_TABLE_STUDY, "segment", id);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtInstitution *one = lt_model_get (f->model, LT_TABLE_INSTITUTION, ((LtStudy *) rows->pdata[i])->institution);

      if (g_str_equal (one->name, institution))
        return TRUE;
    }
  return FALSE;
}

static void
test_institutions (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/液晶显示模组");

  edit (f, LT_TABLE_SEGMENT, id);
  click_button (f, inspector (f), "Remove “华中科技大学”");
  g_assert_false (studies (f, "华中科技大学", id));
  pick (f, "Add an innovation platform", "湖北科技学院");
  g_assert_true (studies (f, "湖北科技学院", id));
  undo (f);
  settle ();
  undo (f);
  settle ();
  g_assert_true (studies (f, "华中科技大学", id));
  g_assert_false (studies (f, "湖北科技学院", id));
}

/* --- Sources --- */

static GPtrArray *
citations (Fixture *f, gint64 id)
{
  return lt_model_citations (f->model, LT_TABLE_SEGMENT, id);
}

static void
type_source (GtkWidget *popover, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nth_row (popover, ADW_TYPE_ENTRY_ROW, title, 0)), text);
}

static void
test_sources (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/偏光片");
  g_autoptr(GPtrArray) before = citations (f, id), with_new = NULL, with_judgement = NULL;
  GtkWidget *menu, *popover, *choice;
  const LtCitation *made = NULL;

  edit (f, LT_TABLE_SEGMENT, id);
  menu = find_called (inspector (f), GTK_TYPE_MENU_BUTTON, "Change sources");
  open_menu (menu);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  choice = find_called (popover, GTK_TYPE_DROP_DOWN, "Source to add");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  /* One without a title is refused, and what is typed stays. */
  type_source (popover, "Place: page, section, table", "第 7 页");
  g_signal_emit_by_name (find_called (popover, GTK_TYPE_BUTTON, "_Add Source"), "clicked");
  wait_for_text (popover, "The source has no title.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nth_row (popover, ADW_TYPE_ENTRY_ROW, "Place: page, section, table", 0))), ==, "第 7 页");
  type_source (popover, "Title", "2025 年行业年报");
  click_button (f, popover, "_Add Source");
  with_new = citations (f, id);
  g_assert_cmpuint (with_new->len, ==, before->len + 1);
  for (guint i = 0; i < with_new->len; i++)
    if (g_strcmp0 (((LtCitation *) with_new->pdata[i])->place, "第 7 页") == 0)
      made = with_new->pdata[i];
  g_assert_nonnull (made);
  g_assert_cmpint (made->basis, ==, LT_BASIS_SOURCE);
  g_assert_cmpstr (((const LtSource *) lt_model_get (f->model, LT_TABLE_SOURCE, made->source))->title, ==, "2025 年行业年报");
  g_assert_true (has_text (popover, "2025 年行业年报"));
  g_assert_true (gtk_widget_get_mapped (popover));
  /* The page behind it follows too. */
  g_assert_true (has_text (inspector (f), "第 7 页"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  type_source (popover, "Note", "座谈会");
  click_button (f, popover, "_Add Source");
  with_judgement = citations (f, id);
  g_assert_cmpuint (with_judgement->len, ==, before->len + 2);
  click_button (f, popover, "Remove the source “2025 年行业年报”");
  g_assert_false (has_text (popover, "第 7 页"));
  undo (f);
  settle ();
  undo (f);
  settle ();
  undo (f);
  settle ();
  g_clear_pointer (&with_new, g_ptr_array_unref);
  with_new = citations (f, id);
  g_assert_cmpuint (with_new->len, ==, before->len);
}

/* --- Chains --- */

static const LtChain *
chain_row (Fixture *f, gint64 id)
{
  return lt_model_get_chain (f->model, id);
}

static void
test_chain (Fixture *f, gconstpointer unused)
{
  gint64 id = chain (f, "光通信"), other = chain (f, "新型显示");

  edit (f, LT_TABLE_CHAIN, id);
  enter_and_wait (f, "Chief", "王副市长");
  enter_and_wait (f, "Unit", "市经信局");
  enter_and_wait (f, "Leading enterprise", "某光纤");
  enter_and_wait (f, "Alliance", "李会长");
  g_assert_cmpstr (chain_row (f, id)->chief, ==, "王副市长");
  g_assert_cmpstr (chain_row (f, id)->unit, ==, "市经信局");
  g_assert_cmpstr (chain_row (f, id)->leader, ==, "某光纤");
  g_assert_cmpstr (chain_row (f, id)->alliance, ==, "李会长");
  enter_and_wait (f, "Name", "光通信产业");
  g_assert_cmpstr (chain_row (f, id)->name, ==, "光通信产业");
  choose (f, "Role in the tree", "Root");
  g_assert_cmpint (chain_row (f, id)->role, ==, LT_CHAIN_ROLE_ROOT);
  choose (f, "Part of", "新型显示");
  g_assert_cmpint (chain_row (f, id)->parent, ==, other);
  /* The one it is part of cannot become part of it. */
  lt_view_state_select (f->state, LT_TABLE_CHAIN, other);
  settle ();
  g_assert_cmpuint (index_of_choice (row (f, LT_TYPE_CHOICE_ROW, "Part of"), "光通信产业"), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (index_of_choice (row (f, LT_TYPE_CHOICE_ROW, "Part of"), "新型显示"), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (index_of_choice (row (f, LT_TYPE_CHOICE_ROW, "Part of"), "电子材料"), !=, GTK_INVALID_LIST_POSITION);
  undo (f);
  settle ();
  g_assert_cmpint (chain_row (f, id)->parent, ==, 0);
}

static guint
place_in_list (Fixture *f, gint64 id)
{
  const GPtrArray *rows = lt_model_get_sorted (f->model, LT_TABLE_CHAIN);
  guint i = 0;

  while (((LtRow *) rows->pdata[i])->id != id)
    i++;
  return i;
}

static void
test_chain_is_moved_and_deleted (Fixture *f, gconstpointer unused)
{
  gint64 id = ((LtRow *) lt_model_get_sorted (f->model, LT_TABLE_CHAIN)->pdata[1])->id;
  g_autofree char *name = g_strdup (chain_row (f, id)->name), *said = g_strdup_printf ("Delete “%s”", name);

  edit (f, LT_TABLE_CHAIN, id);
  g_assert_true (has_text (inspector (f), "Segments"));
  click_button (f, inspector (f), "Move Up");
  g_assert_cmpuint (place_in_list (f, id), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (find_called (inspector (f), GTK_TYPE_BUTTON, "Move Up")));
  click_button (f, inspector (f), "Move Down");
  click_button (f, inspector (f), "Move Down");
  g_assert_cmpuint (place_in_list (f, id), ==, 2);
  click_button (f, inspector (f), "Delete");
  g_assert_null (chain_row (f, id));
  g_assert_cmpstr (lt_window_get_message (f->window), ==, said);
  undo (f);
  settle ();
  g_assert_cmpstr (chain_row (f, id)->name, ==, name);
}

/* Long lists are cut, and what was cut is one click away; another page begins short again. */
static void
test_more_rows_come_when_asked (Fixture *f, gconstpointer unused)
{
  gint64 id = chain (f, "新型显示");
  g_autoptr(GPtrArray) rows = lt_model_sorted_refs (f->model, LT_TABLE_SEGMENT, "chain", id);
  const char *last = ((LtSegment *) rows->pdata[22])->name;
  guint before;

  g_assert_cmpuint (rows->len, ==, 23);
  lt_view_state_go_to (f->state, LT_TABLE_CHAIN, id);
  WAIT (f, is_drawn);
  wait_for_text (inspector (f), "3 more");
  before = count_rows (f, ADW_TYPE_ACTION_ROW, last);
  adw_action_row_activate (ADW_ACTION_ROW (row (f, ADW_TYPE_ACTION_ROW, "3 more")));
  settle ();
  g_assert_false (has_row (f, ADW_TYPE_ACTION_ROW, "3 more"));
  g_assert_cmpuint (count_rows (f, ADW_TYPE_ACTION_ROW, last), ==, before + 1);
  lt_view_state_select (f->state, LT_TABLE_CHAIN, chain (f, "光通信"));
  settle ();
  lt_view_state_select (f->state, LT_TABLE_CHAIN, id);
  settle ();
  g_assert_true (has_row (f, ADW_TYPE_ACTION_ROW, "3 more"));
}

/* --- Flows and enterprises --- */

static void
test_flow (Fixture *f, gconstpointer unused)
{
  gint64 supplier = segment (f, "新型显示/背光模组"), buyer = segment (f, "新型显示/液晶显示模组");
  gint64 id = find_flow (f, supplier, buyer)->id;

  lt_view_state_show_chain (f->state, chain (f, "新型显示"));
  WAIT (f, is_drawn);
  edit (f, LT_TABLE_FLOW, id);
  choose (f, "Kind", "Equipment");
  g_assert_cmpint (find_flow (f, supplier, buyer)->kind, ==, LT_FLOW_EQUIPMENT);
  enter_and_wait (f, "Note", "整套");
  g_assert_cmpstr (find_flow (f, supplier, buyer)->note, ==, "整套");
  g_assert_cmpstr (lt_workspace_get_undo_label (f->window->workspace), ==, "Set the note of “背光模组 → 液晶显示模组”");
  click_button (f, inspector (f), "Reverse");
  wait_for_text (inspector (f), "液晶显示模组 → 背光模组");
  undo (f);
  settle ();
  g_assert_nonnull (find_called (inspector (f), GTK_TYPE_MENU_BUTTON, "Change sources"));
  click_button (f, inspector (f), "Delete");
  g_assert_null (find_flow (f, supplier, buyer));
  undo (f);
  settle ();
  g_assert_cmpstr (find_flow (f, supplier, buyer)->note, ==, "整套");
}

static void
test_enterprise (Fixture *f, gconstpointer unused)
{
  gint64 in = segment (f, "新型显示/液晶显示模组"), into = segment (f, "新型显示/偏光片");
  gint64 id = find_participation (f, in, "精创电子")->enterprise;

  edit (f, LT_TABLE_ENTERPRISE, id);
  g_assert_true (has_text (inspector (f), "Unified social credit code"));
  choose_in (f, nth_row (unfold (f, "液晶显示模组"), LT_TYPE_CHOICE_ROW, "Role", 0), "Support");
  g_assert_cmpint (find_participation (f, in, "精创电子")->role, ==, LT_ROLE_SUPPORT);
  pick (f, "Add to a segment", "偏光片");
  g_assert_nonnull (find_participation (f, into, "精创电子"));
  click_button (f, unfold (f, "偏光片"), "Remove");
  g_assert_null (find_participation (f, into, "精创电子"));
  enter_and_wait (f, "Name", "精创电子科技");
  g_assert_cmpstr (lt_model_get_enterprise (f->model, id)->name, ==, "精创电子科技");
  enter (f, row (f, LT_TYPE_TEXT_ROW, "Name"), "维达力实业有限公司");
  wait_for_text (row (f, LT_TYPE_TEXT_ROW, "Name"), "“维达力实业” already");
  undo (f);
  settle ();
  g_assert_cmpstr (lt_model_get_enterprise (f->model, id)->name, ==, "精创电子");
}

/* --- Several --- */

static void
test_several (Fixture *f, gconstpointer unused)
{
  gint64 ids[] = { segment (f, "光通信/特种光纤"), segment (f, "光通信/光纤光缆"), segment (f, "光通信/光通信设备") };
  gint positions[3];

  for (guint i = 0; i < 3; i++)
    positions[i] = segment_row (f, ids[i])->position;
  lt_view_state_show_chain (f->state, chain (f, "光通信"));
  WAIT (f, is_drawn);
  lt_view_state_select_all (f->state, LT_TABLE_SEGMENT, ids, 3);
  wait_for_text (inspector (f), "3 segments selected");
  assert_chosen (row (f, LT_TYPE_CHOICE_ROW, "Position"), "Various");
  assert_chosen (row (f, LT_TYPE_CHOICE_ROW, "Chain"), "光通信");
  choose (f, "Position", "Service");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (segment_row (f, ids[i])->position, ==, LT_POSITION_SERVICE);
  g_assert_cmpuint (index_of_choice (row (f, LT_TYPE_CHOICE_ROW, "Position"), "Various"), ==, GTK_INVALID_LIST_POSITION);
  undo (f);
  settle ();
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (segment_row (f, ids[i])->position, ==, positions[i]);
  choose (f, "Criticality", "1");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (segment_row (f, ids[i])->criticality, ==, 1);
  choose (f, "Chain", "电子材料");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (segment_row (f, ids[i])->chain, ==, chain (f, "电子材料"));
  undo (f);
  settle ();
  lt_view_state_select_all (f->state, LT_TABLE_SEGMENT, ids, 3);
  settle ();
  pick (f, "Merge Into…", "光纤光缆");
  g_assert_nonnull (segment_row (f, ids[1]));
  g_assert_null (segment_row (f, ids[0]));
  g_assert_null (segment_row (f, ids[2]));
  undo (f);
  settle ();
  g_assert_nonnull (segment_row (f, ids[2]));
}

/* --- Without leave to write --- */

/* A file that is lost while its page is edited: nothing can be changed any more, and the pencil says why. */
static void
test_reading_only (Fixture *f, gconstpointer unused)
{
  gint64 ids[] = { segment (f, "光通信/特种光纤"), segment (f, "光通信/光纤光缆") };
  g_autofree char *reason = NULL;
  GtkWidget *pencil;

  edit (f, LT_TABLE_SEGMENT, ids[0]);
  g_assert_true (has_row (f, LT_TYPE_TEXT_ROW, "Keywords"));
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  wait_for_text (GTK_WIDGET (f->window->read_only), "Save a copy to keep your work.");
  settle ();
  g_assert_false (has_row (f, LT_TYPE_TEXT_ROW, "Keywords"));
  pencil = find_called (inspector (f), GTK_TYPE_TOGGLE_BUTTON, "Edit");
  g_assert_false (gtk_widget_get_sensitive (pencil));
  reason = gtk_widget_get_tooltip_text (pencil) != NULL ? g_strdup (gtk_widget_get_tooltip_text (pencil)) : NULL;
  g_assert_nonnull (strstr (reason, "Save a copy"));
  lt_view_state_select_all (f->state, LT_TABLE_SEGMENT, ids, 2);
  wait_for_text (inspector (f), "2 segments selected");
  g_assert_false (has_row (f, LT_TYPE_CHOICE_ROW, "Position"));
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("inspect/fields-come-when-asked", test_fields_come_when_asked);
  TEST ("inspect/texts-of-a-segment", test_texts_of_a_segment);
  TEST ("inspect/choices-of-a-segment", test_choices_of_a_segment);
  TEST ("inspect/refused-text-stays", test_refused_text_stays);
  TEST ("inspect/typing-is-left-alone", test_typing_is_left_alone);
  TEST ("inspect/selecting-another-stores", test_selecting_another_stores);
  TEST ("inspect/products", test_products);
  TEST ("inspect/participations", test_participations);
  TEST ("inspect/flows-of-a-segment", test_flows_of_a_segment);
  TEST ("inspect/institutions", test_institutions);
  TEST ("inspect/sources", test_sources);
  TEST ("inspect/chain", test_chain);
  TEST ("inspect/chain-is-moved-and-deleted", test_chain_is_moved_and_deleted);
  TEST ("inspect/more-rows-come-when-asked", test_more_rows_come_when_asked);
  TEST ("inspect/flow", test_flow);
  TEST ("inspect/enterprise", test_enterprise);
  TEST ("inspect/several", test_several);
  TEST ("inspect/reading-only", test_reading_only);
  return g_test_run ();
}
