/* The table of enterprises with the real pointer and keyboard: found, edited, undone; seen from outside. */
#include "config.h"
#include "scenario.h"

/* The history's newest step, as the button over the table calls it. */
static void
check_step (LtDriver *d, const char *label)
{
  g_autofree char *name = g_strdup_printf ("Undo: %s", label);

  lt_driver_find (d, NULL, LT_ROLE_BUTTON, name);
}

static void
test_edit (void)
{
  LtDriver *d = begin_open ("table-edit");
  LtPlace cell;

  lt_driver_key (d, "alt+2");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "70 of 70 enterprises*");
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_ANY, "Search the table"));
  lt_driver_type (d, "syxkj");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "1 of 70 enterprises*");
  cell = middle (lt_driver_settle (d, lt_driver_find (d, NULL, LT_ROLE_ANY, "Name: 三赢兴科技")));
  lt_driver_click_at (d, cell.x, cell.y, 1);
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "三赢兴科技");                  /* the inspector's heading */
  lt_driver_key (d, "F2");
  lt_driver_find_focus (d, LT_ROLE_TEXT, "*");
  lt_driver_key (d, "ctrl+a");
  lt_driver_type (d, "SYX");
  lt_driver_key (d, "Return");
  check_step (d, "Rename “三赢兴科技” to “SYX”");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "0 of 70 enterprises*");         /* those letters find it no more */
  lt_driver_key (d, "ctrl+z");
  lt_driver_find (d, NULL, LT_ROLE_ANY, "Name: 三赢兴科技");
  end (d);
}

/* With the keys. */
static void
test_delete (void)
{
  LtDriver *d = begin_open ("table-delete");
  LtPlace cell;

  lt_driver_key (d, "alt+2");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "70 of 70 enterprises*");
  cell = middle (lt_driver_settle (d, lt_driver_find (d, NULL, LT_ROLE_ANY, "Name: 必虎网络")));
  lt_driver_click_at (d, cell.x, cell.y, 1);
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "必虎网络");                    /* the inspector's heading */
  lt_driver_key (d, "Delete");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "69 of 69 enterprises*");
  check_step (d, "Delete “必虎网络”");
  lt_driver_key (d, "ctrl+z");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "70 of 70 enterprises*");
  lt_driver_find (d, NULL, LT_ROLE_ANY, "Name: 必虎网络");
  end (d);
}

static gboolean
is_left_of (LtDriver *d, const char *one, const char *other)
{
  LtThing *a = lt_driver_look (d, NULL, LT_ROLE_LABEL, one), *b = lt_driver_look (d, NULL, LT_ROLE_LABEL, other);
  LtPlace x, y;

  return a != NULL && b != NULL && lt_driver_get_place (d, a, &x) && lt_driver_get_place (d, b, &y) && x.x < y.x;
}

/* A header is dragged over others; so it is when the workspace is opened again. */
static void
test_columns (void)
{
  LtDriver *d = begin_open ("table-columns");
  LtPlace from, to;

  lt_driver_key (d, "alt+2");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "70 of 70 enterprises*");
  from = middle (lt_driver_settle (d, lt_driver_find (d, NULL, LT_ROLE_LABEL, "Honours")));
  to = middle (lt_driver_settle (d, lt_driver_find (d, NULL, LT_ROLE_LABEL, "Segments")));
  g_assert_true (is_left_of (d, "Segments", "Honours"));
  lt_driver_drag (d, from.x, from.y, to.x - 20 - from.x, 0);
  lt_driver_until (d, is_left_of (d, "Honours", "Segments"), "the honours to stand before the segments");
  lt_driver_close (d);
  open_window (d);
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "70 of 70 enterprises*");
  lt_driver_until (d, is_left_of (d, "Honours", "Segments"), "the honours to stand there still");
  end (d);
}

static const Scenario scenarios[] = {
  { "/table/edit", test_edit },
  { "/table/delete", test_delete },
  { "/table/columns", test_columns },
};

int
main (int argc, char **argv)
{
  return run_scenarios (argc, argv, scenarios, G_N_ELEMENTS (scenarios));
}
