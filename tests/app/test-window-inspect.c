/* The inspector's pages changed as a user does it: what the fields and buttons do to the workspace, the way back, and what a
 * page does to who is typing while it is built anew. */
#include "inspect-fixture.h"

#include <glib/gstdio.h>

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
  TEST ("inspect/chain", test_chain);
  TEST ("inspect/chain-is-moved-and-deleted", test_chain_is_moved_and_deleted);
  TEST ("inspect/more-rows-come-when-asked", test_more_rows_come_when_asked);
  TEST ("inspect/several", test_several);
  TEST ("inspect/reading-only", test_reading_only);
  return g_test_run ();
}
