/* Things dragged from the left pane with the real pointer: onto cards, lanes, lines of the outline and each other. */
#include "config.h"
#include "scenario.h"

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

static LtDriver *
begin_chain (const char *name)
{
  LtDriver *d = begin_open (name);

  lt_driver_click (d, card (d, "光通信, *"));
  lt_driver_settle (d, card (d, "射频天线, *"));
  return d;
}

static LtThing *
show_page (LtDriver *d, const char *page, const char *list)
{
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_TAB, page));
  return lt_driver_find (d, NULL, LT_ROLE_LIST, list);
}

static LtPlace
row_place (LtDriver *d, LtThing *list, const char *name)
{
  return middle (lt_driver_settle (d, lt_driver_find (d, list, LT_ROLE_ROW, name)));
}

static void
test_enterprise_onto_card (void)
{
  LtDriver *d = begin_chain ("enterprise-onto-card");
  LtThing *list = show_page (d, "Enterprises", "Enterprises");
  LtPlace to = middle (lt_driver_settle (d, card (d, "光模块, *")));

  drag_to (d, row_place (d, list, "三赢兴科技, *"), to);
  check_step (d, "Add “三赢兴科技” to “光模块”");
  lt_driver_find (d, list, LT_ROLE_ROW, "三赢兴科技, * · 3 segments");
  /* Once more does nothing. */
  drag_to (d, row_place (d, list, "三赢兴科技, *"), to);
  check_step (d, "Add “三赢兴科技” to “光模块”");
  lt_driver_key (d, "ctrl+z");
  lt_driver_find (d, list, LT_ROLE_ROW, "三赢兴科技, * · 2 segments");
  end (d);
}

/* One from outside onto a card with a gap's badge; and back. */
static void
test_target_onto_gap (void)
{
  LtDriver *d = begin_chain ("target-onto-gap");
  LtThing *list = show_page (d, "Enterprises", "Enterprises");

  drag_to (d, row_place (d, list, "TCL, *"), middle (lt_driver_settle (d, card (d, "光模块, *"))));
  check_step (d, "Make “TCL” a target for “光模块”");
  lt_driver_find (d, list, LT_ROLE_ROW, "TCL, 1 segment");
  lt_driver_click (d, card (d, "光模块, *"));
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "Region unknown · Identified");
  lt_driver_key (d, "ctrl+z");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Redo: Make “TCL” a target for “光模块”");
  end (d);
}

/* From the table in its own view: over the rail into the diagram, which looks as it did. */
static void
test_from_table (void)
{
  LtDriver *d = begin_chain ("from-table");
  LtPlace way[3];

  way[2] = middle (lt_driver_settle (d, card (d, "光模块, *")));
  lt_driver_key (d, "alt+2");
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_ANY, "Search the table"));
  lt_driver_type (d, "syxkj");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "1 of 70 enterprises*");
  way[0] = middle (lt_driver_settle (d, lt_driver_find (d, NULL, LT_ROLE_ANY, "Name: 三赢兴科技")));
  way[1] = middle (lt_driver_settle (d, lt_driver_find (d, NULL, LT_ROLE_ANY, "Chains")));
  lt_driver_carry (d, way, G_N_ELEMENTS (way), 1.5);
  check_step (d, "Add “三赢兴科技” to “光模块”");
  end (d);
}

static void
test_new_segment (void)
{
  LtDriver *d = begin_chain ("palette-segment");
  LtThing *list = show_page (d, "Templates", "Templates");
  LtPlace beside = middle (lt_driver_settle (d, card (d, "光通信设备, *")));

  drag_to (d, row_place (d, list, "New segment, *"), (LtPlace) { .x = beside.x, .y = beside.y + 90 });
  lt_driver_find_focus (d, LT_ROLE_TEXT, "Name");
  lt_driver_key (d, "ctrl+a");
  lt_driver_type (d, "Modem");
  lt_driver_key (d, "Return");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "Modem, *");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "*Downstream*");
  end (d);
}

static void
test_onto_outline (void)
{
  LtDriver *d = begin_chain ("onto-outline");
  LtThing *list = outline (d);

  /* A line onto a position's heading. */
  drag_to (d, row_place (d, list, "光模块, *"), row_place (d, list, "Downstream"));
  check_step (d, "Move “光模块”");
  lt_driver_key (d, "ctrl+z");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Redo: Move “光模块”");
  /* A card out of the diagram. */
  drag_to (d, middle (lt_driver_settle (d, card (d, "无源光器件, *"))), row_place (d, list, "Upstream"));
  check_step (d, "Move “无源光器件”");
  lt_driver_click (d, card (d, "无源光器件, *"));
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "*Upstream*");
  end (d);
}

static void
test_chains (void)
{
  LtDriver *d = begin_open ("chains-onto-chains");
  LtThing *list = outline (d);
  LtPlace before = lt_driver_settle (d, lt_driver_find (d, list, LT_ROLE_ROW, "新型显示, *"));

  drag_to (d, row_place (d, list, "电子材料, *"), (LtPlace) { .x = middle (before).x, .y = before.y + 4 });
  check_step (d, "Change the place of “电子材料” in the list");
  lt_driver_until (d, row_place (d, list, "电子材料, *").y < row_place (d, list, "新型显示, *").y, "the chain to be listed above");
  drag_to (d, row_place (d, list, "电子材料, *"), row_place (d, list, "新型显示, *"));
  check_step (d, "Move the chain “电子材料”");
  end (d);
}

static void
test_supply (void)
{
  LtDriver *d = begin_open ("supply");
  LtThing *list = show_page (d, "Enterprises", "Enterprises");

  drag_to (d, row_place (d, list, "OPPO, *"), row_place (d, list, "TCL, *"));
  check_step (d, "“OPPO” supplies “TCL”");
  end (d);
}

/* The same by keys alone. */
static void
test_keys (void)
{
  LtDriver *d = begin_chain ("link-by-keys");
  LtThing *list;

  lt_driver_click (d, card (d, "光模块, *"));
  list = show_page (d, "Enterprises", "Enterprises");
  lt_driver_click (d, lt_driver_find (d, list, LT_ROLE_ROW, "OPPO, *"));
  lt_driver_key (d, "Down ctrl+Return");
  check_step (d, "Add “TCL” to “光模块”");
  lt_driver_key (d, "ctrl+shift+Return");
  check_step (d, "Make “TCL” a target for “光模块”");
  end (d);
}

int
main (int argc, char **argv)
{
  static const Scenario scenarios[] = {
    { "/drag/enterprise-onto-card", test_enterprise_onto_card },
    { "/drag/target-onto-gap", test_target_onto_gap },
    { "/drag/from-table", test_from_table },
    { "/drag/new-segment", test_new_segment },
    { "/drag/onto-outline", test_onto_outline },
    { "/drag/chains", test_chains },
    { "/drag/supply", test_supply },
    { "/drag/keys", test_keys },
  };

  return run_scenarios (argc, argv, scenarios, G_N_ELEMENTS (scenarios));
}
