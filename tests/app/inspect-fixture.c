#include "inspect-fixture.h"

GtkWidget *
inspector (Fixture *f)
{
  return GTK_WIDGET (f->window->inspector);
}

/* --- Finding by what a screen reader says --- */

gboolean
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

GtkWidget *
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

GtkWidget *
nth_row (GtkWidget *root, GType type, const char *title, guint n)
{
  guint left = n;
  GtkWidget *row = look_for_row (root, type, title, &left);

  if (row == NULL)
    g_error ("There is no row “%s”", title);
  return row;
}

GtkWidget *
row (Fixture *f, GType type, const char *title)
{
  return nth_row (inspector (f), type, title, 0);
}

guint
count_rows (Fixture *f, GType type, const char *title)
{
  guint left = G_MAXUINT;

  look_for_row (inspector (f), type, title, &left);
  return G_MAXUINT - left;
}

gboolean
has_row (Fixture *f, GType type, const char *title)
{
  return count_rows (f, type, title) > 0;
}

GtkWidget *
field_of (GtkWidget *text_row)
{
  return lt_text_row_get_field (LT_TEXT_ROW (text_row));
}

void
assert_text (GtkWidget *text_row, const char *expected)
{
  g_autofree char *text = lt_text_row_get_text (LT_TEXT_ROW (text_row));

  g_assert_cmpstr (text, ==, expected);
}

/* --- Doing --- */

void
wait_for_step (Fixture *f)
{
  WAIT (f, has_stepped);
  settle ();
}

/* The page of a thing, with its fields. */
void
edit (Fixture *f, LtTable table, gint64 id)
{
  lt_view_state_go_to (f->state, table, id);
  WAIT (f, is_drawn);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.edit", NULL);
  settle ();
}

void
type_into (GtkWidget *text_row, const char *text)
{
  GtkWidget *field = field_of (text_row);

  gtk_widget_grab_focus (text_row);
  if (GTK_IS_EDITABLE (field))
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
}

gboolean
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
void
enter (Fixture *f, GtkWidget *text_row, const char *text)
{
  count_steps (f);
  type_into (text_row, text);
  if (GTK_IS_ENTRY (field_of (text_row)))
    g_signal_emit_by_name (field_of (text_row), "activate");
  else
    g_assert_true (press (field_of (text_row), GTK_PHASE_CAPTURE, GDK_KEY_Return, GDK_CONTROL_MASK));
}

void
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
guint
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

void
choose_in (Fixture *f, GtkWidget *choice_row, const char *label)
{
  guint index = index_of_choice (choice_row, label);

  g_assert_cmpuint (index, !=, GTK_INVALID_LIST_POSITION);
  count_steps (f);
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice_row), index);
  wait_for_step (f);
}

void
choose (Fixture *f, const char *title, const char *label)
{
  choose_in (f, row (f, LT_TYPE_CHOICE_ROW, title), label);
}

void
assert_chosen (GtkWidget *choice_row, const char *label)
{
  g_autofree char *chosen = choice_at (choice_row, adw_combo_row_get_selected (ADW_COMBO_ROW (choice_row)));

  g_assert_cmpstr (chosen, ==, label);
}

void
click_button (Fixture *f, GtkWidget *root, const char *label)
{
  count_steps (f);
  g_signal_emit_by_name (find_called (root, GTK_TYPE_BUTTON, label), "clicked");
  wait_for_step (f);
}

static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, window, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (window);
}

/* It must be in sight for what it opens to have a place. */
void
open_menu (GtkWidget *menu)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  gtk_widget_grab_focus (menu);
  settle ();
  while (!is_in_sight (menu) && g_get_monotonic_time () < end)
    settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  settle ();
}

/* Through the button in a heading: the first that is found for a text. */
void
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

GtkWidget *
unfold (Fixture *f, const char *title)
{
  GtkWidget *fold = row (f, ADW_TYPE_EXPANDER_ROW, title);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
  settle ();
  return fold;
}

const LtSegment *
segment_row (Fixture *f, gint64 id)
{
  return lt_model_get_segment (f->model, id);
}

gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
