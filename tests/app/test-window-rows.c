/* What is done with all rows of the table of enterprises that are selected, in the window, in process: deleted, given a role or a
 * parent. */
#include "table-fixture.h"

#include "app/pick-popover.h"

/* --- Deleting --- */

static gboolean
press_delete (Fixture *f)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view (f)->table));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint s = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && s < g_list_model_get_n_items (G_LIST_MODEL (controller)); s++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), s);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, "Delete"))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (view (f)->table), NULL);
        }
    }
  return FALSE;
}

/* What the menu of the row says, by its labels; NULL where it has none that begins so. */
static GMenuModel *
find_item (GMenuModel *menu, const char *prefix, char **label)
{
  for (gint i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      GMenuModel *found = section != NULL ? find_item (section, prefix, label) : NULL;
      g_autofree char *text = NULL;

      if (found != NULL)
        return found;
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &text) && g_str_has_prefix (text, prefix))
        {
          *label = g_steal_pointer (&text);
          return menu;
        }
    }
  return NULL;
}

/* (transfer full) (nullable): the label of an item of the row's menu */
static char *
row_menu_label (Fixture *f, const char *prefix)
{
  g_autoptr(GMenuModel) menu = lt_enterprises_rows_make_menu (GTK_WIDGET (view (f)));
  char *label = NULL;

  find_item (menu, prefix, &label);
  return label;
}

static void
test_delete (Fixture *f, gconstpointer unused)
{
  gint64 ids[3];
  g_autofree char *label = NULL, *item = NULL;
  guint parts = lt_model_count (f->model, LT_TABLE_PARTICIPATION);

  show_view (f);
  for (guint i = 0; i < 3; i++)
    ids[i] = line (f, i + 1);
  select_lines (f, 1, 3);
  item = row_menu_label (f, "_Delete");
  g_assert_cmpstr (item, ==, "_Delete");
  count_steps (f);
  g_assert_true (press_delete (f));
  assert_step (f, "Delete 3 enterprises");
  g_assert_true (has_message (f));                                      /* with the way back */
  WAIT (f, is_listed);
  g_assert_true (has_text (GTK_WIDGET (view (f)), "67 of 67 enterprises"));
  for (guint i = 0; i < 3; i++)
    g_assert_null (firm (f, ids[i]));
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_PARTICIPATION), <, parts);
  g_assert_true (press_delete (f));                                     /* nothing is selected any more */
  settle ();
  undo (f);
  WAIT (f, is_listed);
  g_assert_cmpuint (count_lines (f), ==, 70);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_PARTICIPATION), ==, parts);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (line (f, i + 1), ==, ids[i]);
  label = g_strdup_printf ("Delete “%s”", name_at (f, 5));
  select_lines (f, 5, 1);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.delete", NULL);
  assert_step (f, label);
}

static void
test_delete_platforms (Fixture *f, gconstpointer unused)
{
  show_view (f);
  gtk_drop_down_set_selected (view (f)->subject, 1);
  WAIT (f, is_listed);
  select_lines (f, 0, 2);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.delete", NULL);
  assert_step (f, "Delete 2 innovation platforms");
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_INSTITUTION), ==, 14);
  undo (f);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_INSTITUTION), ==, 16);
}

/* --- Roles --- */

/* The position of one that is in so many segments. */
static guint
find_line (Fixture *f, guint n_segments)
{
  for (guint i = 0; i < count_lines (f); i++)
    if (lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "enterprise", line (f, i))->len == n_segments)
      return i;
  g_error ("No enterprise is in %u segments", n_segments);
}

static void
set_role (Fixture *f, LtRole role)
{
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.role", "i", role);
}

static gint
role_of (Fixture *f, gint64 enterprise, gint64 where)
{
  GPtrArray *rows = lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "enterprise", enterprise);

  for (guint i = 0; i < rows->len; i++)
    if (((LtParticipation *) rows->pdata[i])->segment == where)
      return ((LtParticipation *) rows->pdata[i])->role;
  return -1;
}

/* In the only segment, for those that are in one; in that of the filter, for all of them. */
static void
test_roles (Fixture *f, gconstpointer unused)
{
  gint64 one, several, where;
  g_autofree char *some = NULL, *none = NULL, *single = NULL, *name = NULL, *filtered = NULL;

  show_view (f);
  one = line (f, find_line (f, 1));
  several = line (f, find_line (f, 2));
  where = ((LtParticipation *) lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "enterprise", one)->pdata[0])->segment;
  lt_view_state_select_all (f->state, LT_TABLE_ENTERPRISE, (const gint64[]) { one, several }, 2);
  some = row_menu_label (f, "Set the Role");
  g_assert_cmpstr (some, ==, "Set the Role in Their Only Segment (1 of 2)");
  set_role (f, LT_ROLE_LEADER);
  WAIT (f, has_stepped);
  g_assert_cmpint (role_of (f, one, where), ==, LT_ROLE_LEADER);
  lt_view_state_select (f->state, LT_TABLE_ENTERPRISE, several);
  none = row_menu_label (f, "Set the Role");
  g_assert_null (none);
  set_role (f, LT_ROLE_CORE);
  settle ();
  g_assert_false (has_stepped (f));
  lt_view_state_select (f->state, LT_TABLE_ENTERPRISE, one);
  single = row_menu_label (f, "Set the Role");
  name = g_strdup_printf ("Set the Role in “%s”", lt_thing_get_name (f->model, (LtThing) { LT_TABLE_SEGMENT, where }));
  g_assert_cmpstr (single, ==, name);
  where = ((LtParticipation *) lt_model_refs (f->model, LT_TABLE_PARTICIPATION, "enterprise", several)->pdata[1])->segment;
  view (f)->query->segment = where;
  lt_enterprises_view_relist (view (f));
  WAIT (f, is_listed);
  select_lines (f, 0, count_lines (f));
  filtered = row_menu_label (f, "Set the Role");
  g_free (name);
  name = g_strdup_printf ("Set the Role in “%s”", lt_thing_get_name (f->model, (LtThing) { LT_TABLE_SEGMENT, where }));
  g_assert_cmpstr (filtered, ==, name);
  set_role (f, LT_ROLE_SUPPORT);
  WAIT (f, has_stepped);
  for (guint i = 0; i < count_lines (f); i++)
    g_assert_cmpint (role_of (f, line (f, i), where), ==, LT_ROLE_SUPPORT);
}

/* --- Parents --- */

/* Of all that is selected; one that would close a ring is refused, and none of them is changed. */
static void
test_parent (Fixture *f, gconstpointer unused)
{
  gint64 parent, children[2];

  show_view (f);
  parent = line (f, 0);
  for (guint i = 0; i < 2; i++)
    children[i] = line (f, i + 1);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "filter.column-parent", NULL);
  WAIT (f, is_listed);
  select_lines (f, 1, 2);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (view (f)), "enterprises.set-parent", NULL);
  g_signal_emit_by_name (view (f)->popover, "picked", parent);
  assert_step (f, "Set the parent company of 2 enterprises");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (firm (f, children[i])->parent, ==, parent);
  count_steps (f);
  gtk_column_view_column_set_visible (view (f)->columns[LT_DIRECTORY_PARENT], TRUE);
  settle ();
  lt_enterprises_edit_cell (view (f), parent, LT_DIRECTORY_PARENT);
  g_assert_true (LT_IS_PICK_POPOVER (view (f)->popover));
  g_signal_emit_by_name (view (f)->popover, "picked", children[1]);
  WAIT (f, has_message);
  g_assert_false (has_stepped (f));
  g_assert_cmpint (firm (f, parent)->parent, ==, 0);
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("rows/delete", test_delete);
  TEST ("rows/delete-platforms", test_delete_platforms);
  TEST ("rows/roles", test_roles);
  TEST ("rows/parent", test_parent);
  return g_test_run ();
}
