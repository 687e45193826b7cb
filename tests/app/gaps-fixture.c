/* The view of gaps as a user finds his way in it. */
#include "gaps-fixture.h"

#include "app/gaps-filter.h"

gboolean
is_settled (Fixture *f)
{
  return lt_gaps_view_is_settled (f->window->gaps);
}

void
look (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.view", "s", "gaps");
  WAIT (f, is_settled);
  settle ();
}

LtGapsList *
list_of (Fixture *f)
{
  return lt_gaps_view_get_list (f->window->gaps);
}

guint
count_lines (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (lt_gaps_list_get_model (list_of (f))));
}

LtGapLine *
line_at (Fixture *f, guint i)
{
  g_autoptr(LtGapLine) line = g_list_model_get_item (G_LIST_MODEL (lt_gaps_list_get_model (list_of (f))), i);

  return line;
}

const char *
name_at (Fixture *f, guint i)
{
  return lt_gap_line_get_name (line_at (f, i), f->model);
}

guint
index_of (Fixture *f, const char *name)
{
  for (guint i = 0; i < count_lines (f); i++)
    if (g_str_equal (name_at (f, i), name))
      return i;
  g_error ("There is no line “%s”", name);
}

void
select_line (Fixture *f, guint i)
{
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (lt_gaps_list_get_model (list_of (f))), i);
  settle ();
}

void
act (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window->gaps), action, NULL));
}

GtkWidget *
filter_row (Fixture *f, const char *title)
{
  GtkWidget *filter = find_widget (GTK_WIDGET (f->window->gaps), LT_TYPE_GAPS_FILTER),
      *button = find_widget (filter, GTK_TYPE_MENU_BUTTON);

  return nth_row (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), LT_TYPE_CHOICE_ROW, title, 0);
}

void
filter_by (Fixture *f, const char *title, const char *label)
{
  GtkWidget *choice = filter_row (f, title);
  guint index = index_of_choice (choice, label);

  g_assert_cmpuint (index, !=, GTK_INVALID_LIST_POSITION);
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), index);
  WAIT (f, is_settled);
  settle ();
}

void
filter_text (Fixture *f, const char *text)
{
  GtkWidget *entry = find_widget (GTK_WIDGET (f->window->gaps), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  settle ();
}

GtkWidget *
find_dialog (Fixture *f, GType type)
{
  g_autoptr(GListModel) windows = gtk_window_get_toplevels ();

  g_object_ref (windows);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && window != GTK_WIDGET (f->window) && gtk_widget_get_visible (window))
        return window;
    }
  g_error ("There is no dialog");
}

void
answer (Fixture *f, const char *response)
{
  count_steps (f);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog (f, ADW_TYPE_MESSAGE_DIALOG)), response);
  wait_for_step (f);
  WAIT (f, is_settled);
}

void
say (Fixture *f, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nth_row (find_dialog (f, ADW_TYPE_MESSAGE_DIALOG), ADW_TYPE_ENTRY_ROW, title, 0)), text);
}

LtMatrixView *
matrix_of (Fixture *f)
{
  return lt_gaps_matrix_get_view (lt_gaps_view_get_matrix (f->window->gaps));
}

void
show_matrix (Fixture *f)
{
  look (f);
  lt_gaps_view_show_matrix (f->window->gaps, TRUE);
  settle ();
  WAIT (f, is_settled);
  settle ();
}

void
assert_cursor (Fixture *f, const char *name, const char *region)
{
  gint64 at, from;

  g_assert_true (lt_matrix_view_get_cursor (matrix_of (f), &at, &from));
  g_assert_cmpstr (lt_model_get_segment (f->model, at)->name, ==, name);
  g_assert_cmpstr (lt_model_get_region (f->model, from)->name, ==, region);
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, ==, at);
}

void
key (Fixture *f, guint key, GdkModifierType state)
{
  g_assert_true (press (GTK_WIDGET (matrix_of (f)), GTK_PHASE_BUBBLE, key, state));
}
