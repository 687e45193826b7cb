/* The table of enterprises in the window, in process: what it lists and in which order, what is changed in it and how that is
 * undone, named lists, and that the inspector and the table show the same. */
#include "table-fixture.h"

#include "app/cell-editor.h"
#include "app/pick-popover.h"
#include "workspace/region.h"

static void
type (Fixture *f, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (view (f)->entry), text);
  WAIT (f, is_listed);
}

static void
choose (Fixture *f, const char *action, const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (view (f)), action, "s", target);
  WAIT (f, is_listed);
}

/* --- Looking --- */

/* Nothing is done for it before somebody looks. */
static void
test_lazy (Fixture *f, gconstpointer unused)
{
  g_assert_null (view (f)->places);
  show_view (f);
  g_assert_cmpuint (count_lines (f), ==, lt_model_count (f->model, LT_TABLE_ENTERPRISE));
  g_assert_true (has_text (GTK_WIDGET (view (f)), "70 of 70 enterprises"));
  g_assert_cmpuint (g_hash_table_size (view (f)->bound), >, 0);
  g_assert_true (has_text (GTK_WIDGET (view (f)->table), name_at (f, 0)));
}

static void
test_filter (Fixture *f, gconstpointer unused)
{
  LtEnterprisesView *self;

  show_view (f);
  self = view (f);
  type (f, "syxkj");
  g_assert_cmpuint (count_lines (f), ==, 1);
  g_assert_cmpstr (name_at (f, 0), ==, "三赢兴科技");
  g_assert_true (has_text (GTK_WIDGET (self), "1 of 70 enterprises"));
  choose (f, "filter.where", "outside");
  g_assert_cmpuint (count_lines (f), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (self->stack), ==, "nothing");
  g_assert_true (has_text (GTK_WIDGET (self->stack), "Nothing matches"));
  g_assert_true (has_text (GTK_WIDGET (self->chips[CHIP_WHERE]), "Outside"));
  g_signal_emit_by_name (self->chips[CHIP_WHERE], "cleared");
  WAIT (f, is_listed);
  g_assert_cmpuint (count_lines (f), ==, 1);
  g_signal_emit_by_name (self->clear, "clicked");
  WAIT (f, is_listed);
  g_assert_cmpuint (count_lines (f), ==, 70);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entry)), ==, "");
}

/* By hand in the table of participations: who is in no segment of the sample. */
static void
test_unlinked (Fixture *f, gconstpointer unused)
{
  GPtrArray *rows = lt_model_rows (f->model, LT_TABLE_ENTERPRISE);
  guint expected = 0;

  for (guint i = 0; i < rows->len; i++)
    expected += lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "enterprise", ((LtRow *) rows->pdata[i])->id)->len == 0;
  show_view (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "filter.unlinked", NULL);
  WAIT (f, is_listed);
  g_assert_cmpuint (count_lines (f), ==, expected);
  g_assert_cmpuint (expected, >, 0);
  g_assert_cmpuint (expected, <, 70);
}

/* The words of a column's title; nothing else has them while no row is a figure. */
static GtkWidget *
find_title (GtkWidget *under, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (under) && g_str_equal (gtk_label_get_text (GTK_LABEL (under)), words))
    return under;
  for (GtkWidget *child = gtk_widget_get_first_child (under); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_title (child, words);
  return found;
}

/* How far the words of a title are from the begin of its column, and from the end. */
static void
measure_title (Fixture *f, const char *words, double *before, double *behind)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view (f)->table)), *label = find_title (header, words), *title = label;
  graphene_rect_t at;

  g_assert_nonnull (label);
  while (gtk_widget_get_parent (title) != header)
    title = gtk_widget_get_parent (title);
  g_assert_true (gtk_widget_compute_bounds (label, title, &at));
  *before = at.origin.x;
  *behind = gtk_widget_get_width (title) - at.origin.x - at.size.width;
}

/* Figures end where their column ends, and so do their titles. */
static void
test_titles (Fixture *f, gconstpointer unused)
{
  double before, behind;

  show_view (f);
  settle ();
  measure_title (f, "Name", &before, &behind);
  g_assert_cmpfloat (before, <=, 8);
  measure_title (f, "Revenue", &before, &behind);
  g_assert_cmpfloat (before, >, 8);
  g_assert_cmpfloat (behind, <=, 8);
}

/* What is left of the width goes to the segments. */
static void
test_room (Fixture *f, gconstpointer unused)
{
  GtkWidget *header, *title;

  show_view (f);
  for (guint c = LT_DIRECTORY_REGION; c < LT_N_DIRECTORY_COLUMNS; c++)
    if (c != LT_DIRECTORY_SEGMENTS && gtk_column_view_column_get_visible (view (f)->columns[c]))
      lt_enterprises_columns_toggle (view (f), c);
  settle ();
  header = gtk_widget_get_first_child (GTK_WIDGET (view (f)->table));
  title = find_title (header, "Segments");
  while (gtk_widget_get_parent (title) != header)
    title = gtk_widget_get_parent (title);
  g_assert_cmpint (gtk_widget_get_width (title), >, 400);
}

static void
click_header (Fixture *f, LtDirectoryColumn column, GtkSortType direction)
{
  gtk_column_view_sort_by_column (view (f)->table, view (f)->columns[column], direction);
  WAIT (f, is_listed);
}

static void
test_sort (Fixture *f, gconstpointer unused)
{
  g_autofree char *first = NULL;

  show_view (f);
  first = g_strdup (name_at (f, 0));
  click_header (f, LT_DIRECTORY_NAME, GTK_SORT_DESCENDING);
  g_assert_cmpint (view (f)->sort, ==, LT_DIRECTORY_NAME);
  g_assert_true (view (f)->descending);
  g_assert_cmpstr (name_at (f, 69), ==, first);
  click_header (f, LT_DIRECTORY_SEGMENTS, GTK_SORT_DESCENDING);
  for (guint i = 1; i < 70; i++)
    g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "enterprise", line (f, i - 1))->len, >=,
                      lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "enterprise", line (f, i))->len);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.default-order", NULL);
  WAIT (f, is_listed);
  g_assert_cmpstr (name_at (f, 0), ==, first);
}

static void
reopen (Fixture *f)
{
  close_window (f);
  f->window = lt_application_open_path (f->application, f->path);
  WAIT (f, is_open);
  f->state = lt_window_get_state (f->window);
  f->model = lt_view_state_get_model (f->state);
  WAIT (f, is_listed);                                      /* the view too is the one that was left: no diagram is drawn */
}

/* What is shown, and by what it is sorted, is as one left it, and not in the document. */
static void
test_remembered (Fixture *f, gconstpointer unused)
{
  show_view (f);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "filter.column-credit", NULL);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "filter.column-status", NULL);
  click_header (f, LT_DIRECTORY_TAX, GTK_SORT_DESCENDING);
  g_assert_false (has_stepped (f));
  reopen (f);
  g_assert_true (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_CREDIT]));
  g_assert_false (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_STATUS]));
  g_assert_cmpint (view (f)->sort, ==, LT_DIRECTORY_TAX);
  g_assert_true (view (f)->descending);
}

static guint
place_of_column (Fixture *f, LtDirectoryColumn column)
{
  GListModel *columns = gtk_column_view_get_columns (view (f)->table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) other = g_list_model_get_item (columns, i);

      if (other == view (f)->columns[column])
        return i;
    }
  g_error ("The table has no column %s", lt_directory_get_nick (column));
}

static int
width_of (Fixture *f, LtDirectoryColumn column)
{
  return gtk_column_view_column_get_fixed_width (view (f)->columns[column]);
}

/* The order and the widths are as one left them, for either table; Tab goes by that order; and they can be had as at first. */
static void
test_arranged (Fixture *f, gconstpointer unused)
{
  show_view (f);
  count_steps (f);
  g_assert_true (gtk_column_view_get_reorderable (view (f)->table));
  gtk_column_view_insert_column (view (f)->table, 1, view (f)->columns[LT_DIRECTORY_TAX]);
  gtk_column_view_column_set_fixed_width (view (f)->columns[LT_DIRECTORY_REGION], 77);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "filter.column-credit", NULL);
  view (f)->column = LT_DIRECTORY_CREDIT;
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.move-column", "i", -1);      /* past the year, the next shown */
  g_assert_cmpuint (place_of_column (f, LT_DIRECTORY_CREDIT), <, place_of_column (f, LT_DIRECTORY_YEAR));
  gtk_drop_down_set_selected (view (f)->subject, 1);
  WAIT (f, is_listed);
  g_assert_cmpint (width_of (f, LT_DIRECTORY_REGION), ==, 110);
  g_assert_cmpuint (place_of_column (f, LT_DIRECTORY_TAX), ==, LT_DIRECTORY_TAX);
  gtk_column_view_insert_column (view (f)->table, 0, view (f)->columns[LT_DIRECTORY_CAPACITY]);
  g_assert_false (has_stepped (f));
  reopen (f);
  g_assert_cmpuint (place_of_column (f, LT_DIRECTORY_NAME), ==, 0);
  g_assert_cmpuint (place_of_column (f, LT_DIRECTORY_TAX), ==, 1);
  g_assert_cmpint (width_of (f, LT_DIRECTORY_REGION), ==, 77);
  g_assert_cmpuint (place_of_column (f, LT_DIRECTORY_CREDIT), <, place_of_column (f, LT_DIRECTORY_YEAR));
  g_assert_cmpint (lt_enterprises_arrangement_next (view (f), LT_DIRECTORY_NAME, 1), ==, LT_DIRECTORY_TAX);
  g_assert_cmpint (lt_enterprises_arrangement_next (view (f), LT_DIRECTORY_NAME, -1), ==, -1);
  gtk_drop_down_set_selected (view (f)->subject, 1);
  WAIT (f, is_listed);
  g_assert_cmpuint (place_of_column (f, LT_DIRECTORY_CAPACITY), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.default-columns", NULL);
  for (guint c = 0; c < LT_N_DIRECTORY_COLUMNS; c++)
    g_assert_cmpuint (place_of_column (f, c), ==, c);
  g_assert_true (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_KIND]));
  g_assert_false (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_REVENUE]));
}

/* What an older version remembered, or somebody wrote there. */
static void
test_odd_arrangement (Fixture *f, gconstpointer unused)
{
  lt_view_state_remember_text (f->state, "enterprises", "columns", "tax name tax:90 no -name:1 revenue:999999 -region: role:x");
  show_view (f);
  lt_enterprises_columns_recall (view (f));
  g_assert_cmpuint (place_of_column (f, LT_DIRECTORY_TAX), ==, 0);
  g_assert_cmpuint (place_of_column (f, LT_DIRECTORY_NAME), ==, 1);
  g_assert_true (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_NAME]));
  g_assert_cmpint (width_of (f, LT_DIRECTORY_TAX), ==, 120);
  g_assert_cmpint (width_of (f, LT_DIRECTORY_REVENUE), ==, 2000);
  g_assert_cmpint (width_of (f, LT_DIRECTORY_ROLE), ==, 90);
  g_assert_true (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_ROLE]));
  g_assert_false (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_REGION]));
  g_assert_false (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_SEGMENTS]));
}

static void
test_platforms (Fixture *f, gconstpointer unused)
{
  show_view (f);
  gtk_drop_down_set_selected (view (f)->subject, 1);
  WAIT (f, is_listed);
  g_assert_cmpuint (count_lines (f), ==, lt_model_count (f->model, LT_TABLE_INSTITUTION));
  g_assert_true (has_text (GTK_WIDGET (view (f)), "16 of 16 innovation platforms"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (view (f)->chips[CHIP_HONOUR])));
  g_assert_true (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_CAPACITY]));
  g_assert_false (gtk_column_view_column_get_visible (view (f)->columns[LT_DIRECTORY_REVENUE]));
  select_lines (f, 0, 1);
  wait_for_text (GTK_WIDGET (f->window->inspector), "Researches and Trains for");
}

/* --- What is selected --- */

static void
test_selection (Fixture *f, gconstpointer unused)
{
  LtTable table;
  guint n;
  g_autoptr(GtkBitset) selected = NULL;
  g_autoptr(LtCargo) cargo = NULL;

  show_view (f);
  select_lines (f, 2, 1);
  g_assert_true (lt_view_state_is_selected (f->state, LT_TABLE_ENTERPRISE, line (f, 2)));
  wait_for_text (GTK_WIDGET (f->window->inspector), name_at (f, 2));
  select_lines (f, 1, 3);
  lt_view_state_get_selected (f->state, &table, &n);
  g_assert_cmpuint (n, ==, 3);
  wait_for_text (GTK_WIDGET (f->window->inspector), "3 enterprises selected");
  cargo = lt_enterprises_view_take (view (f), 2);
  g_assert_cmpuint (cargo->ids->len, ==, 3);
  g_assert_cmpint (cargo->table, ==, LT_TABLE_ENTERPRISE);
  /* The other way round; and it stays with the row when others come before it. */
  lt_view_state_select (f->state, LT_TABLE_ENTERPRISE, line (f, 5));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (view (f)->selection), 5));
  click_header (f, LT_DIRECTORY_NAME, GTK_SORT_DESCENDING);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (view (f)->selection));
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
  g_assert_true (lt_view_state_is_selected (f->state, LT_TABLE_ENTERPRISE, line (f, gtk_bitset_get_nth (selected, 0))));
  lt_view_state_select (f->state, LT_TABLE_CHAIN, chain (f, "光通信"));
  g_assert_true (gtk_selection_model_get_selection (GTK_SELECTION_MODEL (view (f)->selection)) != NULL);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (view (f)->selection), gtk_bitset_get_nth (selected, 0)));
}

/* --- Cells --- */

static LtCellEditor *
edit_cell (Fixture *f, gint64 id, LtDirectoryColumn column)
{
  gtk_column_view_column_set_visible (view (f)->columns[column], TRUE);
  settle ();
  lt_enterprises_edit_cell (view (f), id, column);
  g_assert_true (LT_IS_CELL_EDITOR (view (f)->popover));
  return LT_CELL_EDITOR (view (f)->popover);
}

static void
enter (LtCellEditor *editor, const char *text, int step)
{
  gtk_editable_set_text (lt_cell_editor_get_entry (editor), text);
  g_signal_emit_by_name (editor, "commit", text, step);
}

static gboolean
is_over (Fixture *f)
{
  return view (f)->popover == NULL;
}

static void
test_inline (Fixture *f, gconstpointer unused)
{
  gint64 id;
  g_autofree char *before = NULL, *label = NULL;

  show_view (f);
  id = line (f, 0);
  before = g_strdup (firm (f, id)->name);
  count_steps (f);
  enter (edit_cell (f, id, LT_DIRECTORY_NAME), " 阿尔法光电 ", 0);
  label = g_strdup_printf ("Rename “%s” to “ 阿尔法光电 ”", before);
  assert_step (f, label);
  WAIT (f, is_over);
  g_assert_cmpstr (firm (f, id)->name, ==, "阿尔法光电");
  g_assert_true (has_text (GTK_WIDGET (view (f)->table), "阿尔法光电"));
  undo (f);
  g_assert_cmpstr (firm (f, id)->name, ==, before);
}

static void
test_inline_figure (Fixture *f, gconstpointer unused)
{
  gint64 id;
  LtCellEditor *editor;

  show_view (f);
  id = line (f, 0);
  editor = edit_cell (f, id, LT_DIRECTORY_REVENUE);
  count_steps (f);
  enter (editor, "-5", 0);
  g_assert_true (has_text (GTK_WIDGET (editor), "negative"));
  enter (editor, "999999999亿", 0);
  g_assert_true (has_text (GTK_WIDGET (editor), "too large"));
  g_assert_false (has_stepped (f));
  enter (editor, "3.5亿", 1);                                           /* and on to the next figure that is shown */
  WAIT (f, has_stepped);
  g_assert_cmpfloat (lt_directory_get_figure (f->model, LT_TABLE_ENTERPRISE, id, LT_DIRECTORY_REVENUE), ==, 35000);
  settle ();
  g_assert_true (LT_IS_CELL_EDITOR (view (f)->popover));
  g_assert_cmpint (view (f)->column, ==, LT_DIRECTORY_TAX);
  undo (f);
  g_assert_true (isnan (lt_directory_get_figure (f->model, LT_TABLE_ENTERPRISE, id, LT_DIRECTORY_REVENUE)));
}

static void
test_inline_credit (Fixture *f, gconstpointer unused)
{
  LtCellEditor *editor;
  gint64 id;

  show_view (f);
  id = line (f, 0);
  editor = edit_cell (f, id, LT_DIRECTORY_CREDIT);
  count_steps (f);
  enter (editor, "91350100M000100Y44", 0);
  wait_for_text (GTK_WIDGET (editor), "check digit");
  g_assert_false (has_stepped (f));
  g_assert_true (view (f)->popover == GTK_WIDGET (editor));
  enter (editor, "91350100M000100Y43", 0);
  WAIT (f, has_stepped);
  g_assert_cmpstr (firm (f, id)->credit, ==, "91350100M000100Y43");
}

/* --- Many at once --- */

static void
test_bulk (Fixture *f, gconstpointer unused)
{
  gint64 ids[3], chibi, target = segment (f, "光通信/光模块");

  show_view (f);
  for (guint i = 0; i < 3; i++)
    ids[i] = line (f, i + 2);
  chibi = lt_region_find (f->model, "赤壁市", NULL)->id;
  select_lines (f, 2, 3);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.status", "i", LT_STATUS_SUSPENDED);
  assert_step (f, "Set the status of 3 enterprises");
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.set-region", NULL);
  g_signal_emit_by_name (view (f)->popover, "picked", chibi);
  assert_step (f, "Set the region of 3 enterprises");
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.add-honour", "s", "瞪羚");
  assert_step (f, "Give 3 enterprises the honour “瞪羚”");
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.add-to-segment", NULL);
  g_signal_emit_by_name (view (f)->popover, "picked", target);
  assert_step (f, "Add 3 enterprises to “光模块”");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (firm (f, ids[i])->status, ==, LT_STATUS_SUSPENDED);
      g_assert_cmpint (firm (f, ids[i])->region, ==, chibi);
    }
  for (guint i = 0; i < 4; i++)
    undo (f);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (firm (f, ids[i])->status, !=, LT_STATUS_SUSPENDED);
}

/* --- Named lists --- */

static gint64
only_listing (Fixture *f)
{
  GPtrArray *rows = lt_model_rows (f->model, LT_TABLE_LISTING);

  g_assert_cmpuint (rows->len, ==, 1);
  return ((LtRow *) rows->pdata[0])->id;
}

static GtkWindow *
find_dialog (Fixture *f)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_window_get_transient_for (window) == GTK_WINDOW (f->window))
        return window;
    }
  g_error ("There is no dialog");
}

static void
test_lists (Fixture *f, gconstpointer unused)
{
  GtkWindow *dialog;
  guint n;

  show_view (f);
  type (f, "科技");
  choose (f, "filter.where", "local");
  n = count_lines (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.save-list", NULL);
  dialog = find_dialog (f);
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))), "本地科技");
  count_steps (f);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  gtk_window_destroy (dialog);
  assert_step (f, "Save the list “本地科技”");
  g_signal_emit_by_name (view (f)->clear, "clicked");
  WAIT (f, is_listed);
  g_assert_cmpuint (count_lines (f), ==, 70);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.open-list", "x", only_listing (f));
  WAIT (f, is_listed);
  g_assert_cmpuint (count_lines (f), ==, n);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (view (f)->entry)), ==, "科技");
  type (f, "");
  step (f, "win.undo");
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_LISTING), ==, 0);
  step (f, "win.redo");
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.replace-list", NULL);
  assert_step (f, "Change the list “本地科技”");
  g_assert_cmpstr (((LtListing *) lt_model_rows (f->model, LT_TABLE_LISTING)->pdata[0])->query, ==, "{\"where\":\"local\"}");
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.delete-list", NULL);
  assert_step (f, "Delete the list “本地科技”");
  g_assert_true (has_message (f));                                      /* with the way back */
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("enterprises/lazy", test_lazy);
  TEST ("enterprises/filter", test_filter);
  TEST ("enterprises/unlinked", test_unlinked);
  TEST ("enterprises/titles", test_titles);
  TEST ("enterprises/room", test_room);
  TEST ("enterprises/sort", test_sort);
  TEST ("enterprises/remembered", test_remembered);
  TEST ("enterprises/arranged", test_arranged);
  TEST ("enterprises/odd-arrangement", test_odd_arrangement);
  TEST ("enterprises/platforms", test_platforms);
  TEST ("enterprises/selection", test_selection);
  TEST ("enterprises/inline", test_inline);
  TEST ("enterprises/inline-figure", test_inline_figure);
  TEST ("enterprises/inline-credit", test_inline_credit);
  TEST ("enterprises/bulk", test_bulk);
  TEST ("enterprises/lists", test_lists);
  return g_test_run ();
}
