/* A chain edited with the real pointer and keyboard: every gesture that changes the document, seen from outside. */
#include "config.h"
#include "scenario.h"

static LtDriver *
begin_chain (const char *name)
{
  LtDriver *d = begin_open (name);

  lt_driver_click (d, card (d, "光通信, *"));
  lt_driver_settle (d, card (d, "射频天线, *"));
  return d;
}

/* The history's newest step, as the button over the diagram calls it. */
static void
check_step (LtDriver *d, const char *label)
{
  g_autofree char *name = g_strdup_printf ("Undo: %s", label);

  lt_driver_find (d, NULL, LT_ROLE_BUTTON, name);
}

static void
drag_to (LtDriver *d, LtPlace from, LtPlace to)
{
  lt_driver_drag (d, from.x, from.y, to.x - from.x, to.y - from.y);
}

/* Where flows leave a card; it shows its handle once the pointer is on the card. */
static LtPlace
handle_of (LtDriver *d, LtThing *thing)
{
  LtPlace place = lt_driver_settle (d, thing);

  lt_driver_move_to (d, place.x + place.width / 2, place.y + place.height * 2 / 3);
  return (LtPlace) { .x = place.x + place.width - 2, .y = place.y + place.height / 2 };
}

static void
test_move (void)
{
  LtDriver *d = begin_chain ("move");
  LtThing *moved = card (d, "射频天线, *"), *other = card (d, "光模块, *");
  LtPlace before = lt_driver_settle (d, moved), still = lt_driver_settle (d, other), after, again;

  drag_to (d, middle (before), (LtPlace) { .x = middle (before).x - 12, .y = middle (before).y + 34 });
  check_step (d, "Move “射频天线”");
  after = lt_driver_settle (d, card (d, "射频天线, *"));
  g_assert_cmpint (after.y, >, before.y + 10);
  check_same (d, "光模块", still, lt_driver_settle (d, card (d, "光模块, *")));
  lt_driver_key (d, "ctrl+z");
  lt_driver_until (d, lt_driver_settle (d, card (d, "射频天线, *")).y < after.y - 10, "the card to go back");
  check_same (d, "射频天线", before, lt_driver_settle (d, card (d, "射频天线, *")));
  lt_driver_key (d, "ctrl+shift+z");
  lt_driver_until (d, lt_driver_settle (d, card (d, "射频天线, *")).y > before.y + 10, "the card to be moved again");
  lt_driver_close (d);
  open_window (d);
  again = lt_driver_settle (d, card (d, "射频天线, *"));
  g_assert_cmpint (ABS (again.y - after.y), <=, 1);                   /* a pin holds, and so does the view */
  end (d);
}

static void
test_change_lane (void)
{
  LtDriver *d = begin_chain ("change-lane");
  LtPlace from = middle (lt_driver_settle (d, card (d, "无源光器件, *"))), lane = middle (lt_driver_settle (d, card (d, "光芯片, *")));

  lt_driver_find (d, outline (d), LT_ROLE_ROW, "Midstream");
  drag_to (d, from, (LtPlace) { .x = lane.x, .y = from.y + 100 });
  check_step (d, "Move “无源光器件”");
  lt_driver_until (d, middle (lt_driver_settle (d, card (d, "无源光器件, *"))).x < from.x - 40, "the card to stay where it was put");
  lt_driver_click (d, card (d, "无源光器件, *"));
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "*Upstream*");
  end (d);
}

static void
test_draw_flow (void)
{
  LtDriver *d = begin_chain ("draw-flow");
  LtPlace to = middle (lt_driver_settle (d, card (d, "射频天线, *"))), from = handle_of (d, card (d, "光纤预制棒, *"));

  drag_to (d, from, to);
  check_step (d, "New flow “光纤预制棒” → “射频天线”");
  /* There is one already: nothing happens. */
  drag_to (d, handle_of (d, card (d, "光纤预制棒, *")), to);
  check_step (d, "New flow “光纤预制棒” → “射频天线”");
  lt_driver_key (d, "ctrl+z");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Redo: New flow “光纤预制棒” → “射频天线”");
  end (d);
}

static void
test_new_segment (void)
{
  LtDriver *d = begin_chain ("new-segment");
  LtPlace above = middle (lt_driver_settle (d, card (d, "射频天线, *"))), from = handle_of (d, card (d, "特种光纤, *"));

  drag_to (d, from, (LtPlace) { .x = from.x + 14, .y = above.y });
  lt_driver_find_focus (d, LT_ROLE_TEXT, "Name");
  lt_driver_key (d, "ctrl+a");
  lt_driver_type (d, "Silicon");
  lt_driver_key (d, "Return");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "Silicon, *");
  lt_driver_find (d, outline (d), LT_ROLE_ROW, "*Silicon*");
  end (d);
}

static void
test_delete (void)
{
  LtDriver *d = begin_chain ("delete");

  lt_driver_click (d, card (d, "光通信设备, *"));
  lt_driver_key (d, "Delete");
  lt_driver_find_gone (d, canvas (d), LT_ROLE_BUTTON, "光通信设备, *");
  lt_driver_find_gone (d, outline (d), LT_ROLE_ROW, "Downstream");
  lt_driver_key (d, "ctrl+z");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "光通信设备, *");
  lt_driver_find (d, outline (d), LT_ROLE_ROW, "Downstream");
  end (d);
}

/* All of it by keys: walk, move, connect, rename. */
static void
test_keys (void)
{
  LtDriver *d = begin_chain ("keys");
  LtPlace before = lt_driver_settle (d, card (d, "射频天线, *"));

  lt_driver_click (d, card (d, "射频天线, *"));
  lt_driver_key (d, "ctrl+Down ctrl+Down ctrl+Down");
  check_step (d, "Move “射频天线”");
  lt_driver_until (d, lt_driver_settle (d, card (d, "射频天线, *")).y > before.y + 8, "the card to be moved by keys");
  lt_driver_key (d, "ctrl+k Down Return");
  check_step (d, "New flow “射频天线” → “光纤跳线”");
  lt_driver_key (d, "F2");
  lt_driver_find_focus (d, LT_ROLE_TEXT, "Name");
  lt_driver_key (d, "ctrl+a");
  lt_driver_type (d, "Antenna");
  lt_driver_key (d, "Return");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "Antenna, *");
  check_step (d, "Rename “射频天线” to “Antenna”");
  end (d);
}

/* A proposal, left by Escape and kept by its button. */
static void
test_tidy (void)
{
  LtDriver *d = begin_chain ("tidy");
  LtPlace before = lt_driver_settle (d, card (d, "射频天线, *")), moved, tidied;

  drag_to (d, middle (before), (LtPlace) { .x = middle (before).x - 12, .y = middle (before).y + 50 });
  check_step (d, "Move “射频天线”");
  lt_driver_key (d, "ctrl+z ctrl+shift+z");
  moved = lt_driver_settle (d, card (d, "射频天线, *"));
  lt_driver_open_menu (d, card (d, "射频天线, *"));
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_MENU_ITEM, "Release Pin"));
  check_step (d, "Release “射频天线”");
  lt_driver_key (d, "ctrl+t");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Keep");
  lt_driver_key (d, "Escape");
  lt_driver_find_gone (d, NULL, LT_ROLE_BUTTON, "Keep");
  check_same (d, "射频天线", moved, lt_driver_settle (d, card (d, "射频天线, *")));
  check_step (d, "Release “射频天线”");
  lt_driver_key (d, "ctrl+t");
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Keep"));
  check_step (d, "Tidy the diagram");
  tidied = lt_driver_settle (d, card (d, "射频天线, *"));
  g_assert_cmpint (ABS (tidied.y - moved.y), >, 8);
  end (d);
}

/* The inspector's fields by keys: Enter stores, Ctrl+Z is the field's own while it has something to undo, Escape takes back
 * what was typed and then leaves. */
static void
test_details (void)
{
  LtDriver *d = begin_chain ("details");

  lt_driver_click (d, card (d, "射频天线, *"));
  lt_driver_key (d, "F4");
  lt_driver_find_focus (d, LT_ROLE_TEXT, "Name");
  lt_driver_key (d, "Tab Tab Tab Tab");
  lt_driver_find_focus (d, LT_ROLE_TEXT, "Keywords");
  lt_driver_key (d, "ctrl+a");
  lt_driver_type (d, "aerial");
  lt_driver_key (d, "Return");
  check_step (d, "Set the keywords of “射频天线”");
  lt_driver_find_focus (d, LT_ROLE_TEXT, "Keywords");
  lt_driver_key (d, "End");
  lt_driver_type (d, ";mast");
  lt_driver_until (d, g_str_equal (lt_driver_get_text (d, lt_driver_find_focus (d, LT_ROLE_TEXT, "Keywords")), "aerial;mast"), "the text");
  lt_driver_key (d, "ctrl+z");
  lt_driver_until (d, !g_str_has_suffix (lt_driver_get_text (d, lt_driver_find_focus (d, LT_ROLE_TEXT, "Keywords")), "mast"),
                   "the field to undo its text");
  check_step (d, "Set the keywords of “射频天线”");
  lt_driver_type (d, "!");
  lt_driver_key (d, "Escape");
  lt_driver_until (d, g_str_equal (lt_driver_get_text (d, lt_driver_find_focus (d, LT_ROLE_TEXT, "Keywords")), "aerial"),
                   "the stored text");
  lt_driver_key (d, "Escape");
  lt_driver_find_focus (d, LT_ROLE_PANEL, "Diagram");
  check_step (d, "Set the keywords of “射频天线”");
  end (d);
}

int
main (int argc, char **argv)
{
  static const Scenario scenarios[] = {
    { "/edit/move", test_move },
    { "/edit/change-lane", test_change_lane },
    { "/edit/draw-flow", test_draw_flow },
    { "/edit/new-segment", test_new_segment },
    { "/edit/delete", test_delete },
    { "/edit/keys", test_keys },
    { "/edit/tidy", test_tidy },
    { "/edit/details", test_details },
  };

  return run_scenarios (argc, argv, scenarios, G_N_ELEMENTS (scenarios));
}
