/* The history as a list: what it says, jumping in it, and what others do meanwhile. */
#include "window-fixture.h"

#include "app/history-line.h"
#include "workspace/region.h"

static GListModel *
lines (Fixture *f)
{
  return lt_history_list_get_lines (f->window->history);
}

static LtHistoryLine *
line_at (Fixture *f, guint i)
{
  g_autoptr(LtHistoryLine) line = g_list_model_get_item (lines (f), i);

  g_assert_nonnull (line);
  return line;
}

static gboolean
is_listed (Fixture *f)
{
  return gtk_widget_get_mapped (GTK_WIDGET (f->window->history)) && g_list_model_get_n_items (lines (f)) > 0;
}

static void
open_list (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.history", NULL);
  WAIT (f, is_listed);
  settle ();
}

/* Newest first: a letter for the state of each (d: done, n: now, u: undone) and what it is called. */
static void
check_lines (Fixture *f, const char *const *expected)
{
  guint n = g_strv_length ((char **) expected);

  g_assert_cmpuint (g_list_model_get_n_items (lines (f)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = lt_history_line_title (line_at (f, i));
      g_autofree char *line = g_strdup_printf ("%c %s", "dnu"[lt_history_line_get_state (line_at (f, i))], title);

      g_assert_cmpstr (line, ==, expected[i]);
    }
}
#define CHECK_LINES(f, ...) check_lines (f, (const char *[]) { __VA_ARGS__, NULL })
#define FIRST "d The beginning: Build the sample “xianning”"

static void
rename_chain (Fixture *f, const char *name)
{
  LtThing thing = { LT_TABLE_CHAIN, chain (f, "光通信") };

  count_steps (f);
  lt_editor_rename (lt_view_state_get_editor (f->state), thing, name);
  WAIT (f, has_stepped);
  count_steps (f);
  lt_editor_rename (lt_view_state_get_editor (f->state), thing, "光通信");
  WAIT (f, has_stepped);
}

/* Two renamings and a deletion. */
static void
edit (Fixture *f)
{
  gint64 gone = segment (f, "光通信/射频天线");

  rename_chain (f, "Optics");
  count_steps (f);
  lt_editor_delete (lt_view_state_get_editor (f->state), LT_TABLE_SEGMENT, &gone, 1);
  WAIT (f, has_stepped);
}

static GtkListView *
list_view (Fixture *f)
{
  return GTK_LIST_VIEW (find_widget (GTK_WIDGET (f->window->history), GTK_TYPE_LIST_VIEW));
}

static gboolean
is_idle (Fixture *f)
{
  gboolean busy;

  g_object_get (workspace (f), "busy", &busy, NULL);
  return !busy && is_empty_handed (f);
}

static void
activate (Fixture *f, guint i)
{
  count_steps (f);
  g_signal_emit_by_name (list_view (f), "activate", i);
  WAIT (f, has_stepped);
  WAIT (f, is_idle);
}

static void
test_jumps (Fixture *f, gconstpointer unused)
{
  guint segments = lt_model_count (f->model, LT_TABLE_SEGMENT);
  gpointer kept;

  edit (f);
  open_list (f);
  CHECK_LINES (f, "n Delete “射频天线”", "d Rename “Optics” to “光通信”", "d Rename “光通信” to “Optics”", FIRST);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SEGMENT), ==, segments - 1);
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (list_view (f))));
  kept = line_at (f, 0);
  activate (f, 2);
  CHECK_LINES (f, "u Delete “射频天线”", "u Rename “Optics” to “光通信”", "n Rename “光通信” to “Optics”", FIRST);
  g_assert_nonnull (lt_chain_find (f->model, "Optics", NULL));
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SEGMENT), ==, segments);
  g_assert_true (line_at (f, 0) == kept);                    /* its row stays, and the focus on it */
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->window->history)));
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (list_view (f))));
  activate (f, 3);
  CHECK_LINES (f, "u Delete “射频天线”", "u Rename “Optics” to “光通信”", "u Rename “光通信” to “Optics”", "n The beginning: Build the sample “xianning”");
  g_assert_null (lt_chain_find (f->model, "Optics", NULL));
  activate (f, 0);
  CHECK_LINES (f, "n Delete “射频天线”", "d Rename “Optics” to “光通信”", "d Rename “光通信” to “Optics”", FIRST);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SEGMENT), ==, segments - 1);
}

/* Where the document is already, nothing happens. */
static void
test_now_is_no_way (Fixture *f, gconstpointer unused)
{
  edit (f);
  open_list (f);
  count_steps (f);
  g_signal_emit_by_name (list_view (f), "activate", 0u);
  settle ();
  g_assert_false (has_stepped (f));
}

static void
test_edit_ends_redo (Fixture *f, gconstpointer unused)
{
  gint64 gone = segment (f, "光通信/光模块");

  edit (f);
  open_list (f);
  activate (f, 2);
  count_steps (f);
  lt_editor_delete (lt_view_state_get_editor (f->state), LT_TABLE_SEGMENT, &gone, 1);
  WAIT (f, has_stepped);
  WAIT (f, is_listed);
  CHECK_LINES (f, "n Delete “光模块”", "d Rename “光通信” to “Optics”", FIRST);
}

/* What is only proposed goes first. */
static void
test_leaves_a_proposal (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/射频天线");
  LtRect before;
  LtPoint from;

  go_into (f, "光通信");
  before = card_of (f, moved);
  from = place_of (f, moved);
  drag (f, from, (LtPoint) { from.x + 40, from.y + 90 }, GDK_ALT_MASK);
  count_steps (f);
  lt_editor_release_cards (lt_view_state_get_editor (f->state), chain (f, "光通信"), &moved, 1);
  WAIT (f, has_stepped);
  propose (f);
  open_list (f);
  CHECK_LINES (f, "n Release “射频天线”", "d Move “射频天线”", FIRST);
  activate (f, 2);
  g_assert_false (lt_diagram_is_proposing (lt_window_get_diagram (f->window)));
  g_assert_cmpfloat (card_of (f, moved).x, ==, before.x);
  g_assert_cmpfloat (card_of (f, moved).y, ==, before.y);
  CHECK_LINES (f, "u Release “射频天线”", "u Move “射频天线”", "n The beginning: Build the sample “xianning”");
}

static gboolean
is_found (Fixture *f)
{
  return g_list_model_get_n_items (lines (f)) == 1;
}

static void
test_searched (Fixture *f, gconstpointer unused)
{
  GtkWidget *entry;

  edit (f);
  open_list (f);
  entry = find_widget (GTK_WIDGET (f->window->history), GTK_TYPE_SEARCH_ENTRY);
  g_assert_false (gtk_widget_get_visible (entry));           /* a few need no search */
  for (guint i = 0; i < 3; i++)
    rename_chain (f, "Fibre");
  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "delete");
  WAIT (f, is_found);
  CHECK_LINES (f, "d Delete “射频天线”");
  activate (f, 0);
  CHECK_LINES (f, "n Delete “射频天线”");
}

/* It says what was done, and why nothing of it can be undone here. */
static void
test_read_only (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtWorkspace) holder = NULL;

  edit (f);
  close_window (f);
  holder = lt_workspace_open (f->path, LT_OPEN_WRITE, NULL);
  g_assert_nonnull (holder);
  open_window (f);
  open_list (f);
  CHECK_LINES (f, "n Delete “射频天线”", "d Rename “Optics” to “光通信”", "d Rename “光通信” to “Optics”", FIRST);
  count_steps (f);
  g_signal_emit_by_name (list_view (f), "activate", 2u);
  settle ();
  g_assert_false (has_stepped (f));
  g_assert_null (lt_chain_find (f->model, "Optics", NULL));
  g_assert_true (has_text (GTK_WIDGET (f->window->history), "Open for reading only"));
  lt_workspace_close (holder);
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("history/jumps", test_jumps);
  TEST ("history/now-is-no-way", test_now_is_no_way);
  TEST ("history/edit-ends-redo", test_edit_ends_redo);
  TEST ("history/leaves-a-proposal", test_leaves_a_proposal);
  TEST ("history/searched", test_searched);
  TEST ("history/read-only", test_read_only);
  return g_test_run ();
}
