/* What reference chains have and chains lack: its lines, its page; and what is done with a line or a cell by its menu. */
#include "gaps-fixture.h"

#include "app/lacking.h"

/* --- What reference chains have --- */

static void
test_take_over (Fixture *f, gconstpointer unused)
{
  g_autofree char *name = NULL;
  const LtTemplate *template;
  gint64 chain;
  guint before, segments;

  look (f);
  filter_by (f, "Reference Chain Has It", "Listed alone");
  before = count_lines (f);
  g_assert_cmpuint (before, >, 0);
  select_line (f, 0);
  template = lt_gap_line_get_template (line_at (f, 0));
  chain = lt_gap_line_get_chain (line_at (f, 0), f->model);
  name = g_strdup (name_at (f, 0));
  segments = lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", chain)->len;
  g_assert_nonnull (template);
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, ==, chain);
  g_assert_true (lt_gaps_list_get_selected (list_of (f)) == line_at (f, 0));
  count_steps (f);
  act (f, "gaps.take");
  wait_for_step (f);
  WAIT (f, is_settled);
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", chain)->len, ==, segments + 1);
  g_assert_cmpuint (count_lines (f), ==, before - 1);
  g_assert_cmpstr (lt_thing_get_name (f->model, lt_view_state_get_selection (f->state)), ==, name);
  undo (f);
  WAIT (f, is_settled);
  g_assert_cmpuint (count_lines (f), ==, before);
  /* A chain that is compared with none lacks nothing. */
  filter_by (f, "Chain", lt_model_get_chain (f->model, chain)->name);
  g_assert_cmpuint (count_lines (f), >, 0);
  choose_in (f, filter_row (f, "Compared with"), "None");
  WAIT (f, is_settled);
  g_assert_cmpuint (count_lines (f), ==, 0);
}

/* Every neighbour that the template has, by the name that it has in the chain where it is there. */
static void
assert_neighbours (Fixture *f, const LtLacking *lacking)
{
  const LtTemplateLine *line;
  g_autoptr(GArray) lines = lt_lacking_compare (f->state, &line);
  guint there = 0;

  for (guint i = 0; i < lacking->template->flows->len; i++)
    {
      const LtTemplateFlow *flow = lacking->template->flows->pdata[i];
      guint other = flow->buyer == lacking->index ? flow->supplier : flow->buyer;
      gint64 own = g_array_index (lines, LtTemplateLine, other).segment;

      if (flow->buyer != lacking->index && flow->supplier != lacking->index)
        continue;
      there += own != 0;
      g_assert_true (has_row (f, ADW_TYPE_ACTION_ROW, own != 0 ? lt_model_get_segment (f->model, own)->name
                              : ((const LtTemplateSegment *) lacking->template->segments->pdata[other])->row->name));
    }
  g_assert_cmpuint (there, >, 0);
}

static gboolean
has_neighbour (Fixture *f, guint i)
{
  const LtAssessment *a = lt_gap_line_get_assessment (line_at (f, i), f->state);

  return a->upstream + a->downstream > 0;
}

/* What is lacking has a page: what the template says of it beside what there is, and its buttons. */
static void
test_lacking_page (Fixture *f, gconstpointer unused)
{
  const LtTemplateSegment *wanted;
  g_autofree char *name = NULL, *description = NULL;
  LtLacking lacking;
  guint i = 0;
  gint64 taken;

  look (f);
  filter_by (f, "Reference Chain Has It", "Listed alone");
  /* One that what is there supplies or is supplied by. */
  while (!has_neighbour (f, i))
    i++;
  name = g_strdup (name_at (f, i));
  select_line (f, i);
  g_assert_true (lt_gap_line_get_lacking (line_at (f, i), &lacking));
  wanted = lacking.template->segments->pdata[lacking.index];
  description = g_strdup (lacking.template->description);
  g_assert_true (has_text (inspector (f), name));
  g_assert_true (has_text (inspector (f), description));
  g_assert_true (has_text (inspector (f), lacking.template->title));
  g_assert_true (has_text (inspector (f), ((const LtSource *) lacking.template->sources->pdata[0])->title));
  g_assert_true (wanted->row->note == NULL || has_text (inspector (f), wanted->row->note));
  assert_neighbours (f, &lacking);
  /* Another one is another page; the chain itself is neither. */
  lt_view_state_select (f->state, LT_TABLE_CHAIN, lacking.chain);
  settle ();
  g_assert_false (has_text (inspector (f), description));
  g_assert_null (lt_gaps_list_get_selected (list_of (f)));
  lt_view_state_select_lacking (f->state, &lacking);
  settle ();
  g_assert_true (lt_gaps_list_get_selected (list_of (f)) == line_at (f, i));
  click_button (f, inspector (f), "Take Over");
  WAIT (f, is_settled);
  settle ();
  taken = lt_view_state_get_selection (f->state).id;
  g_assert_cmpstr (lt_model_get_segment (f->model, taken)->name, ==, name);
  g_assert_null (lt_view_state_get_lacking (f->state));
  g_assert_false (has_text (inspector (f), description));
  g_assert_true (has_text (inspector (f), name));
}

static gboolean
add_enterprise (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_insert (edit, LT_TABLE_ENTERPRISE, data, error);
}

/* Who makes what it is about is named. */
static void
test_named (Fixture *f, gconstpointer unused)
{
  gint64 city = lt_view_state_get_viewpoint (f->state);
  g_autofree char *products = NULL;
  g_autoptr(GError) error = NULL;
  const LtTemplateSegment *wanted = NULL;
  LtEnterprise row = { .name = (char *) "新来的", .region = city, .status = LT_STATUS_OPERATING };
  LtLacking lacking;

  look (f);
  filter_by (f, "Reference Chain Has It", "Listed alone");
  for (guint i = 0; wanted == NULL || wanted->products[0] == NULL; i++)
    {
      lt_gap_line_get_lacking (line_at (f, i), &lacking);
      wanted = lacking.template->segments->pdata[lacking.index];
    }
  products = g_strdup_printf ("别的；%s", wanted->products[0]);
  lt_view_state_select_lacking (f->state, &lacking);
  settle ();
  g_assert_false (has_row (f, ADW_TYPE_ACTION_ROW, "新来的"));
  row.products = products;
  lt_workspace_edit (workspace (f), "Add", LT_EDIT_DEFAULT, add_enterprise, &row, &error);
  g_assert_no_error (error);
  WAIT (f, is_settled);
  settle ();
  g_assert_true (has_row (f, ADW_TYPE_ACTION_ROW, "新来的"));
  g_assert_true (has_text (inspector (f), "Enterprises that name it"));
}

/* --- Menus --- */

static GtkWidget *
find_popover (Fixture *f, GType type)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->window->gaps)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && gtk_widget_get_visible (child))
      found = child;
  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
column_view (Fixture *f)
{
  return find_widget (GTK_WIDGET (list_of (f)), GTK_TYPE_COLUMN_VIEW);
}

static gboolean
has_gone (Fixture *f)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->window->gaps)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return FALSE;
  return TRUE;
}

static void
close_popover (Fixture *f, GtkWidget *popover)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
  WAIT (f, has_gone);
}

static char *pasted;

static void
on_text (GObject *clipboard, GAsyncResult *result, gpointer unused)
{
  pasted = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_pasted (Fixture *f)
{
  return pasted != NULL;
}

/* (transfer full) */
static char *
paste (Fixture *f)
{
  g_clear_pointer (&pasted, g_free);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->window)), NULL, on_text, NULL);
  WAIT (f, is_pasted);
  return g_steal_pointer (&pasted);
}

static void
focus_line (Fixture *f, guint i)
{
  select_line (f, i);
  gtk_widget_activate_action (gtk_widget_get_last_child (column_view (f)), "list.scroll-to-item", "u", i);
  gtk_widget_child_focus (gtk_widget_get_last_child (column_view (f)), GTK_DIR_TAB_FORWARD);
  settle ();
}

/* By the Menu key on a line; what it names can be done. */
static void
test_line_menu (Fixture *f, gconstpointer unused)
{
  g_autofree char *words = NULL;
  GtkWidget *menu;
  guint i;

  look (f);
  filter_by (f, "Reference Chain Has It", "Left out");
  filter_text (f, "yzdlb");
  focus_line (f, 0);
  g_assert_true (press (column_view (f), GTK_PHASE_BUBBLE, GDK_KEY_Menu, 0));
  menu = find_popover (f, GTK_TYPE_POPOVER_MENU);
  g_assert_true (has_text (menu, "Find in the Diagram") && has_text (menu, "Show Why") && has_text (menu, "Copy the Reasons"));
  g_assert_true (has_text (menu, "Set by Hand…") && has_text (menu, "Add a Target…"));
  g_assert_false (has_text (menu, "Take Over"));
  close_popover (f, menu);
  act (f, "gaps.copy-reasons");
  words = paste (f);
  g_assert_true (g_str_has_prefix (words, "印制电路板, 智能终端元器件, "));
  for (i = 0; i < LT_N_FACTORS; i++)
    {
      g_autofree char *why = lt_ranking_explain (lt_view_state_get_ranking (f->state), segment (f, "智能终端元器件/印制电路板"), i);

      g_assert_nonnull (strstr (words, why));
    }
}

/* Of what is lacking there is more to take over than to find. */
static void
test_lacking_menu (Fixture *f, gconstpointer unused)
{
  GtkWidget *menu;

  look (f);
  filter_by (f, "Reference Chain Has It", "Listed alone");
  focus_line (f, 0);
  g_assert_true (press (column_view (f), GTK_PHASE_BUBBLE, GDK_KEY_F10, GDK_SHIFT_MASK));
  menu = find_popover (f, GTK_TYPE_POPOVER_MENU);
  g_assert_true (has_text (menu, "Take Over") && has_text (menu, "Take All Over") && has_text (menu, "Copy the Reasons"));
  g_assert_false (has_text (menu, "Find in the Diagram") || has_text (menu, "Add a Target…"));
  close_popover (f, menu);
}

static void
test_add_target (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "工业软件");
  GtkWidget *popover;
  guint before;

  look (f);
  select_line (f, 0);
  before = lt_model_refs (f->model, LT_TABLE_TARGET, "segment", id)->len;
  act (f, "gaps.add-target");
  settle ();
  popover = find_popover (f, LT_TYPE_PICK_POPOVER);
  lt_pick_popover_set_text (LT_PICK_POPOVER (popover), "京东方");
  settle ();
  count_steps (f);
  lt_pick_popover_activate (LT_PICK_POPOVER (popover));
  wait_for_step (f);
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_TARGET, "segment", id)->len, ==, before + 1);
  WAIT (f, has_gone);
}

/* “Why” brings the inspector back. */
static void
test_why (Fixture *f, gconstpointer unused)
{
  look (f);
  select_line (f, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.inspector", NULL);
  settle ();
  g_assert_false (gtk_widget_get_mapped (inspector (f)));
  act (f, "gaps.why");
  settle ();
  g_assert_true (gtk_widget_get_mapped (inspector (f)));
  act (f, "gaps.why");
  settle ();
  g_assert_true (gtk_widget_get_mapped (inspector (f)));
}

/* A cell's menu, by the pointer and by the keyboard; what is set by hand is set for the cell's region. */
static void
test_matrix_menu (Fixture *f, gconstpointer unused)
{
  GtkWidget *menu, *dialog;
  GdkRectangle box;
  gint64 camera = segment (f, "智能终端元器件/摄像模组"), tongcheng;

  show_matrix (f);
  tongcheng = lt_matrix_get_region (lt_gaps_matrix_get_matrix (lt_gaps_view_get_matrix (f->window->gaps)), 3);
  g_assert_true (lt_matrix_view_get_cell (matrix_of (f), camera, tongcheng, &box));
  lt_matrix_view_ask_menu (matrix_of (f), box.x + box.width / 2, box.y + box.height / 2);
  assert_cursor (f, "摄像模组", "通城县");
  menu = find_popover (f, GTK_TYPE_POPOVER_MENU);
  g_assert_true (has_text (menu, "Find in the Diagram") && has_text (menu, "Set by Hand…") && has_text (menu, "Show Why"));
  close_popover (f, menu);
  key (f, GDK_KEY_F10, GDK_SHIFT_MASK);
  menu = find_popover (f, GTK_TYPE_POPOVER_MENU);
  close_popover (f, menu);
  act (f, "gaps.set-by-hand");
  settle ();
  dialog = find_dialog (f, ADW_TYPE_MESSAGE_DIALOG);
  assert_chosen (nth_row (dialog, LT_TYPE_CHOICE_ROW, "Coverage", 0), "Arriving");
  say (f, "Reason", "停工");
  answer (f, "set");
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_OVERRIDE, "region", tongcheng)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("lacking/take-over", test_take_over);
  TEST ("lacking/page", test_lacking_page);
  TEST ("lacking/named", test_named);
  TEST ("lacking/menu", test_lacking_menu);
  TEST ("lacking/line-menu", test_line_menu);
  TEST ("lacking/add-target", test_add_target);
  TEST ("lacking/why", test_why);
  TEST ("lacking/matrix-menu", test_matrix_menu);
  return g_test_run ();
}
