/* Recruiting in the window, in process: targets of a gap in the inspector, what is dropped on one, suppliers and buyers. */
#include "inspect-fixture.h"

#include "app/canvas-private.h"
#include "app/editor-links.h"
#include "app/ledger-popover.h"
#include "app/match-item.h"
#include "app/match-list.h"
#include "app/thing-lines.h"

static gint64
enterprise (Fixture *f, const char *name)
{
  GPtrArray *rows = lt_model_rows (f->model, LT_TABLE_ENTERPRISE);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((LtEnterprise *) rows->pdata[i])->name, name))
      return ((LtEnterprise *) rows->pdata[i])->id;
  g_error ("There is no %s", name);
}

static const LtTarget *
find_target (Fixture *f, gint64 where, const char *who)
{
  GPtrArray *rows = lt_model_refs (f->model, LT_TABLE_TARGET, "segment", where);

  for (guint i = 0; i < rows->len; i++)
    if (((LtTarget *) rows->pdata[i])->enterprise == enterprise (f, who))
      return rows->pdata[i];
  return NULL;
}

static void
assert_label (Fixture *f, const char *label)
{
  g_assert_cmpstr (lt_workspace_get_undo_label (workspace (f)), ==, label);
}

/* --- In the inspector --- */

/* One click on who is worth visiting: a target, by the way that was suggested; it leaves the one group for the other. */
static void
test_worth_visiting (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/液晶面板");

  lt_view_state_go_to (f->state, LT_TABLE_SEGMENT, id);
  WAIT (f, is_drawn);
  settle ();
  g_assert_true (has_text (inspector (f), "Worth visiting"));
  g_assert_null (find_target (f, id, "京东方"));
  click_button (f, inspector (f), "Make “京东方” a target");
  assert_label (f, "Make “京东方” a target for “液晶面板”");
  g_assert_cmpint (find_target (f, id, "京东方")->status, ==, LT_TARGET_IDENTIFIED);
  g_assert_cmpint (find_target (f, id, "京东方")->method, ==, LT_METHOD_CHAIN);
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_LEDGER, "target", find_target (f, id, "京东方")->id)->len, ==, 0);
  g_assert_true (has_text (inspector (f), "Region unknown · Identified · Industry chain"));
  undo (f);
  settle ();
  g_assert_null (find_target (f, id, "京东方"));
  find_called (inspector (f), GTK_TYPE_BUTTON, "Make “京东方” a target");
}

/* A segment that is no gap has nobody worth visiting; its targets are listed all the same. */
static void
test_no_gap (Fixture *f, gconstpointer unused)
{
  lt_view_state_go_to (f->state, LT_TABLE_SEGMENT, segment (f, "智能终端元器件/智能家居"));
  WAIT (f, is_drawn);
  settle ();
  g_assert_true (has_text (inspector (f), "Recruitment targets"));
  g_assert_false (has_text (inspector (f), "Worth visiting"));
}

/* Status, way, reason and ledger of a target; another one added by hand; taken away. */
static void
test_target (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "新型显示/液晶面板"), target = find_target (f, id, "昆山龙腾光电")->id;
  GtkWidget *fold, *ledger, *popover;
  const LtLedger *entry;

  edit (f, LT_TABLE_SEGMENT, id);
  fold = unfold (f, "昆山龙腾光电");
  choose_in (f, nth_row (fold, LT_TYPE_CHOICE_ROW, "Status", 0), "Visited");
  assert_label (f, "Set the status of “昆山龙腾光电”");
  g_assert_cmpint (find_target (f, id, "昆山龙腾光电")->status, ==, LT_TARGET_VISITED);
  entry = lt_model_refs (f->model, LT_TABLE_LEDGER, "target", target)->pdata[0];
  g_assert_cmpint (entry->kind, ==, LT_LEDGER_VISIT);
  choose_in (f, nth_row (fold, LT_TYPE_CHOICE_ROW, "Way of recruiting", 0), "By enterprise");
  g_assert_cmpint (find_target (f, id, "昆山龙腾光电")->method, ==, LT_METHOD_ENTERPRISE);
  enter (f, nth_row (fold, LT_TYPE_TEXT_ROW, "Reason", 0), "缺面板");
  wait_for_step (f);
  g_assert_cmpstr (find_target (f, id, "昆山龙腾光电")->reason, ==, "缺面板");
  ledger = find_called (fold, GTK_TYPE_MENU_BUTTON, "Ledger (1)");
  open_menu (ledger);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (ledger)));
  g_assert_true (LT_IS_LEDGER_POPOVER (popover));
  gtk_editable_set_text (GTK_EDITABLE (nth_row (popover, ADW_TYPE_ENTRY_ROW, "Day: year-month-day", 0)), "2026-02-30");
  g_signal_emit_by_name (nth_row (popover, ADW_TYPE_ENTRY_ROW, "Note", 0), "entry-activated");
  wait_for_text (popover, "“2026-02-30” is not a day. Write it as year, month and day: 2026-03-31.");
  gtk_editable_set_text (GTK_EDITABLE (nth_row (popover, ADW_TYPE_ENTRY_ROW, "Day: year-month-day", 0)), "2026-02-28");
  click_button (f, popover, "_Add Entry");
  assert_label (f, "Add to the ledger of “昆山龙腾光电”");
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_LEDGER, "target", target)->len, ==, 2);
  click_button (f, popover, "Remove the entry “2026-02-28 Contact”");
  assert_label (f, "Remove an entry of 2026-02-28 from the ledger of “昆山龙腾光电”");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ledger));
  pick (f, "Add a target", "华为");
  assert_label (f, "Make “华为” a target for “液晶面板”");
  click_button (f, fold, "Remove");
  assert_label (f, "Remove the target “昆山龙腾光电” from “液晶面板”");
  g_assert_null (find_target (f, id, "昆山龙腾光电"));
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_LEDGER), ==, 0);
}

/* The gaps of what it takes part in, each one click. */
static void
test_could_fill (Fixture *f, gconstpointer unused)
{
  gint64 who = enterprise (f, "京东方");

  lt_view_state_select (f->state, LT_TABLE_ENTERPRISE, who);
  settle ();
  g_assert_true (has_text (inspector (f), "Could fill"));
  click_button (f, inspector (f), "Make it a target for “液晶面板”");
  assert_label (f, "Make “京东方” a target for “液晶面板”");
  g_assert_true (has_text (inspector (f), "Target for"));
  g_assert_false (has_text (inspector (f), "Could fill"));
  lt_view_state_select (f->state, LT_TABLE_ENTERPRISE, enterprise (f, "三赢兴科技"));
  settle ();
  g_assert_false (has_text (inspector (f), "Could fill"));
}

/* The list of a group by its heading. */
static GtkWidget *
find_list (GtkWidget *root, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_GROUP (root) && g_str_equal (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (root)), title))
    return g_object_get_data (G_OBJECT (root), "list");
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child, title);
  return found;
}

/* In segments of the lowest and of the highest priorities, taken part in that way round: the highest comes first. */
static void
test_could_fill_in_order (Fixture *f, gconstpointer unused)
{
  gint64 who = enterprise (f, "京东方");
  g_autoptr(GPtrArray) gaps = lt_ranking_list (lt_view_state_get_ranking (f->state), 0);
  g_autoptr(GArray) added = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *list;
  double before = 101;
  guint rows = 0;

  for (guint i = 0; i < 3; i++)
    {
      gint64 segments[] = { ((LtPriority *) gaps->pdata[gaps->len - 1 - i])->segment, ((LtPriority *) gaps->pdata[i])->segment };

      g_array_append_vals (added, segments, 2);
    }
  for (guint i = 0; i < added->len; i++)
    {
      if (lt_thing_is_linked (f->model, (LtThing) { LT_TABLE_ENTERPRISE, who }, g_array_index (added, gint64, i)))
        continue;
      count_steps (f);
      lt_editor_participate (lt_view_state_get_editor (f->state), g_array_index (added, gint64, i), &who, 1);
      wait_for_step (f);
    }
  lt_view_state_select (f->state, LT_TABLE_ENTERPRISE, who);
  settle ();
  list = find_list (inspector (f), "Could fill");
  g_assert_nonnull (list);
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child), rows++)
    {
      const char *words = strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (child)), "priority ");
      double priority;

      g_assert_nonnull (words);
      priority = g_ascii_strtod (words + strlen ("priority "), NULL);
      g_assert_cmpfloat (priority, <=, before);
      before = priority;
    }
  g_assert_cmpuint (rows, >=, 5);                                       /* and what it could fill before */
}

/* --- Dropped --- */

static void
test_drop (Fixture *f, gconstpointer unused)
{
  gint64 where = segment (f, "光通信/光模块"), who = enterprise (f, "TCL");
  g_autoptr(LtCargo) cargo = NULL;
  GtkEventController *target;
  GValue value = G_VALUE_INIT;
  gboolean done = FALSE;
  LtPoint at;

  go_into (f, "光通信");
  cargo = lt_cargo_new_rows (workspace (f), LT_TABLE_ENTERPRISE, &who, 1);
  at = place_of (f, where);
  g_assert_true (lt_canvas_hold (f->canvas, cargo, at.x, at.y));
  g_assert_cmpstr (f->canvas->hand.hint, ==, "“TCL” becomes a target for “光模块”");
  count_steps (f);
  target = find_controller (GTK_WIDGET (f->canvas), GTK_TYPE_DROP_TARGET);
  g_value_init (&value, LT_TYPE_CARGO);
  g_value_set_boxed (&value, cargo);
  g_signal_emit_by_name (target, "drop", &value, at.x, at.y, &done);
  g_value_unset (&value);
  g_assert_true (done);
  wait_for_step (f);
  assert_label (f, "Make “TCL” a target for “光模块”");
  g_assert_nonnull (find_target (f, where, "TCL"));
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "segment", where)->len, ==, 0);
  undo (f);
  settle ();
  g_assert_null (find_target (f, where, "TCL"));
}

/* --- Suppliers and buyers --- */

static LtMatchList *
match_list (Fixture *f)
{
  return LT_MATCH_LIST (find_widget (GTK_WIDGET (f->window->matches), LT_TYPE_MATCH_LIST));
}

static gboolean
is_found (Fixture *f)
{
  return !lt_match_list_is_searching (match_list (f));
}

static LtMatch
first_match (Fixture *f)
{
  g_autoptr(LtMatchItem) item = g_list_model_get_item (lt_match_list_get_items (match_list (f)), 0);

  return *lt_match_item_get (item);
}

/* 新型显示: the electronic glass of 南玻光电 for the windows of 维达力实业, both leading, comes first; by hand eleven pairs. */
static void
test_match (Fixture *f, gconstpointer unused)
{
  gint64 supplier = enterprise (f, "南玻光电"), buyer = enterprise (f, "维达力实业");
  GListModel *items;

  go_into (f, "新型显示");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.match", NULL);
  WAIT (f, is_found);
  items = lt_match_list_get_items (match_list (f));
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 11);
  g_assert_cmpint (first_match (f).supplier, ==, supplier);
  g_assert_cmpint (first_match (f).buyer, ==, buyer);
  g_assert_cmpfloat (first_match (f).score, ==, 30);
  settle ();
  count_steps (f);
  g_signal_emit_by_name (find_called (GTK_WIDGET (match_list (f)), GTK_TYPE_LIST_VIEW, "Pairs of suppliers and buyers"), "activate", 0);
  wait_for_step (f);
  assert_label (f, "“南玻光电” supplies “维达力实业”");
  /* Of its two products the one that is a product of its segment. */
  g_assert_cmpstr (((LtSupply *) lt_model_rows (f->model, LT_TABLE_SUPPLY)->pdata[0])->product, ==, "高铝光电玻璃");
  WAIT (f, is_found);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 10);
  g_assert_cmpint (first_match (f).score, ==, 15);
  gtk_widget_activate_action (GTK_WIDGET (match_list (f)), "matches.undo", NULL);
  settle ();
  WAIT (f, is_found);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 11);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SUPPLY), ==, 0);
  /* It stays open, and goes with the window. */
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("recruit/worth-visiting", test_worth_visiting);
  TEST ("recruit/no-gap", test_no_gap);
  TEST ("recruit/target", test_target);
  TEST ("recruit/could-fill", test_could_fill);
  TEST ("recruit/could-fill-in-order", test_could_fill_in_order);
  TEST ("recruit/drop", test_drop);
  TEST ("recruit/match", test_match);
  return g_test_run ();
}
