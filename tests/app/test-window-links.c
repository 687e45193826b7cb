/* What a segment is linked to, changed in the inspector: enterprises, flows, institutions, sources. */
#include "inspect-fixture.h"

#include "app/editor-enterprises.h"

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

/* --- The figures of a year --- */

static gint64
find_enterprise (Fixture *f, const char *name)
{
  GPtrArray *rows = lt_model_rows (f->model, LT_TABLE_ENTERPRISE);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((LtEnterprise *) rows->pdata[i])->name, name))
      return ((LtEnterprise *) rows->pdata[i])->id;
  g_error ("There is no %s", name);
}

static const LtFigure *
find_year (Fixture *f, gint64 enterprise, gint year)
{
  GPtrArray *rows = lt_model_refs (f->model, LT_TABLE_FIGURE, "enterprise", enterprise);

  for (guint i = 0; i < rows->len; i++)
    if (((LtFigure *) rows->pdata[i])->year == year)
      return rows->pdata[i];
  return NULL;
}

static void
fill (GtkWidget *popover, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nth_row (popover, ADW_TYPE_ENTRY_ROW, title, 0)), text);
}

/* A year typed in one go; what is no year, or no figure, says why and stays to be mended. */
static void
test_add_year (Fixture *f, gconstpointer unused)
{
  gint64 id = find_enterprise (f, "精创电子");
  guint before = lt_model_refs (f->model, LT_TABLE_FIGURE, "enterprise", id)->len;
  GtkWidget *menu, *popover;

  edit (f, LT_TABLE_ENTERPRISE, id);
  menu = find_called (inspector (f), GTK_TYPE_MENU_BUTTON, "Add a Year…");
  open_menu (menu);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  fill (popover, "Year", "1948");
  fill (popover, "Revenue (10,000 CNY)", "3.5亿");
  g_signal_emit_by_name (nth_row (popover, ADW_TYPE_ENTRY_ROW, "Year", 0), "entry-activated");
  wait_for_text (popover, "not a year from 1949");
  fill (popover, "Year", "1996");
  fill (popover, "Staff (persons)", "x");
  g_signal_emit_by_name (nth_row (popover, ADW_TYPE_ENTRY_ROW, "Year", 0), "entry-activated");
  wait_for_text (popover, "“x” is not a figure");
  g_assert_null (find_year (f, id, 1996));
  fill (popover, "Staff (persons)", "120");
  click_button (f, popover, "_Add Year");
  g_assert_cmpstr (lt_workspace_get_undo_label (workspace (f)), ==, "Add the figures of 1996 to “精创电子”");
  g_assert_cmpfloat (find_year (f, id, 1996)->revenue_wan, ==, 35000);
  g_assert_cmpfloat (find_year (f, id, 1996)->staff, ==, 120);
  g_assert_false (gtk_widget_get_mapped (popover));
  g_assert_true (has_row (f, ADW_TYPE_EXPANDER_ROW, "1996"));
  undo (f);
  settle ();
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_FIGURE, "enterprise", id)->len, ==, before);
  g_assert_false (has_row (f, ADW_TYPE_EXPANDER_ROW, "1996"));
}

static void
insert_year (Fixture *f, gint64 enterprise, gint year)
{
  static const double values[LT_N_FIGURES] = { 800, LT_UNKNOWN, 30, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };
  g_autofree char *text = g_strdup_printf ("%d", year);

  count_steps (f);
  lt_editor_add_figures (lt_view_state_get_editor (f->state), enterprise, text, values, NULL, NULL);
  wait_for_step (f);
}

/* Each field of each year by itself. */
static void
test_figures (Fixture *f, gconstpointer unused)
{
  gint64 id = find_enterprise (f, "精创电子");
  GtkWidget *fold;

  insert_year (f, id, 1996);
  insert_year (f, id, 1997);
  edit (f, LT_TABLE_ENTERPRISE, id);
  fold = unfold (f, "1996");
  assert_text (nth_row (fold, LT_TYPE_TEXT_ROW, "Revenue (10,000 CNY)", 0), "800");
  enter (f, nth_row (fold, LT_TYPE_TEXT_ROW, "Revenue (10,000 CNY)", 0), "0.2亿");
  wait_for_step (f);
  g_assert_cmpfloat (find_year (f, id, 1996)->revenue_wan, ==, 2000);
  g_assert_cmpfloat (find_year (f, id, 1997)->revenue_wan, ==, 800);
  g_assert_cmpstr (lt_workspace_get_undo_label (workspace (f)), ==, "Set the revenue of “精创电子” (1996)");
  assert_text (nth_row (fold, LT_TYPE_TEXT_ROW, "Revenue (10,000 CNY)", 0), "2000");
  enter (f, nth_row (fold, LT_TYPE_TEXT_ROW, "Staff (persons)", 0), "1.5");
  wait_for_text (nth_row (fold, LT_TYPE_TEXT_ROW, "Staff (persons)", 0), "whole numbers");
  enter (f, nth_row (fold, LT_TYPE_TEXT_ROW, "Staff (persons)", 0), "");
  enter (f, nth_row (fold, LT_TYPE_TEXT_ROW, "Year", 0), "1997");
  wait_for_text (nth_row (fold, LT_TYPE_TEXT_ROW, "Year", 0), "figures of 1997 already");
  enter (f, nth_row (fold, LT_TYPE_TEXT_ROW, "Year", 0), "1995");
  wait_for_step (f);
  g_assert_nonnull (find_year (f, id, 1995));
  click_button (f, unfold (f, "1997"), "Remove");
  g_assert_cmpstr (lt_workspace_get_undo_label (workspace (f)), ==, "Remove the figures of 1997 from “精创电子”");
  g_assert_true (has_message (f));
  g_assert_null (find_year (f, id, 1997));
}

/* --- The parent --- */

static gboolean
has_row_for (GtkWidget *root, const char *text)
{
  if (GTK_IS_LIST_BOX_ROW (root) && has_text (root, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_row_for (child, text))
      return TRUE;
  return FALSE;
}

/* Chosen, taken away; nobody below it is offered. */
static void
test_parent (Fixture *f, gconstpointer unused)
{
  gint64 id = find_enterprise (f, "精创电子"), parent = find_enterprise (f, "三赢兴科技");
  GtkWidget *menu, *popover;

  edit (f, LT_TABLE_ENTERPRISE, id);
  g_assert_true (has_text (inspector (f), "No parent company is recorded"));
  pick (f, "Choose the parent company", "三赢兴科技");
  g_assert_cmpstr (lt_workspace_get_undo_label (workspace (f)), ==, "Set the parent company of “精创电子”");
  g_assert_cmpint (lt_model_get_enterprise (f->model, id)->parent, ==, parent);
  click_button (f, unfold (f, "三赢兴科技"), "Remove");
  g_assert_cmpint (lt_model_get_enterprise (f->model, id)->parent, ==, 0);
  undo (f);
  lt_view_state_select (f->state, LT_TABLE_ENTERPRISE, parent);
  settle ();
  g_assert_true (has_text (inspector (f), "Subsidiary"));
  menu = find_called (inspector (f), GTK_TYPE_MENU_BUTTON, "Choose the parent company");
  open_menu (menu);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  lt_pick_popover_set_text (LT_PICK_POPOVER (popover), "精创电子");
  g_assert_false (has_row_for (popover, "精创电子"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
  settle ();
  pick (f, "Choose the parent company", "维达力实业");
  g_assert_cmpint (lt_model_get_enterprise (f->model, parent)->parent, ==, find_enterprise (f, "维达力实业"));
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("inspect/participations", test_participations);
  TEST ("inspect/flows-of-a-segment", test_flows_of_a_segment);
  TEST ("inspect/institutions", test_institutions);
  TEST ("inspect/sources", test_sources);
  TEST ("inspect/flow", test_flow);
  TEST ("inspect/enterprise", test_enterprise);
  TEST ("inspect/add-year", test_add_year);
  TEST ("inspect/figures", test_figures);
  TEST ("inspect/parent", test_parent);
  return g_test_run ();
}
